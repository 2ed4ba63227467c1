//! Nodes that are alike.

use protocol::{Config, NodeId, Protocol};
use simulator::core::{Durable, Effect, Message, Monitor, Replica};

use super::process::{LinkMessage, Process};
use super::search_judge::JudgeState;

/// A protocol that does not care how some of its nodes are called: renaming them in a world, all at
/// once, gives a world in which the same can happen, renamed. Of all worlds that differ by names
/// alone a search then visits one.
///
/// This is declared, not found out, and easily false. It is **not** sound where nodes are compared
/// or counted through: a Paxos ballot holds the name of its proposer, and the greater name wins
/// between equal rounds. Nor is it where clients are bound to certain nodes, where disks are
/// given differently, or where a request names a node. A law worth testing: the sizes of the
/// orbits of all states found are together the number of states found without it.
pub trait Symmetric: Protocol {
    /// The nodes that are alike.
    fn alike(config: &Config) -> Vec<NodeId>;
    /// A replica with other names; it gets the configuration of its own new name.
    fn rename(&self, config: Config, name: &dyn Fn(NodeId) -> NodeId) -> Self;
    /// A message that speaks of other names.
    fn rename_message(message: &Self::Message, name: &dyn Fn(NodeId) -> NodeId) -> Self::Message;
    /// A disk that speaks of other names.
    fn rename_durable(durable: &Self::Durable, name: &dyn Fn(NodeId) -> NodeId) -> Self::Durable;
    /// A memory that speaks of other names.
    fn rename_monitor(monitor: &Self::Monitor, name: &dyn Fn(NodeId) -> NodeId) -> Self::Monitor;
}

type Name<'a> = &'a dyn Fn(NodeId) -> NodeId;

/// Every renaming of nodes that are alike, and how each is done.
pub(super) struct Symmetry {
    /// For each renaming, the new name of every node.
    renamings: Vec<Vec<NodeId>>,
    replica: fn(&Replica, Config, Name<'_>) -> Replica,
    message: fn(&Message, Name<'_>) -> Message,
    durable: fn(&Durable, Name<'_>) -> Durable,
    monitor: fn(&Monitor, Name<'_>) -> Monitor,
}

impl Symmetry {
    pub(super) fn of<P: Symmetric>(config: &Config) -> Self {
        let nodes = config.members().iter().chain(config.observers()).copied().collect::<Vec<_>>();
        let alike = P::alike(config);
        let renaming = |order: &Vec<usize>| {
            let new = |node: &NodeId| match alike.iter().position(|one| one == node) {
                Some(at) => alike[order[at]],
                None => *node,
            };
            nodes.iter().map(new).collect()
        };
        Self {
            renamings: orders(alike.len()).iter().map(renaming).collect(),
            replica: |replica, config, name| {
                replica.changed(&config, |it: &P| it.rename(config.clone(), name))
            },
            message: |message, name| message.changed(|it| P::rename_message(it, name)),
            durable: |durable, name| durable.changed(|it| P::rename_durable(it, name)),
            monitor: |monitor, name| monitor.changed::<P>(|it| P::rename_monitor(it, name)),
        }
    }

    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.renamings.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn name(&self, renaming: u32) -> impl Fn(NodeId) -> NodeId {
        move |node| self.renamings[renaming as usize][node.index()]
    }

    pub(super) fn process(&self, renaming: u32, process: &Process, configs: &[Config]) -> Process {
        let name = self.name(renaming);
        let node = name(process.node);
        let rename =
            |replica: &Replica| (self.replica)(replica, configs[node.index()].clone(), &name);
        let effect = |effect: &Effect| match effect {
            Effect::Persist(durable) => Effect::Persist((self.durable)(durable, &name)),
            Effect::Send(to, message) => Effect::Send(name(*to), (self.message)(message, &name)),
            other => other.clone(),
        };
        Process {
            node,
            replica: process.replica.as_ref().map(rename),
            timers: process.timers.clone(),
            disk: (self.durable)(&process.disk, &name),
            gate: process.gate.iter().map(effect).collect(),
            // No model that declares a symmetry knows lies.
            liar: None,
        }
    }

    pub(super) fn link_message(&self, renaming: u32, link_message: &LinkMessage) -> LinkMessage {
        let name = self.name(renaming);
        let message = link_message.message.as_ref().map(|message| (self.message)(message, &name));
        LinkMessage { from: name(link_message.from), to: name(link_message.to), message }
    }

    pub(super) fn memory(&self, renaming: u32, memory: &JudgeState, told: u32) -> JudgeState {
        let name = self.name(renaming);
        JudgeState {
            agreement: memory.agreement.renamed(&name),
            monitor: (self.monitor)(&memory.monitor, &name),
            told,
        }
    }
}

/// Every order of so many things; the first is the usual one.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let Some(last) = count.checked_sub(1) else { return vec![Vec::new()] };
    let mut all = Vec::new();
    for order in orders(last) {
        for place in (0..=last).rev() {
            let mut order = order.clone();
            order.insert(place, last);
            all.push(order);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_orders_as_the_factorial_says_and_the_usual_one_is_first() {
        let all = orders(4);
        assert_eq!((all.len(), &all[0]), (24, &vec![0, 1, 2, 3]));
        assert!((1..24).all(|at| !all[..at].contains(&all[at])));
    }
}
