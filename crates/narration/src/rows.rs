//! What can be said of a node in an event, as a table: what changed, and the sentence for it.
//!
//! Whoever leads, whatever is decided and whatever is lost is never hidden behind what caused it: of
//! the rows that tell of such a change, every one speaks, and one headline joins them. Of the others
//! the first that finds its case speaks.

use protocol::{Describe, NodeId, Request, Role, Word};
use simulator::Envelope;

use super::{Teller, Told, answers, leadership, requests, slots, timers};
use crate::context::NodeSummary;
use crate::names::end;
use crate::report::RowKind;
use crate::snapshot::End;

/// A row of the table.
struct Row {
    /// Whether it speaks beside the rows above it.
    joins: bool,
    tells: fn(&Change<'_>) -> Option<Told>,
}

const fn also(tells: fn(&Change<'_>) -> Option<Told>) -> Row {
    Row { joins: true, tells }
}

const fn else_(tells: fn(&Change<'_>) -> Option<Told>) -> Row {
    Row { joins: false, tells }
}

/// In the order of importance. The last rows always find something.
const ROWS: &[Row] = &[
    also(leadership::starts),
    also(leadership::leads),
    also(slots::decided),
    also(leadership::asks_too),
    also(leadership::campaigns),
    also(leadership::resigns),
    also(leadership::gives_up),
    also(leadership::steps_down),
    also(slots::repairs),
    also(slots::lost),
    also(slots::decides),
    also(slots::learns),
    also(answers::refuses),
    else_(requests::proposes),
    else_(requests::answers),
    else_(slots::stores),
    else_(answers::grants),
    else_(answers::answers),
    else_(answers::ignores),
    else_(timers::sends),
    else_(timers::written),
    else_(answers::hears),
    else_(requests::hears),
];

/// A node before and after an event, and what it was told in it.
pub(super) struct Change<'a> {
    pub(super) teller: &'a Teller<'a>,
    pub(super) node: NodeId,
    pub(super) before: &'a NodeSummary,
    pub(super) after: &'a NodeSummary,
    pub(super) cause: Cause<'a>,
}

/// What a node was told.
#[derive(Clone, Copy)]
pub(super) enum Cause<'a> {
    /// It starts: this is the verb.
    Start(&'static str),
    /// A message arrived.
    Heard { from: End, message: &'a dyn Describe },
    /// A client asks.
    Asked(&'a Request),
    /// A timer fired.
    TimerFired(&'static Word),
    /// Its disk has written.
    Written,
}

impl<'a> Teller<'a> {
    /// What a node did in this event.
    pub(super) fn did(&'a self, node: NodeId, cause: Cause<'a>) -> Told {
        let (before, after) = (self.before(node), self.after(node));
        let change = Change { teller: self, node, before, after, cause };
        let mut told: Option<Told> = None;
        for row in ROWS {
            if told.is_some() && !row.joins {
                break;
            }
            told = match (told, (row.tells)(&change)) {
                (Some(first), Some(next)) => Some(first.join(next)),
                (first, next) => first.or(next),
            };
        }
        told.unwrap_or_else(|| change.says("does something"))
    }

    pub(super) fn heard(
        &'a self,
        envelope: &Envelope,
        to: NodeId,
        message: &'a dyn Describe,
    ) -> Told {
        self.did(to, Cause::Heard { from: end(envelope.from), message })
    }
}

impl<'a> Change<'a> {
    /// A row about the node: the rest of the sentence that begins with it.
    pub(super) fn says(&self, text: impl Into<String>) -> Told {
        let kind = match self.cause {
            Cause::Start(_) => RowKind::Action,
            Cause::Heard { .. } => RowKind::Message,
            Cause::Asked(_) => RowKind::Client,
            Cause::TimerFired(_) => RowKind::Timer,
            Cause::Written => RowKind::Disk,
        };
        self.teller.of(self.node, kind, text)
    }

    /// Whom it heard, and what.
    pub(super) const fn heard(&self) -> Option<(End, &'a dyn Describe)> {
        match self.cause {
            Cause::Heard { from, message } => Some((from, message)),
            _ => None,
        }
    }

    /// Who told it something, if that was a node.
    pub(super) fn from(&self) -> Option<End> {
        self.heard().map(|(from, _)| from)
    }

    pub(super) const fn led(&self) -> bool {
        leads(self.before)
    }

    /// It begins to lead, or goes on in another epoch.
    pub(super) fn begins_to_lead(&self) -> bool {
        leads(self.after) && (!self.led() || self.before.epoch != self.after.epoch)
    }

    /// It leads no longer.
    pub(super) const fn ends_to_lead(&self) -> bool {
        self.led() && !leads(self.after)
    }

    /// Its epoch is a later one.
    pub(super) fn moved_on(&self) -> bool {
        self.after.epoch > self.before.epoch
    }
}

/// Whether a node runs and leads.
pub const fn leads(summary: &NodeSummary) -> bool {
    summary.up && matches!(summary.role, Role::Leading)
}
