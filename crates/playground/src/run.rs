//! A running protocol, whichever it is.

use std::rc::Rc;

use protocol::{
    Command, Config, EpochName, NodeId, Operation, RequestId, Role, SEQUENTIAL_CONSISTENCY, Slot,
    TERMINATION, Time, UnknownSetting, Value, Vector, Word,
};
use scenario::{Action, ClaimedFact, Scenario};
use simulator::{Core, Envelope, EventKind, Node, NodeAction, Payload, Plan, Trick, World};

use checker::{Judge, JudgedWorld, Verdict};
use narration::context::{DiskLoss, EventContext, NodeSummary, summary};
use narration::marks;

use crate::plan;
use crate::record::Record;
use crate::report::{Caption, Mark, Row, Traffic, VerdictReport, VerdictStatus, capitalised};
use crate::snapshot::{ClusterSnapshot, SlotSnapshot};
use crate::{capture, recorder, trace};

/// A run of some protocol, moved on one event at a time: a judged world, and what each node was
/// before and after the last event. A clone goes the same way.
#[derive(Clone, Debug)]
pub struct Run {
    core: Core,
    judged: JudgedWorld,
    before: Vec<NodeSummary>,
    after: Vec<NodeSummary>,
    /// The nodes whose summaries the last event changed; of the others, `before` is as `after`.
    looked_at: Vec<NodeId>,
    new_violations: usize,
    waiting: Vec<RequestId>,
    cited: Vec<u64>,
    traffic: Vec<Traffic>,
    /// The values that nodes decided while none of them lied, by slot from slot 1.
    decided: Vector<Vec<Value>>,
}

/// A kind of thing that can happen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Occurrence {
    /// A message of this word arrived.
    Message(&'static str),
    /// This was done to the world: `crash`.
    Action(String),
}

impl Run {
    /// Opens a scenario.
    ///
    /// # Errors
    /// A given disk that the protocol does not understand.
    pub fn open(core: Core, scenario: &Scenario) -> Result<Self, UnknownSetting> {
        let judged = judged(core, scenario, plan::of(scenario))?;
        let nothing = NodeSummary {
            up: false,
            role: Role::Following,
            title: "",
            epoch: EpochName::default(),
            last: Slot(0),
            held: Rc::new([]),
            decided: Slot(0),
            tallies: Vec::new(),
            loss: DiskLoss::Nothing,
        };
        let summaries = vec![nothing; scenario.world.nodes as usize];
        Ok(Self {
            core,
            judged,
            before: summaries.clone(),
            after: summaries,
            looked_at: Vec::new(),
            new_violations: 0,
            waiting: Vec::new(),
            cited: vec![0; core.info.rules.len()],
            traffic: traffic(core.info.messages),
            decided: Vector::new(),
        })
    }

    pub(crate) const fn core(&self) -> Core {
        self.core
    }

    /// The world after the last event.
    pub fn world(&self) -> &World {
        &self.judged.world
    }

    pub(crate) fn judge(&self) -> &Judge {
        &self.judged.judge
    }

    pub(crate) fn last_event(&self) -> EventContext<'_> {
        EventContext {
            info: self.core.info,
            event: self.world().last(),
            world: self.world(),
            before: &self.before,
            after: &self.after,
            first_decided: self.judged.judge.newly_decided(),
            new_violations: self.new_violations,
            waiting: &self.waiting,
            judge: &self.judged.judge,
        }
    }

    /// The nodes that the last event is about, and those that did something in it.
    pub(crate) fn touched(&self) -> Vec<NodeId> {
        let event = self.judged.world.last();
        let mut touched: Vec<NodeId> = subject(&event.kind).into_iter().collect();
        for (node, _) in &event.node_actions {
            if !touched.contains(node) {
                touched.push(*node);
            }
        }
        touched
    }

    /// Looks again at the nodes that the last event touched.
    fn look(&mut self) {
        let touched = self.touched();
        let event = self.judged.world.last();
        let mut count = |payload: &Payload, fate: Fate| {
            if let Payload::Message(message) = payload {
                fate.count(&mut self.traffic, message.describe().word());
            }
        };
        match &event.kind {
            EventKind::Delivered(envelope) => count(&envelope.payload, Fate::Delivered),
            EventKind::Lost(envelope, _) => count(&envelope.payload, Fate::Lost),
            _ => {}
        }
        for (node, node_action) in &event.node_actions {
            match node_action {
                NodeAction::Sent(envelope) => count(&envelope.payload, Fate::Sent),
                NodeAction::Cited(rule) => {
                    let mut rules = self.core.info.rules.iter();
                    if let Some(at) = rules.position(|known| known.id == rule.id) {
                        self.cited[at] += 1;
                    }
                }
                NodeAction::Decided(slot, command) if !self.judged.judge.liars().contains(node) => {
                    if let Some(value) = value_of(command) {
                        put_value(&mut self.decided, *slot, value);
                    }
                }
                _ => {}
            }
        }
        let (lost, loss) = match &event.kind {
            EventKind::Acted(Action::Wipe(nodes)) => (nodes.as_slice(), DiskLoss::Wiped),
            EventKind::Acted(Action::Damage(node, _)) => {
                (std::slice::from_ref(node), DiskLoss::Damaged)
            }
            _ => (&[][..], DiskLoss::Nothing),
        };
        for node in lost {
            self.after[node.index()].loss = loss;
        }
        self.looked_at.extend(lost);
        for node in touched {
            let summary = summary(&self.judged.world.nodes()[node.index()], &self.after);
            self.after[node.index()] = summary;
            self.looked_at.push(node);
        }
    }

    /// The nodes that never lied: what they say of themselves can be believed.
    fn honest(&self) -> impl Iterator<Item = &Node> {
        let honest = |node: &&Node| !self.judge().liars().contains(&node.id());
        self.world().nodes().iter().filter(honest)
    }

    fn register(&self, key: &protocol::Key) -> impl Iterator<Item = Option<&protocol::Value>> {
        let newest = self.honest().map(|node| self.after[node.id().index()].decided).max();
        self.honest().filter_map(move |node| {
            let machine = node.replica.as_ref()?.machine()?;
            (Some(machine.applied()) >= newest).then(|| machine.get(key))
        })
    }

    /// Whether the value is decided for the slot: a node decided it, even if it has crashed since, or
    /// takes it for decided.
    fn has_decided(&self, slot: Slot, value: &Value) -> bool {
        let decided = self.decided.get(index(slot)).is_some_and(|known| known.contains(value));
        decided || self.value_held(slot).any(|held| held == *value)
    }

    fn value_held(&self, slot: Slot) -> impl Iterator<Item = Value> {
        self.honest().filter_map(move |node| {
            let view = node.replica.as_ref()?.view(slot..slot.next());
            let found = view.slots.into_iter().find(|found| {
                found.slot == slot && found.status == protocol::SlotStatus::Decided
            })?;
            value_of(found.command.as_ref()?)
        })
    }
}

/// The world of a scenario at its beginning, where this will be done, and its judge.
///
/// # Errors
/// A given disk that the protocol does not understand, or an option that cannot be played as it says.
pub fn judged(core: Core, scenario: &Scenario, plan: Plan) -> Result<JudgedWorld, UnknownSetting> {
    let config = checked(core, scenario)?;
    let mut disks = vec![None; scenario.world.nodes as usize];
    for (node, words) in &scenario.given {
        disks[node.index()] = Some(core.initial_disk(words)?);
    }
    Ok(JudgedWorld::new(core, &scenario.world, &config, disks, plan))
}

/// The cluster of a scenario, as node 1 sees it.
///
/// # Errors
/// An option that does not fit the others or the number of nodes.
pub fn checked(core: Core, scenario: &Scenario) -> Result<Config, UnknownSetting> {
    let suspended = scenario.suspended.iter().copied();
    let own = suspended.filter(|rule| core.info.rule(rule.id).is_some()).collect();
    let config = Config::new(NodeId(1), scenario.world.nodes)
        .with_options(scenario.options.clone())
        .with_suspended(own);
    core.check(&config)?;
    Ok(config)
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
    let none =
        |word: &&'static Word| Traffic { word: word.id, name: word.name, ..Traffic::default() };
    messages.iter().map(none).collect()
}

/// The place of a slot in what is kept from slot 1 on.
fn index(slot: Slot) -> usize {
    usize::try_from(slot.0.saturating_sub(1)).unwrap_or(usize::MAX)
}

/// Keeps a value that was decided for a slot.
fn put_value(decided: &mut Vector<Vec<Value>>, slot: Slot, value: Value) {
    let at = index(slot);
    while decided.len() <= at {
        decided.push_back_mut(Vec::new());
    }
    if !decided[at].contains(&value) {
        let values = decided[at].iter().cloned().chain([value]).collect();
        decided.set_mut(at, values);
    }
}

/// The value that a command writes.
fn value_of(command: &Command) -> Option<Value> {
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
fn subject(kind: &EventKind) -> Option<NodeId> {
    match kind {
        EventKind::Booted(node)
        | EventKind::TimerFired(node, _)
        | EventKind::Written(node)
        | EventKind::Failed(node) => Some(*node),
        EventKind::Delivered(envelope) => match envelope.to {
            scenario::Endpoint::Node(node) => Some(node),
            scenario::Endpoint::Client(_) => None,
        },
        _ => None,
    }
}

impl Run {
    /// Starts the scenario again from the beginning.
    ///
    /// # Errors
    /// A given disk that the protocol does not understand.
    pub fn reopen(&self, scenario: &Scenario) -> Result<Self, UnknownSetting> {
        Self::open(self.core, scenario)
    }

    /// Moves on by one event. `false` when nothing is left to happen.
    pub fn step(&mut self) -> bool {
        let violations = self.judged.judge.violations();
        self.waiting.clear();
        self.waiting.extend(self.judged.world.open_requests().map(|open| open.request.id));
        if self.judged.step().is_none() {
            return false;
        }
        for node in self.looked_at.drain(..) {
            self.before[node.index()].clone_from(&self.after[node.index()]);
        }
        self.look();
        self.new_violations = self.judged.judge.violations() - violations;
        true
    }

    /// When the next event takes place.
    pub fn next_time(&self) -> Option<Time> {
        self.judged.world.next_time()
    }

    /// Whether something happens next that no line of the plan asks for.
    pub fn goes_on(&self) -> bool {
        self.judged.world.goes_on()
    }

    /// By hand, in the midst of settling: what happens next, as an action of its own.
    pub fn settles(&self) -> Option<Action> {
        self.judged.world.settles()
    }

    /// Whether every node has booted.
    pub fn begun(&self) -> bool {
        self.world().begun()
    }

    /// The number of the last event.
    pub fn event(&self) -> u64 {
        self.world().last().number
    }

    /// The time of the last event.
    pub fn now(&self) -> Time {
        self.world().now()
    }

    /// Which event of its instant the last one was, from 1.
    pub fn nth(&self) -> u32 {
        self.world().last().nth
    }

    /// The event that brought about the last one.
    pub fn cause(&self) -> Option<u64> {
        self.world().last().cause
    }

    /// Replaces what will be done; `done` lines of it are.
    pub fn follow(&mut self, plan: Plan, done: usize) {
        self.judged.world.follow(plan, done);
    }

    /// How many lines of the plan are done.
    pub fn done(&self) -> usize {
        self.world().done()
    }

    /// Why the last event, an action, could not be carried out.
    pub fn missed(&self) -> Option<&'static str> {
        match self.world().last().kind {
            EventKind::Missed(_, why) => Some(why),
            EventKind::Stopped(_) => Some("the run was stopped, since it did not go on"),
            _ => None,
        }
    }

    /// Why the run did not go on, where the last event stopped it.
    pub fn stopped(&self) -> Option<String> {
        match &self.world().last().kind {
            EventKind::Stopped(why) => Some(why.to_string()),
            _ => None,
        }
    }

    /// What the last event puts on the timeline.
    pub fn marks(&self) -> Vec<Mark> {
        marks::of(&self.last_event(), self.judged.judge.findings())
    }

    /// The last event in words, for a list and for the caption.
    pub fn tell(&self) -> (Row, Caption) {
        narration::tell(&self.last_event(), self.judged.judge.findings())
    }

    /// The last event as canonical trace text, in the protocol's words.
    pub fn trace(&self, into: &mut String) {
        trace::write(&self.last_event(), into);
    }

    /// The last event as structured data.
    pub fn record(&self) -> Record {
        recorder::of(&self.last_event())
    }

    /// What there is to be seen at `now`, which is not before the last event.
    pub fn snapshot(&self, now: Time) -> ClusterSnapshot {
        capture::snapshot(self.world(), &self.after, now)
    }

    /// A window of a node's log, both ends included.
    pub fn log(&self, node: NodeId, from: u64, to: u64) -> Vec<SlotSnapshot> {
        let replica = self.world().nodes().get(node.index()).and_then(|node| node.replica.as_ref());
        let view = replica.map(|replica| replica.view(Slot(from)..Slot(to + 1)));
        view.map_or_else(Vec::new, |view| capture::slots(self.world().info(), &view))
    }

    /// What is known about each property.
    pub fn verdicts(&self) -> Vec<VerdictReport> {
        let obstacle = self.judged.obstacle();
        let finding = |finding: &checker::Finding| {
            let property = finding.property;
            let mut snapshot = VerdictReport {
                property: property.id,
                name: property.name,
                says: property.says,
                state: VerdictStatus::Holds,
                because: String::new(),
                event: None,
                time: None,
                earlier: None,
                assumption: None,
                broken: None,
            };
            if let Verdict::Violated { breach, event, time, assumption } = &finding.verdict {
                snapshot.state = match assumption {
                    Some(_) => VerdictStatus::Assumption,
                    None => VerdictStatus::Violated,
                };
                snapshot.because.clone_from(&breach.because);
                (snapshot.event, snapshot.time) = (Some(*event), Some(time.0));
                snapshot.earlier = breach.earlier;
                if let Some(broken) = assumption {
                    let sentence = narration::broken(broken);
                    (snapshot.assumption, snapshot.broken) = (Some(sentence), Some(broken.event));
                }
            } else if property.id == TERMINATION.id
                && let Some(obstacle) = &obstacle
            {
                snapshot.state = VerdictStatus::Unpromised;
                snapshot.because = capitalised(&format!("{obstacle}."));
            }
            snapshot
        };
        let mut verdicts: Vec<_> = self.judged.judge.findings().iter().map(finding).collect();
        let sequential = |verdict: &&mut VerdictReport| {
            verdict.property == SEQUENTIAL_CONSISTENCY.id && verdict.state == VerdictStatus::Holds
        };
        if let Some(old) = self.judged.judge.old_reads()
            && let Some(verdict) = verdicts.iter_mut().find(sequential)
        {
            verdict.because = format!("{old}.");
        }
        verdicts
    }

    /// How many properties are violated.
    pub fn violations(&self) -> usize {
        self.judged.judge.violations()
    }

    /// How often each rule decided something, in the order of the protocol's description.
    pub fn cited(&self) -> &[u64] {
        &self.cited
    }

    /// What became of every kind of message.
    pub fn traffic(&self) -> &[Traffic] {
        &self.traffic
    }

    /// Whether a claim of the script is true at this moment.
    pub fn holds(&self, fact: &ClaimedFact) -> bool {
        let verdict = |id: &str| self.verdicts().into_iter().find(|known| known.property == id);
        let is = |id: &str, state| verdict(id).is_some_and(|verdict| verdict.state == state);
        match fact {
            ClaimedFact::Leader(wanted) => self.leader() == *wanted,
            ClaimedFact::Value(key, value) => self.register(key).any(|held| held == Some(value)),
            ClaimedFact::Decided(slot, value) => self.has_decided(*slot, value),
            ClaimedFact::Holds(property) => {
                is(property.id, VerdictStatus::Holds) || is(property.id, VerdictStatus::Unpromised)
            }
            ClaimedFact::Violated(property) => is(property.id, VerdictStatus::Violated),
            ClaimedFact::Assumption(property) => is(property.id, VerdictStatus::Assumption),
            ClaimedFact::Answered => self.world().unanswered().next().is_none(),
            ClaimedFact::Unanswered => self.world().unanswered().next().is_some(),
            ClaimedFact::Fingerprint(_) => false,
        }
    }

    /// How many slots somebody decided for the first time in the last event.
    pub fn newly_decided(&self) -> usize {
        self.judged.judge.newly_decided().len()
    }

    /// What kind of thing the last event was, for coverage: the word of a message between nodes, or
    /// the verb of an action, with its behaviour if it is a lie.
    pub fn occurrence(&self) -> Option<Occurrence> {
        match &self.world().last().kind {
            EventKind::Delivered(envelope) => {
                let message = envelope.payload.between_replicas()?;
                Some(Occurrence::Message(message.word().id))
            }
            EventKind::Acted(Action::Lie { behaviour, .. }) => {
                Some(Occurrence::Action(format!("lie {behaviour}")))
            }
            EventKind::Acted(action) => Some(Occurrence::Action(action.word().to_owned())),
            _ => None,
        }
    }

    /// The kinds of forgery that left a gate in the last event, or reached a client.
    pub fn forged(&self) -> impl Iterator<Item = &'static str> {
        let last = self.world().last();
        let forged = |envelope: &Envelope| match envelope.trick {
            Some(Trick::Forged(kind)) => Some(kind),
            _ => None,
        };
        let arrived = match &last.kind {
            EventKind::Delivered(envelope) if matches!(envelope.payload, Payload::Reply(..)) => {
                Some(envelope)
            }
            _ => None,
        };
        let sent = last.node_actions.iter().filter_map(|(_, node_action)| match node_action {
            NodeAction::Sent(envelope) => Some(envelope),
            _ => None,
        });
        sent.chain(arrived).filter_map(forged)
    }

    /// Who leads in the latest epoch.
    pub fn leader(&self) -> Option<NodeId> {
        let leads =
            |summary: &&(usize, &NodeSummary)| summary.1.up && summary.1.role == Role::Leading;
        let newest = self.after.iter().enumerate().collect::<Vec<_>>();
        let leader = newest.iter().filter(leads).max_by_key(|(_, summary)| summary.epoch)?;
        Some(self.world().nodes()[leader.0].id())
    }
}
