//! What survives a crash (Raft Figure 2, persistent state).

use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::hash::{Hash, Hasher};

use protocol::{Command, Log, NodeId, Slot};

use crate::membership::Membership;
use crate::snapshot::Snapshot;

/// A term: the epoch of at most one leader. The first election is for term 1.
pub use protocol::Epoch as Term;

/// One entry of the log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Entry {
    /// The term in which a leader created it.
    pub term: Term,
    /// What is to be applied.
    pub command: Command,
    /// The configuration that is in force from here on, if this entry changes it.
    pub members: Option<Rc<Membership>>,
    /// Whether it refuses what its command asks for.
    pub refused: bool,
}

impl Entry {
    /// An entry that changes no configuration.
    pub const fn new(term: Term, command: Command) -> Self {
        Self { term, command, members: None, refused: false }
    }
}

/// Most entries change no configuration, and every log makes a digest of every entry.
impl Hash for Entry {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.term.hash(state);
        self.command.hash(state);
        if let Some(members) = &self.members {
            members.hash(state);
        }
        if self.refused {
            self.refused.hash(state);
        }
    }
}

/// The persistent state of a server, written before anything that depends on it leaves.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Durable {
    /// The latest term this server has seen: `currentTerm`.
    pub term: Term,
    /// Who received its vote in that term: `votedFor`.
    pub voted_for: Option<NodeId>,
    /// The entries, from index 1, or after those that the snapshot stands for.
    pub log: Log<Entry>,
    /// What stands for the entries that the log no longer holds.
    pub snapshot: Option<Rc<Snapshot>>,
    /// The entries that cannot be read, in order. The log knows their index and their term, and which
    /// configuration they set; their commands are gone.
    pub(crate) damaged: Vec<Slot>,
}

impl Durable {
    /// The index of the last entry, 0 without any.
    pub fn last_index(&self) -> Slot {
        self.log.last_slot()
    }

    /// The term of the last entry, 0 without any.
    pub fn last_term(&self) -> Term {
        self.log.last().map_or_else(|| self.compacted().1, |entry| entry.term)
    }

    /// The last index that only the snapshot holds, and the term of the entry there.
    pub fn compacted(&self) -> (Slot, Term) {
        self.snapshot
            .as_ref()
            .map_or((Slot(0), Term(0)), |snapshot| (snapshot.index, snapshot.term))
    }

    /// The term of the entry at `index`; 0 before the first, `None` beyond the last and where the
    /// log has been compacted.
    pub fn term_at(&self, index: Slot) -> Option<Term> {
        match index.cmp(&self.last_index()) {
            Ordering::Greater => None,
            Ordering::Equal => Some(self.last_term()),
            Ordering::Less => {
                let (compacted, term) = self.compacted();
                if index == compacted {
                    Some(term)
                } else {
                    self.log.get(index).map(|entry| entry.term)
                }
            }
        }
    }

    /// The greatest index up to `bound` whose entry is of `term` or an older one. Terms never fall
    /// along a log, so halving finds it; mostly it is the first place to look.
    pub fn latest_not_after(&self, bound: Slot, term: Term) -> Slot {
        let bound = bound.min(self.last_index());
        if self.term_at(bound).is_some_and(|found| found <= term) {
            return bound;
        }
        let (mut at_most, mut beyond) = (self.compacted().0.min(bound), bound);
        while at_most.next() < beyond {
            let middle = Slot(at_most.0 + (beyond.0 - at_most.0) / 2);
            if self.term_at(middle).is_some_and(|found| found <= term) {
                at_most = middle;
            } else {
                beyond = middle;
            }
        }
        at_most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_entry_not_after_a_term_is_found() {
        let terms = [1, 1, 1, 4, 4, 5, 5, 6, 6, 6];
        let log = terms.map(|term| Entry::new(Term(term), Command::Noop));
        let disk = Durable { log: log.into_iter().collect(), ..Durable::default() };
        for bound in 0..=12 {
            for term in 0..=7 {
                let naive = (1..=bound.min(10))
                    .rev()
                    .find(|&at| terms[at as usize - 1] <= term)
                    .map_or(Slot(0), Slot);
                assert_eq!(disk.latest_not_after(Slot(bound), Term(term)), naive);
            }
        }
    }
}
