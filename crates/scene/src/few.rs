//! Short lists as maps: kept in order, they weigh less code than a tree.

/// What a key stands for in a list that is kept in order; a new entry, if it stood for nothing.
pub(crate) fn entry<K: Ord, V: Default>(list: &mut Vec<(K, V)>, key: K) -> &mut V {
    let place = list.binary_search_by(|(known, _)| known.cmp(&key));
    let at = place.unwrap_or_else(|at| {
        list.insert(at, (key, V::default()));
        at
    });
    &mut list[at].1
}

/// What a key stands for in such a list.
pub(crate) fn get<'a, K: Ord, V>(list: &'a [(K, V)], key: &K) -> Option<&'a V> {
    let place = list.binary_search_by(|(known, _)| known.cmp(key));
    place.ok().map(|at| &list[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stand_in_the_order_of_their_keys() {
        let mut list: Vec<(u32, Vec<char>)> = Vec::new();
        for (key, letter) in [(2, 'a'), (1, 'b'), (3, 'c'), (2, 'd')] {
            entry(&mut list, key).push(letter);
        }
        assert_eq!(list, [(1, vec!['b']), (2, vec!['a', 'd']), (3, vec!['c'])]);
        assert_eq!((get(&list, &3), get(&list, &4)), (Some(&vec!['c']), None));
    }
}
