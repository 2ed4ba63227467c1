//! The same script makes the same run, from wherever it is entered.

use cores::registry;
use playground::Session;
use protocol::{Fault, Time};

/// Short runs with faults of every kind, of every protocol. Where it tolerates liars, nodes lie in
/// some: elsewhere a run would end with what is violated.
fn scripts() -> impl Iterator<Item = String> {
    registry().protocols().iter().flat_map(|entry| {
        let script = |nemesis, seed| campaign::script_with(*entry, seed, Time::seconds(6), nemesis);
        let liars = if entry.info.tolerates == Fault::Byzantine { 12..18 } else { 0..0 };
        let lies = liars.map(move |seed| script("lies,crash", seed));
        (0..12).map(move |seed| script("all", seed)).chain(lies)
    })
}

fn open(script: &str) -> Session {
    Session::open(registry(), script).unwrap_or_else(|mistakes| panic!("{script}: {mistakes:?}"))
}

fn played(script: &str) -> Session {
    let mut session = open(script);
    while session.step() {}
    session
}

#[test]
fn a_script_makes_the_same_trace_each_time() {
    for script in scripts() {
        assert_eq!(played(&script).trace(), played(&script).trace(), "{script}");
    }
}

#[test]
fn another_seed_makes_another_trace() {
    for entry in registry().protocols() {
        let trace =
            |seed| played(&format!("{} seed={seed} clients=1\nend 2s\n", entry.info.id)).trace();
        assert_ne!(trace(1), trace(2));
    }
}

#[test]
fn going_back_shows_what_was_there() {
    for script in scripts() {
        let mut session = played(&script);
        let known = session.known();
        for event in [known, known / 2, known / 3, known / 2 + 1, 1, known - 1] {
            session.seek_event(event);
            let mut fresh = open(&script);
            while fresh.event() < session.event() && fresh.step() {}
            assert_eq!(session.cluster(), fresh.cluster(), "event {event} of {script}");
            assert_eq!(session.trace(), fresh.trace());
            assert_eq!(session.verdicts(), fresh.verdicts());
            assert_eq!(session.caption(false), fresh.caption(false));
        }
    }
}

#[test]
fn seeking_a_time_is_playing_to_it() {
    for script in scripts() {
        let mut sought = open(&script);
        for millis in [2_500, 400, 3_333, 1] {
            let time = Time::millis(millis);
            sought.seek(time);
            let mut played = open(&script);
            assert!(played.advance(time, usize::MAX));
            assert_eq!(sought.cluster(), played.cluster(), "{time} of {script}");
        }
    }
}

#[test]
fn replayed_captions_equal_the_first_ones() {
    let script = scripts().next().expect("a script").replace("end 6s", "end 60s");
    let mut session = open(&script);
    let mut told = Vec::new();
    while session.step() {
        let event = session.event();
        told.extend(session.rows(event, event));
    }
    assert!(session.known() > 5_000, "long enough that early rows are told anew");
    let first = told[0].event;
    assert_eq!(session.rows(first, first + 99), told[..100]);
}

#[test]
fn dropping_one_message_leaves_unrelated_chance_alone() {
    for entry in registry().protocols() {
        let script = format!("{} seed=3 delay=10..50ms clients=1\nend 900ms\n", entry.info.id);
        let mut whole = open(&script);
        let under_way = |session: &Session| {
            session.cluster().flights.into_iter().find(|flight| !flight.selector.is_empty())
        };
        let flight = (100..900).step_by(50).find_map(|millis| {
            whole.seek(Time::millis(millis));
            under_way(&whole)
        });
        let Some(flight) = flight else {
            panic!("something is in flight");
        };
        let when = Time(whole.cluster().time);
        let number = |end: playground::snapshot::End| end.to_string().replace('S', "");
        let way = format!("{}to{}", number(flight.from), number(flight.to));
        let mut without = open(&script);
        without.seek(when);
        without.act_line(&format!("drop {} {way}", flight.selector)).expect("it can be dropped");
        let before = |session: &Session| {
            let all: Vec<_> = session.cluster().flights;
            // On sessions a lost message takes along what else is between the two.
            let session = |other: &playground::snapshot::EnvelopeSnapshot| {
                let ends = [flight.from, flight.to];
                let between = ends.contains(&other.from) && ends.contains(&other.to);
                entry.info.links == protocol::Links::Sessions && between
            };
            let unrelated = |other: &playground::snapshot::EnvelopeSnapshot| {
                other.id != flight.id && !session(other)
            };
            all.into_iter().filter(unrelated).collect::<Vec<_>>()
        };
        assert_eq!(before(&whole), before(&without));
    }
}
