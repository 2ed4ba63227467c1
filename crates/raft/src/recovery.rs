//! A server that is elected, although it cannot read all that its log holds (Protocol-Aware Recovery,
//! §3.4).
//!
//! It asks the others for the first such entry. A copy repairs it. An entry that a majority does not
//! have was never committed, and is discarded with all after it. Otherwise the server waits: it may be
//! that the only copies are on servers that are down. When it can read its whole log, it leads.

use alloc::rc::Rc;
use alloc::vec::Vec;
use core::mem;

use protocol::{NodeId, Output, Slot};

use crate::Term;
use crate::election::Occasion;
use crate::info::heartbeat_every;
use crate::membership::include;
use crate::message::{Held, Message, Timer};
use crate::replica::{Raft, Role};
use crate::rules::{
    self, DAMAGED_IS_HELD, DISCARD_BY_MAJORITY, REPAIR_FIRST, SAME_ENTRY, STALE_TERM, THIS_TERM,
};

/// What an elected server knows of the first entry that it cannot read.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Recovery {
    /// Who says that its log does not hold this entry.
    pub lacking: Vec<NodeId>,
    /// Who can say nothing of it, since its own copy is damaged.
    pub unsure: Vec<NodeId>,
    /// Who has answered since the server last counted who did.
    pub heard: Vec<NodeId>,
    /// Why it stood for election.
    pub(crate) occasion: Occasion,
}

impl Raft {
    /// The election is won: leads, once every entry of the log can be read.
    pub(crate) fn take_office(&mut self, out: &mut Output<Self>) {
        if self.disk.damaged().is_empty() || !out.enforces(&REPAIR_FIRST) {
            self.lead(out);
            return;
        }
        let occasion = match &mut self.role {
            Role::Candidate { occasion, .. } => mem::take(occasion),
            _ => Occasion::Silence,
        };
        self.role = Role::Recovering(Recovery { occasion, ..Recovery::default() });
        out.cancel_timer(Timer::Election);
        self.await_quorum(out);
        out.set_timer(Timer::Heartbeat, heartbeat_every(&self.config));
        self.fetch(out);
    }

    /// Asks everybody for the first entry that cannot be read; who has answered already learns that
    /// the server is alive.
    fn fetch(&self, out: &mut Output<Self>) {
        let Some(index) = self.disk.first_damaged() else { return };
        let (term, me) = (self.disk.term, self.config.me());
        let of = self.disk.term_at(index).unwrap_or_default();
        for peer in self.members().all().into_iter().filter(|&node| node != me) {
            out.send(peer, Message::Fetch { term, index, of });
        }
    }

    /// Asks again, with every heartbeat.
    pub(crate) fn fetch_again(&self, out: &mut Output<Self>) {
        if matches!(self.role, Role::Recovering(_)) && out.enforces(&rules::HEARTBEAT) {
            self.fetch(out);
            out.set_timer(Timer::Heartbeat, heartbeat_every(&self.config));
        }
    }

    /// What was asked for is settled: goes on to the next entry that cannot be read, or leads.
    fn fetch_next(&mut self, out: &mut Output<Self>) {
        if self.disk.damaged().is_empty() {
            self.lead(out);
            return;
        }
        if let Role::Recovering(recovery) = &mut self.role {
            recovery.lacking.clear();
            recovery.unsure.clear();
        }
        self.fetch(out);
    }

    /// A server that was elected asks for an entry. Its question is a sign of life like a heartbeat.
    pub(crate) fn on_fetch(
        &mut self,
        elected: NodeId,
        term: Term,
        (index, of): (Slot, Term),
        out: &mut Output<Self>,
    ) {
        self.observe(term, out);
        let own = self.disk.term;
        let no_copy = |lacks| Message::NoCopy { term: own, index, of, lacks };
        if term < own && out.enforces(&STALE_TERM) {
            out.send(elected, no_copy(false));
            return;
        }
        if !self.recognise(elected, out) {
            return;
        }
        self.await_leader(out);
        self.hear_leader(out);
        let answer = match self.held(index, of, out) {
            Some(held) => Message::Copy { term: own, index, held },
            None => {
                let damaged = self.disk.is_damaged(index) && self.disk.term_at(index) == Some(of);
                no_copy(out.requires(&DAMAGED_IS_HELD, !damaged))
            }
        };
        out.send(elected, answer);
    }

    /// What this server has of the entry, if it can read it.
    fn held(&self, index: Slot, of: Term, out: &mut Output<Self>) -> Option<Held> {
        if let Some(snapshot) = self.disk.snapshot.as_ref().filter(|it| it.index >= index) {
            return Some(Held::Snapshot(Rc::clone(snapshot)));
        }
        let entry = self.disk.log.get(index).filter(|_| !self.disk.is_damaged(index))?;
        let same = out.requires(&SAME_ENTRY, entry.term == of);
        same.then(|| Held::Entry(Rc::new(entry.clone())))
    }

    pub(crate) fn on_copy(
        &mut self,
        from: NodeId,
        term: Term,
        index: Slot,
        held: Held,
        out: &mut Output<Self>,
    ) {
        if !self.hears_answer(from, term, index, out) {
            return;
        }
        match held {
            Held::Entry(entry) => {
                let entry = Rc::unwrap_or_clone(entry);
                self.disk.write(out, |disk| disk.repair(index, entry));
            }
            Held::Snapshot(snapshot) => self.install(&snapshot, out),
        }
        self.fetch_next(out);
    }

    /// Somebody has no copy, or none that it can read. Only the former says anything.
    pub(crate) fn on_no_copy(
        &mut self,
        from: NodeId,
        term: Term,
        index: Slot,
        lacks: bool,
        out: &mut Output<Self>,
    ) {
        if !self.hears_answer(from, term, index, out) {
            return;
        }
        let members = self.members();
        let Role::Recovering(recovery) = &mut self.role else { return };
        if !lacks {
            include(&mut recovery.unsure, from);
            return;
        }
        include(&mut recovery.lacking, from);
        let majority = members.agrees(|node| recovery.lacking.contains(&node));
        if out.requires(&DISCARD_BY_MAJORITY, majority) {
            let kept = index.previous();
            self.disk.write(out, |disk| disk.truncate(kept));
            self.configurations.truncate(kept);
            self.fetch_next(out);
        }
    }

    /// Whether those that are `up` may be enough to repair what this server asks for. They are not
    /// once all of them have answered and it still waits.
    pub(crate) fn can_recover(&self, up: &dyn Fn(NodeId) -> bool) -> bool {
        let Role::Recovering(recovery) = &self.role else { return true };
        let answered = |node| recovery.lacking.contains(&node) || recovery.unsure.contains(&node);
        let me = self.config.me();
        self.members().all().into_iter().any(|node| node != me && up(node) && !answered(node))
    }

    /// Whether this is an answer to what is asked for now.
    fn hears_answer(
        &mut self,
        from: NodeId,
        term: Term,
        index: Slot,
        out: &mut Output<Self>,
    ) -> bool {
        self.observe(term, out);
        let Role::Recovering(recovery) = &mut self.role else { return false };
        if term != self.disk.term && out.enforces(&THIS_TERM) {
            return false;
        }
        include(&mut recovery.heard, from);
        self.disk.first_damaged() == Some(index)
    }
}
