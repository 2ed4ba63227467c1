//! What each node was: the hue of its line is the epoch, its width the role; and what took place on
//! it.

use playground::diagram::{Dot, DotKind, Span};
use playground::stage::{End, Life, Role};

use super::Plan;
use crate::Ink;
use crate::flight::Looks;
use crate::geometry::{Area, Point};
use crate::picture::{Picture, Step, Stroke};

/// The lines.
pub(super) fn draw(picture: &mut Picture, plan: &Plan<'_>) {
    for end in &plan.diagram.ends {
        if let End::Client(_) = end {
            let y = plan.y(*end);
            let line = Stroke::solid(Ink::Soft.pale(45), 1.6);
            picture.line(Point::new(plan.left, y), Point::new(plan.right, y), line);
        }
    }
    for span in plan.diagram.spans.iter().filter(|span| touches(span, plan)) {
        let y = plan.y(End::Node(span.node));
        let (from, to) = (plan.inside(span.from), plan.inside(span.until));
        let (a, b) = (Point::new(from, y), Point::new(to, y));
        let ink = Ink::Epoch(span.epoch);
        match (span.life, span.role) {
            (Life::Down, _) => {
                picture.line(a, b, Stroke::dashed(Ink::Soft.pale(35), 1.2, 0.0, 6.0));
            }
            (Life::Paused, _) => picture.line(a, b, Stroke::dashed(ink.full(), 2.4, 2.0, 6.0)),
            (Life::Up, Role::Leading) => band(picture, a, b, 10.0, ink.full()),
            (Life::Up, Role::Campaigning) => {
                band(picture, a, b, 10.0, ink.pale(38));
                band(picture, a, b, 2.4, ink.full());
            }
            (Life::Up, Role::Following) => band(picture, a, b, 2.8, ink.pale(85)),
        }
    }
    ends(picture, plan);
}

fn touches(span: &Span, plan: &Plan<'_>) -> bool {
    span.until >= plan.window.start && span.from <= plan.window.end
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
        let inside = (plan.window.start..=plan.window.end).contains(&new.from);
        if old.node != new.node || !inside || new.from == 0 {
            continue;
        }
        let at = Point::new(plan.x(new.from), plan.y(End::Node(new.node)));
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
/// what was decided.
pub(super) fn events(picture: &mut Picture, plan: &Plan<'_>) {
    let mut looks = Looks::default();
    let mut last: Vec<(End, DotKind, i64)> = Vec::new();
    for dot in plan.diagram.dots(plan.window.clone()) {
        let at = Point::new(plan.x(dot.time), plan.y(dot.end));
        let pixel = (at.x * 2.0) as i64;
        if !dot.decides.is_empty() {
            let ring = Some(Stroke::solid(Ink::Good.full(), 2.2));
            looks.of(Some(Ink::Paper.full()), ring).push(Step::Circle(at, 6.2));
        }
        let known = last.iter_mut().find(|known| (known.0, known.1) == (dot.end, dot.kind));
        match known {
            Some(known) if known.2 == pixel && dot.decides.is_empty() => continue,
            Some(known) => known.2 = pixel,
            None => last.push((dot.end, dot.kind, pixel)),
        }
        one(&mut looks, dot, at);
    }
    looks.paint(picture);
}

fn one(looks: &mut Looks, dot: &Dot, at: Point) {
    let (ink, paper) = (Ink::Text.full(), Ink::Paper.full());
    match dot.kind {
        DotKind::Arrival | DotKind::Other => {
            looks.of(Some(ink), None).push(Step::Circle(at, 2.3));
        }
        DotKind::Timer => {
            let ring = Some(Stroke::solid(ink, 1.4));
            looks.of(Some(paper), ring).push(Step::Circle(at, 3.2));
        }
        DotKind::Disk => {
            let steps = looks.of(Some(ink), Some(Stroke::solid(paper, 0.8)));
            let corner = |x: f64, y: f64| at.plus(x * 2.6, y * 2.6);
            steps.extend([Step::Move(corner(-1.0, -1.0)), Step::Line(corner(1.0, -1.0))]);
            steps.extend([Step::Line(corner(1.0, 1.0)), Step::Line(corner(-1.0, 1.0))]);
            steps.push(Step::Close);
        }
    }
}
