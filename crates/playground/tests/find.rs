//! What is asked of a whole run: causes, effects, filters, text.

use std::collections::BTreeSet;

use cores::registry;
use playground::report::{Row, RowKind};
use playground::snapshot::End;
use playground::{EventFilter, Session};
use protocol::Time;

fn played(script: &str) -> Session {
    let mut session = Session::open(registry(), script).expect("a script");
    while session.step() {}
    session
}

/// A run of many thousand events, far more than are kept in words.
fn long() -> Session {
    let session = played("raft seed=5 clients=2 rate=10\n2s crash 1\n3s restart 1\nend 60s\n");
    assert!(session.known() > 12_000, "{}", session.known());
    session
}

#[test]
fn effects_are_the_inverse_of_causes() {
    for entry in registry().protocols() {
        for seed in 0..4 {
            let session = played(&campaign::script_with(*entry, seed, Time::seconds(3), "all"));
            let known = session.known();
            let causes: Vec<BTreeSet<u64>> =
                (1..=known).map(|event| session.causes(event).into_iter().collect()).collect();
            for event in (1..=known).step_by(7) {
                let effects: Vec<u64> = (1..)
                    .zip(&causes)
                    .filter(|(_, it)| it.contains(&event))
                    .map(|it| it.0)
                    .collect();
                assert_eq!(session.effects(event), effects, "{event} of {}", session.script());
            }
        }
    }
}

#[test]
fn a_chain_of_causes_goes_back_to_the_beginning_of_a_long_run() {
    let session = long();
    let late = session.known() - 200..=session.known();
    let longest = late.map(|event| session.causes(event)).max_by_key(Vec::len).expect("events");
    let chain = session.rows_of(&longest);
    assert_eq!(chain.iter().map(|row| row.event).collect::<Vec<_>>(), longest);
    assert!(chain.windows(2).all(|pair| pair[0].cause == Some(pair[1].event)));
    let first = chain.last().expect("itself");
    assert!(first.cause.is_none() && first.event < 4_000, "{first:?}");
}

#[test]
fn what_nobody_knows_has_neither_causes_nor_effects() {
    let session = Session::open(registry(), "raft seed=7\nend 3s\n").expect("a script");
    for event in [0, session.known() + 1, u64::MAX] {
        assert_eq!((session.causes(event), session.effects(event)), (vec![], vec![]));
        assert_eq!(session.rows_of(&[event]), []);
    }
}

#[test]
fn filters_and_texts_reach_the_whole_of_a_long_run() {
    let session = long();
    let all = session.rows(1, u64::MAX);
    assert_eq!(all.len() as u64, session.known());
    let s3 = Some(End::Node(3));
    let text = |text: &str| EventFilter { text: text.to_owned(), ..EventFilter::default() };
    let said = |row: &Row| {
        let who = row.who.map(|who| format!("{who} ")).unwrap_or_default();
        format!("{who}{}", row.text)
    };
    type Asked<'a> = (EventFilter, &'a dyn Fn(&Row) -> bool);
    let asked: [Asked<'_>; 6] = [
        (EventFilter::default(), &|_| true),
        (EventFilter { kind: Some(RowKind::Timer), ..EventFilter::default() }, &|row| {
            row.kind == RowKind::Timer
        }),
        (EventFilter { who: s3, ..EventFilter::default() }, &|row| row.who == s3),
        (EventFilter { notable: true, who: s3, ..EventFilter::default() }, &|row| {
            row.notable && row.who == s3
        }),
        (text("s1 HAS CRASHED"), &|row| said(row).to_lowercase().contains("s1 has crashed")),
        (EventFilter { who: s3, ..text("slot 2") }, &|row| {
            row.who == s3 && said(row).contains("slot 2")
        }),
    ];
    for (filter, passes) in asked {
        let wanted: Vec<Row> = all.iter().filter(|row| passes(row)).cloned().collect();
        assert!(session.find(&filter) == wanted, "{filter:?}");
        let numbers: Vec<u64> = wanted.iter().map(|row| row.event).collect();
        assert_eq!(session.matching(&filter), numbers, "{filter:?}");
        let later: Vec<u64> = numbers.into_iter().filter(|&event| event > 9_000).collect();
        let after = EventFilter { after: 9_000, ..filter.clone() };
        assert_eq!(session.matching(&after), later, "{after:?}");
    }
    let crash = session.find(&EventFilter { kind: Some(RowKind::Action), ..text("crash") });
    assert!(crash.iter().any(|row| row.time == 2_000_000), "{crash:?}");
}

#[test]
fn a_search_in_slices_finds_what_one_at_once_finds() {
    let session = long();
    let s3 = Some(End::Node(3));
    let text = EventFilter { text: "SLOT 2".to_owned(), ..EventFilter::default() };
    let filters = [
        EventFilter { who: s3, ..EventFilter::default() },
        EventFilter { who: s3, ..text.clone() },
        EventFilter { kind: Some(RowKind::Action), text: "c".to_owned(), ..EventFilter::default() },
        EventFilter { after: session.known(), ..text.clone() },
        text,
    ];
    for filter in filters {
        let wanted = session.matching(&filter);
        for budget in [7, 1_000, 5_000] {
            let mut search = session.search(&filter);
            let (mut slices, mut before) = (1, 0);
            while search.step(&session, budget) {
                assert!(wanted.starts_with(search.found()), "{filter:?}");
                let done = session.known() - search.left() as u64;
                assert!(done - before <= budget || slices == 1, "{filter:?}");
                (slices, before) = (slices + 1, done);
            }
            assert_eq!(search.found(), wanted, "{filter:?} in slices of {budget}");
            // Each event is played once at most, so slices are as many as they have to be.
            assert!(slices <= session.known() / budget + 1, "{filter:?}: {slices}");
        }
    }
}

#[test]
fn a_slice_plays_no_more_events_than_it_may() {
    let session = long();
    let late = session.known() - 4_200;
    // The words of this event are not kept, and it lies far behind the point before it.
    let filter = EventFilter { after: late, text: "s".to_owned(), ..EventFilter::default() };
    let mut search = session.search(&filter);
    assert!(search.step(&session, 10));
    assert_eq!(search.found(), [], "ten events after a point, {late} is not reached");
}

#[test]
fn asking_changes_nothing() {
    let session = long();
    let (before, trace) = (session.snapshot(), session.fingerprint());
    let _ = session.find(&EventFilter { text: "slot".to_owned(), ..EventFilter::default() });
    let _ = (session.effects(1), session.causes(9_000), session.rows(1, 100));
    assert_eq!((session.snapshot(), session.fingerprint()), (before, trace));
}
