//! What survives a crash.

use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cmp::Ordering;

use protocol::{Command, Machine, Map, Slot};

use crate::membership::Membership;

/// Counts the attempts to lead. The first is 1.
pub use protocol::Epoch as Round;

pub use protocol::Ballot;

/// What was proposed for a slot, and in which ballot: the paper's pvalue without its slot.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PValue {
    /// In which ballot.
    pub ballot: Ballot,
    /// Which command.
    pub command: Command,
}

/// The persistent state of a node, written before anything that depends on it leaves.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Durable {
    /// The last round in which this node tried to lead.
    pub round: Round,
    /// The highest ballot that the acceptor has adopted: its `ballot_num`.
    pub promised: Option<Ballot>,
    /// For each slot after the snapshot, what the acceptor has accepted in the highest ballot. The
    /// lower ones are never asked for (PMMC §4.1, state reduction).
    pub accepted: Map<Slot, PValue>,
    /// What all slots before came to.
    pub snapshot: Rc<Snapshot>,
    /// What the acceptor has accepted and its disk cannot read: of each the slot and the ballot.
    pub(crate) damaged: Vec<(Slot, Ballot)>,
}

/// Everything that the decided slots came to, up to one of them (PML §5.5).
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Snapshot {
    /// The state machine with the sessions of its clients.
    pub machine: Machine,
    /// Who accepts which slot.
    pub membership: Membership,
}

impl Snapshot {
    /// The last slot that it holds.
    pub const fn slot(&self) -> Slot {
        self.machine.applied()
    }

    fn order(&self) -> (Slot, u64, &Membership) {
        (self.slot(), self.machine.digest(), &self.membership)
    }
}

impl Ord for Snapshot {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}

impl PartialOrd for Snapshot {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
