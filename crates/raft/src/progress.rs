//! What a leader knows of a follower's log.
//!
//! The window is counted in entries, not in bytes: here a value weighs nothing, and what bounds
//! memory and the time to repair a loss is how many entries are under way.

use protocol::{NodeId, Slot};

/// The most entries that one append carries, unless the option `batch` says otherwise.
pub const ENTRIES_PER_APPEND: u32 = 64;

/// The most entries that may be under way to a follower without an acknowledgement, unless the
/// option `window` says otherwise.
pub const WINDOW: u32 = 256;

/// How far one follower has come.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Progress {
    /// The follower.
    pub node: NodeId,
    /// The next index to send: `nextIndex`.
    pub next: Slot,
    /// The last index where its log is known to equal the leader's: `matchIndex`.
    pub matched: Slot,
    /// How boldly to send.
    pub pace: Pace,
    /// Whether it answered since the leader last counted who did.
    pub active: bool,
    /// The latest round of the leader that it has answered.
    pub round: u64,
}

/// How boldly a leader sends to a follower.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Pace {
    /// Where the logs part is unknown: one append at a time, repeated only by the heartbeat.
    Probe,
    /// The logs agreed up to `matched`: new entries are sent at once, without waiting for answers.
    Replicate,
    /// What the follower lacks is gone from the leader's log: it was sent a snapshot, and gets
    /// nothing else until its log agrees with the leader's again.
    Snapshot,
}

impl Progress {
    /// What a new leader believes: the follower's log is as long as its own, which nobody has
    /// confirmed.
    pub const fn new(node: NodeId, next: Slot) -> Self {
        Self { node, next, matched: Slot(0), pace: Pace::Probe, active: false, round: 0 }
    }

    /// Whether an append from `next` may leave now, with `last` the end of the leader's log.
    pub fn may_send(&self, last: Slot, window: u32) -> bool {
        let room = self.next.0 <= self.matched.0 + u64::from(window);
        self.pace == Pace::Replicate && self.next <= last && room
    }

    /// The follower agrees up to `matched`. Says whether that is news.
    pub fn acknowledge(&mut self, matched: Slot) -> bool {
        let advanced = matched > self.matched;
        self.matched = self.matched.max(matched);
        if self.pace == Pace::Replicate {
            self.next = self.next.max(self.matched.next());
        } else if advanced || matched.next() == self.next {
            self.pace = Pace::Replicate;
            self.next = self.matched.next();
        }
        advanced
    }

    /// Whether the refusal of `rejected` speaks of something that was settled since.
    pub fn has_overtaken(&self, rejected: Slot) -> bool {
        match self.pace {
            Pace::Probe | Pace::Snapshot => rejected.next() != self.next,
            Pace::Replicate => rejected <= self.matched,
        }
    }

    /// The follower lacks `rejected`; the logs can agree no later than at `hint`. A refusal never
    /// takes back what was acknowledged.
    pub fn back_up(&mut self, rejected: Slot, hint: Slot) {
        self.next = rejected.min(hint.next()).max(self.matched.next());
        self.pace = Pace::Probe;
    }

    /// A snapshot up to `index` is on its way.
    pub const fn await_snapshot(&mut self, index: Slot) {
        self.next = index.next();
        self.pace = Pace::Snapshot;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn probing(next: u64) -> Progress {
        Progress::new(NodeId(2), Slot(next))
    }

    #[test]
    fn an_acknowledgement_opens_the_pipeline() {
        let mut follower = probing(5);
        assert!(!follower.may_send(Slot(9), WINDOW));
        assert!(follower.acknowledge(Slot(4)));
        assert!(follower.may_send(Slot(9), WINDOW));
        follower.next = Slot(4 + u64::from(WINDOW) + 1);
        assert!(!follower.may_send(Slot(10_000), WINDOW), "the window is full");
    }

    #[test]
    fn an_old_acknowledgement_changes_nothing() {
        let mut follower = probing(5);
        follower.acknowledge(Slot(7));
        let before = follower.clone();
        assert!(!follower.acknowledge(Slot(6)));
        assert_eq!(follower, before);
    }

    #[test]
    fn a_refusal_never_takes_back_what_was_acknowledged() {
        let mut follower = probing(5);
        follower.acknowledge(Slot(7));
        assert!(follower.has_overtaken(Slot(7)));
        follower.next = Slot(12);
        follower.back_up(Slot(11), Slot(3));
        assert_eq!((follower.next, follower.matched), (Slot(8), Slot(7)));
    }
}
