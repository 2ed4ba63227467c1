//! What is linearizable and what is not: oddities that are legal, and every small history compared
//! with what trying all orders says.

use checker::linear::{ClientCall, ObjectKind, OperationHistory};
use proptest::prelude::*;
use protocol::{Answer, Operation, ReadLevel, Value};

const MOST: u64 = u64::MAX;

fn get() -> Operation {
    Operation::Get { key: "x".into(), level: ReadLevel::Linearizable }
}

fn put(value: &str) -> Operation {
    Operation::Put { key: "x".into(), value: value.into() }
}

fn cas(expected: &str, value: &str) -> Operation {
    Operation::Cas { key: "x".into(), expected: expected.into(), value: value.into() }
}

fn append(value: &str) -> Operation {
    Operation::Append { key: "x".into(), value: value.into() }
}

fn found(value: &str) -> Answer {
    Answer::Found((!value.is_empty()).then(|| value.into()))
}

/// A client's operation from one moment to another, which is 0 if it was never answered.
fn call(client: u64, operation: Operation, answer: Answer, from: u64, to: u64) -> ClientCall {
    let returned = (to > 0).then_some(to);
    let answer = returned.map(|_| answer);
    ClientCall { client, operation, answer, called: from, returned }
}

fn of(kind: ObjectKind, mut calls: Vec<ClientCall>) -> OperationHistory {
    calls.sort_by_key(|call| call.called);
    OperationHistory { calls, kind, initial: None }
}

fn holds(calls: Vec<ClientCall>) -> bool {
    of(ObjectKind::Registers, calls).judge(MOST).is_linearizable()
}

#[test]
fn writes_that_overlap_may_be_seen_in_either_order() {
    for seen in ["1", "2"] {
        assert!(holds(vec![
            call(1, put("1"), Answer::Done, 1, 4),
            call(2, put("2"), Answer::Done, 2, 3),
            call(3, get(), found(seen), 5, 6),
        ]));
    }
}

#[test]
fn a_read_that_began_after_a_newer_one_ended_must_not_be_older() {
    let calls = vec![
        call(1, put("1"), Answer::Done, 1, 2),
        call(1, put("2"), Answer::Done, 3, 8),
        call(2, get(), found("2"), 4, 5),
        call(3, get(), found("1"), 6, 7),
    ];
    let not_linearizable = of(ObjectKind::Registers, calls)
        .judge(MOST)
        .not_linearizable
        .expect("the last read is stale");
    assert_eq!((not_linearizable.call, not_linearizable.held), (3, vec![Some("2".into())]));
}

#[test]
fn a_write_that_was_never_answered_may_be_seen_late_or_never() {
    let reads = |seen: [&str; 3]| {
        let read = |(seen, n): (&&str, u64)| call(2, get(), found(seen), 2 * n, 2 * n + 1);
        let reads = seen.iter().zip(1..).map(read);
        std::iter::once(call(1, put("1"), Answer::Done, 1, 0)).chain(reads).collect()
    };
    assert!(holds(reads(["", "", "1"])));
    assert!(holds(reads(["", "", ""])));
    assert!(!holds(reads(["", "1", ""])), "but it does not go away again");
}

#[test]
fn a_compare_and_set_that_failed_changed_nothing_and_saw_something_else() {
    let history = |swapped, seen| {
        holds(vec![
            call(1, put("1"), Answer::Done, 1, 2),
            call(1, cas("0", "2"), Answer::Swapped(swapped), 3, 4),
            call(2, get(), found(seen), 5, 6),
        ])
    };
    assert!(history(false, "1"));
    assert!(!history(false, "2") && !history(true, "2") && !history(true, "1"));
}

#[test]
fn an_append_that_took_effect_twice_is_found() {
    let history = |seen| {
        let append = call(1, append("a"), Answer::Done, 1, 2);
        holds(vec![append, call(2, get(), found(seen), 3, 4)])
    };
    assert!(history("a") && !history("aa") && !history(""));
}

#[test]
fn reads_that_need_not_be_fresh_are_no_part_of_the_verdict() {
    let stale = |level| {
        let get = Operation::Get { key: "x".into(), level };
        holds(vec![call(1, put("1"), Answer::Done, 1, 2), call(2, get, found(""), 3, 4)])
    };
    assert!(stale(ReadLevel::Local));
    assert!(!stale(ReadLevel::Lease) && !stale(ReadLevel::Linearizable));
}

#[test]
fn of_a_decision_everyone_is_told_the_same_value_that_somebody_proposed() {
    let history = |first: &str, second: &str, asked: &str| {
        let calls = vec![
            call(1, put("1"), found(first), 1, 3),
            call(2, Operation::Sync, found(asked), 2, 6),
            call(3, put("2"), found(second), 4, 5),
        ];
        of(ObjectKind::Decision, calls).judge(MOST).is_linearizable()
    };
    assert!(history("1", "1", "1") && history("1", "1", ""));
    assert!(!history("1", "2", "1"), "two decisions");
    assert!(!history("2", "2", "2"), "it was decided before anybody proposed it");
    assert!(!history("1", "1", "2") && !history("3", "3", "3"));
}

#[test]
fn a_search_gives_up_when_it_is_told_to() {
    let calls = (0..20).map(|n| call(n, put(&n.to_string()), Answer::Done, n + 1, 100 + n));
    let mut calls: Vec<_> = calls.collect();
    calls.push(call(99, get(), found("what nobody wrote"), 200, 201));
    let judgement = of(ObjectKind::Registers, calls).judge(1_000);
    assert!(
        judgement.given_up && judgement.not_linearizable.is_none() && !judgement.is_linearizable()
    );
}

#[test]
fn the_initial_value_of_a_register_counts() {
    let holds = |initial: Option<Value>| {
        let calls = vec![call(1, get(), found("old"), 1, 2)];
        OperationHistory { calls, kind: ObjectKind::Registers, initial }
            .judge(MOST)
            .is_linearizable()
    };
    assert!(holds(Some("old".into())) && !holds(None));
}

/// Tries all orders, with a register as plain as can be.
fn by_all_orders(
    kind: ObjectKind,
    calls: &[ClientCall],
    placed: &mut Vec<usize>,
    held: &str,
) -> bool {
    let left: Vec<usize> = (0..calls.len()).filter(|at| !placed.contains(at)).collect();
    if left.iter().all(|at| calls[*at].returned.is_none()) {
        return true;
    }
    left.iter().any(|&at| {
        let call = &calls[at];
        let late = |other: &usize| calls[*other].returned.is_some_and(|end| end < call.called);
        if left.iter().any(late) {
            return false;
        }
        let (after, truth) = plainly(kind, held, &call.operation);
        if call.answer.as_ref().is_some_and(|answer| *answer != truth) {
            return false;
        }
        placed.push(at);
        let found = by_all_orders(kind, calls, placed, &after);
        placed.pop();
        found
    })
}

/// What an object that holds `held` does; nothing is the empty text.
fn plainly(kind: ObjectKind, held: &str, operation: &Operation) -> (String, Answer) {
    let same = held.to_owned();
    let mut parts: Vec<&str> = held.split(' ').filter(|part| !part.is_empty()).collect();
    match operation {
        Operation::Append { value, .. } if matches!(kind, ObjectKind::Queue | ObjectKind::Set) => {
            parts.push(&value.0);
            if kind == ObjectKind::Set {
                parts.sort_unstable();
                parts.dedup();
            }
            (parts.join(" "), Answer::Done)
        }
        Operation::Get { .. } if kind == ObjectKind::Queue && !parts.is_empty() => {
            let first = parts.remove(0);
            (parts.join(" "), found(first))
        }
        Operation::Put { value, .. } | Operation::Append { value, .. }
            if kind == ObjectKind::Decision =>
        {
            let after = if held.is_empty() { value.to_string() } else { same };
            let answer = found(&after);
            (after, answer)
        }
        Operation::Get { .. } => (same, found(held)),
        Operation::Put { value, .. } => (value.to_string(), Answer::Done),
        Operation::Append { value, .. } => (format!("{held}{value}"), Answer::Done),
        Operation::Cas { expected, value, .. } if *expected.0 == *held => {
            (value.to_string(), Answer::Swapped(true))
        }
        Operation::Cas { .. } => (same, Answer::Swapped(false)),
        Operation::Sync | Operation::Change(_) => (same, Answer::Done),
    }
}

type Make = fn(&str, &str) -> Operation;

/// One operation: what, two values, its span, when it takes effect, and what is odd about it.
type Draw = (usize, (usize, usize), (u16, u16), bool, u8);

/// A history in which most answers are those of a real register, and some are not.
fn drawn(kind: ObjectKind, operations: &[Make], draws: &[Draw]) -> Vec<ClientCall> {
    const VALUES: [&str; 3] = ["1", "2", "3"];
    // Every call and every return has a moment of its own.
    let mut moments: Vec<(u16, usize, bool)> = Vec::new();
    for (at, (_, _, (from, to), _, _)) in draws.iter().enumerate() {
        moments.extend([(*from.min(to), at, false), (*from.max(to), at, true)]);
    }
    moments.sort_by_key(|&(moment, at, end)| (moment, end, at));
    let moment = |at: usize, end: bool| {
        let found = moments.iter().position(|known| (known.1, known.2) == (at, end));
        1 + found.expect("it has both") as u64
    };
    // They take effect when they are called or when they return.
    let mut order: Vec<usize> = (0..draws.len()).collect();
    order.sort_by_key(|&at| moment(at, draws[at].3));
    let mut held = String::new();
    let mut calls: Vec<ClientCall> = Vec::new();
    for at in order {
        let (which, (one, two), _, _, odd) = draws[at];
        let make = operations[which % operations.len()];
        let operation = make(VALUES[one % 3], VALUES[two % 3]);
        let (after, truth) = plainly(kind, &held, &operation);
        held = after;
        let answer = match (odd % 8, truth) {
            (0, Answer::Found(_)) => found(["", "1", "2", "12"][one % 4]),
            (0, Answer::Swapped(swapped)) => Answer::Swapped(!swapped),
            (_, truth) => truth,
        };
        let end = if odd % 8 == 1 { 0 } else { moment(at, true) };
        calls.push(call(at as u64, operation, answer, moment(at, false), end));
    }
    calls.sort_by_key(|call| call.called);
    calls
}

fn draws() -> impl Strategy<Value = Vec<Draw>> {
    let values = (any::<usize>(), any::<usize>());
    let one = (any::<usize>(), values, any::<(u16, u16)>(), any::<bool>(), any::<u8>());
    prop::collection::vec(one, 1..7)
}

fn agrees(kind: ObjectKind, operations: &[Make], draws: &[Draw]) {
    let calls = drawn(kind, operations, draws);
    let expected = by_all_orders(kind, &calls, &mut Vec::new(), "");
    let history = OperationHistory { calls, kind, initial: None };
    assert_eq!(history.judge(MOST).is_linearizable(), expected, "{history:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn a_register_is_judged_as_by_all_orders(draws in draws()) {
        agrees(ObjectKind::Registers, &[|_, _| get(), |a, _| put(a)], &draws);
    }

    #[test]
    fn compare_and_set_is_judged_as_by_all_orders(draws in draws()) {
        agrees(ObjectKind::Registers, &[|_, _| get(), |a, _| put(a), cas, cas], &draws);
    }

    #[test]
    fn append_is_judged_as_by_all_orders(draws in draws()) {
        agrees(ObjectKind::Registers, &[|_, _| get(), |a, _| append(a), |a, _| put(a)], &draws);
    }

    #[test]
    fn a_decision_is_judged_as_by_all_orders(draws in draws()) {
        agrees(ObjectKind::Decision, &[|_, _| get(), |a, _| put(a), |a, _| append(a)], &draws);
    }

    #[test]
    fn a_queue_is_judged_as_by_all_orders(draws in draws()) {
        agrees(ObjectKind::Queue, &[|_, _| get(), |a, _| append(a)], &draws);
    }

    #[test]
    fn a_set_is_judged_as_by_all_orders(draws in draws()) {
        agrees(ObjectKind::Set, &[|_, _| get(), |a, _| append(a), |a, _| append(a)], &draws);
    }

    #[test]
    fn a_map_is_judged_as_each_of_its_keys(one in draws(), two in draws()) {
        let operations: [Make; 2] = [|_, _| get(), |a, _| append(a)];
        let [one, mut two] = [one, two].map(|draws| drawn(ObjectKind::Registers, &operations, &draws));
        for call in &mut two {
            if let Operation::Get { key, .. } | Operation::Append { key, .. } = &mut call.operation {
                *key = "y".into();
            }
            call.called += 100;
            call.returned = call.returned.map(|end| end + 100);
        }
        let alone =
            |calls: &Vec<ClientCall>| by_all_orders(ObjectKind::Registers, calls, &mut Vec::new(), "");
        let expected = alone(&one) && alone(&two);
        prop_assert_eq!(holds(one.into_iter().chain(two).collect()), expected);
    }
}
