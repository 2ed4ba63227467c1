//! Where a run does not go on: one instant, or by hand one line, with no end of events.

use std::fmt::{Display, Formatter, Result};

use scenario::Endpoint;

use crate::event::{Envelope, Event, EventKind, Payload};

/// So many events one instant may have; by hand, one line. One more stops the run.
pub const MOST: u32 = 100_000;

/// So many of the last events say who kept the run going.
const LAST: u32 = 1_000;

/// So many kinds of event are named.
const NAMED: usize = 3;

/// Why a run was stopped.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standstill {
    /// By hand, events without end follow from one line; else they take place in one instant.
    pub by_hand: bool,
    /// What happened most often at last, the most frequent first.
    pub busiest: Vec<Busy>,
}

/// A kind of event, and where it takes place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Busy {
    /// The word of the message or the timer, or what clients and disks do.
    what: &'static str,
    from: Option<Endpoint>,
    at: Option<Endpoint>,
}

/// The sentence that the run ends with.
impl Display for Standstill {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self.by_hand {
            true => "more than 100,000 events follow from one line",
            false => "more than 100,000 events take place in one instant",
        })?;
        for (nth, busy) in self.busiest.iter().enumerate() {
            f.write_str(if nth == 0 { ": there is no end of " } else { ", " })?;
            busy.fmt(f)?;
        }
        Ok(())
    }
}

impl Display for Busy {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(self.what)?;
        match (self.from, self.at) {
            (Some(from), Some(at)) => write!(f, " {from}to{at}"),
            (_, Some(at)) => write!(f, " {at}"),
            _ => Ok(()),
        }
    }
}

/// Counts the events of an instant, or of a line by hand.
#[derive(Clone, Debug, Default)]
pub(crate) struct EventCounter {
    events: u32,
    seen: Vec<(Busy, u32)>,
}

impl EventCounter {
    /// Whether the next event must be one of another instant.
    pub(crate) const fn is_full(&self) -> bool {
        self.events >= MOST
    }

    /// Begins anew.
    pub(crate) fn reset(&mut self) {
        self.events = 0;
        self.seen.clear();
    }

    /// Counts an event.
    pub(crate) fn count(&mut self, event: &Event) {
        self.events += 1;
        if self.events <= MOST - LAST {
            return;
        }
        let busy = Busy::of(&event.kind);
        match self.seen.iter_mut().find(|(known, _)| *known == busy) {
            Some((_, times)) => *times += 1,
            None => self.seen.push((busy, 1)),
        }
    }

    /// Who kept it going.
    pub(crate) fn sum_up(&self, by_hand: bool) -> Standstill {
        let (mut left, mut busiest) = (self.seen.clone(), Vec::new());
        while busiest.len() < NAMED
            && let Some(most) = left.iter().map(|(_, times)| *times).max()
            && let Some(at) = left.iter().position(|(_, times)| *times == most)
        {
            busiest.push(left.remove(at).0);
        }
        Standstill { by_hand, busiest }
    }
}

impl Busy {
    fn of(kind: &EventKind) -> Self {
        let at = |what, at| Self { what, from: None, at: Some(at) };
        let carried = |envelope: &Envelope| {
            let what = match &envelope.payload {
                Payload::Request(_) => "request",
                Payload::Reply(..) => "reply",
                payload => payload.between_replicas().map_or("message", |it| it.word().id),
            };
            Self { what, from: Some(envelope.from), at: Some(envelope.to) }
        };
        match kind {
            EventKind::Booted(node) => at("boot", Endpoint::Node(*node)),
            EventKind::Delivered(envelope) | EventKind::Lost(envelope, _) => carried(envelope),
            EventKind::TimerFired(node, timer) => at(timer.word.id, Endpoint::Node(*node)),
            EventKind::Written(node) | EventKind::Failed(node) => {
                at("write", Endpoint::Node(*node))
            }
            EventKind::Asked(client, _) | EventKind::Retried(client, _) => {
                at("request", Endpoint::Client(*client))
            }
            EventKind::Acted(_) | EventKind::Missed(..) | EventKind::Stopped(_) => {
                Self { what: "lines of script", from: None, at: None }
            }
        }
    }
}
