//! What each node was: the hue of its line is the epoch, its width the role; and what took place on
//! it.

use playground::diagram::{Dot, DotKind, RoleSpan};
use playground::snapshot::{End, Life, Role};

use super::Plan;
use crate::flight::Looks;
use crate::geometry::{Area, Point};
use crate::picture::{PathSegment, Picture, Stroke};
use crate::{Ink, within};

/// The lines.
pub(super) fn draw(picture: &mut Picture, plan: &Plan<'_>) {
    for end in &plan.diagram.ends {
        if let End::Client(_) = end {
            let y = plan.y(*end);
            let line = Stroke::solid(Ink::Soft.pale(45), 1.6);
            picture.line(Point::new(plan.window.left, y), Point::new(plan.window.right, y), line);
        }
    }
    for span in plan.diagram.spans.iter().filter(|span| touches(span, plan)) {
        let y = plan.y(End::Node(span.node));
        let (from, to) = (plan.window.inside(span.from), plan.window.inside(span.until));
        let (a, b) = (Point::new(from, y), Point::new(to, y));
        let ink = Ink::Epoch(span.epoch);
        match (span.life, span.role) {
            (Life::Down, _) => {
                picture.line(a, b, Stroke::dashed(Ink::Soft.pale(65), 1.4, 0.0, 7.0));
            }
            (Life::Paused, _) => picture.line(a, b, Stroke::dashed(ink.full(), 2.4, 2.0, 6.0)),
            (Life::Up, Role::Leading) => band(picture, a, b, 10.0, ink.full()),
            (Life::Up, Role::Campaigning) => {
                band(picture, a, b, 10.0, ink.pale(38));
                band(picture, a, b, 2.4, ink.full());
            }
            (Life::Up, Role::Following) => band(picture, a, b, 2.8, ink.pale(85)),
            (Life::Up, Role::Observing) => band(picture, a, b, 1.4, ink.pale(70)),
        }
    }
    ends(picture, plan);
}

fn touches(span: &RoleSpan, plan: &Plan<'_>) -> bool {
    span.until >= plan.window.span.start && span.from <= plan.window.span.end
}

fn band(picture: &mut Picture, from: Point, to: Point, thick: f64, tone: crate::Tone) {
    let (y, width) = (from.y - thick / 2.0, (to.x - from.x).max(0.6));
    let area = Area { x: from.x, y, width, height: thick };
    picture.rect(area, (thick / 2.0).min(2.0), Some(tone), None);
}

/// A cross where a life ends, a ring where one begins again.
fn ends(picture: &mut Picture, plan: &Plan<'_>) {
    let spans = &plan.diagram.spans;
    for (old, new) in spans.iter().zip(spans.iter().skip(1)) {
        let inside = (plan.window.span.start..=plan.window.span.end).contains(&new.from);
        if old.node != new.node || !inside || new.from == 0 {
            continue;
        }
        let at = Point::new(plan.window.x(new.from), plan.y(End::Node(new.node)));
        match (old.life, new.life) {
            (Life::Down, Life::Down) => {}
            (_, Life::Down) => cross(picture, at, 6.0, 2.6),
            (Life::Down, _) => {
                let ring = Some(Stroke::solid(Ink::Good.full(), 2.2));
                picture.circle(at, 5.0, Some(Ink::Paper.full()), ring);
            }
            _ => {}
        }
    }
}

fn cross(picture: &mut Picture, at: Point, far: f64, thick: f64) {
    for (x, y) in [(far, far), (far, -far)] {
        let stroke = Stroke::solid(Ink::Fault.full(), thick);
        picture.line(at.plus(-x, -y), at.plus(x, y), stroke);
    }
}

/// What took place on the lines: a dot, a ring for a timer, a square for a disk; a green ring around
/// what was decided, and where that happens all the time, green dots alone.
pub(super) fn events(picture: &mut Picture, plan: &Plan<'_>) {
    let mut looks = Looks::default();
    let mut last = Vec::new();
    let dots = plan.diagram.dots(plan.window.span.clone());
    // How many pixels there are for each.
    let room = (plan.window.right - plan.window.left) * plan.diagram.ends.len() as f64
        / dots.len().max(1) as f64;
    let crowded = room < 3.0;
    let scale = within(room / 22.0, 0.55, 1.0);
    for dot in dots {
        let at = Point::new(plan.window.x(dot.time), plan.y(dot.end));
        match (dot.decides.is_empty(), crowded) {
            (false, false) => {
                let ring = Some(Stroke::solid(Ink::Good.full(), 2.2));
                looks.of(Some(Ink::Paper.full()), ring).push(PathSegment::Circle(at, 6.2));
            }
            (false, true) if is_far(&mut last, dot, at.x, 9.0) => {
                looks.of(Some(Ink::Good.full()), None).push(PathSegment::Circle(at, 3.0));
            }
            (true, false) if is_far(&mut last, dot, at.x, 0.5) => one(&mut looks, dot, at, scale),
            _ => {}
        }
    }
    looks.paint(picture);
}

/// Whether nothing of its kind stands so near on its line; then it does from now on.
fn is_far(last: &mut Vec<((End, DotKind), f64)>, dot: &Dot, x: f64, least: f64) -> bool {
    let kind = (dot.end, dot.kind);
    match last.iter_mut().find(|known| known.0 == kind) {
        Some(known) if x - known.1 < least => return false,
        Some(known) => known.1 = x,
        None => last.push((kind, x)),
    }
    true
}

fn one(looks: &mut Looks, dot: &Dot, at: Point, scale: f64) {
    let (ink, paper) = (Ink::Text.full(), Ink::Paper.full());
    match dot.kind {
        DotKind::Arrival | DotKind::Other => {
            looks.of(Some(ink), None).push(PathSegment::Circle(at, 2.3 * scale));
        }
        DotKind::Timer => {
            let ring = Some(Stroke::solid(ink, 1.4 * scale));
            looks.of(Some(paper), ring).push(PathSegment::Circle(at, 3.2 * scale));
        }
        DotKind::Disk => {
            let steps = looks.of(Some(ink), Some(Stroke::solid(paper, 0.8)));
            let corner = |x: f64, y: f64| at.plus(x * 2.6 * scale, y * 2.6 * scale);
            steps.extend([
                PathSegment::Move(corner(-1.0, -1.0)),
                PathSegment::Line(corner(1.0, -1.0)),
            ]);
            steps.extend([
                PathSegment::Line(corner(1.0, 1.0)),
                PathSegment::Line(corner(-1.0, 1.0)),
            ]);
            steps.push(PathSegment::Close);
        }
    }
}
