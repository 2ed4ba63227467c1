//! Every protocol there is. To add one: a crate, a dependency, and a line here.

use protocol::{Info, Protocol, Unknown};
use scenario::Scenario;

use crate::player::Player;
use crate::run::Run;

/// A protocol that can be played.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Its card.
    pub info: &'static Info,
    open: Open,
}

type Open = fn(&Scenario) -> Result<Box<dyn Run>, Unknown>;

/// The registry.
static PROTOCOLS: [Entry; 2] = [entry::<raft::Raft>(), entry::<paxos::Paxos>()];

const fn entry<P: Protocol>() -> Entry {
    Entry { info: const { &P::INFO }, open: Player::<P>::open }
}

/// Every protocol, in the order in which they are offered.
pub fn protocols() -> &'static [Entry] {
    &PROTOCOLS
}

/// Their cards, for the parser of scripts.
pub fn known() -> Vec<&'static Info> {
    PROTOCOLS.iter().map(|entry| entry.info).collect()
}

/// Opens a scenario with the first of its protocols.
///
/// # Errors
/// A furnished disk (`given …`) that the protocol does not understand.
///
/// # Panics
/// When the scenario names a protocol that is not registered; a parsed one never does.
pub fn open(scenario: &Scenario) -> Result<Box<dyn Run>, Unknown> {
    let wanted = scenario.protocols[0].id;
    let entry = PROTOCOLS.iter().find(|entry| entry.info.id == wanted);
    (entry.expect("a parsed scenario names registered protocols").open)(scenario)
}
