//! A test per sentence of Practical Byzantine Fault Tolerance, §4.1 and §4.2: clients, and the three
//! phases of the normal case.

mod common;

use common::{
    Cluster, Replicas, batch, commit, config, key, numbered, pre_prepare, prepare, request, vote,
    with,
};
use pbft::message::Message;
use pbft::{BATCH, Batch, CHECKPOINT, PIPELINE, Phase, Timer, WINDOW};
use protocol::{Answer, Operation, Reply, Signed, Signer, Slot};

// §4.1 The client

/// "All replicas execute the request and send a reply to the client."
#[test]
fn every_replica_executes_and_answers() {
    let mut cluster = Cluster::of(4);
    let id = cluster.put(1, "A");
    cluster.settle();
    assert_eq!(cluster.answers(id).len(), 4);
    for node in 1..=4 {
        assert_eq!(cluster.done(node), "1:A", "S{node}");
        assert_eq!(cluster.digest(node), cluster.digest(1));
    }
    assert_eq!(cluster.breach, None);
}

/// "If the replica is not the primary, it relays the request to the primary."
#[test]
fn a_backup_passes_a_request_on_and_waits_for_its_execution() {
    let mut cluster = Cluster::of(4);
    cluster.put(3, "A");
    assert_eq!(cluster.words(3, 1), ["request"]);
    assert!(cluster.timer(3, Timer::Request));
    cluster.settle();
    assert_eq!(cluster.done(2), "1:A");
    assert!(!cluster.timer(3, Timer::Request), "it is executed");
}

/// "If the request has already been processed, the replicas simply re-send the reply."
#[test]
fn an_executed_request_is_answered_again_but_not_executed_again() {
    let mut cluster = Cluster::of(4);
    let append = || Operation::Append { key: "x".into(), value: "A".into() };
    let id = cluster.ask(1, 1, append());
    cluster.settle();
    cluster.ask(2, 1, append());
    assert_eq!(cluster.answers(id).len(), 5);
    cluster.settle();
    assert_eq!((cluster.answers(id).len(), cluster.executed(1)), (5, 1));
    let equal =
        |reply: &&Reply| matches!(reply, Reply::Done { answer: Answer::Done, at: Slot(1), .. });
    assert!(cluster.answers(id).iter().all(equal));
}

/// A request that its client has not signed is nobody's request.
#[test]
fn a_request_without_a_genuine_signature_is_ignored() {
    let mut cluster = Cluster::of(4);
    let said = request(1, "A").unverified().clone();
    let claimed = Signed::claim(Signer::Client(said.id.client), said.clone());
    let of_another = key(2).sign(said);
    for forged in [claimed, of_another] {
        cluster.arrive(2, 1, Message::Request(forged.into()));
        assert_eq!(cluster.log(1), "");
    }
    assert!(cluster.cited.contains("verify"));
}

// §4.2 Pre-prepare

/// "The primary, p, assigns a sequence number, n, to the request, multicasts a pre-prepare message
/// with m piggybacked to all the backups, and appends the message to its log."
#[test]
fn the_primary_gives_numbers_in_order_and_tells_all_backups() {
    let mut cluster = Cluster::of(4);
    cluster.put(1, "A");
    cluster.put(1, "B");
    assert_eq!(cluster.log(1), "1:A 2:B");
    for backup in 2..=4 {
        let told = [pre_prepare(1, 1, 1, &batch("A")), pre_prepare(1, 1, 2, &numbered(2, "B"))];
        assert_eq!(cluster.sent(1, backup), [&told[0], &told[1]]);
    }
}

/// The primary sends no PREPARE: its pre-prepare is one.
#[test]
fn the_primary_sends_no_prepare() {
    let mut cluster = Cluster::of(4);
    cluster.put(1, "A");
    cluster.tell("pre-prepare", 1, &[2, 3]);
    cluster.tell("prepare", 2, &[1]);
    cluster.tell("prepare", 3, &[1]);
    assert_eq!(cluster.log(1), "1:A*");
    assert_eq!(cluster.words(1, 2), ["commit"]);
}

/// "A backup accepts a pre-prepare message provided: the signatures in the request and the
/// pre-prepare message are correct and d is the digest for m; it is in view v; it has not accepted a
/// pre-prepare message for view v and sequence number n containing a different digest; the sequence
/// number is between a low water mark, h, and a high water mark, H."
#[test]
fn a_backup_accepts_what_meets_all_conditions_and_nothing_else() {
    let a = batch("A");
    let told = |vote, batch: &Batch| Message::PrePrepare { vote, batch: batch.clone() };
    let right = vote(Phase::PrePrepare, 1, 1, a.digest());
    let unsigned =
        Signed::claim(Signer::Client(protocol::ClientId(1)), request(1, "A").unverified().clone());
    let invented = Batch::of([unsigned.into()].into());
    let forged = Signed::claim(Signer::Node(protocol::NodeId(1)), right);
    let cases = [
        ("right", told(key(1).sign(right), &a), true),
        ("signed by another", told(key(3).sign(right), &a), false),
        ("claimed", told(forged, &a), false),
        ("another digest", told(key(1).sign(right), &batch("B")), false),
        ("no client asked", pre_prepare(1, 1, 1, &invented), false),
        ("a later view", pre_prepare(2, 2, 1, &a), false),
        ("number 0", pre_prepare(1, 1, 0, &a), false),
        ("H", pre_prepare(1, 1, 20, &a), true),
        ("beyond H", pre_prepare(1, 1, 21, &a), false),
        ("a prepare", told(key(1).sign(right.to(Phase::Prepare)), &a), false),
    ];
    for (what, message, accepted) in cases {
        let mut cluster = Cluster::of(4);
        cluster.arrive(1, 2, message);
        assert_eq!(!cluster.log(2).is_empty(), accepted, "{what}");
        assert_eq!(cluster.words(2, 3).contains(&"prepare"), accepted, "{what}");
    }
}

#[test]
fn a_second_pre_prepare_for_the_same_number_changes_nothing() {
    let mut cluster = Cluster::of(4);
    cluster.arrive(1, 2, pre_prepare(1, 1, 1, &batch("A")));
    cluster.lose_all();
    cluster.arrive(1, 2, pre_prepare(1, 1, 1, &batch("B")));
    assert_eq!((cluster.log(2).as_str(), cluster.words(2, 3)), ("1:A", vec![]));
    assert!(cluster.cited.contains("first-pre-prepare"));
}

/// A pre-prepare is the primary's whoever passes it on; a backup's own is worth nothing.
#[test]
fn only_the_primary_gives_numbers_but_anybody_may_pass_them_on() {
    let mut cluster = Cluster::of(4);
    cluster.arrive(3, 2, pre_prepare(3, 1, 1, &batch("B")));
    assert_eq!(cluster.log(2), "");
    cluster.arrive(3, 2, pre_prepare(1, 1, 1, &batch("A")));
    assert_eq!(cluster.log(2), "1:A");
    assert!(cluster.cited.contains("only-primary"));
}

// §4.2 Prepared

/// "The predicate prepared(m, v, n, i) is true iff replica i has inserted in its log: the request m,
/// a pre-prepare for m in view v with sequence number n, and 2f prepares from different backups that
/// match the pre-prepare."
#[test]
fn prepared_needs_2f_matching_prepares_of_different_backups() {
    let (a, b) = (batch("A").digest(), batch("B").digest());
    let cases: [(&str, &[Message], bool); 7] = [
        ("its own alone", &[], false),
        ("one more", &[prepare(3, 1, 1, a)], true),
        ("another digest", &[prepare(3, 1, 1, b)], false),
        ("another view", &[prepare(3, 2, 1, a)], false),
        ("another number", &[prepare(3, 1, 2, a)], false),
        ("the primary", &[prepare(1, 1, 1, a)], false),
        ("a commit", &[Message::Prepare(key(3).sign(vote(Phase::Commit, 1, 1, a)))], false),
    ];
    for (what, votes, prepared) in cases {
        let mut cluster = Cluster::of(4);
        cluster.arrive(1, 2, pre_prepare(1, 1, 1, &batch("A")));
        for message in votes {
            cluster.arrive(3, 2, message.clone());
        }
        assert_eq!(cluster.log(2) == "1:A*", prepared, "{what}");
        assert_eq!(cluster.words(2, 1).contains(&"commit"), prepared, "{what}");
    }
}

/// With seven replicas f is 2: one backup counts once, however often it is heard.
#[test]
fn a_vote_counts_once() {
    let mut cluster = Cluster::of(7);
    let a = batch("A").digest();
    cluster.arrive(1, 2, pre_prepare(1, 1, 1, &batch("A")));
    for node in [3, 3, 3, 4] {
        cluster.arrive(node, 2, prepare(node, 1, 1, a));
    }
    assert_eq!(cluster.log(2), "1:A", "its own and two others");
    cluster.arrive(5, 2, prepare(5, 1, 1, a));
    assert_eq!(cluster.log(2), "1:A*");
}

/// Messages come in any order: what is early is kept.
#[test]
fn votes_may_arrive_before_what_they_are_for() {
    let mut cluster = Cluster::of(4);
    let a = batch("A").digest();
    for node in [1, 3] {
        cluster.arrive(node, 2, commit(node, 1, 1, a));
    }
    cluster.arrive(3, 2, prepare(3, 1, 1, a));
    assert_eq!(cluster.executed(2), 0);
    cluster.arrive(1, 2, pre_prepare(1, 1, 1, &batch("A")));
    assert_eq!((cluster.executed(2), cluster.done(2).as_str()), (1, "1:A"));
}

// §4.2 Committed

/// "committed-local(m, v, n, i) is true iff prepared(m, v, n, i) is true and i has accepted 2f + 1
/// commits (possibly including its own) from different replicas that match the pre-prepare."
#[test]
fn committed_needs_2f_plus_1_matching_commits() {
    let (a, b) = (batch("A").digest(), batch("B").digest());
    let cases: [(&str, &[Message], bool); 4] = [
        ("its own and one", &[commit(3, 1, 1, a)], false),
        ("its own and two", &[commit(3, 1, 1, a), commit(4, 1, 1, a)], true),
        ("one twice", &[commit(3, 1, 1, a), commit(3, 1, 1, a)], false),
        ("another digest", &[commit(3, 1, 1, a), commit(4, 1, 1, b)], false),
    ];
    for (what, votes, committed) in cases {
        let mut cluster = Cluster::of(4);
        cluster.arrive(1, 2, pre_prepare(1, 1, 1, &batch("A")));
        cluster.arrive(3, 2, prepare(3, 1, 1, a));
        for message in votes {
            cluster.arrive(3, 2, message.clone());
        }
        assert_eq!(cluster.executed(2) == 1, committed, "{what}");
    }
}

#[test]
fn commits_count_only_once_it_has_prepared() {
    let mut cluster = Cluster::of(4);
    let a = batch("A").digest();
    cluster.arrive(1, 2, pre_prepare(1, 1, 1, &batch("A")));
    for node in [1, 3, 4] {
        cluster.arrive(node, 2, commit(node, 1, 1, a));
    }
    assert_eq!(cluster.executed(2), 0);
    cluster.arrive(4, 2, prepare(4, 1, 1, a));
    assert_eq!(cluster.executed(2), 1);
}

/// "Each replica i executes the operation requested by m after committed-local(m, v, n, i) is true
/// and i's state reflects the sequential execution of all requests with lower sequence numbers."
#[test]
fn a_committed_number_waits_for_those_before_it() {
    let mut cluster = Cluster::of(4);
    let (a, b) = (batch("A").digest(), numbered(2, "B").digest());
    let commit_at = |cluster: &mut Cluster, n: u64, batch: &Batch, digest| {
        cluster.arrive(1, 2, pre_prepare(1, 1, n, batch));
        cluster.arrive(3, 2, prepare(3, 1, n, digest));
        cluster.arrive(3, 2, commit(3, 1, n, digest));
        cluster.arrive(4, 2, commit(4, 1, n, digest));
    };
    commit_at(&mut cluster, 2, &numbered(2, "B"), b);
    assert_eq!(cluster.done(2), "");
    commit_at(&mut cluster, 1, &batch("A"), a);
    assert_eq!(cluster.done(2), "1:A 2:B");
}

/// 2n(n − 1) messages: (n − 1) pre-prepares, (n − 1)² prepares, n(n − 1) commits.
#[test]
fn a_decision_costs_24_messages_among_4_and_84_among_7() {
    for (nodes, wanted) in [(4, [3, 9, 12]), (7, [6, 36, 42])] {
        let mut cluster = Cluster::of(nodes);
        cluster.put(1, "A");
        let mut counted = [0; 3];
        while !cluster.bag.is_empty() {
            let flight = cluster.bag.remove(0);
            counted[match &flight.message {
                Message::PrePrepare { .. } => 0,
                Message::Prepare(_) => 1,
                Message::Commit(_) => 2,
                other => panic!("{other:?}"),
            }] += 1;
            cluster.arrive(flight.from, flight.to, flight.message);
        }
        assert_eq!(counted, wanted, "{nodes} replicas");
    }
}

// Quorums

/// ⌈(n + f + 1) / 2⌉, right for every n.
#[test]
fn a_quorum_is_not_2f_plus_1_where_n_is_not_3f_plus_1() {
    for (nodes, others) in [(4, 2), (5, 3), (6, 3), (7, 4)] {
        let mut cluster = Cluster::of(nodes);
        let a = batch("A").digest();
        cluster.arrive(1, 2, pre_prepare(1, 1, 1, &batch("A")));
        for node in 3..=others {
            cluster.arrive(node, 2, prepare(node, 1, 1, a));
        }
        assert_eq!(cluster.log(2), "1:A", "{nodes} replicas");
        cluster.arrive(others + 1, 2, prepare(others + 1, 1, 1, a));
        assert_eq!(cluster.log(2), "1:A*", "{nodes} replicas");
    }
}

// Batches and watermarks

#[test]
fn requests_that_wait_share_a_number() {
    let mut cluster = with(4, &[(&BATCH, 3), (&PIPELINE, 1)]);
    for value in ["A", "B", "C", "D", "E"] {
        cluster.put(1, value);
    }
    assert_eq!(cluster.log(1), "1:A", "one number at a time");
    cluster.settle();
    assert_eq!(cluster.executed(1), 3, "A, then B to D, then E");
    assert_eq!(cluster.done(4), "1:A 2:B 3:C 4:D 5:E");
}

#[test]
fn a_primary_gives_no_numbers_beyond_the_high_watermark() {
    let mut cluster = with(4, &[(&CHECKPOINT, 2), (&WINDOW, 4)]);
    for value in ["A", "B", "C", "D", "E"] {
        cluster.put(1, value);
    }
    assert_eq!(cluster.log(1), "1:A 2:B 3:C 4:D");
    cluster.settle();
    assert_eq!(cluster.done(1), "1:A 2:B 3:C 4:D 5:E", "checkpoints have made room");
}

/// A single replica, which nobody can outvote, works too; so do sizes that nobody recommends.
#[test]
fn any_number_of_replicas_works() {
    for nodes in 1..=10 {
        let mut cluster = Cluster::configured(&config(nodes, &[]), &[]);
        let id = cluster.put(1, "A");
        cluster.settle();
        assert_eq!(cluster.answers(id).len(), nodes as usize, "{nodes} replicas");
    }
}
