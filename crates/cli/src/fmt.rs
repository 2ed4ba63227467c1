//! `synod fmt`

use std::path::{Path, PathBuf};

use clap::Args;

use crate::registry;
use crate::{Outcome, read, source};

/// Brings scenarios into their one canonical form; comments and blank lines stay in place.
#[derive(Args)]
pub(crate) struct Fmt {
    /// The scenarios, which are rewritten; `-` reads standard input and writes standard output.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Rewrites nothing: names the files that differ, and ends with 1 if there are any.
    #[arg(long)]
    check: bool,
}

impl Fmt {
    pub(crate) fn run(&self) -> Outcome {
        // Nothing is rewritten unless everything can be read.
        let mut formatted = Vec::new();
        let mut mistakes = String::new();
        for file in &self.files {
            match format(file) {
                Ok(texts) => formatted.push((file, texts)),
                Err(bad) => mistakes += &bad,
            }
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let mut same = true;
        for (file, (before, after)) in formatted {
            let differs = before != after;
            if self.check {
                same &= !differs;
                if differs {
                    say!("{}", file.display());
                }
            } else if file == Path::new("-") {
                crate::put(format_args!("{after}"));
            } else if differs {
                std::fs::write(file, after)
                    .map_err(|error| format!("{}: {error}", file.display()))?;
            }
        }
        Ok(same)
    }
}

/// A file as it is, and in canonical form.
fn format(file: &Path) -> Result<(String, String), String> {
    let text = if file == Path::new("-") {
        source::script(file).map_err(|bad| format!("{bad}\n"))?
    } else {
        let text = read(file).map_err(|bad| format!("{bad}\n"))?;
        if let Some(why) = source::not_a_script(&text) {
            return Err(format!("{}: {why}\n", file.display()));
        }
        text
    };
    let after = scenario::format(&text, &registry().known())
        .map_err(|mistakes| crate::mistaken(file, &mistakes))?;
    // Where a script stood within another text, blank lines are left of that.
    let own = file != Path::new("-");
    let after = if own { after } else { after.trim_start_matches('\n').to_owned() };
    Ok((text, after))
}
