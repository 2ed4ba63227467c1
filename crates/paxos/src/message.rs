//! What nodes tell each other, and the alarms they set.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};

use protocol::{Command, Describe, Epoch, Fact, NodeId, Word};

use crate::durable::{Ballot, Proposal};

/// The messages of both phases, and of learning. The link vouches for the sender.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Message {
    /// Phase 1a: a proposer asks for a promise.
    Prepare {
        /// The ballot that it wants to use.
        ballot: Ballot,
    },
    /// Phase 1b: an acceptor promises.
    Promise {
        /// To which ballot.
        ballot: Ballot,
        /// The highest proposal that it has accepted below that.
        accepted: Option<Proposal>,
    },
    /// Phase 2a: a proposer asks to accept a value.
    Accept {
        /// In which ballot.
        ballot: Ballot,
        /// Which value.
        value: Command,
    },
    /// Phase 2b: an acceptor has accepted.
    Accepted {
        /// In which ballot.
        ballot: Ballot,
        /// Which value.
        value: Command,
    },
    /// An acceptor refuses either phase.
    Nack {
        /// The ballot that it refuses.
        ballot: Ballot,
        /// The higher one to which it is bound.
        promised: Ballot,
    },
    /// A learner tells that a majority has accepted a value.
    Chosen {
        /// In which ballot the teller first saw it chosen.
        ballot: Ballot,
        /// Which value.
        value: Command,
    },
}

impl Message {
    /// The ballot that it speaks of.
    pub const fn ballot(&self) -> Ballot {
        match self {
            Self::Prepare { ballot }
            | Self::Promise { ballot, .. }
            | Self::Accept { ballot, .. }
            | Self::Accepted { ballot, .. }
            | Self::Nack { ballot, .. }
            | Self::Chosen { ballot, .. } => *ballot,
        }
    }
}

/// The alarms of a node.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Timer {
    /// A round has not succeeded, or the wait before the next one is over.
    Retry,
    /// A value was accepted here, and still nobody has told whether it was chosen.
    Learn,
}

protocol::words! {
    PREPARE = "prepare", "Prepare", Campaign,
        "A proposer asks for a promise, and for what has been accepted already.";
    PROMISE = "promise", "Promise", Agree,
        "The acceptor will accept nothing below this ballot, and says what it has accepted so far.";
    ACCEPT = "accept", "Accept", Propose,
        "The proposer has a majority of promises, and asks to accept a value.";
    ACCEPTED = "accepted", "Accepted", Agree, "The acceptor has accepted the value.";
    NACK = "nack", "Nack", Refuse,
        "The acceptor refuses: it has promised a higher ballot, which it names.";
    CHOSEN = "chosen", "Chosen", Inform,
        "A majority has accepted this value in one ballot: it is chosen.";
    RETRY_TIMER = "retry", "Retry", Campaign,
        "The round has not succeeded: the proposer begins another.";
    LEARN_TIMER = "learn", "Learn", Campaign,
        "The node has accepted a value and does not know whether it is chosen: it runs a ballot \
         to find out.";
}

/// Every kind of message.
pub static MESSAGES: &[&Word] = &[&PREPARE, &PROMISE, &ACCEPT, &ACCEPTED, &NACK, &CHOSEN];

/// Every kind of timer.
pub static TIMERS: &[&Word] = &[&RETRY_TIMER, &LEARN_TIMER];

impl Describe for Message {
    fn word(&self) -> &'static Word {
        match self {
            Self::Prepare { .. } => &PREPARE,
            Self::Promise { .. } => &PROMISE,
            Self::Accept { .. } => &ACCEPT,
            Self::Accepted { .. } => &ACCEPTED,
            Self::Nack { .. } => &NACK,
            Self::Chosen { .. } => &CHOSEN,
        }
    }

    fn epoch(&self) -> Option<Epoch> {
        Some(self.ballot().round)
    }

    fn proposer(&self) -> Option<NodeId> {
        Some(self.ballot().proposer)
    }

    fn gives(&self) -> &'static str {
        "promise"
    }

    fn fields(&self) -> Vec<Fact> {
        let mut fields = vec![Fact::new("ballot", self.ballot().to_string())];
        match self {
            Self::Prepare { .. } => {}
            Self::Promise { accepted, .. } => fields.push(Fact::new("accepted", shown(accepted))),
            Self::Accept { value, .. }
            | Self::Accepted { value, .. }
            | Self::Chosen { value, .. } => fields.push(Fact::new("value", named(value))),
            Self::Nack { promised, .. } => {
                fields.push(Fact::new("promised", promised.to_string()));
            }
        }
        fields
    }
}

/// `1.2 x = A (c1#1)`, or `nothing`.
pub(crate) fn shown(proposal: &Option<Proposal>) -> String {
    match proposal {
        Some(Proposal { ballot, value }) => format!("{ballot} {}", named(value)),
        None => "nothing".to_string(),
    }
}

/// `x = A (c1#1)`
pub(crate) fn named(value: &Command) -> String {
    match value {
        Command::Noop => "no-op".to_string(),
        Command::Request(request) => format!("{} ({})", request.operation, request.id),
    }
}

impl Describe for Timer {
    fn word(&self) -> &'static Word {
        match self {
            Self::Retry => &RETRY_TIMER,
            Self::Learn => &LEARN_TIMER,
        }
    }
}
