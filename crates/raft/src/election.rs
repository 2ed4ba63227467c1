//! Leader election (Raft §5.2, §5.4.1).

use alloc::vec;
use alloc::vec::Vec;

use protocol::{NodeId, Output, Slot};

use crate::Term;
use crate::info::{ELECTION, PREVOTE};
use crate::message::{Message, Timer};
use crate::replica::{Raft, Role};
use crate::rules::{
    DISTINCT_VOTES, MAJORITY_VOTE, ONE_VOTE, RANDOM_TIMEOUT, STALE_TERM, THIS_ELECTION,
    TIMER_RESET, UP_TO_DATE,
};

impl Raft {
    /// Starts the election timer afresh. Who has no vote never stands for election.
    pub(crate) fn await_leader(&self, out: &mut Output<Self>) {
        if self.config.members().contains(&self.config.me()) {
            let mut after = self.config.range(&ELECTION);
            if !self.config.upholds(&RANDOM_TIMEOUT) {
                after.end = after.start + protocol::Time::micros(1);
            }
            out.set_timer(Timer::Election, after);
        }
    }

    pub(crate) fn on_election_timeout(&mut self, out: &mut Output<Self>) {
        match self.role {
            Role::Leader { .. } => {}
            _ if self.config.flag(&PREVOTE) => self.canvass(out),
            _ => self.campaign(out),
        }
    }

    pub(crate) fn campaign(&mut self, out: &mut Output<Self>) {
        let me = self.config.me();
        self.disk.write(out, |disk| {
            disk.term = disk.term.next();
            disk.voted_for = Some(me);
        });
        self.role = Role::Candidate { granted: vec![me], denied: Vec::new() };
        // Every timer is drawn so; it matters, and is cited, where an election begins.
        let _ = out.upholds(&RANDOM_TIMEOUT);
        self.await_leader(out);
        for peer in self.config.peers() {
            out.send(
                peer,
                Message::Vote {
                    term: self.disk.term,
                    last_index: self.disk.last_index(),
                    last_term: self.disk.last_term(),
                },
            );
        }
        self.count_votes(out);
    }

    /// The new term and the vote are one write.
    pub(crate) fn on_vote(
        &mut self,
        candidate: NodeId,
        term: Term,
        last: (Term, Slot),
        out: &mut Output<Self>,
    ) {
        if term < self.disk.term && out.upholds(&STALE_TERM) {
            out.send(candidate, Message::Denied { term: self.disk.term });
            return;
        }
        if self.sticks_to_its_leader(out) {
            return;
        }
        let risen = self.steps_down_for(term, out);
        let vote = if risen { None } else { self.disk.voted_for };
        let free = vote.is_none_or(|voted| voted == candidate);
        let granted = out.demands(&ONE_VOTE, free) && self.finds_up_to_date(last, out);

        let vote = if granted { Some(candidate) } else { vote };
        if risen || vote != self.disk.voted_for {
            self.disk.write(out, |disk| {
                disk.voted_for = vote;
                if risen {
                    disk.term = term;
                }
            });
        }
        if granted || !out.upholds(&TIMER_RESET) {
            self.await_leader(out);
        }
        let term = self.disk.term;
        let answer = if granted { Message::Granted { term } } else { Message::Denied { term } };
        out.send(candidate, answer);
    }

    /// Whether a log that ends with `last` is at least as up-to-date as this server's.
    pub(crate) fn finds_up_to_date(&self, last: (Term, Slot), out: &mut Output<Self>) -> bool {
        out.demands(&UP_TO_DATE, last >= (self.disk.last_term(), self.disk.last_index()))
    }

    pub(crate) fn on_granted(&mut self, from: NodeId, term: Term, out: &mut Output<Self>) {
        self.observe(term, out);
        let Role::Candidate { granted, .. } = &mut self.role else { return };
        if term != self.disk.term && out.upholds(&THIS_ELECTION) {
            return;
        }
        if granted.contains(&from) && out.upholds(&DISTINCT_VOTES) {
            return;
        }
        granted.push(from);
        self.count_votes(out);
    }

    /// A majority of refusals ends a candidacy that can no longer succeed; the vote stays given.
    pub(crate) fn on_denied(&mut self, from: NodeId, term: Term, out: &mut Output<Self>) {
        self.observe(term, out);
        let Role::Candidate { denied, .. } = &mut self.role else { return };
        if term != self.disk.term || denied.contains(&from) {
            return;
        }
        denied.push(from);
        if denied.len() >= self.config.majority() {
            self.follow(None, out);
        }
    }

    fn count_votes(&mut self, out: &mut Output<Self>) {
        let Role::Candidate { granted, .. } = &self.role else { return };
        if granted.len() < self.config.majority() && out.upholds(&MAJORITY_VOTE) {
            return;
        }
        self.lead(out);
    }
}
