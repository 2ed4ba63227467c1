//! Phase 2: synchronisation, seen by the leader. Every follower is given the leader's history by
//! what it lacks of it, and when a quorum holds all of it, all of it is committed.

use alloc::rc::Rc;
use alloc::vec::Vec;

use protocol::{NodeId, Output, Slot};

use crate::durable::{History, Snapshot};
use crate::info::{SYNC, TICK};
use crate::message::{Message, Timer};
use crate::phase::{Means, Phase, Progress};
use crate::replica::Zab;
use crate::rules::{ACK_QUORUM, COMMITTED_SO_FAR, CUT_WITHIN_EPOCH, FRESH_EPOCH, WINDOW};
use crate::zxid::{Txn, Zxid};

/// How a history is made equal to the leader's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Plan {
    /// It ends at this place of the leader's; it gets what follows.
    Diff(Slot),
    /// It parts from the leader's after this place; it is cut back, and gets what follows.
    Trunc(Slot),
    /// It gets a whole state, and what follows that.
    Snap,
}

impl Plan {
    const fn means(self) -> Means {
        match self {
            Self::Diff(_) => Means::Diff,
            Self::Trunc(_) => Means::Trunc,
            Self::Snap => Means::Snap,
        }
    }
}

impl Zab {
    /// A quorum has accepted the epoch: the leader adopts it, and its history is the one to have.
    pub(crate) fn begin_synchronisation(&mut self, out: &mut Output<Self>) {
        let majority = self.config.majority();
        let Phase::Leading(leader) = &mut self.phase else { return };
        let (Some(epoch), None) = (leader.epoch, leader.began) else { return };
        if leader.promised.len() < majority {
            return;
        }
        leader.began = Some((self.disk.last_zxid(), self.disk.history.last_slot()));
        let accepted = |progress| matches!(progress, Progress::Accepted(_));
        let learners = leader.learners.iter().filter(|learner| accepted(learner.progress));
        let learners: Vec<_> = learners.map(|learner| learner.node).collect();
        self.disk.write(out, |disk| disk.current_epoch = epoch);
        for node in learners {
            self.synchronise(node, out);
        }
        self.establish(out);
    }

    /// Sends a learner what it lacks, and asks it to acknowledge the whole.
    pub(crate) fn synchronise(&mut self, node: NodeId, out: &mut Output<Self>) {
        let Phase::Leading(leader) = &mut self.phase else { return };
        let Some(learner) = leader.learners.iter_mut().find(|learner| learner.node == node) else {
            return;
        };
        let Progress::Accepted(last) = learner.progress else { return };
        let (Some(epoch), Some(began)) = (leader.epoch, leader.began) else { return };
        learner.progress = Progress::Synced;
        let voter = self.config.members().contains(&node);
        let upto = if voter { self.disk.history.last_slot() } else { self.machine.applied() };
        let plan = plan(&self.disk.history, began, last, out);
        learner.by = Some(plan.means());
        match plan {
            Plan::Diff(from) => self.send_diff(node, from, upto, out),
            Plan::Trunc(from) => {
                let to = self.disk.history.zxid_at(from).unwrap_or_default();
                out.send(node, Message::Trunc { to });
                self.send_diff(node, from, upto, out);
            }
            Plan::Snap => {
                let from = self.machine.applied();
                let zxid = self.disk.history.zxid_at(from).unwrap_or(self.disk.snapshot.zxid);
                let snapshot = Rc::new(Snapshot { zxid, machine: self.machine.clone() });
                out.send(node, Message::Snap { snapshot });
                if from < upto {
                    self.send_diff(node, from, upto, out);
                }
            }
        }
        out.send(node, Message::NewLeader { epoch });
    }

    fn send_diff(&self, node: NodeId, from: Slot, upto: Slot, out: &mut Output<Self>) {
        let length = upto.0.saturating_sub(from.0.max(self.disk.history.purged().0));
        let known =
            |txn: &&Txn| self.hole.is_none_or(|(first, last)| txn.zxid < first || txn.zxid > last);
        let tail = self.disk.history.tail(from).take(length as usize);
        out.send(node, Message::Diff { txns: tail.filter(known).cloned().collect() });
    }

    pub(crate) fn on_ack_leader(&mut self, from: NodeId, last: Zxid, out: &mut Output<Self>) {
        let slot = self.disk.history.place(last).unwrap_or_default();
        let Phase::Leading(leader) = &mut self.phase else { return };
        let Some(learner) = leader.learners.iter_mut().find(|learner| learner.node == from) else {
            return;
        };
        if learner.progress != Progress::Synced {
            return;
        }
        learner.acknowledged = slot;
        if !leader.established {
            learner.progress = Progress::Active;
            self.establish(out);
            return;
        }
        self.advance(out);
        self.admit(from, last, out);
    }

    /// A learner has acknowledged an established leader.
    fn admit(&mut self, node: NodeId, acknowledged: Zxid, out: &mut Output<Self>) {
        let applied = self.machine.applied();
        let committed = self.disk.history.zxid_at(applied).unwrap_or(self.disk.snapshot.zxid);
        let Phase::Leading(leader) = &mut self.phase else { return };
        let Some(learner) = leader.learners.iter_mut().find(|learner| learner.node == node) else {
            return;
        };
        learner.progress = Progress::Active;
        let differs = acknowledged != committed;
        let committed =
            if differs && !out.upholds(&COMMITTED_SO_FAR) { acknowledged } else { committed };
        out.send(node, Message::UpToDate { committed });
    }

    /// A quorum has acknowledged the history: it is committed, and the leader serves.
    fn establish(&mut self, out: &mut Output<Self>) {
        let Phase::Leading(leader) = &mut self.phase else { return };
        if leader.established || leader.began.is_none() {
            return;
        }
        let active = leader.learners.iter().filter(|it| it.progress == Progress::Active);
        let nodes: Vec<_> = active.map(|learner| learner.node).collect();
        if nodes.len() + 1 < self.config.majority() && out.upholds(&ACK_QUORUM) {
            return;
        }
        leader.established = true;
        leader.proposed = self.disk.history.last_slot();
        leader.heard.clone_from(&nodes);
        out.set_timer(Timer::Tick, self.config.time(&TICK));
        out.set_timer(Timer::Limit, self.config.time(&SYNC));
        let committed = self.disk.history.last_zxid();
        self.deliver(self.disk.history.last_slot(), out);
        for node in nodes {
            out.send(node, Message::UpToDate { committed });
        }
        self.tell_epoch(out);
    }
}

/// How to bring up to date whoever names `last` as the end of its history.
///
/// Equal numbers mean equal histories up to there, since the primary of an epoch extends one history.
/// So the place of `last` in the leader's history says all. If the leader lacks that transaction, both
/// have what stands before it there: the earlier ones of that epoch, and with what the epoch began.
fn plan(history: &History, (began, at): (Zxid, Slot), last: Zxid, out: &mut Output<Zab>) -> Plan {
    if last.is_fresh() {
        if last == began {
            // What the reign began with may be purged by now.
            let whole = at < history.purged() && out.upholds(&WINDOW);
            return if whole { Plan::Snap } else { Plan::Diff(at) };
        }
        if out.upholds(&FRESH_EPOCH) {
            return after_adopting(history, last);
        }
        let ahead = last > history.last_zxid();
        let place = history.place(last).unwrap_or_default();
        return if ahead { Plan::Trunc(place) } else { Plan::Diff(place) };
    }
    let Some(place) = history.place(last) else {
        let whole = out.upholds(&WINDOW);
        return if whole { Plan::Snap } else { Plan::Diff(history.purged()) };
    };
    let found = history.zxid_at(place).unwrap_or_default();
    if found == last {
        return Plan::Diff(place);
    }
    let elsewhere = found.epoch != last.epoch;
    if elsewhere && out.upholds(&CUT_WITHIN_EPOCH) {
        return Plan::Snap;
    }
    Plan::Trunc(place)
}

/// Whoever adopted an epoch and holds none of its transactions has the history with which that epoch
/// began. The leader knows it if it holds that epoch's first transaction.
fn after_adopting(history: &History, fresh: Zxid) -> Plan {
    let first = fresh.next_in(fresh.epoch);
    let place = history.place(first);
    match place.filter(|place| history.zxid_at(*place) == Some(first)) {
        Some(place) if place > history.purged() => Plan::Diff(place.previous()),
        _ => Plan::Snap,
    }
}
