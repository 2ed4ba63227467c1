//! A running protocol, whichever it is.

use protocol::{NodeId, Time, Unknown};
use scenario::{Action, Fact, Scenario};
use simulator::Plan;

use crate::stage::{SlotStage, Stage};
use crate::telling::{Caption, Mark, Row, Traffic, VerdictStage};

/// A kind of thing that can happen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Occurrence {
    /// A message of this word arrived.
    Message(&'static str),
    /// This was done to the world: `crash`.
    Action(String),
}

/// A run of some protocol, moved on one event at a time. The only implementor is
/// [`crate::player::Player`]; behind this trait nobody knows which protocol it is.
pub trait Run {
    /// A copy that goes the same way.
    fn fork(&self) -> Box<dyn Run>;
    /// Starts the scenario again from the beginning.
    ///
    /// # Errors
    /// A furnished disk that the protocol does not understand.
    fn reopen(&self, scenario: &Scenario) -> Result<Box<dyn Run>, Unknown>;
    /// Moves on by one event. `false` when nothing is left to happen.
    fn step(&mut self) -> bool;
    /// When the next event takes place.
    fn next_time(&mut self) -> Option<Time>;
    /// Whether something happens next that no line of the plan asks for.
    fn goes_on(&mut self) -> bool;
    /// By hand, in the midst of settling: what happens next, as an action of its own.
    fn settles(&mut self) -> Option<Action>;
    /// Whether every node has booted.
    fn begun(&self) -> bool;
    /// The number of the last event.
    fn event(&self) -> u64;
    /// The time of the last event.
    fn now(&self) -> Time;
    /// Which event of its instant the last one was, from 1.
    fn nth(&self) -> u32;
    /// The event that brought about the last one.
    fn cause(&self) -> Option<u64>;
    /// Replaces what will be done; `done` lines of it are.
    fn follow(&mut self, plan: Plan, done: usize);
    /// How many lines of the plan are done.
    fn done(&self) -> usize;
    /// Why the last event, an action, could not be carried out.
    fn missed(&self) -> Option<&'static str>;
    /// What the last event puts on the timeline.
    fn marks(&self) -> Vec<Mark>;
    /// The last event in words, for a list and for the caption.
    fn tell(&self) -> (Row, Caption);
    /// The last event as canonical trace text, in the protocol's words.
    fn trace(&self, into: &mut String);
    /// What there is to be seen at `now`, which is not before the last event.
    fn stage(&self, now: Time) -> Stage;
    /// A window of a node's log, both ends included.
    fn log(&self, node: NodeId, from: u64, to: u64) -> Vec<SlotStage>;
    /// What is known about each property.
    fn verdicts(&self) -> Vec<VerdictStage>;
    /// How many properties are violated.
    fn violations(&self) -> usize;
    /// How often each rule decided something, in the order of the protocol's card.
    fn cited(&self) -> &[u64];
    /// What became of every kind of message.
    fn traffic(&self) -> Vec<Traffic>;
    /// Whether a claim of the script is true at this moment.
    fn holds(&self, fact: &Fact) -> bool;
    /// How many slots somebody decided for the first time in the last event.
    fn newly_decided(&self) -> usize;
    /// What kind of thing the last event was, for coverage: the word of a message between nodes, or
    /// the verb of an action.
    fn occurrence(&self) -> Option<Occurrence>;
    /// How many requests were answered in the last event.
    fn newly_answered(&self) -> usize;
    /// Who leads in the latest reign.
    fn leader(&self) -> Option<NodeId>;
}
