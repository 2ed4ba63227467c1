//! Actions in a smaller cluster.

use protocol::NodeId;
use scenario::{Action, Endpoint};

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
    action.map_endpoints(&mut |end| match end {
        Endpoint::Node(node) => names[node.index()].map(Endpoint::Node),
        Endpoint::Client(_) => Some(end),
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
