//! Clients: any server takes their requests. What changes anything goes through the leader; local
//! reads are answered at once, from whatever the server has delivered.

use alloc::rc::Rc;
use alloc::vec::Vec;

use protocol::{
    Answer, Command, NodeId, Operation, Output, ReadLevel, Reply, Request, RequestId, Signed,
    Signer, Slot,
};

use crate::info::QUORUM_SYNC;
use crate::message::Message;
use crate::phase::Phase;
use crate::replica::Zab;
use crate::rules::{EXACTLY_ONCE, FIXED_MEMBERSHIP, FORWARD, LAST_SEEN, MY_LEADER, SYNC_IN_ORDER};

impl Zab {
    pub(crate) fn on_client_request(&mut self, signed: &Signed<Request>, out: &mut Output<Self>) {
        let Some(request) = signed.verify() else { return };
        if signed.signer() != Signer::Client(request.id.client) {
            return;
        }
        let Some(leader) = self.established_leader() else {
            out.reply(request.id, Reply::Redirect(None));
            return;
        };
        match &request.operation {
            Operation::Get { key, level: ReadLevel::Local } => {
                let behind = request.seen > self.machine.applied();
                if behind && out.enforces(&LAST_SEEN) {
                    out.reply(request.id, Reply::Redirect(Some(leader)));
                } else {
                    self.answer(request.id, Answer::Found(self.machine.get(key).cloned()), out);
                }
                return;
            }
            Operation::Change(_) if out.enforces(&FIXED_MEMBERSHIP) => {
                out.reply(request.id, Reply::Refused(&FIXED_MEMBERSHIP));
                return;
            }
            _ => {}
        }
        if let Some(answer) = self.machine.answered(request)
            && out.enforces(&EXACTLY_ONCE)
        {
            self.answer(request.id, answer.clone(), out);
            return;
        }
        let sync = request.operation == Operation::Sync && !self.config.flag(&QUORUM_SYNC);
        let mine = leader == self.config.me();
        if !mine && !out.enforces(&FORWARD) {
            return;
        }
        if !self.waiting.contains(&request.id) {
            self.waiting.push(request.id);
        }
        match (sync, mine) {
            (true, true) => self.on_sync(leader, request.id, out),
            (true, false) => out.send(leader, Message::Sync { id: request.id }),
            (false, true) => self.propose(Command::from(request.clone()), out),
            (false, false) => {
                out.send(leader, Message::Request { request: Rc::new(request.clone()) });
            }
        }
    }

    /// A follower forwards a request. Whoever asked it is answered by it.
    pub(crate) fn on_forwarded(&mut self, request: Rc<Request>, out: &mut Output<Self>) {
        let known = self.machine.answered(&request).is_some();
        if self.leads() && !(known && out.enforces(&EXACTLY_ONCE)) {
            self.propose(Command::Request(request), out);
        }
    }

    /// Somebody wants to see whatever is committed before: what is proposed by now is awaited. Who
    /// was let go hears no commits, and so no answer could stand behind them.
    pub(crate) fn on_sync(&mut self, from: NodeId, id: RequestId, out: &mut Output<Self>) {
        let last = self.disk.history.last_slot();
        let behind = last > self.machine.applied();
        let mine = from == self.config.me();
        let Phase::Leading(leader) = &mut self.phase else { return };
        if leader.established && (mine || leader.is_active(from)) {
            let upto = if behind && out.enforces(&SYNC_IN_ORDER) { last } else { Slot(0) };
            leader.syncs.push((from, id, upto));
            self.answer_syncs(out);
        }
    }

    pub(crate) fn answer_syncs(&mut self, out: &mut Output<Self>) {
        let (me, applied) = (self.config.me(), self.machine.applied());
        let Phase::Leading(leader) = &mut self.phase else { return };
        let done = leader.syncs.iter().take_while(|(.., upto)| *upto <= applied).count();
        let done: Vec<_> = leader.syncs.drain(..done).collect();
        for (node, id, _) in done {
            if node == me || leader.is_active(node) {
                out.send(node, Message::Synced { id });
            }
        }
    }

    /// The answer of an earlier leader, or to an earlier attempt, says nothing of this one's commits.
    pub(crate) fn on_synced(&mut self, from: NodeId, id: RequestId, out: &mut Output<Self>) {
        let mine = self.established_leader() == Some(from);
        if self.waiting.contains(&id) && out.requires(&MY_LEADER, mine) {
            self.waiting.retain(|waiting| *waiting != id);
            self.answer(id, Answer::Done, out);
        }
    }

    /// Delivers one transaction, and answers whoever asked this server for it.
    pub(crate) fn apply(&mut self, slot: Slot, command: &Command, out: &mut Output<Self>) {
        out.decide(slot, command.clone());
        let again = || !out.enforces(&EXACTLY_ONCE);
        let answer = self.machine.apply_if(slot, command, again);
        if let (Command::Request(request), Some(answer)) = (command, answer)
            && self.waits_for(request.id)
        {
            self.answer(request.id, answer, out);
        }
    }

    /// Whether a client waits here for this request; from now on it does not.
    fn waits_for(&mut self, id: RequestId) -> bool {
        let known = self.waiting.len();
        self.waiting.retain(|waiting| *waiting != id);
        self.waiting.len() < known
    }

    fn answer(&self, to: RequestId, answer: Answer, out: &mut Output<Self>) {
        let (at, epoch) = (self.machine.applied(), self.disk.current_epoch);
        out.reply(to, Reply::Done { answer, at, epoch, tentative: false });
    }
}
