//! Termination: asked for when the world lets a protocol work, and not before.

use cores::registry;
use playground::Session;
use playground::report::VerdictStatus;
use protocol::Time;

/// What is known of termination at the end of a script.
fn verdict(script: &str) -> Option<(VerdictStatus, String)> {
    let mut session =
        Session::open(registry(), script).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]));
    session.seek(Time::minutes(10));
    let verdicts = session.verdicts();
    let verdict = verdicts.into_iter().find(|verdict| verdict.property == "termination")?;
    Some((verdict.state, verdict.because))
}

fn holds(script: &str) -> bool {
    matches!(verdict(script), Some((VerdictStatus::Holds, _)))
}

/// Why nobody can promise it.
fn obstacle(script: &str) -> String {
    let (state, because) = verdict(script).expect("timed");
    assert_eq!(state, VerdictStatus::Unpromised, "{script}{because}");
    because
}

#[test]
fn it_is_violated_where_nothing_stands_in_the_way() {
    let script = "raft nodes=3 delay=10ms suspend=random-timeout\n1s put x 1\nend 1min\n";
    let (state, because) = verdict(script).expect("timed");
    assert_eq!(state, VerdictStatus::Violated, "{because}");
    assert!(because.starts_with("c1 asked for x = 1 at 1s"), "{because}");
}

#[test]
fn too_few_nodes_are_counted() {
    let crashed = "raft nodes=4\n1s crash 1,2\n1s put x 1 at 3\nend 1min\n";
    assert_eq!(obstacle(crashed), "Cannot go on: 2 of 4 are up, 3 are needed.");
    let paused = "raft nodes=3\n1s pause 1,2,3\n1s put x 1\nend 1min\n";
    assert_eq!(obstacle(paused), "Cannot go on: 0 of 3 are up, 2 are needed.");
    let hung = "raft nodes=3\n1s disk 1 10min\ndisk 2 10min\n1s put x 1\nend 1min\n";
    assert_eq!(obstacle(hung), "Cannot go on: 1 of 3 is up, 2 are needed.");
    let bft = "pbft nodes=4\n1s crash 1,2\n1s put x 1 at 3\nend 1min\n";
    assert_eq!(obstacle(bft), "Cannot go on: 2 of 4 are up, 3 are needed.");
}

#[test]
fn a_network_that_is_apart_promises_nothing() {
    let split = "raft nodes=3\n1s split 1/2/3\n1s put x 1\nend 1min\n";
    assert_eq!(obstacle(split), "Cannot be promised: the network is split.");
}

#[test]
fn a_timeout_shorter_than_what_it_waits_for_promises_nothing() {
    let slow = "raft election=10..11ms delay=20..25ms\n1s put x 1\nend 1min\n";
    assert_eq!(
        obstacle(slow),
        "Cannot be promised: a message takes 20..25ms, 2 in a row must fit into election 10..11ms."
    );
    let disks = "raft nodes=3 disk=200ms\n1s put x 1\nend 1min\n";
    assert!(obstacle(disks).contains("a disk write 200ms"));
    // Timeouts that grow reach what they wait for.
    for protocol in ["multipaxos", "paxos", "pbft"] {
        let slow =
            format!("{protocol} nodes=4 delay=200ms\n1s put x 1\nexpect answered\nend 1min\n");
        assert!(holds(&slow), "{protocol}");
    }
}

#[test]
fn more_than_can_be_answered_promises_nothing() {
    let script = "zab nodes=3 disk=20ms clients=8 rate=50 outstanding=1\nend 15s\n";
    let because = obstacle(script);
    assert!(because.contains("requests come faster than they are answered"), "{because}");
}

#[test]
fn a_node_that_may_be_faulty_excuses_nothing() {
    // The primary is one of four, and the other three must go on without it.
    for fault in ["crash 1", "pause 1", "disk 1 10min", "crash 1\nclock 3 1.01"] {
        let script = format!("pbft nodes=4 suspend=suspect\n{fault}\n1s put x 1 at 2\nend 1min\n");
        let (state, because) = verdict(&script).expect("timed");
        assert_eq!(state, VerdictStatus::Violated, "{fault}: {because}");
    }
}

#[test]
fn it_is_asked_again_after_the_healing_and_kept() {
    let healed = "raft nodes=3\n1s split 1/2/3\n1s put x 1\n30s heal\nexpect answered\nend 1min\n";
    assert!(holds(healed));
    let minority = "raft nodes=3\n1s crash 1\n1s put x 1 at 1\nexpect answered\nend 1min\n";
    assert!(holds(minority), "two of three are enough");
}

#[test]
fn by_hand_there_is_no_time_for_it() {
    assert!(verdict("raft nodes=3 by=hand\nput x 1\n").is_none());
}

/// The leader of a slow cluster stored all that a client asked for before it crashed.
#[test]
fn what_a_crashed_client_asked_for_is_still_to_be_done() {
    let mut script = "raft nodes=3 delay=25ms batch=1 window=1\n600ms put x 0\n".to_owned();
    for write in 0..1_000 {
        script += &format!("{}ms c7 put x {write}\n", 1_000 + write);
    }
    script += "2.5s crash c7\n2.6s c1 put y 1\nend 40s\n";
    let because = obstacle(&script);
    assert!(because.starts_with("Cannot be promised: requests come faster"), "{because}");
}
