//! Delta debugging over a list.

/// Takes away as many items as can be: first halves, then smaller and smaller parts, from the end
/// to the beginning, until no single one can go. `test` gives what is left of a list in which the
/// property is still violated; that may be less than it was given.
pub(super) fn ddmin<T: Clone>(
    mut items: Vec<T>,
    mut test: impl FnMut(&[T]) -> Option<Vec<T>>,
) -> Vec<T> {
    let mut size = items.len().div_ceil(2);
    while size > 0 {
        let before = items.len();
        let mut end = items.len();
        while end > 0 {
            let start = end.saturating_sub(size);
            let without = [&items[..start], &items[end..]].concat();
            if let Some(left) = test(&without) {
                items = left;
            }
            end = start.min(items.len());
        }
        if size > 1 {
            size /= 2;
        } else if items.len() == before {
            break;
        }
    }
    items
}

/// Takes away so many items in a row or fewer, wherever they begin.
pub(super) fn windows<T: Clone>(
    mut items: Vec<T>,
    widest: usize,
    mut test: impl FnMut(&[T]) -> Option<Vec<T>>,
) -> Vec<T> {
    for size in (2..=widest).rev() {
        let mut end = items.len();
        while end >= size {
            let without = [&items[..end - size], &items[end..]].concat();
            if let Some(left) = test(&without) {
                items = left;
            }
            end = items.len().min(end - 1);
        }
    }
    items
}

/// Takes away two items at once, where each alone is needed by the other.
pub(super) fn pairs<T: Clone>(
    mut items: Vec<T>,
    mut test: impl FnMut(&[T]) -> Option<Vec<T>>,
) -> Vec<T> {
    let mut second = items.len();
    while second > 0 {
        second -= 1;
        for first in (0..second).rev() {
            let mut without = items.clone();
            without.remove(second);
            without.remove(first);
            if let Some(left) = test(&without) {
                items = left;
                second = items.len().min(second);
                break;
            }
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keeps a list that holds all of these.
    fn holds(needed: &[u32]) -> impl FnMut(&[u32]) -> Option<Vec<u32>> {
        move |list| needed.iter().all(|one| list.contains(one)).then(|| list.to_vec())
    }

    #[test]
    fn exactly_what_is_needed_is_left() {
        for needed in [&[][..], &[0], &[99], &[3, 4, 77], &[0, 50, 51, 98, 99]] {
            assert_eq!(ddmin((0..100).collect(), holds(needed)), needed);
        }
    }

    #[test]
    fn a_message_that_the_test_drops_never_arrives() {
        let below = |list: &[u32]| {
            let left: Vec<u32> = list.iter().copied().filter(|one| *one <= 40).collect();
            left.contains(&40).then_some(left)
        };
        assert_eq!(ddmin((0..100).collect(), below), [40]);
    }

    #[test]
    fn ddmin_removes_pairs_that_only_go_together() {
        let both_or_none = |list: &[u32]| {
            let whole = list.contains(&2) == list.contains(&7) && list.contains(&5);
            whole.then(|| list.to_vec())
        };
        let single = ddmin(vec![2, 5, 7], both_or_none);
        assert_eq!(single, [2, 5, 7]);
        assert_eq!(pairs(single, both_or_none), [5]);
    }
}
