//! A node as the search sees it, and what it does with an input.

use protocol::{Config, Effect, Input, NodeId, Output, Protocol, Request, Signed, start, step};

use super::bounds::Disk;

/// Everything about one node that the world may touch. Equal replicas on different nodes differ.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Process<P: Protocol> {
    /// Which node.
    pub node: NodeId,
    /// Its replica, unless it is down.
    pub replica: Option<P>,
    /// The timers that run, in order.
    pub timers: Vec<P::Timer>,
    /// What its disk holds.
    pub disk: P::Durable,
    /// What waits at the gate; a write at its head is under way.
    pub gate: Vec<Effect<P>>,
}

/// A message on its way.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Envelope<M> {
    /// Who sent it.
    pub from: NodeId,
    /// To whom.
    pub to: NodeId,
    /// What it says.
    pub message: M,
}

/// Something that a node may do without a message.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Event<P: Protocol> {
    /// A timer rings.
    Timer(P::Timer),
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
pub struct Account<P: Protocol> {
    /// Who took it.
    pub node: NodeId,
    /// A life began on this disk.
    pub started: Option<P::Durable>,
    /// A request of the bounds arrived.
    pub asked: Option<u8>,
    /// What left the gate, in order; a `Persist` has been written.
    pub effects: Vec<Effect<P>>,
}

impl<P: Protocol> Process<P> {
    /// A node that has not started yet.
    pub(super) const fn down(node: NodeId, disk: P::Durable) -> Self {
        Self { node, replica: None, timers: Vec::new(), disk, gate: Vec::new() }
    }

    /// Whether a write is under way.
    pub(super) const fn writes(&self) -> bool {
        !self.gate.is_empty()
    }

    /// Takes a message in. A node that is down does not.
    pub(super) fn hear(
        &self,
        config: &Config,
        disk: Disk,
        envelope: &Envelope<P::Message>,
    ) -> Option<(Self, Account<P>)> {
        let message = envelope.message.clone();
        self.take(config, disk, Input::Message { from: envelope.from, message })
    }

    /// Lets something take place.
    pub(super) fn let_happen(
        &self,
        config: &Config,
        disk: Disk,
        event: &Event<P>,
        requests: &[Signed<Request>],
    ) -> Option<(Self, Account<P>)> {
        match event {
            Event::Timer(timer) => {
                let mut before = self.clone();
                before.timers.retain(|running| running != timer);
                before.take(config, disk, Input::Timer(*timer))
            }
            Event::Request(which) => {
                let request = requests[usize::from(*which)].clone();
                let (after, mut account) = self.take(config, disk, Input::Request(request))?;
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
                let mut out = Output::new(config);
                after.replica = Some(start(config.clone(), self.disk.clone(), &mut out));
                after.absorb(disk, &mut out, &mut account);
                Some((after, account))
            }
        }
    }

    fn account(&self) -> Account<P> {
        Account { node: self.node, started: None, asked: None, effects: Vec::new() }
    }

    fn take(&self, config: &Config, disk: Disk, input: Input<P>) -> Option<(Self, Account<P>)> {
        let (mut after, mut account) = (self.clone(), self.account());
        let mut out = Output::new(config);
        step(after.replica.as_mut()?, self.node, input, &mut out);
        after.absorb(disk, &mut out, &mut account);
        Some((after, account))
    }

    /// Carries out what the replica asked for: timers at once, the rest through the gate.
    fn absorb(&mut self, disk: Disk, out: &mut Output<P>, account: &mut Account<P>) {
        for effect in out.drain() {
            match effect {
                Effect::Cite(_) => {}
                Effect::SetTimer { timer, .. } => {
                    if let Err(place) = self.timers.binary_search(&timer) {
                        self.timers.insert(place, timer);
                    }
                }
                Effect::CancelTimer(timer) => self.timers.retain(|running| *running != timer),
                Effect::Persist(durable) if disk == Disk::Instant => {
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
    fn end_write(&mut self, account: &mut Account<P>) {
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
fn is_passed_on<P: Protocol>(effect: &Effect<P>) -> bool {
    use protocol::Reply;
    matches!(effect, Effect::Reply { reply: Reply::Redirect(_) | Reply::Refused(_), .. })
}
