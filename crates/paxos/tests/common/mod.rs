//! The words of the paper, for a cluster that is driven by hand.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part of this")]

use paxos::{Ballot, Durable, Message, Paxos, Proposal, Proposer, Timer};
use protocol::{Command, Operation};

pub type Cluster = cluster::Cluster<Paxos>;

pub fn disk(words: &str) -> Durable {
    cluster::disk::<Paxos>(words)
}

pub trait Agents {
    /// A client asks `node` to write `value`, and it is promised by `acceptors`: they hear its
    /// prepare, and it hears them.
    fn prepare(&mut self, node: u32, value: &str, acceptors: &[u32]);
    /// The last ballot of `node` is promised by `acceptors`.
    fn promises(&mut self, node: u32, acceptors: &[u32]);
    /// What `node` proposes reaches `acceptors`, and their answers it.
    fn accepts(&mut self, node: u32, acceptors: &[u32]);
    /// The retry timer of `node` fires.
    fn retry(&mut self, node: u32);
    /// The learn timer of `node` fires.
    fn wonder(&mut self, node: u32);

    fn prepares(&self, node: u32) -> bool;
    fn proposes(&self, node: u32) -> Option<Proposal>;
    /// The value that `node` knows to be chosen.
    fn chosen(&self, node: u32) -> Option<String>;
    /// What `node` has accepted: `1.3 A`.
    fn accepted(&self, node: u32) -> Option<String>;
    /// What `node` has promised: `1.3`.
    fn promised(&self, node: u32) -> Option<String>;
}

impl Agents for Cluster {
    fn prepare(&mut self, node: u32, value: &str, acceptors: &[u32]) {
        self.put(node, value);
        self.promises(node, acceptors);
    }

    fn promises(&mut self, node: u32, acceptors: &[u32]) {
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

    fn retry(&mut self, node: u32) {
        self.ring(node, Timer::Retry);
    }

    fn wonder(&mut self, node: u32) {
        self.ring(node, Timer::Learn);
    }

    fn prepares(&self, node: u32) -> bool {
        matches!(self.replica(node).proposer(), Proposer::Preparing { .. })
    }

    fn proposes(&self, node: u32) -> Option<Proposal> {
        match self.replica(node).proposer() {
            Proposer::Proposing { proposal } => Some(proposal.clone()),
            _ => None,
        }
    }

    fn chosen(&self, node: u32) -> Option<String> {
        self.replica(node).chosen().map(|chosen| word(&chosen.value))
    }

    fn accepted(&self, node: u32) -> Option<String> {
        let accepted = self.replica(node).durable().accepted.as_ref();
        accepted.map(|it| format!("{} {}", it.ballot, word(&it.value)))
    }

    fn promised(&self, node: u32) -> Option<String> {
        self.replica(node).durable().promised.map(|ballot| ballot.to_string())
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
    Ballot::parse(text).expect("a ballot")
}

/// A proposal of a given value: `proposal("1.1", "A")`.
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
