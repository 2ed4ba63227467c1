//! The replica: learns decisions in any order, performs them in that of the slots (PMMC §2.1).

use protocol::{Answer, Command, Operation, Output, Slot};

use crate::durable::{Ballot, PValue};
use crate::node::{MultiPaxos, Role};
use crate::rules::{EXACTLY_ONCE, NEW_ACCEPTORS, NOTICE_BALLOT, VAIN_CHANGE};

impl MultiPaxos {
    /// A slot is decided.
    pub(crate) fn learn(&mut self, slot: Slot, decision: PValue, out: &mut Output<Self>) {
        if slot > self.machine.applied() && !self.decisions.contains_key(&slot) {
            out.decide(slot, decision.command.clone());
            self.repair(slot, &decision, out);
            self.decisions.insert_mut(slot, decision);
        }
    }

    /// The leader of `ballot` says that everything up to `chosen` is decided. What stands here from
    /// an older ballot may be something else, and has to be asked for.
    pub(crate) fn learn_chosen(&mut self, ballot: Ballot, chosen: Slot, out: &mut Output<Self>) {
        let mut slot = self.slot_out();
        while slot <= chosen {
            if !self.decisions.contains_key(&slot) {
                let Some(held) = self.disk.accepted.get(&slot).cloned() else { break };
                if held.ballot != ballot && out.enforces(&NOTICE_BALLOT) {
                    break;
                }
                self.learn(slot, held, out);
            }
            slot = slot.next();
        }
        self.perform(out);
    }

    /// Performs what is decided, up to the first hole.
    pub(crate) fn perform(&mut self, out: &mut Output<Self>) {
        let before = self.machine.applied();
        let era = self.membership.last_begins();
        while let Some(decision) = self.decisions.get(&self.slot_out()) {
            let command = decision.command.clone();
            self.perform_next(&command, out);
        }
        if self.machine.applied() == before {
            return;
        }
        self.take_snapshot(out);
        if !matches!(self.role, Role::Leading(_)) {
            return;
        }
        let reconfigured = self.membership.last_begins() != era;
        if self.is_retired() {
            self.follow(None, out);
        } else if reconfigured && out.enforces(&NEW_ACCEPTORS) {
            self.prepare(out);
        } else {
            if self.era_asked_about() > before.next() {
                self.beat(out);
            }
            self.propose(out);
        }
    }

    /// The leader answers what was asked of it in its own epoch; who asked an earlier leader asks
    /// again.
    fn perform_next(&mut self, command: &Command, out: &mut Output<Self>) {
        let answer = self.apply_next(command, out);
        let (Command::Request(request), Role::Leading(_)) = (command, &self.role) else { return };
        let Some(at) = self.waiting.iter().position(|id| *id == request.id) else { return };
        self.waiting.remove(at);
        if let Some(answer) = answer {
            self.answer_performed(request, answer, out);
        }
    }

    fn apply_next(&mut self, command: &Command, out: &mut Output<Self>) -> Option<Answer> {
        let slot = self.slot_out();
        if let Command::Request(request) = command
            && let Operation::Change(change) = &request.operation
            && !self.machine.has_applied(request)
            && !self.change_members(request.id, change, slot, out)
            && out.enforces(&VAIN_CHANGE)
        {
            return self.machine.refuse(slot, request);
        }
        self.machine.apply_if(slot, command, || !out.enforces(&EXACTLY_ONCE))
    }

    /// Whether this node accepts for the next slot that it will perform.
    pub(crate) fn is_acceptor(&self) -> bool {
        self.acceptors(self.slot_out()).contains(&self.config.me())
    }
}
