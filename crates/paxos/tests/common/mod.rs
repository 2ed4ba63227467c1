//! A small cluster that is driven by hand: a bag of messages, a gate before each disk, and the
//! witness watching. Nothing happens by itself.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part of this")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Range;

use paxos::{Ballot, Durable, Message, Paxos, Proposal, Proposer, Round, Timer, Witness};
use protocol::{
    Breach, ClientId, Command, Config, Describe, Effect, Input, NodeId, Observed, Operation,
    Output, Protocol, Reply, Request, RequestId, Rule, Seen, Settings, Signer, SigningKey, Time,
    start, step,
};

pub struct Flight {
    pub from: u32,
    pub to: u32,
    pub message: Message,
}

pub struct Server {
    config: Config,
    replica: Option<Paxos>,
    pub disk: Durable,
    queue: VecDeque<Effect<Paxos>>,
    pub timers: BTreeMap<Timer, Range<Time>>,
    /// What it decided in this life, in the order of the slots.
    pub decided: Vec<Command>,
}

pub struct Cluster {
    servers: Vec<Server>,
    pub bag: Vec<Flight>,
    pub replies: Vec<(RequestId, Reply)>,
    pub cited: BTreeSet<&'static str>,
    pub breach: Option<Breach>,
    /// Disks that write only when told to.
    pub slow_disks: bool,
    witness: Witness,
    event: u64,
    asked: u64,
}

/// Setting up.
impl Cluster {
    pub fn of(nodes: u32) -> Self {
        Self::furnished(nodes, &[], &[])
    }

    pub fn without(nodes: u32, rules: &[&'static Rule]) -> Self {
        Self::furnished(nodes, rules, &[])
    }

    /// Disks are given in the order of the nodes, in the words of a script.
    pub fn given<const N: usize>(disks: [&str; N]) -> Self {
        Self::furnished(N as u32, &[], &disks)
    }

    pub fn furnished(nodes: u32, suspended: &[&'static Rule], disks: &[&str]) -> Self {
        let config = Config::new(NodeId(1), nodes).with_suspended(suspended.to_vec());
        let server = |node: u32| Server {
            config: config.seen_by(NodeId(node)),
            replica: None,
            disk: disks.get(node as usize - 1).map(|words| disk(words)).unwrap_or_default(),
            queue: VecDeque::new(),
            timers: BTreeMap::new(),
            decided: Vec::new(),
        };
        let mut cluster = Self {
            servers: (1..=nodes).map(server).collect(),
            bag: Vec::new(),
            replies: Vec::new(),
            cited: BTreeSet::new(),
            breach: None,
            slow_disks: false,
            witness: Witness::default(),
            event: 0,
            asked: 0,
        };
        for node in 1..=nodes {
            cluster.restart(node);
        }
        cluster
    }
}

pub fn disk(words: &str) -> Durable {
    let pair = |word: &str| {
        let (name, value) = word.split_once('=').expect("name=value");
        (name.to_string(), value.to_string())
    };
    Paxos::furnish(&Settings(words.split_whitespace().map(pair).collect())).expect("a disk")
}

/// What can be done.
impl Cluster {
    /// A client asks `node` to write `value`, and it is promised by `acceptors`: they hear its
    /// prepare, and it hears them.
    pub fn prepare(&mut self, node: u32, value: &str, acceptors: &[u32]) {
        self.put(node, value);
        self.promises(node, acceptors);
    }

    /// The last ballot of `node` is promised by `acceptors`.
    pub fn promises(&mut self, node: u32, acceptors: &[u32]) {
        for &acceptor in acceptors {
            self.deliver("prepare", node, acceptor);
            self.deliver("promise", acceptor, node);
        }
    }

    /// What `node` proposes reaches `acceptors`, and their answers it.
    pub fn accepts(&mut self, node: u32, acceptors: &[u32]) {
        for &acceptor in acceptors {
            self.deliver("accept", node, acceptor);
            self.deliver("accepted", acceptor, node);
        }
    }

    /// The retry timer of `node` rings.
    pub fn retry(&mut self, node: u32) {
        self.input(node, Input::Timer(Timer::Retry));
    }

    /// The learn timer of `node` rings.
    pub fn wonder(&mut self, node: u32) {
        self.input(node, Input::Timer(Timer::Learn));
    }

    pub fn put(&mut self, node: u32, value: &str) -> RequestId {
        self.asked += 1;
        self.ask(node, self.asked, Operation::Put { key: "x".into(), value: value.into() })
    }

    pub fn ask(&mut self, node: u32, number: u64, operation: Operation) -> RequestId {
        let id = RequestId { client: ClientId(1), number };
        let key = SigningKey::issue(Signer::Client(id.client));
        let request = key.sign(Request::new(id, 0, operation));
        self.input(node, Input::Request(request));
        id
    }

    /// Takes the oldest such message out of the bag.
    pub fn take(&mut self, word: &str, from: u32, to: u32) -> Option<Message> {
        let such = |flight: &Flight| {
            flight.from == from && flight.to == to && flight.message.word().id == word
        };
        let at = self.bag.iter().position(such)?;
        Some(self.bag.remove(at).message)
    }

    /// Delivers the oldest such message, if there is one.
    pub fn deliver(&mut self, word: &str, from: u32, to: u32) {
        if let Some(message) = self.take(word, from, to) {
            self.arrive(from, to, message);
        }
    }

    pub fn copy(&mut self, word: &str, from: u32, to: u32) {
        if let Some(message) = self.take(word, from, to) {
            self.bag.push(Flight { from, to, message: message.clone() });
            self.bag.push(Flight { from, to, message });
        }
    }

    pub fn lose(&mut self, word: &str, from: u32, to: u32) {
        let _ = self.take(word, from, to);
    }

    pub fn lose_all(&mut self) {
        self.bag.clear();
    }

    /// A message reaches `to`, whether anybody sent it or not.
    pub fn arrive(&mut self, from: u32, to: u32, message: Message) {
        self.input(to, Input::Message { from: NodeId(from), message });
    }

    /// Delivers whatever is in the bag, oldest first, until it is empty.
    pub fn settle(&mut self) {
        while !self.bag.is_empty() {
            let Flight { from, to, message } = self.bag.remove(0);
            self.arrive(from, to, message);
        }
    }

    /// The same among `nodes`; what others send or should get is lost.
    pub fn settle_among(&mut self, nodes: &[u32]) {
        while !self.bag.is_empty() {
            let Flight { from, to, message } = self.bag.remove(0);
            if nodes.contains(&from) && nodes.contains(&to) {
                self.arrive(from, to, message);
            }
        }
    }

    pub fn crash(&mut self, node: u32) {
        let server = self.server_mut(node);
        server.replica = None;
        server.queue.clear();
        server.timers.clear();
    }

    pub fn restart(&mut self, node: u32) {
        self.crash(node);
        let server = &mut self.servers[node as usize - 1];
        server.decided.clear();
        let disk = server.disk.clone();
        let mut out = Output::new(&server.config);
        server.replica = Some(start(server.config.clone(), disk.clone(), &mut out));
        self.judge(node, Observed::Started(&disk));
        self.enqueue(node, &mut out);
    }

    /// The write under way at `node` is done.
    pub fn write(&mut self, node: u32) {
        if let Some(Effect::Persist(_)) = self.server(node).queue.front()
            && let Some(Effect::Persist(disk)) = self.server_mut(node).queue.pop_front()
        {
            self.server_mut(node).disk = disk.clone();
            self.judge(node, Observed::Wrote(&disk));
        }
        self.open_gate(node);
    }
}

/// What can be seen.
impl Cluster {
    pub fn nodes(&self) -> Range<u32> {
        1..self.servers.len() as u32 + 1
    }

    pub fn server(&self, node: u32) -> &Server {
        &self.servers[node as usize - 1]
    }

    pub fn is_up(&self, node: u32) -> bool {
        self.server(node).replica.is_some()
    }

    pub fn paxos(&self, node: u32) -> &Paxos {
        self.server(node).replica.as_ref().expect("a running node")
    }

    pub fn prepares(&self, node: u32) -> bool {
        matches!(self.paxos(node).proposer(), Proposer::Preparing { .. })
    }

    pub fn proposes(&self, node: u32) -> Option<Proposal> {
        match self.paxos(node).proposer() {
            Proposer::Proposing { proposal } => Some(proposal.clone()),
            _ => None,
        }
    }

    /// The value that `node` knows to be chosen.
    pub fn chosen(&self, node: u32) -> Option<String> {
        self.paxos(node).chosen().map(|chosen| word(&chosen.value))
    }

    /// What `node` has accepted: `1.3 A`.
    pub fn accepted(&self, node: u32) -> Option<String> {
        let accepted = self.paxos(node).durable().accepted.as_ref();
        accepted.map(|it| format!("{} {}", it.ballot, word(&it.value)))
    }

    /// What `node` has promised: `1.3`.
    pub fn promised(&self, node: u32) -> Option<String> {
        self.paxos(node).durable().promised.map(|ballot| ballot.to_string())
    }

    /// Everything under way from one node to another, oldest first.
    pub fn sent(&self, from: u32, to: u32) -> Vec<&Message> {
        let such = |flight: &&Flight| flight.from == from && flight.to == to;
        self.bag.iter().filter(such).map(|flight| &flight.message).collect()
    }

    /// The words of everything under way from one node to another.
    pub fn words(&self, from: u32, to: u32) -> Vec<&'static str> {
        self.sent(from, to).into_iter().map(|message| message.word().id).collect()
    }

    pub fn broken(&self) -> Option<&'static str> {
        self.breach.as_ref().map(|breach| breach.property.id)
    }

    pub fn answers(&self, id: RequestId) -> Vec<&Reply> {
        self.replies.iter().filter(|(to, _)| *to == id).map(|(_, reply)| reply).collect()
    }

    pub fn is_writing(&self, node: u32) -> bool {
        !self.server(node).queue.is_empty()
    }
}

/// How it works.
impl Cluster {
    fn server_mut(&mut self, node: u32) -> &mut Server {
        &mut self.servers[node as usize - 1]
    }

    fn input(&mut self, node: u32, input: Input<Paxos>) {
        self.event += 1;
        let server = self.server_mut(node);
        let Some(replica) = &mut server.replica else { return };
        if let Input::Timer(timer) = input {
            server.timers.remove(&timer);
        }
        let mut out = Output::new(&server.config);
        step(replica, NodeId(node), input, &mut out);
        self.enqueue(node, &mut out);
    }

    fn enqueue(&mut self, node: u32, out: &mut Output<Paxos>) {
        for effect in out.drain() {
            match effect {
                Effect::SetTimer { timer, after } => {
                    self.server_mut(node).timers.insert(timer, after);
                }
                Effect::CancelTimer(timer) => {
                    self.server_mut(node).timers.remove(&timer);
                }
                Effect::Cite(rule) => {
                    self.cited.insert(rule.id);
                }
                gated => self.server_mut(node).queue.push_back(gated),
            }
        }
        if self.slow_disks {
            self.open_gate(node);
        } else {
            while self.is_writing(node) {
                self.write(node);
            }
        }
    }

    fn open_gate(&mut self, node: u32) {
        while !matches!(self.server(node).queue.front(), None | Some(Effect::Persist(_))) {
            match self.server_mut(node).queue.pop_front() {
                Some(Effect::Send { to, message }) => {
                    self.judge(node, Observed::Sent(to, &message));
                    self.bag.push(Flight { from: node, to: to.0, message });
                }
                Some(Effect::Decide { slot, command }) => {
                    self.judge(node, Observed::Decided(slot, &command));
                    let decided = &mut self.server_mut(node).decided;
                    decided.push(command);
                    assert_eq!(decided.len() as u64, slot.0, "there is one decision");
                }
                Some(Effect::Reply { to, reply }) => {
                    self.judge(node, Observed::Replied(to, &reply));
                    self.replies.push((to, reply));
                }
                _ => unreachable!("only these wait at the gate"),
            }
        }
    }

    fn judge(&mut self, node: u32, what: Observed<'_, Paxos>) {
        let seen = Seen { node: NodeId(node), event: self.event, what };
        if let Err(breach) = Paxos::witness(&mut self.witness, seen) {
            self.breach.get_or_insert(breach);
        }
    }
}

/// The value that a command writes.
pub fn word(command: &Command) -> String {
    match command {
        Command::Noop => String::new(),
        Command::Request(request) => match &request.operation {
            Operation::Put { value, .. } => value.to_string(),
            other => other.to_string(),
        },
    }
}

/// `2.1`
pub fn ballot(text: &str) -> Ballot {
    let (round, node) = text.split_once('.').expect("a ballot");
    let proposer = NodeId(node.parse().expect("a node"));
    Ballot { round: Round(round.parse().expect("a round")), proposer }
}

/// A proposal of a furnished value: `proposal("1.1", "A")`.
pub fn proposal(number: &str, word: &str) -> Proposal {
    disk(&format!("accepted={number},{word}")).accepted.expect("a proposal")
}

pub fn prepare(number: &str) -> Message {
    Message::Prepare { ballot: ballot(number) }
}

pub fn promise(number: &str, accepted: Option<Proposal>) -> Message {
    Message::Promise { ballot: ballot(number), accepted }
}

pub fn accept(number: &str, word: &str) -> Message {
    let Proposal { ballot, value } = proposal(number, word);
    Message::Accept { ballot, value }
}

pub fn accepted(number: &str, word: &str) -> Message {
    let Proposal { ballot, value } = proposal(number, word);
    Message::Accepted { ballot, value }
}

pub fn nack(number: &str, promised: &str) -> Message {
    Message::Nack { ballot: ballot(number), promised: ballot(promised) }
}
