//! `synod run`

use std::path::PathBuf;

use clap::Args;
use playground::report::{Caption, ClaimReport, Row, VerdictReport, VerdictStatus, Why};
use playground::{Command, Session};
use serde::Serialize;

use crate::{Outcome, open};

/// Plays a scenario to its end.
#[derive(Args)]
pub(crate) struct Run {
    /// The scenario; `-` reads it from standard input.
    file: PathBuf,
    /// Prints every event as a line of JSON, and what became of it all as the last line.
    #[arg(long, conflicts_with = "trace")]
    json: bool,
    /// Prints the canonical trace.
    #[arg(long)]
    trace: bool,
    /// Prints every event, not only the notable ones.
    #[arg(long)]
    all: bool,
}

/// An event of a run: its row, and what its caption says of it and why.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    #[serde(flatten)]
    row: Row,
    headline: String,
    detail: String,
    why: Vec<Why>,
}

/// What became of a run.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary {
    events: u64,
    time: u64,
    fingerprint: String,
    verdicts: Vec<VerdictReport>,
    claims: Vec<ClaimReport>,
    missed: Vec<String>,
    stopped: Option<String>,
    ok: bool,
}

impl Run {
    pub(crate) fn run(&self) -> Outcome {
        let mut session = open(&self.file)?;
        if let Some(idle) = session.scenario().idle() {
            eprintln!("note: {idle}");
        }
        let mut missed = Vec::new();
        self.told(&session, 1);
        while session.apply(Command::Step).is_ok() {
            let event = session.event();
            if session.stopped().is_none()
                && let Some(why) = session.missed()
            {
                let what = session.rows(event, event).pop().map(|row| row.text);
                missed.push(what.unwrap_or_else(|| why.to_owned()));
            }
            self.told(&session, event);
        }
        if self.trace {
            crate::put(format_args!("{}", session.trace()));
        }
        let summary = summary(&session, missed);
        if self.json {
            say!("{}", serde_json::to_string(&summary).map_err(|error| error.to_string())?);
        } else if !self.trace {
            summary.print();
        }
        Ok(summary.ok)
    }

    /// Prints events from `first` to the last that was played.
    fn told(&self, session: &Session, first: u64) {
        if self.trace {
            return;
        }
        for (row, caption) in session.stories(first, session.event()) {
            if self.json {
                let Caption { headline, detail, why, .. } = caption;
                if let Ok(line) = serde_json::to_string(&Told { row, headline, detail, why }) {
                    say!("{line}");
                }
            } else if self.all || row.notable {
                let who = row.who.map(|who| format!("{who} ")).unwrap_or_default();
                say!("{:>12} {who}{}", seconds(row.time), row.text);
                if row.notable
                    && let Some(why) = caption.why.first()
                {
                    say!("{:>12} {} ({})", "because:", why.says, why.source);
                }
            }
        }
    }
}

fn summary(session: &Session, missed: Vec<String>) -> Summary {
    let end = session.snapshot();
    let (verdicts, claims) = (end.verdicts.to_vec(), end.claims.to_vec());
    let kept = claims.iter().all(|claim| claim.kept != Some(false));
    let expected = |verdict: &VerdictReport| {
        let claimed = |word| format!("expect {word} {}", verdict.property);
        let wanted = [claimed("violated"), claimed("assumption")];
        claims.iter().any(|claim| wanted.iter().any(|w| claim.text.starts_with(w.as_str())))
    };
    let hold = verdicts.iter().all(|verdict| !verdict.state.is_violated() || expected(verdict));
    Summary {
        events: end.event,
        time: end.time.0,
        fingerprint: format!("{:016x}", session.fingerprint()),
        ok: kept && hold && missed.is_empty() && session.stopped().is_none(),
        verdicts,
        claims,
        missed,
        stopped: session.stopped(),
    }
}

impl Summary {
    fn print(&self) {
        say!("");
        for verdict in &self.verdicts {
            let state = match verdict.state {
                VerdictStatus::Holds if verdict.because.is_empty() => "holds".to_owned(),
                VerdictStatus::Holds => format!("holds: {}", verdict.because),
                VerdictStatus::Violated => format!("VIOLATED: {}", verdict.because),
                VerdictStatus::Assumption => {
                    let broken = verdict.assumption.as_deref().unwrap_or_default();
                    format!("assumption violated: {} {broken}", verdict.because)
                }
                VerdictStatus::Unpromised => verdict.because.clone(),
            };
            say!("{:<24} {state}", verdict.name);
        }
        for claim in &self.claims {
            let state = match claim.kept {
                Some(true) => "kept",
                Some(false) => "BROKEN",
                None => "not yet",
            };
            say!("{state:<8} {}", claim.text);
        }
        for missed in &self.missed {
            say!("MISSED   {missed}");
        }
        if let Some(stopped) = &self.stopped {
            say!("STOPPED  {stopped}");
        }
        let events = self.events;
        say!("{events} events in {}, fingerprint {}", seconds(self.time), self.fingerprint);
    }
}

/// Microseconds as seconds, to the microsecond.
fn seconds(micros: u64) -> String {
    format!("{}.{:06} s", micros / 1_000_000, micros % 1_000_000)
}
