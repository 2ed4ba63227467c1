//! Clients: requests, the machine they are applied to, and answers (Raft §5.3, §8).

use protocol::{Command, Operation, Output, Reply, Request, Signed, Signer, Slot};

use crate::durable::Entry;
use crate::replica::{Raft, Role};
use crate::rules::{EXACTLY_ONCE, FIXED_MEMBERSHIP, REDIRECT};

impl Raft {
    pub(crate) fn on_client_request(&mut self, signed: &Signed<Request>, out: &mut Output<Self>) {
        let Some(request) = signed.verify() else { return };
        if signed.signer() != Signer::Client(request.id.client) {
            return;
        }
        if !matches!(self.role, Role::Leader { .. }) {
            if out.upholds(&REDIRECT) {
                out.reply(request.id, Reply::Redirect(self.leader()));
            }
            return;
        }
        if let Some(answer) = self.machine.answered(request)
            && out.upholds(&EXACTLY_ONCE)
        {
            let (answer, at, epoch) = (answer.clone(), self.machine.applied(), self.disk.term);
            out.reply(request.id, Reply::Done { answer, at, epoch, tentative: false });
            return;
        }
        let change = matches!(request.operation, Operation::Change(_));
        if change && out.upholds(&FIXED_MEMBERSHIP) {
            out.reply(request.id, Reply::Refused(&FIXED_MEMBERSHIP));
            return;
        }
        self.store(Command::from(request.clone()), out);
        self.replicate(out);
        self.commit_alone(out);
    }

    /// Applies what is committed, in order.
    pub(crate) fn apply(&mut self, out: &mut Output<Self>) {
        let first = self.machine.applied().next();
        let mut committed = self.disk.log.clone();
        committed.truncate(self.commit_index);
        match committed.last() {
            Some(only) if committed.last_slot() == first => self.apply_entry(first, only, out),
            _ => committed.tail(first).for_each(|(slot, entry)| self.apply_entry(slot, entry, out)),
        }
    }

    /// The leader answers what was asked of it in this term; who asked an earlier leader asks
    /// again.
    fn apply_entry(&mut self, slot: Slot, entry: &Entry, out: &mut Output<Self>) {
        out.decide(slot, entry.command.clone());
        let again = || !out.upholds(&EXACTLY_ONCE);
        let answer = self.machine.apply_if(slot, &entry.command, again);
        if let (Command::Request(request), Some(answer)) = (&entry.command, answer)
            && matches!(self.role, Role::Leader { .. })
            && entry.term == self.disk.term
        {
            let epoch = self.disk.term;
            out.reply(request.id, Reply::Done { answer, at: slot, epoch, tentative: false });
        }
    }
}
