//! From a run, event by event, to a diagram.

use protocol::{Info, Slot, Time};
use scenario::ActionKind;
use simulator::{Envelope, EventKind, Loss};

use super::{Course, Diagram, Dot, DotKind, Fate, RoleSpan, Split};
use crate::capture::{self, end};
use crate::run::Run;
use crate::snapshot::{End, EnvelopeSnapshot, Life};
use narration::context::NodeSummary;

/// A diagram that is being made: it sees every event up to the end of the part that it is of.
pub(crate) struct Survey {
    diagram: Diagram,
    courses: Vec<Course>,
    /// The latest span of each node.
    open: Vec<RoleSpan>,
    split: Option<Split>,
    /// The events in which somebody heard that all is well.
    quiet: Vec<u64>,
}

impl Survey {
    /// Of the part between two times of a run that has not come there yet.
    pub(crate) fn new(run: &Run, from: Time, until: Time) -> Self {
        let (from, until) = (from.0, until.0.max(from.0));
        let info = run.world().info();
        let open = |node: u32| RoleSpan { from, until, ..span(info, run, node) };
        let mut survey = Self {
            diagram: Diagram { from, until, ..Diagram::default() },
            courses: Vec::new(),
            open: (1..).take(run.world().nodes().len()).map(open).collect(),
            split: None,
            quiet: Vec::new(),
        };
        survey.network(run);
        survey
    }

    /// Sees an event that has just taken place.
    pub(crate) fn see(&mut self, run: &Run) {
        self.nodes(run);
        self.network(run);
        let event = run.last_event().event;
        if let EventKind::Delivered(envelope) = &event.kind
            && self.is_quiet(envelope)
        {
            self.quiet.push(event.number);
        }
        if run.now().0 < self.diagram.from {
            return;
        }
        self.diagram.marks.extend(run.marks());
        let (at, kind) = match &event.kind {
            EventKind::Delivered(envelope) => {
                self.ended(run.world().info(), envelope, Fate::Arrived, event.time);
                (Some(end(envelope.to)), DotKind::Arrival)
            }
            EventKind::Lost(envelope, loss) => {
                let fate = match loss {
                    Loss::Down => Fate::Nobody,
                    Loss::Dropped => Fate::Dropped,
                    Loss::Chance | Loss::Wall | Loss::Session | Loss::Posed => Fate::Lost,
                };
                self.ended(run.world().info(), envelope, fate, event.time);
                return;
            }
            EventKind::TimerFired(node, _) => (Some(End::Node(node.0)), DotKind::Timer),
            EventKind::Written(node) | EventKind::Failed(node) => {
                (Some(End::Node(node.0)), DotKind::Disk)
            }
            EventKind::Booted(node) => (Some(End::Node(node.0)), DotKind::Other),
            EventKind::Asked(client, _) | EventKind::Retried(client, _) => {
                (Some(End::Client(client.0)), DotKind::Other)
            }
            // What else is done to the world is among the marks.
            EventKind::Acted(action) => match action.kind() {
                ActionKind::Request | ActionKind::Administration => {
                    (action.place().map(end), DotKind::Other)
                }
                ActionKind::Fault | ActionKind::Repair | ActionKind::ByHand | ActionKind::Note => {
                    (None, DotKind::Other)
                }
            },
            EventKind::Missed(..) | EventKind::Stopped(_) => (None, DotKind::Other),
        };
        if let Some(end) = at {
            let (event, time) = (event.number, event.time.0);
            let decides = decided(run.last_event().first_decided);
            self.diagram.dots.push(Dot { event, time, end, kind, decides });
        }
    }

    /// The diagram, once the run has come to the end of its part.
    pub(crate) fn finish(mut self, run: &Run, info: &Info) -> Diagram {
        let until = self.diagram.until;
        for envelope in run.world().envelopes() {
            let far = envelope.due.map_or(u64::MAX, |due| due.0.max(until + 1));
            self.ended(info, envelope, Fate::Flying, Time(far));
        }
        for span in self.open {
            self.diagram.spans.push(RoleSpan { until, ..span });
        }
        self.diagram.spans.sort_by_key(|span| (span.node, span.from));
        self.diagram.splits.extend(self.split);
        let nodes = run.world().nodes().iter().map(|node| End::Node(node.id().0));
        let clients = run.world().clients().iter().map(|client| End::Client(client.id.0));
        self.diagram.ends = nodes.chain(clients).collect();
        self.courses.sort_by_key(|course| course.end);
        self.diagram.lay(self.courses);
        self.diagram
    }

    fn ended(&mut self, info: &Info, envelope: &Envelope, fate: Fate, when: Time) {
        let EnvelopeSnapshot { label, flavour, epoch, .. } = capture::flight(info, envelope);
        self.courses.push(Course {
            id: envelope.id,
            from: end(envelope.from),
            to: end(envelope.to),
            sent: envelope.sent.0,
            end: when.0,
            aim: match fate {
                Fate::Dropped | Fate::Flying => envelope.due.map(|due| due.0),
                Fate::Arrived | Fate::Lost | Fate::Nobody => Some(when.0),
            },
            fate,
            flavour,
            epoch,
            label,
            quiet: self.is_quiet(envelope),
        });
    }

    fn is_quiet(&self, envelope: &Envelope) -> bool {
        let said = envelope.payload.between_replicas();
        said.is_some_and(|message| match message.word().flavour {
            protocol::Flavour::Heartbeat => true,
            protocol::Flavour::Agree => self.quiet.binary_search(&envelope.cause).is_ok(),
            _ => false,
        })
    }

    /// What has become of the nodes.
    fn nodes(&mut self, run: &Run) {
        let (now, begin) = (run.now().0, self.diagram.from);
        for old in &mut self.open {
            let new = span(run.world().info(), run, old.node);
            let same = |a: &RoleSpan, b: &RoleSpan| {
                (a.life, a.role, a.epoch, &a.label) == (b.life, b.role, b.epoch, &b.label)
            };
            if same(old, &new) {
                continue;
            }
            let from = now.max(begin);
            if old.from < from {
                self.diagram.spans.push(RoleSpan { until: from, ..old.clone() });
            }
            *old = RoleSpan { from, until: self.diagram.until, ..new };
        }
    }

    /// What has become of the network.
    fn network(&mut self, run: &Run) {
        let groups = capture::groups(run.world());
        if self.split.as_ref().map_or(&[][..], |split| &split.groups) == groups.as_slice() {
            return;
        }
        let (from, until) = (run.now().0.max(self.diagram.from), self.diagram.until);
        if let Some(split) = self.split.take().filter(|split| split.from < from) {
            self.diagram.splits.push(Split { until: from, ..split });
        }
        self.split = (!groups.is_empty()).then_some(Split { from, until, groups });
    }
}

/// What a node is now.
fn span(info: &Info, run: &Run, node: u32) -> RoleSpan {
    let at = node as usize - 1;
    let NodeSummary { title, epoch, role, .. } = &run.last_event().after[at];
    let place = &run.world().nodes()[at];
    let life = match (&place.replica, place.paused) {
        (None, _) => Life::Down,
        (Some(_), true) => Life::Paused,
        (Some(_), false) => Life::Up,
    };
    let label = format!("{title} {}{epoch}", info.epoch.short);
    RoleSpan { node, from: 0, until: 0, life, role: (*role).into(), epoch: epoch.number.0, label }
}

/// `slot 3`, `slots 3–5`
fn decided(slots: &[Slot]) -> String {
    match slots {
        [] => String::new(),
        [slot] => format!("slot {slot}"),
        [first, .., last] => format!("slots {first}–{last}"),
    }
}
