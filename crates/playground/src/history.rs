//! What is known of a run: when each event took place, and points from which to run again.

use std::collections::VecDeque;

use std::rc::Rc;

use protocol::Time;

use crate::find::{EventFilter, KnownEvent};
use crate::report::{Caption, Mark, MarkKind, Row};
use crate::run::Run;

/// So many events lie between two points, so that any moment is that far away.
const SPACING: u64 = 4_000;

/// A point holds every message on its way. Where those are many, so many events for each of them lie
/// between two points, so that a run of any density has room.
const SPARSE: u64 = 8;

/// How many events are kept in words; others are told again when somebody asks.
const TOLD: usize = 4_096;

/// What is known of a run, up to the latest event that was ever played.
pub struct RunHistory {
    events: Vec<KnownEvent>,
    notable: Vec<u64>,
    marks: Rc<Vec<Mark>>,
    points: Vec<Point>,
    told: VecDeque<(Row, Rc<Caption>)>,
    /// The run as it was when it was left for an earlier moment.
    latest: Option<Run>,
}

/// A moment to which a run can return.
struct Point {
    event: u64,
    run: Run,
}

impl RunHistory {
    /// The history of a run that has not begun.
    pub fn new(run: &Run) -> Self {
        Self {
            events: Vec::new(),
            notable: Vec::new(),
            marks: Rc::default(),
            points: vec![Point { event: 0, run: run.clone() }],
            told: VecDeque::new(),
            latest: None,
        }
    }

    /// Keeps a run that is left for an earlier moment, if all that is known has happened in it.
    pub fn leave(&mut self, run: Run) {
        if run.event() == self.known() {
            self.latest = Some(run);
        }
    }

    /// The run in which all that is known has happened, if it was left.
    pub fn latest(&self) -> Option<&Run> {
        self.latest.as_ref().filter(|run| run.event() == self.known())
    }

    /// How many events are known.
    pub fn known(&self) -> u64 {
        self.events.len() as u64
    }

    /// When an event took place.
    pub fn time_of(&self, event: u64) -> Time {
        self.event(event).map_or(Time::ZERO, |known| Time(known.time))
    }

    /// The last known event at or before a time.
    pub fn event_at(&self, time: Time) -> u64 {
        self.events.partition_point(|known| known.time <= time.0) as u64
    }

    fn event(&self, event: u64) -> Option<&KnownEvent> {
        self.events.get(usize::try_from(event).ok()?.checked_sub(1)?)
    }

    /// An event, what brought it about, what brought that about, and so on to the beginning.
    pub fn causes(&self, event: u64) -> Vec<u64> {
        let known = Some(event).filter(|&event| self.event(event).is_some());
        std::iter::successors(known, |&event| self.event(event)?.cause()).collect()
    }

    /// An event, what it brought about, what that brought about, and so on, as far as it is known:
    /// the events among whose causes it is, in order.
    pub fn effects(&self, event: u64) -> Vec<u64> {
        if self.event(event).is_none() {
            return Vec::new();
        }
        let mut effects = vec![event];
        // A cause comes before what it brings about, so one look at each later event is enough.
        for (known, number) in self.events.iter().zip(1..).skip(event as usize) {
            if known.cause().is_some_and(|cause| effects.binary_search(&cause).is_ok()) {
                effects.push(number);
            }
        }
        effects
    }

    /// The events that a filter lets pass, but for its text.
    pub fn passing(&self, filter: &EventFilter) -> Vec<u64> {
        let after = usize::try_from(filter.after).unwrap_or(usize::MAX);
        let known = self.events.iter().zip(1..).skip(after);
        known.filter(|(known, _)| filter.passes(known)).map(|(_, event)| event).collect()
    }

    /// Everything on the timeline.
    pub const fn marks(&self) -> &Rc<Vec<Mark>> {
        &self.marks
    }

    /// The last notable event at or before an event.
    pub fn notable_until(&self, event: u64) -> Option<u64> {
        let after = self.notable.partition_point(|&known| known <= event);
        after.checked_sub(1).map(|at| self.notable[at])
    }

    /// What is told after an event: the last notable one, but for a remark about that very moment.
    pub fn told_after(&self, event: u64) -> Option<u64> {
        let last = self.notable_until(event)?;
        let until = self.notable.partition_point(|&known| known <= event);
        let earlier = self.notable[..until].iter().rev().copied();
        let mut moment = earlier.take_while(|known| self.time_of(*known) == self.time_of(last));
        Some(moment.find(|known| self.is_remark(*known)).unwrap_or(last))
    }

    /// Whether an event is a remark.
    pub fn is_remark(&self, event: u64) -> bool {
        let first = self.marks.partition_point(|mark| mark.event < event);
        let mut own = self.marks[first..].iter().take_while(|mark| mark.event == event);
        own.any(|mark| mark.kind == MarkKind::Note)
    }

    /// The first known notable event after an event.
    pub fn notable_after(&self, event: u64) -> Option<u64> {
        self.notable.get(self.notable.partition_point(|&known| known <= event)).copied()
    }

    /// Takes down the event that a run has just played, unless it is known.
    pub fn take_down(&mut self, run: &Run) {
        let event = run.event();
        if event != self.known() + 1 {
            return;
        }
        let marks = run.marks();
        if !marks.is_empty() {
            Rc::make_mut(&mut self.marks).extend(marks);
        }
        let (row, caption) = run.tell();
        self.events.push(KnownEvent::of(&row));
        if row.notable {
            self.notable.push(event);
        }
        if self.told.len() == TOLD {
            self.told.pop_front();
        }
        self.told.push_back((row, Rc::new(caption)));
        let last = self.points.last().map_or(0, |point| point.event);
        let apart = SPARSE * run.world().on_the_way() as u64;
        if event.is_multiple_of(SPACING) && event - last >= apart {
            self.points.push(Point { event, run: run.clone() });
        }
    }

    /// Forgets every event after this one.
    pub fn forget_after(&mut self, event: u64) {
        let kept = usize::try_from(event).unwrap_or(usize::MAX);
        self.latest = self.latest.take().filter(|run| run.event() <= event);
        self.events.truncate(kept);
        self.notable.retain(|&known| known <= event);
        if self.marks.last().is_some_and(|mark| mark.event > event) {
            Rc::make_mut(&mut self.marks).retain(|mark| mark.event <= event);
        }
        self.points.retain(|point| point.event <= event);
        while self.told.back().is_some_and(|(row, _)| row.event > event) {
            self.told.pop_back();
        }
    }

    /// A run at the nearest point at or before an event.
    pub fn nearest(&self, event: u64) -> Run {
        self.point(event).run.clone()
    }

    /// The event of that point.
    pub fn nearest_event(&self, event: u64) -> u64 {
        self.point(event).event
    }

    fn point(&self, event: u64) -> &Point {
        &self.points[self.points.partition_point(|point| point.event <= event) - 1]
    }

    /// An event in words, if it is kept.
    pub fn told(&self, event: u64) -> Option<&(Row, Rc<Caption>)> {
        let first = self.told.front()?.0.event;
        let at = usize::try_from(event.checked_sub(first)?).ok()?;
        self.told.get(at)
    }
}
