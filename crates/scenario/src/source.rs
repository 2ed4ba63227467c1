//! What stands where a script is wanted. People copy what they have at hand: the script, a link to it,
//! a page of Markdown around it, or the trace of its run.

use crate::link::is_address;

/// What a text is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source<'t> {
    /// A script, or something that nobody could take for anything else.
    Script(&'t str),
    /// A link or its fragment.
    Link(&'t str),
    /// The one block of code in a page of Markdown. What stands around it is blank, so that every
    /// line keeps its number.
    Block(String),
    /// Several blocks of code; so many.
    Blocks(usize),
    /// A trace as lines of JSON, which begins with its script.
    Trace(&'t str),
    /// A canonical trace, which holds no script.
    Events,
}

impl Source<'_> {
    /// What a text is.
    pub fn of(text: &str) -> Source<'_> {
        let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = bare.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
        if first.starts_with("{\"synod\":") {
            return Source::Trace(text);
        }
        if is_event(first) && bare.lines().any(is_deed) {
            return Source::Events;
        }
        let mut lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
        if lines.next().is_some_and(is_link) && lines.next().is_none() {
            return Source::Link(first);
        }
        match blocks(bare) {
            0 => Source::Script(text),
            1 => Source::Block(unfenced(bare)),
            several => Source::Blocks(several),
        }
    }
}

/// A whole address, or a fragment: it has no blanks, and begins like one.
fn is_link(line: &str) -> bool {
    let fragment = line.strip_prefix('#').unwrap_or(line);
    let begins = fragment.starts_with('~') || fragment.starts_with(char::is_alphanumeric);
    let joined = fragment.starts_with('~') || fragment.contains([';', '+']);
    !line.contains([' ', '\t'])
        && (is_address(line) || (begins && (joined || line.starts_with('#'))))
}

/// `1.2s S1 election rings`
fn is_event(line: &str) -> bool {
    let time = line.split(' ').next().unwrap_or_default();
    crate::parse_time(time).is_ok()
}

/// `  S1 writes`
fn is_deed(line: &str) -> bool {
    let deed = line.strip_prefix("  ").and_then(|deed| deed.strip_prefix(['S', 'c']));
    deed.is_some_and(|deed| deed.starts_with(|first: char| first.is_ascii_digit()))
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

/// How many blocks of code there are; the last may be open.
fn blocks(text: &str) -> usize {
    text.lines().filter(|line| is_fence(line)).count().div_ceil(2)
}

/// The lines within fences, each where it was.
fn unfenced(text: &str) -> String {
    let mut inside = false;
    let mut kept = String::new();
    for line in text.lines() {
        let fence = is_fence(line);
        inside ^= fence;
        kept += if inside && !fence { line } else { "" };
        kept.push('\n');
    }
    kept
}

/// What can end a sentence, or close what a link stands in.
const ENDS: [char; 17] =
    ['.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '"', '\'', '*', '`', '”', '’', '»'];

/// The script of a link, without the punctuation of the text that the link stood in. What can be read
/// as it is, stays as it is.
pub fn without_punctuation(script: String, reads: impl Fn(&str) -> bool) -> String {
    if reads(&script) {
        return script;
    }
    let mut shorter = script.trim_end();
    while let Some(before) = shorter.strip_suffix(ENDS) {
        shorter = before;
        if reads(shorter) {
            return format!("{}\n", shorter.trim_end());
        }
    }
    script
}

/// Why a text holds no script.
pub fn refusal(source: &Source<'_>) -> Option<String> {
    match source {
        Source::Blocks(several) => {
            Some(format!("there are {several} blocks of code in it; give one of them"))
        }
        Source::Events => Some(
            "this is the trace of a run, which holds no script; `synod trace` writes one that does, \
             and `synod trace --check` reads that"
                .to_owned(),
        ),
        _ => None,
    }
}
