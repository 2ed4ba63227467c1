//! Catching up before voting (dissertation §4.2.1): new servers get the log in rounds, and their
//! votes only once a round was short.

use alloc::rc::Rc;
use alloc::vec::Vec;

use protocol::{NodeId, Output, Request, Slot};

use crate::Term;
use crate::election::Occasion;
use crate::message::Timer;
use crate::replica::{Raft, Role};
use crate::rules::CATCH_UP;

/// How many rounds new servers may take.
const ROUNDS: u32 = 10;

/// Servers that will get a vote.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Joining {
    /// Which, in order.
    pub nodes: Vec<NodeId>,
    /// What the administrator asked for.
    pub(crate) request: Rc<Request>,
    /// The end of the leader's log when this round began.
    pub target: Slot,
    /// Which round this is, from 1.
    pub round: u32,
    /// Whether this round has taken longer than the minimum election timeout.
    pub slow: bool,
}

impl Raft {
    /// Whether new voters must catch up first. If so, they begin to.
    pub(crate) fn catch_up_first(
        &mut self,
        nodes: Vec<NodeId>,
        request: &Request,
        out: &mut Output<Self>,
    ) -> bool {
        let (me, last) = (self.config.me(), self.disk.last_index());
        let Role::Leader(leadership) = &mut self.role else { return false };
        let mut caught_up = |node: NodeId| {
            node == me || leadership.follower(node).is_some_and(|it| it.matched == last)
        };
        if nodes.iter().all(|&node| caught_up(node)) || !out.enforces(&CATCH_UP) {
            return false;
        }
        let request = Rc::new(request.clone());
        self.begin_round(Joining { nodes, request, target: last, round: 1, slow: false }, out);
        true
    }

    fn begin_round(&mut self, joining: Joining, out: &mut Output<Self>) {
        let (me, next) = (self.config.me(), self.disk.last_index().next());
        let patience = self.minimum_election_timeout();
        let Role::Leader(leadership) = &mut self.role else { return };
        let known = |node: &NodeId| leadership.followers.iter().any(|it| it.node == *node);
        let others = joining.nodes.iter().copied().filter(|&node| node != me);
        let new: Vec<_> = others.filter(|node| !known(node)).collect();
        for &node in &new {
            leadership.meet(node, next);
        }
        leadership.joining = Some(joining);
        self.each_follower(|follower, sending| {
            if new.contains(&follower.node) {
                sending.probe(follower, &mut None, out);
            }
        });
        out.set_timer(Timer::Round, patience);
    }

    /// Whether `term` is a higher one, and that of a server which is catching up: it was a member
    /// once, say, did not hear of its removal, and has been standing for election ever since. No
    /// entry of a lower term reaches it, so the leader lets itself be elected above that term, and
    /// goes on.
    pub(crate) fn rises_above(&mut self, node: NodeId, term: Term, out: &mut Output<Self>) -> bool {
        let risen = term > self.disk.term;
        let Role::Leader(leadership) = &mut self.role else { return false };
        let joining = &mut leadership.joining;
        let Some(joining) = joining.take_if(|it| risen && it.nodes.contains(&node)) else {
            return false;
        };
        out.cancel_timer(Timer::Round);
        self.observe(term, out);
        if self.configurations.may_stand(self.config.me()) {
            self.campaign(Occasion::HigherTerm(joining), out);
        }
        true
    }

    /// The same leader was elected again, for the sake of the servers that are catching up.
    pub(crate) fn catch_up_further(&mut self, joining: Joining, out: &mut Output<Self>) {
        let target = self.disk.last_index();
        if joining.round < ROUNDS {
            let round = joining.round + 1;
            self.begin_round(Joining { target, round, slow: false, ..joining }, out);
        } else {
            self.refuse_change(&joining.request, &CATCH_UP, out);
        }
    }

    /// A follower has come further. If that ends the round of those that are joining, either the
    /// next begins or they get their votes.
    pub(crate) fn on_caught_up(&mut self, node: NodeId, out: &mut Output<Self>) {
        self.call_target(out);
        let patience = self.minimum_election_timeout();
        let (me, last) = (self.config.me(), self.disk.last_index());
        let Role::Leader(leadership) = &mut self.role else { return };
        let Some(joining) = leadership.joining.as_mut().filter(|it| it.nodes.contains(&node))
        else {
            return;
        };
        let followers = &leadership.followers;
        let reached = |&node: &NodeId| {
            let known = followers.iter().find(|follower| follower.node == node);
            node == me || known.is_some_and(|follower| follower.matched >= joining.target)
        };
        if !joining.nodes.iter().all(reached) {
            return;
        }
        if joining.slow {
            (joining.target, joining.slow) = (last, false);
            joining.round += 1;
            out.set_timer(Timer::Round, patience);
            return;
        }
        out.cancel_timer(Timer::Round);
        if let Some(joining) = leadership.joining.take() {
            self.change_members(&joining.request, out);
        }
    }

    /// The round has taken too long. After ten such the servers are given up: one of them is too
    /// slow, or not there.
    pub(crate) fn on_round_due(&mut self, out: &mut Output<Self>) {
        let patience = self.minimum_election_timeout();
        let Role::Leader(leadership) = &mut self.role else { return };
        let Some(joining) = &mut leadership.joining else { return };
        if joining.slow {
            joining.round += 1;
        }
        joining.slow = true;
        if joining.round < ROUNDS {
            out.set_timer(Timer::Round, patience);
        } else if let Some(joining) = leadership.joining.take() {
            self.refuse_change(&joining.request, &CATCH_UP, out);
            self.reform(out);
        }
    }
}
