//! PreVote (dissertation §9.6): who could not win does not disturb.

use alloc::vec;
use alloc::vec::Vec;

use protocol::{NodeId, Output, Slot};

use crate::Term;
use crate::election::Occasion;
use crate::membership::Count;
use crate::message::Message;
use crate::replica::{Raft, Role};
use crate::rules::{LEADER_HEARD, ONE_VOTE, PRE_VOTE, STALE_TERM};

impl Raft {
    /// Asks every other member whether it would vote for this server in the next term. Neither the
    /// term nor the vote changes, so nothing is written.
    pub(crate) fn canvass(&mut self, out: &mut Output<Self>) {
        let me = self.config.me();
        self.role = Role::PreCandidate { granted: vec![me], denied: Vec::new() };
        self.await_leader(out);
        for peer in self.other_voters() {
            out.send(
                peer,
                Message::PreVote {
                    term: self.disk.term.next(),
                    last_index: self.disk.last_index(),
                    last_term: self.disk.last_term(),
                },
            );
        }
        self.count_pre_votes(out);
    }

    /// Answers as it would answer the request for the vote itself, but promises nothing: it may say
    /// yes to several.
    pub(crate) fn on_pre_vote(
        &self,
        asking: NodeId,
        term: Term,
        last: (Term, Slot),
        out: &mut Output<Self>,
    ) {
        let own = self.disk.term;
        let free = term > own || self.disk.voted_for.is_none_or(|voted| voted == asking);
        let granted = out.requires(&STALE_TERM, term >= own)
            && out.requires(&ONE_VOTE, free)
            && out.requires(&LEADER_HEARD, !self.hears_leader())
            && self.finds_up_to_date(last, out);
        let answer =
            if granted { Message::PreGranted { term } } else { Message::PreDenied { term: own } };
        out.send(asking, answer);
    }

    /// The term is that of the request, which nobody has begun: it is not adopted.
    pub(crate) fn on_pre_granted(&mut self, from: NodeId, term: Term, out: &mut Output<Self>) {
        let Role::PreCandidate { granted, .. } = &mut self.role else { return };
        if term == self.disk.term.next() && !granted.contains(&from) {
            granted.push(from);
            self.count_pre_votes(out);
        }
    }

    /// A majority of refusals ends the question; who asked waits for a leader again.
    pub(crate) fn on_pre_denied(&mut self, from: NodeId, term: Term, out: &mut Output<Self>) {
        self.observe(term, out);
        let Role::PreCandidate { denied, .. } = &mut self.role else { return };
        if denied.contains(&from) {
            return;
        }
        denied.push(from);
        if self.pre_votes() == Count::Lost {
            self.follow(None, out);
        }
    }

    fn count_pre_votes(&mut self, out: &mut Output<Self>) {
        if self.pre_votes() == Count::Won || !out.enforces(&PRE_VOTE) {
            self.campaign(Occasion::Silence, out);
        }
    }

    fn pre_votes(&self) -> Count {
        let Role::PreCandidate { granted, denied } = &self.role else { return Count::Pending };
        self.members().count(|node| {
            granted.contains(&node).then_some(true).or(denied.contains(&node).then_some(false))
        })
    }
}
