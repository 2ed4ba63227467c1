//! Anything may happen, in any order: messages are lost, doubled and reordered, nodes crash with
//! and without the write under way, timers ring at will. Nothing is ever violated, and once the
//! faults end, everybody who asks learns the same value.

mod common;

use common::{Cluster, Flight};
use protocol::digest::scramble;
use protocol::{Guards, Operation, ReadLevel, Rule};

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
            0..480 if !cluster.bag.is_empty() => {
                let at = chance.below(cluster.bag.len().min(12));
                let Flight { from, to, message } = cluster.bag.remove(at);
                if chance.below(10) == 0 {
                    cluster.bag.push(Flight { from, to, message: message.clone() });
                }
                cluster.arrive(from, to, message);
            }
            480..560 if !cluster.bag.is_empty() => {
                let at = chance.below(cluster.bag.len());
                cluster.bag.remove(at);
            }
            560..860 => cluster.write(node),
            860..872 if cluster.is_up(node) => cluster.retry(node),
            872..876 => cluster.wonder(node),
            876..900 if cluster.is_up(node) => {
                cluster.put(node, &step.to_string());
            }
            900..908 => {
                if chance.below(2) == 0 {
                    cluster.write(node);
                }
                cluster.crash(node);
            }
            908..930 if !cluster.is_up(node) => cluster.restart(node),
            _ => {}
        }
    }
    cluster
}

/// The faults end: every node runs, every disk writes, every message arrives.
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
    cluster.settle();
    for (number, node) in (1_000_000..).zip(cluster.nodes()) {
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
        let mut cluster = play(seed, nodes, &[], 800);
        assert_eq!(cluster.breach, None, "seed {seed}");
        early += u32::from(
            cluster.nodes().any(|node| cluster.is_up(node) && cluster.chosen(node).is_some()),
        );
        heal(&mut cluster);
        assert_eq!(cluster.breach, None, "seed {seed}, after healing");
        let chosen = cluster.chosen(1);
        for node in cluster.nodes() {
            assert_eq!(cluster.chosen(node), chosen, "seed {seed}, S{node}");
        }
        let asked = |cluster: &Cluster, node| cluster.paxos(node).durable().accepted.is_some();
        late += u32::from(chosen.is_some());
        adopted += u32::from(cluster.cited.contains("adopt-accepted"));
        assert!(
            chosen.is_some() || cluster.nodes().filter(|&node| asked(&cluster, node)).count() == 0,
            "seed {seed}: what anybody accepted is completed by whoever asks"
        );
    }
    assert!(early > 1_000, "the runs must do some work: {early}");
    assert!(late > 1_400, "and come to an end: {late}");
    assert!(adopted > 200, "and adopt values: {adopted}");
}

/// How soon chance alone finds what each rule prevents. Rules that no run of this size catches have
/// their schedule in `suspension.rs` all the same.
#[test]
#[ignore = "a survey, not a test"]
#[expect(clippy::print_stdout, reason = "its result is a table")]
fn survey_of_suspended_rules() {
    for rule in paxos::rules::ALL {
        let mut found = std::collections::BTreeMap::new();
        for seed in 0..3_000 {
            let nodes = if seed % 2 == 0 { 5 } else { 3 };
            if let Some(property) = play(seed, nodes, &[rule], 800).broken() {
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
