//! What a pointer does: on the stage, on the timeline, on the operations of clients.

use playground::snapshot::{ClusterSnapshot, End};
use scene::{Layout, Point, Target};

use crate::stage::sides::{self, Side};

/// What a pointer did, and where.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Pointer {
    /// Pressed; whether it is a finger.
    Down(Point, bool),
    /// Moved; whether it is a finger.
    Move(Point, bool),
    /// Let go.
    Up(Point),
    /// Asked for a menu.
    Menu(Point),
    /// Left the canvas.
    Leave,
}

impl Pointer {
    /// The same at another place.
    pub(crate) fn map(self, place: impl Fn(Point) -> Point) -> Self {
        match self {
            Self::Down(at, touch) => Self::Down(place(at), touch),
            Self::Move(at, touch) => Self::Move(place(at), touch),
            Self::Up(at) => Self::Up(place(at)),
            Self::Menu(at) => Self::Menu(place(at)),
            Self::Leave => Self::Leave,
        }
    }
}

/// Something that a pointer holds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Drag {
    pub(crate) from: Point,
    pub(crate) target: Option<Target>,
    pub(crate) moved: bool,
    /// When it was pressed, in milliseconds.
    pub(crate) since: f64,
}

/// A pointer that stayed longer, in milliseconds, asks what can be done.
pub(crate) const LONG: f64 = 450.0;

/// A pointer that went no further, in pixels, has clicked.
pub(crate) const STILL: f64 = 5.0;

/// A line whose ends are nearer to each other than this part of its length is a loop.
const CLOSED: f64 = 0.45;

impl Drag {
    /// The pointer is elsewhere now.
    pub(crate) fn moved_to(self, at: Point) -> Self {
        Self { moved: self.moved || self.from.distance(at) > STILL, ..self }
    }
}

/// The sides that a line makes which was drawn across the stage. A loop puts whom it encloses onto a
/// side of their own. A line, while sides are chosen, sets apart who stands on its far side from
/// node 1.
pub(crate) fn sides_of(
    drawn: &[Point],
    cluster: &ClusterSnapshot,
    layout: &Layout,
    chosen: Option<&[Side]>,
) -> Option<Vec<Side>> {
    let (from, to) = (*drawn.first()?, *drawn.last()?);
    let way: f64 = drawn.windows(2).map(|step| step[0].distance(step[1])).sum();
    if from.distance(to) < way * CLOSED {
        let inside = |end: &End| encloses(drawn, layout.end(*end));
        let within: Vec<End> = cluster_ends(cluster).filter(inside).collect();
        if within.is_empty() {
            return None;
        }
        let mut sides = chosen.unwrap_or_default().to_vec();
        sides.retain(|(end, _)| !within.contains(end));
        let side = sides.iter().map(|&(_, side)| side).max().unwrap_or(0) + 1;
        sides.extend(within.into_iter().map(|end| (end, side)));
        return Some(sides);
    }
    chosen?;
    let side = |p: Point| (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x) > 0.0;
    let home = side(layout.node(1));
    let ids = cluster.nodes.iter().map(|node| node.id);
    let far: Vec<u32> = ids.filter(|&id| side(layout.node(id)) != home).collect();
    Some(sides::apart(&far))
}

fn cluster_ends(cluster: &ClusterSnapshot) -> impl Iterator<Item = End> {
    let nodes = cluster.nodes.iter().map(|node| End::Node(node.id));
    nodes.chain(cluster.clients.iter().map(|client| End::Client(client.id)))
}

/// Whether a place lies within a loop: a ray from it crosses the loop an odd number of times.
fn encloses(drawn: &[Point], at: Point) -> bool {
    let mut inside = false;
    let mut before = drawn[drawn.len() - 1];
    for &corner in drawn {
        let between = (corner.y > at.y) != (before.y > at.y);
        let part = (at.y - corner.y) / (before.y - corner.y);
        inside ^= between && at.x < corner.x + part * (before.x - corner.x);
        before = corner;
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loop_encloses_what_lies_within() {
        let corners = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 2.0), (0.0, 10.0)];
        let drawn = corners.map(|(x, y)| Point::new(x, y));
        assert!(encloses(&drawn, Point::new(1.0, 5.0)));
        assert!(encloses(&drawn, Point::new(9.0, 5.0)));
        assert!(!encloses(&drawn, Point::new(5.0, 5.0)), "the bay is outside");
        assert!(!encloses(&drawn, Point::new(11.0, 5.0)));
    }
}
