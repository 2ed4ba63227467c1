//! Without these rules nothing false is ever said, but somebody waits for ever.

mod common;

use common::Cluster;
use paxos::{Timer, rules};
use protocol::{Guards, Rule};

/// Plays `schedule` with and without `rule`; it says whether everybody was served.
fn stalls(rule: &'static Rule, schedule: impl Fn(&mut Cluster) -> bool) {
    assert_eq!(rule.guards, Guards::Liveness);
    let mut upheld = Cluster::of(3);
    assert!(schedule(&mut upheld), "with {}", rule.id);
    assert!(upheld.cited.contains(rule.id), "{} must bite in its own schedule", rule.id);

    let mut suspended = Cluster::without(3, &[rule]);
    assert!(!schedule(&mut suspended), "without {}", rule.id);
    assert_eq!((upheld.broken(), suspended.broken()), (None, None));
}

#[test]
fn a_ballot_whose_messages_are_lost_is_never_tried_again() {
    stalls(&rules::RETRY, |cluster| {
        cluster.put(1, "A");
        cluster.lose_all();
        cluster.retry(1);
        cluster.settle();
        cluster.chosen(1).is_some()
    });
}

#[test]
fn what_is_chosen_stays_unknown_if_nobody_asks() {
    stalls(&rules::ASK, |cluster| {
        cluster.prepare(1, "A", &[2]);
        cluster.deliver("accept", 1, 2);
        cluster.lose_all();
        cluster.crash(1);
        cluster.wonder(2);
        cluster.settle();
        cluster.chosen(2).is_some()
    });
}

/// Whoever is refused waits, so that the other is alone for long enough.
#[test]
fn proposers_that_do_not_wait_hinder_each_other() {
    stalls(&rules::BACK_OFF, |cluster| {
        cluster.put(1, "A");
        cluster.put(3, "B");
        for round in 0..30 {
            let (proposer, rival) = if round % 2 == 0 { (1, 3) } else { (3, 1) };
            cluster.promises(proposer, &[2]);
            cluster.deliver("accept", rival, 2);
            cluster.deliver("nack", 2, rival);
            cluster.deliver("accepted", 2, rival);
        }
        cluster.chosen(1).is_some() || cluster.chosen(3).is_some()
    });
}

#[test]
fn every_rule_that_guards_progress_is_tested_here() {
    let guarding = rules::ALL.iter().filter(|rule| rule.guards == Guards::Liveness);
    assert!(guarding.map(|rule| rule.id).eq(["ask", "retry", "back-off"]));
}

#[test]
fn a_cluster_that_nobody_asks_says_nothing_and_waits_for_nothing() {
    let cluster = Cluster::of(3);
    assert!(
        cluster.bag.is_empty()
            && cluster.nodes().all(|node| cluster.server(node).timers.is_empty())
    );
}

#[test]
fn once_a_value_is_known_nothing_goes_on() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    cluster.settle();
    for node in cluster.nodes() {
        assert!(cluster.server(node).timers.is_empty(), "S{node}");
    }
    cluster.restart(3);
    let timers: Vec<_> = cluster.server(3).timers.keys().collect();
    assert_eq!(timers, [&Timer::Learn], "but what is forgotten is asked for");
}
