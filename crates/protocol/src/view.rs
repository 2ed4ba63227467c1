//! What an observer may see of a replica, in words that every protocol shares.

use alloc::string::String;
use alloc::vec::Vec;

use crate::ids::{EpochName, NodeId, Slot};
use crate::request::Command;

/// A replica as the screen knows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NodeView {
    /// What it is, in words that every protocol shares.
    pub role: Role,
    /// What the paper calls that: `leader`, `candidate`, `primary`.
    pub title: &'static str,
    /// What it is about in that capacity, while it does not yet do all that the title says:
    /// `synchronising`.
    pub phase: Option<&'static str>,
    /// Its epoch.
    pub epoch: EpochName,
    /// Whom it believes to lead.
    pub leader: Option<NodeId>,
    /// The slots of the window that was asked for, in order; empty ones are left out.
    pub slots: Vec<SlotView>,
    /// The last slot that holds anything.
    pub last: Slot,
    /// The epoch under which that was proposed.
    pub last_epoch: EpochName,
    /// Everything up to here is decided, as far as this node knows.
    pub decided: Slot,
    /// What it counts.
    pub tallies: Vec<Tally>,
}

impl NodeView {
    /// A node of which only its role is known: in epoch 0, with an empty log, and counting nothing.
    pub fn new(role: Role, title: &'static str) -> Self {
        Self {
            role,
            title,
            phase: None,
            epoch: EpochName::default(),
            leader: None,
            slots: Vec::new(),
            last: Slot(0),
            last_epoch: EpochName::default(),
            decided: Slot(0),
            tallies: Vec::new(),
        }
    }
}

/// What a replica is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// Leads its epoch.
    Leading,
    /// Tries to lead.
    Campaigning,
    /// Follows, or waits.
    Following,
    /// Has no vote: a learner, an observer, who is not a member.
    Observing,
}

/// One slot of a log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SlotView {
    /// The position in the log.
    pub slot: Slot,
    /// How far it has come.
    pub status: SlotStatus,
    /// Under which epoch it was proposed.
    pub epoch: EpochName,
    /// What it holds; nothing where the node does not know, or where a snapshot stands for it.
    pub command: Option<Command>,
}

/// How far a slot has come. An empty slot is not listed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SlotStatus {
    /// Held by this node, whose disk cannot read what it is.
    Damaged,
    /// Held by this node.
    Proposed,
    /// A quorum is known to hold it, but it is not yet decided (PBFT's prepared).
    Certified,
    /// Decided for ever.
    Decided,
}

/// Something that a node counts towards a quorum.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tally {
    /// What is counted: `votes`, `slot 6`.
    pub label: String,
    /// The slot that is decided here once so many are counted, if that is what it is about.
    pub slot: Option<Slot>,
    /// Who has been counted.
    pub have: Vec<NodeId>,
    /// How many are needed.
    pub need: usize,
    /// Of how many.
    pub of: usize,
}

/// A name and a value for the inspector.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// In the paper's words: `commit index`.
    pub name: &'static str,
    /// As text.
    pub value: String,
}

impl Fact {
    /// A fact.
    pub fn new(name: &'static str, value: impl Into<String>) -> Self {
        Self { name, value: value.into() }
    }
}
