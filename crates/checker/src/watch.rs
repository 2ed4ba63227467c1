//! The watch: every property of a run, and what is known about it.

use protocol::{
    AGREEMENT, Assumption, Breach, Config, Fault, INTEGRITY, NodeId, Observed, Property, Protocol,
    Seen, Slot, Time, VALIDITY,
};
use scenario::{Action, DiskChange, Ratio, World as Settings};
use simulator::{Deed, Happening, Kind, Payload, World};

use crate::agreement::Common;

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
pub struct Watch<P: Protocol> {
    findings: Vec<Finding>,
    common: Common,
    memory: P::Witness,
    broken: Vec<Broken>,
    liars: Vec<NodeId>,
    tolerated: usize,
    violations: usize,
    news: Vec<Slot>,
}

impl<P: Protocol> Watch<P> {
    /// The watch of a run that has not begun; `has_past` says that disks were furnished.
    pub fn new(config: &Config, has_past: bool) -> Self {
        let everyones = [&AGREEMENT, &VALIDITY, &INTEGRITY];
        let own = P::INFO.properties.iter().copied();
        let holds = |property| Finding { property, verdict: Verdict::Holds };
        Self {
            findings: everyones.into_iter().chain(own).map(holds).collect(),
            common: Common::new(config.members().len() + config.observers().len(), has_past),
            memory: P::Witness::default(),
            broken: Vec::new(),
            liars: Vec::new(),
            tolerated: if P::INFO.tolerates == Fault::Byzantine { config.liars() } else { 0 },
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
    pub const fn memory(&self) -> (&Common, &P::Witness) {
        (&self.common, &self.memory)
    }

    /// The slots that somebody decided for the first time in the last event.
    pub fn newly_decided(&self) -> &[Slot] {
        &self.news
    }

    /// Sees an event that has just taken place.
    pub fn see(&mut self, happening: &Happening<P>) {
        self.news.clear();
        match &happening.kind {
            Kind::Delivered(parcel) => {
                if let Payload::Request(request) = &parcel.payload {
                    request.verify().into_iter().for_each(|request| self.common.asked(request));
                }
            }
            Kind::Acted(action) => self.note_broken(action, happening.number),
            _ => {}
        }
        for (node, deed) in &happening.deeds {
            self.see_deed(happening, *node, deed);
        }
    }

    fn see_deed(&mut self, happening: &Happening<P>, node: NodeId, deed: &Deed<P>) {
        let what = match deed {
            Deed::Started(disk) => {
                self.common.started(node);
                Observed::Started(disk)
            }
            Deed::Wrote(disk) => Observed::Wrote(disk),
            Deed::Sent(parcel) => match (&parcel.payload, parcel.to) {
                (Payload::Message(message), scenario::Endpoint::Node(to)) => {
                    Observed::Sent(to, message)
                }
                _ => return,
            },
            Deed::Decided(slot, command) => {
                if !self.common.is_decided(*slot) {
                    self.news.push(*slot);
                }
                let breaches: Vec<_> =
                    self.common.decides(happening.number, node, *slot, command).collect();
                for breach in breaches {
                    self.find(breach, happening);
                }
                Observed::Decided(*slot, command)
            }
            Deed::Replied(to, reply) => Observed::Replied(*to, reply),
            Deed::Stopped | Deed::Cited(_) | Deed::BeganWrite | Deed::Held(..) => return,
        };
        let seen = Seen { node, event: happening.number, what };
        if let Err(breach) = P::witness(&mut self.memory, seen) {
            self.find(breach, happening);
        }
    }

    /// The first breach of a property stands.
    fn find(&mut self, breach: Breach, happening: &Happening<P>) {
        let finding =
            self.findings.iter_mut().find(|finding| finding.property.id == breach.property.id);
        let Some(Finding { verdict: verdict @ Verdict::Holds, .. }) = finding else { return };
        let needed = |broken: &&Broken| {
            broken.assumption != Assumption::Synchrony
                && P::INFO.assumes.contains(&broken.assumption)
        };
        let assumption = self.broken.iter().find(needed).cloned();
        let (event, time) = (happening.number, happening.time);
        *verdict = Verdict::Violated { breach, event, time, assumption };
        self.violations += 1;
    }

    /// Remembers what an action breaks of what protocols assume.
    fn note_broken(&mut self, action: &Action, event: u64) {
        let assumption = match action {
            Action::Wipe(_) | Action::Disk(_, DiskChange::Lying) => Assumption::DurableDisk,
            Action::Clock(_, rate) if *rate != Ratio::ONE => Assumption::BoundedDrift,
            Action::Lie { node, .. } => {
                if !self.liars.contains(node) {
                    self.liars.push(*node);
                }
                if self.liars.len() <= self.tolerated {
                    return;
                }
                Assumption::FaultsAtMostF
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
pub struct Watched<P: Protocol> {
    /// The world.
    pub world: World<P>,
    /// Its watch.
    pub watch: Watch<P>,
}

impl<P: Protocol> Watched<P> {
    /// A world at its beginning, and its watch.
    pub fn new(
        settings: &Settings,
        config: &Config,
        disks: Vec<P::Durable>,
        plan: simulator::Plan,
    ) -> Self {
        let has_past = disks.iter().any(|disk| *disk != P::Durable::default());
        let world = World::new(settings, config, disks, plan);
        Self { world, watch: Watch::new(config, has_past) }
    }

    /// Moves on by one event, and judges it.
    pub fn step(&mut self) -> Option<&Happening<P>> {
        let happening = self.world.step()?;
        self.watch.see(happening);
        Some(self.world.last())
    }
}
