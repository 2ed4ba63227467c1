//! The acceptor (Paxos Made Simple §2.2, Phases 1 (b) and 2 (b)).

use protocol::{NodeId, Output};

use crate::durable::{Ballot, Proposal};
use crate::message::Message;
use crate::replica::Paxos;
use crate::rules::{
    ACCEPT_PROMISED, ACCEPT_PROMISES, NACK, PROMISE_HIGHER, REPORT_ACCEPTED, TELL_PROPOSERS,
};

impl Paxos {
    /// The same prepare again is answered again: the first answer may be lost.
    pub(crate) fn on_prepare(&mut self, from: NodeId, ballot: Ballot, out: &mut Output<Self>) {
        if self.tell(from, out) {
            return;
        }
        if let Some(promised) = self.disk.promised.filter(|promised| ballot < *promised)
            && out.enforces(&PROMISE_HIGHER)
        {
            self.refuse(from, ballot, promised, out);
            return;
        }
        if self.disk.promised != Some(ballot) {
            self.disk.write(out, |disk| disk.promised = Some(ballot));
        }
        let mut accepted = self.disk.accepted.clone();
        if accepted.is_some() && !out.enforces(&REPORT_ACCEPTED) {
            accepted = None;
        }
        out.send(from, Message::Promise { ballot, accepted });
    }

    /// Accepting needs no promise before: it is enough that none forbids it.
    pub(crate) fn on_accept(&mut self, from: NodeId, proposal: Proposal, out: &mut Output<Self>) {
        if self.tell(from, out) {
            return;
        }
        let Proposal { ballot, value } = proposal.clone();
        if let Some(promised) = self.disk.promised.filter(|promised| ballot < *promised)
            && out.enforces(&ACCEPT_PROMISED)
        {
            self.refuse(from, ballot, promised, out);
            return;
        }
        if self.disk.accepted.as_ref() != Some(&proposal) {
            let promises = self.disk.promised == Some(ballot) || out.enforces(&ACCEPT_PROMISES);
            self.disk.write(out, |disk| {
                if promises {
                    disk.promised = Some(ballot);
                }
                disk.accepted = Some(proposal);
            });
        }
        self.await_news(out);
        out.send(from, Message::Accepted { ballot, value });
    }

    fn refuse(&self, from: NodeId, ballot: Ballot, promised: Ballot, out: &mut Output<Self>) {
        if out.enforces(&NACK) {
            out.send(from, Message::Nack { ballot, promised });
        }
    }

    /// Where the choice is known, nothing is left to promise or to accept.
    fn tell(&self, from: NodeId, out: &mut Output<Self>) -> bool {
        let Some(Proposal { ballot, value }) = self.chosen.clone() else { return false };
        let tells = out.enforces(&TELL_PROPOSERS);
        if tells {
            out.send(from, Message::Chosen { ballot, value });
        }
        tells
    }
}
