//! Catching up: decisions one by one, or a snapshot (PML §4.2, §5.5; PMMC §4.2).

use alloc::rc::Rc;

use protocol::{NodeId, Output, Slot};

use crate::acceptor::forget;
use crate::durable::{PValue, Snapshot};
use crate::info::SNAPSHOT;
use crate::message::Message;
use crate::node::{MultiPaxos, Role};
use crate::rules::NEWER_SNAPSHOT;

/// The most decisions that one message carries.
const DECISIONS: usize = 64;

impl MultiPaxos {
    pub(crate) fn on_fetch(&self, from: NodeId, first: Slot, out: &mut Output<Self>) {
        if first > self.machine.applied() {
            return;
        }
        let known = self.decisions.range(first..=self.machine.applied()).take(DECISIONS);
        let decisions: Rc<[PValue]> = known.map(|(_, decision)| decision.clone()).collect();
        if self.decisions.contains_key(&first) {
            out.send(from, Message::Decisions { from: first, decisions });
        } else {
            out.send(from, Message::Snapshot(Rc::clone(&self.disk.snapshot)));
        }
    }

    pub(crate) fn on_decisions(
        &mut self,
        from: Slot,
        decisions: &[PValue],
        out: &mut Output<Self>,
    ) {
        for (at, decision) in (from.0..).zip(decisions) {
            self.learn(Slot(at), decision.clone(), out);
        }
        self.perform(out);
    }

    /// A snapshot of the own state, every so many slots and where a configuration ends. What stood in the one before may still be
    /// asked for one by one until then.
    pub(crate) fn take_snapshot(&mut self, out: &mut Output<Self>) {
        let (applied, last) = (self.machine.applied(), self.disk.snapshot.slot());
        let every = u64::from(self.config.count(&SNAPSHOT));
        let many = every > 0 && applied.0 >= last.0 + every;
        if !many && !self.has_closed_a_configuration(last) {
            return;
        }
        self.membership.forget_before(self.slot_out());
        self.decisions.forget_before(&last.next());
        let (machine, membership) = (self.machine.clone(), self.membership.clone());
        self.install(Rc::new(Snapshot { machine, membership }), out);
    }

    /// A leader that is sent a snapshot is behind what others have decided, and leads no longer.
    pub(crate) fn on_snapshot(&mut self, snapshot: Rc<Snapshot>, out: &mut Output<Self>) {
        if snapshot.slot() <= self.machine.applied() && out.enforces(&NEWER_SNAPSHOT) {
            return;
        }
        if !matches!(self.role, Role::Follower { .. }) {
            self.follow(None, out);
        }
        self.machine = snapshot.machine.clone();
        self.membership = snapshot.membership.clone();
        self.decisions.forget_before(&self.slot_out());
        self.install(snapshot, out);
        self.perform(out);
    }

    fn install(&mut self, snapshot: Rc<Snapshot>, out: &mut Output<Self>) {
        let mut disk = (*self.disk).clone();
        forget(&mut disk, snapshot.slot(), out);
        disk.snapshot = snapshot;
        self.disk.write(out, |written| *written = disk);
    }
}
