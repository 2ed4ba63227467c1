//! The page, for publishing.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::Result;

use crate::shell::{command, root, run};
use crate::tools;

/// Builds dist/: optimised, with hashed names and relative addresses, ready for any static host.
pub(crate) fn build() -> Result<()> {
    tools::for_release()?;
    // Offline: trunk would otherwise look for tools of its own choice.
    let mut trunk = command("trunk build --release --offline --locked");
    run(trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env("CARGO_ENCODED_RUSTFLAGS", flags()))
}

/// Panics name their place in the source. Without the folders of the machine that builds, the same
/// source makes the same page everywhere, and a smaller one.
fn flags() -> String {
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registry = cargo.map(|home| home.join("registry/src")).unwrap_or_default();
    let folders = fs::read_dir(registry).into_iter().flatten().flatten().map(|it| it.path());
    let all = folders.chain(root().canonicalize());
    let flags = all.map(|folder| format!("--remap-path-prefix={}=", folder.display()));
    flags.collect::<Vec<_>>().join("\u{1f}")
}
