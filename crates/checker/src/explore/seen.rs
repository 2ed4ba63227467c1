//! The fingerprints of every state that was seen.

use super::intern::low;

/// A set of fingerprints: open addressing with linear probing, at most seven tenths full. 0 is an
/// empty cell, so no fingerprint is 0 (see [`print`]).
///
/// With notes, each fingerprint carries a number: of the state, or how deep it was found.
#[derive(Clone, Debug)]
pub(super) struct VisitedSet {
    cells: Vec<u64>,
    notes: Option<Vec<u32>>,
    len: u64,
}

/// A sum as a fingerprint.
pub(super) const fn print(sum: u64) -> u64 {
    if sum == 0 { 1 } else { sum }
}

impl VisitedSet {
    pub(super) fn new(with_notes: bool) -> Self {
        const FIRST: usize = 1 << 12;
        Self { cells: vec![0; FIRST], notes: with_notes.then(|| vec![0; FIRST]), len: 0 }
    }

    /// What stands in the first cell that a fingerprint may be in. Reading it ahead of time brings
    /// the cell into the cache.
    #[inline(always)]
    pub(super) fn touch(&self, print: u64) -> u64 {
        self.cells[low(print) & (self.cells.len() - 1)]
    }

    /// Adds a fingerprint; `false` when it was there.
    #[inline(always)]
    pub(super) fn insert(&mut self, print: u64) -> bool {
        let (at, known) = self.find(print);
        if !known {
            self.put(at, print, 0);
        }
        !known
    }

    /// The note of a fingerprint; one that is new gets `note`.
    pub(super) fn note(&mut self, print: u64, note: u32) -> Option<u32> {
        let (at, known) = self.find(print);
        if known {
            return self.notes.as_ref().map(|notes| notes[at]);
        }
        self.put(at, print, note);
        None
    }

    /// Replaces the note of a fingerprint that is there.
    pub(super) fn amend(&mut self, print: u64, note: u32) {
        let (at, known) = self.find(print);
        if let Some(notes) = self.notes.as_mut().filter(|_| known) {
            notes[at] = note;
        }
    }

    pub(super) fn bytes(&self) -> u64 {
        let notes = self.notes.as_ref().map_or(0, |notes| notes.capacity() * 4);
        (self.cells.capacity() * 8 + notes) as u64
    }

    #[inline(always)]
    fn find(&self, print: u64) -> (usize, bool) {
        let mask = self.cells.len() - 1;
        let mut at = low(print) & mask;
        loop {
            match self.cells[at] {
                0 => return (at, false),
                known if known == print => return (at, true),
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn put(&mut self, at: usize, print: u64, note: u32) {
        self.cells[at] = print;
        if let Some(notes) = &mut self.notes {
            notes[at] = note;
        }
        self.len += 1;
        if self.len * 10 > self.cells.len() as u64 * 7 {
            self.grow();
        }
    }

    fn grow(&mut self) {
        let double = self.cells.len() * 2;
        let cells = std::mem::replace(&mut self.cells, vec![0; double]);
        let notes = self.notes.as_mut().map(|notes| std::mem::replace(notes, vec![0; double]));
        for (old, print) in cells.into_iter().enumerate().filter(|(_, print)| *print != 0) {
            let (at, _) = self.find(print);
            self.cells[at] = print;
            if let (Some(new), Some(notes)) = (&mut self.notes, &notes) {
                new[at] = notes[old];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::digest::scramble;

    #[test]
    fn an_inserted_fingerprint_is_found_with_its_note() {
        let mut seen = VisitedSet::new(true);
        for n in 1..50_000_u32 {
            assert_eq!(seen.note(scramble(u64::from(n)), n), None);
        }
        for n in 1..50_000_u32 {
            assert_eq!(seen.note(scramble(u64::from(n)), 0), Some(n));
        }
        assert!(!seen.insert(scramble(7)) && seen.insert(scramble(50_000)));
        seen.amend(scramble(7), 70);
        assert_eq!(seen.note(scramble(7), 0), Some(70));
    }
}
