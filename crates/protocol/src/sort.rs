//! Sorting what is short.

/// Sorts a list that is short, or nearly in order; what is equal keeps its order.
///
/// The sorts of the standard library are made for long lists: each type that is sorted costs some
/// kilobytes of wasm, which somebody waits for.
pub fn sort_few<T>(items: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..items.len() {
        let place = items[..end].partition_point(|item| !before(&items[end], item));
        for at in (place..end).rev() {
            items.swap(at, at + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_equal_keeps_its_order() {
        let mut items = [(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
        sort_few(&mut items, |a, b| a.0 < b.0);
        assert_eq!(items, [(0, 'e'), (1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        let mut none: [u8; 0] = [];
        sort_few(&mut none, |a, b| a < b);
    }
}
