//! What goes on by itself, and what does not.

mod common;

use cluster::{Chaos, Shares};
use common::Cluster;
use paxos::Timer;
use paxos::rules::BACK_OFF;
use protocol::Rule;

#[test]
fn a_cluster_that_nobody_asks_says_nothing_and_waits_for_nothing() {
    let cluster = Cluster::of(3);
    assert!(
        cluster.bag.is_empty()
            && cluster.numbers().all(|node| cluster.node(node).timers.is_empty())
    );
}

#[test]
fn once_a_value_is_known_nothing_goes_on() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    cluster.settle();
    for node in cluster.numbers() {
        assert!(cluster.node(node).timers.is_empty(), "S{node}");
    }
    cluster.restart(3);
    let timers: Vec<_> = cluster.node(3).timers.keys().collect();
    assert_eq!(timers, [&Timer::Learn], "but what is forgotten is asked for");
}

/// Delivers until nothing is on its way, and says how many messages that took, `most` at most.
fn settle(cluster: &mut Cluster, most: usize) -> usize {
    for count in 0..most {
        if cluster.bag.is_empty() {
            return count;
        }
        let cluster::InFlight { from, to, message } = cluster.bag.remove(0);
        cluster.arrive(from, to, message);
    }
    most
}

/// The most messages that one timer leads to in clusters that were left in any state.
fn worst_timer(seeds: u64, suspended: &[&'static Rule], most: usize) -> usize {
    let chaos = Chaos {
        shares: Shares { deliver: 400, lose: 60, write: 300, put: 40, crash: 8, restart: 22 },
        timers: vec![(Timer::Retry, 30), (Timer::Learn, 4)],
        serves: |_| true,
        steps: 300,
    };
    let mut worst = 0;
    for seed in 0..seeds {
        let mut cluster: Cluster = chaos.play(seed, 3, suspended);
        cluster.slow_disks = false;
        for node in cluster.numbers().filter(|node| !cluster.is_up(*node)).collect::<Vec<_>>() {
            cluster.restart(node);
        }
        for node in cluster.numbers() {
            while cluster.is_writing(node) {
                cluster.write(node);
            }
        }
        settle(&mut cluster, most * 100);
        for node in cluster.numbers() {
            for timer in [Timer::Retry, Timer::Learn] {
                cluster.ring(node, timer);
                worst = worst.max(settle(&mut cluster, most));
            }
        }
    }
    worst
}

/// A ballot: a prepare, a promise, an accept, an acceptance and the news for each of two peers; and
/// once more for reads that came while it ran.
const TWO_BALLOTS: usize = 2 * 2 * 5;

#[test]
fn one_timer_leads_to_two_ballots_at_most() {
    let worst = worst_timer(400, &[], 10 * TWO_BALLOTS);
    assert!((5..=TWO_BALLOTS).contains(&worst), "{worst}");
}

#[test]
fn a_refusal_that_is_answered_at_once_leads_to_more() {
    assert!(worst_timer(400, &[&BACK_OFF], 10 * TWO_BALLOTS) > TWO_BALLOTS);
}
