//! `synod render`

use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};
use playground::{Command, Session};
use protocol::Time;
use scene::{DrawOptions, Layout, history, spacetime};

use crate::sequence::{self, Dialect};
use crate::{Outcome, open};

/// Draws a moment of a scenario, or a part of it as space and time or as a history of operations, as
/// SVG; or writes it as a sequence diagram. All on standard output.
#[derive(Args)]
#[command(group(ArgGroup::new("what").required(true).args(["at", "spacetime", "history", "sequence"])))]
pub(crate) struct Render {
    /// The scenario; `-` reads it from standard input.
    file: PathBuf,
    /// Draws this moment: `1.2s`, `350ms`.
    #[arg(long, value_name = "TIME", value_parser = scenario::parse_time)]
    at: Option<Time>,
    /// Draws a line for each node and client, and every message as a line between them.
    #[arg(long)]
    spacetime: bool,
    /// Draws what clients asked and were told: each operation as a bar from its call to its answer,
    /// with the moment in which it took effect.
    #[arg(long)]
    history: bool,
    /// Writes a sequence diagram, messages in the order in which they arrive. Heartbeats, yeses to
    /// them, and decisions after the first are left out; see --all.
    #[arg(long, value_enum, value_name = "DIALECT")]
    sequence: Option<Dialect>,
    /// Where the part begins; without, at the beginning of the run.
    #[arg(long, value_name = "TIME", value_parser = scenario::parse_time, conflicts_with = "at")]
    from: Option<Time>,
    /// Where the part ends; without, at the end of the run.
    #[arg(long, value_name = "TIME", value_parser = scenario::parse_time, conflicts_with = "at")]
    until: Option<Time>,
    /// Leaves nothing out of a sequence diagram.
    #[arg(long, requires = "sequence")]
    all: bool,
    /// The colours of the picture: light or dark.
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
    /// Width in pixels; without, 960 for a moment and 1200 for a part.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    width: Option<u32>,
    /// Height of a moment in pixels.
    #[arg(long, default_value_t = 600, conflicts_with_all = ["spacetime", "history", "sequence"])]
    height: u32,
}

/// The least width in pixels on which a part of a run has room.
pub(crate) const NARROWEST: i64 = 320;

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Theme {
    Light,
    Dark,
}

impl Theme {
    pub(crate) const fn of_scene(self) -> scene::Theme {
        match self {
            Self::Light => scene::Theme::Light,
            Self::Dark => scene::Theme::Dark,
        }
    }
}

impl Render {
    pub(crate) fn run(&self) -> Outcome {
        if self.at.is_none() && self.width.is_some_and(|width| i64::from(width) < NARROWEST) {
            return Err(format!("--width is at least {NARROWEST} for a part of a run"));
        }
        let mut session = open(&self.file)?;
        let text = match (self.at, self.sequence) {
            (Some(at), _) => self.moment(&mut session, at),
            (None, Some(dialect)) => {
                let part = self.part(&mut session)?;
                sequence::write(&session, dialect, part, self.all)
            }
            (None, None) if self.history => self.history(&mut session)?,
            (None, None) => self.spacetime(&mut session)?,
        };
        crate::put(format_args!("{text}"));
        Ok(true)
    }

    fn moment(&self, session: &mut Session, at: Time) -> String {
        seek(session, at);
        let (width, height) = (f64::from(self.width.unwrap_or(960)), f64::from(self.height));
        let shown = session.snapshot();
        let (cluster, caption) = (&shown.cluster, &shown.highlight);
        let layout = Layout::of(cluster, width, height, &[]);
        let picture = scene::draw(cluster, cluster.time, &layout, DrawOptions::default());
        let title = format!("{} at {}", session.info().name, session.time());
        let description = format!("{} {}", caption.headline, caption.detail);
        scene::svg::render(&picture, self.theme.of_scene(), &title, description.trim())
    }

    fn spacetime(&self, session: &mut Session) -> Result<String, String> {
        let (from, until) = self.part(session)?;
        let diagram = session.diagram(from, until);
        let picture = spacetime::draw(&diagram, from.0..until.0, self.wide());
        let title = format!("{} from {from} to {until}", session.info().name);
        let caption = session.snapshot().highlight.clone();
        let description = format!(
            "A line for each node and client, and messages between them. At the end: {} {}",
            caption.headline, caption.detail
        );
        Ok(scene::svg::render(&picture, self.theme.of_scene(), &title, description.trim()))
    }

    fn history(&self, session: &mut Session) -> Result<String, String> {
        let (from, until) = self.part(session)?;
        let exchanges = session.operation_diagram(session.part(from, until));
        let mut history =
            history::draw(&exchanges, self.wide(), history::HistoryOptions::default());
        let because = session.not_linearizable().map(|(_, because)| because).unwrap_or_default();
        history::explain(&mut history.picture, &because);
        let title = format!("Operations on {} from {from} to {until}", session.info().name);
        let (asked, placed) = session.operations();
        let description = format!(
            "A lane for each client, and each operation a bar from its call to its answer. {placed} \
             of {asked} took effect where their dots are. {because}"
        );
        Ok(scene::svg::render(&history.picture, self.theme.of_scene(), &title, description.trim()))
    }

    fn wide(&self) -> f64 {
        f64::from(self.width.unwrap_or(1200))
    }

    /// The part that is asked for, played to its end.
    fn part(&self, session: &mut Session) -> Result<(Time, Time), String> {
        let from = self.from.unwrap_or(Time::ZERO);
        match self.until {
            Some(until) => seek(session, until),
            None => while session.apply(Command::Step).is_ok() {},
        }
        let last = session.time().max(session.horizon());
        let until = self.until.unwrap_or(last).min(session.end());
        if from >= until {
            return Err(format!("nothing lies between {from} and {until}; --from must be earlier"));
        }
        Ok((from, until))
    }
}

/// Sets the clock to a time, however far that is.
fn seek(session: &mut Session, time: Time) {
    while !session.apply(Command::Seek(time)).is_ok_and(|change| change.arrived()) {}
}
