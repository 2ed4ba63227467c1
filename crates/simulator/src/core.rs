//! Protocols without their types.
//!
//! A world runs any protocol, and nothing of it but the cores themselves should be compiled once for
//! each. So a [`Core`] is a protocol as a value, and what only a core understands (its messages, its
//! disks, its replicas, its monitor) travels through the world behind these types.

use std::any::Any;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;

use protocol::{
    Breach, Command, Config, Damage, Describe, Fact, HeardMessage, Info, Lie, Machine, NodeId,
    NodeView, Observation, Observed, Output, Protocol, Reply, Request, RequestId, Rule, Settings,
    Signed, Slot, Time, UnknownSetting, Word, digest_of, start, step,
};

use crate::adversary::LieContext;
use crate::event::{NodeAction, Payload};
use scenario::Endpoint;

/// A protocol as a value: its description, and how to begin with it.
#[derive(Clone, Copy)]
pub struct Core {
    /// Its description.
    pub info: &'static Info,
    start: fn(Config, &Durable, &mut Vec<Effect>) -> Replica,
    empty: fn() -> Durable,
    check: fn(&Config) -> Result<(), UnknownSetting>,
    initial_disk: fn(&Settings) -> Result<Durable, UnknownSetting>,
    damaged: fn(&Config, &Durable, Damage) -> Option<Durable>,
    monitor: fn(Config) -> Monitor,
    forge: fn(&Config, &Effect, LieContext<'_>) -> Vec<Effect>,
}

impl Core {
    /// The core of a protocol.
    pub const fn of<P: Protocol>() -> Self {
        Self {
            info: const { &P::INFO },
            start: |config, disk, effects| {
                let mut out = Output::new(&config);
                let me = config.me();
                let replica = start(config, disk.expect::<P::Durable>().clone(), &mut out);
                let mut running = Running::<P> { me, replica, out, timers: Vec::new() };
                running.hand_over(effects);
                Replica(Box::new(running))
            },
            empty: || Durable::new(P::Durable::default()),
            check: P::check,
            initial_disk: |words| P::initial_disk(words).map(Durable::new),
            damaged: |config, disk, what| P::damaged(config, disk.expect(), what).map(Durable::new),
            monitor: |config| Monitor(Box::new(Memory::<P>(P::Monitor::default(), config))),
            forge: |config, told, lying| {
                if const { P::INFO.lies.is_empty() } {
                    Vec::new()
                } else {
                    forge::<P>(config, told, lying)
                }
            },
        }
    }

    /// Boots a replica on what its disk holds.
    pub fn start(&self, config: Config, disk: &Durable, effects: &mut Vec<Effect>) -> Replica {
        (self.start)(config, disk, effects)
    }

    /// An empty disk.
    pub fn empty(&self) -> Durable {
        (self.empty)()
    }

    /// Whether a cluster can be played exactly as its options say.
    ///
    /// # Errors
    /// An option that does not fit, and what would.
    pub fn check(&self, config: &Config) -> Result<(), UnknownSetting> {
        (self.check)(config)
    }

    /// A disk described by a script.
    ///
    /// # Errors
    /// The setting that the protocol does not understand.
    pub fn initial_disk(&self, words: &Settings) -> Result<Durable, UnknownSetting> {
        (self.initial_disk)(words)
    }

    /// What a replica boots on whose disk is damaged; `None` refuses.
    pub fn damaged(&self, config: &Config, disk: &Durable, what: Damage) -> Option<Durable> {
        (self.damaged)(config, disk, what)
    }

    /// What a liar says instead; an empty list changes nothing.
    pub fn forge(&self, config: &Config, told: &Effect, lying: LieContext<'_>) -> Vec<Effect> {
        (self.forge)(config, told, lying)
    }

    /// An observer that has seen nothing yet.
    pub fn monitor(&self, config: &Config) -> Monitor {
        (self.monitor)(config.clone())
    }
}

fn forge<P: Protocol>(config: &Config, told: &Effect, lying: LieContext<'_>) -> Vec<Effect> {
    let told = match told {
        Effect::Send(to, message) => {
            let message = message.get::<P::Message>().expect("one protocol in one world");
            protocol::Effect::Send { to: *to, message: message.clone() }
        }
        Effect::Reply(to, reply) => protocol::Effect::Reply { to: *to, reply: reply.clone() },
        _ => return Vec::new(),
    };
    let heard = lying.knowledge.messages().iter().map(|(from, to, message)| HeardMessage {
        from: *from,
        to: *to,
        message: message.get().expect("one protocol in one world"),
    });
    let heard: Vec<HeardMessage<'_, P>> = heard.collect();
    let LieContext { kind, draw, apart, disk, knowledge } = lying;
    let (disk, requests) = (disk.expect(), knowledge.requests());
    let lie = Lie { kind, draw, apart, disk, heard: &heard, requests };
    let forged = P::forge(config, &told, lie);
    let said = |effect| match effect {
        protocol::Effect::Send { to, message } => Some(Effect::Send(to, Message(Rc::new(message)))),
        protocol::Effect::Reply { to, reply } => Some(Effect::Reply(to, reply)),
        _ => None,
    };
    forged.into_iter().filter_map(said).collect()
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.info.id)
    }
}

/// See [`protocol::Input`].
#[derive(Clone, Debug)]
pub enum Input {
    /// A message arrived.
    Message {
        /// The sender.
        from: NodeId,
        /// What it says.
        message: Message,
    },
    /// A timer fired.
    Timer(Timer),
    /// A client asks.
    Request(Signed<Request>),
    /// A session with a peer ended.
    Disconnected(NodeId),
}

/// See [`protocol::Effect`].
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Effect {
    /// Make the disk hold this.
    Persist(Durable),
    /// Send this to another node.
    Send(NodeId, Message),
    /// Fire this timer after a span drawn from the range.
    SetTimer(Timer, Range<Time>),
    /// Do not fire this timer.
    CancelTimer(Timer),
    /// This slot holds this command, for ever.
    Decide(Slot, Command),
    /// Answer a client.
    Reply(RequestId, Reply),
    /// This rule decided something.
    Cite(&'static Rule),
}

/// A message, in the terms of its core.
#[derive(Clone)]
pub struct Message(Rc<dyn AnyMessage>);

trait AnyMessage: Describe + Same {}

impl<M: Describe + Eq + Hash + Any> AnyMessage for M {}

/// What can be compared with others of its kind, and digested.
trait Same: Any {
    fn is_same(&self, other: &dyn Any) -> bool;
    fn digest(&self) -> u64;
}

impl<T: Eq + Hash + Any> Same for T {
    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }

    fn digest(&self) -> u64 {
        digest_of(self)
    }
}

/// Values without their types are equal when what they hold is.
macro_rules! compared {
    ($($name:ident: $held:ident,)*) => {$(
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.$held().is_same(other.$held())
            }
        }

        impl Eq for $name {}

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                state.write_u64(self.$held().digest());
            }
        }
    )*};
}

compared! { Message: held, Durable: held, Replica: held, Monitor: held, }

impl Message {
    /// Its words.
    pub fn describe(&self) -> &dyn Describe {
        &*self.0
    }

    /// The message, for whoever knows its type.
    pub fn get<M: Any>(&self) -> Option<&M> {
        (&*self.0 as &dyn Any).downcast_ref()
    }

    /// Another message of the same protocol, made of this one.
    #[must_use]
    pub fn changed<M: Describe + Eq + Hash + Any>(&self, change: impl FnOnce(&M) -> M) -> Self {
        Self(Rc::new(change(self.get().expect("one protocol in one world"))))
    }

    fn held(&self) -> &dyn Same {
        &*self.0
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.word().id)
    }
}

/// What a disk holds, in the terms of its core.
#[derive(Clone)]
pub struct Durable(Rc<dyn Same>);

impl Durable {
    fn new<T: Eq + Hash + Any>(content: T) -> Self {
        Self(Rc::new(content))
    }

    /// What it holds, for whoever knows its type.
    pub fn get<T: Any>(&self) -> Option<&T> {
        (&*self.0 as &dyn Any).downcast_ref()
    }

    /// Another disk of the same protocol, made of this one.
    #[must_use]
    pub fn changed<T: Eq + Hash + Any>(&self, change: impl FnOnce(&T) -> T) -> Self {
        Self::new(change(self.expect()))
    }

    fn held(&self) -> &dyn Same {
        &*self.0
    }

    fn expect<T: Any>(&self) -> &T {
        self.get().expect("one protocol in one world")
    }
}

impl fmt::Debug for Durable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("disk")
    }
}

/// A timer. The same timer is the same in every life.
#[derive(Clone, Copy, Debug)]
pub struct Timer {
    digest: u64,
    /// How it is spoken of.
    pub word: &'static Word,
}

impl PartialEq for Timer {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Eq for Timer {}

impl Hash for Timer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.digest);
    }
}

impl Timer {
    /// A place among others that is the same in every world.
    pub const fn order(&self) -> u64 {
        self.digest
    }
}

/// A replica that runs.
pub struct Replica(Box<dyn AnyReplica>);

trait AnyReplica {
    fn step(&mut self, input: Input, effects: &mut Vec<Effect>);
    fn view(&self, slots: Range<Slot>) -> NodeView;
    fn facts(&self) -> Vec<Fact>;
    fn refusal(&self, from: NodeId, message: &Message) -> Option<String>;
    fn machine(&self) -> Option<&Machine>;
    fn quorum(&self, slot: Slot) -> Vec<NodeId>;
    fn has_quorum(&self, up: &dyn Fn(NodeId) -> bool) -> Option<bool>;
    fn replica(&self) -> &dyn Same;
    fn running(&self) -> &dyn Any;
    fn fork(&self) -> Box<dyn AnyReplica>;
}

impl Replica {
    /// Takes one input, and says what it asks of the world.
    pub fn step(&mut self, input: Input, effects: &mut Vec<Effect>) {
        self.0.step(input, effects);
    }

    /// What an observer may see, with the slots of a window.
    pub fn view(&self, slots: Range<Slot>) -> NodeView {
        self.0.view(slots)
    }

    /// The rest of its state, as an observer may see it.
    pub fn facts(&self) -> Vec<Fact> {
        self.0.facts()
    }

    /// Why it has just refused a message, where the protocol says so.
    pub fn refusal(&self, from: NodeId, message: &Message) -> Option<String> {
        self.0.refusal(from, message)
    }

    /// The state machine that it applies its decisions to, if it has one.
    pub fn machine(&self) -> Option<&Machine> {
        self.0.machine()
    }

    /// Who stands behind what it decided for a slot, as far as it knows.
    pub fn quorum(&self, slot: Slot) -> Vec<NodeId> {
        self.0.quorum(slot)
    }

    /// Whether the nodes that are `up` are enough to go on, if it has a say in that.
    pub fn has_quorum(&self, up: &dyn Fn(NodeId) -> bool) -> Option<bool> {
        self.0.has_quorum(up)
    }

    /// The replica, for whoever knows its type.
    pub fn get<P: Any>(&self) -> Option<&P> {
        (self.held() as &dyn Any).downcast_ref()
    }

    /// Another replica of the same protocol with the same timers, made of this one.
    #[must_use]
    pub fn changed<P: Protocol>(&self, config: &Config, change: impl FnOnce(&P) -> P) -> Self {
        let running: Option<&Running<P>> = self.0.running().downcast_ref();
        let Running { replica, timers, .. } = running.expect("one protocol in one world");
        let (me, out, timers) = (config.me(), Output::new(config), timers.clone());
        Self(Box::new(Running { me, replica: change(replica), out, timers }))
    }

    fn held(&self) -> &dyn Same {
        self.0.replica()
    }
}

impl Clone for Replica {
    fn clone(&self) -> Self {
        Self(self.0.fork())
    }
}

impl fmt::Debug for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("replica")
    }
}

struct Running<P: Protocol> {
    me: NodeId,
    replica: P,
    out: Output<P>,
    /// Every timer that it ever set, by its digest.
    timers: Vec<(u64, P::Timer)>,
}

impl<P: Protocol> Running<P> {
    fn hand_over(&mut self, effects: &mut Vec<Effect>) {
        for effect in self.out.drain() {
            effects.push(match effect {
                protocol::Effect::Persist(disk) => Effect::Persist(Durable::new(disk)),
                protocol::Effect::Send { to, message } => {
                    Effect::Send(to, Message(Rc::new(message)))
                }
                protocol::Effect::SetTimer { timer, after } => {
                    Effect::SetTimer(named(&mut self.timers, timer), after)
                }
                protocol::Effect::CancelTimer(timer) => {
                    Effect::CancelTimer(named(&mut self.timers, timer))
                }
                protocol::Effect::Decide { slot, command } => Effect::Decide(slot, command),
                protocol::Effect::Reply { to, reply } => Effect::Reply(to, reply),
                protocol::Effect::Cite(rule) => Effect::Cite(rule),
            });
        }
    }
}

fn named<T: Describe + Copy + Eq + Hash>(timers: &mut Vec<(u64, T)>, timer: T) -> Timer {
    let known = timers.iter().find(|(_, known)| *known == timer);
    let digest = known.map_or_else(|| digest_of(&timer), |(digest, _)| *digest);
    if known.is_none() {
        timers.push((digest, timer));
    }
    Timer { digest, word: timer.word() }
}

impl<P: Protocol> AnyReplica for Running<P> {
    fn step(&mut self, input: Input, effects: &mut Vec<Effect>) {
        let input = match input {
            Input::Message { from, message } => {
                let message = message.get::<P::Message>().expect("one protocol in one world");
                protocol::Input::Message { from, message: message.clone() }
            }
            Input::Timer(timer) => {
                let known = self.timers.iter().find(|(digest, _)| *digest == timer.digest);
                protocol::Input::Timer(known.expect("a timer that was set").1)
            }
            Input::Request(request) => protocol::Input::Request(request),
            Input::Disconnected(peer) => protocol::Input::Disconnected(peer),
        };
        step(&mut self.replica, self.me, input, &mut self.out);
        self.hand_over(effects);
    }

    fn view(&self, slots: Range<Slot>) -> NodeView {
        self.replica.view(slots)
    }

    fn facts(&self) -> Vec<Fact> {
        self.replica.facts()
    }

    fn refusal(&self, from: NodeId, message: &Message) -> Option<String> {
        self.replica.refusal(from, message.get().expect("one protocol in one world"))
    }

    fn machine(&self) -> Option<&Machine> {
        self.replica.machine()
    }

    fn quorum(&self, slot: Slot) -> Vec<NodeId> {
        self.replica.quorum(slot)
    }

    fn has_quorum(&self, up: &dyn Fn(NodeId) -> bool) -> Option<bool> {
        self.replica.has_quorum(up)
    }

    fn replica(&self) -> &dyn Same {
        &self.replica
    }

    fn running(&self) -> &dyn Any {
        self
    }

    fn fork(&self) -> Box<dyn AnyReplica> {
        // Between steps there is nothing in its output.
        let (me, replica, out) = (self.me, self.replica.clone(), self.out.another());
        Box::new(Self { me, replica, out, timers: self.timers.clone() })
    }
}

/// What an observer remembers to judge a protocol's own properties.
pub struct Monitor(Box<dyn AnyWitness>);

trait AnyWitness {
    fn memory(&self) -> &dyn Same;
    fn config(&self) -> &Config;
    fn asked(&mut self, event: u64, node: NodeId, request: &Request) -> Result<(), Breach>;
    fn lost_disk(&mut self, event: u64, node: NodeId) -> Result<(), Breach>;
    fn see(&mut self, event: u64, node: NodeId, node_action: &NodeAction) -> Result<(), Breach>;
    fn fork(&self) -> Box<dyn AnyWitness>;
}

impl Monitor {
    /// Takes note of a request that arrived at a node.
    ///
    /// # Errors
    /// The property that it violates.
    pub fn asked(&mut self, event: u64, node: NodeId, request: &Request) -> Result<(), Breach> {
        self.0.asked(event, node, request)
    }

    /// Takes note that a node's disk was wiped, or may lose from now on what it says it wrote.
    ///
    /// # Errors
    /// The property that this violates.
    pub fn lost_disk(&mut self, event: u64, node: NodeId) -> Result<(), Breach> {
        self.0.lost_disk(event, node)
    }

    /// Judges something that a node did.
    ///
    /// # Errors
    /// The property that it violates.
    pub fn see(
        &mut self,
        event: u64,
        node: NodeId,
        node_action: &NodeAction,
    ) -> Result<(), Breach> {
        self.0.see(event, node, node_action)
    }

    /// Another monitor of the same protocol, made of this one.
    #[must_use]
    pub fn changed<P: Protocol>(&self, change: impl FnOnce(&P::Monitor) -> P::Monitor) -> Self {
        let memory = (self.held() as &dyn Any).downcast_ref();
        let changed = change(memory.expect("one protocol in one world"));
        Self(Box::new(Memory::<P>(changed, self.0.config().clone())))
    }

    fn held(&self) -> &dyn Same {
        self.0.memory()
    }
}

impl Clone for Monitor {
    fn clone(&self) -> Self {
        Self(self.0.fork())
    }
}

impl fmt::Debug for Monitor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("witness")
    }
}

/// What is remembered of a cluster, and which.
struct Memory<P: Protocol>(P::Monitor, Config);

impl<P: Protocol> AnyWitness for Memory<P> {
    fn memory(&self) -> &dyn Same {
        &self.0
    }

    fn config(&self) -> &Config {
        &self.1
    }

    fn asked(&mut self, event: u64, node: NodeId, request: &Request) -> Result<(), Breach> {
        let what = Observed::Asked(request);
        P::monitor(&mut self.0, Observation { node, event, config: &self.1, what })
    }

    fn lost_disk(&mut self, event: u64, node: NodeId) -> Result<(), Breach> {
        let what = Observed::LostDisk;
        P::monitor(&mut self.0, Observation { node, event, config: &self.1, what })
    }

    fn see(&mut self, event: u64, node: NodeId, node_action: &NodeAction) -> Result<(), Breach> {
        let what = match node_action {
            NodeAction::Started(disk) => Observed::Started(disk.expect()),
            NodeAction::Wrote(disk) => Observed::Wrote(disk.expect()),
            NodeAction::Sent(envelope) => match (&envelope.payload, envelope.to) {
                (Payload::Message(message), Endpoint::Node(to)) => {
                    let message = message.get().expect("one protocol in one world");
                    Observed::Sent(to, message)
                }
                _ => return Ok(()),
            },
            NodeAction::Decided(slot, command) => Observed::Decided(*slot, command),
            NodeAction::Replied(to, reply) => Observed::Replied(*to, reply),
            NodeAction::Stopped
            | NodeAction::Cited(_)
            | NodeAction::BeganWrite
            | NodeAction::Held(..)
            | NodeAction::Withheld(..) => return Ok(()),
        };
        P::monitor(&mut self.0, Observation { node, event, config: &self.1, what })
    }

    fn fork(&self) -> Box<dyn AnyWitness> {
        Box::new(Self(self.0.clone(), self.1.clone()))
    }
}
