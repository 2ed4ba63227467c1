//! A cluster that is driven by hand.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Range;

use protocol::{
    Breach, Change, ClientId, Command, Config, Damage, Describe, Effect, Input, Links, NodeId,
    Observation, Observed, Operation, OptionValue, Output, Protocol, Reply, Request, RequestId,
    Rule, Signer, SigningKey, Slot, Time, start, step,
};

/// A message on its way.
#[derive(Clone, Debug)]
pub struct InFlight<P: Protocol> {
    /// Who sent it.
    pub from: u32,
    /// Whom it is for.
    pub to: u32,
    /// What it says.
    pub message: P::Message,
}

/// A node: a replica while it runs, and its disk.
#[derive(Debug)]
pub struct ClusterNode<P: Protocol> {
    config: Config,
    replica: Option<P>,
    /// What is written.
    pub disk: P::Durable,
    queue: VecDeque<Effect<P>>,
    /// The timers that run, and from what range each was drawn.
    pub timers: BTreeMap<P::Timer, Range<Time>>,
    /// What it decided in this life.
    pub decided: BTreeMap<Slot, Command>,
}

/// Nodes, numbered from 1, and what is on its way between them.
#[derive(Debug)]
pub struct Cluster<P: Protocol> {
    nodes: Vec<ClusterNode<P>>,
    /// Everything on its way, oldest first.
    pub bag: Vec<InFlight<P>>,
    /// Everything that clients were told.
    pub replies: Vec<(RequestId, Reply)>,
    /// Every rule that has decided something.
    pub cited: BTreeSet<&'static str>,
    /// The first property that was violated.
    pub breach: Option<Breach>,
    /// Disks that write only when told to.
    pub slow_disks: bool,
    monitor: P::Monitor,
    event: u64,
    asked: u64,
}

/// Setting up.
impl<P: Protocol> Cluster<P> {
    /// A cluster with empty disks.
    pub fn of(nodes: u32) -> Self {
        Self::given_disk(nodes, &[], &[])
    }

    /// The same, with rules suspended.
    pub fn without(nodes: u32, rules: &[&'static Rule]) -> Self {
        Self::given_disk(nodes, rules, &[])
    }

    /// Disks are given in the order of the nodes, in the words of a script.
    pub fn given<const N: usize>(disks: [&str; N]) -> Self {
        Self::given_disk(N as u32, &[], &disks)
    }

    /// Both; nodes beyond the last disk begin with an empty one.
    pub fn given_disk(nodes: u32, suspended: &[&'static Rule], disks: &[&str]) -> Self {
        Self::chosen(nodes, suspended, &[], disks)
    }

    /// The same, with options of the protocol.
    pub fn chosen(
        nodes: u32,
        suspended: &[&'static Rule],
        options: &[(&'static str, OptionValue)],
        disks: &[&str],
    ) -> Self {
        let config = Config::new(NodeId(1), nodes)
            .with_suspended(suspended.to_vec())
            .with_options(options.to_vec());
        Self::configured(&config, disks)
    }

    /// The cluster of a configuration, whatever is chosen and suspended there.
    pub fn configured(config: &Config, disks: &[&str]) -> Self {
        let nodes = config.members().len() as u32;
        let node = |node: u32| ClusterNode {
            config: config.seen_by(NodeId(node)),
            replica: None,
            disk: disks.get(node as usize - 1).map(|words| disk::<P>(words)).unwrap_or_default(),
            queue: VecDeque::new(),
            timers: BTreeMap::new(),
            decided: BTreeMap::new(),
        };
        let mut cluster = Self {
            nodes: (1..=nodes).map(node).collect(),
            bag: Vec::new(),
            replies: Vec::new(),
            cited: BTreeSet::new(),
            breach: None,
            slow_disks: false,
            monitor: P::Monitor::default(),
            event: 0,
            asked: 0,
        };
        for node in 1..=nodes {
            cluster.restart(node);
        }
        cluster
    }
}

/// A given disk: `term=3 log=1,2`.
///
/// # Panics
/// When the protocol does not understand the words.
pub fn disk<P: Protocol>(words: &str) -> P::Durable {
    let pair = |word| str::split_once(word, '=').expect("name=value");
    P::initial_disk(&words.split_whitespace().map(pair).collect()).expect("a disk")
}

/// The value that a command writes; `-` is a no-op.
pub fn word(command: &Command) -> String {
    match command {
        Command::Noop => "-".into(),
        Command::Request(request) => match &request.operation {
            Operation::Put { value, .. } | Operation::Append { value, .. } => value.to_string(),
            other => other.to_string(),
        },
    }
}

/// What can be done.
impl<P: Protocol> Cluster<P> {
    /// A timer of `node` fires, whether it runs or not.
    pub fn ring(&mut self, node: u32, timer: P::Timer) {
        self.input(node, Input::Timer(timer));
    }

    /// A client asks `node` to write `value`.
    pub fn put(&mut self, node: u32, value: &str) -> RequestId {
        self.asked += 1;
        self.ask(node, self.asked, Operation::Put { key: "x".into(), value: value.into() })
    }

    /// The administrator asks `node` for a change.
    pub fn change(&mut self, node: u32, change: Change) -> RequestId {
        self.asked += 1;
        self.ask(node, self.asked, Operation::Change(change))
    }

    /// A client asks `node` for something, under a number of the test's choice.
    pub fn ask(&mut self, node: u32, number: u64, operation: Operation) -> RequestId {
        self.ask_acknowledging(node, number, 0, operation)
    }

    /// The same, and says that all requests with smaller numbers than `below` are answered.
    pub fn ask_acknowledging(
        &mut self,
        node: u32,
        number: u64,
        below: u64,
        operation: Operation,
    ) -> RequestId {
        let id = RequestId { client: ClientId(1), number };
        let key = SigningKey::issue(Signer::Client(id.client));
        let request = Request::new(id, below, operation);
        self.judge(node, Observed::Asked(&request));
        let request = key.sign(request);
        self.input(node, Input::Request(request));
        id
    }

    /// Takes the oldest such message out of the bag.
    pub fn take(&mut self, word: &str, from: u32, to: u32) -> Option<P::Message> {
        let such = |flight: &InFlight<P>| {
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

    /// The oldest such message is under way twice.
    pub fn copy(&mut self, word: &str, from: u32, to: u32) {
        if let Some(message) = self.take(word, from, to) {
            self.bag.push(InFlight { from, to, message: message.clone() });
            self.bag.push(InFlight { from, to, message });
        }
    }

    /// Loses everything in the bag.
    pub fn lose_all(&mut self) {
        self.bag.clear();
    }

    /// A message reaches `to`, whether anybody sent it or not. Where links are sessions, one that
    /// finds nobody there ends its session.
    pub fn arrive(&mut self, from: u32, to: u32, message: P::Message) {
        if P::INFO.links == Links::Sessions && !self.is_up(to) {
            return self.disconnect(from, to);
        }
        self.input(to, Input::Message { from: NodeId(from), message });
    }

    /// Delivers whatever is in the bag, oldest first, until it is empty.
    pub fn settle(&mut self) {
        while !self.bag.is_empty() {
            let InFlight { from, to, message } = self.bag.remove(0);
            self.arrive(from, to, message);
        }
    }

    /// The same among `nodes`; what others send or should get is lost.
    pub fn settle_among(&mut self, nodes: &[u32]) {
        while !self.bag.is_empty() {
            let InFlight { from, to, message } = self.bag.remove(0);
            if nodes.contains(&from) && nodes.contains(&to) {
                self.arrive(from, to, message);
            }
        }
    }

    /// `node` stops; the write under way does not take place, and its sessions end.
    pub fn crash(&mut self, node: u32) {
        let it = self.node_mut(node);
        let ran = it.replica.take().is_some();
        it.queue.clear();
        it.timers.clear();
        if ran && P::INFO.links == Links::Sessions {
            for peer in self.numbers().filter(|peer| *peer != node) {
                self.disconnect(node, peer);
            }
        }
    }

    /// `node` stops, and its disk is lost.
    pub fn wipe(&mut self, node: u32) {
        self.crash(node);
        self.node_mut(node).disk = P::Durable::default();
    }

    /// `node` stops, and some of its disk cannot be read any more. Says whether the protocol starts on
    /// such a disk; if not, the disk stays as it was.
    pub fn damage(&mut self, node: u32, what: Damage) -> bool {
        self.crash(node);
        let it = self.node_mut(node);
        let left = P::damaged(&it.config, &it.disk, what);
        let starts = left.is_some();
        it.disk = left.unwrap_or_else(|| it.disk.clone());
        starts
    }

    /// The session between two nodes ends: what is on its way is gone, and both hear of it.
    pub fn disconnect(&mut self, one: u32, other: u32) {
        let ends = [one, other];
        self.bag.retain(|flight| !ends.contains(&flight.from) || !ends.contains(&flight.to));
        self.input(one, Input::Disconnected(NodeId(other)));
        self.input(other, Input::Disconnected(NodeId(one)));
    }

    /// `node` starts from its disk, after a crash if it was running.
    pub fn restart(&mut self, node: u32) {
        self.crash(node);
        let it = self.node_mut(node);
        it.decided.clear();
        let disk = it.disk.clone();
        let mut out = Output::new(&it.config);
        it.replica = Some(start(it.config.clone(), disk.clone(), &mut out));
        self.judge(node, Observed::Started(&disk));
        self.enqueue(node, &mut out);
    }

    /// The write under way at `node` is done.
    pub fn write(&mut self, node: u32) {
        if let Some(Effect::Persist(_)) = self.node(node).queue.front()
            && let Some(Effect::Persist(disk)) = self.node_mut(node).queue.pop_front()
        {
            self.node_mut(node).disk = disk.clone();
            self.judge(node, Observed::Wrote(&disk));
        }
        self.open_gate(node);
    }

    /// The faults end: every node runs, every disk writes, every message arrives.
    pub fn heal(&mut self) {
        self.slow_disks = false;
        for node in self.numbers() {
            if !self.is_up(node) {
                self.restart(node);
            }
            while self.is_writing(node) {
                self.write(node);
            }
        }
        self.settle();
    }
}

/// What can be seen.
impl<P: Protocol> Cluster<P> {
    /// The numbers of the nodes.
    pub fn numbers(&self) -> Range<u32> {
        1..self.nodes.len() as u32 + 1
    }

    /// A node.
    pub fn node(&self, node: u32) -> &ClusterNode<P> {
        &self.nodes[node as usize - 1]
    }

    /// Whether `node` runs.
    pub fn is_up(&self, node: u32) -> bool {
        self.node(node).replica.is_some()
    }

    /// The replica of a node that runs.
    ///
    /// # Panics
    /// When it does not.
    pub fn replica(&self, node: u32) -> &P {
        self.node(node).replica.as_ref().expect("a running node")
    }

    /// Everything under way from one node to another, oldest first.
    pub fn sent(&self, from: u32, to: u32) -> Vec<&P::Message> {
        let such = |flight: &&InFlight<P>| flight.from == from && flight.to == to;
        self.bag.iter().filter(such).map(|flight| &flight.message).collect()
    }

    /// The words of everything under way from one node to another.
    pub fn words(&self, from: u32, to: u32) -> Vec<&'static str> {
        self.sent(from, to).into_iter().map(|message| message.word().id).collect()
    }

    /// The property that was violated first.
    pub fn broken(&self) -> Option<&'static str> {
        self.breach.as_ref().map(|breach| breach.property.id)
    }

    /// What the client was told about a request.
    pub fn answers(&self, id: RequestId) -> Vec<&Reply> {
        self.replies.iter().filter(|(to, _)| *to == id).map(|(_, reply)| reply).collect()
    }

    /// Whether something waits for the disk of `node`.
    pub fn is_writing(&self, node: u32) -> bool {
        !self.node(node).queue.is_empty()
    }
}

/// How it works.
impl<P: Protocol> Cluster<P> {
    fn node_mut(&mut self, node: u32) -> &mut ClusterNode<P> {
        &mut self.nodes[node as usize - 1]
    }

    /// Something happens to `node`.
    pub fn input(&mut self, node: u32, input: Input<P>) {
        self.event += 1;
        let it = self.node_mut(node);
        let Some(replica) = &mut it.replica else { return };
        if let Input::Timer(timer) = &input {
            it.timers.remove(timer);
        }
        let mut out = Output::new(&it.config);
        step(replica, NodeId(node), input, &mut out);
        self.enqueue(node, &mut out);
    }

    fn enqueue(&mut self, node: u32, out: &mut Output<P>) {
        for effect in out.drain() {
            match effect {
                Effect::SetTimer { timer, after } => {
                    self.node_mut(node).timers.insert(timer, after);
                }
                Effect::CancelTimer(timer) => {
                    self.node_mut(node).timers.remove(&timer);
                }
                Effect::Cite(rule) => {
                    self.cited.insert(rule.id);
                }
                gated => self.node_mut(node).queue.push_back(gated),
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
        while !matches!(self.node(node).queue.front(), None | Some(Effect::Persist(_))) {
            match self.node_mut(node).queue.pop_front() {
                Some(Effect::Send { to, message }) => {
                    self.judge(node, Observed::Sent(to, &message));
                    self.bag.push(InFlight { from: node, to: to.0, message });
                }
                Some(Effect::Decide { slot, command }) => {
                    self.judge(node, Observed::Decided(slot, &command));
                    let before = self.node_mut(node).decided.insert(slot, command);
                    assert_eq!(before, None, "a slot is decided once in a life");
                }
                Some(Effect::Reply { to, reply }) => {
                    self.judge(node, Observed::Replied(to, &reply));
                    self.replies.push((to, reply));
                }
                _ => unreachable!("only these wait at the gate"),
            }
        }
    }

    fn judge(&mut self, node: u32, what: Observed<'_, P>) {
        let config = &self.nodes[0].config;
        let seen = Observation { node: NodeId(node), event: self.event, config, what };
        if let Err(breach) = P::monitor(&mut self.monitor, seen) {
            self.breach.get_or_insert(breach);
        }
    }
}
