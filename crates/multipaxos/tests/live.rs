//! What Paxos Made Live adds: leases, epoch numbers, catching up, snapshots; and clients.

mod common;

use common::{Cluster, Nodes, accept, heartbeat, prepare, with};
use multipaxos::{LEASE, Message, SNAPSHOT, Timer};
use protocol::{
    Answer, ClientId, Config, Epoch, Input, Machine, NodeId, Operation, Output, Protocol,
    ReadLevel, Reply, Request, RequestId, Signed, Signer, Slot, step,
};

fn get(level: ReadLevel) -> Operation {
    Operation::Get { key: "x".into(), level }
}

fn found(cluster: &Cluster, id: RequestId) -> Option<Option<String>> {
    match cluster.answers(id).last()? {
        Reply::Done { answer: Answer::Found(value), .. } => {
            Some(value.as_ref().map(ToString::to_string))
        }
        other => panic!("{id} should find something: {other:?}"),
    }
}

// §5.2 Master leases

/// A leader that holds the grants of a quorum, and has performed `A`.
fn master() -> Cluster {
    let mut cluster = with(3, &[(&LEASE, 1)], &[]);
    cluster.elect(1);
    cluster.put(1, "A");
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    cluster
}

#[test]
fn s5_2_a_master_reads_its_own_state_without_a_message() {
    let mut cluster = master();
    let read = cluster.ask(1, 9, get(ReadLevel::Lease));
    assert!(cluster.bag.is_empty());
    assert_eq!(found(&cluster, read), Some(Some("A".into())));
}

#[test]
fn s5_2_other_replicas_refuse_all_others_while_their_grants_run() {
    let mut cluster = master();
    assert!(cluster.node(2).timers.contains_key(&Timer::Grant));
    cluster.arrive(3, 2, prepare("5.3", 1));
    assert!(cluster.bag.is_empty() && cluster.promised(2).as_deref() == Some("1.1"));
    cluster.ring(2, Timer::Grant);
    cluster.arrive(3, 2, prepare("5.3", 1));
    assert_eq!(cluster.words(2, 3), ["promise"]);
}

#[test]
fn s5_2_the_master_trusts_its_lease_for_less_time_than_it_is_granted() {
    let cluster = master();
    let trusted = cluster.node(1).timers[&Timer::Lease(2)].end;
    assert!(trusted < cluster.node(2).timers[&Timer::Grant].start);
    assert!(trusted < cluster.node(2).timers[&Timer::Election].start);
}

#[test]
fn s5_2_without_a_running_lease_a_read_is_a_command() {
    let mut cluster = master();
    for beat in 1..=2 {
        cluster.ring(1, Timer::Lease(beat));
    }
    let read = cluster.ask(1, 9, get(ReadLevel::Lease));
    assert_eq!(found(&cluster, read), None);
    cluster.settle();
    assert_eq!(found(&cluster, read), Some(Some("A".into())));
}

#[test]
fn s5_2_a_lease_takes_a_quorum_of_grants() {
    let mut cluster = with(5, &[(&LEASE, 1)], &[]);
    cluster.elect_by(1, &[2, 3]);
    cluster.deliver("heartbeat", 1, 2);
    cluster.deliver("grant", 2, 1);
    let early = cluster.ask(1, 9, get(ReadLevel::Lease));
    assert_eq!(found(&cluster, early), None, "two of five");
    cluster.deliver("heartbeat", 1, 3);
    cluster.deliver("grant", 3, 1);
    let read = cluster.ask(1, 10, get(ReadLevel::Lease));
    assert_eq!(found(&cluster, read), Some(None), "three of five");
}

#[test]
fn a_master_that_has_not_performed_what_it_adopted_does_not_read_locally() {
    let mut cluster = with(3, &[(&LEASE, 1)], &["round=1", "accepted=1:1.2:B", ""]);
    cluster.ring(2, Timer::Grant);
    cluster.elect_by(1, &[2]);
    cluster.deliver("heartbeat", 1, 2);
    cluster.deliver("grant", 2, 1);
    let read = cluster.ask(1, 9, get(ReadLevel::Lease));
    assert_eq!(found(&cluster, read), None);
    cluster.settle();
    assert_eq!(found(&cluster, read), Some(Some("B".into())));
}

#[test]
fn a_restart_waits_out_leases_that_it_may_have_granted() {
    let mut cluster = master();
    cluster.crash(2);
    cluster.restart(2);
    cluster.arrive(3, 2, prepare("5.3", 1));
    assert!(cluster.bag.is_empty());
    cluster.ring(2, Timer::Grant);
    cluster.arrive(3, 2, prepare("5.3", 1));
    assert_eq!(cluster.words(2, 3), ["promise"]);
}

/// Also a node that was not asked for its promise, and so knew of no ballot.
#[test]
fn a_granted_lease_is_on_disk() {
    let mut cluster = with(3, &[(&LEASE, 1)], &[]);
    cluster.elect_by(1, &[2]);
    cluster.deliver("heartbeat", 1, 3);
    assert_eq!(cluster.words(3, 1), ["grant"]);
    cluster.crash(3);
    cluster.restart(3);
    assert_eq!(cluster.promised(3).as_deref(), Some("1.1"));
    cluster.arrive(2, 3, prepare("5.2", 1));
    assert!(cluster.sent(3, 2).is_empty(), "the grant may still run");
}

#[test]
fn a_read_of_the_lowest_level_is_answered_by_anybody_and_may_be_old() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.put(1, "A");
    cluster.settle();
    let old = cluster.ask(2, 9, get(ReadLevel::Local));
    assert_eq!(found(&cluster, old), Some(None), "S2 has not heard that A is decided");
    cluster.beat(1);
    cluster.settle();
    let new = cluster.ask(2, 10, get(ReadLevel::Local));
    assert_eq!(found(&cluster, new), Some(Some("A".into())));
}

// §5.3 Epoch numbers

#[test]
fn s5_3_answers_with_the_same_epoch_come_from_the_same_leader() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    let epoch = |cluster: &Cluster, id| match cluster.answers(id).last() {
        Some(Reply::Done { epoch, .. }) => *epoch,
        other => panic!("{other:?}"),
    };
    let (one, two) = (cluster.put(1, "A"), cluster.put(1, "B"));
    cluster.settle();
    assert_eq!((epoch(&cluster, one), epoch(&cluster, two)), (Epoch(1), Epoch(1)));
    cluster.elect(2);
    let three = cluster.put(2, "C");
    cluster.settle();
    assert_eq!(epoch(&cluster, three), Epoch(2));
}

// §4.2, §5.5 Catching up and snapshots

#[test]
fn a_few_missing_decisions_are_sent_one_by_one() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.put(1, "A");
    cluster.settle_among(&[1, 2]);
    cluster.put(1, "B");
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    assert_eq!(cluster.decided(3), "1:A 2:B");
    assert_eq!(cluster.accepted(3), "2:1.1:B", "what it learned it need not accept");
}

#[test]
fn s5_5_a_snapshot_lets_an_acceptor_forget() {
    let mut cluster = with(3, &[(&SNAPSHOT, 2)], &[]);
    cluster.elect(1);
    for value in ["A", "B", "C"] {
        cluster.put(1, value);
        cluster.settle();
    }
    assert_eq!(cluster.accepted(1), "3:1.1:C");
    assert_eq!(cluster.replica(1).durable().snapshot.slot(), Slot(2));
    cluster.crash(1);
    cluster.restart(1);
    assert_eq!(cluster.performed(1), 2);
    let machine = cluster.replica(1).machine().expect("a machine");
    assert_eq!(machine.get(&"x".into()), Some(&"B".into()));
}

#[test]
fn s5_5_who_lacks_more_gets_a_snapshot() {
    let mut cluster = with(3, &[(&SNAPSHOT, 2)], &[]);
    cluster.elect(1);
    for value in ["A", "B", "C", "D", "E"] {
        cluster.put(1, value);
        cluster.settle_among(&[1, 2]);
    }
    for _ in 0..3 {
        cluster.beat(1);
        cluster.settle();
    }
    let digest = |node| cluster.replica(node).machine().map(Machine::digest);
    assert_eq!(digest(3), digest(1));
    assert_eq!(cluster.decided(3), "5:E", "the others only the snapshot tells");
}

#[test]
fn a_new_leader_first_fetches_compacted_slots() {
    let mut cluster = with(3, &[(&SNAPSHOT, 1)], &[]);
    cluster.elect(1);
    cluster.put(1, "A");
    cluster.settle_among(&[1, 2]);
    cluster.elect_by(3, &[1]);
    assert!(!cluster.leads(3) && !cluster.prepares(3));
    assert_eq!(cluster.words(3, 1).last(), Some(&"fetch"));
    cluster.settle();
    assert_eq!(cluster.performed(3), 1);
    cluster.elect(3);
}

#[test]
fn a_leader_behind_everybody_is_told_so() {
    let mut cluster = with(3, &[(&SNAPSHOT, 1)], &[]);
    cluster.elect(1);
    cluster.put(1, "A");
    cluster.settle();
    cluster.arrive(3, 1, accept("1:2.3:B", 0));
    assert_eq!(cluster.words(1, 3), ["snapshot"], "slot 1 is closed here");
}

// Clients

#[test]
fn a_follower_sends_the_client_to_the_leader_it_knows() {
    let mut cluster = Cluster::of(3);
    let nobody = cluster.put(2, "a");
    assert_eq!(cluster.answers(nobody), [&Reply::Redirect(None)]);
    cluster.elect(1);
    let known = cluster.put(2, "a");
    assert_eq!(cluster.answers(known), [&Reply::Redirect(Some(NodeId(1)))]);
}

#[test]
fn a_preempted_leader_forwards_waiting_requests() {
    let mut cluster = Cluster::of(3);
    cluster.suspect(1);
    let id = cluster.put(1, "A");
    cluster.arrive(2, 1, heartbeat("7.2", 0));
    assert_eq!(cluster.answers(id), [&Reply::Redirect(Some(NodeId(2)))]);
}

#[test]
fn a_request_that_is_repeated_takes_effect_once() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    let append = || Operation::Append { key: "x".into(), value: "a".into() };
    cluster.ask(1, 1, append());
    cluster.ask(1, 1, append());
    cluster.settle();
    cluster.ask(1, 1, append());
    cluster.settle();
    assert_eq!(cluster.decided(1), "1:a");
    assert_eq!(cluster.replies.len(), 2, "the repeated one is answered as before");
}

#[test]
fn a_request_that_its_client_did_not_sign_is_ignored() {
    let mut cluster = Cluster::of(1);
    cluster.elect(1);
    let id = RequestId { client: ClientId(1), number: 1 };
    let request = Request::new(id, 0, Operation::Sync);
    let forged = Signed::claim(Signer::Client(id.client), request);
    let mut node = cluster.replica(1).clone();
    let mut out = Output::new(&Config::new(NodeId(1), 1));
    step(&mut node, NodeId(1), Input::Request(forged), &mut out);
    assert!(out.effects().is_empty());
}

#[test]
fn a_snapshot_that_is_old_changes_nothing() {
    let mut cluster = with(3, &[(&SNAPSHOT, 1)], &[]);
    cluster.elect(1);
    let old = cluster.replica(1).durable().snapshot.clone();
    cluster.put(1, "A");
    cluster.settle();
    cluster.arrive(2, 1, Message::Snapshot(old));
    assert!(cluster.leads(1) && cluster.performed(1) == 1);
}
