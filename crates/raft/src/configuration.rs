//! Which configuration is in force at a server (Raft §6): the latest in its log.

use alloc::rc::Rc;
use alloc::vec;
use alloc::vec::Vec;

use protocol::{NodeId, Slot};

use crate::durable::Durable;
use crate::membership::Membership;

/// The configurations in the log of a server, from the last that is known to be committed on. The
/// later ones may still be taken back.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Configurations {
    known: Vec<(Slot, Rc<Membership>)>,
    changed: bool,
}

impl Configurations {
    /// Those on a disk; before all stands the first configuration of the cluster, or that of the
    /// snapshot.
    pub(crate) fn on(disk: &Durable, first: &Rc<Membership>) -> Self {
        let base = match &disk.snapshot {
            Some(snapshot) => (snapshot.index, Rc::clone(&snapshot.members)),
            None => (Slot(0), Rc::clone(first)),
        };
        let changed = disk.snapshot.as_ref().is_some_and(|snapshot| snapshot.reformed);
        let mut known = Self { known: vec![base], changed };
        for (slot, entry) in disk.log.tail(Slot(1)) {
            if let Some(members) = &entry.members {
                known.append(slot, Rc::clone(members));
            }
        }
        known
    }

    /// The latest, committed or not.
    pub(crate) fn latest(&self) -> &Rc<Membership> {
        &self.known[self.known.len() - 1].1
    }

    /// Where the latest stands.
    pub(crate) fn at(&self) -> Slot {
        self.known[self.known.len() - 1].0
    }

    /// The one that an index lies under.
    pub(crate) fn as_of(&self, index: Slot) -> &Rc<Membership> {
        let such = self.known.iter().rev().find(|(slot, _)| *slot <= index);
        such.map_or(&self.known[0].1, |(_, members)| members)
    }

    pub(crate) fn append(&mut self, slot: Slot, members: Rc<Membership>) {
        self.known.push((slot, members));
        self.changed = true;
    }

    /// Whether there was ever another than the first: then there may be servers that were removed
    /// and do not know it.
    pub(crate) const fn have_changed(&self) -> bool {
        self.changed
    }

    /// Everything after `slot` is gone from the log. Says whether that takes a configuration back.
    pub(crate) fn truncate(&mut self, slot: Slot) -> bool {
        let before = self.known.len();
        while self.known.len() > 1 && self.at() > slot {
            self.known.pop();
        }
        self.known.len() < before
    }

    /// Everything up to `slot` is committed, and no earlier configuration can come back.
    pub(crate) fn commit(&mut self, slot: Slot) {
        if self.known.len() > 1 && self.known[1].0 <= slot {
            let last = self.known.iter().rposition(|(at, _)| *at <= slot).unwrap_or_default();
            self.known.drain(..last);
        }
    }

    /// Whether a majority of each that may be in force is among those who say yes.
    pub(crate) fn all_agree(&self, yes: &dyn Fn(NodeId) -> bool) -> bool {
        self.known.iter().all(|(_, members)| members.agrees(yes))
    }

    /// Whether a server has a vote in any that may be in force. One that is being removed must still
    /// be able to stand: only it may have the entry that removes it.
    pub(crate) fn may_stand(&self, node: NodeId) -> bool {
        self.known.iter().any(|(_, members)| members.is_voter(node))
    }
}
