//! A test per sentence of the paper. The order is that of etcd's `raft_paper_test.go`, whose
//! checklist this follows.

mod common;

use common::{Cluster, Servers, append, disk, heartbeat, vote};
use protocol::{NodeId, Slot, Time};
use raft::{ENTRIES_PER_APPEND, Message, Raft, Term, Timer};

const FIGURE_7: [&str; 7] = [
    "term=7 log=1,1,1,4,4,5,5,6,6,6",
    "term=6 log=1,1,1,4,4,5,5,6,6",
    "term=4 log=1,1,1,4",
    "term=6 log=1,1,1,4,4,5,5,6,6,6,6",
    "term=7 log=1,1,1,4,4,5,5,6,6,6,7,7",
    "term=4 log=1,1,1,4,4,4,4",
    "term=3 log=1,1,1,2,2,2,3,3,3,3,3",
];

fn granted(term: u64) -> Message {
    Message::Granted { term: Term(term) }
}

fn denied(term: u64) -> Message {
    Message::Denied { term: Term(term) }
}

fn append_ok(term: u64, matched: u64) -> Message {
    Message::AppendOk { term: Term(term), matched: Slot(matched), round: 0 }
}

fn append_no(term: u64, rejected: u64, hint: u64, hint_term: u64) -> Message {
    Message::AppendNo {
        term: Term(term),
        rejected: Slot(rejected),
        hint: Slot(hint),
        hint_term: Term(hint_term),
        round: 0,
    }
}

// §5.1 Terms

#[test]
fn s5_1_a_follower_adopts_a_higher_term() {
    let mut cluster = Cluster::of(3);
    cluster.arrive(2, 1, heartbeat(2, 0, 0, 0));
    assert!(cluster.follows(1));
    assert_eq!(cluster.term(1), 2);
}

#[test]
fn s5_1_a_candidate_adopts_a_higher_term_and_follows() {
    let mut cluster = Cluster::of(3);
    cluster.campaign(1);
    cluster.arrive(2, 1, heartbeat(2, 0, 0, 0));
    assert!(cluster.follows(1));
    assert_eq!(cluster.term(1), 2);
}

#[test]
fn s5_1_a_leader_adopts_a_higher_term_and_follows() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.arrive(2, 1, heartbeat(2, 0, 0, 0));
    assert!(cluster.follows(1));
    assert_eq!(cluster.term(1), 2);
    let timers: Vec<_> = cluster.node(1).timers.keys().collect();
    assert_eq!(timers, [&Timer::Election], "it waits for a leader again");
}

#[test]
fn s5_1_a_request_with_a_stale_term_is_refused() {
    let mut cluster = Cluster::given(["term=2", "", ""]);
    cluster.arrive(2, 1, append(1, "1", 0, 1));
    cluster.arrive(3, 1, vote(1, 9, 9));
    assert_eq!((cluster.log(1), cluster.commit(1)), (vec![], 0));
    assert_eq!(cluster.sent(1, 2), [&append_no(2, 0, 0, 0)]);
    assert_eq!(cluster.sent(1, 3), [&denied(2)]);
}

// §5.2 Leader election

#[test]
fn s5_2_a_server_starts_as_a_follower() {
    assert!(Cluster::of(3).follows(1));
}

#[test]
fn s5_2_a_leader_sends_heartbeats_to_every_follower() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.beat(1);
    for follower in [2, 3] {
        assert_eq!(cluster.sent(1, follower), [&heartbeat(1, 1, 1, 1)]);
    }
    assert_eq!(cluster.node(1).timers[&Timer::Heartbeat].start, Time::millis(50));
}

fn stands_for_election(mut cluster: Cluster, term: u64) {
    cluster.campaign(1);
    assert!(cluster.stands(1));
    assert_eq!(cluster.term(1), term);
    assert_eq!(cluster.replica(1).durable().voted_for, Some(NodeId(1)));
    for other in [2, 3] {
        assert_eq!(cluster.sent(1, other), [&vote(term, 0, 0)]);
    }
}

#[test]
fn s5_2_a_follower_that_hears_from_nobody_stands_for_election() {
    stands_for_election(Cluster::of(3), 1);
}

#[test]
fn s5_2_a_candidate_that_times_out_begins_a_new_election() {
    let mut cluster = Cluster::of(3);
    cluster.campaign(1);
    cluster.lose_all();
    stands_for_election(cluster, 2);
}

/// §5.2 for the votes. That a majority of refusals ends a candidacy is etcd's (`VoteLost` in its
/// `stepCandidate`); a candidate of the paper waits for a leader, or for its election timeout.
#[test]
fn a_majority_of_votes_elects_and_a_majority_of_refusals_ends_a_candidacy() {
    const YES: bool = true;
    const NO: bool = false;
    type Row<'a> = (u32, &'a [(u32, bool)], &'a str);
    let rows: [Row<'_>; 14] = [
        (1, &[], "leader"),
        (3, &[(2, YES), (3, YES)], "leader"),
        (3, &[(2, YES)], "leader"),
        (5, &[(2, YES), (3, YES), (4, YES), (5, YES)], "leader"),
        (5, &[(2, YES), (3, YES), (4, YES)], "leader"),
        (5, &[(2, YES), (3, YES)], "leader"),
        (3, &[(2, NO), (3, NO)], "follower"),
        (5, &[(2, NO), (3, NO), (4, NO), (5, NO)], "follower"),
        (5, &[(2, YES), (3, NO), (4, NO), (5, NO)], "follower"),
        (3, &[], "candidate"),
        (5, &[(2, YES)], "candidate"),
        (5, &[(2, YES), (3, NO)], "candidate"),
        (5, &[(2, NO), (3, NO)], "candidate"),
        (5, &[], "candidate"),
    ];
    for (size, votes, title) in rows {
        let mut cluster = Cluster::of(size);
        cluster.campaign(1);
        for &(voter, yes) in votes {
            cluster.arrive(voter, 1, if yes { granted(1) } else { denied(1) });
        }
        let view = protocol::Protocol::view(cluster.replica(1), Slot(1)..Slot(9));
        assert_eq!(view.title, title, "{size} servers, {votes:?}");
        assert_eq!(view.epoch, Term(1).into());
    }
}

#[test]
fn s5_2_a_server_votes_for_one_candidate_in_a_term() {
    for (given, candidate, yes) in [
        ("term=1", 2, true),
        ("term=1", 3, true),
        ("term=1 vote=2", 2, true),
        ("term=1 vote=3", 3, true),
        ("term=1 vote=2", 3, false),
        ("term=1 vote=3", 2, false),
    ] {
        let mut cluster = Cluster::given([given, "", ""]);
        cluster.arrive(candidate, 1, vote(1, 0, 0));
        let answer = if yes { granted(1) } else { denied(1) };
        assert_eq!(cluster.sent(1, candidate), [&answer], "{given}, asked by {candidate}");
    }
}

#[test]
fn s5_2_a_vote_counts_only_while_its_candidate_stands() {
    let mut cluster = Cluster::of(3);
    cluster.campaign(1);
    cluster.arrive(2, 1, heartbeat(1, 0, 0, 0));
    cluster.arrive(3, 1, granted(1));
    assert!(cluster.follows(1), "it has given up");
    cluster.campaign(1);
    cluster.arrive(3, 1, granted(1));
    assert!(cluster.stands(1), "that vote was for term 1");
    cluster.arrive(3, 1, granted(2));
    assert!(cluster.leads(1));
    let before = cluster.replica(1).clone();
    cluster.arrive(2, 1, granted(2));
    assert_eq!(*cluster.replica(1), before, "it leads already");
}

#[test]
fn s5_2_a_candidate_that_hears_from_a_leader_returns_to_follower() {
    for term in [1, 2] {
        let mut cluster = Cluster::of(3);
        cluster.campaign(1);
        cluster.arrive(2, 1, heartbeat(term, 0, 0, 0));
        assert!(cluster.follows(1));
        assert_eq!(cluster.term(1), term);
        let kept = (term == 1).then_some(NodeId(1));
        assert_eq!(
            cluster.replica(1).durable().voted_for,
            kept,
            "the vote falls only with the term"
        );
    }
}

#[test]
fn s5_2_a_followers_election_timeout_is_drawn_from_a_range() {
    let cluster = Cluster::of(3);
    let after = &cluster.node(1).timers[&Timer::Election];
    assert_eq!(*after, Time::millis(150)..Time::millis(300));
}

#[test]
fn s5_2_a_candidates_election_timeout_is_drawn_from_a_range() {
    let mut cluster = Cluster::of(3);
    cluster.campaign(1);
    let after = &cluster.node(1).timers[&Timer::Election];
    assert_eq!(*after, Time::millis(150)..Time::millis(300));
}

/// How many of 1,000 rounds see two of five servers time out within the same ten milliseconds.
fn conflicts(cluster: &Cluster) -> usize {
    let mut state = 1_u64;
    let mut draw = |range: &core::ops::Range<Time>| {
        state = protocol::digest::scramble(state.wrapping_add(0x9e37_79b9_7f4a_7c15));
        range.start.0 + state % (range.end.0 - range.start.0)
    };
    let mut round = || {
        let mut at: Vec<_> = cluster
            .numbers()
            .map(|node| draw(&cluster.node(node).timers[&Timer::Election]))
            .collect();
        at.sort_unstable();
        at[1] - at[0] < 10_000
    };
    (0..1_000).filter(|_| round()).count()
}

#[test]
fn s5_2_followers_rarely_time_out_together() {
    assert!(conflicts(&Cluster::of(5)) <= 300);
}

#[test]
fn s5_2_candidates_rarely_time_out_together() {
    let mut cluster = Cluster::of(5);
    for node in 1..=5 {
        cluster.campaign(node);
    }
    assert!(conflicts(&cluster) <= 300);
}

// §5.3 Log replication

#[test]
fn s5_3_a_leader_appends_a_request_and_sends_it_to_all() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.put(1, "a");
    assert_eq!((cluster.log(1), cluster.commit(1)), (vec![1, 1], 1));
    for follower in [2, 3] {
        let sent = cluster.sent(1, follower);
        let [Message::Append { term, prev_index, prev_term, entries, commit, .. }] = sent[..]
        else {
            panic!("one append to S{follower}: {sent:?}");
        };
        assert_eq!((*term, *prev_index, *prev_term), (Term(1), Slot(1), Term(1)));
        assert_eq!((entries.len(), *commit), (1, Slot(1)));
    }
}

#[test]
fn s5_3_a_leader_applies_what_is_safely_replicated_and_says_so() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    let id = cluster.put(1, "a");
    cluster.settle();
    assert_eq!(cluster.commit(1), 2);
    assert_eq!(cluster.answers(id).len(), 1);
    cluster.beat(1);
    assert_eq!(cluster.sent(1, 2), [&heartbeat(1, 2, 1, 2)]);
    cluster.settle();
    assert_eq!((cluster.commit(2), cluster.commit(3)), (2, 2));
}

#[test]
fn s5_3_an_entry_is_committed_once_a_majority_stores_it() {
    let rows: [(u32, &[u32], bool); 9] = [
        (1, &[], true),
        (3, &[], false),
        (3, &[2], true),
        (3, &[2, 3], true),
        (5, &[], false),
        (5, &[2], false),
        (5, &[2, 3], true),
        (5, &[2, 3, 4], true),
        (5, &[2, 3, 4, 5], true),
    ];
    for (size, acknowledged, committed) in rows {
        let mut cluster = Cluster::of(size);
        cluster.elect(1);
        cluster.put(1, "a");
        for &follower in acknowledged {
            cluster.arrive(follower, 1, append_ok(1, 2));
        }
        assert_eq!(cluster.commit(1) == 2, committed, "{size} servers, {acknowledged:?}");
    }
}

#[test]
fn s5_3_committing_an_entry_commits_all_before_it() {
    for log in ["", "2", "1,2", "1"] {
        let given = format!("term=2 log={log}");
        let mut cluster = Cluster::given([&given, "", ""]);
        let before = cluster.log(1).len();
        cluster.elect(1);
        cluster.put(1, "a");
        cluster.settle();
        assert_eq!(cluster.commit(1), before as u64 + 2);
        let decided: Vec<_> = cluster.node(1).decided.values().cloned().collect();
        assert_eq!(decided[before], protocol::Command::Noop, "the no-op of term 3");
        assert_eq!(decided.len(), before + 2);
    }
}

#[test]
fn s5_3_a_follower_applies_what_the_leader_has_committed_in_order() {
    for commit in 0..=3 {
        let mut cluster = Cluster::of(3);
        cluster.arrive(2, 1, append(1, "1,1,1", 0, commit));
        assert_eq!(cluster.commit(1), commit);
        let entries = disk("log=1,1,1").log;
        let expected: Vec<_> = entries.tail(Slot(1)).map(|(_, entry)| &entry.command).collect();
        let decided: Vec<_> = cluster.node(1).decided.values().collect();
        assert_eq!(decided, expected[..commit as usize]);
    }
}

#[test]
fn s5_3_a_follower_refuses_entries_whose_predecessor_it_lacks() {
    for (index, term, answer) in [
        (0, 0, append_ok(2, 0)),
        (1, 1, append_ok(2, 1)),
        (2, 2, append_ok(2, 2)),
        (2, 1, append_no(2, 2, 1, 1)),
        (3, 3, append_no(2, 3, 2, 2)),
    ] {
        let mut cluster = Cluster::given(["term=2 log=1,2", "", ""]);
        cluster.arrive(2, 1, heartbeat(2, index, term, 0));
        assert_eq!(cluster.sent(1, 2), [&answer], "after index {index} of term {term}");
    }
}

#[test]
fn s5_3_a_conflicting_suffix_is_replaced_and_a_matching_one_is_kept() {
    for (log, prev_index, expected, writes) in [
        ("1,2,3", 2, vec![1, 2, 3], true),
        ("1,3,4", 1, vec![1, 3, 4], true),
        ("1", 0, vec![1, 2], false),
        ("3", 0, vec![3], true),
    ] {
        let mut cluster = Cluster::given(["term=4 log=1,2", "", ""]);
        cluster.slow_disks = true;
        cluster.arrive(2, 1, append(4, log, prev_index, 0));
        assert_eq!(cluster.is_writing(1), writes, "{log}: only what is new is written");
        assert_eq!(cluster.log(1), expected);
    }
}

/// Figure 7. One refusal passes a whole term of conflicting entries, on either side.
#[test]
fn s5_3_a_leader_makes_the_logs_of_figure_7_equal_to_its_own() {
    let mut cluster = Cluster::given(FIGURE_7);
    cluster.elect_by(1, &[2, 3, 6, 7]);
    assert_eq!(cluster.term(1), 8);
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    for node in 1..=7 {
        assert_eq!(cluster.log(node), [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 8], "S{node}");
        assert_eq!(cluster.commit(node), 11);
    }
    assert_eq!(cluster.breach, None);
}

#[test]
fn s5_3_no_log_of_figure_7_costs_more_than_one_refusal() {
    for follower in 2..=7 {
        let mut cluster = Cluster::given(FIGURE_7);
        cluster.elect_by(1, &[2, 3, 6, 7]);
        let mut refusals = 0;
        while cluster.log(follower) != cluster.log(1) {
            cluster.deliver("append", 1, follower);
            refusals += cluster.words(follower, 1).iter().filter(|&&w| w == "append-no").count();
            cluster.deliver("append-no", follower, 1);
            assert!(refusals < 9, "S{follower} never catches up");
        }
        assert!(refusals <= 2, "S{follower} refused {refusals} times");
    }
}

// §5.4 Safety

#[test]
fn s5_4_1_a_request_for_a_vote_says_how_up_to_date_the_log_is() {
    for (log, last_index, last_term) in [("1", 1, 1), ("1,2", 2, 2), ("", 0, 0)] {
        let given = format!("term=2 log={log}");
        let mut cluster = Cluster::given([&given, "", ""]);
        cluster.campaign(1);
        assert_eq!(cluster.sent(1, 2), [&vote(3, last_index, last_term)]);
    }
}

#[test]
fn s5_4_1_a_voter_denies_its_vote_if_its_own_log_is_more_up_to_date() {
    for (log, last_term, last_index, yes) in [
        ("1", 1, 1, true),
        ("1", 1, 2, true),
        ("1,1", 1, 1, false),
        ("1", 2, 1, true),
        ("1", 2, 2, true),
        ("1,1", 2, 1, true),
        ("2", 1, 1, false),
        ("2", 1, 2, false),
        ("1,2", 1, 2, false),
        ("1,2", 1, 3, false),
    ] {
        let given = format!("term=2 log={log}");
        let mut cluster = Cluster::given([&given, "", ""]);
        cluster.arrive(2, 1, vote(3, last_index, last_term));
        let answer = if yes { granted(3) } else { denied(3) };
        assert_eq!(cluster.sent(1, 2), [&answer], "{log} asked by ({last_term}, {last_index})");
    }
}

#[test]
fn s5_4_2_a_leader_commits_by_counting_only_entries_of_its_own_term() {
    for (acknowledged, commit) in [(1, 0), (2, 0), (3, 3)] {
        let mut cluster = Cluster::given(["term=2 log=1,2", "term=2 log=1,2", "term=2 log=1,2"]);
        cluster.elect_by(1, &[2]);
        cluster.arrive(2, 1, append_ok(3, acknowledged));
        assert_eq!(cluster.commit(1), commit, "after index {acknowledged}");
    }
}

/// Figure 8 (e): once an entry of the own term is on a majority, S5 can no longer win.
#[test]
fn s5_4_2_an_entry_of_the_own_term_commits_those_before_it_for_good() {
    let mut cluster = Cluster::given([
        "term=3 log=1,2",
        "term=3 log=1,2",
        "term=3 log=1",
        "term=3 log=1",
        "term=3 log=1,3",
    ]);
    cluster.campaign(1);
    cluster.settle_among(&[1, 2, 3]);
    assert_eq!((cluster.log(3), cluster.commit(1)), (vec![1, 2, 4], 3));
    cluster.crash(1);
    cluster.campaign(5);
    cluster.lose_all();
    cluster.campaign(5);
    cluster.settle();
    assert!(!cluster.leads(5));
    assert_eq!(cluster.breach, None);
}

// Figure 2, AppendEntries, receiver steps 2 to 5

#[test]
fn figure_2_a_follower_commits_up_to_the_last_entry_that_the_request_compared() {
    let missing = |index, term| heartbeat(2, index, term, 3);
    for (request, last, commit, accepted) in [
        (missing(2, 3), 2, 0, false),
        (missing(3, 3), 2, 0, false),
        (heartbeat(2, 1, 1, 1), 2, 1, true),
        (append(2, "2", 0, 1), 1, 1, true),
        (append(2, "1,2,2,2", 2, 3), 4, 3, true),
        (append(2, "1,2,2", 2, 4), 3, 3, true),
        (append(2, "1,2", 1, 4), 2, 2, true),
        (heartbeat(2, 1, 1, 3), 2, 1, true),
        (append(2, "1,2", 1, 3), 2, 2, true),
        (heartbeat(2, 2, 2, 3), 2, 2, true),
        (heartbeat(2, 2, 2, 4), 2, 2, true),
    ] {
        let mut cluster = Cluster::given(["term=2 log=1,2", "", ""]);
        cluster.arrive(2, 1, request.clone());
        assert_eq!(cluster.log(1).len(), last, "{request:?}");
        assert_eq!(cluster.commit(1), commit, "{request:?}");
        assert_eq!(cluster.words(1, 2), [if accepted { "append-ok" } else { "append-no" }]);
    }
}

#[test]
fn figure_2_an_append_that_arrives_late_or_twice_changes_nothing() {
    let mut cluster = Cluster::of(3);
    cluster.arrive(2, 1, append(1, "1,1,1", 0, 3));
    cluster.slow_disks = true;
    cluster.arrive(2, 1, append(1, "1", 0, 1));
    cluster.arrive(2, 1, append(1, "1,1,1", 1, 2));
    assert_eq!((cluster.log(1), cluster.commit(1)), (vec![1, 1, 1], 3));
    assert!(!cluster.is_writing(1));
    assert_eq!(cluster.sent(1, 2)[1..], [&append_ok(1, 1), &append_ok(1, 3)]);
}

#[test]
fn figure_2_match_index_begins_at_zero_and_follows_the_requests_that_succeed() {
    let mut cluster = Cluster::given(["term=1 log=1,1", "term=1 log=1,1", ""]);
    cluster.elect_by(1, &[2]);
    cluster.beat(1);
    cluster.deliver("heartbeat", 1, 2);
    cluster.deliver("append-ok", 2, 1);
    assert_eq!(cluster.commit(1), 0, "entry 3 of term 2 is on S1 alone");
    cluster.deliver("append", 1, 2);
    cluster.deliver("append-ok", 2, 1);
    assert_eq!(cluster.commit(1), 3);
}

#[test]
fn a_vote_and_its_term_are_one_write_and_leave_only_after_it() {
    let mut cluster = Cluster::of(3);
    cluster.slow_disks = true;
    cluster.arrive(2, 1, vote(1, 0, 0));
    assert!(cluster.sent(1, 2).is_empty());
    cluster.write(1);
    assert!(!cluster.is_writing(1));
    assert_eq!(cluster.sent(1, 2), [&granted(1)]);
}

/// Figure 2: currentTerm and votedFor are persistent.
#[test]
fn a_server_that_restarts_knows_its_term_and_its_vote() {
    let mut cluster = Cluster::given(["term=4", "", ""]);
    cluster.arrive(2, 1, vote(5, 0, 0));
    cluster.lose_all();
    cluster.restart(1);
    assert_eq!(cluster.term(1), 5);
    cluster.arrive(3, 1, vote(5, 9, 4));
    cluster.arrive(2, 1, vote(5, 0, 0));
    cluster.arrive(3, 1, vote(4, 9, 4));
    assert_eq!(cluster.sent(1, 3), [&denied(5), &denied(5)], "another candidate, an older term");
    assert_eq!(cluster.sent(1, 2), [&granted(5)]);
    assert!(cluster.cited.contains("durable-term") && cluster.cited.contains("durable-vote"));
}

#[test]
fn a_leader_decides_only_what_its_own_disk_has_too() {
    let mut cluster = Cluster::of(1);
    cluster.slow_disks = true;
    cluster.campaign(1);
    assert_eq!((cluster.commit(1), cluster.node(1).decided.len()), (1, 0));
    cluster.write(1);
    cluster.write(1);
    assert_eq!(cluster.node(1).decided.len(), 1);
}

// Replication under loss

#[test]
fn a_lost_window_is_repaired_by_the_next_heartbeat() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    for _ in 0..10 {
        cluster.put(1, "a");
    }
    cluster.lose_all();
    cluster.beat(1);
    cluster.settle();
    assert_eq!((cluster.log(2), cluster.log(3)), (cluster.log(1), cluster.log(1)));
    assert_eq!(cluster.commit(1), 11);
}

#[test]
fn a_full_window_that_is_lost_does_not_wedge_replication() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    for _ in 0..u64::from(raft::WINDOW) + 50 {
        cluster.put(1, "a");
    }
    let under_way = cluster.sent(1, 2).len() as u64;
    assert_eq!(
        under_way,
        u64::from(raft::WINDOW),
        "one append per request until the window is full"
    );
    cluster.lose_all();
    cluster.beat(1);
    cluster.settle();
    assert_eq!(cluster.log(2), cluster.log(1));
    assert_eq!(cluster.commit(1), u64::from(raft::WINDOW) + 51);
}

#[test]
fn entries_travel_in_batches_of_bounded_size() {
    let log = vec!["1"; 200].join(",");
    let given = format!("term=1 log={log}");
    let mut cluster = Cluster::given([&given, "", ""]);
    cluster.elect_by(1, &[2]);
    cluster.deliver("append", 1, 2);
    cluster.deliver("append-no", 2, 1);
    let sent = cluster.sent(1, 2);
    let [Message::Append { entries, .. }] = sent[..] else { panic!("one probe: {sent:?}") };
    assert_eq!(entries.len() as u32, ENTRIES_PER_APPEND);
    cluster.settle();
    assert_eq!(cluster.log(2), cluster.log(1));
}

#[test]
fn a_refusal_that_was_overtaken_changes_nothing() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.put(1, "a");
    cluster.settle();
    let before = cluster.replica(1).clone();
    cluster.arrive(2, 1, append_no(1, 1, 0, 0));
    cluster.arrive(2, 1, append_ok(1, 1));
    assert_eq!(*cluster.replica(1), before);
    assert!(cluster.bag.is_empty());
}

/// CCF #5891: a candidate that steps down within its term has given its vote, to itself.
#[test]
fn a_candidate_that_steps_down_in_the_same_term_keeps_its_vote() {
    let mut cluster = Cluster::of(5);
    for node in [1, 2, 3] {
        cluster.campaign(node);
    }
    let late = cluster.take("vote", 3, 1).expect("a request");
    cluster.deliver("vote", 2, 4);
    cluster.deliver("vote", 2, 5);
    cluster.deliver("granted", 4, 2);
    cluster.deliver("granted", 5, 2);
    cluster.deliver("append", 2, 1);
    assert!(cluster.follows(1));
    cluster.lose_all();
    cluster.arrive(3, 1, late);
    assert_eq!(cluster.sent(1, 3), [&denied(1)]);
}

#[test]
fn an_old_leader_that_returns_gives_up_what_it_could_not_commit() {
    let mut cluster = Cluster::of(5);
    cluster.elect(1);
    let id = cluster.put(1, "lost");
    cluster.settle_among(&[1, 2]);
    assert_eq!((cluster.commit(1), cluster.answers(id).len()), (1, 0));
    cluster.campaign(3);
    cluster.settle_among(&[3, 4, 5]);
    cluster.put(3, "kept");
    cluster.settle_among(&[3, 4, 5]);
    cluster.beat(3);
    cluster.settle();
    cluster.beat(3);
    cluster.settle();
    for node in 1..=5 {
        assert_eq!((cluster.log(node), cluster.commit(node)), (vec![1, 2, 2], 3), "S{node}");
    }
    assert_eq!(cluster.breach, None);
}

#[test]
fn raft_starts_from_its_given_disk() {
    let cluster = Cluster::given(["term=8 vote=2 log=1,1,4"]);
    let raft: &Raft = cluster.replica(1);
    assert_eq!(*raft.durable(), disk("term=8 vote=2 log=1,1,4"));
    assert_eq!(raft.commit_index(), Slot(0));
}
