//! Characters that look like others, or like nothing, and so hide in what somebody pastes.

/// An odd character of a text: how many characters stand before it, what it is called, and what to do.
pub(crate) fn first(text: &str) -> Option<(usize, String, String)> {
    text.chars().enumerate().find_map(|(at, letter)| {
        let (name, remedy) = about(letter)?;
        Some((at, format!("{name} (U+{:04X})", u32::from(letter)), remedy))
    })
}

fn about(letter: char) -> Option<(&'static str, String)> {
    let blank = "use an ordinary blank";
    let out = "leave it out";
    let (name, remedy) = match letter {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => ("a no-break space", blank),
        '\u{3000}' => ("an ideographic space", blank),
        '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' => ("a space of another width", blank),
        '\u{b}' | '\u{c}' | '\u{85}' => ("a control character", blank),
        '\u{2028}' | '\u{2029}' => ("a line separator", "begin a new line"),
        '\u{200b}' => ("a zero-width space", out),
        '\u{200c}' => ("a zero-width non-joiner", out),
        '\u{200d}' => ("a zero-width joiner", out),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            ("a mark of the writing direction", out)
        }
        '\u{2060}' => ("a word joiner", out),
        '\u{ad}' => ("a soft hyphen", out),
        '\u{feff}' => ("a byte order mark", out),
        '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' => {
            ("a quotation mark", "leave it out, for nothing is quoted")
        }
        '–' => ("an en dash", "use `-`, or `--` before a comment"),
        '—' | '―' => ("an em dash", "use `-`, or `--` before a comment"),
        '‐' | '‑' | '‒' | '−' => ("another hyphen", "use `-`"),
        '…' => ("an ellipsis", "use two full stops, `..`"),
        '→' | '⟶' => ("an arrow", "use `to`, as in 1to2"),
        '！'..='～' => {
            let plain = char::from_u32(u32::from(letter) - 0xfee0)?;
            return Some(("a full-width character", format!("use `{plain}`")));
        }
        _ => return None,
    };
    Some((name, remedy.to_owned()))
}
