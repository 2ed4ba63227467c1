//! Phase 1: discovery. The leader finds an epoch that is newer than any a quorum has accepted, and
//! a quorum promises to heed no older one. From then on no earlier leader can commit anything.

use protocol::{Epoch, NodeId, Output, Slot};

use crate::info::SYNC;
use crate::message::{Message, Timer};
use crate::phase::{FollowerStage, Learner, LearnerProgress, Phase};
use crate::replica::Zab;
use crate::rules::{
    ACK_IN_TIME, MOST_RECENT, NEWER_EPOCH, PROMISE, QUORUM_BEHIND, SILENT_LEADER, THIS_ATTEMPT,
};
use crate::zxid::Zxid;

/// The prospective leader.
impl Zab {
    pub(crate) fn on_follower_info(
        &mut self,
        from: NodeId,
        accepted: Epoch,
        attempt: u64,
        out: &mut Output<Self>,
    ) {
        let voter = self.votes(from);
        let Phase::Leading(leader) = &mut self.phase else {
            self.on_early(from, accepted, attempt, out);
            return;
        };
        leader.learners.retain(|learner| learner.node != from);
        let (node, progress) = (from, LearnerProgress::Joined);
        leader.learners.push(Learner { node, attempt, progress, by: None, acknowledged: Slot(0) });
        if leader.epoch.is_none() && voter {
            leader.accepted.retain(|(node, _)| *node != from);
            leader.accepted.push((from, accepted));
            self.seek_epoch(out);
        } else {
            self.tell_epoch(out);
        }
    }

    /// Chooses the epoch once a quorum has joined.
    pub(crate) fn seek_epoch(&mut self, out: &mut Output<Self>) {
        let (me, majority) = (self.config.me(), self.config.majority());
        let own = self.disk.accepted_epoch;
        let Phase::Leading(leader) = &mut self.phase else { return };
        if leader.epoch.is_some() || leader.accepted.len() < majority {
            return;
        }
        let newest = leader.accepted.iter().map(|(_, accepted)| *accepted).max();
        let newest = newest.filter(|newest| *newest > own && out.enforces(&NEWER_EPOCH));
        let epoch = newest.unwrap_or(own).next();
        leader.epoch = Some(epoch);
        leader.promised.push(me);
        self.disk.write(out, |disk| disk.accepted_epoch = epoch);
        self.tell_epoch(out);
        self.begin_synchronisation(out);
    }

    /// Tells the epoch to whoever has joined; to observers only once the leader is established.
    pub(crate) fn tell_epoch(&mut self, out: &mut Output<Self>) {
        let Phase::Leading(leader) = &mut self.phase else { return };
        let Some(epoch) = leader.epoch else { return };
        for learner in &mut leader.learners {
            let voter = self.config.members().contains(&learner.node);
            if learner.progress == LearnerProgress::Joined && (voter || leader.established) {
                learner.progress = LearnerProgress::Told;
                out.send(learner.node, Message::LeaderInfo { epoch, attempt: learner.attempt });
            }
        }
    }

    pub(crate) fn on_ack_epoch(
        &mut self,
        from: NodeId,
        counts: bool,
        recency: (Epoch, Zxid),
        out: &mut Output<Self>,
    ) {
        let voter = self.votes(from);
        let Phase::Leading(leader) = &mut self.phase else { return };
        let told = |learner: &&mut Learner| {
            learner.node == from && learner.progress == LearnerProgress::Told
        };
        let Some(learner) = leader.learners.iter_mut().find(told) else { return };
        learner.progress = LearnerProgress::Accepted(recency.1);
        if leader.began.is_some() {
            self.synchronise(from, out);
            return;
        }
        if !voter || !counts {
            return;
        }
        let own = (self.disk.current_epoch, self.last_zxid(out));
        if recency > own && out.enforces(&MOST_RECENT) {
            self.look(out);
            return;
        }
        let Phase::Leading(leader) = &mut self.phase else { return };
        if !leader.promised.contains(&from) {
            leader.promised.push(from);
        }
        self.begin_synchronisation(out);
    }

    /// A leader whose quorum has gone leads no more.
    pub(crate) fn mind_quorum(&mut self, out: &mut Output<Self>) {
        let Phase::Leading(leader) = &self.phase else { return };
        let voters = leader.learners.iter().filter(|learner| self.votes(learner.node)).count();
        let lost = leader.established && voters + 1 < self.config.majority();
        if lost && out.enforces(&QUORUM_BEHIND) {
            self.look(out);
        }
    }
}

/// The follower.
impl Zab {
    /// Whoever gives up on a leader and joins it again does so in the same session, where an answer
    /// to the attempt before may still be on its way. All that follows it belongs to that attempt.
    pub(crate) fn on_leader_info(
        &mut self,
        from: NodeId,
        epoch: Epoch,
        attempt: u64,
        out: &mut Output<Self>,
    ) {
        let (accepted, current) = (self.disk.accepted_epoch, attempt == self.attempts);
        let Some(stage) = self.stage_with(from) else { return };
        if *stage != FollowerStage::Discovery || !out.requires(&THIS_ATTEMPT, current) {
            return;
        }
        if epoch < accepted && out.enforces(&PROMISE) {
            self.refuse_leader(out);
            return;
        }
        *stage = FollowerStage::Synchronisation { epoch, sent: None };
        let counts = epoch != accepted || !out.enforces(&PROMISE);
        if epoch != accepted {
            self.disk.write(out, |disk| disk.accepted_epoch = epoch);
        }
        let (current, last) = (self.disk.current_epoch, self.last_zxid(out));
        out.send(from, Message::AckEpoch { counts, current, last });
    }

    /// What should have come by now has not: a leader, its quorum, or either's sign of life.
    pub(crate) fn on_limit(&mut self, out: &mut Output<Self>) {
        let lost = match &mut self.phase {
            Phase::Looking(_) => return,
            Phase::Following(_) => out.enforces(&SILENT_LEADER),
            Phase::Leading(leader) => {
                let due = core::mem::replace(&mut leader.due, leader.proposed);
                let members = self.config.members();
                let late = |learner: &Learner| {
                    learner.progress == LearnerProgress::Active
                        && learner.acknowledged < due
                        && members.contains(&learner.node)
                };
                leader.learners.retain(|learner| !late(learner) || !out.enforces(&ACK_IN_TIME));
                let there =
                    |node: &&NodeId| leader.learners.iter().any(|learner| learner.node == **node);
                let few = leader.heard.iter().filter(there).count() + 1 < self.config.majority();
                leader.heard.clear();
                (few || !leader.established) && out.enforces(&QUORUM_BEHIND)
            }
        };
        if lost {
            self.look(out);
        } else if self.leads() {
            out.set_timer(Timer::Limit, self.span(&SYNC));
        }
    }
}
