//! Scouts: phase 1, once for all open slots (PMMC §2.4, §2.5).

use alloc::vec::Vec;
use core::mem;

use protocol::{Map, NodeId, Output, RequestId, Slot};

use crate::durable::{Ballot, PValue};
use crate::info::HEARTBEAT;
use crate::membership::{Quorums, count};
use crate::message::{Message, Timer};
use crate::node::{Leading, MultiPaxos, Preparing, Role};
use crate::rules::{
    ADOPT_HIGHEST, ADOPT_REPORTED, BACK_OFF, CATCH_UP_FIRST, DISTINCT_PROMISES, ONE_PROPOSAL,
    QUORUM_PROMISES, QUORUMS_INTERSECT, RESEND, THIS_BALLOT, UNIQUE_BALLOT,
};

impl MultiPaxos {
    /// Spawns a scout for a ballot of its own, higher than all that it knows.
    pub(crate) fn prepare(&mut self, out: &mut Output<Self>) {
        let ballot = self.next_ballot(out);
        self.disk.write(out, |disk| disk.round = ballot.round);
        let first = self.slot_out();
        let (promises, reported) = (Vec::new(), Map::new());
        // What was proposed and is not decided may be lost: if its client asks again, so be it.
        let queued = |id: &RequestId| self.requests.iter().any(|request| request.id == *id);
        self.waiting.retain(queued);
        self.role = Role::Preparing(Preparing { ballot, first, promises, reported });
        if self.failures > 0 {
            // The wait is what the rule says in any case; after a failure it matters, and is cited.
            out.cite(&BACK_OFF);
        }
        self.await_leader(out);
        self.ask_for_promises(out);
        out.set_timer(Timer::Heartbeat, self.config.time(&HEARTBEAT));
    }

    /// Asks the acceptors of all open slots, but for those that have promised.
    fn ask_for_promises(&self, out: &mut Output<Self>) {
        let Role::Preparing(scout) = &self.role else { return };
        let (ballot, first) = (scout.ballot, scout.first);
        let mut asked = scout.promises.clone();
        for members in self.membership.since(first, &self.config) {
            for &member in members {
                if !asked.contains(&member) {
                    asked.push(member);
                    out.send(member, Message::Prepare { ballot, first });
                }
            }
        }
    }

    /// A question or its answer may be lost, and a new ballot would have to ask everybody anew.
    pub(crate) fn ask_again(&self, out: &mut Output<Self>) {
        if out.enforces(&RESEND) {
            self.ask_for_promises(out);
            out.set_timer(Timer::Heartbeat, self.config.time(&HEARTBEAT));
        }
    }

    /// The leader goes by its own last round and by what others use. That its own acceptor has
    /// promised to it is another process's business.
    fn next_ballot(&mut self, out: &mut Output<Self>) -> Ballot {
        let (me, first) = (self.config.me(), self.config.members()[0]);
        let others = self.disk.promised.filter(|promised| promised.proposer != me);
        self.heard = self.heard.max(others.map_or(self.heard, |ballot| ballot.round));
        let round = self.disk.round.max(self.heard).next();
        let proposer = if me != first && !out.enforces(&UNIQUE_BALLOT) { first } else { me };
        Ballot { round, proposer }
    }

    pub(crate) fn on_promise(
        &mut self,
        from: NodeId,
        ballot: Ballot,
        accepted: &[(Slot, PValue)],
        forgotten: Slot,
        out: &mut Output<Self>,
    ) {
        let scout = match &mut self.role {
            Role::Follower { .. } => return,
            Role::Leading(leading) if leading.ballot == ballot => {
                return self.on_late_promise(accepted, out);
            }
            Role::Leading(_) => return,
            Role::Preparing(scout) => scout,
        };
        if ballot != scout.ballot && out.enforces(&THIS_BALLOT) {
            return;
        }
        if scout.promises.contains(&from) && out.enforces(&DISTINCT_PROMISES) {
            return;
        }
        if forgotten >= scout.first && out.enforces(&CATCH_UP_FIRST) {
            let from_slot = scout.first;
            self.follow(None, out);
            out.send(from, Message::Fetch { from: from_slot });
            return;
        }
        scout.promises.push(from);
        for (slot, pvalue) in accepted {
            let highest = match scout.reported.get(slot) {
                Some(known) => pmax(known, pvalue, out),
                None => pvalue,
            };
            let highest = highest.clone();
            scout.reported.insert_mut(*slot, highest);
        }
        let (first, promises) = (scout.first, scout.promises.clone());
        let enough = |members: &[NodeId]| count(&promises, members) >= self.promises_of(members);
        let everywhere = self.membership.since(first, &self.config).all(enough);
        if out.requires(&QUORUM_PROMISES, everywhere) {
            // Their size is what the rule says in any case; here it matters, and is cited.
            out.cite(&QUORUMS_INTERSECT);
            self.lead(out);
        }
    }

    /// How many of these acceptors must promise.
    pub(crate) fn promises_of(&self, members: &[NodeId]) -> usize {
        let Quorums { phase_1, meeting, .. } = Quorums::of(members, &self.config);
        match phase_1 {
            Some(few) if !self.config.is_enforced(&QUORUMS_INTERSECT) => few,
            Some(enough) => enough.max(meeting),
            None => meeting,
        }
    }

    /// The ballot is adopted: proposes again what was reported, fills the gaps, and goes on with
    /// what clients asked.
    fn lead(&mut self, out: &mut Output<Self>) {
        let follower = Role::Follower { leader: None };
        let Role::Preparing(Preparing { ballot, first, mut reported, .. }) =
            mem::replace(&mut self.role, follower)
        else {
            return;
        };
        let last = reported.iter().next_back().map_or(first.previous(), |(slot, _)| *slot);
        if reported.size() > 0 && !out.enforces(&ADOPT_REPORTED) {
            reported = Map::new();
        }
        self.role = Role::Leading(Leading {
            ballot,
            next: first,
            adopted: reported,
            last,
            open: Vec::new(),
            due: first,
            beat: 0,
            beats: Vec::new(),
            installed: Map::new(),
            in_force: Slot(0),
        });
        out.cancel_timer(Timer::Election);
        self.beat(out);
        out.set_timer(Timer::Heartbeat, self.config.time(&HEARTBEAT));
        self.propose(out);
    }

    /// What is reported after the ballot was adopted cannot have been chosen.
    fn on_late_promise(&mut self, accepted: &[(Slot, PValue)], out: &mut Output<Self>) {
        let Role::Leading(Leading { ballot, open, .. }) = &mut self.role else { return };
        let ballot = *ballot;
        let mut again = Vec::new();
        for (slot, late) in accepted {
            let commander = open.iter_mut().find(|commander| commander.slot == *slot);
            let Some(commander) = commander.filter(|it| it.command != late.command) else {
                continue;
            };
            if late.ballot < ballot && !out.enforces(&ONE_PROPOSAL) {
                commander.command = late.command.clone();
                commander.accepted.clear();
                again.push((*slot, late.command.clone()));
            }
        }
        self.command(&again, out);
    }
}

/// Which of two reports for a slot binds.
fn pmax<'a>(known: &'a PValue, new: &'a PValue, out: &mut Output<MultiPaxos>) -> &'a PValue {
    let (lower, higher) = if new.ballot > known.ballot { (known, new) } else { (new, known) };
    let contested = lower.command != higher.command;
    if contested && !out.enforces(&ADOPT_HIGHEST) { lower } else { higher }
}
