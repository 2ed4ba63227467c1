//! By hand: letting everything settle.

use protocol::NodeId;
use scenario::Endpoint;

use crate::happening::Parcel;
use crate::node::Node;
use crate::world::World;

/// What a hand can do next to let things settle.
#[derive(Clone, Copy)]
pub(crate) enum Hand {
    Write(NodeId),
    Deliver(u32),
}

impl World {
    /// By hand: lets writes and deliveries at these nodes go on until nothing is left.
    pub(crate) fn settle(&mut self, nodes: Option<Vec<NodeId>>) {
        self.settling = Some(nodes.unwrap_or_else(|| self.nodes().iter().map(Node::id).collect()));
    }

    pub(crate) fn settle_next(&mut self) -> Option<Hand> {
        let nodes = self.settling.as_ref()?;
        let stuck = |node: &Node| node.is_stuck(self.now);
        let writes = |node: &Node| node.writing.is_some() && !node.paused && !stuck(node);
        let writes = |id: &NodeId| self.places(*id).into_iter().any(|at| writes(&self.nodes[at]));
        let writer = nodes.iter().find(|id| writes(id));
        if let Some(node) = writer {
            return Some(Hand::Write(*node));
        }
        let reachable = |parcel: &Parcel| match parcel.to {
            Endpoint::Node(to) => nodes.contains(&to) && !self.node(to).paused,
            Endpoint::Client(_) => false,
        };
        let waits = |berth: &u32| {
            let parcel = self.berths[*berth as usize].as_ref();
            parcel.is_some_and(|parcel| parcel.due.is_none() && reachable(parcel))
        };
        match self.oldest_first().into_iter().find(waits) {
            Some(berth) => Some(Hand::Deliver(berth)),
            None => {
                self.settling = None;
                None
            }
        }
    }
}
