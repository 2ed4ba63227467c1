//! What front ends need beside whole scripts: single lines, single times, and what two scenarios
//! share.

use protocol::{Info, Time, UnknownSetting, joined};

use crate::action::Action;
use crate::mistake::{Mistake, MistakeKind};
use crate::number;
use crate::parse::{is_remark, parse};
use crate::scenario::{Line, Moment, RunMode, Scenario, Statement, WorldSettings};

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
        wrong: MistakeKind::Misplaced,
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
        Ok([Line { moment: None, what: Statement::Action(action) }]) => Ok(action),
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
        let kept = if self.world.by == RunMode::Hand {
            let mut actions = 0;
            self.lines.iter().position(|line| {
                actions += usize::from(matches!(line.what, Statement::Action(_)));
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

    /// Which settings of the head mean nothing in this scenario, in a sentence.
    pub fn idle(&self) -> Option<String> {
        const BY_HAND: [&str; 10] = [
            "disk", "delay", "loss", "dup", "clients", "think", "rate", "keys", "retry", "nemesis",
        ];
        let WorldSettings { by, clients, rate, .. } = &self.world;
        let idle: (&[&str], &str) = match (by, clients, rate) {
            (RunMode::Hand, ..) => {
                (&BY_HAND, "by hand, where the script alone makes things happen")
            }
            (_, 0, _) => {
                (&["think", "rate", "keys"], "without busy clients, as clients=3 sets them")
            }
            (_, _, 0) => (&[], ""),
            _ => (&["think"], "beside a rate, for such clients do not wait"),
        };
        let usual = WorldSettings::default().settings();
        let chosen =
            self.world.settings().into_iter().zip(usual).filter(|(own, usual)| own != usual);
        let chosen = chosen.map(|(own, _)| own).filter(|(name, _)| idle.0.contains(name));
        let names: Vec<String> = chosen.map(|(name, value)| format!("{name}={value}")).collect();
        let verb = if names.len() == 1 { "means" } else { "mean" };
        let sentence = format!("{} {verb} nothing {}", joined(&names, ", "), idle.1);
        (!names.is_empty()).then_some(sentence)
    }

    /// Whether both begin in the same world with the same disks, options and rules, so that they run
    /// alike until their lines differ.
    pub fn same_beginning(&self, other: &Self) -> bool {
        let bare = |of: &Self| Self { lines: Vec::new(), end: None, ..of.clone() };
        bare(self) == bare(other) && (self.world.nemesis.is_empty() || self.ends() == other.ends())
    }
}

impl Mistake {
    /// A second protocol, in the script that asks for it.
    pub fn about_second(script: &str, second: &'static Info) -> Self {
        let script = script.strip_prefix('\u{feff}').unwrap_or(script);
        let head = script.lines().zip(1..).find(|(line, _)| !is_remark(line));
        let (line, number) = head.unwrap_or_default();
        let at = line.find(',').map_or(0, |comma| comma + 1);
        Self {
            line: number,
            column: line[..at].chars().count() + 1,
            length: second.id.chars().count(),
            wrong: MistakeKind::Misplaced,
            found: second.id.to_owned(),
            expected:
                "one protocol, for several side by side are not here yet; `synod compare`, and \
                       Compare on the page, measure all of them"
                    .to_owned(),
            nearest: None,
        }
    }

    /// Something in a script that makes no sense where it stands, and what would.
    pub fn about_line(script: &str, found: &str, expected: String) -> Self {
        let place = script
            .lines()
            .zip(1..)
            .find_map(|(line, number)| line.find(found).map(|at| (number, characters(line, at))));
        let (line, column) = place.unwrap_or((1, 1));
        Self {
            line,
            column,
            length: found.chars().count(),
            wrong: MistakeKind::Misplaced,
            found: found.to_owned(),
            expected,
            nearest: None,
        }
    }

    /// A setting of a given disk that its protocol does not understand, or an option of the head
    /// that cannot be played as it says, in the script that asks for it.
    pub fn about_given(script: &str, unknown: &UnknownSetting) -> Self {
        let setting = format!("{}={}", unknown.name, unknown.value);
        let place = script.lines().zip(1..).find_map(|(line, number)| {
            let at = word_at(line, &setting)?;
            (number == 1 || line.starts_with("given ")).then(|| (number, characters(line, at)))
        });
        // An option that nobody set does not fit: then the whole head is what is wrong.
        let head = script.lines().next().unwrap_or_default();
        let (line, column) = place.unwrap_or((1, 1));
        let setting = if place.is_none() { head.to_owned() } else { setting };
        Self {
            line,
            column,
            length: setting.chars().count(),
            wrong: if line == 1 { MistakeKind::Misplaced } else { MistakeKind::UnknownSetting },
            found: setting,
            expected: unknown.expected.clone(),
            nearest: None,
        }
    }
}

/// Where a word stands in a line, in bytes.
fn word_at(line: &str, word: &str) -> Option<usize> {
    let whole = |&(at, _): &(usize, &str)| {
        let end = line[at + word.len()..].chars().next();
        (at == 0 || line[..at].ends_with(' ')) && end.is_none_or(|end| end == ' ')
    };
    line.match_indices(word).find(whole).map(|(at, _)| at)
}

/// The column of a byte, from 1, counted in characters.
fn characters(line: &str, at: usize) -> usize {
    line[..at].chars().count() + 1
}
