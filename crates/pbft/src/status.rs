//! Sending again: who waits too long says what it has, and others send what it lacks (TOCS, on retransmission).
//!
//! Nothing else is ever sent twice, so that a cluster without anything to do is silent.

use core::ops::Range;

use protocol::{NodeId, Output, Time};

use crate::info::{self, TIMEOUT};
use crate::message::{Message, Status, Timer};
use crate::replica::Pbft;
use crate::rules::{DOUBLING, PASS_ON_COMMITTED, SEND_AGAIN};
use crate::statement::{Phase, Sequence};

/// For so many numbers what is missing is sent again at a time.
const NUMBERS: u64 = 8;

/// Waits are doubled so often.
const DOUBLINGS: u32 = 4;

impl Pbft {
    /// Sets and stops timers as what the replica waits for has changed: the timer of requests runs
    /// for the one that has waited longest, and that of status begins anew when the replica has got
    /// anywhere.
    pub(crate) fn mind_timers(&mut self, progressed: bool, out: &mut Output<Self>) {
        if progressed {
            self.pleas = 0;
        }
        let longest = self.waiting.first().cloned();
        let waits = longest.is_some();
        let backup = self.is_active() && !self.leads();
        // Whoever asks for a later view would take this one, too, and may be alone there.
        let wanting = self.departures_from(self.disk.view).count();
        let heard = !self.is_active() && self.is_quorum(wanting, out);
        let failures = self.failures();
        let wanted = [
            (Timer::Request, backup && waits, self.timed != longest, &TIMEOUT, failures),
            (Timer::NewView, heard, false, &TIMEOUT, failures),
            (Timer::Status, waits || self.lacks_something(), progressed, &info::STATUS, self.pleas),
        ];
        self.timed = longest;
        for (timer, wanted, anew, option, failed) in wanted {
            let runs = self.running.contains(&timer);
            if wanted && (!runs || anew) {
                let suspects = failed > 0 && timer != Timer::Status;
                let doublings = if suspects && !out.enforces(&DOUBLING) { 0 } else { failed };
                out.set_timer(timer, doubled(self.config.time(option), doublings));
                if !runs {
                    self.running.push(timer);
                }
            } else if runs && !wanted {
                out.cancel_timer(timer);
                self.running.retain(|running| *running != timer);
            }
        }
    }

    /// How many views have failed since anything was executed.
    pub(crate) fn failures(&self) -> u32 {
        u32::try_from(self.disk.view.0.saturating_sub(self.useful.0)).unwrap_or(u32::MAX)
    }

    /// Whether others have shown that there is something which is missing here.
    fn lacks_something(&self) -> bool {
        let next = self.executed.next();
        !self.is_active()
            || self.wanted.is_some()
            || !self.early.is_empty()
            || self.disk.log.range(next..).next().is_some()
            || self.votes.range(next..).next().is_some()
    }

    pub(crate) fn on_status_due(&mut self, out: &mut Output<Self>) {
        self.pleas = self.pleas.saturating_add(1);
        if !out.enforces(&SEND_AGAIN) {
            return;
        }
        self.say_status(out);
        self.fetch(out);
    }

    /// Says to all others what it has; whoever waits for a view asks for it once more.
    pub(crate) fn say_status(&self, out: &mut Output<Self>) {
        let status = self.status();
        for peer in self.config.peers() {
            if let Some(departure) = &self.disk.departure {
                out.send(peer, Message::ViewChange(departure.clone()));
            }
            out.send(peer, Message::Status(status));
        }
    }

    fn status(&self) -> Status {
        Status {
            view: self.disk.view,
            active: self.is_active(),
            stable: self.low(),
            executed: self.executed,
        }
    }

    /// Sends what the other lacks.
    pub(crate) fn on_status(&mut self, from: NodeId, status: Status, out: &mut Output<Self>) {
        if from == self.config.me() || !out.enforces(&SEND_AGAIN) {
            return;
        }
        let view = self.disk.view;
        if status.view < view || status.view == view && !status.active {
            self.send_view(from, out);
        } else if status.view > view && status.active {
            out.send(from, Message::Status(self.status()));
        }
        if status.stable < self.low() {
            out.send(from, Message::Stable(self.disk.stable.proof.clone()));
        }
        for checkpoint in &self.checkpoints {
            let own = checkpoint.signer() == protocol::Signer::Node(self.config.me());
            if own && checkpoint.unverified().sequence > status.stable {
                out.send(from, Message::Checkpoint(checkpoint.clone()));
            }
        }
        self.send_committed(from, status.executed, out);
        if status.view == view && status.active && self.is_active() {
            self.send_numbers(from, status.executed.max(self.executed), out);
        }
    }

    /// What began the view, or the own wish for it.
    fn send_view(&self, to: NodeId, out: &mut Output<Self>) {
        if let Some(departure) = &self.disk.departure {
            out.send(to, Message::ViewChange(departure.clone()));
        } else if let Some(arrival) = &self.disk.arrival {
            out.send(to, Message::NewView(arrival.clone()));
        }
    }

    /// What proves that the numbers after this one are committed, as far as they are executed here.
    /// Votes would not do: the other may be in another view, or one of those whose votes it lacks.
    fn send_committed(&self, to: NodeId, after: Sequence, out: &mut Output<Self>) {
        for (sequence, proof) in self.proofs.range(after.next()..).take(NUMBERS as usize) {
            if *sequence > self.executed || !out.enforces(&PASS_ON_COMMITTED) {
                return;
            }
            out.send(to, Message::Committed(proof.clone()));
        }
    }

    /// The pre-prepares after a number, whoever signed them, and the own votes.
    fn send_numbers(&self, to: NodeId, after: Sequence, out: &mut Output<Self>) {
        let numbers = after.next()..Sequence(after.0.saturating_add(NUMBERS + 1));
        for (_, entry) in self.disk.log.range(numbers) {
            let Some(proposal) = &entry.proposal else { continue };
            let said = *proposal.vote.unverified();
            if said.view != self.disk.view {
                continue;
            }
            let (vote, batch) = (proposal.vote.clone(), proposal.batch.clone());
            out.send(to, Message::PrePrepare { vote, batch });
            if !self.leads() {
                out.send(to, Message::Prepare(self.config.sign(said.to(Phase::Prepare))));
            }
            if entry.prepared_in(said.view).is_some() {
                out.send(to, Message::Commit(self.config.sign(said.to(Phase::Commit))));
            }
        }
    }
}

/// A wait that was doubled so often. However short it is, time passes.
fn doubled(span: Range<Time>, times: u32) -> Range<Time> {
    let (by, start) = (1 << times.min(DOUBLINGS), span.start.0.max(1));
    Time(start * by)..Time(start * by + span.end.since(span.start).0)
}
