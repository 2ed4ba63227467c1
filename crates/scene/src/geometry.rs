//! Places, directions and rectangles.

/// A value moved between two bounds; `high` where they cross. The standard `clamp` panics there, and
/// the words of its panic bring all that prints floats into a page that prints none.
pub const fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// A place, in pixels from the top left.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// The distance from the top.
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

/// The direction so many turns clockwise from the top. The sine of the standard library brings
/// tables for angles that nobody draws.
pub(crate) fn turned(turns: f64) -> Point {
    let quarters = (turns * 4.0).round();
    let angle = (turns * 4.0 - quarters) * std::f64::consts::FRAC_PI_2;
    let square = angle * angle;
    // The series of sine and cosine; below an eighth of a turn these terms are exact to 1e-13.
    let series = |first: f64| {
        let term = |sum: f64, n: f64| 1.0 - square / (n * (n + 1.0)) * sum;
        [12.0, 10.0, 8.0, 6.0, 4.0, 2.0].iter().fold(1.0, |sum, n| term(sum, n + first - 1.0))
    };
    let upright = Point::new(angle * series(1.0), -series(0.0));
    (0..quarters.rem_euclid(4.0) as u32).fold(upright, |way, _| way.right())
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
    /// The same area where everything is so many times as large.
    pub fn scaled(self, times: f64) -> Self {
        Self {
            x: self.x * times,
            y: self.y * times,
            width: self.width * times,
            height: self.height * times,
        }
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_go_clockwise_from_the_top() {
        for step in -400..=800 {
            let turns = f64::from(step) / 200.0;
            let (sine, cosine) = (turns * std::f64::consts::TAU).sin_cos();
            assert!(turned(turns).distance(Point::new(sine, -cosine)) < 1e-12, "{turns}");
        }
    }
}
