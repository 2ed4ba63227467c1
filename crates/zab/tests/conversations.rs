//! The conversations of ZooKeeper's `Zab1_0Test`, told anew: one server is real, and the test speaks
//! for its peers, message by message. Each that has a model names it; the others are our own.

mod common;

use std::rc::Rc;

use common::{Cluster, Servers, vote};
use protocol::{ClientId, Command, Epoch, Operation, OptionValue, Request, RequestId, Slot};
use zab::{Durable, Message, OBSERVERS, Phase, Snapshot, State, Timer, Txn, Zxid};

const fn epoch(n: u64) -> Epoch {
    Epoch(n)
}

/// A follower joins for the first time in its life.
const fn joins(accepted: u64) -> Message {
    Message::FollowerInfo { accepted: epoch(accepted), attempt: 1 }
}

/// A leader answers somebody who has joined for the first time in its life.
const fn leads(epoch: u64) -> Message {
    Message::LeaderInfo { epoch: Epoch(epoch), attempt: 1 }
}

fn txn(epoch: u64, counter: u64, value: &str) -> Txn {
    let id = RequestId { client: ClientId(9), number: epoch * 1_000 + counter };
    let operation = Operation::Put { key: "x".into(), value: value.into() };
    let command = Command::from(Request::new(id, 0, operation));
    Txn { zxid: Zxid::new(epoch, counter), command }
}

/// S3 is the real one, and is elected.
fn leader(cluster: &mut Cluster, zxid: (u64, u64), current: u64) {
    cluster.persuade(3, &[1, 2], vote(3, current, zxid));
    assert!(matches!(cluster.replica(3).phase(), Phase::Leading(_)));
}

/// S1 is the real one, and follows S3.
fn follower(cluster: &mut Cluster) {
    cluster.lose_all();
    let vote = vote(3, 0, (0, 0));
    for peer in [2, 3] {
        let state = State::Looking;
        cluster.arrive(peer, 1, Message::Notification { vote, round: 1, state });
    }
    cluster.ring(1, Timer::Finalize);
    assert_eq!(cluster.take("follower-info", 1, 3), Some(joins(0)));
    cluster.lose_all();
}

fn snapshot(txns: &[Txn]) -> Rc<Snapshot> {
    let mut machine = protocol::Machine::new();
    for (slot, txn) in (1..).zip(txns) {
        machine.apply(Slot(slot), &txn.command);
    }
    let zxid = txns.last().map(|txn| txn.zxid).unwrap_or_default();
    Rc::new(Snapshot { zxid, machine })
}

fn diff(txns: &[Txn]) -> Message {
    Message::Diff { epoch: epoch(1), txns: txns.into() }
}

/// Everything that S3 has sent to a peer, and forgets it.
fn words(cluster: &mut Cluster, from: u32, to: u32) -> Vec<&'static str> {
    let words = cluster.words(from, to);
    cluster.lose_all();
    words
}

/// `testLeaderInConnectingFollowers`
#[test]
fn followers_that_joined_before_the_leader_did_count_for_its_epoch() {
    let mut cluster = Cluster::given(["", "", "accepted=5 current=0"]);
    cluster.lose_all();
    for peer in [1, 2] {
        cluster.arrive(peer, 3, joins(0));
    }
    assert!(cluster.bag.is_empty(), "two of three have joined, but not the leader itself");
    assert_eq!(cluster.epochs(3), (5, 0));
    for peer in [1, 2] {
        let (vote, state) = (vote(3, 0, (0, 0)), State::Looking);
        cluster.arrive(peer, 3, Message::Notification { vote, round: 1, state });
    }
    cluster.lose_all();
    cluster.ring(3, Timer::Finalize);
    for peer in [1, 2] {
        assert_eq!(cluster.take("leader-info", 3, peer), Some(leads(6)));
    }
}

/// `testLeaderInElectingFollowers`
#[test]
fn followers_that_accept_an_epoch_do_not_make_it_one_without_the_leader() {
    let mut cluster = Cluster::of(3);
    leader(&mut cluster, (0, 0), 0);
    for peer in [1, 2] {
        let last = Zxid::ZERO;
        cluster.arrive(peer, 3, Message::AckEpoch { counts: true, current: epoch(0), last });
    }
    assert!(cluster.bag.is_empty());
    assert_eq!(cluster.epochs(3), (0, 0));
}

#[test]
fn a_leader_proposes_no_epoch_before_a_quorum_has_joined() {
    let mut cluster = Cluster::of(5);
    cluster.persuade(5, &[1, 2, 3], vote(5, 0, (0, 0)));
    cluster.arrive(1, 5, joins(0));
    cluster.arrive(1, 5, joins(0));
    assert!(cluster.bag.is_empty(), "one follower that joins twice is one follower");
    cluster.arrive(2, 5, joins(0));
    assert_eq!(cluster.words(5, 1), ["leader-info"]);
    assert_eq!(cluster.words(5, 2), ["leader-info"]);
}

/// `testLastAcceptedEpoch`
#[test]
fn the_epoch_is_later_than_the_last_one_that_anybody_accepted() {
    let mut cluster = Cluster::given(["", "", "accepted=5 current=0"]);
    leader(&mut cluster, (0, 0), 0);
    cluster.arrive(1, 3, joins(6));
    assert_eq!(cluster.take("leader-info", 3, 1), Some(leads(7)));
    assert_eq!(cluster.epochs(3), (7, 0));
}

#[test]
fn a_leader_does_not_adopt_its_epoch_before_a_quorum_has_accepted_it() {
    let mut cluster = Cluster::of(5);
    cluster.persuade(5, &[1, 2, 3], vote(5, 0, (0, 0)));
    for peer in [1, 2] {
        cluster.arrive(peer, 5, joins(0));
    }
    let ack = Message::AckEpoch { counts: true, current: epoch(0), last: Zxid::ZERO };
    cluster.arrive(1, 5, ack.clone());
    assert_eq!(cluster.epochs(5), (1, 0));
    cluster.arrive(2, 5, ack);
    assert_eq!(cluster.epochs(5), (1, 1));
}

/// `testUnnecessarySnap`
#[test]
fn an_up_to_date_replica_gets_no_snapshot() {
    let mut cluster = Cluster::given(["", "", "log=1.1,1.2"]);
    leader(&mut cluster, (1, 2), 1);
    cluster.arrive(1, 3, joins(1));
    assert_eq!(cluster.take("leader-info", 3, 1), Some(leads(2)));
    assert_eq!(cluster.epochs(3), (2, 1));
    let last = Zxid::new(1, 2);
    cluster.arrive(1, 3, Message::AckEpoch { counts: true, current: epoch(1), last });
    assert_eq!(
        cluster.take("diff", 3, 1),
        Some(Message::Diff { epoch: epoch(2), txns: [].into() })
    );
    assert_eq!(words(&mut cluster, 3, 1), ["new-leader"]);
}

/// `testNormalFollowerRun`
#[test]
fn a_follower_is_brought_up_to_date_by_a_snapshot() {
    let mut cluster = Cluster::of(3);
    follower(&mut cluster);
    cluster.arrive(3, 1, leads(1));
    let ack = Message::AckEpoch { counts: true, current: epoch(0), last: Zxid::ZERO };
    assert_eq!(cluster.take("ack-epoch", 1, 3), Some(ack));
    assert_eq!(cluster.epochs(1), (1, 0));

    let snapshot = snapshot(&[txn(1, 1, "data1")]);
    cluster.arrive(3, 1, Message::Snap { epoch: epoch(1), snapshot });
    assert_eq!(cluster.node(1).disk, Durable { accepted_epoch: epoch(1), ..Durable::default() });
    cluster.arrive(3, 1, Message::NewLeader { epoch: epoch(1) });
    let last = Zxid::new(1, 1);
    let ack = Message::AckLeader { epoch: epoch(1), last };
    assert_eq!(cluster.take("ack-leader", 1, 3), Some(ack));
    assert_eq!(cluster.epochs(1), (1, 1));
    assert_eq!(cluster.node(1).disk.snapshot.zxid, last, "it is on the disk now");

    cluster.arrive(3, 1, Message::Propose { txn: txn(1, 2, "data2") });
    assert_eq!(cluster.take("ack", 1, 3), Some(Message::Ack { zxid: Zxid::new(1, 2) }));
    assert_eq!(cluster.value(1).as_deref(), Some("data1"), "it is not yet committed");
    cluster.arrive(3, 1, Message::UpToDate { epoch: epoch(1), committed: last });
    assert_eq!(cluster.value(1).as_deref(), Some("data1"));
    cluster.arrive(3, 1, Message::Commit { zxid: Zxid::new(1, 2) });
    assert_eq!(cluster.value(1).as_deref(), Some("data2"));
    cluster.restart(1);
    assert_eq!(cluster.zxids(1), [(1, 2)], "after the snapshot");
}

/// `testNormalFollowerRunWithDiff`
#[test]
fn a_follower_is_brought_up_to_date_by_a_diff() {
    let mut cluster = Cluster::of(3);
    follower(&mut cluster);
    cluster.arrive(3, 1, leads(1));
    cluster.lose_all();
    cluster.arrive(3, 1, diff(&[txn(1, 1, "data1"), txn(1, 2, "data2")]));
    assert_eq!(cluster.zxids(1), [], "what may be incomplete is not written");
    cluster.arrive(3, 1, Message::NewLeader { epoch: epoch(1) });
    assert_eq!(cluster.zxids(1), [(1, 1), (1, 2)]);
    assert_eq!(cluster.value(1), None, "nothing is committed before the leader is established");
    cluster.arrive(3, 1, Message::UpToDate { epoch: epoch(1), committed: Zxid::new(1, 2) });
    assert_eq!(words(&mut cluster, 1, 3), ["ack-leader"]);
    assert_eq!(cluster.value(1).as_deref(), Some("data2"));
    assert_eq!(cluster.epochs(1), (1, 1));
    assert_eq!(cluster.node(1).disk.snapshot, Snapshot::default(), "no snapshot was taken");
}

/// S1 follows S3, and has delivered two transactions more than its disk has written. It hears that
/// S3 is gone.
fn ahead_of_its_disk() -> Cluster {
    let mut cluster = Cluster::of(3);
    follower(&mut cluster);
    cluster.arrive(3, 1, leads(1));
    cluster.arrive(3, 1, diff(&[txn(1, 1, "data1")]));
    cluster.arrive(3, 1, Message::NewLeader { epoch: epoch(1) });
    cluster.arrive(3, 1, Message::UpToDate { epoch: epoch(1), committed: Zxid::new(1, 1) });
    cluster.lose_all();
    cluster.slow_disks = true;
    for (counter, value) in [(2, "data2"), (3, "data3")] {
        cluster.arrive(3, 1, Message::Propose { txn: txn(1, counter, value) });
        cluster.arrive(3, 1, Message::Commit { zxid: Zxid::new(1, counter) });
    }
    assert_eq!((cluster.delivered(1), cluster.zxids(1)), (3, vec![(1, 1)]));
    cluster.crash(3);
    assert!(matches!(cluster.replica(1).phase(), Phase::Looking(_)));
    cluster
}

/// `testFollowerWithPendingSyncsOnLeaderReElection` (ZOOKEEPER-4541)
#[test]
fn a_follower_votes_for_no_more_than_its_disk_holds() {
    let mut cluster = ahead_of_its_disk();
    for written in [[(1, 1)].as_slice(), &[(1, 1), (1, 2)]] {
        assert_eq!(cluster.zxids(1), written);
        assert_eq!(cluster.words(1, 2), [""; 0], "its vote waits for both writes");
        cluster.write(1);
    }
    assert_eq!(cluster.zxids(1), [(1, 1), (1, 2), (1, 3)]);
    let vote_for = |last, round| {
        let (vote, state) = (vote(1, 1, last), State::Looking);
        Message::Notification { vote, round, state }
    };
    assert_eq!(cluster.sent(1, 2), [&vote_for((1, 3), 2)]);

    let mut cluster = ahead_of_its_disk();
    cluster.restart(1);
    assert_eq!(cluster.sent(1, 2), [&vote_for((1, 1), 1)], "it knows nothing of what was lost");
    assert_eq!(cluster.breach, None);
}

/// S3 leads, and S1 has acknowledged it.
fn established(cluster: &mut Cluster) {
    leader(cluster, (0, 0), 0);
    assert_eq!(cluster.epochs(3), (0, 0));
    cluster.arrive(1, 3, joins(0));
    assert_eq!(words(cluster, 3, 1), ["leader-info"]);
    assert_eq!(cluster.epochs(3), (1, 0));
    let last = Zxid::ZERO;
    cluster.arrive(1, 3, Message::AckEpoch { counts: true, current: epoch(0), last });
    assert_eq!(words(cluster, 3, 1), ["diff", "new-leader"]);
    assert_eq!(cluster.epochs(3), (1, 1));
    assert!(!cluster.leads(3));
    cluster.arrive(1, 3, Message::AckLeader { epoch: epoch(1), last });
    assert_eq!(words(cluster, 3, 1), ["up-to-date"]);
    assert!(cluster.leads(3));
}

/// `testNormalRun`
#[test]
fn a_leader_is_established_when_everything_goes_well() {
    established(&mut Cluster::of(3));
}

/// `testTxnTimeout`
#[test]
fn a_follower_that_answers_but_does_not_acknowledge_is_let_go() {
    let mut cluster = Cluster::of(3);
    established(&mut cluster);
    cluster.put(3, "hola");
    assert_eq!(words(&mut cluster, 3, 1), ["propose"]);
    for _ in 0..2 {
        assert!(cluster.leads(3));
        cluster.ring(3, Timer::Tick);
        assert_eq!(words(&mut cluster, 3, 1), ["ping"]);
        cluster.arrive(1, 3, Message::Pong);
        cluster.ring(3, Timer::Limit);
    }
    assert!(!cluster.leads(3), "and without it there is no quorum");
}

/// `testNormalObserverRun`
#[test]
fn an_observer_learns_what_is_committed() {
    let one = [(OBSERVERS.name, OptionValue::Count(1))];
    let mut cluster = Cluster::chosen(4, &[], &one, &[]);
    cluster.lose_all();
    let vote = vote(3, 0, (0, 0));
    for (peer, state) in [(1, State::Following), (2, State::Following), (3, State::Leading)] {
        cluster.arrive(peer, 4, Message::Notification { vote, round: 1, state });
    }
    assert_eq!(cluster.take("follower-info", 4, 3), Some(joins(0)));
    cluster.arrive(3, 4, leads(1));
    assert_eq!(words(&mut cluster, 4, 3), ["ack-epoch"]);
    let snapshot = snapshot(&[txn(1, 1, "data1"), txn(1, 2, "data1")]);
    cluster.arrive(3, 4, Message::Snap { epoch: epoch(1), snapshot });
    cluster.arrive(3, 4, Message::NewLeader { epoch: epoch(1) });
    assert_eq!(words(&mut cluster, 4, 3), ["ack-leader"]);
    assert_eq!(cluster.epochs(4), (1, 1));
    cluster.arrive(3, 4, Message::Inform { txn: txn(1, 3, "data2") });
    cluster.arrive(3, 4, Message::UpToDate { epoch: epoch(1), committed: Zxid::new(1, 3) });
    assert_eq!(cluster.value(4).as_deref(), Some("data2"), "it was told before it was up to date");
    cluster.arrive(3, 4, Message::Inform { txn: txn(1, 4, "data3") });
    assert_eq!(cluster.value(4).as_deref(), Some("data3"));
    assert!(cluster.bag.is_empty(), "it acknowledges nothing");
    assert_eq!(cluster.zxids(4), [(1, 3), (1, 4)]);
}

/// `testLeaderBehind`
#[test]
fn a_leader_that_is_far_behind_in_epochs_takes_the_next() {
    let mut cluster = Cluster::of(3);
    leader(&mut cluster, (0, 0), 0);
    cluster.arrive(1, 3, joins(20));
    assert_eq!(cluster.take("leader-info", 3, 1), Some(leads(21)));
    let last = Zxid::ZERO;
    cluster.arrive(1, 3, Message::AckEpoch { counts: true, current: epoch(0), last });
    let new_leader = Message::NewLeader { epoch: epoch(21) };
    assert_eq!(cluster.take("new-leader", 3, 1), Some(new_leader));
    cluster.arrive(1, 3, Message::AckLeader { epoch: epoch(21), last });
    assert_eq!(
        cluster.take("up-to-date", 3, 1),
        Some(Message::UpToDate { epoch: epoch(21), committed: last })
    );
}

/// `testAbandonBeforeACKEpoch`
#[test]
fn a_leader_whose_epoch_nobody_accepts_gives_up_without_it() {
    let mut cluster = Cluster::of(3);
    leader(&mut cluster, (0, 0), 0);
    cluster.arrive(1, 3, joins(0));
    assert_eq!(words(&mut cluster, 3, 1), ["leader-info"]);
    cluster.ring(3, Timer::Limit);
    assert_eq!(cluster.epochs(3), (1, 0), "its current epoch stays");
    assert!(matches!(cluster.replica(3).phase(), Phase::Looking(_)));
}

/// `testInitialAcceptedCurrent`
#[test]
fn epochs_that_were_never_written_are_those_of_the_last_transaction() {
    let cluster = Cluster::given(["log=3.1,3.2,3.3", "", ""]);
    assert_eq!(cluster.epochs(1), (3, 3));
}

#[test]
fn a_leader_gives_way_to_a_follower_with_a_more_recent_history() {
    let mut cluster = Cluster::of(3);
    leader(&mut cluster, (0, 0), 0);
    cluster.arrive(1, 3, joins(1));
    cluster.lose_all();
    let last = Zxid::new(1, 1);
    cluster.arrive(1, 3, Message::AckEpoch { counts: true, current: epoch(1), last });
    assert!(matches!(cluster.replica(3).phase(), Phase::Looking(_)));
    assert!(cluster.cited.contains("most-recent"));
    assert_eq!(cluster.epochs(3), (2, 0));
}

#[test]
fn an_answer_to_an_epoch_that_was_accepted_before_does_not_count() {
    let mut cluster = Cluster::given(["accepted=4 current=0", "", ""]);
    cluster.lose_all();
    cluster.persuade(1, &[2, 3], vote(3, 0, (0, 0)));
    cluster.arrive(3, 1, leads(4));
    let ack = Message::AckEpoch { counts: false, current: epoch(0), last: Zxid::ZERO };
    assert_eq!(cluster.take("ack-epoch", 1, 3), Some(ack));
    cluster.restart(1);
    cluster.persuade(1, &[2, 3], vote(3, 0, (0, 0)));
    cluster.arrive(3, 1, leads(3));
    assert_eq!(cluster.take("ack-epoch", 1, 3), None);
    assert!(matches!(cluster.replica(1).phase(), Phase::Looking(_)));
}

/// By the number of its attempt: what the leader says to an earlier one is on its way still.
#[test]
fn the_answer_to_an_earlier_attempt_is_not_that_to_the_last() {
    let mut cluster = Cluster::of(3);
    follower(&mut cluster);
    cluster.ring(1, Timer::Limit);
    for peer in [2, 3] {
        let (vote, state) = (vote(3, 0, (0, 0)), State::Looking);
        cluster.arrive(peer, 1, Message::Notification { vote, round: 2, state });
    }
    cluster.ring(1, Timer::Finalize);
    let again = Message::FollowerInfo { accepted: epoch(0), attempt: 2 };
    assert_eq!(cluster.take("follower-info", 1, 3), Some(again));
    cluster.arrive(3, 1, leads(1));
    assert_eq!((cluster.take("ack-epoch", 1, 3), cluster.epochs(1)), (None, (0, 0)));
    assert!(cluster.cited.contains("this-attempt"));
    cluster.arrive(3, 1, Message::LeaderInfo { epoch: epoch(2), attempt: 2 });
    assert!(cluster.take("ack-epoch", 1, 3).is_some());
    assert_eq!(cluster.epochs(1), (2, 0));
}

#[test]
fn a_proposal_that_is_known_is_ignored() {
    let mut cluster = Cluster::of(3);
    follower(&mut cluster);
    cluster.arrive(3, 1, leads(1));
    cluster.arrive(3, 1, diff(&[txn(1, 1, "a")]));
    cluster.arrive(3, 1, Message::NewLeader { epoch: epoch(1) });
    cluster.lose_all();
    cluster.arrive(3, 1, Message::Propose { txn: txn(1, 1, "a") });
    assert!(cluster.bag.is_empty());
    assert_eq!(cluster.zxids(1), [(1, 1)]);
    assert!(cluster.cited.contains("known-proposal"));
}
