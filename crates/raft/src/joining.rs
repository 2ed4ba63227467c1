//! Catching up before voting (dissertation §4.2.1): a new server gets the log in rounds, and its
//! vote only once a round was short.

use protocol::{NodeId, Output, Reply, Request, Slot};

use alloc::rc::Rc;

use crate::Term;
use crate::election::Occasion;
use crate::message::Timer;
use crate::progress::Progress;
use crate::replica::{Raft, Role};
use crate::rules::CATCH_UP;

/// How many rounds a new server may take.
const ROUNDS: u32 = 10;

/// A server that will get a vote.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Joining {
    /// Which.
    pub node: NodeId,
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
    /// Whether a new server must catch up first. If so, it begins to.
    pub(crate) fn catches_up_first(
        &mut self,
        node: NodeId,
        request: &Request,
        out: &mut Output<Self>,
    ) -> bool {
        let last = self.disk.last_index();
        let Role::Leader(leadership) = &mut self.role else { return false };
        let known = leadership.follower(node);
        if known.is_some_and(|follower| follower.matched == last) || !out.upholds(&CATCH_UP) {
            return false;
        }
        let request = Rc::new(request.clone());
        self.begin_round(Joining { node, request, target: last, round: 1, slow: false }, out);
        true
    }

    fn begin_round(&mut self, joining: Joining, out: &mut Output<Self>) {
        let (node, last) = (joining.node, self.disk.last_index());
        let patience = self.minimum_election_timeout();
        let Role::Leader(leadership) = &mut self.role else { return };
        leadership.joining = Some(joining);
        if leadership.follower(node).is_none() {
            let at = leadership.followers.partition_point(|follower| follower.node < node);
            leadership.followers.insert(at, Progress::new(node, last.next()));
            self.each_follower(|follower, sending| {
                if follower.node == node {
                    sending.probe(follower, &mut None, out);
                }
            });
        }
        out.set_timer(Timer::Round, patience);
    }

    /// Whether `term` is a higher one, and that of the server which is catching up: it was a member
    /// once, say, did not hear of its removal, and has been standing for election ever since. No
    /// entry of a lower term reaches it, so the leader lets itself be elected above that term, and
    /// goes on.
    pub(crate) fn rises_above(&mut self, node: NodeId, term: Term, out: &mut Output<Self>) -> bool {
        let risen = term > self.disk.term;
        let Role::Leader(leadership) = &mut self.role else { return false };
        let Some(joining) = leadership.joining.take_if(|it| risen && it.node == node) else {
            return false;
        };
        out.cancel_timer(Timer::Round);
        self.observe(term, out);
        if self.configurations.may_stand(self.config.me()) {
            self.campaign(Occasion::HigherTerm(joining), out);
        }
        true
    }

    /// The same leader was elected again, for the sake of the server that is catching up.
    pub(crate) fn catch_up_further(&mut self, joining: Joining, out: &mut Output<Self>) {
        let target = self.disk.last_index();
        if joining.round < ROUNDS {
            let round = joining.round + 1;
            self.begin_round(Joining { target, round, slow: false, ..joining }, out);
        } else {
            out.reply(joining.request.id, Reply::Refused(&CATCH_UP));
        }
    }

    /// A follower has come further. If it is the one that is joining and the round is over, either
    /// the next begins or it gets its vote.
    pub(crate) fn on_caught_up(&mut self, node: NodeId, out: &mut Output<Self>) {
        self.call_target(out);
        let patience = self.minimum_election_timeout();
        let last = self.disk.last_index();
        let Role::Leader(leadership) = &mut self.role else { return };
        let Some(joining) = leadership.joining.as_mut().filter(|it| it.node == node) else {
            return;
        };
        let known = leadership.followers.iter().find(|follower| follower.node == node);
        if known.is_none_or(|follower| follower.matched < joining.target) {
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

    /// The round has taken too long. After ten such the server is given up: it is too slow, or it
    /// is not there.
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
            out.reply(joining.request.id, Reply::Refused(&CATCH_UP));
            self.reform(out);
        }
    }
}
