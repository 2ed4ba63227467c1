//! A run by hand, one step at a time.

use std::rc::Rc;

use checker::JudgedWorld;
use protocol::{NodeId, Reply};
use scenario::{
    Action, Endpoint, Line, MessageRef, Moment, Path, RunMode, Scenario, Statement, WorldSettings,
};
use simulator::core::Message;
use simulator::{Core, EventKind, NodeAction, Payload};

use super::fewer::{Names, renamed};
use super::trials::{Trials, WantedViolation};
use super::{Size, Small, claims};
use playground::run;

/// Something that a hand does.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// To a message on its way.
    Message(Verb, MessagePattern),
    /// To anything else.
    Act(Action),
}

/// What is done to a message.
#[derive(Clone, Copy, Debug)]
pub(super) enum Verb {
    Deliver,
    Drop,
    Copy,
}

/// A message, by what it says: its place among others changes when lines are taken away.
#[derive(Clone, Debug)]
pub(super) struct MessagePattern {
    pub(super) word: &'static str,
    pub(super) from: NodeId,
    pub(super) to: NodeId,
    /// `None` is the end of a session.
    pub(super) message: Option<Message>,
}

/// Looking at so many messages takes about as long as an event.
const LOOKS: u64 = 16;

/// How a message is looked for that is no longer on its way to the letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Match {
    /// Another one of its kind on the same way: that which says most of the same.
    Closest,
    /// It is passed over.
    Exact,
}

impl Step {
    /// The same among the nodes that are left.
    pub(super) fn renamed(&self, names: &Names) -> Option<Self> {
        match self {
            Self::Act(action) => renamed(action, names).map(Self::Act),
            Self::Message(verb, pattern) => {
                let (from, to) = (names[pattern.from.index()]?, names[pattern.to.index()]?);
                let pattern = MessagePattern { from, to, ..pattern.clone() };
                (from != to).then_some(Self::Message(*verb, pattern))
            }
        }
    }
}

/// A world by hand, and what was done in it.
#[derive(Clone, Debug)]
pub(super) struct ManualRun {
    pub(super) head: Scenario,
    pub(super) run: JudgedWorld,
    /// What nodes sent in the last act.
    pub(super) sent: Vec<(NodeId, u64)>,
    /// The ways on which clients were sent elsewhere in the last act, and so asked again at once.
    pub(super) redirects: Vec<Path>,
    /// The event that brought about the last act.
    cause: Option<u64>,
    /// How many messages were looked at to find those that steps mean.
    looked: u64,
}

impl ManualRun {
    /// The world of this head by hand, when every node has booted.
    pub(super) fn open(core: Core, head: &Scenario) -> Option<Self> {
        let WorldSettings { nodes, order, .. } = head.world.clone();
        let world = WorldSettings { nodes, order, by: RunMode::Hand, ..WorldSettings::default() };
        let head = Scenario { world, end: None, lines: Vec::new(), ..head.clone() };
        let run = run::judged(core, &head, Rc::from([])).ok()?;
        let mut hand =
            Self { head, run, sent: Vec::new(), redirects: Vec::new(), cause: None, looked: 0 };
        while !hand.run.world.begun() && hand.step() {}
        Some(hand)
    }

    fn step(&mut self) -> bool {
        let Some(event) = self.run.step() else { return false };
        for (node, node_action) in &event.node_actions {
            match node_action {
                NodeAction::Sent(envelope) => self.sent.push((*node, envelope.id)),
                NodeAction::Replied(to, Reply::Redirect(Some(leader))) if leader != node => {
                    let (from, to) = (Endpoint::Node(*node), Endpoint::Client(to.client));
                    self.redirects.push(Path { from, to, both: false });
                }
                _ => {}
            }
        }
        true
    }

    /// Does something, and lets happen what follows by itself. Whether it could be done.
    pub(super) fn act(&mut self, action: Action) -> bool {
        self.sent.clear();
        self.redirects.clear();
        self.run.world.follow(Rc::from([(Moment::default(), action)]), 0);
        if !self.step() || matches!(self.run.world.last().kind, EventKind::Missed(..)) {
            return false;
        }
        self.cause = self.run.world.last().cause;
        while self.run.world.goes_on() && self.step() {}
        true
    }

    /// Does the same as a step meant, if that can be done. What was done then.
    pub(super) fn take(&mut self, step: &Step, how: Match) -> Option<Step> {
        match step {
            Step::Act(action) => self.act(action.clone()).then(|| step.clone()),
            Step::Message(verb, pattern) => {
                let (flight, pattern) = self.find(pattern, how)?;
                let done = self.act(verb.to(flight));
                done.then_some(Step::Message(*verb, pattern))
            }
        }
    }

    /// Where a message is: the oldest that says the same, or one that comes close.
    fn find(
        &mut self,
        wanted: &MessagePattern,
        how: Match,
    ) -> Option<(MessageRef, MessagePattern)> {
        let fields = |message: &Option<Message>| {
            message.as_ref().map_or_else(Vec::new, |message| message.describe().fields())
        };
        let mut alike = Vec::new();
        self.looked += self.run.world.envelopes().count() as u64;
        for (_, found) in self.on_the_way(wanted.word, wanted.from, wanted.to) {
            let same = found == wanted.message;
            alike.push(found);
            if same {
                return Some(addressed(wanted, alike.len(), alike.pop()?));
            }
        }
        if how == Match::Exact {
            return None;
        }
        let sought = fields(&wanted.message);
        let mut best: Option<(usize, usize)> = None;
        for (at, found) in alike.iter().enumerate() {
            let equal = fields(found).iter().zip(&sought).filter(|(a, b)| a == b).count();
            if best.is_none_or(|(_, most)| equal > most) {
                best = Some((at, equal));
            }
        }
        let (at, _) = best?;
        Some(addressed(wanted, at + 1, alike[at].clone()))
    }

    /// What is on its way from one node to another and is called that, oldest first.
    pub(super) fn on_the_way(
        &self,
        word: &str,
        from: NodeId,
        to: NodeId,
    ) -> impl Iterator<Item = (u64, Option<Message>)> {
        let ends = (Endpoint::Node(from), Endpoint::Node(to));
        self.run.world.envelopes().filter_map(move |envelope| {
            let between = envelope.payload.between_replicas()?;
            let wanted = (envelope.from, envelope.to) == ends && between.word().id == word;
            wanted.then(|| match &envelope.payload {
                Payload::Message(message) => (envelope.id, Some(message.clone())),
                _ => (envelope.id, None),
            })
        })
    }

    /// Whether something has been violated.
    pub(super) fn is_violated(&self) -> bool {
        self.run.judge.violations() > 0
    }

    /// Plays steps from here until something is violated. If it is the property, gives what was
    /// done.
    pub(super) fn play(
        &self,
        trials: &mut Trials,
        steps: &[Step],
        how: Match,
    ) -> Option<Vec<Step>> {
        if trials.is_spent() {
            return None;
        }
        let mut hand = Self { looked: 0, ..self.clone() };
        let mut done = Vec::new();
        for step in steps {
            done.extend(hand.take(step, how));
            if hand.is_violated() {
                break;
            }
        }
        trials.spend(hand.run.world.last().number + steps.len() as u64 + hand.looked / LOOKS);
        trials.wanted.is_in(&hand.run.judge).then_some(done)
    }

    /// For each step, which earlier one sent the message that it delivers, or began the write that
    /// it ends.
    pub(super) fn parents(&self, steps: &[Step]) -> Vec<Option<usize>> {
        let mut hand = self.clone();
        let mut ends: Vec<u64> = Vec::new();
        let parent = |step: &Step| {
            hand.take(step, Match::Exact);
            let follows = matches!(step, Step::Message(..) | Step::Act(Action::Write(..)));
            let cause = hand.cause.filter(|_| follows);
            let parent = cause.map(|cause| ends.partition_point(|end| *end < cause));
            ends.push(hand.run.world.last().number);
            parent.filter(|parent| parent + 1 < ends.len())
        };
        steps.iter().map(parent).collect()
    }

    /// The script of these steps, with what they violate. `None` if one of them cannot be done.
    pub(super) fn told(&self, steps: &[Step], wanted: &WantedViolation) -> Option<Small> {
        let mut hand = self.clone();
        let mut lines = Vec::new();
        for step in steps {
            let action = match step {
                Step::Act(action) => action.clone(),
                Step::Message(verb, pattern) => verb.to(hand.find(pattern, Match::Exact)?.0),
            };
            lines.push(Line { moment: None, what: Statement::Action(action.clone()) });
            if !hand.act(action) {
                return None;
            }
        }
        if !wanted.is_in(&hand.run.judge) {
            return None;
        }
        let size = Size { events: hand.run.world.last().number, lines: lines.len() };
        lines.extend(claims(&hand.run.judge, wanted));
        Some(Small { scenario: Scenario { lines, ..hand.head }, size })
    }
}

impl Verb {
    pub(super) fn to(self, flight: MessageRef) -> Action {
        match self {
            Self::Deliver => Action::Deliver(flight),
            Self::Drop => Action::Drop(flight),
            Self::Copy => Action::Copy(flight),
        }
    }
}

/// The n-th message of its kind on its way, and what it says.
fn addressed(
    like: &MessagePattern,
    nth: usize,
    message: Option<Message>,
) -> (MessageRef, MessagePattern) {
    let MessagePattern { word, from, to, .. } = *like;
    let nth = u32::try_from(nth).ok().filter(|nth| *nth > 1);
    (
        MessageRef { word: word.to_owned(), nth, from, to },
        MessagePattern { word, from, to, message },
    )
}
