//! From a run, event by event, to a diagram.

use protocol::{Info, Slot, Time};
use simulator::{Kind, Loss, Parcel};

use super::{Course, Diagram, Dot, DotKind, Fate, Span, Split};
use crate::run::{Run, Standing};
use crate::stage::{End, FlightStage, Life};
use crate::staging::{self, end};

/// A diagram that is being made: it sees every event up to the end of the part that it is of.
pub(crate) struct Survey {
    diagram: Diagram,
    courses: Vec<Course>,
    /// The latest span of each node.
    open: Vec<Span>,
    split: Option<Split>,
    /// The events in which somebody heard that all is well.
    quiet: Vec<u64>,
}

impl Survey {
    /// Of the part between two times of a run that has not come there yet.
    pub(crate) fn new(run: &Run, from: Time, until: Time) -> Self {
        let (from, until) = (from.0, until.0.max(from.0));
        let info = run.world().info();
        let open = |node: u32| Span { from, until, ..span(info, run, node) };
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
        let happening = run.account().happening;
        if let Kind::Delivered(parcel) = &happening.kind
            && self.is_quiet(parcel)
        {
            self.quiet.push(happening.number);
        }
        if run.now().0 < self.diagram.from {
            return;
        }
        self.diagram.marks.extend(run.marks());
        let (at, kind) = match &happening.kind {
            Kind::Delivered(parcel) => {
                self.ended(run.world().info(), parcel, Fate::Arrived, happening.time);
                (Some(end(parcel.to)), DotKind::Arrival)
            }
            Kind::Lost(parcel, loss) => {
                let fate = match loss {
                    Loss::Down => Fate::Nobody,
                    Loss::Dropped => Fate::Dropped,
                    Loss::Chance | Loss::Wall | Loss::Session | Loss::Posed => Fate::Lost,
                };
                self.ended(run.world().info(), parcel, fate, happening.time);
                return;
            }
            Kind::Rang(node, _) => (Some(End::Node(node.0)), DotKind::Timer),
            Kind::Written(node) | Kind::Failed(node) => (Some(End::Node(node.0)), DotKind::Disk),
            Kind::Booted(node) => (Some(End::Node(node.0)), DotKind::Other),
            Kind::Asked(client, _) | Kind::Retried(client, _) => {
                (Some(End::Client(client.0)), DotKind::Other)
            }
            Kind::Acted(
                scenario::Action::Request { client, .. } | scenario::Action::Again { client, .. },
            ) => (Some(End::Client(client.map_or(1, |client| client.0))), DotKind::Other),
            Kind::Acted(_) | Kind::Missed(..) | Kind::Stopped(_) => (None, DotKind::Other),
        };
        if let Some(end) = at {
            let (event, time) = (happening.number, happening.time.0);
            let decides = decided(run.account().first_decided);
            self.diagram.dots.push(Dot { event, time, end, kind, decides });
        }
    }

    /// The diagram, once the run has come to the end of its part.
    pub(crate) fn finish(mut self, run: &Run, info: &Info) -> Diagram {
        let until = self.diagram.until;
        for parcel in run.world().parcels() {
            let far = parcel.due.map_or(u64::MAX, |due| due.0.max(until + 1));
            self.ended(info, parcel, Fate::Flying, Time(far));
        }
        for span in self.open {
            self.diagram.spans.push(Span { until, ..span });
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

    fn ended(&mut self, info: &Info, parcel: &Parcel, fate: Fate, when: Time) {
        let FlightStage { label, flavour, epoch, .. } = staging::flight(info, parcel);
        self.courses.push(Course {
            id: parcel.id,
            from: end(parcel.from),
            to: end(parcel.to),
            sent: parcel.sent.0,
            end: when.0,
            aim: match fate {
                Fate::Dropped | Fate::Flying => parcel.due.map(|due| due.0),
                Fate::Arrived | Fate::Lost | Fate::Nobody => Some(when.0),
            },
            fate,
            flavour,
            epoch,
            label,
            quiet: self.is_quiet(parcel),
        });
    }

    fn is_quiet(&self, parcel: &Parcel) -> bool {
        let said = parcel.payload.between_replicas();
        said.is_some_and(|message| match message.word().flavour {
            protocol::Flavour::Heartbeat => true,
            protocol::Flavour::Agree => self.quiet.binary_search(&parcel.cause).is_ok(),
            _ => false,
        })
    }

    /// What has become of the nodes.
    fn nodes(&mut self, run: &Run) {
        let (now, begin) = (run.now().0, self.diagram.from);
        for old in &mut self.open {
            let new = span(run.world().info(), run, old.node);
            let same = |a: &Span, b: &Span| {
                (a.life, a.role, a.epoch, &a.label) == (b.life, b.role, b.epoch, &b.label)
            };
            if same(old, &new) {
                continue;
            }
            let from = now.max(begin);
            if old.from < from {
                self.diagram.spans.push(Span { until: from, ..old.clone() });
            }
            *old = Span { from, until: self.diagram.until, ..new };
        }
    }

    /// What has become of the network.
    fn network(&mut self, run: &Run) {
        let groups = staging::groups(run.world());
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
fn span(info: &Info, run: &Run, node: u32) -> Span {
    let at = node as usize - 1;
    let Standing { title, epoch, role, .. } = &run.account().after[at];
    let place = &run.world().nodes()[at];
    let life = match (&place.replica, place.paused) {
        (None, _) => Life::Down,
        (Some(_), true) => Life::Paused,
        (Some(_), false) => Life::Up,
    };
    let label = format!("{title} {}{epoch}", info.epoch.short);
    Span { node, from: 0, until: 0, life, role: (*role).into(), epoch: epoch.number.0, label }
}

/// `slot 3`, `slots 3–5`
fn decided(slots: &[Slot]) -> String {
    match slots {
        [] => String::new(),
        [slot] => format!("slot {slot}"),
        [first, .., last] => format!("slots {first}–{last}"),
    }
}
