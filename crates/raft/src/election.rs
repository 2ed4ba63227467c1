//! Leader election (Raft §5.2, §5.4.1).

use alloc::rc::Rc;
use alloc::vec;
use alloc::vec::Vec;

use protocol::{NodeId, Output, Request, Slot};

use crate::Term;
use crate::info::{PREVOTE, election_timeout};
use crate::joining::Joining;
use crate::membership::majority;
use crate::message::{Message, Timer};
use crate::replica::{Raft, Role};
use crate::rules::{
    BOTH_MAJORITIES, DISTINCT_VOTES, MAJORITY_VOTE, ONE_VOTE, RANDOM_TIMEOUT, STALE_TERM,
    THIS_ELECTION, TIMER_RESET, UP_TO_DATE,
};

/// Why a server stands for election.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Occasion {
    /// It has heard from no leader.
    #[default]
    Silence,
    /// The leader lets it take over. The transfer is done if it comes to lead.
    Call(Rc<Request>),
    /// It led until now, and a server that is catching up has seen a higher term.
    HigherTerm(Joining),
}

impl Raft {
    /// Starts the election timer afresh. Who has no vote never stands for election, and only forgets
    /// its leader.
    pub(crate) fn await_leader(&self, out: &mut Output<Self>) {
        if self.configurations.may_stand(self.config.me()) || self.leader().is_some() {
            let mut after = election_timeout(&self.config);
            if !self.config.is_enforced(&RANDOM_TIMEOUT) {
                after.end = after.start + protocol::Time::micros(1);
            }
            out.set_timer(Timer::Election, after);
        }
    }

    pub(crate) fn on_election_timeout(&mut self, out: &mut Output<Self>) {
        match self.role {
            Role::Leader(_) | Role::Recovering(_) => {}
            _ if !self.configurations.may_stand(self.config.me()) => self.follow(None, out),
            _ if self.config.flag(&PREVOTE) => self.canvass(out),
            _ => self.campaign(Occasion::Silence, out),
        }
    }

    /// The voters beside this server, in whichever half.
    pub(crate) fn other_voters(&self) -> Vec<NodeId> {
        let (me, members) = (self.config.me(), self.members());
        members.all().into_iter().filter(|&node| node != me && members.is_voter(node)).collect()
    }

    /// Stands for election. The servers hear a request that their leader wants, although they hear
    /// the leader too.
    pub(crate) fn campaign(&mut self, occasion: Occasion, out: &mut Output<Self>) {
        let me = self.config.me();
        let transfer = occasion != Occasion::Silence;
        self.disk.write(out, |disk| {
            disk.term = disk.term.next();
            disk.voted_for = Some(me);
        });
        self.role = Role::Candidate { granted: vec![me], denied: Vec::new(), occasion };
        // Every timer is drawn so; it matters, and is cited, where an election begins.
        out.cite(&RANDOM_TIMEOUT);
        self.await_leader(out);
        for peer in self.other_voters() {
            out.send(
                peer,
                Message::Vote {
                    term: self.disk.term,
                    last_index: self.disk.last_index(),
                    last_term: self.disk.last_term(),
                    transfer,
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
        transfer: bool,
        out: &mut Output<Self>,
    ) {
        if term < self.disk.term && out.enforces(&STALE_TERM) {
            out.send(candidate, Message::Denied { term: self.disk.term });
            return;
        }
        if self.sticks_to_its_leader(transfer, out) {
            return;
        }
        let risen = self.steps_down_for(term, out);
        let vote = if risen { None } else { self.disk.voted_for };
        let free = vote.is_none_or(|voted| voted == candidate);
        let granted = out.requires(&ONE_VOTE, free) && self.finds_up_to_date(last, out);

        let vote = if granted { Some(candidate) } else { vote };
        if risen || vote != self.disk.voted_for {
            self.disk.write(out, |disk| {
                disk.voted_for = vote;
                if risen {
                    disk.term = term;
                }
            });
        }
        if granted || !out.enforces(&TIMER_RESET) {
            self.await_leader(out);
        }
        let term = self.disk.term;
        let answer = if granted { Message::Granted { term } } else { Message::Denied { term } };
        out.send(candidate, answer);
    }

    /// Whether a log that ends with `last` is at least as up-to-date as this server's.
    pub(crate) fn finds_up_to_date(&self, last: (Term, Slot), out: &mut Output<Self>) -> bool {
        out.requires(&UP_TO_DATE, last >= (self.disk.last_term(), self.disk.last_index()))
    }

    pub(crate) fn on_granted(&mut self, from: NodeId, term: Term, out: &mut Output<Self>) {
        self.observe(term, out);
        let Role::Candidate { granted, .. } = &mut self.role else { return };
        if term != self.disk.term && out.enforces(&THIS_ELECTION) {
            return;
        }
        if granted.contains(&from) && out.enforces(&DISTINCT_VOTES) {
            return;
        }
        granted.push(from);
        self.count_votes(out);
    }

    /// A majority of refusals ends a candidacy that can no longer succeed, as in etcd; the vote stays
    /// given. The paper (§5.2) lets it stand until its timer fires.
    pub(crate) fn on_denied(&mut self, from: NodeId, term: Term, out: &mut Output<Self>) {
        self.observe(term, out);
        let Role::Candidate { denied, .. } = &mut self.role else { return };
        if term != self.disk.term || denied.contains(&from) {
            return;
        }
        denied.push(from);
        let denied = denied.clone();
        if self.members().refuses(|node| denied.contains(&node)) {
            self.follow(None, out);
        }
    }

    fn count_votes(&mut self, out: &mut Output<Self>) {
        let Role::Candidate { granted, .. } = &self.role else { return };
        let votes = |node| granted.iter().filter(|&&voter| voter == node).count();
        if !self.wins_with(votes, out) && out.enforces(&MAJORITY_VOTE) {
            return;
        }
        self.take_office(out);
    }

    /// Whether these votes elect: a majority of each set of voters. A suspended rule lets the new
    /// set elect alone.
    fn wins_with(&self, votes: impl Fn(NodeId) -> usize, out: &mut Output<Self>) -> bool {
        let members = self.members();
        let of = |half: &[NodeId]| half.iter().map(|&node| votes(node)).sum::<usize>();
        members.halves().enumerate().all(|(at, half)| {
            let enough = of(half) >= majority(half);
            if at == 0 { enough } else { out.requires(&BOTH_MAJORITIES, enough) }
        })
    }
}
