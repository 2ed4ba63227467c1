//! The checkers keep silent on what a protocol allows, however odd it looks.
//!
//! `tests/silent/PROTOCOL/*.scenario` are such runs: everything that they do can be done, what they
//! claim comes true, and nothing is violated.

mod files;

use cores::registry;
use files::{open, read, scenarios};

#[test]
fn legal_oddities_are_no_violation() {
    for entry in registry().protocols() {
        let files = scenarios(&format!("tests/silent/{}", entry.info.id));
        assert!(!files.is_empty(), "tests/silent/{} is empty", entry.info.id);
        for file in files {
            let name = file.display().to_string();
            let mut session = open(&name, &read(&file));
            while session.step() {
                assert_eq!(session.missed(), None, "{name}: {}", session.last_trace());
            }
            let claims = session.claims();
            let shows = claims.iter().any(|claim| !claim.text.starts_with("expect holds"));
            assert!(shows, "{name} does not say what it shows");
            for claim in claims {
                assert_eq!(claim.kept, Some(true), "{name}: {}", claim.text);
            }
            for verdict in session.verdicts() {
                let holds = !verdict.state.is_violated();
                assert!(holds, "{name}: {} {}", verdict.name, verdict.because);
            }
        }
    }
}
