//! Twins: a liar that runs its core twice under one name and with one key.
//!
//! The second is kept behind the nodes of the cluster, as one more node with the same identity; it
//! begins with a copy of the first one's disk. Each other node talks with one of the two, or with
//! both, and what befalls the liar befalls both. So a node says two things at once, and no protocol
//! had to be taught how (Bano et al., *Twins: BFT Systems Made Robust*, 2020).

use protocol::NodeId;
use scenario::{Endpoint, LieTerms};

use crate::adversary::Liar;
use crate::node::Node;
use crate::world::World;

/// Who talks with which of the two.
#[derive(Clone, Debug)]
pub(crate) struct Twins {
    /// Where the second is kept.
    pub(crate) second: usize,
    a: Vec<Endpoint>,
    b: Vec<Endpoint>,
}

impl World {
    /// Makes twins of a node, or changes who talks with which of them.
    pub(crate) fn make_twins(&mut self, id: NodeId, terms: &LieTerms) -> Result<(), &'static str> {
        if self.nodes[id.index()].replica.is_none() {
            return Err("it is down");
        }
        let (a, b) = (terms.a.clone(), terms.b.clone());
        let known = self.adversary.liar(id).and_then(|liar| liar.twins.as_ref());
        if let Some(Twins { second, .. }) = known {
            let second = *second;
            self.adversary.liar_mut(id).twins = Some(Twins { second, a, b });
            return Ok(());
        }
        let second = self.adversary.liar_mut(id).second.unwrap_or(self.nodes.len());
        let first = &self.nodes[id.index()];
        let (config, disk) = (first.config.clone(), first.disk.clone());
        let mut twin = Node::new(config, disk, first.latency.clone());
        (twin.rate, twin.paused) = (first.rate, first.paused);
        twin.place = NodeId(u32::try_from(second).expect("few nodes") + 1);
        match self.nodes.get_mut(second) {
            Some(place) => *place = twin,
            None => self.nodes.push(twin),
        }
        let liar = self.adversary.liar_mut(id);
        (liar.twins, liar.second) = (Some(Twins { second, a, b }), Some(second));
        self.start(second);
        Ok(())
    }

    /// The second of the twins is no more.
    pub(crate) fn part_twins(&mut self, id: NodeId) {
        if let Some(twins) = self.adversary.liar_mut(id).twins.take() {
            self.nodes[twins.second].stop(false);
        }
    }

    /// The nodes of the cluster, without second twins.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes[..self.settings.nodes as usize]
    }

    /// The second of the twins that a liar is, if it is.
    pub fn second(&self, id: NodeId) -> Option<&Node> {
        let twins = self.adversary.liar(id)?.twins.as_ref()?;
        Some(&self.nodes[twins.second])
    }

    /// Where the replicas of a node are kept: one, or two if it is twins.
    pub(crate) fn places(&self, id: NodeId) -> Vec<usize> {
        let twins = self.adversary.liar(id).and_then(|liar| liar.twins.as_ref());
        std::iter::once(id.index()).chain(twins.map(|twins| twins.second)).collect()
    }

    /// The replicas of a node that somebody talks with.
    pub(crate) fn listeners(&self, id: NodeId, from: Endpoint) -> Vec<usize> {
        let mut places = self.places(id);
        if let Some(liar) = self.adversary.liar(id) {
            places.retain(|at| self.talks(liar, self.is_second(*at), from));
        }
        places
    }

    pub(crate) fn is_second(&self, at: usize) -> bool {
        at >= self.settings.nodes as usize
    }

    /// Whether the first or the second replica of a liar talks with somebody. Where one list is
    /// given, the other twin has the rest of the nodes; where both are, whoever is in neither talks
    /// with both. Clients talk with both unless they are listed.
    pub(crate) fn talks(&self, liar: &Liar, second: bool, with: Endpoint) -> bool {
        let Some(Twins { a, b, .. }) = &liar.twins else { return !second };
        let (in_a, in_b) = (a.contains(&with), b.contains(&with));
        let with_second = match (with, a.is_empty(), b.is_empty()) {
            _ if in_a && in_b => return true,
            _ if in_a || in_b => in_b,
            (Endpoint::Client(_), ..) | (_, false, false) => return true,
            (Endpoint::Node(_), true, true) => self.is_apart(with),
            (Endpoint::Node(_), a, _) => !a,
        };
        with_second == second
    }
}
