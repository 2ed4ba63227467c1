//! Every run ends: whatever the head says, time goes on or the run is stopped.

mod files;

use cores::registry;
use files::open;
use playground::Session;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;
use protocol::{Info, OptionValue, Time};
use simulator::standstill::MOST;

/// Plays on for so much time. There is a bound on the events of any run: one for each node, timer
/// and message of each microsecond, and in any instant no more than [`MOST`].
fn assert_ends(script: &str, events: u64) {
    let mut session = open(script, script);
    let (mut last, mut instant, mut played) = (Time::ZERO, 0_u64, 0_u64);
    while session.step() && played < events {
        instant = if session.time() == last { instant + 1 } else { 1 };
        last = session.time();
        played += 1;
        let most = u64::from(MOST) + 1;
        assert!(instant <= most, "{script}: {instant} events at {last}");
    }
    let stopped = session.stopped().is_some();
    assert!(!stopped || session.is_over(), "{script}: it goes on behind its end");
}

/// What a head can say of an option at its extremes.
fn extremes(usual: OptionValue) -> Vec<&'static str> {
    match usual {
        OptionValue::Flag(_) => vec!["on", "off"],
        OptionValue::Count(_) => vec!["0", "1", "4294967295"],
        OptionValue::Time(_) => vec!["0ms", "1us", "10min"],
        OptionValue::Range(..) => vec!["0ms", "0us..1us", "1us", "0us..10min", "10min"],
    }
}

/// Time goes on by at least a microsecond for every so many events that a small cluster has in one.
#[test]
fn time_advances_with_any_single_option() {
    const WORLDS: [&str; 2] =
        ["delay=0ms clients=2 think=0ms retry=1us", "clients=2 rate=10000 delay=1us disk=0ms"];
    for protocol in registry().known() {
        for option in protocol.options {
            for value in extremes(option.default) {
                for world in WORLDS {
                    let (id, name) = (protocol.id, option.name);
                    let script = format!("{id} nodes=4 {world} {name}={value}\n");
                    if let Ok(session) = Session::open(registry(), &script) {
                        assert_moves_on(&script, session);
                    }
                }
            }
        }
    }
}

/// The first thousand instants hold no more than a hundred events each on average.
fn assert_moves_on(script: &str, mut session: Session) {
    let (mut instants, mut last, mut events) = (0_u64, None, 0_u64);
    while instants < 1_000 && session.step() {
        events += 1;
        if last != Some(session.time()) {
            (instants, last) = (instants + 1, Some(session.time()));
        }
        assert!(
            events <= 20_000 + 200 * instants,
            "{script}: {events} events, {instants} instants"
        );
    }
    assert_eq!(session.stopped(), None, "{script}");
}

fn protocols() -> impl Strategy<Value = &'static Info> {
    select(registry().known())
}

fn span() -> impl Strategy<Value = String> {
    select(vec!["0ms", "1us", "0us..2us", "5ms", "1..2ms", "0us..10min", "10min"])
        .prop_map(str::to_owned)
}

/// A setting of the head, at an extreme or not.
fn settings(protocol: &'static Info) -> impl Strategy<Value = Vec<String>> {
    let world = (
        span(),
        span(),
        span(),
        select(vec!["1us", "5ms", "10min"]),
        select(vec![0, 1, 10_000]),
        select(vec!["0", "0.3", "1"]),
        select(vec!["any", "fifo"]),
    );
    let options: Vec<_> = protocol
        .options
        .iter()
        .map(|option| {
            let values = select(extremes(option.default));
            proptest::option::weighted(0.2, values)
                .prop_map(|value| value.map(|value| format!("{}={value}", option.name)))
        })
        .collect();
    (world, options).prop_map(|((delay, think, disk, retry, rate, loss, order), options)| {
        let mut head = vec![
            format!("delay={delay} think={think} disk={disk} retry={retry} rate={rate}"),
            format!("loss={loss} dup={loss} order={order} clients=2"),
        ];
        head.extend(options.into_iter().flatten());
        head
    })
}

/// Lines that any protocol understands, with zeros and extremes.
fn lines() -> impl Strategy<Value = Vec<String>> {
    let line = select(vec![
        "put x 1",
        "get x",
        "crash 1",
        "restart 1",
        "wipe 1",
        "pause 2",
        "resume 2",
        "settle",
        "split 1/2,3",
        "heal",
        "cut 1to2",
        "lag 1-2 0ms",
        "lag 1-2 10min",
        "loss 1-2 1",
        "clock 1 100",
        "clock 2 0.01",
        "disk 1 0ms",
        "disk 1 full",
        "disk 1 fail",
        "disk 1 fail 0ms",
        "disk 1 works",
        "disk 2 lying",
        "damage 1 tail",
        "damage 1 slot 18446744073709551615",
        "dead 1-2 0ms",
        "dead 1-2 10min",
        "dead 1-2",
        "pause c1",
        "resume c1",
        "crash c1",
        "restart c1",
        "again",
        "lie 2 replay",
        "lie 2 duplicate",
        "lie 1 twins",
        "write 1 4294967295",
        "c2 get x local",
        "sync",
        "append x y",
        "cas x 1 2",
    ]);
    let moment = select(vec!["0us", "1us", "1ms", "7ms", "20ms"]);
    proptest::collection::vec((moment, line), 0..12).prop_map(|mut lines| {
        lines.sort_by_key(|(moment, _)| scenario::parse_time(moment).map(|time| time.0).ok());
        lines.into_iter().map(|(moment, line)| format!("{moment} {line}")).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 120,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(
            "laws/endings.regressions"
        ))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_run_ends(
        (head, lines) in protocols().prop_flat_map(|protocol| {
            (settings(protocol).prop_map(move |head| (protocol, head)), lines())
        }),
        by_hand in any::<bool>(),
    ) {
        let (protocol, head) = head;
        let hand = if by_hand { "by=hand " } else { "" };
        let bare = |line: &String| match line.split_once(' ') {
            Some((_, line)) if by_hand => line.to_owned(),
            _ => line.clone(),
        };
        let lines: Vec<String> = lines.iter().map(bare).collect();
        let id = protocol.id;
        let mut script = format!("{id} nodes=4 {hand}{}\n{}\n", head.join(" "), lines.join("\n"));
        // What fits no protocol or no such world is refused in words, which is an end, too.
        if Session::open(registry(), &script).is_err() {
            script = format!("{id} nodes=4 {hand}delay=0ms retry=1us\n{}\n", lines.join("\n"));
        }
        if Session::open(registry(), &script).is_ok() {
            assert_ends(&script, 30_000);
        }
    }
}
