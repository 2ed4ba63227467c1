//! From what somebody pointed at to an action.

use playground::report::Choice;
use playground::snapshot::{ClusterSnapshot, End, EnvelopeSnapshot, Life};
use protocol::NodeId;
use scenario::{Action, Endpoint, Path};
use scene::geometry::Area;
use scene::hit::Zone;
use scene::{Picture, Point, Target};

use crate::msg::Side;

/// Crashes a node, or restarts it if it is down.
pub(crate) fn crash_or_restart(stage: &ClusterSnapshot, node: u32) -> Option<Action> {
    let nodes = vec![NodeId(node)];
    Some(match life(stage, node)? {
        Life::Down => Action::Restart(nodes),
        Life::Up | Life::Paused => Action::Crash { nodes, pending: None },
    })
}

/// Pauses a node, or lets it go on; there is nothing to pause about one that is down.
pub(crate) fn pause_or_resume(stage: &ClusterSnapshot, node: u32) -> Option<Action> {
    let nodes = vec![NodeId(node)];
    match life(stage, node)? {
        Life::Up => Some(Action::Pause(nodes)),
        Life::Paused => Some(Action::Resume(nodes)),
        Life::Down => None,
    }
}

fn life(stage: &ClusterSnapshot, node: u32) -> Option<Life> {
    stage.nodes.iter().find(|known| known.id == node).map(|node| node.life)
}

/// A message in flight, if it can be addressed.
pub(crate) fn flight(stage: &ClusterSnapshot, id: u64) -> Option<&EnvelopeSnapshot> {
    stage.flights.iter().find(|flight| flight.id == id)
}

/// A way between two ends.
pub(crate) fn path(from: End, to: End, both: bool) -> Path {
    Path { from: from.into(), to: to.into(), both }
}

/// Cuts a way, or heals it.
pub(crate) fn cut_or_heal(cut: bool, path: Path) -> Action {
    if cut { Action::Heal(Some(path)) } else { Action::Cut(path) }
}

/// What a choice at a node is called there: `fire election` at S1 is `election`.
pub(crate) fn timer(choice: &Choice) -> Option<&str> {
    match &choice.action {
        Action::Fire(_, timer) => Some(timer),
        _ => None,
    }
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

/// A place where a pointer finds it, which what lies over it does not hide.
pub(crate) fn place(picture: &Picture, target: Target) -> Option<Point> {
    let found = |at: &Point| picture.hit(*at, scene::Reach::Mouse) == Some(target);
    let zones = picture.zones.iter().filter(|(known, _)| *known == target);
    let mut places = zones.flat_map(|(_, zone)| match *zone {
        Zone::Disc(center, radius) => {
            [0.0, 0.3, 0.6, -0.3, -0.6].map(|it| center.plus(it * radius, 0.0))
        }
        Zone::Area(area) => [0.5, 0.3, 0.7, 0.1, 0.9]
            .map(|part| Point::new(area.x + part * area.width, area.center().y)),
        Zone::Line(from, to) => [0.5, 0.4, 0.6, 0.3, 0.7].map(|part| from.toward(to, part)),
    });
    places.find(found)
}

/// What scripts and people call it: `S3`, `c1`, `S1-S2`, `vote 2to1`.
pub(crate) fn name(stage: &ClusterSnapshot, target: Target) -> Option<String> {
    match target {
        Target::Node(node) => Some(End::Node(node).to_string()),
        Target::Client(client) => Some(End::Client(client).to_string()),
        Target::Link(from, to) => Some(format!("{from}-{to}")),
        Target::Flight(id) => Some(flight(stage, id)?.address()?.to_string()),
    }
}

/// As high as both, and as wide as the second: a node with its log, but in the middle of the node.
fn around_both(one: Area, other: Area) -> Area {
    let top = one.y.min(other.y);
    let bottom = (one.y + one.height).max(other.y + other.height);
    Area { y: top, height: bottom - top, ..other }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry;

    fn stage() -> ClusterSnapshot {
        playground::Session::open(registry(), "raft nodes=5").expect("it opens").cluster()
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
