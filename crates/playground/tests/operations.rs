//! The history of a run: what clients asked and were told.

use cores::registry;
use playground::Session;
use playground::operations::{OperationId, OperationReport, OperationStatus};
use protocol::Time;

fn played(script: &str) -> Session {
    let mut session = Session::open(registry(), script).expect("a script");
    session.seek(session.end());
    session
}

/// All operations, in the order in which they were called.
fn reports(session: &Session) -> Vec<(OperationId, OperationReport)> {
    let mut all = Vec::new();
    let mut next = session.operation_beside(None, false);
    while let Some(id) = next {
        all.push((id, session.operation_report(id).expect("it was asked")));
        next = session.operation_beside(Some(id), false);
    }
    all.reverse();
    all
}

/// What an operation does to its register, and what it must be told: `x = 1`, `get x → 1`.
fn done(registers: &mut Vec<(String, String)>, text: &str) -> Option<String> {
    let mut held = |key: &str| match registers.iter().position(|known| known.0 == key) {
        Some(at) => at,
        None => {
            registers.push((key.to_owned(), String::new()));
            registers.len() - 1
        }
    };
    let asked = text.split(" → ").next().expect("a first part");
    if let Some(key) = text.strip_prefix("get ") {
        let key = key.split(' ').next().expect("a key");
        let at = held(key);
        let value = &registers[at].1;
        return Some(if value.is_empty() { "nothing".to_owned() } else { value.clone() });
    }
    if let Some((key, rest)) = text.split_once(": ") {
        // `x: 1 → 2, swapped`
        let (expected, rest) = rest.split_once(" → ").expect("a compare and set");
        let value = rest.split(", ").next().expect("a value").to_owned();
        let at = held(key);
        let fits = registers[at].1 == expected;
        if fits {
            registers[at].1 = value;
        }
        return Some(if fits { "swapped".to_owned() } else { "not swapped".to_owned() });
    }
    if let Some((key, value)) = asked.split_once(" += ") {
        let at = held(key);
        registers[at].1 += value;
    } else if let Some((key, value)) = asked.split_once(" = ") {
        let at = held(key);
        registers[at].1 = value.to_owned();
    }
    None
}

/// In the order of their places, every answer is right, and each lies between call and answer.
fn explained(session: &Session) -> usize {
    let mut placed: Vec<OperationReport> =
        reports(session).into_iter().map(|(_, report)| report).collect();
    placed.retain(|report| report.effect.is_some());
    placed.sort_by_key(|report| report.place);
    let mut registers = Vec::new();
    for (report, place) in placed.iter().zip(1..) {
        assert_eq!(report.place, place, "two stand on one place: {report:?}");
        let effect = report.effect.expect("it took effect").event;
        assert!(report.called.event <= effect, "{report:?}");
        assert!(report.answered.is_none_or(|answered| effect <= answered.event), "{report:?}");
        let told = done(&mut registers, &report.text);
        if let Some(told) = told.filter(|_| report.answered.is_some()) {
            let ending = [" → ", ", "].map(|between| format!("{between}{told}"));
            assert!(ending.iter().any(|it| report.text.ends_with(it)), "{told}: {report:?}");
        }
    }
    placed.len()
}

#[test]
fn in_the_order_of_the_dots_every_answer_is_right() {
    const ODD: [&str; 6] = [
        "",
        "rate=40",
        "suspend=commit-majority",
        "suspend=exactly-once",
        "suspend=up-to-date",
        "loss=0.1",
    ];
    for seed in 1..=24_u64 {
        let odd = ODD[seed as usize % ODD.len()];
        let (keys, first) = (1 + seed % 3, 600 + seed * 31);
        let script = format!(
            "raft nodes=5 seed={seed} clients=3 keys={keys} {odd}\n\
             {first}ms split 1,2,c1/3,4,5,c2,c3\n{}ms heal\n{}ms crash 1,2\n{}ms restart 1,2\nend 4s\n",
            first + 700,
            first + 1_000,
            first + 1_400
        );
        assert!(explained(&played(&script)) > 10, "{script}");
    }
}

#[test]
fn after_an_operation_that_cannot_be_placed_nothing_has_a_place() {
    let script = "raft nodes=5 seed=1 clients=3 keys=1 suspend=commit-majority\n\
        700ms split 1,2,c1/3,4,5,c2,c3\n1.4s heal\n1.8s split 1,3,c1/2,4,5,c2,c3\n2.4s heal\n\
        2.6s crash 1,2\n3s restart 1,2\nend 4s\n";
    let session = played(script);
    let (not_linearizable, because) = session.not_linearizable().expect("a stale read");
    assert!(because.contains("asked for “get x”"), "{because}");
    let report = session.operation_report(not_linearizable).expect("it was asked");
    assert_eq!((report.status, report.effect), (OperationStatus::NotLinearizable, None));
    let end = report.answered.expect("it was answered").event;
    let later: Vec<_> =
        reports(&session).into_iter().filter(|(_, it)| it.called.event > end).collect();
    assert!(!later.is_empty() && later.iter().all(|(_, it)| it.effect.is_none()));
    explained(&session);
}

#[test]
fn going_back_keeps_the_known_history() {
    let mut session = played("raft nodes=3 seed=7 clients=2\n1s crash 1\nend 3s\n");
    let asked = session.operations();
    let known = session.operation_diagram(0..3_000_000);
    for time in [900, 20, 2_000, 3_000] {
        session.seek(Time::millis(time));
        let seen = session.operation_diagram(0..3_000_000);
        assert_eq!((seen.bars, seen.faults), (known.bars.clone(), known.faults.clone()), "{time}");
        assert_eq!(session.operations(), asked);
    }
    // Acting in the past makes another future, of which only the past is known.
    session.seek(Time::millis(900));
    session.act_line("crash 2").expect("it runs");
    assert!(session.operations() < asked);
}

#[test]
fn by_hand_events_are_counted() {
    let script = "paxos nodes=3 by=hand\nput x A at 1\nsettle\nput x B at 2\nsettle\n";
    let mut session = Session::open(registry(), script).expect("a script");
    while session.step() {}
    let shown = session.operation_diagram(0..session.known());
    assert_eq!((shown.unit, shown.until), ("event", session.known()));
    let placed = |bar: &playground::operations::OperationBar| {
        matches!(bar.status, OperationStatus::Placed(_))
    };
    assert!(shown.bars.len() == 2 && shown.bars.iter().all(placed), "{shown:?}");
    assert_eq!(shown.bars[0].label, "x = A → A");
}
