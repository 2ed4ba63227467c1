//! What a replica asks of the world.

use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::ops::Range;

use crate::config::Config;
use crate::ids::{NodeId, RequestId, Slot};
use crate::protocol::Protocol;
use crate::request::{Command, Reply};
use crate::rule::Rule;
use crate::time::Time;

/// What a replica asks of the world, in the order in which it takes place.
///
/// **The gate.** Each node has a queue of effects. A `Persist` at its head starts a disk write; no
/// `Send`, `Decide` or `Reply` behind it, from this step or a later one, leaves before the disk has
/// written. Timers and citations act at once. A crash empties the queue, and the write under way
/// may or may not have happened; a restart reads the last value written.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Effect<P: Protocol> {
    /// Make the disk hold this. Each write is atomic.
    Persist(P::Durable),
    /// Send this to another node.
    Send {
        /// To whom; never the sender itself.
        to: NodeId,
        /// The message that is sent.
        message: P::Message,
    },
    /// Fire this timer after a span drawn evenly from the range. One that runs is restarted.
    SetTimer {
        /// Which alarm.
        timer: P::Timer,
        /// How long, by this node's clock.
        after: Range<Time>,
    },
    /// Do not fire this timer.
    CancelTimer(P::Timer),
    /// This slot of the agreed sequence holds this command, for ever. In any order, but once per
    /// slot and life.
    Decide {
        /// The position in the log.
        slot: Slot,
        /// The command that the slot holds.
        command: Command,
    },
    /// Answer a client.
    Reply {
        /// The request that is answered.
        to: RequestId,
        /// The answer.
        reply: Reply,
    },
    /// This rule just decided something: the why of a caption, a line of the trace, a mark of
    /// coverage.
    Cite(&'static Rule),
}

/// Where a replica puts its effects.
#[derive(Debug)]
pub struct Output<P: Protocol> {
    config: Config,
    effects: Vec<Effect<P>>,
    to_self: VecDeque<P::Message>,
}

impl<P: Protocol> Output<P> {
    /// An empty output for the node of `config`.
    pub fn new(config: &Config) -> Self {
        Self { config: config.clone(), effects: Vec::new(), to_self: VecDeque::new() }
    }

    /// An empty output for the same node.
    #[must_use]
    pub fn another(&self) -> Self {
        Self::new(&self.config)
    }

    /// Sends to one node. What a replica sends to itself it hears before the step ends, so that
    /// proposer and acceptor on one node need no special case, and nothing to oneself is lost.
    pub fn send(&mut self, to: NodeId, message: P::Message) {
        if to == self.config.me() {
            self.to_self.push_back(message);
        } else {
            self.effects.push(Effect::Send { to, message });
        }
    }

    /// Sends to every member, itself included.
    pub fn broadcast(&mut self, message: &P::Message) {
        for at in 0..self.config.members().len() {
            self.send(self.config.members()[at], message.clone());
        }
    }

    /// Fires `timer` after a span drawn from `after`; restarts it if it runs.
    pub fn set_timer(&mut self, timer: P::Timer, after: Range<Time>) {
        self.effects.push(Effect::SetTimer { timer, after });
    }

    /// Stops `timer`.
    pub fn cancel_timer(&mut self, timer: P::Timer) {
        self.effects.push(Effect::CancelTimer(timer));
    }

    /// Learns that `slot` holds `command`.
    pub fn decide(&mut self, slot: Slot, command: Command) {
        self.effects.push(Effect::Decide { slot, command });
    }

    /// Answers a client.
    pub fn reply(&mut self, to: RequestId, reply: Reply) {
        self.effects.push(Effect::Reply { to, reply });
    }

    /// Cites `rule`, if it holds in this run, where it decides nothing by itself.
    pub fn cite(&mut self, rule: &'static Rule) {
        if self.config.is_enforced(rule) {
            self.effects.push(Effect::Cite(rule));
        }
    }

    /// Whether `rule` holds in this run; cites it if so. Ask this last, when everything else says
    /// that the rule applies.
    #[must_use]
    pub fn enforces(&mut self, rule: &'static Rule) -> bool {
        let enforced = self.config.is_enforced(rule);
        if enforced {
            self.effects.push(Effect::Cite(rule));
        }
        enforced
    }

    /// Whether `condition` holds, as `rule` demands; a suspended rule lets everything pass. Cites
    /// the rule when it refuses.
    #[must_use]
    pub fn requires(&mut self, rule: &'static Rule, condition: bool) -> bool {
        condition || !self.enforces(rule)
    }

    /// The effects since the last call, in order.
    pub fn drain(&mut self) -> alloc::vec::Drain<'_, Effect<P>> {
        self.effects.drain(..)
    }

    /// The effects so far, in order.
    pub fn effects(&self) -> &[Effect<P>] {
        &self.effects
    }

    pub(crate) fn persist(&mut self, durable: P::Durable) {
        self.effects.push(Effect::Persist(durable));
    }

    pub(crate) fn take_own(&mut self) -> Option<P::Message> {
        self.to_self.pop_front()
    }
}
