//! Each rule that guards a property is worth its place: in the same schedule, the property falls
//! without the rule and stands with it.

mod common;

use common::Cluster;
use paxos::rules;
use protocol::{Guards, Rule};

/// Plays `schedule` with and without `rule`, on `nodes` nodes with these disks.
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
fn two_proposers_with_one_number_propose_two_values_in_it() {
    breaks(&rules::UNIQUE_BALLOT, 3, &[], |cluster| {
        cluster.prepare(1, "A", &[2]);
        cluster.prepare(3, "B", &[2]);
    });
}

#[test]
fn a_number_used_again_after_a_restart_gets_a_second_value() {
    breaks(&rules::DURABLE_ROUND, 3, &[], |cluster| {
        cluster.slow_disks = true;
        cluster.put(1, "A");
        for node in [1, 1] {
            cluster.write(node);
        }
        cluster.slow_disks = false;
        // The acceptance of the first life never reaches its disk.
        cluster.deliver("prepare", 1, 2);
        cluster.slow_disks = true;
        cluster.deliver("promise", 2, 1);
        cluster.restart(1);
        cluster.slow_disks = false;
        while cluster.is_writing(1) {
            cluster.write(1);
        }
        cluster.prepare(1, "B", &[3]);
    });
}

#[test]
fn a_promise_to_a_lower_ballot_takes_back_a_higher_one() {
    breaks(&rules::PROMISE_HIGHER, 3, &[], |cluster| {
        cluster.put(1, "A");
        cluster.prepare(3, "B", &[2]);
        cluster.deliver("prepare", 1, 2);
    });
}

#[test]
fn a_promise_that_hides_what_was_accepted_lets_another_value_in() {
    breaks(&rules::REPORT_ACCEPTED, 3, &[], |cluster| {
        cluster.prepare(1, "A", &[2]);
        cluster.deliver("accept", 1, 2);
        cluster.prepare(3, "B", &[2]);
    });
}

#[test]
fn an_acceptor_that_forgets_in_a_restart_takes_back_its_promise() {
    breaks(&rules::DURABLE_PROMISE, 3, &[], |cluster| {
        cluster.prepare(1, "A", &[2]);
        cluster.restart(2);
    });
}

/// E23
#[test]
fn a_promise_to_an_earlier_ballot_says_nothing_about_what_came_between() {
    breaks(&rules::THIS_BALLOT, 3, &[], |cluster| {
        cluster.put(1, "A");
        cluster.deliver("prepare", 1, 2);
        let late = cluster.take("promise", 2, 1).expect("a promise");
        cluster.prepare(3, "B", &[2]);
        cluster.accepts(3, &[2]);
        cluster.lose_all();
        cluster.retry(1);
        cluster.arrive(2, 1, late);
    });
}

#[test]
fn a_promise_counted_twice_is_no_majority() {
    breaks(&rules::DISTINCT_PROMISES, 5, &[], |cluster| {
        cluster.put(1, "A");
        cluster.deliver("prepare", 1, 2);
        cluster.copy("promise", 2, 1);
        cluster.deliver("promise", 2, 1);
        cluster.deliver("promise", 2, 1);
    });
}

#[test]
fn a_proposer_without_a_majority_does_not_know_what_was_accepted() {
    breaks(&rules::MAJORITY_PROMISES, 3, &[], |cluster| {
        cluster.put(1, "A");
    });
}

/// E19
#[test]
fn a_proposer_that_keeps_its_own_value_contradicts_an_earlier_one() {
    breaks(&rules::ADOPT_ACCEPTED, 3, &[], |cluster| {
        cluster.prepare(1, "A", &[2]);
        cluster.accepts(1, &[2]);
        cluster.lose_all();
        cluster.prepare(3, "B", &[2]);
    });
}

#[test]
fn the_lowest_of_several_reported_values_may_contradict_the_highest() {
    let disks = ["accepted=1.3,A", "accepted=2.3,B", "accepted=2.3,B round=2"];
    breaks(&rules::ADOPT_HIGHEST, 3, &disks, |cluster| {
        cluster.prepare(1, "C", &[2]);
        cluster.deliver("nack", 2, 1);
        cluster.retry(1);
        cluster.promises(1, &[2]);
    });
}

#[test]
fn a_proposer_that_changes_its_mind_puts_two_values_into_one_ballot() {
    breaks(&rules::ONE_VALUE, 3, &["", "", "accepted=1.3,B"], |cluster| {
        cluster.prepare(1, "A", &[2]);
        cluster.lose_all();
        cluster.retry(1);
        cluster.promises(1, &[2, 3]);
    });
}

/// E21
#[test]
fn an_acceptance_below_a_promise_breaks_it() {
    breaks(&rules::ACCEPT_PROMISED, 3, &[], |cluster| {
        cluster.prepare(1, "A", &[2]);
        cluster.prepare(3, "B", &[2]);
        cluster.deliver("accept", 1, 2);
    });
}

#[test]
fn a_value_that_one_node_accepted_is_not_chosen() {
    breaks(&rules::MAJORITY_ACCEPTED, 3, &[], |cluster| {
        cluster.prepare(1, "A", &[2]);
    });
}

#[test]
fn an_acceptance_counted_twice_is_no_majority() {
    breaks(&rules::DISTINCT_ACCEPTORS, 5, &[], |cluster| {
        cluster.prepare(1, "A", &[2, 3]);
        cluster.deliver("accept", 1, 2);
        cluster.copy("accepted", 2, 1);
        cluster.deliver("accepted", 2, 1);
        cluster.deliver("accepted", 2, 1);
    });
}

/// E22, P-08: A is accepted by two in ballot 1.1 and by two in ballot 3.1, three nodes in all; B,
/// accepted in between, still wins.
#[test]
fn the_same_value_in_different_ballots_is_not_chosen() {
    breaks(&rules::SAME_BALLOT, 5, &[], |cluster| {
        cluster.prepare(1, "A", &[2, 3]);
        cluster.accepts(1, &[2]);
        cluster.lose_all();
        cluster.prepare(5, "B", &[3, 4]);
        cluster.lose_all();
        cluster.retry(5);
        cluster.promises(5, &[3, 4]);
        cluster.lose_all();
        cluster.retry(1);
        cluster.promises(1, &[2]);
        cluster.arrive(3, 1, common::promise("3.1", None));
        cluster.lose_all();
        cluster.retry(1);
        cluster.promises(1, &[2, 3]);
        cluster.accepts(1, &[3]);
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
            "unique-ballot",
            "durable-round",
            "promise-higher",
            "report-accepted",
            "durable-promise",
            "this-ballot",
            "distinct-promises",
            "majority-promises",
            "adopt-accepted",
            "adopt-highest",
            "one-value",
            "accept-promised",
            "majority-accepted",
            "distinct-acceptors",
            "same-ballot",
        ]
    );
}
