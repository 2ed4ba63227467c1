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
/// comparison per entry. What is forgotten at the beginning is still in the digests, so that a log
/// whose head is compacted compares equal to one that holds everything. A digest is that of the entries
/// as they were written: `replace` keeps it. Each entry knows its predecessor and one ancestor further back, chosen so
/// that any ancestor is O(log n) jumps away (E. Myers, "An applicative random-access stack", 1983).
pub struct Log<T> {
    last: Option<Rc<Link<T>>>,
    /// What is forgotten: up to which slot, and its digest.
    head: Option<Rc<(Slot, u64)>>,
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
        Self { last: None, head: None }
    }

    /// A log that holds nothing yet and goes on after `slot`; `digest` is that of all before.
    pub fn after(slot: Slot, digest: u64) -> Self {
        Self { last: None, head: Some(Rc::new((slot, digest))) }
    }

    /// The last slot whose entry is forgotten, or `Slot(0)`.
    pub fn head(&self) -> Slot {
        self.head.as_ref().map_or(Slot(0), |head| head.0)
    }

    /// The last slot, or `Slot(0)` when nothing was ever appended.
    pub fn last_slot(&self) -> Slot {
        self.last.as_ref().map_or_else(|| self.head(), |link| link.slot)
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
    /// end and before the head. Equal digests mean equal prefixes.
    pub fn digest_at(&self, slot: Slot) -> Option<u64> {
        if slot == self.head() {
            return Some(self.head_digest());
        }
        self.find(slot).map(|link| link.digest)
    }

    /// The digest of the whole log.
    pub fn digest(&self) -> u64 {
        self.last.as_ref().map_or_else(|| self.head_digest(), |link| link.digest)
    }

    fn head_digest(&self) -> u64 {
        self.head.as_ref().map_or(0, |head| head.1)
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

    /// Forgets the entries up to `slot`. The rest is linked anew, so this costs as much as it keeps.
    pub fn compact(&mut self, slot: Slot)
    where
        T: Clone,
    {
        let Some(digest) = self.digest_at(slot).filter(|_| slot > self.head()) else { return };
        let after = self.links_after(slot);
        *self = Self::after(slot, digest);
        self.link_all(after);
    }

    fn links(&self) -> impl Iterator<Item = &Link<T>> {
        core::iter::successors(self.last.as_deref(), |link| link.previous.as_deref())
    }

    fn find(&self, slot: Slot) -> Option<&Link<T>> {
        self.find_rc(slot).map(Rc::as_ref)
    }

    fn find_rc(&self, slot: Slot) -> Option<&Rc<Link<T>>> {
        let mut here = self.last.as_ref()?;
        if slot > here.slot || slot <= self.head() {
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
        let digest = scramble(self.digest().rotate_left(7) ^ digest_of(&item)).max(1);
        self.link(digest, item)
    }
}

impl<T> Log<T> {
    /// Puts another item at `slot` and keeps all digests: those are of the entry as it was written,
    /// whether it can be read or not. The entries after it are linked anew. Nothing happens where the
    /// log holds no entry.
    pub fn replace(&mut self, slot: Slot, item: T)
    where
        T: Clone,
    {
        let Some(digest) = self.find(slot).map(|link| link.digest) else { return };
        let after = self.links_after(slot);
        self.last = self.find_rc(slot.previous()).cloned();
        self.link(digest, item);
        self.link_all(after);
    }

    /// The entries after `slot` with their digests, from the last to the first.
    fn links_after(&self, slot: Slot) -> Vec<(u64, T)>
    where
        T: Clone,
    {
        let after = self.links().take_while(|link| link.slot > slot);
        after.map(|link| (link.digest, link.item.clone())).collect()
    }

    fn link_all(&mut self, backwards: Vec<(u64, T)>) {
        for (digest, item) in backwards.into_iter().rev() {
            self.link(digest, item);
        }
    }

    fn link(&mut self, digest: u64, item: T) -> Slot {
        let slot = self.last_slot().next();
        let previous = self.last.take();
        let head = self.head();
        let ancestor = previous.as_ref().and_then(|last| ancestor_of_next(last, head)).cloned();
        self.last = Some(Rc::new(Link { slot, digest, item, previous, ancestor }));
        slot
    }
}

/// Two ancestors that jump equally far let their successor jump over both.
fn ancestor_of_next<T>(last: &Rc<Link<T>>, head: Slot) -> Option<&Rc<Link<T>>> {
    let slot_of = |link: Option<&Rc<Link<T>>>| link.map_or(head, |link| link.slot);
    let once = last.ancestor.as_ref();
    let twice = once.and_then(|link| link.ancestor.as_ref());
    let span = |from: Slot, to: Option<&Rc<Link<T>>>| from.0 - slot_of(to).0;
    if once.is_some() && span(last.slot, once) == span(slot_of(once), twice) {
        twice
    } else {
        Some(last)
    }
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
        Self { last: self.last.clone(), head: self.head.clone() }
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
    fn slots_start_at_one() {
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
    fn what_is_replaced_keeps_the_digests_also_where_the_head_is_compacted() {
        let whole: Log<u32> = (1..=20).collect();
        for slot in 1..=20 {
            let mut log = whole.clone();
            log.replace(Slot(slot), 0);
            assert_eq!((log.get(Slot(slot)), log.last_slot()), (Some(&0), Slot(20)));
            for at in 0..=20 {
                assert_eq!(log.digest_at(Slot(at)), whole.digest_at(Slot(at)));
            }
            log.compact(Slot(10));
            assert_eq!(log.digest(), whole.digest());
            log.push(21);
            log.truncate(Slot(12));
            log.replace(Slot(slot), slot as u32);
            assert_eq!(content(&log), [11, 12]);
        }
        let mut empty: Log<u32> = Log::new();
        empty.replace(Slot(1), 1);
        assert_eq!(empty, Log::new());
    }

    #[test]
    fn a_compacted_log_is_equal_to_a_whole_one_and_goes_on_like_it() {
        let mut whole: Log<u32> = (1..=20).collect();
        let mut compacted = whole.clone();
        compacted.compact(Slot(12));
        assert_eq!(content(&compacted), (13..=20).collect::<Vec<_>>());
        assert_eq!((compacted.head(), compacted.get(Slot(12))), (Slot(12), None));
        assert_eq!(compacted.digest_at(Slot(12)), whole.digest_at(Slot(12)));
        assert_eq!((compacted.digest_at(Slot(11)), compacted.digest_at(Slot(0))), (None, None));
        for n in 21..=60 {
            whole.push(n);
            compacted.push(n);
            assert_eq!(compacted, whole);
        }
        for slot in 13..=60 {
            assert_eq!(compacted.get(Slot(slot)), whole.get(Slot(slot)));
        }
        compacted.truncate(Slot(12));
        let mut resumed = Log::after(Slot(12), whole.digest_at(Slot(12)).unwrap());
        assert_eq!((compacted.last_slot(), compacted.last()), (Slot(12), None));
        assert_eq!(compacted.push(13), resumed.push(13));
        assert_eq!(compacted, resumed);
        assert!(resumed.is_prefix_of(&whole));
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
