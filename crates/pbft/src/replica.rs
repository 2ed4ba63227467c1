//! The state of a replica, and where each input goes.

use alloc::rc::Rc;
use alloc::vec::Vec;
use core::ops::Range;

use protocol::{
    Command, Config, Disk, Effect, Fact, Info, Lie, Machine, Map, NodeId, NodeView, Observation,
    Output, Protocol, Request, Settings, Signed, Slot, UnknownSetting, monitor::Breach,
};

use crate::durable::{Durable, primary_of};
use crate::info;
use crate::message::{Committed, Departure, Message, Timer};
use crate::monitor::Monitor;
use crate::rules::DURABLE_LOG;
use crate::statement::{Batch, Checkpoint, Proof, Sequence, View, Vote};

/// One replica.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Pbft {
    pub(crate) config: Config,
    pub(crate) disk: Disk<Durable>,
    /// The state of the service, after `executed`.
    pub(crate) machine: Machine,
    /// The last number that is executed.
    pub(crate) executed: Sequence,
    /// What was executed since the stable checkpoint, slot by slot.
    pub(crate) history: Map<Slot, Executed>,
    /// What proves that numbers are committed, since the stable checkpoint.
    pub(crate) proofs: Map<Sequence, Committed>,
    /// The number that a primary gives next.
    pub(crate) next: Sequence,
    /// Votes for numbers between the watermarks, in this view and later ones.
    pub(crate) votes: Map<Sequence, Votes>,
    /// Pre-prepares of views that have not begun here, and those beyond the high watermark.
    pub(crate) early: Vec<(Signed<Vote>, Batch)>,
    /// What clients want and is not executed yet.
    pub(crate) waiting: Vec<Rc<Signed<Request>>>,
    /// Checkpoints of others and of its own that are not stable yet.
    pub(crate) checkpoints: Vec<Signed<Checkpoint>>,
    /// The latest view change of each replica.
    pub(crate) departures: Vec<Departure>,
    /// A stable checkpoint whose state is missing, and how often it was asked for.
    pub(crate) wanted: Option<(Proof, u32)>,
    /// The last view in which anything was executed: as many as came after it have failed.
    pub(crate) useful: View,
    /// How often in a row it said what it lacks.
    pub(crate) pleas: u32,
    /// Which timers run.
    pub(crate) running: Vec<Timer>,
    /// The request that the timer of requests runs for.
    pub(crate) timed: Option<Rc<Signed<Request>>>,
}

/// What was executed in a slot.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Executed {
    pub(crate) command: Command,
    /// Which number it had.
    pub(crate) sequence: Sequence,
    /// In which view it was committed.
    pub(crate) view: View,
}

/// The votes for a number, each with its signer.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct Votes {
    pub(crate) prepares: Vec<Signed<Vote>>,
    pub(crate) commits: Vec<Signed<Vote>>,
}

impl Protocol for Pbft {
    type Message = Message;
    type Timer = Timer;
    type Durable = Durable;
    type Monitor = Monitor;

    const INFO: Info = info::INFO;

    fn start(config: Config, durable: Durable, out: &mut Output<Self>) -> Self {
        let fresh = durable == Durable::default() || !durable.past.is_empty();
        let mut replica = Self::on(config, durable);
        let remembers = replica.disk.view > View(1) || replica.disk.log.size() > 0;
        if !fresh && remembers && !out.enforces(&DURABLE_LOG) {
            let stable = replica.disk.stable.clone();
            replica
                .disk
                .write(out, |disk| *disk = Durable { view: View(1), stable, ..Durable::default() });
            replica = Self::on(replica.config.clone(), (*replica.disk).clone());
        }
        replica.take_up(out);
        if !fresh {
            replica.say_status(out);
        }
        replica.mind_timers(false, out);
        replica
    }

    fn on_message(&mut self, from: NodeId, message: Message, out: &mut Output<Self>) {
        let before = self.standing();
        match message {
            Message::Request(request) => self.on_forwarded(request, out),
            Message::PrePrepare { vote, batch } => self.on_pre_prepare(vote, batch, out),
            Message::Prepare(vote) => self.on_prepare(vote, out),
            Message::Commit(vote) => self.on_commit(vote, out),
            Message::Checkpoint(checkpoint) => self.on_checkpoint(checkpoint, out),
            Message::ViewChange(departure) => self.on_view_change(departure, out),
            Message::NewView(arrival) => self.on_new_view(arrival, out),
            Message::Status(status) => self.on_status(from, status, out),
            Message::Committed(proof) => self.on_committed(proof, out),
            Message::Stable(proof) => self.on_stable(proof, out),
            Message::Fetch { sequence } => self.on_fetch(from, sequence, out),
            Message::State { proof, machine } => self.on_state(proof, machine, out),
        }
        self.mind_timers(self.standing() != before, out);
    }

    fn on_timer(&mut self, timer: Timer, out: &mut Output<Self>) {
        let before = self.standing();
        self.running.retain(|running| *running != timer);
        match timer {
            Timer::Request => self.on_request_timeout(out),
            Timer::NewView => self.on_new_view_timeout(out),
            Timer::Status => self.on_status_due(out),
        }
        self.mind_timers(self.standing() != before, out);
    }

    fn on_request(&mut self, request: Signed<Request>, out: &mut Output<Self>) {
        self.on_client_request(request, out);
        self.mind_timers(false, out);
    }

    fn view(&self, slots: Range<Slot>) -> NodeView {
        self.seen(slots)
    }

    fn facts(&self) -> Vec<Fact> {
        self.facts_seen()
    }

    fn machine(&self) -> Option<&Machine> {
        Some(&self.machine)
    }

    fn monitor(memory: &mut Monitor, seen: Observation<'_, Self>) -> Result<(), Breach> {
        memory.judge(seen)
    }

    fn check(config: &Config) -> Result<(), UnknownSetting> {
        info::check(config)
    }

    fn initial_disk(words: &Settings) -> Result<Durable, UnknownSetting> {
        crate::initial_disk::initial_disk(words)
    }

    fn quorum(&self, slot: Slot) -> Vec<NodeId> {
        self.committers(slot)
    }

    fn forge(config: &Config, told: &Effect<Self>, lie: Lie<'_, Self>) -> Vec<Effect<Self>> {
        crate::forge::forge(config, told, lie)
    }
}

impl Pbft {
    /// A replica that remembers its disk, and nothing else.
    fn on(config: Config, durable: Durable) -> Self {
        let disk = Disk::new(durable.with_past(&config));
        let (useful, proofs) = (disk.view, disk.proofs.clone());
        let last = disk.checkpoints.iter().next_back();
        let (executed, machine) = match last {
            Some((sequence, machine)) => (*sequence, machine.clone()),
            None => (disk.stable.sequence, disk.stable.machine.clone()),
        };
        Self {
            config,
            disk,
            machine,
            executed,
            history: Map::new(),
            proofs,
            next: executed.next(),
            votes: Map::new(),
            early: Vec::new(),
            waiting: Vec::new(),
            checkpoints: Vec::new(),
            departures: Vec::new(),
            wanted: None,
            useful,
            pleas: 0,
            running: Vec::new(),
            timed: None,
        }
    }

    /// Takes up again what stands on the disk: its votes are what they were.
    fn take_up(&mut self, out: &mut Output<Self>) {
        let log = self.disk.log.clone();
        for (sequence, entry) in log.iter() {
            if entry.proposal.is_some() {
                self.next = self.next.max(sequence.next());
            }
            let proposed = entry.proposal.iter().map(|proposal| &proposal.batch);
            for batch in proposed.chain(entry.prepared.iter().map(|(_, batch)| batch)) {
                self.await_execution(batch);
            }
        }
        for (sequence, machine) in self.disk.checkpoints.clone().iter() {
            self.checkpoints.push(self.config.sign(Checkpoint::of(*sequence, machine)));
        }
        self.departures.extend(self.disk.departure.clone());
        for (sequence, _) in log.iter() {
            self.recall_votes(*sequence);
        }
        self.execute(out);
    }
}

/// What the rest asks of the state, and tests may, too.
impl Pbft {
    /// The persistent state, as memory has it.
    pub fn durable(&self) -> &Durable {
        &self.disk
    }

    /// v: the view that it works in, or waits for.
    pub fn current_view(&self) -> View {
        self.disk.view
    }

    /// Whether it works in its view, rather than waiting for it to begin.
    pub fn is_active(&self) -> bool {
        self.disk.departure.is_none()
    }

    /// p: the primary of its view.
    pub fn primary(&self) -> NodeId {
        self.primary_of(self.disk.view)
    }

    /// Whether it is the primary, and its view has begun.
    pub fn leads(&self) -> bool {
        self.is_active() && self.primary() == self.config.me()
    }

    /// How far it has come, and in which view: when that changes, it lacks other things.
    fn standing(&self) -> (Sequence, View, bool) {
        (self.executed, self.disk.view, self.is_active())
    }

    /// The last number that it has executed.
    pub const fn executed(&self) -> Sequence {
        self.executed
    }

    pub(crate) fn primary_of(&self, view: View) -> NodeId {
        primary_of(view, &self.config)
    }

    /// h: the low watermark.
    pub(crate) fn low(&self) -> Sequence {
        self.disk.stable.sequence
    }

    /// H: the high watermark.
    pub(crate) fn high(&self) -> Sequence {
        Sequence(self.low().0.saturating_add(window(&self.config)))
    }
}

/// k: how far the watermarks are apart. With less than the distance of two checkpoints nothing would
/// ever be stable.
pub(crate) fn window(config: &Config) -> u64 {
    u64::from(config.count(&info::WINDOW).max(config.count(&info::CHECKPOINT)).max(1))
}
