//! Leadership transfer (dissertation §3.10): a leader lets a server of its choice take over.

use alloc::rc::Rc;

use protocol::{Answer, Command, NodeId, Output, Reply, Request, RequestId};

use crate::Term;
use crate::election::Occasion;
use crate::leadership::Leadership;
use crate::message::{Message, Timer};
use crate::replica::{Raft, Role};
use crate::rules::{
    CALL_MAY_COME, STALE_TERM, TRANSFER_ABORTS, TRANSFER_CAUGHT_UP, TRANSFER_TO_VOTER,
};

/// An epoch that is being handed over.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Transfer {
    /// To whom.
    pub target: NodeId,
    /// What the administrator asked for.
    pub(crate) request: Rc<Request>,
    /// Whether the target was told to stand.
    pub called: bool,
}

/// A server that was told to stand for election.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Call {
    /// The server that was told.
    pub node: NodeId,
    /// Whether it has answered anything since.
    pub answered: bool,
}

impl Leadership {
    /// A follower has answered.
    pub(crate) fn hear(&mut self, node: NodeId) {
        for call in &mut self.called {
            call.answered |= call.node == node;
        }
    }

    fn has_called(&self, node: NodeId) -> bool {
        self.called.iter().any(|call| call.node == node)
    }
}

impl Raft {
    /// Begins to hand over. Whoever leads already stores the request as done, like a successor that
    /// was called: it is an entry of the log, so that every leader gives the same answer.
    ///
    /// Nothing is begun when the target was called before and is silent since: it may still lead
    /// because of that call, and nothing is gained by waiting for it again.
    pub(crate) fn transfer(&mut self, request: &Request, target: NodeId, out: &mut Output<Self>) {
        if target == self.config.me() {
            self.store(Command::from(request.clone()), None, out);
            self.replicate(out);
            self.commit_alone(out);
            return;
        }
        if !self.members().voters.contains(&target) && out.enforces(&TRANSFER_TO_VOTER) {
            self.refuse_change(request, &TRANSFER_TO_VOTER, out);
            return;
        }
        let patience = self.minimum_election_timeout();
        let Role::Leader(leadership) = &mut self.role else { return };
        let abandoned = match leadership.transfer.take() {
            Some(known) if known.request.id == request.id => {
                leadership.transfer = Some(known);
                return;
            }
            known => known,
        };
        let silent = leadership.called.iter().any(|call| call.node == target && !call.answered);
        if silent && out.enforces(&CALL_MAY_COME) {
            out.reply(request.id, Reply::Redirect(None));
        } else {
            let request = Rc::new(request.clone());
            leadership.transfer = Some(Transfer { target, request, called: false });
            out.set_timer(Timer::Transfer, patience);
            self.call_target(out);
        }
        if let Some(transfer) = abandoned {
            self.abandon(&transfer, out);
        }
    }

    /// Tells the target to stand, once it has everything that the leader has.
    pub(crate) fn call_target(&mut self, out: &mut Output<Self>) {
        let (term, last) = (self.disk.term, self.disk.last_index());
        let Role::Leader(leadership) = &mut self.role else { return };
        let Some(transfer) = &mut leadership.transfer else { return };
        let known = leadership.followers.iter().find(|follower| follower.node == transfer.target);
        let caught_up = known.is_some_and(|follower| follower.matched == last);
        if !transfer.called && out.requires(&TRANSFER_CAUGHT_UP, caught_up) {
            transfer.called = true;
            leadership.called.retain(|call| call.node != transfer.target);
            leadership.called.push(Call { node: transfer.target, answered: false });
            let request = Rc::clone(&transfer.request);
            out.send(transfer.target, Message::TimeoutNow { term, request });
        }
    }

    /// The target was not elected in time: the leader takes requests again.
    pub(crate) fn on_transfer_due(&mut self, out: &mut Output<Self>) {
        let Role::Leader(leadership) = &mut self.role else { return };
        if leadership.transfer.is_some()
            && out.enforces(&TRANSFER_ABORTS)
            && let Some(transfer) = leadership.transfer.take()
        {
            self.abandon(&transfer, out);
        }
    }

    /// A transfer is given up. It is refused if its target was never called; otherwise the call may
    /// still arrive, and nobody can say yet what will come of it.
    fn abandon(&mut self, transfer: &Transfer, out: &mut Output<Self>) {
        let Role::Leader(leadership) = &self.role else { return };
        let called = leadership.has_called(transfer.target);
        if called && out.enforces(&CALL_MAY_COME) {
            out.reply(transfer.request.id, Reply::Redirect(None));
        } else {
            self.refuse_change(&transfer.request, &TRANSFER_ABORTS, out);
        }
    }

    /// The leader asks this server to stand, at once and without asking first.
    pub(crate) fn on_timeout_now(
        &mut self,
        term: Term,
        request: Rc<Request>,
        out: &mut Output<Self>,
    ) {
        self.observe(term, out);
        let stale = term < self.disk.term && out.enforces(&STALE_TERM);
        let follows = matches!(self.role, Role::Follower { .. });
        if !stale && follows && self.configurations.may_stand(self.config.me()) {
            self.campaign(Occasion::Call(request), out);
        }
    }

    /// Something that takes no slot is done.
    pub(crate) fn done(&self, request: RequestId, out: &mut Output<Self>) {
        let (at, epoch) = (self.machine.applied(), self.disk.term);
        out.reply(request, Reply::Done { answer: Answer::Done, at, epoch, tentative: false });
    }
}
