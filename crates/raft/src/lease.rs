//! Leases (dissertation §6.4.1): a leader that a majority has just answered is the only one for a
//! while, and may answer reads by itself.
//!
//! A lease is a timer that is set when the question leaves, and counts from then on. It is a tenth
//! shorter than the minimum election timeout, during which who has heard from the leader votes for
//! nobody else: clocks may drift apart by so much, and no more.

use core::ops::Range;

use protocol::{Output, Time};

use crate::info::LEASE_READS;
use crate::message::Timer;
use crate::replica::{Raft, Role};
use crate::rules::{LEASE, LEASE_AFTER_CALL, LEASE_GIVEN_UP};

/// Two timers take turns: one for the lease that is held, one for that which is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Lease {
    /// The timer of the lease that is held.
    pub held: Option<Which>,
    /// The round whose answers would renew it, and the timer that was set as it left.
    pub asked: Option<(u64, Which)>,
}

/// One of the two timers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Which {
    /// The first, and every second after it.
    Odd,
    /// The others.
    Even,
}

impl Raft {
    /// Asks for a lease with what the leader is about to send, unless it waits for one already.
    pub(crate) fn renew_lease(&mut self, out: &mut Output<Self>) {
        let lasts = self.lease_lasts();
        let Role::Leader(leadership) = &mut self.role else { return };
        if !self.config.flag(&LEASE_READS) || leadership.lease.asked.is_some() {
            return;
        }
        let which = match leadership.lease.held {
            Some(Which::Odd) => Which::Even,
            _ => Which::Odd,
        };
        leadership.round += 1;
        leadership.lease.asked = Some((leadership.round, which));
        out.set_timer(Timer::Lease(which), lasts);
    }

    fn lease_lasts(&self) -> Range<Time> {
        let least = self.minimum_election_timeout().start.0;
        let lasts = least - least.div_ceil(10);
        Time(lasts)..Time(lasts + 1)
    }

    /// A majority has answered the round `answered`, and so everything that was sent before it.
    pub(crate) fn hold_lease(&mut self, answered: u64, out: &mut Output<Self>) {
        let Role::Leader(leadership) = &mut self.role else { return };
        let lease = &mut leadership.lease;
        if let Some((_, which)) = lease.asked.take_if(|(round, _)| *round <= answered)
            && let Some(old) = lease.held.replace(which)
        {
            out.cancel_timer(Timer::Lease(old));
        }
    }

    pub(crate) fn on_lease_over(&mut self, which: Which, out: &mut Output<Self>) {
        let Role::Leader(leadership) = &mut self.role else { return };
        let lease = &mut leadership.lease;
        lease.asked.take_if(|(_, asked)| *asked == which);
        if lease.held == Some(which) && out.enforces(&LEASE) {
            lease.held = None;
        }
    }

    /// Whether the leader may answer a read by itself. Whom it has called stands for election although
    /// others hear the leader, and may do so long after the transfer was given up.
    pub(crate) fn may_trust_lease(&self, out: &mut Output<Self>) -> bool {
        let Role::Leader(leadership) = &self.role else { return false };
        let calls = leadership.transfer.as_ref().is_some_and(|transfer| transfer.called);
        let has_called = !leadership.called.is_empty();
        leadership.lease.held.is_some()
            && self.knows_what_is_committed()
            && out.requires(&LEASE_GIVEN_UP, !calls)
            && out.requires(&LEASE_AFTER_CALL, calls || !has_called)
    }

    pub(crate) fn give_up_lease(&self, lease: Lease, out: &mut Output<Self>) {
        for which in lease.held.into_iter().chain(lease.asked.map(|(_, which)| which)) {
            out.cancel_timer(Timer::Lease(which));
        }
    }
}
