//! What a protocol says about itself.

use crate::config::Config;
use crate::request::ReadLevel;
use crate::rule::{Property, Rule};
use crate::time::Time;

/// The description of a protocol, as data. Everything that a page, a command line or a checker
/// needs to know about a protocol stands here, so that none of them ever asks for a protocol by
/// name.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    /// The first word of a script: `raft`.
    pub id: &'static str,
    /// Its name on the screen: `Raft`.
    pub name: &'static str,
    /// Other names, and systems that run it: whoever begins a script with one of them means this.
    pub also: &'static [&'static str],
    /// The paper that defines it.
    pub paper: &'static str,
    /// What an epoch is called.
    pub epoch: EpochWord,
    /// What the screen calls a command that does nothing: `null`.
    pub noop: &'static str,
    /// The kind of fault it tolerates.
    pub tolerates: Fault,
    /// What its links must be.
    pub links: Links,
    /// What clients find behind it.
    pub serves: ServedObject,
    /// The rule that refuses what is asked in a session that has expired, where they do: whether it
    /// took effect, nobody knows.
    pub session_rule: Option<&'static Rule>,
    /// How many equal replies a client waits for.
    pub replies: ReplyQuorum,
    /// What the paper assumes of the world.
    pub assumes: &'static [Assumption],
    /// Every kind of message.
    pub messages: &'static [&'static Word],
    /// Every kind of timer.
    pub timers: &'static [&'static Word],
    /// Every option that a script may set.
    pub options: &'static [&'static OptionInfo],
    /// What a script may put on a disk before the run begins: [`crate::Protocol::initial_disk`].
    pub given: &'static [GivenInfo],
    /// The timeouts that must outlast what they wait for, or nothing is decided.
    pub timeouts: &'static [Timeout],
    /// Every rule.
    pub rules: &'static [&'static Rule],
    /// The paper's own properties, beside those asked of everyone.
    pub properties: &'static [&'static Property],
    /// The read levels it offers, and what each promises.
    pub promises: &'static [ReadGuarantee],
    /// The operations on the cluster that it understands.
    pub admin: &'static [Admin],
    /// What a liar can do beyond withholding and repeating: what [`crate::Protocol::forge`] knows.
    /// Empty for crash-fault protocols.
    pub lies: &'static [LieInfo],
    /// Its best-known bugs: what a search finds when a rule does not hold.
    pub bugs: &'static [Bug],
}

/// A setting of a given disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GivenInfo {
    /// Its name in scripts: `term`.
    pub name: &'static str,
    /// A value that it may have: `8`.
    pub example: &'static str,
    /// What it is, as a noun: `the current term`.
    pub says: &'static str,
}

/// A bug that a search finds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bug {
    /// What it is called: `Figure 8`.
    pub name: &'static str,
    /// What is wrong, in one sentence.
    pub says: &'static str,
    /// The cluster in which it shows, as the head of a script and given disks.
    pub cluster: &'static str,
    /// How far to search: `timers=2 requests=0`. Behind each semicolon stands what a client asks:
    /// `timers=2; put x A at 2; c2 get x at 1`.
    pub bounds: &'static str,
}

impl Info {
    /// A protocol of which only the names are known: it tolerates crashes, on links that lose and
    /// reorder messages, keeps registers for its clients, and has no messages, timers, rules or
    /// options. What differs is set beside it: `Info { rules: ALL, ..Info::new("echo", "Echo") }`.
    pub const fn new(id: &'static str, name: &'static str) -> Self {
        Self {
            id,
            name,
            also: &[],
            paper: "",
            epoch: EpochWord { name: "epoch", short: "e" },
            noop: "—",
            tolerates: Fault::Crash,
            links: Links::Datagrams,
            serves: ServedObject::Registers,
            session_rule: None,
            replies: ReplyQuorum::One,
            assumes: &[],
            messages: &[],
            timers: &[],
            options: &[],
            given: &[],
            timeouts: &[],
            rules: &[],
            properties: &[],
            promises: &[],
            admin: &[],
            lies: &[],
            bugs: &[],
        }
    }

    /// The rule with this name.
    pub fn rule(&self, id: &str) -> Option<&'static Rule> {
        self.rules.iter().copied().find(|rule| rule.id == id)
    }

    /// The option with this name.
    pub fn option(&self, name: &str) -> Option<&'static OptionInfo> {
        self.options.iter().copied().find(|option| option.name == name)
    }
}

/// What an epoch is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EpochWord {
    /// `term`
    pub name: &'static str,
    /// `t`, as in `t3`
    pub short: &'static str,
}

/// The kind of fault that a protocol tolerates.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Nodes stop, and may come back with their disks: n = 2f + 1.
    Crash,
    /// Nodes lie: n = 3f + 1.
    Byzantine,
}

impl Fault {
    /// The most of so many nodes that may be faulty in this way: f, with n ≥ 2f + 1 or n ≥ 3f + 1.
    pub const fn tolerated(self, nodes: usize) -> usize {
        let others = nodes.saturating_sub(1);
        match self {
            Self::Crash => others / 2,
            Self::Byzantine => others / 3,
        }
    }
}

/// What a protocol expects of a link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Links {
    /// Messages are lost, doubled and reordered at will.
    Datagrams,
    /// In order and complete until the session ends, and both ends hear that it did.
    Sessions,
}

/// What clients find behind a protocol: the object whose operations must be linearizable.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ServedObject {
    /// A register for each key: [`crate::Machine`].
    Registers,
    /// One decision: the first value that takes effect stands, and every answer is
    /// [`crate::Answer::Found`] with it, whatever was asked and under whichever key.
    Decision,
}

/// How many equal replies make an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReplyQuorum {
    /// One is enough.
    One,
    /// f + 1, so that at least one honest node said so, as this rule demands. Any node may be asked,
    /// and a client that waits too long asks all of them; epoch v has node ((v − 1) mod n) + 1 for
    /// its leader.
    FaultsPlusOne(&'static Rule),
}

/// Something that a protocol may rely on, and that an action may break. A violation under a broken
/// assumption is reported as such.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Assumption {
    /// Messages arrive within a known bound.
    Synchrony,
    /// What the disk says it wrote is written.
    DurableDisk,
    /// Links keep the order.
    Fifo,
    /// No more than f nodes are faulty.
    FaultsAtMostF,
    /// Clocks run at nearly the same rate: the slowest of any two measures at least so much of what
    /// the other does.
    BoundedDrift {
        /// By so many parts of a hundred it may be slower.
        percent: u8,
        /// What is relied on is that these timers, where they still run, have not run for longer.
        timers: &'static [&'static Word],
    },
    /// Nodes stop, but none of them lies.
    NoLiars,
}

impl Assumption {
    /// It in one sentence, without the full stop.
    pub const fn says(self) -> &'static str {
        match self {
            Self::Synchrony => "Messages arrive within a known bound",
            Self::DurableDisk => "A disk keeps what it said it wrote",
            Self::Fifo => "Links keep the order of messages",
            Self::FaultsAtMostF => "No more than f nodes are faulty",
            Self::BoundedDrift { .. } => "Clocks run at nearly the same rate",
            Self::NoLiars => "Nodes stop, but none of them lies",
        }
    }
}

/// A kind of message or timer.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Word {
    /// Its name in scripts and traces: `append`.
    pub id: &'static str,
    /// Its name on the screen: `Append`.
    pub name: &'static str,
    /// What it is for, in one sentence.
    pub says: &'static str,
    /// What kind of thing it does; picks its shape.
    pub flavour: Flavour,
}

/// Declares kinds of messages or timers, each with its sentence as its documentation:
/// `NAME = "id", "Name", Flavour, "What it is for.";`
#[macro_export]
macro_rules! words {
    ($($name:ident = $id:literal, $shown:literal, $flavour:ident, $says:literal;)*) => {$(
        #[doc = $says]
        pub static $name: $crate::Word = $crate::Word {
            id: $id,
            name: $shown,
            says: $says,
            flavour: $crate::Flavour::$flavour,
        };
    )*};
}

/// What a message does, in words that every protocol shares.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Flavour {
    /// Asks to accept something.
    Propose,
    /// Says yes.
    Agree,
    /// Says no.
    Refuse,
    /// Asks to be let lead.
    Campaign,
    /// Says "I am here".
    Heartbeat,
    /// Passes on what is known.
    Inform,
}

/// A choice that a script may make: `election=150..300ms`.
#[derive(PartialEq, Eq, Debug)]
pub struct OptionInfo {
    /// Its name in scripts. No option shares a name with a setting of the world.
    pub name: &'static str,
    /// What it changes, in one sentence.
    pub says: &'static str,
    /// What holds when the script is silent. Part of every link's meaning: it never changes.
    pub default: OptionValue,
    /// Whether each run of a campaign draws it anew (swarm testing). Not for what must fit the
    /// number of nodes, as a quorum must; that a campaign draws in its own way.
    pub swarm: bool,
    /// The least that a number may be.
    pub least: u32,
    /// The most that a number may be.
    pub most: Maximum,
}

/// The most that an option which is a number may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Maximum {
    /// Any number.
    Any,
    /// As many as there are nodes.
    Nodes,
    /// As many as there are nodes beside one.
    Others,
}

impl Maximum {
    /// The most in a cluster of so many nodes.
    pub const fn of(self, nodes: u32) -> u32 {
        match self {
            Self::Any => u32::MAX,
            Self::Nodes => nodes,
            Self::Others => nodes.saturating_sub(1),
        }
    }
}

/// Declares the options of a protocol, each with its sentence as its documentation, and `OPTIONS`, all
/// of them in this order: `NAME = "name", default, swarm, "What it changes.";`
#[macro_export]
macro_rules! options {
    (@least) => { 0 };
    (@least $least:literal) => { $least };
    (@most) => { $crate::Maximum::Any };
    (@most $most:ident) => { $crate::Maximum::$most };
    ($(
        $(#[$about:meta])*
        $name:ident = $id:literal, $default:expr, $swarm:literal, $says:literal
            $(, $least:literal to $most:ident)?;
    )*) => {
        $(
            $(#[$about])*
            #[doc = $says]
            pub static $name: $crate::OptionInfo = $crate::OptionInfo {
                name: $id,
                says: $says,
                default: $default,
                swarm: $swarm,
                least: $crate::options!(@least $($least)?),
                most: $crate::options!(@most $($most)?),
            };
        )*
        /// Every option, in the order in which they are declared.
        static OPTIONS: &[&$crate::OptionInfo] = &[$(&$name),*];
    };
}

/// The value of an option; a script's value must be of the same kind as the default.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OptionValue {
    /// `on` or `off`
    Flag(bool),
    /// A plain number.
    Count(u32),
    /// A span of time.
    Time(Time),
    /// A half-open range of time, from which chance draws evenly.
    Range(Time, Time),
}

impl Info {
    /// How many nodes of a cluster may lie: f, where any may, and none where nodes only crash.
    pub fn tolerates_liars(&self, config: &Config) -> usize {
        match self.tolerates {
            Fault::Crash => 0,
            Fault::Byzantine => config.liars(),
        }
    }
}

/// A way of lying.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LieInfo {
    /// Its name in scripts: `equivocate`.
    pub name: &'static str,
    /// What it has to do with, as a heading: `Votes`.
    pub about: &'static str,
    /// What the liar does, as the rest of a sentence: `votes twice`.
    pub says: &'static str,
}

/// Lists ways of lying: `"name", "About", "does this";`
#[macro_export]
macro_rules! lies {
    ($($name:literal, $about:expr, $says:literal;)*) => {
        &[$($crate::LieInfo { name: $name, about: $about, says: $says }),*]
    };
}

/// A timeout that must outlast what it waits for. Where the network is slower than that, nobody can
/// promise progress (Raft §5.6: broadcast time ≪ election timeout).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Timeout {
    /// The option that says how long it is.
    pub option: &'static OptionInfo,
    /// It waits for so many messages one after another, and as many disk writes.
    pub trips: u32,
    /// It becomes at most so many times as long, with every failure.
    pub grows: u32,
}

/// What a read level promises, in one sentence, and under which assumptions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadGuarantee {
    /// The level.
    pub level: ReadLevel,
    /// What a client may rely on.
    pub says: &'static str,
    /// What that rests on beyond [`Info::assumes`].
    pub assumes: &'static [Assumption],
}

/// An operation on the cluster.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Admin {
    /// The word in scripts: `add`.
    pub word: &'static str,
    /// What it takes, for messages to people: `NODE`.
    pub arguments: &'static str,
    /// What it does, in one sentence.
    pub says: &'static str,
}
