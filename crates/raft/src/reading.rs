//! Reads without an entry of the log (dissertation §6.4): ReadIndex, at the leader and at followers.

use alloc::rc::Rc;
use alloc::vec::Vec;
use core::mem;

use protocol::{Answer, NodeId, Operation, Output, ReadLevel, Reply, Request, RequestId, Slot};

use crate::Term;
use crate::info::{FOLLOWER_READS, LEASE_READS, LOCAL_READS, READ_INDEX};
use crate::message::Message;
use crate::replica::{Raft, Role};
use crate::rules::{READ_APPLIED, READ_CONFIRMED, READ_OWN_TERM};

/// Reads that wait at a leader until a majority has answered it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Reads {
    /// They came while another round was under way, or before the leader may serve any.
    parked: Vec<Asker>,
    /// They wait for the answers to one round.
    asked: Vec<Asker>,
    /// The commit index when that round began: what they must reflect.
    index: Slot,
    /// That round.
    round: u64,
}

/// On whose behalf a leader confirms that it still leads.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Asker {
    /// Its own client's.
    Client(Rc<Request>),
    /// That of a follower, which serves its client itself.
    Follower(NodeId, RequestId),
}

/// A read that a follower serves once it knows how far it must be, and is there.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Awaited {
    request: Rc<Request>,
    index: Option<Slot>,
}

impl Raft {
    /// Serves a read without an entry of the log if the options say so. Otherwise says no.
    pub(crate) fn reads_aside(&mut self, request: &Request, out: &mut Output<Self>) -> bool {
        let Operation::Get { level, .. } = &request.operation else { return false };
        let leads = matches!(self.role, Role::Leader(_));
        match level {
            ReadLevel::Local if self.config.flag(&LOCAL_READS) => {
                self.answer_read(request, out);
                return true;
            }
            ReadLevel::Lease
                if leads && self.config.flag(&LEASE_READS) && self.may_trust_lease(out) =>
            {
                self.answer_read(request, out);
                return true;
            }
            _ => {}
        }
        if leads && self.config.flag(&READ_INDEX) {
            self.park_read(Asker::Client(Rc::new(request.clone())), out);
            return true;
        }
        match self.leader() {
            Some(leader) if !leads && self.config.flag(&FOLLOWER_READS) => {
                self.ask_leader(leader, request, out);
                true
            }
            _ => false,
        }
    }

    fn park_read(&mut self, asker: Asker, out: &mut Output<Self>) {
        if let Role::Leader(leadership) = &mut self.role {
            leadership.reads.parked.push(asker);
            self.ask_round(out);
        }
    }

    /// Begins a round for everything that is parked. One round confirms all reads that came before
    /// it, and there is one at a time.
    fn ask_round(&mut self, out: &mut Output<Self>) {
        let knows = self.knows_what_is_committed();
        let commit = self.commit_index;
        let Role::Leader(leadership) = &mut self.role else { return };
        let reads = &mut leadership.reads;
        if reads.parked.is_empty() || !reads.asked.is_empty() {
            return;
        }
        if !knows && out.enforces(&READ_OWN_TERM) {
            return;
        }
        leadership.round += 1;
        (reads.asked, reads.index) = (mem::take(&mut reads.parked), commit);
        reads.round = leadership.round;
        self.beat(out);
        self.confirm_reads(out);
    }

    /// Whether an entry of the own term is committed: only then does a leader know of everything
    /// that was committed before.
    pub(crate) fn knows_what_is_committed(&self) -> bool {
        self.disk.term_at(self.commit_index) == Some(self.disk.term)
    }

    /// Answers the reads whose round a majority has answered, and renews the lease.
    pub(crate) fn confirm_reads(&mut self, out: &mut Output<Self>) {
        let Role::Leader(leadership) = &self.role else { return };
        if leadership.round == 0 {
            return;
        }
        let own = (self.config.me(), Slot(leadership.round));
        let members = self.members();
        let answered = leadership.reached(&members, own, |follower| Slot(follower.round)).0;
        self.hold_lease(answered, out);
        let Role::Leader(leadership) = &mut self.role else { return };
        let reads = &mut leadership.reads;
        if reads.asked.is_empty() || !out.requires(&READ_CONFIRMED, answered >= reads.round) {
            return;
        }
        let (asked, index) = (mem::take(&mut reads.asked), reads.index);
        for asker in asked {
            match asker {
                Asker::Client(request) => self.answer_read(&request, out),
                Asker::Follower(node, id) => {
                    out.send(node, Message::ReadAt { term: self.disk.term, id, index });
                }
            }
        }
        self.ask_round(out);
    }

    /// More is committed, or applied: what waited for that may go on.
    pub(crate) fn serve_reads(&mut self, out: &mut Output<Self>) {
        self.ask_round(out);
        let applied = self.machine.applied();
        let ready = |read: &Awaited| read.index.is_some_and(|index| index <= applied);
        while let Some(at) = self.awaited.iter().position(ready) {
            let read = self.awaited.remove(at);
            self.answer_read(&read.request, out);
        }
    }

    fn answer_read(&self, request: &Request, out: &mut Output<Self>) {
        let Operation::Get { key, .. } = &request.operation else { return };
        let answer = Answer::Found(self.machine.get(key).cloned());
        let (at, epoch) = (self.machine.applied(), self.disk.term);
        out.reply(request.id, Reply::Done { answer, at, epoch, tentative: false });
    }
}

/// The reads of followers.
impl Raft {
    /// Asks the leader how far this server must be to serve a read, and forgets what this client
    /// was told by others.
    fn ask_leader(&mut self, leader: NodeId, request: &Request, out: &mut Output<Self>) {
        let RequestId { client, number } = request.id;
        self.awaited.retain(|read| {
            let id = read.request.id;
            id.client != client || (id.number >= request.answered_below && id.number != number)
        });
        self.awaited.push(Awaited { request: Rc::new(request.clone()), index: None });
        out.send(leader, Message::ReadIndex { term: self.disk.term, id: request.id });
    }

    pub(crate) fn on_read_index(
        &mut self,
        from: NodeId,
        term: Term,
        id: RequestId,
        out: &mut Output<Self>,
    ) {
        self.observe(term, out);
        self.park_read(Asker::Follower(from, id), out);
    }

    pub(crate) fn on_read_at(
        &mut self,
        term: Term,
        id: RequestId,
        index: Slot,
        out: &mut Output<Self>,
    ) {
        self.observe(term, out);
        let Some(read) = self.awaited.iter_mut().find(|read| read.request.id == id) else { return };
        let behind = index > self.machine.applied();
        read.index = Some(if behind && !out.enforces(&READ_APPLIED) { Slot(0) } else { index });
        self.serve_reads(out);
    }
}
