//! Trying whether the same property still falls.

use std::rc::Rc;

use checker::{Verdict, Watch};
use protocol::{Property, Time};
use scenario::Scenario;
use simulator::{Core, Kind};

use super::explicit::Explicit;
use crate::{plan, run};

/// What has to fall.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fall {
    pub(super) property: &'static Property,
    /// The world had broken an assumption before.
    pub(super) excused: bool,
}

impl Fall {
    /// The first property that has fallen.
    fn seen(watch: &Watch) -> Option<Self> {
        watch.findings().iter().find_map(|finding| match &finding.verdict {
            Verdict::Violated { assumption, .. } => {
                Some(Self { property: finding.property, excused: assumption.is_some() })
            }
            Verdict::Holds => None,
        })
    }

    /// Whether it has fallen here, too.
    pub(super) fn is_in(&self, watch: &Watch) -> bool {
        watch.findings().iter().any(|finding| {
            finding.property.id == self.property.id
                && matches!(&finding.verdict, Verdict::Violated { assumption, .. }
                    if assumption.is_some() == self.excused)
        })
    }
}

/// Where something fell first.
pub(super) struct First {
    pub(super) fall: Fall,
    pub(super) events: u64,
    pub(super) time: Time,
}

/// Plays a scenario until something falls.
pub(super) fn first(core: Core, scenario: &Scenario, events: u64) -> Result<Option<First>, String> {
    let mut run =
        run::watched(core, scenario, plan::of(scenario)).map_err(|unknown| unknown.to_string())?;
    let end = scenario.ends();
    while run.world.next_time().is_some_and(|next| next <= end)
        && run.world.last().number < events
        && run.step().is_some()
    {
        if let Some(fall) = Fall::seen(&run.watch) {
            let (events, time) = (run.world.last().number, run.world.now());
            return Ok(Some(First { fall, events, time }));
        }
    }
    Ok(None)
}

/// What a trial came to in which the property fell.
#[derive(Clone, Debug)]
pub(super) struct Fallen {
    pub(super) time: Time,
    /// So many lines of the plan were reached.
    pub(super) done: usize,
    /// Which of them found nothing to do.
    pub(super) missed: Vec<usize>,
}

/// Counts trials, and ends them all when they have played enough.
pub(super) struct Trials {
    pub(super) core: Core,
    pub(super) fall: Fall,
    pub(super) runs: u64,
    /// A trial may have so many events.
    longest: u64,
    /// So many events may still be played.
    left: u64,
}

impl Trials {
    /// A trial may be longer than the run that is to become small, but not by much.
    pub(super) fn new(core: Core, fall: Fall, events: u64, budget: u64) -> Self {
        Self { core, fall, runs: 0, longest: events + events / 2 + 1_000, left: budget }
    }

    pub(super) fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// Counts a trial that had so many events.
    pub(super) fn spend(&mut self, events: u64) {
        self.runs += 1;
        self.left = self.left.saturating_sub(events);
    }

    /// Whether the property falls in a run, before anything else does.
    pub(super) fn play(&mut self, run: &Explicit) -> Option<Fallen> {
        if self.is_spent() {
            return None;
        }
        let mut missed = Vec::new();
        let plan = Rc::from(run.plan.as_slice());
        let mut watched = run::watched(self.core, &run.head, plan).ok()?;
        while watched.world.next_time().is_some_and(|next| next <= run.end)
            && watched.world.last().number < self.longest
            && watched.watch.violations() == 0
            && watched.step().is_some()
        {
            if matches!(watched.world.last().kind, Kind::Missed(..)) {
                missed.push(watched.world.done() - 1);
            }
        }
        let (events, time) = (watched.world.last().number, watched.world.now());
        self.spend(events);
        let done = watched.world.done();
        self.fall.is_in(&watched.watch).then_some(Fallen { time, done, missed })
    }
}
