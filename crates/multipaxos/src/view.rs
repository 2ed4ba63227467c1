//! What an observer sees of a node.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use core::ops::Range;

use protocol::{EpochName, Fact, Map, NodeId, NodeView, Slot, SlotStatus, SlotView, Tally, view};

use crate::durable::{Ballot, PValue};
use crate::info::LEASE;
use crate::membership::Quorums;
use crate::node::{MultiPaxos, Role};
use crate::reconfiguration::holders;

/// How many open slots show who has accepted them.
const TALLIES: usize = 8;

/// How many stretches of slots a fact lists, the last ones.
const STRETCHES: usize = 6;

impl MultiPaxos {
    pub(crate) fn seen(&self, slots: Range<Slot>) -> NodeView {
        let (role, title) = match &self.role {
            Role::Leading(_) => (view::Role::Leading, "leader"),
            Role::Preparing(_) => (view::Role::Campaigning, "scout"),
            Role::Follower { .. } if self.is_acceptor() => (view::Role::Following, "acceptor"),
            Role::Follower { .. } => (view::Role::Observing, "replica"),
        };
        let leader = match &self.role {
            Role::Follower { leader } => leader.map(|ballot| ballot.proposer),
            Role::Preparing(_) => None,
            Role::Leading(_) => Some(self.config.me()),
        };
        let last = self.last_accepted().max(self.last_decided()).max(self.machine.applied());
        NodeView {
            role,
            title,
            phase: None,
            epoch: self.shown_ballot().map_or_else(EpochName::default, EpochName::from),
            leader,
            slots: self.slots(slots),
            last,
            last_epoch: self
                .held(last)
                .map_or_else(EpochName::default, |(_, held)| held.ballot.into()),
            decided: self.machine.applied(),
            tallies: self.tallies(),
        }
    }

    /// The ballot that it runs, or else the one that it has promised to or follows.
    fn shown_ballot(&self) -> Option<Ballot> {
        match &self.role {
            Role::Follower { leader } => (*leader).max(self.disk.promised),
            _ => self.own_ballot(),
        }
    }

    /// What a slot holds: its decision, under the ballot in which it was accepted here last, or
    /// else what was accepted.
    fn held(&self, slot: Slot) -> Option<(SlotStatus, &PValue)> {
        let accepted = self.disk.accepted.get(&slot);
        match self.decisions.get(&slot) {
            Some(decision) => {
                let same = accepted.filter(|accepted| accepted.command == decision.command);
                Some((SlotStatus::Decided, same.unwrap_or(decision)))
            }
            None => accepted.map(|accepted| (SlotStatus::Proposed, accepted)),
        }
    }

    /// Holes are left out, and so is what only a snapshot holds.
    fn slots(&self, window: Range<Slot>) -> Vec<SlotView> {
        let end = window.end.min(self.last_accepted().max(self.last_decided()).next());
        let shown = |slot: Slot| match self.held(slot) {
            Some((status, held)) => {
                let command = Some(held.command.clone());
                Some(SlotView { slot, status, epoch: held.ballot.into(), command })
            }
            None => self.disk.damaged_in(slot).map(|ballot| SlotView {
                slot,
                status: SlotStatus::Damaged,
                epoch: ballot.into(),
                command: None,
            }),
        };
        (window.start.0..end.0).map(Slot).filter_map(shown).collect()
    }

    /// Slots that hold nothing here, with some behind them that hold something.
    fn holes(&self) -> impl Iterator<Item = Slot> {
        let last = [self.last_accepted(), self.last_decided()].into_iter().max();
        let open = self.slot_out().0..last.unwrap_or_default().0;
        let holds = |slot| self.held(slot).is_some() || self.disk.damaged_in(slot).is_some();
        open.map(Slot).filter(move |slot| !holds(*slot))
    }

    fn last_accepted(&self) -> Slot {
        let readable = self.disk.accepted.iter().next_back().map_or(Slot(0), |(slot, _)| *slot);
        readable.max(self.disk.last_damaged())
    }

    fn last_decided(&self) -> Slot {
        self.decisions.iter().next_back().map_or(Slot(0), |(slot, _)| *slot)
    }

    fn tallies(&self) -> Vec<Tally> {
        match &self.role {
            Role::Follower { .. } => Vec::new(),
            Role::Preparing(scout) => {
                let members = self.acceptors(scout.first);
                let need = self.promises_of(members);
                let have = among(members, &scout.promises);
                vec![Tally {
                    label: "promises".to_string(),
                    slot: None,
                    have,
                    need,
                    of: members.len(),
                }]
            }
            Role::Leading(leading) => {
                let tally = |open: &crate::Commander| {
                    let members = self.acceptors(open.slot);
                    let need = Quorums::of(members, &self.config).phase_2;
                    let have = among(members, &open.accepted);
                    let (slot, of) = (open.slot, members.len());
                    Tally { label: format!("slot {slot}"), slot: Some(slot), have, need, of }
                };
                leading.open.iter().take(TALLIES).map(tally).collect()
            }
        }
    }

    pub(crate) fn facts_seen(&self) -> Vec<Fact> {
        let promised = self.disk.promised.map_or_else(|| "nothing".into(), |it| it.to_string());
        let mut facts = vec![
            Fact::new("ballot_num", promised),
            Fact::new("slot_out", self.slot_out().to_string()),
            Fact::new("acceptors", listed(self.acceptors(self.slot_out()))),
        ];
        let mut fact = |name, value: String| facts.push(Fact::new(name, value));
        if !self.disk.damaged().is_empty() {
            let ballots = self.disk.damaged().iter().map(|(slot, ballot)| (*slot, Some(*ballot)));
            fact("damaged", stretches(ballots));
        }
        if self.disk.accepted.size() > 0 {
            let ballots = self.disk.accepted.iter().map(|(slot, held)| (*slot, Some(held.ballot)));
            fact("accepted", stretches(ballots));
        }
        let holes = stretches(self.holes().map(|slot| (slot, None)));
        if !holes.is_empty() {
            fact("holes", holes);
        }
        match &self.role {
            Role::Follower { leader } => {
                fact("leader", leader.map_or_else(|| "unknown".into(), |it| it.to_string()));
            }
            Role::Preparing(scout) => {
                fact("scout", scout.ballot.to_string());
                fact("reported", reported(&scout.reported));
            }
            Role::Leading(leading) => {
                fact("leads", leading.ballot.to_string());
                fact("slot_in", leading.next.to_string());
                fact("adopted", reported(&leading.adopted));
                if self.config.flag(&LEASE) {
                    let held = leading.beats.iter().max_by_key(|beat| beat.granted.len());
                    fact("lease", listed(held.map_or(&[], |beat| &beat.granted)));
                }
            }
        }
        if let Some(master) = self.granted {
            fact("lease granted", master.to_string());
        }
        if self.disk.snapshot.slot() > Slot(0) {
            fact("snapshot", self.disk.snapshot.slot().to_string());
        }
        if self.failures > 0 {
            fact("failures", self.failures.to_string());
        }
        self.facts_of_changes(&mut facts);
        facts
    }
}

impl MultiPaxos {
    /// Which configurations are to come, and until when those before them are needed.
    fn facts_of_changes(&self, facts: &mut Vec<Fact>) {
        let mut before = self.acceptors(self.slot_out());
        for era in self.membership.eras() {
            let until = era.from.previous();
            if era.from > self.slot_out() {
                let next = format!("{} from slot {}", listed(&era.members), era.from);
                facts.push(Fact::new("next acceptors", next));
                let leaves = |node| before.contains(node) && !era.members.contains(node);
                if leaves(&self.config.me()) {
                    facts.push(Fact::new("still needed", format!("until slot {until}")));
                }
                before = &era.members;
            } else if let Role::Leading(leading) = &self.role
                && era.from == self.era_asked_about()
            {
                let (have, need) = holders(era, &leading.installed, &self.config);
                let waits = format!("{} of {need} hold slot {until}", have.len());
                facts.push(Fact::new("not in force", waits));
            }
        }
    }
}

/// What was reported for each slot, and in which ballot that was accepted.
fn reported(reported: &Map<Slot, PValue>) -> String {
    stretches(reported.iter().map(|(slot, held)| (*slot, Some(held.ballot))))
}

/// `1-3 in 2.2, 5 in 1.1`: slots in order, those that follow each other in the same ballot together.
fn stretches(slots: impl Iterator<Item = (Slot, Option<Ballot>)>) -> String {
    let mut all: Vec<(Slot, Slot, Option<Ballot>)> = Vec::new();
    for (slot, ballot) in slots {
        match all.last_mut() {
            Some((_, last, same)) if *same == ballot && last.next() == slot => *last = slot,
            _ => all.push((slot, slot, ballot)),
        }
    }
    let mut text = String::new();
    for (first, last, ballot) in &all[all.len().saturating_sub(STRETCHES)..] {
        if !text.is_empty() {
            text += ", ";
        }
        text += &first.to_string();
        if last > first {
            text += "-";
            text += &last.to_string();
        }
        if let Some(ballot) = ballot {
            text += " in ";
            text += &ballot.to_string();
        }
    }
    text
}

/// Those of `nodes` that are members, in the order of the members.
fn among(members: &[NodeId], nodes: &[NodeId]) -> Vec<NodeId> {
    members.iter().copied().filter(|member| nodes.contains(member)).collect()
}

/// `S1 S2`, or `nobody`.
fn listed(nodes: &[NodeId]) -> String {
    let mut text = String::new();
    for node in nodes {
        if !text.is_empty() {
            text += " ";
        }
        text += &node.to_string();
    }
    if text.is_empty() { "nobody".to_string() } else { text }
}
