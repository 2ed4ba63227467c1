//! The same search without any of its cleverness: whole worlds of the simulator are cloned, moved
//! on by actions of the script language, and compared in full.

use std::collections::HashSet;
use std::rc::Rc;

use checker::agreement::AgreementMonitor;
use checker::answers::Answers;
use checker::explore::{Bounds, DiskModel, LinkModel, SearchRequest};
use checker::{Judge, JudgedWorld};
use protocol::{Config, DISCONNECT, Info, NodeId, Property, Reply, RequestId, digest_of};
use scenario::{Action, Endpoint, MessageRef, Moment, Path, Pending, RunMode, Scenario};
use simulator::adversary::LiarKnowledge;
use simulator::core::{Durable, Effect, Message, Monitor, Replica, Timer};
use simulator::{Core, Envelope, Event, EventKind, NodeAction, Payload, World};

use crate::history::{OperationHistory, Rest};

/// A world, its judge, and what was spent on the way.
#[derive(Clone)]
pub(crate) struct State {
    world: World,
    judge: Judge,
    history: OperationHistory,
    spent: Spent,
    /// Somebody was answered, and not only sent elsewhere.
    answered: bool,
    /// Somebody was refused.
    refused: bool,
    info: &'static Info,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Spent {
    crashes: u32,
    timers: u32,
    drops: u32,
    duplicates: u32,
    liars: u32,
    requests: u32,
    retries: u32,
}

/// Everything about a node that matters for what can happen.
type NodeState = (Option<Replica>, Vec<Timer>, Durable, Vec<Effect>, Option<LieContext>);
/// How a node lies, and what it has to go by.
type LieContext = (Vec<String>, LiarKnowledge);
/// A message on its way, or the end of a session.
pub(crate) type Letter = (NodeId, NodeId, Option<Message>);
/// Everything that makes two worlds the same.
type Key = (Vec<NodeState>, Vec<Letter>, Vec<(NodeId, NodeId)>, Spent, Judged, Told);
/// What the judges of a run remember.
type Judged = (AgreementMonitor, Answers, Monitor);
/// What clients were told, as far as that can still be wrong.
type Told = Vec<Option<Rest>>;

/// What was found.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Found {
    pub(crate) levels: Vec<u64>,
    pub(crate) generated: u64,
    pub(crate) terminal: u64,
    /// After how many steps something is violated, and what may.
    pub(crate) violated: Option<(u32, Vec<&'static Property>)>,
}

/// Goes level by level to a depth, or to the end of the first level in which something is violated.
pub(crate) fn search(core: Core, scenario: &Scenario, bounds: &Bounds, depth: u32) -> Found {
    let first = State::begin(core, scenario, bounds);
    let mut seen = HashSet::from([first.key(bounds)]);
    let mut found = Found { levels: vec![1], generated: 1, terminal: 0, violated: None };
    let mut level = vec![first];
    for step in 1..=depth {
        let (mut next, mut violated) = (Vec::new(), Vec::new());
        for state in level {
            let before = state.key(bounds);
            let mut stands_still = true;
            for (action, spent) in state.choices(bounds) {
                let Some(after) = state.after(&action, spent, bounds) else { continue };
                let key = after.key(bounds);
                if key == before && bounds.links != LinkModel::Duplicating {
                    continue;
                }
                stands_still = false;
                found.generated += 1;
                violated.extend(after.violated());
                if seen.insert(key) {
                    next.push(after);
                }
            }
            found.terminal += u64::from(stands_still);
        }
        if !violated.is_empty() {
            found.violated = Some((step, violated));
            return found;
        }
        if next.is_empty() {
            break;
        }
        found.levels.push(next.len() as u64);
        level = next;
    }
    found
}

impl State {
    pub(crate) fn begin(core: Core, scenario: &Scenario, bounds: &Bounds) -> Self {
        let mut settings = scenario.world.clone();
        settings.by = RunMode::Hand;
        let config = Config::new(NodeId(1), settings.nodes)
            .with_options(scenario.options.clone())
            .with_suspended(scenario.suspended.clone());
        let mut disks = vec![None; settings.nodes as usize];
        for (node, words) in &scenario.given {
            disks[node.index()] = Some(core.initial_disk(words).expect("a disk"));
        }
        let JudgedWorld { world, judge, .. } =
            JudgedWorld::new(core, &settings, &config, disks, Rc::from([]));
        let (spent, info) = (Spent::default(), core.info);
        let history = OperationHistory::new(info, &config);
        let (answered, refused) = (false, false);
        let mut state = Self { world, judge, history, spent, answered, refused, info };
        while !state.world.begun() {
            state.step();
        }
        state.finish_writes(bounds);
        // A search never lets a client follow an answer.
        for ask in &bounds.requests {
            for node in 1..=settings.nodes {
                let (from, to) = (Endpoint::Node(NodeId(node)), Endpoint::Client(ask.client));
                state.play(&Action::Cut(Path { from, to, both: false }));
            }
        }
        state
    }

    /// One event, judged without its number, since worlds must not differ by their past.
    fn step(&mut self) -> Option<EventKind> {
        let event = self.world.step()?.clone();
        let kind = event.kind.clone();
        let answers = |node_action: &NodeAction| match node_action {
            NodeAction::Replied(_, reply) => matches!(reply, Reply::Done { .. }),
            NodeAction::Decided(..) => true,
            _ => false,
        };
        if let EventKind::Delivered(envelope) = &event.kind
            && let (Payload::Request(request), Endpoint::Node(_)) = (&envelope.payload, envelope.to)
        {
            self.history.asked(request.unverified());
        }
        for (node, node_action) in &event.node_actions {
            self.answered |= answers(node_action);
            self.refused |= matches!(node_action, NodeAction::Replied(_, Reply::Refused(_)));
            if let NodeAction::Decided(_, command) = node_action
                && !self.world.adversary().lies(*node)
            {
                self.history.decided(command);
            }
        }
        // Every reply is lost at the cut between its node and its client; there it is read.
        if let EventKind::Lost(envelope, _) = &event.kind
            && let (Payload::Reply(to, reply), Endpoint::Node(from)) =
                (&envelope.payload, envelope.from)
        {
            self.history.replied(from, *to, reply);
        }
        self.judge.see(&Event { number: 0, ..event });
        Some(kind)
    }

    /// Carries out an action and what follows by itself. `None` when the world could not.
    fn play(&mut self, action: &Action) -> Option<()> {
        self.world.follow(Rc::from([(Moment::default(), action.clone())]), 0);
        while self.world.done() == 0 || self.world.goes_on() {
            if let EventKind::Missed(_, why) = self.step()? {
                panic!("{action}: {why}");
            }
        }
        Some(())
    }

    fn finish_writes(&mut self, bounds: &Bounds) {
        if bounds.disk == DiskModel::AtOnce {
            let writer = |world: &World| {
                world.nodes().iter().find(|node| node.writing.is_some()).map(|node| node.id())
            };
            while let Some(node) = writer(&self.world) {
                self.play(&Action::Write(node, None));
            }
        }
    }

    fn letters(&self) -> Vec<Letter> {
        let letter = |envelope: &Envelope| match (envelope.from, envelope.to, &envelope.payload) {
            (Endpoint::Node(from), Endpoint::Node(to), Payload::Message(message)) => {
                Some((from, to, Some(message.clone())))
            }
            (Endpoint::Node(from), Endpoint::Node(to), Payload::Disconnect) => {
                Some((from, to, None))
            }
            _ => None,
        };
        self.world.envelopes().filter_map(letter).collect()
    }

    fn nodes(&self) -> Vec<NodeState> {
        let node = |node: &simulator::Node| {
            let mut timers: Vec<Timer> =
                node.running_timers.iter().map(|running_timer| running_timer.timer).collect();
            timers.sort_unstable_by_key(Timer::order);
            let known = self.world.adversary();
            let lying = known.lies(node.id());
            let lying = lying.then(|| (known.ways(node.id()), known.knowledge().clone()));
            (node.replica.clone(), timers, node.disk.clone(), node.queue().collect(), lying)
        };
        self.world.nodes().iter().map(node).collect()
    }

    fn key(&self, bounds: &Bounds) -> Key {
        let mut letters = self.letters();
        match bounds.links {
            LinkModel::Fifo => letters.sort_by_key(|(from, to, _)| (*from, *to)),
            _ => letters.sort_by_key(digest_of),
        }
        if bounds.links == LinkModel::Duplicating {
            letters.dedup();
        }
        let (agreement, answers, monitor) = self.judge.memory();
        let judged = (agreement.clone(), answers.clone(), monitor.clone());
        // Who will be told of an end matters where there may be one.
        let ends = bounds.crashes > 0 || bounds.drops != Some(0);
        let open = if ends { self.world.open_sessions() } else { Vec::new() };
        let told = self.told(bounds);
        (self.nodes(), letters, open, self.spent, judged, told)
    }

    fn told(&self, bounds: &Bounds) -> Told {
        let name = |ask: &SearchRequest| {
            (RequestId { client: ask.client, number: 1 }, ask.operation.clone())
        };
        self.history.rest(&bounds.requests.iter().map(name).collect::<Vec<_>>())
    }

    pub(crate) fn violated(&self) -> Vec<&'static Property> {
        let findings = self.judge.findings().iter();
        let fell = findings.filter(|it| !matches!(it.verdict, checker::Verdict::Holds));
        fell.map(|it| it.property).chain(self.history.violated()).collect()
    }

    /// The state after an action. `None` when it is no transition.
    fn after(&self, action: &Action, spent: Spent, bounds: &Bounds) -> Option<Self> {
        let mut after = self.clone();
        (after.spent, after.answered, after.refused) = (spent, false, false);
        if bounds.links == LinkModel::Duplicating
            && let Action::Deliver(flight) = action
        {
            after.play(&Action::Copy(flight.clone()));
        }
        after.play(action)?;
        after.finish_writes(bounds);
        let same_nodes = || after.nodes() == self.nodes();
        match action {
            // What changes nothing leaves the message where it is.
            Action::Deliver(flight) if bounds.links != LinkModel::Fifo => {
                let count = |state: &Self| state.letters().len();
                let sent = count(&after) + 1 - count(self);
                let copied = usize::from(bounds.links == LinkModel::Duplicating);
                let changes =
                    sent - copied > 0 || after.answered || after.spoke(self) || !same_nodes();
                changes.then_some(after).filter(|_| self.is_up(flight.to))
            }
            Action::Request { .. } | Action::Again { .. }
                if same_nodes() && !after.answered && (bounds.retries == 0 || !after.refused) =>
            {
                None
            }
            _ => Some(after),
        }
    }

    fn is_up(&self, node: NodeId) -> bool {
        self.world.nodes()[node.index()].replica.is_some()
    }

    /// Whether the judge knows anything that it did not know.
    fn spoke(&self, before: &Self) -> bool {
        self.judge.memory() != before.judge.memory() || !self.violated().is_empty()
    }

    /// Every action that could take place, and what is spent after it.
    fn choices(&self, bounds: &Bounds) -> Vec<(Action, Spent)> {
        let mut choices = Vec::new();
        let spent = self.spent;
        let mut seen: Vec<Letter> = Vec::new();
        let mut words: Vec<(NodeId, NodeId, &'static str)> = Vec::new();
        let may = |used: u32, most: Option<u32>| most.is_none_or(|most| used < most);
        for letter in self.letters() {
            let (from, to) = (letter.0, letter.1);
            let said = letter.2.as_ref();
            let word = said.map_or(DISCONNECT.id, |message| message.describe().word().id);
            words.push((from, to, word));
            let nth = words.iter().filter(|known| **known == (from, to, word)).count() as u32;
            let flight = MessageRef { word: word.to_owned(), nth: Some(nth), from, to };
            let behind = seen.iter().any(|known| (known.0, known.1) == (from, to));
            if seen.contains(&letter) {
                continue;
            }
            if !(behind && bounds.links == LinkModel::Fifo) {
                choices.push((Action::Deliver(flight.clone()), spent));
            }
            // Losing anything ends the session, whatever it was; its end cannot be lost.
            let pair = [(from, to), (to, from)];
            let other = |known: &Letter| known.2.is_some() && pair.contains(&(known.0, known.1));
            let sessions = self.info.links == protocol::Links::Sessions;
            let one_of_many = sessions && (letter.2.is_none() || seen.iter().any(other));
            if may(spent.drops, bounds.drops) && !one_of_many {
                let counted = u32::from(bounds.drops.is_some());
                let spent = Spent { drops: spent.drops + counted, ..spent };
                choices.push((Action::Drop(flight.clone()), spent));
            }
            if spent.duplicates < bounds.duplicates {
                let spent = Spent { duplicates: spent.duplicates + 1, ..spent };
                choices.push((Action::Copy(flight), spent));
            }
            seen.push(letter);
        }
        for node in self.world.nodes() {
            let id = node.id();
            if node.replica.is_none() {
                choices.push((Action::Restart(vec![id]), spent));
                continue;
            }
            if node.writing.is_some() {
                choices.push((Action::Write(id, None), spent));
            }
            for running_timer in
                node.running_timers.iter().filter(|_| may(spent.timers, bounds.timers))
            {
                let counted = u32::from(bounds.timers.is_some());
                let spent = Spent { timers: spent.timers + counted, ..spent };
                choices.push((Action::Fire(id, running_timer.timer.word.id.to_owned()), spent));
            }
            if spent.crashes < bounds.crashes {
                let spent = Spent { crashes: spent.crashes + 1, ..spent };
                let pendings: &[Option<Pending>] = match node.writing {
                    Some(_) => &[Some(Pending::Lost), Some(Pending::Kept)],
                    None => &[None],
                };
                let crash = |pending: &_| Action::Crash { nodes: vec![id], pending: *pending };
                choices.extend(pendings.iter().map(|pending| (crash(pending), spent)));
            }
            if spent.liars < bounds.liars && !self.world.adversary().lies(id) {
                let spent = Spent { liars: spent.liars + 1, ..spent };
                let lie = |kind: &str| Action::Lie {
                    who: Endpoint::Node(id),
                    behaviour: kind.to_owned(),
                    terms: Box::default(),
                };
                let all = self.info.lies.iter().map(|lie| lie.name);
                let told = all.filter(|kind| bounds.lies.is_empty() || bounds.lies.contains(kind));
                choices.extend(told.map(|kind| (lie(kind), spent)));
            }
            for (at, ask) in bounds.requests.iter().enumerate() {
                let bit = 1 << at;
                if spent.requests & bit == 0 && ask.at.is_none_or(|at| at == id) {
                    let spent = Spent { requests: spent.requests | bit, ..spent };
                    let (client, operation) = (Some(ask.client), ask.operation.clone());
                    choices.push((Action::Request { client, operation, at: Some(id) }, spent));
                }
                if spent.requests & bit != 0 && spent.retries < bounds.retries {
                    let spent = Spent { retries: spent.retries + 1, ..spent };
                    let client = Some(ask.client);
                    choices.push((Action::Again { client, at: Some(id) }, spent));
                }
            }
        }
        choices
    }
}
