//! A world in numbers, as the search sees it.

use protocol::Property;
use scenario::Scenario;

/// What can happen in a cluster, in numbers: every distinct process, message on its way, memory of
/// the judge and account of a step has one. Equal numbers mean equal things, so that each step is
/// computed once and then remembered.
///
/// This is all that the search knows of a protocol, and it knows it through `dyn`: so the search is
/// compiled once, whatever there is to be searched. The implementor is [`super::Cores`].
pub trait Space {
    /// Every process after its start, and what it has sent by then.
    fn begin(&mut self) -> InitialState;
    /// Between which processes a flight travels, by their places in a row.
    fn way(&self, flight: u32) -> Route;
    /// The place of a process in a row.
    fn place(&self, process: u32) -> u8;
    /// The flight that tells the one at the second place that its session with the other ended.
    /// `None` where links are no sessions.
    fn end(&mut self, _from: u8, _to: u8) -> Option<u32> {
        None
    }
    /// Whether a process runs.
    fn is_up(&self, _process: u32) -> bool {
        true
    }
    /// What a process may do without a message, in an order that never changes.
    fn locals(&mut self, process: u32) -> Vec<LocalStep>;
    /// The result of an input.
    fn step(&mut self, process: u32, input: ProcessInput) -> StepResult;
    /// What a memory becomes by an account of a step.
    ///
    /// # Errors
    /// The step violates a property.
    fn judge(&mut self, memory: u32, output: u32) -> Result<u32, FoundViolation>;
    /// Whether anything has been decided.
    fn has_decided(&self, memory: u32) -> bool;
    /// How many bytes are held for all these numbers, roughly.
    fn bytes(&self) -> u64;
    /// A way through the space as a scenario by hand, played in the simulator.
    fn counterexample(&mut self, path: &[Transition]) -> Counterexample;
    /// How many renamings of nodes leave the space as it is; the first is the one that renames
    /// nobody. See [`super::Symmetric`].
    fn renamings(&self) -> u32 {
        1
    }
    /// The process, flight or memory that this one is when nodes are renamed.
    fn renamed(&mut self, _renaming: u32, thing: Numbered) -> u32 {
        match thing {
            Numbered::Process(number) | Numbered::Flight(number) | Numbered::JudgeState(number) => {
                number
            }
        }
    }
}

/// The first state of a space.
#[derive(Clone, Debug)]
pub struct InitialState {
    /// One process for each place.
    pub processes: Vec<u32>,
    /// What is on its way.
    pub flights: Vec<u32>,
    /// What the judge remembers.
    pub memory: u32,
    /// The starts alone violate a property.
    pub violated: Option<FoundViolation>,
}

/// The sender and the receiver, as places in a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Route {
    /// The sender.
    pub from: u8,
    /// The receiver.
    pub to: u8,
}

/// What a process takes in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProcessInput {
    /// A flight arrives.
    Flight(u32),
    /// Something of its own takes place: the number of a [`LocalStep`].
    Local(u32),
}

/// Something that a process may do without a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LocalStep {
    /// The number for [`ProcessInput::Local`].
    pub input: u32,
    /// What is spent by it.
    pub cost: Cost,
}

/// What a choice takes from the bounds of a search.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cost {
    /// Nothing: a write, a restart, a delivery.
    Free,
    /// A timer fires.
    Timer,
    /// A node crashes.
    Crash,
    /// A message is lost.
    Drop,
    /// A message is doubled.
    Duplicate,
    /// A node begins to lie.
    Liar,
    /// This request is asked for the first time.
    Request(u8),
    /// This request, which was asked before, arrives once more.
    Again(u8),
}

/// The result of an input.
#[derive(Clone, Debug)]
pub struct StepResult {
    /// The process afterwards.
    pub process: u32,
    /// What it has sent, in order.
    pub sent: Vec<u32>,
    /// The account for the judge; 0 when there is nothing to be judged.
    pub output: u32,
}

/// A property is violated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundViolation {
    /// The property that is judged.
    pub property: &'static Property,
    /// The facts that contradict each other, as a sentence.
    pub because: String,
}

/// One transition of a path through a space.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Transition {
    /// A flight arrives.
    Deliver(u32),
    /// A flight is lost.
    Drop {
        /// The message that is lost.
        flight: u32,
        /// How many of the same are before it: where links keep the order, that matters.
        after: u32,
    },
    /// A flight is doubled.
    Copy(u32),
    /// The process at a place does something of its own.
    Local(u8, u32),
}

/// Something with a number, for renaming.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Numbered {
    /// A process.
    Process(u32),
    /// A flight.
    Flight(u32),
    /// A memory of the judge.
    JudgeState(u32),
}

/// A path through a space, as a scenario by hand.
#[derive(Clone, Debug)]
pub struct Counterexample {
    /// The scenario; where a property is violated its last lines say so.
    pub scenario: Scenario,
    /// What is violated at its end, in the simulator.
    pub violated: Vec<FoundViolation>,
}
