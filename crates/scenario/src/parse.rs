//! From text to scenario.

use protocol::Info;

use crate::cursor::{BLANKS, Cursor};
use crate::head;
use crate::limits;
use crate::line::Body;
use crate::mistake::{Mistake, MistakeKind};
use crate::scenario::{RunMode, Scenario};
use crate::vocabulary::Vocabulary;

/// Reads a script in which these protocols are known.
///
/// # Errors
/// Every mistake that the script has, from top to bottom. Nothing is skipped in silence.
pub fn parse(text: &str, known: &[&'static Info]) -> Result<Scenario, Vec<Mistake>> {
    within_limits(text)?;
    let mut mistakes = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = Vec::new();
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !is_remark(line)) {
        if is_foreign_remark(line) {
            Cursor::new(number, line, &Vocabulary::of(&[]), &mut mistakes).foreign_remark();
        } else {
            lines.push((line, number));
        }
    }
    let mut lines = lines.into_iter();
    let (line, number) = lines.next().unwrap_or(("", 1));

    let everything = Vocabulary::of(known);
    let mut cursor = Cursor::new(number, line, &everything, &mut mistakes);
    let protocols = head::protocols(&mut cursor, known);
    let chosen = if protocols.is_empty() { known } else { &protocols };
    let mut words = Vocabulary::of(chosen);
    let head = head::settings(&mut cursor.speaking(&words));
    words.hand = head.world.by == RunMode::Hand;
    words.nodes = if head.vague { limits::NODES } else { head.world.nodes };

    let mut body = Body::default();
    for (line, number) in lines {
        body.read(&mut Cursor::new(number, line, &words, &mut mistakes));
    }
    if !mistakes.is_empty() {
        let mut mistakes = in_order(mistakes);
        if protocols.is_empty() {
            // Whose words they are is not known, so a line has one mistake: its first.
            mistakes.dedup_by_key(|mistake| mistake.line);
        }
        return Err(mistakes);
    }
    Ok(Scenario {
        protocols,
        world: head.world,
        options: head.options,
        suspended: head.suspended,
        given: body.given,
        lines: body.lines,
        end: body.end,
    })
}

/// Whether a line says nothing to the world: it is blank, or a comment behind `--`.
pub(crate) fn is_remark(line: &str) -> bool {
    is_blank(line) || line.trim_start_matches(BLANKS).starts_with("--")
}

/// Whether a line is a comment in another language.
fn is_foreign_remark(line: &str) -> bool {
    let line = line.trim_start_matches(BLANKS);
    line.starts_with('#') || line.starts_with("//")
}

/// Whether a line has no words.
pub(crate) fn is_blank(line: &str) -> bool {
    line.trim_end_matches('\r').trim_start_matches(BLANKS).is_empty()
}

/// Mistakes are noted line by line, but within a line as they come to light.
fn in_order(noted: Vec<Mistake>) -> Vec<Mistake> {
    let mut ordered: Vec<Mistake> = Vec::with_capacity(noted.len());
    for mistake in noted {
        let place = (mistake.line, mistake.column);
        let behind = ordered.partition_point(|known| (known.line, known.column) <= place);
        ordered.insert(behind, mistake);
    }
    ordered
}

fn within_limits(text: &str) -> Result<(), Vec<Mistake>> {
    let beyond = |line, found: String, expected: String| {
        let wrong = MistakeKind::Beyond;
        vec![Mistake { line, column: 1, length: 0, wrong, found, expected, nearest: None }]
    };
    let lines = text.lines().count();
    if text.len() > limits::BYTES {
        let (found, most) = (format!("{} bytes", text.len()), limits::BYTES / 1024);
        return Err(beyond(1, found, format!("a script of at most {most} KB")));
    }
    if lines > limits::LINES {
        let (found, most) = (format!("{lines} lines"), limits::LINES);
        return Err(beyond(most + 1, found, format!("a script of at most {most} lines")));
    }
    Ok(())
}
