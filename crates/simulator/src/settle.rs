//! By hand: `settle` delivers and writes until nothing is left to do.

use protocol::NodeId;
use scenario::Endpoint;

use crate::event::Envelope;
use crate::node::Node;
use crate::world::World;

/// The next step of `settle`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ManualStep {
    Write(NodeId),
    Deliver(u32),
}

impl World {
    /// By hand: lets writes and deliveries at these nodes go on until nothing is left.
    pub(crate) fn settle(&mut self, nodes: Option<Vec<NodeId>>) {
        self.settling = Some(nodes.unwrap_or_else(|| self.nodes().iter().map(Node::id).collect()));
    }

    pub(crate) fn settle_next(&self) -> Option<ManualStep> {
        let nodes = self.settling.as_ref()?;
        let stuck = |node: &Node| node.is_stuck(self.now);
        let writes = |node: &Node| node.writing.is_some() && !node.paused && !stuck(node);
        let writes = |id: &NodeId| self.places(*id).into_iter().any(|at| writes(&self.nodes[at]));
        let writer = nodes.iter().find(|id| writes(id));
        if let Some(node) = writer {
            return Some(ManualStep::Write(*node));
        }
        let reachable = |envelope: &Envelope| match envelope.to {
            Endpoint::Node(to) => nodes.contains(&to) && !self.node(to).paused,
            Endpoint::Client(_) => false,
        };
        let waits = |slab_key: &u32| {
            let envelope = self.in_flight[*slab_key as usize].as_ref();
            envelope.is_some_and(|envelope| envelope.due.is_none() && reachable(envelope))
        };
        self.oldest_first().into_iter().find(waits).map(ManualStep::Deliver)
    }
}
