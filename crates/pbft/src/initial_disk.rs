//! A disk that a script describes: `given 1 view=2 accepted=1:1:A prepared=2:1:B`.

use alloc::vec::Vec;

use protocol::{Command, GivenInfo, Settings, UnknownSetting};

use crate::durable::{Durable, GivenEntry};
use crate::statement::{Sequence, View};

/// The last number and view of a given disk.
const LAST: u64 = 1_000_000;

/// What a script may say of a disk.
pub(crate) static GIVEN: &[GivenInfo] = &[
    GivenInfo {
        name: "view",
        example: "2",
        says: "the view; the latest in which something is accepted, if it is not said",
    },
    GivenInfo {
        name: "accepted",
        example: "1:1:A",
        says: "what is pre-prepared: number, view and value, where - is the null request",
    },
    GivenInfo {
        name: "prepared",
        example: "1:1:A",
        says: "what is prepared: number, view and value, where - is the null request",
    },
];

pub(crate) fn initial_disk(words: &Settings) -> Result<Durable, UnknownSetting> {
    let mut disk = Durable::default();
    for (name, value) in &words.0 {
        let refused = |expected| UnknownSetting::new(name, value, expected);
        match name.as_str() {
            "view" => {
                let view = number(value).ok_or_else(|| refused("a view such as 2"))?;
                disk.view = View(view);
            }
            "accepted" | "prepared" => {
                let known: Vec<Sequence> = disk.past.iter().map(|past| past.sequence).collect();
                let past = given_disk(value, name == "prepared", known).ok_or_else(|| {
                    refused(
                        "numbers with view and value such as 1:1:A,2:1:B, each once; - is the null \
                         request",
                    )
                })?;
                disk.past.extend(past);
            }
            _ => return Err(refused("one of view=2, accepted=1:1:A, prepared=1:1:A")),
        }
    }
    let latest = disk.past.iter().map(|past| past.view).max().unwrap_or_default();
    if disk.view == View(0) {
        disk.view = latest;
    } else if disk.view < latest {
        let words = alloc::format!("{}", disk.view);
        let least = alloc::format!("a view of at least {latest}, in which something is accepted");
        return Err(UnknownSetting::new("view", &words, &least));
    }
    Ok(disk)
}

fn number(text: &str) -> Option<u64> {
    text.parse().ok().filter(|number| (1..=LAST).contains(number))
}

fn given_disk(text: &str, prepared: bool, mut known: Vec<Sequence>) -> Option<Vec<GivenEntry>> {
    let mut past = Vec::new();
    for one in text.split(',') {
        let (sequence, rest) = one.split_once(':')?;
        let (view, word) = rest.split_once(':')?;
        let (sequence, view) = (Sequence(number(sequence)?), View(number(view)?));
        if word.is_empty() || known.contains(&sequence) {
            return None;
        }
        known.push(sequence);
        past.push(GivenEntry {
            sequence,
            view,
            command: Command::asked_before(&sequence, word),
            prepared,
        });
    }
    Some(past)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn disk(words: &[(&str, &str)]) -> Result<Durable, UnknownSetting> {
        initial_disk(&words.iter().copied().collect())
    }

    #[test]
    fn a_disk_is_as_described() {
        let given_disk = disk(&[("accepted", "1:1:A"), ("prepared", "2:3:-")]).unwrap();
        assert_eq!(given_disk.view, View(3), "nobody accepts anything in a later view than his");
        let past = |at: usize| {
            let past = &given_disk.past[at];
            (past.sequence.0, past.view.0, past.prepared, past.command == Command::Noop)
        };
        assert_eq!([past(0), past(1)], [(1, 1, false, false), (2, 3, true, true)]);
        assert_eq!(disk(&[]).unwrap(), Durable::default());
    }

    #[test]
    fn nonsense_is_refused_with_what_would_do() {
        for (name, value) in [
            ("view", "0"),
            ("view", "x"),
            ("accepted", "1:A"),
            ("accepted", "1:1:"),
            ("accepted", "0:1:A"),
            ("prepared", "1:1:A,1:1:B"),
            ("log", "1"),
        ] {
            let refusal = disk(&[(name, value)]).unwrap_err();
            assert_eq!((refusal.name.as_str(), refusal.value.as_str()), (name, value));
        }
        let refusal = disk(&[("view", "1"), ("prepared", "1:2:A")]).unwrap_err();
        assert!(refusal.to_string().contains("at least 2"), "{refusal}");
        assert!(disk(&[("accepted", "1:1:A"), ("prepared", "1:1:B")]).is_err());
    }
}
