//! The protocols that can be played.

use std::sync::Arc;

use protocol::{Info, UnknownSetting};
use scenario::{Mistake, Scenario};
use simulator::Core;

use crate::run::Run;

/// The protocols that a front end offers, in this order. A clone shares them.
#[derive(Clone, Debug)]
pub struct Registry(Arc<[Core]>);

impl Registry {
    /// A registry of these protocols.
    ///
    /// # Panics
    /// When there is none, or when two have the same id or another's second name: scripts begin with
    /// it.
    pub fn new(cores: impl Into<Arc<[Core]>>) -> Self {
        let cores = cores.into();
        assert!(!cores.is_empty(), "a registry has at least one protocol");
        for (at, core) in cores.iter().enumerate() {
            let names = |info: &Info| info.also.iter().chain([&info.id]).copied().collect();
            let own: Vec<&str> = names(core.info);
            for other in &cores[..at] {
                let known: Vec<&str> = names(other.info);
                let shared = own.iter().find(|name| known.contains(name));
                assert!(shared.is_none(), "two protocols are called {shared:?}");
            }
        }
        Self(cores)
    }

    /// Every protocol.
    pub fn protocols(&self) -> &[Core] {
        &self.0
    }

    /// What every protocol says about itself, for the parser of scripts.
    pub fn known(&self) -> Vec<&'static Info> {
        self.0.iter().map(|core| core.info).collect()
    }

    /// The protocol with this id.
    pub fn protocol(&self, id: &str) -> Option<Core> {
        self.0.iter().find(|core| core.info.id == id).copied()
    }

    /// The protocol that a scenario names first.
    ///
    /// # Panics
    /// When the scenario was read with other protocols than these.
    pub fn core_of(&self, scenario: &Scenario) -> Core {
        let core = self.protocol(scenario.protocols[0].id);
        core.expect("a scenario is played by the registry that read it")
    }

    /// Reads a script that can be played.
    ///
    /// # Errors
    /// Every mistake in the script. Several protocols side by side are none of the language, but
    /// nothing plays them yet.
    pub fn read(&self, script: &str) -> Result<Scenario, Vec<Mistake>> {
        let scenario = scenario::parse(script, &self.known())?;
        match scenario.protocols[..] {
            [_, second, ..] => Err(vec![Mistake::about_second(script, second)]),
            _ => Ok(scenario),
        }
    }

    /// Opens a scenario with the first of its protocols.
    ///
    /// # Errors
    /// A disk (`given …`) that the protocol does not understand, or an option that cannot be played as
    /// it says.
    ///
    /// # Panics
    /// When the scenario was read with other protocols than these.
    pub fn open(&self, scenario: &Scenario) -> Result<Run, UnknownSetting> {
        Run::open(self.core_of(scenario), scenario)
    }
}
