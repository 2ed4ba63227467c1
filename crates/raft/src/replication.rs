//! Log replication, seen by the leader (Raft §5.3, §5.4.2).

use alloc::rc::Rc;

use protocol::{Command, NodeId, Output, Slot};

use crate::Term;
use crate::durable::{Durable, Entry};
use crate::info::HEARTBEAT;
use crate::message::{Message, Timer};
use crate::progress::{ENTRIES_PER_APPEND, Progress};
use crate::replica::{Raft, Role};
use crate::rules::{self, BACK_UP, COMMIT_MAJORITY, NOOP, OWN_TERM, STALE_REFUSAL, THIS_REIGN};

impl Raft {
    /// Takes up office: claims the term with a no-op, to which each follower's log is compared.
    pub(crate) fn lead(&mut self, out: &mut Output<Self>) {
        let next = self.disk.last_index().next();
        let followers = self.config.peers().map(|peer| Progress::new(peer, next)).collect();
        self.role = Role::Leader { followers };
        out.cancel_timer(Timer::Election);
        self.await_quorum(out);
        out.set_timer(Timer::Heartbeat, self.config.time(&HEARTBEAT));
        if out.upholds(&NOOP) {
            self.store(Command::Noop, out);
        }
        let Role::Leader { followers } = &self.role else { return };
        let entries = batch(&self.disk, next);
        for follower in followers {
            let message = append(&self.disk, next, Rc::clone(&entries), self.commit_index);
            out.send(follower.node, message);
        }
        self.commit_alone(out);
    }

    /// Appends a command of the own term to the own log.
    pub(crate) fn store(&mut self, command: Command, out: &mut Output<Self>) {
        self.disk.write(out, |disk| {
            let entry = Entry { term: disk.term, command };
            disk.log.push(entry);
        });
    }

    /// A heartbeat is checked like any append, so whatever was lost shows in its answer.
    pub(crate) fn on_heartbeat_due(&mut self, out: &mut Output<Self>) {
        let Role::Leader { followers } = &self.role else { return };
        if !out.upholds(&rules::HEARTBEAT) {
            return;
        }
        let nothing: Rc<[Entry]> = Rc::from([]);
        for follower in followers {
            let nothing = Rc::clone(&nothing);
            let message = append(&self.disk, follower.next, nothing, self.commit_index);
            out.send(follower.node, message);
        }
        out.set_timer(Timer::Heartbeat, self.config.time(&HEARTBEAT));
    }

    /// Sends every follower what it may have. Those that are equally far share the entries.
    pub(crate) fn replicate(&mut self, out: &mut Output<Self>) {
        let Role::Leader { followers } = &mut self.role else { return };
        let mut shared = None;
        for follower in followers {
            pipeline(&self.disk, self.commit_index, follower, &mut shared, out);
        }
    }

    pub(crate) fn on_append_ok(
        &mut self,
        from: NodeId,
        term: Term,
        matched: Slot,
        out: &mut Output<Self>,
    ) {
        self.observe(term, out);
        let Role::Leader { followers } = &mut self.role else { return };
        if term != self.disk.term && out.upholds(&THIS_REIGN) {
            return;
        }
        let matched = matched.min(self.disk.last_index());
        let Some(at) = followers.iter().position(|follower| follower.node == from) else { return };
        followers[at].active = true;
        if followers[at].acknowledge(matched) {
            self.advance_commit(matched, out);
        }
        if let Role::Leader { followers } = &mut self.role {
            pipeline(&self.disk, self.commit_index, &mut followers[at], &mut None, out);
        }
    }

    /// The follower's hint skips its entries of later terms, and the leader skips its own, so that
    /// each refusal passes a whole term (Raft §5.3, the optimisation at its end).
    pub(crate) fn on_append_no(
        &mut self,
        from: NodeId,
        term: Term,
        rejected: Slot,
        (hint, hint_term): (Slot, Term),
        out: &mut Output<Self>,
    ) {
        self.observe(term, out);
        let Role::Leader { followers } = &mut self.role else { return };
        if term != self.disk.term && out.upholds(&THIS_REIGN) {
            return;
        }
        let Some(follower) = followers.iter_mut().find(|follower| follower.node == from) else {
            return;
        };
        follower.active = true;
        if follower.has_overtaken(rejected) && out.upholds(&STALE_REFUSAL) {
            return;
        }
        if out.upholds(&BACK_UP) {
            follower.back_up(rejected, self.disk.latest_not_after(hint, hint_term));
            let entries = batch(&self.disk, follower.next);
            out.send(from, append(&self.disk, follower.next, entries, self.commit_index));
        }
    }

    /// In a cluster of one, what the leader stores is committed.
    pub(crate) fn commit_alone(&mut self, out: &mut Output<Self>) {
        if self.config.majority() == 1 {
            self.advance_commit(self.disk.last_index(), out);
        }
    }

    /// A log now agrees with the leader's up to `reached`: commits what a majority stores.
    ///
    /// The leader counts its own log although the disk may still be writing: the decision that
    /// follows waits behind that write.
    fn advance_commit(&mut self, reached: Slot, out: &mut Output<Self>) {
        if reached <= self.commit_index {
            return;
        }
        let mut commit = self.stored_on_majority();
        if commit < reached && !out.upholds(&COMMIT_MAJORITY) {
            commit = reached;
        }
        if commit <= self.commit_index {
            return;
        }
        let older = self.disk.term_at(commit) != Some(self.disk.term);
        if older && out.upholds(&OWN_TERM) {
            return;
        }
        self.commit_index = commit;
        self.apply(out);
    }

    /// The last index that a majority is known to store.
    fn stored_on_majority(&self) -> Slot {
        let Role::Leader { followers } = &self.role else { return Slot(0) };
        let last = self.disk.last_index();
        let stored = |index| {
            1 + followers.iter().filter(|follower| follower.matched >= index).count()
                >= self.config.majority()
        };
        let reached = followers.iter().map(|follower| follower.matched).chain([last]);
        reached.filter(|&index| stored(index)).max().unwrap_or_default()
    }
}

/// Sends `follower` appends until it has everything or its window is full.
fn pipeline(
    disk: &Durable,
    commit: Slot,
    follower: &mut Progress,
    shared: &mut Option<(Slot, Rc<[Entry]>)>,
    out: &mut Output<Raft>,
) {
    while follower.may_send(disk.last_index()) {
        let entries = match shared {
            Some((next, entries)) if *next == follower.next => Rc::clone(entries),
            _ => batch(disk, follower.next),
        };
        out.send(follower.node, append(disk, follower.next, Rc::clone(&entries), commit));
        let sent = entries.len() as u64;
        *shared = Some((follower.next, entries));
        follower.next = Slot(follower.next.0 + sent);
    }
}

/// The entries from `next` on, as many as one append may carry.
fn batch(disk: &Durable, next: Slot) -> Rc<[Entry]> {
    let last = disk.last_index();
    match disk.log.last() {
        Some(entry) if next == last => Rc::from([entry.clone()]),
        _ if next > last => Rc::from([]),
        _ => {
            let mut upto = disk.log.clone();
            upto.truncate(Slot(next.0 + ENTRIES_PER_APPEND - 1));
            upto.tail(next).map(|(_, entry)| entry.clone()).collect()
        }
    }
}

fn append(disk: &Durable, next: Slot, entries: Rc<[Entry]>, commit: Slot) -> Message {
    let prev_index = next.previous();
    let prev_term = disk.term_at(prev_index).unwrap_or_default();
    Message::Append { term: disk.term, prev_index, prev_term, entries, commit }
}
