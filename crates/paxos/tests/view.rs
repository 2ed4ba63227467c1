//! What an observer sees, in the words of the paper.

mod common;

use common::{Agents, Cluster, accept, nack, prepare, promise, proposal};
use paxos::{INFO, Message, Round, Timer};
use protocol::{
    Ballot, Describe, EpochName, NodeId, NodeView, Protocol, Role, Slot, SlotStatus, Tally,
};

fn seen(cluster: &Cluster, node: u32) -> NodeView {
    cluster.replica(node).view(Slot(1)..Slot(9))
}

fn named(ballot: &str) -> EpochName {
    Ballot::parse(ballot).unwrap().into()
}

fn fact(cluster: &Cluster, node: u32, name: &str) -> String {
    let facts = cluster.replica(node).facts();
    let fact = facts.iter().find(|fact| fact.name == name);
    fact.unwrap_or_else(|| panic!("no {name}")).value.clone()
}

#[test]
fn a_proposer_shows_its_promises_and_then_its_acceptances() {
    let mut cluster = Cluster::of(5);
    cluster.prepare(2, "A", &[3]);
    let view = seen(&cluster, 2);
    assert_eq!((view.role, view.title, view.leader), (Role::Campaigning, "preparing", None));
    let have = vec![NodeId(2), NodeId(3)];
    assert_eq!(
        view.tallies,
        [Tally { label: "promises".into(), slot: None, have: have.clone(), need: 3, of: 5 }]
    );
    assert_eq!(fact(&cluster, 2, "prepares"), "1.2");

    cluster.promises(2, &[5]);
    cluster.accepts(2, &[3]);
    let view = seen(&cluster, 2);
    assert_eq!((view.role, view.title), (Role::Leading, "proposing"));
    assert_eq!((view.leader, view.epoch), (Some(NodeId(2)), named("1.2")));
    assert_eq!(
        view.tallies,
        [Tally { label: "slot 1".into(), slot: Some(Slot(1)), have, need: 3, of: 5 }]
    );
    assert_eq!(fact(&cluster, 2, "proposes"), "1.2 x = A (c1#1)");
}

#[test]
fn an_acceptor_shows_what_it_promised_and_accepted() {
    let mut cluster = Cluster::of(3);
    cluster.arrive(2, 1, accept("1.2", "A"));
    cluster.arrive(3, 1, prepare("4.3"));
    let view = seen(&cluster, 1);
    assert_eq!((view.role, view.title, view.epoch), (Role::Following, "acceptor", named("4.3")));
    assert_eq!((view.last, view.last_epoch, view.decided), (Slot(1), named("1.2"), Slot(0)));
    assert_eq!((view.slots[0].status, view.slots[0].epoch), (SlotStatus::Proposed, named("1.2")));
    assert_eq!(fact(&cluster, 1, "promised"), "4.3");
    assert!(fact(&cluster, 1, "accepted").starts_with("1.2 x = A"));
    assert_eq!(fact(&cluster, 1, "chosen"), "unknown");
}

#[test]
fn a_learner_shows_the_chosen_value() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    cluster.settle();
    let view = seen(&cluster, 3);
    assert_eq!((view.role, view.title, view.decided), (Role::Following, "learner", Slot(1)));
    assert_eq!(view.slots[0].status, SlotStatus::Decided);
    assert_eq!(fact(&cluster, 3, "chosen"), "x = A (c1#1)");
}

#[test]
fn a_refused_proposer_waits() {
    let mut cluster = Cluster::of(3);
    cluster.put(1, "A");
    cluster.arrive(2, 1, nack("1.1", "2.2"));
    let view = seen(&cluster, 1);
    assert_eq!((view.role, view.title), (Role::Following, "waiting"));
    assert_eq!(fact(&cluster, 1, "failed rounds"), "1");
}

#[test]
fn messages_speak_the_papers_words() {
    let line = |message: Message| {
        let fields = message.fields();
        let words: Vec<_> = fields.iter().map(|f| format!("{}={}", f.name, f.value)).collect();
        format!("{} {}", message.word().id, words.join(" "))
    };
    assert_eq!(line(prepare("2.1")), "prepare ballot=2.1");
    assert_eq!(line(promise("2.1", None)), "promise ballot=2.1 accepted=nothing");
    let reported = line(promise("2.1", Some(proposal("1.3", "A"))));
    assert!(reported.starts_with("promise ballot=2.1 accepted=1.3 x = A (c0#"), "{reported}");
    assert!(line(accept("2.1", "A")).starts_with("accept ballot=2.1 value=x = A (c0#"));
    assert_eq!(line(nack("2.1", "3.2")), "nack ballot=2.1 promised=3.2");
    assert_eq!((prepare("2.1").epoch(), prepare("2.1").slot()), (Some(Round(2)), None));
    assert_eq!(prepare("2.1").epoch_name(), Some(named("2.1")));
}

#[test]
fn info_lists_every_word_once() {
    let words = INFO.messages.iter().map(|word| word.id);
    assert!(words.eq(["prepare", "promise", "accept", "accepted", "nack", "chosen"]));
    for timer in [Timer::Retry, Timer::Learn] {
        assert!(INFO.timers.contains(&timer.word()));
    }
    let mut ids: Vec<_> = INFO.rules.iter().map(|rule| rule.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), INFO.rules.len());
}
