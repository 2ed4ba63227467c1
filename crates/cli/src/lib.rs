//! `synod`: play, link, draw and check scenarios from the command line.
//!
//! Exit status: 0 when everything holds, 1 when something does not, 2 when the input is bad.

/// Writes a line to standard output.
macro_rules! say {
    ($($line:tt)*) => {
        $crate::put(format_args!("{}\n", format_args!($($line)*)))
    };
}

mod check;
mod compare;
mod explore;
mod fmt;
mod history;
mod link;
mod merge;
mod progress;
mod render;
mod results;
mod run;
mod sequence;
mod shiviz;
mod shrink;
mod source;
mod total;
mod trace;

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::OnceLock;

use clap::{Parser, Subcommand};
use playground::{Registry, Session};
use scenario::Mistake;
use scenario::source::Source;
use simulator::Core;

/// A playground of consensus protocols, on the command line.
#[derive(Parser)]
#[command(name = "synod", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Plays a scenario to its end and says what became of its claims and of every property.
    Run(run::Run),
    /// Turns a scenario into a link's fragment, or a link back into a scenario.
    Link(link::Link),
    /// Draws a moment of a scenario, or all of it as space and time or as a history of operations,
    /// or writes it as a sequence diagram.
    Render(render::Render),
    /// Writes every event with its causes as JSON lines or for ShiViz, and checks such traces.
    Trace(trace::Trace),
    /// Brings scenarios into their one canonical form; comments stay.
    Fmt(fmt::Fmt),
    /// Plays many runs with faults by chance, and looks for violations.
    Check(check::Check),
    /// Adds up the results of campaigns that were played in parts.
    Merge(merge::Merge),
    /// Makes a scenario small in which a property is violated.
    Shrink(shrink::Shrink),
    /// Searches everything that can happen in a small cluster, the shortest ways first.
    Explore(explore::Explore),
    /// Measures what a decision costs in every protocol: delays, messages, bytes, writes.
    Compare(compare::Compare),
    /// Judges whether what clients saw is linearizable.
    CheckHistory(history::CheckHistory),
}

/// The protocols of this program.
static REGISTRY: OnceLock<Registry> = OnceLock::new();

/// The protocols that [`main`] was called with.
fn registry() -> &'static Registry {
    #[cfg(test)]
    REGISTRY.get_or_init(|| cores::registry().clone());
    REGISTRY.get().expect("`main` sets the registry")
}

/// The command line, for these protocols.
pub fn main(registry: &Registry) -> ExitCode {
    REGISTRY.get_or_init(|| registry.clone());
    let done = match Arguments::parse().command {
        Command::Run(run) => run.run(),
        Command::Link(link) => link.run(),
        Command::Render(render) => render.run(),
        Command::Trace(trace) => trace.run(),
        Command::Fmt(fmt) => fmt.run(),
        Command::Check(check) => check.run(),
        Command::Merge(merge) => merge.run(),
        Command::Shrink(shrink) => shrink.run(),
        Command::Explore(explore) => explore.run(),
        Command::Compare(compare) => compare.run(),
        Command::CheckHistory(history) => history.run(),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(bad) => {
            eprintln!("{}", bad.trim_end());
            ExitCode::from(2)
        }
    }
}

/// Writes to standard output; a reader who has gone away ends the program in silence.
fn put(text: std::fmt::Arguments<'_>) {
    if std::io::stdout().write_fmt(text).is_err() {
        std::process::exit(0);
    }
}

/// What a command comes to: whether everything holds, or what is wrong with the input.
type Outcome = Result<bool, String>;

/// The protocol with this id.
fn protocol(id: &str) -> Result<Core, String> {
    if let Some(core) = registry().protocol(id) {
        return Ok(core);
    }
    if Path::new(id).exists() || matches!(Source::of(id), Source::Link(_)) {
        return Err(format!(
            "`{id}` is a scenario or a link, and this command asks for a protocol; `synod run` \
             plays a scenario"
        ));
    }
    // The parser knows what is near a name, and which protocol a system runs.
    let mistakes = scenario::parse(id, &registry().known()).err().unwrap_or_default();
    let sentence = mistakes.first().map(|mistake| {
        let near = mistake.nearest.as_ref();
        let near = near.map_or_else(String::new, |word| format!("; did you mean `{word}`?"));
        mistake.sentence(["`", "`"]) + &near
    });
    Err(sentence.unwrap_or_else(|| format!("no protocol is called `{id}`")))
}

/// The text of a file, or of standard input for `-`.
fn read(file: &Path) -> Result<String, String> {
    if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(|error| format!("-: {error}"))?;
        return Ok(text);
    }
    std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// The session that a file begins.
fn open(file: &Path) -> Result<Session, String> {
    begin(file, &source::script(file)?)
}

/// The session that a script begins; mistakes are named with its file.
fn begin(file: &Path, script: &str) -> Result<Session, String> {
    Session::open(registry(), script).map_err(|mistakes| mistaken(file, &mistakes))
}

/// The first mistakes in a file, each behind its name.
fn mistaken(file: &Path, mistakes: &[Mistake]) -> String {
    scenario::mistake::told(&format!("{}: ", file.display()), mistakes)
}
