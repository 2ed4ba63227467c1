//! What a front end does to a session, and what comes of it.

use std::fmt;

use protocol::{NodeId, Settings, Time, joined};
use scenario::{Action, Mistake};

use crate::session::Session;

/// Everything that a front end does to a session.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// Does something at this moment. In the past, what came later in the script is dropped from this
    /// future, and stays as a branch.
    Act(Action),
    /// Does what a line of script says: `crash 2`, `expect leader 3 by 4s`, `given 1 term=8`.
    ActLine(String),
    /// Plays the next event.
    Step,
    /// Goes back before the last event.
    Back,
    /// Lets the clock run on to a time, but plays no more than so many events. It stops where a
    /// property is violated.
    Advance(Time, usize),
    /// Sets the clock to a time, in the past or the future, but plays no more than a few million events
    /// that are not known yet.
    Seek(Time),
    /// Goes to the moment right after an event, or to the last event if there are fewer.
    SeekEvent(u64),
    /// Plays to the next notable event, but no more than so many events.
    NextHighlight(usize),
    /// Goes back to the notable event before this moment.
    PreviousHighlight,
    /// Takes back the last thing that was done to the script.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Goes over to another future, by its number.
    Switch(usize),
    /// Suspends a rule for the whole run, or enforces it again. The run begins anew and is played to
    /// this time.
    Suspend(String, bool),
    /// Plays another script to this time. Undo takes it back.
    Replace(String),
    /// Plays another script from its beginning. Nothing of what was before remains.
    Load(String),
    /// Another setting in the head of the script, by name and value, and the run from its beginning; or
    /// a node's disk: `given 1` and `term=8`.
    Set(String, String),
    /// Where the run ends, as the last line of the script; without a time it lasts the longest that it
    /// may. Refused by hand, and where a line of the script is later.
    End(Option<Time>),
    /// What a node's disk holds at the start, in the protocol's own terms ([`protocol::Info::given`]);
    /// nothing, if it is to be empty. The run begins anew, and is played to this time.
    Give(NodeId, Settings),
    /// Another protocol in the same world, by its id, and the run from its beginning. What the protocol
    /// does not know is dropped.
    SetProtocol(String),
}

/// What became different by a command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// Nothing: it was so before.
    Nothing,
    /// The moment is another one of the same future.
    Moved {
        /// Whether it is the one that was asked for. If not, the same command goes on from there.
        arrived: bool,
    },
    /// The script says more, and the run goes on in the same future.
    Extended,
    /// Another future of the same run is played.
    Branched,
    /// The run began anew with another script, and was played to this time.
    Restarted,
    /// Another scenario stands at its beginning. Nothing that was known of the one before is true.
    Reset {
        /// What was dropped from the scenario, because its protocol does not know it.
        dropped: Vec<String>,
    },
}

impl Change {
    /// Whether the script is another one.
    pub const fn is_of_script(&self) -> bool {
        !matches!(self, Self::Nothing | Self::Moved { .. })
    }

    /// Whether a moment that was asked for was reached.
    pub const fn arrived(&self) -> bool {
        matches!(self, Self::Moved { arrived: true })
    }
}

/// Why a command could not be carried out. The session is then as it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// Why not, in a sentence.
    pub why: String,
    /// What is wrong in a text, and where in it.
    pub mistakes: Vec<Mistake>,
    /// The last event before the moment at which it was refused.
    pub event: u64,
    /// The moment at which it was refused.
    pub time: Time,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl std::error::Error for Refusal {}

/// Why something could not be done, before it is known where.
#[derive(Debug)]
pub(crate) enum Reason {
    Mistakes(Vec<Mistake>),
    Because(String),
}

impl From<Vec<Mistake>> for Reason {
    fn from(mistakes: Vec<Mistake>) -> Self {
        Self::Mistakes(mistakes)
    }
}

impl From<&str> for Reason {
    fn from(why: &str) -> Self {
        Self::Because(why.to_owned())
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mistakes(mistakes) => f.write_str(&joined(mistakes, "\n")),
            Self::Because(why) => f.write_str(why),
        }
    }
}

impl Session {
    /// Does what a front end asks for, and says what is different then.
    ///
    /// # Errors
    /// Why it could not be done; everything is then as it was.
    pub fn apply(&mut self, command: Command) -> Result<Change, Refusal> {
        self.carry_out(command).map_err(|reason| {
            let (event, time) = (self.event(), self.time());
            let why = reason.to_string();
            let mistakes = match reason {
                Reason::Mistakes(mistakes) => mistakes,
                Reason::Because(_) => Vec::new(),
            };
            Refusal { why, mistakes, event, time }
        })
    }

    /// Does what a line of script says at this moment: [`Command::ActLine`].
    ///
    /// # Errors
    /// The mistakes in the line, or why it could not be carried out.
    pub fn act_line(&mut self, line: &str) -> Result<Change, Refusal> {
        self.apply(Command::ActLine(line.to_owned()))
    }

    fn carry_out(&mut self, command: Command) -> Result<Change, Reason> {
        let moved = |moved: bool, why: &str| match moved {
            true => Ok(Change::Moved { arrived: true }),
            false => Err(Reason::from(why)),
        };
        match command {
            Command::Act(action) => self.act(action),
            Command::ActLine(line) => self.read_line(&line),
            Command::Step => moved(self.step(), "Nothing is left to happen."),
            Command::Back => moved(self.back(), "This is the beginning."),
            Command::Advance(time, budget) => {
                Ok(Change::Moved { arrived: self.advance(time, budget) })
            }
            Command::Seek(time) => Ok(Change::Moved { arrived: self.jump(time) }),
            Command::SeekEvent(event) => {
                self.seek_event(event);
                Ok(Change::Moved { arrived: true })
            }
            Command::NextHighlight(_) if self.is_over() => Err("No further highlight.".into()),
            Command::NextHighlight(budget) => {
                Ok(Change::Moved { arrived: self.next_highlight(budget) })
            }
            Command::PreviousHighlight => {
                moved(self.previous_highlight(), "This is the beginning.")
            }
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Switch(future) => self.switch(future),
            Command::Suspend(rule, suspended) => self.suspend(&rule, suspended),
            Command::Replace(script) => self.replace(&script),
            Command::Load(script) => {
                let scenario = self.registry.read(&script)?;
                self.reset(scenario, Vec::new())
            }
            Command::Set(name, value) if name.starts_with("given ") => {
                self.read_line(&format!("{name} {value}"))
            }
            Command::Set(name, value) => {
                let changed = self.scenario.with_setting(&name, &value);
                self.reset(changed.map_err(|mistake| vec![mistake])?, Vec::new())
            }
            Command::End(time) => self.restate(self.scenario.with_end(time)?, "another end"),
            Command::Give(node, disk) => {
                let name = scenario::given_line(node, &disk);
                self.restate(self.scenario.with_given(node, disk)?, &name)
            }
            Command::SetProtocol(id) => {
                let Some(core) = self.registry.protocol(&id) else {
                    return Err(Reason::Because(format!("There is no protocol `{id}`.")));
                };
                let (scenario, dropped) = self.scenario.with_protocol(core.info);
                self.reset(scenario, dropped)
            }
        }
    }

    /// Begins with another scenario: the one way to do so.
    fn reset(
        &mut self,
        scenario: scenario::Scenario,
        dropped: Vec<String>,
    ) -> Result<Change, Reason> {
        // What is written is read again, so that a setting that does not fit the rest is refused.
        let scenario = self.registry.read(&scenario.to_string())?;
        let mut session = Self::start(&self.registry, scenario)?;
        (session.identity, session.revision) = (self.identity.clone(), self.revision + 1);
        *self = session;
        Ok(Change::Reset { dropped })
    }
}
