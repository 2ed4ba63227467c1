//! What an observer sees: what is counted for which slot, and who has signed what is proven.

mod common;

use common::{Cluster, Replicas, batch, numbered, with};
use pbft::{BATCH, Batch, CHECKPOINT, PIPELINE, WINDOW, rules};
use protocol::{Describe, Fact, NodeId, NodeView, Protocol, Rule, Slot};

fn view(cluster: &Cluster, node: u32) -> NodeView {
    cluster.replica(node).view(Slot(0)..Slot(100))
}

fn value(facts: &[Fact], name: &str) -> Option<String> {
    facts.iter().find(|fact| fact.name == name).map(|fact| fact.value.clone())
}

#[test]
fn only_the_commits_of_what_is_accepted_decide_a_slot() {
    let mut cluster = Cluster::of(4);
    cluster.put(1, "A");
    for backup in [2, 3, 4] {
        cluster.tell("pre-prepare", 1, &[backup]);
        cluster.tell("prepare", backup, &[1]);
    }
    let other = pbft::Digest(7);
    cluster.arrive(4, 1, common::commit(4, 1, 1, other));
    let tallies = view(&cluster, 1).tallies;
    let seen = |at: usize| (tallies[at].label.clone(), tallies[at].slot, tallies[at].have.clone());
    let all = [2, 3, 4].map(NodeId).to_vec();
    assert_eq!(seen(0), ("prepare 1 x = A".into(), None, all));
    assert_eq!(seen(1), ("commit 1 x = A".into(), Some(Slot(1)), vec![NodeId(1)]));
    assert_eq!(seen(2), (format!("commit 1 {other}"), None, vec![NodeId(4)]));
}

#[test]
fn votes_are_named_by_what_is_asked_where_the_batch_is_known() {
    let labels = |batches: &[Batch]| {
        let mut cluster = Cluster::of(4);
        for (number, batch) in (1..).zip(batches) {
            cluster.arrive(1, 2, common::pre_prepare(1, 1, number, batch));
        }
        for batch in [numbered(1, "A"), numbered(2, "A"), numbered(1, "B"), Batch::null()] {
            cluster.arrive(4, 2, common::prepare(4, 1, 1, batch.digest()));
        }
        let tallies = view(&cluster, 2).tallies.into_iter().map(|tally| tally.label);
        tallies.filter(|label| label.starts_with("prepare 1")).collect::<Vec<_>>()
    };
    let digest = |number, value| numbered(number, value).digest();
    let (first, second, other) = (digest(1, "A"), digest(2, "A"), digest(1, "B"));
    let unknown = |it| format!("prepare 1 {it}");
    let known = "prepare 1 x = A".to_owned();
    let null = "prepare 1 null".to_owned();
    assert_eq!(
        labels(&[batch("A")]),
        [known.clone(), unknown(second), unknown(other), null.clone()]
    );
    assert_eq!(
        labels(&[Batch::null(), batch("A")]),
        [null, known.clone(), unknown(second), unknown(other)],
        "the batch that somebody gave another number"
    );
    let alike = labels(&[numbered(1, "A"), numbered(2, "A")]);
    assert_eq!(alike[..2], [format!("{known} {first}"), format!("{known} {second}")]);
}

#[test]
fn a_tally_needs_as_many_as_decide_in_this_run() {
    let needed = |suspended: &[&'static Rule]| {
        let mut cluster = Cluster::without(6, suspended);
        cluster.put(1, "A");
        cluster.tell("pre-prepare", 1, &[2, 3]);
        cluster.tell("prepare", 2, &[1]);
        cluster.tell("prepare", 3, &[1]);
        let digest = batch("A").digest();
        cluster.arrive(4, 1, common::prepare(4, 1, 1, digest));
        cluster.put(5, "B");
        cluster.suspect(5);
        let counted = view(&cluster, 1).tallies.into_iter().chain(view(&cluster, 5).tallies);
        counted.map(|tally| tally.need).collect::<Vec<_>>()
    };
    assert_eq!(needed(&[]), [3, 4, 4], "prepares, commits and view changes");
    assert_eq!(needed(&[&rules::BYZANTINE_QUORUM]), [2, 3, 3]);
    assert_eq!(needed(&[&rules::COMMIT_QUORUM]), [3, 2, 4]);
    assert_eq!(needed(&[&rules::VIEW_CHANGE_QUORUM]), [3, 4, 2]);
}

#[test]
fn a_batch_decides_all_the_slots_that_it_fills() {
    let mut cluster = with(4, &[(&BATCH, 2), (&PIPELINE, 1)]);
    for value in ["A", "B", "C"] {
        cluster.put(1, value);
    }
    while !(cluster.executed(1) == 1 && cluster.log(1).contains("2:B+C*")) {
        let cluster::InFlight { from, to, message } = cluster.bag.remove(0);
        cluster.arrive(from, to, message);
    }
    let tallies = view(&cluster, 1).tallies;
    let commits = tallies.iter().find(|tally| tally.label == "commit 2 x = B +1");
    assert_eq!(commits.expect("it has prepared").slot, Some(Slot(3)));
}

#[test]
fn prepared_and_stable_slots_are_shown_with_their_signers() {
    let mut cluster = with(4, &[(&CHECKPOINT, 2), (&WINDOW, 4)]);
    cluster.crash(4);
    for value in ["A", "B", "C"] {
        cluster.put(1, value);
    }
    cluster.settle();
    let facts = cluster.replica(2).facts();
    let digest = numbered(3, "C").digest();
    assert_eq!(
        value(&facts, "certificates"),
        Some(format!("3: v1 {digest} by S1 S2 S3")),
        "{facts:?}"
    );
    assert_eq!(value(&facts, "batches"), Some(format!("{digest}: x = C (c1#3)")), "{facts:?}");
    let stable = value(&facts, "stable checkpoint").expect("two numbers are stable");
    assert!(stable.starts_with("2: ") && stable.contains(" by "), "{stable}");
    assert!(["S1", "S2", "S3"].iter().all(|signer| stable.contains(signer)), "{stable}");
}

#[test]
fn a_view_change_and_a_new_view_show_whose_word_stands_behind_each_part() {
    let mut cluster = Cluster::given(["", "", "prepared=1:1:A", ""]);
    cluster.crash(1);
    for node in [2, 3, 4] {
        cluster.put(node, "B");
        cluster.suspect(node);
    }
    let sent = cluster.sent(3, 2);
    let departure = sent.iter().find(|message| message.word().id == "view-change");
    let departure = departure.expect("S3 gives up S1").fields();
    let proof = value(&departure, "P").expect("its certificates");
    assert!(proof.starts_with("1: v1 ") && proof.ends_with(" by S1 S2 S3"), "{proof}");
    assert_eq!(value(&departure, "C").as_deref(), Some("nothing"));
    assert_eq!(value(&departure, "signed").as_deref(), Some("S3"));
    let mut arrival = None;
    while arrival.is_none() {
        let cluster::InFlight { from, to, message } = cluster.bag.remove(0);
        cluster.arrive(from, to, message);
        arrival = cluster.take("new-view", 2, 3);
    }
    let fields = arrival.expect("S2 begins its view").fields();
    let grounds = value(&fields, "V").expect("its view changes");
    assert_eq!(grounds.matches(" with ").count(), 3, "{grounds}");
    let follows = value(&fields, "O").expect("its pre-prepares");
    assert!(follows.ends_with(" by S2"), "{follows}");
}
