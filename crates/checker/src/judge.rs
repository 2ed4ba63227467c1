//! The judge of a run: every property, and what is known about it.

use std::collections::BTreeSet;

use protocol::{
    AGREEMENT, Assumption, Breach, Config, EXACTLY_ONCE, INTEGRITY, Info, LINEARIZABILITY, NodeId,
    Operation, Property, ReplyQuorum, RequestId, SEQUENTIAL_CONSISTENCY, Slot, TERMINATION,
    TRUTHFUL_ANSWERS, Time, VALIDITY,
};
use scenario::{Action, DiskChange, Endpoint, RunMode, WorldSettings};
use simulator::core::{Durable, Monitor};
use simulator::{ClientAction, Core, Event, EventKind, NodeAction, Obstacle, Payload, World};

use crate::agreement::AgreementMonitor;
use crate::answers::Answers;
use crate::blame::{BrokenAssumption, Faults};
use crate::clients::Clients;
use crate::clocks::Clocks;
use crate::intersection;
use crate::local::{LocalReads, StaleReads};
use crate::operations::ClientOperation;
use crate::termination::{Backlog, Termination};

/// A property, and whether it holds.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The property that is judged.
    pub property: &'static Property,
    /// What is known.
    pub verdict: Verdict,
}

/// Whether a property holds.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// So far.
    Holds,
    /// The property is violated.
    Violated {
        /// What shows it.
        breach: Breach,
        /// The event that showed it.
        event: u64,
        /// When that was.
        time: Time,
        /// What the protocol assumes did not hold, and that may be the reason.
        assumption: Option<BrokenAssumption>,
    },
}

/// Judges every event of a run. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Judge {
    info: &'static Info,
    findings: Vec<Finding>,
    agreement: AgreementMonitor,
    answers: Answers,
    clients: Clients,
    /// Where local reads promise to be sequentially consistent.
    local: Option<LocalReads>,
    monitor: Monitor,
    faults: Faults,
    /// What has just been found rests on how clocks run: the assumption, and the event of the answer.
    rests: Option<(Assumption, u64)>,
    /// Nodes that lie, or did once: nothing they say of themselves is believed.
    liars: Vec<NodeId>,
    violations: usize,
    news: Vec<Slot>,
}

impl Judge {
    /// The watch of a run that has not begun; `has_past` says that disks were given. By hand
    /// there is no time, and so nothing to be said of termination.
    pub fn new(core: Core, config: &Config, has_past: bool, by: RunMode) -> Self {
        let info = core.info;
        let everyones =
            [&AGREEMENT, &VALIDITY, &INTEGRITY, &LINEARIZABILITY, &EXACTLY_ONCE, &TRUTHFUL_ANSWERS];
        let timed = (by == RunMode::Time).then_some(&TERMINATION);
        let own = info.properties.iter().copied();
        let sequential = info.properties.iter().any(|it| it.id == SEQUENTIAL_CONSISTENCY.id);
        let holds = |property| Finding { property, verdict: Verdict::Holds };
        let nodes = config.members().len() + config.observers().len();
        Self {
            info,
            findings: everyones.into_iter().chain(own).chain(timed).map(holds).collect(),
            agreement: AgreementMonitor::new(nodes, has_past),
            answers: Answers::new(info),
            clients: Clients::new(info),
            local: sequential.then(LocalReads::default),
            monitor: core.monitor(config),
            faults: Faults::new(nodes, info.tolerates_liars(config), by),
            rests: None,
            liars: Vec::new(),
            violations: 0,
            news: Vec::new(),
        }
    }

    /// What is known about each property.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many properties are violated, whatever the world had broken.
    pub const fn violations(&self) -> usize {
        self.violations
    }

    /// All that past events can still make of the verdict on later ones: for agreement, validity
    /// and integrity, and for the protocol's own properties.
    pub const fn memory(&self) -> (&AgreementMonitor, &Answers, &Monitor) {
        (&self.agreement, &self.answers, &self.monitor)
    }

    /// The slots that somebody decided for the first time in the last event.
    pub fn newly_decided(&self) -> &[Slot] {
        &self.news
    }

    /// Everything that clients asked: what is answered in the order of the answers, then what is not.
    pub fn client_operations(&self) -> impl DoubleEndedIterator<Item = &ClientOperation> {
        self.clients.client_operations()
    }

    /// The request with which the history ceased to be linearizable.
    pub const fn not_linearizable(&self) -> Option<RequestId> {
        self.clients.not_linearizable()
    }

    /// Whether an operation is part of the verdict on linearizability.
    pub fn counts(&self, operation: &Operation) -> bool {
        self.clients.counts(operation)
    }

    /// The local reads that were old, where they are judged by sequential consistency.
    pub fn old_reads(&self) -> Option<StaleReads> {
        self.local.as_ref().and_then(LocalReads::old)
    }

    /// The nodes that lie, or did once, in the order in which they began.
    pub fn liars(&self) -> &[NodeId] {
        &self.liars
    }

    /// Sees an event that has just taken place.
    pub fn see(&mut self, event: &Event) {
        self.news.clear();
        self.faults.see(event);
        match &event.kind {
            EventKind::Delivered(envelope) => {
                if let Payload::Request(request) = &envelope.payload
                    && let Endpoint::Node(node) = envelope.to
                    && let Some(request) = request.verify()
                {
                    self.agreement.asked(request);
                    self.answers.asked(request);
                    let judged = self.monitor.asked(event.number, node, request);
                    self.find_all(judged, event);
                }
            }
            EventKind::Acted(action) => {
                self.note_lost_disks(action, event);
                self.note_liars(action);
            }
            _ => {}
        }
        for (node, node_action) in &event.node_actions {
            self.see_node_action(event, *node, node_action);
        }
        match &event.client_action {
            Some(ClientAction::Asked(request)) => {
                self.clients.asked(event.number, request);
                self.local.iter_mut().for_each(|local| local.asked(request));
            }
            Some(ClientAction::Answered(id, answer)) => {
                if let Some(local) = &mut self.local
                    && let Some(breach) = local.answered(*id, answer)
                {
                    self.find(breach, &[], event);
                }
                let heard = self.heard(event, *id);
                self.find_all(heard, event);
                if let Some(broken) = self.clients.answered(event.number, *id, answer) {
                    let mut promised = self.info.promises.iter();
                    let promised = promised.find(|promise| Some(promise.level) == broken.level);
                    let assumes = promised.map_or(&[][..], |promise| promise.assumes);
                    for breach in broken.breaches {
                        self.find(breach, assumes, event);
                    }
                }
            }
            None => {}
        }
    }

    fn see_node_action(&mut self, event: &Event, node: NodeId, node_action: &NodeAction) {
        if self.liars.contains(&node) {
            return;
        }
        match node_action {
            NodeAction::Started(_) => self.agreement.started(node),
            NodeAction::Decided(slot, command) => {
                if !self.agreement.is_decided(*slot) {
                    self.news.push(*slot);
                    self.clients.decided(event.number, *slot, command);
                    self.local.iter_mut().for_each(|local| local.decided(*slot, command));
                }
                let breaches: Vec<_> =
                    self.agreement.decides(event.number, node, *slot, command).collect();
                for breach in breaches {
                    self.find(breach, &[], event);
                }
                let judged = self.answers.decided(event.number, node, *slot, command);
                self.find_all(judged, event);
            }
            NodeAction::Replied(id, reply) => {
                let judged = self.answers.replied(event.number, node, *id, reply);
                self.find_all(judged, event);
            }
            _ => {}
        }
        let judged = self.monitor.see(event.number, node, node_action);
        self.find_all(judged, event);
    }

    /// A client believes an answer. Where one reply is enough, its node was judged when it left.
    fn heard(&mut self, event: &Event, id: RequestId) -> Result<(), Breach> {
        match &event.kind {
            EventKind::Delivered(envelope) if self.info.replies != ReplyQuorum::One => {
                match envelope.from {
                    Endpoint::Node(node) => self.answers.told_done(node, id),
                    Endpoint::Client(_) => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    fn find_all(&mut self, judged: Result<(), Breach>, event: &Event) {
        if let Err(breach) = judged {
            breach.each().for_each(|breach| self.find(breach, &[], event));
        }
    }

    /// The first breach of a property stands. What was promised may rest on more than the protocol
    /// assumes in any case.
    fn find(&mut self, breach: Breach, assumes: &[Assumption], event: &Event) {
        let finding =
            self.findings.iter_mut().find(|finding| finding.property.id == breach.property.id);
        let Some(Finding { verdict: verdict @ Verdict::Holds, .. }) = finding else { return };
        let (nodes, clients) = concerned(event, &breach);
        let assumption = self.faults.excuse(self.info, &nodes, breach.earlier, clients);
        if let (None, Some(rests), EventKind::Delivered(answer)) =
            (&assumption, assumes.first(), &event.kind)
        {
            self.rests = Some((*rests, answer.cause));
        }
        let (event, time) = (event.number, event.time);
        *verdict = Verdict::Violated { breach, event, time, assumption };
        self.violations += 1;
    }

    /// What has just been violated under too many liars says how they did it.
    fn blame_liars(&mut self, world: &World) {
        let now = world.last().number;
        for finding in &mut self.findings {
            let Verdict::Violated { breach, event, assumption: Some(broken), .. } =
                &mut finding.verdict
            else {
                continue;
            };
            let lies = [Assumption::NoLiars, Assumption::FaultsAtMostF];
            if *event != now || !lies.contains(&broken.assumption) {
                continue;
            }
            let decides = |(node, node_action): &(NodeId, NodeAction)| match node_action {
                NodeAction::Decided(slot, _) if Some(*slot) == breach.slot => Some(*node),
                _ => None,
            };
            let second = world.last().node_actions.iter().find_map(decides);
            let first = breach.slot.and_then(|slot| self.agreement.decider(slot));
            let deciders = first.zip(second).filter(|(first, second)| first != second);
            let faulty = self.faults.nodes();
            let why = intersection::of(world, &faulty, &self.liars, deciders, breach.slot);
            breach.because = format!("{} {why}", breach.because);
        }
    }

    /// What has just been found is laid to clocks, if none that keep to their bound allow it.
    fn blame_clocks(&mut self, world: &World, clocks: &Clocks) {
        let Some((assumption, answer)) = self.rests.take() else { return };
        let now = world.last().number;
        for finding in &mut self.findings {
            if let Verdict::Violated { event, assumption: excuse @ None, .. } = &mut finding.verdict
                && *event == now
            {
                *excuse = clocks.blame(world, assumption, answer);
            }
        }
    }

    /// The monitor hears whose disk forgets.
    fn note_lost_disks(&mut self, action: &Action, event: &Event) {
        let nodes = match action {
            Action::Wipe(nodes) => nodes.as_slice(),
            Action::Disk(node, DiskChange::Lying) => core::slice::from_ref(node),
            _ => return,
        };
        for &node in nodes {
            let judged = self.monitor.lost_disk(event.number, node);
            self.find_all(judged, event);
        }
    }

    /// Remembers who lies.
    fn note_liars(&mut self, action: &Action) {
        match action {
            Action::Lie { who: Endpoint::Node(node), .. } if !self.liars.contains(node) => {
                self.liars.push(*node);
            }
            Action::Lie { who: Endpoint::Client(client), .. } => {
                self.agreement.lies(*client);
                self.answers.lies(*client);
                self.clients.lies(*client);
            }
            _ => {}
        }
    }
}

/// Whose doing it is that an event violates something, and whether clients saw it.
fn concerned(event: &Event, breach: &Breach) -> (Vec<NodeId>, bool) {
    let mut nodes: Vec<NodeId> = event.node_actions.iter().map(|(node, _)| *node).collect();
    if let EventKind::Delivered(envelope) = &event.kind
        && let Endpoint::Node(from) = envelope.from
    {
        nodes.push(from);
    }
    let seen = [&LINEARIZABILITY, &EXACTLY_ONCE, &SEQUENTIAL_CONSISTENCY, &TRUTHFUL_ANSWERS];
    (nodes, seen.contains(&breach.property))
}

/// A world and its judge, advanced together.
#[derive(Clone, Debug)]
pub struct JudgedWorld {
    /// The world.
    pub world: World,
    /// Its watch.
    pub judge: Judge,
    clocks: Option<Clocks>,
    termination: Termination,
}

impl JudgedWorld {
    /// A world at its beginning, and its judge.
    pub fn new(
        core: Core,
        settings: &WorldSettings,
        config: &Config,
        disks: Vec<Option<Durable>>,
        plan: simulator::Plan,
    ) -> Self {
        let given: Vec<bool> = disks.iter().map(Option::is_some).collect();
        let world = World::new(core, settings, config, disks, plan);
        let termination = Termination::new(core.info, settings, config);
        let mut judge = Judge::new(core, config, given.contains(&true), settings.by);
        let given = given.iter().enumerate().filter(|(_, given)| **given);
        given.for_each(|(node, _)| judge.faults.given(node));
        let clocks = Clocks::new(core.info, &world, settings.by);
        Self { world, judge, clocks, termination }
    }

    /// Moves on by one event, and judges it.
    pub fn step(&mut self) -> Option<&Event> {
        let event = self.world.step()?;
        let violations = self.judge.violations;
        self.judge.see(event);
        let answers = matches!(event.client_action, Some(ClientAction::Answered(..)));
        if let Some(clocks) = &mut self.clocks {
            clocks.see(&self.world);
            self.judge.blame_clocks(&self.world, clocks);
        }
        if self.judge.violations > violations && !self.judge.faults.nodes().is_empty() {
            self.judge.blame_liars(&self.world);
        }
        let now = self.world.now();
        if answers {
            self.termination.answered(now);
        }
        if !self.judge.news.is_empty() {
            self.termination.decided(now, self.judge.news.len());
        }
        if self.termination.is_due(now) {
            let whole = self.world.obstacle().is_none();
            let liar = |client| self.world.adversary().client_lies(client);
            let clients = self.world.clients().iter();
            let waits = clients.filter(|client| !client.paused && !liar(client.id));
            let open = waits.flat_map(|client| &client.open);
            let undecided = || backlog(&self.judge.clients, &self.world);
            if let Some(breach) = self.termination.look(now, whole, open, undecided) {
                self.judge.find(breach, &[], self.world.last());
            }
        }
        Some(self.world.last())
    }

    /// Why nobody can promise now that what clients ask for is decided, if anything stands in the way.
    pub fn obstacle(&self) -> Option<Obstacle> {
        self.world.obstacle().or_else(|| self.termination.overload())
    }
}

/// What is still to be decided, and how often it was asked for.
fn backlog(clients: &Clients, world: &World) -> Backlog {
    let undecided: BTreeSet<RequestId> = clients.undecided().collect();
    let asked = world.unanswered().filter(|open| undecided.contains(&open.request.id));
    let copies = asked.map(|open| u64::from(open.attempts)).sum();
    Backlog { requests: undecided.len(), copies }
}
