//! The page, for publishing.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Result, bail};

use crate::shell::{command, root, run};
use crate::tools;

/// Builds dist/: optimised, with hashed names and relative addresses, ready for any static host.
pub(crate) fn build() -> Result<()> {
    tools::for_release()?;
    // Offline: trunk would otherwise look for tools of its own choice.
    let mut trunk = command("trunk build --release --offline --locked");
    run(trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env("CARGO_ENCODED_RUSTFLAGS", flags()))
}

/// Builds the page of an example, quickly, into its own dist/.
pub(crate) fn example(example: &str) -> Result<()> {
    known_example(example)?;
    tools::for_page()?;
    let mut trunk = command("trunk build --offline");
    trunk.current_dir(root().join("examples").join(example));
    run(trunk.env("TRUNK_SKIP_VERSION_CHECK", "true"))
}

/// Refuses what is no folder in examples/.
pub(crate) fn known_example(example: &str) -> Result<()> {
    let folder = root().join("examples");
    if !folder.join(example).join("index.html").is_file() {
        let known = fs::read_dir(folder).into_iter().flatten().flatten();
        let known: Vec<_> = known.map(|it| it.file_name().display().to_string()).collect();
        bail!("no such example: {example}; there is {}", known.join(", "));
    }
    Ok(())
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
