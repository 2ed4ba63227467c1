//! A run of one protocol.

use protocol::{
    Command, Config, Describe, Epoch, NodeId, NodeView, Operation, Protocol, Role, Slot, Tally,
    Time, Unknown, Word,
};
use scenario::{Action, Fact, Scenario};
use simulator::{Deed, Kind, Node, Payload, Plan, World};

use checker::{Verdict, Watched};

use crate::account::{self, Event};
use crate::plan;
use crate::run::{Occurrence, Run};
use crate::stage::{SlotStage, Stage};
use crate::telling::{Caption, Mark, Row, Traffic, VerdictStage, VerdictState};
use crate::{marks, staging, tell, trace};

/// A run of one protocol: a watched world, and what each node was before and after the last event.
#[derive(Clone)]
pub struct Player<P: Protocol> {
    watched: Watched<P>,
    before: Vec<Standing>,
    after: Vec<Standing>,
    fallen: usize,
    cited: Vec<u64>,
    traffic: Vec<Traffic>,
}

/// What a node is, in the few words that captions compare.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Whether it runs.
    pub up: bool,
    /// What it is.
    pub role: Role,
    /// What the paper calls that.
    pub title: &'static str,
    /// Its reign.
    pub epoch: Epoch,
    /// The last slot that holds anything.
    pub last: Slot,
    /// The reign under which that was proposed.
    pub last_epoch: Epoch,
    /// What stands there, once the node was looked at twice since.
    pub held: Option<Command>,
    /// What it held last before the event stands there no more: something else does.
    pub replaced: bool,
    /// Everything up to here is decided, as far as it knows.
    pub decided: Slot,
    /// What it counts.
    pub tallies: Vec<Tally>,
}

impl<P: Protocol> Player<P> {
    /// Opens a scenario.
    ///
    /// # Errors
    /// A furnished disk that the protocol does not understand.
    pub fn open(scenario: &Scenario) -> Result<Box<dyn Run>, Unknown> {
        let suspended = scenario.suspended.iter().copied();
        let own = suspended.filter(|rule| P::INFO.rule(rule.id).is_some()).collect();
        let config = Config::new(NodeId(1), scenario.world.nodes)
            .with_options(scenario.options.clone())
            .with_suspended(own);
        let mut disks = vec![P::Durable::default(); scenario.world.nodes as usize];
        for (node, words) in &scenario.given {
            disks[node.index()] = P::furnish(words)?;
        }
        let watched = Watched::new(&scenario.world, &config, disks, plan::of(scenario));
        let nothing = Standing {
            up: false,
            role: Role::Following,
            title: "",
            epoch: Epoch(0),
            last: Slot(0),
            last_epoch: Epoch(0),
            held: None,
            replaced: false,
            decided: Slot(0),
            tallies: Vec::new(),
        };
        let standings = vec![nothing; scenario.world.nodes as usize];
        Ok(Box::new(Self {
            watched,
            before: standings.clone(),
            after: standings,
            fallen: 0,
            cited: vec![0; P::INFO.rules.len()],
            traffic: traffic(P::INFO.messages),
        }))
    }

    fn world(&self) -> &World<P> {
        &self.watched.world
    }

    fn event(&self) -> Event<'_> {
        let happening = self.world().last();
        let (kind, deeds) = account::of(happening);
        Event {
            info: const { &P::INFO },
            number: happening.number,
            time: happening.time,
            cause: happening.cause,
            kind,
            deeds,
            before: &self.before,
            after: &self.after,
            first_decided: self.watched.watch.newly_decided(),
            fallen: self.fallen,
        }
    }

    /// Looks again at the nodes that the last event touched.
    fn look(&mut self) {
        let happening = self.watched.world.last();
        let mut touched: Vec<NodeId> = subject(&happening.kind).into_iter().collect();
        for (node, _) in &happening.deeds {
            if !touched.contains(node) {
                touched.push(*node);
            }
        }
        let mut count = |payload: &Payload<P>, fate: Fate| {
            if let Payload::Message(message) = payload {
                fate.count(&mut self.traffic, message.word());
            }
        };
        match &happening.kind {
            Kind::Delivered(parcel) => count(&parcel.payload, Fate::Delivered),
            Kind::Lost(parcel, _) => count(&parcel.payload, Fate::Lost),
            _ => {}
        }
        for (_, deed) in &happening.deeds {
            match deed {
                Deed::Sent(parcel) => count(&parcel.payload, Fate::Sent),
                Deed::Cited(rule) => {
                    if let Some(at) = P::INFO.rules.iter().position(|known| known.id == rule.id) {
                        self.cited[at] += 1;
                    }
                }
                _ => {}
            }
        }
        for node in touched {
            let standing = standing(&self.watched.world.nodes()[node.index()], &self.after);
            self.after[node.index()] = standing;
        }
    }

    fn register(&self, key: &protocol::Key) -> impl Iterator<Item = Option<&protocol::Value>> {
        let newest = self.after.iter().map(|standing| standing.decided).max();
        self.world().nodes().iter().filter_map(move |node| {
            let machine = node.replica.as_ref()?.machine()?;
            (Some(machine.applied()) >= newest).then(|| machine.get(key))
        })
    }

    fn decided_value(&self, slot: Slot) -> impl Iterator<Item = protocol::Value> {
        self.world().nodes().iter().filter_map(move |node| {
            let view = node.replica.as_ref()?.view(slot..slot.next());
            let found = view
                .slots
                .into_iter()
                .find(|found| found.slot == slot && found.stage == protocol::Stage::Decided)?;
            value_of(found.command.as_ref()?)
        })
    }
}

/// What becomes of a message.
enum Fate {
    Sent,
    Delivered,
    Lost,
}

impl Fate {
    fn count(self, traffic: &mut [Traffic], word: &'static Word) {
        let Some(kind) = traffic.iter_mut().find(|kind| kind.word == word.id) else { return };
        *match self {
            Self::Sent => &mut kind.sent,
            Self::Delivered => &mut kind.delivered,
            Self::Lost => &mut kind.lost,
        } += 1;
    }
}

fn traffic(messages: &[&'static Word]) -> Vec<Traffic> {
    let none = |word: &&'static Word| Traffic { word: word.id, name: word.name, ..Traffic::default() };
    messages.iter().map(none).collect()
}

/// The value that a command writes.
fn value_of(command: &Command) -> Option<protocol::Value> {
    match command {
        Command::Request(request) => match &request.operation {
            Operation::Put { value, .. }
            | Operation::Cas { value, .. }
            | Operation::Append { value, .. } => Some(value.clone()),
            Operation::Get { .. } | Operation::Sync | Operation::Change(_) => None,
        },
        Command::Noop => None,
    }
}

/// The node that an event is about, apart from those that did something in it.
fn subject<P: Protocol>(kind: &Kind<P>) -> Option<NodeId> {
    match kind {
        Kind::Booted(node) | Kind::Rang(node, _) | Kind::Written(node) => Some(*node),
        Kind::Delivered(parcel) => match parcel.to {
            scenario::Endpoint::Node(node) => Some(node),
            scenario::Endpoint::Client(_) => None,
        },
        _ => None,
    }
}

/// What a node is now; `known` is what each was before.
fn standing<P: Protocol>(node: &Node<P>, known: &[Standing]) -> Standing {
    let old = &known[node.id().index()];
    let Some(replica) = &node.replica else {
        return Standing { up: false, replaced: false, tallies: Vec::new(), ..old.clone() };
    };
    let NodeView { role, title, epoch, slots, last, last_epoch, decided, tallies, .. } =
        replica.view(old.last..old.last.next());
    let held = slots.into_iter().next();
    let replaced = held.as_ref().is_some_and(|slot| {
        let same = slot.command == old.held && !matches!(old.held, None | Some(Command::Noop));
        slot.epoch != old.last_epoch && !same
    });
    let held = held.filter(|_| old.last == last).and_then(|slot| slot.command);
    Standing { up: true, role, title, epoch, last, last_epoch, held, replaced, decided, tallies }
}

impl<P: Protocol> Run for Player<P> {
    fn fork(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }

    fn reopen(&self, scenario: &Scenario) -> Result<Box<dyn Run>, Unknown> {
        Self::open(scenario)
    }

    fn step(&mut self) -> bool {
        let violations = self.watched.watch.violations();
        if self.watched.step().is_none() {
            return false;
        }
        self.before.clone_from(&self.after);
        self.look();
        self.fallen = self.watched.watch.violations() - violations;
        true
    }

    fn next_time(&mut self) -> Option<Time> {
        self.watched.world.next_time()
    }

    fn goes_on(&mut self) -> bool {
        self.watched.world.goes_on()
    }

    fn settles(&mut self) -> Option<Action> {
        self.watched.world.settles()
    }

    fn begun(&self) -> bool {
        self.world().begun()
    }

    fn event(&self) -> u64 {
        self.world().last().number
    }

    fn now(&self) -> Time {
        self.world().now()
    }

    fn nth(&self) -> u32 {
        self.world().last().nth
    }

    fn cause(&self) -> Option<u64> {
        self.world().last().cause
    }

    fn follow(&mut self, plan: Plan, done: usize) {
        self.watched.world.follow(plan, done);
    }

    fn done(&self) -> usize {
        self.world().done()
    }

    fn missed(&self) -> Option<&'static str> {
        match self.world().last().kind {
            Kind::Missed(_, why) => Some(why),
            _ => None,
        }
    }

    fn marks(&self) -> Vec<Mark> {
        marks::of(&self.event(), self.watched.watch.findings())
    }

    fn tell(&self) -> (Row, Caption) {
        tell::tell(&self.event(), self.watched.watch.findings())
    }

    fn trace(&self, into: &mut String) {
        trace::write(&self.event(), into);
    }

    fn stage(&self, now: Time) -> Stage {
        staging::stage(self.world(), &self.after, now)
    }

    fn log(&self, node: NodeId, from: u64, to: u64) -> Vec<SlotStage> {
        let replica = self.world().nodes().get(node.index()).and_then(|node| node.replica.as_ref());
        let view = replica.map(|replica| replica.view(Slot(from)..Slot(to + 1)));
        view.map_or_else(Vec::new, |view| staging::slots(&view))
    }

    fn verdicts(&self) -> Vec<VerdictStage> {
        let finding = |finding: &checker::Finding| {
            let property = finding.property;
            let mut stage = VerdictStage {
                property: property.id,
                name: property.name,
                says: property.says,
                state: VerdictState::Holds,
                because: String::new(),
                event: None,
                time: None,
                earlier: None,
                assumption: None,
                broken: None,
            };
            if let Verdict::Violated { breach, event, time, assumption } = &finding.verdict {
                stage.state = match assumption {
                    Some(_) => VerdictState::Assumption,
                    None => VerdictState::Violated,
                };
                stage.because.clone_from(&breach.because);
                (stage.event, stage.time) = (Some(*event), Some(time.0));
                stage.earlier = breach.earlier;
                if let Some(broken) = assumption {
                    let says = broken.assumption.says();
                    let sentence = format!("{says}: “{}” broke that.", broken.action);
                    (stage.assumption, stage.broken) = (Some(sentence), Some(broken.event));
                }
            }
            stage
        };
        self.watched.watch.findings().iter().map(finding).collect()
    }

    fn violations(&self) -> usize {
        self.watched.watch.violations()
    }

    fn cited(&self) -> &[u64] {
        &self.cited
    }

    fn traffic(&self) -> Vec<Traffic> {
        self.traffic.clone()
    }

    fn holds(&self, fact: &Fact) -> bool {
        let verdict = |id: &str| self.verdicts().into_iter().find(|known| known.property == id);
        let is = |id: &str, state| verdict(id).is_some_and(|verdict| verdict.state == state);
        match fact {
            Fact::Leader(wanted) => self.leader() == *wanted,
            Fact::Value(key, value) => self.register(key).any(|held| held == Some(value)),
            Fact::Decided(slot, value) => self.decided_value(*slot).any(|held| held == *value),
            Fact::Holds(property) => is(property.id, VerdictState::Holds),
            Fact::Violated(property) => is(property.id, VerdictState::Violated),
            Fact::Assumption(property) => is(property.id, VerdictState::Assumption),
            Fact::Answered => self.world().open_requests().next().is_none(),
            Fact::Fingerprint(_) => false,
        }
    }

    fn newly_decided(&self) -> usize {
        self.watched.watch.newly_decided().len()
    }

    fn occurrence(&self) -> Option<Occurrence> {
        match &self.world().last().kind {
            Kind::Delivered(parcel) => match &parcel.payload {
                Payload::Message(message) => Some(Occurrence::Message(message.word().id)),
                Payload::Request(_) | Payload::Reply(..) => None,
            },
            Kind::Acted(action) => {
                let verb = action.to_string();
                verb.split(' ').next().map(|verb| Occurrence::Action(verb.to_owned()))
            }
            _ => None,
        }
    }

    fn newly_answered(&self) -> usize {
        let answered =
            |deed: &Deed<P>| matches!(deed, Deed::Replied(_, protocol::Reply::Done { .. }));
        self.world().last().deeds.iter().filter(|(_, deed)| answered(deed)).count()
    }

    fn leader(&self) -> Option<NodeId> {
        let leads =
            |standing: &&(usize, &Standing)| standing.1.up && standing.1.role == Role::Leading;
        let newest = self.after.iter().enumerate().collect::<Vec<_>>();
        let leader = newest.iter().filter(leads).max_by_key(|(_, standing)| standing.epoch)?;
        Some(self.world().nodes()[leader.0].id())
    }
}
