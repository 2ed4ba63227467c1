//! How far the clock runs in a frame, so that a story is told at reading speed.
//!
//! Where something is in flight, the chosen speed holds. Where nothing is, waiting passes quickly.
//! Right after something notable, time stands until it can have been seen, and then all but stands
//! until it can have been read; for a remark it stands as long as that takes to read.

use crate::player::speed::Speed;

/// The pace of a run.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Pace {
    rate: f64,
    rest: f64,
    stand: f64,
    linger: f64,
}

/// What a frame is about.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Moment {
    /// The chosen speed.
    pub(crate) speed: Speed,
    /// Whether nothing is on its way.
    pub(crate) quiet: bool,
    /// Milliseconds since the last frame.
    pub(crate) passed: f64,
}

/// How many times faster waiting passes.
const HASTE: f64 = 8.0;

/// Reading speed, in microseconds per millisecond.
const STORY: f64 = 20.0;

/// How much slower time passes while somebody reads.
const CALM: f64 = 0.12;

/// So many milliseconds every sentence is to be seen.
const SEEN: f64 = 400.0;

/// So many milliseconds a remark is to be read: before, for each letter, and at most.
const READ: (f64, f64, f64) = (600.0, 38.0, 9_000.0);

/// No frame stands for more milliseconds: after a hitch nothing jumps.
const LONGEST: f64 = 100.0;

impl Pace {
    /// Something notable has happened, told in so many letters.
    pub(crate) fn linger(&mut self, letters: usize) {
        self.stand = SEEN;
        self.linger = (250.0 + 11.0 * letters as f64).min(1_700.0);
    }

    /// Somebody remarks on this moment, in so many letters.
    pub(crate) fn remark(&mut self, letters: usize) {
        let (before, letter, most) = READ;
        self.stand = (before + letter * letters as f64).min(most);
        self.linger = self.stand;
    }

    /// Nothing is being read any more.
    pub(crate) fn hurry(&mut self) {
        (self.stand, self.linger) = (0.0, 0.0);
    }

    /// Microseconds that pass in a frame; `None` is as many as there is time for.
    pub(crate) fn pass(&mut self, moment: Moment) -> Option<u64> {
        let passed = moment.passed.clamp(0.0, LONGEST);
        let chosen = moment.speed.rate()?;
        let wanted = match (moment.speed.tells_a_story(), self.linger > 0.0, moment.quiet) {
            // At twice the speed somebody wants to read half as long.
            (true, true, _) if self.stand > 0.0 => 0.0,
            (true, true, _) => chosen * (CALM * chosen / STORY).clamp(CALM, 1.0),
            (true, false, true) => chosen * HASTE,
            _ => chosen,
        };
        let read = passed * (chosen / STORY).max(1.0);
        self.stand = (self.stand - read).max(0.0);
        self.linger = (self.linger - passed).max(0.0);
        // It slows down at once, and speeds up gently.
        self.rate = if wanted <= self.rate || !moment.speed.tells_a_story() {
            wanted
        } else {
            self.rate + (wanted - self.rate) * (passed / 160.0).min(1.0)
        };
        self.rest += self.rate * passed;
        let whole = self.rest.floor();
        self.rest -= whole;
        Some(whole as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(speed: Speed, quiet: bool) -> Moment {
        Moment { speed, quiet, passed: 16.0 }
    }

    fn run(pace: &mut Pace, moment: Moment, frames: usize) -> u64 {
        (0..frames).filter_map(|_| pace.pass(moment)).sum()
    }

    #[test]
    fn a_message_is_followed_at_the_chosen_speed() {
        let mut pace = Pace::default();
        run(&mut pace, moment(Speed::STORY, false), 100);
        let passed = run(&mut pace, moment(Speed::STORY, false), 100);
        assert!((31_900..=32_100).contains(&passed), "{passed}");
    }

    #[test]
    fn waiting_passes_quickly_and_the_slowest_speed_still_moves() {
        let mut pace = Pace::default();
        let waited = run(&mut pace, moment(Speed::STORY, true), 200);
        assert!(waited > 400_000, "{waited}");
        let mut pace = Pace::default();
        assert!(run(&mut pace, moment(Speed::notch(0), false), 100) > 1_000);
    }

    #[test]
    fn captions_can_be_read_back() {
        let mut pace = Pace::default();
        run(&mut pace, moment(Speed::STORY, false), 100);
        pace.linger(80);
        assert!(run(&mut pace, moment(Speed::STORY, false), 60) < 4_000);
        let after = run(&mut pace, moment(Speed::STORY, false), 200);
        assert!(after > 40_000, "{after}");
    }

    #[test]
    fn for_a_remark_time_stands_until_it_is_read_or_nobody_wants_to() {
        let mut pace = Pace::default();
        run(&mut pace, moment(Speed::STORY, false), 100);
        pace.remark(150);
        assert_eq!(run(&mut pace, moment(Speed::STORY, false), 390), 0, "more than six seconds");
        assert!(run(&mut pace, moment(Speed::STORY, false), 100) > 10_000);
        pace.remark(150);
        assert_eq!(run(&mut pace, moment(Speed::STORY, false), 10), 0);
        pace.hurry();
        assert!(run(&mut pace, moment(Speed::STORY, false), 100) > 10_000);
    }

    #[test]
    fn real_time_is_real_and_the_fastest_knows_no_bound() {
        let mut pace = Pace::default();
        pace.linger(1_000);
        assert_eq!(run(&mut pace, moment(Speed::notch(9), true), 10), 160_000);
        assert_eq!(pace.pass(moment(Speed::MOST, false)), None);
    }

    #[test]
    fn a_late_frame_does_not_skip() {
        let mut pace = Pace::default();
        let moment = Moment { speed: Speed::notch(9), quiet: false, passed: 5_000.0 };
        assert_eq!(pace.pass(moment), Some(100_000));
    }
}
