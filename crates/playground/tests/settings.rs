//! What a script asks for is played exactly, or refused with a sentence.

use cores::registry;
use playground::Session;

/// What is said of a script that is not opened.
fn refusal(script: &str) -> String {
    match Session::open(registry(), script) {
        Ok(_) => panic!("`{script}` is opened"),
        Err(mistakes) => mistakes[0].to_string(),
    }
}

#[test]
fn options_that_do_not_go_together_are_refused_at_the_head() {
    let refused = [
        (
            "multipaxos nodes=3 q1=2 q2=1",
            "line 1, column 20: \"q1=2\" cannot stand here; expected q1 + q2 to exceed 3, so that \
             every quorum of phase 1 meets every quorum of phase 2",
        ),
        ("multipaxos nodes=5 members=3 q2=4", "at most 3: there are no more acceptors"),
        ("multipaxos nodes=3 members=4", "a number from 0 to 3, which is all nodes"),
        ("multipaxos window=0", "a number from 1"),
        ("multipaxos nodes=4 q1=1", "q1 + q2, a majority of 3, to exceed 4"),
        ("raft nodes=3 voters=4", "a number from 0 to 3, which is all nodes"),
        ("raft batch=0", "a number from 1"),
        ("zab nodes=3 observers=3", "a number from 0 to 2, which is all nodes but one"),
        ("pbft window=5", "at least checkpoint, 10"),
        ("pbft checkpoint=21", "at most window, 20"),
        ("pbft checkpoint=30 window=25", "at least checkpoint, 30"),
    ];
    for (script, says) in refused {
        let refusal = refusal(script);
        assert!(refusal.contains(says), "{script}: {refusal}");
    }
}

#[test]
fn quorums_are_as_large_as_the_head_says() {
    for (script, promises, accepts) in [
        ("multipaxos nodes=3 q1=3 q2=2", 3, 2),
        ("multipaxos nodes=3 q1=2 q2=3", 2, 3),
        ("multipaxos nodes=4 q1=2", 2, 3),
        ("multipaxos nodes=4 q1=2 q2=2 suspend=quorums-intersect", 2, 2),
    ] {
        let mut session =
            Session::open(registry(), &format!("{script}\n1s put x 1 at 1\n")).expect("it opens");
        let mut needed = [0, 0];
        while session.cluster().time < 1_100_000 && session.step() {
            for tally in session.cluster().nodes.iter().flat_map(|node| node.tallies.clone()) {
                needed[usize::from(tally.label != "promises")] = tally.need;
            }
        }
        assert_eq!(needed, [promises, accepts], "{script}");
    }
}

#[test]
fn claims_that_can_never_hold_are_refused() {
    let refusal = refusal("paxos\nput x 1\nexpect value x 1\nend 2s");
    let says = "line 3, column 1: \"expect value x 1\" cannot stand here; expected \
                `expect decided 1 1`: Paxos keeps no registers";
    assert_eq!(refusal, says);
    assert!(Session::open(registry(), "paxos\nput x 1\nexpect decided 1 1\nend 2s").is_ok());
    assert!(Session::open(registry(), "multipaxos\nput x 1\nexpect value x 1\nend 2s").is_ok());
    assert!(self::refusal("paxos\nexpect decided 2 1\nend 2s").contains("decides once"));
}
