//! What goes on by itself, and what does not.

mod common;

use common::Cluster;
use paxos::Timer;

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
