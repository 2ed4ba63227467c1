//! Without a rule, the search finds what the rule guards, by a shortest way, and the way replays.

use checker::explore::{Cores, Limits, Search, SearchStatus, Strategy};
use cores::registry;
use protocol::Guards;
use simulator::Core;

use crate::shortest::{Case, cases};
use crate::{agree, replays, scenario};

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
        while search.advance(50_000).status == SearchStatus::Searching {}
        let status = search.progress().status.clone();
        if !suspended {
            assert!(!matches!(status, SearchStatus::Violated(_)), "with {rule}: {status:?}");
            continue;
        }
        assert!(matches!(status, SearchStatus::Violated(_)), "without {rule}: {status:?}");
        assert_eq!(search.violation().expect("a way").len(), *steps, "without {rule}");
        let counterexample = search.counterexample().expect("a way");
        let violated: Vec<_> =
            counterexample.violated.iter().map(|violated| violated.property.id).collect();
        assert!(violated.contains(&guarded.id), "without {rule} falls {violated:?}");
        replays(&counterexample.scenario);
        if *steps <= NEAR {
            agree(core, &script, bounds, NEAR as u32);
        }
    }
}

/// A test for each protocol, so that they run beside each other; [`every_protocol_has_its_test`].
macro_rules! each_of_its_rules {
    ($($test:ident: $protocol:literal),+ $(,)?) => {
        $(
            #[test]
            fn $test() {
                cases($protocol).iter().for_each(|case| holds(case, core($protocol)));
            }
        )+

        #[test]
        fn every_protocol_has_its_test() {
            for core in registry().protocols() {
                let id = core.info.id;
                let tested = [$($protocol),+].contains(&id);
                assert_eq!(tested, !cases(id).is_empty(), "{id} in tests/laws/explorer/suspended.rs");
            }
        }
    };
}

each_of_its_rules! {
    raft_needs_each_of_its_rules: "raft",
    paxos_needs_each_of_its_rules: "paxos",
    multi_paxos_needs_each_of_its_rules: "multipaxos",
    pbft_needs_each_of_its_rules: "pbft",
}

fn core(protocol: &str) -> Core {
    registry().protocol(protocol).expect("a protocol")
}
