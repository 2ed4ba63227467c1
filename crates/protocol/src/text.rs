//! Lists as text.

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

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn separators_stand_between_items_even_empty_ones() {
        assert_eq!(joined([1, 2, 3], ", "), "1, 2, 3");
        assert_eq!(joined(["", "", "x"], "/"), "//x");
        assert_eq!(joined([] as [&str; 0], "/"), "");
    }
}
