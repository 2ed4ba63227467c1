//! Checkpoints: when a quorum has the same state, what led to it may be forgotten (OSDI §4.3).

use alloc::rc::Rc;
use alloc::vec::Vec;

use protocol::{Output, Signed};

use crate::durable::Stable;
use crate::info::CHECKPOINT;
use crate::message::Message;
use crate::ordering::keep_latest;
use crate::replica::{Pbft, window};
use crate::rules::{CHECKPOINT_QUORUM, DISTINCT_VOTERS, VERIFY};
use crate::statement::{Checkpoint, Proof};

impl Pbft {
    /// Every K numbers. The state is on the disk before anybody hears of it.
    pub(crate) fn take_checkpoint(&mut self, out: &mut Output<Self>) {
        let sequence = self.executed;
        if !sequence.0.is_multiple_of(u64::from(self.config.count(&CHECKPOINT).max(1))) {
            return;
        }
        let machine = self.machine.clone();
        let checkpoint = Checkpoint::of(sequence, &machine);
        let proofs = self.proofs.clone();
        self.disk.write(out, |disk| {
            disk.checkpoints.insert_mut(sequence, machine);
            disk.proofs = proofs;
        });
        out.broadcast(&Message::Checkpoint(self.config.sign(checkpoint)));
    }

    pub(crate) fn on_checkpoint(&mut self, checkpoint: Signed<Checkpoint>, out: &mut Output<Self>) {
        let said = *checkpoint.unverified();
        if !out.requires(&VERIFY, self.is_members(&checkpoint)) || said.sequence <= self.low() {
            return;
        }
        let again = self.checkpoints.contains(&checkpoint);
        if !out.requires(&DISTINCT_VOTERS, !again) {
            return;
        }
        // Of one signer only the latest, as many as the window may hold.
        let most = window(&self.config) / u64::from(self.config.count(&CHECKPOINT).max(1)) + 2;
        keep_latest(&mut self.checkpoints, checkpoint, most as usize, |known| known.sequence);
        let equal = |known: &&Signed<Checkpoint>| *known.unverified() == said;
        let proof: Vec<_> = self.checkpoints.iter().filter(equal).cloned().collect();
        let many = self.is_quorum(proof.len(), out);
        if out.requires(&CHECKPOINT_QUORUM, many) {
            self.stabilize(proof.into(), out);
        }
    }

    pub(crate) fn on_stable(&mut self, proof: Proof, out: &mut Output<Self>) {
        let newer = proof.first().is_some_and(|one| one.unverified().sequence > self.low());
        if newer && self.is_proven(&proof, out) {
            self.stabilize(proof, out);
        }
    }

    /// A checkpoint is stable: who has its state forgets what led there, and who lacks it will fetch
    /// it, unless it gets there by executing what is on its way.
    pub(crate) fn stabilize(&mut self, proof: Proof, out: &mut Output<Self>) {
        let Some(said) = proof.first().map(|one| *one.unverified()) else { return };
        let own = self.disk.checkpoints.get(&said.sequence).cloned();
        match own.filter(|machine| Checkpoint::of(said.sequence, machine) == said) {
            Some(machine) => {
                self.set_stable(Stable { sequence: said.sequence, proof, machine }, out);
            }
            None => {
                let known = self.wanted.as_ref().and_then(|(proof, _)| proof.first());
                if known.is_none_or(|known| known.unverified().sequence < said.sequence) {
                    self.wanted = Some((Rc::clone(&proof), 0));
                }
            }
        }
    }

    /// The low watermark rises: h = n, H = h + k.
    pub(crate) fn set_stable(&mut self, stable: Stable, out: &mut Output<Self>) {
        let (sequence, applied) = (stable.sequence, stable.machine.applied());
        self.disk.write(out, |disk| {
            disk.log.forget_before(&sequence.next());
            disk.checkpoints.forget_before(&sequence.next());
            disk.proofs.forget_before(&sequence.next());
            disk.stable = stable;
        });
        self.votes.forget_before(&sequence.next());
        self.history.forget_before(&applied.next());
        self.proofs.forget_before(&sequence.next());
        self.checkpoints.retain(|known| known.unverified().sequence > sequence);
        let reached =
            |proof: &Proof| proof.first().is_some_and(|one| one.unverified().sequence <= sequence);
        self.wanted = self.wanted.take().filter(|(proof, _)| !reached(proof));
        self.next = self.next.max(sequence.next());
        self.consider_early(out);
        self.propose(out);
    }
}
