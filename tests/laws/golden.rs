//! A scenario is a lesson, a document and a test at once: its run is the one it always was, what it
//! claims holds, and what it is told in is what people read.
//!
//! `NAME.trace` holds what happens, in the protocol's words; `NAME.story` what is said about it. So a
//! better sentence rewrites no trace. `SYNOD_BLESS=1` rewrites both; read the difference before you
//! commit it.

mod files;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use playground::Session;
use playground::report::VerdictReport;
use protocol::Time;

fn gallery() -> Vec<PathBuf> {
    let files = files::scenarios("scenarios");
    assert!(!files.is_empty());
    files
}

fn open(file: &Path) -> Session {
    files::open(&file.display().to_string(), &files::read(file))
}

/// A scenario as it is played to its end.
struct Played {
    /// Every event in the protocol's words, and the fingerprint of that.
    trace: String,
    /// The caption of each notable event and its reasons, by the number and the time of the event.
    story: String,
}

fn play(session: &mut Session) -> Played {
    let (mut trace, mut story) = (String::new(), String::new());
    while session.step() {
        trace += &session.last_trace();
        let event = session.event();
        for row in session.rows(event, event).iter().filter(|row| row.notable) {
            let caption = session.caption(false);
            let said = format!("{} {}", caption.headline, caption.detail);
            let _ = writeln!(story, "{event} {} = {}", Time(row.time), said.trim_end());
            for why in caption.why {
                let _ = writeln!(story, "  {} ({})", why.says, why.source);
            }
        }
    }
    let _ = writeln!(trace, "fingerprint {:016x}", session.fingerprint());
    Played { trace, story }
}

/// Compares a text with the golden file, or rewrites that.
fn compare(golden: &Path, text: &str) {
    if files::blessed() {
        fs::write(golden, text).expect("the golden file is written");
        return;
    }
    let known = fs::read_to_string(golden).unwrap_or_default();
    let differs = known.lines().zip(text.lines()).position(|(old, new)| old != new);
    let line = differs.unwrap_or(known.lines().count().min(text.lines().count()));
    assert!(
        known == text,
        "{} differs from line {}: `{}` was `{}`. If that is meant: SYNOD_BLESS=1",
        golden.display(),
        line + 1,
        text.lines().nth(line).unwrap_or("(end)"),
        known.lines().nth(line).unwrap_or("(end)"),
    );
}

#[test]
fn every_scenario_plays_as_it_always_did() {
    for file in gallery() {
        let played = play(&mut open(&file));
        compare(&file.with_extension("trace"), &played.trace);
        compare(&file.with_extension("story"), &played.story);
    }
}

#[test]
fn every_claim_holds_and_nothing_else_is_violated() {
    for file in gallery() {
        let mut session = open(&file);
        while session.step() {
            assert_eq!(session.missed(), None, "{}: {}", file.display(), session.last_trace());
        }
        let claims = session.claims();
        for claim in &claims {
            assert_eq!(claim.kept, Some(true), "{}: {}", file.display(), claim.text);
        }
        let claimed = |verdict: &VerdictReport| {
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
