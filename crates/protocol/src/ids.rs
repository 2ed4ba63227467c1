//! Newtypes for the numbers that mean something.

use core::fmt;

/// A replica: `NodeId(1)` is node 1. There is no node 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub u32);

impl NodeId {
    /// Where this node stands in a list that begins with node 1.
    pub const fn index(self) -> usize {
        self.0 as usize - 1
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "S{}", self.0)
    }
}

/// A client: `ClientId(1)` is `c1` in a script.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ClientId(pub u32);

impl ClientId {
    /// Whoever asked before the run began, for what given disks hold.
    pub const PAST: Self = Self(0);
}

impl fmt::Display for ClientId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "c{}", self.0)
    }
}

/// Names one request for ever: a retry carries the same name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RequestId {
    /// Who asks.
    pub client: ClientId,
    /// The client's own count, from 1.
    pub number: u64,
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.client, self.number)
    }
}

/// A position in the agreed sequence. The first is `Slot(1)`; `Slot(0)` stands before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Slot(pub u64);

impl Slot {
    /// The position after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The position before this one; `Slot(0)` has none and stays.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The period of one leader: what a protocol calls term, ballot, view or epoch. Greater is newer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Epoch(pub u64);

impl Epoch {
    /// The epoch after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Epoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An epoch as it is written: `3`, or `1.2` where two proposers may run the same round, each with a
/// ballot of its own. Ordered as the protocol orders them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct EpochName {
    /// Its number; of a ballot, the round.
    pub number: Epoch,
    /// Whose ballot it is, where the number alone does not say.
    pub proposer: Option<NodeId>,
}

impl From<Epoch> for EpochName {
    fn from(number: Epoch) -> Self {
        Self { number, proposer: None }
    }
}

impl From<Ballot> for EpochName {
    fn from(ballot: Ballot) -> Self {
        Self { number: ballot.round, proposer: Some(ballot.proposer) }
    }
}

impl fmt::Display for EpochName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.proposer {
            Some(proposer) => Ballot { round: self.number, proposer }.fmt(f),
            None => self.number.fmt(f),
        }
    }
}

/// The number of a proposal in the protocols of the Paxos family. No two proposers ever use the
/// same: the round decides which is higher, and between equal rounds the proposer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Ballot {
    /// Which attempt; the first is 1.
    pub round: Epoch,
    /// The node that made the proposal.
    pub proposer: NodeId,
}

impl Ballot {
    /// The last round that a script may begin with; leaves room for ballots to come.
    pub const LAST_ROUND: u64 = 1_000_000_000;

    /// The ballot that a script writes as `2.1`.
    pub fn parse(text: &str) -> Option<Self> {
        let (round, node) = text.split_once('.')?;
        let round = round.parse().ok().filter(|round| (1..=Self::LAST_ROUND).contains(round))?;
        let node = node.parse().ok().filter(|&node| node > 0)?;
        Some(Self { round: Epoch(round), proposer: NodeId(node) })
    }
}

/// `2.1`: round 2 of node 1.
impl fmt::Display for Ballot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.round, self.proposer.0)
    }
}
