//! Linearizability and exactly-once of a run, judged as it goes.
//!
//! The slots are an order in which operations can have taken effect: each in the moment when its
//! slot was first decided, which lies between its call and its return. So every operation is done to
//! a register beside the run when its slot is decided, and its client's answer is compared with what
//! came of it; a read that takes no slot must find something that the register held while the client
//! waited. As long as that explains every answer, the history is linearizable, and each event costs
//! the same.
//!
//! Where it does not, another order may: then, and only then, the history of that register is
//! [searched](crate::linear). What the search finds is the order from there on. All searches of a run
//! together have [`STEPS`]; what would need more is judged no further.

mod reorder;

use protocol::{
    Answer, Breach, ClientId, Command, Info, Key, Operation, ReadLevel, Request, RequestId,
    ServedObject, Slot, Value,
};

use crate::linear::{counts, key_of, value_of};
use crate::operations::{ClientOperation, FinishedOperations, LinearizationPoint};

/// What all searches of a run may cost together.
const STEPS: u64 = 1_000_000;

/// How many earlier values of a register are known.
const OLDER: usize = 64;

/// What clients ask and are told. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Clients {
    serves: ServedObject,
    leases: bool,
    finished: FinishedOperations,
    /// In the order of their calls.
    open: Vec<Open>,
    registers: Vec<Register>,
    applied: Slot,
    /// When the last slot took effect.
    latest: LinearizationPoint,
    /// Decided before the slots in front of them.
    early: Vec<(Slot, Command)>,
    steps: u64,
    not_linearizable: Option<RequestId>,
    /// Clients that lie, and what was done for them: what they say that they asked for, and were
    /// told, counts for nothing.
    liars: Vec<ClientId>,
    done_for_liars: Vec<RequestId>,
}

/// A request that is not answered yet, and what its answer must be, once it has taken effect.
#[derive(Clone, Debug)]
struct Open {
    client_operation: ClientOperation,
    expected: Option<Answer>,
}

/// What a key names.
#[derive(Clone, Debug)]
struct Register {
    key: Option<Key>,
    held: Option<Value>,
    since: LinearizationPoint,
    /// What it held before, as far back as reads are likely to reach, and until when.
    older: Vec<(Option<Value>, LinearizationPoint)>,
}

/// A history that is not linearizable, and why.
pub(crate) struct BrokenHistory {
    pub(crate) breaches: Vec<Breach>,
    /// The level of the read that does not fit, if it is a read.
    pub(crate) level: Option<ReadLevel>,
}

impl Clients {
    pub(crate) fn new(info: &Info) -> Self {
        Self {
            serves: info.serves,
            leases: info.promises.iter().any(|promise| promise.level == ReadLevel::Lease),
            finished: FinishedOperations::default(),
            open: Vec::new(),
            registers: Vec::new(),
            applied: Slot(0),
            latest: LinearizationPoint::default(),
            early: Vec::new(),
            steps: STEPS,
            not_linearizable: None,
            liars: Vec::new(),
            done_for_liars: Vec::new(),
        }
    }

    /// A client lies from now on.
    pub(crate) fn lies(&mut self, client: ClientId) {
        if !self.liars.contains(&client) {
            self.liars.push(client);
        }
    }

    /// Everything that was asked: what is answered in the order of the answers, then what is not.
    pub(crate) fn client_operations(&self) -> impl DoubleEndedIterator<Item = &ClientOperation> {
        self.finished.iter().chain(self.open.iter().map(|open| &open.client_operation))
    }

    /// The changes of registers that are neither answered nor decided.
    pub(crate) fn undecided(&self) -> impl Iterator<Item = RequestId> {
        let changes = |operation: &Operation| {
            !matches!(operation, Operation::Get { .. } | Operation::Sync | Operation::Change(_))
        };
        let undecided =
            move |it: &&ClientOperation| it.effect.is_none() && changes(&it.request.operation);
        let open = self.open.iter().map(|open| &open.client_operation);
        open.filter(undecided).map(|it| it.request.id)
    }

    /// The request that no order has room for.
    pub(crate) const fn not_linearizable(&self) -> Option<RequestId> {
        self.not_linearizable
    }

    pub(crate) fn asked(&mut self, event: u64, request: &Request) {
        if self.liars.contains(&request.id.client) {
            return;
        }
        let request = request.clone();
        let client_operation =
            ClientOperation { request, called: event, answered: None, effect: None };
        self.open.push(Open { client_operation, expected: None });
    }

    /// A slot is decided for the first time.
    pub(crate) fn decided(&mut self, event: u64, slot: Slot, command: &Command) {
        if slot != self.applied.next() {
            let at = self.early.partition_point(|(known, _)| *known < slot);
            self.early.insert(at, (slot, command.clone()));
            return;
        }
        self.apply(event, command);
        while self.early.first().is_some_and(|(slot, _)| *slot == self.applied.next()) {
            let (_, command) = self.early.remove(0);
            self.apply(event, &command);
        }
    }

    fn apply(&mut self, event: u64, command: &Command) {
        self.applied = self.applied.next();
        let Command::Request(request) = command else { return };
        let is = |open: &Open| open.client_operation.request.id == request.id;
        if let Some(at) = self.open.iter().position(is) {
            if self.open[at].expected.is_none() {
                self.take_effect(event, at);
            }
        } else if self.is_nobodys(request.id) {
            let effect = self.turn(event);
            self.do_to(effect, &request.operation);
            let (request, effect) = (request.as_ref().clone(), Some(effect));
            self.finished.add(ClientOperation { request, called: 0, answered: None, effect });
        }
    }

    /// Whether a request takes effect that no client waits for: it was asked before the run, or by a
    /// liar, whose request takes effect once, whatever it turns out to be.
    fn is_nobodys(&mut self, id: RequestId) -> bool {
        if id.client == ClientId::PAST {
            return true;
        }
        let new = self.liars.contains(&id.client) && !self.done_for_liars.contains(&id);
        if new {
            self.done_for_liars.push(id);
        }
        new
    }

    /// An open request takes effect.
    fn take_effect(&mut self, event: u64, at: usize) {
        let operation = self.open[at].client_operation.request.operation.clone();
        let effect = self.turn(event);
        let answer = self.do_to(effect, &operation);
        let open = &mut self.open[at];
        (open.expected, open.client_operation.effect) = (Some(answer), Some(effect));
    }

    /// The next moment of an event. Between two there is room for what reads found in the first.
    fn turn(&mut self, event: u64) -> LinearizationPoint {
        let nth = if self.latest.event == event { self.latest.nth + 2 } else { 0 };
        self.latest = LinearizationPoint { event, nth };
        self.latest
    }

    fn do_to(&mut self, effect: LinearizationPoint, operation: &Operation) -> Answer {
        let serves = self.serves;
        let register = self.register(operation);
        let (written, answer) = outcome(serves, register.held.as_ref(), operation);
        if let Some(written) = written {
            register.write(effect, written);
        }
        answer
    }

    fn register(&mut self, operation: &Operation) -> &mut Register {
        let key = self.key_of(operation);
        let known = self.registers.iter().position(|register| register.key == key);
        let at = known.unwrap_or_else(|| {
            self.registers.push(Register {
                key,
                held: None,
                since: LinearizationPoint::default(),
                older: Vec::new(),
            });
            self.registers.len() - 1
        });
        &mut self.registers[at]
    }

    /// A decision has no keys.
    fn key_of(&self, operation: &Operation) -> Option<Key> {
        key_of(operation).filter(|_| self.serves == ServedObject::Registers).cloned()
    }

    fn judges(&self, operation: &Operation) -> bool {
        self.not_linearizable.is_none() && self.counts(operation)
    }

    /// Whether an operation is part of the verdict.
    pub(crate) fn counts(&self, operation: &Operation) -> bool {
        let trusts = matches!(operation, Operation::Get { level: ReadLevel::Lease, .. });
        counts(self.serves.into(), operation) && (self.leases || !trusts)
    }

    /// A client is answered.
    pub(crate) fn answered(
        &mut self,
        event: u64,
        id: RequestId,
        told: &Answer,
    ) -> Option<BrokenHistory> {
        let at = self.open.iter().position(|open| open.client_operation.request.id == id)?;
        let Open { mut client_operation, expected } = self.open.remove(at);
        client_operation.answered = Some((told.clone(), event));
        if self.judges(&client_operation.request.operation) {
            let seen = match &expected {
                Some(expected) => *expected == *told,
                None => {
                    client_operation.effect = self.seen(&client_operation, told);
                    client_operation.effect.is_some()
                }
            };
            if !seen {
                self.finished.add(client_operation.clone());
                return self.search(event, &client_operation);
            }
        }
        self.finished.add(client_operation);
        None
    }

    /// When what took no slot of its own can have found what it did: a read, or a proposal that came
    /// after the decision.
    fn seen(
        &mut self,
        client_operation: &ClientOperation,
        told: &Answer,
    ) -> Option<LinearizationPoint> {
        let Answer::Found(found) = told else { return None };
        let operation = &client_operation.request.operation;
        let (called, writes) = (client_operation.called, value_of(operation).is_some());
        if writes && (self.serves == ServedObject::Registers || found.is_none()) {
            return None;
        }
        let register = self.register(operation);
        let after = |since: LinearizationPoint| {
            let called = LinearizationPoint { event: called, nth: 0 };
            Some(called.max(LinearizationPoint { nth: since.nth + 1, ..since }))
        };
        let mut since = LinearizationPoint::default();
        for (held, until) in &register.older {
            if held == found && until.event > called {
                return after(since);
            }
            since = *until;
        }
        if register.held == *found { after(register.since) } else { None }
    }
}

impl Register {
    fn write(&mut self, effect: LinearizationPoint, value: Option<Value>) {
        let before = std::mem::replace(&mut self.held, value);
        self.since = effect;
        if self.older.len() == OLDER {
            self.older.drain(..OLDER / 2);
        }
        self.older.push((before, effect));
    }
}

/// What an operation writes, and what its client is told.
pub(crate) fn outcome(
    serves: ServedObject,
    held: Option<&Value>,
    operation: &Operation,
) -> (Option<Option<Value>>, Answer) {
    if serves == ServedObject::Decision {
        let decided = held.or(value_of(operation)).cloned();
        return (held.is_none().then(|| decided.clone()), Answer::Found(decided));
    }
    match operation {
        Operation::Get { .. } => (None, Answer::Found(held.cloned())),
        Operation::Put { value, .. } => (Some(Some(value.clone())), Answer::Done),
        Operation::Cas { expected, value, .. } => {
            let fits = held == Some(expected);
            (fits.then(|| Some(value.clone())), Answer::Swapped(fits))
        }
        Operation::Append { value, .. } => {
            let longer = [held.map_or("", |held| &held.0), &value.0].concat();
            (Some(Some(longer.as_str().into())), Answer::Done)
        }
        Operation::Sync | Operation::Change(_) => (None, Answer::Done),
    }
}
