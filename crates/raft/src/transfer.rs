//! Leadership transfer (dissertation §3.10): a leader lets a server of its choice take over.

use protocol::{Answer, NodeId, Output, Reply, RequestId};

use crate::Term;
use crate::election::Occasion;
use crate::message::{Message, Timer};
use crate::replica::{Raft, Role};
use crate::rules::{STALE_TERM, TRANSFER_ABORTS, TRANSFER_CAUGHT_UP, TRANSFER_TO_VOTER};

/// A reign that is being handed over.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Transfer {
    /// To whom.
    pub target: NodeId,
    /// Who asked for it.
    pub request: RequestId,
    /// Whether the target was told to stand.
    pub called: bool,
}

impl Raft {
    pub(crate) fn transfer(&mut self, request: RequestId, target: NodeId, out: &mut Output<Self>) {
        if target == self.config.me() {
            self.done(request, out);
            return;
        }
        if !self.members().voters.contains(&target) && out.upholds(&TRANSFER_TO_VOTER) {
            out.reply(request, Reply::Refused(&TRANSFER_TO_VOTER));
            return;
        }
        let patience = self.minimum_election_timeout();
        let Role::Leader(leadership) = &mut self.role else { return };
        match &mut leadership.transfer {
            Some(known) if known.request == request => return,
            Some(known) => {
                out.reply(known.request, Reply::Refused(&TRANSFER_ABORTS));
            }
            None => {}
        }
        leadership.transfer = Some(Transfer { target, request, called: false });
        out.set_timer(Timer::Transfer, patience);
        self.call_target(out);
    }

    /// Tells the target to stand, once it has everything that the leader has.
    pub(crate) fn call_target(&mut self, out: &mut Output<Self>) {
        let (term, last) = (self.disk.term, self.disk.last_index());
        let Role::Leader(leadership) = &mut self.role else { return };
        let Some(transfer) = &mut leadership.transfer else { return };
        let known = leadership.followers.iter().find(|follower| follower.node == transfer.target);
        let caught_up = known.is_some_and(|follower| follower.matched == last);
        if !transfer.called && out.demands(&TRANSFER_CAUGHT_UP, caught_up) {
            transfer.called = true;
            out.send(transfer.target, Message::TimeoutNow { term });
        }
    }

    /// The target was not elected in time: the leader takes requests again.
    pub(crate) fn on_transfer_due(&mut self, out: &mut Output<Self>) {
        let Role::Leader(leadership) = &mut self.role else { return };
        if leadership.transfer.is_some()
            && out.upholds(&TRANSFER_ABORTS)
            && let Some(transfer) = leadership.transfer.take()
        {
            out.reply(transfer.request, Reply::Refused(&TRANSFER_ABORTS));
        }
    }

    /// The leader asks this server to stand, at once and without asking first.
    pub(crate) fn on_timeout_now(&mut self, term: Term, out: &mut Output<Self>) {
        self.observe(term, out);
        let stale = term < self.disk.term && out.upholds(&STALE_TERM);
        let follows = matches!(self.role, Role::Follower { .. });
        if !stale && follows && self.configurations.may_stand(self.config.me()) {
            self.campaign(Occasion::Call, out);
        }
    }

    /// Something that takes no slot is done.
    pub(crate) fn done(&self, request: RequestId, out: &mut Output<Self>) {
        let (at, epoch) = (self.machine.applied(), self.disk.term);
        out.reply(request, Reply::Done { answer: Answer::Done, at, epoch, tentative: false });
    }
}
