//! Anything may happen, in any order: messages are lost, doubled and reordered, nodes crash with and
//! without the write under way, timers fire at will. Nothing is ever violated, and once the faults
//! end, the replicas converge.

mod common;

use cluster::{Chaos, Shares};
use common::{Cluster, Replicas, config};
use pbft::{BATCH, CHECKPOINT, PIPELINE, Pbft, Timer, WINDOW};

fn chaos(steps: u64) -> Chaos<Pbft> {
    Chaos {
        shares: Shares { deliver: 620, lose: 15, write: 270, put: 30, crash: 3, restart: 15 },
        timers: vec![(Timer::Request, 3), (Timer::NewView, 3), (Timer::Status, 12)],
        serves: |_| true,
        steps,
    }
}

/// The faults end: whoever waits says so, until nobody does; views change where they must.
fn heal(cluster: &mut Cluster) {
    cluster.heal();
    for _ in 0..80 {
        let mut idle = true;
        for timer in [Timer::Status, Timer::Request, Timer::NewView] {
            for node in cluster.numbers() {
                if cluster.timer(node, timer) {
                    idle = false;
                    cluster.ring(node, timer);
                    cluster.settle();
                }
            }
        }
        if idle {
            return;
        }
    }
}

#[test]
fn nothing_is_violated_and_the_replicas_converge() {
    let (mut executed, mut views, mut cited) = (0, 0, std::collections::BTreeSet::new());
    for seed in 0..200 {
        let nodes = [4, 7, 4, 5][seed as usize % 4];
        let options = [
            (&CHECKPOINT, [10, 2, 1][seed as usize % 3]),
            (&WINDOW, [20, 4][seed as usize % 2]),
            (&BATCH, 1 + seed as u32 % 3),
            (&PIPELINE, seed as u32 % 4),
        ];
        let mut cluster = chaos(2_500).play_in(seed, &config(nodes, &options));
        assert_eq!(cluster.breach, None, "seed {seed}");
        heal(&mut cluster);
        assert_eq!(cluster.breach, None, "seed {seed}, after healing");
        let last = cluster.numbers().map(|node| cluster.executed(node)).max().expect("a node");
        let quorum = config(nodes, &[]).byzantine_quorum();
        let there: Vec<u32> =
            cluster.numbers().filter(|node| cluster.executed(*node) == last).collect();
        assert!(there.len() >= quorum, "seed {seed}: {there:?} of {nodes} have executed {last}");
        for node in &there {
            assert_eq!(cluster.digest(*node), cluster.digest(there[0]), "seed {seed}, S{node}");
        }
        executed += last;
        views += cluster.numbers().map(|node| cluster.view_of(node)).max().expect("a node");
        cited.extend(cluster.cited);
    }
    assert!(executed > 200 * 10, "the runs must do some work: {executed} numbers");
    assert!(views > 200 * 2, "views must change: {views}");
    for rule in ["first-pre-prepare", "this-view", "prepared-certificates", "highest-view", "join"]
    {
        assert!(
            rule == "first-pre-prepare" || cited.contains(rule),
            "{rule} must decide something"
        );
    }
}
