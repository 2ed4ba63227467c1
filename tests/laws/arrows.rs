//! Arrows point down: a crate depends only on those below it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each crate may depend on. Protocol cores are those that nothing else lists.
const BELOW: &[(&str, &[&str])] = &[
    ("protocol", &[]),
    ("cluster", &["protocol"]),
    ("scenario", &["protocol"]),
    ("simulator", &["protocol", "scenario"]),
    ("checker", &["protocol", "scenario", "simulator"]),
    ("narration", &["checker", "protocol", "scenario", "simulator"]),
    ("playground", &["checker", "narration", "protocol", "scenario", "simulator"]),
    ("campaign", &["checker", "playground", "protocol", "scenario", "simulator"]),
    ("scene", &["playground"]),
    ("cli", &["campaign", "cores", "playground", "protocol", "scenario", "scene", "simulator"]),
    ("web", &["campaign", "cores", "playground", "protocol", "scenario", "scene"]),
    ("xtask", &[]),
];

/// The crate that lists the protocol cores.
const REGISTRY: &str = "cores";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every crate of the workspace, and what it depends on within the workspace.
fn crates() -> BTreeMap<String, BTreeSet<String>> {
    let folders = fs::read_dir(root().join("crates")).expect("crates/").flatten();
    let mut manifests: Vec<PathBuf> = folders.map(|entry| entry.path()).collect();
    manifests.push(root().join("web"));
    let read = |folder: PathBuf| {
        let text = fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
        let manifest: toml::Table = text.parse().expect("a manifest is TOML");
        let name = manifest["package"]["name"].as_str().expect("a name").to_owned();
        assert!(folder.ends_with(&name), "{name} lives in a folder of its name");
        let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
        (name, dependencies.into_iter().flat_map(|table| table.keys().cloned()).collect())
    };
    let all: BTreeMap<String, BTreeSet<String>> = manifests.into_iter().map(read).collect();
    let names: BTreeSet<String> = all.keys().cloned().collect();
    all.into_iter().map(|(name, needs)| (name, &needs & &names)).collect()
}

#[test]
fn every_arrow_points_down() {
    let crates = crates();
    let layers: BTreeMap<&str, &[&str]> = BELOW.iter().copied().collect();
    for (name, needs) in &crates {
        let cores = crates
            .keys()
            .filter(|other| !layers.contains_key(other.as_str()) && *other != REGISTRY);
        let allowed: BTreeSet<String> = match (name.as_str(), layers.get(name.as_str())) {
            (_, Some(below)) => below.iter().map(ToString::to_string).collect(),
            (REGISTRY, _) => {
                cores.cloned().chain(["playground", "simulator"].map(String::from)).collect()
            }
            _ => BTreeSet::from(["protocol".to_owned()]),
        };
        let wrong: Vec<_> = needs.difference(&allowed).collect();
        assert!(wrong.is_empty(), "{name} must not depend on {wrong:?}");
    }
}

#[test]
fn protocol_cores_are_no_std_and_depend_on_the_contract_alone() {
    let crates = crates();
    let cores = crates
        .keys()
        .filter(|name| *name != REGISTRY && !BELOW.iter().any(|(layer, _)| layer == name));
    for core in cores {
        let source = root().join("crates").join(core).join("src/lib.rs");
        let text = fs::read_to_string(source).expect("a library");
        assert!(text.contains("#![no_std]"), "{core} is no_std");
    }
}

#[test]
fn nothing_but_tests_depends_on_the_cluster() {
    for (name, needs) in crates() {
        assert!(!needs.contains("cluster"), "{name} must not depend on cluster");
    }
}

/// The order of a hash map is nobody's: where there is none, none can reach a trace.
#[test]
fn nothing_that_makes_a_trace_knows_hash_maps() {
    fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
        for path in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                sources(&path, into);
            } else if path.extension().is_some_and(|is| is == "rs") {
                into.push(path);
            }
        }
    }
    let outside = ["cli", "web", "xtask", "scene"];
    for name in crates().into_keys().filter(|name| !outside.contains(&name.as_str())) {
        let mut files = Vec::new();
        sources(&root().join("crates").join(&name).join("src"), &mut files);
        assert!(!files.is_empty());
        for file in files {
            let text = fs::read_to_string(&file).expect("source");
            for word in ["HashMap", "HashSet", "HashTrie", "SystemTime", "Instant", "thread_rng"] {
                assert!(!text.contains(word), "{word} in {}", file.display());
            }
        }
    }
}
