//! Without a rule, the search finds what the rule guards, by a shortest way, and the way replays.

use checker::explore::{Ask, Bounds, Cores, Disk, Limits, Search, Status, Strategy};
use protocol::{Guards, NodeId};
use simulator::Core;

use crate::{PAXOS, RAFT, replays, scenario};

/// A cluster without a rule, how far to search it, and how many steps the shortest way has.
struct Case {
    rule: &'static str,
    nodes: u32,
    disks: &'static [&'static str],
    bounds: Bounds,
    steps: usize,
}

fn case(rule: &'static str, timers: u32, requests: u32, steps: usize) -> Case {
    let (timers, requests) = (Some(timers), Ask::letters(requests));
    let bounds = Bounds { timers, requests, ..Bounds::default() };
    Case { rule, nodes: 3, disks: &[], bounds, steps }
}

impl Case {
    fn crashing(mut self) -> Self {
        (self.bounds.crashes, self.bounds.disk) = (1, Disk::Gated);
        self
    }

    fn doubling(mut self) -> Self {
        (self.nodes, self.bounds.duplicates) = (5, 1);
        self
    }

    /// Every request at node 1.
    fn at_one(mut self) -> Self {
        self.bounds.requests.iter_mut().for_each(|ask| ask.at = Some(NodeId(1)));
        self
    }

    fn given(self, disks: &'static [&'static str]) -> Self {
        Self { disks, ..self }
    }

    fn holds(&self, core: Core) {
        let Self { rule, nodes, disks, bounds, steps } = self;
        let guarded = match core.info.rule(rule).expect("a rule").guards {
            Guards::Safety(property) => property,
            guards => panic!("{rule} guards {guards:?}"),
        };
        let given: String =
            (1..).zip(*disks).map(|(n, disk)| format!("given {n} {disk}\n")).collect();
        for suspended in [true, false] {
            let suspend = if suspended { format!(" suspend={rule}") } else { String::new() };
            let script = format!("{} nodes={nodes} by=hand{suspend}\n{given}", core.info.id);
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
        }
    }
}

#[test]
fn what_rules_of_raft_guard_falls_without_them() {
    for case in [
        case("step-down", 3, 0, 8),
        case("stale-term", 3, 0, 7),
        case("one-vote", 2, 0, 6),
        case("keep-vote", 3, 0, 8),
        case("durable-vote", 2, 0, 15).crashing(),
        case("up-to-date", 3, 0, 8),
        case("this-election", 3, 0, 7),
        case("majority-vote", 2, 0, 2),
        case("consistency-check", 3, 0, 11),
        case("truncate-on-conflict", 3, 1, 10),
        case("own-term", 3, 0, 10).given(&["term=4 log=1,2", "term=4 log=1,2", "term=4 log=1,3"]),
    ] {
        case.holds(RAFT);
    }
}

#[test]
fn what_rules_of_paxos_guard_falls_without_them() {
    for case in [
        case("unique-ballot", 0, 2, 6),
        case("durable-round", 0, 2, 13).crashing().at_one(),
        case("promise-higher", 0, 2, 3),
        case("report-accepted", 0, 2, 6),
        case("durable-promise", 0, 1, 5).crashing(),
        case("this-ballot", 1, 1, 4),
        case("distinct-promises", 0, 1, 5).doubling(),
        case("majority-promises", 0, 1, 1),
        case("adopt-accepted", 0, 2, 6),
        case("one-value", 1, 2, 8),
        case("accept-promised", 0, 2, 5),
        case("majority-accepted", 0, 1, 3),
        case("distinct-acceptors", 0, 1, 9).doubling(),
    ] {
        case.holds(PAXOS);
    }
}
