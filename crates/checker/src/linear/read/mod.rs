//! Histories in files, as people have them: Jepsen's `history.edn`, `history.txt` and `jepsen.log` of
//! any year, the files of Knossos and the test data of Porcupine.
//!
//! Which format it is, and what the operations are done to, is seen from the content.

mod edn;
mod entries;
mod model;

use std::fmt;

use protocol::{Operation, Value};

use super::OperationHistory;
use entries::{Entry, Happened, entries};
pub use model::Model;

/// What is wrong with a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable {
    /// Where the mistake stands.
    pub place: Place,
    /// What should stand there.
    pub expected: String,
}

/// A place in a text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl Place {
    fn expected(self, expected: impl Into<String>) -> Unreadable {
        Unreadable { place: self, expected: expected.into() }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { line, column } = self.place;
        write!(f, "line {line}, column {column}: expected {}", self.expected)
    }
}

/// A history out of a file.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// What clients saw. Its moments are numbers of [`Recorded::unit`].
    pub history: OperationHistory,
    /// What the operations are done to.
    pub model: Model,
    /// What moments count: `line`, or `entry` where a line holds several.
    pub unit: &'static str,
    /// Whether the history is of several objects of this kind, each with a key.
    pub keyed: bool,
}

impl Recorded {
    /// An operation in the words of its object, without its key.
    pub fn words(&self, operation: &Operation) -> String {
        self.model.words(operation)
    }

    /// What an object holds, in words.
    pub fn held(&self, state: Option<&Value>) -> String {
        self.model.held(state)
    }
}

/// An operation from its call to its end.
struct Pair {
    began: Entry,
    called: u64,
    ended: Option<(Entry, u64)>,
}

/// The history in a file, of objects of this kind, or of the kind that its operations belong to.
///
/// # Errors
/// The first place that cannot be understood, and what was expected there.
pub fn read(text: &str, model: Option<Model>) -> Result<Recorded, Unreadable> {
    let entries = entries(text)?;
    if entries.is_empty() {
        let expected = "operations, such as `0 :invoke :read nil` or \
                        `{:process 0, :type :invoke, :f :read, :value nil}`";
        return Err(Place { line: 1, column: 1 }.expected(expected));
    }
    // Each moment must stand for one entry.
    let by_line = entries.windows(2).all(|two| two[0].place.line < two[1].place.line);
    let unit = if by_line { "line" } else { "entry" };
    let number = |(nth, entry): (u64, Entry)| {
        let line = entry.place.line as u64;
        (if by_line { line } else { nth }, entry)
    };
    let pairs = paired((1..).zip(entries).map(number))?;
    model::history(&pairs, model, unit)
}

/// Each beginning with its end.
fn paired(entries: impl Iterator<Item = (u64, Entry)>) -> Result<Vec<Pair>, Unreadable> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut open: Vec<(u64, usize)> = Vec::new();
    for (moment, entry) in entries {
        let process = entry.process;
        let known = open.iter().position(|(known, _)| *known == process);
        match (entry.kind, known) {
            (Happened::Invoked, None) => {
                open.push((process, pairs.len()));
                pairs.push(Pair { began: entry, called: moment, ended: None });
            }
            (Happened::Invoked, Some(_)) => {
                let expected = format!("an end of what process {process} began before");
                return Err(entry.place.expected(expected));
            }
            (_, None) => {
                let expected = format!("`:invoke` before process {process} ends something");
                return Err(entry.place.expected(expected));
            }
            (_, Some(at)) => {
                let pair = &mut pairs[open.swap_remove(at).1];
                let (began, (ended, place)) = (&pair.began.function.0, &entry.function);
                if began != ended {
                    let expected = format!("the end of `:{began}`, which process {process} began");
                    return Err(place.expected(expected));
                }
                pair.ended = Some((entry, moment));
            }
        }
    }
    Ok(pairs)
}
