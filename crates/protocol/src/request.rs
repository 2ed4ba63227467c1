//! What clients ask, what is agreed upon, and what they are told.

use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::hash::{Hash, Hasher};

use crate::digest::digest_of;
use crate::ids::{ClientId, Epoch, NodeId, RequestId, Slot};
use crate::rule::Rule;

/// The name of a register in the replicated store.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Key(pub Arc<str>);

/// What a register holds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Value(pub Arc<str>);

macro_rules! text {
    ($($name:ident)*) => {$(
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}
text!(Key Value);

/// What a client wants done.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Operation {
    /// Reads a register.
    Get {
        /// Which one.
        key: Key,
        /// How fresh the answer must be.
        level: ReadLevel,
    },
    /// Writes a register.
    Put {
        /// Which one.
        key: Key,
        /// What it shall hold.
        value: Value,
    },
    /// Writes a register if it holds what is expected (compare and set).
    Cas {
        /// Which one.
        key: Key,
        /// What it must hold.
        expected: Value,
        /// What it shall hold then.
        value: Value,
    },
    /// Lengthens what a register holds; an empty register holds the empty text.
    Append {
        /// Which one.
        key: Key,
        /// What is put behind it.
        value: Value,
    },
    /// Waits until everything before it is applied; changes nothing.
    Sync,
    /// Changes the cluster itself; [`crate::Info::admin`] lists what a protocol understands.
    Change(Change),
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Get { key, .. } => write!(f, "get {key}"),
            Self::Put { key, value } => write!(f, "{key} = {value}"),
            Self::Cas { key, expected, value } => write!(f, "{key}: {expected} → {value}"),
            Self::Append { key, value } => write!(f, "{key} += {value}"),
            Self::Sync => f.write_str("sync"),
            Self::Change(change) => change.fmt(f),
        }
    }
}

/// How fresh a read must be. What each level promises is said by [`crate::Info::promises`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum ReadLevel {
    /// As if all operations happened one after another, each between its call and its return.
    #[default]
    Linearizable,
    /// From a leader that trusts its lease.
    Lease,
    /// From whatever the replica holds.
    Local,
}

/// An operation on the cluster itself: a word that [`crate::Info::admin`] lists, and its arguments.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Change {
    /// `add`, `remove`, `transfer`, …
    pub word: Arc<str>,
    /// What the word applies to, as written.
    pub arguments: Vec<Arc<str>>,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.word)?;
        self.arguments.iter().try_for_each(|argument| write!(f, " {argument}"))
    }
}

/// A request as the client sends it, and sends it again until it is answered.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Request {
    /// Its name; the same in every retry.
    pub id: RequestId,
    /// Every request of this client with a smaller number has been answered, so that replicas may
    /// forget those answers (Raft dissertation §6.3).
    pub answered_below: u64,
    /// The last slot that an answer to this client has reflected; a local read from before it would
    /// take the client back in time (ZooKeeper's `lastZxidSeen`).
    pub seen: Slot,
    /// What is asked.
    pub operation: Operation,
    digest: u64,
}

impl Request {
    /// A request; its digest is made once, since every log and every checker asks for it.
    pub fn new(id: RequestId, answered_below: u64, operation: Operation) -> Self {
        let digest = digest_of(&(id, answered_below, &operation));
        Self { id, answered_below, seen: Slot(0), operation, digest }
    }

    /// The same request, of a client that has seen this slot. Its digest stays: what is asked is
    /// the same.
    #[must_use]
    pub const fn having_seen(mut self, slot: Slot) -> Self {
        self.seen = slot;
        self
    }

    /// Equal requests have equal digests.
    pub const fn digest(&self) -> u64 {
        self.digest
    }
}

impl Hash for Request {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.digest);
    }
}

/// What a slot of the agreed sequence holds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Command {
    /// Nothing: fills a slot.
    Noop,
    /// A client's request; shared, because every log and every message on the way holds it.
    Request(Rc<Request>),
}

impl Command {
    /// What a given disk holds in a place, by its word: the same for the same place and word on
    /// every node, and different for any other; `-` is a no-op.
    pub fn asked_before(place: &impl Hash, word: &str) -> Self {
        match word {
            "-" => Self::Noop,
            word => Self::of_the_past(digest_of(&(place, word)) >> 24, word),
        }
    }

    /// What a given disk holds: `x` was put to `value` before the run began. Equal numbers and
    /// values are the same command on every node.
    pub fn of_the_past(number: u64, value: &str) -> Self {
        let operation = Operation::Put { key: "x".into(), value: value.into() };
        Request::new(RequestId { client: ClientId::PAST, number }, 0, operation).into()
    }
}

impl From<Request> for Command {
    fn from(request: Request) -> Self {
        Self::Request(Rc::new(request))
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Noop => f.write_str("—"),
            Self::Request(request) => request.operation.fmt(f),
        }
    }
}

/// What a replica tells a client.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Reply {
    /// The request took effect.
    Done {
        /// What came of it.
        answer: Answer,
        /// The slot whose application answered it; for a read, the last slot it reflects.
        at: Slot,
        /// The epoch in which it was answered.
        epoch: Epoch,
        /// Answered before it was final; the client needs more equal replies for such.
        tentative: bool,
    },
    /// Ask this node instead. Without one: ask again, since no leader is known here or the request
    /// can be neither done nor refused now.
    Redirect(Option<NodeId>),
    /// Refused for good, by this rule.
    Refused(&'static Rule),
}

/// What came of an operation.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Answer {
    /// A write or a change took place.
    Done,
    /// What a register held; `None` when nothing was ever written. A single-decree protocol answers
    /// with the value that was chosen.
    Found(Option<Value>),
    /// Whether a compare-and-set found what it expected.
    Swapped(bool),
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done => f.write_str("done"),
            Self::Found(Some(value)) => value.fmt(f),
            Self::Found(None) => f.write_str("nothing"),
            Self::Swapped(true) => f.write_str("swapped"),
            Self::Swapped(false) => f.write_str("not swapped"),
        }
    }
}
