//! Trying whether the same property is still violated.

use std::rc::Rc;

use checker::{Judge, Verdict};
use protocol::{Property, Time};
use scenario::Scenario;
use simulator::{Core, EventKind};

use super::explicit::Explicit;
use playground::{plan, run};

/// What has to be violated.
#[derive(Clone, Copy, Debug)]
pub(super) struct WantedViolation {
    pub(super) property: &'static Property,
    /// The world had broken an assumption before.
    pub(super) excused: bool,
}

impl WantedViolation {
    /// The first property that has been violated.
    fn seen(judge: &Judge) -> Option<Self> {
        judge.findings().iter().find_map(|finding| match &finding.verdict {
            Verdict::Violated { assumption, .. } => {
                Some(Self { property: finding.property, excused: assumption.is_some() })
            }
            Verdict::Holds => None,
        })
    }

    /// Whether it has been violated here, too.
    pub(super) fn is_in(&self, judge: &Judge) -> bool {
        judge.findings().iter().any(|finding| {
            finding.property.id == self.property.id
                && matches!(&finding.verdict, Verdict::Violated { assumption, .. }
                    if assumption.is_some() == self.excused)
        })
    }
}

/// Where something was violated first.
pub(super) struct FirstViolation {
    pub(super) wanted: WantedViolation,
    pub(super) events: u64,
    pub(super) time: Time,
}

/// Plays a scenario until something is violated.
pub(super) fn first(
    core: Core,
    scenario: &Scenario,
    events: u64,
) -> Result<Option<FirstViolation>, String> {
    let mut run =
        run::judged(core, scenario, plan::of(scenario)).map_err(|unknown| unknown.to_string())?;
    let end = scenario.ends();
    while run.world.next_time().is_some_and(|next| next <= end)
        && run.world.last().number < events
        && run.step().is_some()
    {
        if let Some(wanted) = WantedViolation::seen(&run.judge) {
            let (events, time) = (run.world.last().number, run.world.now());
            return Ok(Some(FirstViolation { wanted, events, time }));
        }
    }
    Ok(None)
}

/// What a trial came to in which the property was violated.
#[derive(Clone, Debug)]
pub(super) struct ViolatingRun {
    pub(super) time: Time,
    /// So many lines of the plan were reached.
    pub(super) done: usize,
    /// Which of them found nothing to do.
    pub(super) missed: Vec<usize>,
}

/// Counts trials, and ends them all when they have played enough.
pub(super) struct Trials {
    pub(super) core: Core,
    pub(super) wanted: WantedViolation,
    pub(super) runs: u64,
    /// A trial may have so many events.
    longest: u64,
    /// So many events may still be played.
    left: u64,
}

impl Trials {
    /// A trial may be longer than the run that is to become small, but not by much.
    pub(super) fn new(core: Core, wanted: WantedViolation, events: u64, budget: u64) -> Self {
        Self { core, wanted, runs: 0, longest: events + events / 2 + 1_000, left: budget }
    }

    pub(super) fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// Counts a trial that had so many events.
    pub(super) fn spend(&mut self, events: u64) {
        self.runs += 1;
        self.left = self.left.saturating_sub(events);
    }

    /// Whether the property is violated in a run, before anything else does.
    pub(super) fn play(&mut self, run: &Explicit) -> Option<ViolatingRun> {
        if self.is_spent() {
            return None;
        }
        let mut missed = Vec::new();
        let plan = Rc::from(run.plan.as_slice());
        let mut judged = run::judged(self.core, &run.head, plan).ok()?;
        while judged.world.next_time().is_some_and(|next| next <= run.end)
            && judged.world.last().number < self.longest
            && judged.judge.violations() == 0
            && judged.step().is_some()
        {
            if matches!(judged.world.last().kind, EventKind::Missed(..)) {
                missed.push(judged.world.done() - 1);
            }
        }
        let (events, time) = (judged.world.last().number, judged.world.now());
        self.spend(events);
        let done = judged.world.done();
        self.wanted.is_in(&judged.judge).then_some(ViolatingRun { time, done, missed })
    }
}
