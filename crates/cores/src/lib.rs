//! The protocols that Synod brings. To add one: a crate, a dependency, and a line here.

use std::sync::LazyLock;

use playground::Registry;
use simulator::Core;

/// The registry of these protocols, in the order in which they are offered.
pub fn registry() -> &'static Registry {
    static REGISTRY: LazyLock<Registry> = LazyLock::new(|| {
        Registry::new([
            Core::of::<raft::Raft>(),
            Core::of::<paxos::Paxos>(),
            Core::of::<multipaxos::MultiPaxos>(),
            Core::of::<zab::Zab>(),
            Core::of::<pbft::Pbft>(),
        ])
    });
    &REGISTRY
}
