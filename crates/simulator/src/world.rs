//! The world: a value that is moved on one event at a time.

use std::collections::BinaryHeap;
use std::rc::Rc;

use protocol::{ClientId, Config, Fault, Info, NodeId, Time};
use scenario::{Action, By, Endpoint, Moment, Ratio, World as Settings};

use crate::adversary::Adversary;
use crate::agenda::{Agenda, Due};
use crate::chance::{Chance, Stream};
use crate::client::{Client, Open};
use crate::core::{Core, Durable, Effect, Input, Timer};
use crate::happening::{Deed, Happening, Kind, Loss, Parcel, Payload, Trick};
use crate::network::Network;
use crate::node::{Alarm, Gated, Node, Writing};
use crate::session::Sessions;
use crate::settle::Hand;

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
    free: Vec<u32>,
    plan: Plan,
    cursor: usize,
    booted: usize,
    pub(crate) settling: Option<Vec<NodeId>>,
    pub(crate) sessions: Sessions,
    flights: u64,
    tickets: u64,
    pub(crate) now: Time,
    pub(crate) happening: Happening,
    pub(crate) adversary: Adversary,
    effects: Vec<Effect>,
}

/// What happens next.
enum Next {
    Boot,
    Line,
    Settle(Hand),
    Due(Time, Due),
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
                turn: None,
                second: false,
                deeds: Vec::new(),
            },
            adversary: Adversary::default(),
            effects: Vec::new(),
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
        let at = match next {
            Next::Boot => Time::ZERO,
            Next::Due(time, _) => time,
            Next::Line if !self.by_hand() => self.plan[self.cursor].0.time.max(self.now),
            Next::Line | Next::Settle(_) => self.now + Time::millis(1),
        };
        self.begin(at);
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
        }
        Some(&self.happening)
    }

    /// When the next event takes place, unless somebody acts before.
    pub fn next_time(&mut self) -> Option<Time> {
        Some(match self.next()? {
            Next::Boot => Time::ZERO,
            Next::Due(time, _) => time,
            Next::Line if !self.by_hand() => self.plan[self.cursor].0.time.max(self.now),
            Next::Line | Next::Settle(_) => self.now + Time::millis(1),
        })
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

    /// The berths in use, the one with the oldest parcel first.
    pub(crate) fn oldest_first(&self) -> Vec<u32> {
        let taken = (0_u32..).zip(&self.berths);
        let keyed = taken.filter_map(|(berth, it)| it.as_ref().map(|it| (it.id, berth)));
        // A heap sorts, too, and the agenda has brought its code along.
        let sorted = keyed.collect::<BinaryHeap<_>>().into_sorted_vec();
        sorted.into_iter().map(|(_, berth)| berth).collect()
    }

    /// Requests that are not answered yet.
    pub fn open_requests(&self) -> impl Iterator<Item = &Open> {
        self.clients.iter().flat_map(|client| &client.open)
    }

    /// Whether a protocol may be asked to make progress: nothing is split, cut, slowed down or lost
    /// beyond what the head of the script says, nobody stands still, clocks run alike, and no more
    /// nodes are down or lie than the protocol tolerates, and all that run can spare those with the
    /// members that they know of.
    pub fn is_whole(&self) -> bool {
        let sound = |node: &Node| !node.paused && node.rate == Ratio::ONE;
        let nodes = self.nodes();
        let faulty = |node: &&Node| node.replica.is_none() || self.adversary.lies(node.id());
        let tolerated = match self.core.info.tolerates {
            Fault::Crash => (nodes.len() - 1) / 2,
            Fault::Byzantine => (nodes.len() - 1) / 3,
        };
        let up = |node: NodeId| !faulty(&&nodes[node.index()]);
        let down = nodes.iter().filter(faulty).count();
        let enough = |node: &Node| {
            node.replica.as_ref().and_then(|it| it.suffices(&up)).unwrap_or(down <= tolerated)
        };
        self.network.is_whole()
            && nodes.iter().all(sound)
            && (down == 0 || (down < nodes.len() && nodes.iter().all(enough)))
    }

    pub(crate) fn by_hand(&self) -> bool {
        self.settings.by == By::Hand
    }

    fn next(&mut self) -> Option<Next> {
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
            Due::Think(_) => false,
        }
    }

    /// What falls due at a paused node waits, and is put down again when it resumes.
    fn waits_for_resume(&mut self, due: Due) -> bool {
        match due {
            Due::Arrival { berth, flight } => {
                let Some(Endpoint::Node(to)) =
                    self.berths[berth as usize].as_ref().map(|parcel| parcel.to)
                else {
                    return false;
                };
                let node = &mut self.nodes[to.index()];
                if node.paused {
                    node.held.push((berth, flight));
                }
                node.paused
            }
            Due::Alarm { node, .. } | Due::Write { node, .. } => self.node(node).paused,
            Due::Retry { .. } | Due::Think(_) => false,
        }
    }

    fn begin(&mut self, at: Time) {
        let happening = &mut self.happening;
        happening.nth = if at == self.now && happening.number > 0 { happening.nth + 1 } else { 1 };
        happening.number += 1;
        happening.time = at;
        happening.cause = None;
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
            Due::Think(client) => self.think(client),
        }
    }

    /// Starts a life of the node at this index.
    pub(crate) fn start(&mut self, at: usize) {
        let node = &mut self.nodes[at];
        let deed = Deed::Started(node.disk.clone());
        self.happening.deeds.push((node.id(), deed));
        let replica = self.core.start(node.config.clone(), &node.disk, &mut self.effects);
        node.replica = Some(replica);
        self.absorb(at);
    }

    fn input(&mut self, at: usize, input: Input) {
        let node = &mut self.nodes[at];
        if let Some(replica) = &mut node.replica {
            replica.step(input, &mut self.effects);
            self.absorb(at);
        }
    }

    /// Carries out what a replica asked for: timers and citations at once, the rest through the
    /// gate.
    fn absorb(&mut self, at: usize) {
        let mut effects = std::mem::take(&mut self.effects);
        for effect in effects.drain(..) {
            match effect {
                Effect::SetTimer(timer, after) => self.set_timer(at, timer, &after),
                Effect::CancelTimer(timer) => {
                    self.nodes[at].alarms.retain(|alarm| alarm.timer != timer);
                }
                Effect::Cite(rule) => {
                    self.happening.deeds.push((self.nodes[at].id(), Deed::Cited(rule)));
                }
                Effect::Persist(durable) => self.pass(at, Gated::Persist(durable)),
                Effect::Send(to, message) => self.pass(at, Gated::Send(to, message)),
                Effect::Decide(slot, command) => self.pass(at, Gated::Decide(slot, command)),
                Effect::Reply(to, reply) => self.pass(at, Gated::Reply(to, reply)),
            }
        }
        self.effects = effects;
    }

    fn set_timer(&mut self, at: usize, timer: Timer, after: &std::ops::Range<Time>) {
        let hand = self.by_hand();
        self.tickets += 1;
        let node = &mut self.nodes[at];
        let me = node.place;
        let due = (!hand).then(|| {
            let span = self.chance.time(Stream::timers(me.0), self.now, after);
            self.now + node.true_time(span)
        });
        let (set, cause, ticket) = (self.now, self.happening.number, self.tickets);
        let alarm = Alarm { timer, set, due, cause, ticket };
        match node.alarms.iter_mut().find(|alarm| alarm.timer == timer) {
            Some(running) => *running = alarm,
            None => node.alarms.push(alarm),
        }
        if let Some(due) = due {
            self.agenda.add(due, Due::Alarm { node: me, ticket });
        }
    }

    /// Lets something through the gate, unless a write is under way or something waits already.
    fn pass(&mut self, at: usize, gated: Gated) {
        let node = &mut self.nodes[at];
        if node.writing.is_some() || !node.gate.is_empty() {
            if let Gated::Send(to, message) = &gated {
                let held = Deed::Held(*to, message.clone());
                self.happening.deeds.push((node.id(), held));
            }
            node.gate.push_back(gated);
        } else {
            self.release(at, gated);
        }
    }

    fn release(&mut self, at: usize, gated: Gated) {
        match gated {
            Gated::Persist(durable) => {
                if self.nodes[at].latency.is_none() && !self.by_hand() {
                    self.wrote(at, durable);
                } else {
                    self.nodes[at].gate.push_front(Gated::Persist(durable));
                    self.begin_write(at);
                }
            }
            Gated::Send(to, message) => {
                self.say(at, Endpoint::Node(to), Payload::Message(message));
            }
            Gated::Decide(slot, command) => {
                let decided = Deed::Decided(slot, command);
                self.happening.deeds.push((self.nodes[at].id(), decided));
            }
            Gated::Reply(to, reply) => {
                self.say(at, Endpoint::Client(to.client), Payload::Reply(to, reply));
            }
        }
    }

    fn begin_write(&mut self, at: usize) {
        self.tickets += 1;
        let node = &mut self.nodes[at];
        let me = node.place;
        let latency = node.latency.as_ref().filter(|_| self.settings.by == By::Time);
        let due =
            latency.map(|range| self.now + self.chance.time(Stream::disk(me.0), self.now, range));
        let (cause, ticket) = (self.happening.number, self.tickets);
        node.writing = Some(Writing { began: self.now, due, cause, ticket });
        self.happening.deeds.push((node.id(), Deed::BeganWrite));
        if let Some(due) = due {
            self.agenda.add(due, Due::Write { node: me, ticket });
        }
    }

    /// By hand: the write under way ends, for both of twins where both write.
    pub(crate) fn write_by_hand(&mut self, id: NodeId) {
        for at in self.places(id) {
            if self.nodes[at].writing.is_some() {
                self.end_write(self.nodes[at].place);
            }
        }
    }

    /// The write under way at a place ends, and what waited behind it leaves.
    pub(crate) fn end_write(&mut self, place: NodeId) {
        let at = place.index();
        self.happening.second = self.is_second(at);
        let node = &mut self.nodes[at];
        self.happening.kind = Kind::Written(node.id());
        self.happening.cause = node.writing.take().map(|writing| writing.cause);
        if let Some(Gated::Persist(durable)) = node.gate.pop_front() {
            self.wrote(at, durable);
        }
        while self.nodes[at].writing.is_none() {
            let Some(gated) = self.nodes[at].gate.pop_front() else { break };
            self.release(at, gated);
        }
    }

    fn wrote(&mut self, at: usize, durable: Durable) {
        let node = &mut self.nodes[at];
        node.disk = durable.clone();
        self.happening.deeds.push((node.id(), Deed::Wrote(durable)));
    }

    /// Sends something on its way.
    pub(crate) fn dispatch(&mut self, from: Endpoint, to: Endpoint, payload: Payload) -> Parcel {
        self.dispatch_late(from, to, payload, Time::ZERO, None)
    }

    /// Sends something on its way, which arrives so much later than it would, as a liar made it.
    pub(crate) fn dispatch_late(
        &mut self,
        from: Endpoint,
        to: Endpoint,
        payload: Payload,
        later: Time,
        trick: Option<Trick>,
    ) -> Parcel {
        let posed = matches!(trick, Some(Trick::Posed(_))).then_some(Loss::Posed);
        let ends = matches!(payload, Payload::Disconnect);
        let (due, doomed, copy) = if !self.by_hand() {
            let passage = self.network.send(from, to, self.now, &mut self.chance);
            let wall = self.blocked(from, to).then_some(Loss::Wall);
            let lost = passage.lost.then_some(Loss::Chance);
            let doomed = posed.or(wall).or(lost).filter(|_| !ends);
            (Some(passage.arrives + later), doomed, passage.copy.filter(|_| doomed.is_none()))
        } else if payload.between_replicas().is_some() && posed.is_none() {
            (None, None, None)
        } else {
            (Some(self.now), posed, None)
        };
        let (sent, cause) = (self.now, self.happening.number);
        let parcel = Parcel { id: 0, from, to, sent, due, doomed, cause, payload, trick };
        if !ends
            && posed.is_none()
            && let Some(loss) = self.enter_session(from, to)
        {
            return Parcel { doomed: Some(loss), ..parcel };
        }
        if let Some(due) = copy {
            self.launch(Parcel { due: Some(due), ..parcel.clone() });
        }
        self.launch(parcel)
    }

    /// Puts a parcel into a berth and its arrival on the agenda.
    pub(crate) fn launch(&mut self, parcel: Parcel) -> Parcel {
        self.flights += 1;
        let parcel = Parcel { id: self.flights, ..parcel };
        let berth = self.free.pop().unwrap_or_else(|| {
            self.berths.push(None);
            u32::try_from(self.berths.len() - 1).expect("fewer parcels than 2^32")
        });
        self.berths[berth as usize] = Some(parcel.clone());
        if let Some(due) = parcel.due {
            self.agenda.add(due, Due::Arrival { berth, flight: parcel.id });
        }
        parcel
    }

    /// Takes a parcel out of its berth.
    pub(crate) fn take_parcel(&mut self, berth: u32) -> Option<Parcel> {
        let parcel = self.berths[berth as usize].take()?;
        self.free.push(berth);
        Some(parcel)
    }

    /// A parcel arrives, or turns out never to.
    pub(crate) fn arrive(&mut self, berth: u32) {
        let Some(parcel) = self.take_parcel(berth) else { return };
        self.happening.cause = Some(parcel.cause);
        if let (Payload::Disconnect, Endpoint::Node(to), Endpoint::Node(peer)) =
            (&parcel.payload, parcel.to, parcel.from)
        {
            self.happening.kind = Kind::Delivered(parcel);
            for at in self.listeners(to, Endpoint::Node(peer)) {
                self.input(at, Input::Disconnected(peer));
            }
            return;
        }
        let wall = self.blocked(parcel.from, parcel.to).then_some(Loss::Wall);
        let down = match parcel.to {
            Endpoint::Node(node) => self.node(node).replica.is_none().then_some(Loss::Down),
            Endpoint::Client(_) => None,
        };
        if let Some(loss) = parcel.doomed.or(wall).or(down) {
            if loss != Loss::Posed {
                self.lose_session(&parcel);
            }
            self.happening.kind = Kind::Lost(parcel, loss);
            return;
        }
        match (parcel.to, parcel.from, &parcel.payload) {
            (Endpoint::Node(to), Endpoint::Node(from), Payload::Message(message)) => {
                let message = message.clone();
                self.accept_session(to, from);
                if self.adversary.liar(to).is_some() {
                    self.adversary.hearsay.hear(from, to, &message);
                }
                for at in self.listeners(to, parcel.from) {
                    self.input(at, Input::Message { from, message: message.clone() });
                }
            }
            (Endpoint::Node(to), _, Payload::Request(request)) => {
                let request = request.clone();
                if self.adversary.liar(to).is_some() {
                    self.adversary.hearsay.hear_request(&request);
                }
                for at in self.listeners(to, parcel.from) {
                    self.input(at, Input::Request(request.clone()));
                }
            }
            (Endpoint::Client(client), Endpoint::Node(from), Payload::Reply(to, reply)) => {
                self.hear(client, from, *to, &reply.clone());
            }
            _ => {}
        }
        self.happening.kind = Kind::Delivered(parcel);
    }

    /// A timer of the replica at a place rings, and runs no longer.
    pub(crate) fn ring(&mut self, place: NodeId, ticket: u64) {
        self.happening.second = self.is_second(place.index());
        let node = &mut self.nodes[place.index()];
        let Some(at) = node.alarms.iter().position(|alarm| alarm.ticket == ticket) else { return };
        let alarm = node.alarms.remove(at);
        self.happening.cause = Some(alarm.cause);
        self.happening.kind = Kind::Rang(node.id(), alarm.timer);
        self.input(place.index(), Input::Timer(alarm.timer));
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    pub(crate) fn ticket(&mut self) -> u64 {
        self.tickets += 1;
        self.tickets
    }
}
