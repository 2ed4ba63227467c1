//! Phase 3: broadcast. The leader is the primary: it numbers transactions, and they are delivered
//! in that order, each once a quorum has it.

use alloc::vec;

use protocol::{Command, NodeId, Output, Slot};

use crate::durable::{History, Snapshot};
use crate::info::{OUTSTANDING, SNAPSHOT, SYNC, TICK};
use crate::message::{Message, Timer};
use crate::phase::{FollowerStage, Learner, LearnerProgress, Phase};
use crate::replica::Zab;
use crate::rules::{
    COMMIT_QUORUM, HEARTBEAT, KNOWN_PROPOSAL, MY_LEADER, OBSERVERS_LEARN, PROPOSE_TO_SYNCED,
};
use crate::zxid::{Txn, Zxid};

/// The primary.
impl Zab {
    /// Numbers and writes a command as the next transaction, and broadcasts it once there is room.
    pub(crate) fn propose(&mut self, command: Command, out: &mut Output<Self>) {
        let Phase::Leading(leader) = &self.phase else { return };
        let Some(epoch) = leader.epoch else { return };
        let txn = Txn { zxid: self.disk.history.last_zxid().next_in(epoch), command };
        self.disk.write(out, |disk| disk.history.push(txn));
        self.broadcast(out);
        self.advance(out);
    }

    /// Proposes what is written, as much of it as may be outstanding. Whoever has joined since it was
    /// written was sent it with the history, and gets it twice.
    fn broadcast(&mut self, out: &mut Output<Self>) {
        let Phase::Leading(leader) = &mut self.phase else { return };
        let last = self.disk.history.last_slot();
        let upto = match u64::from(self.config.count(&OUTSTANDING)) {
            0 => last,
            most => last.min(Slot(self.machine.applied().0 + most)),
        };
        let due = self.disk.history.tail(leader.proposed);
        for txn in due.take(upto.0.saturating_sub(leader.proposed.0) as usize) {
            for learner in &leader.learners {
                let synced = learner.progress == LearnerProgress::Synced;
                if self.config.members().contains(&learner.node)
                    && (learner.progress == LearnerProgress::Active
                        || (synced && out.enforces(&PROPOSE_TO_SYNCED)))
                {
                    out.send(learner.node, Message::Propose { txn: txn.clone() });
                }
            }
        }
        leader.proposed = leader.proposed.max(upto);
    }

    pub(crate) fn on_ack(&mut self, from: NodeId, zxid: Zxid, out: &mut Output<Self>) {
        let place = self.disk.history.place(zxid).unwrap_or_default();
        let Phase::Leading(leader) = &mut self.phase else { return };
        let active = |learner: &&mut Learner| {
            learner.node == from && learner.progress == LearnerProgress::Active
        };
        if let Some(learner) = leader.learners.iter_mut().find(active)
            && place > learner.acknowledged
        {
            learner.acknowledged = place;
            self.advance(out);
        }
    }

    /// Commits what a quorum holds. The leader counts its own history, although the disk may still
    /// be writing: what follows from it waits behind that write.
    pub(crate) fn advance(&mut self, out: &mut Output<Self>) {
        let mut committed = self.committed(out);
        while committed > self.machine.applied() {
            let before = self.machine.applied();
            // A snapshot may purge what the observers have yet to be told.
            let history = self.disk.history.clone();
            self.deliver(committed, out);
            if self.machine.applied() == before {
                return;
            }
            self.tell_committed(&history, before, committed, out);
            self.answer_syncs(out);
            self.broadcast(out);
            committed = self.committed(out);
        }
    }

    /// Up to where a quorum holds what was proposed.
    fn committed(&self, out: &mut Output<Self>) -> Slot {
        let Phase::Leading(leader) = &self.phase else { return Slot(0) };
        let last = leader.proposed;
        if !leader.established || last <= self.machine.applied() {
            return Slot(0);
        }
        let voters = leader.learners.iter().filter(|learner| self.votes(learner.node));
        let mut held = vec![last];
        for learner in voters {
            let acknowledged = learner.acknowledged.min(last);
            let at = held.partition_point(|slot| *slot > acknowledged);
            held.insert(at, acknowledged);
        }
        let committed = held.get(self.config.majority() - 1).copied().unwrap_or_default();
        if committed < last && !out.enforces(&COMMIT_QUORUM) { last } else { committed }
    }

    fn tell_committed(
        &self,
        history: &History,
        before: Slot,
        committed: Slot,
        out: &mut Output<Self>,
    ) {
        let Phase::Leading(leader) = &self.phase else { return };
        let Some(zxid) = history.zxid_at(committed) else { return };
        for learner in &leader.learners {
            if self.votes(learner.node) {
                if learner.progress == LearnerProgress::Active {
                    out.send(learner.node, Message::Commit { zxid });
                }
            } else if learner.progress >= LearnerProgress::Synced && out.enforces(&OBSERVERS_LEARN)
            {
                let news = history.tail(before);
                for txn in news.take_while(|txn| txn.zxid <= zxid) {
                    out.send(learner.node, Message::Inform { txn: txn.clone() });
                }
            }
        }
    }

    pub(crate) fn on_tick(&mut self, out: &mut Output<Self>) {
        let Phase::Leading(leader) = &self.phase else { return };
        if !out.enforces(&HEARTBEAT) {
            return;
        }
        for learner in &leader.learners {
            if learner.progress == LearnerProgress::Active {
                out.send(learner.node, Message::Ping);
            }
        }
        out.set_timer(Timer::Tick, self.span(&TICK));
    }

    pub(crate) fn on_pong(&mut self, from: NodeId) {
        let voter = self.votes(from);
        if let Phase::Leading(leader) = &mut self.phase
            && voter
            && !leader.heard.contains(&from)
        {
            leader.heard.push(from);
        }
    }
}

/// The follower.
impl Zab {
    pub(crate) fn on_propose(&mut self, from: NodeId, txn: Txn, out: &mut Output<Self>) {
        let follows = matches!(
            self.stage_with(from),
            Some(FollowerStage::Acknowledged { .. } | FollowerStage::Broadcast)
        );
        if !out.requires(&MY_LEADER, follows) {
            return;
        }
        let (zxid, written) = (txn.zxid, self.disk.history.last_zxid());
        let unwritten = match self.stage_with(from) {
            Some(FollowerStage::Acknowledged { unwritten: Some((_, history)), .. }) => {
                Some(history)
            }
            _ => None,
        };
        let last = unwritten.as_ref().map_or(written, |history| history.last_zxid());
        if zxid <= last && out.enforces(&KNOWN_PROPOSAL) {
            return;
        }
        match unwritten {
            Some(history) => history.push(txn),
            None => self.disk.write(out, |disk| disk.history.push(txn)),
        }
        out.send(from, Message::Ack { zxid });
    }

    pub(crate) fn on_commit(&mut self, from: NodeId, zxid: Zxid, out: &mut Output<Self>) {
        let mine = self.established_leader() == Some(from);
        if out.requires(&MY_LEADER, mine) {
            self.deliver_upto(zxid, out);
        }
    }

    /// An observer holds what is committed, and nothing else.
    pub(crate) fn on_inform(&mut self, from: NodeId, txn: Txn, out: &mut Output<Self>) {
        let (zxid, last) = (txn.zxid, self.disk.history.last_zxid());
        match self.stage_with(from) {
            Some(FollowerStage::Acknowledged { unwritten: Some((_, history)), .. }) => {
                history.push(txn)
            }
            Some(FollowerStage::Acknowledged { .. } | FollowerStage::Broadcast) if zxid > last => {
                self.disk.write(out, |disk| disk.history.push(txn));
                if self.established_leader() == Some(from) {
                    self.deliver_upto(zxid, out);
                }
            }
            _ => {}
        }
    }

    pub(crate) fn on_ping(&mut self, from: NodeId, out: &mut Output<Self>) {
        if let Some(FollowerStage::Broadcast) = self.stage_with(from) {
            out.set_timer(Timer::Limit, self.span(&SYNC));
            out.send(from, Message::Pong);
        }
    }
}

/// What leaders, followers and observers share.
impl Zab {
    /// Delivers everything up to a place, in order, and takes a snapshot now and then.
    pub(crate) fn deliver(&mut self, upto: Slot, out: &mut Output<Self>) {
        while self.machine.applied() < upto {
            let slot = self.machine.applied().next();
            let Some(txn) = self.disk.history.get(slot) else { break };
            let command = txn.command.clone();
            self.apply(slot, &command, out);
        }
        let every = u64::from(self.config.count(&SNAPSHOT));
        let (applied, last) = (self.machine.applied(), self.disk.snapshot.machine.applied());
        if every > 0 && applied.0 >= last.0 + every {
            let zxid = self.disk.history.zxid_at(applied).unwrap_or_default();
            let machine = self.machine.clone();
            self.disk.write(out, |disk| {
                // The log reaches back beyond the snapshot, for those that are a little behind.
                disk.history.purge(Slot(applied.0 - every));
                disk.snapshot = Snapshot { zxid, machine };
            });
        }
    }
}
