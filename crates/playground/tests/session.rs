//! A session as a person uses it: playing, going back, acting, branching, undoing.

use cores::registry;
use playground::report::{MarkKind, VerdictStatus};
use playground::snapshot::{End, Life};
use playground::{Command, Session};
use protocol::Time;
use scenario::link;

const QUIET: &str = "raft seed=7\nend 3s\n";

fn open(script: &str) -> Session {
    Session::open(registry(), script).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]))
}

fn at(script: &str, millis: u64) -> Session {
    let mut session = open(script);
    session.seek(Time::millis(millis));
    session
}

/// Plays to the next highlight, if there is one.
fn highlight(session: &mut Session) -> bool {
    session.apply(Command::NextHighlight(10_000)).is_ok_and(|change| change.arrived())
}

fn texts(session: &Session) -> Vec<String> {
    let last = session.event();
    session.rows(1, last).into_iter().map(|row| row.text).collect()
}

#[test]
fn a_session_opens_with_every_node_running_and_nobody_leading() {
    let session = open(QUIET);
    let snapshot = session.cluster();
    assert_eq!((snapshot.time, snapshot.event, snapshot.nodes.len()), (0, 5, 5));
    assert_eq!(session.leader(), None);
}

#[test]
fn mistakes_are_reported_with_their_place() {
    let mistakes = Session::open(registry(), "raft\n1s crahs 2\n").err().expect("a mistake");
    assert_eq!((mistakes[0].line, mistakes[0].column), (2, 4));
    let given = Session::open(registry(), "raft\ngiven 1 log=x\n").err().expect("a mistake");
    assert_eq!((given[0].line, given[0].column), (2, 9));
}

#[test]
fn manual_actions_become_a_script_that_plays_the_same() {
    let mut session = at(QUIET, 700);
    session.act_line("crash 2").expect("S2 runs");
    session.seek(Time::millis(1_500));
    session.act_line("put x 1 at 4").expect("a request");
    session.seek(Time::millis(2_500));
    assert_eq!(session.script(), "raft seed=7\n700ms crash 2\n1.5s put x 1 at 4\nend 3s\n");
    let replayed = at(&session.script(), 2_500);
    assert_eq!(session.trace(), replayed.trace());
    assert_eq!(session.cluster(), replayed.cluster());
}

#[test]
fn an_action_between_two_events_of_one_instant_is_replayed_there() {
    let mut session = at("raft seed=7 delay=10ms\nend 1s\n", 500);
    let twice = |session: &mut Session| loop {
        let before = session.time();
        session.step();
        if session.time() == before {
            break;
        }
    };
    twice(&mut session);
    session.act_line("pause 3").expect("S3 runs");
    let event = session.event();
    let mut replayed = open(&session.script());
    replayed.seek_event(event);
    assert_eq!(session.trace(), replayed.trace());
    assert!(session.script().contains('~'), "{}", session.script());
}

#[test]
fn an_impossible_action_is_refused_without_effect() {
    let mut session = at(QUIET, 700);
    let (before, snapshot) = (session.script(), session.cluster());
    assert_eq!(session.act_line("restart 2").expect_err("it runs").why, "it is running already");
    assert_eq!(session.act_line("drop vote 1to2").expect_err("none").why, "nothing there");
    assert!(session.act_line("crush 2").expect_err("no word").why.contains("crash"));
    assert_eq!((session.script(), session.cluster()), (before, snapshot));
    assert!(!session.can_undo() && session.branches().is_empty());
}

#[test]
fn acting_in_the_past_forks_and_keeps_the_old_future() {
    let mut session = at(QUIET, 2_000);
    session.act_line("crash 2").expect("S2 runs");
    session.seek(Time::millis(2_800));
    let old = session.trace();
    session.seek(Time::millis(1_000));
    session.act_line("put x 1").expect("a request");
    assert_eq!(session.script(), "raft seed=7\n1s put x 1\nend 3s\n");
    let branches = session.branches();
    assert_eq!(branches.len(), 1);
    assert_eq!(branches[0].name, "without put x 1");
    session.seek(Time::millis(2_800));
    assert!(texts(&session).iter().any(|text| text.contains("x = 1")));
    session.apply(Command::Switch(0)).expect("a future");
    session.seek(Time::millis(2_800));
    assert_eq!(session.trace(), old);
    assert_eq!(session.branches()[0].name, "with put x 1");
}

#[test]
fn undo_and_redo_work_on_the_script_and_leave_the_clock() {
    let mut session = at(QUIET, 900);
    session.act_line("crash 2").expect("S2 runs");
    session.seek(Time::millis(1_400));
    let with = session.cluster();
    assert!(session.apply(Command::Undo).is_ok());
    assert_eq!((session.script().as_str(), session.time()), (QUIET, Time::millis(1_400)));
    assert_eq!(session.cluster().nodes[1].role, playground::snapshot::Role::Leading);
    assert!(session.apply(Command::Redo).is_ok());
    assert_eq!(session.cluster(), with);
    assert!(session.apply(Command::Redo).is_err());
}

#[test]
fn suspending_a_rule_begins_anew_at_the_same_time() {
    let mut session = at(QUIET, 800);
    session.apply(Command::Suspend("up-to-date".to_owned(), true)).expect("a rule");
    assert_eq!(session.script(), "raft seed=7 suspend=up-to-date\nend 3s\n");
    assert_eq!(session.time(), Time::millis(800));
    let rule = |session: &Session| {
        session.rules().into_iter().find(|rule| rule.id == "up-to-date").expect("a rule").enforced
    };
    assert!(!rule(&session));
    session.apply(Command::Suspend("up-to-date".to_owned(), false)).expect("a rule");
    assert!(rule(&session) && session.script() == QUIET);
}

#[test]
fn editing_the_script_keeps_what_came_before_the_edit() {
    let mut session = at("raft seed=7\n1s crash 2\nend 3s\n", 2_000);
    let before = session.rows(1, 40);
    let script = "raft seed=7\n1.5s crash 2\nend 3s\n";
    session.apply(Command::Replace(script.to_owned())).expect("a script");
    assert_eq!((session.time(), session.rows(1, 40)), (Time::seconds(2), before));
    assert_eq!(session.trace(), at(&session.script(), 2_000).trace());
    assert!(session.apply(Command::Replace("raft nods=5\n".to_owned())).is_err());
    assert_eq!(session.time(), Time::seconds(2));
}

#[test]
fn highlights_are_what_a_lesson_stops_at() {
    let mut session = open(QUIET);
    let mut headlines = Vec::new();
    while headlines.len() < 7 && highlight(&mut session) {
        headlines.push(session.caption(false).headline);
    }
    assert_eq!(headlines[0], "S2 campaigns for term 1.");
    assert!(headlines.contains(&"S2 leads term 1.".to_owned()), "{headlines:?}");
    assert!(session.apply(Command::PreviousHighlight).is_ok());
    assert_eq!(session.caption(false).headline, headlines[5]);
}

#[test]
fn a_caption_says_who_was_counted_and_which_rule_decided() {
    let mut session = open("raft seed=7\n700ms put x 1\nend 1s\n");
    let mut captions = Vec::new();
    while highlight(&mut session) {
        captions.push(session.caption(false));
    }
    let find = |headline: &str| {
        captions.iter().find(|caption| caption.headline == headline).unwrap_or_else(|| {
            panic!("{headline} in {:?}", captions.iter().map(|c| &c.headline).collect::<Vec<_>>())
        })
    };
    let leads = find("S2 leads term 1.");
    assert_eq!(leads.detail, "S2 counted S2, S3 and S5: three of five, a majority.");
    let decided = find("Slot 2 is decided.");
    assert!(
        decided.detail.ends_with("three of five hold it. It holds x = 1."),
        "{}",
        decided.detail
    );
}

#[test]
fn of_what_is_notable_in_one_moment_a_remark_is_told_and_as_it_is_written() {
    let session = at("raft seed=7\n700ms note x is 2 nowhere\ncrash 2\nend 1s\n", 700);
    assert_eq!(session.cluster().nodes[1].life, Life::Down);
    assert_eq!(session.caption(true).headline, "x is 2 nowhere.");
    assert_eq!(session.caption(false).headline, "S2 has crashed; it led term 1.");
    assert!(session.told().is_some_and(|event| session.is_remark(event)));
    let later = at("raft seed=7\n700ms note x is 2 nowhere\n701ms crash 2\nend 1s\n", 701);
    assert_eq!(later.caption(true).headline, "S2 has crashed; it led term 1.");
}

#[test]
fn manual_deliveries_are_neither_notable_nor_faults() {
    let mut session = open("raft nodes=3 by=hand\nfire 1 election\nsettle\ncut 1-2\nheal 1-2\n");
    let mut told = Vec::new();
    while session.step() {
        told.push(session.caption(true).headline);
    }
    assert!(!told.iter().any(|headline| headline.contains("left to do")), "{told:?}");
    assert!(told.contains(&"S1 leads term 1.".to_owned()), "{told:?}");
    let last = &told[told.len() - 2..];
    assert_eq!(
        last,
        [
            "Messages between S1 and S2 are lost from now on.",
            "Messages between S1 and S2 arrive again."
        ]
    );
    let kinds = session.marks().iter().map(|mark| mark.kind);
    let faults = kinds.filter(|kind| *kind == MarkKind::Fault).count();
    assert_eq!(faults, 1, "the cut");
}

#[test]
fn a_replica_that_joins_a_view_change_says_so_by_the_rule_that_moved_it() {
    let script = include_str!("../../../scenarios/pbft-join.scenario");
    let mut session = open(script);
    let mut joins = 0;
    while session.step() {
        let caption = session.caption(false);
        if caption.headline.ends_with("asks for view 2, too.") {
            joins += 1;
            assert_eq!(caption.why[0].rule, "join", "{caption:?}");
        }
    }
    assert!(joins > 0);
    assert!(!texts(&session).iter().any(|text| text.contains("grants")));
}

#[test]
fn counted_nodes_form_a_quorum() {
    for script in [
        include_str!("../../../scenarios/pbft-twins.scenario"),
        include_str!("../../../scenarios/pbft-normal-case.scenario"),
    ] {
        let (mut session, mut counted) = (open(script), 0);
        while session.step() {
            let detail = session.caption(false).detail;
            counted += usize::from(detail.contains(" of four hold it"));
            assert!(!detail.contains("two of four"), "{detail}");
        }
        assert!(counted > 0);
    }
}

#[test]
fn more_liars_than_tolerated_are_reported() {
    let mut session = at("pbft nodes=4\n100ms lie 2 twins\n200ms lie 3 replay\nend 1s\n", 100);
    assert!(!session.caption(true).detail.contains("lie now"));
    session.seek(Time::millis(200));
    let detail = session.caption(true).detail;
    assert!(
        detail.ends_with(
            "Two of four lie now, and the protocol tolerates one: it guarantees nothing any more."
        ),
        "{detail}"
    );
    let detail = at("raft\n100ms lie 2 twins\nend 1s\n", 100).caption(true).detail;
    assert!(detail.contains("One of five lies now, and the protocol tolerates none"), "{detail}");
}

#[test]
fn only_a_yes_grants_a_lease() {
    let script = "zab nodes=3\ngiven 1 accepted=5\ncrash 1\n1s restart 1\nend 2s\n";
    let mut session = open(script);
    let mut refusals = 0;
    while highlight(&mut session) {
        let caption = session.caption(false);
        if caption.why.iter().any(|why| why.rule == "promise") {
            refusals += 1;
            assert_eq!(caption.headline, "S1 ignores Leader info · e1 from S3.");
        }
    }
    assert!(refusals > 0, "S1 has promised to heed no epoch so old");
    let granted = texts(&session).contains(&"grants S3 its promise in epoch 1".to_owned());
    assert!(granted, "S2 has promised nothing yet");
}

#[test]
fn the_timeline_knows_who_led_and_what_was_broken() {
    let mut session = open("raft seed=7\n700ms crash 2\n1.5s restart 2\nend 2s\n");
    while session.step() {}
    let kinds: Vec<_> = session.marks().iter().map(|mark| mark.kind).collect();
    for kind in [MarkKind::Lead, MarkKind::Decision, MarkKind::Fault, MarkKind::Repair] {
        assert!(kinds.contains(&kind), "{kind:?} in {kinds:?}");
    }
    assert!(session.verdicts().iter().all(|verdict| verdict.state == VerdictStatus::Holds));
}

#[test]
fn an_event_knows_what_led_to_it() {
    let session = at(QUIET, 400);
    let leads = session.marks().iter().find(|mark| mark.kind == MarkKind::Lead).expect("a leader");
    let event = leads.event;
    let chain = session.rows_of(&session.causes(event));
    assert_eq!(chain[0].text, "leads term 1 with the votes of a majority");
    assert_eq!(chain.last().map(|row| row.text.as_str()), Some("starts as a follower"));
    assert!(chain.windows(2).all(|pair| pair[0].cause == Some(pair[1].event)));
}

#[test]
fn a_link_carries_the_whole_session() {
    let mut session = at(QUIET, 700);
    session.act_line("crash 2").expect("S2 runs");
    assert_eq!(link::encode(&session.script()), "raft+seed=7;700ms+crash+2;end+3s");
}

#[test]
fn claims_come_true_in_time_or_not_at_all() {
    let mut session = open(
        "raft seed=7\nexpect leader 2 by 300ms\nexpect leader 3 by 300ms\nexpect answered\nend 500ms\n",
    );
    let kept = |session: &Session| session.claims().iter().map(|c| c.kept).collect::<Vec<_>>();
    assert_eq!(kept(&session), [None, None, None]);
    while session.step() {}
    assert_eq!(kept(&session), [Some(true), Some(false), Some(true)]);
    session.seek(Time::millis(100));
    assert_eq!(kept(&session), [None, None, None]);
}

#[test]
fn a_fingerprint_tells_a_run_from_another() {
    let mut session = open(QUIET);
    while session.step() {}
    let print = session.fingerprint();
    for (claimed, kept) in [(print, true), (print ^ 1, false)] {
        let script = format!("raft seed=7\nexpect fingerprint {claimed:016x}\nend 3s\n");
        let mut again = open(&script);
        while again.step() {}
        assert_eq!(again.claims()[0].kept, Some(kept));
    }
}

#[test]
fn claims_disks_and_the_end_are_said_like_anything_else_and_taken_back() {
    let mut session = at(QUIET, 1_000);
    let event = session.event();
    session.act_line("expect leader none by 2s").expect("a claim");
    session.act_line("end 5s").expect("an end");
    assert_eq!(session.script(), "raft seed=7\n1s expect leader none by 2s\nend 5s\n");
    assert_eq!((session.event(), session.time()), (event, Time::millis(1_000)), "nothing happened");
    assert_eq!(session.claims().len(), 1);
    session.act_line("given 2 term=8 log=1,1").expect("a disk");
    assert_eq!(session.cluster().nodes[1].epoch, 9, "elected above what its disk held");
    let wrong = session.act_line("given 1 ballot=8").expect_err("not a word of Raft").why;
    assert!(wrong.contains("ballot=8"), "{wrong}");
    for _ in 0..3 {
        assert!(session.apply(Command::Undo).is_ok());
    }
    assert_eq!(session.script(), QUIET);
}

#[test]
fn every_sent_message_is_delivered_lost_or_in_flight() {
    let mut session = open("raft seed=7 loss=0.2\nend 2s\n");
    for millis in [300, 2_000, 700] {
        session.seek(Time::millis(millis));
        let snapshot = session.cluster();
        let node = |end: End| matches!(end, End::Node(_));
        let between = snapshot.flights.iter().filter(|flight| node(flight.from) && node(flight.to));
        let flying = between.count();
        let sum = |of: fn(&playground::report::Traffic) -> u64| -> u64 {
            session.traffic().iter().map(of).sum()
        };
        assert!(sum(|kind| kind.sent) > 0);
        let accounted = sum(|kind| kind.delivered) + sum(|kind| kind.lost) + flying as u64;
        assert_eq!(sum(|kind| kind.sent), accounted, "at {millis} ms");
    }
}

/// What a picture needs to show who takes no writes, and which clients hold still or are gone.
#[test]
fn the_stage_tells_full_and_failing_disks_and_paused_and_crashed_clients() {
    let script = "raft nodes=3 seed=7\n1s put x 1\nc2 get x\nc3 get x\n1.2s disk 1 full\n\
        disk 2 fail 50ms\npause c1\ncrash c2\nend 2s\n";
    let mut session = Session::open(registry(), script).expect("a script");
    let mut refuses_at = |millis| {
        session.seek(Time::millis(millis));
        let snapshot = session.cluster();
        let disks: Vec<_> = snapshot.nodes.iter().map(|node| node.disk_refuses()).collect();
        let lives: Vec<_> =
            snapshot.clients.iter().map(|client| (client.life, client.says())).collect();
        (disks, lives)
    };
    let (disks, lives) = refuses_at(1_190);
    assert_eq!(disks, [None, None, None]);
    assert!(lives.iter().all(|life| *life == (Life::Up, String::new())));
    let (disks, lives) = refuses_at(1_220);
    assert_eq!(disks, [Some("full"), Some("fails"), None]);
    let lives: Vec<_> = lives.iter().map(|(life, says)| (*life, says.as_str())).collect();
    assert_eq!(lives, [(Life::Paused, "paused"), (Life::Down, "crashed"), (Life::Up, "")]);
    assert_eq!(refuses_at(1_260).0, [Some("full"), None, None]);
}
