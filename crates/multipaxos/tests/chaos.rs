//! Anything may happen, in any order. Nothing is ever violated, and once the faults end, the
//! replicas converge.

mod common;

use cluster::{Chaos, Shares};
use common::{Cluster, Nodes, config};
use multipaxos::{MEMBERS, MultiPaxos, PHASE_2_QUORUM, Role, SNAPSHOT, Timer, WINDOW};
use protocol::{Change, Machine, Operation, Protocol};

fn chaos(steps: u64) -> Chaos<MultiPaxos> {
    Chaos {
        shares: Shares { deliver: 500, lose: 20, write: 300, put: 100, crash: 5, restart: 15 },
        timers: vec![(Timer::Election, 12), (Timer::Heartbeat, 38)],
        serves: |node| !matches!(node.role(), Role::Follower { .. }),
        steps,
    }
}

/// The faults end, somebody leads if need be, and the last leader makes everything known.
fn heal(cluster: &mut Cluster) {
    cluster.heal();
    for round in 0..60 {
        let leaders = cluster.numbers().filter(|&node| cluster.leads(node));
        match leaders.max_by_key(|&node| cluster.replica(node).durable().round) {
            Some(leader) => cluster.beat(leader),
            None => cluster.suspect(1 + round % (cluster.numbers().end - 1)),
        }
        cluster.settle();
    }
}

fn converges(cluster: &mut Cluster, what: &str) -> u64 {
    assert_eq!(cluster.breach, None, "{what}");
    heal(cluster);
    assert_eq!(cluster.breach, None, "{what}, after healing");
    let machine = |node| cluster.replica(node).machine().map(Machine::digest);
    for node in cluster.numbers() {
        assert_eq!(cluster.performed(node), cluster.performed(1), "{what}, S{node}");
        assert_eq!(machine(node), machine(1), "{what}, S{node}");
    }
    cluster.performed(1)
}

#[test]
fn nothing_is_violated_and_the_replicas_converge() {
    let (mut performed, mut cited) = (0, std::collections::BTreeSet::new());
    for seed in 0..300 {
        let nodes = if seed % 3 == 0 { 5 } else { 3 };
        let options = [(&SNAPSHOT, [0, 1, 5][seed as usize % 3]), (&WINDOW, 1 + seed as u32 % 7)];
        let mut cluster = chaos(1_500).play_in(seed, &config(nodes, &options));
        performed += converges(&mut cluster, &format!("seed {seed}"));
        cited.extend(cluster.cited);
    }
    assert!(performed > 300 * 20, "the runs must do some work: {performed} slots");
    for rule in ["adopt-reported", "adopt-highest", "fill-gaps", "catch-up-first", "notice-ballot"]
    {
        assert!(cited.contains(rule), "{rule} must decide something");
    }
}

#[test]
fn smaller_phase_2_quorums_are_paid_for_in_phase_1() {
    for seed in 0..100 {
        let options = [(&PHASE_2_QUORUM, 1 + seed as u32 % 6), (&SNAPSHOT, 10)];
        let mut cluster = chaos(1_000).play_in(seed, &config(6, &options));
        converges(&mut cluster, &format!("seed {seed}"));
    }
}

/// Nodes are added and removed while anything happens.
#[test]
fn changes_of_members_violate_nothing() {
    let mut changed = 0;
    for seed in 0..200_u64 {
        let options = [(&MEMBERS, 3), (&WINDOW, 3), (&SNAPSHOT, 7)];
        let mut cluster = Cluster::configured(&config(5, &options), &[]);
        cluster.slow_disks = true;
        for part in 0..8 {
            chaos(200).go_on(&mut cluster, seed * 100 + part);
            let node = 1 + ((seed + part) % 5) as u32;
            let word = if (seed / 5 + part) % 2 == 0 { "add" } else { "remove" };
            let change =
                Change { word: word.into(), arguments: vec![node.to_string().as_str().into()] };
            let leaders: Vec<_> = cluster
                .numbers()
                .filter(|&node| cluster.is_up(node) && cluster.leads(node))
                .collect();
            for leader in leaders {
                cluster.ask(leader, 1_000_000 + part, Operation::Change(change.clone()));
            }
        }
        converges(&mut cluster, &format!("seed {seed}"));
        let slot = cluster.replica(1).slot_out();
        changed += u32::from(cluster.replica(1).acceptors(slot).len() != 3);
    }
    assert!(changed > 50, "members must change: {changed}");
}

#[test]
#[ignore = "a survey, not a test"]
#[expect(clippy::print_stdout, reason = "its result is a table")]
fn survey_of_suspended_rules() {
    print!("{}", chaos(600).survey(3_000));
}
