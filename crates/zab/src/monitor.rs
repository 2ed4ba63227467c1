//! Judges what leaves the gate and what stands on the disks by the properties of the paper.
//!
//! What is delivered is compared place by place with what was delivered there first, and its zxid
//! with that of the place before. So is what a snapshot says to have come to. What a leader was
//! established with is kept, one line per epoch.

use alloc::format;
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::fmt::Arguments;

use protocol::{
    Command, Epoch, Log, Map, NodeId, Observation, Observed, Property, Slot, monitor::Breach,
};

use crate::durable::{Durable, History};
use crate::message::Message;
use crate::properties::{
    BROADCAST_INTEGRITY, DELIVERY_AGREEMENT, GLOBAL_PRIMARY_ORDER, LEADERSHIP, LOCAL_PRIMARY_ORDER,
    PRIMARY_INTEGRITY, TOTAL_ORDER,
};
use crate::replica::Zab;
use crate::zxid::{Txn, Zxid};

/// What has been seen of an ensemble.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Monitor {
    disks: Map<NodeId, Durable>,
    /// The digests of what the primary of each epoch has broadcast, in the order of the counters.
    broadcast: Map<Epoch, Rc<Vec<u64>>>,
    established: Map<Epoch, EstablishedLeader>,
    delivered: Log<Delivered>,
    /// What each server was seen to violate in its life: the same again shows nothing new.
    astray: Vec<(NodeId, &'static Property)>,
}

/// Who was established in an epoch, and with which history.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct EstablishedLeader {
    leader: NodeId,
    history: History,
    event: u64,
}

/// What the first server delivered at a place.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Delivered {
    zxid: Zxid,
    command: Command,
    node: NodeId,
    event: u64,
}

impl Monitor {
    pub(crate) fn judge(&mut self, seen: Observation<'_, Zab>) -> Result<(), Breach> {
        let Observation { node, event, what, .. } = seen;
        match what {
            Observed::Started(disk) => {
                self.astray.retain(|(known, _)| *known != node);
                self.on_disk(node, disk)
            }
            Observed::Wrote(disk) => self.on_disk(node, disk),
            Observed::Sent(_, Message::UpToDate { .. }) => self.on_established(node, event),
            Observed::Decided(slot, command) => self.on_delivered(node, event, slot, command),
            Observed::Asked(_)
            | Observed::LostDisk
            | Observed::Sent(..)
            | Observed::Replied(..) => Ok(()),
        }
    }

    /// Whatever stands on a disk and was not known was broadcast; the first to hold it is its
    /// primary, or it stood there before the run. Whoever installs a snapshot stands where those
    /// stand who have delivered all of it.
    fn on_disk(&mut self, node: NodeId, disk: &Durable) -> Result<(), Breach> {
        let old = self.disks.get(&node);
        let known = old.map_or(Slot(0), |old| old.history.last_slot());
        let installed = old.is_none_or(|old| old.snapshot.zxid != disk.snapshot.zxid);
        let last = disk.history.last_slot();
        let from = if known < last { known } else { last.previous() };
        for txn in disk.history.tail(from) {
            if !self.broadcast.contains_key(&txn.zxid.epoch) {
                self.broadcast.insert_mut(txn.zxid.epoch, Rc::default());
            }
            if let Some(digests) = self.broadcast.get_mut(&txn.zxid.epoch)
                && digests.len() as u64 + 1 == txn.zxid.counter
            {
                Rc::make_mut(digests).push(protocol::digest_of(&txn.command));
            }
        }
        self.disks.insert_mut(node, disk.clone());
        let (slot, zxid) = (disk.snapshot.machine.applied(), disk.snapshot.zxid);
        if !installed || slot == Slot(0) {
            return Ok(());
        }
        let does = format_args!("{node} holds a snapshot up to {zxid}");
        let wrong = self.check_place(node, slot, does, |first| first.zxid == zxid).err();
        self.note(node, wrong.map(|breach| Breach { slot: Some(slot), ..breach }))
    }

    /// Only a leader that is established says what is committed.
    fn on_established(&mut self, node: NodeId, event: u64) -> Result<(), Breach> {
        let Some(disk) = self.disks.get(&node) else { return Ok(()) };
        let (epoch, history) = (disk.current_epoch, disk.history.clone());
        if let Some(leader) = self.established.get(&epoch) {
            if leader.leader == node {
                return Ok(());
            }
            let because =
                format!("{} and {node} are both established in epoch {epoch}.", leader.leader);
            let breach = Breach::new(&LEADERSHIP, because).since(leader.event);
            return Err(Breach { epoch: Some(epoch), ..breach });
        }
        let leader = EstablishedLeader { leader: node, history, event };
        let judged = self.delivered_before(epoch).map_or(Ok(()), |(slot, earlier)| {
            let judged = check_primary(epoch, &leader, slot, earlier.zxid);
            judged.map_err(|breach| breach.since(earlier.event))
        });
        self.established.insert_mut(epoch, leader);
        judged
    }

    /// The last place that holds something of an epoch before this one.
    fn delivered_before(&self, epoch: Epoch) -> Option<(Slot, &Delivered)> {
        self.delivered.backwards().find(|(_, delivered)| delivered.zxid.epoch < epoch)
    }

    /// Judges a delivery by every property.
    fn on_delivered(
        &mut self,
        node: NodeId,
        event: u64,
        slot: Slot,
        command: &Command,
    ) -> Result<(), Breach> {
        let Some(disk) = self.disks.get(&node) else { return Ok(()) };
        let Some(txn) = disk.history.get(slot).filter(|txn| txn.command == *command) else {
            return self.on_delivered_unheld(node, slot, command);
        };
        let (txn, previous) = (txn.clone(), disk.history.zxid_at(slot.previous()));
        let at = |breach| Breach { slot: Some(slot), epoch: Some(txn.zxid.epoch), ..breach };
        let does = format_args!("{node} delivered {}", txn.zxid);
        let same = |first: &Delivered| first.zxid == txn.zxid && first.command == *command;
        let mut wrong = Vec::new();
        wrong.extend(self.check_order(node, previous.unwrap_or_default(), &txn).err());
        wrong.extend(self.check_broadcast(node, &txn).err());
        wrong.extend(self.check_place(node, slot, does, same).err());
        for (epoch, leader) in self.established.range(txn.zxid.epoch.next()..) {
            let judged = check_primary(*epoch, leader, slot, txn.zxid);
            wrong.extend(judged.map_err(|breach| breach.since(leader.event)).err());
        }
        let judged = self.note(node, wrong.into_iter().map(at));
        if self.is_straight(node) && slot == self.delivered.last_slot().next() {
            let (zxid, command) = (txn.zxid, command.clone());
            self.delivered.push(Delivered { zxid, command, node, event });
        }
        judged
    }

    /// What the server's own disk does not hold at that place has no number, and is known by its
    /// command alone.
    fn on_delivered_unheld(
        &mut self,
        node: NodeId,
        slot: Slot,
        command: &Command,
    ) -> Result<(), Breach> {
        let does = format_args!("{node} delivered what its disk does not hold");
        let digest = protocol::digest_of(command);
        let mut wrong = Vec::new();
        if !self.broadcast.iter().any(|(_, digests)| digests.contains(&digest)) {
            let because = format!("{does} at place {slot}, and which nobody broadcast.");
            wrong.push(Breach::new(&BROADCAST_INTEGRITY, because));
        }
        wrong.extend(self.check_place(node, slot, does, |first| first.command == *command).err());
        self.note(node, wrong.into_iter().map(|breach| Breach { slot: Some(slot), ..breach }))
    }

    /// Whether what a server delivers can be the measure of what others deliver.
    fn is_straight(&self, node: NodeId) -> bool {
        let wrong = |(known, property): &(NodeId, &Property)| {
            *known == node && *property != &PRIMARY_INTEGRITY
        };
        !self.astray.iter().any(wrong)
    }

    /// Of what a server violates, what it has not violated yet in its life.
    fn note(
        &mut self,
        node: NodeId,
        wrong: impl IntoIterator<Item = Breach>,
    ) -> Result<(), Breach> {
        let mut news: Vec<Breach> = Vec::new();
        for breach in wrong {
            if !self.astray.contains(&(node, breach.property)) {
                self.astray.push((node, breach.property));
                news.push(breach);
            }
        }
        Breach::of_all(news)
    }

    /// The transactions of a primary come in its order and without a gap, those of an earlier one
    /// first.
    fn check_order(&self, node: NodeId, previous: Zxid, txn: &Txn) -> Result<(), Breach> {
        let zxid = txn.zxid;
        if zxid == previous.next_in(zxid.epoch) && zxid > previous {
            return Ok(());
        }
        let because = format!("{node} delivered {zxid} right after {previous}.");
        let global = zxid.epoch < previous.epoch;
        Err(Breach::new(if global { &GLOBAL_PRIMARY_ORDER } else { &LOCAL_PRIMARY_ORDER }, because))
    }

    fn check_broadcast(&self, node: NodeId, txn: &Txn) -> Result<(), Breach> {
        let digests = self.broadcast.get(&txn.zxid.epoch);
        let place = usize::try_from(txn.zxid.counter.saturating_sub(1)).unwrap_or(usize::MAX);
        let known = digests.and_then(|digests| digests.get(place));
        if known == Some(&protocol::digest_of(&txn.command)) {
            return Ok(());
        }
        let because = format!(
            "{node} delivered {}, but nobody broadcast that command with this zxid.",
            txn.zxid
        );
        Err(Breach::new(&BROADCAST_INTEGRITY, because))
    }

    /// What stands at a place is what was delivered there first, and nowhere else.
    fn check_place(
        &self,
        node: NodeId,
        slot: Slot,
        does: Arguments<'_>,
        same: impl Fn(&Delivered) -> bool,
    ) -> Result<(), Breach> {
        let first = self.delivered.get(slot);
        if first.map_or_else(|| self.is_straight(node), &same) {
            return Ok(());
        }
        let mut others = self.delivered.backwards();
        let elsewhere = others.find(|(place, known)| *place != slot && same(known));
        let (but, earlier) = match (first, elsewhere) {
            (Some(first), _) => {
                (format!("where {} delivered {}", first.node, first.zxid), first.event)
            }
            (None, Some((place, known))) => {
                (format!("and {} delivered that at place {place}", known.node), known.event)
            }
            (None, None) => return Ok(()),
        };
        let property = if elsewhere.is_some() { &TOTAL_ORDER } else { &DELIVERY_AGREEMENT };
        Err(Breach::new(property, format!("{does} at place {slot}, {but}.")).since(earlier))
    }
}

/// What anybody delivers of earlier epochs is part of what a later leader was established with.
fn check_primary(
    epoch: Epoch,
    leader: &EstablishedLeader,
    slot: Slot,
    zxid: Zxid,
) -> Result<(), Breach> {
    let EstablishedLeader { history, .. } = leader;
    let elsewhere = || history.tail(Slot(0)).any(|txn| txn.zxid == zxid);
    if slot < history.purged() || history.zxid_at(slot) == Some(zxid) || elsewhere() {
        return Ok(());
    }
    let because = format!(
        "{} was established in epoch {epoch} without {zxid}, which is delivered.",
        leader.leader,
    );
    let breach = Breach::new(&PRIMARY_INTEGRITY, because);
    Err(Breach { slot: Some(slot), epoch: Some(epoch), ..breach })
}
