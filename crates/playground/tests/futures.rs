//! The tree of futures: which forked from which, and how they look from each other.

use cores::registry;
use playground::report::Future;
use playground::{Command, Session};
use protocol::Time;

fn open() -> Session {
    let script = "raft seed=7\nend 3s\n";
    Session::open(registry(), script).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]))
}

fn act(session: &mut Session, millis: u64, line: &str) {
    session.seek(Time::millis(millis));
    session.act_line(line).unwrap_or_else(|why| panic!("{line}: {why}"));
}

/// The tree as a person sees it, the present one in brackets.
fn tree(session: &Session) -> Vec<String> {
    let show = |future: &Future| {
        let name = if future.name.is_empty() { "root" } else { &future.name };
        let name = if future.current { format!("[{name}]") } else { name.to_owned() };
        format!("{}{name}", "  ".repeat(future.depth))
    };
    session.futures().iter().map(show).collect()
}

fn names(session: &Session) -> Vec<String> {
    session.branches().into_iter().map(|branch| branch.name).collect()
}

/// A root with two forks, one of which has one of its own.
fn forked() -> Session {
    let mut session = open();
    act(&mut session, 2_000, "crash 2");
    act(&mut session, 1_000, "put x 1");
    act(&mut session, 2_500, "crash 3");
    act(&mut session, 2_200, "pause 4");
    session.apply(Command::Switch(0)).expect("a future");
    act(&mut session, 1_500, "crash 5");
    session
}

#[test]
fn a_run_that_was_never_forked_is_its_own_tree() {
    let mut session = open();
    act(&mut session, 1_000, "crash 2");
    assert_eq!(tree(&session), ["[root]"]);
}

#[test]
fn forks_stand_behind_what_they_forked_from() {
    let session = forked();
    assert_eq!(tree(&session), ["root", "  put x 1", "    pause 4", "  [crash 5]"]);
    let futures = session.futures();
    assert!((900_000..=1_000_000).contains(&futures[1].time));
    assert!((2_100_000..=2_200_000).contains(&futures[2].time));
    assert!(futures[2].forked_at > futures[1].forked_at);
}

#[test]
fn from_each_future_the_others_are_seen_as_they_differ() {
    let mut session = forked();
    assert_eq!(names(&session), ["without crash 5", "with put x 1", "with pause 4"]);
    session.apply(Command::Switch(2)).expect("a future");
    assert_eq!(names(&session), ["without put x 1", "without pause 4", "with crash 5"]);
}

#[test]
fn going_over_changes_nothing_but_the_place() {
    let mut session = forked();
    let before = tree(&session);
    let here = session.script();
    session.apply(Command::Switch(1)).expect("a future");
    assert_eq!(tree(&session), ["root", "  [put x 1]", "    pause 4", "  crash 5"]);
    assert_eq!(session.script(), "raft seed=7\n1s put x 1\n2.5s crash 3\nend 3s\n");
    session.apply(Command::Switch(3)).expect("a future");
    assert_eq!((tree(&session), session.script()), (before, here));
    assert!(session.apply(Command::Switch(99)).is_err());
    assert_eq!(session.futures().len(), 4);
}

#[test]
fn the_same_fork_again_is_the_same_future() {
    let mut session = open();
    act(&mut session, 2_000, "crash 2");
    act(&mut session, 1_000, "put x 1");
    session.apply(Command::Switch(0)).expect("a future");
    act(&mut session, 1_000, "put x 1");
    assert_eq!(tree(&session), ["root", "  [put x 1]"]);
}

#[test]
fn undoing_a_fork_returns_to_where_it_began() {
    let mut session = open();
    act(&mut session, 2_000, "crash 2");
    let old = session.script();
    act(&mut session, 1_000, "put x 1");
    assert!(session.apply(Command::Undo).is_ok());
    assert_eq!(
        (tree(&session), session.script()),
        (vec!["[root]".to_owned(), "  put x 1".to_owned()], old)
    );
    assert!(session.apply(Command::Redo).is_ok());
    assert_eq!(tree(&session), ["root", "  [put x 1]"]);
}

#[test]
fn a_branch_keeps_its_actions() {
    let mut session = forked();
    act(&mut session, 2_900, "restart 5");
    let script = session.script();
    session.apply(Command::Switch(0)).expect("a future");
    session.apply(Command::Switch(3)).expect("a future");
    assert_eq!(session.script(), script);
}

#[test]
fn a_suspended_rule_is_another_future() {
    let mut session = open();
    session.seek(Time::seconds(1));
    session.apply(Command::Suspend("up-to-date".to_owned(), true)).expect("a rule");
    assert_eq!(tree(&session), ["root", "  [up-to-date suspended]"]);
    assert_eq!(names(&session), ["without up-to-date suspended"]);
    session.apply(Command::Suspend("up-to-date".to_owned(), false)).expect("a rule");
    assert_eq!(tree(&session), ["[root]", "  up-to-date suspended"]);
}
