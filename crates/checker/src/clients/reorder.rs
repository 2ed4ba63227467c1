//! Another order of what was done to a register, where that of the slots does not explain an answer.

use protocol::{
    Answer, Breach, ClientId, EXACTLY_ONCE, Key, LINEARIZABILITY, Operation, ServedObject,
};

use super::{BrokenHistory, Clients, Open, Register, outcome};
use crate::linear::{ClientCall, Judgement, OperationHistory, in_order, key_of, value_of};
use crate::operations::{ClientOperation, LinearizationPoint};

/// What the search for an operation that took effect twice may cost, for each that it tries.
const GHOST_STEPS: u64 = 20_000;

/// How many operations it tries.
const GHOSTS: usize = 32;

impl Clients {
    /// Looks for another order of what was done to the register of an operation.
    pub(super) fn search(&mut self, event: u64, late: &ClientOperation) -> Option<BrokenHistory> {
        let key = self.key_of(&late.request.operation);
        let (history, which) = self.history(key.as_ref());
        let judgement = history.judge(self.steps);
        self.steps = self.steps.saturating_sub(judgement.steps);
        if judgement.given_up {
            return None;
        }
        self.place(key.as_ref(), &history, &judgement.order, &which);
        if judgement.not_linearizable.is_some() {
            self.not_linearizable = Some(late.request.id);
            return Some(self.broken(&history, &judgement, late));
        }
        // What was decided but has no place in this order comes after it.
        for at in 0..self.open.len() {
            let Open { client_operation, expected } = &self.open[at];
            let decided = expected.is_some() && client_operation.effect.is_none();
            if decided && self.is_about(key.as_ref(), &client_operation.request.operation) {
                self.take_effect(event, at);
            }
        }
        None
    }

    /// The history of a register, and which of its operations each call is.
    fn history(&self, key: Option<&Key>) -> (OperationHistory, Vec<u32>) {
        let wanted = |client_operation: &&ClientOperation| {
            self.is_about(key, &client_operation.request.operation)
        };
        let client_operations: Vec<&ClientOperation> =
            self.client_operations().filter(wanted).collect();
        let order = in_order(
            client_operations
                .iter()
                .map(|client_operation| client_operation.called)
                .zip(0..)
                .collect(),
        );
        let call = |&(called, at): &(u64, u32)| {
            let client_operation = client_operations[at as usize];
            let client = u64::from(client_operation.request.id.client.0);
            let operation = client_operation.request.operation.clone();
            let (answer, returned) = client_operation.answered.clone().unzip();
            ClientCall { client, operation, answer, called, returned }
        };
        let calls = order.iter().map(call).collect();
        let history = OperationHistory { calls, kind: self.serves.into(), initial: None };
        (history, order.into_iter().map(|(_, at)| at).collect())
    }

    /// Whether an operation is done to a register and judged.
    fn is_about(&self, key: Option<&Key>, operation: &Operation) -> bool {
        self.judges(operation)
            && (self.serves == ServedObject::Decision || key_of(operation) == key)
    }

    /// Lets the operations of a register take effect in the order that was found.
    fn place(
        &mut self,
        key: Option<&Key>,
        history: &OperationHistory,
        found: &[usize],
        which: &[u32],
    ) {
        let mut places: Vec<Option<(LinearizationPoint, Answer)>> = vec![None; which.len()];
        let (mut held, mut moment) = (None, LinearizationPoint::default());
        for &at in found {
            let call = &history.calls[at];
            let (written, answer) = outcome(self.serves, held.as_ref(), &call.operation);
            held = written.unwrap_or(held);
            moment =
                LinearizationPoint { event: call.called.max(moment.event), nth: moment.nth + 1 };
            places[which[at] as usize] = Some((moment, answer));
        }
        let mut places = places.into_iter();
        let (mut finished, mut open) =
            (std::mem::take(&mut self.finished), std::mem::take(&mut self.open));
        for client_operation in finished.iter_mut() {
            if self.is_about(key, &client_operation.request.operation) {
                client_operation.effect = places.next().flatten().map(|(moment, _)| moment);
            }
        }
        for open in &mut open {
            if self.is_about(key, &open.client_operation.request.operation) {
                let (effect, answer) = places.next().flatten().unzip();
                open.client_operation.effect = effect;
                open.expected = answer.or(open.expected.take());
            }
        }
        (self.finished, self.open) = (finished, open);
        let is = |register: &&mut Register| register.key.as_ref() == key;
        if let Some(register) = self.registers.iter_mut().find(is) {
            (register.held, register.since) = (held, moment);
            register.older.clear();
        }
    }

    fn broken(
        &self,
        history: &OperationHistory,
        judgement: &Judgement,
        late: &ClientOperation,
    ) -> BrokenHistory {
        let held =
            judgement.not_linearizable.iter().flat_map(|not_linearizable| &not_linearizable.held);
        let mut shown = String::new();
        for held in held {
            if !shown.is_empty() {
                shown += " or ";
            }
            shown += held.as_ref().map_or("nothing", |held| &held.0);
        }
        let (operation, client) = (&late.request.operation, late.request.id.client);
        let told = late.answered.as_ref().map(|(told, _)| told.to_string()).unwrap_or_default();
        let what = match key_of(operation).filter(|_| self.serves == ServedObject::Registers) {
            Some(key) => format!("{key} held {shown}"),
            None => format!("the decision was {shown}"),
        };
        let because = format!(
            "{client} asked for “{operation}” and was told {told}, but in every possible order \
             {what} by then."
        );
        let mut breach = Breach::new(&LINEARIZABILITY, because);
        // The earlier fact: the last write before it that somebody was told of.
        let last = judgement.order.iter().rev().map(|&at| &history.calls[at]);
        let mut last = last.filter(|call| value_of(&call.operation).is_some());
        breach.earlier = last.find_map(|call| call.returned);
        let level = match operation {
            Operation::Get { level, .. } => Some(*level),
            _ => None,
        };
        let mut breaches = vec![breach];
        breaches.extend(twice(history));
        BrokenHistory { breaches, level }
    }
}

/// Whether a history makes sense if one of its latest appends took effect twice. Of other writes
/// nobody could tell.
fn twice(history: &OperationHistory) -> Option<Breach> {
    let appends = history.calls.iter().rev();
    let appends = appends.filter(|call| matches!(call.operation, Operation::Append { .. }));
    for append in appends.take(GHOSTS) {
        let mut doubled = history.clone();
        let ghost = ClientCall { answer: None, returned: None, ..append.clone() };
        let at = doubled.calls.partition_point(|call| call.called <= ghost.called);
        doubled.calls.insert(at, ghost);
        if doubled.judge(GHOST_STEPS).is_linearizable() {
            let (client, operation) = (ClientId(append.client as u32), &append.operation);
            let because = format!(
                "{client} asked once for “{operation}”, and what clients saw can only be if it took \
                 effect twice."
            );
            return Some(Breach::new(&EXACTLY_ONCE, because).since(append.called));
        }
    }
    None
}
