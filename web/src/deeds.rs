//! From what somebody pointed at to a line of script.

use playground::stage::{End, FlightStage, Life, Stage};
use scene::geometry::Area;
use scene::hit::Zone;
use scene::{Picture, Target};

/// Crashes a node, or restarts it if it is down.
pub(crate) fn crash_or_restart(stage: &Stage, node: u32) -> Option<String> {
    Some(match life(stage, node)? {
        Life::Down => format!("restart {node}"),
        Life::Up | Life::Paused => format!("crash {node}"),
    })
}

/// Pauses a node, or lets it go on; there is nothing to pause about one that is down.
pub(crate) fn pause_or_resume(stage: &Stage, node: u32) -> Option<String> {
    match life(stage, node)? {
        Life::Up => Some(format!("pause {node}")),
        Life::Paused => Some(format!("resume {node}")),
        Life::Down => None,
    }
}

fn life(stage: &Stage, node: u32) -> Option<Life> {
    stage.nodes.iter().find(|known| known.id == node).map(|node| node.life)
}

/// A message in flight as scripts address it; requests and replies have no such address.
pub(crate) fn flight(flight: &FlightStage) -> Option<String> {
    let way = path(flight.from, flight.to, false);
    (!flight.selector.is_empty()).then(|| format!("{} {way}", flight.selector))
}

/// A way between two ends.
pub(crate) fn path(from: End, to: End, both: bool) -> String {
    format!("{}{}{}", end(from), if both { "-" } else { "to" }, end(to))
}

/// `3`, `c1`
fn end(end: End) -> String {
    end.to_string().trim_start_matches('S').to_owned()
}

/// A split of the nodes into those listed and the rest; none, if a side were empty.
pub(crate) fn split(stage: &Stage, apart: &[u32]) -> Option<String> {
    let (apart, rest): (Vec<u32>, Vec<u32>) =
        stage.nodes.iter().map(|node| node.id).partition(|id| apart.contains(id));
    if apart.is_empty() || rest.is_empty() {
        return None;
    }
    let side = |ids: Vec<u32>| ids.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    let (first, second) = if apart.contains(&1) { (apart, rest) } else { (rest, apart) };
    Some(format!("split {}/{}", side(first), side(second)))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn stage() -> Stage {
        playground::Session::open("raft nodes=5").expect("it opens").stage()
    }

    #[test]
    fn a_node_that_runs_is_crashed_and_paused() {
        let crash = crash_or_restart(&stage(), 2);
        assert_eq!(crash.as_deref(), Some("crash 2"));
        let pause = pause_or_resume(&stage(), 2);
        assert_eq!(pause.as_deref(), Some("pause 2"));
        assert_eq!(crash_or_restart(&stage(), 9), None);
    }

    #[test]
    fn a_split_has_two_sides_or_is_none() {
        let text = |apart: &[u32]| split(&stage(), apart);
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
