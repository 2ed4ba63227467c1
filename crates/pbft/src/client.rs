//! Clients: what they ask, and what they are told (OSDI §4.1).

use alloc::rc::Rc;

use protocol::{Answer, Operation, Output, Reply, Request, Signed, Signer};

use crate::message::Message;
use crate::replica::Pbft;
use crate::rules::{EXACTLY_ONCE, FIXED_MEMBERSHIP, FORWARD, VERIFY};
use crate::statement::Batch;

impl Pbft {
    pub(crate) fn on_client_request(&mut self, request: Signed<Request>, out: &mut Output<Self>) {
        let request = Rc::new(request);
        if self.take_on(&request, out)
            && self.is_active()
            && !self.leads()
            && out.enforces(&FORWARD)
        {
            out.send(self.primary(), Message::Request(request));
        }
    }

    /// Whoever passes a request on proves by its signature that a client wants it.
    pub(crate) fn on_forwarded(&mut self, request: Rc<Signed<Request>>, out: &mut Output<Self>) {
        self.take_on(&request, out);
    }

    /// Waits for a request to be executed; the primary sees to it. Gives whether there is anything to
    /// be done: what was executed before is answered again.
    fn take_on(&mut self, request: &Rc<Signed<Request>>, out: &mut Output<Self>) -> bool {
        if !out.requires(&VERIFY, is_clients(request)) {
            return false;
        }
        let said = request.unverified();
        if is_change(said) && out.enforces(&FIXED_MEMBERSHIP) {
            out.reply(said.id, Reply::Refused(&FIXED_MEMBERSHIP));
            return false;
        }
        if self.machine.has_applied(said) && out.enforces(&EXACTLY_ONCE) {
            if let Some(answer) = self.machine.answered(said).cloned() {
                self.answer(said, answer, out);
            }
            return false;
        }
        if !self.waiting.contains(request) {
            self.waiting.push(Rc::clone(request));
        }
        self.propose(out);
        true
    }

    /// Answers a request that was executed. A change of members changes nothing wherever it stands in
    /// the order; only a primary that lies gives it a number.
    pub(crate) fn answer(&self, request: &Request, answer: Answer, out: &mut Output<Self>) {
        if is_change(request) && out.enforces(&FIXED_MEMBERSHIP) {
            out.reply(request.id, Reply::Refused(&FIXED_MEMBERSHIP));
            return;
        }
        let (at, epoch) = (self.machine.applied(), self.disk.view);
        out.reply(request.id, Reply::Done { answer, at, epoch, tentative: false });
    }

    /// A backup waits for what the primary has given a number, as if a client had asked it.
    pub(crate) fn await_execution(&mut self, batch: &Batch) {
        for request in batch.requests() {
            if !self.machine.has_applied(request.unverified()) && !self.waiting.contains(request) {
                self.waiting.push(Rc::clone(request));
            }
        }
    }
}

/// Whether a request would change the cluster itself.
const fn is_change(request: &Request) -> bool {
    matches!(request.operation, Operation::Change(_))
}

/// Whether the client that a request names has signed it.
pub(crate) fn is_clients(request: &Signed<Request>) -> bool {
    request.verify().is_some_and(|said| request.signer() == Signer::Client(said.id.client))
}
