//! What of a picture can be pointed at, and what a pointer means.

use playground::snapshot::End;

use crate::geometry::{Area, Point};
use crate::picture::Picture;

/// Something that can be pointed at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Target {
    /// A node.
    Node(u32),
    /// A client.
    Client(u32),
    /// Something on its way.
    Flight(u64),
    /// The link between two ends, the smaller one first.
    Link(End, End),
}

/// How exact a pointer is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// A mouse: what is within a few pixels.
    Mouse,
    /// A finger: what is within 22 pixels.
    Touch,
}

/// Where a target is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Zone {
    /// In a circle.
    Disc(Point, f64),
    /// In a rectangle.
    Area(Area),
    /// On a line.
    Line(Point, Point),
}

impl Picture {
    /// What is at a place: a flight, before the node or client that it passes, before what lies
    /// near enough, before a link.
    pub fn hit(&self, at: Point, reach: Reach) -> Option<Target> {
        let (near, link) = match reach {
            Reach::Mouse => (8.0, 5.0),
            Reach::Touch => (22.0, 12.0),
        };
        let best = |wanted: &dyn Fn(Target) -> bool, within: f64| {
            let gaps = self.zones.iter().filter(|z| wanted(z.0)).map(|z| (z.1.gap(at), z.0));
            gaps.filter(|g| g.0 <= within).min_by(|a, b| a.0.total_cmp(&b.0)).map(|g| g.1)
        };
        let flight = |t| matches!(t, Target::Flight(_));
        let place = |t| matches!(t, Target::Node(_) | Target::Client(_));
        let way = |t| matches!(t, Target::Link(..));
        best(&flight, 0.0)
            .or_else(|| best(&place, 0.0))
            .or_else(|| best(&flight, near))
            .or_else(|| best(&place, near))
            .or_else(|| best(&way, link))
    }
}

impl Zone {
    /// How far a place is from it; 0 inside.
    pub(crate) fn gap(self, p: Point) -> f64 {
        match self {
            Self::Disc(center, radius) => (center.distance(p) - radius).max(0.0),
            Self::Area(area) => {
                let x = (area.x - p.x).max(p.x - area.x - area.width).max(0.0);
                let y = (area.y - p.y).max(p.y - area.y - area.height).max(0.0);
                x.hypot(y)
            }
            Self::Line(a, b) => {
                let (dx, dy) = (b.x - a.x, b.y - a.y);
                let square = (dx * dx + dy * dy).max(1e-9);
                let part = (((p.x - a.x) * dx + (p.y - a.y) * dy) / square).clamp(0.0, 1.0);
                a.toward(b, part).distance(p)
            }
        }
    }
}
