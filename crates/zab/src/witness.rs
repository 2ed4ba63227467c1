//! Judges what leaves the gate and what stands on the disks by the properties of the paper.
//!
//! What is delivered is compared place by place with what was delivered there first, and its zxid
//! with that of the place before. What a leader was established with is kept, one line per epoch.

use alloc::format;
use alloc::rc::Rc;
use alloc::vec::Vec;

use protocol::{Command, Epoch, Log, Map, NodeId, Observed, Seen, Slot, witness::Breach};

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
pub struct Witness {
    disks: Map<NodeId, Durable>,
    /// The digests of what the primary of each epoch has broadcast, in the order of the counters.
    broadcast: Map<Epoch, Rc<Vec<u64>>>,
    reigns: Map<Epoch, Reign>,
    delivered: Log<Delivered>,
    /// Who has delivered something wrong in its life: whatever follows there shows nothing new.
    astray: Vec<NodeId>,
}

/// Who was established in an epoch, and with which history.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Reign {
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

impl Witness {
    pub(crate) fn judge(&mut self, seen: Seen<'_, Zab>) -> Result<(), Breach> {
        let Seen { node, event, what, .. } = seen;
        match what {
            Observed::Started(disk) => {
                self.astray.retain(|known| *known != node);
                self.on_disk(node, disk);
                Ok(())
            }
            Observed::Wrote(disk) => {
                self.on_disk(node, disk);
                Ok(())
            }
            Observed::Sent(_, Message::UpToDate { .. }) => self.on_established(node, event),
            Observed::Decided(slot, command) if !self.astray.contains(&node) => {
                let judged = self.on_delivered(node, event, slot, command);
                if judged.is_err() {
                    self.astray.push(node);
                }
                judged
            }
            Observed::Decided(..) => Ok(()),
            Observed::Sent(..) | Observed::Replied(..) => Ok(()),
        }
    }

    /// Whatever stands on a disk and was not known was broadcast; the first to hold it is its
    /// primary, or it stood there before the run.
    fn on_disk(&mut self, node: NodeId, disk: &Durable) {
        let known = self.disks.get(&node).map_or(Slot(0), |old| old.history.last_slot());
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
    }

    /// Only a leader that is established says what is committed.
    fn on_established(&mut self, node: NodeId, event: u64) -> Result<(), Breach> {
        let Some(disk) = self.disks.get(&node) else { return Ok(()) };
        let (epoch, history) = (disk.current_epoch, disk.history.clone());
        if let Some(reign) = self.reigns.get(&epoch) {
            if reign.leader == node {
                return Ok(());
            }
            let because =
                format!("{} and {node} are both established in epoch {epoch}.", reign.leader);
            let breach = Breach::new(&LEADERSHIP, because).since(reign.event);
            return Err(Breach { epoch: Some(epoch), ..breach });
        }
        let reign = Reign { leader: node, history, event };
        if let Some((slot, earlier)) = self.delivered_before(epoch) {
            check_primary(epoch, &reign, slot, earlier.zxid)
                .map_err(|breach| breach.since(earlier.event))?;
        }
        self.reigns.insert_mut(epoch, reign);
        Ok(())
    }

    /// The last place that holds something of an epoch before this one.
    fn delivered_before(&self, epoch: Epoch) -> Option<(Slot, &Delivered)> {
        self.delivered.backwards().find(|(_, delivered)| delivered.zxid.epoch < epoch)
    }

    fn on_delivered(
        &mut self,
        node: NodeId,
        event: u64,
        slot: Slot,
        command: &Command,
    ) -> Result<(), Breach> {
        let Some(disk) = self.disks.get(&node) else { return Ok(()) };
        let Some(txn) = disk.history.get(slot).filter(|txn| txn.command == *command) else {
            return Ok(());
        };
        let (txn, previous) = (txn.clone(), disk.history.zxid_at(slot.previous()));
        let at = |breach| Breach { slot: Some(slot), epoch: Some(txn.zxid.epoch), ..breach };
        self.check_order(node, previous.unwrap_or_default(), &txn).map_err(at)?;
        self.check_broadcast(node, &txn).map_err(at)?;
        self.check_delivered(node, event, slot, &txn).map_err(at)?;
        for (epoch, reign) in self.reigns.range(txn.zxid.epoch.next()..) {
            check_primary(*epoch, reign, slot, txn.zxid)
                .map_err(|breach| at(breach.since(reign.event)))?;
        }
        Ok(())
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
        let because = format!("{node} delivered {}, which nobody broadcast so.", txn.zxid);
        Err(Breach::new(&BROADCAST_INTEGRITY, because))
    }

    fn check_delivered(
        &mut self,
        node: NodeId,
        event: u64,
        slot: Slot,
        txn: &Txn,
    ) -> Result<(), Breach> {
        let (zxid, command) = (txn.zxid, &txn.command);
        match self.delivered.get(slot) {
            Some(first) if first.zxid != zxid || first.command != *command => {
                let moved = self.delivered.backwards().any(|(_, other)| other.zxid == zxid);
                let because = format!(
                    "{node} delivered {zxid} at place {slot}, where {} delivered {}.",
                    first.node, first.zxid,
                );
                let property = if moved { &TOTAL_ORDER } else { &DELIVERY_AGREEMENT };
                Err(Breach::new(property, because).since(first.event))
            }
            None if slot == self.delivered.last_slot().next() => {
                self.delivered.push(Delivered { zxid, command: command.clone(), node, event });
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

/// What anybody delivers of earlier epochs is part of what a later leader was established with.
fn check_primary(epoch: Epoch, reign: &Reign, slot: Slot, zxid: Zxid) -> Result<(), Breach> {
    let purged = slot < reign.history.purged();
    if purged || reign.history.zxid_at(slot) == Some(zxid) {
        return Ok(());
    }
    let because = format!(
        "{} was established in epoch {epoch} without {zxid}, which is delivered.",
        reign.leader,
    );
    let breach = Breach::new(&PRIMARY_INTEGRITY, because);
    Err(Breach { slot: Some(slot), epoch: Some(epoch), ..breach })
}
