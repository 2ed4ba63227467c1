//! What a server does, and what it knows only as long as it does that.

use alloc::vec::Vec;

use protocol::{Epoch, NodeId, RequestId, Slot};

use crate::durable::{History, Snapshot};
use crate::message::State;
use crate::zxid::{Vote, Zxid};

/// What a server does.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Phase {
    /// Looks for a leader (phase 0).
    Looking(Looking),
    /// Follows one, or observes.
    Following(Follower),
    /// Leads, or tries to.
    Leading(Leader),
}

/// What a server knows while it looks for a leader.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Looking {
    /// Its vote.
    pub vote: Vote,
    /// The votes of this round, its own included.
    pub votes: Vec<(NodeId, Vote)>,
    /// Who follows or leads already: `outofelection`.
    pub ensemble: Vec<(NodeId, State, Vote)>,
    /// Whether a quorum votes alike, and a better vote is waited for.
    pub finalizing: bool,
    /// How often it has repeated its vote.
    pub repeats: u32,
    /// Who joined before the election was over here: the last epoch each has accepted, and its
    /// attempt.
    pub early: Vec<(NodeId, Epoch, u64)>,
}

/// What a follower knows.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Follower {
    /// Whom it follows, and with which vote it was found.
    pub vote: Vote,
    /// How far it has come with it.
    pub stage: FollowerStage,
}

/// How far a follower has come with its leader.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum FollowerStage {
    /// It waits for the epoch (phase 1).
    Discovery,
    /// It is brought up to date (phase 2).
    Synchronisation {
        /// Its leader's epoch.
        epoch: Epoch,
        /// What it was sent so far.
        sent: Option<(Snapshot, History)>,
    },
    /// It has acknowledged its leader, and waits for it to be established.
    Acknowledged {
        /// Its leader's epoch.
        epoch: Epoch,
        /// Without [`crate::rules::PERSIST_BEFORE_ACK`]: what has yet to be written.
        unwritten: Option<(Snapshot, History)>,
    },
    /// It follows an established leader (phase 3).
    Broadcast,
}

/// What a leader knows.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Leader {
    /// The vote that made it the leader.
    pub vote: Vote,
    /// Its epoch, once a quorum has joined.
    pub epoch: Option<Epoch>,
    /// Where its history ended when a quorum had accepted that, and under which name.
    pub began: Option<(Zxid, Slot)>,
    /// Whether a quorum has acknowledged its history.
    pub established: bool,
    /// The last epoch that each voter has accepted, itself included, while it seeks its own.
    pub accepted: Vec<(NodeId, Epoch)>,
    /// Who has accepted its epoch, itself first.
    pub promised: Vec<NodeId>,
    /// Who has joined.
    pub learners: Vec<Learner>,
    /// Who was heard since the last look.
    pub heard: Vec<NodeId>,
    /// The last place that was proposed, or that everybody who has joined was sent with the history.
    pub proposed: Slot,
    /// What was proposed by the last look: what followers must have acknowledged by the next.
    pub due: Slot,
    /// Who asked for a sync, and what must be committed first.
    pub syncs: Vec<(NodeId, RequestId, Slot)>,
}

impl Leader {
    /// Whether a learner has acknowledged the history, and hears what is committed.
    pub(crate) fn is_active(&self, node: NodeId) -> bool {
        let active =
            |learner: &Learner| learner.node == node && learner.progress == LearnerProgress::Active;
        self.learners.iter().any(active)
    }
}

/// A follower or an observer, as its leader sees it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Learner {
    /// The server that learns.
    pub node: NodeId,
    /// With which of its attempts it has joined.
    pub attempt: u64,
    /// How far it has come.
    pub progress: LearnerProgress,
    /// How its history was made equal to the leader's, once it was.
    pub by: Option<Means>,
    /// The last place that it has acknowledged.
    pub acknowledged: Slot,
}

/// How a history is made equal to the leader's.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Means {
    /// It got what it lacked.
    Diff,
    /// It was cut back first.
    Trunc,
    /// It got a whole state.
    Snap,
}

/// How far a learner has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LearnerProgress {
    /// It has joined.
    Joined,
    /// It was told the epoch.
    Told,
    /// It has accepted the epoch; its history ends here.
    Accepted(Zxid),
    /// It was sent the history, and gets every proposal from there on.
    Synced,
    /// It has acknowledged the history, and hears what is committed.
    Active,
}
