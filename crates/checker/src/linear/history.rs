//! A history as its clients saw it, and what is to be said of it.

use protocol::{Answer, Key, Operation, ReadLevel, ServedObject, Value};

use super::object::Thing;
use super::search::{Found, HistoryEntry, search};

/// An operation as its client saw it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClientCall {
    /// Who asked.
    pub client: u64,
    /// The operation that is asked for.
    pub operation: Operation,
    /// What the client was told; nothing if it was told nothing, or nothing certain.
    pub answer: Option<Answer>,
    /// When it asked: the number of an event, or of a line. Every number stands for one moment.
    pub called: u64,
    /// When it was answered. Without an answer the operation may take effect at any time after it
    /// was called, or never.
    pub returned: Option<u64>,
}

/// What operations are done to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ObjectKind {
    /// A register for each key.
    Registers,
    /// One decision, whatever the key.
    Decision,
    /// A queue for each key: `Append` puts an element in, `Get` takes out the one that has been in
    /// it for longest.
    Queue,
    /// A queue for each key that is emptied in any order.
    UnorderedQueue,
    /// A set for each key: `Append` adds an element, `Get` reads all of them.
    Set,
}

impl From<ServedObject> for ObjectKind {
    fn from(serves: ServedObject) -> Self {
        match serves {
            ServedObject::Registers => Self::Registers,
            ServedObject::Decision => Self::Decision,
        }
    }
}

/// What clients asked and were told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OperationHistory {
    /// The operations, in the order in which they were called.
    pub calls: Vec<ClientCall>,
    /// What the operations are done to.
    pub kind: ObjectKind,
    /// What each key holds at the beginning.
    pub initial: Option<Value>,
}

/// Whether a history is linearizable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judgement {
    /// The operations of the longest linearizable prefix, key by key, each in an order in which they
    /// can have taken effect. Without a [`Judgement::not_linearizable`] that is the whole history.
    pub order: Vec<usize>,
    /// The first operation that no order has room for.
    pub not_linearizable: Option<NotLinearizable>,
    /// The search was given up before it was certain.
    pub given_up: bool,
    /// How often the search asked what an operation does.
    pub steps: u64,
}

/// An operation that cannot have taken effect between its call and its return with this answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotLinearizable {
    /// Its place among the calls of the history.
    pub call: usize,
    /// What its key can have held, once everything that was answered before had taken effect.
    pub held: Vec<Option<Value>>,
}

impl Judgement {
    /// Whether the history is linearizable.
    pub const fn is_linearizable(&self) -> bool {
        self.not_linearizable.is_none() && !self.given_up
    }
}

/// The key that an operation is about; `None` if it is about none. All of a decision is one key.
pub const fn key_of(operation: &Operation) -> Option<&Key> {
    match operation {
        Operation::Get { key, .. }
        | Operation::Put { key, .. }
        | Operation::Cas { key, .. }
        | Operation::Append { key, .. } => Some(key),
        Operation::Sync | Operation::Change(_) => None,
    }
}

/// The value that an operation carries.
pub(crate) const fn value_of(operation: &Operation) -> Option<&Value> {
    match operation {
        Operation::Put { value, .. }
        | Operation::Append { value, .. }
        | Operation::Cas { value, .. } => Some(value),
        Operation::Get { .. } | Operation::Sync | Operation::Change(_) => None,
    }
}

/// Whether an operation is part of the verdict: reads that need not be fresh are not, nor is what
/// touches no key.
pub(crate) fn counts(kind: ObjectKind, operation: &Operation) -> bool {
    match operation {
        Operation::Get { level, .. } => *level != ReadLevel::Local,
        Operation::Change(_) => false,
        Operation::Sync => kind == ObjectKind::Decision,
        _ => true,
    }
}

/// What happened, with the earliest first. Most things come in the order of their moments, so that
/// each finds its place near the end; a sort of the library would weigh kilobytes in the page.
pub(crate) fn in_order(moments: Vec<(u64, u32)>) -> Vec<(u64, u32)> {
    let mut ordered: Vec<(u64, u32)> = Vec::with_capacity(moments.len());
    for moment in moments {
        let at = ordered.partition_point(|known| *known < moment);
        ordered.insert(at, moment);
    }
    ordered
}

impl OperationHistory {
    /// Judges the history, key by key: a history is linearizable if and only if that of each key is.
    /// Gives up after `most` steps for any one key.
    pub fn judge(&self, most: u64) -> Judgement {
        let mut judgement =
            Judgement { order: Vec::new(), not_linearizable: None, given_up: false, steps: 0 };
        for group in self.groups() {
            self.judge_group(&group, most, &mut judgement);
        }
        judgement
    }

    /// The operations that count, apart by key. Reads without an answer say nothing; but whoever was
    /// not told what it took out of a queue may have taken it all the same.
    fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<(Option<&Key>, Vec<usize>)> = Vec::new();
        for (at, call) in self.calls.iter().enumerate() {
            let reads = value_of(&call.operation).is_none() && self.kind != ObjectKind::Queue;
            let idle = reads && call.returned.is_none();
            if idle || !counts(self.kind, &call.operation) {
                continue;
            }
            let key = key_of(&call.operation).filter(|_| self.kind != ObjectKind::Decision);
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, group)) => group.push(at),
                None => groups.push((key, vec![at])),
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn judge_group(&self, group: &[usize], most: u64, judgement: &mut Judgement) {
        let mut thing = Thing::new(self.kind, self.initial.clone());
        for &at in group {
            thing.add(&self.calls[at].operation, self.calls[at].answer.as_ref());
        }
        let found = search(&self.entries(group), &mut thing, most);
        judgement.steps += found.steps;
        judgement.given_up |= found.found == Found::GivenUp;
        judgement.order.extend(found.order.iter().map(|&it| group[it as usize]));
        let (Found::None, Some(stuck)) = (found.found, found.stuck) else { return };
        let call = group[stuck as usize];
        let known = judgement.not_linearizable.as_ref();
        if known.is_none_or(|known| self.calls[call].returned < self.calls[known.call].returned) {
            let held = found.states.iter().map(|&state| thing.text(state).cloned()).collect();
            judgement.not_linearizable = Some(NotLinearizable { call, held });
        }
    }

    /// Calls and returns in the order of their moments.
    fn entries(&self, group: &[usize]) -> Vec<HistoryEntry> {
        let returned =
            |(&at, operation): (&usize, u32)| Some((self.calls[at].returned?, operation));
        let returns = in_order(group.iter().zip(0..).filter_map(returned).collect());
        let mut returns = returns.into_iter().peekable();
        let mut entries = Vec::with_capacity(2 * group.len());
        for (&at, operation) in group.iter().zip(0..) {
            let called = self.calls[at].called;
            while let Some((_, done)) = returns.next_if(|(moment, _)| *moment < called) {
                entries.push(HistoryEntry::Return(done));
            }
            entries.push(HistoryEntry::ClientCall(operation));
        }
        entries.extend(returns.map(|(_, done)| HistoryEntry::Return(done)));
        entries
    }
}
