//! `synod` as a shell sees it: what it prints, and with which status it ends.

use std::io::{ErrorKind, Read, Write};
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
        synod(&["check", "raft", "--seeds", "0..80", "--end", "20s", "--into", &folder], "");
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

/// What a file under `tests/golden` holds; `SYNOD_BLESS=1` rewrites it.
fn same(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("SYNOD_BLESS").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(&file, text).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(text == golden, "{name} differs; SYNOD_BLESS=1 rewrites it");
}

#[test]
fn a_part_of_a_run_is_written_as_a_sequence_diagram() {
    for (name, from, until) in
        [("raft-leader-crash", "700ms", "1.1s"), ("paxos-value-adoption", "0s", "400ms")]
    {
        let file = scenario(&format!("{name}.scenario"));
        for (dialect, ending) in [("mermaid", "mmd"), ("plantuml", "puml")] {
            let file = file.to_string_lossy();
            let part = ["--from", from, "--until", until, "--sequence", dialect];
            let output = synod(&[&["render", &file][..], &part].concat(), "");
            assert_eq!(status(&output), 0, "{}", complained(&output));
            same(&format!("{name}.{ending}"), &said(&output));
        }
    }
}

#[test]
fn heartbeats_are_in_a_sequence_diagram_only_when_everything_is() {
    let script = "raft nodes=3 seed=7\nend 500ms\n";
    let few = said(&synod(&["render", "-", "--sequence", "mermaid"], script));
    let all = said(&synod(&["render", "-", "--sequence", "mermaid", "--all"], script));
    assert!(!few.contains("Heartbeat") && few.contains("leader t1"), "{few}");
    assert!(all.contains("S2->>S1: Heartbeat") || all.contains("->>S1: Heartbeat"), "{all}");
    assert!(all.lines().count() > few.lines().count());
}

#[test]
fn a_part_of_a_run_is_drawn_as_space_and_time() {
    let file = scenario("raft-leader-crash.scenario");
    let file = file.to_string_lossy();
    let part = ["--from", "700ms", "--until", "1.1s"];
    let output = synod(&[&["render", &file, "--spacetime"][..], &part].concat(), "");
    let svg = said(&output);
    assert!(svg.contains("<title>Raft from 700ms to 1.1s</title>"), "{svg}");
    assert!(svg.contains(">crash 2</text>") && svg.contains(">leader t2</text>"), "{svg}");
    let turned = ["--from", "1s", "--until", "500ms"];
    assert_eq!(status(&synod(&[&["render", &file, "--spacetime"][..], &turned].concat(), "")), 2);
    assert_eq!(status(&synod(&["render", &file], "")), 2);
    assert_eq!(status(&synod(&["render", &file, "--spacetime", "--at", "1s"], "")), 2);
}

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

#[test]
fn operations_are_drawn_with_what_cannot_be_placed() {
    let script = "raft nodes=5 seed=1 clients=3 keys=1 suspend=commit-majority\n\
                  700ms split 1,2,c1/3,4,5,c2,c3\n1.4s heal\n1.8s split 1,3,c1/2,4,5,c2,c3\n\
                  2.4s heal\n2.6s crash 1,2\n3s restart 1,2\nend 4s\n";
    let output = synod(&["render", "-", "--history"], script);
    assert_eq!(status(&output), 0, "{}", complained(&output));
    let svg = said(&output);
    for words in
        ["get x → 1.8", "cannot be placed", "crash 1,2", "x held 2.3 or 3.6 or 3.5 by then"]
    {
        assert!(svg.contains(words), "{words}: {svg}");
    }
    // Of a part before it, only what lies there is drawn.
    let part = ["render", "-", "--history", "--until", "1.5s"];
    let svg = said(&synod(&part, script));
    assert!(svg.contains("split 1,2,c1/3,4,5,c2,c3") && !svg.contains("cannot be placed"), "{svg}");
    assert_eq!(status(&synod(&["render", "-", "--history", "--spacetime"], script)), 2);
}

#[test]
fn a_recorded_history_that_is_not_linearizable_is_drawn() {
    let folder = std::env::temp_dir().join(format!("synod-history-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let picture = folder.join("history.svg");
    let file = picture.to_string_lossy();
    let bad = history("etcd/etcd_000.log");
    let output = synod(&["check-history", &bad, "--svg", &file], "");
    assert_eq!(status(&output), 1, "{}", complained(&output));
    let svg = std::fs::read_to_string(&picture).expect("a picture");
    assert!(
        svg.contains("cannot be placed") && svg.contains("process 11, lines 85 to 86"),
        "{svg}"
    );
    std::fs::remove_file(&picture).expect("it can be removed");

    let good = history("etcd/etcd_002.log");
    let output = synod(&["check-history", &good, "--svg", &file], "");
    assert_eq!(status(&output), 0, "{}", complained(&output));
    assert!(said(&output).contains("nothing is drawn") && !picture.exists());
    assert_eq!(status(&synod(&["check-history", &good, &bad, "--svg", &file], "")), 2);
    std::fs::remove_dir(&folder).expect("it is empty");
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
    assert!(said.contains("\n2 histories: 1 linearizable, 1 not, "), "{said}");
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
    assert!(script.contains("\nnote Leader completeness falls in 10 steps, and in no fewer.\n"));
    assert_eq!(script.matches("\nnote ").count(), 2, "what falls, and why: {script}");
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
    assert!(said.contains("\nnote No progress is possible any more after "), "{said}");
    let short = [&arguments[..], &["--depth", "8"]].concat();
    let said = self::said(&synod(&short, ""));
    assert!(said.contains("nothing falls up to here"), "{said}");
    assert!(said.contains("\ndrop prepare "), "what is known by then is told: {said}");
}

#[test]
#[cfg(unix)]
fn a_search_that_is_interrupted_tells_how_far_it_came() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_synod"))
        .args(["explore", "raft", "--timers", "any", "--requests", "3"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("synod runs");
    let (mut stderr, mut told) = (child.stderr.take().expect("a pipe"), Vec::new());
    while !String::from_utf8_lossy(&told).contains(" missed") {
        let mut some = [0; 256];
        let read = stderr.read(&mut some).expect("how it gets on");
        assert!(read > 0, "it ended by itself: {}", String::from_utf8_lossy(&told));
        told.extend(&some[..read]);
    }
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.expect("kill runs").success());
    std::io::copy(&mut stderr, &mut std::io::sink()).expect("the rest of it");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(status(&output), 0);
    let said = said(&output);
    assert!(said.starts_with("nothing falls up to here: stopped\n"), "{said}");
    assert!(said.contains(" bytes a state") && said.contains("odds of a state missed"), "{said}");
    let told = String::from_utf8_lossy(&told);
    for figure in [" steps deep", " waiting", " states/s", " bytes each"] {
        assert!(told.contains(figure), "{told}");
    }
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
        (&["explore", "raft", "--property", "safe-at"], "raft has election-safety, "),
        (&["explore", "raft", "--liars", "1"], "`liars=1`: liars is 0, for this protocol"),
        (&["explore", "chubby"], "expected a protocol"),
    ] {
        let output = synod(arguments, "");
        assert_eq!(status(&output), 2, "{arguments:?}");
        let complained = complained(&output);
        assert!(complained.contains(why), "{arguments:?}: {complained}");
    }
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("synod-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A campaign that finds something, kept in a file of results.
fn campaign(folder: &Path, more: &[&str]) -> Output {
    let into = folder.to_string_lossy();
    let asked = ["check", "raft", "--seeds", "5..25", "--end", "10s", "--suspend", "one-vote"];
    let kept = ["--shrink", "0", "--into", &into];
    synod(&[&asked[..], &kept, more].concat(), "")
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
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

/// The lines of a script that are done, not claimed.
fn deeds(script: &str) -> Vec<&str> {
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
        assert!(deeds(&script).len() <= 30, "{script}");
        let played = synod(&["run", &file], "");
        assert_eq!(status(&played), 0, "{script}{}", said(&played));
        for line in deeds(&script) {
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
    assert!(deeds(&small).len() <= 6, "{small}");
    assert_eq!(status(&synod(&["run", "-"], &small)), 0, "{small}");
}

#[test]
fn what_violates_nothing_is_not_made_small_and_what_cannot_be_read_is_refused() {
    let output = synod(&["shrink", "-"], "raft\n1s crash 2\nend 5s\n");
    assert_eq!((status(&output), said(&output).as_str()), (1, "scenario: nothing is violated\n"));
    let output = synod(&["shrink", "-"], "raft\n1s crahs 2\n");
    assert_eq!(status(&output), 2);
    assert!(complained(&output).contains("line 2, column 4"), "{}", complained(&output));
    assert_eq!(status(&synod(&["shrink", "no such file"], "")), 2);
}
