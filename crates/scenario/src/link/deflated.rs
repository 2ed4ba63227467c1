//! What reading and writing the deflate format (RFC 1951) have in common.
//!
//! Its text is a row of symbols: a byte, the end, or the length of a copy, behind which stands the
//! symbol of the distance to what is copied. Symbols are spelled in two Huffman codes, of which a
//! block tells the lengths, and these are spelled in a third.

/// Ends a block.
pub(super) const END: usize = 256;

/// The shortest copy; its symbol is the first behind [`END`].
pub(super) const SHORTEST: usize = 3;

/// The longest copy.
pub(super) const LONGEST: usize = 258;

/// The last symbol of the [`LENGTH`]s, which stands for the longest alone.
pub(super) const LONGEST_SYMBOL: usize = 28;

/// How many symbols for bytes, the end and lengths a block can use.
pub(super) const LITERALS: usize = 286;

/// How many symbols for distances.
pub(super) const DISTANCES: usize = 30;

/// How far back a copy can reach.
pub(super) const WINDOW: usize = 32 * 1024;

/// The longest word of the codes for text, in bits.
pub(super) const LONGEST_WORD: usize = 15;

/// In this order a block tells how long the words of the third code are.
pub(super) const ORDER: [usize; 19] =
    [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// How the symbols of a copy share out the numbers: each range of sizes holds this many symbols, and
/// each of these twice as many numbers as one of the range before.
#[derive(Clone, Copy)]
pub(super) struct Scale(usize);

/// Of lengths, from [`SHORTEST`] on.
pub(super) const LENGTH: Scale = Scale(4);

/// Of distances, from one on.
pub(super) const DISTANCE: Scale = Scale(2);

impl Scale {
    /// The symbol of a number, and how many bits say which of its numbers is meant.
    pub(super) fn symbol_of(self, number: usize) -> (usize, u32) {
        let bits = (number / self.0).checked_ilog2().unwrap_or(0);
        (self.0 * bits as usize + (number >> bits), bits)
    }

    /// The first number of a symbol, and how many bits say which is meant.
    pub(super) fn first_of(self, symbol: usize) -> (usize, u32) {
        let bits = (symbol / self.0).saturating_sub(1);
        ((symbol - self.0 * bits) << bits, bits as u32)
    }
}

/// How many words there are of each length. No length means that a symbol is not used.
pub(super) fn counts_of(lengths: &[u8]) -> [usize; LONGEST_WORD + 1] {
    let mut counts = [0; LONGEST_WORD + 1];
    for &length in lengths.iter().filter(|&&length| length > 0) {
        counts[usize::from(length)] += 1;
    }
    counts
}

/// The first word of each length, in the one code of the format with so many words of each.
pub(super) fn first_words(counts: &[usize; LONGEST_WORD + 1]) -> [usize; LONGEST_WORD + 1] {
    let mut first = [0; LONGEST_WORD + 1];
    for length in 1..=LONGEST_WORD {
        first[length] = (first[length - 1] + counts[length - 1]) << 1;
    }
    first
}
