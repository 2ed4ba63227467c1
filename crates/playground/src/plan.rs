//! From a scenario to what will be done in its world.

use scenario::{Moment, RunMode, Scenario, Statement};
use simulator::{Plan, nemesis};

/// Every action of the scenario in order: its lines, and what its nemesis does. Within one moment
/// the lines of the script come first.
pub fn of(scenario: &Scenario) -> Plan {
    let lines = scenario.timeline().into_iter();
    let mut actions: Vec<(Moment, _)> = lines
        .filter_map(|(moment, line)| match &line.what {
            Statement::Action(action) => Some((moment, action.clone())),
            Statement::Claim(_) => None,
        })
        .collect();
    if scenario.world.by == RunMode::Time {
        for (moment, action) in
            nemesis::expand(scenario.protocols[0], &scenario.world, scenario.ends())
        {
            let place = actions.partition_point(|(known, _)| *known <= moment);
            actions.insert(place, (moment, action));
        }
    }
    actions.into()
}
