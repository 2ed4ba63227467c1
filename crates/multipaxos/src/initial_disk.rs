//! A disk that a script describes: `given 1 promised=2.1 accepted=1:1.1:A,3:1.1:B round=2`.

use alloc::format;

use protocol::{Command, GivenInfo, Map, Settings, Slot, UnknownSetting};

use crate::durable::{Ballot, Durable, PValue, Round};

/// The last slot of a given disk.
const LAST_SLOT: u64 = 1_000_000;

/// What a script may say of a disk.
pub(crate) static GIVEN: &[GivenInfo] = &[
    GivenInfo {
        name: "promised",
        example: "2.1",
        says: "the ballot up to which the acceptor has promised; the highest accepted, if it is not said",
    },
    GivenInfo {
        name: "accepted",
        example: "1:1.1:A,3:1.1:B",
        says: "what is accepted: slot, ballot and value, where - is a no-op",
    },
    GivenInfo {
        name: "round",
        example: "2",
        says: "the last round in which the leader chose a ballot",
    },
];

pub(crate) fn initial_disk(words: &Settings) -> Result<Durable, UnknownSetting> {
    let mut disk = Durable::default();
    for (name, value) in &words.0 {
        let refused = |expected| UnknownSetting::new(name, value, expected);
        match name.as_str() {
            "promised" => {
                let ballot = Ballot::parse(value).ok_or_else(|| refused("a ballot such as 2.1"))?;
                disk.promised = Some(ballot);
            }
            "accepted" => {
                disk.accepted = given_disk(value).ok_or_else(|| {
                    refused("slots with ballot and value such as 1:1.1:A,3:2.1:B, - is a no-op")
                })?;
            }
            "round" => {
                let round = value.parse().ok().filter(|round| *round <= Ballot::LAST_ROUND);
                disk.round = Round(round.ok_or_else(|| refused("a round such as 2"))?);
            }
            _ => return Err(refused("one of promised=2.1, accepted=1:1.1:A,3:1.1:B, round=2")),
        }
    }
    let highest = disk.accepted.iter().map(|(_, pvalue)| pvalue.ballot).max();
    match (disk.promised, highest) {
        (None, highest) => disk.promised = highest,
        (Some(promised), Some(highest)) if promised < highest => {
            let least = format!("a ballot of at least {highest}, since that one is accepted");
            return Err(UnknownSetting::new("promised", &format!("{promised}"), &least));
        }
        _ => {}
    }
    Ok(disk)
}

fn given_disk(text: &str) -> Option<Map<Slot, PValue>> {
    let mut accepted = Map::new();
    for one in text.split(',') {
        let (slot, rest) = one.split_once(':')?;
        let (ballot, word) = rest.split_once(':')?;
        let slot = Slot(slot.parse().ok().filter(|slot| (1..=LAST_SLOT).contains(slot))?);
        let ballot = Ballot::parse(ballot)?;
        if word.is_empty() || accepted.contains_key(&slot) {
            return None;
        }
        accepted.insert_mut(slot, PValue { ballot, command: Command::asked_before(&slot, word) });
    }
    Some(accepted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use protocol::NodeId;

    fn disk(words: &[(&str, &str)]) -> Result<Durable, UnknownSetting> {
        initial_disk(&words.iter().copied().collect())
    }

    #[test]
    fn a_disk_is_as_described() {
        let words = [("promised", "2.1"), ("accepted", "1:1.3:A,3:1.3:-"), ("round", "4")];
        let given_disk = disk(&words).unwrap();
        let at = |round, node| Ballot { round: Round(round), proposer: NodeId(node) };
        assert_eq!((given_disk.promised, given_disk.round), (Some(at(2, 1)), Round(4)));
        let noop = PValue { ballot: at(1, 3), command: Command::Noop };
        assert_eq!(given_disk.accepted.get(&Slot(3)), Some(&noop));
        assert_eq!(given_disk.accepted.get(&Slot(2)), None, "a hole");
        let given_disk = disk(&[("accepted", "1:1.3:A,2:1.2:B")]).unwrap();
        assert_eq!(given_disk.promised, Some(at(1, 3)), "accepting binds like a promise");
        assert_eq!(disk(&[]).unwrap(), Durable::default());
    }

    #[test]
    fn the_same_slot_and_word_hold_the_same_command_and_no_other_does() {
        let held = |words| disk(&[("accepted", words)]).unwrap().accepted;
        let command = |words, slot| held(words).get(&Slot(slot)).unwrap().command.clone();
        assert_eq!(command("1:1.1:A", 1), command("1:2.3:A", 1));
        assert_ne!(command("1:1.1:A", 1), command("1:1.1:B", 1));
        assert_ne!(command("1:1.1:A", 1), command("2:1.1:A", 2));
    }

    #[test]
    fn nonsense_is_refused_with_what_would_do() {
        for (name, value) in [
            ("promised", "2"),
            ("promised", "0.1"),
            ("accepted", "1:1.1"),
            ("accepted", "0:1.1:A"),
            ("accepted", "1:1.1:"),
            ("accepted", "1:1.1:A,1:1.1:B"),
            ("round", "x"),
            ("round", "18446744073709551615"),
            ("promise", "1.1"),
        ] {
            let refusal = disk(&[(name, value)]).unwrap_err();
            assert_eq!((refusal.name.as_str(), refusal.value.as_str()), (name, value));
        }
        let refusal = disk(&[("promised", "1.1"), ("accepted", "1:1.2:A")]).unwrap_err();
        assert!(refusal.to_string().contains("at least 1.2"), "{refusal}");
    }
}
