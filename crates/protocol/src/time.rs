//! Virtual time.

use core::fmt;
use core::ops::{Add, AddAssign, Sub};

/// A moment of virtual time, or a span of it, in microseconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Time(pub u64);

impl Time {
    /// The beginning of every run.
    pub const ZERO: Self = Self(0);

    /// That many microseconds.
    pub const fn micros(n: u64) -> Self {
        Self(n)
    }

    /// That many milliseconds.
    pub const fn millis(n: u64) -> Self {
        Self(n * 1_000)
    }

    /// That many seconds.
    pub const fn seconds(n: u64) -> Self {
        Self(n * 1_000_000)
    }

    /// That many minutes.
    pub const fn minutes(n: u64) -> Self {
        Self::seconds(n * 60)
    }

    /// The span since `earlier`, or zero when that lies in the future.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Self {
        Self(self.0.saturating_sub(earlier.0))
    }
}

impl Add for Time {
    type Output = Self;
    fn add(self, span: Self) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl AddAssign for Time {
    fn add_assign(&mut self, span: Self) {
        *self = *self + span;
    }
}

impl Sub for Time {
    type Output = Self;
    fn sub(self, span: Self) -> Self {
        self.since(span)
    }
}

/// Exactly, in the largest unit that leaves at most three decimals: `1.2s`, `350ms`, `17us`.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const UNITS: [(u64, &str); 3] = [(1_000_000, "s"), (1_000, "ms"), (1, "us")];
        for (size, name) in UNITS {
            let thousandth = (size / 1_000).max(1);
            if self.0 >= size && self.0.is_multiple_of(thousandth) {
                let (whole, rest) = (self.0 / size, self.0 % size);
                if rest == 0 {
                    return write!(f, "{whole}{name}");
                }
                let digits = alloc::format!("{:03}", rest / thousandth);
                return write!(f, "{whole}.{}{name}", digits.trim_end_matches('0'));
            }
        }
        f.write_str("0s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_time_is_written_exactly_in_the_largest_unit_that_serves() {
        let written = |t: Time| t.to_string();
        assert_eq!(written(Time::ZERO), "0s");
        assert_eq!(written(Time::millis(1_200)), "1.2s");
        assert_eq!(written(Time::millis(350)), "350ms");
        assert_eq!(written(Time::micros(2_500)), "2.5ms");
        assert_eq!(written(Time::micros(1_200_001)), "1200.001ms");
        assert_eq!(written(Time::micros(17)), "17us");
        assert_eq!(written(Time::minutes(2)), "120s");
    }
}
