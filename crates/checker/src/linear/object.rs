//! What clients do things to: a register, a decision, a queue or a set.

use protocol::digest::digest_of;
use protocol::{Answer, Operation, Value};

use super::history::ObjectKind;
use super::search::Object;
use super::table::Table;

/// An object and the operations on it; every text is a number, and a state is what is held: of a
/// collection, its elements with a blank between any two.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    kind: ObjectKind,
    texts: Vec<Option<Value>>,
    known: Table,
    /// Each with its twin.
    operations: Vec<(Did, Option<u32>)>,
    /// Those of which nobody was told what came of them.
    open: Vec<u32>,
    /// What became of a state through an operation that makes a new text out of what is held; none
    /// where it cannot take effect.
    changed: Table,
    after: Vec<Option<u32>>,
}

/// An operation with what its client was told; nothing where it was told nothing.
#[derive(Clone, PartialEq, Debug)]
enum Did {
    Read(Option<u32>),
    Write(u32),
    Swap(u32, u32, Option<bool>),
    Lengthen(Value),
    /// An element at the end of a queue.
    Enqueue(Value),
    /// An element in a set, or one more of it in an unordered queue.
    Add(Value),
    /// The first element of a queue, which was told.
    Dequeue(Option<Option<Value>>),
    /// This element of an unordered queue.
    Remove(Value),
    Propose(u32, Option<u32>),
    /// It was told what nobody is told.
    Impossible,
}

impl Thing {
    /// One that holds this at the beginning.
    pub(super) fn new(kind: ObjectKind, initial: Option<Value>) -> Self {
        let mut thing = Self {
            kind,
            texts: Vec::new(),
            known: Table::default(),
            operations: Vec::new(),
            open: Vec::new(),
            changed: Table::default(),
            after: Vec::new(),
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
        let taken = match answer {
            Some(Answer::Found(value)) => Some(value.clone()),
            _ => None,
        };
        match operation {
            _ if self.kind == ObjectKind::Decision => match super::value_of(operation) {
                _ if heard && found.is_none() => Did::Impossible,
                Some(value) => Did::Propose(self.number(Some(value)), found),
                None => Did::Read(found),
            },
            Operation::Get { .. } if heard && found.is_none() => Did::Impossible,
            Operation::Get { .. } if self.kind == ObjectKind::Queue => Did::Dequeue(taken),
            Operation::Get { .. } if self.kind == ObjectKind::UnorderedQueue => match taken {
                Some(Some(element)) => Did::Remove(element),
                // Nobody is told that such a queue is empty, so what is missing hinders nobody.
                _ => Did::Read(None),
            },
            Operation::Get { .. } => Did::Read(found),
            Operation::Put { value, .. } => Did::Write(self.number(Some(value))),
            Operation::Cas { .. } if heard && swapped.is_none() => Did::Impossible,
            Operation::Cas { expected, value, .. } => {
                let expected = self.number(Some(expected));
                Did::Swap(expected, self.number(Some(value)), swapped)
            }
            Operation::Append { value, .. } => match self.kind {
                ObjectKind::Queue => Did::Enqueue(value.clone()),
                ObjectKind::UnorderedQueue | ObjectKind::Set => Did::Add(value.clone()),
                ObjectKind::Registers | ObjectKind::Decision => Did::Lengthen(value.clone()),
            },
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

    /// The state after an operation that makes a new text out of what is held.
    fn change(&mut self, state: u32, operation: u32) -> Option<u32> {
        let (at, new) = self.changed.number([u64::from(state), u64::from(operation)]);
        if new {
            let did = &self.operations[operation as usize].0;
            let after = becomes(self.kind, self.text(state).map(|held| &*held.0), did);
            let after = after.map(|after| self.number(after.as_ref()));
            self.after.push(after);
        }
        self.after[at as usize]
    }
}

/// What is held after an operation; none where it cannot take effect.
fn becomes(kind: ObjectKind, held: Option<&str>, did: &Did) -> Option<Option<Value>> {
    let parts = || held.into_iter().flat_map(|held| held.split(' ')).map(Value::from);
    Some(match did {
        Did::Lengthen(by) => Some(Value::from([held.unwrap_or_default(), &by.0].concat().as_str())),
        Did::Enqueue(element) => in_a_row(parts().chain([element.clone()])),
        Did::Add(element) if kind == ObjectKind::Set => elements(parts().chain([element.clone()])),
        Did::Add(element) => in_a_row(sorted(parts().chain([element.clone()]))),
        Did::Dequeue(told) => {
            let first = parts().next();
            // Of an empty queue only those get nothing who are told so.
            let fits = told.as_ref().map_or(first.is_some(), |told| *told == first);
            return fits.then(|| in_a_row(parts().skip(1)));
        }
        Did::Remove(element) => {
            let at = parts().position(|known| known == *element)?;
            in_a_row(parts().take(at).chain(parts().skip(at + 1)))
        }
        _ => return None,
    })
}

/// The elements of a set as one text: each once, in order.
pub(super) fn elements(elements: impl Iterator<Item = Value>) -> Option<Value> {
    let mut elements = sorted(elements).collect::<Vec<_>>();
    elements.dedup();
    in_a_row(elements.into_iter())
}

fn sorted(elements: impl Iterator<Item = Value>) -> impl Iterator<Item = Value> {
    let mut ordered: Vec<Value> = Vec::new();
    for element in elements {
        let at = ordered.partition_point(|known| *known <= element);
        ordered.insert(at, element);
    }
    ordered.into_iter()
}

fn in_a_row(elements: impl Iterator<Item = Value>) -> Option<Value> {
    let texts: Vec<String> = elements.map(|element| element.to_string()).collect();
    (!texts.is_empty()).then(|| Value::from(texts.join(" ").as_str()))
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
            Did::Lengthen(_) | Did::Enqueue(_) | Did::Add(_) | Did::Dequeue(_) | Did::Remove(_) => {
                self.change(state, operation)
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
