//! Stateright's Paxos model as a protocol of ours: three servers that agree on one register, and
//! clients, nodes like them, that each write it once and then read it.
//!
//! It is a real [`Protocol`], played by the same explorer through the same interface as every core
//! of Synod; only that its clients are nodes, because in the model they are actors. What it lacks
//! is what the model lacks: timers, disks, requests from outside.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use protocol::{
    Breach, Config, Describe, EpochWord, Info, NodeId, NodeView, Observation, Observed, Output,
    Property, Protocol, Request, Role, Signed, Slot, Word,
};

pub(crate) const SERVERS: u32 = 3;

/// Round and server, both from 0; nobody has led ballot (0, 0).
type Ballot = (u32, u32);
/// The number of the request, who asked, and the value.
type Proposal = (u32, NodeId, char);

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Actor {
    Server(Server),
    Client(Client),
}

#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct Server {
    me: u32,
    ballot: Ballot,
    proposal: Option<Proposal>,
    prepares: BTreeMap<NodeId, Option<(Ballot, Proposal)>>,
    accepts: BTreeSet<NodeId>,
    accepted: Option<(Ballot, Proposal)>,
    decided: bool,
}

/// What it waits for, and how many requests were answered.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Client {
    awaits: Option<u32>,
    answered: u32,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Message {
    Put(u32, char),
    PutOk(u32),
    Get(u32),
    GetOk(u32, char),
    Prepare(Ballot),
    Prepared(Ballot, Option<(Ballot, Proposal)>),
    Accept(Ballot, Proposal),
    Accepted(Ballot),
    Decided(Ballot, Proposal),
}

protocol::words! {
    PUT = "put-value", "Put", Inform, "A client writes the register.";
    PUT_OK = "put-ok", "Put succeeded", Agree, "The register is written.";
    GET = "get-value", "Get", Inform, "A client reads the register.";
    GET_OK = "get-ok", "Get succeeded", Agree, "What the register holds.";
    PREPARE = "prepare", "Prepare", Campaign, "A server wants to lead a ballot.";
    PREPARED = "prepared", "Prepared", Agree, "A server follows the ballot.";
    ACCEPT = "accept", "Accept", Propose, "The leader proposes a value.";
    ACCEPTED = "accepted", "Accepted", Agree, "A server accepts it.";
    DECIDED = "decided", "Decided", Inform, "A majority has accepted it.";
}

impl Describe for Message {
    fn word(&self) -> &'static Word {
        match self {
            Self::Put(..) => &PUT,
            Self::PutOk(_) => &PUT_OK,
            Self::Get(_) => &GET,
            Self::GetOk(..) => &GET_OK,
            Self::Prepare(_) => &PREPARE,
            Self::Prepared(..) => &PREPARED,
            Self::Accept(..) => &ACCEPT,
            Self::Accepted(_) => &ACCEPTED,
            Self::Decided(..) => &DECIDED,
        }
    }
}

/// There are none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Timer {}

impl Describe for Timer {
    fn word(&self) -> &'static Word {
        match *self {}
    }
}

pub(crate) static ONE_VALUE: Property = Property {
    id: "one-value",
    name: "One value",
    says: "No two servers tell of different decisions.",
};

impl Protocol for Actor {
    type Message = Message;
    type Timer = Timer;
    type Durable = ();
    /// The proposal that somebody told was decided.
    type Monitor = Option<Proposal>;

    const INFO: Info = Info {
        paper: "the Paxos example of stateright 0.31.0",
        epoch: EpochWord { name: "ballot", short: "b" },
        messages: &[
            &PUT, &PUT_OK, &GET, &GET_OK, &PREPARE, &PREPARED, &ACCEPT, &ACCEPTED, &DECIDED,
        ],
        properties: &[&ONE_VALUE],
        ..Info::new("register", "Register")
    };

    fn start(config: Config, (): (), out: &mut Output<Self>) -> Self {
        let me = number(config.me());
        let Some(client) = me.checked_sub(SERVERS) else {
            return Self::Server(Server { me, ..Server::default() });
        };
        let value = char::from(b'A' + u8::try_from(client).expect("few clients"));
        out.send(server(me % SERVERS), Message::Put(me, value));
        Self::Client(Client { awaits: Some(me), answered: 0 })
    }

    fn on_message(&mut self, from: NodeId, message: Message, out: &mut Output<Self>) {
        match self {
            Self::Server(server) => server.on_message(from, message, out),
            Self::Client(client) => client.on_message(message, out),
        }
    }

    fn on_timer(&mut self, timer: Timer, _out: &mut Output<Self>) {
        match timer {}
    }

    fn on_request(&mut self, _request: Signed<Request>, _out: &mut Output<Self>) {}

    fn view(&self, _slots: Range<Slot>) -> NodeView {
        NodeView::new(Role::Following, "actor")
    }

    fn monitor(first: &mut Option<Proposal>, seen: Observation<'_, Self>) -> Result<(), Breach> {
        let Observed::Sent(_, Message::Decided(_, proposal)) = seen.what else { return Ok(()) };
        match first {
            Some(known) if known != proposal => {
                let because = format!("{} tells of {}, not {}.", seen.node, proposal.2, known.2);
                Err(Breach::new(&ONE_VALUE, because))
            }
            _ => {
                *first = Some(*proposal);
                Ok(())
            }
        }
    }
}

impl Client {
    fn on_message(&mut self, message: Message, out: &mut Output<Actor>) {
        match message {
            Message::PutOk(request) if self.awaits == Some(request) => {
                let (me, get) = (request, 2 * request);
                out.send(server((me + 1) % SERVERS), Message::Get(get));
                *self = Self { awaits: Some(get), answered: 1 };
            }
            Message::GetOk(request, _) if self.awaits == Some(request) => {
                *self = Self { awaits: None, answered: 2 };
            }
            _ => {}
        }
    }
}

impl Server {
    fn on_message(&mut self, from: NodeId, message: Message, out: &mut Output<Actor>) {
        if self.decided {
            if let (Message::Get(request), Some((_, (_, _, value)))) = (message, self.accepted) {
                out.send(from, Message::GetOk(request, value));
            }
            return;
        }
        match message {
            Message::Put(request, value) if self.proposal.is_none() => {
                let me = server(self.me);
                self.proposal = Some((request, from, value));
                self.prepares = BTreeMap::from([(me, self.accepted)]);
                self.accepts.clear();
                self.ballot = (self.ballot.0 + 1, number(me));
                tell_peers(me, &Message::Prepare(self.ballot), out);
            }
            Message::Prepare(ballot) if self.ballot < ballot => {
                self.ballot = ballot;
                out.send(from, Message::Prepared(ballot, self.accepted));
            }
            Message::Prepared(ballot, accepted) if ballot == self.ballot => {
                self.prepares.insert(from, accepted);
                if self.prepares.len() == 2 {
                    self.propose(out);
                }
            }
            Message::Accept(ballot, proposal) if self.ballot <= ballot => {
                self.ballot = ballot;
                self.accepted = Some((ballot, proposal));
                out.send(from, Message::Accepted(ballot));
            }
            Message::Accepted(ballot) if ballot == self.ballot => {
                self.accepts.insert(from);
                if let (2, Some(proposal)) = (self.accepts.len(), self.proposal) {
                    self.decided = true;
                    let me = server(self.me);
                    tell_peers(me, &Message::Decided(ballot, proposal), out);
                    out.send(proposal.1, Message::PutOk(proposal.0));
                }
            }
            Message::Decided(ballot, proposal) => {
                self.ballot = ballot;
                self.accepted = Some((ballot, proposal));
                self.decided = true;
            }
            _ => {}
        }
    }

    /// Two of three follow: proposes what the highest ballot among them left, else its own.
    fn propose(&mut self, out: &mut Output<Actor>) {
        let highest = self.prepares.values().max().copied().flatten();
        let Some(proposal) = highest.map(|(_, proposal)| proposal).or(self.proposal) else {
            return;
        };
        let me = server(self.me);
        self.proposal = Some(proposal);
        self.accepted = Some((self.ballot, proposal));
        self.accepts.insert(me);
        tell_peers(me, &Message::Accept(self.ballot, proposal), out);
    }
}

fn tell_peers(me: NodeId, message: &Message, out: &mut Output<Actor>) {
    for peer in (0..SERVERS).map(server).filter(|peer| *peer != me) {
        out.send(peer, message.clone());
    }
}

/// Its number in the model, from 0.
const fn number(node: NodeId) -> u32 {
    node.0 - 1
}

const fn server(number: u32) -> NodeId {
    NodeId(number + 1)
}
