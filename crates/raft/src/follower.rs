//! Log replication, seen by a follower (Raft §5.3, Figure 2 "AppendEntries RPC").

use alloc::rc::Rc;
use alloc::vec::Vec;

use protocol::{NodeId, Output, Slot};

use crate::Term;
use crate::durable::Entry;
use crate::message::Message;
use crate::replica::{Raft, Role};
use crate::rules::{
    CANDIDATE_YIELDS, COMMIT_BOUNDED, CONSISTENCY_CHECK, DAMAGED_IS_NO_COPY, KEEP_COMMITTED,
    KEEP_VOTE, MATCHED, STALE_TERM, TRUNCATE_ON_CONFLICT,
};

impl Raft {
    pub(crate) fn on_append(
        &mut self,
        leader: NodeId,
        term: Term,
        (prev_index, prev_term): (Slot, Term),
        entries: &[Entry],
        (leader_commit, round): (Slot, u64),
        out: &mut Output<Self>,
    ) {
        self.observe(term, out);
        if term < self.disk.term && out.enforces(&STALE_TERM) {
            self.refuse(leader, prev_index, Term(0), round, out);
            return;
        }
        if !self.recognise(leader, out) {
            return;
        }
        self.await_leader(out);
        self.hear_leader(out);

        // What is compacted is committed, and so the leader has it too.
        if prev_index < self.disk.compacted().0 {
            self.acknowledge(leader, self.commit_index, round, out);
            return;
        }
        // Where nothing stands before the entries there is no place to put them, rule or no rule.
        let found = self.disk.term_at(prev_index);
        let agrees = found == Some(prev_term);
        if found.is_none() || (!agrees && out.enforces(&CONSISTENCY_CHECK)) {
            self.refuse(leader, prev_index, prev_term, round, out);
            return;
        }
        if self.disk.first_damaged().is_some_and(|first| first <= prev_index)
            && out.enforces(&DAMAGED_IS_NO_COPY)
        {
            self.refuse(leader, prev_index, prev_term, round, out);
            return;
        }
        let compared = Slot(prev_index.0 + entries.len() as u64);
        if self.take_in(prev_index, entries, out) {
            self.acknowledge(leader, compared, round, out);
            self.learn_commit(leader_commit, compared, out);
        }
    }

    /// Accepts the sender as the leader of this term.
    pub(crate) fn recognise(&mut self, leader: NodeId, out: &mut Output<Self>) -> bool {
        match &self.role {
            Role::Follower { leader: Some(known), .. } if *known == leader => return true,
            Role::Candidate { .. } if !out.enforces(&CANDIDATE_YIELDS) => return false,
            _ => self.follow(Some(leader), out),
        }
        if self.disk.voted_for.is_some() && !out.enforces(&KEEP_VOTE) {
            self.disk.write(out, |disk| disk.voted_for = None);
        }
        true
    }

    /// Makes the log hold `entries` after `prev_index`, as one write. What it holds already is left
    /// alone, so an append that arrives late or twice changes nothing.
    fn take_in(&mut self, prev_index: Slot, entries: &[Entry], out: &mut Output<Self>) -> bool {
        let last = self.disk.last_index();
        let held = self.held_already(prev_index, entries);
        let agreed = Slot(prev_index.0 + held as u64);
        let fresh = &entries[held..];
        let conflict = !fresh.is_empty() && agreed < last;
        if conflict && agreed < self.commit_index && out.enforces(&KEEP_COMMITTED) {
            return false;
        }
        let beyond = fresh.is_empty() && agreed < last;
        let cut = conflict || (beyond && !out.enforces(&TRUNCATE_ON_CONFLICT));
        self.repair(prev_index, &entries[..held], out);
        if cut || !fresh.is_empty() {
            self.disk.write(out, |disk| {
                disk.truncate(agreed);
                for entry in fresh {
                    disk.log.push(entry.clone());
                }
            });
            self.note_members(agreed, fresh, out);
        }
        true
    }

    /// Puts copies in the place of entries that cannot be read: `held` are the same entries.
    fn repair(&mut self, prev_index: Slot, held: &[Entry], out: &mut Output<Self>) {
        let upto = Slot(prev_index.0 + held.len() as u64);
        let within = |slot: &Slot| *slot > prev_index && *slot <= upto;
        let damaged: Vec<Slot> = self.disk.damaged().iter().copied().filter(within).collect();
        if !damaged.is_empty() {
            self.disk.write(out, |disk| {
                for slot in damaged {
                    disk.repair(slot, held[(slot.0 - prev_index.0 - 1) as usize].clone());
                }
            });
        }
    }

    /// The log now goes on with `fresh` after `agreed`: the configurations in it are in force, and
    /// those that it no longer holds are not.
    fn note_members(&mut self, agreed: Slot, fresh: &[Entry], out: &mut Output<Self>) {
        let mut changed = self.configurations.truncate(agreed);
        for (slot, entry) in (agreed.0 + 1..).map(Slot).zip(fresh) {
            if let Some(members) = &entry.members {
                self.configurations.append(slot, Rc::clone(members));
                changed = true;
            }
        }
        if changed {
            self.reform(out);
            self.await_leader(out);
        }
    }

    /// How many of `entries` stand in the log at their places.
    fn held_already(&self, prev_index: Slot, entries: &[Entry]) -> usize {
        if prev_index == self.disk.last_index() {
            return 0;
        }
        let held = |(at, entry): (u64, &Entry)| {
            self.disk.term_at(Slot(prev_index.0 + 1 + at)) == Some(entry.term)
        };
        (0..).zip(entries).take_while(|&pair| held(pair)).count()
    }

    pub(crate) fn acknowledge(
        &self,
        leader: NodeId,
        compared: Slot,
        round: u64,
        out: &mut Output<Self>,
    ) {
        let last = self.disk.last_index();
        let beyond = last > compared;
        let matched = if beyond && !out.enforces(&MATCHED) { last } else { compared };
        out.send(leader, Message::AppendOk { term: self.disk.term, matched, round });
    }

    pub(crate) fn refuse(
        &self,
        leader: NodeId,
        rejected: Slot,
        prev_term: Term,
        round: u64,
        out: &mut Output<Self>,
    ) {
        let hint = self.disk.latest_not_after(rejected, prev_term);
        let hint = self.disk.first_damaged().map_or(hint, |first| hint.min(first.previous()));
        let hint_term = self.disk.term_at(hint).unwrap_or_default();
        let term = self.disk.term;
        out.send(leader, Message::AppendNo { term, rejected, hint, hint_term, round });
    }

    fn learn_commit(&mut self, leader_commit: Slot, compared: Slot, out: &mut Output<Self>) {
        let last = self.disk.last_index();
        let further = leader_commit.min(last) > compared;
        let bound = if further && !out.enforces(&COMMIT_BOUNDED) { last } else { compared };
        self.commit_to(leader_commit.min(bound), out);
    }
}
