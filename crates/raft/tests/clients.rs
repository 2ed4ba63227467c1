//! What a client may rely on (Raft §8; dissertation, chapter 6).

mod common;

use common::{Cluster, Servers};
use protocol::{
    Answer, ClientId, Input, NodeId, Operation, Output, ReadLevel, Reply, Request, RequestId,
    Signed, Signer, step,
};
use raft::Raft;

fn append(value: &str) -> Operation {
    Operation::Append { key: "x".into(), value: value.into() }
}

fn get(level: ReadLevel) -> Operation {
    Operation::Get { key: "x".into(), level }
}

fn answer(cluster: &Cluster, id: RequestId) -> Answer {
    match cluster.answers(id).last() {
        Some(Reply::Done { answer, .. }) => answer.clone(),
        other => panic!("{id} should be done: {other:?}"),
    }
}

#[test]
fn a_follower_sends_the_client_to_the_leader_it_knows() {
    let mut cluster = Cluster::of(3);
    let nobody = cluster.put(2, "a");
    assert_eq!(cluster.answers(nobody), [&Reply::Redirect(None)]);
    cluster.elect(1);
    let known = cluster.put(2, "a");
    assert_eq!(cluster.answers(known), [&Reply::Redirect(Some(NodeId(1)))]);
    cluster.campaign(2);
    let candidate = cluster.put(2, "a");
    assert_eq!(cluster.answers(candidate), [&Reply::Redirect(None)]);
    assert_eq!(cluster.log(2), [1]);
}

#[test]
fn a_request_that_is_repeated_takes_effect_once() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.ask(1, 1, append("a"));
    cluster.ask(1, 1, append("a"));
    cluster.settle();
    cluster.ask(1, 1, append("a"));
    let read = cluster.ask(1, 2, get(ReadLevel::Linearizable));
    cluster.settle();
    assert_eq!(answer(&cluster, read), Answer::Found(Some("a".into())));
    assert_eq!(cluster.log(1).len(), 4, "what was answered before is not appended again");
}

#[test]
fn a_request_repeated_at_a_new_leader_takes_effect_once() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    let id = cluster.ask(1, 1, append("a"));
    cluster.deliver("append", 1, 2);
    cluster.lose_all();
    cluster.crash(1);
    cluster.campaign(2);
    cluster.settle();
    assert!(cluster.answers(id).is_empty(), "the new leader answers what it is asked itself");
    cluster.ask(2, 1, append("a"));
    assert_eq!(answer(&cluster, id), Answer::Done);
    let read = cluster.ask(2, 2, get(ReadLevel::Linearizable));
    cluster.settle();
    assert_eq!(answer(&cluster, read), Answer::Found(Some("a".into())));
}

#[test]
fn a_read_of_any_level_is_an_entry_and_waits_for_a_majority() {
    for level in [ReadLevel::Linearizable, ReadLevel::Lease, ReadLevel::Local] {
        let mut cluster = Cluster::of(3);
        cluster.elect(1);
        let read = cluster.ask(1, 1, get(level));
        assert!(cluster.answers(read).is_empty());
        cluster.settle();
        assert_eq!(answer(&cluster, read), Answer::Found(None));
    }
}

#[test]
fn a_leader_without_a_majority_answers_nothing() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    let id = cluster.put(1, "a");
    cluster.lose_all();
    for _ in 0..3 {
        cluster.beat(1);
        cluster.lose_all();
    }
    assert!(cluster.answers(id).is_empty());
}

#[test]
fn a_change_of_members_that_names_nobody_is_refused() {
    let mut cluster = Cluster::of(1);
    cluster.elect(1);
    let change = protocol::Change { word: "add".into(), arguments: vec!["2".into()] };
    let id = cluster.ask(1, 1, Operation::Change(change));
    assert!(
        matches!(cluster.answers(id)[..], [Reply::Refused(rule)] if rule.id == "fixed-membership")
    );
    assert_eq!(cluster.log(1), [1]);
}

#[test]
fn a_request_that_its_client_did_not_sign_is_ignored() {
    let mut cluster = Cluster::of(1);
    cluster.elect(1);
    let id = RequestId { client: ClientId(1), number: 1 };
    let request = Request::new(id, 0, append("a"));
    let forged = Signed::claim(Signer::Client(id.client), request);
    let mut raft: Raft = cluster.replica(1).clone();
    let mut out = Output::new(&protocol::Config::new(NodeId(1), 1));
    step(&mut raft, NodeId(1), Input::Request(forged), &mut out);
    assert!(out.effects().is_empty());
}
