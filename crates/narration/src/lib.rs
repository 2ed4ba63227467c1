//! What is told of a run: a row for the list, a caption for the picture, marks on the timeline; and
//! [`report`] and [`snapshot`], the plain data in which front ends get all that.
//!
//! Nothing here knows a protocol. What happened is read off the event, what it meant off the change
//! of the nodes ([`context`]), and why off the rules that were cited. The table of captions stands in
//! `rows`: what changed, and its sentence; the first that matches is said.

pub mod context;
pub mod marks;
pub mod names;
pub mod report;
pub mod snapshot;

mod rows;

mod answers;
mod leadership;
mod requests;
mod slots;
mod timers;

mod adoption;
mod deceit;
mod phrases;
mod world;

use checker::{BrokenAssumption, Finding, Verdict};
use protocol::{Disconnect, Guards, NodeId, NodeView, Role, Rule, Slot};
use scenario::{Action, ActionKind, Endpoint};
use simulator::{EventKind, NodeAction, Obstacle, Payload};

pub use self::phrases::way;
use self::rows::Cause;
pub use self::rows::leads;
use crate::context::{EventContext, NodeSummary};
use crate::report::{Caption, Row, RowKind, Why, capitalised};
use crate::snapshot::End;

/// The last event in words.
pub fn tell(context: &EventContext<'_>, findings: &[Finding]) -> (Row, Caption) {
    let told = Teller { context }.tell();
    let marks = crate::marks::of(context, findings);
    let deceit = deceit::told(context);
    let row = Row {
        event: context.event.number,
        time: context.event.time.0,
        who: told.who,
        text: told.text.clone(),
        kind: told.kind,
        epoch: told.epoch,
        cause: context.event.cause,
        notable: told.notable
            || marks.iter().any(|mark| mark.kind.is_notable())
            || deceit::leads_astray(context),
    };
    let mut caption = Caption {
        event: context.event.number,
        time: context.event.time.0,
        headline: match &context.event.kind {
            EventKind::Acted(Action::Note(remark)) => sentence(remark),
            _ => told.headline(),
        },
        detail: told.detail,
        why: why(context),
    };
    if !deceit.is_empty() {
        caption.detail = format!("{} {deceit}", caption.detail).trim().to_owned();
    }
    if let Some(stuck) = stuck(context, told.stops) {
        caption.detail = format!("{} {stuck}", caption.detail).trim().to_owned();
    }
    if context.new_violations > 0 {
        violation(&mut caption, findings, context.event.number);
    }
    (row, caption)
}

/// With a full stop, where nothing else ends it.
fn sentence(text: &str) -> String {
    let end = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{text}{end}")
}

/// That no quorum is left, where that becomes so and where somebody asks for something all the same.
fn stuck(context: &EventContext<'_>, stops: bool) -> Option<String> {
    let matters = match &context.event.kind {
        EventKind::Asked(..) => true,
        EventKind::Acted(action) => match action.kind() {
            ActionKind::Fault => stops,
            ActionKind::Request | ActionKind::Administration => true,
            ActionKind::Repair | ActionKind::ByHand | ActionKind::Note => false,
        },
        _ => false,
    };
    if !matters {
        return None;
    }
    match context.world.obstacle()? {
        few @ Obstacle::Few { .. } => Some(match context.world.leader_with_quorum() {
            Some(leader) => {
                format!("{leader} can still decide, but without it the cluster {few}.")
            }
            None => format!("The cluster {few}."),
        }),
        damaged @ Obstacle::Damaged => Some(format!("The cluster {damaged}.")),
        _ => None,
    }
}

/// The assumption that does not hold, and who broke it, as a sentence.
pub fn broken(broken: &BrokenAssumption) -> String {
    format!("{}: {}.", broken.assumption.says(), broken.says)
}

/// A violation takes the stage.
fn violation(caption: &mut Caption, findings: &[Finding], event: u64) {
    for finding in findings {
        if let Verdict::Violated { breach, event: at, assumption, .. } = &finding.verdict
            && *at == event
        {
            let (fault, blame) = match assumption {
                Some(it) => (
                    "is violated, because an assumption of the protocol is broken.",
                    format!(" {}", broken(it)),
                ),
                None => ("is violated.", String::new()),
            };
            let before = format!("{} {}", caption.headline, caption.detail);
            caption.headline = format!("{} {fault}", finding.property.name);
            caption.detail = format!("{}{blame} {}", breach.because, before.trim());
            return;
        }
    }
}

/// The rules that were followed, each once: those that guard a property, the last first, since it
/// decided; then those that make for progress, the first first, since the others follow from it.
fn why(context: &EventContext<'_>) -> Vec<Why> {
    let cited =
        context.event.node_actions.iter().filter_map(|(_, node_action)| match node_action {
            NodeAction::Cited(rule) => Some(*rule),
            _ => None,
        });
    let guards = |rule: &&Rule| matches!(rule.guards, Guards::Safety(_));
    let safety = cited.clone().rev().filter(guards);
    let mut rules: Vec<Why> = Vec::new();
    for rule in safety.chain(cited.filter(|rule| !guards(rule))) {
        if !rules.iter().any(|known| known.rule == rule.id) {
            rules.push(Why { rule: rule.id, says: rule.says, source: rule.source });
        }
    }
    rules
}

/// What is said of an event.
struct Told {
    kind: RowKind,
    who: Option<End>,
    /// The rest of the sentence that begins with `who`.
    text: String,
    /// The news, where it is not just that sentence.
    news: Option<String>,
    detail: String,
    epoch: u64,
    notable: bool,
    /// Whether a node works no longer, so that a quorum may be gone.
    stops: bool,
}

impl Told {
    fn new(kind: RowKind, who: Option<End>, text: impl Into<String>) -> Self {
        let (news, detail) = (None, String::new());
        Self { kind, who, text: text.into(), news, detail, epoch: 0, notable: false, stops: false }
    }

    fn news(mut self, news: impl Into<String>) -> Self {
        self.news = Some(news.into());
        self
    }

    /// A node works no longer.
    fn stops(mut self) -> Self {
        self.stops = true;
        self
    }

    fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    fn notable(mut self) -> Self {
        self.notable = true;
        self
    }

    fn headline(&self) -> String {
        let clause = self.clause();
        // A name stays as it is.
        let named = self.who.is_some_and(|who| clause.starts_with(&format!("{who} ")));
        sentence(&if named { clause } else { capitalised(&clause) })
    }

    /// The headline as a part of a sentence.
    fn clause(&self) -> String {
        match (&self.news, self.who) {
            (Some(news), _) => news.clone(),
            (None, Some(who)) => format!("{who} {}", self.text),
            (None, None) => self.text.clone(),
        }
    }

    /// Both in one headline: `S1 steps down; it refuses S3 its vote: shorter log: 4 < 6`.
    fn join(self, next: Self) -> Self {
        let (first, second) = (self.clause(), next.clause());
        let subject = self.who.map(|who| format!("{who} ")).unwrap_or_default();
        let last = first.rsplit("; ").next().unwrap_or(&first);
        let same = last.starts_with("it ") || last.starts_with(&subject);
        let second = match second.strip_prefix(&subject) {
            Some(rest) if same => format!("it {rest}"),
            _ => second,
        };
        Self {
            text: format!("{}; {}", self.text, next.text),
            news: Some(format!("{first}; {second}")),
            detail: format!("{} {}", self.detail, next.detail).trim().to_owned(),
            notable: self.notable || next.notable,
            ..self
        }
    }
}

struct Teller<'a> {
    context: &'a EventContext<'a>,
}

impl Teller<'_> {
    fn tell(&self) -> Told {
        match &self.context.event.kind {
            EventKind::Booted(node) => self.did(*node, Cause::Start("starts")),
            EventKind::Delivered(envelope) => match (&envelope.payload, envelope.to) {
                (Payload::Message(message), Endpoint::Node(to)) => {
                    self.heard(envelope, to, message.describe())
                }
                (Payload::Disconnect, Endpoint::Node(to)) => self.heard(envelope, to, &Disconnect),
                (Payload::Request(request), Endpoint::Node(to)) => {
                    self.did(to, Cause::Asked(request.unverified()))
                }
                (Payload::Reply(to, reply), _) => self.answered(envelope, *to, reply),
                _ => Told::new(RowKind::Message, None, "something arrives"),
            },
            EventKind::Lost(envelope, loss) => self.lost(envelope, *loss),
            EventKind::TimerFired(node, timer) => self.did(*node, Cause::TimerFired(timer.word)),
            EventKind::Written(node) => self.did(*node, Cause::Written),
            EventKind::Failed(node) => self
                .of(*node, RowKind::Disk, "cannot write to its disk")
                .detail("The write failed, and is tried again. Messages that depend on it wait."),
            EventKind::Asked(client, request) => {
                let text = format!("asks for {}", request.operation);
                Told::new(RowKind::Client, Some(End::Client(client.0)), text)
            }
            EventKind::Retried(client, request) => {
                let text = format!("asks for {} again", request.operation);
                Told::new(RowKind::Client, Some(End::Client(client.0)), text)
                    .detail("No answer arrived in time. The request keeps its name, so that it takes effect only once.")
            }
            EventKind::Acted(action) => self.acted(action),
            EventKind::Missed(action, missed) => {
                Told::new(RowKind::Action, None, format!("{action}: {missed}"))
                    .news("Nothing happens")
                    .detail(format!("`{action}`: {missed}."))
                    .notable()
            }
            EventKind::Stopped(why) => Told::new(RowKind::Action, None, format!("stopped: {why}"))
                .news("The run is stopped")
                .detail(format!("{}.", capitalised(&why.to_string())))
                .notable(),
        }
    }

    /// A row about a node, coloured by its epoch.
    fn of(&self, node: NodeId, kind: RowKind, text: impl Into<String>) -> Told {
        let told = Told::new(kind, Some(End::Node(node.0)), text);
        Told { epoch: self.after(node).epoch.number.0, ..told }
    }

    /// Whom a node takes for the leader, itself included.
    fn leader(&self, node: NodeId) -> Option<NodeId> {
        let replica = self.context.world.nodes()[node.index()].replica.as_ref()?;
        let NodeView { role, leader, .. } = replica.view(Slot(0)..Slot(0));
        leader.or((role == Role::Leading).then_some(node))
    }

    fn before(&self, node: NodeId) -> &NodeSummary {
        &self.context.before[node.index()]
    }

    fn after(&self, node: NodeId) -> &NodeSummary {
        &self.context.after[node.index()]
    }
}
