//! Leadership transfer (dissertation §3.10). The names are those of etcd's `raft_test.go`.

mod common;

use common::{Cluster, Servers, is_done, refused_by, with_options};
use protocol::{ClientId, NodeId, Operation, OptionValue, Reply, Request, RequestId, Slot};
use raft::{CHECK_QUORUM, Message, PREVOTE, STICKY, Term, Timer};

/// A leader of term 1 lets the receiver take over.
fn call() -> Message {
    let id = RequestId { client: ClientId(1), number: 99 };
    let request = Request::new(id, 0, Operation::Change(common::change("transfer 3")));
    Message::TimeoutNow { term: Term(1), request: request.into() }
}

fn led_by_1(nodes: u32) -> Cluster {
    let mut cluster = Cluster::of(nodes);
    cluster.elect(1);
    cluster
}

#[test]
fn leader_transfer_to_up_to_date_node() {
    let mut cluster = led_by_1(3);
    let id = cluster.admin(1, "transfer 2");
    assert_eq!(cluster.words(1, 2), ["timeout-now"]);
    cluster.settle();
    assert!(cluster.leads(2) && cluster.follows(1));
    assert!(is_done(&cluster, id));
    assert!(!cluster.node(1).timers.contains_key(&Timer::Transfer));
    cluster.admin(2, "transfer 1");
    cluster.settle();
    assert!(cluster.leads(1));
}

#[test]
fn leader_transfer_to_slow_follower() {
    let mut cluster = led_by_1(3);
    cluster.put(1, "a");
    cluster.settle_among(&[1, 2]);
    cluster.admin(1, "transfer 3");
    assert_eq!(cluster.words(1, 3), Vec::<&str>::new(), "first it gets what it lacks");
    cluster.beat(1);
    cluster.settle();
    assert!(cluster.leads(3));
    assert_eq!(cluster.log(3), [1, 1, 2, 2]);
}

#[test]
fn leader_transfer_with_check_quorum_and_stickiness_and_pre_vote() {
    let mut cluster = with_options(3, &[&CHECK_QUORUM, &STICKY, &PREVOTE]);
    (1..=3).for_each(|node| cluster.ring(node, Timer::Silence));
    cluster.elect(1);
    cluster.admin(1, "transfer 2");
    cluster.deliver("timeout-now", 1, 2);
    assert_eq!(cluster.words(2, 3), ["vote"], "nobody is asked first");
    cluster.settle();
    assert!(cluster.leads(2), "whoever hears a leader heeds this request all the same");
}

#[test]
fn leader_transfer_to_self() {
    let mut cluster = led_by_1(3);
    let id = cluster.admin(1, "transfer 1");
    assert_eq!(cluster.words(1, 2), ["append"], "it is an entry of the log, so that it stays done");
    cluster.settle();
    assert!(is_done(&cluster, id) && cluster.leads(1));
}

#[test]
fn leader_transfer_to_non_existing_node() {
    let mut cluster = led_by_1(3);
    let id = cluster.admin(1, "transfer 4");
    assert_eq!(refused_by(&cluster, id), Some("fixed-membership"));
}

#[test]
fn leader_transfer_to_learner() {
    let mut cluster = led_by_1(3);
    cluster.admin(1, "learner 3");
    cluster.settle();
    let id = cluster.admin(1, "transfer 3");
    cluster.settle();
    assert_eq!(refused_by(&cluster, id), Some("transfer-to-voter"));
}

#[test]
fn leader_transfer_timeout() {
    let mut cluster = led_by_1(3);
    cluster.crash(2);
    let id = cluster.admin(1, "transfer 2");
    cluster.lose_all();
    let waits = cluster.put(1, "a");
    assert_eq!(cluster.answers(waits), [&Reply::Redirect(None)], "no new requests meanwhile");
    cluster.ring(1, Timer::Transfer);
    assert_eq!(cluster.answers(id), [&Reply::Redirect(None)], "the call may still arrive");
    let taken = cluster.put(1, "b");
    cluster.settle();
    assert!(cluster.leads(1) && is_done(&cluster, taken));
}

#[test]
fn leader_transfer_ignores_proposal() {
    let mut cluster = led_by_1(3);
    cluster.crash(3);
    cluster.admin(1, "transfer 3");
    cluster.put(1, "a");
    assert_eq!(cluster.log(1), [1]);
}

#[test]
fn leader_transfer_receive_higher_term_vote() {
    let mut cluster = led_by_1(3);
    cluster.crash(3);
    let id = cluster.admin(1, "transfer 3");
    cluster.lose_all();
    cluster.elect(2);
    assert!(cluster.follows(1) && cluster.answers(id).is_empty(), "S3 does not lead");
    assert_eq!(cluster.breach, None);
}

#[test]
fn leader_transfer_second_transfer_to_another_node() {
    let mut cluster = led_by_1(3);
    cluster.crash(3);
    let first = cluster.admin(1, "transfer 3");
    cluster.lose_all();
    cluster.admin(1, "transfer 2");
    assert_eq!(refused_by(&cluster, first), None, "the first is under way");
    assert!(cluster.words(1, 2).is_empty());
    cluster.ring(1, Timer::Transfer);
    cluster.admin(1, "transfer 2");
    cluster.settle();
    assert!(cluster.leads(2));
}

#[test]
fn transfer_non_member() {
    let mut cluster = with_voters(3, 2);
    cluster.arrive(1, 3, call());
    assert!(cluster.follows(3), "who is no member cannot be elected");
}

fn with_voters(nodes: u32, voters: u32) -> Cluster {
    common::with(nodes, &[("voters", OptionValue::Count(voters))], &[])
}

#[test]
fn an_old_call_to_stand_is_ignored() {
    let mut cluster = led_by_1(3);
    cluster.elect(2);
    cluster.arrive(1, 3, call());
    assert!(cluster.follows(3) && cluster.leads(2));
}

#[test]
fn leader_transfer_to_up_to_date_node_from_follower() {
    let mut cluster = led_by_1(3);
    let id = cluster.admin(2, "transfer 2");
    assert_eq!(cluster.answers(id), [&Reply::Redirect(Some(NodeId(1)))], "only the leader can");
    cluster.settle();
    assert!(cluster.leads(1) && cluster.follows(2));
}

#[test]
fn leader_transfer_after_snapshot() {
    let mut cluster = common::with(3, &[("snapshot", OptionValue::Count(2))], &[]);
    cluster.elect(1);
    cluster.crash(3);
    for value in ["a", "b", "c", "d"] {
        cluster.put(1, value);
        cluster.settle();
    }
    cluster.restart(3);
    cluster.admin(1, "transfer 3");
    cluster.beat(1);
    cluster.deliver("heartbeat", 1, 3);
    cluster.deliver("append-no", 3, 1);
    assert_eq!(cluster.words(1, 3), ["install-snapshot"], "it lacks what is gone from the log");
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    assert!(cluster.leads(3) && cluster.follows(1));
    assert!(cluster.replica(3).durable().compacted().0 > Slot(0));
    assert_eq!(cluster.breach, None);
}

/// etcd gives a transfer up when its target is removed meanwhile. Here the leader takes no change
/// while it hands its epoch over, and no successor that it is about to remove.
#[test]
fn leader_transfer_remove_node() {
    for (change, left) in [("remove 3", "S1,S2"), ("learner 3", "S1,S2 learners S3")] {
        let mut cluster = led_by_1(3);
        cluster.crash(3);
        let transfer = cluster.admin(1, "transfer 3");
        let refused = cluster.admin(1, change);
        assert_eq!(cluster.answers(refused), [&Reply::Redirect(None)], "{change}");
        cluster.ring(1, Timer::Transfer);
        assert_eq!(cluster.answers(transfer), [&Reply::Redirect(None)], "{change}");
        cluster.admin(1, change);
        assert_eq!(cluster.members(1), left);
        cluster.settle();
        let transfer = cluster.admin(1, "transfer 3");
        cluster.settle();
        assert_eq!(refused_by(&cluster, transfer), Some("transfer-to-voter"), "{change}");
        assert!(cluster.leads(1), "{change}");
    }
}

/// In etcd a leader that is asked to hand over to itself takes its epoch back. Here it waits for
/// the transfer to end.
#[test]
fn leader_transfer_back() {
    let mut cluster = led_by_1(3);
    cluster.crash(3);
    let away = cluster.admin(1, "transfer 3");
    let back = cluster.admin(1, "transfer 1");
    assert_eq!(cluster.answers(back), [&Reply::Redirect(None)]);
    cluster.ring(1, Timer::Transfer);
    assert_eq!(cluster.answers(away), [&Reply::Redirect(None)]);
    let back = cluster.admin(1, "transfer 1");
    cluster.settle();
    assert!(is_done(&cluster, back) && cluster.leads(1));
}

#[test]
fn leader_transfer_second_transfer_to_same_node() {
    let mut cluster = led_by_1(3);
    cluster.crash(3);
    let first = cluster.admin(1, "transfer 3");
    cluster.lose_all();
    let second = cluster.admin(1, "transfer 3");
    assert_eq!(cluster.answers(second), [&Reply::Redirect(None)], "it prolongs nothing");
    assert!(cluster.bag.is_empty());
    cluster.ring(1, Timer::Transfer);
    assert_eq!(cluster.answers(first), [&Reply::Redirect(None)]);
    let taken = cluster.put(1, "a");
    cluster.settle();
    assert!(is_done(&cluster, taken));
}

#[test]
fn a_transfer_is_done_once_the_named_server_leads() {
    let mut cluster = led_by_1(3);
    let id = cluster.admin(1, "transfer 3");
    cluster.deliver("timeout-now", 1, 3);
    cluster.deliver("vote", 3, 1);
    assert!(cluster.follows(1) && cluster.answers(id).is_empty(), "S3 may still lose");
    cluster.deliver("granted", 1, 3);
    assert!(cluster.leads(3) && cluster.answers(id).is_empty());
    cluster.settle();
    assert!(is_done(&cluster, id));
    assert_eq!(cluster.breach, None);
}

#[test]
fn the_named_server_answers_done_when_it_is_asked_again() {
    let mut cluster = led_by_1(3);
    let id = cluster.admin(1, "transfer 3");
    cluster.lose_all();
    cluster.crash(1);
    cluster.elect(3);
    cluster.admin_again(id, 3, "transfer 3");
    cluster.settle();
    assert!(is_done(&cluster, id));
}

#[test]
fn a_transfer_that_was_done_is_done_for_every_later_leader() {
    let mut cluster = led_by_1(3);
    let id = cluster.admin(1, "transfer 3");
    cluster.settle();
    assert!(cluster.leads(3) && is_done(&cluster, id));
    cluster.crash(3);
    cluster.elect(1);
    cluster.admin_again(id, 1, "transfer 3");
    cluster.settle();
    assert!(cluster.leads(1), "it is not begun anew");
    let answers = cluster.answers(id);
    assert!(answers.iter().all(|answer| matches!(answer, Reply::Done { .. })), "{answers:?}");
    assert_eq!(cluster.breach, None);
}

/// S1 leads, and S3 lacks an entry.
fn with_s3_behind() -> Cluster {
    let mut cluster = led_by_1(3);
    cluster.crash(3);
    cluster.put(1, "a");
    cluster.settle();
    cluster
}

#[test]
fn a_transfer_is_refused_if_its_target_was_never_called() {
    let mut cluster = with_s3_behind();
    let id = cluster.admin(1, "transfer 3");
    cluster.ring(1, Timer::Transfer);
    assert!(cluster.answers(id).is_empty(), "the refusal is to be committed first");
    cluster.settle();
    assert_eq!(refused_by(&cluster, id), Some("transfer-aborts"));
    cluster.restart(3);
    cluster.beat(1);
    cluster.settle();
    cluster.admin_again(id, 1, "transfer 3");
    cluster.settle();
    assert!(cluster.leads(1), "what was refused is not begun by a late copy");
    assert_eq!(refused_by(&cluster, id), Some("refusal-in-log"));
}

#[test]
fn a_refusal_holds_at_the_next_leader_too() {
    let mut cluster = with_s3_behind();
    let id = cluster.admin(1, "transfer 3");
    cluster.ring(1, Timer::Transfer);
    cluster.settle();
    cluster.restart(3);
    cluster.elect(2);
    cluster.beat(2);
    cluster.settle();
    cluster.admin_again(id, 2, "transfer 3");
    cluster.settle();
    assert!(cluster.leads(2) && refused_by(&cluster, id) == Some("refusal-in-log"));
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_silent_transfer_target_is_not_waited_for_again() {
    let mut cluster = led_by_1(3);
    cluster.crash(3);
    let id = cluster.admin(1, "transfer 3");
    cluster.ring(1, Timer::Transfer);
    cluster.lose_all();
    cluster.admin_again(id, 1, "transfer 3");
    assert!(cluster.bag.is_empty());
    let taken = cluster.put(1, "a");
    cluster.settle();
    assert!(is_done(&cluster, taken), "the leader takes requests meanwhile");
    cluster.restart(3);
    cluster.beat(1);
    cluster.settle();
    cluster.admin_again(id, 1, "transfer 3");
    cluster.settle();
    assert!(cluster.leads(3), "S3 has answered, so it is called again");
}

#[test]
fn a_late_call_makes_no_leader_of_a_server_that_is_no_voter() {
    let mut cluster = led_by_1(3);
    cluster.admin(1, "transfer 3");
    let call = cluster.take("timeout-now", 1, 3).expect("a call");
    cluster.ring(1, Timer::Transfer);
    cluster.admin(1, "learner 3");
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    cluster.arrive(1, 3, call.clone());
    assert!(cluster.follows(3), "a learner does not stand");
    let mut cluster = led_by_1(3);
    cluster.admin(1, "transfer 3");
    cluster.lose_all();
    cluster.ring(1, Timer::Transfer);
    cluster.admin(1, "remove 3");
    cluster.settle();
    cluster.arrive(1, 3, call);
    cluster.settle();
    assert!(!cluster.leads(3), "whoever was removed lacks the entry that says so");
    assert_eq!(cluster.breach, None);
}
