//! A node as the search sees it, and what it does with an input.

use protocol::{Config, NodeId, Reply, Request, Signed};
use simulator::Core;
use simulator::adversary::{LiarKnowledge, LieContext, is_apart};
use simulator::core::{Durable, Effect, Input, Message, Replica, Timer};

use super::bounds::DiskModel;

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
    /// How it lies, if it does.
    pub liar: Option<Liar>,
}

/// How a node lies, and what it knows. It is the only liar, so that it learns nothing from others.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Liar {
    /// One of the lies of its protocol, in its plain variety.
    pub kind: &'static str,
    /// What it has heard since it lies.
    pub knowledge: LiarKnowledge,
}

/// What all nodes share: the core, the configuration, the bounds.
#[derive(Clone, Copy)]
pub(super) struct NodeContext<'a> {
    pub(super) core: Core,
    pub(super) config: &'a Config,
    pub(super) disk: DiskModel,
    /// The requests of the bounds.
    pub(super) requests: &'a [Signed<Request>],
    /// Whether one of them may arrive more than once.
    pub(super) retries: bool,
}

/// A message on its way.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct LinkMessage {
    /// Who sent it.
    pub from: NodeId,
    /// To whom.
    pub to: NodeId,
    /// What it says; nothing when it is the end of their session.
    pub message: Option<Message>,
}

/// Something that a node may do without a message.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum LocalEvent {
    /// A timer fires.
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
    /// This request of the bounds, which was asked before, arrives here.
    Again(u8),
    /// The node begins to lie in this way.
    Lie(&'static str),
}

/// What a step sent and did, for the judge and for the links.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct StepOutput {
    /// Who took it.
    pub node: NodeId,
    /// It lies: all that counts is what it replies to clients.
    pub lies: bool,
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
        Self { node, replica: None, timers: Vec::new(), disk, gate: Vec::new(), liar: None }
    }

    /// Whether a write is under way.
    pub(super) const fn writes(&self) -> bool {
        !self.gate.is_empty()
    }

    /// Takes a message in. A node that is down does not.
    pub(super) fn hear(
        &self,
        context: NodeContext<'_>,
        link_message: &LinkMessage,
    ) -> Option<(Self, StepOutput)> {
        let from = link_message.from;
        match link_message.message.clone() {
            Some(message) => self.take(context, Input::Message { from, message }),
            None => self.take(context, Input::Disconnected(from)),
        }
    }

    /// Lets something take place.
    pub(super) fn let_happen(
        &self,
        context: NodeContext<'_>,
        event: &LocalEvent,
    ) -> Option<(Self, StepOutput)> {
        match event {
            LocalEvent::Timer(timer) => {
                let mut before = self.clone();
                before.timers.retain(|running| running != timer);
                before.take(context, Input::Timer(*timer))
            }
            LocalEvent::Request(which) | LocalEvent::Again(which) => {
                let request = context.requests[usize::from(*which)].clone();
                let (after, mut output) = self.take(context, Input::Request(request))?;
                // Whoever is only sent elsewhere, or refused, might as well not have asked here: unless
                // another copy of what is refused here may take effect there.
                let idle = |effect: &Effect| is_idle(effect, context.retries);
                if after == *self && output.effects.iter().all(idle) {
                    return None;
                }
                output.asked = Some(*which);
                Some((after, output))
            }
            LocalEvent::Write => {
                let (mut after, mut output) = (self.clone(), self.output());
                after.end_write(context, &mut output);
                Some((after, output))
            }
            LocalEvent::Crash { kept } => {
                let mut after = Self::down(self.node, self.disk.clone());
                after.liar.clone_from(&self.liar);
                if let (true, Some(Effect::Persist(pending))) = (kept, self.gate.first()) {
                    after.disk = pending.clone();
                }
                Some((after, self.output()))
            }
            LocalEvent::Restart => {
                let (mut after, mut output) = (self.clone(), self.output());
                output.started = Some(self.disk.clone());
                let mut effects = Vec::new();
                let config = context.config.clone();
                after.replica = Some(context.core.start(config, &self.disk, &mut effects));
                after.absorb(context, effects, &mut output);
                Some((after, output))
            }
            LocalEvent::Lie(kind) => {
                let liar = Some(Liar { kind, knowledge: LiarKnowledge::default() });
                Some((Self { liar, ..self.clone() }, self.output()))
            }
        }
    }

    const fn output(&self) -> StepOutput {
        let lies = self.liar.is_some();
        StepOutput { node: self.node, lies, started: None, asked: None, effects: Vec::new() }
    }

    fn take(&self, context: NodeContext<'_>, input: Input) -> Option<(Self, StepOutput)> {
        let (mut after, mut output) = (self.clone(), self.output());
        let (mut effects, replica) = (Vec::new(), after.replica.as_mut()?);
        if let Some(Liar { knowledge, .. }) = &mut after.liar {
            match &input {
                Input::Message { from, message } => knowledge.hear(*from, self.node, message),
                Input::Request(request) => knowledge.hear_request(request),
                Input::Timer(_) | Input::Disconnected(_) => {}
            }
        }
        replica.step(input, &mut effects);
        after.absorb(context, effects, &mut output);
        Some((after, output))
    }

    /// Carries out what the replica asked for: timers at once, the rest through the gate.
    fn absorb(&mut self, context: NodeContext<'_>, effects: Vec<Effect>, output: &mut StepOutput) {
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
                effect @ Effect::Persist(_) if context.disk == DiskModel::AtOnce => {
                    self.let_out(context, effect, output);
                }
                effect if self.writes() || matches!(effect, Effect::Persist(_)) => {
                    self.gate.push(effect);
                }
                effect => self.let_out(context, effect, output),
            }
        }
    }

    /// The write at the head is over; what waited behind it leaves, up to the next.
    fn end_write(&mut self, context: NodeContext<'_>, output: &mut StepOutput) {
        let waiting = std::mem::take(&mut self.gate);
        for (at, effect) in waiting.into_iter().enumerate() {
            let write = matches!(effect, Effect::Persist(_));
            if self.writes() || (write && at > 0) {
                self.gate.push(effect);
                continue;
            }
            self.let_out(context, effect, output);
        }
    }

    /// Something leaves the gate; a `Persist` is written. Of a liar nothing counts but what it
    /// sends, and that may be something else.
    fn let_out(&mut self, context: NodeContext<'_>, effect: Effect, output: &mut StepOutput) {
        if let Effect::Persist(durable) = &effect {
            self.disk = durable.clone();
        }
        let Some(Liar { kind, knowledge }) = &mut self.liar else {
            return output.effects.push(effect);
        };
        let nodes = context.config.members().len() as u32;
        let apart = match &effect {
            Effect::Send(to, _) => is_apart(*to, nodes, 0),
            Effect::Reply(..) => false,
            _ => return,
        };
        let disk = &self.disk;
        let lying = LieContext { kind, draw: 0, apart, disk, knowledge };
        let said = lying.instead(context.core, context.config, &effect);
        for said in said.unwrap_or_else(|| vec![effect]) {
            if let Effect::Send(to, message) = &said {
                knowledge.hear(self.node, *to, message);
            }
            output.effects.push(said);
        }
    }
}

/// A reply that leaves nothing behind.
const fn is_idle(effect: &Effect, retries: bool) -> bool {
    match effect {
        Effect::Reply(_, Reply::Redirect(_)) => true,
        Effect::Reply(_, Reply::Refused(_)) => !retries,
        _ => false,
    }
}
