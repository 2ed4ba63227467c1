//! Another order of what was done to a register, where that of the slots does not explain an answer.

use protocol::{Answer, Breach, ClientId, EXACTLY_ONCE, Key, LINEARIZABILITY, Operation, Serves};

use super::{Broken, Clients, Open, Register, outcome};
use crate::linear::{Call, History, Judgement, in_order, key_of, value_of};
use crate::past::{Effect, Exchange};

/// What the search for an operation that took effect twice may cost, for each that it tries.
const GHOST_STEPS: u64 = 20_000;

/// How many operations it tries.
const GHOSTS: usize = 32;

impl Clients {
    /// Looks for another order of what was done to the register of an exchange.
    pub(super) fn search(&mut self, event: u64, late: &Exchange) -> Option<Broken> {
        let key = self.key_of(&late.request.operation);
        let (history, which) = self.history(key.as_ref());
        let judgement = history.judge(self.steps);
        self.steps = self.steps.saturating_sub(judgement.steps);
        if judgement.given_up {
            return None;
        }
        self.place(key.as_ref(), &history, &judgement.order, &which);
        if judgement.misfit.is_some() {
            self.misfit = Some(late.request.id);
            return Some(self.broken(&history, &judgement, late));
        }
        // What was decided but has no place in this order comes after it.
        for at in 0..self.open.len() {
            let Open { exchange, expected } = &self.open[at];
            let decided = expected.is_some() && exchange.effect.is_none();
            if decided && self.is_about(key.as_ref(), &exchange.request.operation) {
                self.take_effect(event, at);
            }
        }
        None
    }

    /// The history of a register, and which of its exchanges each call is.
    fn history(&self, key: Option<&Key>) -> (History, Vec<u32>) {
        let wanted = |exchange: &&Exchange| self.is_about(key, &exchange.request.operation);
        let exchanges: Vec<&Exchange> = self.exchanges().filter(wanted).collect();
        let order = in_order(exchanges.iter().map(|exchange| exchange.called).zip(0..).collect());
        let call = |&(called, at): &(u64, u32)| {
            let exchange = exchanges[at as usize];
            let client = u64::from(exchange.request.id.client.0);
            let operation = exchange.request.operation.clone();
            let (answer, returned) = exchange.answered.clone().unzip();
            Call { client, operation, answer, called, returned }
        };
        let calls = order.iter().map(call).collect();
        let history = History { calls, kind: self.serves.into(), initial: None };
        (history, order.into_iter().map(|(_, at)| at).collect())
    }

    /// Whether an operation is done to a register and judged.
    fn is_about(&self, key: Option<&Key>, operation: &Operation) -> bool {
        self.judges(operation) && (self.serves == Serves::Decision || key_of(operation) == key)
    }

    /// Lets the operations of a register take effect in the order that was found.
    fn place(&mut self, key: Option<&Key>, history: &History, found: &[usize], which: &[u32]) {
        let mut places: Vec<Option<(Effect, Answer)>> = vec![None; which.len()];
        let (mut held, mut moment) = (None, Effect::default());
        for &at in found {
            let call = &history.calls[at];
            let (written, answer) = outcome(self.serves, held.as_ref(), &call.operation);
            held = written.unwrap_or(held);
            moment = Effect { event: call.called.max(moment.event), nth: moment.nth + 1 };
            places[which[at] as usize] = Some((moment, answer));
        }
        let mut places = places.into_iter();
        let (mut past, mut open) = (std::mem::take(&mut self.past), std::mem::take(&mut self.open));
        for exchange in past.iter_mut() {
            if self.is_about(key, &exchange.request.operation) {
                exchange.effect = places.next().flatten().map(|(moment, _)| moment);
            }
        }
        for open in &mut open {
            if self.is_about(key, &open.exchange.request.operation) {
                let (effect, answer) = places.next().flatten().unzip();
                open.exchange.effect = effect;
                open.expected = answer.or(open.expected.take());
            }
        }
        (self.past, self.open) = (past, open);
        let is = |register: &&mut Register| register.key.as_ref() == key;
        if let Some(register) = self.registers.iter_mut().find(is) {
            (register.held, register.since) = (held, moment);
            register.older.clear();
        }
    }

    fn broken(&self, history: &History, judgement: &Judgement, late: &Exchange) -> Broken {
        let held = judgement.misfit.iter().flat_map(|misfit| &misfit.held);
        let mut shown = String::new();
        for held in held {
            if !shown.is_empty() {
                shown += " or ";
            }
            shown += held.as_ref().map_or("nothing", |held| &held.0);
        }
        let (operation, client) = (&late.request.operation, late.request.id.client);
        let told = late.answered.as_ref().map(|(told, _)| told.to_string()).unwrap_or_default();
        let what = match key_of(operation).filter(|_| self.serves == Serves::Registers) {
            Some(key) => format!("{key} held {shown}"),
            None => format!("the decision was {shown}"),
        };
        let because = format!(
            "{client} asked for “{operation}” and was told {told}, but whatever took effect first, \
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
        Broken { breaches, level }
    }
}

/// Whether a history makes sense if one of its latest appends took effect twice. Of other writes
/// nobody could tell.
fn twice(history: &History) -> Option<Breach> {
    let appends = history.calls.iter().rev();
    let appends = appends.filter(|call| matches!(call.operation, Operation::Append { .. }));
    for append in appends.take(GHOSTS) {
        let mut doubled = history.clone();
        let ghost = Call { answer: None, returned: None, ..append.clone() };
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
