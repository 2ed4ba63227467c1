//! What an observer sees of a server.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use core::ops::Range;

use protocol::{Fact, NodeId, NodeView, Slot, SlotStatus, SlotView, Tally, joined, view};

use crate::info::LEASE_READS;
use crate::membership::{Membership, include, majority};
use crate::progress::{Pace, Progress};
use crate::replica::{Raft, Role};

/// How many uncommitted slots show who stores them.
const TALLIES: u64 = 8;

impl Raft {
    /// The leader of this term, as far as this server knows.
    pub(crate) fn leader(&self) -> Option<NodeId> {
        match self.role {
            Role::Follower { leader, .. } => leader,
            Role::PreCandidate { .. } | Role::Candidate { .. } | Role::Recovering(_) => None,
            Role::Leader(_) => Some(self.config.me()),
        }
    }

    pub(crate) fn seen(&self, slots: Range<Slot>) -> NodeView {
        let (members, me) = (self.members(), self.config.me());
        let (role, title) = match self.role {
            Role::Follower { .. } if members.is_learner(me) => (view::Role::Observing, "learner"),
            Role::Follower { .. } if !members.is_voter(me) => (view::Role::Observing, "outsider"),
            Role::Follower { .. } => (view::Role::Following, "follower"),
            Role::PreCandidate { .. } => (view::Role::Campaigning, "pre-candidate"),
            Role::Candidate { .. } => (view::Role::Campaigning, "candidate"),
            Role::Recovering(_) | Role::Leader(_) => (view::Role::Leading, "leader"),
        };
        NodeView {
            role,
            title,
            phase: matches!(self.role, Role::Recovering(_)).then_some("recovering"),
            epoch: self.disk.term.into(),
            leader: self.leader(),
            slots: self.slots(slots),
            last: self.disk.last_index(),
            last_epoch: self.disk.last_term().into(),
            decided: self.machine.applied(),
            tallies: self.tallies(),
        }
    }

    fn slots(&self, window: Range<Slot>) -> Vec<SlotView> {
        let end = window.end.min(self.disk.last_index().next());
        let (compacted, term) = self.disk.compacted();
        // What the snapshot stands for is decided, and nobody can say what it was.
        let first = window.start.max(Slot(1));
        let gone = (first.0..=compacted.0.min(end.previous().0)).map(|at| SlotView {
            slot: Slot(at),
            status: SlotStatus::Decided,
            epoch: term.into(),
            command: None,
        });
        let held = |at| self.disk.log.get(Slot(at)).map(|entry| (Slot(at), entry));
        let status = |slot| match slot {
            _ if self.disk.is_damaged(slot) => SlotStatus::Damaged,
            _ if slot <= self.commit_index => SlotStatus::Decided,
            _ => SlotStatus::Proposed,
        };
        let shown = (window.start.0..end.0).filter_map(held).map(|(slot, entry)| SlotView {
            slot,
            status: status(slot),
            epoch: entry.term.into(),
            command: (status(slot) != SlotStatus::Damaged).then(|| entry.command.clone()),
        });
        gone.chain(shown).collect()
    }

    fn tallies(&self) -> Vec<Tally> {
        match &self.role {
            Role::Follower { .. } => Vec::new(),
            Role::PreCandidate { granted, .. } => self.tally("pre-votes", None, granted),
            Role::Candidate { granted, .. } => self.tally("votes", None, granted),
            Role::Recovering(recovery) => {
                let index = self.disk.first_damaged().unwrap_or_default();
                self.tally(&format!("lack slot {index}"), None, &recovery.lacking)
            }
            Role::Leader(leadership) => {
                let last = self.disk.last_index().0;
                let first = (self.commit_index.0 + 1).max((last + 1).saturating_sub(TALLIES));
                let tally = |slot| {
                    let stores = |follower: &&Progress| follower.matched >= Slot(slot);
                    let have = leadership.followers.iter().filter(stores);
                    let mut have: Vec<_> = have.map(|follower| follower.node).collect();
                    include(&mut have, self.config.me());
                    self.tally(&format!("slot {slot}"), Some(Slot(slot)), &have)
                };
                (first..=last).flat_map(tally).collect()
            }
        }
    }

    /// What is counted, once for each set of voters; in a joint configuration there are two. Whoever
    /// has no vote in a set is not among those who are counted for it.
    fn tally(&self, label: &str, slot: Option<Slot>, have: &[NodeId]) -> Vec<Tally> {
        let members = self.members();
        let one = |(at, half): (usize, &[NodeId])| Tally {
            label: match (at, members.is_joint()) {
                (_, false) => label.to_string(),
                (0, true) => format!("{label}, incoming"),
                (_, true) => format!("{label}, outgoing"),
            },
            slot,
            have: have.iter().copied().filter(|node| half.contains(node)).collect(),
            need: majority(half),
            of: half.len(),
        };
        members.halves().enumerate().map(one).collect()
    }

    pub(crate) fn facts_seen(&self) -> Vec<Fact> {
        let nobody = || "nobody".to_string();
        let voted_for = self.disk.voted_for.map_or_else(nobody, |node| node.to_string());
        let mut facts = vec![
            Fact::new("voted for", voted_for),
            Fact::new("commit index", self.commit_index.to_string()),
            Fact::new("last applied", self.machine.applied().to_string()),
        ];
        if let Some(snapshot) = &self.disk.snapshot {
            let upto = format!("up to {} of term {}", snapshot.index, snapshot.term);
            facts.push(Fact::new("snapshot", upto));
        }
        if !self.disk.damaged().is_empty() {
            facts.push(Fact::new("damaged", listed(self.disk.damaged(), ToString::to_string)));
        }
        let members = self.members();
        if *members != Membership::of(self.config.members().to_vec()) {
            facts.push(Fact::new("members", members.to_string()));
        }
        match &self.role {
            Role::Follower { .. } => {}
            Role::PreCandidate { denied, .. } | Role::Candidate { denied, .. } => {
                facts.push(Fact::new("denied by", listed(denied, ToString::to_string)));
            }
            Role::Recovering(recovery) => {
                facts.push(Fact::new("lacking it", listed(&recovery.lacking, ToString::to_string)));
                facts.push(Fact::new("unsure", listed(&recovery.unsure, ToString::to_string)));
            }
            Role::Leader(leadership) => {
                let followers = &leadership.followers;
                let each = |what: fn(&Progress) -> String| {
                    listed(followers, |follower| format!("{} {}", follower.node, what(follower)))
                };
                let pace = |follower: &Progress| match follower.pace {
                    Pace::Probe => "probe".to_string(),
                    Pace::Replicate => "replicate".to_string(),
                    Pace::Snapshot => "snapshot".to_string(),
                };
                facts.push(Fact::new("next index", each(|follower| follower.next.to_string())));
                facts.push(Fact::new("match index", each(|follower| follower.matched.to_string())));
                facts.push(Fact::new("pace", each(pace)));
                if self.config.flag(&LEASE_READS) {
                    let held = leadership.lease.held.is_some();
                    facts.push(Fact::new("lease", if held { "held" } else { "none" }));
                }
                if let Some(transfer) = &leadership.transfer {
                    facts.push(Fact::new("hands over to", transfer.target.to_string()));
                }
                if let Some(joining) = &leadership.joining {
                    let round = format!(
                        "{}, round {}",
                        listed(&joining.nodes, ToString::to_string),
                        joining.round
                    );
                    facts.push(Fact::new("catches up", round));
                }
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
