//! Reading the first line of a script: protocols, settings of the world, options.

use protocol::{Info, Maximum, OptionInfo, OptionValue, Rule, Time, joined};

use crate::cursor::{Cursor, Token};
use crate::limits;
use crate::mistake::MistakeKind;
use crate::number::{Refused, range, time};
use crate::place::small;
use crate::scenario::WorldSettings;
use crate::words::NOT_YET;
use crate::world::SETTINGS;

/// What the head says beside the protocols.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) world: WorldSettings,
    pub(crate) options: Vec<(&'static str, OptionValue)>,
    pub(crate) suspended: Vec<&'static Rule>,
    /// Whether `nodes=` could not be read, so that no line can be blamed for its nodes.
    pub(crate) vague: bool,
}

/// Reads the first word, `raft` or `raft,zab`.
pub(crate) fn protocols(
    cursor: &mut Cursor<'_, '_>,
    known: &[&'static Info],
) -> Vec<&'static Info> {
    let expected = a_protocol(known);
    let Some(token) = cursor.need(&expected) else { return Vec::new() };
    let mut protocols = Vec::new();
    for part in token.split(',') {
        match known.iter().find(|info| info.id == part.text) {
            Some(&info) => protocols.push((part, info.id, info)),
            None => no_protocol(cursor, part, known, &expected),
        }
    }
    cursor.distinct(protocols.iter().map(|&(part, id, _)| (part, id)), "each protocol once");
    protocols.into_iter().map(|(_, _, info)| info).collect()
}

/// `a protocol: raft, paxos or zab`
fn a_protocol(known: &[&'static Info]) -> String {
    match known.split_last() {
        None => "a protocol".to_owned(),
        Some((last, [])) => format!("a protocol: {}", last.id),
        Some((last, rest)) => {
            format!("a protocol: {} or {}", joined(rest.iter().map(|info| info.id), ", "), last.id)
        }
    }
}

/// Notes a word that names no protocol, and which is meant: the one that a system runs, or the
/// nearest by spelling.
fn no_protocol(
    cursor: &mut Cursor<'_, '_>,
    token: Token<'_>,
    known: &[&'static Info],
    expected: &str,
) {
    let bare = |name: &str| -> String {
        name.chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let found = bare(token.text);
    let same = |name: &&str| !found.is_empty() && bare(name) == found;
    let spelt = known.iter().find(|info| same(&info.id) || same(&info.name));
    let runs = known.iter().find(|info| info.also.iter().any(same));
    match (spelt, runs) {
        (Some(info), _) => {
            cursor.mistaken(token, MistakeKind::UnknownSetting, expected, Some(info.id.to_owned()));
        }
        (None, Some(info)) => {
            cursor.mistaken(token, MistakeKind::System, expected, Some(info.id.to_owned()));
        }
        (None, None) if NOT_YET.iter().any(same) => {
            cursor.refuse(token, MistakeKind::Absent, expected);
        }
        (None, None) => {
            let ids: Vec<_> = known.iter().map(|info| info.id).collect();
            cursor.unknown(token, expected, &ids);
        }
    }
}

/// Reads the rest of the first line.
pub(crate) fn settings(cursor: &mut Cursor<'_, '_>) -> Head {
    let mut head = Head::default();
    let (mut seen, mut bounded) = (Vec::new(), Vec::new());
    while let Some(token) = cursor.next() {
        match token.split_once("=") {
            Some((name, _)) if seen.contains(&name.text) => {
                cursor.refuse(name, MistakeKind::Twice, "each setting once");
            }
            Some((name, value)) => {
                seen.push(name.text);
                head.set(cursor, name, value);
                let option = cursor.words.options().into_iter().find(|it| it.name == name.text);
                if let (Some(option), Some(&(known, OptionValue::Count(count)))) =
                    (option, head.options.last())
                    && known == name.text
                {
                    bounded.push((option, value, count));
                }
            }
            None => cursor.refuse(token, MistakeKind::Misplaced, "a setting such as nodes=5"),
        }
    }
    for (option, value, count) in bounded {
        head.fits(cursor, option, value, count);
    }
    let given = std::mem::take(&mut head.options);
    let order = cursor.words.options().into_iter();
    let chosen = |name| given.iter().copied().find(|(known, _)| *known == name);
    head.options = order.filter_map(|option| chosen(option.name)).collect();
    head
}

impl Head {
    fn set(&mut self, cursor: &mut Cursor<'_, '_>, name: Token<'_>, value: Token<'_>) {
        match SETTINGS.iter().find(|info| info.name == name.text) {
            Some(info) => (info.set)(self, cursor, value),
            None => self.choose(cursor, name, value),
        }
    }

    /// Notes a number that the option cannot be in a cluster of this size.
    fn fits(&self, cursor: &mut Cursor<'_, '_>, option: &OptionInfo, value: Token<'_>, count: u32) {
        let nodes = if self.vague { limits::NODES } else { self.world.nodes };
        let (least, most) = (option.least, option.most.of(nodes));
        if (least..=most).contains(&count) {
            return;
        }
        let expected = match option.most {
            Maximum::Any => format!("a number from {least}"),
            Maximum::Nodes => format!("a number from {least} to {most}, which is all nodes"),
            Maximum::Others => {
                format!("a number from {least} to {most}, which is all nodes but one")
            }
        };
        cursor.refuse(value, MistakeKind::Beyond, &expected);
    }

    fn choose(&mut self, cursor: &mut Cursor<'_, '_>, name: Token<'_>, value: Token<'_>) {
        let options = cursor.words.options();
        let Some(option) = options.iter().find(|option| option.name == name.text) else {
            let mut words: Vec<_> = SETTINGS.iter().map(|info| info.name).collect();
            words.extend(options.iter().map(|option| option.name));
            return cursor.unknown(name, "a setting", &words);
        };
        let chosen = cursor.accept(value, option_value(option, value.text));
        self.options.extend(chosen.map(|chosen| (option.name, chosen)));
    }
}

/// A value of the kind that the option has.
fn option_value(option: &OptionInfo, text: &str) -> Result<OptionValue, Refused> {
    match (option.default, text) {
        (OptionValue::Flag(_), "on") => Ok(OptionValue::Flag(true)),
        (OptionValue::Flag(_), "off") => Ok(OptionValue::Flag(false)),
        (OptionValue::Flag(_), _) => Err((MistakeKind::Misplaced, "on or off".to_string())),
        (OptionValue::Count(_), _) => small(text, 0, u64::MAX, "a number").map(OptionValue::Count),
        (OptionValue::Time(_), _) => time(text).map(OptionValue::Time),
        (OptionValue::Range(..), _) => {
            range(text).map(|range| OptionValue::Range(range.start, range.end))
        }
    }
}

/// A span of time that is not nothing.
pub(crate) fn span(text: &str) -> Result<Time, Refused> {
    match time(text)? {
        Time::ZERO => Err((MistakeKind::Beyond, "a time of at least 1us".to_string())),
        span => Ok(span),
    }
}

/// Words between commas, each once.
pub(crate) fn listed(
    cursor: &mut Cursor<'_, '_>,
    value: Token<'_>,
    expected: &str,
    words: &[&'static str],
) -> Vec<&'static str> {
    let mut read = Vec::new();
    for part in value.split(',') {
        if let Some(at) = cursor.which(part, expected, words) {
            read.push((part, words[at]));
        }
    }
    cursor.distinct(read, "each word once")
}

pub(crate) fn put<T>(place: &mut T, read: Option<T>) {
    if let Some(value) = read {
        *place = value;
    }
}
