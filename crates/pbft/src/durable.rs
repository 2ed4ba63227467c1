//! What survives a crash.
//!
//! The paper's replicas do not crash and return; one that forgot what it signed would contradict
//! itself, and count among the faulty. Here whatever a replica signs follows from what stands on its
//! disk, and is written before it leaves.

use alloc::rc::Rc;
use alloc::vec::Vec;

use protocol::{ClientId, Command, Config, Machine, Map, NodeId, Signed, Signer, SigningKey};

use crate::message::{Arrival, Committed, Departure};
use crate::statement::{Batch, Certificate, Phase, Proof, Sequence, View, Vote};

/// The persistent state of a replica.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Durable {
    /// v: its view, or the one that it asks for.
    pub view: View,
    /// The view change that it has sent, while it waits for that view to begin.
    pub departure: Option<Departure>,
    /// What began its view, for whoever missed it; nothing begins view 1.
    pub arrival: Option<Arrival>,
    /// The last stable checkpoint.
    pub stable: Stable,
    /// Its own checkpoints after that, which are not stable yet.
    pub checkpoints: Map<Sequence, Machine>,
    /// What proves that the numbers up to there are committed: who restarts from such a checkpoint must
    /// still be able to show it to others.
    pub proofs: Map<Sequence, Committed>,
    /// What was accepted and what prepared after the stable checkpoint.
    pub log: Map<Sequence, Entry>,
    /// What a script says was there before the run began.
    pub past: Vec<GivenEntry>,
}

/// A state, and what proves that a quorum has reached it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Stable {
    /// After which number; 0 is the beginning, which needs no proof.
    pub sequence: Sequence,
    /// The paper's C: what proves that the checkpoint is stable.
    pub proof: Proof,
    /// The state.
    pub machine: Machine,
}

/// What a replica has for a number.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Entry {
    /// The pre-prepare that it accepted in its view.
    pub proposal: Option<Proposal>,
    /// What prepared, in the latest view in which anything did.
    pub prepared: Option<(Certificate, Batch)>,
}

/// A pre-prepare that was accepted. A PREPARE of it follows from that, and from nothing else.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Proposal {
    /// By the primary.
    pub vote: Signed<Vote>,
    /// The paper's m: the requests that are ordered.
    pub batch: Batch,
}

impl Entry {
    /// The certificate of a view, and its batch.
    pub fn prepared_in(&self, view: View) -> Option<&(Certificate, Batch)> {
        self.prepared.as_ref().filter(|(certificate, _)| certificate.vote().view == view)
    }

    /// A batch with this digest.
    pub fn batch(&self, digest: crate::Digest) -> Option<&Batch> {
        self.batches().find(|batch| batch.digest() == digest)
    }

    /// What was proposed, and what prepared.
    pub fn batches(&self) -> impl Iterator<Item = &Batch> {
        let proposed = self.proposal.iter().map(|proposal| &proposal.batch);
        proposed.chain(self.prepared.iter().map(|(_, batch)| batch))
    }
}

/// A number that was accepted, or prepared, before the run began.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct GivenEntry {
    /// Its sequence number.
    pub sequence: Sequence,
    /// In which view.
    pub view: View,
    /// What was asked; a no-op is the null request.
    pub command: Command,
    /// Whether it prepared here.
    pub prepared: bool,
}

impl Durable {
    /// The same with what the past left behind, signed by those who signed it then: the primary and
    /// the first backups. No view is below 1.
    #[must_use]
    pub(crate) fn with_past(mut self, config: &Config) -> Self {
        self.view = self.view.max(View(1));
        for past in core::mem::take(&mut self.past) {
            let batch = match &past.command {
                Command::Noop => Batch::null(),
                Command::Request(request) => {
                    let key = SigningKey::issue(Signer::Client(ClientId::PAST));
                    Batch::of([Rc::new(key.sign((**request).clone()))].into())
                }
            };
            let GivenEntry { sequence, view, .. } = past;
            let vote = Vote { phase: Phase::PrePrepare, view, sequence, digest: batch.digest() };
            let primary = primary_of(view, config);
            let signed =
                |node: NodeId, phase| SigningKey::issue(Signer::Node(node)).sign(vote.to(phase));
            let pre_prepare = signed(primary, Phase::PrePrepare);
            let mut entry = Entry::default();
            if view == self.view {
                entry.proposal = Some(Proposal { vote: pre_prepare.clone(), batch: batch.clone() });
            }
            if past.prepared {
                let backups = config.members().iter().filter(|node| **node != primary);
                let needed = config.byzantine_quorum() - 1;
                let prepares = backups.take(needed).map(|node| signed(*node, Phase::Prepare));
                let certificate = Certificate { pre_prepare, prepares: prepares.collect() };
                entry.prepared = Some((certificate, batch));
            }
            self.log.insert_mut(sequence, entry);
        }
        self
    }
}

/// p: the replicas take turns.
pub(crate) fn primary_of(view: View, config: &Config) -> NodeId {
    let members = config.members();
    let turn = view.0.saturating_sub(1) % members.len() as u64;
    members[usize::try_from(turn).unwrap_or(0)]
}
