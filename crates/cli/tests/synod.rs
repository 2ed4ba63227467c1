//! `synod` as a shell sees it: what it prints, and with which status it ends.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn synod(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_synod"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("synod runs");
    match child.stdin.take().expect("a pipe").write_all(input.as_bytes()) {
        // It has ended without reading what it does not need.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        written => written.expect("it reads"),
    }
    child.wait_with_output().expect("it ends")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("it ends by itself")
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn scenario(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios").join(name)
}

#[test]
fn a_scenario_whose_claims_hold_ends_with_0() {
    let file = scenario("raft-first-election.scenario");
    let output = synod(&["run", &file.to_string_lossy()], "");
    assert_eq!(status(&output), 0, "{}", complained(&output));
    let said = said(&output);
    assert!(said.contains("S2 has the votes of a majority in term 1"), "{said}");
    assert!(said.contains("kept     expect leader 2 by 400ms"), "{said}");
}

#[test]
fn a_broken_claim_a_fallen_property_and_a_missed_action_end_with_1() {
    for script in [
        "raft seed=7\nexpect leader 5 by 1s\nend 1s\n",
        "raft nodes=4 seed=91 delay=10..12ms suspend=majority-vote\nend 700ms\n",
        "raft seed=7\n500ms restart 2\nend 1s\n",
    ] {
        let output = synod(&["run", "-"], script);
        assert_eq!(status(&output), 1, "{script}{}", said(&output));
    }
}

#[test]
fn a_property_that_is_expected_to_fall_may() {
    let script = "raft nodes=4 seed=91 delay=10..12ms suspend=majority-vote\n\
                  expect violated election-safety\nend 700ms\n";
    assert_eq!(status(&synod(&["run", "-"], script)), 0);
}

#[test]
fn bad_input_ends_with_2_and_says_where_and_what() {
    let output = synod(&["run", "-"], "raft\n1s crahs 2\n");
    assert_eq!(status(&output), 2);
    assert_eq!(
        complained(&output),
        "-: line 2, column 4: \"crahs\" is misspelt, or needs a newer Synod; \
         expected an action; did you mean \"crash\"?\n"
    );
    assert_eq!(status(&synod(&["run", "no such file"], "")), 2);
    assert_eq!(status(&synod(&["fly"], "")), 2);
    assert_eq!(status(&synod(&["render", "-", "--at", "soon"], "raft\n")), 2);
}

#[test]
fn json_lines_are_one_object_each_and_end_with_the_summary() {
    let output = synod(&["run", "-", "--json"], "raft seed=7\n600ms put x 1\nend 1s\n");
    let said = said(&output);
    let lines: Vec<serde_json::Value> =
        said.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let (summary, rows) = lines.split_last().expect("lines");
    assert_eq!(rows.len() as u64, summary["events"].as_u64().expect("a count"));
    assert!(rows.iter().zip(1..).all(|(row, number)| row["event"] == number));
    assert_eq!((&summary["ok"], status(&output)), (&serde_json::Value::Bool(true), 0));
}

#[test]
fn a_trace_is_the_golden_one() {
    let script = "raft seed=7\nend 200ms\n";
    let trace = said(&synod(&["run", "-", "--trace"], script));
    assert!(trace.starts_with("0s S1 boots\n  S1 is follower t0\n"), "{trace}");
    assert!(
        trace.contains("\n  S2 sends S1 vote term=1 lastLogIndex=0 lastLogTerm=0\n"),
        "{trace}"
    );
}

#[test]
fn a_link_there_and_back_is_the_scenario_without_its_comments() {
    let script = "raft nodes=3\n-- not part of it\n1s note a; b + c\n2s crash 1\nend 3s\n";
    let link = said(&synod(&["link", "-", "--page", "https://example.org/"], script));
    assert_eq!(link, "https://example.org/#raft+nodes=3;1s+note+a%3B+b+%2B+c;2s+crash+1;end+3s\n");
    let back = said(&synod(&["link", "--decode", link.trim()], ""));
    assert_eq!(back, script.replace("-- not part of it\n", ""));
    assert_eq!(status(&synod(&["link", "--decode", "#raft;1s+crahs"], "")), 2);
}

#[test]
fn a_moment_is_drawn_as_a_picture_that_stands_alone() {
    let file = scenario("raft-leader-crash.scenario");
    let output = synod(&["render", &file.to_string_lossy(), "--at", "870ms"], "");
    let svg = said(&output);
    assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"));
    assert!(svg.contains("crashed") && svg.contains("<title>Raft at 870ms</title>"), "{svg}");
    assert!(!svg.contains("style="));
}

#[test]
fn a_campaign_reports_what_it_played() {
    let folder = std::env::temp_dir().join("synod-no-failures");
    let folder = folder.to_string_lossy();
    let output =
        synod(&["check", "raft", "--seeds", "0..40", "--end", "20s", "--into", &folder], "");
    let said = said(&output);
    assert_eq!(status(&output), 0, "{said}");
    assert!(said.starts_with("40 runs, ") && said.ends_with("0 failures\n"), "{said}");
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

fn history(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/histories");
    folder.join(name).to_string_lossy().into_owned()
}

#[test]
fn histories_are_judged_and_the_operation_that_does_not_fit_is_named() {
    let (good, bad) = (history("etcd/etcd_002.log"), history("kv/c10-bad.txt"));
    let output = synod(&["check-history", &good, &history("kv/c10-ok.txt")], "");
    assert_eq!(status(&output), 0, "{}", complained(&output));
    assert_eq!(said(&output).matches(": linearizable, ").count(), 2, "{}", said(&output));

    let output = synod(&["check-history", &good, &bad], "");
    assert_eq!(status(&output), 1);
    let said = said(&output);
    assert!(said.contains("c10-bad.txt: NOT linearizable: process "), "{said}");
}

#[test]
fn a_stale_read_is_named_with_what_was_held() {
    let log = "INFO  jepsen.util - 0\t:invoke\t:write\t1\n\
               INFO  jepsen.util - 0\t:ok\t:write\t1\n\
               INFO  jepsen.util - 1\t:invoke\t:write\t2\n\
               INFO  jepsen.util - 1\t:info\t:write\t:timed-out\n\
               INFO  jepsen.util - 2\t:invoke\t:read\tnil\n\
               INFO  jepsen.util - 2\t:ok\t:read\tnil\n";
    let output = synod(&["check-history", "--order", "-"], log);
    assert_eq!(status(&output), 1);
    let said = said(&output);
    let because = "process 2, lines 5 to 6: `get register` was answered nothing, \
                   but whatever came first, `2` or `1` was held then";
    assert!(said.contains(because), "{said}");
}

#[test]
fn an_unreadable_history_ends_with_2_and_says_where_and_what() {
    for (text, complaint) in [
        ("what is this\n", "-: line 1: expected a line such as"),
        ("\n\nINFO  jepsen.util - 0 :invoke :jump nil\n", "-: line 3: expected `:read`, "),
        ("INFO  jepsen.util - 0 :ok :read 3\n", "-: line 1: expected `:invoke` before process 0"),
        ("{:process 1, :type :invoke, :f :put, :key \"a\", :value nil}\n", "expected a text after"),
    ] {
        let output = synod(&["check-history", "-"], text);
        assert_eq!(status(&output), 2, "{text}");
        assert!(complained(&output).contains(complaint), "{}", complained(&output));
    }
}

#[test]
fn a_search_that_finds_nothing_ends_with_0_and_says_what_it_visited() {
    let output = synod(&["explore", "paxos", "--timers", "0"], "");
    let said = said(&output);
    assert_eq!(status(&output), 0, "{said}{}", complained(&output));
    assert!(said.starts_with("nothing falls: every state within these bounds was visited"));
    assert!(said.contains(" states, ") && said.contains("odds of a state missed"), "{said}");
}

#[test]
fn a_search_that_finds_a_violation_leaves_its_scenario_and_ends_with_1() {
    let file = std::env::temp_dir().join("synod-explored.scenario");
    let file = file.to_string_lossy();
    let disks = ["1 term=4 log=1,2", "2 term=4 log=1,2", "3 term=4 log=1,3"];
    let mut arguments = vec!["explore", "raft", "--suspend", "own-term", "--timers", "3"];
    arguments.extend(["--requests", "0", "--into", &file]);
    arguments.extend(disks.iter().flat_map(|disk| ["--given", disk]));
    let output = synod(&arguments, "");
    assert_eq!(status(&output), 1, "{}", complained(&output));
    let said = said(&output);
    assert!(said.starts_with("Leader completeness is violated\n"), "{said}");
    assert!(said.contains(" 10 steps deep"), "Figure 8 takes ten steps: {said}");
    let script = std::fs::read_to_string(&*file).expect("a scenario");
    assert!(script.starts_with("raft nodes=3 by=hand suspend=own-term\ngiven 1 term=4 log=1,2\n"));
    assert!(script.ends_with("expect violated leader-completeness\n"), "{script}");
    assert_eq!(status(&synod(&["run", &file], "")), 0, "it replays as it says");
}

#[test]
fn deep_and_random_searches_find_it_as_well() {
    let file = std::env::temp_dir().join("synod-explored-deep.scenario");
    let file = file.to_string_lossy();
    for how in [["--dfs", "--seed=1"], ["--walks=10000", "--seed=3"]] {
        let mut arguments = vec!["explore", "raft", "--suspend", "one-vote", "--depth", "20"];
        arguments.extend(["--requests", "0", "--into", &file]);
        arguments.extend(how);
        assert_eq!(status(&synod(&arguments, "")), 1, "{how:?}");
        assert_eq!(status(&synod(&["run", &file], "")), 0, "{how:?}");
    }
}

#[test]
fn a_search_for_progress_shows_where_there_is_none() {
    let arguments = ["explore", "paxos", "--timers", "0", "--drops", "2", "--progress"];
    let output = synod(&arguments, "");
    let said = said(&output);
    assert_eq!(status(&output), 0, "{said}");
    assert!(said.contains(" states from which no decision can be reached"), "{said}");
    assert!(said.contains("\ndrop prepare "), "{said}");
}

#[test]
fn a_search_that_makes_no_sense_ends_with_2_and_says_why() {
    for (arguments, why) in [
        (&["explore", "raft", "--suspend", "own-trem"][..], "did you mean \"own-term\"?"),
        (&["explore", "raft", "--nodes", "99"], "a number of nodes from 1 to 25"),
        (&["explore", "raft", "--given", "1 term=x"], "a term such as 8"),
        (&["explore", "raft", "--ask", "crash 1"], "asks for nothing"),
        (&["explore", "raft", "--requests", "99"], "at most 16"),
        (&["explore", "raft", "--dfs"], "--depth"),
        (&["explore", "chubby"], "expected a protocol"),
    ] {
        let output = synod(arguments, "");
        assert_eq!(status(&output), 2, "{arguments:?}");
        let complained = complained(&output);
        assert!(complained.contains(why), "{arguments:?}: {complained}");
    }
}
