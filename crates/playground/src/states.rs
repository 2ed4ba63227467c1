//! What a checker outside needs beside the events: what each changed in the state of a node, what a
//! write wrote, and in which envelope a message left that had to wait.

use std::collections::BTreeMap;
use std::vec::IntoIter;

use protocol::{EpochName, Fact, NodeId, NodeView, Slot, SlotView};
use scenario::Endpoint;
use simulator::core::{Message, Replica};
use simulator::{Event, NodeAction, Payload, Trick};

use crate::capture;
use crate::record::{FieldRecord, Record, SlotRecord, StateRecord};
use crate::run::Run;

/// The envelopes in which messages left that had to wait for a disk, in the order in which they began
/// to wait.
#[derive(Default)]
pub(crate) struct Departures {
    left: Vec<Option<u64>>,
    waiting: Vec<Waiting>,
}

/// A message behind a write.
struct Waiting {
    /// Which of all that ever waited.
    place: usize,
    from: NodeId,
    to: NodeId,
    message: Message,
}

impl Departures {
    /// Takes down what the last event of a run did.
    pub(crate) fn see(&mut self, event: &Event) {
        for (node, node_action) in &event.node_actions {
            match node_action {
                NodeAction::Held(to, message) => {
                    let (from, to, message) = (*node, *to, message.clone());
                    self.waiting.push(Waiting { place: self.left.len(), from, to, message });
                    self.left.push(None);
                }
                NodeAction::Sent(envelope)
                    if matches!(envelope.trick, None | Some(Trick::Twin | Trick::Late)) =>
                {
                    if let (Payload::Message(message), Endpoint::Node(to)) =
                        (&envelope.payload, envelope.to)
                    {
                        self.leaves(*node, to, message, envelope.id);
                    }
                }
                NodeAction::Stopped => self.waiting.retain(|it| it.from != *node),
                _ => {}
            }
        }
    }

    /// A message leaves: of those that wait it is the first that says the same. What its node held
    /// before that left in another form, by a lie.
    fn leaves(&mut self, from: NodeId, to: NodeId, message: &Message, id: u64) {
        let same = |it: &&Waiting| it.from == from && it.to == to && it.message == *message;
        let Some(place) = self.waiting.iter().find(same).map(|it| it.place) else { return };
        // What meets the end of its session sets out in no envelope.
        self.left[place] = (id > 0).then_some(id);
        self.waiting.retain(|it| it.from != from || it.place > place);
    }
}

/// What is known of every node, and what of that the last event changed.
pub(crate) struct States {
    left: IntoIter<Option<u64>>,
    nodes: Vec<Known>,
    disks: Vec<Known>,
}

/// What was last said of a node, or of its disk.
#[derive(Clone, Default)]
struct Known {
    view: Option<NodeView>,
    facts: Vec<Fact>,
}

impl States {
    /// Nothing is known of the nodes.
    pub(crate) fn new(departures: Departures, nodes: usize) -> Self {
        let left = departures.left.into_iter();
        Self { left, nodes: vec![Known::default(); nodes], disks: vec![Known::default(); nodes] }
    }

    /// The record of the last event of a run, with all that.
    pub(crate) fn record(&mut self, run: &Run) -> Record {
        let mut record = run.record();
        let event = run.world().last();
        for ((node, node_action), told) in event.node_actions.iter().zip(&mut record.node_actions) {
            let at = node.index();
            match node_action {
                NodeAction::Held(..) => told.id = self.left.next().flatten(),
                NodeAction::Started(_) => {
                    (self.nodes[at], self.disks[at]) = (Known::default(), Known::default());
                }
                NodeAction::Wrote(disk) => {
                    let config = run.world().nodes()[at].config.clone();
                    let replica = run.core().start(config, disk, &mut Vec::new());
                    told.state = self.disks[at].changed(&replica);
                }
                _ => {}
            }
        }
        for node in run.touched() {
            let replica = run.world().nodes()[node.index()].replica.as_ref();
            let changed = replica.and_then(|replica| self.nodes[node.index()].changed(replica));
            record
                .states
                .extend(changed.map(|state| StateRecord { node: Some(node.to_string()), ..state }));
        }
        record
    }
}

impl Known {
    /// What of a replica is not yet known; nothing if everything is.
    fn changed(&mut self, replica: &Replica) -> Option<StateRecord> {
        let last = replica.view(Slot(1)..Slot(1)).last;
        let view = replica.view(Slot(1)..last.next());
        let facts = replica.facts();
        let old = std::mem::replace(self, Self { view: Some(view), facts });
        let Self { view: Some(view), facts } = &*self else { return None };
        let is = |same: fn(&NodeView, &NodeView) -> bool| {
            old.view.as_ref().is_none_or(|old| !same(old, view))
        };
        let was: BTreeMap<Slot, &SlotView> =
            old.view.iter().flat_map(|old| &old.slots).map(|slot| (slot.slot, slot)).collect();
        let holds = |slot: &Slot| view.slots.binary_search_by_key(slot, |it| it.slot).is_ok();
        let (epoch, proposer) = epoch_of(view.epoch);
        let epochs = is(|old, new| old.epoch == new.epoch);
        let state = StateRecord {
            node: None,
            role: is(|old, new| old.title == new.title).then_some(view.title),
            epoch: epochs.then_some(epoch),
            ballot: proposer.filter(|_| epochs),
            last: is(|old, new| old.last == new.last).then_some(view.last.0),
            decided: is(|old, new| old.decided == new.decided).then_some(view.decided.0),
            slots: view
                .slots
                .iter()
                .filter(|slot| was.get(&slot.slot) != Some(slot))
                .map(record_of)
                .collect(),
            emptied: was.keys().filter(|slot| !holds(slot)).map(|slot| slot.0).collect(),
            facts: facts
                .iter()
                .filter(|fact| !old.facts.contains(fact))
                .map(|fact| FieldRecord { name: fact.name, value: fact.value.clone() })
                .collect(),
            ended: old
                .facts
                .iter()
                .filter(|old| facts.iter().all(|fact| fact.name != old.name))
                .map(|old| old.name)
                .collect(),
        };
        (state != StateRecord::default()).then_some(state)
    }
}

fn record_of(slot: &SlotView) -> SlotRecord {
    let (epoch, ballot) = epoch_of(slot.epoch);
    let command = slot.command.as_ref().map(ToString::to_string);
    SlotRecord { slot: slot.slot.0, status: capture::status(slot.status), epoch, ballot, command }
}

/// The number of an epoch and, of a ballot, round and proposer.
fn epoch_of(epoch: EpochName) -> (u64, Option<String>) {
    (epoch.number.0, epoch.proposer.map(|_| epoch.to_string()))
}
