//! What servers tell each other, and the alarms they set.

use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};

use protocol::{Describe, Epoch, Fact, Request, RequestId, Word};

use crate::durable::Snapshot;
use crate::words::{
    ACK, ACK_EPOCH, ACK_LEADER, COMMIT, DIFF, FINALIZE_TIMER, FOLLOWER_INFO, INFORM, LEADER_INFO,
    LIMIT_TIMER, NEW_LEADER, NOTIFICATION, NOTIFY_TIMER, PING, PONG, PROPOSE, REQUEST, SNAP, SYNC,
    SYNCED, TICK_TIMER, TRUNC, UP_TO_DATE,
};
use crate::zxid::{Txn, Vote, Zxid};

/// The messages of the paper under the names of ZooKeeper. The link vouches for the sender.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Message {
    /// Whom the sender wants to lead, or has found.
    Notification {
        /// Its vote.
        vote: Vote,
        /// Its round of elections: `electionEpoch`.
        round: u64,
        /// What it is.
        state: State,
    },
    /// CEPOCH: a follower joins its leader.
    FollowerInfo {
        /// The last epoch it has accepted.
        accepted: Epoch,
        /// The how many-eth attempt of its life to join a leader this is.
        attempt: u64,
    },
    /// NEWEPOCH: the leader proposes its epoch.
    LeaderInfo {
        /// The epoch that is proposed.
        epoch: Epoch,
        /// The attempt that it answers.
        attempt: u64,
    },
    /// ACK-E: the follower will heed no older epoch.
    AckEpoch {
        /// Whether it accepts the epoch with this, and had not before.
        counts: bool,
        /// The epoch of the last leader that brought it up to date.
        current: Epoch,
        /// The end of its history.
        last: Zxid,
    },
    /// DIFF: what the follower lacks at its end.
    Diff {
        /// The leader's epoch.
        epoch: Epoch,
        /// The transactions; shared, since several followers get the same.
        txns: Rc<[Txn]>,
    },
    /// TRUNC: the follower has what the leader lacks.
    Trunc {
        /// The leader's epoch.
        epoch: Epoch,
        /// The last transaction to keep.
        to: Zxid,
    },
    /// SNAP: a whole state in place of the follower's.
    Snap {
        /// The leader's epoch.
        epoch: Epoch,
        /// The snapshot itself.
        snapshot: Rc<Snapshot>,
    },
    /// NEWLEADER: this was the history; acknowledge it.
    NewLeader {
        /// The epoch.
        epoch: Epoch,
    },
    /// ACK-LD: the history is on the follower's disk.
    AckLeader {
        /// The epoch that it acknowledges.
        epoch: Epoch,
        /// Its end.
        last: Zxid,
    },
    /// COMMIT-LD: the leader is established.
    UpToDate {
        /// The leader's epoch.
        epoch: Epoch,
        /// What it has committed by now.
        committed: Zxid,
    },
    /// A request that a client sent to a follower.
    Request {
        /// The request itself.
        request: Rc<Request>,
    },
    /// PROPOSE: the primary broadcasts a transaction.
    Propose {
        /// The transaction itself.
        txn: Txn,
    },
    /// The transaction is on the follower's disk.
    Ack {
        /// The transaction that is acknowledged.
        zxid: Zxid,
    },
    /// Everything up to here is committed.
    Commit {
        /// The last transaction that is.
        zxid: Zxid,
    },
    /// The same for an observer, which has not seen the proposal.
    Inform {
        /// The transaction.
        txn: Txn,
    },
    /// The leader is there.
    Ping,
    /// So is the follower.
    Pong,
    /// A client wants to see whatever was committed before.
    Sync {
        /// Its request.
        id: RequestId,
    },
    /// It has all arrived before this.
    Synced {
        /// The request.
        id: RequestId,
    },
}

/// What a server says that it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum State {
    /// It looks for a leader.
    Looking,
    /// It follows one.
    Following,
    /// It leads.
    Leading,
}

/// The alarms of a server.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Timer {
    /// The vote is told again.
    Notify,
    /// No better vote has come.
    Finalize,
    /// The followers must hear from their leader.
    Tick,
    /// The leader, or its quorum, has been missing for too long.
    Limit,
}

impl Describe for Message {
    fn word(&self) -> &'static Word {
        match self {
            Self::Notification { .. } => &NOTIFICATION,
            Self::FollowerInfo { .. } => &FOLLOWER_INFO,
            Self::LeaderInfo { .. } => &LEADER_INFO,
            Self::AckEpoch { .. } => &ACK_EPOCH,
            Self::Diff { .. } => &DIFF,
            Self::Trunc { .. } => &TRUNC,
            Self::Snap { .. } => &SNAP,
            Self::NewLeader { .. } => &NEW_LEADER,
            Self::AckLeader { .. } => &ACK_LEADER,
            Self::UpToDate { .. } => &UP_TO_DATE,
            Self::Request { .. } => &REQUEST,
            Self::Propose { .. } => &PROPOSE,
            Self::Ack { .. } => &ACK,
            Self::Commit { .. } => &COMMIT,
            Self::Inform { .. } => &INFORM,
            Self::Ping => &PING,
            Self::Pong => &PONG,
            Self::Sync { .. } => &SYNC,
            Self::Synced { .. } => &SYNCED,
        }
    }

    fn epoch(&self) -> Option<Epoch> {
        match self {
            Self::Notification { vote, .. } => Some(vote.epoch),
            Self::FollowerInfo { accepted: epoch, .. }
            | Self::LeaderInfo { epoch, .. }
            | Self::Diff { epoch, .. }
            | Self::Trunc { epoch, .. }
            | Self::Snap { epoch, .. }
            | Self::NewLeader { epoch }
            | Self::AckLeader { epoch, .. }
            | Self::UpToDate { epoch, .. }
            | Self::AckEpoch { current: epoch, .. } => Some(*epoch),
            Self::Ack { zxid } | Self::Commit { zxid } => Some(zxid.epoch),
            Self::Propose { txn } | Self::Inform { txn } => Some(txn.zxid.epoch),
            _ => None,
        }
    }

    fn gives(&self) -> &'static str {
        match self {
            Self::AckLeader { .. } => "acknowledgement",
            _ => "promise",
        }
    }

    fn fields(&self) -> Vec<Fact> {
        let one = |name, value: &dyn ToString| vec![Fact::new(name, value.to_string())];
        match self {
            Self::Notification { vote, round, state } => {
                let state = match state {
                    State::Looking => "looking",
                    State::Following => "following",
                    State::Leading => "leading",
                };
                let vote = Fact::new("vote", vote.to_string());
                vec![vote, Fact::new("round", round.to_string()), Fact::new("state", state)]
            }
            Self::FollowerInfo { accepted: epoch, attempt }
            | Self::LeaderInfo { epoch, attempt } => {
                let joins = matches!(self, Self::FollowerInfo { .. });
                let mut fields = one(if joins { "acceptedEpoch" } else { "epoch" }, epoch);
                if *attempt > 1 {
                    fields.push(Fact::new("attempt", attempt.to_string()));
                }
                fields
            }
            Self::NewLeader { epoch } => one("epoch", epoch),
            Self::AckEpoch { counts, current, last } => {
                let counts = if *counts { "yes" } else { "no" };
                let current = Fact::new("currentEpoch", current.to_string());
                vec![current, Fact::new("lastZxid", last.to_string()), Fact::new("counts", counts)]
            }
            Self::Diff { txns, .. } => {
                let listed: Vec<String> = txns.iter().map(told).collect();
                vec![Fact::new("txns", listed.join("; "))]
            }
            Self::Snap { snapshot, .. } => one("zxid", &snapshot.zxid),
            Self::AckLeader { last: zxid, .. }
            | Self::Trunc { to: zxid, .. }
            | Self::UpToDate { committed: zxid, .. }
            | Self::Ack { zxid }
            | Self::Commit { zxid } => one("zxid", zxid),
            Self::Request { request } => {
                vec![Fact::new("request", format!("{} ({})", request.operation, request.id))]
            }
            Self::Propose { txn } | Self::Inform { txn } => vec![Fact::new("txn", told(txn))],
            Self::Ping | Self::Pong => Vec::new(),
            Self::Sync { id } | Self::Synced { id } => one("request", id),
        }
    }
}

fn told(txn: &Txn) -> String {
    format!("{} {}", txn.zxid, txn.command)
}

impl Describe for Timer {
    fn word(&self) -> &'static Word {
        match self {
            Self::Notify => &NOTIFY_TIMER,
            Self::Finalize => &FINALIZE_TIMER,
            Self::Tick => &TICK_TIMER,
            Self::Limit => &LIMIT_TIMER,
        }
    }
}
