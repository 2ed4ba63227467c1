//! The signs above the band.

use playground::report::MarkKind;

use super::{BAND, EpochSpan, THICK, Timeline, TimelineRun};
use crate::Ink;
use crate::badge::crown;
use crate::geometry::Point;
use crate::picture::{PathSegment, Picture, Shape, Stroke};

/// Draws a sign at a place.
type Sign = fn(&mut Picture, Point);

/// What stands above the band: violations, crowns, faults, notes, repairs. Whatever finds its place
/// taken moves aside a little, or stays away.
pub(super) fn draw(timeline: &mut Timeline, run: TimelineRun<'_>, epochs: &[EpochSpan]) {
    let scale = timeline.scale;
    let mut taken: Vec<f64> = Vec::new();
    let mut place = |x: f64, room: f64| {
        let asides = [0.0, room, -room];
        let free = |x: &f64| !taken.iter().any(|t| (t - x).abs() < room);
        let found = asides.into_iter().map(|aside| x + aside).find(free);
        taken.extend(found);
        found
    };
    let of = |kind: MarkKind| run.marks.iter().filter(move |m| m.kind == kind);
    let picture = &mut timeline.picture;
    let fallen = [(MarkKind::Violation, Ink::Fault), (MarkKind::Assumption, Ink::Amber)];
    for (kind, ink) in fallen {
        for mark in of(kind) {
            let x = scale.x(mark.time);
            let stroke = Stroke::solid(ink.full(), 1.6);
            picture.line(Point::new(x, 16.0), Point::new(x, BAND + 9.0), stroke);
            if place(x, 11.0).is_some() {
                violation(picture, Point::new(x, 9.0), ink);
            }
        }
    }
    for epoch in epochs.iter().filter(|r| r.epoch > 0) {
        if let Some(x) = place(scale.x(epoch.from), 14.0) {
            let steps = crown(Point::new(x, BAND - THICK / 2.0 - 5.0), 14.0);
            let fill = Some(Ink::Epoch(epoch.epoch).full());
            picture.shapes.push(Shape::Path { steps, fill, stroke: None });
        }
    }
    let kinds: [(MarkKind, Sign); 3] =
        [(MarkKind::Fault, fault), (MarkKind::Note, note), (MarkKind::Repair, repair)];
    for (kind, sign) in kinds {
        for mark in of(kind) {
            if let Some(x) = place(scale.x(mark.time), 10.0) {
                sign(picture, Point::new(x, BAND - THICK / 2.0 - 9.5));
            }
        }
    }
}

/// A full diamond for what the protocol did wrong, an open triangle for what the world did to it.
fn violation(picture: &mut Picture, at: Point, ink: Ink) {
    let corners: &[(f64, f64)] = match ink {
        Ink::Amber => &[(0.0, -6.0), (6.5, 5.5), (-6.5, 5.5)],
        _ => &[(0.0, -6.5), (6.5, 0.0), (0.0, 6.5), (-6.5, 0.0)],
    };
    let mut steps: Vec<PathSegment> =
        corners.iter().map(|&(x, y)| PathSegment::Line(at.plus(x, y))).collect();
    steps.insert(0, PathSegment::Move(at.plus(corners[0].0, corners[0].1)));
    steps.push(PathSegment::Close);
    let (fill, stroke) = match ink {
        Ink::Amber => (Ink::Paper.full(), Some(Stroke::solid(ink.full(), 2.0))),
        _ => (ink.full(), None),
    };
    picture.shapes.push(Shape::Path { steps, fill: Some(fill), stroke });
}

fn fault(picture: &mut Picture, at: Point) {
    let steps = vec![
        PathSegment::Move(at.plus(-3.2, -3.2)),
        PathSegment::Line(at.plus(3.2, 3.2)),
        PathSegment::Move(at.plus(-3.2, 3.2)),
        PathSegment::Line(at.plus(3.2, -3.2)),
    ];
    let stroke = Some(Stroke::solid(Ink::Fault.full(), 1.8));
    picture.shapes.push(Shape::Path { steps, fill: None, stroke });
}

/// A flag.
fn note(picture: &mut Picture, at: Point) {
    let steps = vec![
        PathSegment::Move(at.plus(-2.6, 5.0)),
        PathSegment::Line(at.plus(-2.6, -5.0)),
        PathSegment::Line(at.plus(4.0, -2.4)),
        PathSegment::Line(at.plus(-2.6, 0.4)),
    ];
    let stroke = Some(Stroke::solid(Ink::Soft.full(), 1.3));
    picture.shapes.push(Shape::Path { steps, fill: Some(Ink::Soft.pale(40)), stroke });
}

fn repair(picture: &mut Picture, at: Point) {
    picture.circle(at, 3.0, None, Some(Stroke::solid(Ink::Good.full(), 1.7)));
}
