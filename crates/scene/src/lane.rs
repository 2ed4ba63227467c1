//! The way of a message: from the edge of one end to the edge of the other, keeping right, so that
//! two that meet do not collide.

use playground::snapshot::End;

use crate::geometry::Point;
use crate::layout::Layout;

/// A way in one direction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lane {
    pub(crate) start: Point,
    pub(crate) stop: Point,
    pub(crate) direction: Point,
}

impl Lane {
    /// The lane of messages.
    pub(crate) fn of(layout: &Layout, from: End, to: End) -> Self {
        let middle = Self::between(layout, from, to, 4.0 + 7.0 * layout.scale());
        let aside = 6.5 * layout.scale();
        let right = middle.direction.right();
        Self {
            start: middle.start.along(right, aside),
            stop: middle.stop.along(right, aside),
            ..middle
        }
    }

    /// The line between two ends, which both directions share, from edge to edge.
    pub(crate) fn link(layout: &Layout, from: End, to: End) -> Self {
        Self::between(layout, from, to, 3.0)
    }

    /// The line from so far outside one end to so far outside the other.
    fn between(layout: &Layout, from: End, to: End, outside: f64) -> Self {
        let (a, b) = (layout.end(from), layout.end(to));
        let direction = a.direction(b);
        let near = layout.edge(from, direction) + outside;
        let far = layout.edge(to, direction) + outside;
        // Two that were dragged onto each other still have a lane, if a short one.
        let squeeze = (a.distance(b) / (near + far + 8.0)).min(1.0);
        Self {
            start: a.along(direction, near * squeeze),
            stop: b.along(direction, -far * squeeze),
            direction,
        }
    }

    pub(crate) fn at(&self, part: f64) -> Point {
        self.start.toward(self.stop, part)
    }

    pub(crate) fn length(&self) -> f64 {
        self.start.distance(self.stop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_directions_of_a_link_do_not_coincide() {
        for (width, height) in [(1070.0, 640.0), (390.0, 420.0)] {
            let layout = Layout::new(width, height, 5, 1);
            let ends = [End::Node(1), End::Node(2), End::Node(4), End::Client(1)];
            for from in ends {
                for to in ends.into_iter().filter(|to| *to != from) {
                    let (there, back) = (Lane::of(&layout, from, to), Lane::of(&layout, to, from));
                    assert!(there.at(0.5).distance(back.at(0.5)) >= 5.0, "{from} {to}");
                }
            }
        }
    }

    #[test]
    fn a_lane_begins_and_ends_outside_its_ends() {
        let layout = Layout::new(1070.0, 640.0, 5, 0);
        let lane = Lane::of(&layout, End::Node(1), End::Node(3));
        assert!(lane.start.distance(layout.node(1)) > layout.radius());
        assert!(lane.stop.distance(layout.node(3)) > layout.radius());
    }
}
