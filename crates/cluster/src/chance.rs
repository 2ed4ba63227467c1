//! Chance that is keyed by place.

use protocol::digest::scramble;

/// The chance of one step of one run: the n-th draw is a function of seed, step and n, so that what
/// one step draws leaves all others as they were.
pub(crate) struct Chance {
    key: u64,
    draws: u64,
}

impl Chance {
    pub(crate) const fn of(seed: u64, step: u64) -> Self {
        Self { key: scramble(scramble(seed + 1) ^ step.wrapping_mul(SPREAD)), draws: 0 }
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.draws += 1;
        let drawn = scramble(self.key.wrapping_add(self.draws.wrapping_mul(SPREAD)));
        (drawn % bound.max(1) as u64) as usize
    }
}

/// The golden ratio, as a fraction of 2^64: multiples of it lie far apart.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_depends_on_seed_step_and_number_alone() {
        let first = |seed, step| Chance::of(seed, step).below(1 << 40);
        assert_eq!(first(1, 7), first(1, 7));
        assert!(first(1, 7) != first(2, 7) && first(1, 7) != first(1, 8));
        let mut chance = Chance::of(1, 7);
        assert_ne!(chance.below(1 << 40), chance.below(1 << 40));
    }
}
