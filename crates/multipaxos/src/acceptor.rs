//! The acceptor (PMMC §2.2).

use alloc::rc::Rc;

use protocol::{Command, Map, NodeId, Output, Slot};

use crate::durable::{Ballot, Durable, PValue};
use crate::message::Message;
use crate::node::MultiPaxos;
use crate::rules::{
    ACCEPT_PROMISED, HONOUR_LEASE, KEEP_UNPERFORMED, PREEMPTED, PROMISE_HIGHER, REPORT_ACCEPTED,
};

impl MultiPaxos {
    /// The same prepare again is answered again: the first answer may be lost.
    pub(crate) fn on_prepare(
        &mut self,
        from: NodeId,
        ballot: Ballot,
        first: Slot,
        out: &mut Output<Self>,
    ) {
        if self.granted.is_some_and(|master| master != from) && out.enforces(&HONOUR_LEASE) {
            return;
        }
        if let Some(promised) = self.disk.promised.filter(|promised| ballot < *promised)
            && out.enforces(&PROMISE_HIGHER)
        {
            self.refuse(from, ballot, promised, out);
            return;
        }
        if self.cannot_report(first, out) {
            return;
        }
        if self.disk.promised != Some(ballot) {
            self.disk.write(out, |disk| disk.promised = Some(ballot));
        }
        self.yield_to(ballot, out);
        let open = self.disk.accepted.range(first..);
        let mut accepted: Rc<[_]> = open.map(|(slot, it)| (*slot, it.clone())).collect();
        if !accepted.is_empty() && !out.enforces(&REPORT_ACCEPTED) {
            accepted = Rc::from([]);
        }
        let forgotten = self.disk.snapshot.slot();
        out.send(from, Message::Promise { ballot, accepted, forgotten });
    }

    /// All that one message proposes is one write. Accepting needs no promise before: it is enough
    /// that none forbids it.
    pub(crate) fn on_accept(
        &mut self,
        from: NodeId,
        ballot: Ballot,
        proposals: &[(Slot, Command)],
        chosen: Slot,
        out: &mut Output<Self>,
    ) {
        if let Some(promised) = self.disk.promised.filter(|promised| ballot < *promised)
            && out.enforces(&ACCEPT_PROMISED)
        {
            self.refuse(from, ballot, promised, out);
            return;
        }
        self.hear_leader(ballot, out);
        let forgotten = self.disk.snapshot.slot();
        if proposals.first().is_some_and(|(slot, _)| *slot <= forgotten) {
            out.send(from, Message::Snapshot(Rc::clone(&self.disk.snapshot)));
        }
        let kept = || proposals.iter().filter(|(slot, _)| *slot > forgotten);
        let held = |(slot, _): &(Slot, Command)| {
            self.disk.accepted.get(slot).is_some_and(|held| held.ballot == ballot)
        };
        if !kept().all(held) {
            self.disk.write(out, |disk| {
                disk.promised = Some(ballot);
                for (slot, command) in kept() {
                    let command = command.clone();
                    disk.accepted.insert_mut(*slot, PValue { ballot, command });
                }
                disk.mark_repaired(|damaged| kept().any(|(slot, _)| *slot == damaged));
            });
        }
        let slots: Rc<[Slot]> = kept().map(|(slot, _)| *slot).collect();
        if !slots.is_empty() {
            out.send(from, Message::Accepted { ballot, slots });
        }
        self.learn_chosen(ballot, chosen, out);
    }

    pub(crate) fn refuse(
        &self,
        from: NodeId,
        ballot: Ballot,
        promised: Ballot,
        out: &mut Output<Self>,
    ) {
        if out.enforces(&PREEMPTED) {
            out.send(from, Message::Preempted { ballot, promised });
        }
    }
}

/// Forgets what a snapshot holds.
pub(crate) fn forget(disk: &mut Durable, slot: Slot, out: &mut Output<MultiPaxos>) {
    let open = disk.accepted.range(slot.next()..).next().is_some();
    if open && !out.enforces(&KEEP_UNPERFORMED) {
        disk.accepted = Map::new();
    }
    disk.accepted.forget_before(&slot.next());
    disk.mark_repaired(|damaged| damaged <= slot);
}
