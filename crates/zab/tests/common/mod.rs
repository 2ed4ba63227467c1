//! The words of Zab, added to the vocabulary of clusters.

#![allow(dead_code, reason = "each test file uses some of it")]

use protocol::{NodeId, Slot};
use zab::{Message, State, Timer, Vote, Zab, Zxid};

pub(crate) type Cluster = cluster::Cluster<Zab>;

/// What is said of servers.
pub(crate) trait Servers {
    /// These servers find a leader among themselves, and it is established.
    fn elect(&mut self, among: &[u32]);
    /// The same among all.
    fn elect_all(&mut self);
    fn leads(&self, node: u32) -> bool;
    fn leader(&self) -> Option<u32>;
    fn zxids(&self, node: u32) -> Vec<(u64, u64)>;
    /// Accepted and current epoch, as they stand on the disk.
    fn epochs(&self, node: u32) -> (u64, u64);
    fn delivered(&self, node: u32) -> u64;
    fn value(&self, node: u32) -> Option<String>;
    /// A fake peer votes for `leader`, so that `node` takes it for elected.
    fn persuade(&mut self, node: u32, by: &[u32], vote: Vote);
}

pub(crate) fn vote(leader: u32, epoch: u64, zxid: (u64, u64)) -> Vote {
    let (epoch, zxid) = (protocol::Epoch(epoch), Zxid::new(zxid.0, zxid.1));
    Vote { epoch, zxid, leader: NodeId(leader) }
}

impl Servers for Cluster {
    fn elect(&mut self, among: &[u32]) {
        self.settle_among(among);
        for _ in 0..2 {
            for &node in among {
                if self.node(node).timers.contains_key(&Timer::Finalize) {
                    self.ring(node, Timer::Finalize);
                }
            }
            self.settle_among(among);
        }
    }

    fn elect_all(&mut self) {
        let all: Vec<u32> = self.numbers().collect();
        self.elect(&all);
    }

    fn leads(&self, node: u32) -> bool {
        self.is_up(node) && self.replica(node).leads()
    }

    fn leader(&self) -> Option<u32> {
        self.numbers().find(|&node| self.leads(node))
    }

    fn zxids(&self, node: u32) -> Vec<(u64, u64)> {
        let history = &self.node(node).disk.history;
        history.tail(Slot(0)).map(|txn| (txn.zxid.epoch.0, txn.zxid.counter)).collect()
    }

    fn epochs(&self, node: u32) -> (u64, u64) {
        let disk = &self.node(node).disk;
        (disk.accepted_epoch.0, disk.current_epoch.0)
    }

    fn delivered(&self, node: u32) -> u64 {
        self.replica(node).delivered().0
    }

    fn value(&self, node: u32) -> Option<String> {
        use protocol::Protocol;
        let machine = self.replica(node).machine()?;
        machine.get(&"x".into()).map(ToString::to_string)
    }

    fn persuade(&mut self, node: u32, by: &[u32], vote: Vote) {
        self.lose_all();
        for &peer in by {
            let state = State::Looking;
            self.arrive(peer, node, Message::Notification { vote, round: 1, state });
        }
        self.ring(node, Timer::Finalize);
        self.lose_all();
    }
}
