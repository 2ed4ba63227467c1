//! The world: a value that is moved on one event at a time.

use std::collections::BinaryHeap;
use std::rc::Rc;

use protocol::{ClientId, Config, Info, NodeId, Time};
use scenario::{Action, By, Endpoint, Moment, World as Settings};

use crate::adversary::Adversary;
use crate::agenda::{Agenda, Due};
use crate::chance::Chance;
use crate::client::{Client, Open};
use crate::core::{Core, Durable, Effect};
use crate::happening::{Happening, Kind, Parcel};
use crate::network::Network;
use crate::node::Node;
use crate::session::Sessions;
use crate::settle::Hand;
use crate::standstill::Meter;

/// What repeats takes at least as long as this, so that time goes on: timers, and the patience and the
/// thoughts of clients.
pub const LEAST: Time = Time(1);

/// What will be done to a world, in order.
pub type Plan = Rc<[(Moment, Action)]>;

/// A cluster, its network, its clients and its clock.
///
/// Nothing here is hidden or shared with anything outside: a clone goes the same way as the
/// original. By hand ([`By::Hand`]) nothing happens by itself and nothing is drawn; each event then
/// takes place one millisecond after the one before.
#[derive(Clone, Debug)]
pub struct World {
    pub(crate) core: Core,
    pub(crate) settings: Rc<Settings>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) clients: Vec<Client>,
    pub(crate) network: Network,
    pub(crate) agenda: Agenda,
    pub(crate) chance: Chance,
    pub(crate) berths: Vec<Option<Parcel>>,
    pub(crate) free: Vec<u32>,
    plan: Plan,
    cursor: usize,
    booted: usize,
    pub(crate) settling: Option<Vec<NodeId>>,
    pub(crate) sessions: Sessions,
    pub(crate) flights: u64,
    pub(crate) tickets: u64,
    pub(crate) now: Time,
    pub(crate) happening: Happening,
    pub(crate) adversary: Adversary,
    pub(crate) effects: Vec<Effect>,
    meter: Meter,
    stopped: bool,
}

/// What happens next.
enum Next {
    Boot,
    Line,
    Settle(Hand),
    Due(Time, Due),
    Stop,
}

impl World {
    /// A world at its beginning. `config` is that of node 1; `disks` holds one for each node, empty
    /// where none is furnished.
    pub fn new(
        core: Core,
        settings: &Settings,
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
            agenda: Agenda::default(),
            chance: Chance::new(settings.seed),
            berths: Vec::new(),
            free: Vec::new(),
            plan,
            cursor: 0,
            booted: 0,
            settling: None,
            sessions: Sessions::default(),
            flights: 0,
            tickets: 0,
            now: Time::ZERO,
            happening: Happening {
                number: 0,
                time: Time::ZERO,
                nth: 0,
                kind: Kind::Missed(Action::Note(String::new()), ""),
                cause: None,
                since: None,
                turn: None,
                second: false,
                deeds: Vec::new(),
            },
            adversary: Adversary::default(),
            effects: Vec::new(),
            meter: Meter::default(),
            stopped: false,
            settings: Rc::new(settings.clone()),
        };
        if settings.by == By::Time {
            for client in 1..=settings.clients {
                world.clients.push(Client::new(ClientId(client), true));
                world.think_later(ClientId(client));
            }
        }
        world
    }

    /// The card of its protocol.
    pub const fn info(&self) -> &'static Info {
        self.core.info
    }

    /// Moves on by one event. `None` when nothing is left to happen.
    pub fn step(&mut self) -> Option<&Happening> {
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
            Next::Settle(Hand::Write(node)) => self.write_by_hand(node),
            Next::Settle(Hand::Deliver(berth)) => self.arrive(berth),
            Next::Due(_, due) => {
                self.agenda.remove_first();
                self.take(due);
            }
            Next::Stop => {
                self.stopped = true;
                self.happening.kind = Kind::Stopped(self.meter.sum_up(self.by_hand()));
            }
        }
        self.meter.count(&self.happening);
        Some(&self.happening)
    }

    /// When the next event takes place, unless somebody acts before.
    pub fn next_time(&mut self) -> Option<Time> {
        let next = self.next()?;
        Some(self.time_of(&next))
    }

    fn time_of(&self, next: &Next) -> Time {
        match next {
            Next::Boot => Time::ZERO,
            Next::Due(time, _) => *time,
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
    pub fn goes_on(&mut self) -> bool {
        !matches!(self.next(), None | Some(Next::Line))
    }

    /// By hand, in the midst of settling: what happens next, as an action of its own.
    pub fn settles(&mut self) -> Option<Action> {
        match self.next()? {
            Next::Settle(Hand::Write(node)) => Some(Action::Write(node, None)),
            Next::Settle(Hand::Deliver(berth)) => self.address(berth).map(Action::Deliver),
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
    pub const fn last(&self) -> &Happening {
        &self.happening
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
    pub fn parcels(&self) -> impl Iterator<Item = &Parcel> {
        self.oldest_first().into_iter().filter_map(|berth| self.berths[berth as usize].as_ref())
    }

    /// How many parcels are on their way.
    pub fn on_the_way(&self) -> usize {
        self.berths.len() - self.free.len()
    }

    /// The berths in use, the one with the oldest parcel first.
    pub(crate) fn oldest_first(&self) -> Vec<u32> {
        let taken = (0_u32..).zip(&self.berths);
        let keyed = taken.filter_map(|(berth, it)| it.as_ref().map(|it| (it.id, berth)));
        // A heap sorts, too, and the agenda has brought its code along.
        let sorted = keyed.collect::<BinaryHeap<_>>().into_sorted_vec();
        sorted.into_iter().map(|(_, berth)| berth).collect()
    }

    /// Requests that are not answered yet, and that somebody waits for.
    pub fn open_requests(&self) -> impl Iterator<Item = &Open> {
        self.clients.iter().flat_map(|client| &client.open)
    }

    /// Requests that are not answered yet, with those of clients that have crashed.
    pub fn unanswered(&self) -> impl Iterator<Item = &Open> {
        self.clients.iter().flat_map(|client| client.open.iter().chain(&client.abandoned))
    }

    /// Whether nothing happens but what is done by hand.
    pub fn by_hand(&self) -> bool {
        self.settings.by == By::Hand
    }

    fn next(&mut self) -> Option<Next> {
        if self.stopped {
            return None;
        }
        let next = self.find_next()?;
        Some(if self.meter.is_full() && !self.moves_on(&next) { Next::Stop } else { next })
    }

    fn find_next(&mut self) -> Option<Next> {
        if !self.begun() {
            return Some(Next::Boot);
        }
        if let Some(hand) = self.settle_next() {
            return Some(Next::Settle(hand));
        }
        while let Some((_, due)) = self.agenda.first() {
            if self.is_stale(due) || self.waits_for_resume(due) {
                self.agenda.remove_first();
            } else {
                break;
            }
        }
        let due = self.agenda.first();
        let Some((moment, _)) = self.plan.get(self.cursor) else {
            return due.map(|(time, due)| Next::Due(time, due));
        };
        match due {
            Some((time, due)) if self.by_hand() || self.comes_before(time, *moment) => {
                Some(Next::Due(time, due))
            }
            _ => Some(Next::Line),
        }
    }

    /// Whether an event that is due at `time` comes before a line of the script at `moment`.
    fn comes_before(&self, time: Time, moment: Moment) -> bool {
        let already = if self.now == moment.time { self.happening.nth } else { 0 };
        time < moment.time || (time == moment.time && already < moment.after.unwrap_or(0))
    }

    fn is_stale(&self, due: Due) -> bool {
        match due {
            Due::Arrival { berth, flight } => {
                self.berths[berth as usize].as_ref().is_none_or(|parcel| parcel.id != flight)
            }
            Due::Alarm { node, ticket } => {
                self.node(node).alarms.iter().all(|alarm| alarm.ticket != ticket)
            }
            Due::Write { node, ticket } => {
                self.node(node).writing.is_none_or(|writing| writing.ticket != ticket)
            }
            Due::Retry { client, number, attempt } => {
                let client = self.clients.iter().find(|known| known.id == client);
                client.is_none_or(|client| {
                    let same =
                        |open: &Open| open.request.id.number == number && open.attempts == attempt;
                    !client.open.iter().any(same)
                })
            }
            Due::Think { client, life } => {
                self.clients.iter().all(|known| known.id != client || known.life != life)
            }
        }
    }

    /// What falls due at a paused node or client waits, and is put down again when it resumes.
    fn waits_for_resume(&mut self, due: Due) -> bool {
        match due {
            Due::Arrival { berth, flight } => {
                let to = self.berths[berth as usize].as_ref().map(|parcel| parcel.to);
                let to = match to {
                    Some(Endpoint::Node(to)) => to,
                    Some(Endpoint::Client(client)) => return self.waits_for_client(client, due),
                    None => return false,
                };
                let node = &mut self.nodes[to.index()];
                if node.paused {
                    node.held.push((berth, flight));
                }
                node.paused
            }
            Due::Alarm { node, .. } | Due::Write { node, .. } => self.node(node).paused,
            Due::Retry { client, .. } | Due::Think { client, .. } => {
                self.waits_for_client(client, due)
            }
        }
    }

    fn begin(&mut self, at: Time) {
        let happening = &mut self.happening;
        happening.nth = if at == self.now && happening.number > 0 { happening.nth + 1 } else { 1 };
        happening.number += 1;
        happening.time = at;
        happening.cause = None;
        happening.since = None;
        happening.turn = None;
        happening.second = false;
        happening.deeds.clear();
        self.now = at;
    }

    fn boot(&mut self) {
        let at = self.booted;
        self.booted += 1;
        self.happening.kind = Kind::Booted(self.nodes[at].id());
        self.start(at);
    }

    fn take(&mut self, due: Due) {
        match due {
            Due::Arrival { berth, .. } => self.arrive(berth),
            Due::Alarm { node, ticket } => self.ring(node, ticket),
            Due::Write { node, .. } => self.end_write(node),
            Due::Retry { client, number, .. } => {
                if let Some(request) = self.ask_again(client, number, None) {
                    self.happening.kind = Kind::Retried(client, request);
                }
            }
            Due::Think { client, .. } => self.think(client),
        }
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    pub(crate) fn ticket(&mut self) -> u64 {
        self.tickets += 1;
        self.tickets
    }
}
