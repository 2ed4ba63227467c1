//! How transactions are numbered, and how histories are compared.

use core::fmt;

use protocol::{Command, Epoch, NodeId};

/// The number of a transaction: the epoch of the primary that broadcast it, and that primary's own
/// count, from 1. Counter 0 names no transaction: whoever has adopted an epoch of which it holds no
/// transaction yet says so with it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Zxid {
    /// The epoch of its primary.
    pub epoch: Epoch,
    /// Which of that primary's transactions it is.
    pub counter: u64,
}

impl Zxid {
    /// What stands before every transaction.
    pub const ZERO: Self = Self::new(0, 0);

    /// A number.
    pub const fn new(epoch: u64, counter: u64) -> Self {
        Self { epoch: Epoch(epoch), counter }
    }

    /// The number that the primary of `epoch` gives to what follows this.
    #[must_use]
    pub fn next_in(self, epoch: Epoch) -> Self {
        let counter = if self.epoch == epoch { self.counter + 1 } else { 1 };
        Self { epoch, counter }
    }

    /// Whether this says which epoch was adopted, and not which transaction is the last.
    pub const fn is_fresh(self) -> bool {
        self.counter == 0 && self.epoch.0 > 0
    }
}

impl fmt::Display for Zxid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.epoch, self.counter)
    }
}

/// A transaction.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Txn {
    /// Its number.
    pub zxid: Zxid,
    /// What is to be applied.
    pub command: Command,
}

/// A vote: who is to lead, and how recent its history is. Votes are compared in the order of the
/// fields: the current epoch first, then the last transaction, then the number of the node.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Vote {
    /// The current epoch of the proposed leader: `peerEpoch`.
    pub epoch: Epoch,
    /// Its last transaction.
    pub zxid: Zxid,
    /// Who it is.
    pub leader: NodeId,
}

impl fmt::Display for Vote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (epoch {}, zxid {})", self.leader, self.epoch, self.zxid)
    }
}
