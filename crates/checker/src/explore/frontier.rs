//! The states that wait to be expanded, in the order in which they were found.

use std::collections::VecDeque;

/// A queue of rows. A row is kept as 16-bit words: a number below 2^15 is one, a greater one two.
/// Rows lie in chunks that are given back as soon as they were read, so that hardly more than one
/// level is held at a time.
#[derive(Clone, Debug, Default)]
pub(super) struct Frontier {
    chunks: VecDeque<Chunk>,
    len: u64,
}

#[derive(Clone, Debug)]
struct Chunk {
    words: Vec<u16>,
    ends: Vec<u32>,
    prints: Vec<u64>,
    read: usize,
}

/// Words in a chunk.
const CHUNK: usize = 1 << 15;

impl Frontier {
    /// How many rows wait.
    pub(super) const fn len(&self) -> u64 {
        self.len
    }

    /// Puts a row at the end.
    pub(super) fn push(&mut self, row: &[u32], print: u64) {
        let full = |chunk: &Chunk| chunk.words.len() + row.len() * 2 > CHUNK;
        if self.chunks.back().is_none_or(full) {
            self.chunks.push_back(Chunk {
                words: Vec::with_capacity(CHUNK.max(row.len() * 2)),
                ends: Vec::with_capacity(CHUNK / 16),
                prints: Vec::with_capacity(CHUNK / 16),
                read: 0,
            });
        }
        let Some(chunk) = self.chunks.back_mut() else { return };
        for &number in row {
            encode(number, &mut chunk.words);
        }
        chunk.ends.push(u32::try_from(chunk.words.len()).unwrap_or(u32::MAX));
        chunk.prints.push(print);
        self.len += 1;
    }

    /// Takes the first row out, behind what `into` holds, and gives its fingerprint.
    pub(super) fn pop(&mut self, into: &mut Vec<u32>) -> Option<u64> {
        let chunk = self.chunks.front_mut()?;
        let start = chunk.read.checked_sub(1).map_or(0, |last| chunk.ends[last] as usize);
        decode(&chunk.words[start..chunk.ends[chunk.read] as usize], into);
        let print = chunk.prints[chunk.read];
        chunk.read += 1;
        if chunk.read == chunk.prints.len() {
            self.chunks.pop_front();
        }
        self.len -= 1;
        Some(print)
    }

    pub(super) fn bytes(&self) -> u64 {
        let of = |chunk: &Chunk| {
            chunk.words.capacity() * 2 + chunk.ends.capacity() * 4 + chunk.prints.capacity() * 8
        };
        self.chunks.iter().map(of).sum::<usize>() as u64
    }
}

#[inline(always)]
fn encode(number: u32, words: &mut Vec<u16>) {
    let (high, low) = ((number >> 16) as u16, (number & 0xffff) as u16);
    if number >= 1 << 15 {
        words.push(0x8000 | high);
    }
    words.push(low);
}

#[inline(always)]
fn decode(words: &[u16], into: &mut Vec<u32>) {
    let mut words = words.iter();
    while let Some(&word) = words.next() {
        let number = match word {
            0..0x8000 => u32::from(word),
            _ => u32::from(word & 0x7fff) << 16 | u32::from(words.next().copied().unwrap_or(0)),
        };
        into.push(number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queued_rows_are_read_back_unchanged() {
        let mut frontier = Frontier::default();
        let row = |n: u32| [n, n % 3, 0x7fff, 0x8000, 0xffff, 0x1_0000, 0x7fff_ffff, n * 1_000];
        for n in 0..9_000 {
            frontier.push(&row(n)[..(n % 9) as usize], u64::from(n));
        }
        for n in 0..9_000 {
            let mut read = Vec::new();
            assert_eq!(frontier.pop(&mut read), Some(u64::from(n)));
            assert_eq!(read, row(n)[..(n % 9) as usize]);
        }
        assert_eq!((frontier.pop(&mut Vec::new()), frontier.len()), (None, 0));
    }
}
