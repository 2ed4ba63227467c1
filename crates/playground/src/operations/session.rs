//! The history of a run that is being played.

use std::ops::Range;

use checker::{ClientOperation, Judge, LinearizationPoint, Verdict};
use protocol::{ClientId, LINEARIZABILITY, RequestId, Time};

use super::{
    OperationBar, OperationDiagram, OperationId, OperationStatus, PlacedCall, faults, is_write,
    label,
};
use crate::run::Run;
use crate::session::Session;

/// An operation, with the events of its call, its effect and its return.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OperationReport {
    /// What was asked, and what the answer was: `get x → 1`.
    pub text: String,
    /// Its call.
    pub called: EventTime,
    /// Its answer.
    pub answered: Option<EventTime>,
    /// When it took effect.
    pub effect: Option<EventTime>,
    /// Its place among all that took effect, from 1.
    pub place: u64,
    /// What is known of it.
    pub status: OperationStatus,
}

/// A moment of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EventTime {
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
    pub fn operation_diagram(&self, window: Range<u64>) -> OperationDiagram {
        let (known, judge) = (self.history.known(), self.furthest().judge());
        let mut shown = OperationDiagram {
            window,
            unit: if self.by_hand() { "event" } else { "" },
            until: if self.by_hand() { known } else { self.horizon().0 },
            ..OperationDiagram::default()
        };
        let mut client_operations = Vec::new();
        let mut seen = Vec::new();
        for client_operation in asked(judge) {
            let answered =
                client_operation.answered.as_ref().map(|(_, event)| self.place_of(*event));
            let called = self.place_of(client_operation.called);
            seen.push(PlacedCall {
                id: id(client_operation),
                called,
                answered,
                index: client_operations.len() as u32,
            });
            client_operations.push(client_operation);
        }
        let placement = Placement::of(judge);
        let name = |client: u64| ClientId(client as u32).to_string();
        shown.lay(seen, &name, &|bar: &mut OperationBar, index| {
            let client_operation = client_operations[index as usize];
            let operation = &client_operation.request.operation;
            bar.label = text(client_operation);
            bar.writes = is_write(operation);
            bar.status = placement.status(client_operation, &|event| self.place_of(event));
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
    pub fn not_linearizable(&self) -> Option<(OperationId, String)> {
        let judge = self.furthest().judge();
        let found = judge.findings().iter().find(|found| *found.property == LINEARIZABILITY)?;
        match &found.verdict {
            Verdict::Violated { breach, .. } => {
                Some((id_of(judge.not_linearizable()?), breach.because.clone()))
            }
            Verdict::Holds => None,
        }
    }

    /// An operation, with the events of its call, its effect and its return.
    pub fn operation_report(&self, wanted: OperationId) -> Option<OperationReport> {
        let judge = self.furthest().judge();
        let placement = Placement::of(judge);
        let client_operation =
            asked(judge).find(|client_operation| id(client_operation) == wanted)?;
        let moment = |event: u64| EventTime { event, time: self.history.time_of(event).0 };
        let effect = placement.effect(client_operation);
        let sooner = |other: &&ClientOperation| {
            let other = placement.effect(other);
            other.is_some() && other <= effect
        };
        Some(OperationReport {
            text: text(client_operation),
            called: moment(client_operation.called),
            answered: client_operation.answered.as_ref().map(|(_, event)| moment(*event)),
            effect: effect.map(|effect| moment(effect.event)),
            place: asked(judge).filter(sooner).count() as u64,
            status: placement.status(client_operation, &|event| event),
        })
    }

    /// The operation that was called after another, or before it; without one, the last that was
    /// called by now.
    pub fn operation_beside(&self, of: Option<OperationId>, later: bool) -> Option<OperationId> {
        let judge = self.furthest().judge();
        let from = match of {
            Some(of) => asked(judge).find(|client_operation| id(client_operation) == of)?.called,
            None => self.event() + 1,
        };
        let later = later && of.is_some();
        let mut best: Option<&ClientOperation> = None;
        for client_operation in asked(judge) {
            let called = client_operation.called;
            let beyond = if later { called > from } else { called < from };
            if beyond && best.is_none_or(|best| (called < best.called) == later) {
                best = Some(client_operation);
            }
        }
        best.map(id)
    }

    /// How many operations were called, and how many of them have a place in the order.
    pub fn operations(&self) -> (u64, u64) {
        let judge = self.furthest().judge();
        let placement = Placement::of(judge);
        let mut count = (0, 0);
        for client_operation in asked(judge) {
            count =
                (count.0 + 1, count.1 + u64::from(placement.effect(client_operation).is_some()));
        }
        count
    }

    /// How long an operation takes where nothing stands in its way, in microseconds or events: the
    /// shortest of the latest.
    pub fn usual_operation(&self) -> Option<u64> {
        let span = |client_operation: &ClientOperation| {
            let (_, answered) = client_operation.answered.as_ref()?;
            Some(self.place_of(*answered) - self.place_of(client_operation.called))
        };
        asked(self.furthest().judge()).rev().take(RECENT).filter_map(span).min()
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

/// All that was asked in the run: what given disks hold was asked before.
fn asked(judge: &Judge) -> impl DoubleEndedIterator<Item = &ClientOperation> {
    judge
        .client_operations()
        .filter(|client_operation| client_operation.request.id.client != ClientId::PAST)
}

fn text(client_operation: &ClientOperation) -> String {
    let operation = &client_operation.request.operation;
    let answer = client_operation.answered.as_ref().map(|(answer, _)| answer);
    label(operation.to_string(), answer)
}

fn id(client_operation: &ClientOperation) -> OperationId {
    id_of(client_operation.request.id)
}

fn id_of(id: RequestId) -> OperationId {
    OperationId { client: u64::from(id.client.0), number: id.number }
}

/// What the judge says of operations.
struct Placement<'a> {
    judge: &'a Judge,
    not_linearizable: Option<RequestId>,
    /// The event that ended the order.
    end: u64,
}

impl<'a> Placement<'a> {
    fn of(judge: &'a Judge) -> Self {
        let not_linearizable = judge.not_linearizable();
        let answer = not_linearizable.and_then(|not_linearizable| {
            let known =
                judge.client_operations().find(|known| known.request.id == not_linearizable)?;
            known.answered.as_ref()
        });
        let end = answer.map_or(u64::MAX, |(_, event)| *event);
        Self { judge, not_linearizable, end }
    }

    /// When an operation took effect. What is decided after the order has ended has no place in it.
    fn effect(&self, client_operation: &ClientOperation) -> Option<LinearizationPoint> {
        client_operation.effect.filter(|effect| effect.event <= self.end)
    }

    fn status(
        &self,
        client_operation: &ClientOperation,
        at: &dyn Fn(u64) -> u64,
    ) -> OperationStatus {
        match self.effect(client_operation) {
            _ if self.not_linearizable == Some(client_operation.request.id) => {
                OperationStatus::NotLinearizable
            }
            Some(effect) => OperationStatus::Placed(at(effect.event)),
            None if !self.judge.counts(&client_operation.request.operation) => {
                OperationStatus::Unjudged
            }
            None if client_operation.answered.is_none() => OperationStatus::Open,
            None => OperationStatus::Unplaced,
        }
    }
}
