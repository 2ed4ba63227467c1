//! What holds for every scenario, every text and every link.

mod toy;

use std::ops::Range;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::FileFailurePersistence;
use protocol::{
    Change, ClientId, Damage, Key, NodeId, Operation, OptionValue, Property, ReadLevel, Rule,
    Settings, Slot, Time, Value,
};
use scenario::lie::{LieTerms, terms_of};
use scenario::link::{decode, encode, encode_packed, essence, shortest};
use scenario::words::{LIES, NEMESIS, PROPERTIES};
use scenario::{
    Action, Claim, ClaimedFact, ClientChange, DiskChange, Endpoint, Line, MessageRef, Moment,
    Order, Pair, Path, Pending, Ratio, RunMode, Scenario, Statement, WorldSettings, parse,
};
use toy::{GAME, PROTOCOLS, TOY, read};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_printed_script_parses_to_the_same_scenario(scenario in scenario()) {
        let printed = scenario.to_string();
        prop_assert_eq!(&read(&printed), &scenario, "\n{}", printed);
        prop_assert_eq!(read(&printed).to_string(), printed);
    }

    #[test]
    fn a_file_survives_its_link(scenario in scenario()) {
        let file = format!("-- A comment.\n\n{scenario}");
        prop_assert_eq!(essence(&file), scenario.to_string());
        for link in [encode(&file), encode_packed(&file), shortest(&file)] {
            prop_assert_eq!(decode(&link), Ok(essence(&file)));
            prop_assert_eq!(decode(&format!("https://synod.example/?embed#{link}")), decode(&link));
        }
    }

    #[test]
    fn any_text_below_a_head_survives_its_link(body in any::<String>()) {
        let file = format!("toy nodes=3\n{body}");
        for link in [encode(&file), encode_packed(&file)] {
            prop_assert_eq!(decode(&link), Ok(essence(&file)));
        }
        prop_assert!(encode(&file).bytes().all(|byte| byte.is_ascii_graphic()));
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in any::<String>(), bytes in vec(any::<u8>(), 0..300)) {
        let _ = parse(&text, PROTOCOLS);
        let _ = parse(&format!("toy\n{text}"), PROTOCOLS);
        let _ = parse(&String::from_utf8_lossy(&bytes), PROTOCOLS);
        let _ = parse(&text, &[]);
    }

    #[test]
    fn a_typo_is_corrected_or_located(
        scenario in scenario(),
        slips in vec((any::<prop::sample::Index>(), slip()), 1..5),
    ) {
        let mut text: Vec<char> = scenario.to_string().chars().collect();
        for (place, slip) in slips {
            let place = place.index(text.len());
            text.splice(place..(place + slip.len() % 2).min(text.len()), slip.chars());
        }
        let text: String = text.into_iter().collect();
        if let Err(mistakes) = parse(&text, PROTOCOLS) {
            prop_assert!(!mistakes.is_empty());
            for mistake in mistakes {
                let line = text.lines().nth(mistake.line - 1).unwrap_or_default();
                let end = mistake.column - 1 + mistake.length;
                prop_assert!(end <= line.chars().count(), "{} in {:?}", mistake, line);
            }
        }
        let _ = decode(&text);
    }

    #[test]
    fn no_link_makes_the_decoder_panic(
        text in any::<String>(),
        letters in "[~%#;+=A-Za-z0-9_-]{0,200}",
        bytes in vec(any::<u8>(), 0..300),
    ) {
        for link in [&text, &letters, &format!("~{letters}"), &format!("#{text}")] {
            let _ = decode(link);
        }
        let _ = decode(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn an_inserted_action_moves_no_other_line(
        mut scenario in scenario(),
        time in 0..400_000_000_u64,
        after in option::of(1..5_u32),
    ) {
        scenario.end = None;
        let before: Vec<_> =
            scenario.timeline().into_iter().map(|(at, line)| (at, line.what.clone())).collect();
        let mut edited = scenario.clone();
        let at = Moment { time: Time(time), after };
        let place = edited.insert(at, Action::Heal(None));
        let mut left: Vec<_> =
            edited.timeline().into_iter().map(|(at, line)| (at, line.what.clone())).collect();
        let inserted = left.remove(place);
        prop_assert_eq!(inserted.1, Statement::Action(Action::Heal(None)));
        prop_assert_eq!(left, before);
        let claims_stay_ahead = edited.timeline().iter().all(|(at, line)| match &line.what {
            Statement::Claim(Claim { by: Some(by), .. }) => *by >= at.time,
            _ => true,
        });
        prop_assert!(claims_stay_ahead);
        prop_assert_eq!(read(&edited.to_string()), edited);
    }
}

/// Texts that once broke a law are kept beside this file.
fn config() -> ProptestConfig {
    let kept = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { failure_persistence: Some(Box::new(kept)), ..ProptestConfig::with_cases(400) }
}

const NODES: u32 = 5;

fn slip() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "",
            " ",
            "\n",
            "~",
            "..",
            ",",
            "/",
            "=",
            "to",
            "-",
            "é",
            "c",
            "9",
            "99999999999"
        ])
        .prop_map(str::to_string),
        any::<char>().prop_map(String::from),
    ]
}

prop_compose! {
    fn scenario()(
        compared in any::<bool>(),
        world in world(),
        options in options(),
        suspended in subsequence(TOY.rules.to_vec(), 0..=TOY.rules.len()),
        given in vec((node(), settings()), 0..3),
        steps in vec((option::of((0..20_000_000_u64, option::of(1..9_u32))), what()), 0..20),
        end in option::of(0..60_000_000_u64),
    ) -> Scenario {
        let mut scenario = Scenario::of(&TOY);
        if compared {
            scenario.protocols.push(&GAME);
        }
        let hand = world.by == RunMode::Hand;
        let mut now = Moment::default();
        for (step, mut what) in steps {
            let step = step.filter(|_| !hand);
            let moment = step.map(|(span, after)| {
                let time = now.time + Time(span);
                Moment { time, after: if span == 0 { now.after } else { after } }
            });
            now = moment.unwrap_or(now);
            if let Statement::Claim(claim) = &mut what {
                claim.by = claim.by.filter(|_| !hand).map(|span| now.time + span);
            }
            scenario.lines.push(Line { moment, what });
        }
        scenario.end = end.filter(|_| !hand).map(|span| now.time + Time(span));
        for (node, settings) in given {
            if scenario.given.iter().all(|(other, _)| *other != node) {
                scenario.given.push((node, settings));
            }
        }
        Scenario { world, options, suspended: rules(suspended), ..scenario }
    }
}

fn rules(rules: Vec<&'static Rule>) -> Vec<&'static Rule> {
    rules.into_iter().rev().collect()
}

prop_compose! {
    fn world()(
        (seed, hand, fifo) in (any::<u64>(), any::<bool>(), any::<bool>()),
        disk in option::of(range()),
        (delay, think) in (range(), range()),
        (loss, dup) in (chance(), chance()),
        (clients, rate, keys) in (0..=16_u32, 0..=10_000_u32, 1..=1_000_u32),
        retry in 1..600_000_000_u64,
        nemesis in subsequence(NEMESIS.to_vec(), 0..=NEMESIS.len()),
    ) -> WorldSettings {
        WorldSettings {
            nodes: NODES,
            seed,
            by: if hand { RunMode::Hand } else { RunMode::Time },
            disk,
            delay,
            loss,
            dup,
            order: if fifo { Order::Fifo } else { Order::Any },
            clients,
            think,
            rate,
            keys,
            retry: Time(retry),
            nemesis: nemesis.into_iter().map(str::to_string).collect(),
        }
    }
}

fn options() -> impl Strategy<Value = Vec<(&'static str, OptionValue)>> {
    let each = (
        any::<bool>().prop_map(|on| ("prevote", OptionValue::Flag(on))),
        prop_oneof![Just(64), any::<u32>()].prop_map(|n| ("batch", OptionValue::Count(n))),
        time().prop_map(|time| ("heartbeat", OptionValue::Time(time))),
        range().prop_map(|range| ("election", OptionValue::Range(range.start, range.end))),
    );
    each.prop_map(|(a, b, c, d)| vec![a, b, c, d])
        .prop_flat_map(|all| subsequence(all, 0..=4))
        .prop_shuffle()
}

fn what() -> impl Strategy<Value = Statement> {
    prop_oneof![
        4 => action().prop_map(Statement::Action),
        1 => (fact(), option::of(time_below(60_000_000)))
            .prop_map(|(fact, by)| Statement::Claim(Claim { fact, by })),
    ]
}

fn fact() -> impl Strategy<Value = ClaimedFact> {
    prop_oneof![
        option::of(node()).prop_map(ClaimedFact::Leader),
        (key(), value()).prop_map(|(key, value)| ClaimedFact::Value(key, value)),
        (1..=u64::MAX, value()).prop_map(|(slot, value)| ClaimedFact::Decided(Slot(slot), value)),
        property().prop_map(ClaimedFact::Holds),
        property().prop_map(ClaimedFact::Violated),
        property().prop_map(ClaimedFact::Assumption),
        Just(ClaimedFact::Answered),
        Just(ClaimedFact::Unanswered),
        any::<u64>().prop_map(ClaimedFact::Fingerprint),
    ]
}

fn property() -> impl Strategy<Value = &'static Property> {
    select([PROPERTIES, TOY.properties].concat())
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        network(),
        faults(),
        by_hand(),
        (option::of((1..=16_u32).prop_map(ClientId)), operation(), option::of(node()))
            .prop_map(|(client, operation, at)| Action::Request { client, operation, at }),
        (option::of((1..=16_u32).prop_map(ClientId)), option::of(node()))
            .prop_map(|(client, at)| Action::Again { client, at }),
        any::<String>()
            .prop_map(|text| text.replace(['\n', '\r'], "").trim().to_string())
            .prop_filter("a note says something", |text| !text.is_empty())
            .prop_map(Action::Note),
    ]
}

fn network() -> impl Strategy<Value = Action> {
    prop_oneof![
        flight().prop_map(Action::Drop),
        flight().prop_map(Action::Copy),
        (flight(), time()).prop_map(|(flight, span)| Action::Delay(flight, span)),
        (flight(), time()).prop_map(|(flight, span)| Action::Late(flight, span)),
        (node(), node(), option::of(time()))
            .prop_filter("two nodes", |(a, b, _)| a != b)
            .prop_map(|(a, b, after)| Action::Dead(Pair(a, b), after)),
        groups().prop_map(Action::Split),
        path().prop_map(Action::Cut),
        option::of(path()).prop_map(Action::Heal),
        (path(), range()).prop_map(|(path, span)| Action::Lag(path, span)),
        (path(), chance()).prop_map(|(path, loss)| Action::Loss(path, loss)),
    ]
}

fn faults() -> impl Strategy<Value = Action> {
    let pending = option::of(select(vec![Pending::Kept, Pending::Lost]));
    let change = prop_oneof![
        range().prop_map(DiskChange::Latency),
        Just(DiskChange::Lying),
        Just(DiskChange::Honest),
        Just(DiskChange::Corrupt),
        Just(DiskChange::Full),
        Just(DiskChange::Works),
        option::of(time()).prop_map(DiskChange::Fail),
    ];
    let damage = option::of(1..=u64::MAX)
        .prop_map(|slot| slot.map_or(Damage::Tail, |slot| Damage::Slot(Slot(slot))));
    let client_change = select(vec![
        ClientChange::Pause,
        ClientChange::Resume,
        ClientChange::Crash,
        ClientChange::Restart,
    ]);
    let behaviour = select([LIES, TOY.lies].concat()).prop_map(|lie| lie.name.to_string());
    prop_oneof![
        (nodes(), pending).prop_map(|(nodes, pending)| Action::Crash { nodes, pending }),
        nodes().prop_map(Action::Restart),
        nodes().prop_map(Action::Pause),
        nodes().prop_map(Action::Resume),
        nodes().prop_map(Action::Wipe),
        (node(), 10_000..=100_000_000_u32)
            .prop_map(|(node, rate)| Action::Clock(node, Ratio(rate))),
        (node(), behaviour, terms()).prop_map(|(node, behaviour, terms)| {
            let terms = Box::new(understood(&behaviour, terms));
            Action::Lie { who: Endpoint::Node(node), behaviour, terms }
        }),
        (1..=16_u32, vec(select(endpoints()), 0..3)).prop_map(|(client, to)| {
            let terms = Box::new(LieTerms { to: each_once(to), ..LieTerms::default() });
            Action::Lie {
                who: Endpoint::Client(ClientId(client)),
                behaviour: "equivocate".into(),
                terms,
            }
        }),
        (node(), change).prop_map(|(node, change)| Action::Disk(node, change)),
        (node(), damage).prop_map(|(node, what)| Action::Damage(node, what)),
        (1..=16_u32, client_change).prop_map(|(c, change)| Action::Client(ClientId(c), change)),
    ]
}

fn by_hand() -> impl Strategy<Value = Action> {
    prop_oneof![
        flight().prop_map(Action::Deliver),
        node().prop_map(|node| Action::Fire(node, "election".to_string())),
        (node(), option::of(1..=u32::MAX)).prop_map(|(node, writes)| Action::Write(node, writes)),
        option::of(nodes()).prop_map(Action::Settle),
    ]
}

fn operation() -> impl Strategy<Value = Operation> {
    let level = select(vec![ReadLevel::Linearizable, ReadLevel::Lease, ReadLevel::Local]);
    let argument = letters().prop_filter("at begins the address", |text| text != "at");
    prop_oneof![
        (key(), level).prop_map(|(key, level)| Operation::Get { key, level }),
        (key(), value()).prop_map(|(key, value)| Operation::Put { key, value }),
        (key(), value(), value()).prop_map(|(key, expected, value)| Operation::Cas {
            key,
            expected,
            value
        }),
        (key(), value()).prop_map(|(key, value)| Operation::Append { key, value }),
        Just(Operation::Sync),
        Just(Operation::Change(Change { word: "compact".into(), arguments: Vec::new() })),
        vec(argument, 1..3).prop_map(|arguments| {
            let arguments = arguments.iter().map(|argument| argument.as_str().into()).collect();
            Operation::Change(Change { word: "add".into(), arguments })
        }),
    ]
}

fn flight() -> impl Strategy<Value = MessageRef> {
    let word = select(vec!["vote", "append"]);
    let two = subsequence((1..=NODES).map(NodeId).collect::<Vec<_>>(), 2).prop_shuffle();
    (word, option::of(1..=u32::MAX), two).prop_map(|(word, nth, ends)| MessageRef {
        word: word.to_string(),
        nth,
        from: ends[0],
        to: ends[1],
    })
}

/// What a lie could be narrowed down to, whether or not it understands that.
fn terms() -> impl Strategy<Value = LieTerms> {
    let ends = || vec(select(endpoints()), 0..3).prop_map(each_once);
    let kinds = subsequence(vec!["vote".to_string(), "reply".to_string()], 0..=2);
    let share = option::of((1..=1_000_000_u32).prop_map(Ratio));
    let numbers = (option::of(1..9_u32), share, range(), node(), option::of(0..9_u64));
    (ends(), ends(), ends(), kinds, numbers).prop_map(
        |(to, a, b, kinds, (first, share, by, name, draw))| LieTerms {
            to,
            kinds,
            first,
            share,
            by: Some(by),
            name: Some(name),
            draw,
            a,
            b,
        },
    )
}

/// What of these a behaviour understands.
fn understood(behaviour: &str, terms: LieTerms) -> LieTerms {
    let known = terms_of(behaviour);
    let has = |name: &str| known.contains(&name);
    LieTerms {
        to: if has("to") { terms.to } else { Vec::new() },
        kinds: if has("kinds") { terms.kinds } else { Vec::new() },
        first: terms.first.filter(|_| has("first")),
        share: terms.share.filter(|_| has("share")),
        by: terms.by.filter(|_| has("by")),
        name: terms.name.filter(|_| has("as")),
        draw: terms.draw.filter(|_| has("draw")),
        a: if has("a") { terms.a } else { Vec::new() },
        b: if has("b") { terms.b } else { Vec::new() },
    }
}

fn each_once(ends: Vec<Endpoint>) -> Vec<Endpoint> {
    let mut once: Vec<Endpoint> = Vec::new();
    for end in ends {
        if !once.contains(&end) {
            once.push(end);
        }
    }
    once
}

fn endpoints() -> Vec<Endpoint> {
    let nodes = (1..=NODES).map(|node| Endpoint::Node(NodeId(node)));
    nodes.chain((1..=16).map(|client| Endpoint::Client(ClientId(client)))).collect()
}

fn path() -> impl Strategy<Value = Path> {
    let two = subsequence(endpoints(), 2).prop_shuffle();
    (two, any::<bool>()).prop_map(|(ends, both)| Path { from: ends[0], to: ends[1], both })
}

fn groups() -> impl Strategy<Value = Vec<Vec<Endpoint>>> {
    let members = subsequence(endpoints(), 2..=21).prop_shuffle();
    (members, 1..5_usize).prop_map(|(members, size)| {
        let size = size.min(members.len() - 1);
        members.chunks(size).map(<[Endpoint]>::to_vec).collect()
    })
}

fn node() -> impl Strategy<Value = NodeId> {
    (1..=NODES).prop_map(NodeId)
}

fn nodes() -> impl Strategy<Value = Vec<NodeId>> {
    subsequence((1..=NODES).map(NodeId).collect::<Vec<_>>(), 1..=NODES as usize).prop_shuffle()
}

fn letters() -> impl Strategy<Value = String> {
    "[A-Za-z0-9_.,:äßŁжλ文-]{1,64}"
}

fn key() -> impl Strategy<Value = Key> {
    letters().prop_map(|text| Key::from(text.as_str()))
}

fn value() -> impl Strategy<Value = Value> {
    letters().prop_map(|text| Value::from(text.as_str()))
}

fn settings() -> impl Strategy<Value = Settings> {
    let setting = ("[a-z][a-z0-9-]{0,8}", "[!-~é]{1,8}");
    vec(setting, 0..4).prop_map(|mut settings| {
        settings.sort();
        settings.dedup_by(|one, other| one.0 == other.0);
        Settings(settings)
    })
}

fn chance() -> impl Strategy<Value = Ratio> {
    prop_oneof![Just(0), Just(300_000), 0..=1_000_000_u32].prop_map(Ratio)
}

/// Times of all sizes and roundness, up to the longest.
fn time() -> impl Strategy<Value = Time> {
    time_below(599_000_000)
}

fn time_below(most: u64) -> impl Strategy<Value = Time> {
    let unit = select(vec![1, 10, 1_000, 50_000, 1_000_000, 60_000_000_u64]);
    (0..most, unit).prop_map(|(micros, unit)| Time(micros / unit * unit))
}

fn range() -> impl Strategy<Value = Range<Time>> {
    let two = (time(), time()).prop_map(|(one, other)| one.min(other)..one.max(other));
    let exact = time().prop_map(|time| time..time + Time(1));
    prop_oneof![two.prop_filter("a range grows", |range| range.start < range.end), exact]
}
