//! The watch: every property of a run, and what is known about it.

use protocol::{
    AGREEMENT, Assumption, Breach, Config, EXACTLY_ONCE, Fault, INTEGRITY, Info, LINEARIZABILITY,
    NodeId, Operation, Property, Replies, RequestId, SEQUENTIAL_CONSISTENCY, Slot, TERMINATION,
    TRUTHFUL_ANSWERS, Time, VALIDITY,
};
use scenario::{Action, By, DiskChange, Endpoint, Ratio, World as Settings};
use simulator::core::{Durable, Witness};
use simulator::{Core, Deed, Happening, Kind, Payload, Turn, World};

use crate::agreement::Common;
use crate::answers::Answers;
use crate::clients::Clients;
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
        /// The world had broken something that the protocol assumes.
        assumption: Option<Broken>,
    },
}

/// An assumption, and what broke it first.
#[derive(Clone, Debug)]
pub struct Broken {
    /// Which.
    pub assumption: Assumption,
    /// What was done.
    pub action: Action,
    /// The event in which that was done.
    pub event: u64,
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
    broken: Vec<Broken>,
    /// Nodes that lie, or did once: nothing they say of themselves is believed.
    liars: Vec<NodeId>,
    /// Nodes whose disks were wiped or lie. Where nodes may be faulty, these are.
    forgetful: Vec<NodeId>,
    tolerated: usize,
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
        Self {
            info,
            findings: everyones.into_iter().chain(own).chain(timed).map(holds).collect(),
            common: Common::new(config.members().len() + config.observers().len(), has_past),
            answers: Answers::new(info, config),
            clients: Clients::new(info),
            local: sequential.then(Local::default),
            witness: core.witness(config),
            broken: Vec::new(),
            liars: Vec::new(),
            forgetful: Vec::new(),
            tolerated: info.bears_liars(config),
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
                self.note_broken(action, happening.number);
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
                Endpoint::Node(node) => self.answers.told_done(happening.number, node, id),
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
        let needed = |broken: &&Broken| {
            broken.assumption != Assumption::Synchrony
                && (self.info.assumes.contains(&broken.assumption)
                    || assumes.contains(&broken.assumption))
        };
        let assumption = self.broken.iter().find(needed).cloned();
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
            let why = intersection::of(world, &self.liars, deciders, breach.slot);
            breach.because = format!("{} {why}", breach.because);
        }
    }

    /// How many nodes lie, or have lost their disks.
    fn faulty(&self) -> usize {
        let honest = |node: &&NodeId| !self.liars.contains(*node);
        let forgetful = match self.info.tolerates {
            Fault::Byzantine => self.forgetful.iter().filter(honest).count(),
            Fault::Crash => 0,
        };
        self.liars.len() + forgetful
    }

    /// The monitor hears whose disk forgets.
    fn note_lost_disks(&mut self, action: &Action, happening: &Happening) {
        let nodes = match action {
            Action::Wipe(nodes) => nodes.as_slice(),
            Action::Disk(node, DiskChange::Lying) => core::slice::from_ref(node),
            _ => return,
        };
        for &node in nodes {
            if !self.forgetful.contains(&node) {
                self.forgetful.push(node);
            }
            let judged = self.witness.lost_disk(happening.number, node);
            self.find_all(judged, happening);
        }
    }

    /// Remembers what an action breaks of what protocols assume.
    fn note_broken(&mut self, action: &Action, event: u64) {
        let assumption = match action {
            Action::Wipe(_) | Action::Disk(_, DiskChange::Lying)
                if self.info.tolerates == Fault::Byzantine =>
            {
                if self.faulty() <= self.tolerated {
                    return;
                }
                Assumption::FaultsAtMostF
            }
            Action::Wipe(_) | Action::Disk(_, DiskChange::Lying) => Assumption::DurableDisk,
            Action::Clock(_, rate) if *rate != Ratio::ONE => Assumption::BoundedDrift,
            Action::Lie { who: Endpoint::Node(node), .. } => {
                if !self.liars.contains(node) {
                    self.liars.push(*node);
                }
                if self.faulty() <= self.tolerated {
                    return;
                }
                match self.info.tolerates {
                    Fault::Crash => Assumption::NoLiars,
                    Fault::Byzantine => Assumption::FaultsAtMostF,
                }
            }
            Action::Lie { who: Endpoint::Client(client), .. } => {
                self.common.lies(*client);
                self.answers.lies(*client);
                self.clients.lies(*client);
                return;
            }
            _ => return,
        };
        if !self.broken.iter().any(|known| known.assumption == assumption) {
            self.broken.push(Broken { assumption, action: action.clone(), event });
        }
    }
}

/// A world and its watch, moved on together.
#[derive(Clone, Debug)]
pub struct Watched {
    /// The world.
    pub world: World,
    /// Its watch.
    pub watch: Watch,
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
        let has_past = disks.iter().any(Option::is_some);
        let world = World::new(core, settings, config, disks, plan);
        let termination = Termination::new(core.info, settings, config);
        let watch = Watch::new(core, config, has_past, settings.by);
        Self { world, watch, termination }
    }

    /// Moves on by one event, and judges it.
    pub fn step(&mut self) -> Option<&Happening> {
        let happening = self.world.step()?;
        let violations = self.watch.violations;
        self.watch.see(happening);
        if self.watch.violations > violations && !self.watch.liars.is_empty() {
            self.watch.blame_liars(&self.world);
        }
        if self.termination.is_due(self.world.now()) {
            let (now, whole) = (self.world.now(), self.world.is_whole());
            let liar = |client| self.world.adversary().client_lies(client);
            let open = self.world.open_requests().filter(|it| !liar(it.request.id.client));
            let late = self.termination.look(now, whole, open);
            if let Some(breach) = late {
                self.watch.find(breach, &[], self.world.last());
            }
        }
        Some(self.world.last())
    }
}
