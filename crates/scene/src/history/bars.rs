//! The operations.

use playground::operations::{OperationBar, OperationStatus};

use super::{BAR, HistoryOptions, HistoryPicture, Plan, ROW};
use crate::geometry::{Area, Point, within};
use crate::picture::{Anchor, PathSegment, Picture, Shape, Stroke, Weight};
use crate::text::{self, TextStyle};
use crate::{Ink, Tone};

const SIZE: f64 = 11.5;

/// What is narrower is a mere stroke.
const THIN: f64 = 4.0;

/// Above so many dots, no line connects them.
const DOTS: usize = 160;

/// A bar and its place.
struct Placed<'a> {
    bar: &'a OperationBar,
    area: Area,
    /// Its call lies in the window.
    begins: bool,
    /// Its end lies in the window.
    ends: bool,
    /// It has no end that is known.
    open: bool,
}

pub(super) fn draw(history: &mut HistoryPicture, plan: &Plan<'_>, options: HistoryOptions) {
    let placed: Vec<Placed<'_>> =
        plan.exchanges.bars.iter().map(|bar| Placed::of(bar, plan)).collect();
    let picture = &mut history.picture;
    let dots = dots(plan, &placed);
    if dots.len() <= DOTS {
        order(picture, &dots);
    }
    let mut last = (u32::MAX, u32::MAX, 0.0);
    for one in &placed {
        history.bars.push((one.area, one.bar.id));
        if one.area.width >= THIN {
            one.draw(picture);
        } else if last != (one.bar.lane, one.bar.row, one.area.x.round()) {
            last = (one.bar.lane, one.bar.row, one.area.x.round());
            picture.rect(one.area, 0.0, Some(ink(one.bar).pale(60)), None);
        }
    }
    pins(picture, &dots);
    now(picture, plan, options.now);
    for (one, at) in placed.iter().zip(0..) {
        let mut behind = placed[at + 1..].iter();
        let row = (one.bar.lane, one.bar.row);
        let next = behind.find(|next| (next.bar.lane, next.bar.row) == row);
        let later = options.now.is_some_and(|now| now < one.bar.called);
        one.name(picture, next.map_or(plan.window.right, |next| next.area.x), later);
    }
    for one in &placed {
        if one.bar.status == OperationStatus::NotLinearizable {
            one.accuse(picture, plan);
        }
        if options.selected == Some(one.bar.id) {
            let ring = Some(Stroke::solid(Ink::Accent.full(), 2.4));
            picture.rect(one.area.grown(2.5), 7.0, None, ring);
        }
    }
}

const fn ink(bar: &OperationBar) -> Ink {
    match bar.status {
        OperationStatus::Placed(_) => Ink::Good,
        OperationStatus::NotLinearizable => Ink::Fault,
        OperationStatus::Open | OperationStatus::Unplaced | OperationStatus::Unjudged => Ink::Soft,
    }
}

impl<'a> Placed<'a> {
    fn of(bar: &'a OperationBar, plan: &Plan<'_>) -> Self {
        let window = &plan.window;
        let over = bar.answered.into_iter().chain(bar.yields).min();
        let end = over.unwrap_or(plan.exchanges.until);
        let x = window.inside(bar.called);
        let y = plan.tops[bar.lane as usize] + ROW * f64::from(bar.row) + (ROW - BAR) / 2.0;
        let width = (window.inside(end) - x).max(1.6);
        let (begins, ends) = (bar.called >= window.span.start, end <= window.span.end);
        let open = bar.answered != Some(end);
        Self { bar, area: Area { x, y, width, height: BAR }, begins, ends, open }
    }

    /// What changes something is filled, what looks is hollow; where it goes on, it has no end.
    fn draw(&self, picture: &mut Picture) {
        let (ink, area) = (ink(self.bar), self.area);
        let fill = match (self.bar.status, self.bar.writes) {
            (OperationStatus::NotLinearizable, _) => 16,
            (OperationStatus::Unjudged, _) => 0,
            (OperationStatus::Placed(_), true) => 20,
            (_, true) => 10,
            (_, false) => 3,
        };
        let line = match self.bar.status {
            OperationStatus::NotLinearizable => Stroke::solid(ink.full(), 2.2),
            OperationStatus::Unjudged => Stroke::dashed(ink.pale(80), 1.2, 1.0, 3.5),
            _ => Stroke::solid(ink.pale(75), 1.2),
        };
        let (begun, over) = (self.begins, !self.open && self.ends);
        let radius = if begun && over { 4.5 } else { 0.0 };
        let edge = Some(line).filter(|_| begun && over);
        picture.rect(area, radius, Some(Ink::Paper.full()), None);
        picture.rect(area, radius, Some(ink.pale(fill)), edge);
        if begun && over {
            return;
        }
        let Area { x, y, width, height } = area;
        let beyond = if self.open { 8.0 } else { 0.0 };
        if self.open {
            for (piece, strength) in [(0.0, 60), (1.0, 35), (2.0, 15)] {
                let fading = Area { x: x + width + 6.0 * piece, y, width: 6.0, height };
                picture.rect(fading, 0.0, Some(ink.pale(fill).faded(strength)), None);
            }
        }
        let corner = |right: f64, down: f64| Point::new(x + right, y + down);
        let mut steps = vec![
            PathSegment::Move(corner(0.0, 0.0)),
            PathSegment::Line(corner(width + beyond, 0.0)),
        ];
        let foot = corner(width + beyond, height);
        steps.push(if over { PathSegment::Line(foot) } else { PathSegment::Move(foot) });
        steps.push(PathSegment::Line(corner(0.0, height)));
        if begun {
            steps.push(PathSegment::Line(corner(0.0, 0.0)));
        }
        let dash = if self.open { Some((4.0, 3.5)) } else { line.dash };
        let stroke = Some(Stroke { dash, ..line });
        picture.shapes.push(Shape::Path { steps, fill: None, stroke });
    }

    /// What was asked and answered: in the bar, or behind it if there is room up to the next.
    fn name(&self, picture: &mut Picture, next: f64, later: bool) {
        let Area { x, y, width, height } = self.area;
        let not_linearizable = self.bar.status == OperationStatus::NotLinearizable;
        let weight = if not_linearizable { Weight::Bold } else { Weight::Regular };
        let tone: Tone = match self.bar.status {
            OperationStatus::NotLinearizable => Ink::Fault.full(),
            OperationStatus::Placed(_) => Ink::Text.full(),
            _ => Ink::Soft.full(),
        };
        let words = self.bar.label.as_str();
        let wide = text::width(words, SIZE, weight);
        let y = y + height / 2.0 - 0.5;
        let tone = if later { tone.faded(45) } else { tone };
        let hand = TextStyle { weight, ..TextStyle::new(SIZE, Anchor::Start).tone(tone) };
        if wide + 10.0 <= width {
            picture.write(Point::new(x + 6.0, y), words, hand);
        } else if !self.open && x + width + wide + 10.0 <= next {
            picture.write(Point::new(x + width + 5.0, y), words, hand);
        } else if width > 30.0 {
            let words = text::clipped(words, SIZE, width - 9.0);
            picture.write(Point::new(x + 5.0, y), words, hand);
        }
    }

    /// No colour alone says it.
    fn accuse(&self, picture: &mut Picture, plan: &Plan<'_>) {
        let words = "× cannot be placed";
        let wide = text::width(words, SIZE, Weight::Bold) + 14.0;
        let middle = self.area.center().x;
        let least = plan.window.left + wide / 2.0;
        let x = within(middle, least, plan.window.right - wide / 2.0);
        let center = Point::new(x, self.area.y - 10.0);
        picture.rect(Area::around(center, wide, 17.0), 8.5, Some(Ink::Fault.full()), None);
        let hand = TextStyle::new(SIZE, Anchor::Middle).bold().tone(Ink::Surface.full());
        picture.write(center, words, hand);
    }

    /// Where it took effect, if that is to be seen.
    fn dot(&self, plan: &Plan<'_>) -> Option<(u64, Point)> {
        let OperationStatus::Placed(effect) = self.bar.status else { return None };
        let span = &plan.window.span;
        if self.area.width < THIN || !(span.start..=span.end).contains(&effect) {
            return None;
        }
        if self.bar.yields.is_some_and(|yields| yields < effect) {
            return None;
        }
        let Area { x, y, width, height } = self.area;
        // A little inside, so that one sees whose it is.
        let inset = (width / 2.0).min(5.0);
        let x = within(plan.window.x(effect), x + inset, x + width - inset);
        Some((effect, Point::new(x, y + height)))
    }
}

/// Where operations took effect, in this order.
fn dots(plan: &Plan<'_>, placed: &[Placed<'_>]) -> Vec<(u64, Point)> {
    let mut dots: Vec<(u64, Point)> = Vec::new();
    for dot in placed.iter().filter_map(|one| one.dot(plan)) {
        let at = dots.partition_point(|known| known.0 <= dot.0);
        dots.insert(at, dot);
    }
    dots
}

/// A line from dot to dot.
fn order(picture: &mut Picture, dots: &[(u64, Point)]) {
    let mut steps = Vec::new();
    for &(_, at) in dots {
        steps.push(if steps.is_empty() { PathSegment::Move(at) } else { PathSegment::Line(at) });
    }
    let stroke = Some(Stroke::solid(Ink::Good.pale(36), 1.2));
    picture.shapes.push(Shape::Path { steps, fill: None, stroke });
}

fn pins(picture: &mut Picture, dots: &[(u64, Point)]) {
    let mut steps = Vec::new();
    for &(_, at) in dots {
        picture.line(at, at.plus(0.0, -5.5), Stroke::solid(Ink::Good.full(), 1.6));
        steps.push(PathSegment::Circle(at, 3.6));
    }
    let edge = Some(Stroke::solid(Ink::Paper.full(), 1.4));
    picture.shapes.push(Shape::Path { steps, fill: Some(Ink::Good.full()), stroke: edge });
}

/// What comes later is pale, as on the timeline.
fn now(picture: &mut Picture, plan: &Plan<'_>, now: Option<u64>) {
    let span = &plan.window.span;
    let Some(now) = now.filter(|now| *now <= span.end) else { return };
    let x = plan.window.inside(now);
    let top = plan.head - 6.0;
    let coming = Area { x, y: top, width: plan.window.right + 12.0 - x, height: plan.foot - top };
    picture.rect(coming, 0.0, Some(Ink::Paper.pale(55)), None);
    if now >= span.start {
        let line = Stroke::solid(Ink::Accent.full(), 2.0);
        picture.line(Point::new(x, top), Point::new(x, plan.foot + 3.0), line);
    }
}
