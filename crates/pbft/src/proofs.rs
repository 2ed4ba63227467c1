//! Whether what a view change or a new view carries is proven (OSDI §4.4).

use alloc::vec::Vec;

use protocol::{Output, Signed, Signer};

use crate::client::is_clients;
use crate::message::{Committed, Departure};
use crate::replica::{Pbft, window};
use crate::rules::{
    BACKUPS_ONLY, CHECKPOINT_QUORUM, COMMIT_QUORUM, DIGEST_MATCHES, DISTINCT_VOTERS, TYPED_VOTES,
    VALID_PARTS, VERIFY,
};
use crate::statement::{
    Batch, Certificate, Checkpoint, Digest, NewView, Phase, Sequence, View, ViewChange, node_of,
};

impl Pbft {
    /// Whether a quorum has signed the same checkpoint.
    pub(crate) fn is_proven(&self, proof: &[Signed<Checkpoint>], out: &mut Output<Self>) -> bool {
        let Some(first) = proof.first() else { return false };
        let said = first.unverified();
        let genuine = proof.iter().all(|one| self.is_members(one) && one.unverified() == said);
        let many = self.are_quorum(proof.iter().map(Signed::signer).collect(), out);
        genuine && out.requires(&CHECKPOINT_QUORUM, many)
    }

    /// A view change that arrives by itself comes with every batch that it names.
    pub(crate) fn is_valid_departure(&self, departure: &Departure, out: &mut Output<Self>) -> bool {
        let Departure { statement, batches } = departure;
        let named = statement.unverified().prepared.iter().map(|it| it.vote().digest);
        self.is_valid_view_change(statement, out)
            && out.requires(&VALID_PARTS, are_there(named, batches))
            && self.are_genuine(batches, out)
    }

    /// Whether clients have signed everything in these batches.
    pub(crate) fn are_genuine(&self, batches: &[Batch], out: &mut Output<Self>) -> bool {
        let mut requests = batches.iter().flat_map(|batch| batch.requests().iter());
        out.requires(&VERIFY, requests.all(|request| is_clients(request)))
    }

    /// Whether a quorum has committed a batch.
    pub(crate) fn is_committed(&self, proof: &Committed, out: &mut Output<Self>) -> bool {
        let Committed { commits, batch } = proof;
        let Some(said) = proof.vote() else { return false };
        let genuine =
            commits.iter().all(|vote| self.is_members(vote) && vote.unverified().matches(said));
        let typed = commits.iter().all(|vote| vote.unverified().phase == Phase::Commit);
        let many = self.are_quorum(commits.iter().map(Signed::signer).collect(), out);
        out.requires(&VERIFY, genuine)
            && out.requires(&TYPED_VOTES, typed)
            && out.requires(&COMMIT_QUORUM, many)
            && out.requires(&DIGEST_MATCHES, said.digest == batch.digest())
            && self.are_genuine(core::slice::from_ref(batch), out)
    }

    /// Everything that a view change carries must be proven. One that is not is ignored by itself.
    pub(crate) fn is_valid_view_change(
        &self,
        signed: &Signed<ViewChange>,
        out: &mut Output<Self>,
    ) -> bool {
        if !out.requires(&VERIFY, self.is_members(signed)) {
            return false;
        }
        let said = signed.unverified();
        let valid = self.is_checkpoint(said.stable, &said.proof, out)
            && said
                .prepared
                .iter()
                .all(|certificate| self.is_certificate(certificate, said.view, said.stable, out))
            && said.prepared.is_sorted_by_key(|certificate| certificate.vote().sequence);
        out.requires(&VALID_PARTS, valid)
    }

    fn is_checkpoint(
        &self,
        stable: Sequence,
        proof: &[Signed<Checkpoint>],
        out: &mut Output<Self>,
    ) -> bool {
        let proven = proof.first().map(|one| one.unverified().sequence);
        stable == Sequence(0) || proven == Some(stable) && self.is_proven(proof, out)
    }

    /// A pre-prepare of the primary of its view, and 2f matching prepares of different backups.
    fn is_certificate(
        &self,
        certificate: &Certificate,
        before: View,
        stable: Sequence,
        out: &mut Output<Self>,
    ) -> bool {
        let Certificate { pre_prepare, prepares } = certificate;
        let said = *pre_prepare.unverified();
        let primary = Signer::Node(self.primary_of(said.view));
        let within = stable < said.sequence
            && said.sequence.0 <= stable.0.saturating_add(window(&self.config));
        let backup = |vote: &Signed<_>| vote.signer() != primary;
        said.view < before
            && within
            && said.phase == Phase::PrePrepare
            && pre_prepare.signer() == primary
            && pre_prepare.verify().is_some()
            && prepares.iter().all(|vote| {
                self.is_members(vote)
                    && *vote.unverified() == said.to(Phase::Prepare)
                    && out.requires(&BACKUPS_ONLY, backup(vote))
            })
            && {
                let signers = prepares.iter().map(Signed::signer);
                let all = core::iter::once(pre_prepare.signer()).chain(signers);
                self.are_quorum(all.collect(), out)
            }
    }

    /// Whether V of a new view is of its primary, and of a quorum for that view.
    pub(crate) fn is_valid_new_view(
        &self,
        signed: &Signed<NewView>,
        out: &mut Output<Self>,
    ) -> bool {
        let said = signed.unverified();
        let by_primary = node_of(signed.signer()) == Some(self.primary_of(said.view));
        if !out.requires(&VERIFY, self.is_members(signed) && by_primary) {
            return false;
        }
        let for_it = |known: &Signed<ViewChange>| known.unverified().view == said.view;
        said.view_changes.iter().all(|known| for_it(known) && self.is_valid_view_change(known, out))
    }

    /// Whether a member has signed this.
    pub(crate) fn is_members<T>(&self, signed: &Signed<T>) -> bool {
        let known = node_of(signed.signer());
        signed.verify().is_some() && known.is_some_and(|node| self.config.members().contains(&node))
    }

    /// Whether these are a quorum, each counted once.
    pub(crate) fn are_quorum(&self, signers: Vec<Signer>, out: &mut Output<Self>) -> bool {
        let mut counted: Vec<Signer> = Vec::new();
        for signer in signers {
            if out.requires(&DISTINCT_VOTERS, !counted.contains(&signer)) {
                counted.push(signer);
            }
        }
        self.is_quorum(counted.len(), out)
    }
}

/// Whether every batch that is named is there; the null request needs none.
pub(crate) fn are_there(mut named: impl Iterator<Item = Digest>, batches: &[Batch]) -> bool {
    named.all(|digest| {
        digest == Digest::NULL || batches.iter().any(|batch| batch.digest() == digest)
    })
}
