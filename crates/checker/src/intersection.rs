//! Why too many liars break agreement: two quorums whose common nodes all lie.

use protocol::{Fault, NodeId, Slot, joined};
use simulator::World;

/// What two contradicting decisions of a slot rest on: the quorums that the two nodes counted, what
/// these share, and that nobody there tells the truth. Where a replica no longer knows whom it
/// counted, how many nodes any two quorums share.
pub(crate) fn of(
    world: &World,
    faulty: &[NodeId],
    liars: &[NodeId],
    deciders: Option<(NodeId, NodeId)>,
    slot: Option<Slot>,
) -> String {
    let lie = match (faulty.len(), faulty.iter().all(|node| liars.contains(node))) {
        (1, true) => "lies",
        (_, true) => "lie",
        (1, false) => "is faulty",
        (_, false) => "are faulty",
    };
    if world.info().tolerates == Fault::Crash {
        let name = world.info().name;
        return format!("{} {lie}, and {name} assumes that nobody does.", listed(faulty));
    }
    let config = &world.nodes()[0].config;
    if let (Some((one, other)), Some(slot)) = (deciders, slot)
        && let (Some(first), Some(second)) = (quorum(world, one, slot), quorum(world, other, slot))
    {
        let shared: Vec<NodeId> =
            first.iter().copied().filter(|node| second.contains(node)).collect();
        if shared.iter().all(|node| faulty.contains(node)) {
            return format!(
                "{one} counted {}, and {other} counted {}. What these quorums share, {}, {}: with at \
                 most {} it would hold an honest node, who tells both the same.",
                listed(&first),
                listed(&second),
                listed(&shared),
                match (shared.len(), shared.iter().all(|node| liars.contains(node))) {
                    (1, true) => "lies",
                    (_, true) => "are all liars",
                    (1, false) => "is faulty",
                    (_, false) => "are all faulty",
                },
                number_of_liars(config.liars()),
            );
        }
    }
    let (nodes, quorum) = (config.members().len(), config.byzantine_quorum());
    format!(
        "{} {lie}. Any two quorums of {quorum} of {nodes} nodes share {}, and only with at most {} is \
         one of them sure to be honest.",
        listed(faulty),
        2 * quorum - nodes,
        number_of_liars(config.liars()),
    )
}

/// Whom a node counted, in order, if it still knows.
fn quorum(world: &World, node: NodeId, slot: Slot) -> Option<Vec<NodeId>> {
    let counted = world.nodes()[node.index()].replica.as_ref()?.quorum(slot);
    let counted: Vec<NodeId> =
        world.nodes().iter().map(|node| node.id()).filter(|id| counted.contains(id)).collect();
    (!counted.is_empty()).then_some(counted)
}

fn number_of_liars(n: usize) -> String {
    format!("{n} {}", if n == 1 { "liar" } else { "liars" })
}

/// `S1, S2 and S3`
fn listed(nodes: &[NodeId]) -> String {
    match nodes {
        [] => "nobody".to_owned(),
        [one] => one.to_string(),
        [most @ .., last] => format!("{} and {last}", joined(most, ", ")),
    }
}
