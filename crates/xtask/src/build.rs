//! The page, for publishing.

use anyhow::Result;

use crate::shell::{command, run};
use crate::tools;

/// Builds dist/: optimised, with hashed names and relative addresses, ready for any static host.
pub(crate) fn build() -> Result<()> {
    tools::for_release()?;
    // Offline: trunk would otherwise look for tools of its own choice.
    let mut trunk = command("trunk build --release --offline --locked");
    run(trunk.env("TRUNK_SKIP_VERSION_CHECK", "true"))
}
