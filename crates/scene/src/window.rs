//! A part of a run from left to right.

use std::ops::Range;

use crate::Ink;
use crate::geometry::{Point, within};
use crate::picture::{Anchor, Picture, Stroke, Weight};
use crate::text::{self, TextStyle};
use crate::timeline::scale;

/// Times and places of a part of a run.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Window {
    pub(crate) span: Range<u64>,
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// How far words may reach over its right end.
    pub(crate) margin: f64,
}

impl Window {
    /// Where a time is, also outside the window.
    pub(crate) fn x(&self, time: u64) -> f64 {
        let Range { start, end } = self.span;
        let far = |from: u64, to: u64| (to - from) as f64 / (end - start) as f64;
        let part = if time >= start { far(start, time) } else { -far(time, start) };
        self.left + (self.right - self.left) * part
    }

    /// The same, moved into the window.
    pub(crate) fn inside(&self, time: u64) -> f64 {
        within(self.x(time), self.left, self.right)
    }

    /// Round times, as hairlines between two heights, and below; or round numbers
    /// of a unit, which is named once.
    pub(crate) fn grid(&self, picture: &mut Picture, top: f64, foot: f64, unit: &str) {
        let Range { start, end } = self.span;
        let least = 92.0 / (self.right - self.left) * (end - start) as f64;
        let step = scale::step(least).unwrap_or(end - start);
        let hairline = Stroke::solid(Ink::Faint.pale(80), 1.0);
        let mut time = start.div_ceil(step) * step;
        while time <= end {
            let x = self.x(time);
            picture.line(Point::new(x, top), Point::new(x, foot + 5.0), hairline);
            let words = match unit {
                "" => tick(time, step, end),
                _ if time < start + step => format!("{unit} {time}"),
                _ => time.to_string(),
            };
            let wide = text::width(&words, 11.5, Weight::Regular) / 2.0;
            let at = Point::new(x.min(self.right + self.margin - 4.0 - wide), foot + 18.0);
            picture.write(at, words, TextStyle::new(11.5, Anchor::Middle));
            time += step;
        }
        let axis = Stroke::solid(Ink::Faint.full(), 1.0);
        picture.line(Point::new(self.left, foot), Point::new(self.right, foot), axis);
    }
}

/// A round time in the unit of its step; far from the beginning, in seconds.
fn tick(time: u64, step: u64, end: u64) -> String {
    if end >= 10_000_000 && (1_000..100_000).contains(&step) {
        return format!("{}.{:03} s", time / 1_000_000, time / 1_000 % 1_000);
    }
    scale::tick(time, step)
}
