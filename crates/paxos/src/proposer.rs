//! The proposer (Paxos Made Simple §2.2, §2.4).

use alloc::vec::Vec;
use core::mem;
use core::ops::Range;

use protocol::{Answer, Command, NodeId, Output, Reply, Request, Slot, Time};

use crate::client::value_of;
use crate::durable::{Ballot, Proposal};
use crate::info::ROUND;
use crate::message::{Message, Timer};
use crate::replica::{Paxos, Proposer};
use crate::rules::{
    ADOPT_ACCEPTED, ADOPT_HIGHEST, BACK_OFF, DISTINCT_PROMISES, MAJORITY_PROMISES, ONE_VALUE,
    READ_ROUND, RETRY, THIS_BALLOT, THIS_REFUSAL, UNIQUE_BALLOT,
};

/// Waits double at most so often.
const DOUBLINGS: u32 = 4;

impl Paxos {
    /// Begins phase 1 of a higher ballot, if anybody wants to know the choice.
    pub(crate) fn prepare(&mut self, out: &mut Output<Self>) {
        if self.open.is_empty() && !self.curious {
            return;
        }
        let ballot = self.next_ballot(out);
        self.disk.write(out, |disk| disk.round = ballot.round);
        let (promises, asked) = (Vec::new(), self.open.len());
        self.proposer = Proposer::Preparing { ballot, promises, asked };
        if self.failures > 0 {
            // The wait is what the rule says in any case; after a failure it matters, and is cited.
            out.cite(&BACK_OFF);
        }
        self.wait(out);
        out.broadcast(&Message::Prepare { ballot });
    }

    /// The proposer goes by its own last round and by what others use. That its own acceptor has
    /// promised to it is another agent's business.
    fn next_ballot(&mut self, out: &mut Output<Self>) -> Ballot {
        let (me, first) = (self.config.me(), self.config.members()[0]);
        let others = self.disk.promised.filter(|promised| promised.proposer != me);
        self.heard = self.heard.max(others.map_or(self.heard, |ballot| ballot.round));
        let round = self.disk.round.max(self.heard).next();
        let proposer = if me != first && !out.enforces(&UNIQUE_BALLOT) { first } else { me };
        Ballot { round, proposer }
    }

    pub(crate) fn on_promise(
        &mut self,
        from: NodeId,
        ballot: Ballot,
        accepted: Option<Proposal>,
        out: &mut Output<Self>,
    ) {
        match &mut self.proposer {
            Proposer::Idle => {}
            Proposer::Preparing { ballot: current, promises, .. } => {
                if ballot != *current && out.enforces(&THIS_BALLOT) {
                    return;
                }
                let again = promises.iter().any(|(known, _)| *known == from);
                if again && out.enforces(&DISTINCT_PROMISES) {
                    return;
                }
                promises.push((from, accepted));
                if out.requires(&MAJORITY_PROMISES, promises.len() >= self.config.majority()) {
                    self.choose(out);
                }
            }
            Proposer::Proposing { proposal } => {
                let Some(late) = accepted.filter(|_| ballot == proposal.ballot) else { return };
                if late.value != proposal.value && !out.enforces(&ONE_VALUE) {
                    self.propose(Proposal { ballot, value: late.value }, out);
                }
            }
        }
    }

    /// A majority has promised: finds the value that may be proposed.
    fn choose(&mut self, out: &mut Output<Self>) {
        let Proposer::Preparing { ballot, promises, asked } =
            mem::replace(&mut self.proposer, Proposer::Idle)
        else {
            return;
        };
        let own = self.own_value(out);
        match (adopted(&promises, &own, out), own) {
            (Some(value), _) | (None, Some(value)) => {
                self.propose(Proposal { ballot, value }, out);
            }
            (None, None) => self.found_nothing(asked, out),
        }
    }

    /// The first request that carries a value.
    fn own_value(&self, out: &mut Output<Self>) -> Option<Command> {
        let writes = |request: &&Request| value_of(&request.operation).is_some();
        let own = self.open.iter().find(writes);
        let reader = self.open.first().filter(|_| own.is_none());
        let any = reader.filter(|_| !out.enforces(&READ_ROUND));
        own.or(any).cloned().map(Command::from)
    }

    /// A majority had accepted nothing when it promised, so nothing was chosen when the round
    /// began. Reads that came later need a round of their own.
    fn found_nothing(&mut self, asked: usize, out: &mut Output<Self>) {
        out.cancel_timer(Timer::Retry);
        (self.curious, self.failures) = (false, 0);
        for request in self.open.drain(..asked.min(self.open.len())) {
            let epoch = self.disk.round;
            let (answer, at) = (Answer::Found(None), Slot(0));
            out.reply(request.id, Reply::Done { answer, at, epoch, tentative: false });
        }
        self.prepare(out);
    }

    fn propose(&mut self, proposal: Proposal, out: &mut Output<Self>) {
        let Proposal { ballot, value } = proposal.clone();
        self.proposer = Proposer::Proposing { proposal };
        out.broadcast(&Message::Accept { ballot, value });
    }

    /// The ballot cannot succeed with this acceptor, and somebody else is at work: gives it up.
    pub(crate) fn on_nack(&mut self, ballot: Ballot, promised: Ballot, out: &mut Output<Self>) {
        self.heard = self.heard.max(promised.round);
        let current = match &self.proposer {
            Proposer::Idle => return,
            Proposer::Preparing { ballot, .. } => *ballot,
            Proposer::Proposing { proposal } => proposal.ballot,
        };
        if ballot != current && out.enforces(&THIS_REFUSAL) {
            return;
        }
        self.proposer = Proposer::Idle;
        if out.enforces(&BACK_OFF) {
            self.wait(out);
            self.failures += 1;
        } else {
            self.prepare(out);
        }
    }

    pub(crate) fn on_retry_due(&mut self, out: &mut Output<Self>) {
        let lost = self.proposer != Proposer::Idle;
        if lost && !out.enforces(&RETRY) {
            return;
        }
        self.failures += u32::from(lost);
        self.prepare(out);
    }

    /// Sets the timer for the next attempt.
    fn wait(&mut self, out: &mut Output<Self>) {
        let Range { start, end } = self.config.range(&ROUND);
        let after = if !self.config.is_enforced(&BACK_OFF) {
            start..Time(start.0 + 1)
        } else {
            let times = 1 << self.failures.min(DOUBLINGS);
            Time(start.0.saturating_mul(times))..Time(end.0.saturating_mul(times))
        };
        out.set_timer(Timer::Retry, after);
    }
}

/// The value that the promises bind the proposer to.
fn adopted(
    promises: &[(NodeId, Option<Proposal>)],
    own: &Option<Command>,
    out: &mut Output<Paxos>,
) -> Option<Command> {
    let reported = || promises.iter().filter_map(|(_, reported)| reported.as_ref());
    let (lowest, highest) = (reported().min()?, reported().max()?);
    let differs = own.as_ref().is_some_and(|own| *own != highest.value);
    if differs && !out.enforces(&ADOPT_ACCEPTED) {
        return None;
    }
    let contested = lowest.value != highest.value;
    let bound = if contested && !out.enforces(&ADOPT_HIGHEST) { lowest } else { highest };
    Some(bound.value.clone())
}
