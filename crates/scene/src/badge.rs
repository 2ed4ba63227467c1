//! Crowns, masks and the small round badges on a node's edge.

use playground::snapshot::{Life, NodeSnapshot, Role};

use crate::Ink;
use crate::geometry::{Area, Point};
use crate::picture::{Anchor, PathSegment, Picture, Shape, Stroke, Weight};
use crate::text::{self, TextStyle};

/// A crown that stands on a place.
pub fn crown(foot: Point, width: f64) -> Vec<PathSegment> {
    let at = |x: f64, y: f64| foot.plus(x * width, y * width);
    vec![
        PathSegment::Move(at(-0.44, 0.0)),
        PathSegment::Line(at(-0.5, -0.52)),
        PathSegment::Line(at(-0.22, -0.26)),
        PathSegment::Line(at(0.0, -0.64)),
        PathSegment::Line(at(0.22, -0.26)),
        PathSegment::Line(at(0.5, -0.52)),
        PathSegment::Line(at(0.44, 0.0)),
        PathSegment::Close,
    ]
}

/// A mask around a place: who wears it may lie. The eyes are holes.
pub fn mask(center: Point, width: f64) -> Vec<PathSegment> {
    let at = |x: f64, y: f64| center.plus(x * width, y * width);
    let mut steps = vec![
        PathSegment::Move(at(-0.5, -0.2)),
        PathSegment::Curve(at(-0.25, -0.3), at(-0.1, -0.22), at(0.0, -0.18)),
        PathSegment::Curve(at(0.1, -0.22), at(0.25, -0.3), at(0.5, -0.2)),
        PathSegment::Curve(at(0.5, 0.15), at(0.3, 0.28), at(0.1, 0.1)),
        PathSegment::Curve(at(0.05, 0.04), at(-0.05, 0.04), at(-0.1, 0.1)),
        PathSegment::Curve(at(-0.3, 0.28), at(-0.5, 0.15), at(-0.5, -0.2)),
        PathSegment::Close,
    ];
    // Drawn the other way round, so that they stay empty.
    for eye in [-0.24, 0.24] {
        steps.extend([
            PathSegment::Move(at(eye + 0.1, -0.03)),
            PathSegment::Curve(at(eye + 0.06, -0.12), at(eye - 0.06, -0.12), at(eye - 0.1, -0.03)),
            PathSegment::Curve(at(eye - 0.06, 0.05), at(eye + 0.06, 0.05), at(eye + 0.1, -0.03)),
            PathSegment::Close,
        ]);
    }
    steps
}

/// Paints the badges of a node.
pub(crate) fn draw(picture: &mut Picture, node: &NodeSnapshot, now: u64, at: Point, r: f64) {
    let size = (r * 0.19).clamp(5.0, 9.5);
    let edge = |x: f64, y: f64| at.plus(x * r * 0.76, y * r * 0.76);
    if node.role == Role::Leading && node.life != Life::Down {
        let crown = crown(at.plus(0.0, -r - r * 0.09), (r * 0.4).max(9.0));
        fill(picture, crown, Ink::Epoch(node.epoch));
    }
    if node.life == Life::Paused {
        pause(picture, edge(1.0, -1.0), size);
    }
    if node.clock != 1_000_000 {
        clock(picture, node.clock, edge(-1.0, -1.0), size);
    }
    if let Some(word) = node.disk_refuses() {
        disk_pill(picture, node, now, edge(1.0, 1.0), size, word);
    } else if node.corrupt || node.lying_disk || node.writing.is_some() {
        disk(picture, node, now, edge(1.0, 1.0), size);
    }
    if !node.lies.is_empty() {
        let (at, wide) = (edge(-1.1, 1.13), (r * 0.66).max(17.0));
        picture.circle(at, wide * 0.58, Some(Ink::Paper.full()), None);
        fill(picture, mask(at, wide), Ink::Fault);
    }
}

fn fill(picture: &mut Picture, steps: Vec<PathSegment>, ink: Ink) {
    picture.shapes.push(Shape::Path { steps, fill: Some(ink.full()), stroke: None });
}

fn ground(picture: &mut Picture, at: Point, size: f64, edge: Ink) {
    picture.circle(at, size + 1.5, Some(Ink::Paper.full()), None);
    picture.circle(at, size, Some(Ink::Surface.full()), Some(Stroke::solid(edge.full(), 1.4)));
}

/// Two bars: it stands still.
pub(crate) fn pause(picture: &mut Picture, at: Point, size: f64) {
    ground(picture, at, size, Ink::Soft);
    let (x, y) = (size * 0.28, size * 0.38);
    let steps = vec![
        PathSegment::Move(at.plus(-x, -y)),
        PathSegment::Line(at.plus(-x, y)),
        PathSegment::Move(at.plus(x, -y)),
        PathSegment::Line(at.plus(x, y)),
    ];
    let stroke = Stroke::solid(Ink::Text.full(), size * 0.26);
    picture.shapes.push(Shape::Path { steps, fill: None, stroke: Some(stroke) });
}

/// How fast its clock runs: `1.20×`.
fn clock(picture: &mut Picture, millionths: u32, at: Point, size: f64) {
    let hundredths = (u64::from(millionths) + 5_000) / 10_000;
    let words = format!("{}.{:02}×", hundredths / 100, hundredths % 100);
    let letters = (size * 1.15).max(8.5);
    let wide = text::width(&words, letters, Weight::Regular) + size * 2.6;
    let area = Area::around(at.plus(size - wide / 2.0, 0.0), wide, size * 2.0);
    picture.rect(area.grown(1.5), size + 1.5, Some(Ink::Paper.full()), None);
    let stroke = Stroke::solid(Ink::Soft.full(), 1.4);
    picture.rect(area, size, Some(Ink::Surface.full()), Some(stroke));
    let face = Point::new(area.x + size * 1.05, at.y);
    let thin = Stroke::solid(Ink::Soft.full(), 1.2);
    picture.circle(face, size * 0.5, None, Some(thin));
    let hands = vec![
        PathSegment::Move(face.plus(0.0, -size * 0.3)),
        PathSegment::Line(face),
        PathSegment::Line(face.plus(size * 0.22, size * 0.1)),
    ];
    picture.shapes.push(Shape::Path { steps: hands, fill: None, stroke: Some(thin) });
    let hand = TextStyle::new(letters, Anchor::Start).tone(Ink::Text.full());
    picture.write(Point::new(face.x + size * 0.85, at.y), words, hand);
}

/// A disk that takes no writes, and why: `full`, `fails`.
fn disk_pill(
    picture: &mut Picture,
    node: &NodeSnapshot,
    now: u64,
    at: Point,
    size: f64,
    word: &'static str,
) {
    let letters = (size * 1.15).max(8.5);
    let wide = text::width(word, letters, Weight::Regular) + size * 3.2;
    let area = Area::around(at.plus(wide / 2.0 - size, 0.0), wide, size * 2.0);
    picture.rect(area.grown(1.5), size + 1.5, Some(Ink::Paper.full()), None);
    let stroke = Stroke::solid(Ink::Fault.full(), 1.4);
    picture.rect(area, size, Some(Ink::Surface.full()), Some(stroke));
    disk(picture, node, now, at, size);
    let hand = TextStyle::new(letters, Anchor::Start).tone(Ink::Fault.full());
    picture.write(at.plus(size * 1.5, 0.0), word, hand);
}

/// The disk: an edge that fills while it writes; red when it forgets or takes no writes, struck out
/// when it cannot be read, filled when it is full.
fn disk(picture: &mut Picture, node: &NodeSnapshot, now: u64, at: Point, size: f64) {
    let bad = node.corrupt || node.lying_disk || node.disk_refuses().is_some();
    ground(picture, at, size, if bad { Ink::Fault } else { Ink::Faint });
    let ink = if bad { Ink::Fault } else { Ink::Soft };
    let (x, y, flat) = (size * 0.42, size * 0.28, size * 0.2);
    let rim = |left: Point, right: Point, bulge: f64| {
        PathSegment::Curve(left.plus(0.0, bulge), right.plus(0.0, bulge), right)
    };
    let (a, b) = (at.plus(-x, -y), at.plus(x, -y));
    let (c, d) = (at.plus(-x, y), at.plus(x, y));
    let steps = vec![
        PathSegment::Move(a),
        rim(a, b, -flat),
        rim(b, a, flat),
        PathSegment::Line(c),
        rim(c, d, flat),
        PathSegment::Line(b),
    ];
    let stroke = Stroke::solid(ink.full(), 1.2);
    let fill = node.full_disk.then(|| ink.pale(45));
    picture.shapes.push(Shape::Path { steps, fill, stroke: Some(stroke) });
    if node.corrupt {
        let strike = Stroke::solid(Ink::Fault.full(), 1.6);
        picture.line(at.plus(-x, size * 0.5), at.plus(x, -size * 0.5), strike);
    }
    let Some((begun, ends)) = node.writing else { return };
    let Some(ends) = ends else {
        // It is done when somebody says so.
        let waiting = Stroke::dashed(Ink::Soft.full(), 1.6, 1.0, 3.4);
        return picture.circle(at, size, None, Some(waiting));
    };
    let whole = ends.saturating_sub(begun).max(1) as f64;
    let to = (now.saturating_sub(begun) as f64 / whole).min(0.999);
    if to > 0.01 {
        let stroke = Stroke::solid(Ink::Soft.full(), 2.0);
        picture.shapes.push(Shape::Arc { center: at, radius: size, from: 0.0, to, stroke });
    }
}
