//! A small ordered map whose clones share what they hold.

use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::hash::{Hash, Hasher};
use core::mem;
use core::ops::{Bound, RangeBounds};

/// So many of the last entries are kept apart.
const RECENT: usize = 16;

/// An ordered map for what is few: nodes, epochs, registers, sessions, slots since a snapshot.
///
/// A clone costs two counts. The first change after it copies the part that it concerns, further
/// changes do not; so checkpoints are cheap, and so is living on between them. Sorted vectors,
/// because a tree of shared nodes would weigh kilobytes of code for each kind of entry. The last
/// entries are a part of their own, because what grows mostly grows at its end: an acceptor hands
/// its disk all that it has accepted each time that it accepts something.
#[derive(Clone, Debug)]
pub struct Map<K, V> {
    first: Part<K, V>,
    /// Their keys are greater than those of the first part.
    last: Part<K, V>,
}

type Part<K, V> = Rc<Vec<(K, V)>>;

impl<K: Ord + Clone, V: Clone> Map<K, V> {
    /// An empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many entries it has.
    pub fn size(&self) -> usize {
        self.first.len() + self.last.len()
    }

    /// What a key stands for.
    pub fn get(&self, key: &K) -> Option<&V> {
        let part = if self.is_recent(key) { &self.last } else { &self.first };
        find(part, key).ok().map(|at| &part[at].1)
    }

    /// What a key stands for, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let part = if self.is_recent(key) { &mut self.last } else { &mut self.first };
        let at = find(part, key).ok()?;
        Some(&mut own(part)[at].1)
    }

    /// Whether a key stands for anything.
    pub fn contains_key(&self, key: &K) -> bool {
        self.get(key).is_some()
    }

    /// Lets a key stand for something, whatever it stood for before.
    pub fn insert_mut(&mut self, key: K, value: V) {
        let recent = self.is_recent(&key);
        if recent && self.last.len() >= RECENT {
            let grown = mem::take(&mut self.last);
            own(&mut self.first).extend(grown.iter().cloned());
            return self.insert_mut(key, value);
        }
        let part = if recent { &mut self.last } else { &mut self.first };
        let found = find(part, &key);
        let entries = own(part);
        match found {
            Ok(at) => entries[at].1 = value,
            Err(at) => entries.insert(at, (key, value)),
        }
    }

    /// Forgets every entry before `key`.
    pub fn forget_before(&mut self, key: &K) {
        for part in [&mut self.first, &mut self.last] {
            let kept = part.partition_point(|(known, _)| known < key);
            if kept > 0 {
                own(part).drain(..kept);
            }
        }
    }

    /// Every entry, in the order of the keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.first.iter().chain(self.last.iter()).map(|(key, value)| (key, value))
    }

    /// The entries whose keys lie in a range, in their order.
    pub fn range(&self, keys: impl RangeBounds<K>) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        let [first, last] = [&self.first, &self.last].map(|part| {
            let before = |key: &K| match keys.start_bound() {
                Bound::Included(start) => key < start,
                Bound::Excluded(start) => key <= start,
                Bound::Unbounded => false,
            };
            let within = |key: &K| match keys.end_bound() {
                Bound::Included(end) => key <= end,
                Bound::Excluded(end) => key < end,
                Bound::Unbounded => true,
            };
            let from = part.partition_point(|(key, _)| before(key));
            let to = part.partition_point(|(key, _)| within(key)).max(from);
            &part[from..to]
        });
        first.iter().chain(last).map(|(key, value)| (key, value))
    }

    fn is_recent(&self, key: &K) -> bool {
        self.first.last().is_none_or(|(last, _)| last < key)
    }
}

/// The entries, to be changed: a copy with room for one more, if somebody else holds them, too. The
/// library's way of saying so reckons with weak holders, at three times the size for each kind of
/// entry.
fn own<T: Clone>(part: &mut Rc<Vec<T>>) -> &mut Vec<T> {
    if Rc::strong_count(part) > 1 {
        let mut copy = Vec::with_capacity(part.len() + 1);
        copy.extend_from_slice(part);
        *part = Rc::new(copy);
    }
    Rc::get_mut(part).expect("nobody else holds them")
}

fn find<K: Ord, V>(part: &[(K, V)], key: &K) -> Result<usize, usize> {
    part.binary_search_by(|(known, _)| known.cmp(key))
}

/// Where the parts meet says nothing.
impl<K: Ord + Clone, V: Clone + PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.size() == other.size() && self.iter().eq(other.iter())
    }
}

impl<K: Ord + Clone, V: Clone + Eq> Eq for Map<K, V> {}

impl<K: Ord + Clone, V: Clone + Ord> Ord for Map<K, V> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl<K: Ord + Clone, V: Clone + Ord> PartialOrd for Map<K, V> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K: Ord + Clone + Hash, V: Clone + Hash> Hash for Map<K, V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.size());
        self.iter().for_each(|entry| entry.hash(state));
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { first: Rc::new(Vec::new()), last: Rc::new(Vec::new()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::digest_of;
    use alloc::collections::BTreeMap;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_an_ordered_map_and_a_clone_stays_as_it_was(
            entries in prop::collection::vec((0_u8..60, any::<u8>()), 0..90),
            (from, to) in (0_u8..60, 0_u8..60),
        ) {
            let (mut map, mut model) = (Map::new(), BTreeMap::new());
            let mut clones = Vec::new();
            for (key, value) in entries {
                clones.push((map.clone(), model.clone()));
                map.insert_mut(key, value);
                model.insert(key, value);
            }
            clones.push((map.clone(), model.clone()));
            for (map, model) in clones {
                let mut again = Map::new();
                for (key, value) in model.iter().rev() {
                    again.insert_mut(*key, *value);
                }
                prop_assert_eq!((&again, digest_of(&again)), (&map, digest_of(&map)));
                prop_assert!(map.iter().eq(model.iter()));
                prop_assert_eq!(map.get(&from), model.get(&from));
                prop_assert_eq!(map.size(), model.len());
                if from <= to {
                    prop_assert!(map.range(from..to).eq(model.range(from..to)));
                }
                prop_assert!(map.range(from..).rev().eq(model.range(from..).rev()));
                let mut rest = map.clone();
                rest.forget_before(&from);
                prop_assert!(rest.iter().eq(model.range(from..)));
                rest.insert_mut(to, 0);
                prop_assert_eq!(rest.get(&to), Some(&0));
            }
        }
    }
}
