//! A node: a replica, its disk, its timers, and the gate between it and the world.

use std::collections::VecDeque;
use std::ops::Range;

use protocol::{Command, Config, Damage, NodeId, Reply, RequestId, Slot, Time};
use scenario::Ratio;

use crate::core::{Durable, Effect, Message, Replica, Timer};

/// A node of the cluster.
#[derive(Clone, Debug)]
pub struct Node {
    /// What its replica is told at every start.
    pub config: Config,
    /// Where the world keeps it: its own number, but for the second of twins.
    pub(crate) place: NodeId,
    /// Its replica, unless it is down.
    pub replica: Option<Replica>,
    /// It stands still: nothing reaches it, no timer fires.
    pub paused: bool,
    /// What the disk says it holds.
    pub disk: Durable,
    /// What it would really hold after a crash, when it lies.
    pub lying: Option<Durable>,
    /// It cannot be read any more.
    pub corrupt: bool,
    /// What of it was damaged before the present start, or is and shows at the next.
    pub damaged: Vec<Damage>,
    /// It has no room: writes wait.
    pub full: bool,
    /// Until when its writes fail.
    pub fails_until: Option<Time>,
    /// How long a write takes; `None` is not at all.
    pub latency: Option<Range<Time>>,
    /// How fast its clock runs.
    pub rate: Ratio,
    /// Its running timers.
    pub running_timers: Vec<RunningTimer>,
    /// The write under way.
    pub writing: Option<PendingWrite>,
    /// Arrivals that wait for the end of a pause: slab entry and number of the flight.
    pub held: Vec<(u32, u64)>,
    pub(crate) gate: VecDeque<Gated>,
}

/// A running timer.
#[derive(Clone, Debug)]
pub struct RunningTimer {
    /// The timer that runs.
    pub timer: Timer,
    /// When it was set.
    pub set: Time,
    /// How long it runs by its node's clock.
    pub after: Range<Time>,
    /// When it fires; by hand, nobody knows.
    pub due: Option<Time>,
    /// The event that set it.
    pub cause: u64,
    pub(crate) generation: u64,
}

/// A write under way.
#[derive(Clone, Copy, Debug)]
pub struct PendingWrite {
    /// When it began.
    pub began: Time,
    /// When it ends; by hand, nobody knows.
    pub due: Option<Time>,
    /// The event that began it.
    pub cause: u64,
    pub(crate) generation: u64,
}

/// What waits at the gate.
#[derive(Clone, Debug)]
pub(crate) enum Gated {
    Persist(Durable),
    Send(NodeId, Message),
    Decide(Slot, Command),
    Reply(RequestId, Reply),
}

impl Node {
    pub(crate) fn new(config: Config, disk: Durable, latency: Option<Range<Time>>) -> Self {
        Self {
            place: config.me(),
            config,
            replica: None,
            paused: false,
            disk,
            lying: None,
            corrupt: false,
            damaged: Vec::new(),
            full: false,
            fails_until: None,
            latency,
            rate: Ratio::ONE,
            running_timers: Vec::new(),
            writing: None,
            held: Vec::new(),
            gate: VecDeque::new(),
        }
    }

    /// Which node this is.
    pub const fn id(&self) -> NodeId {
        self.config.me()
    }

    /// Whether a write that ends at this time fails.
    pub fn fails(&self, now: Time) -> bool {
        self.fails_until.is_some_and(|until| now < until)
    }

    /// Whether no write succeeds at this time.
    pub fn is_stuck(&self, now: Time) -> bool {
        self.full || self.fails(now)
    }

    /// Another disk, on which there is nothing wrong.
    pub(crate) fn exchange_disk(&mut self, empty: &Durable) {
        self.disk = empty.clone();
        self.lying = self.lying.as_ref().map(|_| empty.clone());
        self.corrupt = false;
        self.damaged.clear();
        (self.full, self.fails_until) = (false, None);
    }

    /// How many effects wait behind the write under way.
    pub fn waiting(&self) -> usize {
        self.gate.len()
    }

    /// What waits at the gate, in order, as the replica asked for it.
    pub fn queue(&self) -> impl Iterator<Item = Effect> + '_ {
        self.gate.iter().cloned().map(|gated| match gated {
            Gated::Persist(durable) => Effect::Persist(durable),
            Gated::Send(to, message) => Effect::Send(to, message),
            Gated::Decide(slot, command) => Effect::Decide(slot, command),
            Gated::Reply(to, reply) => Effect::Reply(to, reply),
        })
    }

    /// Stops it: all but the disk is gone. `kept` is what became of the write under way.
    pub(crate) fn stop(&mut self, kept: bool) {
        if let (true, Some(_), Some(Gated::Persist(pending))) =
            (kept, self.writing, self.gate.front())
        {
            self.disk = pending.clone();
        }
        if let Some(honest) = &self.lying {
            self.disk = honest.clone();
        }
        self.replica = None;
        self.damaged.clear();
        self.paused = false;
        self.running_timers.clear();
        self.writing = None;
        self.gate.clear();
    }

    /// A span of this node's clock in true time.
    pub(crate) fn true_time(&self, span: Time) -> Time {
        if self.rate == Ratio::ONE {
            return span;
        }
        Time(span.0.saturating_mul(1_000_000) / u64::from(self.rate.0.max(1)))
    }
}
