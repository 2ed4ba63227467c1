//! Snapshots and compaction (Raft §7). The names are those of etcd's `raft_snap_test.go` and of its
//! interaction scripts where it has such a case.

mod common;

use common::{Cluster, Servers, append, with};
use protocol::{Machine, OptionValue, Protocol, Slot};
use raft::{Message, Pace, Raft, Role, Term};

const EVERY_3: &[(&str, OptionValue)] = &[("snapshot", OptionValue::Count(3))];

fn compacted(cluster: &Cluster, node: u32) -> u64 {
    cluster.replica(node).durable().compacted().0.0
}

fn pace(cluster: &Cluster, leader: u32, node: u32) -> Pace {
    let Role::Leader(leadership) = cluster.replica(leader).role() else { panic!("a leader") };
    let known = leadership.followers.iter().find(|follower| follower.node.0 == node);
    known.expect("a follower").pace
}

fn value(cluster: &Cluster, node: u32) -> Option<String> {
    let machine = cluster.replica(node).machine().expect("a machine");
    machine.get(&"x".into()).map(ToString::to_string)
}

/// S1 leads; S3 was away while the others applied so many entries and compacted their logs.
fn slow_follower(puts: u32) -> Cluster {
    let mut cluster = with(3, EVERY_3, &[]);
    cluster.elect(1);
    cluster.crash(3);
    for nth in 1..=puts {
        cluster.put(1, &nth.to_string());
        cluster.settle();
    }
    cluster.restart(3);
    cluster
}

#[test]
fn a_server_compacts_what_it_has_applied_and_goes_on() {
    let cluster = slow_follower(7);
    assert_eq!((compacted(&cluster, 1), cluster.commit(1)), (6, 8));
    let disk = cluster.replica(1).durable();
    assert_eq!((disk.log.head(), disk.last_index()), (Slot(6), Slot(8)));
    assert_eq!(disk.log.tail(Slot(1)).count(), 2);
    assert_eq!(disk.snapshot.as_ref().map(|it| it.machine.applied()), Some(Slot(6)));
}

#[test]
fn slow_follower_after_compaction() {
    let mut cluster = slow_follower(7);
    cluster.beat(1);
    cluster.deliver("heartbeat", 1, 3);
    cluster.deliver("append-no", 3, 1);
    assert_eq!(cluster.words(1, 3), ["install-snapshot"]);
    assert_eq!(pace(&cluster, 1, 3), Pace::Snapshot);
    cluster.put(1, "8");
    assert_eq!(cluster.words(1, 3), ["install-snapshot"], "nothing else while that is under way");
    cluster.settle();
    assert_eq!(pace(&cluster, 1, 3), Pace::Replicate);
    cluster.beat(1);
    cluster.settle();
    assert_eq!((cluster.commit(3), value(&cluster, 3).as_deref()), (9, Some("8")));
    let digest = |node| cluster.replica(node).machine().map(Machine::digest);
    assert_eq!(digest(1), digest(3));
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_snapshot_that_is_lost_is_sent_again() {
    let mut cluster = slow_follower(7);
    cluster.beat(1);
    cluster.deliver("heartbeat", 1, 3);
    cluster.deliver("append-no", 3, 1);
    cluster.lose_all();
    cluster.beat(1);
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    assert_eq!(cluster.commit(3), cluster.commit(1));
}

#[test]
fn snapshot_succeed_via_app_resp() {
    let mut cluster = with(3, EVERY_3, &[]);
    cluster.elect(1);
    cluster.beat(1);
    cluster.settle();
    let mut late = Vec::new();
    for value in ["1", "2", "3", "4"] {
        cluster.put(1, value);
        late.push(cluster.take("append", 1, 3).expect("an append"));
        cluster.settle();
    }
    // A heartbeat overtakes them all, and so S3 is sent a snapshot.
    cluster.beat(1);
    cluster.deliver("heartbeat", 1, 3);
    cluster.deliver("append-no", 3, 1);
    assert_eq!(pace(&cluster, 1, 3), Pace::Snapshot);
    cluster.take("install-snapshot", 1, 3).expect("it is lost");
    for append in late {
        cluster.arrive(1, 3, append);
    }
    cluster.settle();
    assert_eq!(
        pace(&cluster, 1, 3),
        Pace::Replicate,
        "S3 has what the snapshot would have brought"
    );
    cluster.beat(1);
    cluster.settle();
    assert_eq!((cluster.commit(3), value(&cluster, 3).as_deref()), (5, Some("4")));
    assert_eq!(cluster.breach, None);
}

/// The snapshot that arrives is older than what the leader has compacted since: another follows.
#[test]
fn snapshot_succeed_via_app_resp_behind() {
    let mut cluster = slow_follower(4);
    cluster.beat(1);
    cluster.deliver("heartbeat", 1, 3);
    cluster.deliver("append-no", 3, 1);
    let old = cluster.take("install-snapshot", 1, 3).expect("a snapshot");
    for value in ["5", "6", "7", "8", "9"] {
        cluster.put(1, value);
        cluster.settle_among(&[1, 2]);
    }
    let first = compacted(&cluster, 1);
    cluster.arrive(1, 3, old);
    assert!(cluster.commit(3) < first, "the log of S1 begins behind that");
    for _ in 0..3 {
        cluster.settle();
        cluster.beat(1);
    }
    cluster.settle();
    assert_eq!((cluster.commit(3), pace(&cluster, 1, 3)), (cluster.commit(1), Pace::Replicate));
    assert_eq!((compacted(&cluster, 3) >= first, value(&cluster, 3).as_deref()), (true, Some("9")));
    assert_eq!(cluster.breach, None);
}

#[test]
fn restore_ignores_a_snapshot_of_what_is_committed() {
    let mut cluster = slow_follower(7);
    cluster.beat(1);
    cluster.deliver("heartbeat", 1, 3);
    cluster.deliver("append-no", 3, 1);
    cluster.copy("install-snapshot", 1, 3);
    let kept = cluster.take("install-snapshot", 1, 3).expect("it is under way twice");
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    let before = cluster.replica(3).clone();
    cluster.arrive(1, 3, kept);
    assert_eq!(*cluster.replica(3), before);
    assert!(matches!(cluster.sent(3, 1)[..], [Message::AppendOk { matched: Slot(8), .. }]));
}

#[test]
fn a_follower_that_has_the_last_entry_of_a_snapshot_keeps_what_follows() {
    let cluster = slow_follower(3);
    let snapshot = cluster.replica(1).durable().snapshot.clone().expect("a snapshot");
    assert_eq!(snapshot.index, Slot(3));
    // Elsewhere S3 got the same entries, and knows only of the first that it is committed.
    let mut other = Cluster::of(3);
    other.elect(1);
    for value in ["1", "2", "3"] {
        other.put(1, value);
        other.deliver("append", 1, 3);
    }
    assert_eq!((other.log(3).len(), other.commit(3)), (4, 1));
    let install = Message::InstallSnapshot { term: Term(1), snapshot, round: 0 };
    other.arrive(1, 3, install);
    assert_eq!((other.log(3).len(), other.commit(3)), (4, 3));
}

#[test]
fn restart_from_a_snapshot() {
    let mut cluster = slow_follower(7);
    let digest = cluster.replica(1).machine().map(Machine::digest);
    cluster.crash(1);
    cluster.restart(1);
    assert_eq!((cluster.commit(1), value(&cluster, 1).as_deref()), (6, Some("5")));
    cluster.elect(2);
    cluster.beat(2);
    cluster.settle();
    assert_eq!(value(&cluster, 1).as_deref(), Some("7"));
    assert_eq!(cluster.node(1).decided.keys().next(), Some(&Slot(7)), "the rest is not repeated");
    assert_ne!(digest, None);
    assert_eq!(cluster.breach, None);
}

#[test]
fn sessions_are_part_of_a_snapshot() {
    let mut cluster = with(3, EVERY_3, &[]);
    cluster.elect(1);
    cluster.crash(3);
    let put = |value: &str| protocol::Operation::Append { key: "x".into(), value: value.into() };
    let first = cluster.ask(1, 1, put("a"));
    cluster.settle();
    cluster.ask(1, 2, put("b"));
    cluster.settle();
    cluster.restart(3);
    cluster.beat(1);
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    assert_eq!(compacted(&cluster, 3), 3);
    cluster.elect(3);
    cluster.ask(3, 1, put("a"));
    cluster.settle();
    assert_eq!(cluster.answers(first).len(), 2, "it is answered as before");
    assert_eq!(value(&cluster, 3).as_deref(), Some("ab"));
}

#[test]
fn an_administrator_may_ask_any_server_for_a_snapshot() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.put(1, "a");
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    cluster.admin(2, "compact");
    assert_eq!((compacted(&cluster, 2), compacted(&cluster, 1)), (2, 0));
    let again = cluster.replica(2).clone();
    cluster.admin(2, "compact");
    assert_eq!(*cluster.replica(2), again, "there is nothing new to compact");
}

#[test]
fn an_append_from_before_the_snapshot_is_answered_with_what_is_committed() {
    let mut cluster = Cluster::given(["log=1,1,1", "log=1,1,1", "log=1,1,1"]);
    cluster.elect(1);
    cluster.beat(1);
    cluster.settle();
    cluster.admin(2, "compact");
    cluster.lose_all();
    cluster.arrive(1, 2, append(2, "1,1,1", 1, 3));
    assert!(matches!(cluster.sent(2, 1)[..], [Message::AppendOk { matched: Slot(4), .. }]));
}

#[test]
fn a_compacted_log_shows_its_place() {
    let cluster = slow_follower(7);
    let view = Raft::view(cluster.replica(1), Slot(4)..Slot(9));
    let known: Vec<_> = view.slots.iter().map(|it| (it.slot.0, it.command.is_some())).collect();
    assert_eq!(known, [(4, false), (5, false), (6, false), (7, true), (8, true)]);
    let facts = cluster.replica(1).facts();
    assert!(facts.iter().any(|it| it.name == "snapshot" && it.value == "up to 6 of term 1"));
}
