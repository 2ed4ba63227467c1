//! What a leader knows of its followers, and what they make of its messages: tables of etcd's
//! `raft_test.go` and of its interaction scripts, by their names.

mod common;

use common::{Cluster, Servers, append, heartbeat, with};
use protocol::{NodeId, OptionValue, Slot};
use raft::{Message, Pace, Role, Term};

fn append_ok(term: u64, matched: u64) -> Message {
    Message::AppendOk { term: Term(term), matched: Slot(matched), round: 0 }
}

fn pace(cluster: &Cluster, node: u32) -> (Pace, u64, u64) {
    let Role::Leader(leadership) = cluster.replica(1).role() else { panic!("a leader") };
    let known = leadership.followers.iter().find(|follower| follower.node == NodeId(node));
    let follower = known.expect("a follower");
    (follower.pace, follower.matched.0, follower.next.0)
}

#[test]
fn commit() {
    // How far each follower has come; the terms of what the leader held before its own; its term;
    // how many entries of its own term it has; and what is committed. It begins without a no-op, so
    // that its log is what the row says. Three of etcd's rows have entries of a later term than the
    // leader's, which cannot be; here these are of its own.
    let rows: [(&[u64], &str, u64, u32, u64); 14] = [
        (&[], "", 1, 1, 1),
        (&[], "1", 2, 0, 0),
        (&[], "1", 2, 1, 2),
        (&[], "", 2, 1, 1),
        (&[1, 1], "", 1, 2, 1),
        (&[1, 1], "1,1", 2, 0, 0),
        (&[1, 2], "1", 2, 1, 2),
        (&[1, 2], "1,1", 2, 0, 0),
        (&[1, 1, 1], "", 1, 2, 1),
        (&[1, 1, 1], "1,1", 2, 0, 0),
        (&[1, 1, 2], "", 1, 2, 1),
        (&[1, 1, 2], "1,1", 2, 0, 0),
        (&[2, 1, 2], "1", 2, 1, 2),
        (&[2, 1, 2], "1,1", 2, 0, 0),
    ];
    for (matched, older, term, own, wanted) in rows {
        let nodes = matched.len() as u32 + 1;
        let disk = format!("term={} log={older}", term - 1);
        let mut cluster = Cluster::given_disk(nodes, &[&raft::rules::NOOP], &[&disk]);
        cluster.elect_by(1, &(2..=nodes).collect::<Vec<_>>());
        assert_eq!(cluster.term(1), term);
        for _ in 0..own {
            cluster.put(1, "a");
        }
        for (node, &matched) in (2..).zip(matched) {
            cluster.arrive(node, 1, append_ok(term, matched));
        }
        assert_eq!(cluster.commit(1), wanted, "{matched:?}, {own} entries after {older:?}");
    }
}

#[test]
fn commit_in_a_term_that_begins_with_a_no_op() {
    // How far each follower has come, the log that the leader starts with, and what is committed
    // in the term after its last.
    let rows: [(&[u64], &str, u64); 11] = [
        (&[], "1", 2),
        (&[2], "1", 2),
        (&[1], "1", 0),
        (&[2, 2], "1", 2),
        (&[2, 1], "1", 2),
        (&[1, 1], "1", 0),
        (&[1, 0], "1", 0),
        (&[3, 2, 2], "1,1", 0),
        (&[3, 3, 2], "1,1", 3),
        (&[3, 3, 1, 1], "1,1", 3),
        (&[3, 2, 2, 2], "1,2", 0),
    ];
    for (matched, log, wanted) in rows {
        let nodes = matched.len() as u32 + 1;
        let mut cluster = Cluster::given_disk(nodes, &[], &[&format!("log={log}")]);
        cluster.elect_by(1, &(2..=nodes).collect::<Vec<_>>());
        let term = cluster.term(1);
        for (node, &matched) in (2..).zip(matched) {
            cluster.arrive(node, 1, append_ok(term, matched));
        }
        assert_eq!(cluster.commit(1), wanted, "{matched:?} after {log}");
    }
}

#[test]
fn handle_msg_app() {
    // A follower with the log 1,2 gets an append; what it then holds, commits, and whether it agrees.
    type Row = (&'static str, Message, usize, u64, bool);
    let of = |log: &str, prev, commit| append(2, log, prev, commit);
    let rows: [Row; 11] = [
        ("another term at the place before", heartbeat(2, 2, 3, 3), 2, 0, false),
        ("nothing at the place before", heartbeat(2, 3, 3, 3), 2, 0, false),
        ("nothing new", heartbeat(2, 1, 1, 1), 2, 1, true),
        ("a conflict with everything", of("2", 0, 1), 1, 1, true),
        ("two more", of("1,2,2,2", 2, 3), 4, 3, true),
        ("one more", of("1,2,2", 2, 4), 3, 3, true),
        ("one that it holds", of("1,2", 1, 4), 2, 2, true),
        ("as far as it is", heartbeat(2, 1, 1, 3), 2, 1, true),
        ("up to the last new entry", of("1,2", 1, 3), 2, 2, true),
        ("all that it holds", heartbeat(2, 2, 2, 3), 2, 2, true),
        ("less than the leader has committed", heartbeat(2, 2, 2, 4), 2, 2, true),
    ];
    for (what, message, last, commit, agrees) in rows {
        let mut cluster = Cluster::given(["term=2 log=1,2", ""]);
        cluster.arrive(2, 1, message);
        assert_eq!((cluster.log(1).len(), cluster.commit(1)), (last, commit), "{what}");
        let word = if agrees { "append-ok" } else { "append-no" };
        assert_eq!(cluster.words(1, 2), [word], "{what}");
    }
}

#[test]
fn fast_log_rejection() {
    // The leader's log, the follower's, and where the leader tries next after one refusal.
    let rows = [
        ("1,2,2,4,4,4,4", "1,2,2,3,3,3,3", 3),
        ("1,2,2,3,4,4,4,5", "1,2,2,3,3,3,3", 4),
        ("1,1,1,1", "1,1", 2),
        ("1,1,1,3", "1,1,1,2,2", 3),
        ("1,2,3,3,3", "1,1,1,1,1", 1),
        ("1,1,1,5,5", "1,1,1,4,4,4,4,4", 3),
        ("2,2,2", "1,1,1,1", 0),
    ];
    for (leader, follower, tried) in rows {
        let disks = [&*format!("term=5 log={leader}"), &*format!("log={follower}")];
        let mut cluster = Cluster::given_disk(3, &[], &disks);
        cluster.elect_by(1, &[3]);
        cluster.deliver("append", 1, 2);
        cluster.deliver("append-no", 2, 1);
        let sent = cluster.sent(1, 2);
        let Some(Message::Append { prev_index, .. }) = sent.last() else { panic!("{sent:?}") };
        assert_eq!(prev_index.0, tried, "{leader} against {follower}");
        cluster.settle();
        cluster.beat(1);
        cluster.settle();
        assert_eq!(cluster.log(2), cluster.log(1));
    }
}

#[test]
fn log_replication_with_reordered_message() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.put(1, "a");
    cluster.put(1, "b");
    let old = cluster.take("append", 1, 2).expect("the first");
    cluster.deliver("append", 1, 2);
    assert_eq!(cluster.words(2, 1), ["append-no"]);
    cluster.arrive(1, 2, old);
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    assert_eq!(cluster.log(2), [1, 1, 1]);
    assert_eq!(cluster.commit(2), 3);
}

#[test]
fn probe_and_replicate() {
    let mut cluster = Cluster::of(3);
    cluster.campaign(1);
    cluster.deliver("vote", 1, 2);
    cluster.deliver("granted", 2, 1);
    assert_eq!(pace(&cluster, 2), (Pace::Probe, 0, 1));
    cluster.put(1, "a");
    assert_eq!(cluster.words(1, 2), ["append"], "one at a time until one succeeds");
    cluster.settle();
    assert_eq!(pace(&cluster, 2), (Pace::Replicate, 2, 3));
}

#[test]
fn heartbeat_resp_recovers_from_probing() {
    let mut cluster = Cluster::of(3);
    cluster.campaign(1);
    cluster.deliver("vote", 1, 2);
    cluster.deliver("granted", 2, 1);
    cluster.lose_all();
    assert_eq!(pace(&cluster, 2).0, Pace::Probe);
    cluster.beat(1);
    cluster.settle();
    assert_eq!(pace(&cluster, 2), (Pace::Replicate, 1, 2));
}

#[test]
fn replicate_pause() {
    let options = [("window", OptionValue::Count(3)), ("batch", OptionValue::Count(1))];
    let mut cluster = with(3, &options, &[]);
    cluster.elect(1);
    for value in ["a", "b", "c", "d", "e"] {
        cluster.put(1, value);
    }
    assert_eq!(cluster.words(1, 2), ["append"; 3], "the window is full");
    cluster.settle_among(&[1, 3]);
    assert_eq!(pace(&cluster, 2), (Pace::Replicate, 1, 5));
    assert_eq!(pace(&cluster, 3), (Pace::Replicate, 6, 7));
    cluster.beat(1);
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    assert_eq!(cluster.commit(2), 6, "the lost window does not wedge it");
}

#[test]
fn a_batch_is_as_long_as_the_option_says() {
    let mut cluster = with(2, &[("batch", OptionValue::Count(2))], &["log=1,1,1,1,1", ""]);
    cluster.elect_by(1, &[2]);
    cluster.deliver("append", 1, 2);
    cluster.deliver("append-no", 2, 1);
    let sent = cluster.sent(1, 2);
    assert!(matches!(sent[..], [Message::Append { entries, .. }] if entries.len() == 2));
    cluster.settle();
    assert_eq!(cluster.log(2), cluster.log(1));
}

#[test]
fn uncommitted_entry_limit() {
    let mut cluster = with(3, &[("backlog", OptionValue::Count(2))], &[]);
    cluster.elect(1);
    for value in ["a", "b", "c"] {
        cluster.put(1, value);
    }
    assert_eq!(cluster.log(1).len(), 3, "the third must wait");
    cluster.settle();
    cluster.put(1, "c");
    assert_eq!(cluster.log(1).len(), 4);
}

#[test]
fn leader_election_overwrite_newer_logs() {
    // S1 led term 1, S2 term 2, and neither committed anything; S3 has voted in term 2.
    let mut cluster = Cluster::given(["log=1", "log=1", "log=2", "term=2 vote=3", "term=2 vote=3"]);
    cluster.campaign(1);
    cluster.settle();
    assert!(!cluster.leads(1), "the others are in term 2");
    assert_eq!(cluster.term(1), 2);
    cluster.elect(1);
    cluster.beat(1);
    cluster.settle();
    for node in 1..=5 {
        assert_eq!(cluster.log(node), [1, 3]);
    }
    assert_eq!(cluster.breach, None);
}

#[test]
fn duelling_candidates() {
    let mut cluster = Cluster::of(3);
    cluster.campaign(1);
    cluster.campaign(3);
    // S1 and S3 do not hear each other.
    while let Some(at) = cluster.bag.iter().position(|it| it.from + it.to != 4) {
        let flight = cluster.bag.remove(at);
        cluster.arrive(flight.from, flight.to, flight.message);
    }
    cluster.lose_all();
    assert!(cluster.leads(1) && cluster.stands(3));
    cluster.campaign(3);
    cluster.settle();
    assert!(cluster.follows(1) && cluster.follows(3), "its log is behind, its term ahead");
    assert_eq!(cluster.term(1), 2);
    assert_eq!(cluster.breach, None);
}

#[test]
fn single_node() {
    let mut cluster = Cluster::of(1);
    cluster.campaign(1);
    assert!(cluster.leads(1) && cluster.bag.is_empty());
    cluster.put(1, "a");
    assert_eq!((cluster.log(1), cluster.commit(1)), (vec![1, 1], 2));
}

#[test]
fn lagging_commit() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.beat(1);
    cluster.settle();
    cluster.put(1, "a");
    cluster.put(1, "b");
    for _ in 0..2 {
        cluster.deliver("append", 1, 3);
        cluster.deliver("append", 1, 2);
        cluster.deliver("append-ok", 2, 1);
    }
    cluster.lose_all();
    assert_eq!((cluster.commit(1), cluster.commit(3), cluster.log(3).len()), (3, 1, 3));
    assert_eq!(pace(&cluster, 3).1, 1, "S3 has it all, and the leader does not know");
    cluster.beat(1);
    cluster.deliver("heartbeat", 1, 3);
    cluster.deliver("append-ok", 3, 1);
    assert_eq!((cluster.commit(3), pace(&cluster, 3).1), (3, 3));
}

/// S3 has lost its disk after it acknowledged everything, or before the last entry reached it.
fn with_s3_wiped(behind: bool) -> Cluster {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    for value in ["a", "b", "c"] {
        cluster.put(1, value);
        cluster.settle();
    }
    cluster.wipe(3);
    if behind {
        cluster.put(1, "d");
        cluster.settle();
    }
    cluster.restart(3);
    cluster
}

/// How many messages S1 sends S3 after one heartbeat, until nothing is left to do.
fn sent_after_a_heartbeat(cluster: &mut Cluster) -> usize {
    let mut sent = 0;
    cluster.beat(1);
    while let Some(at) = cluster.bag.iter().position(|it| it.from + it.to == 4) {
        let flight = cluster.bag.remove(at);
        sent += usize::from(flight.from == 1);
        assert!(sent < 100, "S1 asks S3 for ever");
        cluster.arrive(flight.from, flight.to, flight.message);
    }
    cluster.settle();
    sent
}

#[test]
fn a_follower_that_lost_its_disk_is_repaired_within_two_heartbeats() {
    for behind in [false, true] {
        let mut cluster = with_s3_wiped(behind);
        let commit = cluster.commit(1);
        for _ in 0..2 {
            let sent = sent_after_a_heartbeat(&mut cluster);
            assert!(sent <= 3, "{sent} messages in answer to refusals");
        }
        assert_eq!(cluster.log(3), cluster.log(1));
        assert_eq!(cluster.commit(1), commit, "nothing is taken back");
        assert_eq!(pace(&cluster, 3).0, Pace::Replicate);
        assert_eq!(sent_after_a_heartbeat(&mut cluster), 1);
    }
}

#[test]
fn a_refusal_that_moves_nothing_waits_for_the_heartbeat() {
    for behind in [false, true] {
        let mut cluster = with_s3_wiped(behind);
        let mut sent = 0;
        // Of everything that S3 acknowledges the leader hears nothing, and of refusals doubly.
        for _ in 0..20 {
            cluster.beat(1);
            while let Some(at) = cluster.bag.iter().position(|it| it.from + it.to == 4) {
                let flight = cluster.bag.remove(at);
                sent += usize::from(flight.from == 1);
                match flight.message {
                    Message::AppendOk { .. } => cluster.wipe(3),
                    Message::AppendNo { .. } => {
                        cluster.arrive(3, 1, flight.message.clone());
                        cluster.arrive(3, 1, flight.message);
                    }
                    message => cluster.arrive(flight.from, flight.to, message),
                }
                if !cluster.is_up(3) {
                    cluster.restart(3);
                }
            }
            cluster.settle_among(&[1, 2]);
        }
        assert!(sent <= 20 * 3, "{sent} messages in 20 heartbeats");
    }
}

#[test]
fn heartbeats_add_no_second_chain_of_probes() {
    let mut cluster = Cluster::given(["log=1,1,2,2,3,3,4,4", "log=1,1,2,2,3,3,4,4", "log=1,1"]);
    cluster.elect_by(1, &[2]);
    for _ in 0..5 {
        cluster.beat(1);
    }
    let mut probes = 0;
    while let Some(at) = cluster.bag.iter().position(|it| it.from + it.to == 4) {
        let flight = cluster.bag.remove(at);
        probes += usize::from(matches!(&flight.message, Message::Append { entries, .. }
            if !entries.is_empty()));
        cluster.arrive(flight.from, flight.to, flight.message);
    }
    assert_eq!(cluster.log(3).len(), 9);
    assert!(probes <= 3, "{probes} appends, though one chain is enough");
}

#[test]
fn a_refusal_that_was_overtaken_does_not_lose_a_log() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.put(1, "a");
    let append = cluster.take("append", 1, 3).expect("an entry");
    cluster.beat(1);
    cluster.deliver("heartbeat", 1, 3);
    let refusal = cluster.take("append-no", 3, 1).expect("it lacks the entry");
    cluster.arrive(1, 3, append);
    cluster.settle();
    assert_eq!(pace(&cluster, 3), (Pace::Replicate, 2, 3));
    cluster.arrive(3, 1, refusal);
    assert_eq!(pace(&cluster, 3), (Pace::Replicate, 2, 3));
    assert!(cluster.bag.is_empty());
}
