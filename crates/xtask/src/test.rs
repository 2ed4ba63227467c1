//! The tests: native, in WebAssembly under Node.js, and of the built page in a browser.

use std::fs;

use anyhow::{Result, bail};

use crate::shell::{command, root, run};
use crate::{build, tools};

/// Packages with tests that only mean something in WebAssembly.
const WASM_PACKAGES: &[&str] = &["web"];

/// The folders in examples/: crates of their own, outside the workspace.
pub(crate) const EXAMPLES: &[&str] = &["two-phase-commit"];

type Suite = (&'static str, fn() -> Result<()>);

const SUITES: [Suite; 3] = [("native", native), ("wasm", wasm), ("browser", browser)];

/// Runs the suites named, or all of them, each to its end even when one before it failed.
pub(crate) fn test(names: &[&str]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| SUITES.iter().all(|(it, _)| it != *name)) {
        bail!("no such suite: {unknown}; there are native, wasm and browser");
    }
    let wanted = SUITES.iter().filter(|(name, _)| names.is_empty() || names.contains(name));
    let mut failed = Vec::new();
    for (name, suite) in wanted {
        println!("\n== {name} tests ==");
        if let Err(error) = suite() {
            eprintln!("error: {error:#}");
            failed.push(*name);
        }
    }
    if !failed.is_empty() {
        bail!("failed: {} tests", failed.join(" tests, "));
    }
    println!("\nall tests passed");
    Ok(())
}

/// Lets the golden tests rewrite their files. Read the difference before committing it.
pub(crate) fn bless() -> Result<()> {
    run(command("cargo test --workspace --exclude web").env("SYNOD_BLESS", "1"))?;
    println!("now read what changed: git diff");
    Ok(())
}

fn native() -> Result<()> {
    run(&mut command("cargo test --workspace --exclude web"))?;
    EXAMPLES.iter().try_for_each(|example| {
        let line = format!("cargo test --locked --manifest-path examples/{example}/Cargo.toml");
        run(command(&line).env("CARGO_TARGET_DIR", root().join("target/examples")))
    })
}

fn wasm() -> Result<()> {
    tools::for_wasm_tests()?;
    for package in WASM_PACKAGES {
        let line = format!("cargo test -p {package} --target wasm32-unknown-unknown");
        let runner = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";
        run(command(&line).env(runner, "wasm-bindgen-test-runner"))?;
    }
    Ok(())
}

fn browser() -> Result<()> {
    let chromium = tools::chromium()?;
    let firefox = tools::firefox();
    build::build()?;
    EXAMPLES.iter().try_for_each(|example| build::example(example))?;
    // Some tests ask it.
    run(&mut command("cargo build --package cli"))?;
    let mut files: Vec<_> = fs::read_dir(root().join("tests/browser"))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .collect();
    files.sort();
    let mut node = command("node --test --test-concurrency=1 --test-reporter=spec");
    node.args(files).current_dir(root().join("tests/browser")).env("CHROMIUM", chromium);
    match firefox {
        Some(path) => node.env("FIREFOX", path),
        None => node.env_remove("FIREFOX"),
    };
    run(&mut node)
}

/// Figures, printed and never asserted: machines differ.
pub(crate) fn bench() -> Result<()> {
    run(&mut command("cargo bench --profile fast -p simulator --bench ping"))?;
    run(&mut command("cargo bench --profile fast -p tests --bench figures"))?;
    run(&mut command("cargo test --profile fast -p raft --test speed -- --ignored --nocapture"))
}
