//! What is wrong with a script, and what would be right.

use std::fmt;

/// A place in a script that is not understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// The column of its first character, from 1, counted in characters.
    pub column: usize,
    /// How many characters it covers; 0 when something is missing.
    pub length: usize,
    /// In which way it is wrong.
    pub wrong: MistakeKind,
    /// What stands there; a very long text is cut short.
    pub found: String,
    /// What could stand there.
    pub expected: String,
    /// The valid word that was probably meant.
    pub nearest: Option<String>,
}

/// In which way a script is wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MistakeKind {
    /// A word that nobody knows.
    UnknownSetting,
    /// Something that makes no sense where it stands.
    Misplaced,
    /// The line ends where something is needed.
    Missing,
    /// More than the limit.
    Beyond,
    /// Said a second time.
    Twice,
    /// Earlier than the line above.
    Early,
    /// Before the beginning of the run.
    Negative,
    /// A character that looks like another one, or like nothing; `found` is its name, and
    /// `expected` says what to do.
    Odd,
    /// A system, where a protocol is asked for.
    System,
    /// A protocol that is not here yet.
    Absent,
}

/// So many mistakes are shown at once; see [`first`].
pub const SHOWN: usize = 5;

/// As many mistakes as are shown at once, and how many more there are.
pub fn first(mistakes: &[Mistake]) -> (&[Mistake], usize) {
    let (shown, more) = mistakes.split_at(mistakes.len().min(SHOWN));
    (shown, more.len())
}

/// Mistakes as they are shown, each on a line behind the name of its file.
pub fn told(name: &str, mistakes: &[Mistake]) -> String {
    let (shown, more) = first(mistakes);
    let mut text: String = shown.iter().map(|mistake| format!("{name}{mistake}\n")).collect();
    if more > 0 {
        text += &format!("{name}and {more} more\n");
    }
    text
}

impl Mistake {
    /// What is wrong, without its place; what is found stands between these marks.
    pub fn sentence(&self, [open, close]: [&str; 2]) -> String {
        let found = format!("{open}{}{close}", self.found);
        let what = match self.wrong {
            MistakeKind::Odd => return format!("{} stands here: {}", self.found, self.expected),
            MistakeKind::Missing => "something is missing here".to_owned(),
            MistakeKind::UnknownSetting => format!("{found} is misspelt, or needs a newer Synod"),
            MistakeKind::Misplaced => format!("{found} cannot stand here"),
            MistakeKind::Beyond => format!("{found} is beyond the limit"),
            MistakeKind::Twice => format!("{found} stands here a second time"),
            MistakeKind::Early => format!("{found} is earlier than the line above"),
            MistakeKind::Negative => format!("{found} is a time before the beginning"),
            MistakeKind::System => format!("{found} is a system, not a protocol"),
            MistakeKind::Absent => format!("{found} is not here yet"),
        };
        format!("{what}; expected {}", self.expected)
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = self.sentence(["\"", "\""]);
        write!(f, "line {}, column {}: {sentence}", self.line, self.column)?;
        match &self.nearest {
            Some(word) => write!(f, "; did you mean \"{word}\"?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Mistake {}
