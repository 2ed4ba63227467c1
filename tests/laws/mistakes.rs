//! `docs/mistakes.md` names what there is: rules that guard something, tests, and scenarios.

mod files;

use cores::registry;
use std::fs;

use files::{quoted, root, tests_in};
use protocol::{Guards, Rule};

/// The rules that bear this name, in whichever protocol.
fn rules(name: &str) -> impl Iterator<Item = &'static Rule> {
    let all = registry().protocols().iter().flat_map(|core| core.info.rules.iter().copied());
    all.filter(move |rule| rule.id == name)
}

/// Where tests are looked for: those of the cores, of the world, and the laws.
fn tests() -> String {
    let ids = registry().protocols().iter().map(|core| core.info.id);
    let of = |id| ["tests", "src"].map(|folder| format!("crates/{id}/{folder}"));
    let mut folders: Vec<String> = ids.flat_map(of).collect();
    folders.extend(["crates/simulator/tests", "tests/laws"].map(str::to_owned));
    tests_in(&folders.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn every_mistake_is_prevented_by_rules_and_shown_by_tests_that_there_are() {
    let page = fs::read_to_string(root().join("docs/mistakes.md")).expect("the page");
    let tests = tests();
    // The ways of lying have their tests in a table.
    let heads = |name: &str| {
        ["#[test]\nfn {}()", "#[test]\n    fn {}()", "\n    fn {}(lie)"]
            .map(|head| head.replace("{}", name))
    };
    let is_test = |name: &str| heads(name).iter().any(|head| tests.contains(head));
    let is_scenario = |name: &str| root().join(format!("scenarios/{name}.scenario")).is_file();
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with("| E"))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    assert_eq!(rows.len(), 39);
    for (nth, row) in (1..).zip(rows) {
        let [number, _, _, named, shown] = row[..] else { panic!("five cells: {row:?}") };
        assert_eq!(number, format!("E{nth}"));
        for name in quoted(named) {
            assert!(rules(name).next().is_some(), "{number}: there is no rule `{name}`");
        }
        let guards = |name: &str| rules(name).any(|rule| rule.guards != Guards::Nothing);
        assert!(named == "none" || quoted(named).any(guards), "{number}: rules that do nothing");
        assert!(quoted(shown).count() > 0, "{number} is shown by no test");
        for name in quoted(shown) {
            assert!(is_test(name) || is_scenario(name), "{number}: there is no `{name}`");
        }
    }
}
