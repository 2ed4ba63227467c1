//! CheckQuorum (dissertation §6.2): a leader whom no majority answers makes room for another.

use protocol::Output;

use crate::info::CHECK_QUORUM;
use crate::message::Timer;
use crate::replica::{Raft, Role};
use crate::rules;

impl Raft {
    /// Gives the followers an election timeout to answer.
    pub(crate) fn await_quorum(&self, out: &mut Output<Self>) {
        if self.config.flag(&CHECK_QUORUM) {
            out.set_timer(Timer::Quorum, self.minimum_election_timeout());
        }
    }

    pub(crate) fn cease_quorum_checks(&self, out: &mut Output<Self>) {
        if self.config.flag(&CHECK_QUORUM) {
            out.cancel_timer(Timer::Quorum);
        }
    }

    /// Steps down in its term, or counts afresh.
    pub(crate) fn on_quorum_due(&mut self, out: &mut Output<Self>) {
        let (me, members) = (self.config.me(), self.members());
        if let Role::Recovering(recovery) = &mut self.role {
            let heard = core::mem::take(&mut recovery.heard);
            let answered = members.agrees(|node| node == me || heard.contains(&node));
            if !answered && out.enforces(&rules::CHECK_QUORUM) {
                self.follow(None, out);
            } else {
                self.await_quorum(out);
            }
            return;
        }
        let Role::Leader(leadership) = &mut self.role else { return };
        let active = |node| {
            leadership.followers.iter().any(|follower| follower.node == node && follower.active)
        };
        let answered = members.agrees(|node| node == me || active(node));
        for follower in &mut leadership.followers {
            follower.active = false;
        }
        if !answered && out.enforces(&rules::CHECK_QUORUM) {
            self.follow(None, out);
            return;
        }
        self.await_quorum(out);
    }
}
