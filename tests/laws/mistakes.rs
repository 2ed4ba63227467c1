//! `docs/mistakes.md` names what there is: rules that guard something, and tests.

mod files;

use std::fs;

use files::{quoted, root, tests_in};
use playground::protocols;
use protocol::{Guards, Info};

fn raft() -> &'static Info {
    let entry = protocols().iter().find(|entry| entry.info.id == "raft");
    entry.expect("Raft is registered").info
}

#[test]
fn every_mistake_is_prevented_by_rules_and_shown_by_tests_that_there_are() {
    let page = fs::read_to_string(root().join("docs/mistakes.md")).expect("the page");
    let tests =
        tests_in(&["crates/raft/tests", "crates/raft/src", "crates/simulator/tests", "tests/laws"]);
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with("| E"))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    assert_eq!(rows.len(), 18);
    for (nth, row) in (1..).zip(rows) {
        let [number, _, _, rules, shown] = row[..] else { panic!("five cells: {row:?}") };
        assert_eq!(number, format!("E{nth}"));
        for name in quoted(rules) {
            let rule = raft().rules.iter().find(|rule| rule.id == name);
            assert!(rule.is_some(), "{number}: there is no rule `{name}`");
        }
        let guards = |name: &str| {
            let rule = raft().rules.iter().find(|rule| rule.id == name);
            rule.is_some_and(|rule| rule.guards != Guards::Nothing)
        };
        assert!(rules == "none" || quoted(rules).any(guards), "{number}: rules that do nothing");
        assert!(quoted(shown).count() > 0, "{number} is shown by no test");
        for name in quoted(shown) {
            let test = format!("#[test]\nfn {name}()");
            let nested = format!("#[test]\n    fn {name}()");
            assert!(tests.contains(&test) || tests.contains(&nested), "{number}: no test `{name}`");
        }
    }
}
