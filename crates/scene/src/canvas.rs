//! A picture as calls of a canvas, such as every browser has.

use crate::geometry::Area;
use crate::picture::{Anchor, PathSegment, Picture, Shape, Stroke, Weight};
use crate::{Theme, Tone};

/// What a canvas can do, in the words of Canvas 2D. Angles are radians from the right, clockwise.
/// Ends and corners of lines are round, and texts stand on their alphabetic line: set both once.
pub trait Canvas {
    /// Forgets the path.
    fn begin_path(&mut self);
    /// Goes somewhere without a line.
    fn move_to(&mut self, x: f64, y: f64);
    /// Draws a straight line.
    fn line_to(&mut self, x: f64, y: f64);
    /// Draws a curve with two handles.
    fn bezier_curve_to(&mut self, x1: f64, y1: f64, x2: f64, y2: f64, x: f64, y: f64);
    /// Draws a part of a circle, after a line to where it begins.
    fn arc(&mut self, x: f64, y: f64, radius: f64, from: f64, to: f64);
    /// Draws a line to where the path began.
    fn close_path(&mut self);
    /// Fills the path.
    fn fill(&mut self);
    /// Draws along the path.
    fn stroke(&mut self);
    /// Writes a text.
    fn fill_text(&mut self, text: &str, x: f64, y: f64);
    /// The colour of what is filled and written.
    fn set_fill(&mut self, colour: &'static str);
    /// The colour of lines.
    fn set_stroke(&mut self, colour: &'static str);
    /// How much covers what lies below: 1 is everything.
    fn set_alpha(&mut self, alpha: f64);
    /// How wide lines are.
    fn set_line_width(&mut self, width: f64);
    /// Lengths of dash and gap; nothing for a solid line.
    fn set_dash(&mut self, dash: Option<(f64, f64)>);
    /// The size and weight of texts.
    fn set_font(&mut self, size: f64, weight: Weight);
    /// Which part of a text stands at its place.
    fn set_anchor(&mut self, anchor: Anchor);
}

/// Paints a picture, changing no setting twice to the same.
pub fn paint(picture: &Picture, theme: Theme, canvas: &mut impl Canvas) {
    let mut brush = Brush { canvas, theme, set: Settings::default() };
    picture.shapes.iter().for_each(|shape| brush.shape(shape));
    brush.alpha(100);
    brush.dash(None);
}

/// What the canvas was last told.
#[derive(Default)]
struct Settings {
    fill: Option<&'static str>,
    stroke: Option<&'static str>,
    alpha: Option<u8>,
    width: Option<f64>,
    dash: Option<Option<(f64, f64)>>,
    font: Option<(f64, Weight)>,
    anchor: Option<Anchor>,
}

struct Brush<'c, C> {
    canvas: &'c mut C,
    theme: Theme,
    set: Settings,
}

impl<C: Canvas> Brush<'_, C> {
    fn shape(&mut self, shape: &Shape) {
        use std::f64::consts::{FRAC_PI_2, TAU};
        match shape {
            Shape::Circle { center, radius, fill, stroke } => {
                self.canvas.begin_path();
                self.canvas.arc(center.x, center.y, *radius, 0.0, TAU);
                self.canvas.close_path();
                self.look(*fill, *stroke);
            }
            Shape::Arc { center, radius, from, to, stroke } => {
                self.canvas.begin_path();
                let angle = |turn: f64| turn * TAU - FRAC_PI_2;
                self.canvas.arc(center.x, center.y, *radius, angle(*from), angle(*to));
                self.look(None, Some(*stroke));
            }
            Shape::Path { steps, fill, stroke } => {
                self.canvas.begin_path();
                steps.iter().for_each(|step| self.step(step));
                self.look(*fill, *stroke);
            }
            Shape::Rect { area, radius, fill, stroke } => {
                self.rect(*area, radius.min(area.width / 2.0).min(area.height / 2.0));
                self.look(*fill, *stroke);
            }
            Shape::Text { at, text, anchor, weight, size, tone } => {
                if self.set.font != Some((*size, *weight)) {
                    self.set.font = Some((*size, *weight));
                    self.canvas.set_font(*size, *weight);
                }
                if self.set.anchor != Some(*anchor) {
                    self.set.anchor = Some(*anchor);
                    self.canvas.set_anchor(*anchor);
                }
                self.filling(*tone);
                self.canvas.fill_text(text, at.x, at.y);
            }
        }
    }

    fn step(&mut self, step: &PathSegment) {
        match *step {
            PathSegment::Move(p) => self.canvas.move_to(p.x, p.y),
            PathSegment::Line(p) => self.canvas.line_to(p.x, p.y),
            PathSegment::Curve(a, b, c) => {
                self.canvas.bezier_curve_to(a.x, a.y, b.x, b.y, c.x, c.y)
            }
            PathSegment::Circle(center, radius) => {
                self.canvas.move_to(center.x + radius, center.y);
                self.canvas.arc(center.x, center.y, radius, 0.0, std::f64::consts::TAU);
                self.canvas.close_path();
            }
            PathSegment::Close => self.canvas.close_path(),
        }
    }

    fn rect(&mut self, area: Area, radius: f64) {
        use std::f64::consts::FRAC_PI_2;
        let Area { x, y, width, height } = area.grown(-radius);
        let corners = [(x + width, y), (x + width, y + height), (x, y + height), (x, y)];
        self.canvas.begin_path();
        self.canvas.move_to(x, y - radius);
        for (i, (x, y)) in corners.into_iter().enumerate() {
            let from = FRAC_PI_2 * (i as f64 - 1.0);
            self.canvas.arc(x, y, radius, from, from + FRAC_PI_2);
        }
        self.canvas.close_path();
    }

    fn look(&mut self, fill: Option<Tone>, stroke: Option<Stroke>) {
        if let Some(tone) = fill {
            self.filling(tone);
            self.canvas.fill();
        }
        let Some(Stroke { tone, width, dash }) = stroke else { return };
        let colour = self.theme.colour(tone.ink);
        if self.set.stroke != Some(colour) {
            self.set.stroke = Some(colour);
            self.canvas.set_stroke(colour);
        }
        if self.set.width != Some(width) {
            self.set.width = Some(width);
            self.canvas.set_line_width(width);
        }
        self.dash(dash);
        self.alpha(tone.percent);
        self.canvas.stroke();
    }

    fn filling(&mut self, tone: Tone) {
        let colour = self.theme.colour(tone.ink);
        if self.set.fill != Some(colour) {
            self.set.fill = Some(colour);
            self.canvas.set_fill(colour);
        }
        self.alpha(tone.percent);
    }

    fn alpha(&mut self, percent: u8) {
        if self.set.alpha != Some(percent) {
            self.set.alpha = Some(percent);
            self.canvas.set_alpha(f64::from(percent) / 100.0);
        }
    }

    fn dash(&mut self, dash: Option<(f64, f64)>) {
        if self.set.dash != Some(dash) {
            self.set.dash = Some(dash);
            self.canvas.set_dash(dash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ink, Point};

    /// Remembers what it was told.
    #[derive(Default)]
    struct Paper(Vec<String>);

    impl Paper {
        fn note(&mut self, what: impl Into<String>) {
            self.0.push(what.into());
        }
    }

    impl Canvas for Paper {
        fn begin_path(&mut self) {
            self.note("begin");
        }
        fn move_to(&mut self, x: f64, y: f64) {
            self.note(format!("move {x} {y}"));
        }
        fn line_to(&mut self, x: f64, y: f64) {
            self.note(format!("line {x} {y}"));
        }
        fn bezier_curve_to(&mut self, _: f64, _: f64, _: f64, _: f64, x: f64, y: f64) {
            self.note(format!("curve {x} {y}"));
        }
        fn arc(&mut self, x: f64, y: f64, radius: f64, _: f64, _: f64) {
            self.note(format!("arc {x} {y} {radius}"));
        }
        fn close_path(&mut self) {
            self.note("close");
        }
        fn fill(&mut self) {
            self.note("fill");
        }
        fn stroke(&mut self) {
            self.note("stroke");
        }
        fn fill_text(&mut self, text: &str, _: f64, _: f64) {
            self.note(format!("text {text}"));
        }
        fn set_fill(&mut self, colour: &'static str) {
            self.note(format!("fill={colour}"));
        }
        fn set_stroke(&mut self, colour: &'static str) {
            self.note(format!("stroke={colour}"));
        }
        fn set_alpha(&mut self, alpha: f64) {
            self.note(format!("alpha={alpha}"));
        }
        fn set_line_width(&mut self, width: f64) {
            self.note(format!("width={width}"));
        }
        fn set_dash(&mut self, dash: Option<(f64, f64)>) {
            self.note(format!("dash={dash:?}"));
        }
        fn set_font(&mut self, size: f64, weight: Weight) {
            self.note(format!("font={size} {weight:?}"));
        }
        fn set_anchor(&mut self, anchor: Anchor) {
            self.note(format!("anchor={anchor:?}"));
        }
    }

    #[test]
    fn two_shapes_of_one_look_are_painted_without_setting_it_again() {
        let mut picture = Picture::new(100.0, 100.0);
        for x in [10.0, 30.0] {
            let stroke = Stroke::solid(Ink::Accent.full(), 2.0);
            picture.circle(Point::new(x, 10.0), 5.0, Some(Ink::Paper.full()), Some(stroke));
        }
        let mut paper = Paper::default();
        paint(&picture, Theme::Light, &mut paper);
        let count = |what: &str| paper.0.iter().filter(|call| call.starts_with(what)).count();
        assert_eq!((count("arc"), count("fill="), count("stroke=")), (2, 1, 1));
        assert_eq!((count("width="), count("alpha="), count("dash=")), (1, 1, 1));
    }

    #[test]
    fn a_canvas_is_left_opaque_and_solid() {
        let mut picture = Picture::new(100.0, 100.0);
        let stroke = Stroke::dashed(Ink::Soft.pale(40), 1.0, 2.0, 3.0);
        picture.line(Point::new(0.0, 0.0), Point::new(9.0, 9.0), stroke);
        let mut paper = Paper::default();
        paint(&picture, Theme::Dark, &mut paper);
        assert_eq!(paper.0[paper.0.len() - 2..], ["alpha=1", "dash=None"]);
    }
}
