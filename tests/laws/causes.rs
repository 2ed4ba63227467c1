//! What follows from what in a run.
//!
//! Nodes act because a message came or a disk has written. Whatever else makes them act begins a
//! chain: a timer, a request, the end of a session, the start of a node, a line of the script. So
//! every message that a node sends has a beginning, and a chain of messages between.

use cores::registry;
use std::collections::{BTreeMap, VecDeque};

use playground::plan;
use protocol::{Config, NodeId, Time};
use scenario::{Endpoint, Scenario};
use simulator::core::Message;
use simulator::{ClientAction, Envelope, Event, EventKind, NodeAction, Payload, World};

/// How far back a chain is searched for the same message.
const FURTHEST: usize = 300;

/// The messages between the nodes of a run, each with what it follows from.
#[derive(Default)]
pub(crate) struct Causes {
    sent: Vec<Sent>,
    /// For each event, by its number.
    origins: Vec<Origin>,
    /// For each envelope, its place in `sent`.
    envelopes: BTreeMap<u64, usize>,
    /// What waits at the gate of each node until its disk has written.
    held: BTreeMap<NodeId, VecDeque<(NodeId, Message, Step)>>,
    from_one: BTreeMap<(u64, NodeId, NodeId), u64>,
    requests: u64,
    /// How many events there were.
    pub(crate) events: u64,
    /// How often at most a chain held the same message, from the same node to the same node, with no
    /// disk changed and nothing decided in between.
    pub(crate) repeats: Most,
    /// How many messages at most a node sent to another because of one beginning, for each request
    /// that clients had made, and one besides. Rounded up.
    pub(crate) burst: Most,
}

/// The largest of many numbers, and where it was.
#[derive(Default, Debug)]
pub(crate) struct Most {
    pub(crate) number: u64,
    pub(crate) place: String,
}

impl Most {
    fn see(&mut self, number: u64, place: impl FnOnce() -> String) {
        if number > self.number {
            (self.number, self.place) = (number, place());
        }
    }
}

/// A message that a node sent.
struct Sent {
    from: NodeId,
    to: NodeId,
    message: Message,
    step: Step,
}

/// What an event follows from: the event that began its chain, and the last message of that.
#[derive(Clone, Copy, Default)]
struct Origin {
    began: u64,
    last: Option<usize>,
}

/// An event of a chain, and whether a disk changed in it or something was decided.
#[derive(Clone, Copy)]
struct Step {
    origin: Origin,
    moved: bool,
}

impl Causes {
    /// Plays a script to its end, or as many events as it may.
    pub(crate) fn of(script: &str, events: u64) -> Self {
        let scenario = registry().read(script).unwrap_or_else(|mistakes| {
            panic!("{script}\n{}", scenario::mistake::told("", &mistakes))
        });
        let (mut world, end) = (world(&scenario), scenario.ends());
        let mut causes = Self { origins: vec![Origin::default()], ..Self::default() };
        while causes.events < events && world.next_time().is_some_and(|next| next <= end) {
            let Some(event) = world.step() else { break };
            causes.see(event);
        }
        causes
    }

    fn see(&mut self, event: &Event) {
        self.events += 1;
        self.requests += u64::from(matches!(event.client_action, Some(ClientAction::Asked(_))));
        let origin = self.origin(event);
        self.origins.push(origin);
        let moves = |node_action: &NodeAction| {
            matches!(
                node_action,
                NodeAction::BeganWrite | NodeAction::Wrote(_) | NodeAction::Decided(..)
            )
        };
        let step = Step {
            origin,
            moved: event.node_actions.iter().any(|(_, node_action)| moves(node_action)),
        };
        for (node, node_action) in &event.node_actions {
            match node_action {
                NodeAction::Stopped => drop(self.held.remove(node)),
                NodeAction::Held(to, message) => {
                    let held = self.held.entry(*node).or_default();
                    held.push_back((*to, message.clone(), step));
                }
                // What a liar makes of a message is none of its core's.
                NodeAction::Sent(envelope) if envelope.trick.is_none() => {
                    self.note(envelope, step, event.time);
                }
                _ => {}
            }
        }
    }

    fn origin(&self, event: &Event) -> Origin {
        let begins = Origin { began: event.number, last: None };
        let of = |event: u64| self.origins[usize::try_from(event).expect("few events")];
        match &event.kind {
            EventKind::Delivered(Envelope { id, cause, payload: Payload::Message(_), .. }) => {
                // The network knows doubles that nobody sent.
                let sent = self.envelopes.get(id);
                sent.map_or_else(|| of(*cause), |&last| self.after(last))
            }
            EventKind::Written(_) | EventKind::Failed(_) => event.cause.map_or(begins, of),
            _ => begins,
        }
    }

    fn after(&self, last: usize) -> Origin {
        Origin { last: Some(last), ..self.sent[last].step.origin }
    }

    fn note(&mut self, envelope: &Envelope, now: Step, time: Time) {
        let (Endpoint::Node(from), Endpoint::Node(to)) = (envelope.from, envelope.to) else {
            return;
        };
        let Payload::Message(message) = &envelope.payload else { return };
        let step = self.release(from, to, message).unwrap_or(now);
        let sent = Sent { from, to, message: message.clone(), step };
        let place = || format!("{from} to {to}, {} at {time}", message.describe().word().id);
        self.repeats.see(self.repeats_of(&sent), place);
        let count = self.from_one.entry((step.origin.began, from, to)).or_default();
        *count += 1;
        self.burst.see(count.div_ceil(self.requests + 1), place);
        self.envelopes.insert(envelope.id, self.sent.len());
        self.sent.push(sent);
    }

    /// The step in which a message came to the gate, where it waited for the disk.
    fn release(&mut self, from: NodeId, to: NodeId, message: &Message) -> Option<Step> {
        let held = self.held.get_mut(&from)?;
        let place = held.iter().position(|(whom, what, _)| *whom == to && what == message)?;
        held.remove(place).map(|(.., step)| step)
    }

    /// How often a chain that ends with this message holds it since something moved.
    fn repeats_of(&self, last: &Sent) -> u64 {
        let mut count = 1;
        let (mut moved, mut before) = (last.step.moved, last.step.origin.last);
        for _ in 0..FURTHEST {
            let Some(sent) = before.filter(|_| !moved).map(|at| &self.sent[at]) else { break };
            let same = sent.from == last.from && sent.to == last.to;
            count += u64::from(same && sent.message == last.message);
            (moved, before) = (sent.step.moved, sent.step.origin.last);
        }
        count
    }
}

fn world(scenario: &Scenario) -> World {
    let known = registry().protocols().iter().find(|core| core.info.id == scenario.protocols[0].id);
    let core = *known.expect("a protocol of the registry");
    let config = Config::new(NodeId(1), scenario.world.nodes)
        .with_options(scenario.options.clone())
        .with_suspended(scenario.suspended.clone());
    let mut disks = vec![None; scenario.world.nodes as usize];
    for (node, words) in &scenario.given {
        disks[node.index()] = Some(core.initial_disk(words).expect("a disk"));
    }
    World::new(core, &scenario.world, &config, disks, plan::of(scenario))
}
