//! The learner (Paxos Made Simple §2.3).
//!
//! Acceptors tell the proposer of the ballot alone, the paper's distinguished learner, and it tells
//! everyone.

use alloc::vec::Vec;

use protocol::{Command, NodeId, Output, Slot};

use crate::client::answer;
use crate::durable::Proposal;
use crate::info::LEARN;
use crate::message::{Message, Timer};
use crate::replica::{Paxos, Proposer};
use crate::rules::{ASK, DISTINCT_ACCEPTORS, MAJORITY_ACCEPTED, SAME_BALLOT, TELL_LEARNERS};

/// Who accepted a value in one ballot.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Votes {
    pub(crate) value: Command,
    pub(crate) acceptors: Vec<NodeId>,
}

impl Paxos {
    /// Counts also for a ballot that its proposer has left: what a majority accepted is chosen.
    pub(crate) fn on_accepted(&mut self, from: NodeId, proposal: Proposal, out: &mut Output<Self>) {
        if self.chosen.is_some() {
            return;
        }
        let Proposal { ballot, value } = &proposal;
        let known = self.votes.get(ballot).cloned();
        let mut votes =
            known.unwrap_or_else(|| Votes { value: value.clone(), acceptors: Vec::new() });
        if votes.acceptors.contains(&from) && out.enforces(&DISTINCT_ACCEPTORS) {
            return;
        }
        votes.acceptors.push(from);
        let mut count = votes.acceptors.len();
        self.votes.insert_mut(*ballot, votes);

        let majority = self.config.majority();
        let all = self.acceptors_of(value);
        if count < majority && all >= majority && !out.enforces(&SAME_BALLOT) {
            count = all;
        }
        if !out.requires(&MAJORITY_ACCEPTED, count >= majority) {
            return;
        }
        if out.enforces(&TELL_LEARNERS) {
            for peer in self.config.peers() {
                let Proposal { ballot, value } = proposal.clone();
                out.send(peer, Message::Chosen { ballot, value });
            }
        }
        self.learn(proposal, out);
    }

    /// Who accepted this value, whatever the ballot.
    fn acceptors_of(&self, value: &Command) -> usize {
        let such = || self.votes.iter().map(|(_, votes)| votes).filter(|it| it.value == *value);
        let accepted = |node: &&NodeId| such().any(|votes| votes.acceptors.contains(node));
        self.config.members().iter().filter(accepted).count()
    }

    /// A value is chosen: whoever waited for that is answered with it.
    pub(crate) fn learn(&mut self, proposal: Proposal, out: &mut Output<Self>) {
        if self.chosen.is_some() {
            return;
        }
        self.proposer = Proposer::Idle;
        (self.curious, self.failures) = (false, 0);
        self.votes = protocol::Map::new();
        out.cancel_timer(Timer::Retry);
        out.cancel_timer(Timer::Learn);
        out.decide(Slot(1), proposal.value.clone());
        let waiting = core::mem::take(&mut self.open);
        waiting.into_iter().for_each(|request| answer(request.id, &proposal, out));
        self.chosen = Some(proposal);
    }

    /// A value was accepted here: it may be chosen, and the news may be lost.
    pub(crate) fn await_news(&self, out: &mut Output<Self>) {
        if self.chosen.is_none() {
            out.set_timer(Timer::Learn, self.config.range(&LEARN));
        }
    }

    pub(crate) fn on_news_overdue(&mut self, out: &mut Output<Self>) {
        if self.proposer == Proposer::Idle && self.open.is_empty() && out.enforces(&ASK) {
            self.curious = true;
            self.prepare(out);
        }
    }
}
