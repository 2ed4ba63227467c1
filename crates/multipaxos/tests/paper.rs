//! A test per sentence of Paxos Made Moderately Complex and Flexible Paxos, and per rule that
//! implementations get wrong. What Paxos Made Live adds is in `live.rs`.

mod common;

use common::{
    Cluster, Nodes, accept, accepted, ballot, config, heartbeat, preempted, prepare, promise, with,
};
use multipaxos::{MEMBERS, PHASE_1_QUORUM, PHASE_2_QUORUM, Role, Round, Timer, WINDOW};
use protocol::{Change, Command, Machine, NodeId, Operation, Protocol, Reply, Slot};

// §2.1 Replicas, slots and commands

/// R1: no two different commands are decided for the same slot. R3: the state is the result of
/// performing the decided commands in the order of the slots.
#[test]
fn r1_r3_replicas_decide_alike_and_perform_in_order() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    for value in ["A", "B", "C"] {
        cluster.put(1, value);
    }
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    for node in 1..=3 {
        assert_eq!(cluster.decided(node), "1:A 2:B 3:C", "S{node}");
        let digest = |node| cluster.replica(node).machine().map(Machine::digest);
        assert_eq!(digest(node), digest(1));
    }
}

/// R2: all commands up to slot_out are decided. A slot that is decided behind a hole waits.
#[test]
fn r2_what_is_decided_behind_a_hole_is_not_performed() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    let (first, second) = (cluster.put(1, "A"), cluster.put(1, "B"));
    let hole = cluster.take("accept", 1, 2).expect("slot 1");
    cluster.accepts(1, &[2]);
    assert_eq!((cluster.decided(1).as_str(), cluster.performed(1)), ("2:B", 0));
    assert!(cluster.answers(second).is_empty(), "B waits for A");
    cluster.arrive(1, 2, hole);
    cluster.deliver("accepted", 2, 1);
    assert_eq!((cluster.decided(1).as_str(), cluster.performed(1)), ("1:A 2:B", 2));
    assert_eq!((cluster.answers(first).len(), cluster.answers(second).len()), (1, 1));
}

/// An acceptor accepts whatever slot it is asked about, with holes before it.
#[test]
fn acceptors_accept_in_any_order() {
    let mut cluster = Cluster::of(3);
    cluster.arrive(2, 1, accept("3:1.2:C", 0));
    assert_eq!(cluster.accepted(1), "3:1.2:C");
    cluster.arrive(2, 1, accept("1:1.2:A", 0));
    assert_eq!(cluster.accepted(1), "1:1.2:A 3:1.2:C");
}

/// R5: a replica proposes commands only for slots for which it knows the configuration.
#[test]
fn r5_no_more_than_the_window_is_under_way() {
    let mut cluster = with(3, &[(&WINDOW, 2)], &[]);
    cluster.elect(1);
    for value in ["A", "B", "C"] {
        cluster.put(1, value);
    }
    assert_eq!(cluster.accepted(1), "1:1.1:A 2:1.1:B", "C waits");
    cluster.accepts(1, &[2]);
    assert_eq!(cluster.accepted(1), "1:1.1:A 2:1.1:B 3:1.1:C", "slot 1 is performed");
    assert!(cluster.cited.contains("in-window"));
}

#[test]
fn a_command_that_is_decided_for_two_slots_takes_effect_once() {
    let mut cluster = Cluster::of(3);
    cluster.elect_by(1, &[2]);
    let append = Operation::Append { key: "x".into(), value: "A".into() };
    let id = cluster.ask(1, 7, append.clone());
    cluster.deliver("accept", 1, 2);
    cluster.lose_all();
    cluster.crash(1);
    cluster.suspect(2);
    cluster.ask(2, 7, append);
    cluster.settle();
    assert_eq!(cluster.decided(2), "1:A 2:A");
    assert_eq!(cluster.answers(id).len(), 1);
    let machine = cluster.replica(2).machine().expect("a machine");
    assert_eq!(machine.get(&"x".into()), Some(&"A".into()));
}

// §2.2 Ballots and acceptors

/// A1: an acceptor can only adopt strictly increasing ballot numbers.
#[test]
fn a1_a_lower_ballot_is_refused_and_told_the_higher_one() {
    let mut cluster = Cluster::given(["promised=2.3", "", ""]);
    cluster.arrive(2, 1, prepare("2.2", 1));
    assert_eq!(cluster.promised(1).as_deref(), Some("2.3"));
    assert_eq!(cluster.sent(1, 2), [&preempted("2.2", "2.3")]);
    cluster.arrive(2, 1, prepare("3.2", 1));
    assert_eq!(cluster.promised(1).as_deref(), Some("3.2"));
}

/// A2: an acceptor accepts ⟨b, s, c⟩ only if b is its ballot.
#[test]
fn a2_a_proposal_below_the_ballot_is_refused() {
    for (number, accepts) in [("1.9", false), ("2.1", false), ("2.2", true), ("2.3", true)] {
        let mut cluster = Cluster::given(["promised=2.2", "", ""]);
        cluster.arrive(2, 1, accept(&format!("1:{number}:A"), 0));
        assert_eq!(!cluster.accepted(1).is_empty(), accepts, "{number}");
        let answer = if accepts { accepted(number, &[1]) } else { preempted(number, "2.2") };
        assert_eq!(cluster.sent(1, 2), [&answer]);
        let bound = if number > "2.2" { number } else { "2.2" };
        assert_eq!(cluster.promised(1).as_deref(), Some(bound), "accepting binds like a promise");
    }
}

/// A3: an acceptor cannot remove pvalues; of each slot it needs to keep the highest (§4.1).
#[test]
fn a3_of_each_slot_the_highest_ballot_is_kept() {
    let mut cluster = Cluster::given(["accepted=1:1.1:A,2:1.1:B", "", ""]);
    cluster.arrive(2, 1, accept("2:2.2:C", 0));
    assert_eq!(cluster.accepted(1), "1:1.1:A 2:2.2:C");
}

#[test]
fn p1b_reports_what_is_accepted_from_the_first_open_slot_on() {
    let mut cluster = Cluster::given(["accepted=1:1.1:A,3:1.1:C,4:1.1:D", "", ""]);
    cluster.arrive(2, 1, prepare("2.2", 3));
    assert_eq!(cluster.sent(1, 2), [&promise("2.2", "3:1.1:C,4:1.1:D")]);
}

/// §4.3: what is said depends on what is on disk.
#[test]
fn promises_and_acceptances_are_on_disk_before_they_leave() {
    let mut cluster = Cluster::of(3);
    cluster.slow_disks = true;
    cluster.arrive(2, 1, prepare("1.2", 1));
    assert!(cluster.bag.is_empty());
    cluster.write(1);
    assert_eq!(cluster.sent(1, 2), [&promise("1.2", "")]);
    cluster.arrive(2, 1, accept("1:1.2:A,2:1.2:B", 0));
    assert_eq!(cluster.bag.len(), 1, "the acceptances wait");
    cluster.write(1);
    assert_eq!(cluster.sent(1, 2)[1], &accepted("1.2", &[1, 2]), "one write for both slots");
    cluster.crash(1);
    cluster.restart(1);
    assert_eq!(cluster.promised(1).as_deref(), Some("1.2"));
    assert_eq!(cluster.accepted(1), "1:1.2:A 2:1.2:B");
}

#[test]
fn a_duplicate_is_answered_again_and_written_once() {
    let mut cluster = Cluster::of(3);
    for message in [prepare("1.2", 1), accept("1:1.2:A", 0)] {
        cluster.arrive(2, 1, message.clone());
        cluster.slow_disks = true;
        cluster.arrive(2, 1, message);
        assert!(!cluster.is_writing(1));
        cluster.slow_disks = false;
    }
    assert_eq!(cluster.words(1, 2), ["promise", "promise", "accepted", "accepted"]);
}

// §2.3 Commanders

#[test]
fn a_commander_waits_for_a_quorum_and_every_replica_hears() {
    let mut cluster = Cluster::of(5);
    cluster.elect_by(1, &[2, 3]);
    cluster.put(1, "A");
    cluster.accepts(1, &[2]);
    assert_eq!(cluster.decided(1), "", "two of five");
    cluster.accepts(1, &[3]);
    assert_eq!(cluster.decided(1), "1:A", "three of five");
    assert_eq!(cluster.decided(2), "");
    cluster.lose_all();
    cluster.beat(1);
    cluster.deliver("heartbeat", 1, 2);
    assert_eq!(cluster.decided(2), "1:A", "it had accepted A in this ballot");
}

#[test]
fn an_acceptance_that_arrives_twice_counts_once() {
    let mut cluster = Cluster::of(5);
    cluster.elect_by(1, &[2, 3]);
    cluster.put(1, "A");
    cluster.deliver("accept", 1, 2);
    cluster.copy("accepted", 2, 1);
    cluster.deliver("accepted", 2, 1);
    cluster.deliver("accepted", 2, 1);
    assert_eq!(cluster.decided(1), "");
    assert!(cluster.cited.contains("distinct-acceptors"));
}

#[test]
fn acceptances_of_another_ballot_do_not_count() {
    let mut cluster = Cluster::of(3);
    cluster.elect_by(1, &[2]);
    cluster.put(1, "A");
    cluster.arrive(2, 1, accepted("1.3", &[1]));
    assert_eq!(cluster.decided(1), "");
}

/// E22 and a commit notice that says too much: what was accepted in an older ballot may not be what
/// was decided.
#[test]
fn a_notice_is_believed_only_of_what_was_accepted_in_its_ballot() {
    let mut cluster = Cluster::given(["", "accepted=1:1.2:B", ""]);
    cluster.arrive(1, 2, heartbeat("2.1", 1));
    assert_eq!(cluster.decided(2), "");
    assert_eq!(cluster.words(2, 1), ["fetch"], "it asks instead");
    cluster.arrive(1, 2, accept("1:2.1:A", 1));
    assert_eq!(cluster.decided(2), "1:A");
}

#[test]
fn a_preempted_leader_stops_and_waits() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.arrive(2, 1, preempted("1.1", "4.3"));
    assert!(!cluster.leads(1) && !cluster.prepares(1));
    let wait = cluster.node(1).timers[&Timer::Election].clone();
    assert!(wait.start.0 >= 300_000, "twice as long as at first: {wait:?}");
    cluster.suspect(1);
    assert_eq!(cluster.ballot(1).as_deref(), Some("5.1"), "above what it heard of");
}

// §2.4 Scouts

#[test]
fn a_scout_needs_promises_from_a_majority_of_distinct_acceptors() {
    let mut cluster = Cluster::of(5);
    cluster.elect_by(1, &[2]);
    assert!(cluster.prepares(1), "two of five");
    cluster.arrive(2, 1, promise("1.1", ""));
    assert!(cluster.prepares(1), "S2 counts once");
    cluster.arrive(3, 1, promise("1.3", ""));
    assert!(cluster.prepares(1), "a promise to somebody else");
    cluster.arrive(3, 1, promise("1.1", ""));
    assert!(cluster.leads(1), "three of five");
}

/// One phase 1 is enough for all slots to come.
#[test]
fn phase_1_is_run_once_for_all_open_slots() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    for round in 0..20 {
        cluster.put(1, &round.to_string());
        cluster.settle();
    }
    assert_eq!(cluster.performed(1), 20);
    assert_eq!(cluster.replica(1).durable().round, Round(1));
}

/// A ballot that was used before a crash is not used again.
#[test]
fn no_ballot_is_used_twice() {
    let mut cluster = Cluster::of(3);
    cluster.suspect(1);
    assert_eq!(cluster.ballot(1).as_deref(), Some("1.1"));
    cluster.crash(1);
    cluster.restart(1);
    cluster.suspect(1);
    assert_eq!(cluster.ballot(1).as_deref(), Some("2.1"));
    cluster.suspect(2);
    assert_eq!(cluster.ballot(2).as_deref(), Some("1.2"), "the name tells equal rounds apart");
}

// §2.5 Leaders

/// pmax and ◁: of each slot the command of the highest ballot, and no other, is proposed again.
#[test]
fn everything_reported_is_proposed_again_in_the_new_ballot() {
    let mut cluster = Cluster::given([
        "",
        "accepted=1:1.1:A,2:1.1:B promised=2.3",
        "accepted=1:2.3:C,3:2.3:D",
        "",
        "",
    ]);
    cluster.suspect(1);
    cluster.arrive(2, 1, preempted("1.1", "2.3"));
    cluster.suspect(1);
    cluster.lose_all();
    cluster.arrive(2, 1, promise("3.1", "1:1.1:A,2:1.1:B"));
    cluster.arrive(3, 1, promise("3.1", "1:2.3:C,3:2.3:D"));
    assert!(cluster.leads(1));
    assert_eq!(cluster.accepted(1), "1:3.1:C 2:3.1:B 3:3.1:D");
}

/// P-09, E24: a new leader fills the holes, or nothing behind them would ever be performed.
#[test]
fn holes_are_filled_with_no_ops() {
    let mut cluster = Cluster::given(["round=1", "accepted=2:1.3:B,5:1.3:E", ""]);
    cluster.elect_by(1, &[2]);
    assert_eq!(cluster.accepted(1), "1:2.1:- 2:2.1:B 3:2.1:- 4:2.1:- 5:2.1:E");
}

/// P-10: a command that a majority accepted in an older ballot is decided in the new one.
#[test]
fn old_commands_are_decided_in_new_ballots() {
    let mut cluster = Cluster::given(["accepted=1:1.1:A round=1", "accepted=1:1.1:A", ""]);
    cluster.suspect(3);
    cluster.lose_all();
    cluster.elect(3);
    for node in 1..=3 {
        assert_eq!(cluster.accepted(node), "1:2.3:A", "S{node}: same command, new ballot");
    }
}

/// C1: one command per ballot and slot, whatever is reported later.
#[test]
fn c1_a_late_promise_changes_nothing() {
    let mut cluster = Cluster::given(["", "", "accepted=1:1.3:C", "", ""]);
    cluster.suspect(4);
    cluster.suspect(4);
    cluster.lose_all();
    let number = cluster.ballot(4).expect("a ballot");
    cluster.arrive(1, 4, promise(&number, ""));
    cluster.arrive(2, 4, promise(&number, ""));
    cluster.put(4, "A");
    cluster.arrive(3, 4, promise(&number, "1:1.3:C"));
    assert_eq!(cluster.accepted(4), format!("1:{number}:A"));
    assert!(cluster.cited.contains("one-proposal"));
}

#[test]
fn requests_during_phase_1_are_proposed_after_reported_values() {
    let mut cluster = Cluster::given(["", "accepted=1:1.1:B", "", "", ""]);
    cluster.suspect(1);
    cluster.suspect(1);
    cluster.lose_all();
    cluster.put(1, "mine");
    cluster.arrive(2, 1, promise("2.1", "1:1.1:B"));
    cluster.arrive(3, 1, promise("2.1", ""));
    assert_eq!(cluster.accepted(1), "1:2.1:B 2:2.1:mine");
}

// §3 When Paxos works

#[test]
fn a_heartbeat_restarts_the_wait_and_shortens_the_next() {
    let mut cluster = Cluster::of(3);
    cluster.arrive(2, 1, heartbeat("1.2", 0));
    let Role::Follower { leader } = cluster.replica(1).role() else { panic!("a follower") };
    assert_eq!(*leader, Some(ballot("1.2")));
    assert!(cluster.node(1).timers.contains_key(&Timer::Election));
}

/// What is lost is sent again to who has not answered, and to nobody else.
#[test]
fn prepare_is_sent_again_to_silent_acceptors() {
    let mut cluster = Cluster::of(3);
    cluster.suspect(1);
    cluster.lose_all();
    cluster.beat(1);
    assert_eq!((cluster.words(1, 2), cluster.words(1, 3)), (vec!["prepare"], vec!["prepare"]));
    cluster.deliver("prepare", 1, 2);
    cluster.deliver("promise", 2, 1);
    assert!(cluster.leads(1), "in the ballot for which it asked at first");
    assert_eq!(cluster.ballot(1).as_deref(), Some("1.1"));
}

#[test]
fn an_unanswered_proposal_is_sent_again() {
    let mut cluster = Cluster::of(5);
    cluster.elect(1);
    cluster.put(1, "A");
    cluster.accepts(1, &[2]);
    cluster.lose_all();
    cluster.beat(1);
    cluster.lose_all();
    cluster.beat(1);
    for (node, words) in [(2, vec!["heartbeat"]), (3, vec!["heartbeat", "accept"])] {
        assert_eq!(cluster.words(1, node), words, "S{node}");
    }
    cluster.settle();
    assert_eq!(cluster.decided(1), "1:A");
}

// Reconfiguration: WINDOW slots later

fn change(word: &str, node: u32) -> Operation {
    let arguments = vec![node.to_string().as_str().into()];
    Operation::Change(Change { word: word.into(), arguments })
}

fn acceptors(cluster: &Cluster, node: u32, slot: u64) -> Vec<u32> {
    cluster.replica(node).acceptors(Slot(slot)).iter().map(|node| node.0).collect()
}

#[test]
fn a_change_governs_the_slots_from_window_after_it_on() {
    let mut cluster = with(4, &[(&MEMBERS, 3), (&WINDOW, 3)], &[]);
    cluster.elect(1);
    let id = cluster.ask(1, 1, change("add", 4));
    cluster.settle();
    assert!(matches!(cluster.answers(id)[..], [Reply::Done { at: Slot(1), .. }]));
    for node in 1..=4 {
        cluster.beat(1);
        cluster.settle();
        assert_eq!(acceptors(&cluster, node, 3), [1, 2, 3], "S{node}");
        assert_eq!(acceptors(&cluster, node, 4), [1, 2, 3, 4], "S{node}");
    }
    assert_eq!(cluster.decided(1), "1:add 4 2:- 3:-", "no-ops lead to the new configuration");
    assert_eq!(cluster.ballot(1).as_deref(), Some("2.1"), "phase 1 was run with the new acceptor");
    assert_eq!(cluster.promised(4).as_deref(), Some("2.1"));
}

#[test]
fn in_the_new_configuration_its_quorum_counts() {
    let mut cluster = with(5, &[(&MEMBERS, 3), (&WINDOW, 1)], &[]);
    cluster.elect(1);
    for (number, node) in [(101, 4), (102, 5)] {
        cluster.ask(1, number, change("add", node));
        cluster.settle();
    }
    cluster.put(1, "A");
    cluster.accepts(1, &[2]);
    assert!(!cluster.decided(1).contains('A'), "two of five");
    cluster.accepts(1, &[5]);
    assert!(cluster.decided(1).contains('A'), "three of five");
}

#[test]
fn a_leader_that_is_removed_leads_up_to_the_slot_and_no_further() {
    let mut cluster = with(3, &[(&WINDOW, 2)], &[]);
    cluster.elect(1);
    cluster.ask(1, 101, change("remove", 1));
    cluster.settle();
    assert!(!cluster.leads(1));
    cluster.suspect(1);
    assert!(!cluster.prepares(1), "it accepts nothing, and so never leads");
    cluster.elect(2);
    cluster.put(2, "A");
    cluster.settle();
    cluster.beat(2);
    cluster.settle();
    assert_eq!(cluster.performed(1), cluster.performed(2), "but it learns");
}

#[test]
fn a_change_that_names_no_node_is_refused() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    let id = cluster.ask(1, 1, change("add", 9));
    assert!(matches!(cluster.answers(id)[..], [Reply::Refused(rule)] if rule.id == "known-nodes"));
}

/// The last acceptor cannot be removed: that change takes a slot, and changes nothing.
#[test]
fn somebody_always_accepts() {
    let mut cluster = with(2, &[(&MEMBERS, 1), (&WINDOW, 1)], &[]);
    cluster.elect(1);
    cluster.ask(1, 1, change("remove", 1));
    cluster.settle();
    assert!(cluster.leads(1));
    assert_eq!(acceptors(&cluster, 1, 9), [1]);
}

// Flexible Paxos §4

/// Six acceptors: commands pass with three, a change of leaders needs four.
#[test]
fn quorums_need_only_intersect() {
    let mut cluster = with(6, &[(&PHASE_2_QUORUM, 3)], &[]);
    cluster.elect_by(1, &[2, 3]);
    assert!(cluster.prepares(1), "three of six promise");
    cluster.deliver("prepare", 1, 4);
    cluster.deliver("promise", 4, 1);
    assert!(cluster.leads(1), "four do");
    cluster.put(1, "A");
    cluster.accepts(1, &[5, 6]);
    assert_eq!(cluster.decided(1), "1:A", "three of six accept, and not those who promised");
}

#[test]
fn quorums_that_would_not_intersect_are_made_larger() {
    let mut cluster = with(6, &[(&PHASE_1_QUORUM, 3), (&PHASE_2_QUORUM, 3)], &[]);
    cluster.elect_by(1, &[2, 3]);
    assert!(cluster.prepares(1), "three would not meet every three");
    let members: Vec<_> = (1..=6).map(NodeId).collect();
    let quorums =
        multipaxos::membership::Quorums::of(&members, &config(6, &[(&PHASE_2_QUORUM, 3)]));
    assert_eq!((quorums.phase_2, quorums.meeting), (3, 4));
}

#[test]
fn a_no_op_is_performed_and_changes_nothing() {
    let mut cluster = Cluster::given(["round=1", "accepted=2:1.3:B", ""]);
    cluster.elect(1);
    assert_eq!(cluster.decided(1), "1:- 2:B");
    assert_eq!(cluster.node(1).decided[&Slot(1)], Command::Noop);
}
