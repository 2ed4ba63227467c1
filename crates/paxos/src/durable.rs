//! What survives a crash.

use protocol::Command;

/// Counts the attempts of a proposer. The first is 1.
pub use protocol::Epoch as Round;

pub use protocol::Ballot;

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
