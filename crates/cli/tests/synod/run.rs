//! What a scenario says when it is run, traced, linked, drawn.

use crate::{complained, said, scenario, status, synod};

#[test]
fn a_scenario_whose_claims_hold_ends_with_0() {
    let file = scenario("raft-first-election.scenario");
    let output = synod(&["run", &file.to_string_lossy()], "");
    assert_eq!(status(&output), 0, "{}", complained(&output));
    let said = said(&output);
    assert!(said.contains("S2 leads term 1 with the votes of a majority"), "{said}");
    assert!(said.contains("kept     expect leader 2 by 400ms"), "{said}");
}

#[test]
fn a_failed_claim_a_violation_and_a_missed_action_exit_with_1() {
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
fn an_expected_violation_is_allowed() {
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
fn a_trace_is_written_and_read_back() {
    let file = scenario("raft-leader-crash.scenario");
    let trace = said(&synod(&["trace", &file.to_string_lossy()], ""));
    let lines: Vec<serde_json::Value> =
        trace.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(
        (lines[0]["synod"].as_str(), lines[0]["version"].as_u64()),
        (Some("trace"), Some(1))
    );
    assert!(lines[1..].iter().zip(1..).all(|(line, number)| line["event"] == number));
    assert_eq!(status(&synod(&["trace", "--check", "-"], &trace)), 0);

    let changed = trace.replacen("\"nth\":2", "\"nth\":3", 1);
    let output = synod(&["trace", "--check", "-"], &changed);
    assert_eq!(status(&output), 1);
    assert_eq!(said(&output), "-: line 3: nth: expected 2, found 3\n");

    let output = synod(&["trace", "--check", "-"], "[1]\n");
    assert_eq!(status(&output), 2);
    assert!(complained(&output).starts_with("-: line 1: a trace begins with its header"));
}

#[test]
fn a_trace_for_shiviz_begins_with_its_parser_and_has_two_lines_for_each_event() {
    let script = "raft nodes=3 seed=7\n300ms split 1/2,3\nend 900ms\n";
    let shiviz = said(&synod(&["trace", "--shiviz", "-"], script));
    let lines: Vec<&str> = shiviz.lines().collect();
    assert_eq!(lines[..2], [r"(?<event>.*)\n(?<host>\S*) (?<clock>\{.*\})", ""]);
    assert!(lines.len() > 60 && lines.len().is_multiple_of(2));
    for pair in lines[2..].chunks(2) {
        let (host, clock) = pair[1].split_once(' ').expect("host and clock");
        let clock: serde_json::Value = serde_json::from_str(clock).expect("a clock is JSON");
        assert!(clock[host].as_u64() >= Some(1) && !pair[0].is_empty(), "{pair:?}");
    }
    assert!(shiviz.contains("\nsplit 1/2,3\nworld {\"world\":1}\n"), "{shiviz}");
}
