//! What was done to the world: a line through all lanes, the ground tinted as long as it lasts, and
//! the words along the top.

use playground::operations::{FaultMark, OperationDiagram};
use playground::report::MarkKind;

use super::Plan;
use crate::Ink;
use crate::geometry::{Area, Point};
use crate::picture::{Anchor, Picture, Stroke, Weight};
use crate::text::{self, TextStyle};
use crate::window::Window;

/// At most so many lines of words stand above the lanes, and room for so many is always kept, so that
/// lanes seldom move.
const MOST: usize = 5;
const KEPT: usize = 2;

/// How high each is.
const LINE: f64 = 17.0;

const SIZE: f64 = 11.5;

/// No words are wider.
const WIDE: f64 = 240.0;

/// All that was done in a window.
pub(super) struct Flags<'a> {
    flags: Vec<Flag<'a>>,
    lines: usize,
}

struct Flag<'a> {
    fault: &'a FaultMark,
    words: String,
    weight: Weight,
    /// In which line its words stand; nothing if no line had room.
    line: Option<usize>,
    /// They stand to its left.
    left: bool,
}

impl<'a> Flags<'a> {
    pub(super) fn of(exchanges: &'a OperationDiagram, window: &Window) -> Self {
        let mut flags = Vec::new();
        // How far to the right each line is taken.
        let mut taken = [0.0_f64; MOST];
        let mut lines = exchanges.disturbances.min(KEPT);
        for fault in &exchanges.faults {
            let (from, to) = places(fault, window);
            let room = (window.right + 12.0 - from).min(WIDE);
            let left = room < 70.0;
            let words = text::clipped(&fault.label, SIZE, if left { WIDE } else { room - 8.0 });
            let weight = if fell(fault) { Weight::Bold } else { Weight::Regular };
            let wide = text::width(&words, SIZE, weight);
            let begin = if left { from - 10.0 - wide } else { from };
            let line = taken.iter().position(|reach| *reach <= begin);
            if let Some(line) = line {
                let reach = if left { from } else { from + wide + 14.0 };
                taken[line] = reach.max(to) + 2.0;
                lines = lines.max(line + 1);
            }
            flags.push(Flag { fault, words, weight, line, left });
        }
        Self { flags, lines }
    }

    /// How high the words are together.
    pub(super) fn height(&self) -> f64 {
        12.0 + LINE * self.lines as f64
    }

    pub(super) fn draw(&self, picture: &mut Picture, plan: &Plan<'_>) {
        for flag in &self.flags {
            flag.draw(picture, plan);
        }
    }
}

impl Flag<'_> {
    fn draw(&self, picture: &mut Picture, plan: &Plan<'_>) {
        let (fault, span) = (self.fault, &plan.window.span);
        let (from, to) = places(fault, &plan.window);
        let ink = if fault.kind == MarkKind::Assumption { Ink::Amber } else { Ink::Fault };
        let top = plan.head - 6.0;
        let y = self.line.map_or(top, |line| 6.0 + LINE * line as f64);
        if to > from {
            let ground = Area { x: from, y: top, width: to - from, height: plan.foot - top };
            picture.rect(ground, 0.0, Some(ink.pale(6)), None);
            let strip = Area { x: from, y: y + LINE - 4.0, width: to - from, height: 2.5 };
            picture.rect(strip, 1.2, Some(ink.pale(70)), None);
        }
        if fault.from >= span.start {
            let pole = match fell(fault) {
                true => Stroke::solid(ink.full(), 1.8),
                false => Stroke::dashed(ink.pale(60), 1.2, 3.0, 4.0),
            };
            picture.line(Point::new(from, y), Point::new(from, plan.foot), pole);
        }
        if fault.until.is_some_and(|until| until > fault.from && until <= span.end) {
            let pole = Stroke::dashed(Ink::Good.pale(70), 1.2, 3.0, 4.0);
            picture.line(Point::new(to, y + LINE - 4.0), Point::new(to, plan.foot), pole);
        }
        if self.line.is_some() {
            let rod = Area { x: from - 1.0, y, width: 2.0, height: LINE - 2.0 };
            picture.rect(rod, 1.0, Some(ink.full()), None);
            let (aside, anchor) =
                if self.left { (-7.0, Anchor::End) } else { (6.0, Anchor::Start) };
            let hand =
                TextStyle { weight: self.weight, ..TextStyle::new(SIZE, anchor).tone(ink.full()) };
            picture.write(Point::new(from + aside, y + 6.0), self.words.as_str(), hand);
        }
    }
}

/// Where it begins and ends.
fn places(fault: &FaultMark, window: &Window) -> (f64, f64) {
    (window.inside(fault.from), window.inside(fault.until.unwrap_or(window.span.end)))
}

/// Whether it is a property that was violated.
fn fell(fault: &FaultMark) -> bool {
    matches!(fault.kind, MarkKind::Violation | MarkKind::Assumption)
}
