//! `synod shrink`

use std::path::{Path, PathBuf};
use std::time::Instant;

use campaign::shrink::{Shrunk, Small, shrink};
use clap::Args;
use scenario::Scenario;
use simulator::Core;

use crate::{Outcome, registry, source};

/// So many events may all trials for one scenario play together.
pub(crate) const BUDGET: u64 = 20_000_000;

/// Makes a scenario small in which a property is violated: `NAME.small.scenario` in time, and
/// `NAME.hand.scenario` by hand.
///
/// Exit status: 0 when it was made small, 1 when nothing is violated.
#[derive(Args)]
pub(crate) struct Shrink {
    /// The scenario; `-` reads it from standard input.
    file: PathBuf,
    /// The most events that it may have before something is violated.
    #[arg(long, default_value_t = 1_000_000)]
    events: u64,
    /// How many events all trials together may play; the same number gives the same result.
    #[arg(long, default_value_t = BUDGET)]
    budget: u64,
    /// Where the small scenarios are left, instead of beside the original.
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
}

impl Shrink {
    pub(crate) fn run(&self) -> Outcome {
        let script = source::script(&self.file)?;
        let scenario =
            registry().read(&script).map_err(|mistakes| crate::mistaken(&self.file, &mistakes))?;
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.filter(|name| name != "-").unwrap_or_else(|| "scenario".to_owned());
        let name = name.strip_suffix(".scenario").unwrap_or(&name);
        let beside = || self.file.parent().unwrap_or(Path::new("")).to_path_buf();
        let folder = self.into.clone().unwrap_or_else(beside);
        let core = registry().core_of(&scenario);
        let shrunk = one(core, &scenario, name, &folder, self.events, self.budget)?;
        if !shrunk {
            say!("{name}: nothing is violated");
        }
        Ok(shrunk)
    }
}

/// Makes one scenario small, leaves what came out in a folder and says so. `false` when nothing is
/// violated.
pub(crate) fn one(
    core: Core,
    scenario: &Scenario,
    name: &str,
    folder: &Path,
    events: u64,
    budget: u64,
) -> Result<bool, String> {
    let began = Instant::now();
    let Some(shrunk) = shrink(core, scenario, events, budget)? else { return Ok(false) };
    if !folder.as_os_str().is_empty() {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let Shrunk { property, before, small, hand, shortest, runs, stopped } = shrunk;
    let mut told =
        format!("{name}: {}, {} lines, {} events", property.id, before.lines, before.events);
    for (kind, found) in [("small", &small), ("hand", &hand)] {
        let Some(Small { scenario, size }) = found else { continue };
        let file = folder.join(format!("{name}.{kind}.scenario"));
        std::fs::write(&file, scenario.to_string())
            .map_err(|error| format!("{}: {error}", file.display()))?;
        told += &format!("; {kind}: {} lines, {} events", size.lines, size.events);
    }
    if shortest {
        told += ", none is shorter";
    }
    say!("{told}; {runs} runs, {:.1} s", began.elapsed().as_secs_f64());
    if stopped {
        say!("{name}: stopped when all trials had played {budget} events; more may be left out");
    }
    Ok(true)
}
