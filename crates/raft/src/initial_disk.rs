//! A disk that a script describes: `given 1 term=8 vote=2 log=1,1,4`.

use alloc::format;

use protocol::{Command, GivenInfo, Log, NodeId, Settings, Slot, UnknownSetting};

use crate::durable::{Durable, Entry, Term};

/// The last term of a given disk; leaves room for elections to come.
const LAST_TERM: u64 = 1_000_000_000;

/// More than a given log has places, so that each place and term has its own number.
const PLACES: u64 = 1_000_000;

/// What a script may say of a disk.
pub(crate) static GIVEN: &[GivenInfo] = &[
    GivenInfo {
        name: "term",
        example: "8",
        says: "the current term; that of the last entry, if it is not said",
    },
    GivenInfo { name: "vote", example: "2", says: "for whom the node voted in that term" },
    GivenInfo {
        name: "log",
        example: "1,1,4",
        says: "the terms of the entries, none below the one before",
    },
];

pub(crate) fn initial_disk(words: &Settings) -> Result<Durable, UnknownSetting> {
    let mut disk = Durable::default();
    let mut given = None;
    for (name, value) in &words.0 {
        let refused = |expected| UnknownSetting::new(name, value, expected);
        match name.as_str() {
            "term" => {
                let term = value.parse().ok().filter(|&term| term <= LAST_TERM);
                given = Some(Term(term.ok_or_else(|| refused("a term such as 8"))?));
            }
            "vote" => {
                let node = value.parse().ok().filter(|&node| node > 0);
                disk.voted_for = Some(NodeId(node.ok_or_else(|| refused("a node such as 2"))?));
            }
            "log" => {
                let log = given_log(value);
                disk.log = log.ok_or_else(|| {
                    refused("the terms of the entries, none below the one before: 1,1,4")
                })?;
            }
            _ => return Err(refused("one of term=8, vote=2, log=1,1,4")),
        }
    }
    disk.term = given.unwrap_or_else(|| disk.last_term());
    if disk.term < disk.last_term() {
        let least = format!("a term of at least {}, since the log holds one", disk.last_term());
        return Err(UnknownSetting::new("term", &format!("{}", disk.term), &least));
    }
    Ok(disk)
}

fn given_log(terms: &str) -> Option<Log<Entry>> {
    let mut log: Log<Entry> = Log::new();
    for term in terms.split(',').filter(|_| !terms.is_empty()) {
        let term = Term(term.parse().ok().filter(|term| (1..=LAST_TERM).contains(term))?);
        if log.last().is_some_and(|last| last.term > term) {
            return None;
        }
        log.push(given_entry(log.last_slot().next(), term));
    }
    Some(log)
}

/// The same for the same index and term on every node, and different for any other.
fn given_entry(index: Slot, term: Term) -> Entry {
    let number = term.0 * PLACES + index.0;
    Entry::new(term, Command::of_the_past(number, &format!("{term}.{index}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn given_disk(words: &[(&str, &str)]) -> Result<Durable, UnknownSetting> {
        initial_disk(&words.iter().copied().collect())
    }

    #[test]
    fn a_disk_is_as_described() {
        let disk = given_disk(&[("term", "8"), ("vote", "2"), ("log", "1,1,4")]).unwrap();
        assert_eq!((disk.term, disk.voted_for), (Term(8), Some(NodeId(2))));
        assert_eq!((disk.last_index(), disk.last_term()), (Slot(3), Term(4)));
        assert_eq!(given_disk(&[("log", "1,3")]).unwrap().term, Term(3));
        assert_eq!(given_disk(&[("log", "")]).unwrap(), Durable::default());
    }

    #[test]
    fn the_same_place_and_term_hold_the_same_command_and_no_other_does() {
        let (one, two) = (given_disk(&[("log", "1,2,4")]), given_disk(&[("log", "1,3,4")]));
        let (one, two) = (one.unwrap().log, two.unwrap().log);
        let at = |slot| (one.get(Slot(slot)), two.get(Slot(slot)));
        assert_eq!(at(1).0, at(1).1);
        assert_ne!(at(2).0, at(2).1);
        assert_eq!(at(3).0, at(3).1);
        assert!(!one.is_prefix_of(&two));
    }

    #[test]
    fn nonsense_is_refused_with_what_would_do() {
        for (name, value) in [
            ("term", "x"),
            ("vote", "0"),
            ("log", "2,1"),
            ("log", "1,,2"),
            ("log", "0"),
            ("term", "18446744073709551615"),
            ("tem", "1"),
        ] {
            let refusal = given_disk(&[(name, value)]).unwrap_err();
            assert_eq!((refusal.name.as_str(), refusal.value.as_str()), (name, value));
        }
        let refusal = given_disk(&[("term", "3"), ("log", "1,4")]).unwrap_err();
        assert!(refusal.to_string().contains("at least 4"), "{refusal}");
    }
}
