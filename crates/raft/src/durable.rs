//! What survives a crash (Raft Figure 2, persistent state).

use core::cmp::Ordering;

use protocol::{Command, Log, NodeId, Slot};

/// A term: the reign of at most one leader. The first election is for term 1.
pub use protocol::Epoch as Term;

/// One entry of the log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Entry {
    /// The term in which a leader created it.
    pub term: Term,
    /// What is to be applied.
    pub command: Command,
}

/// The persistent state of a server, written before anything that depends on it leaves.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Durable {
    /// The latest term this server has seen: `currentTerm`.
    pub term: Term,
    /// Who received its vote in that term: `votedFor`.
    pub voted_for: Option<NodeId>,
    /// The entries, from index 1.
    pub log: Log<Entry>,
}

impl Durable {
    /// The index of the last entry, 0 without any.
    pub fn last_index(&self) -> Slot {
        self.log.last_slot()
    }

    /// The term of the last entry, 0 without any.
    pub fn last_term(&self) -> Term {
        self.log.last().map_or(Term(0), |entry| entry.term)
    }

    /// The term of the entry at `index`; 0 before the first, `None` beyond the last.
    pub fn term_at(&self, index: Slot) -> Option<Term> {
        match index.cmp(&self.last_index()) {
            Ordering::Greater => None,
            Ordering::Equal => Some(self.last_term()),
            Ordering::Less if index == Slot(0) => Some(Term(0)),
            Ordering::Less => self.log.get(index).map(|entry| entry.term),
        }
    }

    /// The greatest index up to `bound` whose entry is of `term` or an older one. Terms never fall
    /// along a log, so halving finds it; mostly it is the first place to look.
    pub fn latest_not_after(&self, bound: Slot, term: Term) -> Slot {
        let bound = bound.min(self.last_index());
        if self.term_at(bound).is_some_and(|found| found <= term) {
            return bound;
        }
        let (mut at_most, mut beyond) = (Slot(0), bound);
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
        let log = terms.map(|term| Entry { term: Term(term), command: Command::Noop });
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
