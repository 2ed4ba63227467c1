//! A test per sentence of Paxos Made Simple, and per rule that implementations get wrong.

mod common;

use common::{Agents, Cluster, accept, accepted, ballot, nack, prepare, promise, proposal, word};
use paxos::{Paxos, Proposer, Round, Timer};
use protocol::{Answer, Machine, Operation, Protocol, ReadLevel, Reply, Slot, Time};

// §2.1 The problem

#[test]
fn s2_1_only_a_value_that_has_been_proposed_may_be_chosen() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    cluster.settle();
    for node in 1..=3 {
        assert_eq!(cluster.chosen(node).as_deref(), Some("A"));
    }
}

#[test]
fn s2_1_only_a_single_value_is_chosen() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    cluster.settle();
    let late = cluster.put(3, "B");
    cluster.settle();
    assert_eq!(cluster.chosen(3).as_deref(), Some("A"));
    assert_eq!(found(&cluster, late), Some(Some("A")));
}

#[test]
fn s2_1_a_process_never_learns_that_a_value_is_chosen_unless_it_is() {
    let mut cluster = Cluster::of(5);
    cluster.prepare(1, "A", &[2, 3]);
    cluster.accepts(1, &[2]);
    assert_eq!(cluster.chosen(1), None, "two of five");
    cluster.accepts(1, &[3]);
    assert_eq!(cluster.chosen(1).as_deref(), Some("A"), "three of five");
    assert_eq!(cluster.chosen(2), None, "and nobody has told S2 yet");
}

// §2.2 Choosing a value

/// P1: an acceptor must accept the first proposal that it receives.
#[test]
fn p1_the_first_proposal_is_accepted() {
    let mut cluster = Cluster::of(3);
    cluster.arrive(2, 1, accept("1.2", "A"));
    assert_eq!(cluster.accepted(1).as_deref(), Some("1.2 A"));
    assert_eq!(cluster.sent(1, 2), [&accepted("1.2", "A")]);
}

/// P1a: an acceptor can accept a proposal numbered n iff it has not responded to a prepare request
/// having a number greater than n.
#[test]
fn p1a_a_proposal_is_accepted_unless_a_higher_ballot_is_promised() {
    for (number, accepts) in [("1.9", false), ("2.1", false), ("2.2", true), ("2.3", true)] {
        let mut cluster = Cluster::given(["promised=2.2", "", ""]);
        cluster.arrive(2, 1, accept(number, "A"));
        assert_eq!(cluster.accepted(1).is_some(), accepts, "{number}");
        if !accepts {
            assert_eq!(cluster.sent(1, 2), [&nack(number, "2.2")]);
        }
    }
}

#[test]
fn accepting_binds_like_a_promise() {
    let mut cluster = Cluster::of(3);
    cluster.arrive(2, 1, accept("3.2", "A"));
    assert_eq!(cluster.promised(1).as_deref(), Some("3.2"));
    cluster.arrive(3, 1, prepare("2.3"));
    assert_eq!(cluster.sent(1, 3), [&nack("2.3", "3.2")]);
}

/// P2 and P2a: if a proposal with value v is chosen, then every higher-numbered proposal that is
/// chosen, and that any acceptor accepts, has value v.
#[test]
fn p2a_what_is_accepted_after_a_choice_has_its_value() {
    let mut cluster = Cluster::of(3);
    cluster.prepare(1, "A", &[2]);
    cluster.deliver("accept", 1, 2);
    cluster.crash(1);
    cluster.lose_all();
    cluster.prepare(3, "B", &[2]);
    cluster.accepts(3, &[2]);
    assert_eq!(cluster.accepted(3).as_deref(), Some("1.3 A"));
    assert_eq!(cluster.chosen(3).as_deref(), Some("A"));
}

/// P2b: every higher-numbered proposal issued by any proposer has value v.
#[test]
fn p2b_whoever_proposes_after_a_choice_proposes_its_value() {
    for proposer in [2, 3] {
        let mut cluster = Cluster::given(["accepted=1.1,A round=1", "accepted=1.1,A", ""]);
        cluster.prepare(proposer, "B", &[5 - proposer]);
        let proposed = cluster.proposes(proposer).expect("a majority has promised");
        assert_eq!(proposed.value, proposal("1.1", "A").value);
    }
}

/// P2c (a): no acceptor in the majority has accepted anything: the proposer is free.
#[test]
fn p2c_a_proposer_is_free_if_its_majority_has_accepted_nothing() {
    let mut cluster = Cluster::given(["", "", "accepted=1.3,B"]);
    cluster.prepare(1, "A", &[2]);
    assert_eq!(cluster.proposes(1).map(|it| word(&it.value)).as_deref(), Some("A"));
}

/// P2c (b): otherwise it takes the value of the highest-numbered proposal accepted in it.
#[test]
fn p2c_otherwise_it_takes_the_value_of_the_highest_numbered_proposal() {
    let mut cluster =
        Cluster::given(["accepted=1.3,A", "promised=3.2 accepted=2.2,B", "accepted=3.1,C", "", ""]);
    cluster.put(4, "D");
    cluster.lose_all();
    cluster.arrive(2, 4, nack("1.4", "5.2"));
    cluster.retry(4);
    cluster.promises(4, &[1, 2]);
    assert_eq!(cluster.proposes(4).map(|it| word(&it.value)).as_deref(), Some("B"));
}

/// A chosen value needs no more than the overlap of two majorities to survive.
#[test]
fn one_common_acceptor_carries_the_value_over() {
    let mut cluster = Cluster::of(5);
    cluster.prepare(1, "A", &[2, 3]);
    cluster.accepts(1, &[2, 3]);
    cluster.lose_all();
    cluster.crash(1);
    cluster.crash(2);
    cluster.prepare(5, "B", &[3, 4]);
    assert_eq!(cluster.proposes(5).map(|it| word(&it.value)).as_deref(), Some("A"));
}

// §2.2 Phase 1

#[test]
fn phase_1a_a_proposer_asks_everyone_with_a_number_that_is_on_its_disk() {
    let mut cluster = Cluster::of(3);
    cluster.slow_disks = true;
    cluster.put(2, "A");
    assert!(cluster.bag.is_empty(), "nothing leaves before the round is written");
    cluster.write(2);
    for acceptor in [1, 3] {
        assert_eq!(cluster.sent(2, acceptor), [&prepare("1.2")]);
    }
    assert_eq!(cluster.node(2).disk.round, Round(1));
}

#[test]
fn phase_1b_a_prepare_above_every_promise_is_promised() {
    let mut cluster = Cluster::given(["accepted=1.2,A promised=2.1", "", ""]);
    cluster.arrive(3, 1, prepare("2.3"));
    assert_eq!(cluster.promised(1).as_deref(), Some("2.3"));
    assert_eq!(cluster.sent(1, 3), [&promise("2.3", Some(proposal("1.2", "A")))]);
}

#[test]
fn phase_1b_a_lower_prepare_is_refused_and_names_the_promise() {
    let mut cluster = Cluster::given(["promised=2.3", "", ""]);
    cluster.arrive(2, 1, prepare("2.2"));
    assert_eq!(cluster.promised(1).as_deref(), Some("2.3"));
    assert_eq!(cluster.sent(1, 2), [&nack("2.2", "2.3")]);
}

#[test]
fn phase_1b_the_same_prepare_is_answered_again_and_writes_nothing() {
    let mut cluster = Cluster::of(3);
    cluster.arrive(2, 1, prepare("1.2"));
    cluster.slow_disks = true;
    cluster.arrive(2, 1, prepare("1.2"));
    assert_eq!(cluster.sent(1, 2), [&promise("1.2", None), &promise("1.2", None)]);
}

#[test]
fn phase_1b_a_promise_is_on_the_disk_before_it_leaves() {
    let mut cluster = Cluster::of(3);
    cluster.slow_disks = true;
    cluster.arrive(2, 1, prepare("1.2"));
    assert!(cluster.bag.is_empty());
    cluster.write(1);
    assert_eq!(cluster.sent(1, 2), [&promise("1.2", None)]);
    assert_eq!(cluster.node(1).disk.promised, Some(ballot("1.2")));
}

// §2.2 Phase 2

#[test]
fn phase_2a_a_majority_of_promises_is_needed() {
    let mut cluster = Cluster::of(5);
    cluster.prepare(1, "A", &[2]);
    assert!(cluster.prepares(1), "two of five");
    cluster.promises(1, &[3]);
    assert!(cluster.proposes(1).is_some(), "three of five");
}

#[test]
fn phase_2a_a_promise_that_arrives_twice_counts_once() {
    let mut cluster = Cluster::of(5);
    cluster.put(1, "A");
    for _ in 0..3 {
        cluster.arrive(2, 1, promise("1.1", None));
    }
    assert!(cluster.prepares(1));
}

/// Mistake E23 of docs/mistakes.md.
#[test]
fn phase_2a_promises_of_another_ballot_do_not_count() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    cluster.retry(1);
    cluster.arrive(2, 1, promise("1.1", None));
    assert!(cluster.prepares(1));
    cluster.arrive(2, 1, promise("2.1", None));
    assert_eq!(cluster.proposes(1).map(|it| it.ballot), Some(ballot("2.1")));
}

#[test]
fn phase_2a_one_value_per_ballot_whatever_comes_late() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    cluster.lose_all();
    cluster.retry(1);
    cluster.promises(1, &[2]);
    cluster.lose_all();
    cluster.arrive(3, 1, promise("2.1", Some(proposal("1.3", "B"))));
    assert_eq!(cluster.proposes(1).map(|it| word(&it.value)).as_deref(), Some("A"));
    assert!(cluster.bag.is_empty());
}

#[test]
fn phase_2b_an_acceptance_is_on_the_disk_before_it_is_told() {
    let mut cluster = Cluster::of(3);
    cluster.slow_disks = true;
    cluster.arrive(2, 1, accept("1.2", "A"));
    assert!(cluster.bag.is_empty());
    cluster.write(1);
    assert_eq!(cluster.sent(1, 2), [&accepted("1.2", "A")]);
    assert_eq!(cluster.node(1).disk.accepted, Some(proposal("1.2", "A")));
}

#[test]
fn phase_2b_the_same_accept_is_answered_again_and_writes_nothing() {
    let mut cluster = Cluster::of(3);
    cluster.arrive(2, 1, accept("1.2", "A"));
    cluster.slow_disks = true;
    cluster.arrive(2, 1, accept("1.2", "A"));
    assert_eq!(cluster.sent(1, 2).len(), 2);
}

#[test]
fn an_acceptor_may_accept_in_several_ballots() {
    let mut cluster = Cluster::of(3);
    cluster.arrive(2, 1, accept("1.2", "A"));
    cluster.arrive(3, 1, accept("2.3", "B"));
    assert_eq!(cluster.accepted(1).as_deref(), Some("2.3 B"));
}

#[test]
fn an_abandoned_ballot_gets_nothing_more_from_its_proposer() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    cluster.lose_all();
    cluster.arrive(2, 1, nack("1.1", "4.2"));
    assert!(!cluster.prepares(1));
    cluster.arrive(3, 1, promise("1.1", None));
    assert!(cluster.bag.is_empty());
    cluster.retry(1);
    assert_eq!(cluster.sent(1, 2), [&prepare("5.1")], "above what it was told of");
}

#[test]
fn a_refusal_of_an_earlier_ballot_does_not_end_this_one() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    cluster.retry(1);
    cluster.arrive(2, 1, nack("1.1", "1.2"));
    assert!(cluster.prepares(1));
}

// §2.3 Learning a chosen value

#[test]
fn s2_3_acceptors_tell_the_proposer_and_it_tells_everyone() {
    let mut cluster = Cluster::of(3);
    cluster.prepare(1, "A", &[2]);
    cluster.deliver("accept", 1, 2);
    assert_eq!((cluster.words(2, 1), cluster.words(2, 3)), (vec!["accepted"], vec![]));
    cluster.deliver("accepted", 2, 1);
    assert_eq!((cluster.words(1, 2), cluster.words(1, 3).pop()), (vec!["chosen"], Some("chosen")));
}

/// E22: 1.1 and 2.1 each have two of five.
#[test]
fn s2_3_acceptances_are_counted_per_ballot() {
    let mut cluster = Cluster::of(5);
    cluster.prepare(1, "A", &[2, 3]);
    cluster.accepts(1, &[2]);
    cluster.lose_all();
    cluster.retry(1);
    cluster.promises(1, &[2, 3]);
    cluster.accepts(1, &[3]);
    assert_eq!(cluster.chosen(1), None, "S1, S2 in 1.1 and S1, S3 in 2.1");
    cluster.accepts(1, &[2]);
    assert_eq!(cluster.chosen(1).as_deref(), Some("A"));
}

#[test]
fn s2_3_an_acceptance_that_arrives_twice_counts_once() {
    let mut cluster = Cluster::of(5);
    cluster.prepare(1, "A", &[2, 3]);
    cluster.deliver("accept", 1, 2);
    cluster.copy("accepted", 2, 1);
    cluster.deliver("accepted", 2, 1);
    cluster.deliver("accepted", 2, 1);
    assert_eq!(cluster.chosen(1), None);
}

#[test]
fn s2_3_what_a_majority_accepted_in_an_abandoned_ballot_is_chosen_too() {
    let mut cluster = Cluster::of(3);
    cluster.prepare(1, "A", &[2]);
    cluster.deliver("accept", 1, 2);
    cluster.retry(1);
    cluster.deliver("accepted", 2, 1);
    assert_eq!(cluster.chosen(1).as_deref(), Some("A"));
}

/// P-03. If the last acceptance is lost, nobody knows that a value is chosen; a learner that wants
/// to know has a proposer issue a proposal.
#[test]
fn s2_3_a_learner_that_wants_to_know_runs_a_ballot() {
    let mut cluster = Cluster::of(3);
    cluster.prepare(1, "A", &[2]);
    cluster.deliver("accept", 1, 2);
    cluster.lose_all();
    cluster.crash(1);
    assert_eq!((cluster.chosen(2), cluster.chosen(3)), (None, None));
    assert!(cluster.node(2).timers.contains_key(&Timer::Learn));
    cluster.wonder(2);
    cluster.settle();
    assert_eq!(cluster.chosen(2).as_deref(), Some("A"));
    assert_eq!(cluster.chosen(3).as_deref(), Some("A"), "although nobody had told S3 of it");
}

#[test]
fn s2_3_who_knows_tells_whoever_still_asks() {
    let mut cluster = Cluster::of(3);
    cluster.prepare(1, "A", &[2]);
    cluster.accepts(1, &[2]);
    cluster.lose_all();
    let asked = cluster.put(3, "B");
    cluster.deliver("prepare", 3, 1);
    assert_eq!(cluster.words(1, 3), ["chosen"]);
    cluster.deliver("chosen", 1, 3);
    assert_eq!(found(&cluster, asked), Some(Some("A")));
}

// §2.4 Progress

/// P-05: two proposers that each complete phase 1 and then find phase 2 forbidden, for ever.
#[test]
fn s2_4_duelling_proposers_choose_nothing() {
    let mut cluster = Cluster::without(3, &[&paxos::rules::BACK_OFF]);
    cluster.put(1, "A");
    cluster.put(3, "B");
    for _ in 0..20 {
        for (proposer, rival) in [(1, 3), (3, 1)] {
            cluster.promises(proposer, &[2]);
            assert!(cluster.proposes(proposer).is_some(), "phase 1 succeeds");
            cluster.deliver("accept", rival, 2);
            cluster.deliver("nack", 2, rival);
        }
    }
    assert_eq!((cluster.accepted(2), cluster.broken()), (None, None));
}

#[test]
fn s2_4_the_waits_are_random_and_grow() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    let mut lengths = Vec::new();
    for _ in 0..7 {
        let wait = &cluster.node(1).timers[&Timer::Retry];
        assert_eq!(wait.end.0, wait.start.0 * 2, "a range to draw from");
        lengths.push(wait.start.0 / 1_000);
        cluster.lose_all();
        cluster.retry(1);
    }
    assert_eq!(lengths, [100, 200, 400, 800, 1_600, 1_600, 1_600]);
}

#[test]
fn s2_4_a_refused_proposer_waits_before_it_tries_again() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    cluster.lose_all();
    cluster.arrive(2, 1, nack("1.1", "1.2"));
    assert!(cluster.bag.is_empty());
    assert_eq!(cluster.node(1).timers[&Timer::Retry].start, Time::millis(100));
    cluster.retry(1);
    assert_eq!(cluster.node(1).timers[&Timer::Retry].start, Time::millis(200));
}

#[test]
fn s2_4_a_proposer_left_alone_with_a_majority_succeeds() {
    let mut cluster = Cluster::given(["", "promised=7.3 accepted=4.3,B", ""]);
    let asked = cluster.put(1, "A");
    cluster.crash(3);
    cluster.settle();
    cluster.retry(1);
    cluster.settle();
    assert_eq!(found(&cluster, asked), Some(Some("B")));
}

// §2.5 The implementation

/// Mistake E20 of docs/mistakes.md.
#[test]
fn s2_5_ballots_are_ordered_by_round_and_then_by_proposer() {
    let mut sorted = ["2.1", "1.3", "10.1", "1.1", "2.2"].map(ballot);
    sorted.sort();
    assert_eq!(sorted.map(|it| it.to_string()), ["1.1", "1.3", "2.1", "2.2", "10.1"]);
}

#[test]
fn s2_5_no_two_proposers_use_the_same_number() {
    let mut cluster = Cluster::of(3);
    for node in 1..=3 {
        cluster.put(node, "A");
    }
    let numbers: Vec<_> = cluster.bag.iter().map(|it| it.message.ballot().to_string()).collect();
    assert_eq!(numbers, ["1.1", "1.1", "1.2", "1.2", "1.3", "1.3"]);
}

#[test]
fn s2_5_a_proposer_uses_a_higher_number_after_a_restart() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    cluster.lose_all();
    cluster.restart(1);
    cluster.put(1, "B");
    assert_eq!(cluster.sent(1, 2), [&prepare("2.1")]);
}

#[test]
fn s2_5_an_acceptor_keeps_its_promise_and_its_vote_in_a_restart() {
    let mut cluster = Cluster::of(3);
    cluster.arrive(2, 1, accept("1.2", "A"));
    cluster.arrive(2, 1, prepare("3.2"));
    cluster.lose_all();
    cluster.restart(1);
    cluster.arrive(3, 1, prepare("2.3"));
    assert_eq!(cluster.sent(1, 3), [&nack("2.3", "3.2")]);
    cluster.arrive(3, 1, prepare("4.3"));
    assert_eq!(cluster.sent(1, 3)[1], &promise("4.3", Some(proposal("1.2", "A"))));
}

#[test]
fn a_write_that_a_crash_swallowed_was_never_spoken_of() {
    let mut cluster = Cluster::of(3);
    cluster.slow_disks = true;
    cluster.arrive(2, 1, accept("1.2", "A"));
    cluster.restart(1);
    assert_eq!((cluster.accepted(1), cluster.bag.len(), cluster.broken()), (None, 0, None));
}

// Clients

fn found(cluster: &Cluster, id: protocol::RequestId) -> Option<Option<&str>> {
    cluster.answers(id).first().map(|reply| match reply {
        Reply::Done { answer: Answer::Found(value), .. } => value.as_ref().map(|v| &*v.0),
        other => panic!("{other:?}"),
    })
}

fn get() -> Operation {
    Operation::Get { key: "x".into(), level: ReadLevel::Linearizable }
}

#[test]
fn a_client_is_told_the_chosen_value_whose_ever_it_is() {
    let mut cluster = Cluster::of(3);
    let (first, second) = (cluster.put(1, "A"), cluster.put(1, "B"));
    cluster.settle();
    assert_eq!(found(&cluster, first), Some(Some("A")));
    assert_eq!(found(&cluster, second), Some(Some("A")));
    let third = cluster.put(2, "C");
    assert_eq!(found(&cluster, third), Some(Some("A")), "at once");
    let at_slot_1 = |(_, reply): &(_, Reply)| matches!(reply, Reply::Done { at: Slot(1), .. });
    assert!(cluster.replies.iter().all(at_slot_1));
}

#[test]
fn a_request_that_arrives_again_is_answered_once_more_or_waits_once() {
    let mut cluster = Cluster::of(3);
    let put = Operation::Put { key: "x".into(), value: "A".into() };
    let id = cluster.ask(1, 1, put.clone());
    cluster.ask(1, 1, put.clone());
    cluster.settle();
    assert_eq!(cluster.answers(id).len(), 1);
    cluster.ask(1, 1, put);
    assert_eq!(cluster.answers(id).len(), 2);
}

#[test]
fn a_read_finds_nothing_where_nothing_is_accepted_and_chooses_nothing() {
    let mut cluster = Cluster::of(3);
    let read = cluster.ask(2, 1, get());
    cluster.settle();
    assert_eq!(found(&cluster, read), Some(None));
    assert!((1..=3).all(|node| cluster.accepted(node).is_none()));
    assert!(cluster.node(2).timers.is_empty(), "and nothing goes on");
}

#[test]
fn a_read_completes_what_it_finds() {
    let mut cluster = Cluster::given(["accepted=1.3,A", "", "accepted=1.3,A round=1"]);
    let read = cluster.ask(2, 1, get());
    cluster.settle();
    cluster.retry(2);
    cluster.settle();
    assert_eq!(found(&cluster, read), Some(Some("A")));
}

/// Between the promises of the first read and their arrival, a value is chosen and answered. A read
/// that comes after that must not be told that nothing is.
#[test]
fn a_read_is_not_answered_by_a_ballot_that_began_before_it() {
    let mut cluster = Cluster::of(3);
    let early = cluster.ask(1, 1, get());
    cluster.deliver("prepare", 1, 2);
    let late_promise = cluster.take("promise", 2, 1).expect("a promise");
    let write = cluster.ask(3, 2, Operation::Put { key: "x".into(), value: "A".into() });
    cluster.promises(3, &[2]);
    cluster.lose_all();
    cluster.retry(3);
    cluster.promises(3, &[2]);
    cluster.accepts(3, &[2]);
    assert_eq!(found(&cluster, write), Some(Some("A")));
    cluster.lose_all();
    let late = cluster.ask(1, 3, get());
    cluster.arrive(2, 1, late_promise);
    assert_eq!(found(&cluster, early), Some(None), "it began before anything was chosen");
    assert_eq!(found(&cluster, late), None, "this one needs a ballot of its own");
    cluster.settle();
    assert_eq!(found(&cluster, late), Some(Some("A")));
}

#[test]
fn a_change_of_members_is_refused() {
    let mut cluster = Cluster::of(3);
    let change = protocol::Change { word: "add".into(), arguments: vec![] };
    let id = cluster.ask(1, 1, Operation::Change(change));
    assert!(matches!(cluster.answers(id)[..], [Reply::Refused(_)]));
}

// What must not alarm anybody

/// P-04: A was accepted by a minority and never chosen, so another value may be.
#[test]
fn a_minority_acceptance_is_overwritten_without_a_violation() {
    let mut cluster = Cluster::of(5);
    cluster.prepare(1, "A", &[2, 3]);
    cluster.lose_all();
    assert_eq!(cluster.accepted(1).as_deref(), Some("1.1 A"));
    cluster.prepare(5, "B", &[3, 4]);
    cluster.deliver("nack", 3, 5);
    cluster.retry(5);
    cluster.settle_among(&[3, 4, 5]);
    assert_eq!(cluster.chosen(5).as_deref(), Some("B"));
    cluster.retry(1);
    cluster.settle();
    assert_eq!(cluster.chosen(1).as_deref(), Some("B"));
    assert_eq!(cluster.broken(), None);
}

#[test]
fn a_value_proposed_again_in_a_higher_ballot_is_no_second_value() {
    let mut cluster = Cluster::of(3);
    cluster.prepare(1, "A", &[2]);
    cluster.lose_all();
    cluster.retry(1);
    cluster.settle();
    assert_eq!((cluster.chosen(3).as_deref(), cluster.broken()), (Some("A"), None));
}

#[test]
fn a_node_that_restarts_may_decide_again() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    cluster.settle();
    cluster.restart(2);
    assert_eq!(cluster.chosen(2), None, "what it learned need not survive");
    cluster.wonder(2);
    cluster.settle();
    assert_eq!((cluster.chosen(2).as_deref(), cluster.broken()), (Some("A"), None));
}

#[test]
fn a_single_node_chooses_alone() {
    let mut cluster = Cluster::of(1);
    let asked = cluster.put(1, "A");
    assert_eq!(found(&cluster, asked), Some(Some("A")));
    assert_eq!(cluster.broken(), None);
}

#[test]
fn there_is_no_machine_behind_one_decision() {
    let cluster = Cluster::of(1);
    assert_eq!(cluster.replica(1).machine().map(Machine::digest), None);
    assert_eq!(cluster.replica(1).proposer(), &Proposer::Idle);
    assert_eq!(Paxos::INFO.id, "paxos");
}
