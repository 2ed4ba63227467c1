//! The watch: every property of a run, and what is known about it.

use protocol::{
    AGREEMENT, Assumption, Breach, Config, EXACTLY_ONCE, INTEGRITY, Info, LINEARIZABILITY, NodeId,
    Operation, Property, Replies, RequestId, SEQUENTIAL_CONSISTENCY, Slot, TERMINATION,
    TRUTHFUL_ANSWERS, Time, VALIDITY,
};
use scenario::{Action, By, DiskChange, Endpoint, World as Settings};
use simulator::core::{Durable, Witness};
use simulator::{Core, Deed, Happening, Kind, Obstacle, Payload, Turn, World};

use crate::agreement::Common;
use crate::answers::Answers;
use crate::blame::{Broken, Faults};
use crate::clients::Clients;
use crate::clocks::Clocks;
use crate::intersection;
use crate::local::{Local, Old};
use crate::past::Exchange;
use crate::termination::Termination;

/// What is known about a property.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which.
    pub property: &'static Property,
    /// What is known.
    pub verdict: Verdict,
}

/// Whether a property holds.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// So far.
    Holds,
    /// No.
    Violated {
        /// What shows it.
        breach: Breach,
        /// The event that showed it.
        event: u64,
        /// When that was.
        time: Time,
        /// What the protocol assumes did not hold, and that may be the reason.
        assumption: Option<Broken>,
    },
}

/// Judges every event of a run. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Watch {
    info: &'static Info,
    findings: Vec<Finding>,
    common: Common,
    answers: Answers,
    clients: Clients,
    /// Where local reads promise to be sequentially consistent.
    local: Option<Local>,
    witness: Witness,
    faults: Faults,
    /// What has just been found rests on how clocks run: the assumption, and the event of the answer.
    rests: Option<(Assumption, u64)>,
    /// Nodes that lie, or did once: nothing they say of themselves is believed.
    liars: Vec<NodeId>,
    violations: usize,
    news: Vec<Slot>,
}

impl Watch {
    /// The watch of a run that has not begun; `has_past` says that disks were furnished. By hand
    /// there is no time, and so nothing to be said of termination.
    pub fn new(core: Core, config: &Config, has_past: bool, by: By) -> Self {
        let info = core.info;
        let everyones =
            [&AGREEMENT, &VALIDITY, &INTEGRITY, &LINEARIZABILITY, &EXACTLY_ONCE, &TRUTHFUL_ANSWERS];
        let timed = (by == By::Time).then_some(&TERMINATION);
        let own = info.properties.iter().copied();
        let sequential = info.properties.iter().any(|it| it.id == SEQUENTIAL_CONSISTENCY.id);
        let holds = |property| Finding { property, verdict: Verdict::Holds };
        let nodes = config.members().len() + config.observers().len();
        Self {
            info,
            findings: everyones.into_iter().chain(own).chain(timed).map(holds).collect(),
            common: Common::new(nodes, has_past),
            answers: Answers::new(info),
            clients: Clients::new(info),
            local: sequential.then(Local::default),
            witness: core.witness(config),
            faults: Faults::new(nodes, info.bears_liars(config), by),
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
    pub const fn memory(&self) -> (&Common, &Answers, &Witness) {
        (&self.common, &self.answers, &self.witness)
    }

    /// The slots that somebody decided for the first time in the last event.
    pub fn newly_decided(&self) -> &[Slot] {
        &self.news
    }

    /// Everything that clients asked: what is answered in the order of the answers, then what is not.
    pub fn exchanges(&self) -> impl DoubleEndedIterator<Item = &Exchange> {
        self.clients.exchanges()
    }

    /// The request with which the history ceased to be linearizable.
    pub const fn misfit(&self) -> Option<RequestId> {
        self.clients.misfit()
    }

    /// Whether an operation is part of the verdict on linearizability.
    pub fn counts(&self, operation: &Operation) -> bool {
        self.clients.counts(operation)
    }

    /// The local reads that were old, where they are judged by sequential consistency.
    pub fn old_reads(&self) -> Option<Old> {
        self.local.as_ref().and_then(Local::old)
    }

    /// The nodes that lie, or did once, in the order in which they began.
    pub fn liars(&self) -> &[NodeId] {
        &self.liars
    }

    /// Sees an event that has just taken place.
    pub fn see(&mut self, happening: &Happening) {
        self.news.clear();
        self.faults.see(happening);
        match &happening.kind {
            Kind::Delivered(parcel) => {
                if let Payload::Request(request) = &parcel.payload
                    && let Endpoint::Node(node) = parcel.to
                    && let Some(request) = request.verify()
                {
                    self.common.asked(request);
                    self.answers.asked(request);
                    let judged = self.witness.asked(happening.number, node, request);
                    self.find_all(judged, happening);
                }
            }
            Kind::Acted(action) => {
                self.note_lost_disks(action, happening);
                self.note_liars(action);
            }
            _ => {}
        }
        for (node, deed) in &happening.deeds {
            self.see_deed(happening, *node, deed);
        }
        match &happening.turn {
            Some(Turn::Asked(request)) => {
                self.clients.asked(happening.number, request);
                self.local.iter_mut().for_each(|local| local.asked(request));
            }
            Some(Turn::Answered(id, answer)) => {
                if let Some(local) = &mut self.local
                    && let Some(breach) = local.answered(*id, answer)
                {
                    self.find(breach, &[], happening);
                }
                let heard = self.heard(happening, *id);
                self.find_all(heard, happening);
                if let Some(broken) = self.clients.answered(happening.number, *id, answer) {
                    let mut promised = self.info.promises.iter();
                    let promised = promised.find(|promise| Some(promise.level) == broken.level);
                    let assumes = promised.map_or(&[][..], |promise| promise.assumes);
                    for breach in broken.breaches {
                        self.find(breach, assumes, happening);
                    }
                }
            }
            None => {}
        }
    }

    fn see_deed(&mut self, happening: &Happening, node: NodeId, deed: &Deed) {
        if self.liars.contains(&node) {
            return;
        }
        match deed {
            Deed::Started(_) => self.common.started(node),
            Deed::Decided(slot, command) => {
                if !self.common.is_decided(*slot) {
                    self.news.push(*slot);
                    self.clients.decided(happening.number, *slot, command);
                    self.local.iter_mut().for_each(|local| local.decided(*slot, command));
                }
                let breaches: Vec<_> =
                    self.common.decides(happening.number, node, *slot, command).collect();
                for breach in breaches {
                    self.find(breach, &[], happening);
                }
                let judged = self.answers.decided(happening.number, node, *slot, command);
                self.find_all(judged, happening);
            }
            Deed::Replied(id, reply) => {
                let judged = self.answers.replied(happening.number, node, *id, reply);
                self.find_all(judged, happening);
            }
            _ => {}
        }
        let judged = self.witness.see(happening.number, node, deed);
        self.find_all(judged, happening);
    }

    /// A client believes an answer. Where one reply is enough, its node was judged when it left.
    fn heard(&mut self, happening: &Happening, id: RequestId) -> Result<(), Breach> {
        match &happening.kind {
            Kind::Delivered(parcel) if self.info.replies != Replies::One => match parcel.from {
                Endpoint::Node(node) => self.answers.told_done(node, id),
                Endpoint::Client(_) => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn find_all(&mut self, judged: Result<(), Breach>, happening: &Happening) {
        if let Err(breach) = judged {
            breach.each().for_each(|breach| self.find(breach, &[], happening));
        }
    }

    /// The first breach of a property stands. What was promised may rest on more than the protocol
    /// assumes in any case.
    fn find(&mut self, breach: Breach, assumes: &[Assumption], happening: &Happening) {
        let finding =
            self.findings.iter_mut().find(|finding| finding.property.id == breach.property.id);
        let Some(Finding { verdict: verdict @ Verdict::Holds, .. }) = finding else { return };
        let (nodes, clients) = concerned(happening, &breach);
        let assumption = self.faults.excuse(self.info, &nodes, breach.earlier, clients);
        if let (None, Some(rests), Kind::Delivered(answer)) =
            (&assumption, assumes.first(), &happening.kind)
        {
            self.rests = Some((*rests, answer.cause));
        }
        let (event, time) = (happening.number, happening.time);
        *verdict = Verdict::Violated { breach, event, time, assumption };
        self.violations += 1;
    }

    /// What has just fallen under too many liars says how they did it.
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
            let decides = |(node, deed): &(NodeId, Deed)| match deed {
                Deed::Decided(slot, _) if Some(*slot) == breach.slot => Some(*node),
                _ => None,
            };
            let second = world.last().deeds.iter().find_map(decides);
            let first = breach.slot.and_then(|slot| self.common.decider(slot));
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
    fn note_lost_disks(&mut self, action: &Action, happening: &Happening) {
        let nodes = match action {
            Action::Wipe(nodes) => nodes.as_slice(),
            Action::Disk(node, DiskChange::Lying) => core::slice::from_ref(node),
            _ => return,
        };
        for &node in nodes {
            let judged = self.witness.lost_disk(happening.number, node);
            self.find_all(judged, happening);
        }
    }

    /// Remembers who lies.
    fn note_liars(&mut self, action: &Action) {
        match action {
            Action::Lie { who: Endpoint::Node(node), .. } if !self.liars.contains(node) => {
                self.liars.push(*node);
            }
            Action::Lie { who: Endpoint::Client(client), .. } => {
                self.common.lies(*client);
                self.answers.lies(*client);
                self.clients.lies(*client);
            }
            _ => {}
        }
    }
}

/// Whose doing it is that an event violates something, and whether clients saw it.
fn concerned(happening: &Happening, breach: &Breach) -> (Vec<NodeId>, bool) {
    let mut nodes: Vec<NodeId> = happening.deeds.iter().map(|(node, _)| *node).collect();
    if let Kind::Delivered(parcel) = &happening.kind
        && let Endpoint::Node(from) = parcel.from
    {
        nodes.push(from);
    }
    let seen = [&LINEARIZABILITY, &EXACTLY_ONCE, &SEQUENTIAL_CONSISTENCY, &TRUTHFUL_ANSWERS];
    (nodes, seen.contains(&breach.property))
}

/// A world and its watch, moved on together.
#[derive(Clone, Debug)]
pub struct Watched {
    /// The world.
    pub world: World,
    /// Its watch.
    pub watch: Watch,
    clocks: Option<Clocks>,
    termination: Termination,
}

impl Watched {
    /// A world at its beginning, and its watch.
    pub fn new(
        core: Core,
        settings: &Settings,
        config: &Config,
        disks: Vec<Option<Durable>>,
        plan: simulator::Plan,
    ) -> Self {
        let given: Vec<bool> = disks.iter().map(Option::is_some).collect();
        let world = World::new(core, settings, config, disks, plan);
        let termination = Termination::new(core.info, settings, config);
        let mut watch = Watch::new(core, config, given.contains(&true), settings.by);
        let given = given.iter().enumerate().filter(|(_, given)| **given);
        given.for_each(|(node, _)| watch.faults.given(node));
        let clocks = Clocks::new(core.info, &world, settings.by);
        Self { world, watch, clocks, termination }
    }

    /// Moves on by one event, and judges it.
    pub fn step(&mut self) -> Option<&Happening> {
        let happening = self.world.step()?;
        let violations = self.watch.violations;
        self.watch.see(happening);
        let answers = matches!(happening.turn, Some(Turn::Answered(..)));
        if let Some(clocks) = &mut self.clocks {
            clocks.see(&self.world);
            self.watch.blame_clocks(&self.world, clocks);
        }
        if self.watch.violations > violations && !self.watch.faults.nodes().is_empty() {
            self.watch.blame_liars(&self.world);
        }
        let now = self.world.now();
        if answers {
            self.termination.answered(now);
        }
        if !self.watch.news.is_empty() {
            self.termination.decided(now, self.watch.news.len());
        }
        if self.termination.is_due(now) {
            let whole = self.world.obstacle().is_none();
            let liar = |client| self.world.adversary().client_lies(client);
            let clients = self.world.clients().iter();
            let waits = clients.filter(|client| !client.paused && !liar(client.id));
            let open = waits.flat_map(|client| &client.open);
            let undecided = || self.watch.clients.undecided();
            if let Some(breach) = self.termination.look(now, whole, open, undecided) {
                self.watch.find(breach, &[], self.world.last());
            }
        }
        Some(self.world.last())
    }

    /// Why nobody can promise now that what clients ask for is decided, if anything stands in the way.
    pub fn obstacle(&self) -> Option<Obstacle> {
        self.world.obstacle().or_else(|| self.termination.overload())
    }
}
