//! Who lies counts as faulty, nothing it says of itself is believed, and too many are blamed by name.

use cores::registry;
use playground::Session;
use playground::report::{VerdictReport, VerdictStatus};

/// What became of a property.
fn verdict(script: &str, property: &str) -> VerdictReport {
    let mut session = Session::open(registry(), script)
        .unwrap_or_else(|mistakes| panic!("{script}: {mistakes:?}"));
    while session.step() {
        assert_eq!(session.missed(), None, "{script}");
    }
    let mut verdicts = session.verdicts().into_iter();
    verdicts.find(|verdict| verdict.property == property).expect("a property of the protocol")
}

const SPLIT_BRAIN: &str = "pbft nodes=4 seed=1\n\
    lie 1 equivocate to=3\n\
    lie 4 equivocate to=3\n\
    100ms put x A\nc2 put x B\nend 1s\n";

#[test]
fn too_many_liars_are_named_with_the_quorums_that_share_no_honest_node() {
    let VerdictReport { state, because, .. } = verdict(SPLIT_BRAIN, "agreement");
    assert_eq!(state, VerdictStatus::Assumption);
    for part in ["S2 counted S1, S2 and S4", "S3 counted S1, S3 and S4", "S1 and S4, are all liars"]
    {
        assert!(because.contains(part), "{because}");
    }
}

#[test]
fn tolerated_liars_break_nothing() {
    let one = SPLIT_BRAIN.replace("lie 4 equivocate to=3\n", "");
    assert_eq!(verdict(&one, "agreement").state, VerdictStatus::Holds);
}

/// What becomes of linearizability under each of twenty seeds where clients believe a single answer.
fn credulous(lies: &str) -> Vec<VerdictStatus> {
    let state = |seed| {
        let script = format!(
            "pbft nodes=4 seed={seed} suspend=equal-replies\n{lies}100ms put x A\n300ms get x\n\
             500ms put x B\n700ms get x\nend 1s\n"
        );
        verdict(&script, "linearizability").state
    };
    (0..20).map(state).collect()
}

#[test]
fn a_violation_with_tolerated_liars_is_the_fault_of_the_protocol() {
    let states = credulous("lie 4 lying-reply\n");
    assert!(states.contains(&VerdictStatus::Violated));
    assert!(!states.contains(&VerdictStatus::Assumption));
}

#[test]
fn a_node_that_lied_stays_faulty() {
    let states = credulous("lie 3 withhold\n10ms lie 3 honest\nlie 4 lying-reply\n");
    assert!(states.contains(&VerdictStatus::Assumption));
    assert!(!states.contains(&VerdictStatus::Violated));
}

#[test]
fn a_crash_fault_protocol_tolerates_no_liar() {
    let script = "raft nodes=3 seed=2\nlie 1 twins a=2,c1 b=3,c2\n\
        800ms put x A at 2\nc2 put x B at 3\nend 3s\n";
    let VerdictReport { state, because, .. } = verdict(script, "agreement");
    assert_eq!(state, VerdictStatus::Assumption);
    assert!(because.ends_with("S1 lies, and Raft assumes that nobody does."), "{because}");
}

#[test]
fn neither_of_two_twins_is_believed() {
    let script = "pbft nodes=4 seed=9\nlie 1 twins a=2,c1 b=3,4,c2\n\
        100ms put x A at 1\nc2 put x B at 1\nend 4s\n";
    for property in ["agreement", "integrity", "validity", "equal-states", "termination"] {
        assert_eq!(verdict(script, property).state, VerdictStatus::Holds, "{property}");
    }
}

#[test]
fn a_lying_client_violates_nothing() {
    for seed in 0..20 {
        let script = format!(
            "pbft nodes=4 seed={seed} clients=1\nlie c2 equivocate\n\
             100ms c2 put x A at 1\n150ms c2 append y B at 2\n200ms c2 cas x A C at 3\nend 2s\n"
        );
        for property in ["agreement", "validity", "exactly-once", "linearizability", "termination"]
        {
            let VerdictReport { state, because, .. } = verdict(&script, property);
            assert_eq!(state, VerdictStatus::Holds, "seed {seed}, {property}: {because}");
        }
    }
}
