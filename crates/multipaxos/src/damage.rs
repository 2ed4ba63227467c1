//! What an acceptor does about an acceptance that its disk cannot read.
//!
//! Of such an acceptance it knows the slot and the ballot, which are stored apart from the command
//! (Alagappan et al., Protocol-Aware Recovery, FAST 2018; the paper treats Raft and ZooKeeper, and this
//! is its idea carried over). It may accept for that slot in a newer ballot, and then the damage is
//! gone. But it cannot report what it accepted, so that until then, or until it learns what the slot
//! holds, it gives no promise that covers the slot.

use protocol::{Damage, Map, Output, Slot};

use crate::durable::{Ballot, Durable, PValue};
use crate::node::MultiPaxos;
use crate::rules::DAMAGED_PROMISE;

impl Durable {
    /// The disk after damage. `None` where the damage concerns the snapshot, which nothing here can
    /// repair. Damage where nothing is accepted changes nothing.
    pub(crate) fn damaged_at(&self, what: Damage) -> Option<Self> {
        let slot = match what {
            Damage::Tail => {
                let last = self.accepted.iter().next_back().map(|(slot, _)| *slot);
                last.unwrap_or_else(|| self.snapshot.slot())
            }
            Damage::Slot(slot) => slot,
        };
        if slot > Slot(0) && slot <= self.snapshot.slot() {
            return None;
        }
        let mut disk = self.clone();
        if let Some(held) = self.accepted.get(&slot) {
            disk.accepted = Map::new();
            for (other, held) in self.accepted.iter().filter(|(other, _)| **other != slot) {
                disk.accepted.insert_mut(*other, held.clone());
            }
            let at = disk.damaged.partition_point(|(other, _)| *other < slot);
            disk.damaged.insert(at, (slot, held.ballot));
        }
        Some(disk)
    }

    /// The acceptances that cannot be read: of each its slot and its ballot, in order.
    pub fn damaged(&self) -> &[(Slot, Ballot)] {
        &self.damaged
    }

    /// The ballot of the acceptance for a slot, if it cannot be read.
    pub(crate) fn damaged_in(&self, slot: Slot) -> Option<Ballot> {
        self.damaged.iter().find(|(damaged, _)| *damaged == slot).map(|(_, ballot)| *ballot)
    }

    /// The last slot whose acceptance cannot be read.
    pub(crate) fn last_damaged(&self) -> Slot {
        self.damaged.last().map_or(Slot(0), |(slot, _)| *slot)
    }

    pub(crate) fn mark_repaired(&mut self, repaired: impl Fn(Slot) -> bool) {
        self.damaged.retain(|(slot, _)| !repaired(*slot));
    }
}

impl MultiPaxos {
    /// Whether a promise for all slots from `first` on would have to report what cannot be read.
    pub(crate) fn cannot_report(&self, first: Slot, out: &mut Output<Self>) -> bool {
        let damaged = !self.disk.damaged.is_empty() && self.disk.last_damaged() >= first;
        damaged && out.enforces(&DAMAGED_PROMISE)
    }

    /// A slot is decided: that stands in the place of what the acceptor cannot read. If it accepted in
    /// the ballot of the decision or in a later one, it accepted just that. If it accepted earlier, it
    /// joins those by whom the slot was decided, which changes nothing.
    pub(crate) fn repair(&mut self, slot: Slot, decision: &PValue, out: &mut Output<Self>) {
        if let Some(damaged) = self.disk.damaged_in(slot) {
            let ballot = damaged.max(decision.ballot);
            let accepted = PValue { ballot, command: decision.command.clone() };
            self.disk.write(out, |disk| {
                disk.promised = disk.promised.max(Some(ballot));
                disk.accepted.insert_mut(slot, accepted);
                disk.mark_repaired(|damaged| damaged == slot);
            });
        }
    }
}
