//! Where nodes and clients stand, and how large they are drawn.

use playground::snapshot::{ClusterSnapshot, End};

use crate::geometry::{Area, Point, within};
use crate::ring::{LARGEST, Ring, foot, head};

/// Where everything stands.
///
/// Nodes stand on an oval, node 1 at the top, then clockwise, equally far from each other; there is
/// room for crowns above and logs below. Clients stand outside: in a column on the left, or in a
/// row at the bottom where it is narrow. A node that was moved stands where it was put.
#[derive(Clone, PartialEq, Debug)]
pub struct Layout {
    width: f64,
    height: f64,
    radius: f64,
    nodes: Vec<Point>,
    clients: Vec<Point>,
    chip: f64,
}

/// A node that was put elsewhere, and where; see [`Layout::moved`].
pub type MovedNode = (u32, (f64, f64));

/// The width below which clients stand at the bottom.
const NARROW: f64 = 640.0;

impl Layout {
    /// So many nodes and clients on so much room.
    pub fn new(width: f64, height: f64, nodes: usize, clients: usize) -> Self {
        let narrow = width < NARROW;
        let mut ring =
            Ring::new(width, height, nodes, 0.0, if clients > 0 && narrow { 42.0 } else { 0.0 });
        let left = ring.places.iter().map(|p| p.x).fold(f64::INFINITY, f64::min) - ring.radius;
        if clients > 0 && !narrow && left < 128.0 {
            ring = Ring::new(width, height, nodes, 128.0, 0.0);
        }
        let (stand, chip) = stands(width, height, clients, narrow);
        Self { width, height, radius: ring.radius, nodes: ring.places, clients: stand, chip }
    }

    /// The nodes and clients of a stage on so much room, with those moved that were
    /// (see [`Self::moved`]).
    pub fn of(snapshot: &ClusterSnapshot, width: f64, height: f64, moves: &[MovedNode]) -> Self {
        let clients = snapshot.clients.iter().map(|c| c.id).max().unwrap_or(0);
        let layout = Self::new(width, height, snapshot.nodes.len(), clients as usize);
        let mut layout =
            moves.iter().fold(layout, |layout, &(node, (x, y))| layout.moved(node, x, y));
        if width >= NARROW && !snapshot.groups.is_empty() {
            layout.join_sides(snapshot);
        }
        layout
    }

    /// In a split, each client stands beside the nodes of its side, where there is room for it.
    fn join_sides(&mut self, snapshot: &ClusterSnapshot) {
        let holds = |end: End| snapshot.groups.iter().position(|group| group.contains(&end));
        let mut standing = vec![0.0; snapshot.groups.len()];
        for client in &snapshot.clients {
            let side = holds(End::Client(client.id)).or_else(|| holds(End::Node(1)));
            let place = (client.id as usize).checked_sub(1);
            let (Some(side), Some(place)) = (side, place) else { continue };
            let nodes = snapshot.groups[side].iter().filter_map(|end| match end {
                End::Node(node) => Some(self.node(*node)),
                End::Client(_) => None,
            });
            let (sum, count) = nodes.fold((Point::default(), 0.0), |(sum, count), at| {
                (sum.plus(at.x, at.y), count + 1.0)
            });
            if count == 0.0 {
                continue;
            }
            let middle = Point::new(sum.x / count, sum.y / count);
            let x = if middle.x > self.width / 2.0 { self.width - 44.0 } else { 44.0 };
            let y = middle.y + standing[side] * (self.chip + 24.0);
            standing[side] += 1.0;
            if let Some(stand) = self.clients.get_mut(place) {
                *stand = Point::new(x, within(y, self.chip, self.height - self.chip));
            }
        }
    }

    /// The same with a node elsewhere: 0 and 0 are the top left, 1 and 1 the bottom right. It stays
    /// inside entirely, with its crown and its log.
    #[must_use]
    pub fn moved(mut self, node: u32, x: f64, y: f64) -> Self {
        let inside = |v: f64, low: f64, high: f64| within(v, low, high.max(low));
        let (above, below) = (head(self.radius), foot(self.radius));
        let aside = self.radius + 8.0;
        let place = Point::new(
            inside(x * self.width, aside, self.width - aside),
            inside(y * self.height, above, self.height - below),
        );
        if let Some(slot) = (node as usize).checked_sub(1).and_then(|i| self.nodes.get_mut(i)) {
            *slot = place;
        }
        self
    }

    /// A place in the units of [`Self::moved`].
    pub fn unit(&self, at: Point) -> (f64, f64) {
        (at.x / self.width.max(1.0), at.y / self.height.max(1.0))
    }

    /// How wide it is.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// How large a node is.
    pub fn radius(&self) -> f64 {
        self.radius
    }

    /// How large small things are: 1 at most.
    pub fn scale(&self) -> f64 {
        (self.radius / LARGEST).clamp(0.55, 1.0)
    }

    /// Where a node stands.
    pub fn node(&self, id: u32) -> Point {
        self.end(End::Node(id))
    }

    /// Where an end of a link stands; the middle, if there is no such end.
    pub fn end(&self, end: End) -> Point {
        let place = match end {
            End::Node(n) => self.nodes.get((n as usize).wrapping_sub(1)),
            End::Client(n) => self.clients.get((n as usize).wrapping_sub(1)),
        };
        place.copied().unwrap_or(Point::new(self.width / 2.0, self.height / 2.0))
    }

    /// The chip of a client.
    pub(crate) fn chip(&self, client: u32) -> Area {
        Area::around(self.end(End::Client(client)), self.chip * 1.6, self.chip)
    }

    /// How far the edge of an end is from its middle, in a direction.
    pub(crate) fn edge(&self, end: End, direction: Point) -> f64 {
        match end {
            End::Node(_) => self.radius,
            End::Client(_) => {
                let across = self.chip * 0.8 / direction.x.abs().max(1e-9);
                let up = self.chip * 0.5 / direction.y.abs().max(1e-9);
                across.min(up)
            }
        }
    }
}

/// Where clients stand, and how high their chips are.
fn stands(width: f64, height: f64, clients: usize, narrow: bool) -> (Vec<Point>, f64) {
    if clients == 0 {
        return (Vec::new(), 26.0);
    }
    let most = if narrow { width - 64.0 } else { height * 0.7 };
    let step = (most / clients as f64).min(if narrow { 72.0 } else { 50.0 });
    let chip = if narrow { (step / 2.0).min(24.0) } else { (step - 4.0).min(26.0) }.max(6.0);
    let place = |i: usize| match narrow {
        true => Point::new(36.0 + step * i as f64, height - 30.0),
        false => Point::new(44.0, height - 40.0 - step * (clients - 1 - i) as f64),
    };
    ((0..clients).map(place).collect(), chip)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ring::nearest;

    const SIZES: [(f64, f64); 4] =
        [(1070.0, 640.0), (390.0, 420.0), (800.0, 320.0), (320.0, 300.0)];

    #[test]
    fn nodes_neither_touch_nor_leave_the_stage() {
        for (width, height) in SIZES {
            for nodes in 1..=25 {
                for clients in [0, 3] {
                    let layout = Layout::new(width, height, nodes, clients);
                    let r = layout.radius();
                    assert!(nearest(&layout.nodes) >= 2.0 * r + 6.0, "{nodes} on {width}x{height}");
                    for p in &layout.nodes {
                        assert!(p.x - r > 4.0 && p.x + r < width - 4.0, "{nodes} on {width}");
                        assert!(p.y - r > 4.0 && p.y + r < height - 4.0, "{nodes} on {height}");
                    }
                }
            }
        }
    }

    #[test]
    fn node_1_is_at_the_top_and_the_rest_go_clockwise() {
        let layout = Layout::new(1070.0, 640.0, 5, 0);
        let [a, b, c, d, e] = [1, 2, 3, 4, 5].map(|n| layout.node(n));
        assert!(a.y < b.y && b.y < c.y && b.x > a.x && c.x > d.x && e.x < a.x);
        assert!((b.y - e.y).abs() < 0.5 && (c.y - d.y).abs() < 0.5);
    }

    #[test]
    fn neighbours_are_equally_far_from_each_other() {
        let layout = Layout::new(1070.0, 640.0, 9, 0);
        let gaps: Vec<f64> =
            (0..9).map(|i| layout.nodes[i].distance(layout.nodes[(i + 1) % 9])).collect();
        let (least, most) =
            gaps.iter().fold((f64::MAX, 0.0f64), |(l, m), g| (l.min(*g), m.max(*g)));
        assert!(most / least < 1.12, "{gaps:?}");
    }

    #[test]
    fn a_moved_node_stands_where_it_was_put_but_inside() {
        let layout = Layout::new(1000.0, 600.0, 3, 0).moved(2, 0.5, 0.5).moved(3, 2.0, -1.0);
        assert_eq!(layout.node(2), Point::new(500.0, 300.0));
        assert_eq!(layout.unit(layout.node(2)), (0.5, 0.5));
        let r = layout.radius();
        assert_eq!(layout.node(3), Point::new(1000.0 - r - 8.0, head(r)));
    }

    #[test]
    fn clients_stand_clear_of_the_nodes() {
        for (width, height) in SIZES {
            for nodes in [1, 3, 5, 9, 25] {
                let layout = Layout::new(width, height, nodes, 3);
                for client in 1..=3 {
                    let chip = layout.chip(client);
                    for node in 1..=nodes as u32 {
                        let around =
                            Area::around(layout.node(node), 2.0, 2.0).grown(layout.radius());
                        assert!(!chip.meets(around), "c{client} S{node} on {width}x{height}");
                    }
                }
            }
        }
    }
}
