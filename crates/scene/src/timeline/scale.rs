//! Times and places.

/// Times and places.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scale {
    pub(super) left: f64,
    pub(super) right: f64,
    end: u64,
}

impl Scale {
    /// From 0 to a time on so much room, with a margin for the playhead on each side.
    pub fn new(end: u64, width: f64) -> Self {
        let left = 14.0;
        Self { left, right: (width - 14.0).max(left + 1.0), end: end.max(1) }
    }

    /// Where a time is.
    pub fn x(self, time: u64) -> f64 {
        let part = time.min(self.end) as f64 / self.end as f64;
        self.left + (self.right - self.left) * part
    }

    /// Which time is at a place.
    pub fn time(self, x: f64) -> u64 {
        let part = ((x - self.left) / (self.right - self.left)).clamp(0.0, 1.0);
        (part * self.end as f64).round() as u64
    }

    /// Round times, far enough from each other to be named.
    pub fn ticks(self) -> Vec<(u64, String)> {
        let least = 110.0 / (self.right - self.left) * self.end as f64;
        let step = step(least).unwrap_or(self.end);
        (0..=self.end / step).map(|i| (i * step, tick(i * step, step))).collect()
    }
}

/// The shortest round step of at least so many microseconds.
pub(crate) fn step(least: f64) -> Option<u64> {
    const UNITS: [u64; 9] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 60_000_000];
    let steps = UNITS.iter().flat_map(|u| [*u, u * 2, u * 5]).filter(|s| *s < 60_000_000);
    let long = [1u64, 2, 5, 10, 20, 60, 120, 300].map(|minutes| minutes * 60_000_000);
    steps.chain(long).find(|s| *s as f64 >= least)
}

/// A round time in the unit of its step.
pub(crate) fn tick(time: u64, step: u64) -> String {
    match step {
        0..1_000 => format!("{time} µs"),
        1_000..100_000 => format!("{} ms", time / 1_000),
        100_000..1_000_000 => format!("{}.{} s", time / 1_000_000, time / 100_000 % 10),
        1_000_000..60_000_000 => format!("{} s", time / 1_000_000),
        _ => format!("{} min", time / 60_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_time_that_is_there() {
        let scale = Scale::new(5_000_000, 1000.0);
        for time in [0, 1, 1_234_567, 5_000_000] {
            assert!(scale.time(scale.x(time)).abs_diff(time) <= 1);
        }
        assert_eq!((scale.time(-50.0), scale.time(2000.0)), (0, 5_000_000));
    }

    #[test]
    fn ticks_are_round_and_have_room() {
        for end in [900, 40_000, 700_000, 5_000_000, 90_000_000, 600_000_000, 36_000_000_000] {
            for width in [390.0, 1000.0] {
                let scale = Scale::new(end, width);
                let ticks = scale.ticks();
                assert!(ticks.len() >= 2, "{end} on {width}: {ticks:?}");
                assert!(scale.x(ticks[1].0) - scale.x(ticks[0].0) >= 109.0, "{end}: {ticks:?}");
            }
        }
        let names: Vec<String> =
            Scale::new(5_000_000, 1000.0).ticks().into_iter().map(|t| t.1).collect();
        assert_eq!(names[..3], ["0 s", "1 s", "2 s"]);
    }
}
