//! Protocols without their types.
//!
//! A world runs any protocol, and nothing of it but the cores themselves should be compiled once for
//! each. So a [`Core`] is a protocol as a value, and what only a core understands (its messages, its
//! disks, its replicas, its witness) travels through the world behind these types.

use std::any::Any;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use protocol::{
    Breach, Command, Config, Describe, Info, Machine, NodeId, NodeView, Observed, Output, Protocol,
    Reply, Request, RequestId, Rule, Seen, Settings, Signed, Slot, Time, Unknown, Word, start,
    step,
};

use crate::happening::{Deed, Payload};
use scenario::Endpoint;

/// A protocol as a value: its card, and how to begin with it.
#[derive(Clone, Copy)]
pub struct Core {
    /// Its card.
    pub info: &'static Info,
    start: fn(Config, &Durable, &mut Vec<Effect>) -> Replica,
    empty: fn() -> Durable,
    furnish: fn(&Settings) -> Result<Durable, Unknown>,
    witness: fn() -> Witness,
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
            furnish: |words| P::furnish(words).map(Durable::new),
            witness: || Witness(Box::new(Memory::<P>(P::Witness::default()))),
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

    /// A disk described by a script.
    ///
    /// # Errors
    /// The setting that the protocol does not understand.
    pub fn furnish(&self, words: &Settings) -> Result<Durable, Unknown> {
        (self.furnish)(words)
    }

    /// An observer that has seen nothing yet.
    pub fn witness(&self) -> Witness {
        (self.witness)()
    }
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
    /// A timer rang.
    Timer(Timer),
    /// A client asks.
    Request(Signed<Request>),
    /// A session with a peer ended.
    Disconnected(NodeId),
}

/// See [`protocol::Effect`].
#[derive(Clone, Debug)]
pub enum Effect {
    /// Make the disk hold this.
    Persist(Durable),
    /// Send this to another node.
    Send(NodeId, Message),
    /// Ring this timer after a span drawn from the range.
    SetTimer(Timer, Range<Time>),
    /// Do not ring this timer.
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

trait AnyMessage: Describe + Any {}

impl<M: Describe + Any> AnyMessage for M {}

impl Message {
    /// Its words.
    pub fn describe(&self) -> &dyn Describe {
        &*self.0
    }

    /// The message, for whoever knows its type.
    pub fn get<M: Any>(&self) -> Option<&M> {
        (&*self.0 as &dyn Any).downcast_ref()
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.word().id)
    }
}

/// What a disk holds, in the terms of its core.
#[derive(Clone)]
pub struct Durable(Rc<dyn Any>);

impl Durable {
    fn new<T: Any>(content: T) -> Self {
        Self(Rc::new(content))
    }

    /// What it holds, for whoever knows its type.
    pub fn get<T: Any>(&self) -> Option<&T> {
        self.0.downcast_ref()
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

/// A timer of one life of a replica.
#[derive(Clone, Copy, Debug)]
pub struct Timer {
    number: u32,
    /// How it is spoken of.
    pub word: &'static Word,
}

impl PartialEq for Timer {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

/// A replica that runs.
pub struct Replica(Box<dyn AnyReplica>);

trait AnyReplica {
    fn step(&mut self, input: Input, effects: &mut Vec<Effect>);
    fn view(&self, slots: Range<Slot>) -> NodeView;
    fn machine(&self) -> Option<&Machine>;
    fn replica(&self) -> &dyn Any;
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

    /// The state machine that it applies its decisions to, if it has one.
    pub fn machine(&self) -> Option<&Machine> {
        self.0.machine()
    }

    /// The replica, for whoever knows its type.
    pub fn get<P: Any>(&self) -> Option<&P> {
        self.0.replica().downcast_ref()
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
    /// Every timer that it ever set, by its number.
    timers: Vec<P::Timer>,
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
                    Effect::SetTimer(number(&mut self.timers, timer), after)
                }
                protocol::Effect::CancelTimer(timer) => {
                    Effect::CancelTimer(number(&mut self.timers, timer))
                }
                protocol::Effect::Decide { slot, command } => Effect::Decide(slot, command),
                protocol::Effect::Reply { to, reply } => Effect::Reply(to, reply),
                protocol::Effect::Cite(rule) => Effect::Cite(rule),
            });
        }
    }
}

fn number<T: Describe + Copy + Eq>(timers: &mut Vec<T>, timer: T) -> Timer {
    let known = timers.iter().position(|known| *known == timer);
    let at = known.unwrap_or_else(|| {
        timers.push(timer);
        timers.len() - 1
    });
    Timer { number: u32::try_from(at).expect("few timers"), word: timer.word() }
}

impl<P: Protocol> AnyReplica for Running<P> {
    fn step(&mut self, input: Input, effects: &mut Vec<Effect>) {
        let input = match input {
            Input::Message { from, message } => {
                let message = message.get::<P::Message>().expect("one protocol in one world");
                protocol::Input::Message { from, message: message.clone() }
            }
            Input::Timer(timer) => protocol::Input::Timer(self.timers[timer.number as usize]),
            Input::Request(request) => protocol::Input::Request(request),
            Input::Disconnected(peer) => protocol::Input::Disconnected(peer),
        };
        step(&mut self.replica, self.me, input, &mut self.out);
        self.hand_over(effects);
    }

    fn view(&self, slots: Range<Slot>) -> NodeView {
        self.replica.view(slots)
    }

    fn machine(&self) -> Option<&Machine> {
        self.replica.machine()
    }

    fn replica(&self) -> &dyn Any {
        &self.replica
    }

    fn fork(&self) -> Box<dyn AnyReplica> {
        let (me, replica, out) = (self.me, self.replica.clone(), self.out.clone());
        Box::new(Self { me, replica, out, timers: self.timers.clone() })
    }
}

/// What an observer remembers to judge a protocol's own properties.
pub struct Witness(Box<dyn AnyWitness>);

trait AnyWitness {
    fn see(&mut self, event: u64, node: NodeId, deed: &Deed) -> Result<(), Breach>;
    fn fork(&self) -> Box<dyn AnyWitness>;
}

impl Witness {
    /// Judges something that a node did.
    ///
    /// # Errors
    /// The property that it violates.
    pub fn see(&mut self, event: u64, node: NodeId, deed: &Deed) -> Result<(), Breach> {
        self.0.see(event, node, deed)
    }
}

impl Clone for Witness {
    fn clone(&self) -> Self {
        Self(self.0.fork())
    }
}

impl fmt::Debug for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("witness")
    }
}

struct Memory<P: Protocol>(P::Witness);

impl<P: Protocol> AnyWitness for Memory<P> {
    fn see(&mut self, event: u64, node: NodeId, deed: &Deed) -> Result<(), Breach> {
        let what = match deed {
            Deed::Started(disk) => Observed::Started(disk.expect()),
            Deed::Wrote(disk) => Observed::Wrote(disk.expect()),
            Deed::Sent(parcel) => match (&parcel.payload, parcel.to) {
                (Payload::Message(message), Endpoint::Node(to)) => {
                    let message = message.get().expect("one protocol in one world");
                    Observed::Sent(to, message)
                }
                _ => return Ok(()),
            },
            Deed::Decided(slot, command) => Observed::Decided(*slot, command),
            Deed::Replied(to, reply) => Observed::Replied(*to, reply),
            Deed::Stopped | Deed::Cited(_) | Deed::BeganWrite | Deed::Held(..) => return Ok(()),
        };
        P::witness(&mut self.0, Seen { node, event, what })
    }

    fn fork(&self) -> Box<dyn AnyWitness> {
        Box::new(Self(self.0.clone()))
    }
}
