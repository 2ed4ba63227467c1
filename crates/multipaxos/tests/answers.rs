//! What those who change the members are told, and when.

mod common;

use common::{Cluster, Nodes, with};
use multipaxos::{MEMBERS, WINDOW};
use protocol::{Change, Operation, Protocol, Reply, RequestId};

fn change(word: &str, node: u32) -> Operation {
    let arguments = vec![node.to_string().as_str().into()];
    Operation::Change(Change { word: word.into(), arguments })
}

/// The answers to a request: `done`, `redirect`, or the rule that refuses it.
fn told(cluster: &Cluster, id: RequestId) -> Vec<&'static str> {
    let word = |reply: &&Reply| match reply {
        Reply::Done { .. } => "done",
        Reply::Redirect(_) => "redirect",
        Reply::Refused(rule) => rule.id,
    };
    cluster.answers(id).iter().map(word).collect()
}

fn facts(cluster: &Cluster, node: u32) -> Vec<String> {
    let facts = cluster.replica(node).facts();
    facts.into_iter().map(|fact| format!("{}: {}", fact.name, fact.value)).collect()
}

/// Three acceptors with a window of two; S3 is to be removed, and that is decided.
fn removing() -> (Cluster, RequestId) {
    let mut cluster = with(3, &[(&WINDOW, 2)], &[]);
    cluster.elect(1);
    let id = cluster.ask(1, 1, change("remove", 3));
    cluster.accepts(1, &[2]);
    assert_eq!(cluster.decided(1), "1:remove 3");
    (cluster, id)
}

#[test]
fn a_change_is_answered_once_the_old_acceptors_are_needed_no_longer() {
    let (mut cluster, id) = removing();
    assert!(told(&cluster, id).is_empty(), "slot 2 may still need S3");
    let still = facts(&cluster, 1);
    assert!(still.contains(&"next acceptors: S1 S2 from slot 3".into()), "{still:?}");
    cluster.settle();
    assert_eq!(cluster.decided(1), "1:remove 3 2:-", "a no-op fills the window");
    assert_eq!(told(&cluster, id), ["done"]);
}

#[test]
fn a_node_says_how_long_it_is_needed() {
    let mut cluster = with(3, &[(&WINDOW, 2)], &[]);
    cluster.elect(1);
    cluster.ask(1, 1, change("remove", 1));
    cluster.accepts(1, &[2]);
    let needed = |cluster: &Cluster| {
        facts(cluster, 1).into_iter().find(|fact| fact.starts_with("still needed"))
    };
    assert_eq!(needed(&cluster).as_deref(), Some("still needed: until slot 2"));
    cluster.settle_among(&[1, 2]);
    assert_eq!((needed(&cluster), cluster.performed(1)), (None, 2));
    assert!(!cluster.leads(1), "its work is done");
}

/// Both of two new acceptors are needed to go on, so it is enough that one of them holds the slots;
/// of three, two must.
#[test]
fn any_acceptors_that_can_go_on_find_the_slots_among_them() {
    let mut cluster = with(4, &[(&WINDOW, 1)], &[]);
    cluster.elect(1);
    let id = cluster.ask(1, 1, change("remove", 4));
    cluster.accepts(1, &[2, 3]);
    cluster.deliver("prepare", 1, 2);
    cluster.deliver("promise", 2, 1);
    assert!(cluster.leads(1) && cluster.performed(1) == 1);
    assert!(told(&cluster, id).is_empty(), "S2 and S3 could go on, and know nothing");
    let known = facts(&cluster, 1);
    assert!(known.contains(&"not in force: 1 of 2 hold slot 1".into()), "{known:?}");
    cluster.settle();
    cluster.beat(1);
    cluster.settle_among(&[1, 2]);
    assert_eq!(told(&cluster, id), ["done"]);
}

#[test]
fn a_leader_that_is_removed_leads_until_that_is_in_force() {
    let mut cluster = with(3, &[(&WINDOW, 1)], &[]);
    cluster.elect(1);
    let id = cluster.ask(1, 1, change("remove", 1));
    cluster.accepts(1, &[2]);
    assert_eq!(cluster.performed(1), 1);
    cluster.settle();
    assert!(told(&cluster, id).is_empty() && cluster.leads(1));
    cluster.beat(1);
    cluster.settle();
    assert_eq!(told(&cluster, id), ["done"]);
    assert!(!cluster.leads(1) && !cluster.prepares(1));
}

#[test]
fn a_repeated_request_is_not_refused_for_its_own_effect() {
    let (mut cluster, id) = removing();
    cluster.ask(1, 1, change("remove", 3));
    assert!(told(&cluster, id).is_empty(), "it waits, whoever asks");
    cluster.elect(2);
    let before = told(&cluster, id);
    assert_eq!(before, ["redirect"], "the old leader does not know what becomes of it");
    cluster.ask(2, 1, change("remove", 3));
    cluster.settle();
    cluster.beat(2);
    cluster.settle();
    assert_eq!(told(&cluster, id), ["redirect", "done"]);
    cluster.ask(2, 1, change("remove", 3));
    cluster.settle();
    assert_eq!(told(&cluster, id), ["redirect", "done", "done"]);
}

#[test]
fn a_change_without_effect_is_refused_for_good() {
    let mut cluster = with(3, &[(&MEMBERS, 1), (&WINDOW, 1)], &[]);
    cluster.elect(1);
    let vain = [change("add", 1), change("remove", 2), change("remove", 1)];
    let ids: Vec<_> =
        (1..).zip(&vain).map(|(number, it)| cluster.ask(1, number, it.clone())).collect();
    cluster.settle();
    for (id, operation) in ids.into_iter().zip(vain) {
        assert_eq!(told(&cluster, id), ["vain-change"]);
        cluster.ask(1, id.number, operation);
        cluster.settle();
        assert_eq!(told(&cluster, id), ["vain-change", "vain-change"]);
    }
}

/// Only the order of the slots tells whether a change changes anything.
#[test]
fn a_change_is_not_refused_for_what_is_not_decided_yet() {
    let mut cluster = with(3, &[(&WINDOW, 4)], &[]);
    cluster.elect(1);
    let remove = cluster.ask(1, 1, change("remove", 3));
    let add = cluster.ask(1, 2, change("add", 3));
    cluster.settle();
    cluster.ask(1, 2, change("add", 3));
    cluster.beat(1);
    cluster.settle();
    assert_eq!((told(&cluster, remove), told(&cluster, add)), (vec!["done"], vec!["done"]));
}
