//! A small ordered map whose clones share what they hold.

use alloc::rc::Rc;
use alloc::vec::Vec;
use core::ops::{Bound, RangeBounds};

/// An ordered map for what is few: nodes, reigns, registers, sessions.
///
/// A clone costs one count. The first change after it copies the entries, further changes do not;
/// so checkpoints are cheap, and so is living on between them. A sorted vector, because a tree of
/// shared nodes would weigh kilobytes of code for each kind of entry.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Map<K, V>(Rc<Vec<(K, V)>>);

impl<K: Ord + Clone, V: Clone> Map<K, V> {
    /// An empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many entries it has.
    pub fn size(&self) -> usize {
        self.0.len()
    }

    /// What a key stands for.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.find(key).ok().map(|at| &self.0[at].1)
    }

    /// What a key stands for, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let at = self.find(key).ok()?;
        Some(&mut self.own()[at].1)
    }

    /// Whether a key stands for anything.
    pub fn contains_key(&self, key: &K) -> bool {
        self.find(key).is_ok()
    }

    /// Lets a key stand for something, whatever it stood for before.
    pub fn insert_mut(&mut self, key: K, value: V) {
        let found = self.find(&key);
        let entries = self.own();
        match found {
            Ok(at) => entries[at].1 = value,
            Err(at) => entries.insert(at, (key, value)),
        }
    }

    /// Forgets every entry before `key`.
    pub fn forget_before(&mut self, key: &K) {
        let kept = self.0.partition_point(|(known, _)| known < key);
        if kept > 0 {
            Rc::make_mut(&mut self.0).drain(..kept);
        }
    }

    /// Every entry, in the order of the keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The entries whose keys lie in a range, in their order.
    pub fn range(&self, keys: impl RangeBounds<K>) -> impl DoubleEndedIterator<Item = (&K, &V)> {
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
        let from = self.0.partition_point(|(key, _)| before(key));
        let to = self.0.partition_point(|(key, _)| within(key)).max(from);
        self.0[from..to].iter().map(|(key, value)| (key, value))
    }

    /// The entries, to be changed: a copy, if somebody else holds them, too. The library's way of
    /// saying so reckons with weak holders, at three times the size for each kind of entry.
    fn own(&mut self) -> &mut Vec<(K, V)> {
        if Rc::strong_count(&self.0) > 1 {
            self.0 = Rc::new(Vec::clone(&self.0));
        }
        Rc::get_mut(&mut self.0).expect("nobody else holds them")
    }

    fn find(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(key))
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(Rc::new(Vec::new()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeMap;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_an_ordered_map_and_a_clone_stays_as_it_was(
            entries in prop::collection::vec((0_u8..30, any::<u8>()), 0..60),
            (from, to) in (0_u8..30, 0_u8..30),
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
            }
        }
    }
}
