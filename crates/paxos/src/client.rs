//! Clients: what they want chosen, and what they are told.

use protocol::{
    Answer, Command, Operation, Output, Reply, Request, RequestId, Signed, Signer, Slot, Value,
};

use crate::durable::Proposal;
use crate::replica::{Paxos, Proposer};
use crate::rules::FIXED_MEMBERSHIP;

impl Paxos {
    /// Any node serves any client. A node that is waiting to try again goes on waiting.
    pub(crate) fn on_client_request(&mut self, signed: &Signed<Request>, out: &mut Output<Self>) {
        let Some(request) = signed.verify() else { return };
        if signed.signer() != Signer::Client(request.id.client) {
            return;
        }
        let change = matches!(request.operation, Operation::Change(_));
        if change && out.enforces(&FIXED_MEMBERSHIP) {
            out.reply(request.id, Reply::Refused(&FIXED_MEMBERSHIP));
        } else if let Some(chosen) = &self.chosen {
            answer(request.id, chosen, out);
        } else if !self.open.iter().any(|open| open.id == request.id) {
            let first = self.open.is_empty() && !self.curious;
            self.open.push(request.clone());
            if first && self.proposer == Proposer::Idle {
                self.prepare(out);
            }
        }
    }
}

/// Whatever a client asked for, it is told what was chosen.
pub(crate) fn answer(to: RequestId, chosen: &Proposal, out: &mut Output<Paxos>) {
    let value = match &chosen.value {
        Command::Request(request) => value_of(&request.operation).cloned(),
        Command::Noop => None,
    };
    let epoch = chosen.ballot.round;
    let answer = Answer::Found(value);
    out.reply(to, Reply::Done { answer, at: Slot(1), epoch, tentative: false });
}

/// The value that an operation proposes, if it proposes any.
pub(crate) const fn value_of(operation: &Operation) -> Option<&Value> {
    match operation {
        Operation::Put { value, .. }
        | Operation::Append { value, .. }
        | Operation::Cas { value, .. } => Some(value),
        Operation::Get { .. } | Operation::Sync | Operation::Change(_) => None,
    }
}
