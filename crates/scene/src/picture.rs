//! A picture: a flat list of shapes in the order in which they are painted, and what of it can be
//! touched.

use playground::stage::End;

use crate::ink::Tone;

/// A place, in pixels from the top left.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// A place.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// So much further right and down.
    #[must_use]
    pub fn plus(self, x: f64, y: f64) -> Self {
        Self::new(self.x + x, self.y + y)
    }

    /// So many steps along a direction.
    #[must_use]
    pub fn along(self, direction: Self, steps: f64) -> Self {
        Self::new(self.x + direction.x * steps, self.y + direction.y * steps)
    }

    /// A part of the way to another place.
    #[must_use]
    pub fn toward(self, other: Self, part: f64) -> Self {
        Self::new(self.x + (other.x - self.x) * part, self.y + (other.y - self.y) * part)
    }

    /// How far away another place is.
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The direction to another place, of length 1; up, if that is here.
    #[must_use]
    pub fn direction(self, other: Self) -> Self {
        let far = self.distance(other);
        if far < 1e-9 {
            return Self::new(0.0, -1.0);
        }
        Self::new((other.x - self.x) / far, (other.y - self.y) / far)
    }

    /// A quarter turn to the right of a direction, as seen by who walks along it.
    #[must_use]
    pub fn right(self) -> Self {
        Self::new(-self.y, self.x)
    }
}

/// A rectangle.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Area {
    /// Its left.
    pub x: f64,
    /// Its top.
    pub y: f64,
    /// To its right.
    pub width: f64,
    /// To its bottom.
    pub height: f64,
}

impl Area {
    /// The one around a place.
    pub fn around(center: Point, width: f64, height: f64) -> Self {
        Self { x: center.x - width / 2.0, y: center.y - height / 2.0, width, height }
    }

    /// The same with so much on each side added.
    #[must_use]
    pub fn grown(self, by: f64) -> Self {
        Self {
            x: self.x - by,
            y: self.y - by,
            width: self.width + 2.0 * by,
            height: self.height + 2.0 * by,
        }
    }

    /// Whether two have something in common.
    pub fn meets(self, other: Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// Whether a place lies in it.
    pub fn holds(self, p: Point) -> bool {
        p.x >= self.x && p.x <= self.x + self.width && p.y >= self.y && p.y <= self.y + self.height
    }

    /// Whether another lies in it entirely.
    pub fn contains(self, other: Self) -> bool {
        self.holds(Point::new(other.x, other.y))
            && self.holds(Point::new(other.x + other.width, other.y + other.height))
    }

    /// Its middle.
    pub fn center(self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

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
pub enum Step {
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
        steps: Vec<Step>,
        /// Its inside.
        fill: Option<Tone>,
        /// Its edge.
        stroke: Option<Stroke>,
    },
    /// A rectangle with round corners.
    Rect {
        /// Where.
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

/// Something that can be pointed at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Target {
    /// A node.
    Node(u32),
    /// A client.
    Client(u32),
    /// Something on its way.
    Flight(u64),
    /// The link between two ends, the smaller one first.
    Link(End, End),
}

/// How exact a pointer is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// A mouse: what is within a few pixels.
    Mouse,
    /// A finger: what is within 22 pixels.
    Touch,
}

/// Where a target is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Zone {
    /// In a circle.
    Disc(Point, f64),
    /// In a rectangle.
    Area(Area),
    /// On a line.
    Line(Point, Point),
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

    /// What is at a place: a flight, before the node or client that it passes, before what lies
    /// near enough, before a link.
    pub fn hit(&self, at: Point, reach: Reach) -> Option<Target> {
        let (near, link) = match reach {
            Reach::Mouse => (8.0, 5.0),
            Reach::Touch => (22.0, 12.0),
        };
        let best = |wanted: &dyn Fn(Target) -> bool, within: f64| {
            let gaps = self.zones.iter().filter(|z| wanted(z.0)).map(|z| (z.1.gap(at), z.0));
            gaps.filter(|g| g.0 <= within).min_by(|a, b| a.0.total_cmp(&b.0)).map(|g| g.1)
        };
        let flight = |t| matches!(t, Target::Flight(_));
        let place = |t| matches!(t, Target::Node(_) | Target::Client(_));
        let way = |t| matches!(t, Target::Link(..));
        best(&flight, 0.0)
            .or_else(|| best(&place, 0.0))
            .or_else(|| best(&flight, near))
            .or_else(|| best(&place, near))
            .or_else(|| best(&way, link))
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

    pub(crate) fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        let steps = vec![Step::Move(from), Step::Line(to)];
        self.shapes.push(Shape::Path { steps, fill: None, stroke: Some(stroke) });
    }
}

impl Zone {
    /// How far a place is from it; 0 inside.
    pub(crate) fn gap(self, p: Point) -> f64 {
        match self {
            Self::Disc(center, radius) => (center.distance(p) - radius).max(0.0),
            Self::Area(area) => {
                let x = (area.x - p.x).max(p.x - area.x - area.width).max(0.0);
                let y = (area.y - p.y).max(p.y - area.y - area.height).max(0.0);
                x.hypot(y)
            }
            Self::Line(a, b) => {
                let (dx, dy) = (b.x - a.x, b.y - a.y);
                let square = (dx * dx + dy * dy).max(1e-9);
                let part = (((p.x - a.x) * dx + (p.y - a.y) * dy) / square).clamp(0.0, 1.0);
                a.toward(b, part).distance(p)
            }
        }
    }
}
