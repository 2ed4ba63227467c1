//! Commands in, snapshots out: every command, every refusal, and what equality of snapshots says.

use std::rc::Rc;

use cores::registry;
use playground::report::{Branch, Caption, ClaimReport, Future, Mark, Row};
use playground::snapshot::ClusterSnapshot;
use playground::{Change, Command, Session, Snapshot};
use protocol::Time;
use scenario::Action;

const QUIET: &str = "raft seed=7\nend 3s\n";
const BY_HAND: &str = "raft by=hand\nfire 1 election\nwrite 1\n";
const ARRIVED: Change = Change::Moved { arrived: true };

fn open(script: &str) -> Session {
    Session::open(registry(), script).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]))
}

fn does(session: &mut Session, command: Command) -> Change {
    let name = format!("{command:?}");
    session.apply(command).unwrap_or_else(|refusal| panic!("{name}: {refusal}"))
}

fn line(text: &str) -> Command {
    Command::ActLine(text.to_owned())
}

/// A session at 1 s, with a branch, something to take back and something to do again.
fn used() -> Session {
    let mut session = open(QUIET);
    does(&mut session, Command::Seek(Time::millis(1_500)));
    does(&mut session, line("crash 3"));
    does(&mut session, Command::Seek(Time::seconds(1)));
    does(&mut session, line("put x 1"));
    does(&mut session, line("expect answered"));
    does(&mut session, Command::Undo);
    does(&mut session, Command::Seek(Time::seconds(2)));
    does(&mut session, Command::Seek(Time::seconds(1)));
    session
}

/// Everything that a front end can see of a session, without asking for equality of snapshots.
#[derive(PartialEq, Debug)]
struct Seen {
    script: String,
    cluster: ClusterSnapshot,
    captions: [Caption; 2],
    rows: Vec<Row>,
    marks: Vec<Mark>,
    claims: Vec<ClaimReport>,
    branches: Vec<Branch>,
    futures: Vec<Future>,
    known: u64,
    times: [Time; 2],
    back: [bool; 2],
}

fn see(session: &Session) -> Seen {
    Seen {
        script: session.script(),
        cluster: session.cluster(),
        captions: [session.caption(false), session.caption(true)],
        rows: session.rows(1, u64::MAX),
        marks: session.marks().to_vec(),
        claims: session.claims(),
        branches: session.branches(),
        futures: session.futures(),
        known: session.known(),
        times: [session.time(), session.horizon()],
        back: [session.can_undo(), session.can_redo()],
    }
}

#[test]
fn what_moves_the_clock_says_whether_it_arrived() {
    let mut session = open(QUIET);
    let first = session.event();
    assert_eq!(does(&mut session, Command::Step), ARRIVED);
    assert_eq!(session.event(), first + 1);
    assert_eq!(does(&mut session, Command::Back), ARRIVED);
    assert_eq!(session.event(), first);
    let far = Command::Advance(Time::seconds(1), 10);
    assert_eq!(does(&mut session, far.clone()), Change::Moved { arrived: false });
    while !does(&mut session, far.clone()).arrived() {}
    assert_eq!(session.time(), Time::seconds(1));
    assert_eq!(does(&mut session, Command::Seek(Time::millis(400))), ARRIVED);
    assert_eq!(session.time(), Time::millis(400));
    let known = session.known();
    assert_eq!(does(&mut session, Command::SeekEvent(known)), ARRIVED);
    assert_eq!(session.event(), known);
    assert_eq!(does(&mut session, Command::PreviousHighlight), ARRIVED);
    let leads = session.event();
    assert!(leads < known);
    assert_eq!(does(&mut session, Command::Seek(Time::ZERO)), ARRIVED);
    while !does(&mut session, Command::NextHighlight(3)).arrived() {}
    assert!(session.event() <= leads);
}

#[test]
fn what_changes_the_script_says_how() {
    let mut session = open(QUIET);
    does(&mut session, Command::Seek(Time::seconds(1)));
    let crash = scenario::parse_action("crash 2", session.scenario()).expect("an action");
    assert_eq!(does(&mut session, Command::Act(crash)), Change::Extended);
    assert_eq!(session.script(), "raft seed=7\n1s crash 2\nend 3s\n");
    assert_eq!(does(&mut session, line("expect leader 3 by 2s")), Change::Extended);
    does(&mut session, Command::Seek(Time::millis(500)));
    assert_eq!(does(&mut session, line("pause 4")), Change::Branched);
    assert_eq!(does(&mut session, Command::Switch(0)), Change::Branched);
    assert_eq!(does(&mut session, Command::Switch(0)), Change::Nothing);
    assert_eq!(does(&mut session, Command::Undo), Change::Branched);
    assert_eq!(does(&mut session, Command::Redo), Change::Branched);
    let suspend = |on| Command::Suspend("up-to-date".to_owned(), on);
    assert_eq!(does(&mut session, suspend(true)), Change::Restarted);
    assert_eq!(does(&mut session, suspend(true)), Change::Nothing);
    assert_eq!(does(&mut session, suspend(false)), Change::Restarted);
    assert_eq!(does(&mut session, line("given 2 term=8")), Change::Restarted);
    let script = session.script();
    assert_eq!(does(&mut session, Command::Replace(script)), Change::Nothing);
    let other = "raft seed=8\nend 3s\n".to_owned();
    assert_eq!(does(&mut session, Command::Replace(other)), Change::Restarted);
    assert!(session.can_undo(), "what was replaced can be taken back");
}

#[test]
fn a_reset_leaves_nothing_of_what_was_before() {
    let reset = Change::Reset { dropped: Vec::new() };
    let commands = [
        (Command::Load("raft seed=8\nend 2s\n".to_owned()), "raft seed=8\nend 2s\n"),
        (
            Command::Set("nodes".to_owned(), "3".to_owned()),
            "raft nodes=3 seed=7\n1s put x 1\nend 3s\n",
        ),
        (Command::SetProtocol("zab".to_owned()), "zab seed=7\n1s put x 1\nend 3s\n"),
    ];
    for (command, script) in commands {
        let mut session = used();
        assert_eq!(does(&mut session, command), reset);
        assert_eq!(see(&session), see(&open(script)));
    }
    let mut session = open("raft seed=7 suspend=up-to-date\nend 3s\n");
    let Change::Reset { dropped } = does(&mut session, Command::SetProtocol("paxos".to_owned()))
    else {
        panic!("another protocol is another run");
    };
    assert_eq!(dropped.len(), 1, "{dropped:?}");
}

#[test]
fn a_refusal_says_why_and_where_and_leaves_everything_as_it_was() {
    let text = str::to_owned;
    let refused = [
        (line("restart 2"), "it is running already"),
        (line("crush 2"), "crush"),
        (line("given 1 ballot=8"), "ballot=8"),
        (line("expect decided"), "missing"),
        (Command::Act(Action::Restart(vec![protocol::NodeId(2)])), "it is running already"),
        (Command::Switch(99), "99"),
        (Command::Suspend(text("no-such-rule"), true), "no-such-rule"),
        (Command::Replace(text("raft nods=5\n")), "nods"),
        (Command::Load(text("raft\n1s crahs 2\n")), "crahs"),
        (Command::Set(text("nodes"), text("many")), "many"),
        (Command::SetProtocol(text("raff")), "raff"),
    ];
    for (command, why) in refused {
        let mut session = used();
        let (before, snapshot) = (see(&session), session.snapshot());
        let name = format!("{command:?}");
        let refusal = session.apply(command).expect_err(&name);
        assert!(refusal.why.contains(why), "{name}: {refusal}");
        assert_eq!((refusal.event, refusal.time), (session.event(), session.time()));
        assert_eq!(see(&session), before, "{name}");
        assert_eq!(session.snapshot(), snapshot, "{name}");
    }
    let mistake = open(QUIET).apply(Command::Load(text("raft\n1s crahs 2\n"))).expect_err("crahs");
    assert_eq!((mistake.mistakes[0].line, mistake.mistakes[0].column), (2, 4));
}

#[test]
fn at_the_ends_there_is_nothing_to_do() {
    let mut session = open(QUIET);
    for command in [Command::Back, Command::PreviousHighlight, Command::Undo, Command::Redo] {
        assert!(session.apply(command.clone()).is_err(), "{command:?}");
    }
    while session.step() {}
    for command in [Command::Step, Command::NextHighlight(10)] {
        let before = see(&session);
        assert!(session.apply(command.clone()).is_err(), "{command:?}");
        assert_eq!(see(&session), before);
    }
}

#[test]
fn by_hand_a_refusal_leaves_everything_as_it_was_too() {
    let mut session = open(BY_HAND);
    while session.step() {}
    does(&mut session, Command::Back);
    for (command, why) in [(line("write 2"), "no write"), (line("deliver vote.7 1to2"), "nothing")]
    {
        let (before, snapshot) = (see(&session), session.snapshot());
        let refusal = session.apply(command).expect_err("not now");
        assert!(refusal.why.contains(why), "{refusal}");
        assert_eq!((see(&session), session.snapshot()), (before, snapshot));
    }
}

#[test]
fn a_snapshot_holds_what_the_session_answers() {
    for script in [QUIET, BY_HAND, "pbft seed=3 clients=1\n500ms lie 1 equivocate\nend 2s\n"] {
        let mut session = open(script);
        loop {
            let Snapshot { cluster, caption, highlight, choices, verdicts, claims, .. } =
                &*session.snapshot();
            assert_eq!(**cluster, session.cluster());
            assert_eq!((**caption).clone(), session.caption(false));
            assert_eq!((**highlight).clone(), session.caption(true));
            assert_eq!(choices[..], session.choices());
            assert_eq!(verdicts[..], session.verdicts());
            assert_eq!(claims[..], session.claims());
            if !session.step() {
                break;
            }
        }
    }
    let session = used();
    let snapshot = session.snapshot();
    assert_eq!(*snapshot.script, session.script());
    assert_eq!(snapshot.branches[..], session.branches());
    assert_eq!(snapshot.futures[..], session.futures());
    assert_eq!(snapshot.rules[..], session.rules());
    assert_eq!(&snapshot.traffic[..], session.traffic());
    assert_eq!(snapshot.marks[..], *session.marks());
    assert_eq!((snapshot.known, snapshot.horizon), (session.known(), session.horizon()));
    assert_eq!((snapshot.can_undo, snapshot.can_redo), (true, true));
}

#[test]
fn snapshots_are_equal_as_long_as_nothing_is_done() {
    let mut session = used();
    let before = session.snapshot();
    let _ = (session.caption(true), session.rows(1, 9), session.claims(), session.is_over());
    assert!(Rc::ptr_eq(&before, &session.snapshot()), "made once");
    let commands = [
        Command::Step,
        Command::Back,
        Command::Advance(Time::millis(1_001), 0),
        Command::Seek(Time::millis(700)),
        Command::SeekEvent(40),
        line("pause 4"),
        line("expect leader 1 by 2s"),
        Command::Undo,
        Command::Redo,
        Command::Switch(0),
        Command::Suspend("up-to-date".to_owned(), true),
        Command::Load(QUIET.to_owned()),
    ];
    let mut seen = vec![before];
    for command in commands {
        let (was, name) = (see(&session), format!("{command:?}"));
        let _ = session.apply(command);
        let now = session.snapshot();
        assert_eq!(see(&session) == was, seen.last() == Some(&now), "{name}");
        seen.push(now);
    }
    let kept = (*seen[0].cluster).clone();
    assert_eq!(kept, used().cluster(), "what was taken does not change");
    assert_ne!(seen[0], used().snapshot(), "another session's moment is another one");
}

#[test]
fn coming_back_to_a_moment_gives_an_equal_snapshot() {
    let mut session = used();
    let before = session.snapshot();
    does(&mut session, Command::Seek(Time::millis(400)));
    assert_ne!(session.snapshot(), before);
    does(&mut session, Command::Seek(Time::seconds(1)));
    assert_eq!(session.snapshot(), before);
}

#[test]
fn an_end_and_disks_are_set_as_fields_and_taken_back() {
    let mut session = open("raft nodes=3\n1s crash 2\n");
    does(&mut session, Command::Seek(Time::seconds(2)));
    assert_eq!(does(&mut session, Command::End(Some(Time::seconds(3)))), Change::Extended);
    assert_eq!(session.script(), "raft nodes=3\n1s crash 2\nend 3s\n");
    assert_eq!((session.end(), session.time()), (Time::seconds(3), Time::seconds(2)));
    assert_eq!(does(&mut session, Command::End(Some(Time::seconds(3)))), Change::Nothing);
    let early = session.apply(Command::End(Some(Time::millis(1)))).expect_err("too early");
    assert!(early.why.contains("1s or later"), "{early}");
    does(&mut session, Command::Undo);
    does(&mut session, Command::Redo);
    assert_eq!(does(&mut session, Command::End(None)), Change::Extended);
    assert_eq!(session.script(), "raft nodes=3\n1s crash 2\n");

    let disk = |text: &str| [("term", text)].into_iter().collect::<protocol::Settings>();
    let give = |text: &str| Command::Give(protocol::NodeId(1), disk(text));
    assert_eq!(does(&mut session, give("8")), Change::Restarted);
    assert_eq!(session.script(), "raft nodes=3\ngiven 1 term=8\n1s crash 2\n");
    let refused = session.apply(give("x")).expect_err("no term");
    assert!(refused.why.contains("a term such as 8"), "{refused}");
    let none = Command::Give(protocol::NodeId(1), protocol::Settings::default());
    does(&mut session, none);
    assert_eq!(session.script(), "raft nodes=3\n1s crash 2\n");
}

/// The fields that a form offers of a disk are those that the protocol understands.
#[test]
fn what_a_protocol_says_of_its_disks_is_what_it_reads() {
    for info in registry().known() {
        assert!(!info.given.is_empty(), "{} says nothing of its disks", info.id);
        for given in info.given {
            let script = format!("{} nodes=3\ngiven 1 {}={}\n", info.id, given.name, given.example);
            let session = open(&script);
            assert_eq!(
                session.scenario().given_of(protocol::NodeId(1)).get(given.name),
                Some(given.example)
            );
            assert!(!given.says.is_empty() && !given.says.ends_with('.'), "{}", given.name);
        }
        let script = format!("{} nodes=3\ngiven 1 nonsense=1\n", info.id);
        let refused = Session::open(registry(), &script).err().expect("nobody knows that");
        for given in info.given {
            let named = format!("{}=", given.name);
            assert!(refused[0].expected.contains(&named), "{}: {}", info.id, refused[0].expected);
        }
        let known = refused[0].expected.matches('=').count();
        assert_eq!(known, info.given.len(), "{}: {}", info.id, refused[0].expected);
    }
}
