//! `synod render`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::{Outcome, open};

/// Draws a moment of a scenario as SVG, on standard output.
#[derive(Args)]
pub(crate) struct Render {
    /// The scenario; `-` reads it from standard input.
    file: PathBuf,
    /// The moment: `1.2s`, `350ms`.
    #[arg(long, value_name = "TIME", value_parser = scenario::parse_time)]
    at: protocol::Time,
    /// Colours.
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
    /// Width in pixels.
    #[arg(long, default_value_t = 960)]
    width: u32,
    /// Height in pixels.
    #[arg(long, default_value_t = 600)]
    height: u32,
}

#[derive(Clone, Copy, ValueEnum)]
enum Theme {
    Light,
    Dark,
}
