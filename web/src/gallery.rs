//! Scenarios to begin with.

/// What the page opens with when nobody asks for anything else.
pub(crate) const FIRST: &str =
    "raft nodes=5 seed=42\n600ms put x 1\n900ms put y 4\n1300ms put x 7\n";

/// Every file of `scenarios/`: its name and its text.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/gallery.rs"));

/// A scenario that is offered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Offer {
    /// `Leader crash`
    pub(crate) title: String,
    /// What it is about, if its first line says so.
    pub(crate) about: String,
    /// The script.
    pub(crate) script: &'static str,
}

/// Everything that is offered.
pub(crate) fn offers() -> Vec<Offer> {
    FILES.iter().map(|&(name, script)| offer(name, script)).collect()
}

fn offer(name: &str, script: &'static str) -> Offer {
    let words = name.split_once('-').map_or(name, |(_, words)| words).replace('-', " ");
    let remark = script.lines().find_map(|line| line.trim().strip_prefix("--"));
    Offer {
        title: crate::words::capitalised(&words),
        about: remark.unwrap_or_default().trim().to_owned(),
        script,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_name_and_told_by_its_first_remark() {
        let offer = offer("raft-leader-crash", "-- The leader dies.\nraft nodes=3\n");
        assert_eq!(offer.title, "Leader crash");
        assert_eq!(offer.about, "The leader dies.");
    }

    #[test]
    fn everything_that_is_offered_opens() {
        let scripts = offers().into_iter().map(|offer| offer.script).chain([FIRST]);
        for script in scripts {
            let opened = playground::Session::open(script);
            assert!(opened.is_ok(), "{script}: {:?}", opened.err());
        }
    }
}
