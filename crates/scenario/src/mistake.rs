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
    pub wrong: Wrong,
    /// What stands there; a very long text is cut short.
    pub found: String,
    /// What could stand there.
    pub expected: String,
    /// The valid word that was probably meant.
    pub nearest: Option<String>,
}

/// In which way a script is wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// A word that nobody knows.
    Unknown,
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
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: ", self.line, self.column)?;
        let found = &self.found;
        match self.wrong {
            Wrong::Unknown => write!(f, "\"{found}\" is misspelt, or needs a newer Synod")?,
            Wrong::Misplaced => write!(f, "\"{found}\" cannot stand here")?,
            Wrong::Missing => f.write_str("something is missing here")?,
            Wrong::Beyond => write!(f, "\"{found}\" is beyond the limit")?,
            Wrong::Twice => write!(f, "\"{found}\" stands here a second time")?,
            Wrong::Early => write!(f, "\"{found}\" is earlier than the line above")?,
        }
        write!(f, "; expected {}", self.expected)?;
        match &self.nearest {
            Some(word) => write!(f, "; did you mean \"{word}\"?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Mistake {}
