//! Cores are pure, and the same natively and in wasm.

use cores::registry;
use std::path::{Path, PathBuf};
use std::process::Command;

use protocol::Time;

const WASM: &str = "wasm32-unknown-unknown";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Builds a probe for wasm, in a folder of its own so that no lock is waited for.
fn build(probe: &str) -> PathBuf {
    let target = root().join("target/probes");
    let done = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release", "--target", WASM, "--package", probe])
        .args(["--config", "profile.release.lto=false", "--config", "profile.release.opt-level=1"])
        .env("CARGO_TARGET_DIR", &target)
        .current_dir(root())
        .status();
    assert!(done.expect("cargo runs").success(), "{probe} builds for {WASM}");
    target.join(WASM).join("release").join(format!("{}.wasm", probe.replace('-', "_")))
}

fn node(script: &str, arguments: &[&str]) -> String {
    let out = Command::new("node")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("laws").join(script))
        .args(arguments)
        .output()
        .expect("Node.js runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("text")
}

#[test]
fn a_core_compiled_to_wasm_imports_nothing() {
    let mut missing = registry().protocols().iter().map(|core| core.info.id);
    let missing = missing.find(|id| !core_probe::FED.contains(id));
    assert_eq!(missing, None, "tests/probes/core lacks this protocol");
    let module = build("core-probe");
    assert_eq!(node("imports.mjs", &[&module.to_string_lossy()]), "");
}

/// What the probe makes of texts, in wasm.
fn in_wasm(texts: &[String]) -> String {
    let module = build("trace-probe");
    let name = std::thread::current().name().unwrap_or("texts").to_owned();
    let file = root().join(format!("target/probes/{name}.txt"));
    std::fs::write(&file, texts.join("\u{0}")).expect("the texts are written");
    node("trace.mjs", &[&module.to_string_lossy(), &file.to_string_lossy()])
}

fn the_same(wasm: &str, native: &str) {
    assert!(wasm == native, "native and wasm part at byte {}", {
        wasm.bytes().zip(native.bytes()).position(|(a, b)| a != b).unwrap_or(wasm.len())
    });
}

#[test]
fn native_and_wasm_give_the_same_trace() {
    let mut scripts: Vec<String> = Vec::new();
    for entry in registry().protocols() {
        scripts.extend((0..6).map(|seed| campaign::script(*entry, seed, Time::seconds(4))));
        let lies = |seed| campaign::script_with(*entry, seed, Time::seconds(4), "lies");
        scripts.extend((6..9).map(lies));
    }
    let native: String = scripts.iter().map(|script| trace_probe::played(script)).collect();
    the_same(&in_wasm(&scripts), &native);
}

/// Level by level as many worlds, by as many steps; and the same way to each best-known bug.
#[test]
fn a_search_finds_the_same_natively_and_in_wasm() {
    let mut questions: Vec<(String, String)> = Vec::new();
    for entry in registry().protocols() {
        let head = format!("{} nodes=3 by=hand\n", entry.info.id);
        for bounds in ["crashes=1 timers=1 requests=1 depth=7", "links=fifo timers=2 depth=6"] {
            questions.push((bounds.to_owned(), head.clone()));
        }
        let bugs = entry.info.bugs.iter();
        questions.extend(bugs.map(|bug| (bug.bounds.to_owned(), bug.cluster.to_owned())));
    }
    let found = |(bounds, cluster): &(String, String)| trace_probe::searched(bounds, cluster);
    let native: String = questions.iter().map(found).collect();
    assert!(native.contains("expect violated"));
    let text = |(bounds, cluster): &(String, String)| format!("?{bounds}\n{cluster}");
    let texts: Vec<String> = questions.iter().map(text).collect();
    the_same(&in_wasm(&texts), &native);
}
