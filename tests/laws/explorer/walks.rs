//! Both engines agree step by step, and far from the start, too: after each step of a walk through a
//! space the simulator, told of it in the script language, holds the same replicas, timers, disks,
//! gates and messages.

use std::rc::Rc;

use checker::JudgedWorld;
use checker::explore::space::{Cost, ProcessInput};
use checker::explore::{Bounds, Cores, DiskModel, LinkModel, SearchRequest, Space, Transition};
use protocol::digest::scramble;
use protocol::{Config, NodeId, digest_of};
use scenario::{Endpoint, Moment, Statement};
use simulator::core::{Message, Timer};
use simulator::{Core, Envelope, Payload, World};

use crate::{PAXOS, PBFT, RAFT, scenario};

struct Walk {
    cores: Cores,
    processes: Vec<u32>,
    flights: Vec<u32>,
    path: Vec<Transition>,
    bounds: Bounds,
    asked: u32,
}

/// What can be done next, and what it costs.
#[derive(Clone, Copy)]
enum Next {
    ProcessInput(usize, ProcessInput, Cost),
    Drop(usize),
    Copy(usize),
}

impl Walk {
    fn begin(core: Core, script: &str, bounds: &Bounds) -> Self {
        let mut cores = Cores::open(core, &scenario(script), bounds).expect("disks");
        let begun = cores.begin();
        let (processes, flights) = (begun.processes, begun.flights);
        Self { cores, processes, flights, path: Vec::new(), bounds: bounds.clone(), asked: 0 }
    }

    /// Whether a flight may arrive now: on links that keep the order only the oldest of its way.
    fn may_arrive(&self, at: usize) -> bool {
        let way = |flight: &u32| self.cores.way(*flight);
        let before = &self.flights[..at];
        self.bounds.links != LinkModel::Fifo
            || before.iter().all(|other| way(other) != way(&self.flights[at]))
    }

    /// Takes one of the things that can happen.
    fn step(&mut self, chance: u64) {
        let mut options: Vec<Next> = Vec::new();
        for (at, &flight) in self.flights.iter().enumerate() {
            if self.may_arrive(at) {
                let to = usize::from(self.cores.way(flight).to);
                options.push(Next::ProcessInput(to, ProcessInput::Flight(flight), Cost::Free));
            }
            options.extend((self.bounds.drops != Some(0)).then_some(Next::Drop(at)));
            options.extend((self.bounds.duplicates > 0).then_some(Next::Copy(at)));
        }
        for place in 0..self.processes.len() {
            for local in self.cores.locals(self.processes[place]) {
                let may = match local.cost {
                    Cost::Crash => self.bounds.crashes > 0,
                    Cost::Liar => self.bounds.liars > 0,
                    Cost::Request(which) => self.asked & (1 << which) == 0,
                    Cost::Again(which) => self.bounds.retries > 0 && self.asked & (1 << which) != 0,
                    _ => true,
                };
                if may {
                    options.push(Next::ProcessInput(
                        place,
                        ProcessInput::Local(local.input),
                        local.cost,
                    ));
                }
            }
        }
        if options.is_empty() {
            return;
        }
        let (place, input, cost) = match options[(chance % options.len() as u64) as usize] {
            Next::ProcessInput(place, input, cost) => (place, input, cost),
            Next::Drop(at) => {
                self.bounds.drops = self.bounds.drops.map(|drops| drops - 1);
                let flight = self.flights.remove(at);
                let after = self.flights[..at].iter().filter(|&&other| other == flight).count();
                return self.path.push(Transition::Drop { flight, after: after as u32 });
            }
            Next::Copy(at) => {
                self.bounds.duplicates -= 1;
                let flight = self.flights[at];
                self.flights.push(flight);
                return self.path.push(Transition::Copy(flight));
            }
        };
        let before = self.processes[place];
        let step = self.cores.step(before, input);
        if step.process == before && step.output == 0 {
            return;
        }
        match cost {
            Cost::Crash => self.bounds.crashes -= 1,
            Cost::Liar => self.bounds.liars -= 1,
            Cost::Request(which) => self.asked |= 1 << which,
            Cost::Again(_) => self.bounds.retries -= 1,
            _ => {}
        }
        self.path.push(match input {
            ProcessInput::Flight(flight) => {
                let at = self.flights.iter().position(|known| *known == flight);
                if self.bounds.links != LinkModel::Duplicating {
                    self.flights.remove(at.expect("on its way"));
                }
                Transition::Deliver(flight)
            }
            ProcessInput::Local(local) => Transition::Local(place as u8, local),
        });
        self.processes[place] = step.process;
        for flight in step.sent {
            if self.bounds.links != LinkModel::Duplicating || !self.flights.contains(&flight) {
                self.flights.push(flight);
            }
        }
    }

    fn agrees(&mut self, core: Core) {
        let told = self.cores.counterexample(&self.path).scenario;
        let world = played(core, &told);
        for (node, process) in world.nodes().iter().zip(&self.processes) {
            let process = self.cores.process(*process);
            let mut timers: Vec<Timer> =
                node.running_timers.iter().map(|running_timer| running_timer.timer).collect();
            timers.sort_unstable_by_key(Timer::order);
            assert!(node.replica == process.replica, "{told}");
            assert!(node.disk == process.disk && timers == process.timers, "{told}");
            assert!(node.queue().eq(process.gate.iter().cloned()), "{told}");
            if let Some(liar) = &process.liar {
                assert_eq!(world.adversary().ways(node.id()), [liar.kind], "{told}");
                assert!(*world.adversary().knowledge() == liar.knowledge, "{told}");
            }
        }
        let link_message = |flight: &u32| {
            let link_message = self.cores.link_message(*flight);
            (link_message.from, link_message.to, digest_of(&link_message.message))
        };
        let mut ours: Vec<Letter> = self.flights.iter().map(link_message).collect();
        let mut theirs: Vec<Letter> = world.envelopes().filter_map(letter).collect();
        for letters in [&mut ours, &mut theirs] {
            match self.bounds.links {
                LinkModel::Unordered => letters.sort_unstable(),
                LinkModel::Fifo => letters.sort_by_key(|(from, to, _)| (*from, *to)),
                LinkModel::Duplicating => {
                    letters.sort_unstable();
                    letters.dedup();
                }
            }
        }
        assert_eq!(ours, theirs, "{told}");
    }
}

/// The sender, the receiver, and the digest of the message.
type Letter = (NodeId, NodeId, u64);

fn letter(envelope: &Envelope) -> Option<Letter> {
    let (Endpoint::Node(from), Endpoint::Node(to)) = (envelope.from, envelope.to) else {
        return None;
    };
    let Payload::Message(message) = &envelope.payload else { return None };
    Some((from, to, digest_of::<Option<Message>>(&Some(message.clone()))))
}

/// The world at the end of a script by hand; none of its lines may miss.
fn played(core: Core, told: &scenario::Scenario) -> World {
    let actions = told.lines.iter().filter_map(|line| match &line.what {
        Statement::Action(action) => Some((Moment::default(), action.clone())),
        Statement::Claim(_) => None,
    });
    let plan: Rc<[_]> = actions.collect();
    let config = Config::new(NodeId(1), told.world.nodes);
    let disks = vec![None; told.world.nodes as usize];
    let mut run = JudgedWorld::new(core, &told.world, &config, disks, plan);
    while let Some(event) = run.step() {
        assert!(!matches!(event.kind, simulator::EventKind::Missed(..)), "{told}");
    }
    run.world
}

#[test]
fn after_long_walks_both_engines_hold_the_same_world() {
    let gated = Bounds {
        crashes: 3,
        timers: None,
        requests: SearchRequest::letters(3),
        disk: DiskModel::Gated,
        ..Bounds::default()
    };
    let at_once = Bounds { disk: DiskModel::AtOnce, ..gated.clone() };
    for (core, script) in [(RAFT, "raft nodes=3 by=hand"), (PAXOS, "paxos nodes=5 by=hand")] {
        for bounds in [&gated, &at_once] {
            let mut steps = 0;
            for seed in 0..12_u64 {
                let mut walk = Walk::begin(core, script, bounds);
                for step in 0..300_u64 {
                    walk.step(scramble(seed << 32 | step));
                    if step % 50 == 49 {
                        walk.agrees(core);
                    }
                }
                steps += walk.path.len();
            }
            assert!(steps > 600, "they lead somewhere: {steps}");
        }
    }
}

/// Whatever the lie, and whoever tells it.
#[test]
fn both_engines_agree_on_what_a_liar_says_and_hears() {
    let bounds = Bounds {
        crashes: 2,
        timers: None,
        liars: 1,
        requests: SearchRequest::letters(3),
        disk: DiskModel::Gated,
        ..Bounds::default()
    };
    for (at, kind) in (0..).zip(PBFT.info.lies.iter().map(|lie| lie.name)) {
        let mut liars = 0;
        for seed in 0..4_u64 {
            let bounds = Bounds { lies: vec![kind], ..bounds.clone() };
            let mut walk = Walk::begin(PBFT, "pbft nodes=4 by=hand", &bounds);
            for step in 0..120_u64 {
                walk.step(scramble(at << 48 | seed << 32 | step | 1 << 61));
                if step % 20 == 19 {
                    walk.agrees(PBFT);
                }
            }
            liars += 1 - walk.bounds.liars;
        }
        assert!(liars > 0, "nobody tells {kind}");
    }
}

#[test]
fn step_by_step_both_engines_agree_on_every_kind_of_link() {
    let usual = Bounds {
        crashes: 2,
        timers: None,
        requests: SearchRequest::letters(2),
        disk: DiskModel::Gated,
        ..Bounds::default()
    };
    let faults = Bounds { drops: Some(4), duplicates: 4, ..usual.clone() };
    let all = [
        Bounds { links: LinkModel::Fifo, ..faults.clone() },
        Bounds { links: LinkModel::Duplicating, ..usual.clone() },
        Bounds { disk: DiskModel::AtOnce, ..faults.clone() },
        Bounds { drops: None, ..usual },
        faults,
    ];
    for (core, script) in [(RAFT, "raft nodes=3 by=hand"), (PAXOS, "paxos nodes=3 by=hand")] {
        for bounds in &all {
            let mut steps = 0;
            for seed in 0..8_u64 {
                let mut walk = Walk::begin(core, script, bounds);
                for step in 0..60_u64 {
                    walk.step(scramble(seed << 32 | step | 1 << 60));
                    walk.agrees(core);
                }
                steps += walk.path.len();
            }
            assert!(steps > 100, "they lead somewhere: {steps}");
        }
    }
}
