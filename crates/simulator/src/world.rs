//! The world: a value that is moved on one event at a time.

use std::collections::BinaryHeap;
use std::rc::Rc;

use protocol::{ClientId, Config, Info, NodeId, Time};
use scenario::{Action, Endpoint, Moment, RunMode, WorldSettings};

use crate::adversary::Adversary;
use crate::chance::Chance;
use crate::client::{Client, OpenRequest};
use crate::core::{Core, Durable, Effect};
use crate::event::{Envelope, Event, EventKind};
use crate::event_queue::{EventQueue, ScheduledEvent};
use crate::network::Network;
use crate::node::Node;
use crate::session::Sessions;
use crate::settle::ManualStep;
use crate::standstill::EventCounter;

/// What repeats takes at least as long as this, so that time goes on: timers, and the patience and the
/// thoughts of clients.
pub const LEAST: Time = Time(1);

/// What will be done to a world, in order.
pub type Plan = Rc<[(Moment, Action)]>;

/// A cluster, its network, its clients and its clock.
///
/// Nothing here is hidden or shared with anything outside: a clone goes the same way as the
/// original. By hand ([`RunMode::Hand`]) nothing happens by itself and nothing is drawn; each event
/// then takes place one millisecond after the one before.
#[derive(Clone, Debug)]
pub struct World {
    pub(crate) core: Core,
    pub(crate) settings: Rc<WorldSettings>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) clients: Vec<Client>,
    pub(crate) network: Network,
    pub(crate) event_queue: EventQueue,
    pub(crate) chance: Chance,
    pub(crate) in_flight: Vec<Option<Envelope>>,
    pub(crate) free: Vec<u32>,
    plan: Plan,
    cursor: usize,
    booted: usize,
    pub(crate) settling: Option<Vec<NodeId>>,
    manual_step: Option<ManualStep>,
    pub(crate) sessions: Sessions,
    pub(crate) flights: u64,
    pub(crate) generations: u64,
    pub(crate) now: Time,
    pub(crate) event: Event,
    pub(crate) adversary: Adversary,
    pub(crate) effects: Vec<Effect>,
    meter: EventCounter,
    stopped: bool,
}

/// What happens next.
enum Next {
    Boot,
    Line,
    Settle(ManualStep),
    ScheduledEvent(Time, ScheduledEvent),
    Stop,
}

impl World {
    /// A world at its beginning. `config` is that of node 1; `disks` holds one for each node, empty
    /// where none is given.
    pub fn new(
        core: Core,
        settings: &WorldSettings,
        config: &Config,
        disks: Vec<Option<Durable>>,
        plan: Plan,
    ) -> Self {
        let node = |(at, disk)| {
            let me = NodeId(u32::try_from(at).expect("few nodes") + 1);
            let disk: Option<Durable> = disk;
            let disk = disk.unwrap_or_else(|| core.empty());
            Node::new(config.seen_by(me), disk, settings.disk.clone())
        };
        let mut world = Self {
            core,
            nodes: disks.into_iter().enumerate().map(node).collect(),
            clients: Vec::new(),
            network: Network::new(settings, core.info.links),
            event_queue: EventQueue::default(),
            chance: Chance::new(settings.seed),
            in_flight: Vec::new(),
            free: Vec::new(),
            plan,
            cursor: 0,
            booted: 0,
            settling: None,
            manual_step: None,
            sessions: Sessions::default(),
            flights: 0,
            generations: 0,
            now: Time::ZERO,
            event: Event {
                number: 0,
                time: Time::ZERO,
                nth: 0,
                kind: EventKind::Missed(Action::Note(String::new()), ""),
                cause: None,
                since: None,
                client_action: None,
                second: false,
                node_actions: Vec::new(),
            },
            adversary: Adversary::default(),
            effects: Vec::new(),
            meter: EventCounter::default(),
            stopped: false,
            settings: Rc::new(settings.clone()),
        };
        if settings.by == RunMode::Time {
            for client in 1..=settings.clients {
                world.clients.push(Client::new(ClientId(client), true));
                world.think_later(ClientId(client));
            }
        }
        world
    }

    /// The description of its protocol.
    pub const fn info(&self) -> &'static Info {
        self.core.info
    }

    /// Moves on by one event. `None` when nothing is left to happen.
    pub fn step(&mut self) -> Option<&Event> {
        let next = self.next()?;
        if self.moves_on(&next) {
            self.meter.reset();
        }
        self.begin(self.time_of(&next));
        match next {
            Next::Boot => self.boot(),
            Next::Line => {
                let action = self.plan[self.cursor].1.clone();
                self.cursor += 1;
                self.act(action);
            }
            Next::Settle(ManualStep::Write(node)) => self.write_by_hand(node),
            Next::Settle(ManualStep::Deliver(slab_key)) => self.arrive(slab_key),
            Next::ScheduledEvent(_, due) => {
                self.event_queue.remove_first();
                self.take(due);
            }
            Next::Stop => {
                self.stopped = true;
                self.event.kind = EventKind::Stopped(self.meter.sum_up(self.by_hand()));
            }
        }
        self.meter.count(&self.event);
        self.tidy();
        Some(&self.event)
    }

    /// When the next event takes place, unless somebody acts before.
    pub fn next_time(&self) -> Option<Time> {
        let next = self.next()?;
        Some(self.time_of(&next))
    }

    fn time_of(&self, next: &Next) -> Time {
        match next {
            Next::Boot => Time::ZERO,
            Next::ScheduledEvent(time, _) => *time,
            Next::Line if !self.by_hand() => self.plan[self.cursor].0.time.max(self.now),
            Next::Line | Next::Settle(_) => self.now + Time::millis(1),
            Next::Stop => self.now,
        }
    }

    /// Whether what happens next is no consequence, in no time, of what happened last: it takes
    /// place in another instant, or by hand a line asks for it.
    fn moves_on(&self, next: &Next) -> bool {
        match next {
            Next::Line if self.by_hand() => true,
            next => !self.by_hand() && self.time_of(next) > self.now,
        }
    }

    /// Whether something happens next that no line of the plan asks for.
    pub fn goes_on(&self) -> bool {
        !matches!(self.next(), None | Some(Next::Line))
    }

    /// By hand, in the midst of settling: what happens next, as an action of its own.
    pub fn settles(&self) -> Option<Action> {
        match self.next()? {
            Next::Settle(ManualStep::Write(node)) => Some(Action::Write(node, None)),
            Next::Settle(ManualStep::Deliver(slab_key)) => {
                self.address(slab_key).map(Action::Deliver)
            }
            _ => None,
        }
    }

    /// Whether every node has booted: the run has begun.
    pub fn begun(&self) -> bool {
        self.booted >= self.nodes().len()
    }

    /// Replaces what will be done. What the old and the new plan had before the present moment must
    /// be the same; `done` is how much that is.
    pub fn follow(&mut self, plan: Plan, done: usize) {
        (self.plan, self.cursor) = (plan, done);
    }

    /// How many lines of the plan are done.
    pub const fn done(&self) -> usize {
        self.cursor
    }

    /// The last event.
    pub const fn last(&self) -> &Event {
        &self.event
    }

    /// The time of the last event.
    pub const fn now(&self) -> Time {
        self.now
    }

    /// The liars.
    pub const fn adversary(&self) -> &Adversary {
        &self.adversary
    }

    /// The clients that have asked something, or are busy.
    pub fn clients(&self) -> &[Client] {
        &self.clients
    }

    /// The links.
    pub const fn network(&self) -> &Network {
        &self.network
    }

    /// Everything on its way, oldest first.
    pub fn envelopes(&self) -> impl Iterator<Item = &Envelope> {
        self.oldest_first()
            .into_iter()
            .filter_map(|slab_key| self.in_flight[slab_key as usize].as_ref())
    }

    /// How many envelopes are on their way.
    pub fn on_the_way(&self) -> usize {
        self.in_flight.len() - self.free.len()
    }

    /// The slab keys in use, the one with the oldest envelope first.
    pub(crate) fn oldest_first(&self) -> Vec<u32> {
        let taken = (0_u32..).zip(&self.in_flight);
        let keyed = taken.filter_map(|(slab_key, it)| it.as_ref().map(|it| (it.id, slab_key)));
        // A heap sorts, too, and the event queue has brought its code along.
        let sorted = keyed.collect::<BinaryHeap<_>>().into_sorted_vec();
        sorted.into_iter().map(|(_, slab_key)| slab_key).collect()
    }

    /// Requests that are not answered yet, and that somebody waits for.
    pub fn open_requests(&self) -> impl Iterator<Item = &OpenRequest> {
        self.clients.iter().flat_map(|client| &client.open)
    }

    /// Requests that are not answered yet, with those of clients that have crashed.
    pub fn unanswered(&self) -> impl Iterator<Item = &OpenRequest> {
        self.clients.iter().flat_map(|client| client.open.iter().chain(&client.abandoned))
    }

    /// Whether nothing happens but what is done by hand.
    pub fn by_hand(&self) -> bool {
        self.settings.by == RunMode::Hand
    }

    fn next(&self) -> Option<Next> {
        if self.stopped {
            return None;
        }
        let next = self.find_next()?;
        Some(if self.meter.is_full() && !self.moves_on(&next) { Next::Stop } else { next })
    }

    fn find_next(&self) -> Option<Next> {
        if !self.begun() {
            return Some(Next::Boot);
        }
        if let Some(step) = self.manual_step {
            return Some(Next::Settle(step));
        }
        let due = self.event_queue.first();
        let Some((moment, _)) = self.plan.get(self.cursor) else {
            return due.map(|(time, due)| Next::ScheduledEvent(time, due));
        };
        match due {
            Some((time, due)) if self.by_hand() || self.comes_before(time, *moment) => {
                Some(Next::ScheduledEvent(time, due))
            }
            _ => Some(Next::Line),
        }
    }

    /// Finds the next step of settling, which ends when there is none, and takes out of the queue what
    /// does not take place any more or waits for its node to resume. So the first event in it is the next
    /// one, and asking what comes next costs and changes nothing.
    fn tidy(&mut self) {
        if self.settling.is_some() {
            self.manual_step = self.settle_next();
            if self.manual_step.is_some() {
                return;
            }
            self.settling = None;
        }
        if !self.begun() {
            return;
        }
        while let Some((_, due)) = self.event_queue.first() {
            if self.is_stale(due) || self.waits_for_resume(due) {
                self.event_queue.remove_first();
            } else {
                break;
            }
        }
    }

    /// Whether an event that is due at `time` comes before a line of the script at `moment`.
    fn comes_before(&self, time: Time, moment: Moment) -> bool {
        let already = if self.now == moment.time { self.event.nth } else { 0 };
        time < moment.time || (time == moment.time && already < moment.after.unwrap_or(0))
    }

    fn is_stale(&self, due: ScheduledEvent) -> bool {
        match due {
            ScheduledEvent::Arrival { slab_key, flight } => self.in_flight[slab_key as usize]
                .as_ref()
                .is_none_or(|envelope| envelope.id != flight),
            ScheduledEvent::Timer { node, generation } => self
                .node(node)
                .running_timers
                .iter()
                .all(|running_timer| running_timer.generation != generation),
            ScheduledEvent::Write { node, generation } => {
                self.node(node).writing.is_none_or(|writing| writing.generation != generation)
            }
            ScheduledEvent::Retry { client, number, attempt } => {
                let client = self.clients.iter().find(|known| known.id == client);
                client.is_none_or(|client| {
                    let same = |open: &OpenRequest| {
                        open.request.id.number == number && open.attempts == attempt
                    };
                    !client.open.iter().any(same)
                })
            }
            ScheduledEvent::Think { client, life } => {
                self.clients.iter().all(|known| known.id != client || known.life != life)
            }
        }
    }

    /// What falls due at a paused node or client waits, and is put down again when it resumes.
    fn waits_for_resume(&mut self, due: ScheduledEvent) -> bool {
        match due {
            ScheduledEvent::Arrival { slab_key, flight } => {
                let to = self.in_flight[slab_key as usize].as_ref().map(|envelope| envelope.to);
                let to = match to {
                    Some(Endpoint::Node(to)) => to,
                    Some(Endpoint::Client(client)) => return self.waits_for_client(client, due),
                    None => return false,
                };
                let node = &mut self.nodes[to.index()];
                if node.paused {
                    node.held.push((slab_key, flight));
                }
                node.paused
            }
            ScheduledEvent::Timer { node, .. } | ScheduledEvent::Write { node, .. } => {
                self.node(node).paused
            }
            ScheduledEvent::Retry { client, .. } | ScheduledEvent::Think { client, .. } => {
                self.waits_for_client(client, due)
            }
        }
    }

    fn begin(&mut self, at: Time) {
        let event = &mut self.event;
        event.nth = if at == self.now && event.number > 0 { event.nth + 1 } else { 1 };
        event.number += 1;
        event.time = at;
        event.cause = None;
        event.since = None;
        event.client_action = None;
        event.second = false;
        event.node_actions.clear();
        self.now = at;
    }

    fn boot(&mut self) {
        let at = self.booted;
        self.booted += 1;
        self.event.kind = EventKind::Booted(self.nodes[at].id());
        self.start(at);
    }

    fn take(&mut self, due: ScheduledEvent) {
        match due {
            ScheduledEvent::Arrival { slab_key, .. } => self.arrive(slab_key),
            ScheduledEvent::Timer { node, generation } => self.fire(node, generation),
            ScheduledEvent::Write { node, .. } => self.end_write(node),
            ScheduledEvent::Retry { client, number, .. } => {
                if let Some(request) = self.ask_again(client, number, None) {
                    self.event.kind = EventKind::Retried(client, request);
                }
            }
            ScheduledEvent::Think { client, .. } => self.think(client),
        }
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    pub(crate) fn generation(&mut self) -> u64 {
        self.generations += 1;
        self.generations
    }
}
