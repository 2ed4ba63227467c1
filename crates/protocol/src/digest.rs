//! A hash that is the same on every machine, natively and in wasm.

use core::hash::{Hash, Hasher};

/// The digest of a value: equal values have equal digests on every machine.
///
/// Not cryptographic. Between different versions of Synod digests may differ, so none is ever
/// written into a link; fingerprints in links are of trace text.
pub fn digest_of<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut digester = Digester::default();
    value.hash(&mut digester);
    digester.finish()
}

/// Spreads every bit of `x` over the whole result (the finaliser of SplitMix64).
pub const fn scramble(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// A [`Hasher`] without keys in which `usize` counts as `u64`.
#[derive(Clone, Debug, Default)]
pub struct Digester(u64);

impl Digester {
    const fn absorb(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Digester {
    fn finish(&self) -> u64 {
        scramble(self.0)
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        words.iter().for_each(|word| self.absorb(u64::from_le_bytes(*word)));
        if !rest.is_empty() {
            let word = rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
            self.absorb(word);
        }
        self.absorb(bytes.len() as u64);
    }

    fn write_u8(&mut self, n: u8) {
        self.absorb(u64::from(n));
    }
    fn write_u16(&mut self, n: u16) {
        self.absorb(u64::from(n));
    }
    fn write_u32(&mut self, n: u32) {
        self.absorb(u64::from(n));
    }
    fn write_u64(&mut self, n: u64) {
        self.absorb(n);
    }
    fn write_usize(&mut self, n: usize) {
        self.absorb(n as u64);
    }
    fn write_isize(&mut self, n: isize) {
        self.absorb(n as i64 as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Golden values: the same digests natively, in wasm and on a 32-bit machine.
    #[test]
    fn digests_are_the_same_everywhere() {
        assert_eq!(digest_of(&7_usize), digest_of(&7_u64));
        assert_eq!(digest_of("synod"), 0x5c64_2592_1ec3_cfa1);
        assert_eq!(scramble(1), 0x5692_161d_100b_05e5);
    }
}
