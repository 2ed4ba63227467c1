//! Searches.

use std::io::Read;
use std::process::{Command, Stdio};

use crate::{complained, said, status, synod};

#[test]
fn a_search_that_finds_nothing_ends_with_0_and_says_what_it_visited() {
    let output = synod(&["explore", "paxos", "--timers", "0"], "");
    let said = said(&output);
    assert_eq!(status(&output), 0, "{said}{}", complained(&output));
    assert!(said.starts_with("nothing is violated: every state within these bounds was visited"));
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
    assert!(
        script.contains("\nnote Leader completeness is violated in 10 steps, and in no fewer.\n")
    );
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
    assert!(said.contains("nothing is violated up to here"), "{said}");
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
    assert!(said.starts_with("nothing is violated up to here: stopped\n"), "{said}");
    assert!(said.contains(" bytes a state") && said.contains("odds of a state missed"), "{said}");
    let told = String::from_utf8_lossy(&told);
    for figure in [" steps deep", " waiting", " states/s", " bytes each"] {
        assert!(told.contains(figure), "{told}");
    }
}

#[test]
fn an_invalid_search_exits_with_2_and_says_why() {
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
