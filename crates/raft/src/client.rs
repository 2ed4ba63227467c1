//! Clients: requests, the machine they are applied to, and answers (Raft §5.3, §8).

use protocol::{Answer, Command, Operation, Output, Reply, Request, Rule, Signed, Signer, Slot};

use crate::durable::Entry;
use crate::info::{BACKLOG, SESSIONS};
use crate::replica::{Raft, Role};
use crate::rules::{
    BACK_PRESSURE, DONE_WHEN_LEFT, EXACTLY_ONCE, REDIRECT, REFUSAL_IN_LOG, SESSION_EXPIRED,
    TRANSFER_STOPS,
};

impl Raft {
    pub(crate) fn on_client_request(&mut self, signed: &Signed<Request>, out: &mut Output<Self>) {
        let Some(request) = signed.verify() else { return };
        if signed.signer() != Signer::Client(request.id.client) {
            return;
        }
        let leader = self.leader();
        if let Operation::Change(change) = &request.operation
            && &*change.word == "compact"
        {
            if self.compact(out) {
                self.done(request.id, out);
            } else {
                out.reply(request.id, Reply::Redirect(None));
            }
            return;
        }
        if self.reads_aside(request, out) {
            return;
        }
        if !matches!(self.role, Role::Leader(_)) {
            if out.enforces(&REDIRECT) {
                out.reply(request.id, Reply::Redirect(leader));
            }
            return;
        }
        if let Some(answer) = self.machine.answered(request)
            && out.enforces(&EXACTLY_ONCE)
        {
            let (answer, at) = (answer.clone(), self.machine.applied());
            self.answer(request, answer, at, &REFUSAL_IN_LOG, out);
            return;
        }
        if self.machine.is_expired(request.id.client) && out.enforces(&SESSION_EXPIRED) {
            out.reply(request.id, Reply::Refused(&SESSION_EXPIRED));
            return;
        }
        if self.is_handing_over() && out.enforces(&TRANSFER_STOPS) {
            out.reply(request.id, Reply::Redirect(None));
            return;
        }
        if matches!(request.operation, Operation::Change(_)) {
            // A copy of what was done, and acknowledged, long ago would change the members at once.
            if !self.machine.has_applied(request) || !out.enforces(&EXACTLY_ONCE) {
                self.administer(request, out);
            }
            return;
        }
        let uncommitted = self.disk.last_index().0 - self.commit_index.0;
        let backlog = u64::from(self.config.count(&BACKLOG));
        if backlog > 0 && uncommitted >= backlog && out.enforces(&BACK_PRESSURE) {
            out.reply(request.id, Reply::Redirect(None));
            return;
        }
        self.store(Command::from(request.clone()), None, out);
        self.replicate(out);
        self.commit_alone(out);
    }

    fn is_handing_over(&self) -> bool {
        matches!(&self.role, Role::Leader(leadership) if leadership.transfer.is_some())
    }

    /// Everything up to `commit` is committed: applies it, and does what waited for it.
    pub(crate) fn commit_to(&mut self, commit: Slot, out: &mut Output<Self>) {
        if commit <= self.commit_index {
            return;
        }
        self.commit_index = commit;
        self.apply(out);
        self.on_members_committed(out);
        self.compact_if_due(out);
        self.serve_reads(out);
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
    /// again. Changes of the cluster are answered by whoever leads when they are committed.
    fn apply_entry(&mut self, slot: Slot, entry: &Entry, out: &mut Output<Self>) {
        out.decide(slot, entry.command.clone());
        let Command::Request(request) = &entry.command else {
            self.machine.skip(slot);
            return self.expire_sessions();
        };
        let changes = matches!(request.operation, Operation::Change(_));
        let leads = matches!(self.role, Role::Leader(_));
        let answers = leads && (changes || entry.term == self.disk.term);
        // A configuration is in force already, whatever became of the session.
        if !changes && self.machine.is_expired(request.id.client) && out.enforces(&SESSION_EXPIRED)
        {
            self.machine.skip(slot);
            if answers {
                out.reply(request.id, Reply::Refused(&SESSION_EXPIRED));
            }
            return;
        }
        let joint = entry.members.as_ref().is_some_and(|members| members.is_joint());
        let answer = if joint && out.enforces(&DONE_WHEN_LEFT) {
            self.machine.skip(slot);
            None
        } else if entry.refused {
            self.machine.refuse(slot, request)
        } else {
            let again = || !out.enforces(&EXACTLY_ONCE);
            self.machine.apply_if(slot, &entry.command, again)
        };
        self.expire_sessions();
        if let Some(answer) = answer.filter(|_| answers) {
            let reason = self.reason_of_refusal(slot);
            self.answer(request, answer, slot, reason, out);
        }
    }

    fn expire_sessions(&mut self) {
        let sessions = self.config.count(&SESSIONS);
        if sessions > 0 {
            self.machine.expire(sessions);
        }
    }

    /// Tells a client what came of its request. Only a change that was refused swapped nothing.
    fn answer(
        &self,
        request: &Request,
        answer: Answer,
        at: Slot,
        reason: &'static Rule,
        out: &mut Output<Self>,
    ) {
        let changes = matches!(request.operation, Operation::Change(_));
        out.reply(
            request.id,
            if changes && answer == Answer::Swapped(false) {
                Reply::Refused(reason)
            } else {
                Reply::Done { answer, at, epoch: self.disk.term, tentative: false }
            },
        );
    }
}
