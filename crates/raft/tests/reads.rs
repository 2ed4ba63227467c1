//! Reads without an entry of the log (dissertation §6.4). The names are those of etcd's
//! `raft_test.go` where it has such a case.

mod common;

use common::{Cluster, Servers, with_options};
use protocol::{Answer, Operation, ReadLevel, Reply, RequestId};
use raft::{FOLLOWER_READS, LEASE_READS, LOCAL_READS, READ_INDEX, Timer, Which};

fn get(cluster: &mut Cluster, node: u32, number: u64, level: ReadLevel) -> RequestId {
    cluster.ask(node, 100 + number, Operation::Get { key: "x".into(), level })
}

fn read(cluster: &mut Cluster, node: u32, number: u64) -> RequestId {
    get(cluster, node, number, ReadLevel::Linearizable)
}

fn found(cluster: &Cluster, id: RequestId) -> Option<String> {
    match cluster.answers(id).last()? {
        Reply::Done { answer: Answer::Found(value), .. } => {
            Some(value.as_ref().map_or("nothing".to_string(), ToString::to_string))
        }
        _ => None,
    }
}

/// S1 leads, and x = a is known to all.
fn with_a(options: &[&'static protocol::OptionInfo]) -> Cluster {
    let mut cluster = with_options(3, options);
    (1..=3).for_each(|node| cluster.ring(node, Timer::Silence));
    cluster.elect(1);
    cluster.put(1, "a");
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    cluster
}

#[test]
fn read_only_option_safe() {
    let mut cluster = with_a(&[&READ_INDEX]);
    let id = read(&mut cluster, 1, 1);
    assert_eq!(found(&cluster, id), None, "a majority must confirm first");
    assert_eq!((cluster.words(1, 2), cluster.log(1).len()), (vec!["heartbeat"], 2));
    cluster.deliver("heartbeat", 1, 2);
    cluster.deliver("append-ok", 2, 1);
    assert_eq!(found(&cluster, id).as_deref(), Some("a"));
}

#[test]
fn an_answer_to_what_was_sent_before_the_read_confirms_nothing() {
    let mut cluster = with_a(&[&READ_INDEX]);
    cluster.beat(1);
    let id = read(&mut cluster, 1, 1);
    // The first heartbeat is that of the beat.
    cluster.deliver("heartbeat", 1, 2);
    cluster.deliver("append-ok", 2, 1);
    assert_eq!(found(&cluster, id), None);
    cluster.deliver("heartbeat", 1, 2);
    cluster.deliver("append-ok", 2, 1);
    assert_eq!(found(&cluster, id).as_deref(), Some("a"));
}

#[test]
fn one_round_confirms_every_read_that_waits_for_it() {
    let mut cluster = with_a(&[&READ_INDEX]);
    let first = read(&mut cluster, 1, 1);
    let (second, third) = (read(&mut cluster, 1, 2), read(&mut cluster, 1, 3));
    assert_eq!(cluster.words(1, 2).len(), 1, "one round at a time");
    cluster.deliver("heartbeat", 1, 2);
    cluster.deliver("append-ok", 2, 1);
    assert_eq!(found(&cluster, first).as_deref(), Some("a"));
    assert_eq!((found(&cluster, second), found(&cluster, third)), (None, None));
    cluster.settle();
    assert!(found(&cluster, second).is_some() && found(&cluster, third).is_some());
}

#[test]
fn read_only_for_new_leader() {
    let mut cluster = with_a(&[&READ_INDEX]);
    cluster.crash(1);
    cluster.campaign(2);
    cluster.deliver("vote", 2, 3);
    cluster.deliver("granted", 3, 2);
    assert!(cluster.leads(2));
    let id = read(&mut cluster, 2, 1);
    assert_eq!(cluster.words(2, 3), ["append"], "it does not know yet what is committed");
    cluster.deliver("append", 2, 3);
    cluster.deliver("append-ok", 3, 2);
    cluster.settle();
    assert_eq!(found(&cluster, id).as_deref(), Some("a"));
}

#[test]
fn a_deposed_leader_answers_no_read() {
    let mut cluster = with_a(&[&READ_INDEX]);
    cluster.campaign(2);
    cluster.settle_among(&[2, 3]);
    assert!(cluster.leads(2) && cluster.leads(1));
    let id = read(&mut cluster, 1, 1);
    cluster.settle();
    assert_eq!(found(&cluster, id), None);
    assert!(cluster.follows(1));
}

#[test]
fn a_leader_alone_confirms_itself() {
    let mut cluster = with_options(1, &[&READ_INDEX]);
    cluster.elect(1);
    let id = read(&mut cluster, 1, 1);
    assert_eq!(found(&cluster, id).as_deref(), Some("nothing"));
}

#[test]
fn a_read_that_waits_for_a_server_that_is_removed_waits_no_longer() {
    let mut cluster = with_a(&[&READ_INDEX]);
    cluster.admin(1, "remove 3");
    cluster.settle();
    cluster.crash(2);
    let id = read(&mut cluster, 1, 10);
    cluster.settle();
    assert_eq!(found(&cluster, id), None);
    cluster.admin(1, "remove 2");
    assert_eq!(cluster.members(1), "S1");
    assert_eq!(found(&cluster, id).as_deref(), Some("a"), "S1 is its own majority");
}

#[test]
fn a_follower_serves_a_read_once_it_is_as_far_as_the_leader_was() {
    let mut cluster = with_a(&[&FOLLOWER_READS, &READ_INDEX]);
    cluster.put(1, "b");
    cluster.deliver("append", 1, 2);
    cluster.deliver("append-ok", 2, 1);
    cluster.lose_all();
    // S3 lacks the entry that S1 and S2 have committed.
    let id = read(&mut cluster, 3, 1);
    cluster.deliver("read-index", 3, 1);
    cluster.deliver("heartbeat", 1, 2);
    cluster.deliver("append-ok", 2, 1);
    cluster.deliver("read-at", 1, 3);
    assert_eq!(found(&cluster, id), None, "it knows how far it must be, and is not there");
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    assert_eq!(found(&cluster, id).as_deref(), Some("b"));
    assert_eq!(cluster.log(1).len(), 3, "no read took a slot");
}

#[test]
fn read_only_option_lease() {
    let mut cluster = with_a(&[&LEASE_READS]);
    let id = get(&mut cluster, 1, 1, ReadLevel::Lease);
    assert_eq!(found(&cluster, id).as_deref(), Some("a"));
    assert!(cluster.bag.is_empty(), "nobody was asked");
}

#[test]
fn a_lease_counts_from_when_the_question_left_and_ends_by_itself() {
    let mut cluster = with_a(&[&LEASE_READS]);
    for which in [Which::Odd, Which::Even] {
        let span = cluster.node(1).timers.get(&Timer::Lease(which)).cloned();
        if let Some(span) = span {
            assert_eq!(span.start, protocol::Time::millis(135), "a tenth below 150 ms");
        }
        cluster.ring(1, Timer::Lease(which));
    }
    let id = get(&mut cluster, 1, 1, ReadLevel::Lease);
    assert_eq!(found(&cluster, id), None);
    cluster.settle();
    assert_eq!(found(&cluster, id).as_deref(), Some("a"), "without a lease it takes an entry");
    cluster.beat(1);
    cluster.settle();
    let id = get(&mut cluster, 1, 2, ReadLevel::Lease);
    assert_eq!(found(&cluster, id).as_deref(), Some("a"), "the heartbeat has renewed it");
}

#[test]
fn a_leader_that_calls_its_successor_gives_up_its_lease() {
    let mut cluster = with_a(&[&LEASE_READS]);
    cluster.admin(1, "transfer 2");
    cluster.lose_all();
    let id = get(&mut cluster, 1, 1, ReadLevel::Lease);
    assert_eq!(found(&cluster, id), None);
}

#[test]
fn a_leader_that_has_called_a_successor_trusts_no_lease_again() {
    let mut cluster = with_a(&[&LEASE_READS]);
    cluster.admin(1, "transfer 3");
    let call = cluster.take("timeout-now", 1, 3).expect("a call");
    cluster.ring(1, Timer::Transfer);
    cluster.beat(1);
    cluster.settle();
    cluster.arrive(1, 3, call);
    cluster.settle_among(&[2, 3]);
    assert!(cluster.leads(1) && cluster.leads(3), "the call has arrived late");
    cluster.ask(3, 50, Operation::Put { key: "x".into(), value: "b".into() });
    cluster.settle_among(&[2, 3]);
    let id = get(&mut cluster, 1, 1, ReadLevel::Lease);
    assert_eq!(found(&cluster, id), None);
    assert!(cluster.cited.contains("lease-after-call"));
}

#[test]
fn an_answer_to_an_earlier_round_confirms_no_later_read() {
    let mut cluster = with_a(&[&READ_INDEX]);
    cluster.beat(1);
    cluster.deliver("heartbeat", 1, 2);
    let late = cluster.take("append-ok", 2, 1).expect("an answer");
    cluster.settle_among(&[]);
    let id = read(&mut cluster, 1, 1);
    cluster.lose_all();
    cluster.arrive(2, 1, late);
    assert_eq!(found(&cluster, id), None);
}

#[test]
fn a_replica_that_grants_leases_is_sticky() {
    let mut cluster = with_a(&[&LEASE_READS]);
    cluster.campaign(3);
    cluster.settle();
    assert!(cluster.leads(1) && !cluster.leads(3));
}

#[test]
fn a_local_read_is_answered_by_whoever_is_asked_and_may_be_old() {
    let mut cluster = with_a(&[&LOCAL_READS]);
    cluster.put(1, "b");
    cluster.settle_among(&[1, 2]);
    let id = get(&mut cluster, 3, 1, ReadLevel::Local);
    assert_eq!(found(&cluster, id).as_deref(), Some("a"));
}

#[test]
fn read_only_with_learner() {
    let mut cluster = with_a(&[&FOLLOWER_READS, &READ_INDEX]);
    cluster.admin(1, "learner 3");
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    let leaders = read(&mut cluster, 1, 10);
    cluster.deliver("heartbeat", 1, 3);
    cluster.deliver("append-ok", 3, 1);
    assert_eq!(found(&cluster, leaders), None, "what a learner answers confirms no leader");
    cluster.settle();
    assert_eq!(found(&cluster, leaders).as_deref(), Some("a"));
    let learners = read(&mut cluster, 3, 11);
    cluster.settle();
    assert_eq!(found(&cluster, learners).as_deref(), Some("a"), "but it may ask, and serve reads");
}
