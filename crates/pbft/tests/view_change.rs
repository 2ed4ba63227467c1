//! A test per sentence of Practical Byzantine Fault Tolerance, §4.4 and §4.5: view changes.

mod common;

use std::rc::Rc;

use common::{
    Cluster, Replicas, batch, certificate, commit, config, numbered, pre_prepare, prepare,
    view_change,
};
use pbft::message::{Arrival, Departure, Message};
use pbft::{Certificate, Digest, NewView, Pbft, Proof, Timer};
use protocol::{Effect, Input, NodeId, Output, Signed, Time, step};

fn departure(cluster: &Cluster, from: u32, to: u32) -> Departure {
    let sent = cluster.sent(from, to);
    let found = sent.into_iter().find_map(|message| match message {
        Message::ViewChange(departure) => Some(departure.clone()),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("a view change of S{from}"))
}

/// What a new view proposes: `1:A 2:-`, with batches that anybody knows.
fn proposals(cluster: &Cluster, from: u32, to: u32) -> Vec<(u64, Digest)> {
    let sent = cluster.sent(from, to);
    let arrival = sent.into_iter().find_map(|message| match message {
        Message::NewView(arrival) => Some(arrival.clone()),
        _ => None,
    });
    let arrival = arrival.expect("a new view");
    let said = arrival.statement.verify().expect("it is genuine").clone();
    said.pre_prepares.iter().map(|v| (v.unverified().sequence.0, v.unverified().digest)).collect()
}

// Timers

/// "A backup starts a timer when it receives a request and the timer is not already running. It stops
/// the timer when it is no longer waiting to execute the request."
#[test]
fn a_backup_times_what_it_waits_for_and_the_primary_does_not() {
    let mut cluster = Cluster::of(4);
    cluster.put(1, "A");
    cluster.tell("pre-prepare", 1, &[2]);
    assert!(cluster.timer(2, Timer::Request));
    assert!(!cluster.timer(1, Timer::Request) && !cluster.timer(3, Timer::Request));
    cluster.settle();
    assert!(!cluster.timer(2, Timer::Request));
}

/// "If the timer of backup i expires in view v, the backup starts a view change to move the system to
/// view v + 1. It stops accepting messages (other than checkpoint, view-change, and new-view messages)."
#[test]
fn a_replica_that_asks_for_a_view_leaves_the_one_before() {
    let mut cluster = Cluster::of(4);
    cluster.put(2, "A");
    cluster.suspect(2);
    assert_eq!((cluster.view_of(2), cluster.is_active(2)), (2, false));
    cluster.lose_all();
    cluster.arrive(1, 2, pre_prepare(1, 1, 1, &batch("A")));
    cluster.arrive(3, 2, prepare(3, 1, 1, batch("A").digest()));
    assert_eq!((cluster.log(2).as_str(), cluster.bag.len()), ("", 0));
    assert!(cluster.cited.contains("this-view"));
}

/// The timer of the next view starts once 2f + 1 want it, and is twice as long each time.
#[test]
fn each_view_that_fails_doubles_the_wait() {
    let mut cluster = Cluster::of(4);
    for node in 2..=4 {
        cluster.put(node, "A");
    }
    cluster.lose_all();
    let wait = |cluster: &Cluster, timer| cluster.node(4).timers.get(&timer).map(|it| it.start);
    assert_eq!(wait(&cluster, Timer::Request), Some(Time::millis(500)));
    cluster.suspect(4);
    assert_eq!(wait(&cluster, Timer::NewView), None, "it is alone so far");
    cluster.suspect(3);
    settle_without_new_views(&mut cluster);
    assert_eq!(wait(&cluster, Timer::NewView), Some(Time::millis(1_000)));
    for node in [3, 4] {
        cluster.ring(node, Timer::NewView);
    }
    settle_without_new_views(&mut cluster);
    assert_eq!(cluster.view_of(4), 3);
    assert_eq!(wait(&cluster, Timer::NewView), Some(Time::millis(2_000)));
}

/// Whoever gives up on a view goes alone at first. Those who wait in it still have a quorum that would
/// take it or a later one, and follow.
#[test]
fn timers_of_waiting_nodes_are_kept() {
    let mut cluster = Cluster::of(4);
    cluster.crash(2);
    for node in [1, 3, 4] {
        cluster.put(node, "A");
    }
    cluster.lose_all();
    for node in [3, 4] {
        cluster.suspect(node);
    }
    cluster.settle();
    assert!([1, 3, 4].map(|node| cluster.view_of(node)) == [2, 2, 2], "S2 does not begin it");
    cluster.ring(1, Timer::NewView);
    cluster.settle();
    assert_eq!([1, 3, 4].map(|node| cluster.view_of(node)), [3, 2, 2]);
    assert!(cluster.timer(3, Timer::NewView) && cluster.timer(4, Timer::NewView));
    assert!(!cluster.timer(1, Timer::NewView), "nobody else would take view 3 so far");
    cluster.ring(3, Timer::NewView);
    cluster.settle();
    assert_eq!([1, 3, 4].map(|node| cluster.is_active(node)), [true; 3]);
    assert!(cluster.done(4).starts_with("1:A"));
}

/// A replica that joins others waits as long as they do.
#[test]
fn joining_a_later_view_uses_the_same_timeout() {
    let mut cluster = Cluster::of(4);
    let asks = |node| view_change(node, 4, 0, Proof::default(), vec![], &[]);
    cluster.put(1, "A");
    for node in [2, 3] {
        cluster.arrive(node, 1, asks(node));
    }
    assert_eq!(cluster.view_of(1), 4);
    let wait = cluster.node(1).timers.get(&Timer::NewView).map(|it| it.start);
    assert_eq!(wait, Some(Time::millis(4_000)));
}

/// "It stops the timer when it is no longer waiting to execute the request, but restarts it if at
/// that point it is waiting to execute some other request." What else is executed changes nothing.
#[test]
fn only_the_request_that_is_waited_for_sets_the_timer_anew() {
    let mut cluster = Cluster::of(4);
    for value in ["A", "B"] {
        cluster.put(2, value);
    }
    let mut replica = cluster.replica(2).clone();
    assert_eq!(order(&mut replica, 1, &numbered(2, "B")), (1, 0), "A has waited for longer");
    assert_eq!(
        order(&mut replica, 2, &numbered(2, "B")),
        (2, 0),
        "it is ordered again, and A still waits"
    );
}

#[test]
fn the_next_request_gets_a_whole_wait_of_its_own() {
    let mut cluster = Cluster::of(4);
    for value in ["A", "B"] {
        cluster.put(2, value);
    }
    let mut replica = cluster.replica(2).clone();
    assert_eq!(order(&mut replica, 1, &numbered(1, "A")), (1, 1), "now for B");
    assert_eq!(order(&mut replica, 2, &numbered(2, "B")), (2, 0), "nothing waits");
}

/// S2 is told everything that makes it execute a batch. How far it has come, and how often it has set
/// the timer of requests.
fn order(replica: &mut Pbft, n: u64, batch: &pbft::Batch) -> (u64, usize) {
    let digest = batch.digest();
    let votes = [prepare(3, 1, n, digest), commit(1, 1, n, digest), commit(3, 1, n, digest)];
    let mut out = Output::new(&config(4, &[]).seen_by(NodeId(2)));
    for message in std::iter::once(pre_prepare(1, 1, n, batch)).chain(votes) {
        step(replica, NodeId(2), Input::Message { from: NodeId(1), message }, &mut out);
    }
    let anew =
        |effect: &Effect<Pbft>| matches!(effect, Effect::SetTimer { timer: Timer::Request, .. });
    (replica.executed().0, out.drain().filter(anew).count())
}

fn settle_without_new_views(cluster: &mut Cluster) {
    while !cluster.bag.is_empty() {
        let flight = cluster.bag.remove(0);
        if !matches!(flight.message, Message::NewView(_)) {
            cluster.arrive(flight.from, flight.to, flight.message);
        }
    }
}

/// "If a replica receives a set of f + 1 valid view-change messages from other replicas for views
/// greater than its current view, it sends a view-change message for the smallest view in the set,
/// even if its timer has not expired."
#[test]
fn f_plus_1_others_are_joined_in_the_smallest_of_their_views() {
    let mut cluster = Cluster::of(4);
    let asks = |node, view| view_change(node, view, 0, Proof::default(), vec![], &[]);
    cluster.arrive(3, 1, asks(3, 7));
    assert_eq!(cluster.view_of(1), 1, "one of them may lie");
    cluster.arrive(4, 1, asks(4, 5));
    assert_eq!(cluster.view_of(1), 5);
    assert!(cluster.cited.contains("join"));
}

// View change

/// "P is a set containing a set Pm for each request m that prepared at i with a sequence number higher
/// than n."
#[test]
fn a_view_change_carries_a_certificate_for_whatever_prepared() {
    let mut cluster = Cluster::of(4);
    for value in ["A", "B", "C"] {
        cluster.put(1, value);
    }
    for (n, value, prepares) in [(1, "A", true), (2, "B", false), (3, "C", true)] {
        cluster.tell("pre-prepare", 1, &[2]);
        if prepares {
            cluster.arrive(3, 2, prepare(3, 1, n, numbered(n, value).digest()));
        }
    }
    cluster.lose_all();
    cluster.suspect(2);
    let said = departure(&cluster, 2, 3).statement.verify().expect("its own").clone();
    let numbers: Vec<u64> = said.prepared.iter().map(|it| it.vote().sequence.0).collect();
    assert_eq!(numbers, [1, 3], "B has not prepared");
    assert!(said.prepared.iter().all(|it| it.prepares.len() == 2));
}

/// "A view-change message is valid" only if everything in it is proven; others are not affected.
#[test]
fn a_view_change_with_anything_unproven_is_ignored_and_no_other_is() {
    let a = batch("A").digest();
    let good = || certificate(1, &[2, 3], 1, 1, a);
    let claimed = |certificate: Certificate| {
        let claim = |vote: &Signed<_>| Signed::claim(vote.signer(), *vote.unverified());
        Certificate { prepares: certificate.prepares.iter().map(claim).collect(), ..certificate }
    };
    let bad = [
        ("one backup", certificate(1, &[2], 1, 1, a)),
        ("the same twice", certificate(1, &[2, 2], 1, 1, a)),
        ("the primary among them", certificate(1, &[1, 2], 1, 1, a)),
        ("another primary", certificate(2, &[1, 3], 1, 1, a)),
        ("the view that is asked for", certificate(2, &[1, 3], 2, 1, a)),
        ("a number beyond the window", certificate(1, &[2, 3], 1, 21, a)),
        ("claimed signatures", claimed(good())),
    ];
    let asks = |node, prepared| view_change(node, 2, 0, Proof::default(), prepared, &[batch("A")]);
    for (what, certificate) in bad {
        let mut cluster = Cluster::of(4);
        cluster.arrive(4, 2, asks(4, vec![certificate]));
        cluster.arrive(3, 2, asks(3, vec![good()]));
        assert_eq!(cluster.view_of(2), 1, "{what}: only one of the two counts");
        assert!(cluster.cited.contains("valid-parts"), "{what}");
        cluster.arrive(1, 2, asks(1, vec![]));
        assert!(cluster.is_active(2) && cluster.view_of(2) == 2, "{what}: the others suffice");
    }
    let mut unproven = Cluster::of(4);
    unproven.arrive(4, 2, view_change(4, 2, 10, Proof::default(), vec![], &[]));
    unproven.arrive(3, 2, asks(3, vec![]));
    assert_eq!(unproven.view_of(2), 1, "a stable checkpoint without proof");
}

// New view

/// "When the primary p of view v + 1 receives 2f valid view-change messages for view v + 1 from other
/// replicas, it multicasts a new-view message." For each number the batch of the highest view is
/// chosen, and the null request where none is.
#[test]
fn o_takes_what_prepared_latest_and_fills_gaps_with_null_requests() {
    let mut cluster = Cluster::given(["view=4", "view=4", "view=4", "view=4"]);
    let (a, b) = (batch("A"), batch("B"));
    let of = |primary, backups: &[u32], view, n, batch: &pbft::Batch| {
        certificate(primary, backups, view, n, batch.digest())
    };
    let first = vec![of(1, &[2, 3], 1, 1, &a), of(2, &[3, 4], 2, 3, &b)];
    let second = vec![of(3, &[1, 4], 3, 1, &b)];
    for (node, prepared) in [(2, first), (3, second)] {
        let batches = [a.clone(), b.clone()];
        cluster.arrive(node, 1, view_change(node, 5, 0, Proof::default(), prepared, &batches));
    }
    assert!(cluster.is_active(1) && cluster.view_of(1) == 5);
    let wanted = [(1, b.digest()), (2, Digest::NULL), (3, b.digest())];
    assert_eq!(proposals(&cluster, 1, 4), wanted);
    cluster.settle();
    for node in 1..=4 {
        assert_eq!(cluster.done(node), "1:B 2:- 3:B", "S{node}");
    }
    assert_eq!(cluster.breach, None);
}

/// "A backup accepts a new-view message for view v + 1 if it is signed properly, if the view-change
/// messages it contains are valid for view v + 1, and if the set O is correct; it verifies the
/// correctness of O by performing a computation similar to the one used by the primary."
#[test]
fn a_new_view_is_taken_only_if_o_follows_from_v() {
    let mut made = Cluster::given(["prepared=1:1:A", "", "prepared=1:1:A", "prepared=1:1:A"]);
    made.suspect(3);
    made.suspect(4);
    made.tell("view-change", 3, &[2]);
    made.tell("view-change", 4, &[2]);
    let message = made.take("new-view", 2, 3).expect("a new view");
    let Message::NewView(arrival) = message else { unreachable!() };
    let said = arrival.statement.unverified().clone();
    let signed = |by: u32, said: NewView| {
        let statement = Rc::new(common::key(by).sign(said));
        Message::NewView(Arrival { statement, batches: arrival.batches.clone() })
    };
    let other_o = {
        let null = |vote: &Signed<pbft::Vote>| {
            common::key(2).sign(pbft::Vote { digest: Digest::NULL, ..*vote.unverified() })
        };
        NewView { pre_prepares: said.pre_prepares.iter().map(null).collect(), ..said.clone() }
    };
    let empty_o = NewView { pre_prepares: Rc::default(), ..said.clone() };
    let two = NewView { view_changes: said.view_changes[..2].into(), ..said.clone() };
    let twice: Rc<[_]> = [0, 0, 1].map(|at: usize| Rc::clone(&said.view_changes[at])).into();
    let twice = NewView { view_changes: twice, ..said.clone() };
    for (what, message, taken) in [
        ("another O", signed(2, other_o), false),
        ("no O", signed(2, empty_o), false),
        ("two view changes", signed(2, two), false),
        ("one of them twice", signed(2, twice), false),
        ("signed by another", signed(3, said.clone()), false),
        ("as it should be", signed(2, said.clone()), true),
    ] {
        let mut cluster = Cluster::of(4);
        cluster.arrive(2, 1, message);
        assert_eq!(cluster.view_of(1) == 2, taken, "{what}");
        assert_eq!(cluster.words(1, 3).contains(&"prepare"), taken, "{what}");
    }
}

/// "Replicas redo the protocol for messages between min-s and max-s but they avoid re-executing client
/// requests."
#[test]
fn an_executed_batch_is_voted_for_again_but_not_executed_again() {
    let mut cluster = Cluster::of(4);
    let id = cluster.put(1, "A");
    cluster.settle();
    for node in [2, 3, 4] {
        cluster.put(node, "B");
    }
    cluster.lose_all();
    cluster.suspect(3);
    cluster.suspect(4);
    cluster.settle();
    assert_eq!(cluster.view_of(1), 2);
    assert_eq!(cluster.answers(id).len(), 4);
    for node in 1..=4 {
        assert!(cluster.done(node).starts_with("1:A"), "S{node}: {}", cluster.done(node));
    }
    assert_eq!(cluster.breach, None);
}

/// What a client wants is not lost with its primary.
#[test]
fn a_new_primary_is_told_what_clients_wait_for() {
    let mut cluster = Cluster::of(4);
    cluster.crash(1);
    cluster.put(3, "A");
    cluster.put(4, "B");
    cluster.lose_all();
    cluster.suspect(3);
    cluster.suspect(4);
    cluster.settle();
    let done = cluster.done(2);
    assert!(done == "1:A 2:B" || done == "1:B 2:A", "{done}");
}

/// Who was away is brought into the view by anybody who has it.
#[test]
fn a_new_view_is_passed_on_to_who_has_missed_it() {
    let mut cluster = Cluster::of(4);
    cluster.put(2, "A");
    cluster.put(3, "A");
    cluster.suspect(2);
    cluster.suspect(3);
    cluster.settle_among(&[1, 2, 3]);
    assert_eq!((cluster.view_of(1), cluster.view_of(4)), (2, 1));
    cluster.crash(2);
    cluster.arrive(1, 4, pre_prepare(2, 2, 1, &batch("A")));
    assert!(cluster.timer(4, Timer::Status));
    cluster.plead(4);
    cluster.settle();
    assert_eq!(cluster.view_of(4), 2);
}

/// "Messages may arrive in any order": a vote may overtake the new view that it is for.
#[test]
fn votes_for_a_view_that_has_not_begun_here_are_kept() {
    let mut cluster = Cluster::given(["", "", "prepared=1:1:A", ""]);
    cluster.crash(1);
    cluster.put(4, "B");
    cluster.suspect(3);
    cluster.suspect(4);
    cluster.tell("view-change", 3, &[2, 4]);
    cluster.tell("view-change", 4, &[2, 3]);
    cluster.tell("new-view", 2, &[3]);
    cluster.tell("prepare", 3, &[4]);
    cluster.tell("new-view", 2, &[4]);
    assert_eq!(cluster.log(4), "1:A*", "the vote of S3 and its own are two backups");
}

/// What a view change names it brings along, or O might name what nobody has.
#[test]
fn a_view_change_brings_the_batches_that_it_names_as_clients_signed_them() {
    let (a, digest) = (batch("A"), batch("A").digest());
    let proven = || vec![certificate(1, &[2, 3], 1, 1, digest)];
    let unsigned = {
        let request = common::request(1, "A");
        let claimed = Signed::claim(request.signer(), request.unverified().clone());
        pbft::Batch::of([Rc::new(claimed)].into())
    };
    assert_eq!(unsigned.digest(), digest, "a digest says nothing of signatures");
    for (what, batches, taken) in [
        ("none", &[][..], false),
        ("another", &[batch("B")], false),
        ("claimed by the client", &[unsigned], false),
        ("it", &[a], true),
    ] {
        let mut cluster = Cluster::of(4);
        for node in [3, 4] {
            cluster.arrive(node, 2, view_change(node, 2, 0, Proof::default(), proven(), batches));
        }
        assert_eq!(cluster.view_of(2) == 2, taken, "{what}");
    }
}

/// A liar may sign whatever it likes, and nobody keeps all of it.
#[test]
fn of_one_signer_only_a_few_votes_and_checkpoints_are_kept() {
    let mut cluster = Cluster::of(4);
    let size = |cluster: &Cluster| format!("{:?}", cluster.replica(1)).len();
    let lie = |cluster: &mut Cluster, views: std::ops::Range<u64>| {
        for view in views {
            let digest = Digest(view);
            cluster.arrive(4, 1, prepare(4, view, 1, digest));
            cluster.arrive(4, 1, commit(4, view, 1, digest));
            cluster.arrive(4, 1, pre_prepare(4, view * 4, 1, &batch("A")));
            let far = pbft::Checkpoint { sequence: pbft::Sequence(view * 10), digest };
            cluster.arrive(4, 1, Message::Checkpoint(common::key(4).sign(far)));
        }
    };
    lie(&mut cluster, 1..100);
    let before = size(&cluster);
    lie(&mut cluster, 100..200);
    assert!(size(&cluster) < before + before / 10, "{} after {before}", size(&cluster));
}

/// A replica that restarts while it changes views asks for the same view, with the same words.
#[test]
fn a_restart_repeats_the_view_change() {
    let mut cluster = Cluster::of(4);
    cluster.put(2, "A");
    cluster.suspect(2);
    let before = departure(&cluster, 2, 3);
    cluster.lose_all();
    cluster.restart(2);
    assert_eq!((cluster.view_of(2), cluster.is_active(2)), (2, false));
    assert_eq!(departure(&cluster, 2, 3), before);
}
