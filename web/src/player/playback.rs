//! Whether the clock runs, how fast, and where to.

use gloo_timers::callback::Timeout;
use playground::{Command, Session, Snapshot};
use protocol::Time;

use crate::browser;
use crate::player::pacing::{Moment, Pace};
use crate::player::session::SharedSession;
use crate::player::speed::Speed;

/// Components show what is new at most this often while playing, in milliseconds.
const RENDER: f64 = 90.0;

/// Events that are played between two looks at the clock.
const SLICE: usize = 64;

/// Milliseconds of a frame that playing may take.
const BUDGET: f64 = 7.0;

/// Milliseconds that a slice on the way to a distant goal may take.
const BREATH: f64 = 16.0;

/// A distant moment, on the way to which only every now and then a moment is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Goal {
    /// A time.
    Time(Time),
    /// The next notable event.
    Highlight,
}

/// Moving through time.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Steer {
    /// Plays or pauses.
    Play(bool),
    /// One event on.
    Step,
    /// One event back.
    Back,
    /// To the next highlight.
    Next,
    /// To the highlight before.
    Previous,
    /// To the beginning.
    Start,
    /// To the end; of an open-ended run, as far as it is known.
    End,
    /// To a time, in microseconds.
    Seek(u64),
    /// To the moment after an event.
    SeekEvent(u64),
    /// This fast.
    Speed(Speed),
}

/// What a slice or a frame came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Played {
    /// The moment is another one than the one shown.
    pub(crate) moved: bool,
    /// Components should show it now.
    pub(crate) due: bool,
    /// The search for a highlight ended without one.
    pub(crate) no_highlight: bool,
}

/// The state of playing.
pub(crate) struct Playback {
    playing: bool,
    goal: Option<Goal>,
    slice: Option<Timeout>,
    speed: Speed,
    pace: Pace,
    last_frame: Option<f64>,
    last_render: f64,
    /// Motion is not wanted.
    still: bool,
    /// Whether the caption tells the very last event, or the last notable one.
    exact: bool,
    /// The notable event that was told last.
    told: u64,
    /// Pauses at remarks: somebody speaks to a room.
    presents: bool,
    /// How many properties were violated when the run was looked at last.
    violations: usize,
}

impl Playback {
    pub(crate) fn new(speed: Speed) -> Self {
        Self {
            playing: false,
            goal: None,
            slice: None,
            speed,
            pace: Pace::default(),
            last_frame: None,
            last_render: 0.0,
            still: browser::prefers_stillness(),
            exact: false,
            told: 0,
            presents: false,
            violations: 0,
        }
    }

    pub(crate) const fn is_playing(&self) -> bool {
        self.playing
    }

    pub(crate) const fn speed(&self) -> Speed {
        self.speed
    }

    pub(crate) const fn is_still(&self) -> bool {
        self.still
    }

    pub(crate) const fn is_exact(&self) -> bool {
        self.exact
    }

    /// Another scenario stands at its beginning.
    pub(crate) fn reset(&mut self) {
        (self.goal, self.playing, self.last_frame) = (None, false, None);
        (self.told, self.violations, self.exact) = (0, 0, false);
    }

    /// From now on playing pauses at remarks, or no longer.
    pub(crate) const fn present(&mut self, presents: bool) {
        self.presents = presents;
    }

    /// Plays or pauses from here, without going anywhere first.
    pub(crate) fn set_playing(&mut self, playing: bool) {
        (self.playing, self.goal, self.last_frame) = (playing, None, None);
    }

    /// Pauses; the caption tells the very last event if `exact`.
    pub(crate) fn pause(&mut self, exact: bool) {
        (self.playing, self.goal) = (false, None);
        self.exact = exact;
        self.still = browser::prefers_stillness();
        self.pace.hurry();
    }

    /// The script says something else now. Whoever was under way to a distant goal stops here.
    pub(crate) fn script_changed(&mut self, violations: usize) {
        self.playing &= self.goal.take().is_none();
        self.exact = !self.playing;
        self.violations = violations;
    }

    pub(crate) const fn set_violations(&mut self, violations: usize) {
        self.violations = violations;
    }

    /// Steers. Returns why it was not possible.
    pub(crate) fn steer(&mut self, session: &SharedSession, steer: Steer) -> Option<String> {
        let by_hand = session.ask(Session::by_hand);
        let command = match steer {
            Steer::Play(play) => {
                if play && session.ask(Session::is_over) {
                    let _ = session.apply(Command::Seek(Time::ZERO));
                }
                self.set_playing(play);
                self.exact = false;
                self.pace.hurry();
                return None;
            }
            Steer::Speed(speed) => {
                self.speed = speed;
                self.pace.hurry();
                return None;
            }
            Steer::End if !by_hand => {
                let end = session.ask(|session| match session.scenario().end {
                    Some(_) => session.end(),
                    None => session.horizon(),
                });
                return self.seek(session, end);
            }
            Steer::Start => return self.seek(session, Time::ZERO),
            Steer::Seek(time) => return self.seek(session, Time(time)),
            Steer::Next => {
                self.pause(true);
                (self.goal, self.playing) = (Some(Goal::Highlight), true);
                return None;
            }
            Steer::Step => Command::Step,
            Steer::Back => Command::Back,
            Steer::Previous => Command::PreviousHighlight,
            Steer::SeekEvent(event) => Command::SeekEvent(event),
            Steer::End => Command::SeekEvent(u64::MAX),
        };
        self.pause(true);
        session.apply(command).err().filter(|_| steer == Steer::Step).map(|refusal| refusal.why)
    }

    /// Goes to a time: as far as the run is known at once, and further in slices.
    fn seek(&mut self, session: &SharedSession, time: Time) -> Option<String> {
        self.pause(false);
        let known = session.ask(Session::horizon);
        let _ = session.apply(Command::Seek(time.min(known)));
        if time > known && !session.ask(Session::by_hand) {
            let end = session.ask(Session::end);
            (self.goal, self.playing) = (Some(Goal::Time(time.min(end))), true);
        }
        None
    }

    /// Where it is going as fast as it can: where somebody wants to be, or the end.
    fn goal(&self, session: &SharedSession) -> Option<Goal> {
        self.goal.or_else(|| match self.speed.rate() {
            None => Some(Goal::Time(session.ask(Session::end))),
            Some(_) => None,
        })
    }

    /// Whether frames should follow one another.
    pub(crate) fn runs_in_frames(&self, session: &SharedSession) -> bool {
        self.playing && self.goal(session).is_none()
    }

    /// Asks the browser's timers for time to go on to a distant goal, if there is one. Frames would
    /// not do: they stop while nobody looks.
    pub(crate) fn schedule(&mut self, session: &SharedSession, slice: impl FnOnce() + 'static) {
        if self.playing && self.slice.is_none() && self.goal(session).is_some() {
            self.slice = Some(Timeout::new(0, slice));
        }
    }

    /// Whether a distant goal is to be reached at once, as far as a slice goes.
    pub(crate) const fn has_goal(&self) -> bool {
        self.goal.is_some()
    }

    /// Goes on towards a distant goal for a slice of time.
    pub(crate) fn slice(&mut self, session: &SharedSession, in_sight: bool) -> Played {
        self.slice = None;
        let Some(goal) = self.goal(session).filter(|_| self.playing) else {
            return Played::default();
        };
        let wanted = self.goal.is_some();
        let begun = browser::now();
        let mut there = false;
        session.with(|session| {
            while !there && browser::now() - begun < BREATH {
                let violations = session.violations();
                there = match goal {
                    Goal::Time(time) => {
                        advanced(session, time, SLICE) && (!wanted || session.time() >= time)
                    }
                    Goal::Highlight => {
                        let outcome = session.apply(Command::NextHighlight(SLICE));
                        outcome.map_or(true, |change| change.arrived() || session.is_over())
                    }
                };
                // Who plays fast wants to see what is violated; who goes somewhere wants to be there.
                there |= !wanted && session.violations() > violations;
            }
        });
        let shown = in_sight && !browser::document().hidden();
        let due = there || (shown && begun - self.last_render >= RENDER);
        let mut no_highlight = false;
        if there {
            (self.playing, self.goal) = (false, None);
            no_highlight = goal == Goal::Highlight && session.ask(Session::is_over);
        }
        if due {
            self.last_render = begun;
            self.violations = session.ask(Session::violations);
        }
        Played { moved: due, due, no_highlight }
    }

    /// Lets the clock run for a frame that begins `now`. `quiet` says that nothing is in flight.
    pub(crate) fn frame(&mut self, session: &SharedSession, now: f64, quiet: bool) -> Played {
        let passed = self.last_frame.replace(now).map_or(16.0, |last| now - last);
        let (clock, before) = session.ask(|session| (session.time(), session.event()));
        let Some(span) = self.pace.pass(Moment { speed: self.speed, quiet, passed }) else {
            return Played::default();
        };
        // By hand an event takes a millisecond, in which nobody could follow it.
        let span = if session.ask(Session::by_hand) { span / 14 } else { span };
        let over = session.with(|session| self.run_to(session, Time(clock.0 + span), quiet));
        if session.ask(Session::event) == before && !over {
            return Played::default();
        }
        let violations = session.ask(Session::violations);
        let violated = violations > self.violations;
        self.violations = violations;
        self.playing &= !(over || violated);
        let shown = session.snapshot();
        let notable = self.linger(&shown);
        self.playing &= !(self.presents && notable && shown.is_remark);
        let due = over || violated || notable || now - self.last_render >= RENDER;
        if due {
            self.last_render = now;
        }
        Played { moved: true, due, no_highlight: false }
    }

    /// No frame follows the last one.
    pub(crate) const fn rest(&mut self) {
        self.last_frame = None;
    }

    /// Plays up to a time, as long as the frame allows, and a story no further than to what is
    /// notable. Returns whether the run is over.
    fn run_to(&self, session: &mut Session, target: Time, quiet: bool) -> bool {
        let begun = browser::now();
        let (violations, story) = (session.violations(), self.speed.tells_a_story());
        let slice = if story { 1 } else { SLICE };
        loop {
            // Out of a silence time comes to the next event, and looks around.
            let next = session.next_time().filter(|_| quiet && story);
            let stop = next.map_or(target, |next| next.min(target));
            let arrived = advanced(session, stop, slice);
            let told = story && session.told().is_some_and(|event| event != self.told);
            let late = browser::now() - begun > BUDGET;
            if arrived || told || late || session.violations() > violations {
                return session.time() >= session.end() || (arrived && session.is_over());
            }
        }
    }

    /// Gives whoever reads along time for what is notable. Returns whether something is.
    fn linger(&mut self, shown: &Snapshot) -> bool {
        let caption = &shown.highlight;
        if caption.event == self.told {
            return false;
        }
        self.told = caption.event;
        let letters = caption.headline.len() + caption.detail.len();
        if shown.is_remark {
            self.pace.remark(letters);
        } else {
            self.pace.linger(letters);
        }
        true
    }
}

/// Lets the clock run on; returns whether it got there.
fn advanced(session: &mut Session, time: Time, budget: usize) -> bool {
    session.apply(Command::Advance(time, budget)).is_ok_and(|change| change.arrived())
}
