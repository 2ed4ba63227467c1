//! A disk that a script describes: `given 1 promised=2.1 accepted=1.1,A round=2`.

use alloc::format;

use protocol::{Command, GivenInfo, Settings, UnknownSetting, digest_of};

use crate::durable::{Ballot, Durable, Proposal, Round};

/// What a script may say of a disk.
pub(crate) static GIVEN: &[GivenInfo] = &[
    GivenInfo {
        name: "promised",
        example: "2.1",
        says: "the ballot up to which the acceptor has promised; that which it accepted, if it is not said",
    },
    GivenInfo {
        name: "accepted",
        example: "1.1,A",
        says: "the ballot and the value that the acceptor accepted",
    },
    GivenInfo {
        name: "round",
        example: "2",
        says: "the last round in which the proposer made a proposal",
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
                let proposal = value.split_once(',').and_then(|(number, word)| {
                    let ballot = Ballot::parse(number)?;
                    (!word.is_empty()).then(|| Proposal { ballot, value: asked_before(word) })
                });
                let proposal =
                    proposal.ok_or_else(|| refused("a ballot and a value such as 1.1,A"))?;
                disk.accepted = Some(proposal);
            }
            "round" => {
                disk.round = round(value).ok_or_else(|| refused("a round such as 2"))?;
            }
            _ => return Err(refused("one of promised=2.1, accepted=1.1,A, round=2")),
        }
    }
    let accepted = disk.accepted.as_ref().map(|proposal| proposal.ballot);
    match disk.promised {
        None => disk.promised = accepted,
        Some(promised) if accepted.is_some_and(|accepted| promised < accepted) => {
            let (given, accepted) = (format!("{promised}"), accepted.unwrap_or(promised));
            let least = format!("a ballot of at least {accepted}, since that one is accepted");
            return Err(UnknownSetting::new("promised", &given, &least));
        }
        Some(_) => {}
    }
    Ok(disk)
}

fn round(text: &str) -> Option<Round> {
    text.parse().ok().filter(|&round| round <= Ballot::LAST_ROUND).map(Round)
}

/// The same for the same word on every node.
fn asked_before(word: &str) -> Command {
    Command::of_the_past(digest_of(word) >> 24, word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use protocol::NodeId;

    fn given_disk(words: &[(&str, &str)]) -> Result<Durable, UnknownSetting> {
        initial_disk(&words.iter().copied().collect())
    }

    #[test]
    fn a_disk_is_as_described() {
        let words = [("promised", "2.1"), ("accepted", "1.3,A"), ("round", "4")];
        let disk = given_disk(&words).unwrap();
        let at = |round, node| Ballot { round: Round(round), proposer: NodeId(node) };
        assert_eq!((disk.promised, disk.round), (Some(at(2, 1)), Round(4)));
        assert_eq!(disk.accepted.unwrap().ballot, at(1, 3));
        let disk = given_disk(&[("accepted", "1.3,A")]).unwrap();
        assert_eq!(disk.promised, Some(at(1, 3)), "accepting binds like a promise");
        assert_eq!(given_disk(&[]).unwrap(), Durable::default());
    }

    #[test]
    fn the_same_word_is_the_same_value_and_another_is_not() {
        let value = |word| given_disk(&[("accepted", word)]).unwrap().accepted.unwrap().value;
        assert_eq!(value("1.1,A"), value("2.3,A"));
        assert_ne!(value("1.1,A"), value("1.1,B"));
    }

    #[test]
    fn nonsense_is_refused_with_what_would_do() {
        for (name, value) in [
            ("promised", "2"),
            ("promised", "0.1"),
            ("promised", "1.0"),
            ("accepted", "1.1"),
            ("accepted", "1.1,"),
            ("round", "x"),
            ("round", "18446744073709551615"),
            ("promise", "1.1"),
        ] {
            let refusal = given_disk(&[(name, value)]).unwrap_err();
            assert_eq!((refusal.name.as_str(), refusal.value.as_str()), (name, value));
        }
        let refusal = given_disk(&[("promised", "1.1"), ("accepted", "1.2,A")]).unwrap_err();
        assert!(refusal.to_string().contains("at least 1.2"), "{refusal}");
    }
}
