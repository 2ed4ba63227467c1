//! `synod check-history`

use std::path::{Path, PathBuf};

use clap::Args;
use playground::exchanges::Exchanges;
use playground::linear::{History, Judgement, Misfit, read};
use protocol::{Answer, Operation, Value};

use crate::Outcome;
use crate::render::Theme;

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
    /// Draws the operation that cannot be placed, and what was done around it, into this file.
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Colours of the picture.
    #[arg(long, value_enum, default_value_t = Theme::Light, requires = "svg")]
    theme: Theme,
    /// Width of the picture in pixels.
    #[arg(long, default_value_t = 1200, requires = "svg")]
    width: u32,
}

impl CheckHistory {
    pub(crate) fn run(&self) -> Outcome {
        if self.svg.is_some() && self.files.len() > 1 {
            return Err("--svg draws one history; name one file".to_owned());
        }
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
        if let Some(picture) = &self.svg {
            self.draw(&history, &judgement, picture)?;
        }
        Ok(judgement)
    }
}

impl CheckHistory {
    fn draw(&self, history: &History, judgement: &Judgement, into: &Path) -> Result<(), String> {
        let shown = Exchanges::recorded(history, judgement);
        let (Some(shown), Some(misfit)) = (shown, &judgement.misfit) else {
            say!("  nothing is drawn: every operation can be placed");
            return Ok(());
        };
        let because = because(history, misfit);
        let mut drawn = scene::history::draw(
            &shown,
            f64::from(self.width.max(320)),
            scene::history::Options::default(),
        );
        scene::history::explain(&mut drawn.picture, &because);
        let title = "An operation that cannot be placed";
        let svg = scene::svg::render(&drawn.picture, self.theme.of_scene(), title, &because);
        std::fs::write(into, svg).map_err(|error| format!("{}: {error}", into.display()))
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
