//! What a leader knows of a follower's log.
//!
//! The window is counted in entries, not in bytes: here a value weighs nothing, and what bounds
//! memory and the time to repair a loss is how many entries are under way.

use core::mem;

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
    /// Whether it has refused what it acknowledged, and acknowledged nothing since.
    pub contradicted: bool,
}

/// What a leader makes of a refusal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It shows that the logs part further back.
    News,
    /// It was sent before something that the leader knows already.
    Overtaken,
    /// The follower no longer has what it once acknowledged: its disk was lost.
    OfLostLog,
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
        Self {
            node,
            next,
            matched: Slot(0),
            pace: Pace::Probe,
            active: false,
            round: 0,
            contradicted: false,
        }
    }

    /// Whether an append from `next` may leave now, with `last` the end of the leader's log.
    pub fn may_send(&self, last: Slot, window: u32) -> bool {
        let room = self.next.0 <= self.matched.0 + u64::from(window);
        self.pace == Pace::Replicate && self.next <= last && room
    }

    /// The follower agrees up to `matched`. Says whether that is news.
    pub fn acknowledge(&mut self, matched: Slot) -> bool {
        let advanced = matched > self.matched;
        self.contradicted = false;
        self.matched = self.matched.max(matched);
        if self.pace == Pace::Replicate {
            self.next = self.next.max(self.matched.next());
        } else if advanced || matched.next() == self.next {
            self.pace = Pace::Replicate;
            self.next = self.matched.next();
        }
        advanced
    }

    /// What the refusal of `rejected` says. A message to this follower compares at `matched` or
    /// later, so a refusal of an earlier place is an old one. A refusal of `matched` itself is an old
    /// one or that of a follower which has lost its log; two in a row are taken for the latter. A
    /// mistake costs one append, and takes nothing back that is committed.
    pub fn weigh(&mut self, rejected: Slot) -> Refusal {
        if rejected == self.matched && rejected > Slot(0) {
            let again = mem::replace(&mut self.contradicted, true);
            return if again { Refusal::OfLostLog } else { Refusal::Overtaken };
        }
        let sent = match self.pace {
            Pace::Probe | Pace::Snapshot => rejected.next() == self.next,
            Pace::Replicate => rejected < self.next,
        };
        if sent && rejected > self.matched { Refusal::News } else { Refusal::Overtaken }
    }

    /// The follower lacks `rejected`; the logs can agree no later than at `hint`, whatever was
    /// acknowledged before. Says whether that lowers `nextIndex`.
    pub fn back_up(&mut self, rejected: Slot, hint: Slot) -> bool {
        let before = self.next;
        let floor = if rejected > self.matched { self.matched.next() } else { Slot(1) };
        self.next = rejected.min(hint.next()).max(floor);
        self.matched = self.matched.min(self.next.previous());
        self.pace = Pace::Probe;
        self.contradicted = false;
        self.next < before
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
    fn a_refusal_of_what_follows_takes_back_nothing() {
        let mut follower = probing(5);
        follower.acknowledge(Slot(7));
        follower.next = Slot(12);
        assert_eq!(follower.weigh(Slot(11)), Refusal::News);
        assert!(follower.back_up(Slot(11), Slot(3)));
        assert_eq!((follower.next, follower.matched), (Slot(8), Slot(7)));
    }

    #[test]
    fn a_refusal_of_what_was_acknowledged_counts_when_it_comes_twice() {
        let mut follower = probing(5);
        follower.acknowledge(Slot(7));
        assert_eq!(follower.weigh(Slot(6)), Refusal::Overtaken);
        assert_eq!(follower.weigh(Slot(6)), Refusal::Overtaken, "nothing compares there any more");
        assert_eq!(follower.weigh(Slot(7)), Refusal::Overtaken);
        follower.acknowledge(Slot(7));
        assert_eq!(follower.weigh(Slot(7)), Refusal::Overtaken, "it has the entry after all");
        assert_eq!(follower.weigh(Slot(7)), Refusal::OfLostLog);
        assert!(follower.back_up(Slot(7), Slot(0)));
        assert_eq!((follower.next, follower.matched), (Slot(1), Slot(0)));
    }

    #[test]
    fn a_refusal_of_an_earlier_probe_is_overtaken() {
        let mut follower = probing(9);
        assert_eq!(follower.weigh(Slot(8)), Refusal::News);
        assert!(follower.back_up(Slot(8), Slot(4)));
        assert_eq!(follower.weigh(Slot(8)), Refusal::Overtaken);
        follower.acknowledge(Slot(4));
        assert_eq!(follower.weigh(Slot(8)), Refusal::Overtaken, "its next index is 5");
        assert!(!follower.back_up(Slot(8), Slot(7)), "it would go forward");
    }
}
