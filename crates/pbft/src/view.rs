//! What an observer sees of a replica.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use protocol::{
    Command, EpochName, Fact, NodeId, NodeView, Output, Role, Signed, Slot, SlotStatus, SlotView,
    Tally, joined,
};

use crate::message::{brief, certified, proven, shown};
use crate::replica::{Pbft, Votes};
use crate::statement::{Batch, Digest, Sequence, View, Vote, node_of};

/// How many numbers show who has voted for them.
const TALLIES: usize = 6;

impl Pbft {
    pub(crate) fn seen(&self, slots: Range<Slot>) -> NodeView {
        let primary = self.primary() == self.config.me();
        let (role, title) = match (self.is_active(), primary) {
            (true, true) => (Role::Leading, "primary"),
            (true, false) => (Role::Following, "backup"),
            (false, true) => (Role::Campaigning, "next primary"),
            (false, false) => (Role::Following, "changing views"),
        };
        let shown = self.slots();
        let (last, last_epoch) = match shown.last() {
            Some(slot) => (slot.slot, slot.epoch),
            None => (self.machine.applied(), EpochName::default()),
        };
        NodeView {
            role,
            title,
            phase: None,
            epoch: self.disk.view.into(),
            leader: self.is_active().then(|| self.primary()),
            slots: shown.into_iter().filter(|slot| slots.contains(&slot.slot)).collect(),
            last,
            last_epoch,
            decided: self.machine.applied(),
            tallies: self.tallies(),
        }
    }

    /// What was executed since the stable checkpoint, then what has a number. Numbers of which
    /// nothing is known are taken for one slot each.
    fn slots(&self) -> Vec<SlotView> {
        let mut slots: Vec<SlotView> = Vec::new();
        let mut put = |slot, status, view: View, command| {
            slots.push(SlotView { slot, status, epoch: view.into(), command });
        };
        for (slot, done) in self.history.iter() {
            put(*slot, SlotStatus::Decided, done.view, Some(done.command.clone()));
        }
        let (mut slot, mut expected) = (self.machine.applied().next(), self.executed.next());
        for (sequence, entry) in self.disk.log.range(self.executed.next()..) {
            slot = Slot(slot.0 + sequence.0 - expected.0);
            expected = sequence.next();
            let proposal = entry.proposal.as_ref();
            let proposed = proposal.map(|it| (it.vote.unverified().view, &it.batch));
            let prepared = entry.prepared.as_ref();
            let prepared = prepared.map(|(it, batch)| (it.vote().view, batch));
            let Some((view, batch)) = proposed.or(prepared) else { continue };
            let certified = entry.prepared_in(view).is_some() || proposed.is_none();
            let status = if certified { SlotStatus::Certified } else { SlotStatus::Proposed };
            for command in commands(batch) {
                put(slot, status, view, command);
                slot = slot.next();
            }
        }
        slots
    }

    /// Prepares towards 2f and commits towards 2f + 1, for each digest that has any. How many are
    /// needed is asked of what the replica decides by, since a run may suspend its rules.
    fn tallies(&self) -> Vec<Tally> {
        let of = self.config.members().len();
        let mut unheard = Output::new(&self.config);
        let mut least = |enough: fn(&Self, usize, &mut Output<Self>) -> bool| {
            (1..of).find(|&count| enough(self, count, &mut unheard)).unwrap_or(of)
        };
        if !self.is_active() {
            let wanting = self.departures_for(self.disk.view);
            let have = wanting.filter_map(|known| node_of(known.statement.signer())).collect();
            return vec![Tally {
                label: "view changes".to_string(),
                slot: None,
                have,
                need: least(|me, count, out| {
                    me.is_quorum(count, out) || me.passes_for_view_quorum(count, out)
                }),
                of,
            }];
        }
        let (prepared, committed) = (least(Self::is_quorum) - 1, least(Self::is_commit_quorum));
        let mut tallies = Vec::new();
        for (sequence, votes) in self.votes.range(self.executed.next()..).take(TALLIES) {
            let Votes { prepares, commits } = votes;
            let decides = self.decides(*sequence);
            self.tally("prepare", *sequence, prepares, (prepared, of - 1, None), &mut tallies);
            self.tally("commit", *sequence, commits, (committed, of, decides), &mut tallies);
        }
        tallies
    }

    /// What is accepted for a number, and the last slot that it fills once it is executed; batches
    /// that are not known yet are taken for one slot each.
    fn decides(&self, sequence: Sequence) -> Option<(Digest, Slot)> {
        let digest = self.proposal(sequence)?.vote.unverified().digest;
        let slots = |number: u64| self.proposal(Sequence(number)).map_or(1, |it| it.batch.slots());
        let before: u64 = (self.executed.0 + 1..=sequence.0).map(slots).sum();
        Some((digest, Slot(self.machine.applied().0 + before)))
    }

    /// The votes for a number, digest by digest.
    fn tally(
        &self,
        what: &str,
        sequence: Sequence,
        votes: &[Signed<Vote>],
        (need, of, decides): (usize, usize, Option<(Digest, Slot)>),
        tallies: &mut Vec<Tally>,
    ) {
        let mut digests: Vec<_> = Vec::new();
        for vote in votes.iter().map(Signed::unverified) {
            if vote.view == self.disk.view && !digests.contains(&vote.digest) {
                digests.push(vote.digest);
            }
        }
        let names: Vec<String> = digests.iter().map(|digest| self.named(*digest)).collect();
        for (digest, name) in digests.into_iter().zip(&names) {
            let such = |vote: &&Signed<Vote>| {
                let said = vote.unverified();
                said.digest == digest && said.view == self.disk.view
            };
            let have: Vec<NodeId> =
                votes.iter().filter(such).filter_map(|vote| node_of(vote.signer())).collect();
            let mut label = format!("{what} {sequence} {name}");
            // Two clients may ask for the same.
            if names.iter().filter(|other| *other == name).count() > 1 {
                label += &format!(" {digest}");
            }
            let slot = decides.filter(|(known, _)| *known == digest).map(|(_, slot)| slot);
            tallies.push(Tally { label, slot, have, need, of });
        }
    }

    /// What votes are about: what is asked in the batch with this digest, or the digest alone while
    /// the batch is unknown.
    fn named(&self, digest: Digest) -> String {
        let known = self.batches().find(|batch| batch.digest() == digest);
        known.map_or_else(|| digest.to_string(), brief)
    }

    /// Every batch at hand, whichever number somebody has given it.
    fn batches(&self) -> impl Iterator<Item = &Batch> {
        let logged = self.disk.log.iter().flat_map(|(_, entry)| entry.batches());
        let early = self.early.iter().map(|(_, batch)| batch);
        let departed = self.departures.iter().flat_map(|known| known.batches.iter());
        logged.chain(early).chain(departed)
    }

    pub(crate) fn facts_seen(&self) -> Vec<Fact> {
        let mut facts = vec![
            Fact::new("primary", self.primary().to_string()),
            Fact::new("executed", self.executed.to_string()),
            Fact::new("h", self.low().to_string()),
            Fact::new("H", self.high().to_string()),
        ];
        let mut fact = |name, value: String| facts.push(Fact::new(name, value));
        let prepared = self.disk.log.iter().filter_map(|(_, entry)| entry.prepared.as_ref());
        let prepared = joined(prepared.map(|(certificate, _)| certified(certificate)), "; ");
        if !prepared.is_empty() {
            fact("certificates", prepared);
        }
        let mut batches: Vec<&Batch> = Vec::new();
        for batch in self.batches() {
            if !batch.requests().is_empty() && !batches.contains(&batch) {
                batches.push(batch);
            }
        }
        if !batches.is_empty() {
            let one = |batch: &Batch| format!("{}: {}", batch.digest(), shown(batch));
            fact("batches", joined(batches.into_iter().map(one), "; "));
        }
        if !self.disk.stable.proof.is_empty() {
            fact("stable checkpoint", proven(&self.disk.stable.proof));
        }
        if !self.waiting.is_empty() {
            let waiting = self.waiting.iter().map(|request| request.unverified().id);
            fact("waiting", joined(waiting, " "));
        }
        if let Some(sequence) = self.wanted.as_ref().and_then(|(proof, _)| proof.first()) {
            fact("wants the state of", sequence.unverified().sequence.to_string());
        }
        if self.failures() > 0 {
            fact("failed views", self.failures().to_string());
        }
        facts
    }
}

/// What a batch is in slots.
fn commands(batch: &Batch) -> Vec<Option<Command>> {
    if batch.requests().is_empty() {
        return vec![Some(Command::Noop)];
    }
    let requests = batch.requests().iter();
    requests.map(|request| Some(Command::from(request.unverified().clone()))).collect()
}
