//! Anything may happen, in any order. Nothing is ever violated, and once the faults end, the logs
//! converge.

mod common;

use cluster::{Chaos, Shares};
use common::{Cluster, Servers};
use protocol::{Machine, Protocol};
use raft::{Raft, Role, Timer};

fn chaos(steps: u64) -> Chaos<Raft> {
    Chaos {
        shares: Shares { deliver: 500, lose: 20, write: 300, put: 120, crash: 5, restart: 15 },
        timers: vec![(Timer::Election, 12), (Timer::Heartbeat, 28)],
        serves: |raft| matches!(raft.role(), Role::Leader { .. }),
        steps,
    }
}

/// The faults end, somebody is elected if need be, and the last leader brings all logs to its own.
fn heal(cluster: &mut Cluster) {
    cluster.heal();
    for round in 0..50 {
        let leaders = cluster.numbers().filter(|&node| cluster.leads(node));
        match leaders.max_by_key(|&node| cluster.term(node)) {
            Some(leader) => cluster.beat(leader),
            None => cluster.campaign(1 + round % (cluster.numbers().end - 1)),
        }
        cluster.settle();
    }
}

#[test]
fn nothing_is_violated_and_the_logs_converge() {
    let (mut committed, mut elections) = (0, 0);
    for seed in 0..400 {
        let nodes = if seed % 3 == 0 { 5 } else { 3 };
        let mut cluster = chaos(1_500).play(seed, nodes, &[]);
        assert_eq!(cluster.breach, None, "seed {seed}");
        heal(&mut cluster);
        assert_eq!(cluster.breach, None, "seed {seed}, after healing");
        let machine = |node| cluster.replica(node).machine().map(Machine::digest);
        for node in cluster.numbers() {
            assert_eq!(cluster.replica(node).durable().log, cluster.replica(1).durable().log);
            assert_eq!(cluster.commit(node), cluster.log(1).len() as u64, "seed {seed}, S{node}");
            assert_eq!(machine(node), machine(1), "seed {seed}, S{node}");
        }
        committed += cluster.commit(1);
        elections += cluster.log(1).windows(2).filter(|terms| terms[0] != terms[1]).count();
    }
    assert!(committed > 400 * 20, "the runs must do some work: {committed} entries");
    assert!(elections > 400 * 2, "and change their leaders: {elections} times");
}

#[test]
#[ignore = "a survey, not a test"]
#[expect(clippy::print_stdout, reason = "its result is a table")]
fn survey_of_suspended_rules() {
    print!("{}", chaos(600).survey(3_000));
}
