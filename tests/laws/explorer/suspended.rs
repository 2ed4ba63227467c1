//! Without a rule, the search finds what the rule guards, by a shortest way, and the way replays.

use checker::explore::{Cores, Limits, Search, Status, Strategy};
use protocol::Guards;
use simulator::Core;

use crate::shortest::{Case, multipaxos, paxos, pbft, raft};
use crate::{MULTIPAXOS, PAXOS, PBFT, RAFT, agree, replays, scenario};

/// Up to so many steps the oracle looks, too, and finds nothing nearer.
const NEAR: usize = 8;

fn holds(case: &Case, core: Core) {
    let Case { rule, bounds, steps, .. } = case;
    let guarded = match core.info.rule(rule).expect("a rule").guards {
        Guards::Safety(property) => property,
        guards => panic!("{rule} guards {guards:?}"),
    };
    for suspended in [true, false] {
        let script = case.script(core.info.id, suspended);
        let cores = Cores::open(core, &scenario(&script), bounds).expect("disks");
        // Upheld, the same search goes no less deep.
        let limits = Limits { depth: *steps as u32, states: 2_000_000, ..Limits::default() };
        let mut search = Search::new(Box::new(cores), bounds, limits, Strategy::Levels);
        while search.advance(50_000).status == Status::Searching {}
        let status = search.progress().status.clone();
        if !suspended {
            assert!(!matches!(status, Status::Violated(_)), "with {rule}: {status:?}");
            continue;
        }
        assert!(matches!(status, Status::Violated(_)), "without {rule}: {status:?}");
        assert_eq!(search.violation().expect("a way").len(), *steps, "without {rule}");
        let retold = search.counterexample().expect("a way");
        let fallen: Vec<_> = retold.fallen.iter().map(|fallen| fallen.property.id).collect();
        assert!(fallen.contains(&guarded.id), "without {rule} falls {fallen:?}");
        replays(&retold.scenario);
        if *steps <= NEAR {
            agree(core, &script, bounds, NEAR as u32);
        }
    }
}

#[test]
fn what_rules_of_raft_guard_falls_without_them() {
    raft().iter().for_each(|case| holds(case, RAFT));
}

#[test]
fn what_rules_of_paxos_guard_falls_without_them() {
    paxos().iter().for_each(|case| holds(case, PAXOS));
}

#[test]
fn what_rules_of_multi_paxos_guard_falls_without_them() {
    multipaxos().iter().for_each(|case| holds(case, MULTIPAXOS));
}

#[test]
fn what_rules_of_pbft_guard_falls_without_them() {
    pbft().iter().for_each(|case| holds(case, PBFT));
}
