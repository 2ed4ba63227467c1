//! The sides of a split that is being chosen.

use playground::snapshot::{ClusterSnapshot, End};
use scenario::{Action, Endpoint};

/// An end that does not stand on the first side, and its side.
pub(crate) type Side = (End, u32);

/// Choosing the sides of a split.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sides {
    /// Begins to choose.
    Begin,
    /// Puts an end onto the next side.
    Next(End),
    /// Splits the network so.
    Apply,
    /// Leaves the network as it is.
    Cancel,
}

/// These nodes on a side of their own.
pub(crate) fn apart(nodes: &[u32]) -> Vec<Side> {
    nodes.iter().map(|&node| (End::Node(node), 1)).collect()
}

/// On which side an end stands; clients that nobody placed stand beside node 1.
pub(crate) fn side(sides: &[Side], end: End) -> u32 {
    let of = |wanted| sides.iter().find(|(end, _)| *end == wanted).map(|&(_, side)| side);
    let home = || if matches!(end, End::Client(_)) { of(End::Node(1)) } else { None };
    of(end).or_else(home).unwrap_or(0)
}

/// Puts an end onto the next side: there is always an empty one to begin, and after it comes the
/// first.
pub(crate) fn next_side(sides: &mut Vec<Side>, end: End) {
    let now = side(sides, end);
    sides.retain(|(known, _)| *known != end);
    let last = sides.iter().map(|&(_, side)| side).max().unwrap_or(0);
    let next = if now > last { 0 } else { now + 1 };
    if next > 0 || matches!(end, End::Client(_)) {
        sides.push((end, next));
    }
}

/// The sides with who stands there: nodes, and clients that do not stand beside node 1. The side
/// of node 1 is the first.
pub(crate) fn groups(stage: &ClusterSnapshot, sides: &[Side]) -> Vec<Vec<End>> {
    let nodes = stage.nodes.iter().map(|node| End::Node(node.id));
    let clients = stage.clients.iter().map(|client| End::Client(client.id));
    let mut groups: Vec<(u32, Vec<End>)> = Vec::new();
    for end in nodes.chain(clients) {
        let own = side(sides, end);
        if matches!(end, End::Client(_)) && own == side(sides, End::Node(1)) {
            continue;
        }
        match groups.iter_mut().find(|(side, _)| *side == own) {
            Some((_, group)) => group.push(end),
            None => groups.push((own, vec![end])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// A split into these sides; none, if there is but one.
pub(crate) fn split(stage: &ClusterSnapshot, sides: &[Side]) -> Option<Action> {
    let ends = |group: Vec<End>| group.into_iter().map(Endpoint::from).collect();
    let groups: Vec<Vec<Endpoint>> = groups(stage, sides).into_iter().map(ends).collect();
    (groups.len() > 1).then_some(Action::Split(groups))
}

/// Who is cut off with the leader when somebody just asks for a split: a minority.
pub(crate) fn minority(stage: &ClusterSnapshot, leader: u32) -> Vec<u32> {
    let most = (stage.nodes.len().saturating_sub(1) / 2).max(1);
    let others = stage.nodes.iter().map(|node| node.id).filter(|&id| id != leader);
    let beside = others
        .filter(|&id| id > leader)
        .chain(stage.nodes.iter().map(|node| node.id).filter(|&id| id < leader));
    std::iter::once(leader).chain(beside).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry;

    fn stage() -> ClusterSnapshot {
        playground::Session::open(registry(), "raft nodes=5").expect("it opens").cluster()
    }

    #[test]
    fn a_split_has_sides_or_is_none() {
        let text = |sides: &[Side]| split(&stage(), sides).map(|action| action.to_string());
        assert_eq!(text(&apart(&[4, 5])).as_deref(), Some("split 1,2,3/4,5"));
        assert_eq!(text(&apart(&[1])).as_deref(), Some("split 1/2,3,4,5"));
        assert_eq!(text(&[]), None);
        assert_eq!(text(&apart(&[1, 2, 3, 4, 5])), None);
    }

    #[test]
    fn clicks_lead_round_all_sides_and_one_more() {
        let (one, two) = (End::Node(4), End::Node(5));
        let mut sides = Vec::new();
        next_side(&mut sides, one);
        assert_eq!(side(&sides, one), 1);
        let mut seen = Vec::new();
        for _ in 0..4 {
            next_side(&mut sides, two);
            seen.push(side(&sides, two));
        }
        assert_eq!(seen, [1, 2, 0, 1]);
        next_side(&mut sides, two);
        let split = split(&stage(), &sides).map(|action| action.to_string());
        assert_eq!(split.as_deref(), Some("split 1,2,3/4/5"));
    }

    #[test]
    fn clients_stand_beside_node_1_unless_they_are_placed() {
        let mut session = playground::Session::open(registry(), "raft nodes=3").expect("it opens");
        session.act_line("c2 put x 1").expect("it can be asked");
        let stage = session.cluster();
        let text = |sides: &[Side]| split(&stage, sides).map(|action| action.to_string());
        let mut sides = apart(&[3]);
        assert_eq!(text(&sides).as_deref(), Some("split 1,2/3"));
        next_side(&mut sides, End::Client(2));
        assert_eq!(text(&sides).as_deref(), Some("split 1,2/3,c2"));
    }

    #[test]
    fn the_leader_is_cut_off_with_a_minority() {
        assert_eq!(minority(&stage(), 5), [5, 1]);
        assert_eq!(minority(&stage(), 2), [2, 3]);
    }
}
