//! What the README promises: the scenario goes as it says, a search finds that the protocol blocks, and
//! each rule is needed.

use playground::search::{SearchQuery, SearchStatus};
use playground::{Registry, Session};
use protocol::{Guards, Protocol, Time};
use simulator::Core;
use two_phase_commit::Node;

fn registry() -> Registry {
    Registry::new([Core::of::<Node>()])
}

/// What a search finds violated, and after how many steps.
fn found(bounds: &str, cluster: &str) -> Option<(&'static str, usize)> {
    let query = SearchQuery::read(&registry(), bounds, cluster).expect("a search");
    let mut search = query.search().expect("a cluster");
    while search.advance(10_000).status == SearchStatus::Searching {}
    let steps = search.violation()?.len();
    Some((search.counterexample()?.violated[0].property.id, steps))
}

#[test]
fn the_scenario_goes_as_it_says() {
    let script = include_str!("../blocked.scenario");
    let mut session = Session::open(&registry(), script).expect("a script");
    session.seek(Time::minutes(1));
    for claim in session.claims() {
        assert_eq!(claim.kept, Some(true), "{claim:?}");
    }
}

#[test]
fn a_search_finds_that_it_blocks() {
    for bug in Node::INFO.bugs {
        assert_eq!(found(bug.bounds, bug.cluster), Some(("non-blocking", 4)), "{}", bug.name);
    }
}

#[test]
fn each_rule_is_needed() {
    for (rule, bounds) in [
        ("unanimous", "requests=2 timers=0 crashes=0"),
        ("prepared-waits", "requests=1 timers=1 crashes=0"),
    ] {
        let Guards::Safety(guarded) = Node::INFO.rule(rule).expect("a rule").guards else {
            panic!("{rule} guards nothing");
        };
        let head = format!("two-phase-commit nodes=3 by=hand suspend={rule}\n");
        assert_eq!(found(bounds, &head).map(|(property, _)| property), Some(guarded.id), "{rule}");
    }
}
