//! What survives a crash.

use core::fmt;

use protocol::{Command, NodeId};

/// Counts the attempts of a proposer. The first is 1.
pub use protocol::Epoch as Round;

/// The number of a proposal. No two proposers ever use the same: the round decides, and between
/// equal rounds the proposer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Ballot {
    /// Which attempt.
    pub round: Round,
    /// Whose.
    pub proposer: NodeId,
}

/// `2.1`: round 2 of node 1.
impl fmt::Display for Ballot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.round, self.proposer.0)
    }
}

/// A number and a value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Proposal {
    /// Its number.
    pub ballot: Ballot,
    /// What it proposes.
    pub value: Command,
}

/// The persistent state of a node, written before anything that depends on it leaves.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Durable {
    /// The proposer's last round.
    pub round: Round,
    /// The highest ballot that the acceptor has promised to.
    pub promised: Option<Ballot>,
    /// The last proposal that the acceptor has accepted, which is the highest.
    pub accepted: Option<Proposal>,
}
