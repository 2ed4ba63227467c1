//! A scenario is a lesson, a document and a test at once: its run is the one it always was, what it
//! claims holds, and what it is told in is what people read.
//!
//! `SYNOD_BLESS=1` rewrites the traces; read the difference before you commit it.

mod files;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use playground::Session;
use playground::telling::VerdictStage;

fn gallery() -> Vec<PathBuf> {
    let files = files::scenarios("scenarios");
    assert!(!files.is_empty());
    files
}

fn open(file: &Path) -> Session {
    files::open(&file.display().to_string(), &files::read(file))
}

/// The trace, with each notable event's caption below it.
fn story(session: &mut Session) -> String {
    let mut story = String::new();
    while session.step() {
        story += &session.last_trace();
        let event = session.event();
        if session.rows(event, event).iter().any(|row| row.notable) {
            let caption = session.caption(false);
            let _ = writeln!(story, "  = {} {}", caption.headline, caption.detail);
            for why in caption.why {
                let _ = writeln!(story, "    {} ({})", why.says, why.source);
            }
        }
    }
    let _ = writeln!(story, "fingerprint {:016x}", session.fingerprint());
    story
}

#[test]
fn every_scenario_plays_as_it_always_did() {
    for file in gallery() {
        let story = story(&mut open(&file));
        let golden = file.with_extension("trace");
        if files::blessed() {
            fs::write(&golden, story).expect("the trace is written");
            continue;
        }
        let known = fs::read_to_string(&golden).unwrap_or_default();
        let differs = known.lines().zip(story.lines()).position(|(old, new)| old != new);
        let line = differs.unwrap_or(known.lines().count().min(story.lines().count()));
        assert!(
            known == story,
            "{} plays differently from line {}: `{}` was `{}`. If that is meant: SYNOD_BLESS=1",
            file.display(),
            line + 1,
            story.lines().nth(line).unwrap_or("(end)"),
            known.lines().nth(line).unwrap_or("(end)"),
        );
    }
}

#[test]
fn every_claim_of_a_scenario_holds_and_nothing_else_falls() {
    for file in gallery() {
        let mut session = open(&file);
        while session.step() {
            assert_eq!(session.missed(), None, "{}: {}", file.display(), session.last_trace());
        }
        let claims = session.claims();
        for claim in &claims {
            assert_eq!(claim.kept, Some(true), "{}: {}", file.display(), claim.text);
        }
        let claimed = |verdict: &VerdictStage| {
            claims.iter().any(|claim| {
                let wanted = ["violated", "assumption"]
                    .map(|word| format!("expect {word} {}", verdict.property));
                wanted.iter().any(|wanted| claim.text.starts_with(wanted.as_str()))
            })
        };
        for verdict in session.verdicts() {
            let holds = !verdict.state.is_violated() || claimed(&verdict);
            assert!(holds, "{}: {} {}", file.display(), verdict.name, verdict.because);
        }
    }
}
