//! What a disk still knows of entries that it cannot read (Alagappan et al., Protocol-Aware Recovery
//! for Consensus-Based Storage, FAST 2018).
//!
//! Index and term of an entry, its *identity*, are stored apart from its content, as in the paper. So
//! is the configuration that it sets, which the paper does not say: without it a server would not know
//! who votes. A write is atomic here, so that an entry with an identity was written once, and may have
//! been acknowledged; an entry that a crash tore has none, and is not in the log.

use core::hash::{Hash, Hasher};

use protocol::{Command, Damage, Log, Slot};

use crate::durable::{Durable, Entry};

impl Durable {
    /// The disk after damage. `None` where the damage concerns the snapshot, which nothing here can
    /// repair. Damage where the log holds nothing changes nothing.
    pub(crate) fn damaged_at(&self, what: Damage) -> Option<Self> {
        let (last, compacted) = (self.last_index(), self.compacted().0);
        let slot = match what {
            Damage::Tail => last,
            Damage::Slot(slot) => slot,
        };
        let mut disk = self.clone();
        if slot == Slot(0) || slot > last {
            return Some(disk);
        }
        let entry = self.log.get(slot).filter(|_| slot > compacted)?;
        let members = entry.members.clone();
        disk.log.replace(slot, Entry { members, ..Entry::new(entry.term, Command::Noop) });
        if let Err(at) = disk.damaged.binary_search(&slot) {
            disk.damaged.insert(at, slot);
        }
        Some(disk)
    }

    /// The entries that cannot be read, in order.
    pub fn damaged(&self) -> &[Slot] {
        &self.damaged
    }

    pub(crate) fn is_damaged(&self, slot: Slot) -> bool {
        self.damaged.binary_search(&slot).is_ok()
    }

    /// The first entry that cannot be read.
    pub(crate) fn first_damaged(&self) -> Option<Slot> {
        self.damaged.first().copied()
    }

    /// The log up to the first entry that cannot be read.
    pub(crate) fn readable(&self) -> Log<Entry> {
        let mut log = self.log.clone();
        if let Some(first) = self.first_damaged() {
            log.truncate(first.previous());
        }
        log
    }

    /// Puts a copy in the place of an entry that cannot be read. The digests of the log stay, unless
    /// it is another entry, which the rule `same-entry` forbids.
    pub(crate) fn repair(&mut self, slot: Slot, copy: Entry) {
        if self.log.get(slot).is_some_and(|damaged| damaged.term == copy.term) {
            self.log.replace(slot, copy);
        } else {
            let rest = self.log.clone();
            self.log.truncate(slot.previous());
            self.log.push(copy);
            rest.tail(slot.next()).for_each(|(_, entry)| {
                self.log.push(entry.clone());
            });
        }
        self.damaged.retain(|&damaged| damaged != slot);
    }

    /// Forgets the entries after `slot`.
    pub(crate) fn truncate(&mut self, slot: Slot) {
        self.log.truncate(slot);
        self.damaged.retain(|&damaged| damaged <= slot);
    }

    /// Forgets the entries up to `slot`, for which a snapshot stands.
    pub(crate) fn compact(&mut self, slot: Slot) {
        self.log.compact(slot);
        self.damaged.retain(|&damaged| damaged > slot);
    }
}

/// Hardly any disk is damaged, and every world makes a digest of every disk.
impl Hash for Durable {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.term.hash(state);
        self.voted_for.hash(state);
        self.log.hash(state);
        self.snapshot.hash(state);
        if !self.damaged.is_empty() {
            self.damaged.hash(state);
        }
    }
}
