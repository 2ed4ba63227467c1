//! What an observer sees of a server.

use alloc::string::ToString;
use alloc::vec::Vec;
use alloc::{format, vec};
use core::ops::Range;

use protocol::{Epoch, Fact, NodeId, NodeView, Slot, SlotStatus, SlotView, Tally, view};

use crate::phase::{FollowerStage, Leader, Learner, LearnerProgress, Means, Phase};
use crate::replica::Zab;
use crate::rules::TORN_HISTORY;
use crate::zxid::Zxid;

/// How many uncommitted slots show who holds them.
const TALLIES: u64 = 8;

impl Zab {
    pub(crate) fn seen(&self, slots: Range<Slot>) -> NodeView {
        let observes = !self.votes(self.config.me());
        let (role, title) = match &self.phase {
            Phase::Looking(_) if !observes => (view::Role::Following, "looking"),
            Phase::Leading(leader) if leader.established => (view::Role::Leading, "leader"),
            Phase::Leading(_) => (view::Role::Campaigning, "prospective leader"),
            _ if observes => (view::Role::Observing, "observer"),
            _ => (view::Role::Following, "follower"),
        };
        NodeView {
            role,
            title,
            phase: self.joins(),
            epoch: self.epoch().into(),
            leader: self.leader(),
            slots: self.slots(slots),
            last: self.disk.history.last_slot(),
            last_epoch: self.disk.history.last_zxid().epoch.into(),
            decided: self.machine.applied(),
            tallies: self.tallies(),
        }
    }

    /// How far a follower or an observer has come that does not hear the broadcast yet.
    fn joins(&self) -> Option<&'static str> {
        let Phase::Following(follower) = &self.phase else { return None };
        match follower.stage {
            FollowerStage::Discovery => Some("joining"),
            FollowerStage::Synchronisation { .. } | FollowerStage::Acknowledged { .. } => {
                Some("synchronising")
            }
            FollowerStage::Broadcast => None,
        }
    }

    /// The epoch that this server is about.
    fn epoch(&self) -> Epoch {
        match &self.phase {
            Phase::Leading(Leader { epoch: Some(epoch), .. }) => *epoch,
            Phase::Following(follower) => match &follower.stage {
                FollowerStage::Synchronisation { epoch, .. }
                | FollowerStage::Acknowledged { epoch, .. } => *epoch,
                FollowerStage::Discovery | FollowerStage::Broadcast => self.disk.current_epoch,
            },
            _ => self.disk.current_epoch,
        }
    }

    fn leader(&self) -> Option<NodeId> {
        match &self.phase {
            Phase::Looking(_) => None,
            Phase::Following(follower) => Some(follower.vote.leader),
            Phase::Leading(_) => Some(self.config.me()),
        }
    }

    fn slots(&self, window: Range<Slot>) -> Vec<SlotView> {
        let end = window.end.min(self.disk.history.last_slot().next());
        let held = |at| self.disk.history.get(Slot(at)).map(|txn| (Slot(at), txn));
        let shown = (window.start.0..end.0).filter_map(held).map(|(slot, txn)| {
            let delivered = slot <= self.machine.applied();
            SlotView {
                slot,
                status: if delivered { SlotStatus::Decided } else { SlotStatus::Proposed },
                epoch: txn.zxid.epoch.into(),
                command: Some(txn.command.clone()),
            }
        });
        shown.collect()
    }

    fn tallies(&self) -> Vec<Tally> {
        let need = self.config.majority();
        let of = self.config.members().len();
        let tally = |label: &str, have| {
            vec![Tally { label: label.to_string(), slot: None, have, need, of }]
        };
        match &self.phase {
            Phase::Following(_) => Vec::new(),
            Phase::Looking(looking) => {
                let alike = looking.votes.iter().filter(|(_, vote)| *vote == looking.vote);
                let label = format!("votes for {}", looking.vote.leader);
                tally(&label, alike.map(|(node, _)| *node).collect())
            }
            Phase::Leading(leader) if leader.epoch.is_none() => {
                tally("joined", leader.accepted.iter().map(|(node, _)| *node).collect())
            }
            Phase::Leading(leader) if leader.began.is_none() => {
                tally("promised", leader.promised.clone())
            }
            Phase::Leading(leader) if !leader.established => {
                tally("acknowledged", self.held_by(leader, Slot(0)))
            }
            Phase::Leading(leader) => {
                let last = self.disk.history.last_slot().0;
                let first = (self.machine.applied().0 + 1).max((last + 1).saturating_sub(TALLIES));
                let tally = |slot| {
                    let have = self.held_by(leader, Slot(slot));
                    Tally { label: format!("slot {slot}"), slot: Some(Slot(slot)), have, need, of }
                };
                (first..=last).map(tally).collect()
            }
        }
    }

    /// Which voters have acknowledged a slot, in order.
    fn held_by(&self, leader: &Leader, slot: Slot) -> Vec<NodeId> {
        let holds = |learner: &&Learner| {
            learner.progress == LearnerProgress::Active
                && learner.acknowledged >= slot
                && self.votes(learner.node)
        };
        let mut have = vec![self.config.me()];
        for learner in leader.learners.iter().filter(holds) {
            have.insert(have.partition_point(|node| *node < learner.node), learner.node);
        }
        have
    }

    /// How it names the end of its history.
    fn named(&self) -> Zxid {
        let minds = self.config.is_enforced(&TORN_HISTORY);
        if minds { self.disk.last_zxid() } else { self.disk.last_zxid_if_whole() }
    }

    pub(crate) fn facts_seen(&self) -> Vec<Fact> {
        let phase = match &self.phase {
            Phase::Looking(_) => "election",
            Phase::Following(follower) => match follower.stage {
                FollowerStage::Discovery => "discovery",
                FollowerStage::Synchronisation { .. } | FollowerStage::Acknowledged { .. } => {
                    "synchronisation"
                }
                FollowerStage::Broadcast => "broadcast",
            },
            Phase::Leading(leader) if leader.established => "broadcast",
            Phase::Leading(leader) if leader.began.is_some() => "synchronisation",
            Phase::Leading(_) => "discovery",
        };
        let snapshot = &self.disk.snapshot;
        let mut facts = vec![
            Fact::new("phase", phase),
            Fact::new("accepted epoch", self.disk.accepted_epoch.to_string()),
            Fact::new("current epoch", self.disk.current_epoch.to_string()),
            Fact::new("last zxid", self.named().to_string()),
            Fact::new("delivered", self.machine.applied().to_string()),
            Fact::new("snapshot", snapshot.machine.applied().to_string()),
            Fact::new("round", self.round.to_string()),
        ];
        if self.disk.torn {
            facts.push(Fact::new("history", "torn: not that of the current epoch"));
        }
        if let Phase::Looking(looking) = &self.phase {
            facts.push(Fact::new("vote", looking.vote.to_string()));
        }
        if let Phase::Following(follower) = &self.phase
            && let FollowerStage::Synchronisation { sent: Some((_, history)), .. } = &follower.stage
        {
            facts.push(Fact::new("sent", format!("a history up to {}", history.last_zxid())));
        }
        if let Phase::Leading(leader) = &self.phase {
            let progress = |learner: &Learner| {
                let progress = match learner.progress {
                    LearnerProgress::Joined => "joined",
                    LearnerProgress::Told => "told",
                    LearnerProgress::Accepted(_) => "accepted",
                    LearnerProgress::Synced => "synchronising",
                    LearnerProgress::Active => "active",
                };
                let by = match learner.by {
                    None => "",
                    Some(Means::Diff) => " by diff",
                    Some(Means::Trunc) => " by trunc and diff",
                    Some(Means::Snap) => " by snap",
                };
                format!("{} {progress}{by}", learner.node)
            };
            let all: Vec<_> = leader.learners.iter().map(progress).collect();
            facts.push(Fact::new("learners", all.join(", ")));
        }
        facts
    }
}
