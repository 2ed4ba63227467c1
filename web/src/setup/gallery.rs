//! Scenarios to begin with.

use crate::registry;

/// Every file of `scenarios/`: its name and its first remark.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/gallery.rs"));

/// A scenario that is offered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Offer {
    /// `Leader crash`, of whichever protocol is played
    pub(crate) title: String,
    /// The protocol that it plays.
    pub(crate) protocol: &'static str,
    /// What it is about, if its first remark says so.
    pub(crate) about: &'static str,
    /// Its file, beside the page.
    pub(crate) file: String,
}

/// Everything that is offered: the scenarios of the protocols that can be played.
pub(crate) fn offers() -> Vec<Offer> {
    let offers = FILES.iter().map(|&(name, about)| offer(name, about));
    offers.filter(|offer| registry().protocol(offer.protocol).is_some()).collect()
}

fn offer(name: &'static str, about: &'static str) -> Offer {
    let (protocol, words) = name.split_once('-').unwrap_or(("", name));
    let title = playground::report::capitalised(&words.replace('-', " "));
    Offer { title, protocol, about, file: format!("scenarios/{name}.scenario") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_protocol_and_what_happens() {
        let offer = offer("raft-leader-crash", "The leader dies.");
        assert_eq!(offer.title, "Leader crash");
        assert_eq!(offer.file, "scenarios/raft-leader-crash.scenario");
    }

    #[test]
    fn the_first_choice_comes_first() {
        let of = |protocol| FILES.iter().find(|(name, _)| name.starts_with(protocol));
        assert_eq!(of("raft").map(|(name, _)| *name), Some("raft-first-election"));
        let lessons = include_str!("../../../scenarios/lessons.txt");
        let listed: Vec<_> = FILES.iter().map(|(name, _)| *name).collect();
        assert!(listed.starts_with(&lessons.lines().collect::<Vec<_>>()));
    }

    #[test]
    fn everything_that_is_offered_opens() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../");
        let read = |offer: Offer| std::fs::read_to_string(format!("{root}{}", offer.file));
        let scripts = offers().into_iter().map(|offer| read(offer).expect("a file"));
        for script in scripts.chain([crate::FIRST.to_owned()]) {
            let opened = playground::Session::open(registry(), &script);
            assert!(opened.is_ok(), "{script}: {:?}", opened.err());
        }
    }
}
