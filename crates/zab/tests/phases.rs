//! The phases of the paper, by hand.

mod common;

use common::{Cluster, Servers, vote};
use protocol::{Epoch, Operation, OptionValue, ReadLevel, Slot};
use zab::{Message, OUTSTANDING, State, Timer, Zxid};

#[test]
fn the_greatest_vote_wins_and_is_established_in_a_new_epoch() {
    let mut cluster = Cluster::of(3);
    cluster.elect_all();
    assert_eq!(cluster.leader(), Some(3));
    for node in 1..=3 {
        assert_eq!(cluster.epochs(node), (1, 1), "S{node}");
        assert!(cluster.replica(node).serves());
    }
}

#[test]
fn a_request_at_a_follower_is_delivered_everywhere_and_answered_there() {
    let mut cluster = Cluster::of(3);
    cluster.elect_all();
    let id = cluster.put(1, "a");
    cluster.settle();
    assert_eq!(cluster.answers(id).len(), 1);
    for node in 1..=3 {
        assert_eq!(cluster.zxids(node), [(1, 1)]);
        assert_eq!(cluster.value(node).as_deref(), Some("a"));
    }
    assert_eq!(cluster.breach, None);
}

#[test]
fn the_longer_history_of_the_later_epoch_leads() {
    let mut cluster = Cluster::given(["log=1.1,1.2,1.3", "log=1.1,2.1", "log=1.1"]);
    cluster.elect_all();
    assert_eq!(cluster.leader(), Some(2));
    for node in 1..=3 {
        assert_eq!(cluster.zxids(node), [(1, 1), (2, 1)], "S{node}");
        assert_eq!(cluster.delivered(node), 2);
    }
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_leader_that_loses_its_quorum_looks_for_a_leader() {
    let mut cluster = Cluster::of(3);
    cluster.elect_all();
    cluster.crash(1);
    assert!(cluster.leads(3), "one follower is enough");
    cluster.crash(2);
    assert!(!cluster.leads(3));
}

/// S1 has adopted epoch 2, and is sent 1.1 by S5, the leader of epoch 3. It crashes when that is on
/// its disk, and epoch 3 is not. So do all others.
fn torn() -> Cluster {
    let (adopted, other) = ("current=2", "accepted=2 current=1 log=1.1");
    let mut cluster = Cluster::given([adopted, adopted, other, other, other]);
    let txns = cluster.node(5).disk.history.tail(Slot(0)).cloned().collect();
    cluster.persuade(1, &[3, 4, 5], vote(5, 3, (3, 0)));
    cluster.slow_disks = true;
    cluster.arrive(5, 1, Message::LeaderInfo { epoch: Epoch(3), attempt: 1 });
    cluster.write(1);
    cluster.arrive(5, 1, Message::Diff { epoch: Epoch(3), txns });
    cluster.arrive(5, 1, Message::NewLeader { epoch: Epoch(3) });
    cluster.write(1);
    cluster.slow_disks = false;
    for node in 1..=5 {
        cluster.crash(node);
    }
    assert_eq!((cluster.epochs(1), cluster.zxids(1)), ((3, 2), vec![(1, 1)]));
    assert!(cluster.node(1).disk.torn);
    cluster
}

#[test]
fn a_torn_history_names_its_last_transaction() {
    let mut cluster = torn();
    cluster.restart(1);
    let (vote, state) = (vote(1, 2, (1, 1)), State::Looking);
    assert_eq!(cluster.sent(1, 2), [&Message::Notification { vote, round: 1, state }]);
    assert!(cluster.cited.contains("torn-history"));
    assert_eq!(cluster.zxids(2), [], "S2 has what epoch 2 began with, and says 2.0");
    cluster.restart(2);
    cluster.restart(3);
    cluster.elect(&[1, 2, 3]);
    assert!(cluster.leads(2));
    assert_eq!(cluster.zxids(1), [], "S1 is brought to the history of S2");
    assert!(!cluster.node(1).disk.torn);
    cluster.put(2, "a");
    cluster.settle();
    assert_eq!(cluster.zxids(1), [(4, 1)]);
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_leader_with_a_torn_history_has_no_equal() {
    let mut cluster = torn();
    for node in [1, 3, 4] {
        cluster.restart(node);
    }
    cluster.elect(&[1, 3, 4]);
    assert!(cluster.leads(1), "its current epoch is the latest");
    cluster.restart(2);
    cluster.settle();
    assert_eq!(cluster.delivered(2), 1, "S2 says 2.0, and is sent what it lacks");
    cluster.put(2, "a");
    cluster.settle();
    for node in 1..=4 {
        assert_eq!((cluster.delivered(node), cluster.value(node).as_deref()), (2, Some("a")));
    }
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_returning_server_is_brought_up_to_date() {
    let mut cluster = Cluster::of(3);
    cluster.elect_all();
    cluster.crash(1);
    cluster.put(3, "a");
    cluster.settle();
    cluster.restart(1);
    cluster.settle();
    assert!(cluster.replica(1).serves());
    assert_eq!(cluster.zxids(1), [(1, 1)]);
    cluster.put(1, "b");
    cluster.settle();
    assert_eq!(cluster.value(2).as_deref(), Some("b"));
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_late_server_gets_a_snapshot_of_purged_entries() {
    let mut cluster = Cluster::chosen(3, &[], &[("snapshot", OptionValue::Count(2))], &[]);
    cluster.elect_all();
    for node in 1..=3 {
        cluster.restart(node);
    }
    // The second epoch begins where S1 is: with nothing.
    cluster.crash(1);
    cluster.elect(&[2, 3]);
    for value in ["a", "b", "c", "d", "e"] {
        cluster.put(3, value);
        cluster.settle();
    }
    assert!(!cluster.zxids(3).contains(&(2, 1)), "the leader keeps it no longer");
    cluster.restart(1);
    cluster.settle();
    assert_eq!((cluster.delivered(1), cluster.value(1).as_deref()), (5, Some("e")));
    assert_eq!(cluster.breach, None);
}

#[test]
fn an_observer_is_told_what_a_snapshot_purges_at_once() {
    let options = [("snapshot", OptionValue::Count(2)), ("observers", OptionValue::Count(1))];
    let mut cluster = Cluster::chosen(4, &[], &options, &[]);
    cluster.elect_all();
    cluster.ring(4, Timer::Notify);
    cluster.settle();
    for value in ["a", "b", "c"] {
        cluster.put(3, value);
    }
    cluster.arrive(2, 3, Message::Ack { zxid: Zxid::new(1, 3) });
    assert_eq!(cluster.delivered(3), 3, "all three at once, and the first is purged");
    assert!(!cluster.zxids(3).contains(&(1, 1)));
    cluster.settle();
    assert_eq!((cluster.delivered(4), cluster.value(4).as_deref()), (3, Some("c")));
    assert_eq!(cluster.breach, None);
}

#[test]
fn an_observer_answers_writes_reads_and_syncs() {
    let one = [("observers", OptionValue::Count(1))];
    let mut cluster = Cluster::chosen(4, &[], &one, &[]);
    cluster.elect_all();
    cluster.ring(4, Timer::Notify);
    cluster.settle();
    let write = cluster.put(4, "a");
    assert_eq!(cluster.words(4, 3), ["request"], "what changes anything goes to the leader");
    cluster.settle();
    let answers = |cluster: &Cluster, id| format!("{:?}", cluster.answers(id));
    assert!(answers(&cluster, write).contains("Done"));
    let get = Operation::Get { key: "x".into(), level: ReadLevel::Linearizable };
    let read = cluster.ask(4, 7, get);
    let sync = cluster.ask(4, 8, Operation::Sync);
    assert_eq!(cluster.words(4, 3), ["request", "sync"]);
    assert_eq!((cluster.answers(read).len(), cluster.answers(sync).len()), (0, 0));
    cluster.settle();
    assert!(answers(&cluster, read).contains("\"a\""));
    assert_eq!(cluster.answers(sync).len(), 1);
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_local_read_is_answered_at_once_and_a_sync_brings_it_up_to_date() {
    let mut cluster = Cluster::of(3);
    cluster.elect_all();
    cluster.put(3, "a");
    while cluster.take("commit", 3, 1).is_none() {
        let flight = cluster.bag.remove(0);
        cluster.arrive(flight.from, flight.to, flight.message);
        assert!(!cluster.bag.is_empty());
    }
    cluster.settle();
    let read = Operation::Get { key: "x".into(), level: ReadLevel::Local };
    let stale = cluster.ask(1, 7, read.clone());
    assert!(format!("{:?}", cluster.answers(stale)).contains("Found(None)"));
    cluster.put(2, "b");
    let sync = cluster.ask(1, 8, Operation::Sync);
    cluster.settle();
    assert_eq!(cluster.answers(sync).len(), 1);
    let fresh = cluster.ask(1, 9, read);
    assert!(format!("{:?}", cluster.answers(fresh)).contains("\"b\""));
}

#[test]
fn a_sync_of_a_follower_that_was_let_go_is_not_answered() {
    let mut cluster = Cluster::of(3);
    cluster.elect_all();
    cluster.put(3, "a");
    cluster.deliver("propose", 3, 2);
    cluster.ring(3, Timer::Limit);
    cluster.deliver("ack", 2, 3);
    cluster.put(3, "b");
    let early = cluster.ask(1, 7, Operation::Sync);
    cluster.deliver("sync", 1, 3);
    cluster.arrive(2, 3, Message::Pong);
    cluster.ring(3, Timer::Limit);
    assert!(cluster.cited.contains("ack-in-time"), "S1 has acknowledged nothing");
    let late = cluster.ask(1, 8, Operation::Sync);
    cluster.deliver("sync", 1, 3);
    cluster.deliver("propose", 3, 2);
    cluster.deliver("ack", 2, 3);
    assert!(cluster.leads(3));
    assert_eq!(cluster.delivered(3), 2);
    assert_eq!(cluster.words(3, 1), ["propose", "commit", "propose"], "and nothing since");
    cluster.settle();
    assert_eq!(cluster.answers(early).len() + cluster.answers(late).len(), 0);
}

#[test]
fn a_silent_leader_is_left_and_its_session_need_not_end_for_it() {
    let mut cluster = Cluster::of(3);
    cluster.elect_all();
    for node in 1..=2 {
        cluster.ring(node, Timer::Limit);
    }
    cluster.elect(&[1, 2]);
    assert!(cluster.leads(2));
    assert_eq!(cluster.epochs(2), (2, 2));
    cluster.put(3, "old");
    cluster.put(2, "new");
    cluster.settle();
    assert_eq!(cluster.value(1).as_deref(), Some("new"));
    assert_eq!(cluster.breach, None);
}

fn outstanding(most: u32) -> Cluster {
    let most = OptionValue::Count(most);
    let mut cluster = Cluster::chosen(3, &[], &[(OUTSTANDING.name, most)], &[]);
    cluster.elect_all();
    cluster
}

#[test]
fn a_leader_proposes_no_more_than_may_be_outstanding() {
    let mut cluster = outstanding(2);
    for value in ["a", "b", "c"] {
        cluster.put(3, value);
    }
    assert_eq!(cluster.zxids(3), [(1, 1), (1, 2), (1, 3)], "all are numbered and written");
    assert_eq!(cluster.words(3, 1), ["propose", "propose"]);
    cluster.deliver("propose", 3, 1);
    cluster.deliver("ack", 1, 3);
    assert_eq!(cluster.words(3, 2), ["propose", "propose", "commit", "propose"]);
    cluster.settle();
    assert_eq!(cluster.value(1).as_deref(), Some("c"));
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_server_that_joins_between_write_and_proposal_gets_a_known_proposal() {
    let mut cluster = outstanding(1);
    cluster.crash(1);
    cluster.put(3, "a");
    cluster.put(3, "b");
    assert_eq!(cluster.words(3, 2), ["propose"], "the second waits for the first");
    cluster.restart(1);
    for (from, to) in [(1, 2), (1, 3), (2, 1), (3, 1)] {
        cluster.deliver("notification", from, to);
    }
    for word in ["follower-info", "ack-epoch", "ack-leader"] {
        cluster.deliver(word, 1, 3);
        for word in ["leader-info", "diff", "new-leader"] {
            cluster.deliver(word, 3, 1);
        }
    }
    assert_eq!(cluster.delivered(3), 2, "S1 has acknowledged both with the history");
    assert!(!cluster.cited.contains("known-proposal"), "and has yet to hear of the proposal");
    cluster.settle();
    assert!(cluster.cited.contains("known-proposal"));
    assert_eq!(cluster.zxids(1), [(1, 1), (1, 2)]);
    assert_eq!(cluster.delivered(1), 2);
    assert_eq!(cluster.breach, None);
}
