//! Messages: a line in the hue of the epoch, at its end the shape that the stage gives it.

use playground::diagram::{Course, Fate};
use playground::snapshot::{End, Flavour};

use super::Plan;
use crate::flight::{self, Looks};
use crate::geometry::Point;
use crate::picture::{PathSegment, Picture, Stroke};
use crate::{Ink, Tone};

/// A message and the part of its line that is to be seen.
pub(super) struct Drawn<'a> {
    pub(super) course: &'a Course,
    pub(super) from: Point,
    pub(super) to: Point,
    /// Both of its ends lie in the window: where it arrives or is lost is to be seen.
    ends: bool,
}

impl<'a> Drawn<'a> {
    /// Everything that touches the window; of those that would fall on the same pixels, one.
    pub(super) fn all(plan: &Plan<'a>) -> Vec<Self> {
        let mut last: Vec<(Kind, (i64, i64))> = Vec::new();
        let mut all = Vec::new();
        for course in plan.diagram.near(plan.window.span.clone()) {
            if course.sent > plan.window.span.end {
                continue;
            }
            let Some(drawn) = Self::of(course, plan) else { continue };
            let kind = (course.from, course.to, course.flavour, course.fate, course.epoch);
            let pixels = (drawn.from.x as i64, drawn.to.x as i64);
            match last.iter_mut().find(|known| known.0 == kind) {
                Some(known) if known.1 == pixels => continue,
                Some(known) => known.1 = pixels,
                None => last.push((kind, pixels)),
            }
            all.push(drawn);
        }
        all
    }

    fn of(course: &'a Course, plan: &Plan<'_>) -> Option<Self> {
        let start = Point::new(plan.window.x(course.sent), plan.y(course.from));
        let below = plan.y(course.to) - start.y;
        let (goal, part) = match (course.aim, course.fate) {
            (Some(aim), fate) => {
                let goal = Point::new(plan.window.x(aim), start.y + below);
                let part = match fate {
                    Fate::Arrived | Fate::Flying => 1.0,
                    Fate::Lost => 0.5,
                    Fate::Nobody => 0.93,
                    Fate::Dropped => {
                        let whole = aim.saturating_sub(course.sent).max(1) as f64;
                        (course.end.saturating_sub(course.sent) as f64 / whole).clamp(0.1, 0.9)
                    }
                };
                (goal, part)
            }
            // Nobody knows when it would arrive.
            (None, Fate::Dropped) => {
                (Point::new(plan.window.x(course.end), start.y + below * 0.55), 1.0)
            }
            (None, _) => (start.plus(12.0, below * 0.3), 1.0),
        };
        let stop = start.toward(goal, part);
        let (from, to) = clip(start, stop, plan.window.left, plan.window.right)?;
        let ends = to == stop && !(course.fate == Fate::Flying);
        Some(Self { course, from, to, ends })
    }

    /// Where it is lost, if that is to be seen.
    pub(super) fn lost(&self) -> Option<Point> {
        (self.ends && self.course.fate != Fate::Arrived).then_some(self.to)
    }

    /// The line's share in a height, from left to right; nothing, if it does not pass there.
    pub(super) fn between(&self, top: f64, bottom: f64) -> Option<(f64, f64)> {
        let (high, low) = (self.from.y.min(self.to.y), self.from.y.max(self.to.y));
        let (top, bottom) = (top.max(high), bottom.min(low));
        if top > bottom {
            return None;
        }
        let tall = (self.to.y - self.from.y).abs().max(1e-9);
        let x = |y: f64| self.from.x + (self.to.x - self.from.x) * (y - self.from.y).abs() / tall;
        let (a, b) = (x(top), x(bottom));
        Some((a.min(b), a.max(b)))
    }
}

/// What of a message makes its look.
type Kind = (End, End, Flavour, Fate, u64);

/// The part of a line between two bounds.
fn clip(from: Point, to: Point, left: f64, right: f64) -> Option<(Point, Point)> {
    if to.x < left || from.x > right {
        return None;
    }
    let wide = (to.x - from.x).max(1e-9);
    let at = |x: f64| from.toward(to, ((x - from.x) / wide).clamp(0.0, 1.0));
    let first = if from.x < left { at(left) } else { from };
    let last = if to.x > right { at(right) } else { to };
    Some((first, last))
}

/// Where more than this are to be seen, each is less, and where it arrives is not marked.
const CROWD: usize = 1_200;

/// Paints all messages, heartbeats below everything else.
pub(super) fn draw(picture: &mut Picture, drawn: &[Drawn<'_>]) {
    let crowded = drawn.len() > CROWD;
    let faded = if drawn.len() > 4 * CROWD { 20 } else { 36 };
    let mut shapes = Looks::default();
    for quiet in [true, false] {
        let mut lines = Looks::default();
        for one in drawn.iter().filter(|one| one.course.quiet == quiet) {
            let stroke = stroke(one.course);
            let stroke = match crowded {
                true => Stroke::solid(stroke.tone.faded(faded), 0.6),
                false => stroke,
            };
            lines
                .of(None, Some(stroke))
                .extend([PathSegment::Move(one.from), PathSegment::Line(one.to)]);
            if !crowded {
                end(&mut shapes, one);
            }
        }
        lines.paint(picture);
    }
    shapes.paint(picture);
}

fn tone(course: &Course) -> Tone {
    match course.flavour {
        Flavour::Request | Flavour::Reply => Ink::Soft.full(),
        _ => Ink::Epoch(course.epoch).full(),
    }
}

fn stroke(course: &Course) -> Stroke {
    let tone = tone(course);
    if course.quiet {
        return Stroke::solid(tone.faded(44), 1.0);
    }
    let stroke = match course.flavour {
        Flavour::Propose | Flavour::Campaign => Stroke::solid(tone, 1.7),
        Flavour::Agree | Flavour::Heartbeat => Stroke::solid(tone.faded(80), 1.3),
        Flavour::Refuse => Stroke::dashed(tone, 1.5, 5.0, 4.0),
        Flavour::Inform => Stroke::dashed(tone, 1.4, 1.0, 4.0),
        Flavour::Request | Flavour::Reply => Stroke::solid(tone, 1.3),
    };
    let faded = if course.fate == Fate::Flying { 60 } else { 100 };
    Stroke { tone: stroke.tone.faded(faded), ..stroke }
}

/// The shape of what it does where it arrives, a cross where it is lost.
fn end(looks: &mut Looks, one: &Drawn<'_>) {
    if !one.ends {
        return;
    }
    let quiet = one.course.quiet;
    if one.course.fate != Fate::Arrived {
        let (d, tone) = if quiet { (2.6, Ink::Fault.pale(70)) } else { (3.8, Ink::Fault.full()) };
        let steps = looks.of(None, Some(Stroke::solid(tone, if quiet { 1.4 } else { 1.9 })));
        steps
            .extend([PathSegment::Move(one.to.plus(-d, -d)), PathSegment::Line(one.to.plus(d, d))]);
        steps
            .extend([PathSegment::Move(one.to.plus(-d, d)), PathSegment::Line(one.to.plus(d, -d))]);
        return;
    }
    let ahead = one.from.direction(one.to);
    let (back, faded, scale): (f64, _, _) = if quiet { (7.5, 55, 0.36) } else { (11.0, 100, 0.56) };
    let place = one.to.along(ahead, -back.min(one.from.distance(one.to) / 2.0));
    let tone = tone(one.course).faded(faded);
    flight::shape(looks, one.course.flavour, (place, ahead), tone, scale);
}
