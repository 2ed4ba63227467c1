//! Judges what leaves the gate and what stands on the disks.
//!
//! What is remembered is each vote and each proposal for slots that some disk still holds one by
//! one. An event costs a look at one disk, however long the run.

use alloc::format;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use protocol::{
    Command, Config, Map, NodeId, Observation, Observed, Operation, Reply, Request, RequestId,
    Slot, TRUTHFUL_ANSWERS, monitor::Breach,
};

use crate::durable::{Ballot, Durable, PValue, Round};
use crate::info::WINDOW;
use crate::membership::{Era, Membership, Quorums, count};
use crate::message::{Message, named, shown};
use crate::node::MultiPaxos;
use crate::properties::{
    KNOWN_CONFIGURATION, LEARNED_IS_CHOSEN, ONE_COMMAND, PROMISES_KEPT, SAFE_AT,
};

/// Below every ballot.
const LOWEST: Ballot = Ballot { round: Round(0), proposer: NodeId(0) };

/// What has been seen of a cluster.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Monitor {
    disks: Map<NodeId, Durable>,
    slots: Map<Slot, Record>,
    /// The changes of members that are decided, in the order of their slots.
    changes: Vec<(Slot, Rc<Request>)>,
    /// The changes that were asked for and are not decided yet, in the order of their names.
    asked: Vec<RequestId>,
    /// Those that were refused, in the order of their names.
    refused: Vec<RequestId>,
}

/// What has been seen of a slot.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
struct Record {
    /// What was first proposed in each ballot, and in which event.
    proposed: Map<Ballot, (Command, u64)>,
    /// Every acceptance that ever stood on a disk.
    votes: Map<(NodeId, Ballot), Command>,
}

impl Monitor {
    pub(crate) fn judge(&mut self, seen: Observation<'_, MultiPaxos>) -> Result<(), Breach> {
        let Observation { node, event, config, what } = seen;
        match what {
            Observed::Started(disk) | Observed::Wrote(disk) => {
                self.on_disk(node, event, disk, config)
            }
            Observed::Sent(_, Message::Promise { ballot, .. }) => self.on_promise(node, *ballot),
            Observed::Sent(_, Message::Accept { ballot, proposals, chosen }) => {
                for (slot, command) in proposals.iter() {
                    check_window(node, *slot, *chosen, config)?;
                    let pvalue = PValue { ballot: *ballot, command: command.clone() };
                    self.on_proposed(event, *slot, &pvalue, Some(config))?;
                }
                Ok(())
            }
            Observed::Sent(_, Message::Accepted { ballot, slots }) => {
                slots.iter().try_for_each(|slot| self.on_accepted(node, *slot, *ballot))
            }
            Observed::Decided(slot, command) => self.on_decided(node, slot, command, config),
            Observed::Asked(request) => {
                self.on_asked(request);
                Ok(())
            }
            Observed::Replied(to, Reply::Done { .. }) => self.on_done(node, to, config),
            Observed::Replied(to, Reply::Refused(_)) => self.on_refused(node, to, config),
            Observed::LostDisk | Observed::Sent(..) | Observed::Replied(..) => Ok(()),
        }
    }

    fn on_disk(
        &mut self,
        node: NodeId,
        event: u64,
        disk: &Durable,
        config: &Config,
    ) -> Result<(), Breach> {
        let old = self.disks.get(&node).cloned();
        // What the run begins with was proposed before anybody looked.
        let judged = old.is_some().then_some(config);
        let old = old.unwrap_or_default();
        self.disks.insert_mut(node, disk.clone());
        check_kept(node, &old, disk)?;
        for (slot, vote) in disk.accepted.iter() {
            if old.accepted.get(slot) != Some(vote) {
                if !self.slots.contains_key(slot) {
                    self.slots.insert_mut(*slot, Record::default());
                }
                if let Some(record) = self.slots.get_mut(slot) {
                    record.votes.insert_mut((node, vote.ballot), vote.command.clone());
                }
                self.on_proposed(event, *slot, vote, judged)?;
            }
        }
        if disk.snapshot.slot() > old.snapshot.slot() {
            let forgotten = self.disks.iter().map(|(_, disk)| disk.snapshot.slot()).min();
            self.slots.forget_before(&forgotten.unwrap_or_default().next());
        }
        Ok(())
    }

    fn on_proposed(
        &mut self,
        event: u64,
        slot: Slot,
        pvalue: &PValue,
        judged: Option<&Config>,
    ) -> Result<(), Breach> {
        let PValue { ballot, command } = pvalue;
        if !self.slots.contains_key(&slot) {
            self.slots.insert_mut(slot, Record::default());
        }
        let Some(record) = self.slots.get_mut(&slot) else { return Ok(()) };
        if let Some((first, since)) = record.proposed.get(ballot) {
            if first == command {
                return Ok(());
            }
            let because = format!(
                "Ballot {ballot} has two commands for slot {slot}: {} and {}.",
                named(first),
                named(command)
            );
            return Err(of(Breach::new(&ONE_COMMAND, because).since(*since), slot, *ballot));
        }
        record.proposed.insert_mut(*ballot, (command.clone(), event));
        let Some(config) = judged else { return Ok(()) };
        if self.is_safe(slot, pvalue, config) {
            return Ok(());
        }
        let because = format!(
            "{} is proposed for slot {slot} in ballot {ballot}, but no quorum of promises for that \
             ballot allows this command.",
            named(command),
        );
        let mut breach = of(Breach::new(&SAFE_AT, because), slot, *ballot);
        if let Some(record) = self.slots.get(&slot) {
            let below = record.proposed.range(..*ballot).rev();
            breach.earlier =
                below.map(|(_, rival)| rival).find(|it| it.0 != *command).map(|it| it.1);
        }
        Err(breach)
    }

    /// Those who have promised the ballot, or a higher one, have voted below it for the last time;
    /// there must be so many of them that every phase 2 quorum has one, and the highest of these
    /// votes binds. Of a slot that all disks have forgotten nothing is known, and nothing is said.
    fn is_safe(&self, slot: Slot, pvalue: &PValue, config: &Config) -> bool {
        let PValue { ballot, command } = pvalue;
        let forgotten = self.disks.iter().map(|(_, disk)| disk.snapshot.slot()).min();
        let Some(record) = self.slots.get(&slot).filter(|_| Some(slot) > forgotten) else {
            return true;
        };
        let membership = self.membership(slot, config);
        let members = membership.at(slot, config);
        let bound = self
            .disks
            .iter()
            .filter(|(node, disk)| members.contains(node) && disk.promised >= Some(*ballot));
        let last_votes: Vec<Option<(Ballot, &Command)>> = bound
            .map(|(node, _)| {
                let mut votes = record.votes.range((*node, LOWEST)..(*node, *ballot));
                votes.next_back().map(|((_, ballot), command)| (*ballot, command))
            })
            .collect();
        let needed = Quorums::of(members, config).meeting;
        let up_to = |top: Option<Ballot>| {
            let within = |vote: &&Option<(Ballot, &Command)>| vote.map(|(at, _)| at) <= top;
            last_votes.iter().filter(within).count() >= needed
        };
        let of_this_command = last_votes.iter().flatten().filter(|(_, voted)| *voted == command);
        up_to(None) || of_this_command.map(|(at, _)| Some(*at)).any(up_to)
    }

    fn on_promise(&self, node: NodeId, ballot: Ballot) -> Result<(), Breach> {
        if self.disks.get(&node).is_some_and(|disk| disk.promised >= Some(ballot)) {
            return Ok(());
        }
        let because = format!("{node} promises {ballot}, but its disk does not hold that.");
        Err(Breach { epoch: Some(ballot.round), ..Breach::new(&PROMISES_KEPT, because) })
    }

    fn on_accepted(&self, node: NodeId, slot: Slot, ballot: Ballot) -> Result<(), Breach> {
        let Some(disk) = self.disks.get(&node) else { return Ok(()) };
        let voted = |record: &Record| record.votes.contains_key(&(node, ballot));
        if slot <= disk.snapshot.slot() || self.slots.get(&slot).is_some_and(voted) {
            return Ok(());
        }
        let because =
            format!("{node} says that it accepted {ballot} for slot {slot}, but never wrote that.");
        Err(of(Breach::new(&PROMISES_KEPT, because), slot, ballot))
    }

    fn on_decided(
        &mut self,
        node: NodeId,
        slot: Slot,
        command: &Command,
        config: &Config,
    ) -> Result<(), Breach> {
        if !self.is_chosen(slot, command, config) {
            let because = format!(
                "{node} learns {} for slot {slot}, which no phase 2 quorum has accepted in one \
                 ballot.",
                named(command)
            );
            return Err(Breach { slot: Some(slot), ..Breach::new(&LEARNED_IS_CHOSEN, because) });
        }
        if let Command::Request(request) = command
            && let Operation::Change(_) = &request.operation
            && !self.changes.iter().any(|(at, _)| *at == slot)
        {
            let place = self.changes.partition_point(|(at, _)| *at < slot);
            self.changes.insert(place, (slot, Rc::clone(request)));
            self.asked.retain(|id| *id != request.id);
            if self.refused.contains(&request.id) {
                let because =
                    format!("{} was refused, and is decided for slot {slot}.", named(command));
                let breach = Breach::new(&TRUTHFUL_ANSWERS, because);
                return Err(Breach { slot: Some(slot), ..breach });
            }
        }
        Ok(())
    }

    fn on_asked(&mut self, request: &Request) {
        let is_change = matches!(request.operation, Operation::Change(_));
        if is_change && !self.changes.iter().any(|(_, known)| known.id == request.id) {
            insert(&mut self.asked, request.id);
        }
    }

    /// Who answers a change has performed every slot up to it, so all of these are decided.
    fn on_done(&self, node: NodeId, id: RequestId, config: &Config) -> Result<(), Breach> {
        let breach = |because| Err(Breach::new(&TRUTHFUL_ANSWERS, because));
        if self.asked.contains(&id) {
            return breach(format!("{node} says that {id} is done, and nobody has decided it."));
        }
        if !self.changes.iter().any(|(_, request)| request.id == id) {
            return Ok(());
        }
        let membership = self.membership(Slot(u64::MAX), config);
        let eras = membership.eras();
        let Some(at) = eras.iter().position(|era| era.by == id) else {
            return breach(format!("{node} says that {id} is done, although it changed nothing."));
        };
        if eras[at..].iter().any(|era| self.is_in_force(era, config)) {
            return Ok(());
        }
        let until = eras[at].from.previous();
        breach(format!(
            "{node} says that {id} is done, but the new acceptors still need the old ones: too few of \
             their disks hold the slots up to {until}."
        ))
    }

    /// Those acceptors of a configuration whose disks lack a slot before it are not enough to go on:
    /// whoever goes on finds one that holds them all.
    fn is_in_force(&self, era: &Era, config: &Config) -> bool {
        let lacks = |node: NodeId| {
            self.disks.get(&node).is_none_or(|disk| disk.snapshot.slot().next() < era.from)
        };
        !Quorums::of(&era.members, config).are_among(&era.members, &lacks)
    }

    fn on_refused(&mut self, node: NodeId, id: RequestId, config: &Config) -> Result<(), Breach> {
        if self.asked.contains(&id) {
            insert(&mut self.refused, id);
        }
        let membership = self.membership(Slot(u64::MAX), config);
        if membership.eras().iter().any(|era| era.by == id) {
            let because = format!("{node} refuses {id}, which is decided and changes the members.");
            return Err(Breach::new(&TRUTHFUL_ANSWERS, because));
        }
        Ok(())
    }

    fn is_chosen(&self, slot: Slot, command: &Command, config: &Config) -> bool {
        let Some(record) = self.slots.get(&slot) else { return true };
        let membership = self.membership(slot, config);
        let members = membership.at(slot, config);
        let needed = Quorums::of(members, config).phase_2;
        record.proposed.iter().any(|(ballot, _)| {
            let voted = |((node, at), it): (&(NodeId, Ballot), &Command)| {
                (at == ballot && it == command).then_some(*node)
            };
            let voters: Vec<NodeId> = record.votes.iter().filter_map(voted).collect();
            count(&voters, members) >= needed
        })
    }

    /// The configurations up to that of `slot`, which the decisions up to WINDOW before it make. A
    /// change that is decided for two slots takes effect with the first.
    fn membership(&self, slot: Slot, config: &Config) -> Membership {
        let mut membership = Membership::default();
        for (nth, (at, request)) in self.changes.iter().enumerate() {
            let from = Slot(at.0 + window(config));
            let again = self.changes[..nth].iter().any(|(_, earlier)| earlier.id == request.id);
            if let Operation::Change(change) = &request.operation
                && from <= slot
                && !again
            {
                membership.change(request.id, change, from, config);
            }
        }
        membership
    }
}

/// Keeps a list in order, each name once.
fn insert(list: &mut Vec<RequestId>, id: RequestId) {
    if let Err(place) = list.binary_search(&id) {
        list.insert(place, id);
    }
}

fn window(config: &Config) -> u64 {
    u64::from(config.count(&WINDOW))
}

fn of(breach: Breach, slot: Slot, ballot: Ballot) -> Breach {
    Breach { slot: Some(slot), epoch: Some(ballot.round), ..breach }
}

fn check_window(node: NodeId, slot: Slot, chosen: Slot, config: &Config) -> Result<(), Breach> {
    if slot.0 <= chosen.0 + window(config) {
        return Ok(());
    }
    let because = format!(
        "{node} proposes for slot {slot}, but has performed only slots up to {chosen}, from which \
         its acceptors do not follow."
    );
    Err(Breach { slot: Some(slot), ..Breach::new(&KNOWN_CONFIGURATION, because) })
}

/// Neither the ballot nor a vote falls, no vote is below the ballot that stood before it, and
/// nothing is gone that no snapshot holds.
fn check_kept(node: NodeId, old: &Durable, new: &Durable) -> Result<(), Breach> {
    let breach = |because, ballot: Option<Ballot>, slot| {
        let breach = Breach::new(&PROMISES_KEPT, because);
        Err(Breach { slot, epoch: ballot.map(|ballot| ballot.round), ..breach })
    };
    let said = |ballot: Option<Ballot>| match ballot {
        Some(ballot) => format!("{ballot}"),
        None => String::from("nothing"),
    };
    for (slot, vote) in new.accepted.iter() {
        let before = old.accepted.get(slot);
        let repaired = old.damaged_in(*slot).is_some();
        if before != Some(vote) && Some(vote.ballot) < old.promised && !repaired {
            let (vote_of, bound) = (vote.ballot, said(old.promised));
            let because =
                format!("{node} accepts {vote_of} for slot {slot}, having promised {bound}.");
            return breach(because, Some(vote.ballot), Some(*slot));
        }
    }
    if new.promised < old.promised {
        let (was, is) = (said(old.promised), said(new.promised));
        return breach(format!("{node} had promised {was}, and now {is}."), old.promised, None);
    }
    let (was, is) = (old.snapshot.slot(), new.snapshot.slot());
    if is < was {
        let because = format!(
            "{node} held a snapshot of all slots up to {was}, and now of those up to {is} only."
        );
        return breach(because, None, Some(was));
    }
    let known = |slot: &Slot| *slot <= new.snapshot.slot() || new.accepted.contains_key(slot);
    let kept = |slot: &Slot| known(slot) || new.damaged_in(*slot).is_some();
    if let Some((slot, ballot)) = old.damaged().iter().find(|(slot, _)| !kept(slot)) {
        let because = format!("{node} forgets that it accepted {ballot} for slot {slot}.");
        return breach(because, Some(*ballot), Some(*slot));
    }
    match old.accepted.iter().find(|(slot, _)| !kept(slot)) {
        Some((slot, vote)) => {
            let because = format!(
                "{node} forgets {} for slot {slot}, which no snapshot of it holds.",
                shown(vote)
            );
            breach(because, Some(vote.ballot), Some(*slot))
        }
        None => Ok(()),
    }
}
