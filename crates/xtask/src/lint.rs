//! What must hold before a test runs: formatting, clippy and documentation without a warning.

use anyhow::Result;

use crate::shell::{command, root, run};
use crate::test::EXAMPLES;
use crate::tools;

pub(crate) fn lint() -> Result<()> {
    tools::wasm_target()?;
    run(&mut command("cargo fmt --all --check"))?;
    run(&mut command("cargo clippy --workspace --exclude web --all-targets -- -D warnings"))?;
    run(&mut command(
        "cargo clippy -p web --target wasm32-unknown-unknown --all-targets -- -D warnings",
    ))?;
    for example in EXAMPLES {
        let manifest = format!("--manifest-path examples/{example}/Cargo.toml");
        run(&mut command(&format!("cargo fmt --check {manifest} -- --config-path rustfmt.toml")))?;
        let mut clippy =
            command(&format!("cargo clippy --locked {manifest} --all-targets -- -D warnings"));
        run(clippy.env("CARGO_TARGET_DIR", root().join("target/examples")))?;
    }
    for documented in ["--workspace --exclude web", "-p web --target wasm32-unknown-unknown"] {
        let mut doc = command(&format!("cargo doc --no-deps {documented}"));
        run(doc.env("RUSTDOCFLAGS", "-D warnings"))?;
    }
    Ok(())
}
