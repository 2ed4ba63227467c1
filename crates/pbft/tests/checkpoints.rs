//! A test per sentence of Practical Byzantine Fault Tolerance, §4.3: checkpoints, garbage, state
//! transfer; and of sending again (TOCS §5.2).

mod common;

use common::{Cluster, Replicas, batch, checkpoint, key, with};
use pbft::message::Message;
use pbft::{CHECKPOINT, Checkpoint, Sequence, Timer, WINDOW};
use protocol::{Command, Machine, Protocol, Slot};

/// Four replicas with a checkpoint every two numbers.
fn cluster() -> Cluster {
    with(4, &[(&CHECKPOINT, 2), (&WINDOW, 4)])
}

/// The state after no-ops only.
fn state(slots: u64) -> Machine {
    let mut machine = Machine::new();
    for slot in 1..=slots {
        machine.apply(Slot(slot), &Command::Noop);
    }
    machine
}

/// "These states are generated periodically, when a request with a sequence number divisible by some
/// constant is executed." "When a replica i produces a checkpoint, it multicasts a checkpoint message."
#[test]
fn every_k_numbers_replicas_say_the_digest_of_their_state() {
    let mut cluster = cluster();
    for value in ["A", "B", "C"] {
        cluster.put(1, value);
    }
    cluster.settle();
    for node in 1..=4 {
        assert_eq!((cluster.executed(node), cluster.stable(node)), (3, 2), "S{node}");
        let stable = &cluster.replica(node).durable().stable;
        assert_eq!(stable.proof.len(), 3);
        assert_eq!(cluster.log(node), "3:C*", "what led there is forgotten");
    }
}

/// "Each replica collects checkpoint messages in its log until it has 2f + 1 of them for sequence
/// number n with the same digest d signed by different replicas."
#[test]
fn a_checkpoint_is_stable_with_2f_plus_1_equal_ones_of_different_replicas() {
    let wrong = state(7);
    let mut cluster = cluster();
    cluster.put(1, "A");
    cluster.put(1, "B");
    while let Some(at) =
        cluster.bag.iter().position(|f| !matches!(f.message, Message::Checkpoint(_)))
    {
        let flight = cluster.bag.remove(at);
        cluster.arrive(flight.from, flight.to, flight.message);
    }
    let right = cluster.replica(1).machine().expect("a machine").clone();
    for (from, state) in [(2, &right), (2, &right), (3, &wrong)] {
        cluster.arrive(from, 1, checkpoint(from, 2, state));
        assert_eq!(cluster.stable(1), 0);
    }
    let claimed = protocol::Signed::claim(
        protocol::Signer::Node(protocol::NodeId(4)),
        Checkpoint::of(Sequence(2), &right),
    );
    cluster.arrive(4, 1, Message::Checkpoint(claimed));
    assert_eq!(cluster.stable(1), 0);
    cluster.arrive(4, 1, checkpoint(4, 2, &right));
    assert_eq!(cluster.stable(1), 2);
}

/// A replica that was away learns by its status that there is a stable checkpoint, fetches its state,
/// and goes on from there.
fn left_behind() -> Cluster {
    let mut cluster = cluster();
    cluster.put(1, "A");
    cluster.settle();
    for value in ["B", "C", "D", "E"] {
        cluster.put(1, value);
    }
    cluster.settle_among(&[1, 2, 3]);
    cluster.restart(4);
    cluster.settle();
    assert_eq!(cluster.executed(4), 0, "A is not stable, so its commits have to be heard again");
    cluster
}

#[test]
fn a_replica_behind_a_stable_checkpoint_fetches_its_state() {
    let mut cluster = left_behind();
    assert_eq!(cluster.stable(1), 4);
    cluster.plead(4);
    cluster.settle();
    assert_eq!((cluster.stable(4), cluster.executed(4)), (4, 4));
    cluster.plead(4);
    cluster.settle();
    assert_eq!(cluster.executed(4), 5);
    assert_eq!(cluster.digest(4), cluster.digest(1));
    assert_eq!(cluster.done(4), "5:E", "the rest it has only as a state");
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_state_without_the_proven_digest_is_not_taken() {
    let mut cluster = left_behind();
    let proof = cluster.replica(1).durable().stable.proof.clone();
    let lie = Message::State { proof: proof.clone(), machine: state(4) };
    cluster.arrive(1, 4, lie);
    assert_eq!(cluster.stable(4), 0);
    assert!(cluster.cited.contains("certified-state"));
    let unproven: pbft::Proof = proof.iter().take(2).cloned().collect();
    let machine = cluster.replica(1).durable().stable.machine.clone();
    cluster.arrive(1, 4, Message::State { proof: unproven, machine: machine.clone() });
    assert_eq!(cluster.stable(4), 0);
    cluster.arrive(1, 4, Message::State { proof, machine });
    assert_eq!(cluster.stable(4), 4);
}

#[test]
fn a_silent_replica_is_not_asked_twice_in_a_row() {
    let mut cluster = left_behind();
    let mut asked = Vec::new();
    for _ in 0..3 {
        cluster.plead(4);
        let fetch = cluster.bag.iter().find(|f| matches!(f.message, Message::Fetch { .. }));
        asked.push(fetch.expect("a fetch").to);
        cluster.lose_all();
    }
    asked.sort_unstable();
    assert_eq!(asked, [1, 2, 3]);
}

// Sending again

#[test]
fn lost_messages_are_sent_again_to_waiting_replicas() {
    let mut cluster = Cluster::of(4);
    cluster.put(1, "A");
    cluster.tell("pre-prepare", 1, &[2, 3]);
    cluster.lose_all();
    assert!(cluster.timer(2, Timer::Status));
    for node in [2, 3, 1, 4] {
        cluster.plead(node);
        cluster.settle();
    }
    for node in 1..=4 {
        assert_eq!(cluster.done(node), "1:A", "S{node}");
    }
}

#[test]
fn a_replica_with_nothing_to_wait_for_is_silent() {
    let mut cluster = Cluster::of(4);
    cluster.put(1, "A");
    cluster.settle();
    for node in 1..=4 {
        assert!(cluster.node(node).timers.is_empty(), "S{node}");
    }
}

/// Lost checkpoints must not keep the watermarks where they are.
#[test]
fn lost_checkpoints_are_said_again() {
    let mut cluster = cluster();
    for value in ["A", "B", "C", "D", "E"] {
        cluster.put(1, value);
    }
    while let Some(flight) = cluster.bag.pop() {
        if !matches!(flight.message, Message::Checkpoint(_)) {
            cluster.arrive(flight.from, flight.to, flight.message);
        }
    }
    assert_eq!((cluster.executed(1), cluster.stable(1)), (4, 0), "E waits");
    for node in 1..=4 {
        cluster.plead(node);
        cluster.settle();
    }
    assert_eq!((cluster.executed(1), cluster.stable(1)), (5, 4));
}

// Restarts

/// What a replica has said stands on its disk before anybody hears it.
#[test]
fn nothing_leaves_before_it_is_written_and_a_restart_says_nothing_else() {
    let mut cluster = Cluster::of(4);
    cluster.slow_disks = true;
    cluster.put(1, "A");
    assert!(cluster.bag.is_empty(), "the primary writes first");
    cluster.write(1);
    cluster.tell("pre-prepare", 1, &[2]);
    assert!(cluster.bag.iter().all(|flight| flight.from == 1), "so does the backup");
    cluster.write(2);
    cluster.crash(1);
    cluster.crash(2);
    cluster.slow_disks = false;
    cluster.restart(1);
    cluster.restart(2);
    cluster.put(1, "B");
    assert_eq!(cluster.log(1), "1:A 2:B", "number 1 is taken");
    cluster.arrive(1, 2, common::pre_prepare(1, 1, 1, &batch("C")));
    assert_eq!(cluster.log(2), "1:A");
    cluster.settle();
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_replica_comes_back_in_its_view_and_with_its_certificates() {
    let mut cluster = Cluster::given(["", "prepared=1:2:A view=3", "", ""]);
    cluster.restart(2);
    assert_eq!(cluster.view_of(2), 3);
    let log = &cluster.replica(2).durable().log;
    let (certificate, _) = log.get(&Sequence(1)).and_then(|it| it.prepared.as_ref()).expect("it");
    assert_eq!(certificate.pre_prepare.signer(), key(2).sign(()).signer());
    assert_eq!(certificate.vote().view.0, 2);
}
