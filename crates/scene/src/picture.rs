//! A picture: a flat list of shapes in the order in which they are painted, and what of it can be
//! pointed at.

use crate::geometry::{Area, Point};
use crate::hit::{Target, Zone};
use crate::ink::{Ink, Tone};

/// A line around something, or along it. Ends and corners are round.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stroke {
    /// Its colour.
    pub tone: Tone,
    /// How wide it is.
    pub width: f64,
    /// Lengths of dash and gap; a dash of 0 is a dot. Nothing is a solid line.
    pub dash: Option<(f64, f64)>,
}

impl Stroke {
    /// A solid line.
    pub const fn solid(tone: Tone, width: f64) -> Self {
        Self { tone, width, dash: None }
    }

    /// A dashed line.
    pub const fn dashed(tone: Tone, width: f64, dash: f64, gap: f64) -> Self {
        Self { tone, width, dash: Some((dash, gap)) }
    }
}

/// A step of a path.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum PathSegment {
    /// Begins anew here.
    Move(Point),
    /// A straight line to here.
    Line(Point),
    /// A cubic curve: two handles and an end.
    Curve(Point, Point, Point),
    /// A whole circle: middle and radius.
    Circle(Point, f64),
    /// Back to where it began.
    Close,
}

/// Something to paint. What has both is filled first and then outlined.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A circle.
    Circle {
        /// Its middle.
        center: Point,
        /// Its radius.
        radius: f64,
        /// Its inside.
        fill: Option<Tone>,
        /// Its edge.
        stroke: Option<Stroke>,
    },
    /// A part of a circle's edge.
    Arc {
        /// Its middle.
        center: Point,
        /// Its radius.
        radius: f64,
        /// Where it begins, in turns clockwise from the top.
        from: f64,
        /// Where it ends; more than `from`, by less than 1.
        to: f64,
        /// What it looks like.
        stroke: Stroke,
    },
    /// Lines, curves, polygons, and many small things of one look.
    Path {
        /// Its steps.
        steps: Vec<PathSegment>,
        /// Its inside.
        fill: Option<Tone>,
        /// Its edge.
        stroke: Option<Stroke>,
    },
    /// A rectangle with round corners.
    Rect {
        /// The rectangle that it fills.
        area: Area,
        /// Of its corners.
        radius: f64,
        /// Its inside.
        fill: Option<Tone>,
        /// Its edge.
        stroke: Option<Stroke>,
    },
    /// A line of text.
    Text {
        /// The foot of its letters.
        at: Point,
        /// What it says.
        text: String,
        /// Which part of it stands at `at`.
        anchor: Anchor,
        /// How bold.
        weight: Weight,
        /// The size of its letters.
        size: f64,
        /// Its colour.
        tone: Tone,
    },
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// How bold a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// Not at all.
    Regular,
    /// It is.
    Bold,
}

/// What is to be seen.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Picture {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// What to paint, first things first.
    pub shapes: Vec<Shape>,
    /// What can be touched.
    pub zones: Vec<(Target, Zone)>,
}

impl Picture {
    /// An empty one.
    pub fn new(width: f64, height: f64) -> Self {
        Self { width, height, ..Self::default() }
    }

    pub(crate) fn circle(
        &mut self,
        center: Point,
        radius: f64,
        fill: Option<Tone>,
        stroke: Option<Stroke>,
    ) {
        self.shapes.push(Shape::Circle { center, radius, fill, stroke });
    }

    pub(crate) fn rect(
        &mut self,
        area: Area,
        radius: f64,
        fill: Option<Tone>,
        stroke: Option<Stroke>,
    ) {
        self.shapes.push(Shape::Rect { area, radius, fill, stroke });
    }

    /// The line that somebody draws over it.
    pub fn trail(&mut self, drawn: &[Point]) {
        let Some(first) = drawn.first() else { return };
        let mut steps = vec![PathSegment::Move(*first)];
        steps.extend(drawn.iter().map(|&at| PathSegment::Line(at)));
        let stroke = Some(Stroke::dashed(Ink::Accent.full(), 2.0, 1.0, 5.0));
        self.shapes.push(Shape::Path { steps, fill: Some(Ink::Accent.pale(6)), stroke });
    }

    pub(crate) fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        let steps = vec![PathSegment::Move(from), PathSegment::Line(to)];
        self.shapes.push(Shape::Path { steps, fill: None, stroke: Some(stroke) });
    }
}
