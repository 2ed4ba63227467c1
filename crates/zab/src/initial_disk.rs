//! A disk that a script describes: `given 1 accepted=3 current=2 log=1.1,1.2,2.1`.

use alloc::format;

use protocol::{Command, Epoch, GivenInfo, Settings, UnknownSetting};

use crate::durable::{Durable, History};
use crate::zxid::{Txn, Zxid};

/// The last epoch of a given disk; leaves room for those to come.
const LAST_EPOCH: u64 = 1_000_000_000;

/// More than a given log has places, so that each zxid has its own number.
const PLACES: u64 = 1_000_000;

/// What a script may say of a disk.
pub(crate) static GIVEN: &[GivenInfo] = &[
    GivenInfo {
        name: "accepted",
        example: "3",
        says: "the last epoch that was accepted; the current one, if it is not said",
    },
    GivenInfo {
        name: "current",
        example: "2",
        says: "the current epoch; that of the last transaction, if it is not said",
    },
    GivenInfo {
        name: "log",
        example: "1.1,1.2,2.1",
        says: "the zxids of the transactions, each epoch counted from 1",
    },
];

pub(crate) fn initial_disk(words: &Settings) -> Result<Durable, UnknownSetting> {
    let mut disk = Durable::default();
    let (mut accepted, mut current) = (None, None);
    for (name, value) in &words.0 {
        let refused = |expected| UnknownSetting::new(name, value, expected);
        let epoch = || {
            let epoch = value.parse().ok().filter(|&epoch| epoch <= LAST_EPOCH);
            Ok(Some(Epoch(epoch.ok_or_else(|| refused("an epoch such as 3"))?)))
        };
        match name.as_str() {
            "accepted" => accepted = epoch()?,
            "current" => current = epoch()?,
            "log" => {
                let log = given_log(value);
                disk.history = log.ok_or_else(|| {
                    refused("the zxids of the transactions, each epoch counted from 1: 1.1,1.2,3.1")
                })?;
            }
            _ => return Err(refused("one of accepted=3, current=2, log=1.1,1.2,2.1")),
        }
    }
    let last = disk.history.last_zxid().epoch;
    disk.current_epoch = current.unwrap_or(last);
    disk.accepted_epoch = accepted.unwrap_or(disk.current_epoch);
    let least = |name: &str, epoch: Epoch, least: Epoch, why: &str| {
        if epoch >= least {
            return Ok(());
        }
        let expected = format!("an epoch of at least {least}, since {why}");
        Err(UnknownSetting::new(name, &format!("{epoch}"), &expected))
    };
    least("current", disk.current_epoch, last, "the log holds one")?;
    least("accepted", disk.accepted_epoch, disk.current_epoch, "that is the current one")?;
    Ok(disk)
}

fn given_log(zxids: &str) -> Option<History> {
    let mut history = History::default();
    for zxid in zxids.split(',').filter(|_| !zxids.is_empty()) {
        let (epoch, counter) = zxid.split_once('.')?;
        let zxid = Zxid::new(
            epoch.parse().ok().filter(|epoch| (1..=LAST_EPOCH).contains(epoch))?,
            counter.parse().ok()?,
        );
        let last = history.last_zxid();
        if zxid <= last || zxid != last.next_in(zxid.epoch) || zxid.counter >= PLACES {
            return None;
        }
        history.push(Txn { zxid, command: given_command(zxid) });
    }
    Some(history)
}

/// The same for the same zxid on every node, and different for any other.
fn given_command(zxid: Zxid) -> Command {
    Command::of_the_past(zxid.epoch.0 * PLACES + zxid.counter, &format!("{zxid}"))
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
        let disk = given_disk(&[("accepted", "5"), ("current", "4"), ("log", "1.1,1.2,3.1")]);
        let disk = disk.unwrap();
        assert_eq!((disk.accepted_epoch, disk.current_epoch), (Epoch(5), Epoch(4)));
        assert_eq!(disk.history.last_zxid(), Zxid::new(3, 1));
        let disk = given_disk(&[("log", "1.1,2.1")]).unwrap();
        assert_eq!((disk.accepted_epoch, disk.current_epoch), (Epoch(2), Epoch(2)));
        assert_eq!(given_disk(&[("log", "")]).unwrap(), Durable::default());
    }

    #[test]
    fn nonsense_is_refused_with_what_would_do() {
        for (name, value) in [
            ("accepted", "x"),
            ("log", "1"),
            ("log", "1.2"),
            ("log", "1.1,1.3"),
            ("log", "2.1,1.1"),
            ("log", "0.1"),
            ("epoch", "3"),
        ] {
            let refusal = given_disk(&[(name, value)]).unwrap_err();
            assert_eq!((refusal.name.as_str(), refusal.value.as_str()), (name, value));
        }
        let refusal = given_disk(&[("current", "2"), ("log", "1.1,4.1")]).unwrap_err();
        assert!(refusal.to_string().contains("at least 4"), "{refusal}");
        let refusal = given_disk(&[("current", "2"), ("accepted", "1")]).unwrap_err();
        assert!(refusal.to_string().contains("at least 2"), "{refusal}");
    }
}
