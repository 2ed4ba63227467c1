//! From what somebody pointed at to an action.

use playground::stage::{End, FlightStage, Life, Stage};
use protocol::{ClientId, NodeId};
use scenario::{Action, Endpoint, Flight, Path};
use scene::geometry::Area;
use scene::hit::Zone;
use scene::{Picture, Target};

/// Crashes a node, or restarts it if it is down.
pub(crate) fn crash_or_restart(stage: &Stage, node: u32) -> Option<Action> {
    let life = stage.nodes.iter().find(|known| known.id == node)?.life;
    let nodes = vec![NodeId(node)];
    Some(match life {
        Life::Down => Action::Restart(nodes),
        Life::Up | Life::Paused => Action::Crash { nodes, pending: None },
    })
}

/// Pauses a node, or lets it go on; there is nothing to pause about one that is down.
pub(crate) fn pause_or_resume(stage: &Stage, node: u32) -> Option<Action> {
    let nodes = vec![NodeId(node)];
    match stage.nodes.iter().find(|known| known.id == node)?.life {
        Life::Up => Some(Action::Pause(nodes)),
        Life::Paused => Some(Action::Resume(nodes)),
        Life::Down => None,
    }
}

/// A message in flight as scripts address it; requests and replies have no such address.
pub(crate) fn flight(flight: &FlightStage) -> Option<Flight> {
    let (End::Node(from), End::Node(to)) = (flight.from, flight.to) else { return None };
    let (word, nth) = match flight.selector.split_once('.') {
        Some((word, nth)) => (word, nth.parse().ok()),
        None => (flight.selector.as_str(), None),
    };
    let (from, to) = (NodeId(from), NodeId(to));
    (!word.is_empty()).then(|| Flight { word: word.to_owned(), nth, from, to })
}

/// A way between two ends.
pub(crate) fn path(from: End, to: End, both: bool) -> Path {
    Path { from: endpoint(from), to: endpoint(to), both }
}

/// A split of the nodes into those listed and the rest; none, if a side were empty.
pub(crate) fn split(stage: &Stage, apart: &[u32]) -> Option<Action> {
    let (apart, rest): (Vec<u32>, Vec<u32>) =
        stage.nodes.iter().map(|node| node.id).partition(|id| apart.contains(id));
    if apart.is_empty() || rest.is_empty() {
        return None;
    }
    let side = |ids: Vec<u32>| ids.into_iter().map(|id| Endpoint::Node(NodeId(id))).collect();
    let (first, second) = if apart.contains(&1) { (apart, rest) } else { (rest, apart) };
    Some(Action::Split(vec![side(first), side(second)]))
}

/// Who is cut off with the leader when somebody just asks for a split: a minority.
pub(crate) fn minority(stage: &Stage, leader: u32) -> Vec<u32> {
    let most = (stage.nodes.len().saturating_sub(1) / 2).max(1);
    let others = stage.nodes.iter().map(|node| node.id).filter(|&id| id != leader);
    let beside = others
        .filter(|&id| id > leader)
        .chain(stage.nodes.iter().map(|node| node.id).filter(|&id| id < leader));
    std::iter::once(leader).chain(beside).take(most).collect()
}

/// Where something is that can be pointed at.
pub(crate) fn area(picture: &Picture, target: Target) -> Option<Area> {
    let zones = picture.zones.iter().filter(|(known, _)| *known == target);
    let areas = zones.map(|(_, zone)| match *zone {
        Zone::Disc(center, radius) => Area::around(center, 2.0 * radius, 2.0 * radius),
        Zone::Area(area) => area,
        Zone::Line(from, to) => Area::around(from.toward(to, 0.5), 8.0, 8.0),
    });
    areas.reduce(around_both)
}

/// As high as both, and as wide as the second: a node with its log, but in the middle of the node.
fn around_both(one: Area, other: Area) -> Area {
    let top = one.y.min(other.y);
    let bottom = (one.y + one.height).max(other.y + other.height);
    Area { y: top, height: bottom - top, ..other }
}

fn endpoint(end: End) -> Endpoint {
    match end {
        End::Node(node) => Endpoint::Node(NodeId(node)),
        End::Client(client) => Endpoint::Client(ClientId(client)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage() -> Stage {
        playground::Session::open("raft nodes=5").expect("it opens").stage()
    }

    #[test]
    fn a_node_that_runs_is_crashed_and_paused() {
        let crash = crash_or_restart(&stage(), 2).map(|action| action.to_string());
        assert_eq!(crash.as_deref(), Some("crash 2"));
        let pause = pause_or_resume(&stage(), 2).map(|action| action.to_string());
        assert_eq!(pause.as_deref(), Some("pause 2"));
        assert_eq!(crash_or_restart(&stage(), 9), None);
    }

    #[test]
    fn a_split_has_two_sides_or_is_none() {
        let text = |apart: &[u32]| split(&stage(), apart).map(|action| action.to_string());
        assert_eq!(text(&[4, 5]).as_deref(), Some("split 1,2,3/4,5"));
        assert_eq!(text(&[1]).as_deref(), Some("split 1/2,3,4,5"));
        assert_eq!(text(&[]), None);
        assert_eq!(text(&[1, 2, 3, 4, 5]), None);
    }

    #[test]
    fn the_leader_is_cut_off_with_a_minority() {
        assert_eq!(minority(&stage(), 5), [5, 1]);
        assert_eq!(minority(&stage(), 2), [2, 3]);
    }
}
