//! Writing the deflate format: one block, with codes made for it.

use super::deflated::{
    DISTANCE, DISTANCES, END, LENGTH, LITERALS, LONGEST, LONGEST_SYMBOL, LONGEST_WORD, ORDER,
    SHORTEST, WINDOW, counts_of, first_words,
};

/// The text, packed.
pub(super) fn deflate(text: &[u8]) -> Vec<u8> {
    let pieces = pieces(text);
    let mut literals = [0; LITERALS];
    let mut distances = [0; DISTANCES];
    literals[END] = 1;
    for piece in &pieces {
        match *piece {
            Piece::Byte(byte) => literals[usize::from(byte)] += 1,
            Piece::Copy { length, distance } => {
                literals[length_symbol(length).0] += 1;
                distances[DISTANCE.symbol_of(distance - 1).0] += 1;
            }
        }
    }
    let literals = Code::for_counts(&literals, LONGEST_WORD);
    let distances = Code::for_counts(&distances, LONGEST_WORD);
    let mut bits = Bits::default();
    bits.put(1, 1);
    bits.put(2, 2);
    tell(&literals, &distances, &mut bits);
    for piece in pieces {
        match piece {
            Piece::Byte(byte) => literals.write(usize::from(byte), &mut bits),
            Piece::Copy { length, distance } => {
                let (symbol, count) = length_symbol(length);
                literals.write(symbol, &mut bits);
                bits.put(length - SHORTEST, count);
                let (symbol, count) = DISTANCE.symbol_of(distance - 1);
                distances.write(symbol, &mut bits);
                bits.put(distance - 1, count);
            }
        }
    }
    literals.write(END, &mut bits);
    bits.put(0, 7);
    bits.bytes
}

fn length_symbol(length: usize) -> (usize, u32) {
    if length == LONGEST {
        return (END + 1 + LONGEST_SYMBOL, 0);
    }
    let (symbol, bits) = LENGTH.symbol_of(length - SHORTEST);
    (END + 1 + symbol, bits)
}

/// Numbers are written from their lowest bit.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    held: usize,
    count: u32,
}

impl Bits {
    /// Writes the lowest bits of a number, at most 16.
    fn put(&mut self, number: usize, count: u32) {
        self.held |= (number & ((1 << count) - 1)) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }
}

/// What a symbol of a text stands for.
#[derive(Clone, Copy)]
enum Piece {
    Byte(u8),
    Copy { length: usize, distance: usize },
}

/// The text in bytes and copies of what was there before.
fn pieces(text: &[u8]) -> Vec<Piece> {
    let mut past = Past::of(text);
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut found = past.longest(at);
    while at < text.len() {
        past.enter(at);
        let next = past.longest(at + 1);
        match found {
            // Unless a longer copy begins with the next byte.
            Some((length, distance)) if next.is_none_or(|(longer, _)| longer <= length) => {
                pieces.push(Piece::Copy { length, distance });
                (at + 1..at + length).for_each(|copied| past.enter(copied));
                at += length;
                found = past.longest(at);
            }
            _ => {
                pieces.push(Piece::Byte(text[at]));
                at += 1;
                found = next;
            }
        }
    }
    pieces
}

/// Where in the text the beginnings of copies have been seen.
struct Past<'t> {
    text: &'t [u8],
    /// For each kind of beginning the last place.
    last: Vec<Option<usize>>,
    /// For each place the one before it.
    before: Vec<Option<usize>>,
}

/// How many kinds of beginnings are told apart.
const KINDS: usize = 1 << 12;

/// How many earlier places are tried.
const TRIES: usize = 200;

impl<'t> Past<'t> {
    fn of(text: &'t [u8]) -> Self {
        Self { text, last: vec![None; KINDS], before: Vec::with_capacity(text.len()) }
    }

    fn kind(&self, at: usize) -> Option<usize> {
        let beginning = self.text.get(at..at + SHORTEST)?;
        let mixed = beginning.iter().fold(0, |mixed, &byte| mixed * 41 + usize::from(byte));
        Some(mixed % KINDS)
    }

    /// Every place is entered, in order.
    fn enter(&mut self, at: usize) {
        let last = self.kind(at).and_then(|kind| self.last[kind].replace(at));
        self.before.push(last);
    }

    /// The length of the longest copy that could stand here, and its distance.
    fn longest(&self, at: usize) -> Option<(usize, usize)> {
        let mut place = self.last[self.kind(at)?];
        let mut longest = None;
        for _ in 0..TRIES {
            let Some(from) = place.filter(|from| at - from <= WINDOW) else { break };
            let pairs = self.text[from..].iter().zip(&self.text[at..]).take(LONGEST);
            let length = pairs.take_while(|(old, new)| old == new).count();
            if length >= SHORTEST && longest.is_none_or(|(known, _)| known < length) {
                longest = Some((length, at - from));
            }
            place = self.before[from];
        }
        longest
    }
}

/// A Huffman code, for writing.
struct Code {
    lengths: Vec<u8>,
    words: Vec<usize>,
}

impl Code {
    /// The best code for symbols that come up so many times, without too long words.
    fn for_counts(counts: &[usize], longest_word: usize) -> Self {
        let mut counts = counts.to_vec();
        let mut lengths = best_lengths(&counts);
        while lengths.iter().any(|&length| usize::from(length) > longest_word) {
            // The words of rare symbols get shorter when the others count for less.
            counts.iter_mut().filter(|count| **count > 1).for_each(|count| *count -= *count / 2);
            lengths = best_lengths(&counts);
        }
        let mut next = first_words(&counts_of(&lengths));
        let word = |&length: &u8| {
            let length = usize::from(length);
            next[length] += 1;
            reversed(next[length] - 1, length)
        };
        let words = lengths.iter().map(word).collect();
        Self { lengths, words }
    }

    fn write(&self, symbol: usize, bits: &mut Bits) {
        bits.put(self.words[symbol], self.lengths[symbol].into());
    }
}

/// Words of a code are written from their highest bit.
fn reversed(word: usize, length: usize) -> usize {
    (0..length).fold(0, |reversed, bit| reversed << 1 | word >> bit & 1)
}

/// How long the word of each symbol is, by Huffman: the two rarest trees of symbols become one, and
/// so the words of both a bit longer, until there is one tree.
fn best_lengths(counts: &[usize]) -> Vec<u8> {
    let mut lengths = vec![0; counts.len()];
    let used = counts.iter().copied().zip(0..).filter(|(count, _)| *count > 0);
    let mut trees: Vec<_> = used.map(|(count, symbol)| (count, vec![symbol])).collect();
    if let [(_, only)] = &trees[..] {
        lengths[only[0]] = 1;
    }
    while let (Some((count, mut symbols)), Some((other, others))) =
        (take_rarest(&mut trees), take_rarest(&mut trees))
    {
        symbols.extend(others);
        symbols.iter().for_each(|&symbol| lengths[symbol] += 1);
        trees.push((count + other, symbols));
    }
    lengths
}

fn take_rarest(trees: &mut Vec<(usize, Vec<usize>)>) -> Option<(usize, Vec<usize>)> {
    let rarest = (0..trees.len()).min_by_key(|&at| trees[at].0)?;
    Some(trees.swap_remove(rarest))
}

/// Writes the two codes: the lengths of their words, in a third code.
fn tell(literals: &Code, distances: &Code, bits: &mut Bits) {
    let lengths = [&literals.lengths[..], &distances.lengths].concat();
    let runs = runs(&lengths);
    let mut counts = [0; ORDER.len()];
    for &(symbol, ..) in &runs {
        counts[symbol] += 1;
    }
    let code = Code::for_counts(&counts, 7);
    bits.put(LITERALS - 257, 5);
    bits.put(DISTANCES - 1, 5);
    bits.put(ORDER.len() - 4, 4);
    for symbol in ORDER {
        bits.put(code.lengths[symbol].into(), 3);
    }
    for (symbol, more, count) in runs {
        code.write(symbol, bits);
        bits.put(more, count);
    }
}

/// The lengths as symbols of the third code: a length, or how often one is repeated, with the bits
/// that say how often exactly.
fn runs(lengths: &[u8]) -> Vec<(usize, usize, u32)> {
    let mut runs = Vec::new();
    for run in lengths.chunk_by(|one, next| one == next) {
        let (length, mut left) = (usize::from(run[0]), run.len());
        if length > 0 {
            runs.push((length, 0, 0));
            left -= 1;
        }
        while left > 0 {
            let (symbol, least, bits) = match (length, left) {
                (0, 11..) => (18, 11, 7),
                (0, 3..) => (17, 3, 3),
                (1.., 3..) => (16, 3, 2),
                _ => (length, 1, 0),
            };
            let times = left.min(least + (1 << bits) - 1);
            runs.push((symbol, times - least, bits));
            left -= times;
        }
    }
    runs
}
