//! Each rule that guards a property is worth its place: in the same schedule, the property falls
//! without the rule and stands with it.

mod common;

use common::Cluster;
use protocol::{Guards, Rule};
use raft::rules;

/// Plays `schedule` with and without `rule`, on `nodes` servers with these disks.
fn breaks(rule: &'static Rule, nodes: u32, disks: &[&str], schedule: impl Fn(&mut Cluster)) {
    let Guards::Safety(property) = rule.guards else { panic!("{} guards no property", rule.id) };
    let mut upheld = Cluster::furnished(nodes, &[], disks);
    schedule(&mut upheld);
    assert_eq!(upheld.breach, None, "with {}", rule.id);
    assert!(upheld.cited.contains(rule.id), "{} must bite in its own schedule", rule.id);

    let mut suspended = Cluster::furnished(nodes, &[rule], disks);
    schedule(&mut suspended);
    let breach = suspended.breach.unwrap_or_else(|| panic!("nothing fell without {}", rule.id));
    assert_eq!(breach.property, property, "{}", breach.because);
}

#[test]
fn a_leader_that_does_not_step_down_leads_a_term_that_is_not_its_own() {
    breaks(&rules::STEP_DOWN, 3, &[], |cluster| {
        cluster.elect(1);
        cluster.elect_by(2, &[3]);
        cluster.deliver("vote", 2, 1);
        cluster.beat(1);
    });
}

#[test]
fn an_append_of_a_deposed_leader_overwrites_the_log_of_the_new_one() {
    breaks(&rules::STALE_TERM, 3, &[], |cluster| {
        cluster.elect_by(1, &[2, 3]);
        cluster.elect_by(2, &[3]);
        cluster.deliver("append", 1, 2);
    });
}

#[test]
fn a_voter_with_two_votes_makes_two_leaders() {
    breaks(&rules::ONE_VOTE, 3, &[], |cluster| {
        cluster.campaign(2);
        cluster.elect_by(1, &[3]);
        cluster.deliver("vote", 2, 3);
        cluster.deliver("granted", 3, 2);
    });
}

#[test]
fn a_heartbeat_that_frees_the_vote_makes_two_leaders() {
    breaks(&rules::KEEP_VOTE, 3, &[], |cluster| {
        cluster.campaign(2);
        cluster.elect_by(1, &[3]);
        cluster.beat(1);
        cluster.deliver("heartbeat", 1, 3);
        cluster.deliver("vote", 2, 3);
        cluster.deliver("granted", 3, 2);
    });
}

#[test]
fn a_vote_forgotten_in_a_restart_makes_two_leaders() {
    breaks(&rules::DURABLE_VOTE, 3, &[], |cluster| {
        cluster.campaign(2);
        cluster.elect_by(1, &[3]);
        cluster.restart(3);
        cluster.deliver("vote", 2, 3);
        cluster.deliver("granted", 3, 2);
    });
}

#[test]
fn a_candidate_with_an_old_log_leads_without_what_was_committed() {
    breaks(&rules::UP_TO_DATE, 3, &[], |cluster| {
        cluster.campaign(1);
        cluster.settle_among(&[1, 2]);
        cluster.campaign(3);
        cluster.lose_all();
        cluster.elect_by(3, &[2]);
    });
}

#[test]
fn a_vote_of_an_earlier_election_makes_two_leaders() {
    breaks(&rules::THIS_ELECTION, 3, &[], |cluster| {
        cluster.campaign(1);
        cluster.deliver("vote", 1, 2);
        cluster.campaign(1);
        cluster.deliver("granted", 2, 1);
        cluster.campaign(3);
        cluster.lose("vote", 3, 2);
        cluster.elect_by(3, &[2]);
    });
}

#[test]
fn a_vote_counted_twice_makes_two_leaders() {
    breaks(&rules::DISTINCT_VOTES, 5, &[], |cluster| {
        cluster.campaign(1);
        cluster.deliver("vote", 1, 2);
        cluster.copy("granted", 2, 1);
        cluster.deliver("granted", 2, 1);
        cluster.deliver("granted", 2, 1);
        cluster.elect_by(5, &[3, 4]);
    });
}

#[test]
fn candidates_that_need_no_majority_both_lead() {
    breaks(&rules::MAJORITY_VOTE, 3, &[], |cluster| {
        cluster.campaign(1);
        cluster.campaign(2);
    });
}

#[test]
fn entries_taken_without_what_stands_before_them_make_logs_differ() {
    breaks(&rules::CONSISTENCY_CHECK, 3, &[], |cluster| {
        cluster.elect_by(1, &[2, 3]);
        cluster.elect_by(2, &[3]);
        cluster.lose_all();
        cluster.restart(2);
        cluster.elect_by(2, &[3]);
        cluster.deliver("append", 2, 1);
    });
}

#[test]
fn an_append_that_arrives_twice_removes_what_was_committed() {
    breaks(&rules::TRUNCATE_ON_CONFLICT, 3, &[], |cluster| {
        cluster.elect(1);
        cluster.put(1, "a");
        cluster.copy("append", 1, 2);
        cluster.deliver("append", 1, 2);
        cluster.put(1, "b");
        let late = cluster.take("append", 1, 2);
        cluster.deliver("append", 1, 2);
        cluster.deliver("append-ok", 2, 1);
        cluster.deliver("append-ok", 2, 1);
        cluster.arrive(1, 2, late.expect("the copy"));
        cluster.lose_all();
        cluster.elect_by(2, &[3]);
    });
}

#[test]
fn an_acknowledgement_of_more_than_was_compared_commits_what_nobody_has() {
    breaks(&rules::MATCHED, 3, &[], |cluster| {
        cluster.elect_by(1, &[2, 3]);
        cluster.put(1, "a");
        cluster.elect_by(2, &[3]);
        cluster.lose_all();
        cluster.beat(2);
        cluster.deliver("heartbeat", 2, 1);
        cluster.deliver("append-ok", 1, 2);
        cluster.lose_all();
        cluster.elect_by(1, &[3]);
    });
}

#[test]
fn a_commit_beyond_what_was_compared_applies_what_the_leader_never_sent() {
    breaks(&rules::COMMIT_BOUNDED, 3, &[], |cluster| {
        cluster.elect_by(1, &[2, 3]);
        cluster.put(1, "a");
        cluster.elect_by(2, &[3]);
        cluster.put(2, "b");
        cluster.lose_all();
        cluster.beat(2);
        let held = cluster.take("heartbeat", 2, 1);
        cluster.settle_among(&[2, 3]);
        cluster.arrive(2, 1, held.expect("a heartbeat"));
        cluster.beat(2);
        cluster.settle_among(&[2, 3]);
        cluster.beat(2);
        cluster.deliver("heartbeat", 2, 1);
    });
}

#[test]
fn an_acknowledgement_of_an_earlier_reign_commits_what_a_minority_has() {
    breaks(&rules::THIS_REIGN, 5, &[], |cluster| {
        cluster.elect_by(1, &[2, 3, 4, 5]);
        cluster.deliver("append", 1, 2);
        cluster.deliver("append-ok", 2, 1);
        cluster.put(1, "a");
        cluster.deliver("append", 1, 2);
        let late = cluster.take("append-ok", 2, 1).expect("an acknowledgement");
        cluster.lose_all();
        cluster.elect_by(3, &[4, 5]);
        for follower in [1, 4, 5] {
            cluster.deliver("append", 3, follower);
        }
        cluster.lose_all();
        cluster.elect_by(1, &[4, 5]);
        cluster.deliver("append", 1, 4);
        cluster.deliver("append-ok", 4, 1);
        cluster.arrive(2, 1, late);
        cluster.restart(3);
        cluster.campaign(3);
        cluster.lose_all();
        cluster.elect_by(3, &[2, 5]);
    });
}

#[test]
fn an_entry_that_a_minority_stores_is_lost_with_it() {
    breaks(&rules::COMMIT_MAJORITY, 5, &[], |cluster| {
        cluster.elect_by(1, &[2, 3]);
        cluster.deliver("append", 1, 2);
        cluster.deliver("append-ok", 2, 1);
        cluster.elect_by(3, &[4, 5]);
    });
}

/// Figure 8: in (c) a majority stores the entry of term 2, and in (d) S5 overwrites it.
#[test]
fn an_entry_of_an_earlier_term_on_a_majority_is_still_lost() {
    let disks =
        ["term=3 log=1,2", "term=3 log=1,2", "term=3 log=1", "term=3 log=1", "term=3 log=1,3"];
    breaks(&rules::OWN_TERM, 5, &disks, |cluster| {
        cluster.elect_by(1, &[2, 3]);
        cluster.beat(1);
        cluster.deliver("heartbeat", 1, 2);
        cluster.deliver("append-ok", 2, 1);
        cluster.deliver("append", 1, 3);
        cluster.deliver("append-no", 3, 1);
        cluster.deliver("append", 1, 3);
        cluster.deliver("append-ok", 3, 1);
        cluster.lose_all();
        cluster.campaign(5);
        cluster.lose_all();
        cluster.elect_by(5, &[2, 4]);
    });
}

#[test]
fn every_rule_that_guards_a_property_is_tested_here() {
    let guarding: Vec<_> = rules::ALL
        .iter()
        .filter(|rule| matches!(rule.guards, Guards::Safety(_)))
        .map(|rule| rule.id)
        .collect();
    assert_eq!(
        guarding,
        [
            "step-down",
            "stale-term",
            "one-vote",
            "keep-vote",
            "durable-vote",
            "up-to-date",
            "this-election",
            "distinct-votes",
            "majority-vote",
            "consistency-check",
            "truncate-on-conflict",
            "matched",
            "commit-bounded",
            "this-reign",
            "commit-majority",
            "own-term",
        ]
    );
}
