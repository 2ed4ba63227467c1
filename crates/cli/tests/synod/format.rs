//! Scenarios in canonical form.

use std::path::Path;

use crate::{complained, said, status, synod};

#[test]
fn a_scenario_is_formatted_line_by_line_and_keeps_its_comments() {
    let script = "\u{feff}-- first\r\n\r\n  raft   nodes=5 seed=07 loss=0.50\n\t-- head\n\
        given 1  term=3 log=1,2\n\n1000ms   put  x 1\n   --  in between \ncrash 2\n\
        expect  leader none\nend 2000ms\n-- last\n\n\n";
    let formatted = "-- first\n\nraft seed=7 loss=0.5\n-- head\ngiven 1 term=3 log=1,2\n\n\
        1s put x 1\n--  in between\ncrash 2\nexpect leader none\nend 2s\n-- last\n";
    assert_eq!(said(&synod(&["fmt", "-"], script)), formatted);
    assert_eq!(said(&synod(&["fmt", "-"], formatted)), formatted);
    let output = synod(&["fmt", "--check", "-"], script);
    assert_eq!((status(&output), said(&output).as_str()), (1, "-\n"));
    assert_eq!(status(&synod(&["fmt", "--check", "-"], formatted)), 0);
    let by_hand = "raft by=hand\n-- a\nfire 1 election\nend\n";
    assert_eq!(said(&synod(&["fmt", "-"], by_hand)), by_hand);
    let output = synod(&["fmt", "-"], "raft\n1s crahs 2\n");
    assert_eq!(status(&output), 2);
    assert!(complained(&output).starts_with("-: line 2, column 4"), "{}", complained(&output));
}

#[test]
fn a_file_that_is_formatted_is_rewritten_unless_another_has_a_mistake() {
    let folder = std::env::temp_dir().join(format!("synod-fmt-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let (one, two) = (folder.join("one.scenario"), folder.join("two.scenario"));
    std::fs::write(&one, "raft  nodes=5\n").expect("it can be written");
    std::fs::write(&two, "roft\n").expect("it can be written");
    let files = [one.to_string_lossy(), two.to_string_lossy()];
    assert_eq!(status(&synod(&["fmt", &files[0], &files[1]], "")), 2);
    assert_eq!(std::fs::read_to_string(&one).expect("a file"), "raft  nodes=5\n");
    assert_eq!(status(&synod(&["fmt", &files[0]], "")), 0);
    assert_eq!(std::fs::read_to_string(&one).expect("a file"), "raft\n");
    std::fs::remove_dir_all(&folder).expect("it goes");
}

/// Every scenario below a folder.
fn scenarios(folder: &Path, into: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("node_modules") {
            scenarios(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "scenario") {
            into.push(path.to_string_lossy().into_owned());
        }
    }
}

#[test]
fn every_scenario_of_the_repository_is_in_canonical_form() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for folder in ["scenarios", "tests"] {
        scenarios(&root.join(folder), &mut files);
    }
    assert!(files.len() > 50, "{}", files.len());
    let mut arguments = vec!["fmt", "--check"];
    arguments.extend(files.iter().map(String::as_str));
    let output = synod(&arguments, "");
    assert_eq!(
        status(&output),
        0,
        "`synod fmt` mends these:\n{}{}",
        said(&output),
        complained(&output)
    );
}
