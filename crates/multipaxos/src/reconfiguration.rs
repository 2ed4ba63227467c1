//! Changes of members: when they govern, when they are in force, and when they are answered (PMMC
//! §2.1, §4.2).
//!
//! A change that is performed in a slot governs the slots from WINDOW after it on. Until every slot
//! before these is decided, and enough of the new acceptors hold what all of them came to, the old
//! acceptors are still needed.

use alloc::vec::Vec;
use core::mem;

use protocol::{Answer, Change, Config, Map, NodeId, Output, Reply, RequestId, Slot};

use crate::info::WINDOW;
use crate::membership::{Era, Quorums};
use crate::message::Message;
use crate::node::{MultiPaxos, Role};
use crate::rules::{ANSWER_IN_FORCE, SLOT_PLUS_WINDOW, VAIN_CHANGE};

impl MultiPaxos {
    /// Performs a change in `slot`. Says whether it changes anything.
    pub(crate) fn change_members(
        &mut self,
        by: RequestId,
        change: &Change,
        slot: Slot,
        out: &mut Output<Self>,
    ) -> bool {
        let mut membership = self.membership.clone();
        if !membership.change(by, change, Slot(slot.0 + self.window()), &self.config) {
            return false;
        }
        if !out.enforces(&SLOT_PLUS_WINDOW) {
            membership = self.membership.clone();
            membership.change(by, change, slot.next(), &self.config);
        }
        self.membership = membership;
        true
    }

    /// Whether a configuration ends between slot `last` and the last one that is performed.
    pub(crate) fn has_closed_a_configuration(&self, last: Slot) -> bool {
        let within = |era: &Era| era.from > last.next() && era.from <= self.slot_out();
        self.membership.eras().iter().any(within)
    }

    /// The first slot of the next configuration to come into force, once all slots before it are
    /// performed here; 0 if there is none.
    pub(crate) fn era_asked_about(&self) -> Slot {
        let Role::Leading(leading) = &self.role else { return Slot(0) };
        if !self.config.is_enforced(&ANSWER_IN_FORCE) {
            return Slot(0);
        }
        let asks = |era: &&Era| era.from > leading.in_force && era.from <= self.slot_out();
        self.membership.eras().iter().find(asks).map_or(Slot(0), |era| era.from)
    }

    /// A leader asks whether this disk holds all slots before `era`. If it does not yet, the leader
    /// asks again with its next heartbeat.
    pub(crate) fn tell_installed(&self, from: NodeId, era: Slot, out: &mut Output<Self>) {
        let slot = self.disk.snapshot.slot();
        let asked = era > Slot(0) && self.acceptors(era).contains(&self.config.me());
        if asked && slot.next() >= era {
            out.send(from, Message::Installed { slot });
        }
    }

    /// Counts also what was said to an earlier leader on this node: a disk never holds less.
    pub(crate) fn on_installed(&mut self, from: NodeId, slot: Slot, out: &mut Output<Self>) {
        let Role::Leading(leading) = &mut self.role else { return };
        let known = leading.installed.get(&from).copied().unwrap_or_default();
        leading.installed.insert_mut(from, slot.max(known));
        for era in self.membership.eras() {
            let (have, need) = holders(era, &leading.installed, &self.config);
            if have.len() >= need {
                leading.in_force = leading.in_force.max(era.from);
            }
        }
        self.answer_changes(out);
        if self.is_retired() {
            self.follow(None, out);
        }
    }

    /// Whether this node leads, accepts nothing any more, and is not needed for that to be in force.
    pub(crate) fn is_retired(&self) -> bool {
        !self.is_acceptor() && self.era_asked_about() == Slot(0)
    }

    /// Answers a change that is performed, or lets it wait until it is in force.
    pub(crate) fn answer_change(&mut self, id: RequestId, answer: &Answer, out: &mut Output<Self>) {
        if *answer == Answer::Swapped(false) {
            out.reply(id, Reply::Refused(&VAIN_CHANGE));
            return;
        }
        let in_force = match &self.role {
            Role::Leading(leading) => leading.in_force,
            _ => Slot(0),
        };
        let begins = self.membership.begins(id);
        if out.requires(&ANSWER_IN_FORCE, begins <= in_force) {
            self.say_done(id, begins, out);
        } else if !self.changing.iter().any(|(waits, _)| *waits == id) {
            self.changing.push((id, begins));
        }
    }

    /// Answers the changes that are in force now.
    fn answer_changes(&mut self, out: &mut Output<Self>) {
        let Role::Leading(leading) = &self.role else { return };
        let in_force = leading.in_force;
        for (id, begins) in mem::take(&mut self.changing) {
            if begins <= in_force {
                self.say_done(id, begins, out);
            } else {
                self.changing.push((id, begins));
            }
        }
    }

    /// The slot that answers a change is its own.
    fn say_done(&self, id: RequestId, begins: Slot, out: &mut Output<Self>) {
        let at = Slot(begins.0.saturating_sub(self.window()));
        let (answer, epoch) = (Answer::Done, self.epoch());
        out.reply(id, Reply::Done { answer, at, epoch, tentative: false });
    }

    /// How many slots may be under way at once.
    pub(crate) fn window(&self) -> u64 {
        u64::from(self.config.count(&WINDOW))
    }
}

/// Which acceptors of a configuration are known to hold every slot before it, and how many of them
/// it takes.
pub(crate) fn holders(
    era: &Era,
    installed: &Map<NodeId, Slot>,
    config: &Config,
) -> (Vec<NodeId>, usize) {
    let holds = |node: &NodeId| installed.get(node).is_some_and(|slot| slot.next() >= era.from);
    let have = era.members.iter().copied().filter(holds).collect();
    (have, Quorums::of(&era.members, config).to_hold(&era.members))
}
