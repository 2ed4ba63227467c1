//! Who belongs to the cluster (Raft §6; dissertation chapter 4), and what a majority of it is.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use protocol::{NodeId, Slot};

/// A configuration: who votes, and who only listens.
///
/// While one set of voters replaces another, both count, each by itself: the configuration is
/// *joint* (Raft §6). All lists are in order.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Membership {
    /// Who votes: C, or C_new while the configuration is joint.
    pub voters: Vec<NodeId>,
    /// Who voted before: C_old while the configuration is joint, else nobody.
    pub outgoing: Vec<NodeId>,
    /// Who gets the log and has no vote.
    pub learners: Vec<NodeId>,
    /// Who still votes in C_old and will be a learner once it is left.
    pub learners_next: Vec<NodeId>,
}

/// What a count of votes has come to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Count {
    /// Those who have not voted will decide.
    Pending,
    /// A majority of each set of voters says no; or one can no longer say yes.
    Lost,
    /// A majority of each set of voters says yes.
    Won,
}

impl Membership {
    /// The first servers of a cluster.
    pub fn of(voters: Vec<NodeId>) -> Self {
        Self { voters, ..Self::default() }
    }

    /// Whether two sets of voters count.
    pub fn is_joint(&self) -> bool {
        !self.outgoing.is_empty()
    }

    /// Whether a server has a vote, in whichever set.
    pub fn is_voter(&self, node: NodeId) -> bool {
        self.voters.contains(&node) || self.outgoing.contains(&node)
    }

    /// Whether a server listens without a vote.
    pub fn is_learner(&self, node: NodeId) -> bool {
        self.learners.contains(&node)
    }

    /// Every server that gets the log, in order.
    pub fn all(&self) -> Vec<NodeId> {
        let mut all = self.voters.clone();
        for &node in self.outgoing.iter().chain(&self.learners) {
            include(&mut all, node);
        }
        all
    }

    /// The sets of voters of which each needs its majority.
    pub fn halves(&self) -> impl Iterator<Item = &[NodeId]> {
        let outgoing = Some(self.outgoing.as_slice()).filter(|half| !half.is_empty());
        [self.voters.as_slice()].into_iter().chain(outgoing)
    }

    /// Whether a majority of each half is among those who say yes.
    pub fn agrees(&self, yes: impl Fn(NodeId) -> bool) -> bool {
        self.halves().all(|half| half.iter().filter(|&&node| yes(node)).count() >= majority(half))
    }

    /// Whether a majority of some half is among those who say no.
    pub fn refuses(&self, no: impl Fn(NodeId) -> bool) -> bool {
        self.halves().any(|half| half.iter().filter(|&&node| no(node)).count() >= majority(half))
    }

    /// What a vote has come to; `said` is what each server said, if it said anything.
    pub fn count(&self, said: impl Fn(NodeId) -> Option<bool>) -> Count {
        self.halves().map(|half| count(half, &said)).fold(Count::Won, |all, half| {
            match (all, half) {
                (Count::Lost, _) | (_, Count::Lost) => Count::Lost,
                (Count::Pending, _) | (_, Count::Pending) => Count::Pending,
                _ => Count::Won,
            }
        })
    }

    /// The last index that a majority of each half has reached. Of no voters everything is true.
    pub fn reached(&self, by: impl Fn(NodeId) -> Slot) -> Slot {
        self.halves().map(|half| reached(half, &by)).min().unwrap_or_default()
    }
}

/// The smallest number of voters such that any two sets of that size share one.
pub fn majority(voters: &[NodeId]) -> usize {
    if voters.is_empty() { 0 } else { voters.len() / 2 + 1 }
}

fn count(half: &[NodeId], said: impl Fn(NodeId) -> Option<bool>) -> Count {
    let of = |what| half.iter().filter(|&&node| said(node) == what).count();
    let (yes, silent) = (of(Some(true)), of(None));
    match majority(half) {
        need if yes >= need => Count::Won,
        need if yes + silent >= need => Count::Pending,
        _ => Count::Lost,
    }
}

fn reached(half: &[NodeId], by: impl Fn(NodeId) -> Slot) -> Slot {
    let enough =
        |index: Slot| half.iter().filter(|&&node| by(node) >= index).count() >= majority(half);
    if half.is_empty() {
        return Slot(u64::MAX);
    }
    half.iter().map(|&node| by(node)).filter(|&index| enough(index)).max().unwrap_or_default()
}

/// Puts a node where it belongs in an ordered list.
pub(crate) fn include(nodes: &mut Vec<NodeId>, node: NodeId) {
    let at = nodes.partition_point(|&known| known < node);
    if nodes.get(at) != Some(&node) {
        nodes.insert(at, node);
    }
}

/// Takes a node out of a list. Says whether it was there.
pub(crate) fn exclude(nodes: &mut Vec<NodeId>, node: NodeId) -> bool {
    let before = nodes.len();
    nodes.retain(|&known| known != node);
    nodes.len() < before
}

impl fmt::Display for Membership {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&listed(&self.voters))?;
        for (name, nodes) in [
            (" from ", &self.outgoing),
            (" learners ", &self.learners),
            (" later learners ", &self.learners_next),
        ] {
            if !nodes.is_empty() {
                f.write_str(name)?;
                f.write_str(&listed(nodes))?;
            }
        }
        Ok(())
    }
}

fn listed(nodes: &[NodeId]) -> String {
    nodes.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// The nodes of a list as people write it: `1,2,3`.
pub(crate) fn nodes(text: &str) -> Option<Vec<NodeId>> {
    let mut all = vec![];
    for word in text.split(',') {
        include(&mut all, NodeId(word.parse().ok().filter(|&number| number > 0)?));
    }
    Some(all)
}
