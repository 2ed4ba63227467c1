//! A persistent vector with a digest for every prefix.

use alloc::rc::Rc;
use alloc::vec::Vec;
use core::fmt;
use core::hash::{Hash, Hasher};

use crate::digest::{digest_of, scramble};
use crate::ids::Slot;

/// A sequence of entries from [`Slot`] 1 on, whose versions share structure.
///
/// Cloning, comparing, hashing and cutting cost O(1) or O(log n), whatever the length, so that a
/// disk write may carry the whole log, a checkpoint the whole world, and Log Matching is one
/// comparison per entry. Each entry knows its predecessor and one ancestor further back, chosen so
/// that any ancestor is O(log n) jumps away (E. Myers, "An applicative random-access stack", 1983).
pub struct Log<T> {
    last: Option<Rc<Link<T>>>,
}

struct Link<T> {
    slot: Slot,
    digest: u64,
    item: T,
    previous: Option<Rc<Link<T>>>,
    ancestor: Option<Rc<Link<T>>>,
}

impl<T> Log<T> {
    /// An empty log.
    pub const fn new() -> Self {
        Self { last: None }
    }

    /// The last slot, or `Slot(0)` when the log is empty.
    pub fn last_slot(&self) -> Slot {
        slot_of(self.last.as_ref())
    }

    /// The last entry.
    pub fn last(&self) -> Option<&T> {
        self.last.as_ref().map(|link| &link.item)
    }

    /// The entry at `slot`.
    pub fn get(&self, slot: Slot) -> Option<&T> {
        self.find(slot).map(|link| &link.item)
    }

    /// The digest of everything up to and including `slot`; that of nothing is 0. `None` beyond the
    /// end. Equal digests mean equal prefixes.
    pub fn digest_at(&self, slot: Slot) -> Option<u64> {
        if slot == Slot(0) { Some(0) } else { self.find(slot).map(|link| link.digest) }
    }

    /// The digest of the whole log.
    pub fn digest(&self) -> u64 {
        self.last.as_ref().map_or(0, |link| link.digest)
    }

    /// Whether `other` begins with this whole log.
    pub fn is_prefix_of(&self, other: &Self) -> bool {
        other.digest_at(self.last_slot()) == Some(self.digest())
    }

    /// The entries at `from` and after, in order.
    pub fn tail(&self, from: Slot) -> impl DoubleEndedIterator<Item = (Slot, &T)> {
        let mut links: Vec<_> = self.links().take_while(|link| link.slot >= from).collect();
        links.reverse();
        links.into_iter().map(|link| (link.slot, &link.item))
    }

    /// The entries from the last to the first.
    pub fn backwards(&self) -> impl Iterator<Item = (Slot, &T)> {
        self.links().map(|link| (link.slot, &link.item))
    }

    /// Forgets everything after `slot`.
    pub fn truncate(&mut self, slot: Slot) {
        if slot < self.last_slot() {
            self.last = self.find_rc(slot).cloned();
        }
    }

    fn links(&self) -> impl Iterator<Item = &Link<T>> {
        core::iter::successors(self.last.as_deref(), |link| link.previous.as_deref())
    }

    fn find(&self, slot: Slot) -> Option<&Link<T>> {
        self.find_rc(slot).map(Rc::as_ref)
    }

    fn find_rc(&self, slot: Slot) -> Option<&Rc<Link<T>>> {
        let mut here = self.last.as_ref()?;
        if slot > here.slot || slot == Slot(0) {
            return None;
        }
        while here.slot != slot {
            here = match &here.ancestor {
                Some(ancestor) if ancestor.slot >= slot => ancestor,
                _ => here.previous.as_ref()?,
            };
        }
        Some(here)
    }
}

impl<T: Hash> Log<T> {
    /// Appends an entry and says where it stands.
    pub fn push(&mut self, item: T) -> Slot {
        let slot = self.last_slot().next();
        let digest = scramble(self.digest().rotate_left(7) ^ digest_of(&item)).max(1);
        let previous = self.last.take();
        let ancestor = previous.as_ref().and_then(ancestor_of_next).cloned();
        self.last = Some(Rc::new(Link { slot, digest, item, previous, ancestor }));
        slot
    }
}

/// Two ancestors that jump equally far let their successor jump over both.
fn ancestor_of_next<T>(last: &Rc<Link<T>>) -> Option<&Rc<Link<T>>> {
    let once = last.ancestor.as_ref();
    let twice = once.and_then(|link| link.ancestor.as_ref());
    let span = |from: Slot, to: Option<&Rc<Link<T>>>| from.0 - slot_of(to).0;
    if once.is_some() && span(last.slot, once) == span(slot_of(once), twice) {
        twice
    } else {
        Some(last)
    }
}

fn slot_of<T>(link: Option<&Rc<Link<T>>>) -> Slot {
    link.map_or(Slot(0), |link| link.slot)
}

/// Frees a long chain in a loop, where recursion would exhaust the stack. Ancestors are links of the
/// same chain, so that letting go of one never frees it before its turn.
impl<T> Drop for Log<T> {
    fn drop(&mut self) {
        let mut next = self.last.take();
        while let Some(link) = next {
            next = Rc::into_inner(link).and_then(|mut link| {
                link.ancestor.take();
                link.previous.take()
            });
        }
    }
}

impl<T> Clone for Log<T> {
    fn clone(&self) -> Self {
        Self { last: self.last.clone() }
    }
}

impl<T> Default for Log<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> PartialEq for Log<T> {
    fn eq(&self, other: &Self) -> bool {
        self.last_slot() == other.last_slot() && self.digest() == other.digest()
    }
}

impl<T> Eq for Log<T> {}

impl<T> Hash for Log<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.digest());
    }
}

impl<T: fmt::Debug> fmt::Debug for Log<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.tail(Slot(1)).map(|(_, item)| item)).finish()
    }
}

impl<T: Hash> FromIterator<T> for Log<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut log = Self::new();
        for item in items {
            log.push(item);
        }
        log
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;
    use proptest::prelude::*;

    fn content(log: &Log<u32>) -> Vec<u32> {
        log.tail(Slot(1)).map(|(_, &item)| item).collect()
    }

    #[test]
    fn slots_begin_with_one_and_nothing_stands_at_zero() {
        let log: Log<u32> = [7, 8].into_iter().collect();
        assert_eq!((log.get(Slot(0)), log.get(Slot(1)), log.get(Slot(3))), (None, Some(&7), None));
        assert_eq!((log.digest_at(Slot(0)), log.digest_at(Slot(3))), (Some(0), None));
    }

    #[test]
    fn a_clone_keeps_what_the_original_cuts() {
        let mut log: Log<u32> = (1..=9).collect();
        let kept = log.clone();
        log.truncate(Slot(4));
        log.push(50);
        assert_eq!(content(&log), vec![1, 2, 3, 4, 50]);
        assert_eq!(content(&kept), (1..=9).collect::<Vec<_>>());
        assert!(!log.is_prefix_of(&kept));
    }

    #[test]
    fn a_million_entries_are_found_in_few_jumps_and_freed_without_recursion() {
        let log: Log<u32> = (1..=1_000_000).collect();
        assert_eq!(log.get(Slot(123_456)), Some(&123_456));
        drop(log);
    }

    proptest! {
        #[test]
        fn it_is_a_vector(steps in prop::collection::vec((any::<bool>(), 0_u32..40), 0..200)) {
            let (mut log, mut model) = (Log::new(), Vec::new());
            for (push, n) in steps {
                if push {
                    log.push(n);
                    model.push(n);
                } else {
                    log.truncate(Slot(u64::from(n)));
                    model.truncate(n as usize);
                }
                prop_assert_eq!(content(&log), model.clone());
                for (at, item) in model.iter().enumerate() {
                    prop_assert_eq!(log.get(Slot(at as u64 + 1)), Some(item));
                }
                prop_assert_eq!(&log, &model.iter().copied().collect::<Log<_>>());
            }
        }
    }
}
