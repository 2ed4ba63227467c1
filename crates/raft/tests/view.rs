//! What an observer sees, in the words of the paper.

mod common;

use common::{Cluster, Servers, append, heartbeat, vote};
use protocol::{Describe, Machine, NodeId, NodeView, Protocol, Role, Slot, SlotStatus, Tally};
use raft::{INFO, Message, Raft, Term, Timer};

fn seen(cluster: &Cluster, node: u32) -> NodeView {
    cluster.replica(node).view(Slot(1)..Slot(100))
}

fn fact(cluster: &Cluster, node: u32, name: &str) -> String {
    let facts = cluster.replica(node).facts();
    let fact = facts.iter().find(|fact| fact.name == name);
    fact.unwrap_or_else(|| panic!("no {name}")).value.clone()
}

#[test]
fn a_candidate_shows_its_votes() {
    let mut cluster = Cluster::of(5);
    cluster.elect_by(1, &[3]);
    let view = seen(&cluster, 1);
    assert_eq!((view.role, view.title, view.leader), (Role::Campaigning, "candidate", None));
    let votes = Tally {
        label: "votes".into(),
        slot: None,
        have: vec![NodeId(1), NodeId(3)],
        need: 3,
        of: 5,
    };
    assert_eq!(view.tallies, [votes]);
}

#[test]
fn a_leader_shows_who_stores_what_is_not_committed() {
    let mut cluster = Cluster::of(5);
    cluster.elect(2);
    cluster.put(2, "a");
    cluster.deliver("append", 2, 1);
    cluster.deliver("append-ok", 1, 2);
    let view = seen(&cluster, 2);
    assert_eq!((view.role, view.title, view.leader), (Role::Leading, "leader", Some(NodeId(2))));
    let slot = Tally {
        label: "slot 2".into(),
        slot: Some(Slot(2)),
        have: vec![NodeId(1), NodeId(2)],
        need: 3,
        of: 5,
    };
    assert_eq!(view.tallies, [slot]);
    assert_eq!((view.last, view.decided), (Slot(2), Slot(1)));
    let statuses: Vec<_> = view.slots.iter().map(|slot| (slot.slot, slot.status)).collect();
    assert_eq!(statuses, [(Slot(1), SlotStatus::Decided), (Slot(2), SlotStatus::Proposed)]);
    assert_eq!(fact(&cluster, 2, "match index"), "S1 2, S3 1, S4 1, S5 1");
    assert_eq!(fact(&cluster, 2, "next index"), "S1 3, S3 3, S4 3, S5 3");
}

#[test]
fn a_follower_shows_its_leader_and_its_vote() {
    let mut cluster = Cluster::of(3);
    cluster.elect(2);
    let view = seen(&cluster, 1);
    assert_eq!(
        (view.role, view.title, view.leader),
        (Role::Following, "follower", Some(NodeId(2)))
    );
    assert_eq!(
        (fact(&cluster, 1, "voted for"), fact(&cluster, 1, "commit index")),
        ("S2".into(), "0".into())
    );
    assert_eq!(cluster.replica(1).machine().map(Machine::applied), Some(Slot(0)));
}

#[test]
fn equal_applied_slots_mean_equal_digests() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.put(1, "a");
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    assert_eq!(cluster.replica(1).machine(), cluster.replica(3).machine());
}

#[test]
fn only_the_slots_that_are_asked_for_are_shown() {
    let mut cluster = Cluster::of(1);
    cluster.elect(1);
    for _ in 0..9 {
        cluster.put(1, "a");
    }
    let view = cluster.replica(1).view(Slot(4)..Slot(6));
    let shown: Vec<_> = view.slots.iter().map(|slot| slot.slot.0).collect();
    assert_eq!(shown, [4, 5]);
}

#[test]
fn messages_speak_the_papers_words() {
    let line = |message: Message| {
        let fields = message.fields();
        let words: Vec<_> = fields.iter().map(|f| format!("{}={}", f.name, f.value)).collect();
        format!("{} {}", message.word().id, words.join(" "))
    };
    assert_eq!(line(vote(3, 2, 1)), "vote term=3 lastLogIndex=2 lastLogTerm=1");
    assert_eq!(
        line(heartbeat(3, 2, 1, 1)),
        "heartbeat term=3 prevLogIndex=2 prevLogTerm=1 leaderCommit=1"
    );
    let request = append(3, "1,1,3", 2, 1);
    assert_eq!((request.slot(), request.epoch()), (Some(Slot(3)), Some(Term(3))));
    assert_eq!(
        line(request),
        "append term=3 prevLogIndex=2 prevLogTerm=1 \
         entries=t3 x = 3.3 (c0#3000003) leaderCommit=1"
    );
}

#[test]
fn info_lists_every_word_once() {
    let words = INFO.messages.iter().map(|word| word.id);
    assert!(words.eq([
        "vote",
        "granted",
        "denied",
        "pre-vote",
        "pre-granted",
        "pre-denied",
        "append",
        "heartbeat",
        "append-ok",
        "append-no",
        "install-snapshot",
        "timeout-now",
        "read-index",
        "read-at",
        "fetch",
        "copy",
        "no-copy",
    ]));
    for timer in [Timer::Election, Timer::Heartbeat, Timer::Silence, Timer::Quorum] {
        assert!(INFO.timers.contains(&timer.word()));
    }
    let mut ids: Vec<_> = INFO.rules.iter().map(|rule| rule.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), INFO.rules.len());
    assert_eq!(Raft::INFO.id, "raft");
}
