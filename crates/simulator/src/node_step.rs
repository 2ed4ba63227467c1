//! A node's turn: what its replica asks for passes the gate, behind which all waits while a write is
//! under way.

use std::ops::Range;

use protocol::{NodeId, Time};
use scenario::{Endpoint, RunMode};

use crate::chance::Stream;
use crate::core::{Durable, Effect, Input, Timer};
use crate::event::{EventKind, NodeAction, Payload};
use crate::event_queue::ScheduledEvent;
use crate::node::{Gated, PendingWrite, RunningTimer};
use crate::world::{LEAST, World};

impl World {
    /// Starts a life of the node at this index.
    pub(crate) fn start(&mut self, at: usize) {
        let node = &mut self.nodes[at];
        let node_action = NodeAction::Started(node.disk.clone());
        self.event.node_actions.push((node.id(), node_action));
        let replica = self.core.start(node.config.clone(), &node.disk, &mut self.effects);
        node.replica = Some(replica);
        self.absorb(at);
    }

    pub(crate) fn input(&mut self, at: usize, input: Input) {
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
                    self.nodes[at]
                        .running_timers
                        .retain(|running_timer| running_timer.timer != timer);
                }
                Effect::Cite(rule) => {
                    self.event.node_actions.push((self.nodes[at].id(), NodeAction::Cited(rule)));
                }
                Effect::Persist(durable) => self.pass(at, Gated::Persist(durable)),
                Effect::Send(to, message) => self.pass(at, Gated::Send(to, message)),
                Effect::Decide(slot, command) => self.pass(at, Gated::Decide(slot, command)),
                Effect::Reply(to, reply) => self.pass(at, Gated::Reply(to, reply)),
            }
        }
        self.effects = effects;
    }

    fn set_timer(&mut self, at: usize, timer: Timer, after: &Range<Time>) {
        let hand = self.by_hand();
        self.generations += 1;
        let node = &mut self.nodes[at];
        let me = node.place;
        let due = (!hand).then(|| {
            let span = self.chance.time(Stream::timers(me.0), self.now, after);
            self.now + node.true_time(span).max(LEAST)
        });
        let (set, cause, generation) = (self.now, self.event.number, self.generations);
        let running_timer =
            RunningTimer { timer, set, after: after.clone(), due, cause, generation };
        match node.running_timers.iter_mut().find(|running_timer| running_timer.timer == timer) {
            Some(running) => *running = running_timer,
            None => node.running_timers.push(running_timer),
        }
        if let Some(due) = due {
            self.event_queue.add(due, ScheduledEvent::Timer { node: me, generation });
        }
    }

    /// Lets something through the gate, unless a write is under way or something waits already.
    fn pass(&mut self, at: usize, gated: Gated) {
        let node = &mut self.nodes[at];
        if node.writing.is_some() || !node.gate.is_empty() {
            if let Gated::Send(to, message) = &gated {
                let held = NodeAction::Held(*to, message.clone());
                self.event.node_actions.push((node.id(), held));
            }
            node.gate.push_back(gated);
        } else {
            self.release(at, gated);
        }
    }

    fn release(&mut self, at: usize, gated: Gated) {
        match gated {
            Gated::Persist(durable) => {
                let stuck = self.nodes[at].is_stuck(self.now);
                if self.nodes[at].latency.is_none() && !self.by_hand() && !stuck {
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
                let decided = NodeAction::Decided(slot, command);
                self.event.node_actions.push((self.nodes[at].id(), decided));
            }
            Gated::Reply(to, reply) => {
                self.say(at, Endpoint::Client(to.client), Payload::Reply(to, reply));
            }
        }
    }

    fn begin_write(&mut self, at: usize) {
        self.generations += 1;
        let node = &mut self.nodes[at];
        let (cause, generation) = (self.event.number, self.generations);
        node.writing = Some(PendingWrite { began: self.now, due: None, cause, generation });
        self.event.node_actions.push((node.id(), NodeAction::BeganWrite));
        self.schedule_write(at, Time::ZERO);
    }

    /// Says when the write under way ends, not before `least` has passed; by hand and on a full disk,
    /// nobody knows.
    pub(crate) fn schedule_write(&mut self, at: usize, least: Time) {
        let node = &mut self.nodes[at];
        let Some(writing) = node.writing.as_mut().filter(|_| !node.full) else { return };
        if self.settings.by == RunMode::Hand {
            return;
        }
        let latency = node.latency.as_ref();
        let takes =
            latency.map(|range| self.chance.time(Stream::disk(node.place.0), self.now, range));
        let due = self.now + takes.unwrap_or(Time::ZERO).max(least);
        writing.due = Some(due);
        self.event_queue
            .add(due, ScheduledEvent::Write { node: node.place, generation: writing.generation });
    }

    /// The write under way fails, and begins again.
    fn fail_write(&mut self, at: usize) {
        self.generations += 1;
        let (now, event, generation) = (self.now, self.event.number, self.generations);
        let node = &mut self.nodes[at];
        self.event.kind = EventKind::Failed(node.id());
        if let Some(writing) = &mut node.writing {
            self.event.cause = Some(writing.cause);
            *writing = PendingWrite { began: now, due: None, cause: event, generation };
        }
        let pause = if node.latency.is_some() { Time(1) } else { Time::millis(1) };
        self.schedule_write(at, pause);
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
        self.event.second = self.is_second(at);
        if self.nodes[at].fails(self.now) {
            return self.fail_write(at);
        }
        let node = &mut self.nodes[at];
        self.event.kind = EventKind::Written(node.id());
        self.event.cause = node.writing.take().map(|writing| writing.cause);
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
        self.event.node_actions.push((node.id(), NodeAction::Wrote(durable)));
    }

    /// A timer of the replica at a place fires, and runs no longer.
    pub(crate) fn fire(&mut self, place: NodeId, generation: u64) {
        self.event.second = self.is_second(place.index());
        let node = &mut self.nodes[place.index()];
        let Some(at) = node
            .running_timers
            .iter()
            .position(|running_timer| running_timer.generation == generation)
        else {
            return;
        };
        let running_timer = node.running_timers.remove(at);
        self.event.cause = Some(running_timer.cause);
        self.event.since = Some(running_timer.set);
        self.event.kind = EventKind::TimerFired(node.id(), running_timer.timer);
        self.input(place.index(), Input::Timer(running_timer.timer));
    }
}
