//! Every protocol there is. To add one: a crate, a dependency, and a line here.

use checker::explore::{Bounds, Cores};
use protocol::{Info, Unknown};
use scenario::{Mistake, Scenario};
use simulator::Core;

use crate::run::{self, Run};

/// The registry.
static PROTOCOLS: [Core; 5] = [
    Core::of::<raft::Raft>(),
    Core::of::<paxos::Paxos>(),
    Core::of::<multipaxos::MultiPaxos>(),
    Core::of::<zab::Zab>(),
    Core::of::<pbft::Pbft>(),
];

/// Every protocol, in the order in which they are offered.
pub fn protocols() -> &'static [Core] {
    &PROTOCOLS
}

/// Their cards, for the parser of scripts.
pub fn known() -> Vec<&'static Info> {
    PROTOCOLS.iter().map(|core| core.info).collect()
}

/// Reads a script that can be played.
///
/// # Errors
/// Every mistake in the script. Several protocols side by side are none of the language, but nothing
/// plays them yet.
pub fn read(script: &str) -> Result<Scenario, Vec<Mistake>> {
    let scenario = scenario::parse(script, &known())?;
    match scenario.protocols[..] {
        [_, second, ..] => Err(vec![Mistake::about_second(script, second)]),
        _ => Ok(scenario),
    }
}

/// Opens a scenario with the first of its protocols.
///
/// # Errors
/// A furnished disk (`given …`) that the protocol does not understand, or an option that cannot be
/// played as it says.
///
/// # Panics
/// When the scenario names a protocol that is not registered; a parsed one never does.
pub fn open(scenario: &Scenario) -> Result<Run, Unknown> {
    Run::open(core_of(scenario), scenario)
}

/// Whether a scenario can be played with exactly the options that it sets.
///
/// # Errors
/// An option that does not fit the others or the number of nodes.
///
/// # Panics
/// When the scenario names a protocol that is not registered; a parsed one never does.
pub fn check(scenario: &Scenario) -> Result<(), Unknown> {
    run::checked(core_of(scenario), scenario).map(|_| ())
}

/// Everything that can happen by hand in the cluster of a scenario, for a search.
///
/// # Errors
/// A furnished disk (`given …`) that the protocol does not understand, or an option that cannot be
/// played as it says.
///
/// # Panics
/// When the scenario names a protocol that is not registered; a parsed one never does.
pub fn explore(scenario: &Scenario, bounds: &Bounds) -> Result<Cores, Unknown> {
    let core = core_of(scenario);
    run::checked(core, scenario)?;
    Cores::open(core, scenario, bounds)
}

pub(crate) fn core_of(scenario: &Scenario) -> Core {
    let wanted = scenario.protocols[0].id;
    let core = PROTOCOLS.iter().find(|core| core.info.id == wanted);
    *core.expect("a parsed scenario names registered protocols")
}
