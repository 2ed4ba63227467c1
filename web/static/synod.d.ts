// What `window.synod` holds, once `document.documentElement.dataset.ready` is "1".

export {};

declare global {
  interface Window {
    readonly synod: Synod;
  }
}

/** Everything that a script can ask of the page. Whatever fails throws an `Error` that can be read. */
export interface Synod {
  /**
   * Plays another script from its beginning, paused. Throws every mistake in it. It may stand in a block
   * of code or in a trace. A link, or its fragment, takes reading: then the answer is a promise.
   */
  load(script: string): void | Promise<void>;
  /** The scenario as text, with everything that was done so far. */
  script(): string;
  play(): void;
  pause(): void;
  /** Sets the clock, in seconds of virtual time. */
  seek(seconds: number): void;
  /** Plays the next event. `false` when nothing is left to happen. */
  step(): boolean;
  /** Does what a line of script says at this moment: `"crash 2"`, `"expect leader 3 by 4s"`. */
  act(line: string): void;
  /** Takes back the last thing that was done to the script. `false` when there is nothing to take back. */
  undo(): boolean;
  /** Does again what was taken back. `false` when there is nothing to do again. */
  redo(): boolean;
  /** Everything that there is to be seen at this moment. */
  stage(): Stage;
  /** By hand: what can happen next, each as a line for `act`. */
  choices(): Choice[];
  /**
   * Where on the page a pointer finds what is called so: `"S3"`, `"c1"`, `"S1-S2"`, `"vote 2to1"`. `null`
   * when it is not to be seen. It is told once the page shows all that was done before it was asked.
   */
  area(name: string): Promise<{ x: number; y: number } | null>;
  /** What is known about each property at this moment. */
  verdicts(): Verdict[];
  /** Up to 10,000 events that have taken place, from the one with this number on (the first is 1). */
  events(from?: number): Row[];
  /** An event, what brought it about, what brought that about, and so on to the beginning of the run. */
  causes(event: number): Row[];
  /** An event and everything that would not have come about without it, as far as the run is known. */
  effects(event: number): Row[];
  /** The first 10,000 events of the known run in which these words stand: `"S1 accepts"`. */
  find(words: string): Row[];
}

/** Microseconds of virtual time. */
export type Micros = number;

/** An end of a link: `{ node: 3 }` is `S3`, `{ client: 1 }` is `c1`. */
export type End = { node: number } | { client: number };

export interface Stage {
  time: Micros;
  event: number;
  nodes: NodeStage[];
  clients: { id: number; waiting: string[]; life: "up" | "paused" | "down"; lies: boolean }[];
  flights: Flight[];
  groups: End[][];
  splitSince: Micros | null;
  cuts: [End, End][];
}

export interface NodeStage {
  id: number;
  life: "up" | "paused" | "down";
  role: "leading" | "campaigning" | "following" | "observing";
  title: string;
  epoch: number;
  /** The epoch as it is written: `t3`; `b1.2`, where two proposers may run one round. */
  epochLabel: string;
  leader: number | null;
  slots: {
    slot: number;
    stage: "damaged" | "proposed" | "certified" | "decided";
    epoch: number;
    /** Its epoch as it is written: `t3`, `b1.2`. */
    epochLabel: string;
    label: string;
  }[];
  last: number;
  decided: number;
  /** The last slot among the newest that a snapshot stands for; 0 if none does. */
  compacted: number;
  tallies: { label: string; have: number[]; need: number }[];
  timers: { word: string; name: string; set: Micros; due: Micros | null }[];
  writing: [Micros, Micros | null] | null;
  waiting: number;
  /** How fast its clock runs, in millionths. */
  clock: number;
  corrupt: boolean;
  lyingDisk: boolean;
  /** Its disk is full: writes wait. */
  fullDisk: boolean;
  /** Writes to its disk fail. */
  failingDisk: boolean;
  /** How it lies, as scripts say it: `twins`, `withhold to=2`. */
  lies: string[];
  /** What the second of it is, where it is twins: `follower t3`. */
  second: string | null;
  facts: [string, string][];
  registers: [string, string][];
}

export interface Flight {
  id: number;
  from: End;
  to: End;
  sent: Micros;
  due: Micros | null;
  doomed: boolean;
  /** What a liar did to it: `forged equivocate`, `twin`; empty when nothing. */
  trick: string;
  /** How a script addresses it: `append.2`. */
  selector: string;
  label: string;
  says: string;
  flavour:
    | "propose" | "agree" | "refuse" | "campaign" | "heartbeat" | "inform" | "request" | "reply";
  epoch: number;
  fields: [string, string][];
}

export interface Choice {
  line: string;
  kind: "write" | "deliver" | "fire" | "settle";
  label: string;
  node: number | null;
  flight: number | null;
  lost: boolean;
}

export interface Verdict {
  property: string;
  name: string;
  says: string;
  /** `unpromised`: not violated, and nobody can promise it now; `because` says what stands in the way. */
  state: "holds" | "violated" | "assumption" | "unpromised";
  because: string;
  event: number | null;
  time: Micros | null;
  earlier: number | null;
  /** The assumption that does not hold, and who broke it, when, and by how much, in a sentence. */
  assumption: string | null;
  broken: number | null;
}

export interface Row {
  event: number;
  time: Micros;
  who: End | null;
  text: string;
  kind: "message" | "lost" | "timer" | "disk" | "client" | "action";
  epoch: number;
  cause: number | null;
  notable: boolean;
}
