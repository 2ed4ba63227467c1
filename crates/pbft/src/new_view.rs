//! NEW-VIEW: the new primary begins its view, and everyone computes what follows (OSDI §4.4).

use alloc::rc::Rc;
use alloc::vec::Vec;

use protocol::{Output, Rule, Signed};

use crate::durable::{Entry, Proposal};
use crate::message::{Arrival, Departure, Message};
use crate::proofs::are_there;
use crate::replica::Pbft;
use crate::rules::{
    FORWARD, HIGHEST_VIEW, NULL_REQUESTS, RECOMPUTE_O, THIS_VIEW, VALID_PARTS, VIEW_CHANGE_QUORUM,
};
use crate::statement::{
    Batch, Certificate, Digest, NewView, Phase, Proof, Sequence, View, ViewChange, Vote,
};

/// No correct view change leads to more numbers than this.
const MOST: u64 = 10_000;

impl Pbft {
    /// The new primary begins its view as soon as a quorum wants it, itself included.
    pub(crate) fn begin_view(&mut self, out: &mut Output<Self>) {
        let view = self.disk.view;
        if self.is_active() || self.primary() != self.config.me() {
            return;
        }
        let wanting: Vec<Departure> = self.departures_for(view).cloned().collect();
        let statements = || wanting.iter().map(|departure| Rc::clone(&departure.statement));
        let own = wanting.iter().any(|departure| self.is_own(departure));
        if !own || !self.is_view_quorum(statements().collect(), out) {
            return;
        }
        let view_changes: Rc<[_]> = statements().collect();
        let Some(numbers) = numbers(view, &view_changes, out) else { return };
        let pre_prepares: Rc<[_]> = numbers.iter().map(|vote| self.config.sign(*vote)).collect();
        let batches = numbers.iter().filter_map(|vote| self.find_batch(vote.digest, &wanting));
        let batches = batches.collect();
        let statement = NewView { view, view_changes, pre_prepares };
        let statement = Rc::new(self.config.sign(statement));
        let arrival = Arrival { statement, batches };
        self.enter(arrival.clone(), out);
        for peer in self.config.peers() {
            out.send(peer, Message::NewView(arrival.clone()));
        }
        self.propose(out);
    }

    fn is_own(&self, departure: &Departure) -> bool {
        departure.statement.signer() == protocol::Signer::Node(self.config.me())
    }

    fn is_view_quorum(&self, wanting: Vec<Rc<Signed<ViewChange>>>, out: &mut Output<Self>) -> bool {
        let signers: Vec<_> = wanting.iter().map(|known| known.signer()).collect();
        let count = signers.len();
        self.are_quorum(signers, out) || self.passes_for_view_quorum(count, out)
    }

    /// Whether so many view changes begin a view although they are no quorum.
    pub(crate) fn passes_for_view_quorum(&self, count: usize, out: &mut Output<Self>) -> bool {
        count > self.config.liars() && !out.enforces(&VIEW_CHANGE_QUORUM)
    }

    pub(crate) fn on_new_view(&mut self, arrival: Arrival, out: &mut Output<Self>) {
        let said = arrival.statement.unverified();
        let begun = said.view == self.disk.view && self.is_active();
        let left = said.view < self.disk.view;
        if begun
            || !out.requires(&THIS_VIEW, !left)
            || !self.is_valid_new_view(&arrival.statement, out)
            || !self.is_view_quorum(said.view_changes.to_vec(), out)
        {
            return;
        }
        let Some(numbers) = numbers(said.view, &said.view_changes, out) else { return };
        let signer = arrival.statement.signer();
        let signed = |vote: &Signed<Vote>| vote.signer() == signer && vote.verify().is_some();
        let equal = said.pre_prepares.iter().map(Signed::unverified).eq(numbers.iter());
        if !out.requires(&RECOMPUTE_O, equal) || !said.pre_prepares.iter().all(signed) {
            return;
        }
        let named = said.pre_prepares.iter().map(|vote| vote.unverified().digest);
        let complete = are_there(named, &arrival.batches);
        if !out.requires(&VALID_PARTS, complete) || !self.are_genuine(&arrival.batches, out) {
            return;
        }
        self.enter(arrival, out);
        for (_, entry) in self.disk.log.iter() {
            if let Some(Proposal { vote, .. }) = &entry.proposal {
                let said = vote.unverified().to(Phase::Prepare);
                out.broadcast(&Message::Prepare(self.config.sign(said)));
            }
        }
        self.pass_on(out);
        self.consider_early(out);
    }

    /// The new primary may not have heard what clients want.
    fn pass_on(&self, out: &mut Output<Self>) {
        if !self.waiting.is_empty() && !self.leads() && out.enforces(&FORWARD) {
            for request in &self.waiting {
                out.send(self.primary(), Message::Request(Rc::clone(request)));
            }
        }
    }

    /// Begins to work in a view: what prepared is accepted anew, and nothing else is.
    fn enter(&mut self, arrival: Arrival, out: &mut Output<Self>) {
        let said = arrival.statement.unverified().clone();
        let (stable, proof) = latest_checkpoint(&said.view_changes);
        let mut log = self.disk.log.clone();
        let known: Vec<Sequence> = log.iter().map(|(sequence, _)| *sequence).collect();
        let mut next = stable.next();
        for sequence in known {
            if let Some(entry) = log.get_mut(&sequence) {
                entry.proposal = None;
            }
        }
        for vote in said.pre_prepares.iter() {
            let Vote { sequence, digest, .. } = *vote.unverified();
            next = next.max(sequence.next());
            if sequence <= self.low() {
                continue;
            }
            let carried = || arrival.batches.iter().find(|batch| batch.digest() == digest).cloned();
            let found = self.find_batch(digest, &self.departures).or_else(carried);
            let Some(batch) = found else { continue };
            let prepared = log.get(&sequence).and_then(|entry| entry.prepared.clone());
            let proposal = Some(Proposal { vote: vote.clone(), batch });
            log.insert_mut(sequence, Entry { proposal, prepared });
        }
        self.disk.write(out, |disk| {
            (disk.view, disk.departure, disk.arrival) = (said.view, None, Some(arrival));
            disk.log = log;
        });
        let view = said.view;
        self.departures.retain(|known| known.statement.unverified().view > view);
        self.forget_votes_before(view);
        self.next = next.max(self.low().next()).max(self.executed.next());
        if stable > self.low() {
            self.stabilize(proof, out);
        }
        let proposals: Vec<Batch> = self
            .disk
            .log
            .range(self.executed.next()..)
            .filter_map(|(_, entry)| Some(entry.proposal.as_ref()?.batch.clone()))
            .collect();
        for batch in &proposals {
            self.await_execution(batch);
        }
    }

    fn forget_votes_before(&mut self, view: View) {
        let numbers: Vec<Sequence> = self.votes.iter().map(|(sequence, _)| *sequence).collect();
        for sequence in numbers {
            if let Some(votes) = self.votes.get_mut(&sequence) {
                votes.prepares.retain(|vote| vote.unverified().view >= view);
                votes.commits.retain(|vote| vote.unverified().view >= view);
            }
        }
        self.early.retain(|(vote, _)| vote.unverified().view >= view);
    }

    /// A batch, wherever it may be known.
    fn find_batch(&self, digest: Digest, departures: &[Departure]) -> Option<Batch> {
        if digest == Digest::NULL {
            return Some(Batch::null());
        }
        let logged = self.disk.log.iter().find_map(|(_, entry)| entry.batch(digest));
        let named = || departures.iter().flat_map(|departure| departure.batches.iter());
        logged.or_else(|| named().find(|batch| batch.digest() == digest)).cloned()
    }
}

/// min-s, and what proves it.
fn latest_checkpoint(view_changes: &[Rc<Signed<ViewChange>>]) -> (Sequence, Proof) {
    let all = view_changes.iter().map(|known| known.unverified());
    let latest = all.max_by_key(|said| said.stable);
    latest.map_or_else(Default::default, |said| (said.stable, Rc::clone(&said.proof)))
}

/// O: for each number from min-s to max-s what prepared in the latest view, or else the null request.
fn numbers(
    view: View,
    view_changes: &[Rc<Signed<ViewChange>>],
    out: &mut Output<Pbft>,
) -> Option<Vec<Vote>> {
    collect(view, view_changes, &mut |rule| out.enforces(rule))
}

/// The same by all the rules.
pub(crate) fn computed(view: View, view_changes: &[Rc<Signed<ViewChange>>]) -> Option<Vec<Vote>> {
    collect(view, view_changes, &mut |_| true)
}

fn collect(
    view: View,
    view_changes: &[Rc<Signed<ViewChange>>],
    enforces: &mut dyn FnMut(&'static Rule) -> bool,
) -> Option<Vec<Vote>> {
    let (stable, _) = latest_checkpoint(view_changes);
    let prepared = || view_changes.iter().flat_map(|known| known.unverified().prepared.iter());
    let last = prepared().map(|it| it.vote().sequence).max().unwrap_or(stable);
    if last.0.saturating_sub(stable.0) > MOST {
        return None;
    }
    let mut votes = Vec::new();
    for sequence in (stable.0 + 1..=last.0).map(Sequence) {
        let mut chosen: Option<&Certificate> = None;
        for certificate in prepared().filter(|it| it.vote().sequence == sequence) {
            let later = chosen.is_none_or(|known| known.vote().view < certificate.vote().view);
            let differs = chosen.is_some_and(|it| it.vote().digest != certificate.vote().digest);
            if later && (!differs || enforces(&HIGHEST_VIEW)) {
                chosen = Some(certificate);
            }
        }
        let digest = match chosen {
            Some(certificate) => certificate.vote().digest,
            None if enforces(&NULL_REQUESTS) => Digest::NULL,
            None => continue,
        };
        votes.push(Vote { phase: Phase::PrePrepare, view, sequence, digest });
    }
    Some(votes)
}
