//! Executing what is committed, in the order of the numbers (OSDI §4.2).

use protocol::{Command, Output};

use crate::replica::{Executed, Pbft};
use crate::rules::EXACTLY_ONCE;
use crate::statement::Batch;

impl Pbft {
    /// Executes what is committed, up to the first number that is not.
    pub(crate) fn execute(&mut self, out: &mut Output<Self>) {
        let before = self.executed;
        while let Some(batch) = self.committed(self.executed.next(), out) {
            self.execute_next(&batch, out);
        }
        if self.executed > before {
            (self.failures, self.pleas) = (0, 0);
            self.next = self.next.max(self.executed.next());
            self.propose(out);
        }
    }

    fn execute_next(&mut self, batch: &Batch, out: &mut Output<Self>) {
        self.executed = self.executed.next();
        if batch.requests().is_empty() {
            self.perform(&Command::Noop, out);
        }
        for request in batch.requests() {
            self.perform(&Command::from(request.unverified().clone()), out);
        }
        let machine = &self.machine;
        self.waiting.retain(|request| !machine.has_applied(request.unverified()));
        self.take_checkpoint(out);
    }

    /// Every replica answers; the client compares.
    fn perform(&mut self, command: &Command, out: &mut Output<Self>) {
        let slot = self.machine.applied().next();
        out.decide(slot, command.clone());
        let (sequence, view) = (self.executed, self.disk.view);
        self.history.insert_mut(slot, Executed { command: command.clone(), sequence, view });
        let again = || !out.upholds(&EXACTLY_ONCE);
        let answer = self.machine.apply_if(slot, command, again);
        if let (Command::Request(request), Some(answer)) = (command, answer) {
            self.answer(request.id, answer, out);
        }
    }
}
