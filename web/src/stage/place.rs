//! Where on the stage something is, and what it is called.

use playground::snapshot::{ClusterSnapshot, End, EnvelopeSnapshot};
use scene::geometry::Area;
use scene::hit::Zone;
use scene::{Picture, Point, Target};

/// A message in flight, if it still is.
pub(crate) fn flight(stage: &ClusterSnapshot, id: u64) -> Option<&EnvelopeSnapshot> {
    stage.flights.iter().find(|flight| flight.id == id)
}

/// The area of something that can be pointed at.
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
