//! PreVote, stickiness and CheckQuorum: what the dissertation adds to elections. The names of the
//! cases are those of etcd's `raft_test.go`, whose checklist this follows.

mod common;

use common::{Cluster, Servers, heartbeat, vote, with_options};
use protocol::{NodeId, OptionValue, Slot, Time};
use raft::{CHECK_QUORUM, Message, PREVOTE, STICKY, Term, Timer};

fn pre_vote(term: u64, last_index: u64, last_term: u64) -> Message {
    Message::PreVote { term: Term(term), last_index: Slot(last_index), last_term: Term(last_term) }
}

/// The minimum election timeout passes at `node` without a word from its leader.
fn forget(cluster: &mut Cluster, node: u32) {
    cluster.ring(node, Timer::Silence);
}

/// `node` hears nothing for an election timeout, and campaigns; everything is delivered.
fn stand(cluster: &mut Cluster, node: u32) {
    forget(cluster, node);
    cluster.campaign(node);
    cluster.settle();
}

// PreVote (dissertation §9.6)

#[test]
fn pre_vote_raises_no_term_before_a_majority_would_vote() {
    let mut cluster = with_options(3, &[&PREVOTE]);
    cluster.campaign(1);
    assert_eq!((cluster.term(1), cluster.replica(1).durable().voted_for), (0, None));
    assert_eq!(cluster.sent(1, 2), [&pre_vote(1, 0, 0)]);
    cluster.deliver("pre-vote", 1, 2);
    assert_eq!((cluster.term(2), cluster.replica(2).durable().voted_for), (0, None));
    cluster.deliver("pre-granted", 2, 1);
    assert!(cluster.stands(1));
    assert_eq!((cluster.term(1), cluster.replica(1).durable().voted_for), (1, Some(NodeId(1))));
}

#[test]
fn pre_vote_of_a_lonely_server_changes_nothing_when_it_returns() {
    let mut cluster = with_options(3, &[&PREVOTE]);
    cluster.elect(1);
    forget(&mut cluster, 3);
    for _ in 0..50 {
        cluster.campaign(3);
        cluster.lose_all();
    }
    assert_eq!(cluster.term(3), 1);
    cluster.campaign(3);
    cluster.settle();
    assert!(cluster.leads(1) && !cluster.leads(3));
    assert_eq!((cluster.term(1), cluster.term(2)), (1, 1));
}

#[test]
fn pre_vote_is_refused_to_a_log_that_is_behind() {
    let mut cluster = Cluster::chosen(
        3,
        &[],
        &[("prevote", protocol::OptionValue::Flag(true))],
        &["log=1,1", "log=1"],
    );
    cluster.arrive(2, 1, pre_vote(2, 1, 1));
    assert_eq!(cluster.sent(1, 2), [&Message::PreDenied { term: Term(1) }]);
    cluster.arrive(3, 2, pre_vote(2, 2, 1));
    assert_eq!(cluster.sent(2, 3), [&Message::PreGranted { term: Term(2) }]);
}

#[test]
fn pre_vote_with_split_vote_is_resolved_by_whoever_asks_next() {
    let mut cluster = with_options(3, &[&PREVOTE]);
    cluster.elect(1);
    cluster.crash(1);
    for node in [2, 3] {
        forget(&mut cluster, node);
        cluster.campaign(node);
    }
    for word in ["pre-vote", "pre-granted"] {
        cluster.deliver(word, 2, 3);
        cluster.deliver(word, 3, 2);
    }
    assert!(cluster.stands(2) && cluster.stands(3));
    cluster.settle();
    assert_eq!((cluster.term(2), cluster.term(3)), (2, 2));
    assert!(!cluster.leads(2) && !cluster.leads(3), "each has voted for itself");
    cluster.campaign(2);
    cluster.settle();
    assert!(cluster.leads(2));
    assert_eq!(cluster.term(2), 3);
}

#[test]
fn duelling_pre_candidates() {
    let mut cluster = with_options(3, &[&PREVOTE]);
    // S1 and S3 do not hear each other.
    for candidate in [1, 3] {
        cluster.campaign(candidate);
        cluster.settle_among(&[candidate, 2]);
    }
    assert!(cluster.leads(1) && cluster.follows(3));
    stand(&mut cluster, 3);
    assert!(cluster.leads(1) && cluster.follows(3), "its log is behind, and its term is not ahead");
    assert_eq!((cluster.term(1), cluster.term(3)), (1, 1));
    assert_eq!(cluster.breach, None);
}

#[test]
fn node_with_smaller_term_can_complete_election() {
    let mut cluster = with_options(3, &[&PREVOTE]);
    cluster.elect(1);
    // S3 misses two terms of the others.
    for (leader, other) in [(2, 1), (1, 2)] {
        forget(&mut cluster, other);
        forget(&mut cluster, leader);
        cluster.ring(other, Timer::Quorum);
        cluster.crash(other);
        cluster.restart(other);
        cluster.campaign(leader);
        cluster.settle_among(&[1, 2]);
        assert!(cluster.leads(leader));
    }
    assert_eq!((cluster.term(1), cluster.term(3)), (3, 1));
    // Its question is refused, and it learns the term; then it can help to elect S2.
    cluster.crash(1);
    stand(&mut cluster, 3);
    assert_eq!(cluster.term(3), 3);
    stand(&mut cluster, 2);
    assert!(cluster.leads(2));
}

#[test]
fn an_answer_to_a_pre_vote_never_raises_a_term() {
    let mut cluster = with_options(3, &[&PREVOTE]);
    cluster.campaign(1);
    cluster.arrive(2, 1, Message::PreGranted { term: Term(7) });
    assert_eq!((cluster.term(1), cluster.stands(1)), (0, false));
}

// Leader stickiness (dissertation §4.2.3)

#[test]
fn a_follower_with_a_leader_ignores_higher_terms_of_candidates() {
    let mut cluster = with_options(3, &[&STICKY]);
    forget(&mut cluster, 1);
    forget(&mut cluster, 2);
    cluster.elect(1);
    cluster.arrive(3, 2, vote(9, 9, 9));
    cluster.arrive(3, 1, vote(9, 9, 9));
    assert!(cluster.leads(1));
    assert_eq!((cluster.term(1), cluster.term(2)), (1, 1));
    forget(&mut cluster, 2);
    cluster.arrive(3, 2, vote(9, 9, 9));
    assert_eq!(cluster.term(2), 9, "the silence has lasted long enough");
}

#[test]
fn a_server_that_just_started_may_have_heard_a_leader_before() {
    let mut cluster = with_options(3, &[&STICKY]);
    cluster.arrive(3, 1, vote(1, 0, 0));
    assert_eq!(cluster.term(1), 0);
    forget(&mut cluster, 1);
    cluster.arrive(3, 1, vote(1, 0, 0));
    assert_eq!(cluster.words(1, 3), ["granted"]);
}

#[test]
fn disruptive_follower() {
    let mut plain = Cluster::of(3);
    plain.elect(1);
    plain.campaign(3);
    plain.settle();
    assert!(plain.term(1) == 2, "one campaign deposes a healthy leader");

    let mut sticky = with_options(3, &[&STICKY, &PREVOTE]);
    stand(&mut sticky, 1);
    forget(&mut sticky, 2);
    stand(&mut sticky, 1);
    assert!(sticky.leads(1));
    stand(&mut sticky, 3);
    assert!(sticky.leads(1));
    assert_eq!(sticky.term(1), 1);
}

#[test]
fn free_stuck_candidate_with_check_quorum() {
    let mut cluster = with_options(3, &[&STICKY, &CHECK_QUORUM]);
    (1..=3).for_each(|node| forget(&mut cluster, node));
    cluster.elect(1);
    forget(&mut cluster, 3);
    for _ in 0..2 {
        cluster.campaign(3);
        cluster.settle();
    }
    assert_eq!(cluster.term(3), 3);
    assert!(cluster.leads(1) && cluster.term(1) == 1, "its requests are ignored");
    // The refusal of the next heartbeat carries the higher term, which frees it.
    cluster.beat(1);
    cluster.settle();
    assert!(cluster.follows(1) && cluster.term(1) == 3);
    forget(&mut cluster, 2);
    cluster.campaign(3);
    cluster.settle();
    assert!(cluster.leads(3));
}

// CheckQuorum (dissertation §6.2)

#[test]
fn leader_election_with_check_quorum() {
    let mut cluster = with_options(3, &[&CHECK_QUORUM]);
    cluster.elect(1);
    cluster.ring(1, Timer::Quorum);
    assert!(cluster.leads(1), "both answered");
    cluster.beat(1);
    cluster.settle_among(&[1, 2]);
    cluster.ring(1, Timer::Quorum);
    assert!(cluster.leads(1), "a majority of three is two");
    cluster.ring(1, Timer::Quorum);
    assert!(cluster.follows(1), "nobody answered since");
    assert_eq!((cluster.term(1), cluster.replica(1).durable().voted_for), (1, Some(NodeId(1))));
    let timers: Vec<_> = cluster.node(1).timers.keys().collect();
    assert_eq!(timers, [&Timer::Election]);
}

#[test]
fn a_leader_without_a_majority_leads_on_where_check_quorum_is_off() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    assert!(!cluster.node(1).timers.contains_key(&Timer::Quorum));
    cluster.beat(1);
    cluster.lose_all();
    assert!(cluster.leads(1));
}

#[test]
fn leader_superseding_with_check_quorum() {
    let mut cluster = with_options(3, &[&CHECK_QUORUM, &STICKY]);
    (1..=3).for_each(|node| forget(&mut cluster, node));
    cluster.elect(1);
    cluster.campaign(3);
    cluster.settle();
    assert!(cluster.stands(3), "the others hear their leader");
    forget(&mut cluster, 2);
    cluster.campaign(3);
    cluster.settle();
    assert!(cluster.leads(3));
}

#[test]
fn an_old_heartbeat_tells_the_leader_of_the_higher_term() {
    let mut cluster = with_options(3, &[&CHECK_QUORUM]);
    cluster.elect(1);
    cluster.arrive(2, 3, vote(5, 9, 9));
    cluster.lose_all();
    cluster.arrive(1, 3, heartbeat(1, 1, 1, 1));
    assert_eq!(cluster.words(3, 1), ["append-no"]);
    cluster.settle();
    assert!(cluster.follows(1) && cluster.term(1) == 5);
}

// Options of nothing

#[test]
fn every_timer_that_repeats_takes_time_whatever_the_options() {
    let zero = Time::ZERO;
    for nodes in [1, 2] {
        for lease in [false, true] {
            let options = [
                ("election", OptionValue::Range(zero, zero)),
                ("heartbeat", OptionValue::Time(zero)),
                ("check-quorum", OptionValue::Flag(true)),
                ("prevote", OptionValue::Flag(true)),
                ("lease-reads", OptionValue::Flag(lease)),
            ];
            let mut cluster = common::with(nodes, &options, &[]);
            for _ in 0..20 {
                for node in 1..=nodes {
                    for (timer, after) in cluster.node(node).timers.clone() {
                        let repeats = !matches!(timer, Timer::Lease(_));
                        assert!(!repeats || after.start > zero, "{timer:?} {after:?}");
                        assert!(after.start < after.end, "{timer:?} {after:?}");
                        cluster.ring(node, timer);
                    }
                }
                cluster.settle();
            }
        }
    }
}
