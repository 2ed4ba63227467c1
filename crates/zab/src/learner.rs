//! Phase 2: synchronisation, seen by a follower.
//!
//! What it is sent it keeps in memory until the leader says that it is complete. Then it writes the
//! history, then the epoch, and only then acknowledges: three ZooKeeper bugs are the three other
//! orders.

use protocol::{Epoch, NodeId, Output, Slot};

use crate::durable::{History, Snapshot};
use crate::info::SYNC;
use crate::message::{Message, Timer};
use crate::phase::FollowerStage;
use crate::replica::Zab;
use crate::rules::{CONTIGUOUS, EPOCH_BEFORE_ACK, HISTORY_FIRST, PERSIST_BEFORE_ACK};
use crate::zxid::{Txn, Zxid};

impl Zab {
    /// What the leader `from` has sent so far of the history that this server is to have.
    fn received(&mut self, from: NodeId) -> Option<&mut (Snapshot, History)> {
        let own = (self.disk.snapshot.clone(), self.disk.history.clone());
        match self.stage_with(from)? {
            FollowerStage::Synchronisation { sent, .. } => Some(sent.get_or_insert(own)),
            _ => None,
        }
    }

    pub(crate) fn on_diff(&mut self, from: NodeId, txns: &[Txn], out: &mut Output<Self>) {
        let Some((_, history)) = self.received(from) else { return };
        txns.iter().for_each(|txn| history.push(txn.clone()));
        if let (Some(first), Some(last)) = (txns.first(), txns.last())
            && !out.enforces(&CONTIGUOUS)
        {
            self.hole = Some((first.zxid, last.zxid));
        }
    }

    pub(crate) fn on_trunc(&mut self, from: NodeId, to: Zxid) {
        if let Some((_, history)) = self.received(from) {
            let place = history.place(to).unwrap_or_default();
            history.truncate(place);
        }
    }

    pub(crate) fn on_snap(&mut self, from: NodeId, snapshot: &Snapshot) {
        if let Some(received) = self.received(from) {
            *received = (snapshot.clone(), History::after(snapshot));
        }
    }

    pub(crate) fn on_new_leader(&mut self, from: NodeId, epoch: Epoch, out: &mut Output<Self>) {
        let disk = (self.disk.snapshot.clone(), self.disk.history.clone());
        let current = self.disk.current_epoch;
        let Some(stage) = self.stage_with(from) else { return };
        let FollowerStage::Synchronisation { sent, .. } = stage else { return };
        let news = sent.take().filter(|sent| *sent != disk);
        let last = news.as_ref().map_or(&disk.1, |(_, history)| history).last_zxid();
        let unwritten = news.clone().filter(|_| !out.enforces(&PERSIST_BEFORE_ACK));
        *stage = FollowerStage::Acknowledged { epoch, unwritten: unwritten.clone() };

        let news = news.filter(|_| unwritten.is_none());
        let ordered = current != epoch && news.is_some();
        let epoch_first = ordered && !out.enforces(&HISTORY_FIRST);
        let adopts = current != epoch && out.enforces(&EPOCH_BEFORE_ACK);
        if adopts && epoch_first {
            self.adopt(epoch, out);
        }
        if let Some(news) = news {
            self.take_over(epoch, news, out);
        }
        if adopts && !epoch_first {
            self.adopt(epoch, out);
        }
        out.send(from, Message::AckLeader { epoch, last });
    }

    /// The history is that of `epoch`, which is the current one from now on.
    pub(crate) fn adopt(&mut self, epoch: Epoch, out: &mut Output<Self>) {
        self.disk.write(out, |disk| (disk.current_epoch, disk.torn) = (epoch, false));
    }

    /// Makes the history that was sent this server's own. What it has delivered stays delivered.
    fn take_over(
        &mut self,
        epoch: Epoch,
        (snapshot, history): (Snapshot, History),
        out: &mut Output<Self>,
    ) {
        if snapshot.machine.applied() > self.machine.applied() {
            self.machine = snapshot.machine.clone();
        }
        let torn = self.disk.current_epoch != epoch;
        self.disk.write(out, |disk| {
            (disk.snapshot, disk.history, disk.torn) = (snapshot, history, torn);
        });
    }

    pub(crate) fn on_up_to_date(&mut self, from: NodeId, committed: Zxid, out: &mut Output<Self>) {
        let Some(stage) = self.stage_with(from) else { return };
        let FollowerStage::Acknowledged { epoch, unwritten } = stage else { return };
        let (epoch, unwritten) = (*epoch, unwritten.take());
        *stage = FollowerStage::Broadcast;
        out.set_timer(Timer::Limit, self.span(&SYNC));
        if let Some(unwritten) = unwritten {
            self.take_over(epoch, unwritten, out);
        }
        if self.disk.current_epoch != epoch {
            self.adopt(epoch, out);
        }
        self.deliver_upto(committed, out);
    }

    /// Delivers everything that is numbered `committed` or smaller.
    pub(crate) fn deliver_upto(&mut self, committed: Zxid, out: &mut Output<Self>) {
        let place: Option<Slot> = self.disk.history.place(committed);
        self.deliver(place.unwrap_or_default(), out);
    }
}
