//! What one timer leads to: nothing is sent again in answer to a refusal alone.

mod common;

use cluster::{Chaos, InFlight, Shares};
use common::{Cluster, config};
use multipaxos::{MultiPaxos, Role, SNAPSHOT, Timer, rules::BACK_OFF};
use protocol::{Config, Rule};

/// Delivers until nothing is on its way, and says how many messages that took, `most` at most.
fn settle(cluster: &mut Cluster, most: usize) -> usize {
    for count in 0..most {
        if cluster.bag.is_empty() {
            return count;
        }
        let InFlight { from, to, message } = cluster.bag.remove(0);
        cluster.arrive(from, to, message);
    }
    most
}

fn wreck(seed: u64, config: &Config) -> Cluster {
    let chaos = Chaos::<MultiPaxos> {
        shares: Shares { deliver: 450, lose: 40, write: 300, put: 10, crash: 5, restart: 15 },
        timers: vec![(Timer::Election, 90), (Timer::Heartbeat, 20)],
        serves: |node| !matches!(node.role(), Role::Follower { .. }),
        steps: 500,
    };
    let mut cluster = chaos.play_in(seed, config);
    cluster.slow_disks = false;
    for node in cluster.numbers() {
        if !cluster.is_up(node) {
            cluster.restart(node);
        }
        while cluster.is_writing(node) {
            cluster.write(node);
        }
    }
    cluster
}

/// The most messages that one timer leads to in clusters that were left in any state.
fn worst_timer(seeds: u64, suspended: &[&'static Rule], most: usize) -> usize {
    let mut worst = 0;
    for seed in 0..seeds {
        let options = [(&SNAPSHOT, [0, 1, 5][seed as usize % 3])];
        let config = config(3, &options).with_suspended(suspended.to_vec());
        let mut cluster = wreck(seed, &config);
        let mut all = settle(&mut cluster, most * 100);
        assert!(all < most * 100, "seed {seed} does not settle");
        for node in cluster.numbers() {
            for timer in [Timer::Election, Timer::Heartbeat] {
                cluster.ring(node, timer);
                all = settle(&mut cluster, most);
                worst = worst.max(all);
            }
        }
    }
    worst
}

/// For each of two peers a prepare and a promise, a heartbeat, a fetch and what is fetched, an accept
/// and an acceptance, and one message to spare.
const A_REIGN: usize = 2 * 8;

#[test]
fn one_timer_starts_at_most_one_epoch() {
    let worst = worst_timer(300, &[], 20 * A_REIGN);
    assert!((8..=A_REIGN).contains(&worst), "{worst}");
}

#[test]
fn a_refusal_that_is_answered_at_once_leads_to_more() {
    let worst = worst_timer(300, &[&BACK_OFF], 20 * A_REIGN);
    assert!(worst > A_REIGN, "{worst}");
}
