//! What one event was, and what it did.

use protocol::{
    Answer, ClientId, Command, Describe, Disconnect, NodeId, Reply, Request, RequestId, Rule,
    Signed, Slot, Time,
};
use scenario::{Action, Endpoint};

use crate::core::{Durable, Message, Timer};
use crate::standstill::Standstill;

/// One event of a run: the unit of stepping, of causes, and of `1.2s~3` in scripts.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its number in the run, from 1.
    pub number: u64,
    /// When it took place.
    pub time: Time,
    /// Which event of its instant it is, from 1.
    pub nth: u32,
    /// What kind of event it is.
    pub kind: EventKind,
    /// The event that brought it about: sent the message, set the timer, began the write.
    pub cause: Option<u64>,
    /// When the timer that fires was set.
    pub since: Option<Time>,
    /// What a client did in it.
    pub client_action: Option<ClientAction>,
    /// It happened to the second of two twins.
    pub second: bool,
    /// What nodes did in it, in order.
    pub node_actions: Vec<(NodeId, NodeAction)>,
}

/// What a client does that is to be seen in its history.
#[derive(Clone, Debug)]
pub enum ClientAction {
    /// It asks something new.
    Asked(Request),
    /// It takes this for the answer to its request, and waits no longer.
    Answered(RequestId, Answer),
}

/// What an event is.
#[derive(Clone, Debug)]
pub enum EventKind {
    /// A node boots at the beginning of the run.
    Booted(NodeId),
    /// A message, a request or a reply arrives.
    Delivered(Envelope),
    /// A message, a request or a reply is lost.
    Lost(Envelope, Loss),
    /// A timer fires.
    TimerFired(NodeId, Timer),
    /// A disk write ends.
    Written(NodeId),
    /// A disk write fails, and is tried again.
    Failed(NodeId),
    /// A busy client asks something.
    Asked(ClientId, Request),
    /// A client has waited too long and asks again.
    Retried(ClientId, Request),
    /// The script or a person did something.
    Acted(Action),
    /// The script or a person wanted something done to what is not there; nothing happened.
    Missed(Action, &'static str),
    /// The run does not go on, and ends here.
    Stopped(Standstill),
}

/// Why a message never arrives.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Loss {
    /// By chance.
    Chance,
    /// By a split or a cut.
    Wall,
    /// The receiver is down.
    Down,
    /// Somebody took it away.
    Dropped,
    /// Its session had ended when it set out, and its sender had yet to hear of that.
    Session,
    /// It came in the name of another node, and the link vouches for who sent it.
    Posed,
}

/// Something that a node did.
#[derive(Clone, Debug)]
pub enum NodeAction {
    /// Began a life on this disk.
    Started(Durable),
    /// Stopped, by a crash.
    Stopped,
    /// Followed a rule of the paper.
    Cited(&'static Rule),
    /// Began to write.
    BeganWrite,
    /// Has written.
    Wrote(Durable),
    /// Has a message for a node, which waits at the gate until the disk has written.
    Held(NodeId, Message),
    /// Let a message go.
    Sent(Envelope),
    /// Kept back what its core had to say.
    Withheld(Endpoint, Payload),
    /// Decided a slot.
    Decided(Slot, Command),
    /// Answered a client.
    Replied(RequestId, Reply),
}

/// Something on its way.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// Its number in the run, from 1.
    pub id: u64,
    /// Where it comes from.
    pub from: Endpoint,
    /// Where it goes to.
    pub to: Endpoint,
    /// When it set out.
    pub sent: Time,
    /// When it arrives; by hand, nobody knows.
    pub due: Option<Time>,
    /// It will not arrive: lost by chance, or stopped by a wall.
    pub doomed: Option<Loss>,
    /// The event that sent it.
    pub cause: u64,
    /// What it carries.
    pub payload: Payload,
    /// What a liar did to it.
    pub trick: Option<Trick>,
}

/// How what a liar says differs from what its core said.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Trick {
    /// The second of two twins says it.
    Twin,
    /// It says something else: this kind of lie.
    Forged(&'static str),
    /// It was said or heard before.
    Replayed,
    /// It is said once more.
    Doubled,
    /// It is kept back for a while.
    Late,
    /// It is said in the name of this node. The link knows better and refuses it.
    Posed(NodeId),
}

/// What travels.
#[derive(Clone, Debug)]
pub enum Payload {
    /// From replica to replica.
    Message(Message),
    /// From client to replica.
    Request(Signed<Request>),
    /// From replica to client.
    Reply(RequestId, Reply),
    /// To a replica: its session with a peer has ended.
    Disconnect,
}

impl Payload {
    /// What travels between replicas, in the protocol's words.
    pub fn between_replicas(&self) -> Option<&dyn Describe> {
        match self {
            Self::Message(message) => Some(message.describe()),
            Self::Disconnect => Some(&Disconnect),
            Self::Request(_) | Self::Reply(..) => None,
        }
    }
}
