//! Clients: what they ask, and what they are told (PMMC §2.1, §4.5).

use protocol::{
    Answer, Key, Operation, Output, ReadLevel, Reply, Request, RequestId, Signed, Signer,
};

use crate::durable::Round;
use crate::membership::node_of;
use crate::node::{MultiPaxos, Role};
use crate::rules::{EXACTLY_ONCE, KNOWN_NODES, REDIRECT};

impl MultiPaxos {
    pub(crate) fn on_client_request(&mut self, signed: &Signed<Request>, out: &mut Output<Self>) {
        let Some(request) = signed.verify() else { return };
        if signed.signer() != Signer::Client(request.id.client) {
            return;
        }
        if let Operation::Get { key, level: ReadLevel::Local } = &request.operation {
            self.answer_read(request.id, key, out);
            return;
        }
        if let Role::Follower { leader } = &self.role {
            let known = leader.map(|ballot| ballot.proposer);
            if out.enforces(&REDIRECT) {
                out.reply(request.id, Reply::Redirect(known));
            }
            return;
        }
        if let Some(answer) = self.machine.answered(request)
            && out.enforces(&EXACTLY_ONCE)
        {
            self.answer_performed(request, answer.clone(), out);
            return;
        }
        if !self.is_possible(&request.operation) && out.enforces(&KNOWN_NODES) {
            out.reply(request.id, Reply::Refused(&KNOWN_NODES));
            return;
        }
        if let Operation::Get { key, level: ReadLevel::Lease } = &request.operation
            && self.may_read(out)
        {
            self.answer_read(request.id, key, out);
            return;
        }
        self.take_on(request, out);
    }

    /// A request that is under way already is not proposed once more.
    fn take_on(&mut self, request: &Request, out: &mut Output<Self>) {
        if !self.waiting.contains(&request.id) {
            self.waiting.push(request.id);
            self.requests.push(request.clone());
            self.propose(out);
        }
    }

    /// Answers a request that is performed; a change of members, once it is in force.
    pub(crate) fn answer_performed(
        &mut self,
        request: &Request,
        answer: Answer,
        out: &mut Output<Self>,
    ) {
        if matches!(request.operation, Operation::Change(_)) {
            return self.answer_change(request.id, &answer, out);
        }
        let (at, epoch) = (self.machine.applied(), self.epoch());
        out.reply(request.id, Reply::Done { answer, at, epoch, tentative: false });
    }

    fn answer_read(&self, to: RequestId, key: &Key, out: &mut Output<Self>) {
        let answer = Answer::Found(self.machine.get(key).cloned());
        let (at, epoch) = (self.machine.applied(), self.epoch());
        out.reply(to, Reply::Done { answer, at, epoch, tentative: false });
    }

    /// The epoch number of an answer (PML §5.3): while it stays the same, so does the master.
    pub(crate) fn epoch(&self) -> Round {
        let leader = match &self.role {
            Role::Follower { leader } => *leader,
            _ => self.own_ballot(),
        };
        leader.map_or(Round(0), |ballot| ballot.round)
    }

    fn is_possible(&self, operation: &Operation) -> bool {
        let Operation::Change(change) = operation else { return true };
        node_of(change).is_some_and(|node| self.config.members().contains(&node))
    }
}
