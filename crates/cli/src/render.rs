//! `synod render`

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use scene::{Layout, Options};

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

impl Render {
    pub(crate) fn run(&self) -> Outcome {
        let mut session = open(&self.file)?;
        session.seek(self.at);
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        let stage = session.stage();
        let layout = Layout::of(&stage, width, height, &[]);
        let picture = scene::draw(&stage, stage.time, &layout, Options::default());
        let caption = session.caption(true);
        let title = format!("{} at {}", session.info().name, session.time());
        let description = format!("{} {}", caption.headline, caption.detail);
        let theme = match self.theme {
            Theme::Light => scene::Theme::Light,
            Theme::Dark => scene::Theme::Dark,
        };
        crate::put(format_args!(
            "{}",
            scene::svg::render(&picture, theme, &title, description.trim())
        ));
        Ok(true)
    }
}
