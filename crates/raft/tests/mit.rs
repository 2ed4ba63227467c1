//! The tests of MIT's course on distributed systems (6.5840, lab 3), by their names: what each asks
//! of a cluster, driven by hand. Those of an unreliable network are in `unreliable.rs`.

mod common;

use common::{Cluster, Servers, elect_among, is_done, spread, with};
use protocol::{Machine, OptionValue, Protocol, RequestId, Slot};

const ALL: [u32; 3] = [1, 2, 3];
const ALL_5: [u32; 5] = [1, 2, 3, 4, 5];

/// Asks the leader to write, and lets those in reach agree.
fn agree(cluster: &mut Cluster, leader: u32, reached: &[u32]) -> RequestId {
    let id = cluster.put(leader, "x");
    spread(cluster, leader, reached);
    id
}

/// Everybody has applied the same, and nothing was ever violated.
fn assert_agreed(cluster: &Cluster) {
    let machine = |node| cluster.replica(node).machine().map(Machine::digest);
    for node in cluster.numbers() {
        assert_eq!((cluster.commit(node), machine(node)), (cluster.commit(1), machine(1)));
    }
    assert_eq!(cluster.breach, None);
}

// 3A: leader election

#[test]
fn initial_election() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    let term = cluster.term(1);
    spread(&mut cluster, 1, &ALL);
    assert!(cluster.leads(1) && cluster.follows(2) && cluster.follows(3));
    assert_eq!((cluster.term(1), cluster.term(2), cluster.term(3)), (term, term, term));
}

#[test]
fn re_election() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    elect_among(&mut cluster, 2, &[2, 3]);
    spread(&mut cluster, 2, &ALL);
    assert!(cluster.follows(1), "the old leader rejoins, and does not disturb the new one");
    cluster.campaign(3);
    cluster.settle_among(&[3]);
    assert!(!cluster.leads(3), "no quorum, no leader");
    elect_among(&mut cluster, 3, &[1, 3]);
    spread(&mut cluster, 3, &ALL);
    assert!(cluster.follows(1) && cluster.follows(2));
}

#[test]
fn many_elections() {
    let mut cluster = Cluster::of(7);
    for round in 0..20 {
        let reached: Vec<u32> = (1..=7).filter(|node| (node + round) % 7 > 2).collect();
        let length = |node: &&u32| {
            let disk = cluster.replica(**node).durable();
            (disk.last_term(), disk.last_index())
        };
        let next = *reached.iter().max_by_key(length).expect("somebody is reached");
        elect_among(&mut cluster, next, &reached);
        let term = cluster.term(next);
        let leads = |node: &&u32| cluster.leads(**node) && cluster.term(**node) == term;
        assert_eq!(reached.iter().filter(leads).count(), 1);
    }
    assert_eq!(cluster.breach, None);
}

// 3B: log

#[test]
fn basic_agree() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    for _ in 0..3 {
        let id = agree(&mut cluster, 1, &ALL);
        assert!(is_done(&cluster, id));
    }
    assert_eq!(cluster.log(3).len(), 4);
    assert_agreed(&cluster);
}

/// Every entry travels to every follower once, however long it is.
#[test]
fn rpc_bytes() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    let mut sent = 0;
    for round in 0..10 {
        cluster.put(1, &"x".repeat(5_000 * round));
        for follower in [2, 3] {
            for message in cluster.sent(1, follower) {
                if let raft::Message::Append { entries, .. } = message {
                    sent += entries.len();
                }
            }
        }
        cluster.settle();
    }
    assert_eq!(sent, 10 * 2);
    assert_eq!(cluster.commit(1), 11);
}

#[test]
fn follower_failure() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    let one = agree(&mut cluster, 1, &[1, 2]);
    let none = agree(&mut cluster, 1, &[1]);
    assert!(is_done(&cluster, one) && !is_done(&cluster, none));
}

#[test]
fn leader_failure() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    elect_among(&mut cluster, 2, &[2, 3]);
    let two = agree(&mut cluster, 2, &[2, 3]);
    let none = agree(&mut cluster, 2, &[2]);
    assert!(is_done(&cluster, two) && !is_done(&cluster, none));
}

#[test]
fn fail_agree() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    for _ in 0..4 {
        agree(&mut cluster, 1, &[1, 2]);
    }
    agree(&mut cluster, 1, &ALL);
    assert_agreed(&cluster);
}

#[test]
fn fail_no_agree() {
    let mut cluster = Cluster::of(5);
    cluster.elect(1);
    let alone = agree(&mut cluster, 1, &[1, 2]);
    assert!(!is_done(&cluster, alone));
    elect_among(&mut cluster, 3, &[3, 4, 5]);
    let later = agree(&mut cluster, 3, &ALL_5);
    assert!(is_done(&cluster, later));
    assert_agreed(&cluster);
}

#[test]
fn concurrent_starts() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    let ids: Vec<_> = (0..5).map(|nth| cluster.put(1, &nth.to_string())).collect();
    spread(&mut cluster, 1, &ALL);
    assert!(ids.into_iter().all(|id| is_done(&cluster, id)));
    assert_agreed(&cluster);
}

#[test]
fn rejoin() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    for _ in 0..3 {
        agree(&mut cluster, 1, &[1]);
    }
    elect_among(&mut cluster, 2, &[2, 3]);
    agree(&mut cluster, 2, &[2, 3]);
    // Now the new leader is alone, and the old one is back with what it could not commit.
    elect_among(&mut cluster, 3, &[1, 3]);
    agree(&mut cluster, 3, &[1, 3]);
    agree(&mut cluster, 3, &ALL);
    assert_agreed(&cluster);
}

#[test]
fn backup() {
    let mut cluster = Cluster::of(5);
    cluster.elect(1);
    for _ in 0..50 {
        cluster.put(1, "lost");
    }
    cluster.settle_among(&[1, 2]);
    elect_among(&mut cluster, 3, &[3, 4, 5]);
    for _ in 0..50 {
        agree(&mut cluster, 3, &[3, 4, 5]);
    }
    for _ in 0..50 {
        cluster.put(3, "lost too");
    }
    cluster.settle_among(&[3, 4]);
    cluster.crash(3);
    elect_among(&mut cluster, 5, &[1, 2, 5]);
    for _ in 0..50 {
        agree(&mut cluster, 5, &[1, 2, 5]);
    }
    cluster.restart(3);
    agree(&mut cluster, 5, &ALL_5);
    assert_agreed(&cluster);
}

#[test]
fn count() {
    let mut cluster = Cluster::of(3);
    cluster.campaign(1);
    assert_eq!(cluster.bag.len(), 2, "an election costs a request each");
    cluster.settle();
    cluster.put(1, "a");
    assert_eq!(cluster.bag.len(), 2, "and so does agreement");
    cluster.settle();
    cluster.beat(1);
    assert_eq!(cluster.bag.len(), 2);
}

// 3C: persistence

#[test]
fn persist() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    agree(&mut cluster, 1, &ALL);
    ALL.into_iter().for_each(|node| cluster.restart(node));
    elect_among(&mut cluster, 2, &ALL);
    agree(&mut cluster, 2, &ALL);
    cluster.restart(2);
    elect_among(&mut cluster, 3, &ALL);
    cluster.crash(1);
    agree(&mut cluster, 3, &[2, 3]);
    cluster.restart(1);
    agree(&mut cluster, 3, &ALL);
    assert_eq!(cluster.log(1).len(), 7, "three reigns and four requests");
    assert_agreed(&cluster);
}

/// The second: five servers; again and again a majority remains, and then another one returns.
#[test]
fn persist_2() {
    let mut cluster = Cluster::of(5);
    for round in 0..5 {
        let [one, two, three, four, five] = [0, 1, 2, 3, 4].map(|nth| 1 + (round + nth) % 5);
        elect_among(&mut cluster, one, &ALL_5);
        agree(&mut cluster, one, &ALL_5);
        cluster.crash(two);
        cluster.crash(three);
        let majority = agree(&mut cluster, one, &[one, four, five]);
        assert!(is_done(&cluster, majority));
        [one, four, five].into_iter().for_each(|node| cluster.crash(node));
        [two, three].into_iter().for_each(|node| cluster.restart(node));
        cluster.campaign(two);
        cluster.settle();
        assert!(!cluster.leads(two), "two of five elect nobody");
        cluster.restart(four);
        elect_among(&mut cluster, four, &[two, three, four]);
        let later = agree(&mut cluster, four, &[two, three, four]);
        assert!(is_done(&cluster, later));
        [one, five].into_iter().for_each(|node| cluster.restart(node));
    }
    elect_among(&mut cluster, 1, &ALL_5);
    agree(&mut cluster, 1, &ALL_5);
    assert_agreed(&cluster);
}

/// The third.
#[test]
fn partitioned_leader_and_one_follower_crash_and_the_leader_restarts() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    agree(&mut cluster, 1, &ALL);
    cluster.crash(3);
    agree(&mut cluster, 1, &[1, 2]);
    cluster.crash(1);
    cluster.crash(2);
    cluster.restart(3);
    cluster.restart(1);
    elect_among(&mut cluster, 1, &[1, 3]);
    agree(&mut cluster, 1, &[1, 3]);
    cluster.restart(2);
    agree(&mut cluster, 1, &ALL);
    assert_agreed(&cluster);
}

#[test]
fn figure_8() {
    let mut cluster = Cluster::of(5);
    for round in 0..200_u32 {
        let leader = 1 + round % 5;
        if !cluster.is_up(leader) {
            cluster.restart(leader);
        }
        let reached: Vec<u32> = ALL_5
            .into_iter()
            .filter(|&node| cluster.is_up(node) && (node * 7 + round) % 4 > 0)
            .collect();
        cluster.campaign(leader);
        cluster.settle_among(&reached);
        if cluster.leads(leader) {
            cluster.put(leader, &round.to_string());
            if round % 3 == 0 {
                cluster.settle_among(&reached);
            }
            cluster.lose_all();
            cluster.crash(leader);
        }
        assert_eq!(cluster.breach, None, "round {round}");
    }
    cluster.heal();
    elect_among(&mut cluster, 1, &ALL_5);
    agree(&mut cluster, 1, &ALL_5);
    assert_agreed(&cluster);
}

// 3D: log compaction

fn snapshots(nodes: u32) -> Cluster {
    with(nodes, &[("snapshot", OptionValue::Count(4))], &[])
}

#[test]
fn snapshot_basic() {
    let mut cluster = snapshots(3);
    cluster.elect(1);
    for _ in 0..30 {
        agree(&mut cluster, 1, &ALL);
        for node in ALL {
            let disk = cluster.replica(node).durable();
            assert!(disk.last_index().0 - disk.compacted().0.0 < 5, "the log stays short");
        }
    }
    assert_agreed(&cluster);
}

#[test]
fn snapshot_install() {
    let mut cluster = snapshots(3);
    cluster.elect(1);
    for away in [2, 3, 2, 3] {
        let reached: Vec<u32> = ALL.into_iter().filter(|&node| node != away).collect();
        for _ in 0..9 {
            agree(&mut cluster, 1, &reached);
        }
        agree(&mut cluster, 1, &ALL);
        assert_agreed(&cluster);
    }
}

#[test]
fn snapshot_install_crash() {
    let mut cluster = snapshots(3);
    cluster.elect(1);
    for away in [2, 3, 2, 3] {
        cluster.crash(away);
        for _ in 0..9 {
            agree(&mut cluster, 1, &ALL);
        }
        cluster.restart(away);
        agree(&mut cluster, 1, &ALL);
        assert_agreed(&cluster);
    }
}

#[test]
fn snapshot_all_crash() {
    let mut cluster = snapshots(3);
    cluster.elect(1);
    for round in 0..5 {
        for _ in 0..9 {
            let leader = 1 + round % 3;
            elect_among(&mut cluster, leader, &ALL);
            agree(&mut cluster, leader, &ALL);
        }
        let applied = cluster.commit(1);
        ALL.into_iter().for_each(|node| cluster.restart(node));
        let next = 1 + (round + 1) % 3;
        elect_among(&mut cluster, next, &ALL);
        agree(&mut cluster, next, &ALL);
        assert!(cluster.commit(1) > applied);
        assert_agreed(&cluster);
    }
}

/// Whoever restarts from a snapshot and a log goes on from both, and again after another crash.
#[test]
fn snapshot_init() {
    let mut cluster = snapshots(3);
    cluster.elect(1);
    for _ in 0..9 {
        agree(&mut cluster, 1, &ALL);
    }
    for _ in 0..2 {
        ALL.into_iter().for_each(|node| cluster.restart(node));
        for node in ALL {
            let disk = cluster.replica(node).durable();
            assert!(disk.compacted().0 >= Slot(8), "S{node} begins with its snapshot");
            assert_eq!(cluster.commit(node), disk.compacted().0.0);
        }
        elect_among(&mut cluster, 2, &ALL);
        let id = agree(&mut cluster, 2, &ALL);
        assert!(is_done(&cluster, id));
        assert_agreed(&cluster);
    }
    assert_eq!(cluster.commit(1), 1 + 9 + 2 * 2, "nothing is lost and nothing done twice");
}
