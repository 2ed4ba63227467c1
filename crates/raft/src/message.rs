//! What servers tell each other, and the alarms they set.

use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use core::slice;

use protocol::{Command, Describe, Epoch, Fact, Request, RequestId, Slot, Word, joined};

use crate::durable::{Entry, Term};
use crate::lease::Which;
use crate::snapshot::Snapshot;

/// The four remote procedure calls of the paper, split into their directions. The sender of a
/// request is the paper's `candidateId` or `leaderId`; the link vouches for it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Message {
    /// The RequestVote request.
    Vote {
        /// The candidate's term.
        term: Term,
        /// The index of the candidate's last entry.
        last_index: Slot,
        /// The term of the candidate's last entry.
        last_term: Term,
        /// Whether the leader has asked for this: it may disturb.
        transfer: bool,
    },
    /// RequestVote, answered with yes.
    Granted {
        /// The voter's term, in which the vote counts.
        term: Term,
    },
    /// RequestVote, answered with no.
    Denied {
        /// The voter's term, from which a candidate learns that it is too late.
        term: Term,
    },
    /// RequestVote, asked before the term is raised.
    PreVote {
        /// The term for which the sender would stand.
        term: Term,
        /// The index of the sender's last entry.
        last_index: Slot,
        /// The term of the sender's last entry.
        last_term: Term,
    },
    /// PreVote, answered with yes.
    PreGranted {
        /// The term for which the sender would vote so: that of the request.
        term: Term,
    },
    /// PreVote, answered with no.
    PreDenied {
        /// The answering server's term.
        term: Term,
    },
    /// AppendEntries; without entries it is a heartbeat, and checked all the same.
    Append {
        /// The leader's term.
        term: Term,
        /// The index of the entry before the new ones.
        prev_index: Slot,
        /// The term of the entry before the new ones.
        prev_term: Term,
        /// The new entries; shared, since several followers get the same.
        entries: Rc<[Entry]>,
        /// The leader's commit index.
        commit: Slot,
        /// The leader's round, which the answer repeats; 0 where nobody counts rounds.
        round: u64,
    },
    /// AppendEntries, answered with yes.
    AppendOk {
        /// The follower's term.
        term: Term,
        /// The last index at which the request and the follower's log are known to agree.
        matched: Slot,
        /// The round of the request.
        round: u64,
    },
    /// AppendEntries, answered with no: the entry before the new ones is missing.
    AppendNo {
        /// The follower's term.
        term: Term,
        /// The `prevLogIndex` that is refused.
        rejected: Slot,
        /// The last index of the follower's log where the two logs could agree.
        hint: Slot,
        /// The term of the entry there.
        hint_term: Term,
        /// The round of the request.
        round: u64,
    },
    /// InstallSnapshot, whole; answered like an append.
    InstallSnapshot {
        /// The leader's term.
        term: Term,
        /// What stands for the entries that the leader no longer has.
        snapshot: Rc<Snapshot>,
        /// The leader's round, as in an append.
        round: u64,
    },
    /// The leader asks the receiver to stand for election at once.
    TimeoutNow {
        /// The leader's term.
        term: Term,
        /// The transfer that this is for; the receiver answers it, if it comes to lead.
        request: Rc<Request>,
    },
    /// A follower asks how far it must be to serve a read.
    ReadIndex {
        /// The follower's term.
        term: Term,
        /// The read.
        id: RequestId,
    },
    /// The leader still leads; the read must reflect everything up to here.
    ReadAt {
        /// The leader's term.
        term: Term,
        /// The read.
        id: RequestId,
        /// What was committed when the leader was asked.
        index: Slot,
    },
    /// A server that was elected asks for an entry that its disk cannot read.
    Fetch {
        /// The term in which it was elected.
        term: Term,
        /// The index of the entry.
        index: Slot,
        /// The term of the entry.
        of: Term,
    },
    /// Fetch, answered with the entry.
    Copy {
        /// The sender's term.
        term: Term,
        /// The index of the entry.
        index: Slot,
        /// The entry, or a snapshot that stands for it.
        held: Held,
    },
    /// Fetch, answered without the entry.
    NoCopy {
        /// The sender's term.
        term: Term,
        /// The index of the entry.
        index: Slot,
        /// The term of the entry.
        of: Term,
        /// Whether the sender's log does not hold it. If not, the sender's own copy is damaged, or it
        /// does not follow the server that asks.
        lacks: bool,
    },
}

/// What stands for an entry.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Held {
    /// The entry itself.
    Entry(Rc<Entry>),
    /// A snapshot of a machine that has applied it.
    Snapshot(Rc<Snapshot>),
}

impl Message {
    /// The sender's term; of a pre-vote and a yes to it, the next one.
    pub const fn term(&self) -> Term {
        match self {
            Self::Vote { term, .. }
            | Self::Granted { term }
            | Self::Denied { term }
            | Self::PreVote { term, .. }
            | Self::PreGranted { term }
            | Self::PreDenied { term }
            | Self::Append { term, .. }
            | Self::AppendOk { term, .. }
            | Self::AppendNo { term, .. }
            | Self::InstallSnapshot { term, .. }
            | Self::TimeoutNow { term, .. }
            | Self::ReadIndex { term, .. }
            | Self::ReadAt { term, .. }
            | Self::Fetch { term, .. }
            | Self::Copy { term, .. }
            | Self::NoCopy { term, .. } => *term,
        }
    }
}

/// The alarms of a server.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Timer {
    /// No leader was heard for too long.
    Election,
    /// The followers must hear from their leader.
    Heartbeat,
    /// No leader was heard for the minimum election timeout.
    Silence,
    /// The leader must have heard from a majority.
    Quorum,
    /// A lease is over.
    Lease(Which),
    /// Whoever was to take over has not done so.
    Transfer,
    /// A round of catching up has taken long.
    Round,
}

protocol::words! {
    VOTE = "vote", "Request vote", Campaign,
        "A candidate asks for a vote, and says how up-to-date its log is.";
    GRANTED = "granted", "Vote granted", Agree, "The vote is given.";
    DENIED = "denied", "Vote denied", Refuse, "The vote is refused.";
    PRE_VOTE = "pre-vote", "Request pre-vote", Campaign,
        "A server asks whether it would get a vote, before it raises its term.";
    PRE_GRANTED = "pre-granted", "Pre-vote granted", Agree, "It would get the vote.";
    PRE_DENIED = "pre-denied", "Pre-vote denied", Refuse, "It would not get the vote.";
    APPEND = "append", "Append entries", Propose,
        "The leader sends new entries, and names the entry before them.";
    HEARTBEAT = "heartbeat", "Heartbeat", Heartbeat,
        "The leader sends no entries: it shows that it is alive, and checks that the logs agree.";
    APPEND_OK = "append-ok", "Append succeeded", Agree,
        "The follower's log agrees with the leader's up to the index it names.";
    APPEND_NO = "append-no", "Append refused", Refuse,
        "The follower lacks the entry before the new ones, and hints at where to try.";
    INSTALL_SNAPSHOT = "install-snapshot", "Install snapshot", Propose,
        "The leader sends a snapshot of its state machine in place of entries that it no longer \
         has.";
    TIMEOUT_NOW = "timeout-now", "Timeout now", Inform,
        "The leader asks the receiver to stand for election at once.";
    READ_INDEX = "read-index", "Read index", Propose,
        "A follower asks the leader up to which index it must apply its log to serve a read.";
    READ_AT = "read-at", "Read at", Agree,
        "The leader still leads, and a read needs the log applied up to this index.";
    FETCH = "fetch", "Fetch", Inform,
        "A server that was elected asks for an entry that its disk cannot read.";
    COPY = "copy", "Copy", Inform,
        "The entry that was asked for, or a snapshot that covers it.";
    NO_COPY = "no-copy", "No copy", Inform,
        "The sender lacks the entry that was asked for, or cannot read it either.";
    ELECTION_TIMER = "election", "Election timeout", Campaign,
        "The server has not heard from a leader for too long: it stands for election.";
    HEARTBEAT_TIMER = "heartbeat", "Heartbeat", Heartbeat,
        "It is time for the leader to send to its followers.";
    SILENCE_TIMER = "silence", "Silence", Campaign,
        "The server has heard from no leader for the minimum election timeout: it may vote again.";
    QUORUM_TIMER = "quorum", "Check quorum", Heartbeat,
        "The leader counts who has answered it.";
    LEASE_TIMER = "lease", "Lease", Heartbeat,
        "The leader may no longer answer reads without asking others, unless its lease was \
         renewed.";
    NEXT_LEASE_TIMER = "next-lease", "Next lease", Heartbeat,
        "The same for a lease that was requested while an earlier one was held.";
    TRANSFER_TIMER = "transfer", "Transfer", Heartbeat,
        "The successor has not taken over in time: the leader cancels the transfer.";
    ROUND_TIMER = "round", "Catching up", Heartbeat,
        "A new server has taken longer for a round than an election takes.";
}

/// Every kind of message.
pub static MESSAGES: &[&Word] = &[
    &VOTE,
    &GRANTED,
    &DENIED,
    &PRE_VOTE,
    &PRE_GRANTED,
    &PRE_DENIED,
    &APPEND,
    &HEARTBEAT,
    &APPEND_OK,
    &APPEND_NO,
    &INSTALL_SNAPSHOT,
    &TIMEOUT_NOW,
    &READ_INDEX,
    &READ_AT,
    &FETCH,
    &COPY,
    &NO_COPY,
];

/// Every kind of timer.
pub static TIMERS: &[&Word] = &[
    &ELECTION_TIMER,
    &HEARTBEAT_TIMER,
    &SILENCE_TIMER,
    &QUORUM_TIMER,
    &LEASE_TIMER,
    &NEXT_LEASE_TIMER,
    &TRANSFER_TIMER,
    &ROUND_TIMER,
];

impl Describe for Message {
    fn word(&self) -> &'static Word {
        match self {
            Self::Vote { .. } => &VOTE,
            Self::Granted { .. } => &GRANTED,
            Self::Denied { .. } => &DENIED,
            Self::PreVote { .. } => &PRE_VOTE,
            Self::PreGranted { .. } => &PRE_GRANTED,
            Self::PreDenied { .. } => &PRE_DENIED,
            Self::Append { entries, .. } if entries.is_empty() => &HEARTBEAT,
            Self::Append { .. } => &APPEND,
            Self::AppendOk { .. } => &APPEND_OK,
            Self::AppendNo { .. } => &APPEND_NO,
            Self::InstallSnapshot { .. } => &INSTALL_SNAPSHOT,
            Self::TimeoutNow { .. } => &TIMEOUT_NOW,
            Self::ReadIndex { .. } => &READ_INDEX,
            Self::ReadAt { .. } => &READ_AT,
            Self::Fetch { .. } => &FETCH,
            Self::Copy { .. } => &COPY,
            Self::NoCopy { .. } => &NO_COPY,
        }
    }

    fn epoch(&self) -> Option<Epoch> {
        Some(self.term())
    }

    fn gives(&self) -> &'static str {
        match self {
            Self::PreGranted { .. } | Self::PreDenied { .. } => "pre-vote",
            _ => "vote",
        }
    }

    fn slot(&self) -> Option<Slot> {
        match self {
            Self::Append { entries, prev_index, .. } if !entries.is_empty() => {
                Some(Slot(prev_index.0 + entries.len() as u64))
            }
            Self::AppendOk { matched: slot, .. } | Self::AppendNo { rejected: slot, .. } => {
                Some(*slot)
            }
            Self::InstallSnapshot { snapshot, .. } => Some(snapshot.index),
            Self::ReadAt { index, .. }
            | Self::Fetch { index, .. }
            | Self::Copy { index, .. }
            | Self::NoCopy { index, .. } => Some(*index),
            _ => None,
        }
    }

    fn fields(&self) -> Vec<Fact> {
        let mut fields = vec![Fact::new("term", self.term().to_string())];
        let mut field = |name, value: String| fields.push(Fact::new(name, value));
        let mut rounds = 0;
        match self {
            Self::Vote { last_index, last_term, .. }
            | Self::PreVote { last_index, last_term, .. } => {
                field("lastLogIndex", last_index.to_string());
                field("lastLogTerm", last_term.to_string());
                if matches!(self, Self::Vote { transfer: true, .. }) {
                    field("leaderTransfer", "yes".to_string());
                }
            }
            Self::TimeoutNow { request, .. } => field("transfer", request.id.to_string()),
            Self::Granted { .. }
            | Self::Denied { .. }
            | Self::PreGranted { .. }
            | Self::PreDenied { .. } => {}
            Self::Append { prev_index, prev_term, entries, commit, round, .. } => {
                field("prevLogIndex", prev_index.to_string());
                field("prevLogTerm", prev_term.to_string());
                if !entries.is_empty() {
                    field("entries", listed(entries));
                }
                field("leaderCommit", commit.to_string());
                rounds = *round;
            }
            Self::AppendOk { matched, round, .. } => {
                field("matchIndex", matched.to_string());
                rounds = *round;
            }
            Self::AppendNo { rejected, hint, hint_term, round, .. } => {
                field("prevLogIndex", rejected.to_string());
                field("hintIndex", hint.to_string());
                field("hintTerm", hint_term.to_string());
                rounds = *round;
            }
            Self::InstallSnapshot { snapshot, round, .. } => {
                field("lastIncludedIndex", snapshot.index.to_string());
                field("lastIncludedTerm", snapshot.term.to_string());
                field("members", snapshot.members.to_string());
                rounds = *round;
            }
            Self::ReadIndex { id, .. } => field("read", id.to_string()),
            Self::ReadAt { id, index, .. } => {
                field("read", id.to_string());
                field("readIndex", index.to_string());
            }
            Self::Fetch { index, of, .. } => {
                field("index", index.to_string());
                field("entryTerm", of.to_string());
            }
            Self::Copy { index, held, .. } => {
                field("index", index.to_string());
                match held {
                    Held::Entry(entry) => field("entry", listed(slice::from_ref(&**entry))),
                    Held::Snapshot(it) => field("lastIncludedIndex", it.index.to_string()),
                }
            }
            Self::NoCopy { index, of, lacks, .. } => {
                field("index", index.to_string());
                field("entryTerm", of.to_string());
                field("held", if *lacks { "no" } else { "unsure" }.to_string());
            }
        }
        if rounds > 0 {
            field("round", rounds.to_string());
        }
        fields
    }
}

fn listed(entries: &[Entry]) -> String {
    let one = |entry: &Entry| match &entry.command {
        Command::Noop if entry.members.is_some() => format!("t{} members", entry.term),
        Command::Noop => format!("t{} no-op", entry.term),
        Command::Request(request) => {
            let refused = if entry.refused { ", refused" } else { "" };
            format!("t{} {} ({}{refused})", entry.term, request.operation, request.id)
        }
    };
    let with_members = |entry: &Entry| match &entry.members {
        Some(members) => format!("{} [{members}]", one(entry)),
        None => one(entry),
    };
    joined(entries.iter().map(with_members), "; ")
}

impl Describe for Timer {
    fn word(&self) -> &'static Word {
        match self {
            Self::Election => &ELECTION_TIMER,
            Self::Heartbeat => &HEARTBEAT_TIMER,
            Self::Silence => &SILENCE_TIMER,
            Self::Quorum => &QUORUM_TIMER,
            Self::Lease(Which::Odd) => &LEASE_TIMER,
            Self::Lease(Which::Even) => &NEXT_LEASE_TIMER,
            Self::Transfer => &TRANSFER_TIMER,
            Self::Round => &ROUND_TIMER,
        }
    }
}
