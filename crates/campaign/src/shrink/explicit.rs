//! A run whose faults and requests are all written out.

use std::rc::Rc;

use checker::JudgedWorld;
use protocol::Time;
use scenario::{Action, Line, Moment, RunMode, Scenario, Statement, WorldSettings};
use simulator::{Core, EventKind};

use super::trials::WantedViolation;
use super::{Size, Small, claims};
use playground::{plan, run};

/// A run with no chance left but the network's and the timers'.
#[derive(Clone, Debug)]
pub(super) struct Explicit {
    /// The script without its lines.
    pub(super) head: Scenario,
    /// Everything that is done, in order.
    pub(super) plan: Vec<(Moment, Action)>,
    pub(super) end: Time,
}

/// Writes out what is done up to `end`, what the nemesis and busy clients do included. `None` if the
/// scenario cannot be opened.
pub(super) fn of(core: Core, scenario: &Scenario, end: Time) -> Option<Explicit> {
    let head = without_chance(scenario);
    if scenario.world.by == RunMode::Hand {
        let plan = plan::of(scenario).to_vec();
        return Some(Explicit { head, plan, end });
    }
    let asked = plan::of(scenario);
    let mut judged = run::judged(core, scenario, asked.clone()).ok()?;
    let mut plan = Vec::new();
    while judged.world.next_time().is_some_and(|next| next <= end) && judged.judge.violations() == 0
    {
        let done = judged.world.done();
        let Some(event) = judged.step() else { break };
        let after = Some(event.nth - 1).filter(|after| *after > 0);
        let moment = Moment { time: event.time, after };
        if let EventKind::Asked(client, request) = &event.kind {
            let (client, operation) = (Some(*client), request.operation.clone());
            plan.push((moment, Action::Request { client, operation, at: None }));
        }
        if judged.world.done() > done {
            plan.push((moment, asked[done].1.clone()));
        }
    }
    Some(Explicit { head, plan, end })
}

/// The head of a scenario with nobody left to act by chance.
fn without_chance(scenario: &Scenario) -> Scenario {
    let WorldSettings { think, rate, keys, .. } = WorldSettings::default();
    let nemesis = Vec::new();
    Scenario {
        protocols: vec![scenario.protocols[0]],
        world: WorldSettings { clients: 0, think, rate, keys, nemesis, ..scenario.world.clone() },
        lines: Vec::new(),
        end: None,
        ..scenario.clone()
    }
}

impl Explicit {
    /// Its world at the beginning.
    pub(super) fn open(&self, core: Core) -> Option<JudgedWorld> {
        run::judged(core, &self.head, Rc::from(self.plan.as_slice())).ok()
    }

    /// The script of this run, with what it violates. Its end is rounded up as far as nothing else
    /// falls.
    pub(super) fn told(&self, core: Core, wanted: &WantedViolation) -> Option<Small> {
        let mut run = self.open(core)?;
        while run.judge.violations() == 0 && run.step().is_some() {}
        let events = run.world.last().number;
        let violated = run.judge.violations();
        let exact = run.world.now();
        let mut end = exact;
        let mut rest = run;
        for unit in [1_000, 10_000, 100_000, 1_000_000] {
            let rounded = Time(exact.0.div_ceil(unit) * unit);
            while rest.world.next_time().is_some_and(|next| next <= rounded) {
                rest.step();
            }
            if rest.judge.violations() > violated || rounded > Scenario::LONGEST {
                break;
            }
            end = rounded;
        }
        let mut run = self.open(core)?;
        while run.world.next_time().is_some_and(|next| next <= end) && run.step().is_some() {}
        let mut lines: Vec<Line> = Vec::new();
        let mut now = Moment::default();
        for (moment, action) in &self.plan {
            let same = *moment == now && moment.after.is_none();
            now = *moment;
            let moment = (!same || lines.is_empty()).then_some(*moment);
            lines.push(Line { moment, what: Statement::Action(action.clone()) });
        }
        lines.extend(claims(&run.judge, wanted));
        let scenario = Scenario { lines, end: Some(end), ..self.head.clone() };
        let size = Size { events, lines: self.plan.len() };
        Some(Small { scenario, size })
    }
}
