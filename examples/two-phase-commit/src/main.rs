//! Two-phase commit beside the protocols that one likes: as a command line, and as a page.

use playground::Registry;
use simulator::Core;
use two_phase_commit::Node;

/// What can be played here.
fn registry() -> Registry {
    Registry::new([Core::of::<Node>()])
}

#[cfg(not(target_family = "wasm"))]
fn main() -> std::process::ExitCode {
    cli::main(&registry())
}

#[cfg(target_family = "wasm")]
fn main() {
    web::start(&registry(), include_str!("../blocked.scenario"));
}
