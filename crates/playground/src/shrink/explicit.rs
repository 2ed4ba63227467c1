//! A run whose faults and requests are all written out.

use std::rc::Rc;

use checker::Watched;
use protocol::Time;
use scenario::{Action, By, Line, Moment, Scenario, What, World};
use simulator::{Core, Kind};

use super::trials::Fall;
use super::{Size, Small, claims};
use crate::{plan, run};

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
    if scenario.world.by == By::Hand {
        let plan = plan::of(scenario).to_vec();
        return Some(Explicit { head, plan, end });
    }
    let asked = plan::of(scenario);
    let mut watched = run::watched(core, scenario, asked.clone()).ok()?;
    let mut plan = Vec::new();
    while watched.world.next_time().is_some_and(|next| next <= end)
        && watched.watch.violations() == 0
    {
        let done = watched.world.done();
        let Some(happening) = watched.step() else { break };
        let after = Some(happening.nth - 1).filter(|after| *after > 0);
        let moment = Moment { time: happening.time, after };
        if let Kind::Asked(client, request) = &happening.kind {
            let (client, operation) = (Some(*client), request.operation.clone());
            plan.push((moment, Action::Request { client, operation, at: None }));
        }
        if watched.world.done() > done {
            plan.push((moment, asked[done].1.clone()));
        }
    }
    Some(Explicit { head, plan, end })
}

/// The head of a scenario with nobody left to act by chance.
fn without_chance(scenario: &Scenario) -> Scenario {
    let World { think, rate, keys, .. } = World::default();
    let nemesis = Vec::new();
    Scenario {
        protocols: vec![scenario.protocols[0]],
        world: World { clients: 0, think, rate, keys, nemesis, ..scenario.world.clone() },
        lines: Vec::new(),
        end: None,
        ..scenario.clone()
    }
}

impl Explicit {
    /// Its world at the beginning.
    pub(super) fn open(&self, core: Core) -> Option<Watched> {
        run::watched(core, &self.head, Rc::from(self.plan.as_slice())).ok()
    }

    /// The script of this run, with what it violates. Its end is rounded up as far as nothing else
    /// falls.
    pub(super) fn told(&self, core: Core, fall: &Fall) -> Option<Small> {
        let mut run = self.open(core)?;
        while run.watch.violations() == 0 && run.step().is_some() {}
        let events = run.world.last().number;
        let fallen = run.watch.violations();
        let exact = run.world.now();
        let mut end = exact;
        let mut rest = run;
        for unit in [1_000, 10_000, 100_000, 1_000_000] {
            let rounded = Time(exact.0.div_ceil(unit) * unit);
            while rest.world.next_time().is_some_and(|next| next <= rounded) {
                rest.step();
            }
            if rest.watch.violations() > fallen || rounded > Scenario::LONGEST {
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
            lines.push(Line { moment, what: What::Action(action.clone()) });
        }
        lines.extend(claims(&run.watch, fall));
        let scenario = Scenario { lines, end: Some(end), ..self.head.clone() };
        let size = Size { events, lines: self.plan.len() };
        Some(Small { scenario, size })
    }
}
