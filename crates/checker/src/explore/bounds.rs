//! How far a search goes.

use protocol::{ClientId, NodeId, Operation, Property};

/// What may happen in a search, and how often. Without a bound on timers or losses most spaces are
/// endless; [`Limits`] end a search in any case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// How many crashes. A crashed node may restart at any time.
    pub crashes: u32,
    /// How often timers fire, all together; `None` is as often as they run.
    pub timers: Option<u32>,
    /// How many messages are lost; `None` is any. Where links are sessions, that ends one.
    pub drops: Option<u32>,
    /// How many messages are doubled.
    pub duplicates: u32,
    /// How many nodes lie: none, or one. Several share what they hear, and no step of one node could
    /// be remembered by itself. Any node may begin to lie at any time, and lies to the end in one of
    /// its protocol's ways, in the plain variety, as `lie 1 equivocate` does by hand.
    pub liars: u32,
    /// In which ways; in any when none is named.
    pub lies: Vec<&'static str>,
    /// What clients ask, each at any time.
    pub requests: Vec<SearchRequest>,
    /// How often requests that were asked arrive once more, at any node: a client lost patience, or
    /// the network kept a copy.
    pub retries: u32,
    /// How messages travel.
    pub links: LinkModel,
    /// How long writes take.
    pub disk: DiskModel,
    /// The one property that is looked for: where another is violated first, a way ends. `None` is
    /// any.
    pub property: Option<&'static Property>,
}

impl Default for Bounds {
    /// Nothing but the messages that follow from the start.
    fn default() -> Self {
        Self {
            crashes: 0,
            timers: Some(0),
            drops: Some(0),
            duplicates: 0,
            liars: 0,
            lies: Vec::new(),
            requests: Vec::new(),
            retries: 0,
            links: LinkModel::Unordered,
            disk: DiskModel::AtOnce,
            property: None,
        }
    }
}

/// A request, asked by a client of its own: what a client asks second would depend on what it had
/// heard of the first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SearchRequest {
    /// Who asks.
    pub client: ClientId,
    /// The operation that is asked for.
    pub operation: Operation,
    /// Whom; any node when nobody is named.
    pub at: Option<NodeId>,
}

impl SearchRequest {
    /// So many clients that each write another letter to `x`, at any node.
    pub fn letters(count: u32) -> Vec<Self> {
        let letter = |n: u32| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0)).to_string();
        let ask = |n| Self {
            client: ClientId(n + 1),
            operation: Operation::Put { key: "x".into(), value: letter(n).as_str().into() },
            at: None,
        };
        (0..count).map(ask).collect()
    }
}

/// How messages travel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkModel {
    /// In any order, each once.
    Unordered,
    /// In any order, and each may arrive again and again: what was sent once is on its way for ever.
    Duplicating,
    /// From one node to another in the order in which they were sent.
    Fifo,
}

/// How long writes take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DiskModel {
    /// They are over at once, so that a crash never finds one under way.
    AtOnce,
    /// They take as long as they like, and what depends on them waits at the gate.
    Gated,
}

/// When a search ends, whatever is left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// How many steps from the start.
    pub depth: u32,
    /// How many distinct states.
    pub states: u64,
    /// How many bytes.
    pub bytes: u64,
}

impl Default for Limits {
    /// As deep as there is anything, within what a 32-bit machine can hold.
    fn default() -> Self {
        Self { depth: u32::MAX, states: 100_000_000, bytes: 3 << 30 }
    }
}

/// The order in which states are visited.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strategy {
    /// Level by level: the first violation is a shortest one.
    Levels,
    /// Depth first, down to [`Limits::depth`].
    Dive,
    /// So many walks from the start, each taking one choice at random until none is left or the
    /// depth is reached.
    Walks {
        /// How many.
        count: u64,
        /// What chance is drawn from.
        seed: u64,
    },
}
