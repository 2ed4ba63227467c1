//! Chance, keyed by place.

use std::ops::Range;

use protocol::Time;
use protocol::digest::scramble;
use scenario::Ratio;

/// Where a draw is made. Each place has dice of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Stream(u32);

impl Stream {
    /// How long a message takes from one endpoint to another.
    pub const fn delay(from: u32, to: u32) -> Self {
        Self::of(1, from, to)
    }
    /// Whether a message from one endpoint to another is lost.
    pub const fn loss(from: u32, to: u32) -> Self {
        Self::of(2, from, to)
    }
    /// Whether a message from one endpoint to another arrives twice.
    pub const fn duplication(from: u32, to: u32) -> Self {
        Self::of(3, from, to)
    }
    /// The timers of a node.
    pub const fn timers(node: u32) -> Self {
        Self::of(4, node, 0)
    }
    /// The disk of a node.
    pub const fn disk(node: u32) -> Self {
        Self::of(5, node, 0)
    }
    /// What a client asks, and when.
    pub const fn client(client: u32) -> Self {
        Self::of(6, client, 0)
    }
    /// What goes wrong by chance.
    pub const fn nemesis() -> Self {
        Self::of(7, 0, 0)
    }
    /// What a liar does; 0 is what all liars of a run have in common.
    pub const fn lies(node: u32) -> Self {
        Self::of(8, node, 0)
    }

    const fn of(purpose: u32, a: u32, b: u32) -> Self {
        Self(purpose << 16 | a << 8 | b)
    }
}

/// The dice of a run.
///
/// A draw is a function of the seed, the stream, the instant and how many draws that stream made at
/// that instant before: so when one message is dropped, nothing unrelated changes, and "the same
/// run, but for this" is what it says. The function and [`pick`] are part of every link's meaning
/// and frozen; golden values hold them.
#[derive(Clone, Debug)]
pub struct Chance {
    seed: u64,
    instant: Time,
    drawn: Vec<(Stream, u32)>,
}

impl Chance {
    /// The dice of the run with this seed.
    pub const fn new(seed: u64) -> Self {
        Self { seed, instant: Time::ZERO, drawn: Vec::new() }
    }

    /// The next draw of a stream at an instant; instants never go back.
    pub fn draw(&mut self, stream: Stream, now: Time) -> u64 {
        if now != self.instant {
            self.instant = now;
            self.drawn.clear();
        }
        let nth = match self.drawn.iter_mut().find(|(known, _)| *known == stream) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                self.drawn.push((stream, 0));
                0
            }
        };
        mix(self.seed, stream.0, now.0, nth)
    }

    /// A draw that is the same all through the run.
    pub const fn of_the_run(&self, stream: Stream) -> u64 {
        mix(self.seed, stream.0, 0, 0)
    }

    /// A time drawn evenly from a half-open range.
    pub fn time(&mut self, stream: Stream, now: Time, range: &Range<Time>) -> Time {
        let span = range.end.since(range.start).0;
        if span <= 1 {
            return range.start;
        }
        range.start + Time(pick(self.draw(stream, now), span))
    }

    /// True as often as `ratio` says. Draws nothing for never.
    pub fn happens(&mut self, stream: Stream, now: Time, ratio: Ratio) -> bool {
        ratio > Ratio::ZERO && pick(self.draw(stream, now), 1_000_000) < u64::from(ratio.0)
    }

    /// A number below `bound`.
    pub fn below(&mut self, stream: Stream, now: Time, bound: u64) -> u64 {
        pick(self.draw(stream, now), bound)
    }
}

/// The draw itself. Frozen.
pub const fn mix(seed: u64, stream: u32, instant: u64, nth: u32) -> u64 {
    let place = scramble(seed ^ (stream as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let moment = scramble(place.wrapping_add(instant.wrapping_mul(0xd134_2543_de82_ef95)));
    scramble(moment.wrapping_add((nth as u64).wrapping_mul(0xa076_1d64_78bd_642f)))
}

/// Reduces a draw to a number below `bound`, which is at least 1. Frozen.
pub const fn pick(draw: u64, bound: u64) -> u64 {
    if bound <= u32::MAX as u64 { ((draw >> 32) * bound) >> 32 } else { draw % bound }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// These numbers are part of the meaning of every link there is. They never change.
    #[test]
    fn the_dice_are_frozen() {
        let golden = [mix(1, 1, 0, 0), mix(42, 0x0001_0203, 1_200_000, 0), mix(42, 7, 5, 3)];
        assert_eq!(golden, GOLDEN);
        assert_eq!([pick(golden[0], 5_000), pick(golden[1], 5_000)], [461, 4864]);
    }
    const GOLDEN: [u64; 3] =
        [1_702_081_318_012_823_930, 17_948_012_612_568_267_182, 12_847_167_178_316_826_825];

    #[test]
    fn a_draw_at_one_place_leaves_every_other_place_alone() {
        let (mut one, mut two) = (Chance::new(7), Chance::new(7));
        let now = Time::millis(3);
        one.draw(Stream::loss(1, 2), now);
        assert_eq!(one.draw(Stream::delay(1, 2), now), two.draw(Stream::delay(1, 2), now));
        assert_ne!(one.draw(Stream::delay(1, 2), now), one.draw(Stream::delay(1, 2), now));
    }

    #[test]
    fn draws_spread_evenly_over_a_range() {
        let mut chance = Chance::new(1);
        let range = Time(0)..Time(10);
        let mut seen = [0_u32; 10];
        for micros in 0..10_000 {
            let time = chance.time(Stream::timers(1), Time(micros), &range);
            seen[usize::try_from(time.0).expect("small")] += 1;
        }
        assert!(seen.iter().all(|&count| (900..1_100).contains(&count)), "{seen:?}");
    }
}
