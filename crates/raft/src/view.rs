//! What an observer sees of a server.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use core::ops::Range;

use protocol::{Fact, NodeId, NodeView, Slot, SlotView, Stage, Tally, joined, view};

use crate::progress::{Pace, Progress};
use crate::replica::{Raft, Role};

/// How many uncommitted slots show who stores them.
const TALLIES: u64 = 8;

impl Raft {
    /// The leader of this term, as far as this server knows.
    pub(crate) fn leader(&self) -> Option<NodeId> {
        match self.role {
            Role::Follower { leader } => leader,
            Role::Candidate { .. } => None,
            Role::Leader { .. } => Some(self.config.me()),
        }
    }

    pub(crate) fn seen(&self, slots: Range<Slot>) -> NodeView {
        let (role, title) = match self.role {
            Role::Follower { .. } => (view::Role::Following, "follower"),
            Role::Candidate { .. } => (view::Role::Campaigning, "candidate"),
            Role::Leader { .. } => (view::Role::Leading, "leader"),
        };
        NodeView {
            role,
            title,
            epoch: self.disk.term,
            leader: self.leader(),
            slots: self.slots(slots),
            last: self.disk.last_index(),
            last_epoch: self.disk.last_term(),
            decided: self.machine.applied(),
            tallies: self.tallies(),
            facts: self.facts(),
        }
    }

    fn slots(&self, window: Range<Slot>) -> Vec<SlotView> {
        let end = window.end.min(self.disk.last_index().next());
        let held = |at| self.disk.log.get(Slot(at)).map(|entry| (Slot(at), entry));
        let shown = (window.start.0..end.0).filter_map(held).map(|(slot, entry)| SlotView {
            slot,
            stage: if slot <= self.commit_index { Stage::Decided } else { Stage::Proposed },
            epoch: entry.term,
            command: Some(entry.command.clone()),
        });
        shown.collect()
    }

    fn tallies(&self) -> Vec<Tally> {
        let need = self.config.majority();
        match &self.role {
            Role::Follower { .. } => Vec::new(),
            Role::Candidate { granted, .. } => {
                vec![Tally { label: "votes".to_string(), have: granted.clone(), need }]
            }
            Role::Leader { followers } => {
                let last = self.disk.last_index().0;
                let first = (self.commit_index.0 + 1).max((last + 1).saturating_sub(TALLIES));
                let tally = |slot| {
                    let stores = |follower: &&Progress| follower.matched >= Slot(slot);
                    let mut have: Vec<_> =
                        followers.iter().filter(stores).map(|follower| follower.node).collect();
                    let me = self.config.me();
                    have.insert(have.partition_point(|node| *node < me), me);
                    Tally { label: format!("slot {slot}"), have, need }
                };
                (first..=last).map(tally).collect()
            }
        }
    }

    fn facts(&self) -> Vec<Fact> {
        let nobody = || "nobody".to_string();
        let voted_for = self.disk.voted_for.map_or_else(nobody, |node| node.to_string());
        let mut facts = vec![
            Fact::new("voted for", voted_for),
            Fact::new("commit index", self.commit_index.to_string()),
            Fact::new("last applied", self.machine.applied().to_string()),
        ];
        match &self.role {
            Role::Follower { .. } => {}
            Role::Candidate { denied, .. } => {
                facts.push(Fact::new("denied by", listed(denied, ToString::to_string)));
            }
            Role::Leader { followers } => {
                let each = |what: fn(&Progress) -> String| {
                    listed(followers, |follower| format!("{} {}", follower.node, what(follower)))
                };
                let pace = |follower: &Progress| match follower.pace {
                    Pace::Probe => "probe".to_string(),
                    Pace::Replicate => "replicate".to_string(),
                };
                facts.push(Fact::new("next index", each(|follower| follower.next.to_string())));
                facts.push(Fact::new("match index", each(|follower| follower.matched.to_string())));
                facts.push(Fact::new("pace", each(pace)));
            }
        }
        facts
    }
}

fn listed<T>(items: &[T], show: impl Fn(&T) -> String) -> String {
    if items.is_empty() {
        return "nobody".to_string();
    }
    joined(items.iter().map(show), ", ")
}
