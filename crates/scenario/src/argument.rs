//! What actions are about: messages, nodes and clients, ways between them, and how much of something.

use std::fmt::{Formatter, Result};
use std::ops::Range;

use protocol::{ClientId, Damage, NodeId, Time, joined};

use crate::amount::TimeRange;
use crate::lie::LieTerms;

/// A message in flight, addressed by meaning: `vote.2 2to1` is the second oldest `vote` on its way
/// from node 2 to node 1.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct MessageRef {
    /// The protocol's word for the message.
    pub word: String,
    /// Which of several, from 1 for the oldest; the oldest when the script does not say.
    pub nth: Option<u32>,
    /// Who sent it.
    pub from: NodeId,
    /// To whom.
    pub to: NodeId,
}

/// A node or a client.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Endpoint {
    /// `3`
    Node(NodeId),
    /// `c3`
    Client(ClientId),
}

/// A way between two endpoints: `1to2` or, both ways, `1-2`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Path {
    /// Where it comes from.
    pub from: Endpoint,
    /// Where it goes to.
    pub to: Endpoint,
    /// And back.
    pub both: bool,
}

/// Two nodes, as the ends of a session: `1-2`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Pair(pub NodeId, pub NodeId);

/// What a crash does to the write under way.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Pending {
    /// It took place.
    Kept,
    /// It did not.
    Lost,
}

/// How a disk behaves from now on.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum DiskChange {
    /// A write takes that long.
    Latency(Range<Time>),
    /// It says that it wrote, and forgets in the next crash.
    Lying,
    /// It keeps what it says it wrote.
    Honest,
    /// What is on it cannot be read any more: the node refuses to start until it is wiped.
    Corrupt,
    /// It has no room: a write waits until it has.
    Full,
    /// Its writes fail, for so long or until it works again. The node tries again and again.
    Fail(Option<Time>),
    /// It has room, and writes succeed.
    Works,
}

/// What a client does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ClientChange {
    /// It holds still: it asks nothing, and answers wait.
    Pause,
    /// It goes on.
    Resume,
    /// It is gone, and with it whatever it waits for: that stays open for ever.
    Crash,
    /// It comes back under the same name, and does not ask again what it asked before.
    Restart,
}

/// A decimal number such as a probability or a clock rate, in millionths.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Ratio(pub u32);

impl Ratio {
    /// Nothing, or never.
    pub const ZERO: Self = Self(0);
    /// The whole, or always.
    pub const ONE: Self = Self(1_000_000);

    /// So many hundredths.
    pub const fn percent(n: u32) -> Self {
        Self(n * 10_000)
    }
}

/// What an end becomes under other names; nothing, when it is gone.
pub(crate) type Names<'a> = &'a mut dyn FnMut(Endpoint) -> Option<Endpoint>;

/// A part of a line behind the word that says what is done. It is read by a [`crate::cursor::Cursor`],
/// printed, and moved to other ends.
pub(crate) trait Argument: Sized {
    /// Writes it as scripts do, behind a blank.
    fn print(&self, f: &mut Formatter<'_>) -> Result;

    /// The same about other ends. `None` when nobody is left whom it is about.
    fn renamed(&self, name: Names<'_>) -> Option<Self>;

    /// Where an action about this takes place, when that is one node or client.
    fn place(&self) -> Option<Endpoint> {
        None
    }
}

/// Arguments that name nobody, and print as they display.
macro_rules! names_nobody {
    ($($of:ty)*) => {$(
        impl Argument for $of {
            fn print(&self, f: &mut Formatter<'_>) -> Result {
                write!(f, " {self}")
            }

            fn renamed(&self, _: Names<'_>) -> Option<Self> {
                Some(self.to_owned())
            }
        }
    )*};
}

names_nobody!(Time Ratio u32 Pending DiskChange);

impl Argument for Range<Time> {
    fn print(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, " {}", TimeRange(self))
    }

    fn renamed(&self, _: Names<'_>) -> Option<Self> {
        Some(self.clone())
    }
}

/// A name or a remark, in which the end of a line is a blank.
impl Argument for String {
    fn print(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, " {}", self.replace(['\n', '\r'], " ").trim())
    }

    fn renamed(&self, _: Names<'_>) -> Option<Self> {
        Some(self.clone())
    }
}

impl Argument for Damage {
    fn print(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Tail => f.write_str(" tail"),
            Self::Slot(slot) => write!(f, " slot {slot}"),
        }
    }

    fn renamed(&self, _: Names<'_>) -> Option<Self> {
        Some(*self)
    }
}

impl<A: Argument> Argument for Option<A> {
    fn print(&self, f: &mut Formatter<'_>) -> Result {
        self.as_ref().map_or(Ok(()), |it| it.print(f))
    }

    fn renamed(&self, name: Names<'_>) -> Option<Self> {
        match self {
            Some(it) => it.renamed(name).map(Some),
            None => Some(None),
        }
    }
}

impl Argument for Endpoint {
    fn print(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, " {self}")
    }

    fn renamed(&self, name: Names<'_>) -> Option<Self> {
        name(*self)
    }

    fn place(&self) -> Option<Endpoint> {
        Some(*self)
    }
}

/// A node stays one: what becomes a client is gone.
impl Argument for NodeId {
    fn print(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, " {}", self.0)
    }

    fn renamed(&self, name: Names<'_>) -> Option<Self> {
        match name(Endpoint::Node(*self))? {
            Endpoint::Node(node) => Some(node),
            Endpoint::Client(_) => None,
        }
    }

    fn place(&self) -> Option<Endpoint> {
        Some(Endpoint::Node(*self))
    }
}

impl Argument for ClientId {
    fn print(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, " {self}")
    }

    fn renamed(&self, name: Names<'_>) -> Option<Self> {
        match name(Endpoint::Client(*self))? {
            Endpoint::Client(client) => Some(client),
            Endpoint::Node(_) => None,
        }
    }

    fn place(&self) -> Option<Endpoint> {
        Some(Endpoint::Client(*self))
    }
}

/// Those who are left; somebody must be.
impl Argument for Vec<NodeId> {
    fn print(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, " {}", joined(self.iter().map(|node| node.0), ","))
    }

    fn renamed(&self, name: Names<'_>) -> Option<Self> {
        let left: Self = self.iter().filter_map(|node| node.renamed(&mut *name)).collect();
        Some(left).filter(|left| !left.is_empty())
    }

    fn place(&self) -> Option<Endpoint> {
        match self.as_slice() {
            [node] => node.place(),
            _ => None,
        }
    }
}

/// Groups of those who are left; there must be two.
impl Argument for Vec<Vec<Endpoint>> {
    fn print(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, " {}", joined(self.iter().map(|group| joined(group, ",")), "/"))
    }

    fn renamed(&self, name: Names<'_>) -> Option<Self> {
        let mut left = Self::new();
        for group in self {
            let group: Vec<Endpoint> = group.iter().filter_map(|end| name(*end)).collect();
            if !group.is_empty() {
                left.push(group);
            }
        }
        Some(left).filter(|left| left.len() >= 2)
    }
}

impl Argument for MessageRef {
    fn print(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, " {self}")
    }

    fn renamed(&self, name: Names<'_>) -> Option<Self> {
        let (from, to) = (self.from.renamed(&mut *name)?, self.to.renamed(name)?);
        (from != to).then(|| Self { from, to, ..self.clone() })
    }
}

impl Argument for Path {
    fn print(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, " {self}")
    }

    fn renamed(&self, name: Names<'_>) -> Option<Self> {
        let (from, to) = (name(self.from)?, name(self.to)?);
        (from != to).then_some(Self { from, to, both: self.both })
    }
}

impl Argument for Pair {
    fn print(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, " {}-{}", self.0.0, self.1.0)
    }

    fn renamed(&self, name: Names<'_>) -> Option<Self> {
        let (a, b) = (self.0.renamed(&mut *name)?, self.1.renamed(name)?);
        (a != b).then_some(Self(a, b))
    }
}

/// Each behind a blank of its own. A list of which nobody is left would mean everybody.
impl Argument for Box<LieTerms> {
    fn print(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{self}")
    }

    fn renamed(&self, name: Names<'_>) -> Option<Self> {
        let mut ends = |ends: &[Endpoint]| {
            let left: Vec<_> = ends.iter().filter_map(|end| name(*end)).collect();
            (ends.is_empty() || !left.is_empty()).then_some(left)
        };
        let (to, a, b) = (ends(&self.to)?, ends(&self.a)?, ends(&self.b)?);
        let name = self.name.renamed(name)?;
        Some(Self::new(LieTerms { to, a, b, name, ..self.as_ref().clone() }))
    }
}
