//! How wide a text is, without a font: a little wider than in most.

use crate::geometry::Point;
use crate::picture::{Anchor, Picture, Shape, Weight};
use crate::{Ink, Tone};

/// The width of a text.
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let letters: f64 = text.chars().map(letter).sum();
    let bold = if weight == Weight::Bold { 1.1 } else { 1.0 };
    letters * size * bold
}

/// The width of a letter in a font of size 1.
fn letter(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '·' => 0.31,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '/' | '-' => 0.39,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '→' | '…' | '—' => 0.92,
        'A'..='Z' | '=' | '+' | '<' | '>' | '×' => 0.7,
        _ => 0.61,
    }
}

/// The text, or as much of it as there is room for, with an ellipsis.
pub(crate) fn clipped(text: &str, size: f64, room: f64) -> String {
    if width(text, size, Weight::Regular) <= room {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let short = format!("{}…", kept.trim_end());
        if width(&short, size, Weight::Regular) <= room {
            return short;
        }
    }
    String::new()
}

/// The text in lines of at most a width.
pub(crate) fn wrapped(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, Weight::Regular) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// How a text is written.
#[derive(Clone, Copy)]
pub(crate) struct TextStyle {
    pub(crate) size: f64,
    pub(crate) weight: Weight,
    pub(crate) anchor: Anchor,
    pub(crate) tone: Tone,
}

impl TextStyle {
    pub(crate) const fn new(size: f64, anchor: Anchor) -> Self {
        Self { size, weight: Weight::Regular, anchor, tone: Ink::Soft.full() }
    }

    pub(crate) const fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    pub(crate) const fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

impl Picture {
    /// Writes a text whose capitals are centred on a height.
    pub(crate) fn write(&mut self, at: Point, text: impl Into<String>, hand: TextStyle) {
        let TextStyle { size, weight, anchor, tone } = hand;
        let at = at.plus(0.0, size * 0.36);
        self.shapes.push(Shape::Text { at, text: text.into(), anchor, weight, size, tone });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_with_an_ellipsis() {
        let short = clipped("synchronization", 12.0, 60.0);
        assert!(short.ends_with('…') && width(&short, 12.0, Weight::Regular) <= 60.0, "{short}");
        assert_eq!(clipped("leader", 12.0, 60.0), "leader");
    }

    #[test]
    fn a_long_sentence_becomes_lines_that_lose_no_word() {
        let text = "S1 counted itself, S2 and S3: three of five hold the entry.";
        let lines = wrapped(text, 14.0, 200.0);
        assert!(lines.len() > 1 && lines.join(" ") == text);
    }
}
