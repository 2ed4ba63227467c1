//! What narration is told of an event: the world, and every node before and after it.

use std::rc::Rc;

use checker::Judge;
use protocol::{EpochName, Info, NodeView, RequestId, Role, Slot, SlotView, Tally};
use simulator::{Event, Node, World};

/// An event with everything that narration needs: the world, and every node before and after it.
pub struct EventContext<'a> {
    /// The protocol.
    pub info: &'static Info,
    /// What happened.
    pub event: &'a Event,
    /// The world after it.
    pub world: &'a World,
    /// Every node before it.
    pub before: &'a [NodeSummary],
    /// And every node after it.
    pub after: &'a [NodeSummary],
    /// Slots that somebody decided for the first time in this event.
    pub first_decided: &'a [Slot],
    /// How many properties were violated in this event.
    pub new_violations: usize,
    /// The requests to which clients had no answer before it.
    pub waiting: &'a [RequestId],
    /// What clients were told before.
    pub judge: &'a Judge,
}

/// The few facts about a node that captions compare.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NodeSummary {
    /// Whether it runs.
    pub up: bool,
    /// What it is.
    pub role: Role,
    /// What the paper calls that.
    pub title: &'static str,
    /// Its epoch.
    pub epoch: EpochName,
    /// The last slot that holds anything.
    pub last: Slot,
    /// What stands there and in every slot that was not decided, as far as it knew, before the event.
    pub held: Rc<[SlotView]>,
    /// Everything up to here is decided, as far as it knows.
    pub decided: Slot,
    /// What it counts.
    pub tallies: Vec<Tally>,
    /// Why it would come back without something that it holds now, or held when it stopped.
    pub loss: DiskLoss,
}

/// Why a node comes back without something that it held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DiskLoss {
    /// Its disk holds everything that it does.
    Nothing,
    /// A disk write had not ended.
    Unwritten,
    /// The disk lied, and forgot in the crash what it said it had written.
    Forgotten,
    /// The disk was wiped.
    Wiped,
    /// What it held cannot be read any more.
    Damaged,
}

/// What a node is now; `known` is what each was before.
pub fn summary(node: &Node, known: &[NodeSummary]) -> NodeSummary {
    let old = &known[node.id().index()];
    let Some(replica) = &node.replica else {
        return NodeSummary { up: false, tallies: Vec::new(), ..old.clone() };
    };
    let NodeView { role, title, epoch, slots, last, decided, tallies, .. } =
        replica.view(old.open()..Slot(u64::MAX));
    let held = if *slots == *old.held { Rc::clone(&old.held) } else { slots.into() };
    let loss = match (&node.lying, node.waiting()) {
        (Some(_), _) => DiskLoss::Forgotten,
        (None, 0) => DiskLoss::Nothing,
        (None, _) => DiskLoss::Unwritten,
    };
    NodeSummary { up: true, role, title, epoch, last, held, decided, tallies, loss }
}

impl NodeSummary {
    /// The first slot of which the next look says what it holds: whatever is not decided, and the last.
    pub fn open(&self) -> Slot {
        self.decided.next().min(self.last)
    }
}
