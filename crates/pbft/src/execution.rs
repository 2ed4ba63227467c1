//! Executing what is committed, in the order of the numbers (OSDI §4.2).

use protocol::{Command, Output};

use crate::message::Committed;
use crate::replica::{Executed, Pbft};
use crate::rules::{EXACTLY_ONCE, WATERMARKS};
use crate::statement::{Sequence, View, Vote};

impl Pbft {
    /// Executes what is committed, up to the first number that is not.
    pub(crate) fn execute(&mut self, out: &mut Output<Self>) {
        let before = self.executed;
        while let Some(proof) = self.proof(self.executed.next(), out) {
            self.execute_next(proof, out);
        }
        if self.executed > before {
            self.useful = self.disk.view;
            self.next = self.next.max(self.executed.next());
            self.propose(out);
        }
    }

    /// Somebody who has executed a number proves that it is committed.
    pub(crate) fn on_committed(&mut self, proof: Committed, out: &mut Output<Self>) {
        let Some(&Vote { sequence, .. }) = proof.vote() else { return };
        if sequence > self.executed
            && !self.proofs.contains_key(&sequence)
            && out.requires(&WATERMARKS, sequence <= self.high())
            && self.is_committed(&proof, out)
        {
            self.proofs.insert_mut(sequence, proof);
            self.execute(out);
        }
    }

    /// What proves that a number is committed: what others have shown, or the votes of this view.
    fn proof(&self, sequence: Sequence, out: &mut Output<Self>) -> Option<Committed> {
        self.proofs.get(&sequence).cloned().or_else(|| self.committed(sequence, out))
    }

    fn execute_next(&mut self, proof: Committed, out: &mut Output<Self>) {
        self.executed = self.executed.next();
        let (batch, view) = (proof.batch.clone(), proof.vote().map_or(View(0), |vote| vote.view));
        self.proofs.insert_mut(self.executed, proof);
        if batch.requests().is_empty() {
            self.perform(view, &Command::Noop, out);
        }
        for request in batch.requests() {
            self.perform(view, &Command::from(request.unverified().clone()), out);
        }
        let machine = &self.machine;
        self.waiting.retain(|request| !machine.has_applied(request.unverified()));
        self.take_checkpoint(out);
    }

    /// Every replica answers; the client compares.
    fn perform(&mut self, view: View, command: &Command, out: &mut Output<Self>) {
        let slot = self.machine.applied().next();
        out.decide(slot, command.clone());
        let (sequence, command) = (self.executed, command.clone());
        self.history.insert_mut(slot, Executed { command: command.clone(), sequence, view });
        let again = || !out.enforces(&EXACTLY_ONCE);
        let answer = self.machine.apply_if(slot, &command, again);
        if let (Command::Request(request), Some(answer)) = (command, answer) {
            self.answer(&request, answer, out);
        }
    }
}
