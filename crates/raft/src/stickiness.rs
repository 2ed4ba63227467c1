//! Whether a leader was heard of late (dissertation §4.2.3): who has one looks for no other.

use core::ops::Range;

use protocol::{Output, Time};

use crate::info::{LEASE_READS, PREVOTE, STICKY, election_timeout};
use crate::message::Timer;
use crate::replica::{Raft, Role};
use crate::rules::{self, TRANSFER_DISRUPTS};

impl Raft {
    /// A server that starts cannot know whether it heard from a leader just before it stopped.
    pub(crate) fn keep_still(&mut self, out: &mut Output<Self>) {
        if self.sticks() {
            self.hear_leader(out);
        }
    }

    /// From now on for the minimum election timeout, this server counts as led.
    pub(crate) fn hear_leader(&mut self, out: &mut Output<Self>) {
        if !self.sticks() && !self.config.flag(&PREVOTE) {
            return;
        }
        if let Role::Follower { heard, .. } = &mut self.role {
            *heard = true;
            out.set_timer(Timer::Silence, self.minimum_election_timeout());
        }
    }

    pub(crate) fn on_silence(&mut self) {
        if let Role::Follower { heard, .. } = &mut self.role {
            *heard = false;
        }
    }

    /// Whether a leader was heard within the minimum election timeout. A leader hears itself.
    pub(crate) fn hears_leader(&self) -> bool {
        match self.role {
            Role::Follower { heard, .. } => heard,
            Role::PreCandidate { .. } | Role::Candidate { .. } => false,
            Role::Recovering(_) | Role::Leader(_) => true,
        }
    }

    /// Whether servers are loyal. They must be where a leader trusts its lease, and where members
    /// change: whoever was removed and does not know it stands for election again and again.
    fn sticks(&self) -> bool {
        self.config.flag(&STICKY)
            || self.config.flag(&LEASE_READS)
            || self.configurations.have_changed()
    }

    /// Whether a request for the vote is to be ignored, with its term. One that the leader itself
    /// has asked for (`transfer`) is not.
    pub(crate) fn sticks_to_its_leader(&self, transfer: bool, out: &mut Output<Self>) -> bool {
        let loyal = self.sticks() && self.hears_leader();
        loyal && !(transfer && out.enforces(&TRANSFER_DISRUPTS)) && out.enforces(&rules::STICKY)
    }

    /// No election timer fires sooner after a leader was heard.
    pub(crate) fn minimum_election_timeout(&self) -> Range<Time> {
        let least = election_timeout(&self.config).start;
        least..Time(least.0 + 1)
    }
}
