//! What an observer sees of a node.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use core::ops::Range;

use protocol::{Fact, NodeId, NodeView, Slot, SlotView, Stage, Tally, view};

use crate::durable::{PValue, Round};
use crate::info::LEASE;
use crate::membership::Quorums;
use crate::node::{MultiPaxos, Role};

/// How many open slots show who has accepted them.
const TALLIES: usize = 8;

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
        let accepted = self.disk.accepted.iter().next_back().map_or(Slot(0), |(slot, _)| *slot);
        let decided = self.decisions.iter().next_back().map_or(Slot(0), |(slot, _)| *slot);
        let last = accepted.max(decided).max(self.machine.applied());
        NodeView {
            role,
            title,
            epoch: self.shown_round(),
            leader,
            slots: self.slots(slots),
            last,
            last_epoch: self.held(last).map_or(Round(0), |(_, held)| held.ballot.round),
            decided: self.machine.applied(),
            tallies: self.tallies(),
            facts: self.facts(),
        }
    }

    /// The round that it runs, or else the one that it has promised to or follows.
    fn shown_round(&self) -> Round {
        let followed = match &self.role {
            Role::Follower { leader } => (*leader).max(self.disk.promised),
            _ => self.own_ballot(),
        };
        followed.map_or(Round(0), |ballot| ballot.round)
    }

    /// What a slot holds: its decision, under the ballot in which it was accepted here last, or
    /// else what was accepted.
    fn held(&self, slot: Slot) -> Option<(Stage, &PValue)> {
        let accepted = self.disk.accepted.get(&slot);
        match self.decisions.get(&slot) {
            Some(decision) => {
                let same = accepted.filter(|accepted| accepted.command == decision.command);
                Some((Stage::Decided, same.unwrap_or(decision)))
            }
            None => accepted.map(|accepted| (Stage::Proposed, accepted)),
        }
    }

    /// Holes are left out, and so is what only a snapshot holds.
    fn slots(&self, window: Range<Slot>) -> Vec<SlotView> {
        let both = [&self.disk.accepted, &self.decisions];
        let last = both.map(|map| map.iter().next_back().map_or(Slot(0), |(slot, _)| *slot));
        let end = window.end.min(last[0].max(last[1]).next());
        let held = |slot| self.held(Slot(slot)).map(|(stage, held)| (Slot(slot), stage, held));
        let shown = (window.start.0..end.0).filter_map(held).map(|(slot, stage, held)| SlotView {
            slot,
            stage,
            epoch: held.ballot.round,
            command: Some(held.command.clone()),
        });
        shown.collect()
    }

    fn tallies(&self) -> Vec<Tally> {
        match &self.role {
            Role::Follower { .. } => Vec::new(),
            Role::Preparing(scout) => {
                let members = self.acceptors(scout.first);
                let need = self.promises_of(members);
                let have = among(members, &scout.promises);
                vec![Tally { label: "promises".to_string(), have, need, of: members.len() }]
            }
            Role::Leading(leading) => {
                let tally = |open: &crate::Commander| {
                    let members = self.acceptors(open.slot);
                    let need = Quorums::of(members, &self.config).phase_2;
                    let have = among(members, &open.accepted);
                    Tally { label: format!("slot {}", open.slot), have, need, of: members.len() }
                };
                leading.open.iter().take(TALLIES).map(tally).collect()
            }
        }
    }

    fn facts(&self) -> Vec<Fact> {
        let promised = self.disk.promised.map_or_else(|| "nothing".into(), |it| it.to_string());
        let mut facts = vec![
            Fact::new("ballot_num", promised),
            Fact::new("slot_out", self.slot_out().to_string()),
            Fact::new("acceptors", listed(self.acceptors(self.slot_out()))),
        ];
        let mut fact = |name, value: String| facts.push(Fact::new(name, value));
        match &self.role {
            Role::Follower { leader } => {
                fact("leader", leader.map_or_else(|| "unknown".into(), |it| it.to_string()));
            }
            Role::Preparing(scout) => fact("scout", scout.ballot.to_string()),
            Role::Leading(leading) => {
                fact("leads", leading.ballot.to_string());
                fact("slot_in", leading.next.to_string());
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
        facts
    }
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
