//! Actions in a smaller cluster.

use protocol::NodeId;
use scenario::{Action, Endpoint, LieTerms, MessageRef, Path};

/// What becomes of each node: its new name, or nothing.
pub(super) type Names = Vec<Option<NodeId>>;

/// The names that keep only these nodes of so many, in order.
pub(super) fn keeping(nodes: u32, kept: u32) -> Names {
    let mut next = 0;
    let name = |at: u32| {
        (kept & (1 << at) != 0).then(|| {
            next += 1;
            NodeId(next)
        })
    };
    (0..nodes).map(name).collect()
}

/// The same action among the nodes that are left. `None` when nobody is left whom it is about.
pub(super) fn renamed(action: &Action, names: &Names) -> Option<Action> {
    let one = |node: NodeId| names[node.index()];
    let list = |nodes: &[NodeId]| {
        let left: Vec<NodeId> = nodes.iter().filter_map(|node| one(*node)).collect();
        Some(left).filter(|left| !left.is_empty())
    };
    let end = |end: Endpoint| match end {
        Endpoint::Node(node) => one(node).map(Endpoint::Node),
        Endpoint::Client(_) => Some(end),
    };
    let path = |path: &Path| {
        let (from, to) = (end(path.from)?, end(path.to)?);
        (from != to).then_some(Path { from, to, both: path.both })
    };
    let flight = |flight: &MessageRef| {
        let (from, to) = (one(flight.from)?, one(flight.to)?);
        (from != to).then(|| MessageRef { from, to, ..flight.clone() })
    };
    Some(match action {
        Action::Drop(it) => Action::Drop(flight(it)?),
        Action::Copy(it) => Action::Copy(flight(it)?),
        Action::Delay(it, by) => Action::Delay(flight(it)?, *by),
        Action::Late(it, by) => Action::Late(flight(it)?, *by),
        Action::Dead(a, b, after) => Action::Dead(one(*a)?, one(*b)?, *after),
        Action::Damage(node, what) => Action::Damage(one(*node)?, *what),
        Action::Client(client, change) => Action::Client(*client, *change),
        Action::Deliver(it) => Action::Deliver(flight(it)?),
        Action::Split(groups) => {
            let left = |group: &Vec<Endpoint>| group.iter().filter_map(|it| end(*it)).collect();
            let groups: Vec<Vec<Endpoint>> = groups.iter().map(left).collect();
            let groups: Vec<_> = groups.into_iter().filter(|group| !group.is_empty()).collect();
            if groups.len() < 2 {
                return None;
            }
            Action::Split(groups)
        }
        Action::Cut(it) => Action::Cut(path(it)?),
        Action::Heal(None) => Action::Heal(None),
        Action::Heal(Some(it)) => Action::Heal(Some(path(it)?)),
        Action::Lag(it, range) => Action::Lag(path(it)?, range.clone()),
        Action::Loss(it, ratio) => Action::Loss(path(it)?, *ratio),
        Action::Crash { nodes, pending } => {
            Action::Crash { nodes: list(nodes)?, pending: *pending }
        }
        Action::Restart(nodes) => Action::Restart(list(nodes)?),
        Action::Pause(nodes) => Action::Pause(list(nodes)?),
        Action::Resume(nodes) => Action::Resume(list(nodes)?),
        Action::Wipe(nodes) => Action::Wipe(list(nodes)?),
        Action::Clock(node, rate) => Action::Clock(one(*node)?, *rate),
        Action::Lie { who, behaviour, terms } => {
            let ends = |ends: &[Endpoint]| {
                let left: Vec<_> = ends.iter().filter_map(|it| end(*it)).collect();
                (ends.is_empty() || !left.is_empty()).then_some(left)
            };
            let name = match terms.name {
                Some(name) => Some(one(name)?),
                None => None,
            };
            let (to, a, b) = (ends(&terms.to)?, ends(&terms.a)?, ends(&terms.b)?);
            let terms = Box::new(LieTerms { to, a, b, name, ..terms.as_ref().clone() });
            Action::Lie { who: end(*who)?, behaviour: behaviour.clone(), terms }
        }
        Action::Disk(node, change) => Action::Disk(one(*node)?, change.clone()),
        Action::Fire(node, timer) => Action::Fire(one(*node)?, timer.clone()),
        Action::Write(node, times) => Action::Write(one(*node)?, *times),
        Action::Settle(None) => Action::Settle(None),
        Action::Settle(Some(nodes)) => Action::Settle(Some(list(nodes)?)),
        Action::Request { client, operation, at } => {
            let at = match at {
                Some(at) => Some(one(*at)?),
                None => None,
            };
            Action::Request { client: *client, operation: operation.clone(), at }
        }
        Action::Again { client, at } => {
            let at = match at {
                Some(at) => Some(one(*at)?),
                None => None,
            };
            Action::Again { client: *client, at }
        }
        Action::Note(text) => Action::Note(text.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use scenario::{Scenario, parse_action};
    use simulator::Core;

    fn action(line: &str) -> Action {
        parse_action(line, &Scenario::of(Core::of::<raft::Raft>().info)).expect(line)
    }

    #[test]
    fn remaining_nodes_are_renumbered() {
        let names = keeping(5, 0b10110);
        for (before, after) in [
            ("crash 2", Some("crash 1")),
            ("crash 1", None),
            ("crash 1,3", Some("crash 2")),
            ("lie 3 withhold to=1,5 kinds=vote", Some("lie 2 withhold to=3 kinds=vote")),
            ("lie 3 withhold to=1", None),
            ("lie 3 impersonate as=4", None),
            ("lie c1 equivocate to=2,5", Some("lie c1 equivocate to=1,3")),
            ("split 1,2/3,4,5", Some("split 1/2,3")),
            ("split 1,4/2,3,5", None),
            ("cut 2to5", Some("cut 1to3")),
            ("cut 2to4", None),
            ("c3 put x 1 at 5", Some("c3 put x 1 at 3")),
            ("put x 1", Some("put x 1")),
            ("drop append 3to2", Some("drop append 2to1")),
        ] {
            let renamed = renamed(&action(before), &names).map(|action| action.to_string());
            assert_eq!(renamed.as_deref(), after, "{before}");
        }
    }
}
