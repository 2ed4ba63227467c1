//! What stands for a prefix of the log (Raft §7).

use alloc::rc::Rc;
use core::cmp::Ordering;

use protocol::{Machine, Slot};

use crate::Term;
use crate::membership::Membership;

/// The machine after the entries up to an index, which the log then need not hold.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Snapshot {
    /// The index of the last entry that it replaces: `lastIncludedIndex`.
    pub index: Slot,
    /// The term of that entry: `lastIncludedTerm`.
    pub term: Term,
    /// The digest of all entries that it replaces.
    pub past: u64,
    /// The machine, with the sessions of the clients.
    pub machine: Machine,
    /// The latest configuration as of that index.
    pub members: Rc<Membership>,
    /// Whether there was ever another: then there may be servers that were removed and do not know
    /// it, even where the latest is the first again.
    pub reformed: bool,
}

/// The content follows from what it replaces.
impl PartialOrd for Snapshot {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Snapshot {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |it: &Self| (it.index, it.term, it.past, it.machine.digest());
        let known = |it: &Self| (Rc::clone(&it.members), it.reformed);
        key(self).cmp(&key(other)).then_with(|| known(self).cmp(&known(other)))
    }
}
