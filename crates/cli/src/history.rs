//! `synod check-history`

use std::path::{Path, PathBuf};

use clap::Args;
use playground::linear::read::{Model, Recorded};
use playground::linear::{ClientCall, Judgement, NotLinearizable, key_of, read};
use playground::operations::OperationDiagram;
use protocol::{Answer, Value};

use crate::Outcome;
use crate::render::{NARROWEST, Theme};

/// Judges whether what clients saw is linearizable.
///
/// Exit status: 0 when every history is, 1 when one is not, 2 when one cannot be read.
#[derive(Args)]
pub(crate) struct CheckHistory {
    /// Histories: Jepsen's history.edn, history.txt and jepsen.log, files of Knossos, test data of
    /// Porcupine. Which it is, is seen from the content; `-` reads standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// What the operations are done to, instead of what they say themselves: `register`, `map`,
    /// `mutex`, `queue`, `unordered-queue` or `set`.
    #[arg(long, value_name = "NAME", value_parser = model)]
    model: Option<Model>,
    /// What every object holds at the beginning, instead of nothing.
    #[arg(long, value_name = "VALUE")]
    initial: Option<String>,
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
    #[arg(long, default_value_t = 1200, requires = "svg", value_parser = clap::value_parser!(u32).range(NARROWEST..))]
    width: u32,
}

fn model(name: &str) -> Result<Model, String> {
    let known = || Model::names().collect::<Vec<_>>().join(", ");
    Model::named(name).ok_or_else(|| format!("there is no model `{name}`, only {}", known()))
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
        if crate::source::is_trace(&text) {
            return Err(format!(
                "{name}: this is a trace of a run, whose clients `synod run` judges; \
                 `synod trace --check {name}` compares it with its run"
            ));
        }
        let mut recorded =
            read::read(&text, self.model).map_err(|wrong| format!("{name}: {wrong}"))?;
        if let Some(initial) = &self.initial {
            recorded.history.initial = Some(Value::from(initial.as_str()));
        }
        let judgement = recorded.history.judge(self.steps);
        let (operations, steps) = (recorded.history.calls.len(), judgement.steps);
        let of = recorded.model.name();
        match &judgement.not_linearizable {
            Some(not_linearizable) => {
                say!("{name}: NOT linearizable: {}", because(&recorded, not_linearizable));
                let placed = judgement.order.len();
                say!("  {placed} of {operations} operations can be placed, {steps} steps");
            }
            None if judgement.given_up => {
                return Err(format!(
                    "{name}: nothing is certain after {steps} steps; allow more with --steps"
                ));
            }
            None => say!("{name}: linearizable, {operations} operations, {steps} steps, as {of}"),
        }
        if self.order {
            print(&recorded, &judgement);
        }
        if let Some(picture) = &self.svg {
            self.draw(&recorded, &judgement, picture)?;
        }
        Ok(judgement)
    }
}

impl CheckHistory {
    fn draw(&self, recorded: &Recorded, judgement: &Judgement, into: &Path) -> Result<(), String> {
        let shown = OperationDiagram::recorded(recorded, judgement);
        let (Some(shown), Some(not_linearizable)) = (shown, &judgement.not_linearizable) else {
            say!("  nothing is drawn: every operation can be placed");
            return Ok(());
        };
        let because = because(recorded, not_linearizable);
        let mut drawn = scene::history::draw(
            &shown,
            f64::from(self.width),
            scene::history::HistoryOptions::default(),
        );
        scene::history::explain(&mut drawn.picture, &because);
        let title = "An operation that cannot be placed";
        let svg = scene::svg::render(&drawn.picture, self.theme.of_scene(), title, &because);
        std::fs::write(into, svg).map_err(|error| format!("{}: {error}", into.display()))
    }
}

/// Which operation cannot be placed, and what would have been right.
fn because(recorded: &Recorded, not_linearizable: &NotLinearizable) -> String {
    let call = &recorded.history.calls[not_linearizable.call];
    let held: Vec<String> =
        not_linearizable.held.iter().map(|held| recorded.held(held.as_ref())).collect();
    let unit = if recorded.unit == "line" { "lines" } else { "entries" };
    let last = call.returned.unwrap_or(call.called);
    format!(
        "process {}, {unit} {} to {last}: {} was answered {}, but in every possible order {} then",
        call.client,
        call.called,
        asked(recorded, call),
        told(recorded, call),
        joined(&held)
    )
}

/// `1` or `2` was held: what is said of all of them, is said once.
fn joined(held: &[String]) -> String {
    let Some((last, rest)) = held.split_last() else { return "nothing could be held".to_owned() };
    let short = |held: &String| held.trim_end_matches(" was held").to_owned();
    rest.iter().map(short).chain([last.clone()]).collect::<Vec<_>>().join(" or ")
}

/// An operation, and the key that it is about where there are several.
fn asked(recorded: &Recorded, call: &ClientCall) -> String {
    let words = recorded.words(&call.operation);
    match key_of(&call.operation).filter(|_| recorded.keyed && recorded.model != Model::Map) {
        Some(key) => format!("`{words}` on key `{key}`"),
        None => format!("`{words}`"),
    }
}

fn told(recorded: &Recorded, call: &ClientCall) -> String {
    match &call.answer {
        Some(Answer::Found(Some(value))) => format!("`{value}`"),
        Some(Answer::Found(None)) => "nothing".to_owned(),
        Some(Answer::Swapped(true)) if recorded.model == Model::Mutex => "done".to_owned(),
        Some(other) => other.to_string(),
        None => "not at all".to_owned(),
    }
}

fn print(recorded: &Recorded, judgement: &Judgement) {
    for &at in &judgement.order {
        let call = &recorded.history.calls[at];
        let (asked, told) = (asked(recorded, call), told(recorded, call));
        let told =
            if call.answer == Some(Answer::Done) { String::new() } else { format!(": {told}") };
        say!("  {:>6}  process {:<4} {}{told}", call.called, call.client, asked.replace('`', ""));
    }
}
