//! What was done to the world, what was remarked and what was violated: a line through everything,
//! and above it the words.

use playground::report::{Mark, MarkKind};

use super::Plan;
use crate::Ink;
use crate::geometry::{Area, Point};
use crate::picture::Weight;
use crate::picture::{Anchor, Picture, Stroke};
use crate::text::{self, TextStyle};

const SIZE: f64 = 11.5;

/// How high a line of words is.
const LINE: f64 = 15.0;

/// At most so many lines of words stand above the picture.
const MOST: usize = 9;

/// No words are wider.
const WIDE: f64 = 236.0;

/// All flags of a window.
pub(super) struct Flags {
    flags: Vec<Flag>,
    lines: usize,
}

struct Flag {
    x: f64,
    ink: Ink,
    /// In which line its words begin.
    row: usize,
    words: Vec<String>,
    /// Its words stand to its left.
    left: bool,
}

impl Flags {
    /// Later flags stand lower than earlier ones that reach over them, so that no pole crosses
    /// words.
    pub(super) fn of(plan: &Plan<'_>) -> Self {
        let mut flags: Vec<Flag> = Vec::new();
        // How far to the right each line is taken.
        let mut taken = [0.0_f64; MOST];
        for mark in plan.diagram.marks(plan.window.span.clone()) {
            let Some(ink) = ink(mark) else { continue };
            let x = plan.window.x(mark.time);
            let room = (plan.window.right + 12.0 - x - 8.0).min(WIDE);
            let left = room < 96.0;
            let mut words = text::wrapped(&mark.label, SIZE, if left { WIDE } else { room });
            let wide = widest(&words);
            let begin = if left { x - 8.0 - wide } else { x };
            let over = taken.iter().rposition(|&reach| reach > begin - 6.0);
            let row = over.map_or(0, |over| over + 1);
            words.truncate(MOST - row);
            let reach = if left { x + 2.0 } else { x + 8.0 + wide };
            for line in &mut taken[row..row + words.len()] {
                *line = line.max(reach);
            }
            flags.push(Flag { x, ink, row, words, left });
        }
        let lines = flags.iter().map(|flag| flag.row + flag.words.len()).max().unwrap_or(0);
        Self { flags, lines }
    }

    /// How high the words are together.
    pub(super) fn height(&self) -> f64 {
        self.lines as f64 * LINE + if self.lines > 0 { 14.0 } else { 0.0 }
    }

    pub(super) fn draw(&self, picture: &mut Picture, plan: &Plan<'_>) {
        for flag in &self.flags {
            let top = 12.0 + flag.row as f64 * LINE;
            let pole = Stroke::dashed(flag.ink.pale(55), 1.2, 3.0, 4.0);
            let foot = Point::new(flag.x, plan.bottom);
            let head = if flag.words.is_empty() { plan.top - 20.0 } else { top };
            picture.line(Point::new(flag.x, head), foot, pole);
            let tall = flag.words.len() as f64 * LINE;
            let rod = Area { x: flag.x - 1.0, y: top, width: 2.0, height: tall };
            if !flag.words.is_empty() {
                picture.rect(rod, 1.0, Some(flag.ink.full()), None);
            }
            let (aside, anchor) =
                if flag.left { (-7.0, Anchor::End) } else { (7.0, Anchor::Start) };
            for (words, row) in flag.words.iter().zip(0_u32..) {
                let at = Point::new(flag.x + aside, top + LINE * (f64::from(row) + 0.5));
                let tone = if flag.ink == Ink::Soft { Ink::Text } else { flag.ink }.full();
                picture.write(at, words.as_str(), TextStyle::new(SIZE, anchor).tone(tone));
            }
        }
    }
}

fn widest(words: &[String]) -> f64 {
    words.iter().map(|line| text::width(line, SIZE, Weight::Regular)).fold(0.0, f64::max)
}

/// The colour of a mark that has a flag.
fn ink(mark: &Mark) -> Option<Ink> {
    if mark.label.is_empty() {
        return None;
    }
    match mark.kind {
        MarkKind::Fault | MarkKind::Violation => Some(Ink::Fault),
        MarkKind::Repair => Some(Ink::Good),
        MarkKind::Note => Some(Ink::Soft),
        MarkKind::Assumption => Some(Ink::Amber),
        MarkKind::Request | MarkKind::Decision | MarkKind::Lead | MarkKind::StepDown => None,
    }
}
