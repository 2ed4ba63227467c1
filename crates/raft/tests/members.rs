//! Changes of members (Raft §6; dissertation chapter 4). The names are those of etcd's interaction
//! scripts where it has such a case.

mod common;

use common::{Cluster, Servers, is_done, refused_by, vote, with};
use protocol::{NodeId, Operation, OptionValue, Protocol, Reply, RequestId, Slot};
use raft::{Raft, Timer};

fn voters(nodes: u32, voters: u32) -> Cluster {
    let mut cluster = with(nodes, &[("voters", OptionValue::Count(voters))], &[]);
    cluster.elect(1);
    cluster
}

/// Nobody hears from a leader for the minimum election timeout: from the first change of members on
/// servers are loyal to their leader.
fn be_silent(cluster: &mut Cluster) {
    for node in cluster.numbers() {
        cluster.ring(node, Timer::Silence);
    }
}

/// Heartbeats until everybody knows everything.
fn spread(cluster: &mut Cluster, leader: u32) {
    cluster.settle();
    for _ in 0..3 {
        cluster.beat(leader);
        cluster.settle();
    }
}

/// `S1` is asked for `words`; once the new voters have caught up, it appends the joint configuration.
fn enter_joint(cluster: &mut Cluster, words: &str, new: &[u32]) -> RequestId {
    cluster.settle();
    let id = cluster.admin(1, words);
    cluster.settle_among(&[&[1], new].concat());
    id
}

#[test]
fn a_server_that_is_no_member_yet_waits() {
    let cluster = voters(4, 3);
    assert!(!cluster.node(4).timers.contains_key(&Timer::Election));
    assert!(cluster.log(4).is_empty());
    assert_eq!(cluster.members(4), "S1,S2,S3");
}

#[test]
fn confchange_v1_add_single() {
    let mut cluster = voters(4, 3);
    let id = cluster.admin(1, "add 4");
    assert_eq!(cluster.members(1), "S1,S2,S3", "first it catches up");
    spread(&mut cluster, 1);
    assert!(is_done(&cluster, id));
    for node in 1..=4 {
        assert_eq!(cluster.members(node), "S1,S2,S3,S4");
    }
    assert!(cluster.node(4).timers.contains_key(&Timer::Election));
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_configuration_is_in_force_as_soon_as_it_is_appended() {
    let mut cluster = voters(4, 3);
    cluster.admin(1, "learner 3");
    assert_eq!(cluster.members(1), "S1,S2 learners S3");
    assert_eq!(cluster.commit(1), 1);
    let put = cluster.put(1, "a");
    cluster.settle_among(&[1, 3]);
    assert!(!is_done(&cluster, put), "a learner is not counted");
    cluster.beat(1);
    cluster.settle();
    assert!(is_done(&cluster, put));
    assert_eq!(Raft::view(cluster.replica(3), Slot(1)..Slot(2)).title, "learner");
}

#[test]
fn confchange_v1_remove_leader_stepdown() {
    let mut cluster = voters(3, 3);
    let id = cluster.admin(1, "remove 1");
    assert!(cluster.leads(1), "it manages the cluster until that is committed");
    cluster.deliver("append", 1, 2);
    cluster.deliver("append-ok", 2, 1);
    assert!(cluster.leads(1) && !is_done(&cluster, id), "it does not count itself");
    cluster.settle();
    assert!(cluster.follows(1) && is_done(&cluster, id));
    assert!(!cluster.node(1).timers.contains_key(&Timer::Heartbeat));
    cluster.elect(2);
    assert_eq!(cluster.members(2), "S2,S3");
    assert_eq!(cluster.breach, None);
}

#[test]
fn the_removed_one_of_two_must_lead_again() {
    let mut cluster = voters(2, 2);
    cluster.admin(1, "remove 1");
    cluster.lose_all();
    cluster.crash(1);
    cluster.restart(1);
    cluster.campaign(2);
    cluster.settle();
    assert!(!cluster.leads(2), "S1's log is more up-to-date");
    be_silent(&mut cluster);
    cluster.campaign(2);
    cluster.settle();
    assert!(!cluster.leads(2), "also when S1 listens");
    cluster.campaign(1);
    cluster.settle();
    assert_eq!(cluster.commit(1), 3, "with S2's vote alone it led, and had its removal committed");
    assert!(cluster.follows(1));
    cluster.elect(2);
    assert_eq!((cluster.members(2).as_str(), cluster.leads(1)), ("S2", false));
}

#[test]
fn confchange_v2_add_double_auto() {
    let mut cluster = voters(5, 3);
    let id = cluster.admin(1, "reconfigure 1,2,3,4,5");
    assert_eq!(cluster.members(1), "S1,S2,S3", "first they catch up");
    cluster.settle_among(&[1, 4, 5]);
    assert_eq!(cluster.members(1), "S1,S2,S3,S4,S5 from S1,S2,S3");
    let tallies = Raft::view(cluster.replica(1), Slot(1)..Slot(9)).tallies;
    let of = |label: &str| {
        let tally = tallies.iter().find(|tally| tally.label == label).expect("a tally");
        (tally.have.clone(), tally.need)
    };
    let incoming = [1, 4, 5].map(NodeId).to_vec();
    assert_eq!(of("slot 2, incoming"), (incoming, 3));
    assert_eq!(of("slot 2, outgoing"), (vec![NodeId(1)], 2));
    spread(&mut cluster, 1);
    assert!(is_done(&cluster, id));
    for node in 1..=5 {
        assert_eq!(cluster.members(node), "S1,S2,S3,S4,S5");
    }
    assert_eq!(cluster.log(1), [1, 1, 1], "the no-op, the joint configuration, and the new one");
}

#[test]
fn confchange_v2_add_single_explicit() {
    let mut cluster = voters(4, 3);
    let id = enter_joint(&mut cluster, "reconfigure 1,2,3,4", &[4]);
    assert_eq!(cluster.members(1), "S1,S2,S3,S4 from S1,S2,S3");
    spread(&mut cluster, 1);
    assert!(is_done(&cluster, id));
    assert_eq!(cluster.members(4), "S1,S2,S3,S4");
    assert_eq!(cluster.log(1), [1, 1, 1], "whoever says reconfigure goes through a joint one");
}

#[test]
fn an_unaware_removed_server_disturbs_nobody() {
    let mut cluster = voters(4, 4);
    cluster.admin(1, "remove 4");
    spread(&mut cluster, 1);
    assert_eq!(cluster.members(4), "S1,S2,S3,S4", "nobody told it");
    cluster.campaign(4);
    cluster.settle();
    assert!(cluster.leads(1) && cluster.term(1) == 1 && cluster.term(4) == 2);
}

#[test]
fn a_change_known_by_snapshot_makes_loyal_too() {
    let options = [("voters", OptionValue::Count(4)), ("snapshot", OptionValue::Count(2))];
    let mut cluster = with(5, &options, &[]);
    cluster.elect(1);
    cluster.admin(1, "remove 4");
    spread(&mut cluster, 1);
    for value in ["a", "b", "c", "d"] {
        cluster.put(1, value);
        cluster.settle();
    }
    cluster.admin(1, "add 5");
    spread(&mut cluster, 1);
    cluster.admin(1, "transfer 5");
    spread(&mut cluster, 5);
    assert!(cluster.leads(5), "S5 got all it has in a snapshot");
    cluster.campaign(4);
    cluster.settle();
    assert!(cluster.leads(5), "and hears S4 as little as the others do");
    // The members are the first ones again, and S5 is out of it.
    for words in ["add 4", "remove 5"] {
        cluster.admin(5, words);
        spread(&mut cluster, 5);
    }
    be_silent(&mut cluster);
    cluster.elect(1);
    for value in ["e", "f", "g", "h"] {
        cluster.put(1, value);
        cluster.settle();
    }
    cluster.restart(2);
    assert_eq!(cluster.members(2), "S1,S2,S3,S4");
    let term = cluster.term(2);
    cluster.beat(1);
    cluster.settle();
    cluster.arrive(5, 2, vote(99, 99, 99));
    assert_eq!(cluster.term(2), term, "a restart does not make it forget");
}

#[test]
fn an_unaware_removed_server_can_be_added_again() {
    let mut cluster = voters(4, 4);
    cluster.admin(1, "remove 4");
    spread(&mut cluster, 1);
    for _ in 0..5 {
        cluster.campaign(4);
        cluster.settle();
    }
    assert_eq!((cluster.term(1), cluster.term(4)), (1, 6));
    let id = cluster.admin(1, "add 4");
    cluster.deliver("heartbeat", 1, 4);
    cluster.deliver("append-no", 4, 1);
    assert!(cluster.stands(1) && cluster.term(1) == 7, "the leader rises above the term of S4");
    spread(&mut cluster, 1);
    assert!(cluster.leads(1) && is_done(&cluster, id), "and goes on with what it was asked for");
    for node in 1..=4 {
        assert_eq!((cluster.members(node).as_str(), cluster.term(node)), ("S1,S2,S3,S4", 7));
    }
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_server_that_outruns_every_term_is_given_up() {
    let mut cluster = voters(4, 4);
    cluster.admin(1, "remove 4");
    spread(&mut cluster, 1);
    cluster.campaign(4);
    cluster.settle();
    let id = cluster.admin(1, "add 4");
    let mut elections = 0;
    while refused_by(&cluster, id).is_none() {
        cluster.campaign(4);
        cluster.lose_all();
        cluster.beat(1);
        cluster.deliver("heartbeat", 1, 4);
        cluster.deliver("append-no", 4, 1);
        cluster.settle_among(&[1, 2, 3]);
        elections += 1;
        assert!(elections < 20, "the leader tries for ever");
    }
    assert_eq!(refused_by(&cluster, id), Some("catch-up"));
    assert!(cluster.leads(1));
}

#[test]
fn a_learner_forgets_a_silent_leader() {
    let mut cluster = voters(4, 3);
    cluster.admin(1, "learner 4");
    spread(&mut cluster, 1);
    assert_eq!(Raft::view(cluster.replica(4), Slot(1)..Slot(2)).leader, Some(NodeId(1)));
    cluster.campaign(4);
    assert!(cluster.follows(4) && cluster.bag.is_empty());
    assert_eq!(Raft::view(cluster.replica(4), Slot(1)..Slot(2)).leader, None);
}

#[test]
fn confchange_v2_replace_leader_stepdown() {
    let mut cluster = voters(4, 3);
    cluster.admin(1, "reconfigure 2,3,4");
    spread(&mut cluster, 1);
    assert!(cluster.follows(1));
    be_silent(&mut cluster);
    cluster.elect(2);
    assert_eq!(cluster.members(2), "S2,S3,S4");
}

#[test]
fn a_joint_configuration_takes_both_majorities() {
    let mut cluster = voters(5, 3);
    enter_joint(&mut cluster, "reconfigure 3,4,5", &[4, 5]);
    let put = cluster.put(1, "a");
    cluster.beat(1);
    cluster.settle_among(&[1, 2]);
    assert!(!is_done(&cluster, put), "the old ones alone are not enough");
    let mut cluster = voters(5, 3);
    enter_joint(&mut cluster, "reconfigure 3,4,5", &[4, 5]);
    let put = cluster.put(1, "a");
    cluster.crash(2);
    cluster.crash(3);
    spread(&mut cluster, 1);
    assert!(!is_done(&cluster, put), "nor are the new ones");
    cluster.restart(3);
    spread(&mut cluster, 1);
    assert!(is_done(&cluster, put));
    assert_eq!(cluster.members(3), "S3,S4,S5");
}

#[test]
fn a_new_leader_goes_on_with_a_joint_configuration_that_it_found() {
    let mut cluster = voters(5, 3);
    enter_joint(&mut cluster, "reconfigure 3,4,5", &[4, 5]);
    cluster.beat(1);
    cluster.deliver("heartbeat", 1, 3);
    cluster.deliver("append-no", 3, 1);
    cluster.deliver("append", 1, 3);
    cluster.lose_all();
    cluster.crash(1);
    be_silent(&mut cluster);
    cluster.campaign(3);
    cluster.settle();
    assert!(cluster.leads(3));
    spread(&mut cluster, 3);
    assert_eq!(cluster.members(3), "S3,S4,S5");
    assert_eq!(cluster.breach, None);
}

#[test]
fn demoted_voters_become_learners_when_the_joint_configuration_is_left() {
    let mut cluster = voters(4, 3);
    cluster.admin(1, "reconfigure 1,2 3,4");
    assert_eq!(cluster.members(1), "S1,S2 from S1,S2,S3 learners S4 later learners S3");
    spread(&mut cluster, 1);
    assert_eq!(cluster.members(4), "S1,S2 learners S3,S4");
}

#[test]
fn one_change_at_a_time() {
    let mut cluster = voters(5, 5);
    cluster.admin(1, "remove 5");
    let second = cluster.admin(1, "remove 4");
    assert!(cluster.answers(second).is_empty(), "the refusal is to be committed, too");
    spread(&mut cluster, 1);
    assert_eq!(refused_by(&cluster, second), Some("one-change"));
    let third = cluster.admin(1, "remove 4");
    spread(&mut cluster, 1);
    assert!(is_done(&cluster, third));
    assert_eq!(cluster.members(1), "S1,S2,S3");
}

#[test]
fn no_change_before_an_entry_of_the_own_term_is_committed() {
    let mut cluster = voters(4, 4);
    cluster.elect_by(2, &[3, 4]);
    let id = cluster.admin(2, "remove 1");
    assert_eq!(cluster.answers(id), [&Reply::Redirect(None)], "it may be asked again");
    assert!(cluster.cited.contains("change-own-term"));
}

#[test]
fn a_configuration_that_is_taken_back_is_in_force_no_longer() {
    let mut cluster = voters(4, 4);
    cluster.admin(1, "remove 4");
    cluster.lose_all();
    assert_eq!(cluster.members(1), "S1,S2,S3");
    cluster.elect_by(2, &[3, 4]);
    cluster.settle();
    spread(&mut cluster, 2);
    assert_eq!(cluster.members(1), "S1,S2,S3,S4");
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_new_server_that_is_never_there_is_given_up() {
    let mut cluster = voters(4, 3);
    cluster.crash(4);
    let id = cluster.admin(1, "add 4");
    cluster.settle();
    for _ in 0..20 {
        cluster.ring(1, Timer::Round);
    }
    cluster.settle();
    assert_eq!(refused_by(&cluster, id), Some("catch-up"));
    assert_eq!(cluster.members(1), "S1,S2,S3");
    cluster.beat(1);
    assert!(cluster.words(1, 4).is_empty(), "nothing more is sent to it");
}

#[test]
fn a_slow_round_is_followed_by_another() {
    let mut cluster = voters(4, 3);
    cluster.put(1, "a");
    cluster.settle();
    cluster.admin(1, "add 4");
    cluster.ring(1, Timer::Round);
    cluster.put(1, "b");
    cluster.settle();
    assert_eq!(cluster.members(1), "S1,S2,S3", "that round was slow");
    cluster.put(1, "c");
    spread(&mut cluster, 1);
    assert_eq!(cluster.members(1), "S1,S2,S3,S4");
}

#[test]
fn campaign_learner_must_vote() {
    let mut cluster = voters(3, 3);
    cluster.admin(1, "learner 3");
    spread(&mut cluster, 1);
    cluster.admin(1, "promote 3");
    // Only S1 and S2 know that S3 votes again.
    cluster.settle_among(&[1, 2]);
    cluster.crash(1);
    assert_eq!(Raft::view(cluster.replica(3), Slot(1)..Slot(2)).title, "learner");
    be_silent(&mut cluster);
    cluster.elect(2);
    assert_eq!(cluster.members(3), "S1,S2,S3");
}

#[test]
fn non_promotable_voter_with_check_quorum() {
    let mut cluster = with(
        3,
        &[("voters", OptionValue::Count(2)), ("check-quorum", OptionValue::Flag(true))],
        &[],
    );
    cluster.elect(1);
    cluster.campaign(3);
    assert!(cluster.follows(3) && cluster.term(3) == 0, "whoever has no vote never stands");
}

#[test]
fn a_snapshot_brings_the_configuration_along() {
    let mut cluster =
        with(4, &[("voters", OptionValue::Count(3)), ("snapshot", OptionValue::Count(2))], &[]);
    cluster.elect(1);
    cluster.admin(1, "learner 4");
    cluster.crash(4);
    for _ in 0..4 {
        cluster.put(1, "a");
        cluster.settle();
    }
    cluster.restart(4);
    spread(&mut cluster, 1);
    assert_eq!(cluster.members(4), "S1,S2,S3 learners S4");
    assert!(cluster.replica(4).durable().compacted().0 > Slot(0));
    cluster.crash(4);
    cluster.restart(4);
    assert_eq!(cluster.members(4), "S1,S2,S3 learners S4");
}

#[test]
fn a_change_that_is_asked_for_again_is_answered_once() {
    let mut cluster = voters(4, 3);
    let id = cluster.admin(1, "add 4");
    cluster.admin_again(id, 1, "add 4");
    cluster.settle_among(&[1, 4]);
    assert_eq!(cluster.log(1).len(), 2, "S4 has caught up");
    cluster.admin_again(id, 1, "add 4");
    assert!(cluster.answers(id).is_empty());
    spread(&mut cluster, 1);
    assert!(is_done(&cluster, id));
    assert_eq!(cluster.log(1).len(), 2);
}

#[test]
fn a_new_leader_answers_a_change_that_it_holds_from_an_earlier_one() {
    let mut cluster = voters(4, 4);
    let id = cluster.admin(1, "remove 4");
    cluster.deliver("append", 1, 2);
    cluster.lose_all();
    cluster.crash(1);
    be_silent(&mut cluster);
    cluster.elect_by(2, &[3]);
    cluster.admin_again(id, 2, "remove 4");
    assert!(cluster.answers(id).is_empty(), "it is neither refused nor begun anew");
    spread(&mut cluster, 2);
    assert!(is_done(&cluster, id));
    assert_eq!((cluster.members(2).as_str(), cluster.log(2).len()), ("S1,S2,S3", 3));
    assert_eq!(cluster.breach, None);
}

#[test]
fn an_old_copy_of_an_acknowledged_change_does_nothing() {
    let mut cluster = voters(4, 3);
    let old = cluster.admin(1, "add 4");
    spread(&mut cluster, 1);
    let ask = |cluster: &mut Cluster, number, below, words| {
        cluster.ask_acknowledging(1, number, below, Operation::Change(common::change(words)));
    };
    ask(&mut cluster, 7, 7, "remove 4");
    spread(&mut cluster, 1);
    assert_eq!(cluster.members(1), "S1,S2,S3");
    ask(&mut cluster, old.number, 0, "add 4");
    spread(&mut cluster, 1);
    assert_eq!(cluster.members(1), "S1,S2,S3");
}

#[test]
fn new_voters_that_are_down_are_given_up_whatever_the_word() {
    for words in ["reconfigure 1,4,5", "add 4"] {
        let mut cluster = voters(5, 3);
        cluster.crash(4);
        cluster.crash(5);
        let id = cluster.admin(1, words);
        for _ in 0..20 {
            cluster.ring(1, Timer::Round);
            let put = cluster.put(1, "a");
            cluster.settle();
            assert!(is_done(&cluster, put), "{words}: the old voters serve on");
        }
        assert_eq!(refused_by(&cluster, id), Some("catch-up"), "{words}");
        assert_eq!(cluster.members(1), "S1,S2,S3", "{words}");
        assert_eq!(cluster.breach, None);
    }
}

#[test]
fn all_new_voters_catch_up_before_any_of_them_votes() {
    let mut cluster = voters(5, 3);
    cluster.admin(1, "reconfigure 1,2,3,4,5");
    cluster.settle_among(&[1, 4]);
    assert_eq!(cluster.members(1), "S1,S2,S3", "S5 is not there yet");
    cluster.beat(1);
    cluster.settle_among(&[1, 5]);
    assert_eq!(cluster.members(1), "S1,S2,S3,S4,S5 from S1,S2,S3");
}

#[test]
fn a_joint_change_is_done_when_the_new_configuration_alone_is_committed() {
    let mut cluster = voters(5, 3);
    let id = enter_joint(&mut cluster, "reconfigure 3,4,5", &[4, 5]);
    cluster.beat(1);
    for (from, to, word) in [(1, 3, "heartbeat"), (3, 1, "append-no"), (1, 3, "append")] {
        cluster.deliver(word, from, to);
    }
    cluster.deliver("append-ok", 3, 1);
    assert_eq!((cluster.commit(1), cluster.members(1).as_str()), (2, "S3,S4,S5"));
    assert!(cluster.answers(id).is_empty());
    cluster.admin_again(id, 1, "reconfigure 3,4,5");
    assert!(cluster.answers(id).is_empty(), "nor is it refused");
    cluster.settle();
    assert!(is_done(&cluster, id));
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_new_leader_that_leaves_a_joint_configuration_answers_its_change() {
    let options = [
        ("voters", OptionValue::Count(3)),
        ("snapshot", OptionValue::Count(1)),
        ("batch", OptionValue::Count(1)),
    ];
    let mut cluster = with(5, &options, &[]);
    cluster.elect(1);
    let id = enter_joint(&mut cluster, "reconfigure 3,4,5", &[4, 5]);
    cluster.beat(1);
    for node in [2, 3] {
        // S2 makes the joint configuration committed. S3 gets it as such, and nothing that follows.
        for (from, to, word) in [(1, node, "heartbeat"), (node, 1, "append-no")] {
            cluster.deliver(word, from, to);
        }
        while cluster.log(node).len() < 2 && cluster.members(node) == "S1,S2,S3" {
            cluster.deliver(cluster.words(1, node)[0], 1, node);
        }
        cluster.deliver("append-ok", node, 1);
    }
    cluster.lose_all();
    assert_eq!(cluster.commit(3), 2);
    assert_eq!(cluster.members(3), "S3,S4,S5 from S1,S2,S3", "it is committed, but not left");
    (1..=5).for_each(|node| cluster.restart(node));
    cluster.crash(1);
    be_silent(&mut cluster);
    cluster.campaign(3);
    cluster.settle();
    spread(&mut cluster, 3);
    assert!(is_done(&cluster, id));
    cluster.admin_again(id, 3, "reconfigure 3,4,5");
    spread(&mut cluster, 3);
    assert_eq!(cluster.members(3), "S3,S4,S5");
    assert_eq!(refused_by(&cluster, id), None);
    assert_eq!(cluster.breach, None);
}

#[test]
fn empty_and_impossible_changes_are_refused_by_a_rule() {
    for (nodes, words, rule) in [
        (3, "add 2", "changes-nothing"),
        (3, "promote 2", "changes-nothing"),
        (3, "reconfigure 1,2,3", "changes-nothing"),
        (1, "remove 1", "keep-a-voter"),
        (1, "learner 1", "keep-a-voter"),
        (3, "reconfigure 1,2,3 3", "one-place"),
        (3, "reconfigure 1,9", "fixed-membership"),
    ] {
        let mut cluster = voters(nodes, nodes);
        let before = cluster.members(1);
        let id = cluster.admin(1, words);
        cluster.settle();
        assert_eq!(refused_by(&cluster, id), Some(rule), "{words}");
        assert_eq!(cluster.members(1), before, "{words}");
        assert!(cluster.cited.contains(rule), "{words}");
    }
    let mut cluster = voters(4, 3);
    let id = cluster.admin(1, "remove 4");
    cluster.settle();
    assert_eq!(refused_by(&cluster, id), Some("changes-nothing"), "S4 is no member");
}

#[test]
fn a_refusal_that_is_never_committed_is_never_told() {
    let mut cluster = voters(3, 3);
    let id = cluster.admin(1, "add 2");
    cluster.lose_all();
    cluster.elect_by(2, &[3]);
    cluster.settle();
    assert!(cluster.follows(1) && cluster.answers(id).is_empty());
    cluster.admin_again(id, 2, "add 2");
    cluster.settle();
    assert_eq!(refused_by(&cluster, id), Some("changes-nothing"));
}

#[test]
fn a_copy_of_an_acknowledged_change_is_answered_as_before_and_nobody_objects() {
    let mut cluster = voters(4, 3);
    let id = cluster.admin(1, "learner 4");
    spread(&mut cluster, 1);
    cluster.ask_acknowledging(1, 9, 9, Operation::Change(common::change("transfer 2")));
    cluster.lose_all();
    cluster.admin_again(id, 1, "learner 4");
    cluster.ring(1, Timer::Transfer);
    cluster.admin_again(id, 1, "learner 4");
    let answers = cluster.answers(id);
    assert!(answers.iter().any(|answer| matches!(answer, Reply::Done { .. })));
    assert_eq!(cluster.breach, None);
}
