//! Log replication, seen by the leader (Raft §5.3, §5.4.2).

use alloc::rc::Rc;
use core::mem;

use protocol::{Command, NodeId, Output, Slot};

use crate::Term;
use crate::durable::Entry;
use crate::election::Occasion;
use crate::info::heartbeat_every;
use crate::leadership::Leadership;
use crate::membership::Membership;
use crate::message::Timer;
use crate::progress::Refusal;
use crate::replica::{Raft, Role};
use crate::rules::{
    self, BACK_UP, COMMIT_MAJORITY, LEARNERS, LOST_LOG, NOOP, OWN_TERM, REMOVED_LEADER,
    STALE_REFUSAL, THIS_TERM,
};

impl Raft {
    /// Takes up office: claims the term with a no-op, to which each follower's log is compared.
    pub(crate) fn lead(&mut self, out: &mut Output<Self>) {
        let (me, next) = (self.config.me(), self.disk.last_index().next());
        let others = self.members().all().into_iter().filter(|&node| node != me);
        let occasion = match &mut self.role {
            Role::Candidate { occasion, .. } => mem::take(occasion),
            Role::Recovering(recovery) => mem::take(&mut recovery.occasion),
            _ => Occasion::Silence,
        };
        self.role = Role::Leader(Leadership::over(others, next));
        out.cancel_timer(Timer::Election);
        self.await_quorum(out);
        out.set_timer(Timer::Heartbeat, heartbeat_every(&self.config));
        if out.enforces(&NOOP) {
            self.store(Command::Noop, None, out);
        }
        if let Occasion::Call(request) = &occasion {
            self.store(Command::Request(Rc::clone(request)), None, out);
        }
        self.renew_lease(out);
        let mut shared = None;
        self.each_follower(|follower, sending| sending.probe(follower, &mut shared, out));
        self.commit_alone(out);
        if let Occasion::HigherTerm(joining) = occasion {
            self.catch_up_further(joining, out);
        }
    }

    /// Appends a command of the own term to the own log.
    pub(crate) fn store(
        &mut self,
        command: Command,
        members: Option<Rc<Membership>>,
        out: &mut Output<Self>,
    ) {
        let reformed = members.clone();
        let slot = self
            .disk
            .write(out, |disk| disk.log.push(Entry { members, ..Entry::new(disk.term, command) }));
        if let Some(members) = reformed {
            self.configurations.append(slot, members);
            self.reform(out);
        }
    }

    /// A heartbeat is checked like any append, so whatever was lost shows in its answer.
    pub(crate) fn on_heartbeat_due(&mut self, out: &mut Output<Self>) {
        if !matches!(self.role, Role::Leader(_)) {
            self.fetch_again(out);
            return;
        }
        if !out.enforces(&rules::HEARTBEAT) {
            return;
        }
        self.renew_lease(out);
        self.beat(out);
        out.set_timer(Timer::Heartbeat, heartbeat_every(&self.config));
    }

    pub(crate) fn beat(&mut self, out: &mut Output<Self>) {
        let nothing: Rc<[Entry]> = Rc::from([]);
        self.each_follower(|follower, sending| sending.heartbeat(follower, &nothing, out));
    }

    /// Sends every follower what it may have. Those that are equally far share the entries.
    pub(crate) fn replicate(&mut self, out: &mut Output<Self>) {
        let mut shared = None;
        self.each_follower(|follower, sending| sending.pipeline(follower, &mut shared, out));
    }

    /// The same for one of them.
    fn replicate_to(&mut self, node: NodeId, out: &mut Output<Self>) {
        self.each_follower(|follower, sending| {
            if follower.node == node {
                sending.pipeline(follower, &mut None, out);
            }
        });
    }

    pub(crate) fn on_append_ok(
        &mut self,
        from: NodeId,
        term: Term,
        matched: Slot,
        round: u64,
        out: &mut Output<Self>,
    ) {
        self.observe(term, out);
        let Role::Leader(leadership) = &mut self.role else { return };
        if term != self.disk.term && out.enforces(&THIS_TERM) {
            return;
        }
        leadership.hear(from);
        let matched = matched.min(self.disk.last_index());
        let Some(follower) = leadership.follower(from) else { return };
        follower.active = true;
        follower.round = follower.round.max(round);
        if follower.acknowledge(matched) {
            self.advance_commit(matched, out);
            self.on_caught_up(from, out);
        }
        self.replicate_to(from, out);
        self.confirm_reads(out);
    }

    /// The follower's hint skips its entries of later terms, and the leader skips its own, so that
    /// each refusal passes a whole term (Raft §5.3, the optimisation at its end). The leader sends
    /// again at once only what begins earlier than before; anything else waits for the heartbeat.
    pub(crate) fn on_append_no(
        &mut self,
        from: NodeId,
        term: Term,
        rejected: Slot,
        (hint, hint_term): (Slot, Term),
        round: u64,
        out: &mut Output<Self>,
    ) {
        if self.rises_above(from, term, out) {
            return;
        }
        self.observe(term, out);
        let Role::Leader(leadership) = &mut self.role else { return };
        if term != self.disk.term && out.enforces(&THIS_TERM) {
            return;
        }
        leadership.hear(from);
        let Some(follower) = leadership.follower(from) else { return };
        follower.active = true;
        follower.round = follower.round.max(round);
        let ignored = match follower.weigh(rejected) {
            Refusal::News => false,
            Refusal::Overtaken => out.enforces(&STALE_REFUSAL),
            Refusal::OfLostLog => !out.enforces(&LOST_LOG),
        };
        if !ignored && out.enforces(&BACK_UP) {
            let hint = self.disk.latest_not_after(hint, hint_term);
            if follower.back_up(rejected, hint) {
                self.each_follower(|follower, sending| {
                    if follower.node == from {
                        sending.probe(follower, &mut None, out);
                    }
                });
            }
        }
        self.confirm_reads(out);
    }

    /// Where the leader alone is a majority, what it stores is committed.
    pub(crate) fn commit_alone(&mut self, out: &mut Output<Self>) {
        let me = self.config.me();
        if self.members().agrees(|node| node == me) {
            self.advance_commit(self.disk.last_index(), out);
        }
    }

    /// A log now agrees with the leader's up to `reached`: commits what a majority stores.
    ///
    /// The leader counts its own log although the disk may still be writing: the decision that
    /// follows waits behind that write.
    fn advance_commit(&mut self, reached: Slot, out: &mut Output<Self>) {
        if reached <= self.commit_index {
            return;
        }
        let mut commit = self.stored_on_majority(out);
        if commit < reached && !out.enforces(&COMMIT_MAJORITY) {
            commit = reached;
        }
        if commit <= self.commit_index {
            return;
        }
        let older = self.disk.term_at(commit) != Some(self.disk.term);
        if older && out.enforces(&OWN_TERM) {
            return;
        }
        self.commit_to(commit, out);
    }

    /// The last index that a majority is known to store. Only voters count, and a leader that is
    /// being removed is none.
    fn stored_on_majority(&self, out: &mut Output<Self>) -> Slot {
        let Role::Leader(leadership) = &self.role else { return Slot(0) };
        let (me, last) = (self.config.me(), self.disk.last_index());
        let members = self.members();
        let stored = leadership.reached(&members, (me, last), |follower| follower.matched);
        // What would be stored if others counted as well; asked only where there are such.
        let with = |extra: &dyn Fn(NodeId) -> bool| {
            let known =
                leadership.followers.iter().map(|follower| (follower.node, follower.matched));
            let all: alloc::vec::Vec<_> = known.chain([(me, last)]).collect();
            let enough = |index: Slot| {
                members.halves().all(|half| {
                    let counts = |node| half.contains(&node) || extra(node);
                    let have = all.iter().filter(|&&(node, at)| counts(node) && at >= index);
                    have.count() >= crate::membership::majority(half)
                })
            };
            all.iter().map(|&(_, at)| at).filter(|&at| enough(at)).max().unwrap_or_default()
        };
        if !members.is_voter(me) {
            let counted = with(&|node| node == me);
            if counted > stored && !out.enforces(&REMOVED_LEADER) {
                return counted;
            }
        }
        if !members.learners.is_empty() {
            let counted = with(&|node| members.is_learner(node));
            if counted > stored && !out.enforces(&LEARNERS) {
                return counted;
            }
        }
        stored
    }
}
