//! What an event puts on the timeline.

use checker::{Finding, Verdict};
use protocol::NodeId;
use scenario::{Action, ActionKind};
use simulator::EventKind;

use crate::context::EventContext;
use crate::leads;
use crate::report::{Mark, MarkKind, capacity};

/// The marks of an event; most have none.
pub fn of(context: &EventContext<'_>, findings: &[Finding]) -> Vec<Mark> {
    let mut marks = Marks { context, marks: Vec::new() };
    marks.roles();
    marks.node_actions(findings);
    marks.marks
}

struct Marks<'a> {
    context: &'a EventContext<'a>,
    marks: Vec<Mark>,
}

impl Marks<'_> {
    fn roles(&mut self) {
        for (at, (before, after)) in self.context.before.iter().zip(self.context.after).enumerate()
        {
            let same_epoch = before.epoch == after.epoch;
            if leads(before) == leads(after) && (same_epoch || !leads(after)) {
                continue;
            }
            let node = u32::try_from(at).unwrap_or(0) + 1;
            let short = self.context.info.epoch.short;
            let id = NodeId(node);
            let (kind, then, end) = if leads(after) {
                (MarkKind::Lead, after, "")
            } else {
                (MarkKind::StepDown, before, " no longer")
            };
            let (epoch, leads) = (then.epoch, capacity(then.title, "leads"));
            let label = format!("{id} {leads}{short}{epoch}{end}");
            self.put(kind, Some(node), epoch.number.0, label);
        }
    }

    fn node_actions(&mut self, findings: &[Finding]) {
        for _ in self.context.first_decided {
            let epoch = self.context.after.iter().map(|summary| summary.epoch).max();
            self.put(MarkKind::Decision, None, epoch.unwrap_or_default().number.0, String::new());
        }
        match &self.context.event.kind {
            EventKind::Acted(action) => self.action(action),
            EventKind::Lost(envelope, simulator::Loss::Dropped) => {
                let (from, to) = (envelope.from, envelope.to);
                let label = format!("a message {}", crate::way(from, to));
                self.put(MarkKind::Fault, None, 0, format!("drop {label}"));
            }
            EventKind::Asked(..) => self.put(MarkKind::Request, None, 0, String::new()),
            EventKind::Stopped(_) => {
                self.put(MarkKind::Fault, None, 0, "the run is stopped".to_owned())
            }
            _ => {}
        }
        let fell = |finding: &&Finding| match &finding.verdict {
            Verdict::Violated { event, .. } => *event == self.context.event.number,
            Verdict::Holds => false,
        };
        for found in findings.iter().filter(fell) {
            let name = found.property.name;
            let (kind, label) = match &found.verdict {
                Verdict::Violated { assumption: Some(_), .. } => {
                    (MarkKind::Assumption, format!("{name}: assumption violated"))
                }
                _ => (MarkKind::Violation, format!("{name} is violated")),
            };
            self.put(kind, None, 0, label);
        }
    }

    fn action(&mut self, action: &Action) {
        let kind = match action.kind() {
            ActionKind::Note => MarkKind::Note,
            ActionKind::Request | ActionKind::Administration => MarkKind::Request,
            ActionKind::Repair => MarkKind::Repair,
            ActionKind::Fault => MarkKind::Fault,
            ActionKind::ByHand => return,
        };
        let label = match action {
            Action::Note(remark) => remark.clone(),
            other => other.to_string(),
        };
        self.put(kind, None, 0, label);
    }

    fn put(&mut self, kind: MarkKind, node: Option<u32>, epoch: u64, label: String) {
        let (event, time) = (self.context.event.number, self.context.event.time.0);
        self.marks.push(Mark { event, time, kind, node, epoch, label });
    }
}
