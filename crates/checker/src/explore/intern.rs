//! Distinct values, numbered in the order in which they were first seen.

use std::hash::Hash;

use protocol::digest_of;

/// Holds every distinct value once. Numbers are dense, begin at 0, and depend on nothing but the
/// order of the questions.
#[derive(Clone, Debug)]
pub struct Interner<T> {
    values: Vec<T>,
    index: Index,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Self { values: Vec::new(), index: Index::new() }
    }
}

impl<T: Eq + Hash> Interner<T> {
    /// The number of a value.
    pub fn number(&mut self, value: T) -> u32 {
        let digest = digest_of(&value);
        if let Some(known) = self.index.find(digest, |at| self.values[at as usize] == value) {
            return known;
        }
        self.values.push(value);
        self.index.add(digest)
    }

    /// The value of a number.
    pub fn get(&self, number: u32) -> &T {
        &self.values[number as usize]
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether nothing was seen yet.
    pub const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// How many bytes the table and the values themselves take, without what they point to.
    pub const fn bytes(&self) -> u64 {
        (self.values.capacity() * size_of::<T>()) as u64 + self.index.bytes()
    }
}

/// Where values are found by their digests: open addressing with linear probing. It knows nothing
/// of the values, so that it is compiled once.
#[derive(Clone, Debug)]
struct Index {
    /// Number + 1, 0 where nothing is.
    cells: Vec<u32>,
    digests: Vec<u64>,
}

impl Index {
    const fn new() -> Self {
        Self { cells: Vec::new(), digests: Vec::new() }
    }

    fn find(&self, digest: u64, same: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.cells.len().checked_sub(1)?;
        let mut at = low(digest) & mask;
        loop {
            let number = self.cells[at].checked_sub(1)?;
            if self.digests[number as usize] == digest && same(number) {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }

    fn add(&mut self, digest: u64) -> u32 {
        self.digests.push(digest);
        let count = u32::try_from(self.digests.len()).expect("fewer distinct values than 2^32");
        if self.digests.len() * 2 > self.cells.len() {
            self.cells = vec![0; (self.cells.len() * 2).max(16)];
            for number in 1..=count {
                self.place(number);
            }
        } else {
            self.place(count);
        }
        count - 1
    }

    fn place(&mut self, number: u32) {
        let mask = self.cells.len() - 1;
        let mut at = low(self.digests[number as usize - 1]) & mask;
        while self.cells[at] != 0 {
            at = (at + 1) & mask;
        }
        self.cells[at] = number;
    }

    const fn bytes(&self) -> u64 {
        (self.cells.capacity() * 4 + self.digests.capacity() * 8) as u64
    }
}

/// The low bits of a digest as an index; the same on machines of any width.
#[inline(always)]
pub(super) const fn low(digest: u64) -> usize {
    (digest & 0xffff_ffff) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_have_one_number_and_numbers_are_dense() {
        let mut words = Interner::default();
        let numbers: Vec<u32> = (0..1_000).map(|n| words.number(n % 300)).collect();
        assert_eq!(words.len(), 300);
        assert!((0..1_000).zip(numbers).all(|(n, number)| number == n % 300));
        assert_eq!(*words.get(7), 7);
    }
}
