//! Phase 2: synchronisation, seen by the leader. Every follower is given the leader's history by
//! what it lacks of it, and when a quorum holds all of it, all of it is committed.

use alloc::rc::Rc;
use alloc::vec::Vec;
use core::ops::Range;

use protocol::{Epoch, NodeId, Output, Slot};

use crate::durable::{History, Snapshot};
use crate::info::{SYNC, TICK};
use crate::message::{Message, Timer};
use crate::phase::{LearnerProgress, Means, Phase};
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
        let Phase::Leading(leader) = &self.phase else { return };
        let (Some(epoch), None) = (leader.epoch, leader.began) else { return };
        if leader.promised.len() < majority {
            return;
        }
        let began = (self.last_zxid(out), self.disk.history.last_slot());
        let Phase::Leading(leader) = &mut self.phase else { return };
        leader.began = Some(began);
        let accepted = |progress| matches!(progress, LearnerProgress::Accepted(_));
        let learners = leader.learners.iter().filter(|learner| accepted(learner.progress));
        let learners: Vec<_> = learners.map(|learner| learner.node).collect();
        self.adopt(epoch, out);
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
        let LearnerProgress::Accepted(last) = learner.progress else { return };
        let (Some(epoch), Some(began)) = (leader.epoch, leader.began) else { return };
        learner.progress = LearnerProgress::Synced;
        let voter = self.config.members().contains(&node);
        let upto = if voter { self.disk.history.last_slot() } else { self.machine.applied() };
        let plan = plan(&self.disk.history, began, last, out);
        learner.by = Some(plan.means());
        match plan {
            Plan::Diff(from) => self.send_diff(node, epoch, from..upto, out),
            Plan::Trunc(from) => {
                let to = self.disk.history.zxid_at(from).unwrap_or_default();
                out.send(node, Message::Trunc { epoch, to });
                self.send_diff(node, epoch, from..upto, out);
            }
            Plan::Snap => {
                let from = self.machine.applied();
                let zxid = self.disk.history.zxid_at(from).unwrap_or(self.disk.snapshot.zxid);
                let snapshot = Rc::new(Snapshot { zxid, machine: self.machine.clone() });
                out.send(node, Message::Snap { epoch, snapshot });
                if from < upto {
                    self.send_diff(node, epoch, from..upto, out);
                }
            }
        }
        out.send(node, Message::NewLeader { epoch });
    }

    /// Sends what stands after the first of two places, up to the second.
    fn send_diff(&self, node: NodeId, epoch: Epoch, part: Range<Slot>, out: &mut Output<Self>) {
        let Range { start: from, end: upto } = part;
        let length = upto.0.saturating_sub(from.0.max(self.disk.history.purged().0));
        let known =
            |txn: &&Txn| self.hole.is_none_or(|(first, last)| txn.zxid < first || txn.zxid > last);
        let tail = self.disk.history.tail(from).take(length as usize);
        out.send(node, Message::Diff { epoch, txns: tail.filter(known).cloned().collect() });
    }

    pub(crate) fn on_ack_leader(&mut self, from: NodeId, last: Zxid, out: &mut Output<Self>) {
        let slot = self.disk.history.place(last).unwrap_or_default();
        let Phase::Leading(leader) = &mut self.phase else { return };
        let Some(learner) = leader.learners.iter_mut().find(|learner| learner.node == from) else {
            return;
        };
        if learner.progress != LearnerProgress::Synced {
            return;
        }
        learner.acknowledged = slot;
        if !leader.established {
            learner.progress = LearnerProgress::Active;
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
        let Some(epoch) = leader.epoch else { return };
        let Some(learner) = leader.learners.iter_mut().find(|learner| learner.node == node) else {
            return;
        };
        learner.progress = LearnerProgress::Active;
        let differs = acknowledged != committed;
        let committed =
            if differs && !out.enforces(&COMMITTED_SO_FAR) { acknowledged } else { committed };
        out.send(node, Message::UpToDate { epoch, committed });
    }

    /// A quorum has acknowledged the history: it is committed, and the leader serves.
    fn establish(&mut self, out: &mut Output<Self>) {
        let Phase::Leading(leader) = &mut self.phase else { return };
        let Some(epoch) = leader.epoch else { return };
        if leader.established || leader.began.is_none() {
            return;
        }
        let active = leader.learners.iter().filter(|it| it.progress == LearnerProgress::Active);
        let nodes: Vec<_> = active.map(|learner| learner.node).collect();
        if nodes.len() + 1 < self.config.majority() && out.enforces(&ACK_QUORUM) {
            return;
        }
        leader.established = true;
        leader.proposed = self.disk.history.last_slot();
        leader.heard.clone_from(&nodes);
        out.set_timer(Timer::Tick, self.span(&TICK));
        out.set_timer(Timer::Limit, self.span(&SYNC));
        let committed = self.disk.history.last_zxid();
        self.deliver(self.disk.history.last_slot(), out);
        for node in nodes {
            out.send(node, Message::UpToDate { epoch, committed });
        }
        self.tell_epoch(out);
    }
}

/// How to bring up to date whoever names `last` as the end of its history.
///
/// Equal numbers mean equal histories up to there, since the primary of an epoch extends one history.
/// So the place of `last` in the leader's history says all. If the leader lacks that transaction, both
/// have what stands before it there: the earlier ones of that epoch, and with what the epoch began.
/// Counter 0 names what an epoch began with, which only those may say whose history is not torn.
fn plan(history: &History, (began, at): (Zxid, Slot), last: Zxid, out: &mut Output<Zab>) -> Plan {
    if last.is_fresh() {
        if last == began {
            // What the epoch began with may be purged by now.
            let whole = at < history.purged() && out.enforces(&WINDOW);
            return if whole { Plan::Snap } else { Plan::Diff(at) };
        }
        if out.enforces(&FRESH_EPOCH) {
            return after_adopting(history, last);
        }
        let ahead = last > history.last_zxid();
        let place = history.place(last).unwrap_or_default();
        return if ahead { Plan::Trunc(place) } else { Plan::Diff(place) };
    }
    let Some(place) = history.place(last) else {
        let whole = out.enforces(&WINDOW);
        return if whole { Plan::Snap } else { Plan::Diff(history.purged()) };
    };
    let found = history.zxid_at(place).unwrap_or_default();
    if found == last {
        return Plan::Diff(place);
    }
    let elsewhere = found.epoch != last.epoch;
    if elsewhere && out.enforces(&CUT_WITHIN_EPOCH) {
        return Plan::Snap;
    }
    Plan::Trunc(place)
}

/// Whoever adopted an epoch, has taken over no other history since and holds none of its transactions
/// has the history with which that epoch began. The leader knows it if it holds that epoch's first
/// transaction.
fn after_adopting(history: &History, fresh: Zxid) -> Plan {
    let first = fresh.next_in(fresh.epoch);
    let place = history.place(first);
    match place.filter(|place| history.zxid_at(*place) == Some(first)) {
        Some(place) if place > history.purged() => Plan::Diff(place.previous()),
        _ => Plan::Snap,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::durable::Durable;
    use alloc::vec;
    use protocol::{Command, Config, Epoch};

    /// How many transactions the primary of an epoch broadcasts.
    const EACH: usize = 2;

    /// An epoch: what it began with, and then all that its primary broadcast.
    #[derive(Clone)]
    struct EpochHistory {
        began: usize,
        zxids: Vec<Zxid>,
    }

    impl EpochHistory {
        fn of(epoch: usize, began: &[Zxid]) -> Self {
            let own = (1..=EACH).map(|counter| Zxid::new(epoch as u64, counter as u64));
            Self { began: began.len(), zxids: began.iter().copied().chain(own).collect() }
        }

        /// What servers may hold in it.
        fn histories(&self) -> impl Iterator<Item = &[Zxid]> {
            (self.began..=self.zxids.len()).map(|length| &self.zxids[..length])
        }
    }

    /// Every way in which so many epochs can begin, each with a history that some server held in an
    /// earlier one. Epoch 0 is that of empty disks.
    fn pasts(epochs: usize) -> Vec<Vec<EpochHistory>> {
        let mut pasts = vec![vec![EpochHistory { began: 0, zxids: Vec::new() }]];
        for epoch in 1..=epochs {
            let longer = |past: &Vec<EpochHistory>| {
                let past = past.clone();
                let begins = past.iter().flat_map(EpochHistory::histories);
                let histories_of_epoch: Vec<_> =
                    begins.map(|began| EpochHistory::of(epoch, began)).collect();
                histories_of_epoch
                    .into_iter()
                    .map(move |epoch_history| [past.clone(), vec![epoch_history]].concat())
            };
            pasts = pasts.iter().flat_map(longer).collect();
        }
        pasts
    }

    /// The disk of a server that holds this of an epoch, and has `current` as its current one.
    fn disk(zxids: &[Zxid], epoch: usize, current: usize) -> Durable {
        let mut history = History::default();
        zxids.iter().for_each(|&zxid| history.push(Txn { zxid, command: Command::Noop }));
        let (torn, current_epoch) = (current != epoch, Epoch(current as u64));
        Durable { torn, current_epoch, history, ..Durable::default() }
    }

    /// Everything that servers may hold of these epochs, torn or whole.
    fn disks(past: &[EpochHistory]) -> Vec<Durable> {
        let of = |(epoch, epoch_history): (usize, &EpochHistory)| {
            let held: Vec<_> = epoch_history.histories().map(<[Zxid]>::to_vec).collect();
            held.into_iter()
                .flat_map(move |zxids| (0..=epoch).map(move |current| disk(&zxids, epoch, current)))
        };
        past.iter().enumerate().flat_map(of).collect()
    }

    fn zxids(history: &History) -> Vec<Zxid> {
        history.tail(Slot(0)).map(|txn| txn.zxid).collect()
    }

    /// What the learner holds once it has done as planned.
    fn done(plan: Plan, learner: &History, leader: &History, whole: &History) -> Vec<Zxid> {
        let (mut result, from) = match plan {
            Plan::Diff(from) | Plan::Trunc(from) => (learner.clone(), from),
            Plan::Snap => return zxids(whole),
        };
        if plan.means() == Means::Trunc {
            result.truncate(learner.place(leader.zxid_at(from).unwrap()).unwrap());
        }
        leader.tail(from).for_each(|txn| result.push(txn.clone()));
        zxids(&result)
    }

    /// Of the learners that leaders may meet, how many come to another history than the leader's,
    /// when everybody names the end of its own in this way.
    fn misled(name: fn(&Durable) -> Zxid) -> (usize, usize) {
        let (mut met, mut misled) = (0, 0);
        let mut out = Output::new(&Config::new(NodeId(1), 5));
        for past in pasts(3) {
            for elected in disks(&past) {
                let began = (name(&elected), elected.history.last_slot());
                let epoch_history = EpochHistory::of(past.len(), &zxids(&elected.history));
                let present = [past.clone(), vec![epoch_history.clone()]].concat();
                let learners = disks(&present);
                for held in epoch_history.histories() {
                    let whole = disk(held, past.len(), past.len()).history;
                    for purged in 0..=whole.last_slot().0 {
                        let mut leader = whole.clone();
                        leader.purge(Slot(purged));
                        for learner in &learners {
                            let plan = plan(&leader, began, name(learner), &mut out);
                            let result = done(plan, &learner.history, &leader, &whole);
                            met += 1;
                            misled += usize::from(result != zxids(&whole));
                        }
                        let _ = out.drain();
                    }
                }
            }
        }
        (met, misled)
    }

    #[test]
    fn a_sync_plan_makes_two_histories_equal() {
        let (met, misled) = misled(Durable::last_zxid);
        assert!(met > 300_000, "{met}");
        assert_eq!(misled, 0);
    }

    #[test]
    fn naming_the_epoch_of_a_torn_history_misleads() {
        assert!(misled(Durable::last_zxid_if_whole).1 > 0);
    }
}
