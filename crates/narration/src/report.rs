//! What a person is told about a run: captions, rows, verdicts, marks. Plain data, in the screen's
//! words.

use scenario::Action;
use serde::Serialize;

use crate::snapshot::End;

/// What just happened, in a sentence that a beginner reads, and why.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Caption {
    /// The event it speaks of.
    pub event: u64,
    /// When that was.
    pub time: u64,
    /// The news in a few words: `Slot 5 is decided.`
    pub headline: String,
    /// The rest of the sentence: who did what, counted in words.
    pub detail: String,
    /// The rules that were followed, most telling first.
    pub why: Vec<Why>,
}

/// A rule as a reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Why {
    /// Its name in scripts.
    pub rule: &'static str,
    /// The rule in one sentence.
    pub says: &'static str,
    /// Where it is written.
    pub source: &'static str,
}

/// An event in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// Its number.
    pub event: u64,
    /// When, in microseconds.
    pub time: u64,
    /// Who: a node, a client, or nobody in particular.
    pub who: Option<End>,
    /// What, as the rest of a sentence that begins with `who`: `accepts slot 5 from S1`.
    pub text: String,
    /// What kind of event it is, for filters.
    pub kind: RowKind,
    /// The epoch in which it took place; 0 for none.
    pub epoch: u64,
    /// The event that brought it about.
    pub cause: Option<u64>,
    /// Whether a person stepping from highlight to highlight stops here.
    pub notable: bool,
}

/// Kinds of event, for filters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RowKind {
    /// A message between nodes arrived.
    Message,
    /// Something was lost.
    Lost,
    /// A timer fired.
    Timer,
    /// A disk wrote.
    Disk,
    /// Clients asking and being answered.
    Client,
    /// Faults, repairs and everything else that was done from outside.
    Action,
}

/// Something on the timeline.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// The event.
    pub event: u64,
    /// When it took place, in microseconds.
    pub time: u64,
    /// What kind of event it is.
    pub kind: MarkKind,
    /// Which node, if one.
    pub node: Option<u32>,
    /// The epoch, where it matters.
    pub epoch: u64,
    /// In a few words, for a tooltip: `S1 leads t3`, `crash 2`. Empty for decisions and for what
    /// busy clients ask, of which there are many: the row of the event says it.
    pub label: String,
}

/// What stands on a timeline.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum MarkKind {
    /// A node begins to lead.
    Lead,
    /// A node leads no longer (stepped down, crashed).
    StepDown,
    /// A slot is decided for the first time.
    Decision,
    /// Something was broken.
    Fault,
    /// Something was mended.
    Repair,
    /// A client asked.
    Request,
    /// The script remarks something; the label is the remark.
    Note,
    /// A property was violated.
    Violation,
    /// A property was violated, but the world had broken what the protocol assumes.
    Assumption,
}

impl MarkKind {
    /// Whether a person stepping from highlight to highlight stops here.
    pub const fn is_notable(self) -> bool {
        !matches!(self, Self::Request)
    }
}

/// What is known about a property.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerdictReport {
    /// Its name in scripts.
    pub property: &'static str,
    /// Its name on the screen.
    pub name: &'static str,
    /// The property in one sentence.
    pub says: &'static str,
    /// What is known.
    pub state: VerdictStatus,
    /// The two facts that contradict each other, when it does not hold; what stands in the way, when it
    /// cannot be promised; else what is to be said of what it leaves open, if anything is.
    pub because: String,
    /// The event that violated it.
    pub event: Option<u64>,
    /// When that was.
    pub time: Option<u64>,
    /// The event that made the earlier of the two facts.
    pub earlier: Option<u64>,
    /// The assumption that does not hold, and who broke it, when, and by how much, in a sentence.
    pub assumption: Option<String>,
    /// The event in which that began.
    pub broken: Option<u64>,
}

/// What is known about a property.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum VerdictStatus {
    /// It held so far.
    Holds,
    /// It is violated.
    Violated,
    /// It is violated, but the world broke what the protocol assumes.
    Assumption,
    /// It was not violated, and for now nobody can promise it: termination, while too few nodes work, or
    /// the network is slower than any timeout.
    Unpromised,
}

impl VerdictStatus {
    /// Whether the property is violated, whoever's fault that is.
    pub const fn is_violated(self) -> bool {
        matches!(self, Self::Violated | Self::Assumption)
    }
}

/// A rule and what became of it in this run.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleReport {
    /// Its name in scripts.
    pub id: &'static str,
    /// The rule in one sentence.
    pub says: &'static str,
    /// Where it is written.
    pub source: &'static str,
    /// What falls without it, in words: `election safety`, `progress`, or nothing.
    pub guards: String,
    /// Whether it holds in this run.
    #[serde(rename = "upheld")]
    pub enforced: bool,
    /// How often it decided something, up to this moment.
    pub cited: u64,
}

/// What became of one kind of message, up to this moment.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Traffic {
    /// Its word in scripts: `append`.
    pub word: &'static str,
    /// Its name on the screen.
    pub name: &'static str,
    /// How many nodes sent. What the network doubles is not among them.
    pub sent: u64,
    /// How many arrived.
    pub delivered: u64,
    /// How many were lost: by chance, behind a wall, at a node that is down, or dropped.
    pub lost: u64,
}

/// Another future of the same run, as seen from the present one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Branch {
    /// Which future it is, for `Command::Switch`.
    pub future: usize,
    /// What sets it apart: `without crash 2`.
    pub name: String,
    /// The event after which it went another way.
    pub forked_at: u64,
    /// When that was.
    pub time: u64,
    /// How far it was played.
    pub until: u64,
    /// How many events of it were played.
    pub events: u64,
}

/// A future in the tree of all futures of a run. The root stands first, and each behind the one
/// that it forked from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Future {
    /// Which it is, for `Command::Switch`.
    pub future: usize,
    /// What it began with: `crash 2`. Empty for the root.
    pub name: String,
    /// How many forks lie between it and the root.
    pub depth: usize,
    /// The event after which it left the one that it forked from.
    pub forked_at: u64,
    /// When that was.
    pub time: u64,
    /// Whether it is the one that is played.
    pub current: bool,
}

/// Something that can happen next in a run by hand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// What has to be done for it.
    #[serde(skip)]
    pub action: Action,
    /// It as a line of script: `deliver vote 1to2`.
    pub line: String,
    /// What kind of thing it is.
    pub kind: ChoiceKind,
    /// It in words: `Request vote · t1`.
    pub label: String,
    /// The node at which it happens; nothing for all of them.
    pub node: Option<u32>,
    /// The flight that arrives.
    pub flight: Option<u64>,
    /// It only turns out to be lost: behind a wall, or at a node that is down.
    pub lost: bool,
}

/// What kind of thing can happen.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ChoiceKind {
    /// A disk writes.
    Write,
    /// A message arrives.
    Deliver,
    /// A timer fires.
    Fire,
    /// All writes and deliveries take place, until none is left.
    Settle,
}

/// What became of a claim of the script.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClaimReport {
    /// As the script writes it.
    pub text: String,
    /// Kept, broken, or open as yet.
    pub kept: Option<bool>,
}

/// Whether a title says what somebody does, not what it is: `proposing`, `changing views`.
pub fn is_doing(title: &str) -> bool {
    title.split(' ').next().is_some_and(|first| first.ends_with("ing"))
}

/// What somebody does about an epoch, in the protocol's own words where those are what it is doing:
/// `leads `, but `is proposing in `.
pub fn capacity(title: &str, usual: &str) -> String {
    if is_doing(title) { format!("is {title} in ") } else { format!("{usual} ") }
}

/// `a leader`, `an acceptor`, but `proposing`.
pub fn titled(title: &str) -> String {
    let article = match title.as_bytes() {
        _ if is_doing(title) => "",
        [b'a' | b'e' | b'i' | b'o' | b'u', ..] => "an ",
        _ => "a ",
    };
    format!("{article}{title}")
}

/// The same with a great first letter; only of the first 26, since tables of all others weigh more
/// than what is written here.
pub fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// `1,234,567`
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{capacity, grouped, titled};

    #[test]
    fn titles_stand_in_sentences() {
        assert_eq!(titled("leader"), "a leader");
        assert_eq!(titled("acceptor"), "an acceptor");
        assert_eq!(titled("changing views"), "changing views");
        assert_eq!(capacity("leader", "leads"), "leads ");
        assert_eq!(capacity("proposing", "leads"), "is proposing in ");
    }

    #[test]
    fn large_numbers_are_read_in_groups() {
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(grouped(12), "12");
    }
}
