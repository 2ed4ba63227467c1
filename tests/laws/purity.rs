//! Cores are pure, and the same natively and in wasm.

use std::path::{Path, PathBuf};
use std::process::Command;

use playground::{Session, campaign, protocols};
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
    let module = build("core-probe");
    assert_eq!(node("imports.mjs", &[&module.to_string_lossy()]), "");
}

#[test]
fn native_and_wasm_give_the_same_trace() {
    let module = build("trace-probe");
    let mut scripts: Vec<String> = Vec::new();
    for entry in protocols() {
        scripts.extend((0..6).map(|seed| campaign::script(entry.info, seed, Time::seconds(4))));
    }
    let text = scripts.join("\u{0}");
    let file = root().join("target/probes/scripts.txt");
    std::fs::write(&file, &text).expect("the scripts are written");
    let wasm = node("trace.mjs", &[&module.to_string_lossy(), &file.to_string_lossy()]);
    let native: String = scripts
        .iter()
        .map(|script| {
            let mut session = Session::open(script).expect("a script");
            while session.step() {}
            session.trace()
        })
        .collect();
    assert!(wasm == native, "native and wasm part at byte {}", {
        wasm.bytes().zip(native.bytes()).position(|(a, b)| a != b).unwrap_or(wasm.len())
    });
}
