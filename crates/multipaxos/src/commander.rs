//! Commanders: phase 2, many slots at a time (PMMC §2.3).

use alloc::rc::Rc;
use alloc::vec::Vec;

use protocol::{Command, NodeId, Output, Slot};

use crate::durable::{Ballot, PValue};
use crate::membership::{Quorums, count};
use crate::message::Message;
use crate::node::{Commander, MultiPaxos, Role};
use crate::rules::{
    DISTINCT_ACCEPTORS, FILL_GAPS, IN_WINDOW, QUORUM_ACCEPTED, RESEND, SAME_BALLOT,
};

impl MultiPaxos {
    /// Proposes for as many slots as the window lets: first what was adopted, with no-ops in the
    /// gaps; then no-ops up to a configuration that is decided, so that it takes effect; then what
    /// clients asked.
    pub(crate) fn propose(&mut self, out: &mut Output<Self>) {
        let end = Slot(self.slot_out().0 + self.window());
        let era = self.membership.last_begins();
        let Role::Leading(leading) = &mut self.role else { return };
        let mut proposals = Vec::new();
        loop {
            let slot = leading.next;
            let gap = slot <= leading.last || slot < era;
            if (!gap && self.requests.is_empty()) || (slot >= end && out.enforces(&IN_WINDOW)) {
                break;
            }
            leading.next = slot.next();
            let command = match leading.adopted.get(&slot) {
                Some(adopted) => adopted.command.clone(),
                None if slot <= leading.last && !out.enforces(&FILL_GAPS) => continue,
                None if gap => Command::Noop,
                None => Command::from(self.requests.remove(0)),
            };
            let accepted = Vec::new();
            leading.open.push(Commander { slot, command: command.clone(), accepted });
            proposals.push((slot, command));
        }
        self.command(&proposals, out);
    }

    /// Sends proposals to the acceptors of their slots, those of one configuration together.
    pub(crate) fn command(&self, proposals: &[(Slot, Command)], out: &mut Output<Self>) {
        let Role::Leading(leading) = &self.role else { return };
        let acceptors = |slot: Slot| self.acceptors(slot);
        for group in proposals.chunk_by(|one, next| acceptors(one.0) == acceptors(next.0)) {
            let (ballot, chosen) = (leading.ballot, self.machine.applied());
            let message = Message::Accept { ballot, proposals: Rc::from(group), chosen };
            for &acceptor in acceptors(group[0].0) {
                out.send(acceptor, message.clone());
            }
        }
    }

    pub(crate) fn on_accepted(
        &mut self,
        from: NodeId,
        ballot: Ballot,
        slots: &[Slot],
        out: &mut Output<Self>,
    ) {
        let Role::Leading(leading) = &mut self.role else { return };
        if ballot != leading.ballot && out.enforces(&SAME_BALLOT) {
            return;
        }
        let ballot = leading.ballot;
        let mut decided = Vec::new();
        for slot in slots {
            let Ok(at) = leading.open.binary_search_by(|open| open.slot.cmp(slot)) else {
                continue;
            };
            let commander = &mut leading.open[at];
            if commander.accepted.contains(&from) && out.enforces(&DISTINCT_ACCEPTORS) {
                continue;
            }
            commander.accepted.push(from);
            let members = self.membership.at(*slot, &self.config);
            let needed = Quorums::of(members, &self.config).phase_2;
            let enough = count(&commander.accepted, members) >= needed;
            if out.requires(&QUORUM_ACCEPTED, enough) {
                let command = leading.open.remove(at).command;
                decided.push((*slot, PValue { ballot, command }));
            }
        }
        for (slot, decision) in decided {
            self.learn(slot, decision, out);
        }
        self.perform(out);
    }

    /// Sends again what was open at the last heartbeat already, to those who have not answered.
    pub(crate) fn resend(&mut self, out: &mut Output<Self>) {
        let chosen = self.machine.applied();
        let Role::Leading(leading) = &mut self.role else { return };
        let late = || leading.open.iter().filter(|open| open.slot < leading.due);
        if late().next().is_some() && out.enforces(&RESEND) {
            for node in self.config.members() {
                let lacks = |open: &&Commander| {
                    let members = self.membership.at(open.slot, &self.config);
                    members.contains(node) && !open.accepted.contains(node)
                };
                let lacking = late().filter(lacks).map(|open| (open.slot, open.command.clone()));
                let proposals: Rc<[_]> = lacking.collect();
                if !proposals.is_empty() {
                    let ballot = leading.ballot;
                    out.send(*node, Message::Accept { ballot, proposals, chosen });
                }
            }
        }
        leading.due = leading.next;
    }
}
