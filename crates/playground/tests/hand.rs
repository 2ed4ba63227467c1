//! A run by hand: nothing happens unless somebody lets it happen, and everything that happens is a
//! line of script.

use cores::registry;
use playground::report::{ChoiceKind, VerdictStatus};
use playground::{Command, Session};

fn open(script: &str) -> Session {
    Session::open(registry(), script).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]))
}

fn played(script: &str) -> Session {
    let mut session = open(script);
    while session.step() {}
    session
}

fn lines(session: &Session) -> Vec<String> {
    session.choices().into_iter().map(|choice| choice.line).collect()
}

fn act(session: &mut Session, lines: &[&str]) {
    for line in lines {
        session.act_line(line).unwrap_or_else(|why| panic!("{line}: {why}"));
    }
}

/// Nothing of it was lost on the way into the script.
fn replays(session: &Session) {
    let replayed = played(&session.script());
    assert_eq!(session.trace(), replayed.trace(), "{}", session.script());
    assert_eq!(session.cluster(), replayed.cluster(), "{}", session.script());
}

#[test]
fn at_first_only_timers_can_ring() {
    let session = open("raft nodes=3 by=hand");
    assert_eq!(lines(&session), ["fire 1 election", "fire 2 election", "fire 3 election"]);
    assert_eq!(lines(&open("raft nodes=3")), Vec::<String>::new());
}

#[test]
fn an_election_is_written_delivered_and_won() {
    let mut session = open("raft nodes=3 by=hand");
    act(&mut session, &["fire 1 election"]);
    assert_eq!(lines(&session)[..2], ["write 1", "settle"]);
    act(&mut session, &["write 1"]);
    assert_eq!(lines(&session)[..3], ["deliver vote 1to2", "deliver vote 1to3", "settle"]);
    let vote = &session.choices()[0];
    assert_eq!((vote.kind, vote.node), (ChoiceKind::Deliver, Some(2)));
    assert_eq!(vote.flight, Some(session.cluster().flights[0].id));
    act(&mut session, &["deliver vote 1to2", "write 2"]);
    let granted = lines(&session).into_iter().find(|line| line.ends_with("2to1"));
    act(&mut session, &[granted.expect("an answer").as_str()]);
    assert_eq!(session.leader().map(|leader| leader.0), Some(1));
    replays(&session);
}

#[test]
fn every_offered_choice_can_be_done_and_replays() {
    // Which of them is done is drawn, but the same each time.
    for seed in 0..12_u64 {
        let mut session = open("raft nodes=3 by=hand");
        let mut drawn = seed;
        for turn in 0..60 {
            let choices = lines(&session);
            drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
            let line = choices[(drawn >> 33) as usize % choices.len()].clone();
            act(&mut session, &[line.as_str()]);
            match turn {
                10 => act(&mut session, &["put x 1"]),
                20 => act(&mut session, &["pause 2"]),
                25 => assert!(lines(&session).iter().all(|line| !line.contains("fire 2"))),
                30 => act(&mut session, &["resume 2", "split 1/2,3"]),
                40 => act(&mut session, &["heal", "crash 3"]),
                45 => act(&mut session, &["disk 1 full", "disk 2 fail"]),
                50 => act(&mut session, &["restart 3"]),
                55 => act(&mut session, &["disk 1 works"]),
                _ => {}
            }
        }
        replays(&session);
        assert_eq!(session.branches().len(), 0, "acting at the end forks nothing");
    }
}

/// A full disk writes nothing, and a failing one fails.
#[test]
fn a_disk_that_takes_no_writes_offers_none() {
    let mut session = open("raft nodes=3 by=hand");
    act(&mut session, &["fire 1 election", "disk 1 full"]);
    assert_eq!(lines(&session), ["fire 1 election", "fire 2 election", "fire 3 election"]);
    assert_eq!(session.act_line("write 1").expect_err("no room").why, "its disk is full");
    act(&mut session, &["disk 1 works"]);
    assert_eq!(lines(&session)[..2], ["write 1", "settle"]);
    act(&mut session, &["disk 1 fail"]);
    assert_eq!(session.choices()[0].label, "S1 fails to write");
    assert_eq!(lines(&session)[..2], ["write 1", "fire 1 election"]);
    act(&mut session, &["write 1"]);
    assert_eq!(session.cluster().nodes[0].writing.map(|write| write.1), Some(None));
    replays(&session);
}

#[test]
fn a_choice_that_only_gets_lost_says_so() {
    let mut session = open("raft nodes=3 by=hand");
    act(&mut session, &["fire 1 election", "write 1", "crash 2", "cut 1to3"]);
    let lost: Vec<_> = session.choices().iter().filter(|it| it.lost).map(|it| it.node).collect();
    assert_eq!(lost, [Some(2), Some(3)]);
}

#[test]
fn settling_goes_to_its_end_and_so_do_requests() {
    let mut session = open("raft nodes=3 by=hand");
    act(&mut session, &["fire 2 election", "settle"]);
    assert_eq!(session.leader().map(|leader| leader.0), Some(2));
    assert!(lines(&session).iter().all(|line| line.starts_with("fire")));
    act(&mut session, &["put x 1", "settle", "fire 2 heartbeat", "settle"]);
    assert!(session.cluster().clients.iter().all(|client| client.waiting.is_empty()));
    replays(&session);
}

#[test]
fn an_impossible_action_is_refused_without_effect() {
    let mut session = open("raft nodes=3 by=hand");
    act(&mut session, &["fire 1 election", "write 1", "settle"]);
    session.seek_event(session.event() - 2);
    let (script, snapshot, known) = (session.script(), session.cluster(), session.known());
    assert_eq!(session.act_line("deliver vote.7 1to2").expect_err("none").why, "nothing there");
    assert!(session.act_line("1s fire 1 election").is_err());
    assert_eq!((session.script(), session.cluster(), session.known()), (script, snapshot, known));
    act(&mut session, &["pause 1"]);
    assert_eq!(session.act_line("fire 1 election").expect_err("no").why, "it is paused");
}

#[test]
fn acting_in_the_past_forks_and_seeking_finds_every_event_again() {
    let mut session = open("raft nodes=3 by=hand");
    act(&mut session, &["fire 1 election", "write 1"]);
    let voted = session.event();
    act(&mut session, &["deliver vote 1to2", "write 2"]);
    let (old, snapshot) = (session.script(), session.cluster());
    session.seek_event(voted);
    assert_eq!(lines(&session)[0], "deliver vote 1to2");
    act(&mut session, &["drop vote 1to2"]);
    assert_eq!(
        session.script(),
        "raft nodes=3 by=hand\nfire 1 election\nwrite 1\ndrop vote 1to2\n"
    );
    assert_eq!(session.branches()[0].name, "without drop vote 1to2");
    replays(&session);
    session.apply(Command::Switch(0)).expect("a future");
    session.seek_event(u64::MAX);
    assert_eq!((session.script(), session.cluster()), (old, snapshot));
}

#[test]
fn in_the_midst_of_settling_the_past_is_written_out() {
    let mut session = open("raft nodes=3 by=hand");
    act(&mut session, &["fire 1 election", "settle"]);
    session.seek_event(session.event() - 3);
    let before = session.cluster();
    act(&mut session, &["crash 3"]);
    assert!(!session.script().contains("settle"), "{}", session.script());
    assert!(session.script().contains("write 1\ndeliver vote 1to2"), "{}", session.script());
    let after = session.cluster();
    for (before, after) in before.nodes.iter().zip(&after.nodes).take(2) {
        assert_eq!((before.role, &before.slots), (after.role, &after.slots));
        assert_eq!((&before.facts, &before.tallies), (&after.facts, &after.tallies));
    }
    assert_eq!(session.futures().len(), 2);
    replays(&session);
}

#[test]
fn undo_takes_back_one_line() {
    let mut session = open("raft nodes=3 by=hand");
    act(&mut session, &["fire 1 election", "write 1"]);
    let (script, snapshot) = (session.script(), session.cluster());
    act(&mut session, &["settle"]);
    assert!(session.apply(Command::Undo).is_ok());
    assert_eq!((session.script(), session.cluster()), (script, snapshot));
    assert!(session.apply(Command::Redo).is_ok());
    session.seek_event(u64::MAX);
    replays(&session);
}

/// A disk that forgets its vote lets two leaders into one term.
const FORGETFUL: &str = "raft nodes=3 by=hand
disk 2 lying
fire 1 election
write 1
deliver vote 1to2
write 2
crash 2
restart 2
deliver granted 2to1
write 1
fire 3 election
write 3
deliver vote 3to2
write 2
deliver granted 2to3
write 3
";

#[test]
fn a_violation_under_a_broken_assumption_names_what_broke_it() {
    let session = played(FORGETFUL);
    let verdicts = session.verdicts();
    let violated: Vec<_> = verdicts.iter().filter(|it| it.state.is_violated()).collect();
    assert_eq!(violated.len(), 1);
    assert_eq!(violated[0].property, "election-safety");
    assert_eq!(violated[0].state, VerdictStatus::Assumption);
    assert_eq!(
        violated[0].assumption.as_deref(),
        Some(
            "A disk keeps what it said it wrote: the disk of S2 lied and forgot in a crash in \
             event 9, and S2 came back in event 10."
        )
    );
    assert_eq!(violated[0].broken, Some(4));
}

#[test]
fn the_same_without_the_lie_is_no_violation() {
    let mut session = open(&FORGETFUL.replace("disk 2 lying\n", ""));
    while session.step() {}
    assert_eq!(session.violations(), 0);
}
