//! Who broke what a protocol assumes: a node whose disk lost something, or one that lies.
//!
//! Such a node may be the reason of what it brings about and of nothing else. So whatever it says
//! spreads the fault to whoever hears it, and only a violation that the fault has reached is excused.
//! A disk that lost something does not matter before its node comes back with it: until then the node
//! is just one that is down. Where nodes may lie, both count towards f, and nothing spreads: as long
//! as there are no more than f of them, nothing is excused.

use protocol::{Assumption, Fault, Info, NodeId, joined};
use scenario::{Action, Breaks, Endpoint, RunMode};
use simulator::{Envelope, Event, EventKind, NodeAction};

/// An assumption that does not hold: who broke it, when, and by how much.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BrokenAssumption {
    /// The assumption that is broken.
    pub assumption: Assumption,
    /// How, as the rest of a sentence and without the full stop: `S2 came back without its disk`.
    pub says: String,
    /// The event in which that began.
    pub event: u64,
}

/// Faulty nodes, and whom they have influenced. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Faults {
    faulty: Vec<Faulty>,
    disks: Vec<DiskState>,
    /// For each node, since which event what it does may be due to one of them, and to which.
    reached: Vec<Option<(u64, usize)>>,
    /// The same for clients, who see what each other sees.
    clients: Option<(u64, usize)>,
    /// How many of them the protocol tolerates.
    tolerated: usize,
    /// There is no time; events are numbered instead.
    by_hand: bool,
}

#[derive(Clone, Debug)]
struct Faulty {
    node: NodeId,
    assumption: Assumption,
    event: u64,
    says: String,
}

/// What a node's disk may have lost.
#[derive(Clone, Debug, Default)]
struct DiskState {
    is_up: bool,
    has_written: bool,
    /// It lies, since this event, and whether it has written anything since then.
    lying: Option<(u64, bool)>,
    /// What it said it wrote is gone: how, and the event that is to blame.
    lost: Option<(u64, String)>,
}

impl Faults {
    pub(crate) fn new(nodes: usize, tolerated: usize, by: RunMode) -> Self {
        let (disks, by_hand) = (vec![DiskState::default(); nodes], by == RunMode::Hand);
        Self { disks, reached: vec![None; nodes], tolerated, by_hand, ..Self::default() }
    }

    /// A disk was given.
    pub(crate) fn given(&mut self, node: usize) {
        self.disks[node].has_written = true;
    }

    /// The nodes that are faulty, in the order in which they became so.
    pub(crate) fn nodes(&self) -> Vec<NodeId> {
        let mut nodes = Vec::new();
        for faulty in &self.faulty {
            if !nodes.contains(&faulty.node) {
                nodes.push(faulty.node);
            }
        }
        nodes
    }

    /// Sees an event that has just taken place.
    pub(crate) fn see(&mut self, event: &Event) {
        match &event.kind {
            EventKind::Acted(action) => self.act(action, event),
            EventKind::Delivered(envelope) => self.hear(envelope, event.number),
            _ => {}
        }
        let by_hand = self.by_hand;
        let when = || when(by_hand, event);
        for (node, node_action) in &event.node_actions {
            let disk = &mut self.disks[node.index()];
            match node_action {
                NodeAction::Wrote(_) => {
                    disk.has_written = true;
                    disk.lying = disk.lying.map(|(since, _)| (since, true));
                }
                NodeAction::Stopped => {
                    disk.is_up = false;
                    if let Some((since, true)) = disk.lying {
                        let says = format!("lied and forgot in a crash {}", when());
                        (disk.lying, disk.lost) = (Some((since, false)), Some((since, says)));
                    }
                }
                NodeAction::Started(_) => {
                    disk.is_up = true;
                    if let Some((lost_in, lost)) = disk.lost.take() {
                        let says =
                            format!("the disk of {node} {lost}, and {node} came back {}", when());
                        self.add(*node, Assumption::DurableDisk, says, (lost_in, event.number));
                    }
                }
                _ => {}
            }
        }
    }

    fn act(&mut self, action: &Action, event: &Event) {
        let by_hand = self.by_hand;
        let when = || when(by_hand, event);
        match action.breaks() {
            Breaks::Disks(nodes) => {
                for node in nodes {
                    let disk = &mut self.disks[node.index()];
                    if disk.has_written && !disk.is_up {
                        let says = format!("was wiped {}", when());
                        disk.lost = Some((event.number, says));
                    }
                }
            }
            Breaks::Durability { node, kept: false } => {
                self.disks[node.index()].lying.get_or_insert((event.number, false));
            }
            Breaks::Durability { node, kept: true } => self.disks[node.index()].lying = None,
            Breaks::Honesty { who: Endpoint::Node(node), honest: false } => {
                let says = format!("{node} began to lie {}", when());
                let event = event.number;
                self.add(node, Assumption::NoLiars, says, (event, event));
            }
            // Who lied once stays faulty; what clients say excuses no node; and clocks are judged by
            // what came of them.
            Breaks::Honesty { .. } | Breaks::Clocks(..) | Breaks::Nothing => {}
        }
    }

    /// A node is faulty: since an event, and what it does may show it from another on.
    fn add(
        &mut self,
        node: NodeId,
        assumption: Assumption,
        says: String,
        (event, from): (u64, u64),
    ) {
        let known = |it: &Faulty| (it.node, it.assumption) == (node, assumption);
        if !self.faulty.iter().any(known) {
            self.faulty.push(Faulty { node, assumption, event, says });
            self.reached[node.index()].get_or_insert((from, self.faulty.len() - 1));
        }
    }

    /// What a node said reaches another, or a client.
    fn hear(&mut self, envelope: &Envelope, event: u64) {
        let Endpoint::Node(from) = envelope.from else { return };
        let Some((since, which)) = self.reached[from.index()] else { return };
        if since > envelope.cause {
            return;
        }
        let to = match envelope.to {
            Endpoint::Node(to) => &mut self.reached[to.index()],
            Endpoint::Client(_) => &mut self.clients,
        };
        to.get_or_insert((event, which));
    }

    /// What excuses that these nodes violate something in the event that has just taken place, given
    /// what was so in an earlier one. `clients`: it is what clients saw.
    pub(crate) fn excuse(
        &self,
        info: &Info,
        nodes: &[NodeId],
        earlier: Option<u64>,
        clients: bool,
    ) -> Option<BrokenAssumption> {
        if info.tolerates == Fault::Byzantine {
            return self.too_many();
        }
        let seen = self.clients.filter(|_| clients);
        let here = nodes.iter().find_map(|node| self.reached[node.index()]);
        let before = || {
            let mut reached = self.reached.iter().flatten().chain(&self.clients);
            reached.find(|(since, _)| earlier.is_none_or(|earlier| *since <= earlier)).copied()
        };
        let (_, which) = here.or(seen).or_else(before)?;
        let Faulty { assumption, event, says, .. } = &self.faulty[which];
        let (assumption, event, says) = (*assumption, *event, says.clone());
        info.assumes.contains(&assumption).then_some(BrokenAssumption { assumption, says, event })
    }

    /// Where up to f nodes may be faulty: the one that is too many.
    fn too_many(&self) -> Option<BrokenAssumption> {
        let nodes = self.nodes();
        let one_too_many = nodes.get(self.tolerated)?;
        let event = self.faulty.iter().find(|it| it.node == *one_too_many)?.event;
        let each: Vec<&str> = self.faulty.iter().map(|it| it.says.as_str()).collect();
        let says = format!("{} ({} may be faulty)", joined(&each, "; "), self.tolerated);
        Some(BrokenAssumption { assumption: Assumption::FaultsAtMostF, says, event })
    }
}

/// `at 1.2s`; by hand, where there is no time, `in event 7`.
fn when(by_hand: bool, event: &Event) -> String {
    if by_hand { format!("in event {}", event.number) } else { format!("at {}", event.time) }
}
