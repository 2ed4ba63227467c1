//! Texts, in few words.
//!
//! The library has all of this for any kind of list and for texts of any length. What is needed here
//! is little, and weighs a tenth in the page.

use alloc::string::String;
use core::fmt::{Display, Write};

/// The items one behind the other, with a separator between them.
pub fn joined<T: Display>(items: impl IntoIterator<Item = T>, separator: &str) -> String {
    let mut text = String::new();
    for (at, item) in items.into_iter().enumerate() {
        append(&mut text, if at == 0 { "" } else { separator }, &item);
    }
    text
}

fn append(text: &mut String, separator: &str, item: &dyn Display) {
    text.push_str(separator);
    // Writing to a string cannot fail.
    let _ = write!(text, "{item}");
}

/// Where a text begins in another one for the first time, in bytes.
pub fn position(text: &str, wanted: &str) -> Option<usize> {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    (0..=text.len()).find(|&at| text[at..].starts_with(wanted))
}

/// What stands before and behind the first separator.
pub fn parted<'t>(text: &'t str, separator: &str) -> Option<(&'t str, &'t str)> {
    let (before, rest) = text.split_at_checked(position(text, separator)?)?;
    Some((before, rest.strip_prefix(separator)?))
}

#[cfg(test)]
mod tests {
    use super::{joined, parted, position};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_are_those_of_the_library(text in "[aä.]{0,8}", wanted in "[aä.]{0,3}") {
            prop_assert_eq!(position(&text, &wanted), text.find(&wanted));
            prop_assert_eq!(parted(&text, &wanted), text.split_once(&wanted));
        }
    }

    #[test]
    fn separators_stand_between_items_even_empty_ones() {
        assert_eq!(joined([1, 2, 3], ", "), "1, 2, 3");
        assert_eq!(joined(["", "", "x"], "/"), "//x");
        assert_eq!(joined([] as [&str; 0], "/"), "");
    }
}
