//! The wall of a split: the line on which no group is nearer than another.
//!
//! Every member lies on its own group's side, wherever it was dragged to and whoever its neighbours
//! on the ring are; where groups are compact, the line is smooth.

use playground::snapshot::{ClusterSnapshot, End};

use crate::Ink;
use crate::field::{Body, Field};
use crate::geometry::{Area, Point};
use crate::layout::Layout;
use crate::log::Log;
use crate::picture::{PathSegment, Picture, Shape, Stroke};

/// The wall, as lines; none without a split.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wall {
    pub(crate) lines: Vec<Vec<Point>>,
}

impl Wall {
    pub(crate) fn of(snapshot: &ClusterSnapshot, layout: &Layout, logs: &[Log]) -> Self {
        if snapshot.groups.len() < 2 {
            return Self::default();
        }
        let bodies = bodies(snapshot, layout, logs);
        let field = Field::new(&bodies, snapshot.groups.len(), ground(layout, &bodies));
        let lines = field.lines().into_iter().map(|line| smooth(&line, field.step * 1.4));
        Self { lines: lines.filter(|l| l.len() > 1).collect() }
    }

    /// The part of the way at which a line from one place to another first meets the wall.
    pub(crate) fn meets(&self, from: Point, to: Point) -> Option<f64> {
        let pieces = self.lines.iter().flat_map(|line| line.windows(2));
        let parts = pieces.filter_map(|w| crossing(from, to, w[0], w[1]));
        parts.min_by(f64::total_cmp)
    }

    pub(crate) fn draw(&self, picture: &mut Picture, layout: &Layout) {
        if self.lines.is_empty() {
            return;
        }
        let steps: Vec<PathSegment> = self.lines.iter().flat_map(|line| curve(line)).collect();
        let scale = layout.scale();
        let mut paint = |stroke| {
            picture.shapes.push(Shape::Path {
                steps: steps.clone(),
                fill: None,
                stroke: Some(stroke),
            });
        };
        paint(Stroke::solid(Ink::Fault.pale(16), 15.0 * scale));
        paint(Stroke::dashed(Ink::Fault.pale(90), 1.8, 0.0, 6.5));
    }

    /// Whether some of it lies in a rectangle.
    pub(crate) fn meets_area(&self, area: Area) -> bool {
        self.lines.iter().flatten().any(|p| area.holds(*p))
    }

    /// Where its words may stand: beside it, as high as there is room.
    pub(crate) fn places(&self) -> Vec<Point> {
        let mut places: Vec<Point> = Vec::new();
        for p in self.lines.iter().flatten() {
            let at = places.partition_point(|above| (above.y, above.x) <= (p.y, p.x));
            places.insert(at, *p);
        }
        places
    }
}

fn bodies(snapshot: &ClusterSnapshot, layout: &Layout, logs: &[Log]) -> Vec<Body> {
    let mut bodies = Vec::new();
    for (group, members) in snapshot.groups.iter().enumerate() {
        for &end in members {
            bodies.push((group, layout.end(end)));
            let End::Node(node) = end else { continue };
            let log = logs.get((node as usize).wrapping_sub(1)).and_then(|l| l.area);
            bodies.extend(log.map(|area| (group, area.center())));
        }
    }
    bodies
}

/// The part of the stage on which there may be wall.
fn ground(layout: &Layout, bodies: &[Body]) -> Area {
    let edge = Area { x: 0.0, y: 0.0, width: layout.width(), height: layout.height() };
    let edge = edge.grown(-14.0);
    let grow = layout.radius() + 14.0 + 22.0 * layout.scale();
    let (mut low, mut high) = (Point::new(f64::MAX, f64::MAX), Point::new(f64::MIN, f64::MIN));
    for (_, p) in bodies {
        low = Point::new(low.x.min(p.x), low.y.min(p.y));
        high = Point::new(high.x.max(p.x), high.y.max(p.y));
    }
    let (x, y) = ((low.x - grow).max(edge.x), (low.y - grow).max(edge.y));
    let right = (high.x + grow).min(edge.x + edge.width);
    let bottom = (high.y + grow).min(edge.y + edge.height);
    Area { x, y, width: (right - x).max(1.0), height: (bottom - y).max(1.0) }
}

/// The same line with points equally far apart and its corners rounded. Its ends stay.
fn smooth(line: &[Point], step: f64) -> Vec<Point> {
    let length: f64 = line.windows(2).map(|w| w[0].distance(w[1])).sum();
    let parts = (length / step).round().max(2.0) as usize;
    let mut even = vec![line[0]];
    let (mut walked, mut piece) = (0.0, 0);
    for i in 1..parts {
        let goal = length * i as f64 / parts as f64;
        while piece + 2 < line.len() && walked + line[piece].distance(line[piece + 1]) < goal {
            walked += line[piece].distance(line[piece + 1]);
            piece += 1;
        }
        let long = line[piece].distance(line[piece + 1]).max(1e-9);
        even.push(line[piece].toward(line[piece + 1], (goal - walked) / long));
    }
    even.push(line[line.len() - 1]);
    let closed = line[0].distance(line[line.len() - 1]) < 1e-6;
    for _ in 0..3 {
        let old = even.clone();
        let last = old.len() - 1;
        let mean = |a: Point, b: Point, c: Point| {
            Point::new((a.x + 2.0 * b.x + c.x) / 4.0, (a.y + 2.0 * b.y + c.y) / 4.0)
        };
        for i in 1..last {
            even[i] = mean(old[i - 1], old[i], old[i + 1]);
        }
        if closed && last > 2 {
            even[0] = mean(old[last - 1], old[0], old[1]);
            even[last] = even[0];
        }
    }
    even
}

/// A curve through points: each piece leaves in the direction from the point before to the one
/// after.
fn curve(line: &[Point]) -> Vec<PathSegment> {
    let at = |i: usize| line[i.min(line.len() - 1)];
    let mut steps = vec![PathSegment::Move(line[0])];
    for i in 0..line.len() - 1 {
        let (a, b, c, d) = (at(i.saturating_sub(1)), at(i), at(i + 1), at(i + 2));
        let out = b.plus((c.x - a.x) / 6.0, (c.y - a.y) / 6.0);
        let into = c.plus((b.x - d.x) / 6.0, (b.y - d.y) / 6.0);
        steps.push(PathSegment::Curve(out, into, c));
    }
    steps
}

/// The part of the way from `a` to `b` at which it crosses the piece from `c` to `d`.
fn crossing(a: Point, b: Point, c: Point, d: Point) -> Option<f64> {
    let (rx, ry, sx, sy) = (b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y);
    let cross = rx * sy - ry * sx;
    if cross.abs() < 1e-9 {
        return None;
    }
    let (t, u) = (
        ((c.x - a.x) * sy - (c.y - a.y) * sx) / cross,
        ((c.x - a.x) * ry - (c.y - a.y) * rx) / cross,
    );
    ((0.0..=1.0).contains(&t) && (0.0..=1.0).contains(&u)).then_some(t)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(groups: &[&[u32]]) -> ClusterSnapshot {
        let ends = |g: &&[u32]| g.iter().map(|n| End::Node(*n)).collect();
        ClusterSnapshot { groups: groups.iter().map(ends).collect(), ..ClusterSnapshot::default() }
    }

    fn separates(groups: &[&[u32]], layout: &Layout) {
        let wall = Wall::of(&split(groups), layout, &[]);
        let all = groups.iter().enumerate().flat_map(|(g, n)| n.iter().map(move |n| (g, *n)));
        for (g, a) in all.clone() {
            for (h, b) in all.clone() {
                let met = wall.meets(layout.node(a), layout.node(b));
                assert!(g == h || met.is_some(), "no wall between S{a} and S{b} of {groups:?}");
            }
            let piece = wall.lines.iter().flatten().map(|p| p.distance(layout.node(a)));
            let near = piece.fold(f64::MAX, f64::min);
            assert!(near > layout.radius() + 4.0, "the wall runs over S{a} of {groups:?}: {near}");
        }
    }

    #[test]
    fn a_wall_stands_between_any_two_groups_and_over_no_node() {
        for (width, height) in [(1070.0, 640.0), (390.0, 420.0)] {
            let five = Layout::new(width, height, 5, 0);
            separates(&[&[1, 2], &[3, 4, 5]], &five);
            separates(&[&[5], &[1, 2, 3, 4]], &five);
            separates(&[&[1, 3], &[2, 4, 5]], &five);
            separates(&[&[1, 3, 5], &[2, 4]], &five);
            separates(&[&[1], &[2], &[3], &[4], &[5]], &five);
            separates(&[&[1, 2], &[3, 4], &[5]], &five);
            separates(&[&[1, 2], &[3]], &Layout::new(width, height, 3, 0));
            let nine = Layout::new(width, height, 9, 0);
            separates(&[&[1, 4, 7], &[2, 3, 5, 6, 8, 9]], &nine);
        }
        let many: Vec<u32> = (3..=25).collect();
        separates(&[&[1, 2], &many], &Layout::new(1070.0, 640.0, 25, 0));
    }

    #[test]
    fn dragged_nodes_stay_apart_too() {
        let layout = Layout::new(1070.0, 640.0, 3, 0).moved(1, 0.5, 0.5).moved(2, 0.2, 0.5);
        separates(&[&[1], &[2, 3]], &layout);
    }
}
