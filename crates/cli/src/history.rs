//! `synod check-history`

use std::path::{Path, PathBuf};

use clap::Args;
use playground::linear::{History, Judgement, Misfit, read};
use protocol::{Answer, Operation, Value};

use crate::Outcome;

/// Judges whether what clients saw is linearizable.
///
/// Exit status: 0 when every history is, 1 when one is not, 2 when one cannot be read.
#[derive(Args)]
pub(crate) struct CheckHistory {
    /// Histories: logs of Jepsen tests on etcd, or lines of EDN about a map of strings. Which it is,
    /// is seen from the content; `-` reads standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Prints the order in which the operations can have taken effect.
    #[arg(long)]
    order: bool,
    /// The most steps that the search may take for one key.
    #[arg(long, default_value_t = 100_000_000)]
    steps: u64,
}

impl CheckHistory {
    pub(crate) fn run(&self) -> Outcome {
        let (mut judged, mut good, mut steps) = (0, 0, 0);
        let mut bad = String::new();
        for file in &self.files {
            match self.check(file) {
                Ok(judgement) => {
                    judged += 1;
                    good += usize::from(judgement.is_linearizable());
                    steps += judgement.steps;
                }
                Err(why) => bad += &format!("{why}\n"),
            }
        }
        if self.files.len() > 1 {
            let not = judged - good;
            say!("{judged} histories: {good} linearizable, {not} not, {steps} steps");
        }
        if bad.is_empty() { Ok(good == judged) } else { Err(bad) }
    }

    fn check(&self, file: &Path) -> Result<Judgement, String> {
        let name = file.display();
        let text = crate::read(file)?;
        let history = read::read(&text).map_err(|wrong| format!("{name}: {wrong}"))?;
        let judgement = history.judge(self.steps);
        let (operations, steps) = (history.calls.len(), judgement.steps);
        match &judgement.misfit {
            Some(misfit) => {
                say!("{name}: NOT linearizable: {}", because(&history, misfit));
                let placed = judgement.order.len();
                say!("  {placed} of {operations} operations can be placed, {steps} steps");
            }
            None if judgement.given_up => {
                return Err(format!(
                    "{name}: nothing is certain after {steps} steps; allow more with --steps"
                ));
            }
            None => say!("{name}: linearizable, {operations} operations, {steps} steps"),
        }
        if self.order {
            print(&history, &judgement);
        }
        Ok(judgement)
    }
}

/// Which operation cannot be placed, and what would have been right.
fn because(history: &History, misfit: &Misfit) -> String {
    let call = &history.calls[misfit.call];
    let held: Vec<String> = misfit.held.iter().map(|held| shown(held.as_ref())).collect();
    let last = call.returned.unwrap_or(call.called);
    format!(
        "process {}, lines {} to {last}: `{}` was answered {}, but whatever came first, {} was held then",
        call.client,
        call.called,
        call.operation,
        told(call.answer.as_ref()),
        held.join(" or ")
    )
}

fn print(history: &History, judgement: &Judgement) {
    for &at in &judgement.order {
        let call = &history.calls[at];
        let (Operation::Get { .. } | Operation::Cas { .. }) = call.operation else {
            say!("  {:>6}  process {:<4} {}", call.called, call.client, call.operation);
            continue;
        };
        let told = told(call.answer.as_ref());
        say!("  {:>6}  process {:<4} {}: {told}", call.called, call.client, call.operation);
    }
}

fn shown(value: Option<&Value>) -> String {
    value.map_or_else(|| "nothing".to_owned(), |value| format!("`{value}`"))
}

fn told(answer: Option<&Answer>) -> String {
    match answer {
        Some(Answer::Found(value)) => shown(value.as_ref()),
        Some(other) => other.to_string(),
        None => "not at all".to_owned(),
    }
}
