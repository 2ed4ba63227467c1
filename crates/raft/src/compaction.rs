//! Snapshots (Raft §7): taking one, and installing the leader's.

use alloc::rc::Rc;

use protocol::{Log, NodeId, Output};

use crate::Term;
use crate::configuration::Configurations;
use crate::info::SNAPSHOT;
use crate::replica::Raft;
use crate::rules::{KEEP_SUFFIX, SNAPSHOT_SESSIONS, SNAPSHOT_STALE, STALE_TERM};
use crate::snapshot::Snapshot;

impl Raft {
    /// Takes a snapshot when enough entries have been applied since the last.
    pub(crate) fn compact_if_due(&mut self, out: &mut Output<Self>) {
        let every = u64::from(self.config.count(&SNAPSHOT));
        if every > 0 && self.machine.applied().0 >= self.disk.compacted().0.0 + every {
            self.compact(out);
        }
    }

    /// Puts a snapshot of the machine in place of the entries that it has applied. Each server does
    /// so by itself: what is applied is committed, and no leader needs to be asked.
    ///
    /// A joint configuration stays in the log until it is left, since its entry says for whom. Says
    /// no in that case.
    pub(crate) fn compact(&mut self, out: &mut Output<Self>) -> bool {
        let index = self.machine.applied();
        let (Some(term), Some(past)) = (self.disk.term_at(index), self.disk.log.digest_at(index))
        else {
            return true;
        };
        let members = Rc::clone(self.configurations.as_of(index));
        if index == self.disk.compacted().0 || members.is_joint() {
            return !members.is_joint();
        }
        let machine = if out.enforces(&SNAPSHOT_SESSIONS) {
            self.machine.clone()
        } else {
            self.machine.without_sessions()
        };
        let reformed = self.configurations.have_changed();
        let snapshot = Rc::new(Snapshot { index, term, past, machine, members, reformed });
        self.disk.write(out, |disk| {
            disk.compact(index);
            disk.snapshot = Some(snapshot);
        });
        true
    }

    pub(crate) fn on_install_snapshot(
        &mut self,
        leader: NodeId,
        term: Term,
        snapshot: &Rc<Snapshot>,
        round: u64,
        out: &mut Output<Self>,
    ) {
        self.observe(term, out);
        let index = snapshot.index;
        if term < self.disk.term && out.enforces(&STALE_TERM) {
            self.refuse(leader, index, Term(0), round, out);
            return;
        }
        if !self.recognise(leader, out) {
            return;
        }
        self.await_leader(out);
        self.hear_leader(out);
        if index <= self.commit_index && out.enforces(&SNAPSHOT_STALE) {
            self.acknowledge(leader, self.commit_index, round, out);
            return;
        }
        let holds = self.disk.term_at(index) == Some(snapshot.term);
        let readable = self.disk.first_damaged().is_none_or(|first| first > index);
        if holds && readable && out.enforces(&KEEP_SUFFIX) {
            self.acknowledge(leader, index, round, out);
            self.commit_to(index, out);
            return;
        }
        self.install(snapshot, out);
        self.acknowledge(leader, index, round, out);
        self.serve_reads(out);
    }

    /// Puts a snapshot in the place of all up to its index, and of all after it unless the log holds
    /// its last entry.
    pub(crate) fn install(&mut self, snapshot: &Rc<Snapshot>, out: &mut Output<Self>) {
        let index = snapshot.index;
        let holds = self.disk.term_at(index) == Some(snapshot.term);
        let keeps = holds && out.enforces(&KEEP_SUFFIX);
        self.disk.write(out, |disk| {
            if keeps {
                disk.compact(index);
            } else {
                disk.log = Log::after(index, snapshot.past);
                disk.damaged.clear();
            }
            disk.snapshot = Some(Rc::clone(snapshot));
        });
        self.machine = snapshot.machine.clone();
        self.commit_index = index;
        self.configurations = Configurations::on(&self.disk, &snapshot.members);
    }
}
