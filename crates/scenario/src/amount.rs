//! Numbers, ranges and options as scripts write them: exactly, and as short as that allows.

use std::fmt::{Display, Formatter, Result};
use std::ops::Range;

use protocol::{OptionValue, Time};

use crate::action::Ratio;

/// Exactly, without needless zeros: `0.3`, `1.05`, `1`.
impl Display for Ratio {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (whole, rest) = (self.0 / Self::ONE.0, self.0 % Self::ONE.0);
        if rest == 0 {
            return whole.fmt(f);
        }
        write!(f, "{whole}.{}", format!("{rest:06}").trim_end_matches('0'))
    }
}

/// A half-open range of time as scripts write it: `10..15ms`, and `10ms` when it holds exactly that.
#[derive(Clone, Copy, Debug)]
pub struct TimeRange<'a>(pub &'a Range<Time>);

impl Display for TimeRange<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        const UNITS: [(u64, &str); 3] = [(1_000_000, "s"), (1_000, "ms"), (1, "us")];
        let &Range { start, end } = self.0;
        if end == start + Time(1) {
            return start.fmt(f);
        }
        let scale = if start == Time::ZERO { end } else { start };
        let fits = |&&(size, _): &&(u64, &str)| {
            let thousandth = (size / 1_000).max(1);
            scale.0 >= size && start.0 % thousandth == 0 && end.0 % thousandth == 0
        };
        let &(size, unit) = UNITS.iter().find(fits).unwrap_or(&UNITS[2]);
        write!(f, "{}..{}{unit}", thousandths(start.0, size), thousandths(end.0, size))
    }
}

/// `n / size` with up to three decimals.
fn thousandths(n: u64, size: u64) -> String {
    let (whole, rest) = (n / size, n % size);
    if rest == 0 {
        return whole.to_string();
    }
    let digits = format!("{:03}", rest / (size / 1_000).max(1));
    format!("{whole}.{}", digits.trim_end_matches('0'))
}

/// The value of an option as scripts write it.
#[derive(Clone, Copy, Debug)]
pub struct Chosen(pub OptionValue);

impl Display for Chosen {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0 {
            OptionValue::Flag(true) => f.write_str("on"),
            OptionValue::Flag(false) => f.write_str("off"),
            OptionValue::Count(count) => count.fmt(f),
            OptionValue::Time(span) => span.fmt(f),
            OptionValue::Range(from, to) => TimeRange(&(from..to)).fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: u64, to: u64) -> String {
        TimeRange(&(Time(from)..Time(to))).to_string()
    }

    #[test]
    fn a_range_has_the_largest_unit_that_serves_both_ends() {
        assert_eq!(span(10_000, 15_000), "10..15ms");
        assert_eq!(span(1_500_000, 2_000_000), "1.5..2s");
        assert_eq!(span(0, 5_000), "0..5ms");
        assert_eq!(span(500_000, 2_000_000), "500..2000ms");
        assert_eq!(span(1_000_000, 1_000_002), "1000..1000.002ms");
    }

    #[test]
    fn a_range_of_one_microsecond_is_a_single_time() {
        assert_eq!(span(10_000, 10_001), "10ms");
        assert_eq!(span(0, 1), "0s");
    }

    #[test]
    fn a_ratio_has_no_needless_zeros() {
        let ratios = [0, 1, 300_000, 1_000_000, 1_050_000, 100_000_000].map(Ratio);
        let written = ratios.map(|ratio| ratio.to_string());
        assert_eq!(written, ["0", "0.000001", "0.3", "1", "1.05", "100"]);
    }
}
