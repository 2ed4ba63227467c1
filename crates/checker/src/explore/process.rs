//! A node as the search sees it, and what it does with an input.

use protocol::{Config, NodeId, Reply, Request, Signed};
use simulator::Core;
use simulator::core::{Durable, Effect, Input, Message, Replica, Timer};

use super::bounds::Disk;

/// Everything about one node that the world may touch. Equal replicas on different nodes differ.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Process {
    /// Which node.
    pub node: NodeId,
    /// Its replica, unless it is down.
    pub replica: Option<Replica>,
    /// The timers that run, in order.
    pub timers: Vec<Timer>,
    /// What its disk holds.
    pub disk: Durable,
    /// What waits at the gate; a write at its head is under way.
    pub gate: Vec<Effect>,
}

/// A message on its way.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Envelope {
    /// Who sent it.
    pub from: NodeId,
    /// To whom.
    pub to: NodeId,
    /// What it says; nothing when it is the end of their session.
    pub message: Option<Message>,
}

/// Something that a node may do without a message.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Event {
    /// A timer rings.
    Timer(Timer),
    /// The write at the head of the gate is over.
    Write,
    /// The node crashes; the write under way took place or did not.
    Crash {
        /// It did.
        kept: bool,
    },
    /// The node boots from its disk.
    Restart,
    /// This request of the bounds is asked here.
    Request(u8),
}

/// What a step let out, for the judge and for the links.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Account {
    /// Who took it.
    pub node: NodeId,
    /// A life began on this disk.
    pub started: Option<Durable>,
    /// A request of the bounds arrived.
    pub asked: Option<u8>,
    /// What left the gate, in order; a `Persist` has been written.
    pub effects: Vec<Effect>,
}

impl Process {
    /// A node that has not started yet.
    pub(super) const fn down(node: NodeId, disk: Durable) -> Self {
        Self { node, replica: None, timers: Vec::new(), disk, gate: Vec::new() }
    }

    /// Whether a write is under way.
    pub(super) const fn writes(&self) -> bool {
        !self.gate.is_empty()
    }

    /// Takes a message in. A node that is down does not.
    pub(super) fn hear(&self, disk: Disk, envelope: &Envelope) -> Option<(Self, Account)> {
        let from = envelope.from;
        match envelope.message.clone() {
            Some(message) => self.take(disk, Input::Message { from, message }),
            None => self.take(disk, Input::Disconnected(from)),
        }
    }

    /// Lets something take place.
    pub(super) fn let_happen(
        &self,
        (core, config): (Core, &Config),
        disk: Disk,
        event: &Event,
        requests: &[Signed<Request>],
    ) -> Option<(Self, Account)> {
        match event {
            Event::Timer(timer) => {
                let mut before = self.clone();
                before.timers.retain(|running| running != timer);
                before.take(disk, Input::Timer(*timer))
            }
            Event::Request(which) => {
                let request = requests[usize::from(*which)].clone();
                let (after, mut account) = self.take(disk, Input::Request(request))?;
                // Whoever is only sent elsewhere, or refused, might as well not have asked here.
                if after == *self && account.effects.iter().all(is_passed_on) {
                    return None;
                }
                account.asked = Some(*which);
                Some((after, account))
            }
            Event::Write => {
                let (mut after, mut account) = (self.clone(), self.account());
                after.end_write(&mut account);
                Some((after, account))
            }
            Event::Crash { kept } => {
                let mut after = Self::down(self.node, self.disk.clone());
                if let (true, Some(Effect::Persist(pending))) = (kept, self.gate.first()) {
                    after.disk = pending.clone();
                }
                Some((after, self.account()))
            }
            Event::Restart => {
                let (mut after, mut account) = (self.clone(), self.account());
                account.started = Some(self.disk.clone());
                let mut effects = Vec::new();
                after.replica = Some(core.start(config.clone(), &self.disk, &mut effects));
                after.absorb(disk, effects, &mut account);
                Some((after, account))
            }
        }
    }

    fn account(&self) -> Account {
        Account { node: self.node, started: None, asked: None, effects: Vec::new() }
    }

    fn take(&self, disk: Disk, input: Input) -> Option<(Self, Account)> {
        let (mut after, mut account) = (self.clone(), self.account());
        let mut effects = Vec::new();
        after.replica.as_mut()?.step(input, &mut effects);
        after.absorb(disk, effects, &mut account);
        Some((after, account))
    }

    /// Carries out what the replica asked for: timers at once, the rest through the gate.
    fn absorb(&mut self, disk: Disk, effects: Vec<Effect>, account: &mut Account) {
        for effect in effects {
            match effect {
                Effect::Cite(_) => {}
                Effect::SetTimer(timer, _) => {
                    let place = self.timers.partition_point(|it| it.order() < timer.order());
                    if self.timers.get(place) != Some(&timer) {
                        self.timers.insert(place, timer);
                    }
                }
                Effect::CancelTimer(timer) => self.timers.retain(|running| *running != timer),
                Effect::Persist(durable) if disk == Disk::AtOnce => {
                    self.disk = durable.clone();
                    account.effects.push(Effect::Persist(durable));
                }
                effect if self.writes() || matches!(effect, Effect::Persist(_)) => {
                    self.gate.push(effect);
                }
                effect => account.effects.push(effect),
            }
        }
    }

    /// The write at the head is over; what waited behind it leaves, up to the next.
    fn end_write(&mut self, account: &mut Account) {
        let waiting = std::mem::take(&mut self.gate);
        for (at, effect) in waiting.into_iter().enumerate() {
            let write = matches!(effect, Effect::Persist(_));
            if self.writes() || (write && at > 0) {
                self.gate.push(effect);
                continue;
            }
            if let Effect::Persist(durable) = &effect {
                self.disk = durable.clone();
            }
            account.effects.push(effect);
        }
    }
}

/// An answer that leaves nothing behind.
const fn is_passed_on(effect: &Effect) -> bool {
    matches!(effect, Effect::Reply(_, Reply::Redirect(_) | Reply::Refused(_)))
}
