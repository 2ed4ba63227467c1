//! What clients asked and were told, after Herlihy and Wing (1990): time runs to the right, each client
//! has a lane, and each operation is a bar from its call to its answer. A dot on its foot is the moment
//! in which it took effect: in the order of the dots, every answer is right.
//!
//! Only what lies in the window is looked at, and what is violated on the same pixels is drawn
//! once.

mod bars;
mod faults;

use playground::operations::{OperationDiagram, OperationId};

use crate::Ink;
use crate::geometry::{Area, Point};
use crate::picture::{Anchor, Picture, Stroke};
use crate::text::{self, TextStyle};
use crate::window::Window;

use faults::Flags;

/// What is left free at the right.
const RIGHT: f64 = 16.0;

/// How far rows are apart, how high a bar is, and how far lanes are apart.
const ROW: f64 = 26.0;
const BAR: f64 = 21.0;
const GAP: f64 = 13.0;

/// A picture is at least so high that words fit in.
const LEAST: f64 = 40.0;

/// What of a history is shown in which way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct HistoryOptions {
    /// The moment that one is in: what comes later is pale.
    pub now: Option<u64>,
    /// An operation that is selected.
    pub selected: Option<OperationId>,
}

/// A part of a history as a picture, and what can be pointed at.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct HistoryPicture {
    /// What is to be seen.
    pub picture: Picture,
    /// Where operations are.
    pub bars: Vec<(Area, OperationId)>,
    /// How wide the window is, in pixels.
    pub width: f64,
}

impl HistoryPicture {
    /// The operation at a place, or the nearest one within so many pixels.
    pub fn hit(&self, at: Point, within: f64) -> Option<OperationId> {
        let gaps = self.bars.iter().map(|(area, id)| (crate::hit::Zone::Area(*area).gap(at), *id));
        gaps.filter(|gap| gap.0 <= within).min_by(|a, b| a.0.total_cmp(&b.0)).map(|gap| gap.1)
    }
}

/// A part of a history on so much room; its height follows from what there is.
pub fn draw(exchanges: &OperationDiagram, width: f64, options: HistoryOptions) -> HistoryPicture {
    let plan = Plan::new(exchanges, width);
    let mut history = HistoryPicture {
        picture: Picture::new(width, plan.foot + 32.0),
        width: plan.window.right - plan.window.left,
        ..HistoryPicture::default()
    };
    let picture = &mut history.picture;
    plan.window.grid(picture, plan.head, plan.foot, exchanges.unit);
    plan.flags.draw(picture, &plan);
    plan.lanes(picture);
    bars::draw(&mut history, &plan, options);
    history
}

/// Writes below a picture why an operation cannot be placed.
pub fn explain(picture: &mut Picture, because: &str) {
    for line in text::wrapped(because, SIZE, picture.width - 2.0 * RIGHT) {
        let at = Point::new(RIGHT, picture.height + 8.0);
        let hand = TextStyle::new(SIZE, Anchor::Start).tone(Ink::Fault.full());
        picture.write(at, line, hand);
        picture.height += LINE;
    }
}

const SIZE: f64 = 12.0;
const LINE: f64 = 17.0;

/// Where everything is.
struct Plan<'a> {
    exchanges: &'a OperationDiagram,
    window: Window,
    flags: Flags<'a>,
    /// Where lanes begin and end.
    head: f64,
    foot: f64,
    /// The top of each lane.
    tops: Vec<f64>,
}

impl<'a> Plan<'a> {
    fn new(exchanges: &'a OperationDiagram, width: f64) -> Self {
        let named = exchanges.lanes.iter().map(|lane| name_width(&lane.name)).fold(14.0, f64::max);
        let left = named + 16.0;
        let (start, end) = (exchanges.window.start, exchanges.window.end);
        let window = Window {
            span: start..end.max(start + 1),
            left,
            right: (width - RIGHT).max(left + 100.0),
            margin: RIGHT,
        };
        let flags = Flags::of(exchanges, &window);
        let head = flags.height();
        let (mut tops, mut foot) = (Vec::new(), head + GAP / 2.0);
        for lane in &exchanges.lanes {
            tops.push(foot);
            foot += ROW * f64::from(lane.rows) + GAP;
        }
        Self { exchanges, window, flags, head, foot: foot.max(head + LEAST), tops }
    }

    /// Whose lanes they are.
    fn lanes(&self, picture: &mut Picture) {
        for ((lane, top), nth) in self.exchanges.lanes.iter().zip(&self.tops).zip(0..) {
            if nth > 0 {
                let y = top - GAP / 2.0;
                let (from, to) = (Point::new(0.0, y), Point::new(self.window.right, y));
                picture.line(from, to, Stroke::solid(Ink::Faint.pale(70), 1.0));
            }
            let at = Point::new(self.window.left - 10.0, top + ROW * f64::from(lane.rows) / 2.0);
            let hand = TextStyle::new(13.0, Anchor::End).bold().tone(Ink::Text.full());
            picture.write(at, lane.name.as_str(), hand);
        }
        if self.exchanges.lanes.is_empty() {
            let at = Point::new(self.window.left, self.head + LEAST / 2.0);
            let hand = TextStyle::new(SIZE, Anchor::Start);
            picture.write(at, "No client has asked for anything yet.", hand);
        }
    }
}

fn name_width(name: &str) -> f64 {
    text::width(name, 13.0, crate::picture::Weight::Bold)
}
