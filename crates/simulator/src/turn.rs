//! A node's turn: what its replica asks for passes the gate, behind which all waits while a write is
//! under way.

use std::ops::Range;

use protocol::{NodeId, Time};
use scenario::{By, Endpoint};

use crate::agenda::Due;
use crate::chance::Stream;
use crate::core::{Durable, Effect, Input, Timer};
use crate::happening::{Deed, Kind, Payload};
use crate::node::{Alarm, Gated, Writing};
use crate::world::{LEAST, World};

impl World {
    /// Starts a life of the node at this index.
    pub(crate) fn start(&mut self, at: usize) {
        let node = &mut self.nodes[at];
        let deed = Deed::Started(node.disk.clone());
        self.happening.deeds.push((node.id(), deed));
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

    fn set_timer(&mut self, at: usize, timer: Timer, after: &Range<Time>) {
        let hand = self.by_hand();
        self.tickets += 1;
        let node = &mut self.nodes[at];
        let me = node.place;
        let due = (!hand).then(|| {
            let span = self.chance.time(Stream::timers(me.0), self.now, after);
            self.now + node.true_time(span).max(LEAST)
        });
        let (set, cause, ticket) = (self.now, self.happening.number, self.tickets);
        let alarm = Alarm { timer, set, after: after.clone(), due, cause, ticket };
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
        let (cause, ticket) = (self.happening.number, self.tickets);
        node.writing = Some(Writing { began: self.now, due: None, cause, ticket });
        self.happening.deeds.push((node.id(), Deed::BeganWrite));
        self.schedule_write(at, Time::ZERO);
    }

    /// Says when the write under way ends, not before `least` has passed; by hand and on a full disk,
    /// nobody knows.
    pub(crate) fn schedule_write(&mut self, at: usize, least: Time) {
        let node = &mut self.nodes[at];
        let Some(writing) = node.writing.as_mut().filter(|_| !node.full) else { return };
        if self.settings.by == By::Hand {
            return;
        }
        let latency = node.latency.as_ref();
        let takes =
            latency.map(|range| self.chance.time(Stream::disk(node.place.0), self.now, range));
        let due = self.now + takes.unwrap_or(Time::ZERO).max(least);
        writing.due = Some(due);
        self.agenda.add(due, Due::Write { node: node.place, ticket: writing.ticket });
    }

    /// The write under way fails, and begins again.
    fn fail_write(&mut self, at: usize) {
        self.tickets += 1;
        let (now, event, ticket) = (self.now, self.happening.number, self.tickets);
        let node = &mut self.nodes[at];
        self.happening.kind = Kind::Failed(node.id());
        if let Some(writing) = &mut node.writing {
            self.happening.cause = Some(writing.cause);
            *writing = Writing { began: now, due: None, cause: event, ticket };
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
        self.happening.second = self.is_second(at);
        if self.nodes[at].fails(self.now) {
            return self.fail_write(at);
        }
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

    /// A timer of the replica at a place rings, and runs no longer.
    pub(crate) fn ring(&mut self, place: NodeId, ticket: u64) {
        self.happening.second = self.is_second(place.index());
        let node = &mut self.nodes[place.index()];
        let Some(at) = node.alarms.iter().position(|alarm| alarm.ticket == ticket) else { return };
        let alarm = node.alarms.remove(at);
        self.happening.cause = Some(alarm.cause);
        self.happening.since = Some(alarm.set);
        self.happening.kind = Kind::Rang(node.id(), alarm.timer);
        self.input(place.index(), Input::Timer(alarm.timer));
    }
}
