//! The replica: learns decisions in any order, performs them in that of the slots (PMMC §2.1).

use protocol::{Command, Operation, Output, Reply, Slot};

use crate::durable::{Ballot, PValue};
use crate::info::WINDOW;
use crate::node::{MultiPaxos, Role};
use crate::rules::{EXACTLY_ONCE, NEW_ACCEPTORS, NOTICE_BALLOT, SLOT_PLUS_WINDOW};

impl MultiPaxos {
    /// A slot is decided.
    pub(crate) fn learn(&mut self, slot: Slot, decision: PValue, out: &mut Output<Self>) {
        if slot > self.machine.applied() && !self.decisions.contains_key(&slot) {
            out.decide(slot, decision.command.clone());
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
                if held.ballot != ballot && out.upholds(&NOTICE_BALLOT) {
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
        if !self.is_acceptor() {
            self.follow(None, out);
        } else if reconfigured && out.upholds(&NEW_ACCEPTORS) {
            self.prepare(out);
        } else {
            self.propose(out);
        }
    }

    /// The leader answers what was asked of it in its own reign; who asked an earlier leader asks
    /// again.
    fn perform_next(&mut self, command: &Command, out: &mut Output<Self>) {
        let slot = self.slot_out();
        if let Command::Request(request) = command
            && let Operation::Change(change) = &request.operation
            && !self.machine.has_applied(request)
        {
            let mut membership = self.membership.clone();
            let window = u64::from(self.config.count(&WINDOW)).max(1);
            if membership.change(change, Slot(slot.0 + window), &self.config)
                && !out.upholds(&SLOT_PLUS_WINDOW)
            {
                membership = self.membership.clone();
                membership.change(change, slot.next(), &self.config);
            }
            self.membership = membership;
        }
        let again = || !out.upholds(&EXACTLY_ONCE);
        let answer = self.machine.apply_if(slot, command, again);
        let (Command::Request(request), Role::Leading(leading)) = (command, &self.role) else {
            return;
        };
        let Some(at) = self.waiting.iter().position(|id| *id == request.id) else { return };
        self.waiting.remove(at);
        if let Some(answer) = answer {
            let epoch = leading.ballot.round;
            out.reply(request.id, Reply::Done { answer, at: slot, epoch, tentative: false });
        }
    }

    /// Whether this node accepts for the next slot that it will perform.
    pub(crate) fn is_acceptor(&self) -> bool {
        self.acceptors(self.slot_out()).contains(&self.config.me())
    }
}
