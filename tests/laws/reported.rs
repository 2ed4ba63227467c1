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
