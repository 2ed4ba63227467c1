//! Anything may happen, in any order. Nothing is ever violated, and once the faults end, everybody
//! who asks learns the same value.

mod common;

use cluster::{Chaos, Shares};
use common::{Agents, Cluster};
use paxos::{Paxos, Timer};
use protocol::{Operation, ReadLevel};

fn chaos() -> Chaos<Paxos> {
    Chaos {
        shares: Shares { deliver: 480, lose: 80, write: 300, put: 24, crash: 8, restart: 22 },
        timers: vec![(Timer::Retry, 12), (Timer::Learn, 4)],
        serves: |_| true,
        steps: 800,
    }
}

/// The faults end, and every node is asked.
fn heal(cluster: &mut Cluster) {
    cluster.heal();
    for (number, node) in (1_000_000..).zip(cluster.numbers()) {
        let read = Operation::Get { key: "x".into(), level: ReadLevel::Linearizable };
        cluster.ask(node, number, read);
        for _ in 0..4 {
            cluster.settle();
            cluster.retry(node);
        }
        cluster.settle();
    }
}

#[test]
fn nothing_is_violated_and_everybody_learns_the_same() {
    let (mut late, mut adopted, mut early) = (0, 0, 0);
    for seed in 0..1_500 {
        let nodes = if seed % 3 == 0 { 5 } else { 3 };
        let mut cluster = chaos().play(seed, nodes, &[]);
        assert_eq!(cluster.breach, None, "seed {seed}");
        let knows = |node| cluster.is_up(node) && cluster.chosen(node).is_some();
        early += u32::from(cluster.numbers().any(knows));
        heal(&mut cluster);
        assert_eq!(cluster.breach, None, "seed {seed}, after healing");
        let chosen = cluster.chosen(1);
        for node in cluster.numbers() {
            assert_eq!(cluster.chosen(node), chosen, "seed {seed}, S{node}");
        }
        late += u32::from(chosen.is_some());
        adopted += u32::from(cluster.cited.contains("adopt-accepted"));
        assert!(
            chosen.is_some() || cluster.numbers().all(|node| cluster.accepted(node).is_none()),
            "seed {seed}: what anybody accepted is completed by whoever asks"
        );
    }
    assert!(early > 1_000, "the runs must do some work: {early}");
    assert!(late > 1_400, "and come to an end: {late}");
    assert!(adopted > 200, "and adopt values: {adopted}");
}

#[test]
#[ignore = "a survey, not a test"]
#[expect(clippy::print_stdout, reason = "its result is a table")]
fn survey_of_suspended_rules() {
    print!("{}", chaos().survey(3_000));
}
