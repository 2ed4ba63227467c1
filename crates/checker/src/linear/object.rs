//! What clients do things to: a register, or a decision.

use protocol::digest::digest_of;
use protocol::{Answer, Operation, Serves, Value};

use super::search::Object;
use super::table::Table;

/// A register or a decision, and the operations on it; every text is a number, and a state is what
/// is held.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    serves: Serves,
    texts: Vec<Option<Value>>,
    known: Table,
    /// Each with its twin.
    operations: Vec<(Did, Option<u32>)>,
    /// Those of which nobody was told what came of them.
    open: Vec<u32>,
    /// What became of lengthening a state by an operation.
    lengthened: Table,
    longer: Vec<u32>,
}

/// An operation with what its client was told; nothing where it was told nothing.
#[derive(Clone, PartialEq, Debug)]
enum Did {
    Read(Option<u32>),
    Write(u32),
    Swap(u32, u32, Option<bool>),
    Lengthen(Value),
    Propose(u32, Option<u32>),
    /// It was told what nobody is told.
    Impossible,
}

impl Thing {
    /// One that holds this at the beginning.
    pub(super) fn new(serves: Serves, initial: Option<Value>) -> Self {
        let mut thing = Self {
            serves,
            texts: Vec::new(),
            known: Table::default(),
            operations: Vec::new(),
            open: Vec::new(),
            lengthened: Table::default(),
            longer: Vec::new(),
        };
        thing.number(initial.as_ref());
        thing
    }

    /// Adds an operation; they are numbered as they come.
    pub(super) fn add(&mut self, operation: &Operation, answer: Option<&Answer>) {
        let did = self.did(operation, answer);
        let same = |known: &&u32| self.operations[**known as usize].0 == did;
        let twin = self.open.iter().rev().find(same).copied();
        let twin = twin.filter(|_| answer.is_none());
        self.open.extend(answer.is_none().then_some(self.operations.len() as u32));
        self.operations.push((did, twin));
    }

    /// What is held in a state.
    pub(super) fn text(&self, state: u32) -> Option<&Value> {
        self.texts[state as usize].as_ref()
    }

    fn did(&mut self, operation: &Operation, answer: Option<&Answer>) -> Did {
        let found = match answer {
            Some(Answer::Found(value)) => Some(self.number(value.as_ref())),
            _ => None,
        };
        let swapped = match answer {
            Some(Answer::Swapped(swapped)) => Some(*swapped),
            _ => None,
        };
        let heard = answer.is_some();
        match operation {
            _ if self.serves == Serves::Decision => match super::value_of(operation) {
                _ if heard && found.is_none() => Did::Impossible,
                Some(value) => Did::Propose(self.number(Some(value)), found),
                None => Did::Read(found),
            },
            Operation::Get { .. } if heard && found.is_none() => Did::Impossible,
            Operation::Get { .. } => Did::Read(found),
            Operation::Put { value, .. } => Did::Write(self.number(Some(value))),
            Operation::Cas { .. } if heard && swapped.is_none() => Did::Impossible,
            Operation::Cas { expected, value, .. } => {
                let expected = self.number(Some(expected));
                Did::Swap(expected, self.number(Some(value)), swapped)
            }
            Operation::Append { value, .. } => Did::Lengthen(value.clone()),
            Operation::Sync | Operation::Change(_) => Did::Read(None),
        }
    }

    /// The number of a text.
    fn number(&mut self, text: Option<&Value>) -> u32 {
        let (number, new) = self.known.number([digest_of(&text), digest_of(&(0x5a_u8, text))]);
        if new {
            self.texts.push(text.cloned());
        }
        number
    }

    fn lengthen(&mut self, state: u32, operation: u32, by: &Value) -> u32 {
        let (at, new) = self.lengthened.number([u64::from(state), u64::from(operation)]);
        if new {
            let held = self.text(state).map_or("", |held| &held.0);
            let longer = Value::from([held, &by.0].concat().as_str());
            let number = self.number(Some(&longer));
            self.longer.push(number);
        }
        self.longer[at as usize]
    }
}

impl Object for Thing {
    fn step(&mut self, state: u32, operation: u32) -> Option<u32> {
        let told = |told: &Option<u32>, truth| told.is_none_or(|told| told == truth);
        match &self.operations[operation as usize].0 {
            Did::Read(found) => told(found, state).then_some(state),
            Did::Write(value) => Some(*value),
            Did::Swap(expected, value, swapped) => {
                let fits = *expected == state;
                swapped.is_none_or(|swapped| swapped == fits).then_some(if fits {
                    *value
                } else {
                    state
                })
            }
            Did::Lengthen(by) => {
                let by = by.clone();
                Some(self.lengthen(state, operation, &by))
            }
            Did::Propose(value, found) => {
                let after = if state == 0 { *value } else { state };
                told(found, after).then_some(after)
            }
            Did::Impossible => None,
        }
    }

    fn is_idle(&self, operation: u32) -> bool {
        matches!(self.operations[operation as usize].0, Did::Read(_) | Did::Swap(_, _, Some(false)))
    }

    fn twin(&self, operation: u32) -> Option<u32> {
        self.operations[operation as usize].1
    }
}
