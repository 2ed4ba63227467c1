//! A scenario: everything that decides how a run goes.

use std::ops::Range;

use protocol::{Info, Key, NodeId, OptionValue, Property, Rule, Settings, Slot, Time, Value};

use crate::action::{Action, Ratio};

/// Everything that decides how a run goes: equal scenarios make equal runs.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What runs; more than one to compare them under the same faults and load.
    pub protocols: Vec<&'static Info>,
    /// The world.
    pub world: WorldSettings,
    /// The options of the protocol that the script sets, checked against [`Info::options`].
    pub options: Vec<(&'static str, OptionValue)>,
    /// The rules that do not hold in this run.
    pub suspended: Vec<&'static Rule>,
    /// Disks that are not empty at the start.
    pub given: Vec<(NodeId, Settings)>,
    /// What happens and what is claimed, in the order of the script.
    pub lines: Vec<Line>,
    /// When the run is over; see [`Scenario::ends`] for a script that does not say.
    pub end: Option<Time>,
}

/// The settings of the world. Their defaults are part of every link's meaning and never change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorldSettings {
    /// `nodes=5`
    pub nodes: u32,
    /// `seed=1`
    pub seed: u64,
    /// `by=time`
    pub by: RunMode,
    /// `disk=instant`: how long a write takes; `None` is not at all.
    pub disk: Option<Range<Time>>,
    /// `delay=10..15ms`: how long a message takes.
    pub delay: Range<Time>,
    /// `loss=0`: how often a message is lost.
    pub loss: Ratio,
    /// `dup=0`: how often a message arrives twice.
    pub dup: Ratio,
    /// `order=any`
    pub order: Order,
    /// `clients=0`: how many clients keep the cluster busy.
    pub clients: u32,
    /// `think=50..150ms`: how long a busy client waits after an answer before it asks again.
    pub think: Range<Time>,
    /// `rate=0`: how many requests a second a busy client sends without waiting for answers; at 0
    /// it waits.
    pub rate: u32,
    /// `keys=3`: how many registers busy clients use.
    pub keys: u32,
    /// `retry=500ms`: how long a client waits for an answer before it asks again.
    pub retry: Time,
    /// `nemesis=crash,split,…`: kinds of fault that happen by chance; empty is none.
    pub nemesis: Vec<String>,
}

impl Scenario {
    /// How long a run may last.
    pub const LONGEST: Time = Time::minutes(10);

    /// When the run is over: as the script says, else at the longest that a run may last.
    pub fn ends(&self) -> Time {
        self.end.unwrap_or(Self::LONGEST)
    }
}

impl Default for WorldSettings {
    fn default() -> Self {
        Self {
            nodes: 5,
            seed: 1,
            by: RunMode::Time,
            disk: None,
            delay: Time::millis(10)..Time::millis(15),
            loss: Ratio::ZERO,
            dup: Ratio::ZERO,
            order: Order::Any,
            clients: 0,
            think: Time::millis(50)..Time::millis(150),
            rate: 0,
            keys: 3,
            retry: Time::millis(500),
            nemesis: Vec::new(),
        }
    }
}

/// What makes things happen.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RunMode {
    /// The clock.
    Time,
    /// The script alone: nothing happens by itself and nothing is left to chance.
    Hand,
}

/// Whether messages may overtake each other.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Order {
    /// They may.
    Any,
    /// Not on the same way between the same two.
    Fifo,
}

/// A line of a script.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// When, if the line says so; else with the line above. Always `None` by hand.
    pub moment: Option<Moment>,
    /// What the line says.
    pub what: Statement,
}

/// A point of a run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Moment {
    /// The instant.
    pub time: Time,
    /// `~3`: after the third event of that instant. `None` is before all of them.
    pub after: Option<u32>,
}

/// What a line says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Statement {
    /// Something is done.
    Action(Action),
    /// Something is claimed.
    Claim(Claim),
}

/// `expect leader 3 by 4s`: with `by`, the fact must hold at some moment from the line's own to
/// that time; without, it must hold at the end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claim {
    /// What is claimed.
    pub fact: ClaimedFact,
    /// The latest time at which it must have come true.
    pub by: Option<Time>,
}

/// What a script can claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClaimedFact {
    /// `leader 3`: this node leads, and nobody in a later epoch does; `leader none`: nobody leads.
    Leader(Option<NodeId>),
    /// `value x 1`: some node has applied everything decided, and its register holds this.
    Value(Key, Value),
    /// `decided 3 A`: the slot is decided, and its request carries this value.
    Decided(Slot, Value),
    /// `holds agreement`
    Holds(&'static Property),
    /// `violated agreement`
    Violated(&'static Property),
    /// `assumption agreement`: violated, but only because the world broke an assumption.
    Assumption(&'static Property),
    /// `answered`: no request is open.
    Answered,
    /// `unanswered`: some request is open.
    Unanswered,
    /// `fingerprint 1f…`: the trace is to the letter the one it was.
    Fingerprint(u64),
}
