//! The words of the papers, for a cluster that is driven by hand.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part of this")]

use cluster::word;
use multipaxos::{Durable, Message, MultiPaxos, PValue, Role, Round, Timer};
use protocol::{Ballot, Command, Config, NodeId, OptionInfo, OptionValue, Slot};

pub type Cluster = cluster::Cluster<MultiPaxos>;

pub fn disk(words: &str) -> Durable {
    cluster::disk::<MultiPaxos>(words)
}

/// A cluster with options, such as `&[(&WINDOW, 2)]`; a flag is on if it is 1.
pub fn with(nodes: u32, options: &[(&'static OptionInfo, u32)], disks: &[&str]) -> Cluster {
    Cluster::configured(&config(nodes, options), disks)
}

pub fn config(nodes: u32, options: &[(&'static OptionInfo, u32)]) -> Config {
    let value = |&(option, value): &(&'static OptionInfo, u32)| match option.default {
        OptionValue::Flag(_) => (option.name, OptionValue::Flag(value == 1)),
        _ => (option.name, OptionValue::Count(value)),
    };
    Config::new(NodeId(1), nodes).with_options(options.iter().map(value).collect())
}

pub trait Nodes {
    /// The election timer of `node` fires.
    fn suspect(&mut self, node: u32);
    /// The heartbeat timer of `node` fires.
    fn beat(&mut self, node: u32);
    /// `node` runs a ballot, and everything is delivered.
    fn elect(&mut self, node: u32);
    /// `node` runs a ballot, and `acceptors` promise it; nothing else is delivered.
    fn elect_by(&mut self, node: u32, acceptors: &[u32]);
    /// The oldest proposal of `node` reaches `acceptors`, and their answers it.
    fn accepts(&mut self, node: u32, acceptors: &[u32]);

    fn leads(&self, node: u32) -> bool;
    fn prepares(&self, node: u32) -> bool;
    /// The ballot that `node` prepares or leads: `2.1`.
    fn ballot(&self, node: u32) -> Option<String>;
    fn promised(&self, node: u32) -> Option<String>;
    /// What `node` has accepted, with holes: `1:1.1:A 3:1.1:-`.
    fn accepted(&self, node: u32) -> String;
    /// What `node` knows to be decided, one by one: `1:A 3:-`.
    fn decided(&self, node: u32) -> String;
    /// The last slot that `node` has performed.
    fn performed(&self, node: u32) -> u64;
}

impl Nodes for Cluster {
    fn suspect(&mut self, node: u32) {
        self.ring(node, Timer::Election);
    }

    fn beat(&mut self, node: u32) {
        self.ring(node, Timer::Heartbeat);
    }

    fn elect(&mut self, node: u32) {
        self.suspect(node);
        self.settle();
        assert!(self.leads(node), "S{node} should lead: {:?}", self.replica(node));
    }

    fn elect_by(&mut self, node: u32, acceptors: &[u32]) {
        self.suspect(node);
        for &acceptor in acceptors {
            self.deliver("prepare", node, acceptor);
            self.deliver("promise", acceptor, node);
        }
    }

    fn accepts(&mut self, node: u32, acceptors: &[u32]) {
        for &acceptor in acceptors {
            self.deliver("accept", node, acceptor);
            self.deliver("accepted", acceptor, node);
        }
    }

    fn leads(&self, node: u32) -> bool {
        matches!(self.replica(node).role(), Role::Leading(_))
    }

    fn prepares(&self, node: u32) -> bool {
        matches!(self.replica(node).role(), Role::Preparing(_))
    }

    fn ballot(&self, node: u32) -> Option<String> {
        match self.replica(node).role() {
            Role::Follower { .. } => None,
            Role::Preparing(scout) => Some(scout.ballot.to_string()),
            Role::Leading(leading) => Some(leading.ballot.to_string()),
        }
    }

    fn promised(&self, node: u32) -> Option<String> {
        self.replica(node).durable().promised.map(|ballot| ballot.to_string())
    }

    fn accepted(&self, node: u32) -> String {
        let accepted = self.replica(node).durable().accepted.iter();
        let one =
            |(slot, it): (&Slot, &PValue)| format!("{slot}:{}:{}", it.ballot, word(&it.command));
        accepted.map(one).collect::<Vec<_>>().join(" ")
    }

    fn decided(&self, node: u32) -> String {
        let one = |(slot, command): (&Slot, &Command)| format!("{slot}:{}", word(command));
        self.node(node).decided.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn performed(&self, node: u32) -> u64 {
        self.replica(node).slot_out().previous().0
    }
}

/// `2.1`
pub fn ballot(text: &str) -> Ballot {
    Ballot::parse(text).expect("a ballot")
}

pub fn round(number: u64) -> Round {
    Round(number)
}

/// Given pvalues: `1:1.1:A,3:1.1:-`.
pub fn pvalues(words: &str) -> Vec<(Slot, PValue)> {
    let disk = disk(&format!("accepted={words}"));
    disk.accepted.iter().map(|(slot, pvalue)| (*slot, pvalue.clone())).collect()
}

pub fn prepare(number: &str, first: u64) -> Message {
    Message::Prepare { ballot: ballot(number), first: Slot(first) }
}

pub fn promise(number: &str, accepted: &str) -> Message {
    let accepted = if accepted.is_empty() { Vec::new() } else { pvalues(accepted) };
    Message::Promise { ballot: ballot(number), accepted: accepted.into(), forgotten: Slot(0) }
}

/// A proposal of given values, all of one ballot: `accept("1:1.1:A,2:1.1:B", 0)`.
pub fn accept(words: &str, chosen: u64) -> Message {
    let pvalues = pvalues(words);
    let ballot = pvalues[0].1.ballot;
    let proposals = pvalues.into_iter().map(|(slot, it)| (slot, it.command)).collect();
    Message::Accept { ballot, proposals, chosen: Slot(chosen) }
}

pub fn accepted(number: &str, slots: &[u64]) -> Message {
    let slots = slots.iter().copied().map(Slot).collect();
    Message::Accepted { ballot: ballot(number), slots }
}

pub fn preempted(number: &str, promised: &str) -> Message {
    Message::Preempted { ballot: ballot(number), promised: ballot(promised) }
}

pub fn heartbeat(number: &str, chosen: u64) -> Message {
    Message::Heartbeat { ballot: ballot(number), chosen: Slot(chosen), beat: 0, era: Slot(0) }
}
