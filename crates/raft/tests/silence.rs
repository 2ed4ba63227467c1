//! The witness keeps silent on what Raft allows, however odd it looks.

mod common;

use common::{Cluster, Servers};

/// An entry of term 2 is committed in term 4, while the leader of term 3 still believes in itself
/// and lacks it. A checker that goes by the entry's term calls that a breach.
#[test]
fn a_leader_of_an_earlier_term_may_lack_what_was_committed_later() {
    let mut cluster = Cluster::given(["term=1", "term=1", "term=1"]);
    cluster.elect_by(1, &[3]);
    cluster.put(1, "e");
    cluster.lose_all();
    cluster.campaign(2);
    cluster.lose_all();
    cluster.elect_by(2, &[3]);
    cluster.put(2, "e'");
    cluster.lose_all();
    assert!(cluster.leads(2));
    assert_eq!(cluster.term(2), 3);
    cluster.restart(1);
    cluster.campaign(1);
    cluster.lose_all();
    cluster.campaign(1);
    cluster.settle_among(&[1, 3]);
    assert_eq!((cluster.term(1), cluster.commit(1)), (4, 3));
    cluster.beat(2);
    cluster.lose_all();
    assert!(cluster.leads(2), "S2 still believes in itself");
    assert_eq!(cluster.breach, None);
    cluster.beat(1);
    cluster.settle();
    assert_eq!(cluster.log(2), cluster.log(1));
    assert_eq!(cluster.breach, None);
}

#[test]
fn two_leaders_may_speak_at_once_in_different_terms() {
    let mut cluster = Cluster::of(3);
    cluster.elect_by(1, &[3]);
    cluster.lose_all();
    cluster.campaign(2);
    cluster.lose_all();
    cluster.elect_by(2, &[3]);
    cluster.beat(1);
    cluster.beat(2);
    assert!(cluster.leads(1) && cluster.leads(2));
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_leader_that_was_deposed_may_truncate_its_log() {
    let mut cluster = Cluster::of(3);
    cluster.elect_by(1, &[2, 3]);
    cluster.put(1, "a");
    cluster.lose_all();
    cluster.elect_by(2, &[3]);
    cluster.settle();
    assert_eq!(cluster.log(1), [2]);
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_leader_that_restarts_may_lead_again_and_decide_again() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.put(1, "a");
    cluster.settle();
    for node in 1..=3 {
        cluster.restart(node);
    }
    cluster.elect(1);
    assert_eq!(cluster.commit(1), 3);
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_write_that_a_crash_undoes_was_never_heard_of() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.slow_disks = true;
    cluster.put(1, "a");
    cluster.restart(1);
    assert_eq!(cluster.log(1), [1]);
    cluster.slow_disks = false;
    cluster.elect(1);
    assert_eq!(cluster.breach, None);
}
