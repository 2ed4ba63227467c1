//! The state of a node, and where each input goes.

use alloc::vec::Vec;
use core::ops::Range;

use protocol::{
    Command, Config, Damage, Disk, Fact, Info, Machine, Map, NodeId, NodeView, Observation, Output,
    Protocol, Request, RequestId, Settings, Signed, Slot, UnknownSetting, monitor::Breach,
};

use crate::durable::{Ballot, Durable, PValue, Round};
use crate::info;
use crate::lease::Beat;
use crate::membership::{Membership, Quorums};
use crate::message::{Message, Timer};
use crate::monitor::Monitor;
use crate::rules::{DURABLE_ACCEPTOR, DURABLE_ROUND};

/// One node: an acceptor, a replica and a leader, on one machine (PMMC §4.4, colocation).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct MultiPaxos {
    pub(crate) config: Config,
    pub(crate) disk: Disk<Durable>,
    /// The replica's `state`; the slot after the last that it has applied is `slot_out`.
    pub(crate) machine: Machine,
    /// Who accepts which slot, as far as that is decided and performed.
    pub(crate) membership: Membership,
    /// The replica's `decisions`, but for those that only a snapshot holds. They may stand in front
    /// of a hole; then they wait.
    pub(crate) decisions: Map<Slot, PValue>,
    /// The replica's `requests`: what clients asked and no slot is found for yet.
    pub(crate) requests: Vec<Request>,
    /// What clients asked of this node since it began to lead, and wait for an answer to.
    pub(crate) waiting: Vec<RequestId>,
    /// Changes of members that are performed and wait until they are in force, each with the first
    /// slot that it governs.
    pub(crate) changing: Vec<(RequestId, Slot)>,
    pub(crate) role: Role,
    /// The highest round that anybody else was heard to use.
    pub(crate) heard: Round,
    /// How often leading failed of late.
    pub(crate) failures: u32,
    /// The master to whom a lease is granted.
    pub(crate) granted: Option<NodeId>,
}

/// What a node does towards leading.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// Accepts, learns, and waits until it suspects the leader.
    Follower {
        /// The ballot of the leader, once heard.
        leader: Option<Ballot>,
    },
    /// Phase 1: its scout collects promises.
    Preparing(Preparing),
    /// Phase 2: its commanders collect acceptances.
    Leading(Leading),
}

/// A scout.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Preparing {
    /// Its ballot.
    pub ballot: Ballot,
    /// The first slot that it asks about.
    pub first: Slot,
    /// Who has promised.
    pub promises: Vec<NodeId>,
    /// `pmax` of what they have accepted.
    pub reported: Map<Slot, PValue>,
}

/// A leader whose ballot was adopted.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Leading {
    /// Its ballot.
    pub ballot: Ballot,
    /// The slot to propose for next: `slot_in`.
    pub next: Slot,
    /// What must be proposed again.
    pub adopted: Map<Slot, PValue>,
    /// The last slot that anything was reported for; the holes before it are filled with no-ops.
    pub last: Slot,
    /// What is proposed and not decided yet, in the order of the slots.
    pub open: Vec<Commander>,
    /// What is open below this slot was so at the last heartbeat.
    pub due: Slot,
    /// Heartbeats so far that asked for a lease.
    pub beat: u64,
    /// Those whose lease has not run out.
    pub beats: Vec<Beat>,
    /// Up to which slot the disks of acceptors are known to hold everything.
    pub installed: Map<NodeId, Slot>,
    /// The first slot of the last configuration that is known to be in force.
    pub in_force: Slot,
}

/// The commander of one slot.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Commander {
    /// The slot.
    pub slot: Slot,
    /// What is proposed for it.
    pub command: Command,
    /// Who has accepted it.
    pub accepted: Vec<NodeId>,
}

impl Protocol for MultiPaxos {
    type Message = Message;
    type Timer = Timer;
    type Durable = Durable;
    type Monitor = Monitor;

    const INFO: Info = info::INFO;

    fn start(config: Config, durable: Durable, out: &mut Output<Self>) -> Self {
        let mut node = Self {
            config,
            machine: durable.snapshot.machine.clone(),
            membership: durable.snapshot.membership.clone(),
            disk: Disk::new(durable),
            decisions: Map::new(),
            requests: Vec::new(),
            waiting: Vec::new(),
            changing: Vec::new(),
            role: Role::Follower { leader: None },
            heard: Round(0),
            failures: 0,
            granted: None,
        };
        if node.disk.round > Round(0) && !out.enforces(&DURABLE_ROUND) {
            node.disk.write(out, |disk| disk.round = Round(0));
        }
        if node.disk.promised.is_some() && !out.enforces(&DURABLE_ACCEPTOR) {
            node.disk.write(out, |disk| (disk.promised, disk.accepted) = (None, Map::new()));
        }
        node.wait_out_forgotten_grant(out);
        node.await_leader(out);
        node
    }

    fn on_message(&mut self, from: NodeId, message: Message, out: &mut Output<Self>) {
        match message {
            Message::Prepare { ballot, first } => self.on_prepare(from, ballot, first, out),
            Message::Promise { ballot, accepted, forgotten } => {
                self.on_promise(from, ballot, &accepted, forgotten, out);
            }
            Message::Accept { ballot, proposals, chosen } => {
                self.on_accept(from, ballot, &proposals, chosen, out);
            }
            Message::Accepted { ballot, slots } => self.on_accepted(from, ballot, &slots, out),
            Message::Preempted { ballot, promised } => self.on_preempted(ballot, promised, out),
            Message::Heartbeat { ballot, chosen, beat, era } => {
                self.on_heartbeat(from, ballot, chosen, beat, out);
                self.tell_installed(from, era, out);
            }
            Message::Grant { ballot, beat } => self.on_grant(from, ballot, beat, out),
            Message::Fetch { from: first } => self.on_fetch(from, first, out),
            Message::Decisions { from: first, decisions } => {
                self.on_decisions(first, &decisions, out);
            }
            Message::Snapshot(snapshot) => self.on_snapshot(snapshot, out),
            Message::Installed { slot } => self.on_installed(from, slot, out),
        }
    }

    fn on_timer(&mut self, timer: Timer, out: &mut Output<Self>) {
        match timer {
            Timer::Election => self.on_election_timeout(out),
            Timer::Heartbeat => self.on_heartbeat_due(out),
            Timer::Lease(beat) => self.on_lease_over(beat, out),
            Timer::Grant => self.granted = None,
        }
    }

    fn on_request(&mut self, request: Signed<Request>, out: &mut Output<Self>) {
        self.on_client_request(&request, out);
    }

    fn view(&self, slots: Range<Slot>) -> NodeView {
        self.seen(slots)
    }

    fn facts(&self) -> Vec<Fact> {
        self.facts_seen()
    }

    fn machine(&self) -> Option<&Machine> {
        Some(&self.machine)
    }

    fn has_quorum(&self, up: &dyn Fn(NodeId) -> bool) -> Option<bool> {
        let mut configurations = self.membership.since(self.slot_out(), &self.config);
        let leads = matches!(self.role, Role::Leading(_));
        Some(configurations.all(|members| {
            let quorums = Quorums::of(members, &self.config);
            if leads { quorums.may_decide(members, up) } else { quorums.are_among(members, up) }
        }))
    }

    fn damaged(_config: &Config, durable: &Durable, what: Damage) -> Option<Durable> {
        durable.damaged_at(what)
    }

    fn monitor(memory: &mut Monitor, seen: Observation<'_, Self>) -> Result<(), Breach> {
        memory.judge(seen)
    }

    fn check(config: &Config) -> Result<(), UnknownSetting> {
        info::check(config)
    }

    fn initial_disk(words: &Settings) -> Result<Durable, UnknownSetting> {
        crate::initial_disk::initial_disk(words)
    }
}

/// What tests and observers may ask beyond the view.
impl MultiPaxos {
    /// The persistent state, as memory has it.
    pub fn durable(&self) -> &Durable {
        &self.disk
    }

    /// What it does towards leading.
    pub const fn role(&self) -> &Role {
        &self.role
    }

    /// The decisions that it still knows one by one.
    pub const fn decisions(&self) -> &Map<Slot, PValue> {
        &self.decisions
    }

    /// The acceptors of a slot, as far as it knows.
    pub fn acceptors(&self, slot: Slot) -> &[NodeId] {
        self.membership.at(slot, &self.config)
    }

    /// The first slot that it has not performed: `slot_out`.
    pub const fn slot_out(&self) -> Slot {
        self.machine.applied().next()
    }
}
