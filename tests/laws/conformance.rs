//! `docs/conformance.md` names tests and scenarios that there are.

mod files;

use std::collections::BTreeSet;
use std::fs;

use files::{quoted, root, tests_in};

#[test]
fn every_test_of_others_is_one_of_ours_or_does_not_apply() {
    let page = fs::read_to_string(root().join("docs/conformance.md")).expect("the page");
    let tests = tests_in(&["crates/raft/tests", "crates/raft/src", "crates/zab/tests"]);
    let is_test = |name: &str| {
        let heads = [format!("#[test]\nfn {name}()"), format!("#[test]\n    fn {name}()")];
        heads.iter().any(|head| tests.contains(head))
    };
    let is_scenario = |name: &str| root().join(format!("scenarios/{name}.scenario")).is_file();
    let mut seen = BTreeSet::new();
    let rows = page.lines().filter(|line| line.starts_with("| ") && *line != "| theirs | ours |");
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [theirs, ours] = cells[..] else { panic!("two cells: {row}") };
        assert!(seen.insert(theirs), "{theirs} stands there twice");
        let absent = ours.contains("not apply, ");
        assert!(absent || quoted(ours).count() > 0, "{theirs}: by what?");
        for name in quoted(ours) {
            assert!(is_test(name) || is_scenario(name), "{theirs}: there is no `{name}`");
        }
    }
    assert!(seen.len() > 100, "{} rows", seen.len());
}
