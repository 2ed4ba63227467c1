//! A scenario as a link: the same text on one line.
//!
//! [`encode`] joins the lines with `;`, writes a blank as `+` and every byte outside
//! `A-Za-z0-9-._~,/:=` as `%XX`. A text that is uncomfortably long that way is deflated, and
//! [`packed`] spells it in base64url behind a `~`. Comments and blank lines stay at home, and what is
//! read back ends with a newline: `decode(encode(file)) == essence(file)` for every script.
//!
//! Who packs is not said here. The page leaves it to the browser, which takes its time; everything
//! else takes `deflate`, which the page does not contain.

use std::fmt;

use crate::limits;
use crate::parse::{is_blank, is_remark};

mod base64;
#[cfg(not(target_arch = "wasm32"))]
mod deflate;

#[cfg(not(target_arch = "wasm32"))]
pub use deflate::{decode, encode_packed, shortest};

/// Above this many characters the packed form is preferred.
pub const COMFORTABLE: usize = 2_000;

/// What a link keeps of a script: every line that is neither blank nor a comment, each ending with
/// a newline.
pub fn essence(text: &str) -> String {
    let kept = text.lines().filter(|line| !is_remark(line));
    kept.flat_map(|line| [line, "\n"]).collect()
}

/// The fragment of a link, without its `#`, as readable text.
pub fn encode(text: &str) -> String {
    let mut link = String::new();
    for byte in essence(text).trim_end_matches('\n').bytes() {
        match byte {
            b'\n' => link.push(';'),
            b' ' => link.push('+'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => link.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'~' | b',' | b'/' | b':' | b'=' => link.push(char::from(byte)),
            _ => link.push_str(&format!("%{byte:02X}")),
        }
    }
    link
}

/// The fragment of a link whose [`essence`] was deflated, without its `#`.
pub fn packed(deflated: &[u8]) -> String {
    format!("~{}", base64::encode(deflated))
}

/// The readable form, unless the packed one is shorter.
pub fn shorter(plain: String, packed: String) -> String {
    if packed.len() < plain.len() { packed } else { plain }
}

/// What a link spells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Spelled {
    /// A script.
    Text(String),
    /// A deflated script. It takes inflating, no further than one byte beyond
    /// [`limits::BYTES`], and then [`unpacked`].
    Packed(Vec<u8>),
}

/// What a link spells: a whole address, or its fragment with or without `#`.
///
/// What browsers and chat programs do to links is undone: `%20` for a blank, `%3B` for `;`, `%7E`
/// for the `~` in front, `=` behind the packed form.
///
/// # Errors
/// What is wrong with the link. No input makes this panic.
pub fn spelled(link: &str) -> Result<Spelled, LinkError> {
    let fragment = fragment_of(link)?;
    if fragment.len() > 3 * limits::BYTES {
        return Err(LinkError::TooLong);
    }
    let packed = ["~", "%7E", "%7e"].iter().find_map(|mark| fragment.strip_prefix(mark));
    if let Some(packed) = packed {
        // Of what may follow a link in running text, nothing is base64.
        let unescaped = unescape(packed);
        let ends = |byte: &&u8| !byte.is_ascii_alphanumeric() && !b"-_=+/".contains(byte);
        let length = unescaped.len() - unescaped.iter().rev().take_while(ends).count();
        let bytes = base64::decode(&unescaped[..length]).ok_or(LinkError::Damaged)?;
        return Ok(Spelled::Packed(bytes));
    }
    let bytes = if was_escaped_again(fragment) {
        let once = String::from_utf8(unescape(fragment)).map_err(|_| LinkError::NotText)?;
        plain(&once)
    } else {
        plain(fragment)
    };
    unpacked(bytes).map(Spelled::Text)
}

/// The script whose bytes these are, inflated.
///
/// # Errors
/// What is wrong with them.
pub fn unpacked(bytes: Vec<u8>) -> Result<String, LinkError> {
    let text = String::from_utf8(bytes).map_err(|_| LinkError::NotText)?;
    let lines = text.split('\n').filter(|line| !is_blank(line));
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    match text.len() {
        0 => Err(LinkError::Empty),
        length if length > limits::BYTES => Err(LinkError::TooLong),
        _ => Ok(text),
    }
}

/// Why a link holds no script.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkError {
    /// There is nothing behind the `#`, or no `#` in the address.
    Empty,
    /// It holds more than a script may.
    TooLong,
    /// The packed form was cut short or altered.
    Damaged,
    /// What it spells is not UTF-8.
    NotText,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the link holds no script; it should follow the #"),
            Self::TooLong => {
                write!(f, "the link holds more than the {} KB of a script", limits::BYTES / 1024)
            }
            Self::Damaged => f.write_str("the link is damaged; copy it once more, to its very end"),
            Self::NotText => f.write_str("the link does not spell text; copy it once more"),
        }
    }
}

impl std::error::Error for LinkError {}

/// Whether this is a whole address with something behind its `#`.
pub(crate) fn is_address(link: &str) -> bool {
    link.split_once('#').is_some_and(|(before, _)| before.contains("://"))
        || (link.contains("://") && link.contains("%23"))
}

/// What stands behind the `#` of an address, or the whole if it is no address.
fn fragment_of(link: &str) -> Result<&str, LinkError> {
    let link = link.trim();
    if let Some(fragment) = link.strip_prefix('#') {
        return Ok(fragment);
    }
    let address = |text: &str| text.contains("://") || text.starts_with(['/', '.', '?']);
    match link.split_once('#') {
        Some((before, fragment)) if address(before) => Ok(fragment),
        None if address(link.split([';', '+']).next().unwrap_or_default()) => {
            link.split_once("%23").map(|(_, fragment)| fragment).ok_or(LinkError::Empty)
        }
        _ => Ok(link),
    }
}

/// Whether a program escaped the link once more. A head has no `;` and no `+` of its own, and a
/// `+` in free text always comes with a blank in front.
fn was_escaped_again(fragment: &str) -> bool {
    let has = |text: &str, code: &str| text.to_ascii_uppercase().contains(code);
    let head = fragment.split(';').next().unwrap_or_default();
    let blank = fragment.contains(['+', ' ']) || fragment.contains("%20");
    has(head, "%3B") || (!blank && has(fragment, "%2B"))
}

/// `;` is a new line, `+` a blank, `%XX` a byte, in this order.
fn plain(fragment: &str) -> Vec<u8> {
    unescape(&fragment.replace(';', "\n").replace('+', " "))
}

/// A `%` without two hexadecimal digits behind it stands for itself.
fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = behind;
        if let (b'%', [high, low, behind @ ..]) = (first, behind)
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            bytes.push(high << 4 | low);
            rest = behind;
        } else {
            bytes.push(*first);
        }
    }
    bytes
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
