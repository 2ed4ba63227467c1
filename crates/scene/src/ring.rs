//! The oval on which nodes stand unless they are moved.

use crate::geometry::{Area, Point, turned, within};

/// The largest radius of a node.
pub(crate) const LARGEST: f64 = 52.0;

/// The smallest.
const SMALLEST: f64 = 9.0;

/// An oval of nodes.
pub(crate) struct Ring {
    pub(crate) places: Vec<Point>,
    pub(crate) radius: f64,
}

impl Ring {
    /// The largest one that has room, with so much kept free at the left and at the bottom.
    pub(crate) fn new(width: f64, height: f64, nodes: usize, left: f64, bottom: f64) -> Self {
        let largest = (width.min(height) * 0.092).clamp(SMALLEST, LARGEST);
        let mut ring = Self::with_radius(width, height, nodes, left, bottom, largest);
        for _ in 0..3 {
            let room = nearest(&ring.places) * 0.27;
            let radius = within(room, SMALLEST, largest);
            ring = Self::with_radius(width, height, nodes, left, bottom, radius);
        }
        ring
    }

    fn with_radius(w: f64, h: f64, nodes: usize, left: f64, bottom: f64, radius: f64) -> Self {
        let scale = radius / LARGEST;
        let (above, below) = (head(radius), foot(radius) + bottom);
        let beside = radius + 14.0 + 26.0 * scale;
        let room = Area {
            x: left + beside,
            y: above,
            width: (w - left - 2.0 * beside).max(1.0),
            height: (h - above - below).max(1.0),
        };
        let widest = (1.0 + 0.045 * nodes as f64).min(1.8);
        let mut aspect = widest;
        let mut oval = Oval::new(nodes, aspect);
        for _ in 0..4 {
            let spare = room.width / (oval.width * room.height / oval.height).max(1e-9);
            aspect = within(aspect * spare.min(1.0), 0.8, widest);
            oval = Oval::new(nodes, aspect);
        }
        Self { places: oval.filling(room), radius }
    }
}

/// Places on an oval whose height is 2, around 0.
struct Oval {
    places: Vec<Point>,
    width: f64,
    height: f64,
    top: f64,
}

impl Oval {
    /// Equally far from each other along the oval, the first at the top.
    fn new(nodes: usize, aspect: f64) -> Self {
        const PARTS: usize = 360;
        let at = |i: f64| {
            let way = turned(i / PARTS as f64);
            Point::new(way.x * aspect, way.y)
        };
        let mut ways = vec![0.0];
        for i in 0..PARTS {
            ways.push(ways[i] + at(i as f64).distance(at(i as f64 + 1.0)));
        }
        let place = |n: usize| {
            let way = ways[PARTS] * n as f64 / nodes as f64;
            let i = ways.partition_point(|w| *w <= way).clamp(1, PARTS) - 1;
            at(i as f64 + (way - ways[i]) / (ways[i + 1] - ways[i]))
        };
        let places: Vec<Point> = (0..nodes).map(place).collect();
        let reach = |of: fn(&Point) -> f64| {
            places.iter().map(of).fold((0.0f64, 0.0f64), |(l, h), v| (l.min(v), h.max(v)))
        };
        let ((left, right), (_, low)) = (reach(|p| p.x), reach(|p| p.y));
        let width = 2.0 * right.max(-left).max(1e-3);
        if nodes < 2 {
            return Self { places: vec![Point::default(); nodes], width, height: 2.0, top: -1.0 };
        }
        Self { places, width, height: low + 1.0, top: -1.0 }
    }

    /// As large as a rectangle allows, in its middle.
    fn filling(&self, room: Area) -> Vec<Point> {
        let size = (room.height / self.height).min(room.width / self.width);
        let x = room.center().x;
        let y = room.center().y - (self.top + self.height / 2.0) * size;
        self.places.iter().map(|p| Point::new(x + p.x * size, y + p.y * size)).collect()
    }
}

/// How far the middle of a node stays from the top: there is room for its crown.
pub(crate) fn head(radius: f64) -> f64 {
    radius + 10.0 + 26.0 * radius / LARGEST
}

/// How far it stays from the bottom: there is room for its log and a tally.
pub(crate) fn foot(radius: f64) -> f64 {
    let log = if radius < 18.0 { 0.0 } else { 14.0 + 28.0 * radius / LARGEST };
    radius + 14.0 + log
}

/// How far the nearest two are from each other.
pub(crate) fn nearest(places: &[Point]) -> f64 {
    let mut least = f64::INFINITY;
    for (i, a) in places.iter().enumerate() {
        for b in &places[i + 1..] {
            least = least.min(a.distance(*b));
        }
    }
    least
}
