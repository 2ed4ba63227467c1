//! `synod link`

use std::path::PathBuf;

use clap::Args;
use playground::known;
use scenario::{link, parse};

use crate::{Outcome, begin, read};

/// Turns a scenario into a link's fragment, or back.
#[derive(Args)]
pub(crate) struct Link {
    /// The scenario; `-` reads it from standard input.
    #[arg(required_unless_present = "decode")]
    file: Option<PathBuf>,
    /// A link, or its fragment: prints the scenario in it.
    #[arg(long, value_name = "URL", conflicts_with = "file")]
    decode: Option<String>,
    /// The address of a page to put before the fragment.
    #[arg(long, value_name = "URL", default_value = "")]
    page: String,
}

impl Link {
    pub(crate) fn run(&self) -> Outcome {
        if let Some(url) = &self.decode {
            let text = link::decode(url).map_err(|error| error.to_string())?;
            parse(&text, &known()).map_err(|mistakes| {
                mistakes.iter().map(|mistake| format!("{mistake}\n")).collect::<String>()
            })?;
            crate::put(format_args!("{text}"));
        } else if let Some(file) = &self.file {
            let script = read(file)?;
            begin(file, &script)?;
            say!("{}#{}", self.page, link::shortest(&script));
        }
        Ok(true)
    }
}
