//! The three phases: the primary gives numbers, backups agree, a quorum commits (OSDI §4.2).

use alloc::rc::Rc;
use alloc::vec::Vec;

use protocol::{NodeId, Output, Request, Signed, Slot};

use crate::client::is_clients;
use crate::durable::{Entry, Proposal};
use crate::info::{BATCH, PIPELINE};
use crate::message::{Committed, Message};
use crate::replica::{Pbft, Votes, window};
use crate::rules::{
    BACKUPS_ONLY, BYZANTINE_QUORUM, COMMIT_QUORUM, DIGEST_MATCHES, DISTINCT_VOTERS,
    FIRST_PRE_PREPARE, KEEP_EARLY, MATCHING_VOTES, ONLY_PRIMARY, PREPARED_FIRST, PROGRESS_ONLY,
    THIS_VIEW, TYPED_VOTES, VERIFY, WATERMARKS,
};
use crate::statement::{Batch, Certificate, Phase, Sequence, Vote, node_of};
use crate::{Timer, View};

/// The most pre-prepares of one signer that are kept for later.
const EARLY: usize = 24;

/// The most votes of one signer for a number in a phase: those of the latest views.
const VOTES: usize = 4;

impl Pbft {
    /// The primary gives numbers to what waits, as far as the high watermark.
    pub(crate) fn propose(&mut self, out: &mut Output<Self>) {
        if !self.leads() {
            return;
        }
        let pipeline = match u64::from(self.config.count(&PIPELINE)) {
            0 => u64::MAX,
            some => some,
        };
        let size = self.config.count(&BATCH).max(1) as usize;
        while self.next <= self.high() && self.next.0 - self.executed.0 <= pipeline {
            let open: Vec<_> = self.unordered().take(size).map(Rc::clone).collect();
            if open.is_empty() {
                return;
            }
            let batch = Batch::of(open.into());
            let vote = Vote {
                phase: Phase::PrePrepare,
                view: self.disk.view,
                sequence: self.next,
                digest: batch.digest(),
            };
            let vote = self.config.sign(vote);
            self.next = self.next.next();
            self.accept(vote.clone(), batch.clone(), out);
            for peer in self.config.peers() {
                out.send(peer, Message::PrePrepare { vote: vote.clone(), batch: batch.clone() });
            }
        }
    }

    /// What waits and has no number in this view.
    fn unordered(&self) -> impl Iterator<Item = &Rc<Signed<Request>>> {
        let ordered = |request: &Rc<Signed<Request>>| {
            self.disk.log.range(self.executed.next()..).any(|(_, entry)| {
                let proposal = entry.proposal.as_ref();
                proposal.is_some_and(|known| known.batch.requests().contains(request))
            })
        };
        self.waiting.iter().filter(move |request| !ordered(request))
    }

    pub(crate) fn on_pre_prepare(
        &mut self,
        vote: Signed<Vote>,
        batch: Batch,
        out: &mut Output<Self>,
    ) {
        let Some(said) = self.heard(&vote, Phase::PrePrepare, out) else { return };
        let by_primary = node_of(vote.signer()) == Some(self.primary_of(said.view));
        if !out.requires(&ONLY_PRIMARY, by_primary) || said.sequence <= self.low() {
            return;
        }
        let soon = said.sequence.0 <= self.high().0.saturating_add(window(&self.config));
        let later = self.may_begin(said.view);
        if !out.requires(&WATERMARKS, said.sequence <= self.high()) || later {
            let by_signer = self.early.iter().filter(|(known, _)| known.signer() == vote.signer());
            if said.view >= self.disk.view
                && soon
                && by_signer.count() < EARLY
                && out.enforces(&KEEP_EARLY)
            {
                self.early.push((vote, batch));
            }
        } else if self.takes_part(said.view, out) {
            self.consider(vote, batch, out);
        }
    }

    /// Takes up what came too early, now that a view or a watermark has changed.
    pub(crate) fn consider_early(&mut self, out: &mut Output<Self>) {
        for (vote, batch) in core::mem::take(&mut self.early) {
            self.on_pre_prepare(vote, batch, out);
        }
    }

    /// A pre-prepare of this view and between the watermarks.
    fn consider(&mut self, vote: Signed<Vote>, batch: Batch, out: &mut Output<Self>) {
        let said = *vote.unverified();
        if !out.requires(&DIGEST_MATCHES, said.digest == batch.digest()) {
            return;
        }
        let genuine = batch.requests().iter().all(|request| is_clients(request));
        if !out.requires(&VERIFY, genuine) {
            return;
        }
        if let Some(known) = self.proposal(said.sequence)
            && (*known.vote.unverified() == said || out.enforces(&FIRST_PRE_PREPARE))
        {
            return;
        }
        if self.running.contains(&Timer::Request) && !out.enforces(&PROGRESS_ONLY) {
            self.timed = None;
        }
        self.accept(vote, batch, out);
        if !self.leads() {
            out.broadcast(&Message::Prepare(self.config.sign(said.to(Phase::Prepare))));
        }
    }

    /// Inserts a pre-prepare in the log.
    fn accept(&mut self, vote: Signed<Vote>, batch: Batch, out: &mut Output<Self>) {
        let sequence = vote.unverified().sequence;
        self.await_execution(&batch);
        let proposal = Some(Proposal { vote, batch });
        self.disk.write(out, |disk| {
            let prepared = disk.log.get(&sequence).and_then(|entry| entry.prepared.clone());
            disk.log.insert_mut(sequence, Entry { proposal, prepared });
        });
        self.try_prepare(sequence, out);
    }

    pub(crate) fn on_prepare(&mut self, vote: Signed<Vote>, out: &mut Output<Self>) {
        let Some(said) = self.heard(&vote, Phase::Prepare, out) else { return };
        if self.counts(said, out) && keep(&mut self.votes_for(said.sequence).prepares, vote, out) {
            self.try_prepare(said.sequence, out);
        }
    }

    pub(crate) fn on_commit(&mut self, vote: Signed<Vote>, out: &mut Output<Self>) {
        let Some(said) = self.heard(&vote, Phase::Commit, out) else { return };
        if self.counts(said, out) && keep(&mut self.votes_for(said.sequence).commits, vote, out) {
            self.execute(out);
        }
    }

    /// What a vote says, if its signer said it, and as a vote of this phase. Whoever passes it on: the
    /// signature stands for itself.
    fn heard(&self, vote: &Signed<Vote>, phase: Phase, out: &mut Output<Self>) -> Option<Vote> {
        if !out.requires(&VERIFY, self.is_members(vote)) {
            return None;
        }
        let said = *vote.unverified();
        out.requires(&TYPED_VOTES, said.phase == phase).then(|| said.to(phase))
    }

    /// Whether a vote is for a number between the watermarks, in this view or one that may begin.
    fn counts(&self, said: Vote, out: &mut Output<Self>) -> bool {
        said.sequence > self.low()
            && out.requires(&WATERMARKS, said.sequence <= self.high())
            && if self.may_begin(said.view) {
                out.enforces(&KEEP_EARLY)
            } else {
                self.takes_part(said.view, out)
            }
    }

    /// Whether this view has not begun here, but may.
    fn may_begin(&self, view: View) -> bool {
        view > self.disk.view || view == self.disk.view && !self.is_active()
    }

    /// Whether this is the view that the replica works in.
    fn takes_part(&self, view: View, out: &mut Output<Self>) -> bool {
        view == self.disk.view && self.is_active()
            || view < self.disk.view && !out.enforces(&THIS_VIEW)
    }

    fn votes_for(&mut self, sequence: Sequence) -> &mut Votes {
        if !self.votes.contains_key(&sequence) {
            self.votes.insert_mut(sequence, Votes::default());
        }
        self.votes.get_mut(&sequence).expect("it was just put there")
    }

    /// What is accepted for a number in this view.
    pub(crate) fn proposal(&self, sequence: Sequence) -> Option<&Proposal> {
        self.disk.log.get(&sequence).and_then(|entry| entry.proposal.as_ref())
    }

    /// prepared(m, v, n, i): a pre-prepare and 2f matching prepares, of 2f + 1 replicas in all.
    pub(crate) fn try_prepare(&mut self, sequence: Sequence, out: &mut Output<Self>) {
        let Some(Proposal { vote, batch }) = self.proposal(sequence).cloned() else { return };
        let said = *vote.unverified();
        let known = self.disk.log.get(&sequence).and_then(|entry| entry.prepared_in(said.view));
        if known.is_some_and(|(_, known)| *known == batch) {
            return;
        }
        let primary = self.primary_of(said.view);
        let votes = self.votes.get(&sequence).map_or(&[][..], |votes| &votes.prepares);
        let prepares = matching(votes, &said, Some(primary), out);
        if !self.is_quorum(prepares.len() + 1, out) {
            if !prepares.is_empty() && !out.enforces(&PREPARED_FIRST) {
                self.commit(said, out);
            }
            return;
        }
        let certificate = Certificate { pre_prepare: vote, prepares: prepares.into() };
        self.disk.write(out, |disk| {
            if let Some(entry) = disk.log.get_mut(&sequence) {
                entry.prepared = Some((certificate, batch));
            }
        });
        self.commit(said, out);
        self.execute(out);
    }

    fn commit(&self, said: Vote, out: &mut Output<Self>) {
        out.broadcast(&Message::Commit(self.config.sign(said.to(Phase::Commit))));
    }

    /// committed-local(m, v, n, i): prepared, and 2f + 1 matching commits.
    pub(crate) fn committed(
        &self,
        sequence: Sequence,
        out: &mut Output<Self>,
    ) -> Option<Committed> {
        let entry = self.disk.log.get(&sequence)?;
        let Proposal { vote, batch } = entry.proposal.as_ref()?;
        let said = vote.unverified();
        let prepared = entry.prepared_in(said.view).is_some_and(|(_, known)| known == batch);
        if !prepared && self.config.is_enforced(&PREPARED_FIRST) {
            return None;
        }
        let commits = matching(&self.votes.get(&sequence)?.commits, said, None, out);
        let count = commits.len();
        self.is_commit_quorum(count, out)
            .then(|| Committed { commits: commits.into(), batch: batch.clone() })
    }

    /// Whether so many matching commits are enough.
    pub(crate) fn is_commit_quorum(&self, count: usize, out: &mut Output<Self>) -> bool {
        self.is_quorum(count, out) || count > 1 && !out.enforces(&COMMIT_QUORUM)
    }

    /// Whether so many replicas are a quorum.
    pub(crate) fn is_quorum(&self, count: usize, out: &mut Output<Self>) -> bool {
        count >= self.config.byzantine_quorum()
            || count > 2 * self.config.liars() && !out.enforces(&BYZANTINE_QUORUM)
    }

    /// Who has committed what was executed in a slot, as long as it is remembered.
    pub(crate) fn committers(&self, slot: Slot) -> Vec<NodeId> {
        let done = self.history.get(&slot);
        let commits = done.and_then(|done| self.proofs.get(&done.sequence)).map(|it| &it.commits);
        let signers = commits.iter().flat_map(|commits| commits.iter().map(Signed::signer));
        signers.filter_map(node_of).collect()
    }

    /// The votes that follow from what stands on the disk.
    pub(crate) fn recall_votes(&mut self, sequence: Sequence) {
        let (view, me) = (self.disk.view, self.config.me());
        let Some(entry) = self.disk.log.get(&sequence).cloned() else { return };
        if let Some((certificate, _)) = entry.prepared_in(view) {
            let commit = self.config.sign(certificate.vote().to(Phase::Commit));
            let votes = self.votes_for(sequence);
            votes.prepares.extend(certificate.prepares.iter().cloned());
            votes.commits.push(commit);
        } else if let Some(Proposal { vote, .. }) = &entry.proposal
            && me != self.primary()
        {
            let prepare = self.config.sign(vote.unverified().to(Phase::Prepare));
            self.votes_for(sequence).prepares.push(prepare);
        }
    }
}

/// Keeps a vote, once; of one signer no more than a few.
fn keep(votes: &mut Vec<Signed<Vote>>, vote: Signed<Vote>, out: &mut Output<Pbft>) -> bool {
    let new = out.requires(&DISTINCT_VOTERS, !votes.contains(&vote));
    if new {
        keep_latest(votes, vote, VOTES, |vote| vote.view);
    }
    new
}

/// Keeps something, and of one signer no more than so many: the oldest gives way.
pub(crate) fn keep_latest<T, A: Ord>(
    kept: &mut Vec<Signed<T>>,
    new: Signed<T>,
    most: usize,
    age: impl Fn(&T) -> A,
) {
    let same = kept.iter().enumerate().filter(|(_, known)| known.signer() == new.signer());
    if same.clone().count() >= most
        && let Some((at, _)) = same.min_by_key(|(_, known)| age(known.unverified()))
    {
        kept.remove(at);
    }
    kept.push(new);
}

/// The votes that match a pre-prepare, one of each voter. A PREPARE of the primary would say nothing
/// that its pre-prepare does not.
fn matching(
    votes: &[Signed<Vote>],
    said: &Vote,
    primary: Option<NodeId>,
    out: &mut Output<Pbft>,
) -> Vec<Signed<Vote>> {
    let mut counted: Vec<Signed<Vote>> = Vec::new();
    for vote in votes {
        let backup = primary.is_none() || node_of(vote.signer()) != primary;
        let again = counted.iter().any(|known| known.signer() == vote.signer());
        if out.requires(&MATCHING_VOTES, vote.unverified().matches(said))
            && out.requires(&BACKUPS_ONLY, backup)
            && out.requires(&DISTINCT_VOTERS, !again)
        {
            counted.push(vote.clone());
        }
    }
    counted
}
