//! Master leases: reads without a slot (PML §5.2, PMMC §4.5).
//!
//! A node that hears a heartbeat promises to nobody else for a while. The leader trusts what a
//! heartbeat gained for nine tenths of that time, counted from when the heartbeat left: so its trust
//! ends before any grant does, as long as clocks run at nearly the same rate.

use alloc::vec::Vec;
use core::ops::Range;

use protocol::{NodeId, Output, Time};

use crate::durable::Ballot;
use crate::info::{ELECTION, LEASE};
use crate::membership::{Quorums, count};
use crate::message::{Message, Timer};
use crate::node::{MultiPaxos, Role};
use crate::rules::{LEASE_CAUGHT_UP, LEASE_EXPIRES, LEASE_QUORUM, LEASE_RESTART, OWN_GRANTS};

/// So many heartbeats may hold a lease at a time; the oldest is given up for the next.
const BEATS: u64 = 8;

/// A heartbeat whose lease has not run out.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Beat {
    /// The number of the heartbeat.
    pub number: u64,
    /// Who has granted it.
    pub granted: Vec<NodeId>,
}

impl MultiPaxos {
    /// How long a grant lasts.
    fn grant_time(&self) -> u64 {
        self.config.range(&ELECTION).start.0 / 3 * 2
    }

    /// The number of the next heartbeat, whose lease begins to run; 0 where there are no leases.
    pub(crate) fn ask_for_lease(&mut self, out: &mut Output<Self>) -> u64 {
        let trust = self.grant_time() / 10 * 9;
        let wanted = self.config.flag(&LEASE);
        let Role::Leading(leading) = &mut self.role else { return 0 };
        if wanted {
            leading.beat += 1;
            let number = leading.beat;
            leading.beats.retain(|beat| beat.number + BEATS > number);
            leading.beats.push(Beat { number, granted: Vec::new() });
            out.set_timer(Timer::Lease(around(number)), span(trust));
        }
        leading.beat
    }

    pub(crate) fn grant_lease(
        &mut self,
        from: NodeId,
        ballot: Ballot,
        beat: u64,
        out: &mut Output<Self>,
    ) {
        // Who restarts finds on its disk to whom it may have granted a lease.
        if self.disk.promised < Some(ballot) {
            self.disk.write(out, |disk| disk.promised = Some(ballot));
        }
        self.granted = Some(from);
        out.set_timer(Timer::Grant, span(self.grant_time()));
        out.send(from, Message::Grant { ballot, beat });
    }

    pub(crate) fn on_grant(
        &mut self,
        from: NodeId,
        ballot: Ballot,
        beat: u64,
        out: &mut Output<Self>,
    ) {
        let Role::Leading(leading) = &mut self.role else { return };
        if leading.ballot != ballot && out.enforces(&OWN_GRANTS) {
            return;
        }
        let asked = leading.beats.iter_mut().find(|known| known.number == beat);
        if let Some(asked) = asked.filter(|asked| !asked.granted.contains(&from)) {
            asked.granted.push(from);
        }
    }

    pub(crate) fn on_lease_over(&mut self, beat: u8, out: &mut Output<Self>) {
        let Role::Leading(leading) = &mut self.role else { return };
        let over = |known: &Beat| around(known.number) == beat;
        if leading.beats.iter().any(over) && out.enforces(&LEASE_EXPIRES) {
            leading.beats.retain(|known| !over(known));
        }
    }

    /// Whether this node may answer a read from its own state: no other can have decided anything
    /// that it has not performed.
    pub(crate) fn may_read(&self, out: &mut Output<Self>) -> bool {
        let Role::Leading(leading) = &self.role else { return false };
        let members = self.acceptors(self.slot_out());
        let needed = Quorums::of(members, &self.config).phase_2;
        let held = leading.beats.iter().any(|beat| count(&beat.granted, members) >= needed);
        let caught_up = self.machine.applied() >= leading.last;
        self.config.flag(&LEASE)
            && out.requires(&LEASE_QUORUM, held)
            && out.requires(&LEASE_CAUGHT_UP, caught_up)
    }

    /// What this node granted in an earlier life may still be trusted.
    pub(crate) fn wait_out_forgotten_grant(&mut self, out: &mut Output<Self>) {
        if let Some(promised) = self.disk.promised
            && self.config.flag(&LEASE)
            && out.enforces(&LEASE_RESTART)
        {
            self.granted = Some(promised.proposer);
            out.set_timer(Timer::Grant, span(self.grant_time()));
        }
    }
}

fn around(beat: u64) -> u8 {
    (beat % BEATS) as u8
}

/// Exactly that time.
const fn span(micros: u64) -> Range<Time> {
    Time(micros)..Time(micros + 1)
}
