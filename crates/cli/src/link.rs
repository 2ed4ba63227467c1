//! `synod link`

use std::path::PathBuf;

use clap::Args;
use scenario::link;

use crate::registry;
use crate::{Outcome, begin, source};

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
            let text = source::of_link(url)?;
            registry().read(&text).map_err(|mistakes| scenario::mistake::told("", &mistakes))?;
            crate::put(format_args!("{text}"));
        } else if let Some(file) = &self.file {
            let script = source::script(file)?;
            begin(file, &script)?;
            say!("{}#{}", self.page, link::shortest(&script));
        }
        Ok(true)
    }
}
