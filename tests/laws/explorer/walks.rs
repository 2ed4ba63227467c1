//! Far from the start, too, both engines agree: after a long walk through a space the simulator, told
//! of it in the script language, holds the same replicas, timers, disks, gates and messages.

use std::rc::Rc;

use checker::Watched;
use checker::explore::space::{Cost, Input};
use checker::explore::{Ask, Bounds, Choice, Cores, Disk, Space};
use protocol::digest::scramble;
use protocol::{Config, NodeId, digest_of};
use scenario::{Endpoint, Moment, What};
use simulator::core::{Message, Timer};
use simulator::{Core, Parcel, Payload, World};

use crate::{PAXOS, RAFT, scenario};

struct Walk {
    cores: Cores,
    processes: Vec<u32>,
    flights: Vec<u32>,
    path: Vec<Choice>,
    crashes: u32,
    asked: u32,
}

impl Walk {
    fn begin(core: Core, script: &str, bounds: &Bounds) -> Self {
        let mut cores = Cores::open(core, &scenario(script), bounds).expect("disks");
        let begun = cores.begin();
        let (processes, flights) = (begun.processes, begun.flights);
        Self { cores, processes, flights, path: Vec::new(), crashes: bounds.crashes, asked: 0 }
    }

    /// Takes one of the things that can happen.
    fn step(&mut self, chance: u64) {
        let mut options: Vec<(usize, Input, Cost)> = Vec::new();
        for &flight in &self.flights {
            let to = usize::from(self.cores.way(flight).to);
            options.push((to, Input::Flight(flight), Cost::Free));
        }
        for place in 0..self.processes.len() {
            for local in self.cores.locals(self.processes[place]) {
                let may = match local.cost {
                    Cost::Crash => self.crashes > 0,
                    Cost::Request(which) => self.asked & (1 << which) == 0,
                    _ => true,
                };
                if may {
                    options.push((place, Input::Local(local.input), local.cost));
                }
            }
        }
        if options.is_empty() {
            return;
        }
        let (place, input, cost) = options[(chance % options.len() as u64) as usize];
        let before = self.processes[place];
        let step = self.cores.step(before, input);
        if step.process == before && step.account == 0 {
            return;
        }
        match cost {
            Cost::Crash => self.crashes -= 1,
            Cost::Request(which) => self.asked |= 1 << which,
            _ => {}
        }
        self.path.push(match input {
            Input::Flight(flight) => {
                let at = self.flights.iter().position(|known| *known == flight);
                self.flights.remove(at.expect("on its way"));
                Choice::Deliver(flight)
            }
            Input::Local(local) => Choice::Local(place as u8, local),
        });
        self.processes[place] = step.process;
        self.flights.extend(step.sent);
    }

    fn agrees(&mut self, core: Core) {
        let told = self.cores.retell(&self.path).scenario;
        let world = played(core, &told);
        for (node, process) in world.nodes().iter().zip(&self.processes) {
            let process = self.cores.process(*process);
            let mut timers: Vec<Timer> = node.alarms.iter().map(|alarm| alarm.timer).collect();
            timers.sort_unstable_by_key(Timer::order);
            assert!(node.replica == process.replica, "{told}");
            assert!(node.disk == process.disk && timers == process.timers, "{told}");
            assert!(node.queue().eq(process.gate.iter().cloned()), "{told}");
        }
        let envelope = |flight: &u32| {
            let envelope = self.cores.envelope(*flight);
            digest_of(&(envelope.from, envelope.to, envelope.message.clone()))
        };
        let mut ours: Vec<u64> = self.flights.iter().map(envelope).collect();
        let mut theirs: Vec<u64> = world.parcels().filter_map(letter).collect();
        ours.sort_unstable();
        theirs.sort_unstable();
        assert_eq!(ours, theirs, "{told}");
    }
}

fn letter(parcel: &Parcel) -> Option<u64> {
    let (Endpoint::Node(from), Endpoint::Node(to)) = (parcel.from, parcel.to) else { return None };
    let Payload::Message(message) = &parcel.payload else { return None };
    Some(digest_of::<(NodeId, NodeId, Message)>(&(from, to, message.clone())))
}

/// The world at the end of a script by hand; none of its lines may miss.
fn played(core: Core, told: &scenario::Scenario) -> World {
    let actions = told.lines.iter().filter_map(|line| match &line.what {
        What::Action(action) => Some((Moment::default(), action.clone())),
        What::Claim(_) => None,
    });
    let plan: Rc<[_]> = actions.collect();
    let config = Config::new(NodeId(1), told.world.nodes);
    let disks = vec![None; told.world.nodes as usize];
    let mut run = Watched::new(core, &told.world, &config, disks, plan);
    while let Some(happening) = run.step() {
        assert!(!matches!(happening.kind, simulator::Kind::Missed(..)), "{told}");
    }
    run.world
}

#[test]
fn after_long_walks_both_engines_hold_the_same_world() {
    let gated = Bounds {
        crashes: 3,
        timers: None,
        requests: Ask::letters(3),
        disk: Disk::Gated,
        ..Bounds::default()
    };
    let at_once = Bounds { disk: Disk::AtOnce, ..gated.clone() };
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
