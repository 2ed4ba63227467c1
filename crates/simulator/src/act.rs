//! How an action is carried out.

use protocol::{ClientId, DISCONNECT, NodeId, Time};
use scenario::{
    Action, DiskChange, Endpoint, LieTerms, MessageRef, Pair, Pending, Ratio, RunMode, WordInfo,
};

use crate::adversary::{ActiveLie, LieKind};
use crate::chance::Stream;
use crate::event::{Envelope, EventKind, Loss, NodeAction};
use crate::event_queue::ScheduledEvent;
use crate::node::{Node, PendingWrite};
use crate::world::World;

/// Why an action could not be carried out.
type Missed = &'static str;

const NOTHING_THERE: Missed = "nothing there";
pub(crate) const NO_TIME: Missed = "by hand no time passes";
const BY_HAND_ONLY: Missed = "this is done by hand only (by=hand)";

impl World {
    /// Carries out an action as the event that has just begun. One that cannot be changes nothing
    /// and says why.
    pub(crate) fn act(&mut self, action: Action) {
        self.event.kind = EventKind::Acted(action.clone());
        if let Err(missed) = self.try_act(&action) {
            self.event.kind = EventKind::Missed(action, missed);
        }
    }

    fn try_act(&mut self, action: &Action) -> Result<(), Missed> {
        match (WordInfo::of(action).only, self.by_hand()) {
            (Some(RunMode::Hand), false) => return Err(BY_HAND_ONLY),
            (Some(RunMode::Time), true) => return Err("by hand, nothing arrives by itself"),
            _ => {}
        }
        match action {
            Action::Drop(flight) => {
                let slab_key = self.find(flight)?;
                self.not_an_end(flight)?;
                let envelope = self.take_envelope(slab_key).ok_or(NOTHING_THERE)?;
                self.event.cause = Some(envelope.cause);
                self.lose_session(&envelope);
                self.event.kind = EventKind::Lost(envelope, Loss::Dropped);
            }
            Action::Copy(flight) => self.copy(flight)?,
            Action::Delay(flight, by) => self.delay(flight, *by)?,
            Action::Late(flight, by) => self.network.late(flight, *by),
            Action::Split(groups) => {
                self.network.split(groups, self.now);
                self.wall_sessions();
            }
            Action::Cut(path) => {
                self.network.cut(*path);
                self.wall_sessions();
            }
            Action::Heal(path) => self.network.heal(*path),
            Action::Lag(path, range) => self.network.lag(*path, range),
            Action::Loss(path, ratio) => self.network.lose(*path, *ratio),
            Action::Dead(Pair(a, b), after) => self.deaden_session(*a, *b, *after)?,
            Action::Crash { nodes, pending } => self.crash(nodes, *pending)?,
            Action::Restart(nodes) => self.restart(nodes)?,
            Action::Pause(nodes) => self.each(nodes, "it is down or paused", |node| {
                node.replica.is_some() && !std::mem::replace(&mut node.paused, true)
            })?,
            Action::Resume(nodes) => self.resume(nodes)?,
            Action::Wipe(nodes) => {
                let empty = self.core.empty();
                self.each(nodes, "only a crashed node can be wiped", |node| {
                    let down = node.replica.is_none();
                    if down {
                        node.exchange_disk(&empty);
                    }
                    down
                })?
            }
            Action::Clock(node, rate) => {
                for at in self.places(*node) {
                    self.clock(at, *rate);
                }
            }
            Action::Lie { who, behaviour, terms } => self.lie(*who, behaviour, terms)?,
            Action::Disk(_, DiskChange::Fail(Some(_))) if self.by_hand() => return Err(NO_TIME),
            Action::Disk(node, change) => {
                for at in self.places(*node) {
                    self.change_disk(at, change);
                }
            }
            Action::Damage(node, what) => self.each(&[*node], "crash it first", |node| {
                let down = node.replica.is_none();
                if down && !node.damaged.contains(what) {
                    node.damaged.push(*what);
                }
                down
            })?,
            Action::Client(client, change) => self.change_client(*client, *change)?,
            Action::Deliver(flight) => {
                let slab_key = self.find(flight)?;
                self.not_paused(flight.to)?;
                if self.waits_its_turn(slab_key) {
                    return Err("this link keeps order, and something older is on the same way");
                }
                self.arrive(slab_key);
            }
            Action::Fire(node, timer) => {
                self.not_paused(*node)?;
                let mut rings = false;
                for at in self.places(*node) {
                    let running_timers = &self.nodes[at].running_timers;
                    let running_timer = running_timers
                        .iter()
                        .find(|running_timer| running_timer.timer.word.id == timer);
                    if let Some(generation) =
                        running_timer.map(|running_timer| running_timer.generation)
                    {
                        self.fire(self.nodes[at].place, generation);
                        rings = true;
                    }
                }
                if !rings {
                    return Err("this timer does not run");
                }
            }
            Action::Write(node, times) => {
                self.not_paused(*node)?;
                for _ in 0..times.unwrap_or(1) {
                    let mut places = self.places(*node).into_iter();
                    if places.all(|at| self.nodes[at].writing.is_none()) {
                        return Err("no write is under way");
                    }
                    if self.node(*node).full {
                        return Err("its disk is full");
                    }
                    self.write_by_hand(*node);
                }
            }
            Action::Settle(nodes) => self.settle(nodes.clone()),
            Action::Request { client, operation, at } => {
                let client = client.unwrap_or(ClientId(1));
                self.can_ask(client)?;
                self.ask(client, operation.clone(), *at);
            }
            Action::Again { client, at } => self.resend(client.unwrap_or(ClientId(1)), *at)?,
            Action::Note(_) => {}
        }
        Ok(())
    }

    /// A node or a client lies from now on, in one more way.
    fn lie(&mut self, who: Endpoint, behaviour: &str, terms: &LieTerms) -> Result<(), Missed> {
        let node = match who {
            Endpoint::Node(node) => node,
            Endpoint::Client(client) => {
                let lied = self.adversary.client_lies(client);
                self.adversary.clients.retain(|(known, _)| *known != client);
                match (behaviour, lied) {
                    ("honest", false) => return Err("it does not lie"),
                    ("honest", true) => {}
                    _ => self.adversary.clients.push((client, terms.clone())),
                }
                return Ok(());
            }
        };
        let how = match behaviour {
            "honest" if !self.adversary.lies(node) => return Err("it does not lie"),
            "honest" => {
                self.part_twins(node);
                self.adversary.liar_mut(node).ways.clear();
                return Ok(());
            }
            "twins" => return self.make_twins(node, terms),
            "delay" if self.by_hand() => return Err("by hand, nothing arrives by itself"),
            _ if terms.share.is_some() && self.by_hand() => {
                return Err("by hand, nothing is drawn");
            }
            "withhold" => LieKind::Withhold,
            "delay" => LieKind::Delay,
            "replay" => LieKind::Replay,
            "duplicate" => LieKind::Duplicate,
            "impersonate" => LieKind::Impersonate,
            forged => {
                let known = self.core.info.lies.iter().find(|lie| lie.name == forged);
                LieKind::Forge(known.ok_or("this protocol knows no such lie")?.name)
            }
        };
        self.adversary.liar_mut(node).ways.push(ActiveLie::new(how, terms.clone()));
        Ok(())
    }

    fn not_paused(&self, node: NodeId) -> Result<(), Missed> {
        if self.nodes[node.index()].paused { Err("it is paused") } else { Ok(()) }
    }

    fn not_an_end(&self, flight: &MessageRef) -> Result<(), Missed> {
        let end = self.keeps_sessions() && flight.word == DISCONNECT.id;
        if end { Err("both ends of a session hear that it ended") } else { Ok(()) }
    }

    /// Where the flight is that a script means: the n-th oldest of its kind on its way.
    fn find(&self, flight: &MessageRef) -> Result<u32, Missed> {
        let nth = flight.nth.unwrap_or(1).saturating_sub(1) as usize;
        self.alike(flight).nth(nth).ok_or(NOTHING_THERE)
    }

    /// How a script means the flight in a slab entry.
    pub(crate) fn address(&self, slab_key: u32) -> Option<MessageRef> {
        let envelope = self.in_flight[slab_key as usize].as_ref()?;
        let (Some(message), Endpoint::Node(from), Endpoint::Node(to)) =
            (envelope.payload.between_replicas(), envelope.from, envelope.to)
        else {
            return None;
        };
        let word = message.word().id.to_owned();
        let flight = MessageRef { word, nth: None, from, to };
        let before = self.alike(&flight).position(|other| other == slab_key)?;
        let nth = u32::try_from(before + 1).ok().filter(|_| before > 0);
        Some(MessageRef { nth, ..flight })
    }

    /// Where everything of this kind on this way is, oldest first.
    fn alike(&self, flight: &MessageRef) -> impl Iterator<Item = u32> {
        let ends = (Endpoint::Node(flight.from), Endpoint::Node(flight.to));
        self.oldest_first().into_iter().filter(move |&slab_key| {
            let envelope = self.in_flight[slab_key as usize].as_ref();
            envelope.filter(|envelope| envelope.doomed.is_none()).is_some_and(|envelope| {
                let message = envelope.payload.between_replicas();
                (envelope.from, envelope.to) == ends
                    && message.is_some_and(|message| message.word().id == flight.word)
            })
        })
    }

    fn copy(&mut self, flight: &MessageRef) -> Result<(), Missed> {
        if self.keeps_sessions() {
            return Err("a session carries everything once");
        }
        let slab_key = self.find(flight)?;
        let mut copy = self.in_flight[slab_key as usize].clone().ok_or(NOTHING_THERE)?;
        if !self.by_hand() {
            let range = self.network.delay_between(copy.from, copy.to).clone();
            let stream = Stream::delay(flight.from.0, flight.to.0);
            copy.due = Some(self.now + self.chance.time(stream, self.now, &range));
        }
        self.launch(copy);
        Ok(())
    }

    fn delay(&mut self, flight: &MessageRef, by: Time) -> Result<(), Missed> {
        let slab_key = self.find(flight)?;
        let mut envelope = self.take_envelope(slab_key).ok_or(NOTHING_THERE)?;
        envelope.due = envelope.due.map(|due| due + by);
        let (id, ends, due) = (envelope.id, (envelope.from, envelope.to), envelope.due);
        self.launch(envelope);
        if self.keeps_sessions()
            && let Some(due) = due
        {
            self.network.hold_up(ends.0, ends.1, due);
            let behind = self.oldest_first().into_iter().filter(|&slab_key| {
                let other = self.in_flight[slab_key as usize].as_ref();
                other.is_some_and(|it| (it.from, it.to) == ends && it.id > id && it.due < Some(due))
            });
            for slab_key in behind.collect::<Vec<_>>() {
                let Some(behind) = self.take_envelope(slab_key) else { continue };
                self.launch(Envelope { due: Some(due), ..behind });
            }
        }
        Ok(())
    }

    /// Does the same to each node, and to both of twins; a node it does not fit is reported, the
    /// others are served.
    fn each(
        &mut self,
        nodes: &[NodeId],
        missed: Missed,
        mut change: impl FnMut(&mut Node) -> bool,
    ) -> Result<(), Missed> {
        let mut served = false;
        for at in nodes.iter().flat_map(|id| self.places(*id)).collect::<Vec<_>>() {
            served |= change(&mut self.nodes[at]);
        }
        if served { Ok(()) } else { Err(missed) }
    }

    fn crash(&mut self, nodes: &[NodeId], pending: Option<Pending>) -> Result<(), Missed> {
        let mut crashed = Vec::new();
        for &id in nodes {
            if self.nodes[id.index()].replica.is_none() {
                continue;
            }
            let chosen = match pending {
                _ if self.nodes[id.index()].is_stuck(self.now) => false,
                Some(pending) => pending == Pending::Kept,
                None if self.nodes[id.index()].writing.is_none() || self.by_hand() => false,
                None => self.chance.happens(Stream::disk(id.0), self.now, Ratio::percent(50)),
            };
            let held = std::mem::take(&mut self.nodes[id.index()].held);
            self.arrive_later(held);
            for at in self.places(id) {
                self.nodes[at].stop(chosen);
            }
            self.crash_sessions(id);
            crashed.push((id, NodeAction::Stopped));
        }
        let missed = crashed.is_empty();
        self.event.node_actions.extend(crashed);
        if missed { Err("it is down already") } else { Ok(()) }
    }

    fn restart(&mut self, nodes: &[NodeId]) -> Result<(), Missed> {
        let mut missed = Some("it is running already");
        for id in nodes {
            let node = &self.nodes[id.index()];
            let down = node.replica.is_none();
            if node.corrupt {
                missed = Some("its disk is corrupt: wipe it first");
            } else if down && !self.tolerates_damage(*id) {
                missed = Some("it refuses to start, since its disk is damaged: wipe it first");
            } else if down {
                for at in self.places(*id) {
                    self.start(at);
                }
                missed = None;
            }
        }
        missed.map_or(Ok(()), Err)
    }

    /// What is overdue happens at once: timers first, then the write, then arrivals. The rest is
    /// due when it was: whoever looked ahead while the node stood still has taken it off the event
    /// queue.
    fn resume(&mut self, nodes: &[NodeId]) -> Result<(), Missed> {
        let mut waiting = Vec::new();
        let mut held = Vec::new();
        self.each(nodes, "it is not paused", |node| {
            if !std::mem::replace(&mut node.paused, false) {
                return false;
            }
            let id = node.place;
            let mut running_timers: Vec<(Time, u64)> = Vec::new();
            for running_timer in &node.running_timers {
                if let Some(due) = running_timer.due {
                    let key = (due, running_timer.generation);
                    running_timers
                        .insert(running_timers.partition_point(|known| *known < key), key);
                }
            }
            let running_timers = running_timers.into_iter();
            waiting
                .extend(running_timers.map(|(due, generation)| {
                    (due, ScheduledEvent::Timer { node: id, generation })
                }));
            if let Some(PendingWrite { due: Some(due), generation, .. }) = node.writing {
                waiting.push((due, ScheduledEvent::Write { node: id, generation }));
            }
            held.append(&mut node.held);
            true
        })?;
        for (due, what) in waiting {
            self.event_queue.add(due.max(self.now), what);
        }
        self.arrive_later(held);
        Ok(())
    }

    /// What waited for a node to go on, or to crash, arrives when it is due, and at once if that is
    /// over.
    fn arrive_later(&mut self, held: Vec<(u32, u64)>) {
        for (slab_key, flight) in held {
            let envelope = self.in_flight[slab_key as usize].as_ref();
            let due = envelope.and_then(|envelope| envelope.due).unwrap_or_default();
            self.event_queue.add(due.max(self.now), ScheduledEvent::Arrival { slab_key, flight });
        }
    }

    /// A clock runs at another rate from now on; running timers keep what their node's clock has
    /// left to run.
    fn clock(&mut self, at: usize, rate: Ratio) {
        let now = self.now;
        let old = u64::from(self.nodes[at].rate.0);
        self.nodes[at].rate = rate;
        for nth in 0..self.nodes[at].running_timers.len() {
            let generation = self.generation();
            let node = &mut self.nodes[at];
            let Some(due) = node.running_timers[nth].due else { continue };
            let left = Time(due.since(now).0.saturating_mul(old) / 1_000_000);
            let due = now + node.true_time(left);
            node.running_timers[nth].due = Some(due);
            node.running_timers[nth].generation = generation;
            self.event_queue.add(due, ScheduledEvent::Timer { node: node.place, generation });
        }
    }

    fn change_disk(&mut self, at: usize, change: &DiskChange) {
        let node = &mut self.nodes[at];
        match change {
            DiskChange::Latency(range) => node.latency = Some(range.clone()),
            DiskChange::Lying => node.lying = Some(node.disk.clone()),
            DiskChange::Honest => node.lying = None,
            DiskChange::Corrupt => node.corrupt = true,
            DiskChange::Full => node.full = true,
            DiskChange::Fail(span) => {
                node.fails_until = Some(span.map_or(Time(u64::MAX), |span| self.now + span));
            }
            DiskChange::Works => self.work_again(at),
        }
    }

    /// A disk has room again, and its writes succeed: the one that waited for room goes on.
    fn work_again(&mut self, at: usize) {
        let node = &mut self.nodes[at];
        let waited = std::mem::replace(&mut node.full, false);
        node.fails_until = None;
        if waited && node.writing.is_some_and(|writing| writing.due.is_none()) {
            self.schedule_write(at, Time::ZERO);
        }
    }

    /// Whether a node starts on a damaged disk: what is left of that is its disk then.
    fn tolerates_damage(&mut self, id: NodeId) -> bool {
        for at in self.places(id) {
            let node = &self.nodes[at];
            let mut disk = node.disk.clone();
            for what in &node.damaged {
                match self.core.damaged(&node.config, &disk, *what) {
                    Some(left) => disk = left,
                    None => return false,
                }
            }
            let node = &mut self.nodes[at];
            node.lying = node.lying.take().map(|_| disk.clone());
            node.disk = disk;
        }
        true
    }
}
