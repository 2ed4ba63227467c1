//! A script in its canonical form, line by line, so that its comments stay where they are.

use protocol::Info;

use crate::mistake::Mistake;
use crate::parse::{is_blank, is_remark, parse};
use crate::print::Given;
use crate::scenario::{Line, Scenario};

/// The text of a script in canonical form. Comments and blank lines stay in their places, but for
/// blanks around them and blank lines at the very end.
///
/// # Errors
/// Every mistake that the script has.
pub fn format(text: &str, known: &[&'static Info]) -> Result<String, Vec<Mistake>> {
    let scenario = parse(text, known)?;
    let head = Scenario { given: Vec::new(), lines: Vec::new(), end: None, ..scenario.clone() };
    let mut head = Some(head.to_string());
    let mut given = scenario.given.iter();
    let mut lines = scenario.lines.iter();
    let mut formatted = String::new();
    for line in text.strip_prefix('\u{feff}').unwrap_or(text).lines() {
        let line = line.trim();
        if is_remark(line) {
            formatted += if is_blank(line) { "" } else { line };
        } else if let Some(head) = head.take() {
            formatted += head.trim_end();
        } else {
            formatted += &said(line, &mut given, &mut lines, &scenario);
        }
        formatted.push('\n');
    }
    formatted.truncate(formatted.trim_end().len());
    formatted.push('\n');
    Ok(formatted)
}

/// A line that says something, as it is printed.
fn said<'a>(
    line: &str,
    given: &mut impl Iterator<Item = &'a (protocol::NodeId, protocol::Settings)>,
    lines: &mut impl Iterator<Item = &'a Line>,
    scenario: &Scenario,
) -> String {
    let printed = match line.split_whitespace().next() {
        Some("given") => {
            given.next().map(|(node, words)| format!("given {}{}", node.0, Given(words)))
        }
        Some("end") => scenario.end.map(|end| format!("end {end}")),
        _ => lines.next().map(Line::to_string),
    };
    // By hand, an `end` has no time, and nothing but itself to be printed.
    printed.unwrap_or_else(|| line.to_owned())
}
