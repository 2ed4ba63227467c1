//! The clients' side of the world: asking, hearing, asking again.

use protocol::{
    ClientId, NodeId, Operation, Reply, ReplyQuorum, Request, RequestId, Signed, Signer,
    SigningKey, Time, Value,
};
use scenario::{ClientChange, Endpoint};

use crate::chance::Stream;
use crate::client::{AnswerQuorum, Client, ReplyVerdict};
use crate::event::{ClientAction, EventKind, NodeAction, Payload, Trick};
use crate::event_queue::ScheduledEvent;
use crate::node::Node;
use crate::world::{LEAST, World};

impl World {
    pub(crate) fn hear(&mut self, client: ClientId, from: NodeId, to: RequestId, reply: &Reply) {
        let config = &self.nodes[0].config;
        let belief = match self.core.info.replies {
            ReplyQuorum::One => AnswerQuorum { needed: 1, turns: None, hops: self.settings.nodes },
            ReplyQuorum::FaultsPlusOne(rule) => {
                let weak = config.byzantine_weak_quorum();
                let needed = if config.is_enforced(rule) { weak } else { 1 };
                AnswerQuorum { needed, turns: Some(self.settings.nodes), hops: 0 }
            }
        };
        let at = self.client(client);
        match self.clients[at].hear(from, to, reply, belief) {
            ReplyVerdict::Wait => {
                if let ReplyQuorum::FaultsPlusOne(rule) = self.core.info.replies {
                    self.event.node_actions.push((from, NodeAction::Cited(rule)));
                }
            }
            ReplyVerdict::Stale | ReplyVerdict::Lost => {}
            ReplyVerdict::Again(leader) => {
                self.ask_again(client, to.number, Some(leader));
            }
            verdict @ (ReplyVerdict::Answered(_) | ReplyVerdict::Refused) => {
                if let ReplyVerdict::Answered(answer) = verdict {
                    self.event.client_action = Some(ClientAction::Answered(to, answer));
                }
                if self.clients[at].busy && self.settings.rate == 0 {
                    self.think_later(client);
                }
            }
        }
    }

    /// A client asks something new.
    pub(crate) fn ask(
        &mut self,
        client: ClientId,
        operation: Operation,
        at: Option<NodeId>,
    ) -> Request {
        let index = self.client(client);
        let (to, request) = self.clients[index].ask(operation, at, self.now);
        let asked = request.unverified().clone();
        self.event.client_action = Some(ClientAction::Asked(asked.clone()));
        self.send_request(client, &[to], &request, 1);
        asked
    }

    /// Asks an open request again: this node, or the next one; where nodes may lie, all of them.
    pub(crate) fn ask_again(
        &mut self,
        client: ClientId,
        number: u64,
        at: Option<NodeId>,
    ) -> Option<Request> {
        let index = self.client(client);
        let (to, request, attempt) =
            self.clients[index].ask_again(number, at, self.settings.nodes)?;
        let asked = request.unverified().clone();
        match self.core.info.replies {
            ReplyQuorum::One => self.send_request(client, &[to], &request, attempt),
            ReplyQuorum::FaultsPlusOne(_) => {
                let all: Vec<NodeId> = (1..=self.settings.nodes).map(NodeId).collect();
                self.send_request(client, &all, &request, attempt);
            }
        }
        Some(asked)
    }

    /// The last request of a client arrives once more, answered or not.
    pub(crate) fn resend(
        &mut self,
        client: ClientId,
        at: Option<NodeId>,
    ) -> Result<(), &'static str> {
        self.can_ask(client)?;
        let index = self.client(client);
        let resent = self.clients[index].resend(at, self.settings.nodes);
        let (to, request, attempt) = resent.ok_or("this client has asked for nothing")?;
        self.send_request(client, &[to], &request, attempt);
        Ok(())
    }

    /// A busy client thinks of something and asks it.
    pub(crate) fn think(&mut self, client: ClientId) {
        let index = self.client(client);
        let operation = self.clients[index].think(self.settings.keys, self.now, &mut self.chance);
        let request = self.ask(client, operation, None);
        self.event.kind = EventKind::Asked(client, request);
        if self.settings.rate > 0 {
            self.think_later(client);
        }
    }

    fn send_request(
        &mut self,
        client: ClientId,
        nodes: &[NodeId],
        request: &Signed<Request>,
        attempt: u32,
    ) {
        let number = request.unverified().id.number;
        self.equivocate(client, nodes, request.unverified());
        for to in nodes {
            let request = Payload::Request(request.clone());
            self.dispatch(Endpoint::Client(client), Endpoint::Node(*to), request);
        }
        if !self.by_hand() {
            let at = self.now + self.settings.retry.max(LEAST);
            self.event_queue.add(at, ScheduledEvent::Retry { client, number, attempt });
        }
    }

    /// A client that lies asks others for something else under the same name, and signs that too.
    fn equivocate(&mut self, client: ClientId, told: &[NodeId], request: &Request) {
        let lying = self.adversary.clients.iter().find(|(known, _)| *known == client);
        let Some((_, terms)) = lying else { return };
        let Some(operation) = another(&request.operation) else { return };
        let other = Request::new(request.id, request.answered_below, operation);
        let named =
            |node: &NodeId| terms.to.is_empty() || terms.to.contains(&Endpoint::Node(*node));
        let nodes: Vec<NodeId> = self.nodes().iter().map(Node::id).filter(named).collect();
        for to in nodes.into_iter().filter(|to| !told.contains(to)) {
            let key = SigningKey::issue(Signer::Client(client));
            let request = Payload::Request(key.sign(other.clone()));
            let (from, to) = (Endpoint::Client(client), Endpoint::Node(to));
            let forged = Some(Trick::Forged("equivocate"));
            self.dispatch_late(from, to, request, Time::ZERO, forged);
        }
    }

    /// Whether a client can ask for something.
    pub(crate) fn can_ask(&mut self, client: ClientId) -> Result<(), &'static str> {
        let at = self.client(client);
        match &self.clients[at] {
            Client { gone: true, .. } => Err("this client has crashed"),
            Client { paused: true, .. } => Err("this client holds still"),
            _ => Ok(()),
        }
    }

    pub(crate) fn is_gone(&self, client: ClientId) -> bool {
        self.clients.iter().any(|known| known.id == client && known.gone)
    }

    /// Whether what falls due at a client waits until it goes on; it is kept for then.
    pub(crate) fn waits_for_client(&mut self, client: ClientId, due: ScheduledEvent) -> bool {
        let paused = self.clients.iter_mut().find(|known| known.id == client && known.paused);
        paused.map(|client| client.held.push(due)).is_some()
    }

    /// A client holds still or goes on, crashes or comes back, or waits no longer.
    pub(crate) fn change_client(
        &mut self,
        client: ClientId,
        change: ClientChange,
    ) -> Result<(), &'static str> {
        let at = self.client(client);
        let it = &mut self.clients[at];
        match change {
            ClientChange::Pause => {
                if it.gone || std::mem::replace(&mut it.paused, true) {
                    return Err("this client has crashed or holds still already");
                }
            }
            ClientChange::Resume => {
                if !std::mem::replace(&mut it.paused, false) {
                    return Err("this client does not hold still");
                }
                self.hear_again(at);
            }
            ClientChange::Crash => {
                if std::mem::replace(&mut it.gone, true) {
                    return Err("this client has crashed already");
                }
                (it.paused, it.life, it.leader) = (false, it.life + 1, None);
                it.abandoned.append(&mut it.open);
                it.last = None;
                self.hear_again(at);
            }
            ClientChange::Restart => {
                if !std::mem::replace(&mut it.gone, false) {
                    return Err("this client is there");
                }
                if it.busy {
                    self.think_later(client);
                }
            }
        }
        Ok(())
    }

    /// What fell due while a client held still does so now.
    fn hear_again(&mut self, at: usize) {
        for due in std::mem::take(&mut self.clients[at].held) {
            self.event_queue.add(self.now, due);
        }
    }

    pub(crate) fn think_later(&mut self, client: ClientId) {
        let wait = if self.settings.rate > 0 {
            Time(1_000_000 / u64::from(self.settings.rate))
        } else {
            self.chance.time(Stream::client(client.0), self.now, &self.settings.think)
        };
        let at = self.client(client);
        let life = self.clients[at].life;
        self.event_queue.add(self.now + wait.max(LEAST), ScheduledEvent::Think { client, life });
    }

    /// Where this client is kept; a new one is made on its first request.
    fn client(&mut self, id: ClientId) -> usize {
        let known = self.clients.iter().position(|client| client.id == id);
        known.unwrap_or_else(|| {
            self.clients.push(Client::new(id, false));
            self.clients.len() - 1
        })
    }
}

/// Something else that a client could have asked for, if it asked for a change.
fn another(operation: &Operation) -> Option<Operation> {
    let other = |value: &Value| Value::from(format!("{value}-too").as_str());
    let mut another = operation.clone();
    match &mut another {
        Operation::Put { value, .. }
        | Operation::Cas { value, .. }
        | Operation::Append { value, .. } => *value = other(value),
        Operation::Get { .. } | Operation::Sync | Operation::Change(_) => return None,
    }
    Some(another)
}
