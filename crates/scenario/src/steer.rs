//! What faces need beside whole scripts: single lines, single times, and what two scenarios share.

use protocol::{Time, Unknown, parted};

use crate::action::Action;
use crate::mistake::{Mistake, Wrong};
use crate::number;
use crate::parse::parse;
use crate::scenario::{By, Line, Moment, Scenario, What};

/// Reads a line of script without a moment, such as `crash 2`, as it would be read in `scenario`.
///
/// # Errors
/// Every mistake in the line.
pub fn parse_action(line: &str, scenario: &Scenario) -> Result<Action, Vec<Mistake>> {
    let head = Scenario { lines: Vec::new(), given: Vec::new(), end: None, ..scenario.clone() };
    let misplaced = |expected: &str| Mistake {
        line: 1,
        column: 1,
        length: line.chars().count(),
        wrong: Wrong::Misplaced,
        found: line.to_owned(),
        expected: expected.to_owned(),
        nearest: None,
    };
    let parsed = parse(&format!("{head}{}", line.trim()), &scenario.protocols);
    let lines = parsed.map_err(|mistakes| {
        let here = |mistake| Mistake { line: 1, ..mistake };
        mistakes.into_iter().map(here).collect::<Vec<_>>()
    })?;
    match <[Line; 1]>::try_from(lines.lines) {
        Ok([Line { moment: None, what: What::Action(action) }]) => Ok(action),
        Ok(_) => Err(vec![misplaced("an action without a moment")]),
        Err(_) => Err(vec![misplaced("one action")]),
    }
}

/// Reads a time such as `1.2s`.
///
/// # Errors
/// What would do.
pub fn parse_time(text: &str) -> Result<Time, String> {
    number::time(text).map_err(|(_, expected)| format!("expected {expected}"))
}

impl Scenario {
    /// Drops every line after `moment`; by hand, every line after the first `done` actions. Returns
    /// how many lines that were.
    pub fn truncate_after(&mut self, moment: Moment, done: usize) -> usize {
        let before = self.lines.len();
        let kept = if self.world.by == By::Hand {
            let mut actions = 0;
            self.lines.iter().position(|line| {
                actions += usize::from(matches!(line.what, What::Action(_)));
                actions > done
            })
        } else {
            self.timeline().iter().position(|(at, _)| {
                (at.time, at.after.unwrap_or(0)) > (moment.time, moment.after.unwrap_or(0))
            })
        };
        self.lines.truncate(kept.unwrap_or(before));
        before - self.lines.len()
    }

    /// Whether both begin in the same world with the same disks, options and rules, so that they run
    /// alike until their lines differ.
    pub fn same_beginning(&self, other: &Self) -> bool {
        let bare = |of: &Self| Self { lines: Vec::new(), end: None, ..of.clone() };
        bare(self).is_written_like(&bare(other))
            && (self.world.nemesis.is_empty() || self.ends() == other.ends())
    }
}

impl Mistake {
    /// A furnished disk that its protocol does not understand, in the script that asks for it.
    pub fn about_given(script: &str, unknown: &Unknown) -> Self {
        let setting = format!("{}={}", unknown.name, unknown.value);
        let place = script.lines().zip(1..).find_map(|(line, number)| {
            let (before, _) = line.starts_with("given ").then(|| parted(line, &setting))??;
            Some((number, before.chars().count() + 1))
        });
        let (line, column) = place.unwrap_or((1, 1));
        Self {
            line,
            column,
            length: setting.chars().count(),
            wrong: Wrong::Unknown,
            found: setting,
            expected: unknown.expected.clone(),
            nearest: None,
        }
    }
}
