//! Records a run in time as steps by hand.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use checker::JudgedWorld;
use protocol::{NodeId, RequestId};
use scenario::{Action, ActionKind, Endpoint, MessageRef, Pending};
use simulator::core::Durable;
use simulator::{Core, Envelope, EventKind, NodeAction, Payload};

use super::explicit::Explicit;
use super::steps::{ManualRun, Match, MessagePattern, Step, Verb};

/// A beginning, and what is done from there.
pub(super) type Tape = (ManualRun, Vec<Step>);

/// Takes down a run in time. A world by hand goes along: whatever happened is done in it, so that
/// both hold the same messages.
///
/// By hand nobody asks the same thing twice. So a client that asks again either asks something new,
/// or its asking again is left out.
pub(super) fn of(core: Core, run: &Explicit, again: bool) -> Option<Tape> {
    let start = ManualRun::open(core, &run.head)?;
    let timed = run.open(core)?;
    let nodes = timed.world.nodes().len();
    let mut recorder = Recorder {
        delivered: delivered(timed.clone()),
        timed,
        hand: start.clone(),
        steps: Vec::new(),
        theirs: vec![VecDeque::new(); nodes],
        ours: vec![VecDeque::new(); nodes],
        known: BTreeMap::new(),
        asked: BTreeSet::new(),
        again,
        newest: 0,
    };
    recorder.pair();
    while recorder.timed.judge.violations() == 0 && recorder.step() {}
    Some((start, recorder.steps))
}

/// Records a run by hand; a `settle` becomes single steps.
pub(super) fn by_hand(core: Core, run: &Explicit) -> Option<Tape> {
    let start = ManualRun::open(core, &run.head)?;
    let (mut hand, mut steps) = (start.clone(), Vec::new());
    for (_, action) in &run.plan {
        let settles = matches!(action, Action::Settle(_));
        loop {
            let next = if settles {
                let mut trial = hand.clone();
                trial.run.world.follow([(scenario::Moment::default(), action.clone())].into(), 0);
                trial.run.step();
                trial.run.world.settles()
            } else {
                Some(action.clone())
            };
            let Some(next) = next else { break };
            for step in written_out(&hand, next) {
                steps.extend(hand.take(&step, Match::Exact));
            }
            if !settles || hand.is_violated() {
                break;
            }
        }
    }
    Some((start, steps))
}

/// An action by hand as steps.
fn written_out(hand: &ManualRun, action: Action) -> Vec<Step> {
    let (verb, flight) = match action {
        Action::Deliver(flight) => (Verb::Deliver, flight),
        Action::Drop(flight) => (Verb::Drop, flight),
        Action::Copy(flight) => (Verb::Copy, flight),
        Action::Write(node, times) => {
            let once = Step::Act(Action::Write(node, None));
            return vec![once; times.unwrap_or(1) as usize];
        }
        other => {
            return match other.kind() {
                ActionKind::Note => Vec::new(),
                ActionKind::Fault
                | ActionKind::Repair
                | ActionKind::Request
                | ActionKind::Administration
                | ActionKind::ByHand => vec![Step::Act(other)],
            };
        }
    };
    let MessageRef { word, nth, from, to } = flight;
    let nth = nth.unwrap_or(1).saturating_sub(1) as usize;
    let envelopes = hand.run.world.envelopes();
    let words =
        envelopes.filter_map(|envelope| Some(envelope.payload.between_replicas()?.word().id));
    let Some(known) = words.into_iter().find(|known| **known == *word) else { return Vec::new() };
    let message = hand.on_the_way(known, from, to).nth(nth).map(|(_, message)| message);
    let pattern = message.map(|message| MessagePattern { word: known, from, to, message });
    pattern.map(|pattern| Step::Message(verb, pattern)).into_iter().collect()
}

/// The numbers of all envelopes that arrive before something is violated.
fn delivered(mut run: JudgedWorld) -> BTreeSet<u64> {
    let mut delivered = BTreeSet::new();
    while run.judge.violations() == 0 {
        let Some(event) = run.step() else { break };
        if let EventKind::Delivered(envelope) = &event.kind {
            delivered.insert(envelope.id);
        }
    }
    delivered
}

struct Recorder {
    timed: JudgedWorld,
    hand: ManualRun,
    steps: Vec<Step>,
    /// What each node sent in time and by hand, as far as it is not paired yet. Nodes send the same
    /// in the same order; by hand it may leave later, for every disk write is a step.
    theirs: Vec<VecDeque<u64>>,
    ours: Vec<VecDeque<u64>>,
    /// Envelopes in time, and what they are by hand.
    known: BTreeMap<u64, u64>,
    /// Envelopes that will arrive.
    delivered: BTreeSet<u64>,
    /// Requests that have arrived, and whether they may do so again.
    asked: BTreeSet<RequestId>,
    again: bool,
    /// The newest envelope that was looked at.
    newest: u64,
}

impl Recorder {
    /// Takes down one event. `false` when nothing is left.
    fn step(&mut self) -> bool {
        let disks: Vec<Durable> =
            self.timed.world.nodes().iter().map(|node| node.disk.clone()).collect();
        let Some(event) = self.timed.step() else { return false };
        let kind = event.kind.clone();
        for (node, node_action) in &event.node_actions {
            if let NodeAction::Sent(envelope) = node_action {
                self.theirs[node.index()].push_back(envelope.id);
            }
        }
        match kind {
            EventKind::Delivered(envelope) => self.arrives(&envelope),
            EventKind::TimerFired(node, timer) => {
                self.act(Action::Fire(node, timer.word.id.to_owned()))
            }
            EventKind::Written(node) => self.act(Action::Write(node, None)),
            EventKind::Acted(action) => self.acted(action, &disks),
            EventKind::Booted(_)
            | EventKind::Lost(..)
            | EventKind::Failed(_)
            | EventKind::Asked(..)
            | EventKind::Retried(..)
            | EventKind::Missed(..)
            | EventKind::Stopped(_) => {}
        }
        self.finish_writes();
        self.copy();
        true
    }

    fn arrives(&mut self, envelope: &Envelope) {
        match (&envelope.payload, envelope.from, envelope.to) {
            (Payload::Request(request), Endpoint::Client(client), Endpoint::Node(at)) => {
                if !self.asked.insert(request.unverified().id) && !self.again {
                    return;
                }
                let operation = request.unverified().operation.clone();
                let client = Some(client).filter(|client| client.0 > 1);
                self.act(Action::Request { client, operation, at: Some(at) });
            }
            (Payload::Message(message), Endpoint::Node(from), Endpoint::Node(to)) => {
                let word = message.describe().word().id;
                match self.known.get(&envelope.id) {
                    Some(&id) => self.message(Verb::Deliver, word, from, to, id),
                    None => {
                        let pattern =
                            MessagePattern { word, from, to, message: Some(message.clone()) };
                        let step = Step::Message(Verb::Deliver, pattern);
                        self.steps.extend(self.hand.take(&step, Match::Closest));
                        self.pair();
                    }
                }
            }
            (Payload::Disconnect, Endpoint::Node(from), Endpoint::Node(to)) => {
                let word = protocol::DISCONNECT.id;
                let first = self.hand.on_the_way(word, from, to).next();
                if let Some((id, _)) = first {
                    self.message(Verb::Deliver, word, from, to, id);
                }
            }
            _ => {}
        }
    }

    fn message(&mut self, verb: Verb, word: &'static str, from: NodeId, to: NodeId, id: u64) {
        let mut alike = self.hand.on_the_way(word, from, to).zip(1_u32..);
        let Some(((_, message), nth)) = alike.find(|((known, _), _)| *known == id) else { return };
        drop(alike);
        let flight = MessageRef { word: word.to_owned(), nth: Some(nth), from, to };
        if self.hand.act(verb.to(flight)) {
            let pattern = MessagePattern { word, from, to, message };
            self.steps.push(Step::Message(verb, pattern));
        }
        self.pair();
    }

    /// Does something by hand. A client that is sent elsewhere would ask there at once, and not when
    /// it did in time: then the answer must not reach it.
    fn act(&mut self, action: Action) {
        let mut trial = self.hand.clone();
        if !trial.act(action.clone()) {
            return;
        }
        let redirects = std::mem::take(&mut trial.redirects);
        if redirects.is_empty() {
            self.hand = trial;
        } else {
            for path in redirects {
                self.hand.act(Action::Cut(path));
                self.steps.push(Step::Act(Action::Cut(path)));
            }
            self.hand.act(action.clone());
        }
        self.steps.push(Step::Act(action));
        self.pair();
    }

    /// What walls, losses and pauses do shows in what arrives; the rest is done by hand too.
    fn acted(&mut self, action: Action, disks: &[Durable]) {
        match action {
            Action::Crash { nodes, .. } => {
                for node in nodes {
                    let at = node.index();
                    let kept = self.timed.world.nodes()[at].disk != disks[at];
                    let pending = if kept { Pending::Kept } else { Pending::Lost };
                    let writes = self.hand.run.world.nodes()[at].writing.is_some();
                    let pending = writes.then_some(pending);
                    self.act(Action::Crash { nodes: vec![node], pending });
                    self.theirs[at].clear();
                    self.ours[at].clear();
                }
            }
            Action::Dead(pair, _) => self.act(Action::Dead(pair, None)),
            action if action.only_schedules() => {}
            action => self.act(action),
        }
    }

    /// Where disks take no time, their writes are over.
    fn finish_writes(&mut self) {
        for at in 0..self.theirs.len() {
            while self.timed.world.nodes()[at].writing.is_none()
                && self.hand.run.world.nodes()[at].writing.is_some()
            {
                let node = self.hand.run.world.nodes()[at].id();
                self.act(Action::Write(node, None));
            }
        }
    }

    /// Pairs what both worlds have sent.
    fn pair(&mut self) {
        for (node, id) in self.hand.sent.drain(..) {
            self.ours[node.index()].push_back(id);
        }
        for (theirs, ours) in self.theirs.iter_mut().zip(&mut self.ours) {
            while let (Some(their), Some(our)) = (theirs.front(), ours.front()) {
                self.known.insert(*their, *our);
                theirs.pop_front();
                ours.pop_front();
            }
        }
    }

    /// Copies what the network or the script copied, if both the message and its copy arrive; else
    /// one will do.
    fn copy(&mut self) {
        let envelopes: Vec<Envelope> = self
            .timed
            .world
            .envelopes()
            .filter(|envelope| envelope.id > self.newest)
            .cloned()
            .collect();
        for envelope in envelopes {
            self.newest = self.newest.max(envelope.id);
            let Payload::Message(message) = &envelope.payload else { continue };
            if self.known.contains_key(&envelope.id) || !self.delivered.contains(&envelope.id) {
                continue;
            }
            let twin = self.timed.world.envelopes().find(|twin| {
                let ends = (twin.from, twin.to, twin.cause);
                let same = matches!(&twin.payload, Payload::Message(other) if other == message);
                same && ends == (envelope.from, envelope.to, envelope.cause)
                    && twin.id != envelope.id
            });
            let Some((twin, our)) = twin.and_then(|twin| {
                let our = self.known.get(&twin.id)?;
                Some((twin.id, *our))
            }) else {
                continue;
            };
            let (Endpoint::Node(from), Endpoint::Node(to)) = (envelope.from, envelope.to) else {
                continue;
            };
            let mut copied = our;
            if self.delivered.contains(&twin) {
                let word = message.describe().word().id;
                self.message(Verb::Copy, word, from, to, our);
                let newest = self.hand.on_the_way(word, from, to).last();
                copied = newest.map_or(our, |(id, _)| id);
            }
            self.known.insert(envelope.id, copied);
        }
    }
}
