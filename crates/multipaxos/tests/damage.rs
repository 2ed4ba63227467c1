//! Acceptances that a disk cannot read.

mod common;

use cluster::{Chaos, Shares};
use common::{Cluster, Nodes};
use multipaxos::rules::DAMAGED_PROMISE;
use multipaxos::{MultiPaxos, Role, SNAPSHOT, Timer};
use protocol::{Damage, Machine, OptionValue, Protocol, Rule, Slot};

/// S1 leads, and S1 and S2 have accepted `a` for slot 1, which is decided.
fn decided() -> Cluster {
    let mut cluster = Cluster::of(3);
    cluster.suspect(1);
    cluster.settle_among(&[1, 2]);
    cluster.put(1, "a");
    cluster.settle_among(&[1, 2]);
    cluster
}

fn damage(cluster: &mut Cluster, node: u32) {
    assert!(cluster.damage(node, Damage::Slot(Slot(1))));
    cluster.restart(node);
    assert_eq!(damaged(cluster, node), [1]);
}

fn damaged(cluster: &Cluster, node: u32) -> Vec<u64> {
    cluster.replica(node).durable().damaged().iter().map(|(slot, _)| slot.0).collect()
}

#[test]
fn an_acceptor_promises_nothing_for_what_it_cannot_read() {
    let mut cluster = decided();
    damage(&mut cluster, 2);
    cluster.suspect(3);
    cluster.settle_among(&[2, 3]);
    assert!(!cluster.leads(3), "S1 alone could say what was accepted for slot 1");
    assert!(cluster.cited.contains("damaged-promise"));
}

#[test]
fn an_acceptor_is_repaired_by_what_is_decided() {
    let mut cluster = decided();
    damage(&mut cluster, 2);
    cluster.beat(1);
    cluster.settle_among(&[1, 2]);
    assert_eq!(damaged(&cluster, 2), []);
    cluster.crash(1);
    cluster.suspect(3);
    cluster.settle_among(&[2, 3]);
    assert!(cluster.leads(3));
    cluster.settle_among(&[2, 3]);
    let value = cluster.replica(3).machine().and_then(|it| it.get(&"x".into()).cloned());
    assert_eq!(value.map(|it| it.to_string()), Some("a".into()));
    assert_eq!(cluster.breach, None);
}

#[test]
fn an_acceptor_is_repaired_by_what_it_accepts() {
    let mut cluster = Cluster::of(3);
    cluster.suspect(1);
    cluster.settle_among(&[1, 2]);
    cluster.put(1, "a");
    cluster.deliver("accept", 1, 2);
    cluster.lose_all();
    damage(&mut cluster, 2);
    cluster.beat(1);
    cluster.beat(1);
    cluster.settle_among(&[1, 2]);
    assert_eq!(damaged(&cluster, 2), []);
    assert_eq!(cluster.breach, None);
}

/// Bursts of chaos, between which disks of nodes that are down are damaged; `which` says whose.
fn damaging(seed: u64, rules: &[&'static Rule], which: impl Fn(u32) -> bool) -> (Cluster, u64) {
    let chaos: Chaos<MultiPaxos> = Chaos {
        shares: Shares { deliver: 500, lose: 20, write: 300, put: 100, crash: 12, restart: 8 },
        timers: vec![(Timer::Election, 12), (Timer::Heartbeat, 38)],
        serves: |node| !matches!(node.role(), Role::Follower { .. }),
        steps: 25,
    };
    let snapshot = if seed.is_multiple_of(2) { 0 } else { 4 };
    let options = vec![(SNAPSHOT.name, OptionValue::Count(snapshot))];
    let config = protocol::Config::new(protocol::NodeId(1), 3)
        .with_suspended(rules.to_vec())
        .with_options(options);
    let mut cluster = Cluster::configured(&config, &[]);
    cluster.slow_disks = true;
    let mut hits = 0;
    for burst in 0..60_u64 {
        chaos.go_on(&mut cluster, seed * 1_000 + burst);
        let draw = (seed * 7 + burst * 13) % 5;
        for node in cluster.numbers().filter(|&node| which(node)) {
            if !cluster.is_up(node) && draw < 4 {
                let accepted = &cluster.node(node).disk.accepted;
                let last = accepted.iter().next_back().map_or(0, |(slot, _)| slot.0);
                let slot = Slot(last.saturating_sub(draw * burst % 4));
                hits += u64::from(cluster.damage(node, Damage::Slot(slot)));
            }
        }
    }
    (cluster, hits)
}

#[test]
fn nothing_is_violated_whatever_is_damaged() {
    let mut hits = 0;
    for seed in 0..400 {
        let (mut cluster, damaged) = damaging(seed, &[], |_| true);
        cluster.heal();
        assert_eq!(cluster.breach, None, "seed {seed}");
        hits += damaged;
    }
    assert!(hits > 400 * 5, "disks must be damaged: {hits} times");
}

#[test]
fn a_cluster_goes_on_whatever_is_damaged_on_one_disk() {
    for seed in 0..200 {
        let (mut cluster, _) = damaging(seed, &[], |node| u64::from(node) == 1 + seed % 3);
        cluster.heal();
        for round in 0..60 {
            let leaders = cluster.numbers().filter(|&node| cluster.leads(node));
            match leaders.max_by_key(|&node| cluster.replica(node).durable().round) {
                Some(leader) => cluster.beat(leader),
                None => cluster.suspect(1 + round % 3),
            }
            cluster.settle();
        }
        assert_eq!(cluster.breach, None, "seed {seed}");
        let machine = |node| cluster.replica(node).machine().map(Machine::digest);
        for node in cluster.numbers() {
            assert_eq!(cluster.performed(node), cluster.performed(1), "seed {seed}, S{node}");
            assert_eq!(machine(node), machine(1), "seed {seed}, S{node}");
        }
    }
}

#[test]
fn chance_finds_what_the_rule_prevents() {
    let broken = |seed: &u64| damaging(*seed, &[&DAMAGED_PROMISE], |_| true).0.breach.is_some();
    assert!((0..2_000).any(|seed| broken(&seed)));
}
