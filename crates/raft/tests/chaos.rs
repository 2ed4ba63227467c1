//! Anything may happen, in any order: messages are lost, doubled and reordered, servers crash with
//! and without the write under way, timers ring at will. Nothing is ever violated, and once the
//! faults end, the logs converge.

mod common;

use common::{Cluster, Flight};
use protocol::Protocol;
use protocol::digest::scramble;
use protocol::{Guards, Rule};

struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        (scramble(self.0) % bound as u64) as usize
    }
}

fn play(seed: u64, nodes: u32, rules: &[&'static Rule], steps: u32) -> Cluster {
    let mut chance = Chance(scramble(seed + 1));
    let mut cluster = Cluster::without(nodes, rules);
    cluster.slow_disks = true;
    for step in 0..steps {
        if cluster.breach.is_some() {
            break;
        }
        let node = 1 + chance.below(nodes as usize) as u32;
        match chance.below(1_000) {
            0..500 if !cluster.bag.is_empty() => {
                let at = chance.below(cluster.bag.len().min(12));
                let Flight { from, to, message } = cluster.bag.remove(at);
                if chance.below(10) == 0 {
                    cluster.bag.push(Flight { from, to, message: message.clone() });
                }
                cluster.arrive(from, to, message);
            }
            500..520 if !cluster.bag.is_empty() => {
                let at = chance.below(cluster.bag.len());
                cluster.bag.remove(at);
            }
            520..820 => cluster.write(node),
            820..832 => cluster.campaign(node),
            832..860 => cluster.beat(node),
            860..980 if cluster.is_up(node) && cluster.leads(node) => {
                cluster.put(node, &step.to_string());
            }
            980..985 => {
                if chance.below(2) == 0 {
                    cluster.write(node);
                }
                cluster.crash(node);
            }
            985.. if !cluster.is_up(node) => cluster.restart(node),
            _ => {}
        }
    }
    cluster
}

/// The faults end: every server runs, every disk writes, every message arrives.
fn heal(cluster: &mut Cluster) {
    cluster.slow_disks = false;
    for node in cluster.nodes() {
        if !cluster.is_up(node) {
            cluster.restart(node);
        }
        while cluster.is_writing(node) {
            cluster.write(node);
        }
    }
    for round in 0..50 {
        cluster.settle();
        let leader = cluster
            .nodes()
            .filter(|&node| cluster.leads(node))
            .max_by_key(|&node| cluster.term(node));
        match leader {
            Some(leader) => {
                cluster.beat(leader);
                cluster.settle();
            }
            None => cluster.campaign(1 + round % (cluster.nodes().end - 1)),
        }
    }
}

#[test]
fn nothing_is_violated_and_the_logs_converge() {
    let mut committed = 0;
    let mut elections = 0;
    for seed in 0..400 {
        let nodes = if seed % 3 == 0 { 5 } else { 3 };
        let mut cluster = play(seed, nodes, &[], 1_500);
        assert_eq!(cluster.breach, None, "seed {seed}");
        heal(&mut cluster);
        assert_eq!(cluster.breach, None, "seed {seed}, after healing");
        for node in cluster.nodes() {
            assert_eq!(cluster.raft(node).durable().log, cluster.raft(1).durable().log);
            assert_eq!(cluster.commit(node), cluster.log(1).len() as u64, "seed {seed}, S{node}");
            assert_eq!(
                cluster.raft(node).machine().map(protocol::Machine::digest),
                cluster.raft(1).machine().map(protocol::Machine::digest)
            );
        }
        committed += cluster.commit(1);
        elections += cluster.log(1).windows(2).filter(|terms| terms[0] != terms[1]).count();
    }
    assert!(committed > 400 * 20, "the runs must do some work: {committed} entries");
    assert!(elections > 400 * 2, "and change their leaders: {elections} times");
}

/// How soon chance alone finds what each rule prevents. Rules that no run of this size catches have
/// their schedule in `suspension.rs` all the same.
#[test]
#[ignore = "a survey, not a test"]
#[expect(clippy::print_stdout, reason = "its result is a table")]
fn survey_of_suspended_rules() {
    for rule in raft::rules::ALL {
        let mut found = std::collections::BTreeMap::new();
        for seed in 0..3_000 {
            let nodes = if seed % 2 == 0 { 5 } else { 3 };
            if let Some(property) = play(seed, nodes, &[rule], 600).broken() {
                *found.entry(property).or_insert(0) += 1;
            }
        }
        let guards = match rule.guards {
            Guards::Safety(property) => property.id,
            Guards::Liveness => "liveness",
            Guards::Nothing => "nothing",
        };
        println!("{:22} {guards:22} {found:?}", rule.id);
    }
}
