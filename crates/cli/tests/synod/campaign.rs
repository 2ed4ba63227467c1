//! Campaigns: what they played, and what they kept.

use std::path::Path;
use std::process::Output;

use crate::{complained, folder, path, said, status, synod};

#[test]
fn a_campaign_reports_what_it_played() {
    let folder = std::env::temp_dir().join("synod-no-failures");
    let folder = folder.to_string_lossy();
    let output =
        synod(&["check", "paxos", "--seeds", "0..80", "--end", "20s", "--into", &folder], "");
    let said = said(&output);
    assert_eq!(status(&output), 0, "{said}");
    assert!(said.starts_with("80 runs, ") && said.ends_with("0 failures\n"), "{said}");
    assert_eq!(status(&synod(&["check", "chubby"], "")), 2);
}

#[test]
fn a_campaign_that_leaves_something_out_says_so_and_ends_with_1() {
    let output = synod(&["check", "raft", "--seeds", "0..1", "--end", "2s"], "");
    assert_eq!(status(&output), 1);
    assert!(said(&output).contains("never happened: rule "), "{}", said(&output));
}

#[test]
fn a_campaign_uses_the_kinds_of_fault_it_is_given_and_asks_for_no_other() {
    let folder = std::env::temp_dir().join("synod-no-failures");
    let folder = folder.to_string_lossy();
    let campaign = ["check", "paxos", "--seeds", "0..60", "--end", "20s", "--into", &folder];
    let output = synod(&[&campaign[..], &["--nemesis", "crash,split"]].concat(), "");
    let said = said(&output);
    let faults: Vec<_> =
        said.lines().filter_map(|line| line.trim_start().split_once("  fault ")).collect();
    assert_eq!(faults.iter().map(|(_, kind)| *kind).collect::<Vec<_>>(), ["crash", "split"]);
    assert!(faults.iter().all(|(count, _)| *count != "0"), "{said}");
    assert!(!said.contains("fault cut") && !said.contains("fault lag"), "{said}");
}

#[test]
fn a_kind_of_fault_that_there_is_not_is_refused_with_those_that_there_are() {
    let output = synod(&["check", "raft", "--nemesis", "crash,earthquake"], "");
    assert_eq!(status(&output), 2);
    let complaint = complained(&output);
    assert!(
        complaint.contains("`earthquake`, only all or some of crash,pause,split,cut,loss,lag"),
        "{complaint}"
    );
}

/// A campaign that finds something, kept in a file of results.
fn campaign(folder: &Path, more: &[&str]) -> Output {
    let into = folder.to_string_lossy();
    let asked = ["check", "raft", "--seeds", "5..25", "--end", "10s", "--suspend", "one-vote"];
    let kept = ["--shrink", "0", "--into", &into];
    synod(&[&asked[..], &kept, more].concat(), "")
}

#[test]
fn a_campaign_that_was_stopped_goes_on_where_it_was() {
    let folder = folder("resumed");
    let (whole, stopped) = (path(&folder, "whole"), path(&folder, "stopped"));
    let uninterrupted = campaign(&folder, &["--results", &whole]);
    assert_eq!(status(&uninterrupted), 1, "{}", complained(&uninterrupted));
    let text = std::fs::read_to_string(&whole).expect("results");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 21);
    for bytes in [0, 30, lines[..8].join("\n").len() + 40, text.len()] {
        std::fs::write(&stopped, &text[..bytes]).expect("a file");
        let resumed = campaign(&folder, &["--results", &stopped]);
        assert_eq!(said(&resumed), said(&uninterrupted), "after {bytes} bytes");
        assert_eq!(status(&resumed), 1);
        let sorted = |file: &str| {
            let text = std::fs::read_to_string(file).expect("results");
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(sorted(&stopped), sorted(&whole), "after {bytes} bytes");
        if bytes > 1_000 {
            let now = std::fs::read_to_string(&stopped).expect("results");
            let played = text[..bytes].rfind('\n').expect("lines");
            assert_eq!(now[..played], text[..played], "what was there is played again");
        }
    }
}

#[test]
fn a_file_of_another_campaign_is_refused_with_what_differs() {
    let folder = folder("another");
    let file = path(&folder, "results");
    assert_eq!(status(&campaign(&folder, &["--results", &file])), 1);
    let before = std::fs::read_to_string(&file).expect("results");
    let output = synod(&["check", "raft", "--end", "20s", "--results", &file], "");
    assert_eq!(status(&output), 2);
    let complaint = complained(&output);
    let expected =
        "seeds is 5..25, not 0..1000; end is 10s, not 20s; suspend is one-vote, not nothing";
    assert!(complaint.contains(expected), "{complaint}");
    assert_eq!(std::fs::read_to_string(&file).expect("results"), before);
    std::fs::write(&file, "something else\n").expect("a file");
    let output = campaign(&folder, &["--results", &file]);
    assert_eq!(status(&output), 2);
    assert!(complained(&output).contains("line 1 is not of a campaign's results"));
}

#[test]
fn parts_add_up_to_the_whole() {
    let folder = folder("parts");
    let whole = campaign(&folder, &[]);
    let parts: Vec<String> = (1..=3).map(|part| path(&folder, &part.to_string())).collect();
    for (part, file) in (1..).zip(&parts) {
        let shard = format!("{part}/3");
        let output = campaign(&folder, &["--shard", &shard, "--results", file]);
        let runs = [7, 7, 6][part - 1];
        assert!(said(&output).starts_with(&format!("{runs} runs, ")), "{}", said(&output));
    }
    let merged = synod(&["merge", &parts[2], &parts[0], &parts[1]], "");
    assert_eq!(said(&merged), said(&whole));
    assert_eq!(status(&merged), status(&whole));

    let two = synod(&["merge", &parts[0], &parts[2]], "");
    assert_eq!(status(&two), 2);
    assert!(complained(&two).contains("seed 6 is in none"), "{}", complained(&two));
    let twice = synod(&["merge", &parts[0], &parts[1], &parts[0]], "");
    assert_eq!(status(&twice), 2);
    assert!(complained(&twice).contains("seed 5 is in "), "{}", complained(&twice));
    let text = std::fs::read_to_string(&parts[0]).expect("results");
    let header = text.lines().next().expect("a header");
    std::fs::write(&parts[0], format!("{header}\n")).expect("a file");
    let missing = synod(&["merge", &parts[0]], "");
    assert_eq!(status(&missing), 2);
    assert!(complained(&missing).contains("0 of 7 seeds are played"), "{}", complained(&missing));
    assert_eq!(status(&campaign(&folder, &["--shard", "4/3"])), 2);
}
