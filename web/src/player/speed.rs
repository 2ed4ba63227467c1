//! How fast virtual time passes, as the notches of a slider.

use std::fmt;

/// A notch of the slider, from 1/1000 to as fast as it goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Speed(u8);

/// Parts of a second of virtual time per second, in millionths.
const RATES: [u32; 14] = [
    1_000,
    2_000,
    5_000,
    10_000,
    20_000,
    50_000,
    100_000,
    200_000,
    500_000,
    1_000_000,
    2_000_000,
    5_000_000,
    10_000_000,
    100_000_000,
];

impl Speed {
    /// Reading speed: a message of 12 ms is on its way for more than half a second.
    pub(crate) const STORY: Self = Self(4);
    /// As fast as it goes.
    pub(crate) const MOST: Self = Self(RATES.len() as u8);

    /// The notch with this number.
    pub(crate) fn notch(number: u32) -> Self {
        Self(u8::try_from(number).unwrap_or(u8::MAX).min(Self::MOST.0))
    }

    /// Its number.
    pub(crate) fn number(self) -> u32 {
        u32::from(self.0)
    }

    /// One notch up or down.
    pub(crate) fn beside(self, up: bool) -> Self {
        if up { Self((self.0 + 1).min(Self::MOST.0)) } else { Self(self.0.saturating_sub(1)) }
    }

    /// Microseconds of virtual time per millisecond, unless it is as fast as it goes.
    pub(crate) fn rate(self) -> Option<f64> {
        RATES.get(usize::from(self.0)).map(|&rate| f64::from(rate) / 1_000.0)
    }

    /// Whether quiet stretches may pass faster: at speeds at which somebody reads along.
    pub(crate) fn tells_a_story(self) -> bool {
        self.0 <= 6
    }

    /// Reads `1/50`, `2`, `0.5` or `max`, and takes the nearest notch at or above it.
    pub(crate) fn read(text: &str) -> Option<Self> {
        if text == "max" {
            return Some(Self::MOST);
        }
        let millionths = match text.split_once('/') {
            Some((above, below)) => {
                let (above, below): (u64, u64) = (above.parse().ok()?, below.parse().ok()?);
                above.checked_mul(1_000_000)?.checked_div(below)?
            }
            None => crate::words::micros(text.trim_end_matches(['x', '×']))?,
        };
        let notch = RATES.iter().position(|&rate| u64::from(rate) >= millionths);
        Some(notch.map_or(Self::MOST, |notch| Self(notch as u8)))
    }
}

impl fmt::Display for Speed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match RATES.get(usize::from(self.0)) {
            Some(&rate) if rate < 1_000_000 => write!(f, "1/{}", 1_000_000 / rate),
            Some(rate) => write!(f, "{}×", rate / 1_000_000),
            None => f.write_str("max"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notches_are_named_as_they_are_read() {
        assert_eq!(Speed::STORY.to_string(), "1/50");
        assert_eq!(Speed::notch(0).to_string(), "1/1000");
        assert_eq!(Speed::notch(9).to_string(), "1×");
        assert_eq!(Speed::notch(99).to_string(), "max");
        for number in 0..=Speed::MOST.number() {
            let speed = Speed::notch(number);
            assert_eq!(Speed::read(&speed.to_string()), Some(speed));
        }
    }

    #[test]
    fn slots_between_two_proposals_are_adopted() {
        assert_eq!(Speed::read("1/30"), Some(Speed::notch(5)));
        assert_eq!(Speed::read("0.5"), Some(Speed::notch(8)));
        assert_eq!(Speed::read("1000"), Some(Speed::MOST));
        assert_eq!(Speed::read("1/0"), None);
        assert_eq!(Speed::read("fast"), None);
    }

    #[test]
    fn the_slider_is_clamped() {
        assert_eq!(Speed::MOST.beside(true), Speed::MOST);
        assert_eq!(Speed::notch(0).beside(false), Speed::notch(0));
    }
}
