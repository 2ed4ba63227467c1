//! Schedules made small.

use crate::{complained, folder, path, said, status, synod};

/// The lines of a script that are done, not claimed.
fn node_actions(script: &str) -> Vec<&str> {
    let done = |line: &&str| !line.starts_with("expect ") && !line.starts_with("end");
    script.lines().skip(1).filter(done).collect()
}

#[test]
fn a_failure_becomes_a_few_lines_none_of_which_can_be_left_out() {
    let folder = folder("small");
    let into = folder.to_string_lossy();
    let asked = ["check", "raft", "--suspend", "up-to-date", "--end", "20s", "--into", &into];
    let output = synod(&[&asked[..], &["--seeds", "0..5", "--shrink", "1"]].concat(), "");
    assert_eq!(status(&output), 1);
    let report = said(&output);
    let fell = report.lines().find_map(|line| line.split_once(": leader-completeness, "));
    let (failure, _) = fell.unwrap_or_else(|| panic!("{report}"));
    assert_eq!(report.matches("; hand: ").count(), 1, "{report}");
    for kind in ["small", "hand"] {
        let file = path(&folder, &format!("{failure}.{kind}.scenario"));
        let script = std::fs::read_to_string(&file).expect("a small scenario");
        assert_eq!(script.lines().filter(|l| l.starts_with("expect violated ")).count(), 1);
        assert!(script.contains("\nexpect violated leader-completeness\n"), "{script}");
        assert!(node_actions(&script).len() <= 30, "{script}");
        let played = synod(&["run", &file], "");
        assert_eq!(status(&played), 0, "{script}{}", said(&played));
        for line in node_actions(&script) {
            let without = script.replacen(&format!("{line}\n"), "", 1);
            let played = synod(&["run", "-"], &without);
            assert_ne!(status(&played), 0, "{line} does nothing in\n{script}");
        }
        let again = path(&folder, "again.scenario");
        std::fs::copy(path(&folder, &format!("{failure}.scenario")), &again).expect("a copy");
        assert_eq!(status(&synod(&["shrink", &again], "")), 0);
        let same = path(&folder, &format!("again.{kind}.scenario"));
        assert_eq!(std::fs::read_to_string(same).expect("a small scenario"), script);
    }
}

#[test]
fn a_schedule_by_hand_becomes_small_too() {
    let folder = folder("hand");
    let script = "raft nodes=5 by=hand suspend=majority-vote\nput x 1 at 3\nfire 5 election\n\
                  fire 2 election\nsettle\nexpect violated election-safety\n";
    let file = path(&folder, "long.scenario");
    std::fs::write(&file, script).expect("a file");
    let output = synod(&["shrink", &file], "");
    assert_eq!(status(&output), 0, "{}", complained(&output));
    let small = std::fs::read_to_string(path(&folder, "long.hand.scenario")).expect("a scenario");
    assert!(node_actions(&small).len() <= 6, "{small}");
    assert_eq!(status(&synod(&["run", "-"], &small)), 0, "{small}");
}

#[test]
fn shrinking_refuses_runs_without_violation_and_unreadable_scripts() {
    let output = synod(&["shrink", "-"], "raft\n1s crash 2\nend 5s\n");
    assert_eq!((status(&output), said(&output).as_str()), (1, "scenario: nothing is violated\n"));
    let output = synod(&["shrink", "-"], "raft\n1s crahs 2\n");
    assert_eq!(status(&output), 2);
    assert!(complained(&output).contains("line 2, column 4"), "{}", complained(&output));
    assert_eq!(status(&synod(&["shrink", "no such file"], "")), 2);
}
