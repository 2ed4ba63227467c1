//! Inputs that once came out wrong come out right.
//!
//! `tests/reported/*.scenario` are small cases out of reports about systems that run such protocols.
//! Each says with `expect` what is right, and each ends.

mod files;

use files::{open, read, scenarios};

/// Far more than any of them takes.
const EVENTS: u64 = 100_000;

#[test]
fn reported_cases_come_out_right() {
    for file in scenarios("tests/reported") {
        let name = file.display().to_string();
        let mut session = open(&name, &read(&file));
        let mut events = 0;
        while session.step() {
            events += 1;
            assert!(events < EVENTS, "{name} does not end");
        }
        let claims = session.claims();
        assert!(!claims.is_empty(), "{name} does not say what is right");
        for claim in claims {
            assert_eq!(claim.kept, Some(true), "{name}: {}", claim.text);
        }
    }
}

/// A local read after a sync at a deposed leader is no breach of what either promises. That it was old
/// is said beside the verdict, and with a sync that asks a quorum it is not old.
#[test]
fn the_verdict_says_that_a_local_read_was_old() {
    for (name, says) in [
        (
            "zab-sync-at-a-deposed-leader",
            "1 local read was old, by 1 slot; local reads are not part of linearizability.",
        ),
        ("zab-quorum-sync-at-a-deposed-leader", ""),
    ] {
        let files = scenarios("tests/reported");
        let file = files.iter().find(|file| files::stem(file) == name).expect("it lies here");
        let mut session = open(name, &read(file));
        while session.step() {}
        let verdicts = session.verdicts();
        let sequential = verdicts.iter().find(|it| it.property == "sequential-consistency");
        assert_eq!(sequential.expect("Zab promises it").because, says, "{name}");
    }
}
