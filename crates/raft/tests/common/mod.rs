//! The words of the paper, for a cluster that is driven by hand.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part of this")]

use std::sync::Arc;

use protocol::{Change, Operation, OptionInfo, OptionValue, Reply, RequestId, Slot};
use raft::{Durable, Message, Raft, Role, Term, Timer};

pub type Cluster = cluster::Cluster<Raft>;

pub fn disk(words: &str) -> Durable {
    cluster::disk::<Raft>(words)
}

/// A cluster in which these options are on.
pub fn with_options(nodes: u32, options: &[&'static OptionInfo]) -> Cluster {
    let on = |option: &&'static OptionInfo| (option.name, OptionValue::Flag(true));
    let options: Vec<_> = options.iter().map(on).collect();
    Cluster::chosen(nodes, &[], &options, &[])
}

/// A cluster with these options, as a script writes them.
pub fn with(nodes: u32, options: &[(&'static str, OptionValue)], disks: &[&str]) -> Cluster {
    Cluster::chosen(nodes, &[], options, disks)
}

pub trait Servers {
    /// The election timer of `node` fires.
    fn campaign(&mut self, node: u32);
    /// The heartbeat timer of `node` fires.
    fn beat(&mut self, node: u32);
    /// `node` campaigns, and everything is delivered.
    fn elect(&mut self, node: u32);
    /// `node` campaigns and wins with the votes of `voters`; nothing else is delivered.
    fn elect_by(&mut self, node: u32, voters: &[u32]);

    /// Asks `node` for a change of the cluster, in the words of a script.
    fn admin(&mut self, node: u32, words: &str) -> RequestId;
    /// Asks again for what was asked under this name.
    fn admin_again(&mut self, id: RequestId, node: u32, words: &str);
    /// Who votes, by the log of `node`; and who only listens.
    fn members(&self, node: u32) -> String;

    fn leads(&self, node: u32) -> bool;
    fn follows(&self, node: u32) -> bool;
    fn stands(&self, node: u32) -> bool;
    fn term(&self, node: u32) -> u64;
    fn commit(&self, node: u32) -> u64;
    /// The terms of the entries.
    fn log(&self, node: u32) -> Vec<u64>;
}

impl Servers for Cluster {
    fn campaign(&mut self, node: u32) {
        self.ring(node, Timer::Election);
    }

    fn beat(&mut self, node: u32) {
        self.ring(node, Timer::Heartbeat);
    }

    fn elect(&mut self, node: u32) {
        self.campaign(node);
        self.settle();
        assert!(self.leads(node), "S{node} should lead: {:?}", self.replica(node));
    }

    fn elect_by(&mut self, node: u32, voters: &[u32]) {
        self.campaign(node);
        for &voter in voters {
            self.deliver("vote", node, voter);
            self.deliver("granted", voter, node);
        }
    }

    fn admin(&mut self, node: u32, words: &str) -> RequestId {
        self.change(node, change(words))
    }

    fn admin_again(&mut self, id: RequestId, node: u32, words: &str) {
        self.ask(node, id.number, Operation::Change(change(words)));
    }

    fn members(&self, node: u32) -> String {
        self.replica(node).membership().to_string()
    }

    fn leads(&self, node: u32) -> bool {
        matches!(self.replica(node).role(), Role::Leader { .. })
    }

    fn follows(&self, node: u32) -> bool {
        matches!(self.replica(node).role(), Role::Follower { .. })
    }

    fn stands(&self, node: u32) -> bool {
        matches!(self.replica(node).role(), Role::Candidate { .. })
    }

    fn term(&self, node: u32) -> u64 {
        self.replica(node).durable().term.0
    }

    fn commit(&self, node: u32) -> u64 {
        self.replica(node).commit_index().0
    }

    fn log(&self, node: u32) -> Vec<u64> {
        self.replica(node).durable().log.tail(Slot(1)).map(|(_, entry)| entry.term.0).collect()
    }
}

/// A change in the words of a script.
pub fn change(words: &str) -> Change {
    let mut words = words.split_whitespace().map(Arc::from);
    let word = words.next().expect("a word");
    Change { word, arguments: words.collect() }
}

/// Messages, written as short as in the paper's figures.
pub fn vote(term: u64, last_index: u64, last_term: u64) -> Message {
    Message::Vote {
        term: Term(term),
        last_index: Slot(last_index),
        last_term: Term(last_term),
        transfer: false,
    }
}

/// An append that carries the entries from `prev_index` on of a given log.
pub fn append(term: u64, log: &str, prev_index: u64, commit: u64) -> Message {
    let source = disk(&format!("log={log}"));
    let prev_index = Slot(prev_index);
    Message::Append {
        term: Term(term),
        prev_index,
        prev_term: source.term_at(prev_index).expect("an entry before"),
        entries: source.log.tail(prev_index.next()).map(|(_, entry)| entry.clone()).collect(),
        commit: Slot(commit),
        round: 0,
    }
}

/// An append without entries.
pub fn heartbeat(term: u64, prev_index: u64, prev_term: u64, commit: u64) -> Message {
    Message::Append {
        term: Term(term),
        prev_index: Slot(prev_index),
        prev_term: Term(prev_term),
        entries: [].into(),
        commit: Slot(commit),
        round: 0,
    }
}

/// `node` is elected by those that it can reach, however often it must try.
pub fn elect_among(cluster: &mut Cluster, node: u32, reached: &[u32]) {
    for _ in 0..10 {
        if cluster.leads(node) {
            return;
        }
        cluster.campaign(node);
        cluster.settle_among(reached);
    }
    panic!("S{node} should lead: {:?}", cluster.replica(node));
}

/// Heartbeats until everybody in reach knows everything.
pub fn spread(cluster: &mut Cluster, leader: u32, reached: &[u32]) {
    cluster.settle_among(reached);
    for _ in 0..5 {
        cluster.beat(leader);
        cluster.settle_among(reached);
    }
}

/// Whether a request got one answer, and it was done.
pub fn is_done(cluster: &Cluster, id: RequestId) -> bool {
    matches!(cluster.answers(id)[..], [Reply::Done { .. }])
}

/// The rule by which a request was refused last.
pub fn refused_by(cluster: &Cluster, id: RequestId) -> Option<&'static str> {
    match cluster.answers(id).last() {
        Some(Reply::Refused(rule)) => Some(rule.id),
        _ => None,
    }
}
