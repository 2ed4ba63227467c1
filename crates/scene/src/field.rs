//! Where groups of places border on each other: the lines on which the heaviest one changes.
//!
//! Each group has a weight at each place, the sum of its members' `1/d^6`.

use crate::few;
use crate::geometry::{Area, Point};

/// Whose side a place weighs for: group and place.
pub(crate) type Body = (usize, Point);

/// Weights on a grid.
pub(crate) struct Field {
    ground: Area,
    /// How far its corners are from each other.
    pub(crate) step: f64,
    columns: usize,
    groups: usize,
    /// The logarithm of each group's weight, corner by corner.
    weights: Vec<f64>,
    /// The heaviest group, corner by corner.
    heaviest: Vec<usize>,
}

/// A point of the wall: where it crosses an edge of the grid, or where it forks in a cell.
type Knot = (usize, u8);

impl Field {
    pub(crate) fn new(bodies: &[Body], groups: usize, ground: Area) -> Self {
        let step = (ground.width.max(ground.height) / 44.0).max(6.0);
        let columns = (ground.width / step).ceil() as usize + 1;
        let rows = (ground.height / step).ceil() as usize + 1;
        let mut field =
            Self { ground, step, columns, groups, weights: Vec::new(), heaviest: Vec::new() };
        let mut sums = vec![0.0; groups];
        for corner in 0..columns * rows {
            let at = field.corner(corner);
            sums.fill(1e-30);
            for (group, p) in bodies {
                let square = ((p.x - at.x).powi(2) + (p.y - at.y).powi(2)).max(1.0);
                sums[*group] += (square * square * square).recip();
            }
            let heaviest =
                (1..groups).fold(0, |best, g| if sums[g] > sums[best] { g } else { best });
            field.heaviest.push(heaviest);
            field.weights.extend(sums.iter().map(|s| s.ln()));
        }
        field
    }

    /// Where a corner is. Those of the last column and row stand on the edge.
    fn corner(&self, index: usize) -> Point {
        let x = (index % self.columns) as f64 * self.step;
        let y = (index / self.columns) as f64 * self.step;
        Point::new(
            self.ground.x + x.min(self.ground.width),
            self.ground.y + y.min(self.ground.height),
        )
    }

    /// The wall, as lines that follow the grid.
    pub(crate) fn lines(&self) -> Vec<Vec<Point>> {
        let mut places: Vec<(Knot, Point)> = Vec::new();
        let mut links: Vec<(Knot, Vec<Knot>)> = Vec::new();
        let mut join = |a: Knot, b: Knot| {
            few::entry(&mut links, a).push(b);
            few::entry(&mut links, b).push(a);
        };
        let rows = self.heaviest.len() / self.columns;
        for cell in (0..(rows - 1) * self.columns).filter(|c| c % self.columns + 1 < self.columns) {
            let (right, below) = (cell + 1, cell + self.columns);
            let edges = [
                ((cell, 0), cell, right),
                ((right, 1), right, right + self.columns),
                ((below, 0), below, below + 1),
                ((cell, 1), cell, below),
            ];
            let cut = |e: &&(Knot, usize, usize)| self.heaviest[e.1] != self.heaviest[e.2];
            let knots: Vec<Knot> = edges.iter().filter(cut).map(|e| e.0).collect();
            for (knot, a, b) in edges.iter().filter(cut) {
                if few::get(&places, knot).is_none() {
                    *few::entry(&mut places, *knot) = self.cross(*a, *b);
                }
            }
            if let [a, b] = knots[..] {
                join(a, b);
            } else if !knots.is_empty() {
                let sum = knots.iter().fold(Point::default(), |sum, knot| {
                    let place = few::get(&places, knot).copied().unwrap_or_default();
                    sum.plus(place.x, place.y)
                });
                let fork = (cell, 2);
                *few::entry(&mut places, fork) =
                    Point::default().along(sum, 1.0 / knots.len() as f64);
                knots.iter().for_each(|k| join(*k, fork));
            }
        }
        let place = |knot| few::get(&places, knot).copied();
        chains(links).iter().map(|chain| chain.iter().filter_map(place).collect()).collect()
    }

    /// Where two corners' groups weigh the same.
    fn cross(&self, a: usize, b: usize) -> Point {
        let (g, h) = (self.heaviest[a], self.heaviest[b]);
        let lead = |corner: usize| {
            self.weights[corner * self.groups + g] - self.weights[corner * self.groups + h]
        };
        let (here, there) = (lead(a), lead(b));
        let part = if here - there > 1e-12 { here / (here - there) } else { 0.5 };
        self.corner(a).toward(self.corner(b), part.clamp(0.0, 1.0))
    }
}

/// Takes links apart into lines, each as long as it goes without a fork.
fn chains(mut links: Vec<(Knot, Vec<Knot>)>) -> Vec<Vec<Knot>> {
    let mut ends: Vec<Knot> = links.iter().filter(|l| l.1.len() != 2).map(|l| l.0).collect();
    let forks = ends.clone();
    ends.extend(links.iter().map(|link| link.0));
    let mut chains = Vec::new();
    for start in ends {
        while let Some(next) = few::entry(&mut links, start).pop() {
            let mut chain = vec![start];
            let (mut last, mut here) = (start, next);
            loop {
                let out = few::entry(&mut links, here);
                out.remove(out.iter().position(|k| *k == last).expect("links go both ways"));
                chain.push(here);
                if forks.contains(&here) || here == start {
                    break;
                }
                let Some(on) = out.pop() else { break };
                (last, here) = (here, on);
            }
            chains.push(chain);
        }
    }
    chains
}
