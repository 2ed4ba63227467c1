//! The history of a run that is being played.

use std::ops::Range;

use checker::{Effect, Exchange, Verdict, Watch};
use protocol::{ClientId, LINEARIZABILITY, RequestId, Time};

use super::{Bar, Exchanges, Id, Seen, Standing, faults, is_write, label};
use crate::run::Run;
use crate::session::Session;

/// What there is to be said of an operation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    /// What was asked, and what the answer was: `get x → 1`.
    pub text: String,
    /// Its call.
    pub called: Moment,
    /// Its answer.
    pub answered: Option<Moment>,
    /// When it took effect.
    pub effect: Option<Moment>,
    /// Its place among all that took effect, from 1.
    pub place: u64,
    /// What is known of it.
    pub standing: Standing,
}

/// A moment of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// The event.
    pub event: u64,
    /// When it took place, in microseconds.
    pub time: u64,
}

/// How many of the latest operations say how long one takes.
const RECENT: usize = 48;

impl Session {
    /// What clients asked and were told in a part of this future, as far as it is known. By hand it
    /// is a part of the events, and otherwise one of the time.
    pub fn exchanges(&self, window: Range<u64>) -> Exchanges {
        let (known, watch) = (self.history.known(), self.furthest().watch());
        let mut shown = Exchanges {
            window,
            unit: if self.by_hand() { "event" } else { "" },
            until: if self.by_hand() { known } else { self.horizon().0 },
            ..Exchanges::default()
        };
        let mut exchanges = Vec::new();
        let mut seen = Vec::new();
        for exchange in asked(watch) {
            let answered = exchange.answered.as_ref().map(|(_, event)| self.place_of(*event));
            let called = self.place_of(exchange.called);
            seen.push(Seen { id: id(exchange), called, answered, index: exchanges.len() as u32 });
            exchanges.push(exchange);
        }
        let judge = Judge::of(watch);
        let name = |client: u64| ClientId(client as u32).to_string();
        shown.lay(seen, &name, &|bar: &mut Bar, index| {
            let exchange = exchanges[index as usize];
            let operation = &exchange.request.operation;
            bar.label = text(exchange);
            bar.writes = is_write(operation);
            bar.standing = judge.standing(exchange, &|event| self.place_of(event));
        });
        let faults = faults::of(self.marks(), &|mark| self.place_of(mark.event));
        shown.disturbances = faults.len();
        shown.faults = faults;
        let Range { start, end } = shown.window;
        shown
            .faults
            .retain(|fault| fault.from <= end && fault.until.is_none_or(|until| until >= start));
        shown
    }

    /// The part of a history that lies between two times.
    pub fn part(&self, from: Time, until: Time) -> Range<u64> {
        if self.by_hand() {
            return self.history.event_at(from)..self.history.event_at(until);
        }
        from.0..until.0
    }

    /// The operation that cannot be placed, and why.
    pub fn misfit(&self) -> Option<(Id, String)> {
        let watch = self.furthest().watch();
        let found = watch.findings().iter().find(|found| *found.property == LINEARIZABILITY)?;
        match &found.verdict {
            Verdict::Violated { breach, .. } => {
                Some((id_of(watch.misfit()?), breach.because.clone()))
            }
            Verdict::Holds => None,
        }
    }

    /// What there is to be said of an operation.
    pub fn account_of(&self, wanted: Id) -> Option<Account> {
        let watch = self.furthest().watch();
        let judge = Judge::of(watch);
        let exchange = asked(watch).find(|exchange| id(exchange) == wanted)?;
        let moment = |event: u64| Moment { event, time: self.history.time_of(event).0 };
        let effect = judge.effect(exchange);
        let sooner = |other: &&Exchange| {
            let other = judge.effect(other);
            other.is_some() && other <= effect
        };
        Some(Account {
            text: text(exchange),
            called: moment(exchange.called),
            answered: exchange.answered.as_ref().map(|(_, event)| moment(*event)),
            effect: effect.map(|effect| moment(effect.event)),
            place: asked(watch).filter(sooner).count() as u64,
            standing: judge.standing(exchange, &|event| event),
        })
    }

    /// The operation that was called after another, or before it; without one, the last that was
    /// called by now.
    pub fn operation_beside(&self, of: Option<Id>, later: bool) -> Option<Id> {
        let watch = self.furthest().watch();
        let from = match of {
            Some(of) => asked(watch).find(|exchange| id(exchange) == of)?.called,
            None => self.event() + 1,
        };
        let later = later && of.is_some();
        let mut best: Option<&Exchange> = None;
        for exchange in asked(watch) {
            let called = exchange.called;
            let beyond = if later { called > from } else { called < from };
            if beyond && best.is_none_or(|best| (called < best.called) == later) {
                best = Some(exchange);
            }
        }
        best.map(id)
    }

    /// How many operations were called, and how many of them have a place in the order.
    pub fn operations(&self) -> (u64, u64) {
        let watch = self.furthest().watch();
        let judge = Judge::of(watch);
        let mut count = (0, 0);
        for exchange in asked(watch) {
            count = (count.0 + 1, count.1 + u64::from(judge.effect(exchange).is_some()));
        }
        count
    }

    /// How long an operation takes where nothing stands in its way, in microseconds or events: the
    /// shortest of the latest.
    pub fn usual_operation(&self) -> Option<u64> {
        let span = |exchange: &Exchange| {
            let (_, answered) = exchange.answered.as_ref()?;
            Some(self.place_of(*answered) - self.place_of(exchange.called))
        };
        asked(self.furthest().watch()).rev().take(RECENT).filter_map(span).min()
    }

    /// The run in which all that is known of this future has happened.
    fn furthest(&self) -> &Run {
        let here = self.run.event() == self.history.known();
        self.history.latest().filter(|_| !here).unwrap_or(&self.run)
    }

    /// Where an event is in the picture.
    fn place_of(&self, event: u64) -> u64 {
        if self.by_hand() { event } else { self.history.time_of(event).0 }
    }
}

/// All that was asked in the run: what furnished disks hold was asked before.
fn asked(watch: &Watch) -> impl DoubleEndedIterator<Item = &Exchange> {
    watch.exchanges().filter(|exchange| exchange.request.id.client != ClientId::PAST)
}

fn text(exchange: &Exchange) -> String {
    let operation = &exchange.request.operation;
    let answer = exchange.answered.as_ref().map(|(answer, _)| answer);
    label(operation.to_string(), answer)
}

fn id(exchange: &Exchange) -> Id {
    id_of(exchange.request.id)
}

fn id_of(id: RequestId) -> Id {
    Id { client: u64::from(id.client.0), number: id.number }
}

/// What the watch says of operations.
struct Judge<'a> {
    watch: &'a Watch,
    misfit: Option<RequestId>,
    /// The event that ended the order.
    end: u64,
}

impl<'a> Judge<'a> {
    fn of(watch: &'a Watch) -> Self {
        let misfit = watch.misfit();
        let answer = misfit.and_then(|misfit| {
            let known = watch.exchanges().find(|known| known.request.id == misfit)?;
            known.answered.as_ref()
        });
        let end = answer.map_or(u64::MAX, |(_, event)| *event);
        Self { watch, misfit, end }
    }

    /// When an operation took effect. What is decided after the order has ended has no place in it.
    fn effect(&self, exchange: &Exchange) -> Option<Effect> {
        exchange.effect.filter(|effect| effect.event <= self.end)
    }

    fn standing(&self, exchange: &Exchange, at: &dyn Fn(u64) -> u64) -> Standing {
        match self.effect(exchange) {
            _ if self.misfit == Some(exchange.request.id) => Standing::Misfit,
            Some(effect) => Standing::Placed(at(effect.event)),
            None if !self.watch.counts(&exchange.request.operation) => Standing::Unjudged,
            None if exchange.answered.is_none() => Standing::Open,
            None => Standing::Unplaced,
        }
    }
}
