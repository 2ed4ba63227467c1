//! Sending again: whoever waits too long says what it has, and others send what it lacks.

mod common;

use std::rc::Rc;

use common::{Cluster, Replicas, batch, key, vote, with};
use pbft::message::{Committed, Message};
use pbft::{Batch, CHECKPOINT, Phase, Timer};
use protocol::{NodeId, Signed, Signer};

/// S3 has executed A, and both others lack the commits of each other. S4 is down.
fn executed_at_s3() -> Cluster {
    executed_in(Cluster::of(4))
}

fn executed_in(mut cluster: Cluster) -> Cluster {
    cluster.crash(4);
    cluster.put(1, "A");
    for to in [2, 3] {
        cluster.tell("pre-prepare", 1, &[to]);
    }
    cluster.tell("prepare", 2, &[1, 3]);
    cluster.tell("prepare", 3, &[1, 2]);
    cluster.tell("commit", 1, &[3]);
    cluster.tell("commit", 2, &[3]);
    cluster.lose_all();
    assert_eq!([1, 2, 3].map(|node| cluster.executed(node)), [0, 0, 1]);
    cluster
}

/// A quorum's commits say in any view that a batch is committed. Its votes would be of no use there.
#[test]
fn a_committed_batch_is_proven_in_any_view() {
    let mut cluster = executed_at_s3();
    cluster.suspect(2);
    cluster.lose_all();
    assert_eq!((cluster.view_of(2), cluster.is_active(2)), (2, false));
    for node in [1, 2] {
        cluster.plead(node);
        cluster.settle();
        assert_eq!(cluster.done(node), "1:A", "S{node}");
    }
    assert!(cluster.cited.contains("pass-on-committed"));
    assert_eq!(cluster.breach, None);
    assert!(!cluster.timer(1, Timer::Status), "nothing is missing any more");
}

/// And whoever has it passes it on in turn.
#[test]
fn a_proof_is_good_for_whoever_holds_it() {
    let mut cluster = executed_at_s3();
    cluster.plead(1);
    cluster.settle_among(&[1, 3]);
    cluster.crash(3);
    cluster.plead(2);
    cluster.settle();
    assert_eq!(cluster.done(2), "1:A");
}

/// A replica that restarts from a checkpoint of its own, which is not stable yet, can prove it still.
#[test]
fn a_restart_keeps_the_proof_of_its_checkpoint() {
    let mut cluster = executed_in(with(4, &[(&CHECKPOINT, 1)]));
    cluster.restart(3);
    cluster.lose_all();
    assert_eq!((cluster.executed(3), cluster.stable(3)), (1, 0));
    cluster.plead(1);
    cluster.settle();
    assert_eq!(cluster.done(1), "1:A");
}

#[test]
fn only_the_equal_commits_of_a_quorum_prove_anything() {
    let commits = |nodes: &[u32], batch: &Batch| -> Vec<Signed<_>> {
        let said = vote(Phase::Commit, 1, 1, batch.digest());
        nodes.iter().map(|node| key(*node).sign(said)).collect()
    };
    let a = batch("A");
    let good = commits(&[1, 2, 3], &a);
    let prepare = key(3).sign(vote(Phase::Prepare, 1, 1, a.digest()));
    let claimed = Signed::claim(Signer::Node(NodeId(3)), *good[2].unverified());
    let beside = |last: Signed<_>| vec![good[0].clone(), good[1].clone(), last];
    let later = key(3).sign(vote(Phase::Commit, 2, 1, a.digest()));
    let far = [1, 2, 3].map(|node| key(node).sign(vote(Phase::Commit, 1, 21, a.digest())));
    for (what, commits, batch, taken) in [
        ("two", commits(&[1, 2], &a), &a, false),
        ("one of them twice", beside(good[0].clone()), &a, false),
        ("a prepare among them", beside(prepare), &a, false),
        ("one that nobody signed", beside(claimed), &a, false),
        ("of two views", beside(later), &a, false),
        ("beyond the window", far.to_vec(), &a, false),
        ("for another batch", good.clone(), &batch("B"), false),
        ("as it should be", good.clone(), &a, true),
    ] {
        let mut cluster = Cluster::of(4);
        let commits: Rc<[_]> = commits.into();
        cluster.arrive(2, 4, Message::Committed(Committed { commits, batch: batch.clone() }));
        assert_eq!(cluster.executed(4) == 1, taken, "{what}");
    }
}
