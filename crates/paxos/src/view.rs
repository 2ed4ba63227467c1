//! What an observer sees of a node.

use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use protocol::{EpochName, Fact, NodeView, Role, Slot, SlotStatus, SlotView, Tally};

use crate::durable::Ballot;
use crate::message::{named, shown};
use crate::replica::{Paxos, Proposer};

impl Paxos {
    pub(crate) fn seen(&self, slots: Range<Slot>) -> NodeView {
        let waits = !self.open.is_empty() || self.curious;
        let (role, title) = match self.proposer {
            Proposer::Preparing { .. } => (Role::Campaigning, "preparing"),
            Proposer::Proposing { .. } => (Role::Leading, "proposing"),
            Proposer::Idle if self.chosen.is_some() => (Role::Following, "learner"),
            Proposer::Idle if waits => (Role::Following, "waiting"),
            Proposer::Idle => (Role::Following, "acceptor"),
        };
        let slot = self.slot();
        NodeView {
            role,
            title,
            phase: None,
            epoch: self.shown_ballot().map_or_else(EpochName::default, EpochName::from),
            leader: (role == Role::Leading).then(|| self.config.me()),
            last: Slot(u64::from(slot.is_some())),
            last_epoch: slot.as_ref().map_or_else(EpochName::default, |slot| slot.epoch),
            decided: Slot(u64::from(self.chosen.is_some())),
            slots: slot.into_iter().filter(|slot| slots.contains(&slot.slot)).collect(),
            tallies: self.tallies(),
        }
    }

    /// The ballot that it runs, or else the one that it has promised to.
    fn shown_ballot(&self) -> Option<Ballot> {
        match &self.proposer {
            Proposer::Idle => self.disk.promised,
            Proposer::Preparing { ballot, .. } => Some(*ballot),
            Proposer::Proposing { proposal } => Some(proposal.ballot),
        }
    }

    /// The one decision: what is chosen, or else what was accepted here.
    fn slot(&self) -> Option<SlotView> {
        let status = if self.chosen.is_some() { SlotStatus::Decided } else { SlotStatus::Proposed };
        let accepted = self.disk.accepted.as_ref();
        let shown = self.chosen.as_ref().or(accepted)?;
        let same = accepted.filter(|accepted| accepted.value == shown.value).unwrap_or(shown);
        let (epoch, command) = (same.ballot.into(), Some(shown.value.clone()));
        Some(SlotView { slot: Slot(1), status, epoch, command })
    }

    fn tallies(&self) -> Vec<Tally> {
        let need = self.config.majority();
        let (label, slot, have): (_, _, Vec<_>) = match &self.proposer {
            Proposer::Idle => return Vec::new(),
            Proposer::Preparing { promises, .. } => {
                ("promises", None, promises.iter().map(|(node, _)| *node).collect())
            }
            Proposer::Proposing { proposal } => {
                let votes = self.votes.get(&proposal.ballot);
                (
                    "slot 1",
                    Some(Slot(1)),
                    votes.map_or_else(Vec::new, |votes| votes.acceptors.clone()),
                )
            }
        };
        let members = self.config.members().iter().copied();
        let have = members.filter(|member| have.contains(member)).collect();
        let of = self.config.members().len();
        vec![Tally { label: label.to_string(), slot, have, need, of }]
    }

    pub(crate) fn facts_seen(&self) -> Vec<Fact> {
        let nothing = || "nothing".to_string();
        let promised = self.disk.promised.map_or_else(nothing, |ballot| ballot.to_string());
        let mut facts = vec![
            Fact::new("promised", promised),
            Fact::new("accepted", shown(&self.disk.accepted)),
            Fact::new("round", self.disk.round.to_string()),
        ];
        match &self.proposer {
            Proposer::Idle => {}
            Proposer::Preparing { ballot, .. } => {
                facts.push(Fact::new("prepares", ballot.to_string()));
            }
            Proposer::Proposing { proposal } => {
                facts.push(Fact::new("proposes", shown(&Some(proposal.clone()))));
            }
        }
        if self.failures > 0 {
            facts.push(Fact::new("failed rounds", self.failures.to_string()));
        }
        let chosen = self.chosen.as_ref().map(|chosen| named(&chosen.value));
        facts.push(Fact::new("chosen", chosen.unwrap_or_else(|| "unknown".to_string())));
        facts
    }
}
