//! Who leads, and since when nobody does (PMMC §3).

use core::ops::Range;

use protocol::{NodeId, Output, Reply, Slot, Time};

use crate::durable::Ballot;
use crate::info::{ELECTION, HEARTBEAT};
use crate::message::{Message, Timer};
use crate::node::{MultiPaxos, Role};
use crate::rules::{BACK_OFF, CATCH_UP, OLD_MASTER, THIS_REFUSAL};
use crate::{info, rules};

/// Waits double at most so often.
const DOUBLINGS: u32 = 4;

impl MultiPaxos {
    /// Starts the wait for a leader afresh.
    pub(crate) fn await_leader(&self, out: &mut Output<Self>) {
        let Range { start, end } = self.config.range(&ELECTION);
        let after = if !self.config.is_enforced(&BACK_OFF) {
            start..Time(start.0 + 1)
        } else {
            let times = 1 << self.failures.min(DOUBLINGS);
            Time(start.0.saturating_mul(times))..Time(end.0.saturating_mul(times))
        };
        out.set_timer(Timer::Election, after);
    }

    /// Who accepts nothing never leads; but it may be an acceptor by a change that it has not heard
    /// of, and asks.
    pub(crate) fn on_election_timeout(&mut self, out: &mut Output<Self>) {
        if matches!(self.role, Role::Leading(_)) {
            return;
        }
        if !self.is_acceptor() {
            if out.enforces(&CATCH_UP) {
                for peer in self.config.peers() {
                    out.send(peer, Message::Fetch { from: self.slot_out() });
                }
            }
            self.await_leader(out);
            return;
        }
        self.failures += u32::from(matches!(self.role, Role::Preparing(_)));
        self.prepare(out);
    }

    /// Leads and prepares no longer, and follows `leader` if it is known.
    pub(crate) fn follow(&mut self, leader: Option<Ballot>, out: &mut Output<Self>) {
        if !matches!(self.role, Role::Follower { .. }) {
            out.cancel_timer(Timer::Heartbeat);
        }
        self.role = Role::Follower { leader };
        let known = leader.map(|ballot| ballot.proposer);
        self.waiting.clear();
        let queued = self.requests.drain(..).map(|request| request.id);
        for id in queued.chain(self.changing.drain(..).map(|(id, _)| id)) {
            out.reply(id, Reply::Redirect(known));
        }
        self.await_leader(out);
    }

    /// The own acceptor has promised to `ballot`: a lower one of this node cannot succeed with it,
    /// and whoever runs the higher one gets time.
    pub(crate) fn yield_to(&mut self, ballot: Ballot, out: &mut Output<Self>) {
        self.heard = self.heard.max(ballot.round);
        let own = self.own_ballot();
        if own.is_some_and(|own| own < ballot) {
            self.follow(None, out);
        } else if own.is_none() {
            self.await_leader(out);
        }
    }

    /// The ballot that this node prepares or leads.
    pub(crate) const fn own_ballot(&self) -> Option<Ballot> {
        match &self.role {
            Role::Follower { .. } => None,
            Role::Preparing(scout) => Some(scout.ballot),
            Role::Leading(leading) => Some(leading.ballot),
        }
    }

    /// The leader of `ballot` is alive. Says whether this node follows it.
    pub(crate) fn hear_leader(&mut self, ballot: Ballot, out: &mut Output<Self>) {
        self.heard = self.heard.max(ballot.round);
        match &self.role {
            Role::Follower { leader } if *leader == Some(ballot) => self.await_leader(out),
            Role::Follower { leader } if *leader > Some(ballot) => {}
            Role::Follower { .. } => self.follow(Some(ballot), out),
            _ if self.own_ballot() < Some(ballot) => self.follow(Some(ballot), out),
            _ => {}
        }
    }

    /// A ballot of this node met a higher one: gives it up until it suspects the other leader.
    pub(crate) fn on_preempted(
        &mut self,
        ballot: Ballot,
        promised: Ballot,
        out: &mut Output<Self>,
    ) {
        self.heard = self.heard.max(promised.round);
        let runs = self.own_ballot();
        if runs.is_none() || (runs != Some(ballot) && out.enforces(&THIS_REFUSAL)) {
            return;
        }
        if out.enforces(&BACK_OFF) {
            self.failures += 1;
            self.follow(None, out);
        } else {
            self.prepare(out);
        }
    }

    pub(crate) fn on_heartbeat_due(&mut self, out: &mut Output<Self>) {
        if let Role::Preparing(_) = self.role {
            return self.ask_again(out);
        }
        if !matches!(self.role, Role::Leading(_)) || !out.enforces(&rules::HEARTBEAT) {
            return;
        }
        self.beat(out);
        self.resend(out);
        out.set_timer(Timer::Heartbeat, self.config.time(&HEARTBEAT));
    }

    /// Every node hears it, also those that accept nothing: all of them learn.
    pub(crate) fn beat(&mut self, out: &mut Output<Self>) {
        let chosen = self.machine.applied();
        let (beat, era) = (self.ask_for_lease(out), self.era_asked_about());
        let Role::Leading(leading) = &self.role else { return };
        out.broadcast(&Message::Heartbeat { ballot: leading.ballot, chosen, beat, era });
    }

    pub(crate) fn on_heartbeat(
        &mut self,
        from: NodeId,
        ballot: Ballot,
        chosen: Slot,
        beat: u64,
        out: &mut Output<Self>,
    ) {
        if let Some(promised) = self.disk.promised.filter(|promised| ballot < *promised)
            && out.enforces(&OLD_MASTER)
        {
            self.refuse(from, ballot, promised, out);
            return;
        }
        self.failures = self.failures.saturating_sub(1);
        self.hear_leader(ballot, out);
        if self.config.flag(&info::LEASE) {
            self.grant_lease(from, ballot, beat, out);
        }
        self.learn_chosen(ballot, chosen, out);
        if self.machine.applied() < chosen && out.enforces(&CATCH_UP) {
            out.send(from, Message::Fetch { from: self.slot_out() });
        }
    }
}
