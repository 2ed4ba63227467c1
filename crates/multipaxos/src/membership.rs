//! Who accepts which slot, and how many of them it takes.

use alloc::vec::Vec;

use protocol::{Change, Config, NodeId, RequestId, Slot};

use crate::info::{MEMBERS, PHASE_1_QUORUM, PHASE_2_QUORUM};

/// The configurations, each from the slot on that it governs. Before the first change is decided
/// there is none, and the options of the run say who is an acceptor.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Membership(Vec<Era>);

/// A configuration and the first slot that it governs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Era {
    /// The first slot that it governs.
    pub from: Slot,
    /// Its acceptors, in order.
    pub members: Vec<NodeId>,
    /// The request that made it.
    pub by: RequestId,
}

impl Membership {
    /// The acceptors of a slot, in order.
    pub fn at<'a>(&'a self, slot: Slot, config: &'a Config) -> &'a [NodeId] {
        let era = self.0.iter().rev().find(|era| era.from <= slot);
        era.map_or_else(|| first(config), |era| &era.members)
    }

    /// Every configuration that governs `slot` or, as far as is known, a later one.
    pub fn since<'a>(
        &'a self,
        slot: Slot,
        config: &'a Config,
    ) -> impl Iterator<Item = &'a [NodeId]> {
        let later = self.0.iter().filter(move |era| era.from > slot);
        core::iter::once(self.at(slot, config)).chain(later.map(|era| era.members.as_slice()))
    }

    /// The first slot of the last configuration that is known.
    pub fn last_begins(&self) -> Slot {
        self.0.last().map_or(Slot(0), |era| era.from)
    }

    /// Every configuration that a change made, in order, but for those that are forgotten.
    pub fn eras(&self) -> &[Era] {
        &self.0
    }

    /// The first slot that the configuration of a request governs. One that is forgotten came before
    /// all others.
    pub fn begins(&self, by: RequestId) -> Slot {
        let era = self.0.iter().find(|era| era.by == by).or(self.0.first());
        era.map_or(Slot(0), |era| era.from)
    }

    /// A change is performed that was asked for by `by`: it governs the slots from `from` on. Says
    /// whether it changes anything.
    pub fn change(&mut self, by: RequestId, change: &Change, from: Slot, config: &Config) -> bool {
        let last = self.0.last().map_or_else(|| first(config), |era| &era.members);
        let Some(members) = changed(last, change) else { return false };
        self.0.push(Era { from, members, by });
        true
    }

    /// Forgets configurations that govern no slot from `slot` on.
    pub fn forget_before(&mut self, slot: Slot) {
        while self.0.get(1).is_some_and(|second| second.from <= slot) {
            self.0.remove(0);
        }
    }
}

/// The configuration with which a run begins.
fn first(config: &Config) -> &[NodeId] {
    let all = config.members();
    match config.count(&MEMBERS) as usize {
        0 => all,
        some => &all[..some.min(all.len())],
    }
}

/// The members after a change, if it changes anything and leaves one.
fn changed(members: &[NodeId], change: &Change) -> Option<Vec<NodeId>> {
    let node = node_of(change)?;
    let mut changed = members.to_vec();
    match (members.binary_search(&node), &*change.word) {
        (Err(place), "add") => changed.insert(place, node),
        (Ok(place), "remove") if members.len() > 1 => {
            changed.remove(place);
        }
        _ => return None,
    }
    Some(changed)
}

/// The node that a change is about.
pub(crate) fn node_of(change: &Change) -> Option<NodeId> {
    change.arguments.first()?.parse().ok().map(NodeId)
}

/// How many of `members` acceptors make a phase 1 quorum and a phase 2 quorum, as the options say;
/// and how many must promise so that the two intersect.
#[derive(Clone, Copy, Debug)]
pub struct Quorums {
    /// How many must promise, if the options say so.
    pub phase_1: Option<usize>,
    /// How many must accept.
    pub phase_2: usize,
    /// How many promises meet every phase 2 quorum.
    pub meeting: usize,
}

impl Quorums {
    /// Those of a configuration.
    pub fn of(members: &[NodeId], config: &Config) -> Self {
        let all = members.len();
        let option = |option| match config.count(option) as usize {
            0 => None,
            some => Some(some.min(all)),
        };
        let phase_2 = option(&PHASE_2_QUORUM).unwrap_or(all / 2 + 1);
        Self { phase_1: option(&PHASE_1_QUORUM), phase_2, meeting: all + 1 - phase_2 }
    }

    /// Whether the members that are `up` make a quorum of each phase.
    pub fn are_among(self, members: &[NodeId], up: &dyn Fn(NodeId) -> bool) -> bool {
        members.iter().filter(|&&node| up(node)).count() >= self.to_go_on()
    }

    /// Whether the members that are `up` make a quorum of phase 2: all that a leader needs.
    pub fn may_decide(self, members: &[NodeId], up: &dyn Fn(NodeId) -> bool) -> bool {
        members.iter().filter(|&&node| up(node)).count() >= self.phase_2
    }

    /// How many of the members it takes to go on.
    fn to_go_on(self) -> usize {
        self.phase_1.unwrap_or(self.meeting).max(self.phase_2)
    }

    /// How many members must hold something on their disks, so that one of them is among any that
    /// are enough to go on.
    pub fn to_hold(self, members: &[NodeId]) -> usize {
        members.len() + 1 - self.to_go_on().min(members.len())
    }
}

/// How many of `nodes` are among `members`.
pub(crate) fn count(nodes: &[NodeId], members: &[NodeId]) -> usize {
    nodes.iter().filter(|node| members.contains(node)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;
    use protocol::{ClientId, OptionValue};

    fn change(word: &str, node: &str) -> Change {
        Change { word: word.into(), arguments: vec![node.into()] }
    }

    fn nodes(numbers: &[u32]) -> Vec<NodeId> {
        numbers.iter().copied().map(NodeId).collect()
    }

    fn by(number: u64) -> RequestId {
        RequestId { client: ClientId(1), number }
    }

    #[test]
    fn a_change_governs_the_slots_from_its_own_on() {
        let config =
            Config::new(NodeId(1), 5).with_options(vec![(MEMBERS.name, OptionValue::Count(3))]);
        let mut membership = Membership::default();
        assert!(membership.change(by(1), &change("add", "5"), Slot(10), &config));
        assert!(membership.change(by(2), &change("remove", "1"), Slot(12), &config));
        let at = |slot| membership.at(Slot(slot), &config).to_vec();
        assert_eq!(at(9), nodes(&[1, 2, 3]));
        assert_eq!(at(10), nodes(&[1, 2, 3, 5]));
        assert_eq!(at(12), nodes(&[2, 3, 5]));
        assert_eq!(membership.since(Slot(10), &config).count(), 2);
        let mut later = membership.clone();
        later.forget_before(Slot(12));
        assert_eq!(later.at(Slot(12), &config), membership.at(Slot(12), &config));
        assert_ne!(later, membership);
    }

    #[test]
    fn a_change_must_change_something_and_leave_somebody() {
        let config = Config::new(NodeId(1), 1);
        let mut membership = Membership::default();
        for none in [change("add", "1"), change("remove", "1"), change("remove", "7")] {
            assert!(!membership.change(by(1), &none, Slot(2), &config));
        }
    }

    #[test]
    fn promises_that_meet_leave_no_room_for_a_phase_2_quorum_beside_them() {
        for n in 1..=9 {
            let config = Config::new(NodeId(1), n);
            for q2 in 0..=n {
                let options = vec![(PHASE_2_QUORUM.name, OptionValue::Count(q2))];
                let config = config.clone().with_options(options);
                let quorums = Quorums::of(config.members(), &config);
                assert!(quorums.meeting + quorums.phase_2 > n as usize);
                assert!(quorums.meeting + quorums.phase_2 - 1 <= n as usize, "and no more");
            }
        }
    }
}
