//! A part of a run as space and time, after Lamport: time runs to the right, each node and client is
//! a line, and each message a slanted line from where and when it set out to where and when it
//! arrived. Wide lines lead, hues are epochs, gaps are crashes.
//!
//! Only what lies in the window is looked at, and what is violated on the same pixels is drawn
//! once.

mod courses;
mod flags;
mod lives;
mod names;

use std::ops::Range;

use playground::diagram::Diagram;
use playground::snapshot::End;

use crate::Ink;
use crate::geometry::{Area, Point};
use crate::picture::{Anchor, Picture};
use crate::text::TextStyle;
use crate::window::Window;

use courses::Drawn;
use flags::Flags;
use names::Names;

/// Where lines begin.
const LEFT: f64 = 58.0;

/// What is left free at the right.
const RIGHT: f64 = 22.0;

/// A window of a diagram on so much room; its height follows from what there is.
pub fn draw(diagram: &Diagram, window: Range<u64>, width: f64) -> Picture {
    let mut plan = Plan::new(diagram, window, width);
    let flags = Flags::of(&plan);
    plan.put_below(flags.height());
    let mut picture = Picture::new(width, plan.bottom + 40.0);
    plan.window.grid(&mut picture, plan.top - 20.0, plan.bottom, "");
    plan.splits(&mut picture);
    flags.draw(&mut picture, &plan);
    let mut names = Names::new(&plan);
    lives::draw(&mut picture, &plan);
    let drawn = Drawn::all(&plan);
    courses::draw(&mut picture, &drawn);
    lives::events(&mut picture, &plan);
    names.roles(&mut picture, &plan);
    names.decisions(&mut picture, &plan);
    names.messages(&mut picture, &drawn);
    plan.heads(&mut picture);
    picture
}

/// Where everything is.
struct Plan<'a> {
    diagram: &'a Diagram,
    window: Window,
    /// The first and the last line.
    top: f64,
    bottom: f64,
    /// How far nodes are apart, and how far clients are.
    gaps: (f64, f64),
}

impl<'a> Plan<'a> {
    fn new(diagram: &'a Diagram, window: Range<u64>, width: f64) -> Self {
        let nodes = diagram.ends.iter().filter(|end| matches!(end, End::Node(_))).count();
        let gap = if nodes > 9 { 52.0 } else { 84.0 };
        Self {
            diagram,
            window: Window {
                span: window.start..window.end.max(window.start + 1),
                left: LEFT,
                right: (width - RIGHT).max(LEFT + 100.0),
                margin: RIGHT,
            },
            top: 0.0,
            bottom: 0.0,
            gaps: (gap, gap.min(60.0)),
        }
    }

    /// Puts the lines below what stands above them.
    fn put_below(&mut self, height: f64) {
        self.top = height + 34.0;
        self.bottom = self.top;
        if let Some(last) = self.diagram.ends.last() {
            self.bottom = self.y(*last) + 26.0;
        }
    }

    fn y(&self, end: End) -> f64 {
        let place = self.diagram.ends.iter().position(|known| *known == end).unwrap_or(0);
        let nodes = self.diagram.ends.iter().filter(|end| matches!(end, End::Node(_))).count();
        let clients = (place + 1).saturating_sub(nodes);
        self.top + self.gaps.0 * (place - clients) as f64 + self.gaps.1 * clients as f64
    }

    /// While the network is split, the ground is tinted.
    fn splits(&self, picture: &mut Picture) {
        for split in &self.diagram.splits {
            if split.until < self.window.span.start || split.from > self.window.span.end {
                continue;
            }
            let (x, until) = (self.window.inside(split.from), self.window.inside(split.until));
            let y = self.top - 20.0;
            let area = Area { x, y, width: until - x, height: self.bottom - y };
            picture.rect(area, 0.0, Some(Ink::Fault.pale(7)), None);
            let strip = Area { height: 3.0, ..area };
            picture.rect(strip, 1.5, Some(Ink::Fault.pale(60)), None);
        }
    }

    /// Whose lines they are.
    fn heads(&self, picture: &mut Picture) {
        for end in &self.diagram.ends {
            let at = Point::new(self.window.left - 16.0, self.y(*end));
            let hand = match end {
                End::Node(_) => TextStyle::new(15.0, Anchor::End).bold().tone(Ink::Text.full()),
                End::Client(_) => TextStyle::new(13.0, Anchor::End),
            };
            picture.write(at, end.to_string(), hand);
        }
    }
}
