//! What a leader puts into its messages.

use alloc::rc::Rc;

use protocol::{Output, Slot};

use crate::durable::{Durable, Entry};
use crate::info::{BATCH, IN_FLIGHT};
use crate::message::Message;
use crate::progress::Progress;
use crate::replica::{Raft, Role};

/// The parts of a leader that its messages are made of.
#[derive(Clone, Copy)]
pub(crate) struct Sending<'a> {
    disk: &'a Durable,
    commit: Slot,
    round: u64,
    batch: u32,
    window: u32,
}

/// Entries that several followers get, and where they begin.
pub(crate) type Shared = Option<(Slot, Rc<[Entry]>)>;

impl Raft {
    /// Does something to every follower, with what is needed to send it something.
    pub(crate) fn each_follower(&mut self, mut act: impl FnMut(&mut Progress, Sending<'_>)) {
        let Role::Leader(leadership) = &mut self.role else { return };
        let sending = Sending {
            disk: &self.disk,
            commit: self.commit_index,
            round: leadership.round,
            batch: self.config.count(&BATCH).max(1),
            window: self.config.count(&IN_FLIGHT).max(1),
        };
        for follower in &mut leadership.followers {
            act(follower, sending);
        }
    }
}

impl Sending<'_> {
    /// Nothing but where the logs should agree.
    pub(crate) fn heartbeat(
        self,
        follower: &mut Progress,
        nothing: &Rc<[Entry]>,
        out: &mut Output<Raft>,
    ) {
        if self.lacks(follower.next) {
            self.snapshot(follower, out);
            return;
        }
        out.send(follower.node, self.append(follower.next, Rc::clone(nothing)));
    }

    /// One message from `nextIndex` on, whatever the window.
    pub(crate) fn probe(
        self,
        follower: &mut Progress,
        shared: &mut Shared,
        out: &mut Output<Raft>,
    ) {
        if self.lacks(follower.next) {
            self.snapshot(follower, out);
            return;
        }
        let entries = self.shared(follower.next, shared);
        out.send(follower.node, self.append(follower.next, entries));
    }

    /// Message after message until the follower has everything or its window is full.
    pub(crate) fn pipeline(
        self,
        follower: &mut Progress,
        shared: &mut Shared,
        out: &mut Output<Raft>,
    ) {
        while follower.may_send(self.disk.last_index(), self.window) {
            if self.lacks(follower.next) {
                self.snapshot(follower, out);
                return;
            }
            let entries = self.shared(follower.next, shared);
            let sent = entries.len() as u64;
            out.send(follower.node, self.append(follower.next, entries));
            follower.next = Slot(follower.next.0 + sent);
        }
    }

    /// Whether the entry before `next` is gone from the log.
    fn lacks(self, next: Slot) -> bool {
        next.previous() < self.disk.compacted().0
    }

    /// The snapshot travels in one message: here values weigh nothing, so there is nothing to cut
    /// into chunks.
    fn snapshot(self, follower: &mut Progress, out: &mut Output<Raft>) {
        let Some(snapshot) = &self.disk.snapshot else { return };
        let (term, round) = (self.disk.term, self.round);
        let message = Message::InstallSnapshot { term, snapshot: Rc::clone(snapshot), round };
        out.send(follower.node, message);
        follower.await_snapshot(snapshot.index);
    }

    fn shared(self, next: Slot, shared: &mut Shared) -> Rc<[Entry]> {
        match shared {
            Some((from, entries)) if *from == next => Rc::clone(entries),
            _ => {
                let entries = self.entries(next);
                *shared = Some((next, Rc::clone(&entries)));
                entries
            }
        }
    }

    /// The entries from `next` on, as many as one append may carry.
    fn entries(self, next: Slot) -> Rc<[Entry]> {
        let last = self.disk.last_index();
        match self.disk.log.last() {
            Some(entry) if next == last => Rc::from([entry.clone()]),
            _ if next > last => Rc::from([]),
            _ => {
                let mut upto = self.disk.log.clone();
                upto.truncate(Slot(next.0 + u64::from(self.batch) - 1));
                upto.tail(next).map(|(_, entry)| entry.clone()).collect()
            }
        }
    }

    fn append(self, next: Slot, entries: Rc<[Entry]>) -> Message {
        let prev_index = next.previous();
        let prev_term = self.disk.term_at(prev_index).unwrap_or_default();
        let (term, commit, round) = (self.disk.term, self.commit, self.round);
        Message::Append { term, prev_index, prev_term, entries, commit, round }
    }
}
