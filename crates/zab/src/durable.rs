//! What survives a crash: two epochs, a snapshot, and the transactions after it.

use core::cmp::Ordering;
use core::hash::{Hash, Hasher};

use protocol::{Epoch, Log, Machine, Slot};

use crate::zxid::{Txn, Zxid};

/// The persistent state of a server. The two epochs are what ZooKeeper keeps in two files.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Durable {
    /// The last epoch for which a prospective leader was given a promise: the paper's f.p.
    pub accepted_epoch: Epoch,
    /// The last epoch whose leader brought this history up to date: the paper's f.a.
    pub current_epoch: Epoch,
    /// Whether this history was replaced by that of an epoch which is not the current one yet: a
    /// crash came between the two writes of synchronisation, or may still come.
    pub torn: bool,
    /// What the oldest transactions have come to.
    pub snapshot: Snapshot,
    /// The transactions themselves, as far back as they are kept.
    pub history: History,
}

impl Durable {
    /// How this server names the end of its history: the last transaction, or its current epoch with
    /// counter 0 when it holds none of that epoch. The latter says that it has what the epoch began
    /// with, and so nobody says it whose history is torn.
    pub fn last_zxid(&self) -> Zxid {
        if self.torn { self.history.last_zxid() } else { self.last_zxid_if_whole() }
    }

    /// The same, whatever became of the history since the current epoch was written.
    pub(crate) fn last_zxid_if_whole(&self) -> Zxid {
        let fresh = Zxid { epoch: self.current_epoch, counter: 0 };
        self.history.last_zxid().max(fresh)
    }
}

/// A machine as it was after a transaction.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Snapshot {
    /// The last transaction that it reflects.
    pub zxid: Zxid,
    /// What all of them have come to; knows how many there were.
    pub machine: Machine,
}

impl Hash for Snapshot {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.machine.hash(state);
    }
}

impl Ord for Snapshot {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |it: &Self| (it.machine.applied(), it.machine.digest(), it.zxid);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Snapshot {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Transactions that follow each other. The oldest may have been purged, since a snapshot reflects
/// them; where they ended is known.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct History {
    /// The place and number of the last one purged.
    before: (Slot, Zxid),
    kept: Log<Txn>,
}

impl History {
    /// What follows a snapshot: nothing yet.
    pub fn after(snapshot: &Snapshot) -> Self {
        Self { before: (snapshot.machine.applied(), snapshot.zxid), kept: Log::new() }
    }

    /// Where the last transaction stands.
    pub fn last_slot(&self) -> Slot {
        Slot(self.before.0.0 + self.kept.last_slot().0)
    }

    /// The number of the last transaction.
    pub fn last_zxid(&self) -> Zxid {
        self.kept.last().map_or(self.before.1, |txn| txn.zxid)
    }

    /// The last transaction, if it is kept.
    pub fn last(&self) -> Option<&Txn> {
        self.kept.last()
    }

    /// Where the last purged transaction stood.
    pub const fn purged(&self) -> Slot {
        self.before.0
    }

    /// The transaction at a place, if it is kept.
    pub fn get(&self, slot: Slot) -> Option<&Txn> {
        self.kept.get(Slot(slot.0.checked_sub(self.before.0.0)?))
    }

    /// The number of the transaction at a place; that of the last one purged is known, too.
    pub fn zxid_at(&self, slot: Slot) -> Option<Zxid> {
        if slot == self.before.0 {
            return Some(self.before.1);
        }
        self.get(slot).map(|txn| txn.zxid)
    }

    /// The last place whose number is `zxid` or a smaller one; `None` when that was purged. Numbers
    /// rise along a history, so halving finds it; mostly it is the last place.
    pub fn place(&self, zxid: Zxid) -> Option<Slot> {
        if zxid < self.before.1 {
            return None;
        }
        let (mut at_most, mut beyond) = (self.before.0, self.last_slot().next());
        if self.last_zxid() <= zxid {
            return Some(self.last_slot());
        }
        while at_most.next() < beyond {
            let middle = Slot(at_most.0 + (beyond.0 - at_most.0) / 2);
            if self.zxid_at(middle).is_some_and(|found| found <= zxid) {
                at_most = middle;
            } else {
                beyond = middle;
            }
        }
        Some(at_most)
    }

    /// Everything after a place, in order.
    pub fn tail(&self, after: Slot) -> impl Iterator<Item = &Txn> {
        let from = Slot(after.0.saturating_sub(self.before.0.0)).next();
        self.kept.tail(from).map(|(_, txn)| txn)
    }

    /// Appends a transaction.
    pub fn push(&mut self, txn: Txn) {
        self.kept.push(txn);
    }

    /// Forgets everything after a place.
    pub fn truncate(&mut self, slot: Slot) {
        self.kept.truncate(Slot(slot.0.saturating_sub(self.before.0.0)));
    }

    /// Forgets everything up to a place; a snapshot must reflect it.
    pub fn purge(&mut self, slot: Slot) {
        if let Some(zxid) = self.zxid_at(slot).filter(|_| slot > self.before.0) {
            let kept = self.tail(slot).cloned().collect();
            *self = Self { before: (slot, zxid), kept };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::Command;

    fn history(zxids: &[(u64, u64)]) -> History {
        let mut history = History::default();
        for &(epoch, counter) in zxids {
            history.push(Txn { zxid: Zxid::new(epoch, counter), command: Command::Noop });
        }
        history
    }

    #[test]
    fn the_place_of_a_zxid_is_the_last_not_after_it() {
        let zxids = [(1, 1), (1, 2), (2, 1), (4, 1), (4, 2), (4, 3)];
        for purged in 0..6 {
            let mut history = history(&zxids);
            history.purge(Slot(purged));
            for epoch in 0..6 {
                for counter in 0..5 {
                    let zxid = Zxid::new(epoch, counter);
                    let naive = zxids.iter().filter(|&&(e, c)| Zxid::new(e, c) <= zxid).count();
                    let naive = Some(Slot(naive as u64)).filter(|slot| slot.0 >= purged);
                    assert_eq!(history.place(zxid), naive, "{zxid} after {purged}");
                }
            }
        }
    }

    #[test]
    fn purged_entries_keep_the_numbers_of_the_rest() {
        let mut history = history(&[(1, 1), (1, 2), (2, 1)]);
        history.purge(Slot(2));
        assert_eq!((history.purged(), history.zxid_at(Slot(2))), (Slot(2), Some(Zxid::new(1, 2))));
        assert_eq!((history.get(Slot(2)), history.zxid_at(Slot(1))), (None, None));
        assert_eq!((history.last_slot(), history.last_zxid()), (Slot(3), Zxid::new(2, 1)));
        history.truncate(Slot(2));
        assert_eq!((history.last_slot(), history.last_zxid()), (Slot(2), Zxid::new(1, 2)));
    }

    #[test]
    fn counter_0_says_that_an_epoch_is_empty() {
        let mut disk = Durable { history: history(&[(1, 1)]), ..Durable::default() };
        disk.current_epoch = Epoch(1);
        assert_eq!(disk.last_zxid(), Zxid::new(1, 1));
        disk.current_epoch = Epoch(2);
        assert!(disk.last_zxid().is_fresh());
        assert_eq!(disk.last_zxid(), Zxid::new(2, 0));
    }

    #[test]
    fn a_torn_history_is_named_by_its_last_transaction_alone() {
        let mut disk = Durable { torn: true, current_epoch: Epoch(2), ..Durable::default() };
        assert_eq!(disk.last_zxid(), Zxid::ZERO);
        disk.history = history(&[(1, 1), (3, 1)]);
        assert_eq!(disk.last_zxid(), Zxid::new(3, 1));
    }
}
