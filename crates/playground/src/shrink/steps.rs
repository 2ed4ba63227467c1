//! A run by hand, one step at a time.

use std::rc::Rc;

use checker::Watched;
use protocol::{NodeId, Reply};
use scenario::{
    Action, By, Endpoint, Flight, Line, Moment, Path, Scenario, What, World as Settings,
};
use simulator::core::Message;
use simulator::{Core, Deed, Kind, Payload};

use super::fewer::{Names, renamed};
use super::trials::{Fall, Trials};
use super::{Size, Small, claims};
use crate::run;

/// Something that a hand does.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// To a message on its way.
    Message(Verb, Envelope),
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
pub(super) struct Envelope {
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
            Self::Message(verb, envelope) => {
                let (from, to) = (names[envelope.from.index()]?, names[envelope.to.index()]?);
                let envelope = Envelope { from, to, ..envelope.clone() };
                (from != to).then_some(Self::Message(*verb, envelope))
            }
        }
    }
}

/// A world by hand, and what was done in it.
#[derive(Clone, Debug)]
pub(super) struct Hand {
    pub(super) head: Scenario,
    pub(super) run: Watched,
    /// What nodes sent in the last act.
    pub(super) sent: Vec<(NodeId, u64)>,
    /// The ways on which clients were sent elsewhere in the last act, and so asked again at once.
    pub(super) redirects: Vec<Path>,
    /// The event that brought about the last act.
    cause: Option<u64>,
    /// How many messages were looked at to find those that steps mean.
    looked: u64,
}

impl Hand {
    /// The world of this head by hand, when every node has booted.
    pub(super) fn open(core: Core, head: &Scenario) -> Option<Self> {
        let Settings { nodes, order, .. } = head.world.clone();
        let world = Settings { nodes, order, by: By::Hand, ..Settings::default() };
        let head = Scenario { world, end: None, lines: Vec::new(), ..head.clone() };
        let run = run::watched(core, &head, Rc::from([])).ok()?;
        let mut hand =
            Self { head, run, sent: Vec::new(), redirects: Vec::new(), cause: None, looked: 0 };
        while !hand.run.world.begun() && hand.step() {}
        Some(hand)
    }

    fn step(&mut self) -> bool {
        let Some(happening) = self.run.step() else { return false };
        for (node, deed) in &happening.deeds {
            match deed {
                Deed::Sent(parcel) => self.sent.push((*node, parcel.id)),
                Deed::Replied(to, Reply::Redirect(Some(leader))) if leader != node => {
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
        if !self.step() || matches!(self.run.world.last().kind, Kind::Missed(..)) {
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
            Step::Message(verb, envelope) => {
                let (flight, envelope) = self.find(envelope, how)?;
                let done = self.act(verb.to(flight));
                done.then_some(Step::Message(*verb, envelope))
            }
        }
    }

    /// Where a message is: the oldest that says the same, or one that comes close.
    fn find(&mut self, wanted: &Envelope, how: Match) -> Option<(Flight, Envelope)> {
        let fields = |message: &Option<Message>| {
            message.as_ref().map_or_else(Vec::new, |message| message.describe().fields())
        };
        let mut alike = Vec::new();
        self.looked += self.run.world.parcels().count() as u64;
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
        self.run.world.parcels().filter_map(move |parcel| {
            let between = parcel.payload.between_replicas()?;
            let wanted = (parcel.from, parcel.to) == ends && between.word().id == word;
            wanted.then(|| match &parcel.payload {
                Payload::Message(message) => (parcel.id, Some(message.clone())),
                _ => (parcel.id, None),
            })
        })
    }

    /// Whether something has fallen.
    pub(super) fn has_fallen(&self) -> bool {
        self.run.watch.violations() > 0
    }

    /// Plays steps from here until something falls. If it is the property, gives what was done.
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
            if hand.has_fallen() {
                break;
            }
        }
        trials.spend(hand.run.world.last().number + steps.len() as u64 + hand.looked / LOOKS);
        trials.fall.is_in(&hand.run.watch).then_some(done)
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
    pub(super) fn told(&self, steps: &[Step], fall: &Fall) -> Option<Small> {
        let mut hand = self.clone();
        let mut lines = Vec::new();
        for step in steps {
            let action = match step {
                Step::Act(action) => action.clone(),
                Step::Message(verb, envelope) => verb.to(hand.find(envelope, Match::Exact)?.0),
            };
            lines.push(Line { moment: None, what: What::Action(action.clone()) });
            if !hand.act(action) {
                return None;
            }
        }
        if !fall.is_in(&hand.run.watch) {
            return None;
        }
        let size = Size { events: hand.run.world.last().number, lines: lines.len() };
        lines.extend(claims(&hand.run.watch, fall));
        Some(Small { scenario: Scenario { lines, ..hand.head }, size })
    }
}

impl Verb {
    pub(super) fn to(self, flight: Flight) -> Action {
        match self {
            Self::Deliver => Action::Deliver(flight),
            Self::Drop => Action::Drop(flight),
            Self::Copy => Action::Copy(flight),
        }
    }
}

/// The n-th message of its kind on its way, and what it says.
fn addressed(like: &Envelope, nth: usize, message: Option<Message>) -> (Flight, Envelope) {
    let Envelope { word, from, to, .. } = *like;
    let nth = u32::try_from(nth).ok().filter(|nth| *nth > 1);
    (Flight { word: word.to_owned(), nth, from, to }, Envelope { word, from, to, message })
}
