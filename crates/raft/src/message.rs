//! What servers tell each other, and the alarms they set.

use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};

use protocol::{Command, Describe, Epoch, Fact, Slot, Word, joined};

use crate::durable::{Entry, Term};

/// The four remote procedure calls of the paper, split into their directions. The sender of a
/// request is the paper's `candidateId` or `leaderId`; the link vouches for it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Message {
    /// RequestVote.
    Vote {
        /// The candidate's term.
        term: Term,
        /// The index of the candidate's last entry.
        last_index: Slot,
        /// The term of the candidate's last entry.
        last_term: Term,
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
    },
    /// AppendEntries, answered with yes.
    AppendOk {
        /// The follower's term.
        term: Term,
        /// The last index at which the request and the follower's log are known to agree.
        matched: Slot,
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
    },
}

impl Message {
    /// The sender's term.
    pub const fn term(&self) -> Term {
        match self {
            Self::Vote { term, .. }
            | Self::Granted { term }
            | Self::Denied { term }
            | Self::Append { term, .. }
            | Self::AppendOk { term, .. }
            | Self::AppendNo { term, .. } => *term,
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
}

protocol::words! {
    VOTE = "vote", "Request vote", Campaign,
        "A candidate asks for a vote, and says how up-to-date its log is.";
    GRANTED = "granted", "Vote granted", Agree, "The vote is given.";
    DENIED = "denied", "Vote denied", Refuse, "The vote is refused.";
    APPEND = "append", "Append entries", Propose,
        "The leader sends entries, and what stands before them.";
    HEARTBEAT = "heartbeat", "Heartbeat", Heartbeat,
        "The leader sends no entries: it is alive, and checks that the logs agree.";
    APPEND_OK = "append-ok", "Append succeeded", Agree,
        "The follower's log agrees with the leader's up to the index it names.";
    APPEND_NO = "append-no", "Append refused", Refuse,
        "The follower lacks the entry before the new ones, and hints at where to try.";
    ELECTION_TIMER = "election", "Election timeout", Campaign,
        "No leader was heard for too long: the server stands for election.";
    HEARTBEAT_TIMER = "heartbeat", "Heartbeat", Heartbeat,
        "The leader's followers must hear from it.";
}

/// Every kind of message.
pub static MESSAGES: &[&Word] =
    &[&VOTE, &GRANTED, &DENIED, &APPEND, &HEARTBEAT, &APPEND_OK, &APPEND_NO];

/// Every kind of timer.
pub static TIMERS: &[&Word] = &[&ELECTION_TIMER, &HEARTBEAT_TIMER];

impl Describe for Message {
    fn word(&self) -> &'static Word {
        match self {
            Self::Vote { .. } => &VOTE,
            Self::Granted { .. } => &GRANTED,
            Self::Denied { .. } => &DENIED,
            Self::Append { entries, .. } if entries.is_empty() => &HEARTBEAT,
            Self::Append { .. } => &APPEND,
            Self::AppendOk { .. } => &APPEND_OK,
            Self::AppendNo { .. } => &APPEND_NO,
        }
    }

    fn epoch(&self) -> Option<Epoch> {
        Some(self.term())
    }

    fn slot(&self) -> Option<Slot> {
        match self {
            Self::Append { entries, prev_index, .. } if !entries.is_empty() => {
                Some(Slot(prev_index.0 + entries.len() as u64))
            }
            Self::AppendOk { matched: slot, .. } | Self::AppendNo { rejected: slot, .. } => {
                Some(*slot)
            }
            _ => None,
        }
    }

    fn fields(&self) -> Vec<Fact> {
        let mut fields = vec![Fact::new("term", self.term().to_string())];
        let mut field = |name, value: String| fields.push(Fact::new(name, value));
        match self {
            Self::Vote { last_index, last_term, .. } => {
                field("lastLogIndex", last_index.to_string());
                field("lastLogTerm", last_term.to_string());
            }
            Self::Granted { .. } | Self::Denied { .. } => {}
            Self::Append { prev_index, prev_term, entries, commit, .. } => {
                field("prevLogIndex", prev_index.to_string());
                field("prevLogTerm", prev_term.to_string());
                if !entries.is_empty() {
                    field("entries", listed(entries));
                }
                field("leaderCommit", commit.to_string());
            }
            Self::AppendOk { matched, .. } => field("matchIndex", matched.to_string()),
            Self::AppendNo { rejected, hint, hint_term, .. } => {
                field("prevLogIndex", rejected.to_string());
                field("hintIndex", hint.to_string());
                field("hintTerm", hint_term.to_string());
            }
        }
        fields
    }
}

fn listed(entries: &[Entry]) -> String {
    let one = |entry: &Entry| match &entry.command {
        Command::Noop => format!("t{} no-op", entry.term),
        Command::Request(request) => {
            format!("t{} {} ({})", entry.term, request.operation, request.id)
        }
    };
    joined(entries.iter().map(one), "; ")
}

impl Describe for Timer {
    fn word(&self) -> &'static Word {
        match self {
            Self::Election => &ELECTION_TIMER,
            Self::Heartbeat => &HEARTBEAT_TIMER,
        }
    }
}
