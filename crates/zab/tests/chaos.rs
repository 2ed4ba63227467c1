//! Anything may happen, in any order, within the sessions that Zab relies on. Nothing is ever
//! violated, and once the faults end, the histories converge.

mod common;

use cluster::{Chaos, Shares};
use common::{Cluster, Servers};
use protocol::{Machine, Protocol};
use zab::{Timer, Zab};

fn chaos(steps: u64) -> Chaos<Zab> {
    Chaos {
        shares: Shares { deliver: 560, lose: 2, write: 280, put: 80, crash: 3, restart: 15 },
        timers: vec![
            (Timer::Notify, 8),
            (Timer::Finalize, 20),
            (Timer::Tick, 6),
            (Timer::Limit, 2),
        ],
        serves: Zab::serves,
        steps,
    }
}

/// The faults end: everybody looks for a leader, finds one, and gets its history.
fn heal(cluster: &mut Cluster) {
    cluster.heal();
    for _ in 0..8 {
        for node in cluster.numbers() {
            // A leader hears from nobody between the two, and gives up as well.
            cluster.ring(node, Timer::Limit);
            cluster.ring(node, Timer::Limit);
            cluster.ring(node, Timer::Notify);
        }
        cluster.elect_all();
        if let Some(leader) = cluster.leader() {
            cluster.put(leader, "last");
            cluster.settle();
            let whole = |node| {
                let last = cluster.zxids(node).last() == cluster.zxids(leader).last();
                cluster.replica(node).serves() && last
            };
            if cluster.numbers().all(whole) {
                return;
            }
        }
    }
}

#[test]
fn nothing_is_violated_and_the_histories_converge() {
    let (mut delivered, mut epochs) = (0, 0);
    for seed in 0..400 {
        let nodes = if seed % 3 == 0 { 5 } else { 3 };
        let mut cluster = chaos(2_500).play(seed, nodes, &[]);
        assert_eq!(cluster.breach, None, "seed {seed}");
        heal(&mut cluster);
        assert_eq!(cluster.breach, None, "seed {seed}, after healing");
        let leader = cluster.leader().unwrap_or_else(|| panic!("seed {seed}: nobody leads"));
        let machine = |node| cluster.replica(node).machine().map(Machine::digest);
        for node in cluster.numbers() {
            // How far back each reaches is its own affair.
            let last = |node| cluster.zxids(node).last().copied();
            assert_eq!(last(node), last(leader), "seed {seed}, S{node}");
            assert_eq!(machine(node), machine(leader), "seed {seed}, S{node}");
        }
        delivered += cluster.delivered(leader);
        epochs += cluster.epochs(leader).1;
    }
    assert!(delivered > 400 * 10, "the runs must do some work: {delivered} transactions");
    assert!(epochs > 400 * 3, "and change their leaders: {epochs} epochs");
}

#[test]
#[ignore = "a survey, not a test"]
#[expect(clippy::print_stdout, reason = "its result is a table")]
fn survey_of_suspended_rules() {
    print!("{}", chaos(1_200).survey(3_000));
}
