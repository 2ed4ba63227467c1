//! Termination: asked for when the world lets a protocol work, and not before.

use playground::Session;
use playground::telling::VerdictState;
use protocol::Time;

/// What is known of termination at the end of a script.
fn verdict(script: &str) -> Option<(VerdictState, String)> {
    let mut session = Session::open(script).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]));
    session.seek(Time::minutes(10));
    let verdicts = session.verdicts();
    let verdict = verdicts.into_iter().find(|verdict| verdict.property == "termination")?;
    Some((verdict.state, verdict.because))
}

fn holds(script: &str) -> bool {
    matches!(verdict(script), Some((VerdictState::Holds, _)))
}

#[test]
fn it_falls_when_elections_never_end() {
    let (state, because) =
        verdict("raft election=10..11ms delay=20..25ms\n1s put x 1\nend 1min\n").expect("timed");
    assert_eq!(state, VerdictState::Violated);
    assert!(because.starts_with("c1 asked for x = 1 at 1000ms"), "{because}");
}

#[test]
fn nothing_is_asked_of_a_world_without_a_majority() {
    assert!(holds("raft nodes=3\n1s crash 1,2\n1s put x 1 at 3\nend 1min\n"));
    assert!(holds("raft nodes=3\n1s split 1/2/3\n1s put x 1\nend 1min\n"));
    assert!(holds("raft nodes=3\n1s pause 1,2,3\n1s put x 1\nend 1min\n"));
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
