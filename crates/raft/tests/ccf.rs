//! What happens in scenarios of CCF's consensus, by their names, with our own words and numbers.

mod common;

use common::{Cluster, Servers, elect_among, heartbeat, spread, with};
use protocol::{OptionValue, RequestId, Slot};
use raft::{Message, Timer};

const ALL: [u32; 3] = [1, 2, 3];

/// `leader` takes a request that nobody else hears of.
fn keep(cluster: &mut Cluster, leader: u32, value: &str) -> RequestId {
    let id = cluster.put(leader, value);
    cluster.lose_all();
    id
}

/// `node` is elected by those that it can reach, and what it appends then gets nowhere.
fn win(cluster: &mut Cluster, node: u32, voters: &[u32]) {
    for _ in 0..10 {
        cluster.campaign(node);
        for &voter in voters {
            if cluster.words(node, voter).contains(&"vote") {
                cluster.deliver("vote", node, voter);
            }
        }
        for &voter in voters {
            if cluster.words(voter, node).contains(&"granted") {
                cluster.deliver("granted", voter, node);
            }
        }
        let denied = voters.iter().find(|voter| cluster.words(**voter, node).contains(&"denied"));
        if let Some(&voter) = denied {
            cluster.deliver("denied", voter, node);
        }
        cluster.lose_all();
        if cluster.leads(node) {
            return;
        }
    }
    panic!("S{node} should lead: {:?}", cluster.replica(node));
}

fn assert_equal_logs(cluster: &Cluster) {
    for node in cluster.numbers() {
        assert_eq!(cluster.log(node), cluster.log(1), "S{node}");
        assert_eq!(cluster.commit(node), cluster.commit(1), "S{node}");
    }
    assert_eq!(cluster.breach, None);
}

/// Two branches grow by turns, and an entry of an old term on a majority commits nothing yet.
#[test]
fn candidate_viability() {
    let mut cluster = with(5, &[("batch", OptionValue::Count(1))], &[]);
    cluster.elect(1);
    spread(&mut cluster, 1, &[1, 2, 3, 4, 5]);
    keep(&mut cluster, 1, "a");
    keep(&mut cluster, 1, "b");
    win(&mut cluster, 2, &[1, 3, 4]);
    keep(&mut cluster, 2, "c");
    win(&mut cluster, 1, &[2, 3, 4]);
    keep(&mut cluster, 1, "d");
    assert_eq!((cluster.log(1), cluster.log(2)), (vec![1, 1, 1, 3, 3], vec![1, 2, 2]));
    cluster.restart(1);
    for _ in 0..5 {
        cluster.campaign(1);
        cluster.lose_all();
    }
    assert_eq!(cluster.term(1), 8, "alone, it raises its term for nothing");
    win(&mut cluster, 2, &[3, 4]);
    assert_eq!(cluster.log(2), [1, 2, 2, 4]);
    cluster.beat(2);
    for other in [3, 4] {
        cluster.deliver("heartbeat", 2, other);
        cluster.deliver("append-no", other, 2);
        for _ in 0..2 {
            cluster.deliver("append", 2, other);
            cluster.deliver("append-ok", other, 2);
        }
        assert_eq!(cluster.log(other), [1, 2, 2]);
    }
    assert_eq!(cluster.commit(2), 1, "three of five hold it, but its term is over");
    spread(&mut cluster, 2, &[2, 3, 4]);
    assert_eq!(cluster.commit(2), 4);
    elect_among(&mut cluster, 4, &[1, 2, 3, 4, 5]);
    spread(&mut cluster, 4, &[1, 2, 3, 4, 5]);
    assert_equal_logs(&cluster);
}

/// An entry of an old term is committed by one of a later term behind it, while a leader of the term
/// between holds another in its place.
#[test]
fn indirect_commit_stale_leader() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    spread(&mut cluster, 1, &ALL);
    keep(&mut cluster, 1, "old");
    win(&mut cluster, 2, &[1, 3]);
    keep(&mut cluster, 2, "stale");
    elect_among(&mut cluster, 1, &[1, 3]);
    spread(&mut cluster, 1, &[1, 3]);
    assert_eq!((cluster.log(1), cluster.commit(1)), (vec![1, 1, 3], 3));
    assert_eq!((cluster.log(2), cluster.leads(2)), (vec![1, 2, 2], true));
    spread(&mut cluster, 1, &ALL);
    assert!(cluster.follows(2));
    assert_equal_logs(&cluster);
}

/// What a majority holds is not lost when one of it leads, takes more, and hears of a higher term.
#[test]
fn soft_rollback() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    spread(&mut cluster, 1, &ALL);
    cluster.put(1, "kept");
    cluster.settle_among(&[1, 2]);
    assert_eq!((cluster.commit(1), cluster.commit(2)), (2, 1), "S2 does not know that it is");
    win(&mut cluster, 2, &[3]);
    keep(&mut cluster, 2, "lost");
    cluster.campaign(3);
    cluster.deliver("vote", 3, 2);
    assert!(cluster.follows(2));
    assert_eq!((cluster.log(2), cluster.words(2, 3)), (vec![1, 1, 2, 2], vec!["denied"]));
    cluster.settle_among(&[2, 3]);
    assert!(!cluster.leads(3), "it lacks what is committed");
    elect_among(&mut cluster, 2, &[1, 2]);
    spread(&mut cluster, 2, &ALL);
    assert_eq!(cluster.log(3)[..2], [1, 1]);
    assert_equal_logs(&cluster);
}

/// Two logs end at the same slot, in different terms: equal lengths are no agreement.
#[test]
fn suffix_collision() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    spread(&mut cluster, 1, &ALL);
    for value in ["a", "b", "c"] {
        keep(&mut cluster, 1, value);
    }
    elect_among(&mut cluster, 2, &[2, 3]);
    for value in ["d", "e"] {
        cluster.put(2, value);
        spread(&mut cluster, 2, &[2, 3]);
    }
    assert_eq!((cluster.log(1), cluster.log(2)), (vec![1, 1, 1, 1], vec![1, 2, 2, 2]));
    // S2 begins where S1 was when it was elected, and S1 agrees up to there, not as far as its log.
    cluster.beat(2);
    cluster.deliver("heartbeat", 2, 1);
    assert!(matches!(cluster.sent(1, 2)[..], [Message::AppendOk { matched: Slot(1), .. }]));
    cluster.lose_all();
    assert_eq!(cluster.commit(1), 1);
    // S3 begins at the end of its own log, which is as long.
    win(&mut cluster, 3, &[2]);
    cluster.beat(3);
    cluster.lose_all();
    cluster.arrive(3, 1, heartbeat(3, 4, 2, 4));
    assert_eq!(cluster.words(1, 3), ["append-no"], "the last entries are not the same");
    assert_eq!(cluster.commit(1), 1);
    spread(&mut cluster, 3, &ALL);
    assert_eq!(cluster.log(1), [1, 2, 2, 2, 3]);
    assert_equal_logs(&cluster);
}

/// From some voters to others, with an election of each of the old ones before the change is
/// committed: `reconfig_01_12`, `reconfig_01_23`, `reconfig_0_1`, each with `el0`, `el1`, `el2`.
#[test]
fn reconfig() {
    let rows = [(2, "2,3", "S2,S3"), (2, "3,4", "S3,S4"), (1, "2", "S2"), (3, "4", "S4")];
    for (voters, to, members) in rows {
        for next in 1..=4 {
            let mut cluster = with(4, &[("voters", OptionValue::Count(voters))], &[]);
            cluster.elect(1);
            cluster.admin(1, &format!("reconfigure {to}"));
            // The new ones catch up and hear of it; then somebody of the two halves is faster.
            cluster.settle();
            let somebody = |cluster: &Cluster| (1..=4).find(|node| cluster.leads(*node));
            for node in cluster.numbers() {
                cluster.ring(node, Timer::Silence);
            }
            cluster.campaign(next);
            cluster.settle();
            for round in 0..20 {
                match somebody(&cluster) {
                    Some(leader) => spread(&mut cluster, leader, &[1, 2, 3, 4]),
                    None => {
                        for node in cluster.numbers() {
                            cluster.ring(node, Timer::Silence);
                        }
                        cluster.campaign(1 + round % 4);
                        cluster.settle();
                    }
                }
            }
            let leader = somebody(&cluster).expect("a leader");
            assert_eq!(cluster.members(leader), members, "{voters} to {to}, S{next} campaigns");
            let put = cluster.put(leader, "x");
            spread(&mut cluster, leader, &[1, 2, 3, 4]);
            assert_eq!(cluster.answers(put).len(), 1, "{voters} to {to}, S{next} campaigns");
            assert_eq!(cluster.breach, None, "{voters} to {to}, S{next} campaigns");
        }
    }
}
