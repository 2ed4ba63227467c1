//! The same Paxos on stateright's own actors, clients, network and checker.

use std::borrow::Cow;

use stateright::Expectation;
use stateright::actor::register::{RegisterActor, RegisterMsg};
use stateright::actor::{Actor, ActorModel, Id, LossyNetwork, Network, Out, majority, model_peers};
use stateright::semantics::LinearizabilityTester;
use stateright::semantics::register::Register;
use stateright::util::{HashableHashMap, HashableHashSet};

type Ballot = (u32, Id);
type Proposal = (u64, Id, char);
type Wire = RegisterMsg<u64, char, Message>;

#[derive(Clone, Debug, Eq, Hash, PartialEq, PartialOrd, Ord)]
pub enum Message {
    Prepare(Ballot),
    Prepared(Ballot, Option<(Ballot, Proposal)>),
    Accept(Ballot, Proposal),
    Accepted(Ballot),
    Decided(Ballot, Proposal),
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct State {
    ballot: Ballot,
    proposal: Option<Proposal>,
    prepares: HashableHashMap<Id, Option<(Ballot, Proposal)>>,
    accepts: HashableHashSet<Id>,
    accepted: Option<(Ballot, Proposal)>,
    decided: bool,
}

#[derive(Clone)]
pub struct Server {
    peers: Vec<Id>,
}

impl Actor for Server {
    type Msg = Wire;
    type State = State;
    type Timer = ();
    type Random = ();
    type Storage = ();

    fn on_start(&self, _id: Id, _storage: &Option<()>, _out: &mut Out<Self>) -> State {
        State {
            ballot: (0, Id::from(0)),
            proposal: None,
            prepares: HashableHashMap::default(),
            accepts: HashableHashSet::default(),
            accepted: None,
            decided: false,
        }
    }

    fn on_msg(
        &self,
        id: Id,
        state: &mut Cow<'_, State>,
        from: Id,
        message: Wire,
        out: &mut Out<Self>,
    ) {
        let quorum = majority(self.peers.len() + 1);
        if state.decided {
            if let (RegisterMsg::Get(request), Some((_, proposal))) = (message, state.accepted) {
                out.send(from, RegisterMsg::GetOk(request, proposal.2));
            }
            return;
        }
        match message {
            RegisterMsg::Put(request, value) if state.proposal.is_none() => {
                let state = state.to_mut();
                state.proposal = Some((request, from, value));
                state.prepares.clear();
                state.accepts.clear();
                state.ballot = (state.ballot.0 + 1, id);
                state.prepares.insert(id, state.accepted);
                out.broadcast(&self.peers, &internal(Message::Prepare(state.ballot)));
            }
            RegisterMsg::Internal(Message::Prepare(ballot)) if state.ballot < ballot => {
                state.to_mut().ballot = ballot;
                out.send(from, internal(Message::Prepared(ballot, state.accepted)));
            }
            RegisterMsg::Internal(Message::Prepared(ballot, last)) if ballot == state.ballot => {
                let state = state.to_mut();
                state.prepares.insert(from, last);
                if state.prepares.len() == quorum {
                    let highest = state.prepares.values().max().copied().flatten();
                    let proposal = highest.map(|(_, proposal)| proposal).or(state.proposal);
                    let proposal = proposal.expect("whoever leads was asked");
                    state.proposal = Some(proposal);
                    state.accepted = Some((ballot, proposal));
                    state.accepts.insert(id);
                    out.broadcast(&self.peers, &internal(Message::Accept(ballot, proposal)));
                }
            }
            RegisterMsg::Internal(Message::Accept(ballot, proposal)) if state.ballot <= ballot => {
                let state = state.to_mut();
                state.ballot = ballot;
                state.accepted = Some((ballot, proposal));
                out.send(from, internal(Message::Accepted(ballot)));
            }
            RegisterMsg::Internal(Message::Accepted(ballot)) if ballot == state.ballot => {
                let state = state.to_mut();
                state.accepts.insert(from);
                if state.accepts.len() == quorum {
                    state.decided = true;
                    let proposal = state.proposal.expect("whoever leads was asked");
                    out.broadcast(&self.peers, &internal(Message::Decided(ballot, proposal)));
                    out.send(proposal.1, RegisterMsg::PutOk(proposal.0));
                }
            }
            RegisterMsg::Internal(Message::Decided(ballot, proposal)) => {
                let state = state.to_mut();
                state.ballot = ballot;
                state.accepted = Some((ballot, proposal));
                state.decided = true;
            }
            _ => {}
        }
    }
}

const fn internal(message: Message) -> Wire {
    RegisterMsg::Internal(message)
}

/// How messages travel.
#[derive(Clone, Copy)]
pub enum Links {
    Unordered,
    Fifo,
    Lossy,
}

type History = LinearizabilityTester<Id, Register<char>>;

/// As shipped: every state carries the history of all clients, judged for linearizability.
pub fn with_history(clients: u32) -> ActorModel<RegisterActor<Server>, (), History> {
    let history = LinearizabilityTester::new(Register(char::default()));
    actors(ActorModel::new((), history), clients, Links::Unordered)
        .property(Expectation::Always, "linearizable", |_, state| {
            state.history.serialized_history().is_some()
        })
        .record_msg_in(RegisterMsg::record_returns)
        .record_msg_out(RegisterMsg::record_invocations)
}

/// Without history: judged by what ours is judged by, that servers decide one value.
pub fn without_history(clients: u32, links: Links) -> ActorModel<RegisterActor<Server>, (), ()> {
    actors(ActorModel::new((), ()), clients, links).property(
        Expectation::Always,
        "one value",
        |_, state| {
            let decided = state.actor_states.iter().filter_map(|actor| match actor.as_ref() {
                stateright::actor::register::RegisterActorState::Server(server)
                    if server.decided =>
                {
                    server.accepted.map(|(_, proposal)| proposal)
                }
                _ => None,
            });
            let mut all = decided;
            let first = all.next();
            all.all(|other| Some(other) == first)
        },
    )
}

fn actors<H: Clone + std::fmt::Debug + std::hash::Hash>(
    model: ActorModel<RegisterActor<Server>, (), H>,
    clients: u32,
    links: Links,
) -> ActorModel<RegisterActor<Server>, (), H> {
    let server = |at| RegisterActor::Server(Server { peers: model_peers(at, 3) });
    let client = |_| RegisterActor::Client { put_count: 1, server_count: 3 };
    let (network, loses) = match links {
        Links::Unordered => (Network::new_unordered_nonduplicating([]), LossyNetwork::No),
        Links::Fifo => (Network::new_ordered([]), LossyNetwork::No),
        Links::Lossy => (Network::new_unordered_nonduplicating([]), LossyNetwork::Yes),
    };
    model
        .actors((0..3).map(server))
        .actors((0..clients).map(client))
        .init_network(network)
        .lossy_network(loses)
}
