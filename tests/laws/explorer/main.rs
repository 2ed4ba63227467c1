//! The explorer agrees with the simulator: it visits the same worlds, and what it finds replays.

mod history;
mod models;
mod oracle;
mod suspended;
mod walks;

#[path = "../models/commit.rs"]
mod commit;
#[path = "../models/register.rs"]
mod register;
#[path = "../shortest.rs"]
mod shortest;
#[path = "../models/table.rs"]
mod table;

use checker::explore::{
    Bounds, Cores, DiskModel, Limit, Limits, LinkModel, Search, SearchRequest, SearchStatus,
    Strategy,
};
use cores::registry;
use protocol::{ClientId, Info, Key, NodeId, Operation, Property, ReadLevel};
use scenario::{Scenario, parse};
use simulator::Core;

const RAFT: Core = Core::of::<raft::Raft>();
const PAXOS: Core = Core::of::<paxos::Paxos>();
const MULTIPAXOS: Core = Core::of::<multipaxos::MultiPaxos>();
const ZAB: Core = Core::of::<zab::Zab>();
const PBFT: Core = Core::of::<pbft::Pbft>();

fn scenario(text: &str) -> Scenario {
    let known: [&'static Info; 5] = [RAFT, PAXOS, MULTIPAXOS, ZAB, PBFT].map(|core| core.info);
    parse(text, &known).unwrap_or_else(|mistakes| panic!("{text}: {mistakes:?}"))
}

fn search(core: Core, text: &str, bounds: &Bounds, depth: u32) -> Search {
    let cores = Cores::open(core, &scenario(text), bounds).expect("disks");
    let limits = Limits { depth, ..Limits::default() };
    Search::new(Box::new(cores), bounds, limits, Strategy::Levels)
}

/// Both engines visit as many worlds at each depth, by as many ways.
fn agree(core: Core, text: &str, bounds: &Bounds, depth: u32) -> Vec<u64> {
    let found = oracle::search(core, &scenario(text), bounds, depth);
    let mut search = search(core, text, bounds, depth);
    while search.advance(97).status == SearchStatus::Searching {}
    let progress = search.progress();
    match (&progress.status, &found.violated) {
        (SearchStatus::Violated(violated), Some((steps, properties))) => {
            assert_eq!(progress.depth + 1, *steps, "{text}: a shortest violation");
            assert!(properties.contains(&violated.property), "{}", violated.because);
            assert_eq!(progress.levels[..], found.levels[..], "{text}");
        }
        (SearchStatus::Exhausted | SearchStatus::Limited(_), None) => {
            assert_eq!(progress.levels, found.levels, "{text} {bounds:?}");
            assert_eq!(progress.generated, found.generated, "{text} {bounds:?}");
            assert_eq!(progress.terminal, found.terminal, "{text} {bounds:?}");
        }
        (status, violated) => panic!("{text}: {status:?}, but {violated:?}"),
    }
    found.levels
}

fn timers(timers: u32) -> Bounds {
    Bounds { timers: Some(timers), ..Bounds::default() }
}

#[test]
fn raft_is_explored_as_the_simulator_plays_it() {
    let script = "raft nodes=3 by=hand";
    agree(RAFT, script, &timers(1), 20);
    agree(RAFT, script, &timers(2), 7);
    let asked = Bounds { requests: SearchRequest::letters(1), ..timers(1) };
    agree(RAFT, script, &asked, 9);
    let crashes = Bounds { crashes: 1, disk: DiskModel::Gated, ..timers(2) };
    agree(RAFT, script, &crashes, 6);
    let instant = Bounds { crashes: 2, ..timers(1) };
    agree(RAFT, script, &instant, 6);
}

#[test]
fn paxos_is_explored_as_the_simulator_plays_it() {
    let script = "paxos nodes=3 by=hand";
    let asked = Bounds { requests: SearchRequest::letters(1), ..Bounds::default() };
    agree(PAXOS, script, &asked, 40);
    let two = Bounds { requests: SearchRequest::letters(2), ..Bounds::default() };
    agree(PAXOS, script, &two, 7);
    let crashes = Bounds { crashes: 1, disk: DiskModel::Gated, ..asked.clone() };
    agree(PAXOS, script, &crashes, 8);
    let retries = Bounds { timers: Some(2), ..asked };
    agree(PAXOS, script, &retries, 8);
}

#[test]
fn zab_is_explored_as_the_simulator_plays_it() {
    let fifo = |timers| Bounds { links: LinkModel::Fifo, ..self::timers(timers) };
    agree(ZAB, "zab nodes=2 by=hand", &fifo(2), 16);
    agree(ZAB, "zab nodes=3 by=hand", &fifo(1), 6);
    let asked = Bounds { requests: SearchRequest::letters(1), disk: DiskModel::Gated, ..fifo(2) };
    agree(ZAB, "zab nodes=2 by=hand", &asked, 10);
}

/// A lost message or a crash ends a session: what is on its way vanishes, and both ends hear of it.
#[test]
fn sessions_end_in_a_search_as_in_the_simulator() {
    let fifo = |timers| Bounds { links: LinkModel::Fifo, ..self::timers(timers) };
    let drops = Bounds { drops: Some(1), ..fifo(1) };
    agree(ZAB, "zab nodes=2 by=hand", &drops, 9);
    agree(ZAB, "zab nodes=3 by=hand", &drops, 5);
    let crashes = Bounds { crashes: 1, disk: DiskModel::Gated, ..fifo(2) };
    agree(ZAB, "zab nodes=2 by=hand", &crashes, 9);
    agree(ZAB, "zab nodes=3 by=hand", &crashes, 5);
    let both =
        Bounds { crashes: 1, drops: Some(2), requests: SearchRequest::letters(1), ..fifo(1) };
    agree(ZAB, "zab nodes=2 by=hand", &both, 8);
}

/// One node lies, in one way after another: what leaves it is what leaves a liar of the simulator.
#[test]
fn liars_lie_in_a_search_as_in_the_simulator() {
    let asked = Bounds { requests: SearchRequest::letters(1), ..Bounds::default() };
    agree(PBFT, "pbft nodes=4 by=hand", &asked, 6);
    for kind in PBFT.info.lies.iter().map(|lie| lie.name) {
        let lies = Bounds { liars: 1, lies: vec![kind], ..asked.clone() };
        agree(PBFT, "pbft nodes=4 by=hand", &lies, 4);
        let change = Bounds { timers: Some(2), requests: Vec::new(), ..lies.clone() };
        let disks = "given 1 prepared=1:1:A\ngiven 2 prepared=1:1:A\ngiven 3 prepared=1:1:A\n";
        agree(PBFT, &format!("pbft nodes=3 by=hand\n{disks}"), &change, 5);
        let crashes = Bounds { crashes: 1, disk: DiskModel::Gated, ..lies };
        agree(PBFT, "pbft nodes=3 by=hand", &crashes, 4);
    }
}

#[test]
fn links_are_as_the_bounds_say() {
    let script = "paxos nodes=3 by=hand";
    let asked = Bounds { requests: SearchRequest::letters(1), ..Bounds::default() };
    let all = [
        Bounds { drops: None, ..asked.clone() },
        Bounds { drops: Some(2), ..asked.clone() },
        Bounds { duplicates: 1, ..asked.clone() },
        Bounds { links: LinkModel::Fifo, ..asked.clone() },
        Bounds { links: LinkModel::Fifo, drops: None, crashes: 1, ..asked.clone() },
        Bounds { links: LinkModel::Duplicating, ..asked },
    ];
    for bounds in all {
        agree(PAXOS, script, &bounds, 8);
    }
}

fn asks(lines: &[(&str, Option<u32>)]) -> Vec<SearchRequest> {
    let ask = |(n, (line, at)): (u32, &(&str, Option<u32>))| {
        let words: Vec<&str> = line.split(' ').collect();
        let key = Key::from("x");
        let operation = match words[..] {
            ["get"] => Operation::Get { key, level: ReadLevel::Linearizable },
            ["lease"] => Operation::Get { key, level: ReadLevel::Lease },
            ["put", value] => Operation::Put { key, value: value.into() },
            ["append", value] => Operation::Append { key, value: value.into() },
            ["cas", old, new] => Operation::Cas { key, expected: old.into(), value: new.into() },
            _ => panic!("{line}"),
        };
        SearchRequest { client: ClientId(n), operation, at: at.map(NodeId) }
    };
    (1..).zip(lines).map(ask).collect()
}

/// What clients are told is part of a world, and no more of it than can still matter.
#[test]
fn explored_client_histories_match_a_brute_force_judge() {
    let raft = "raft nodes=3 by=hand\ngiven 1 term=1 log=1\ngiven 2 term=1 log=1\n";
    let read = asks(&[("append a", Some(1)), ("get", Some(1))]);
    agree(RAFT, raft, &Bounds { requests: read.clone(), ..timers(1) }, 12);
    agree(RAFT, raft, &Bounds { requests: read, retries: 1, ..timers(1) }, 11);
    let one = "multipaxos nodes=1 by=hand";
    let swaps = asks(&[("put A", None), ("cas A B", None), ("get", None)]);
    let seen = agree(MULTIPAXOS, one, &Bounds { requests: swaps.clone(), ..timers(1) }, 20);
    assert!(seen.iter().sum::<u64>() > 10, "{seen:?}");
    let three = "multipaxos nodes=3 by=hand";
    agree(MULTIPAXOS, three, &Bounds { requests: swaps, retries: 1, ..timers(1) }, 7);
    let paxos = asks(&[("put A", None), ("get", None)]);
    agree(PAXOS, "paxos nodes=3 by=hand", &Bounds { requests: paxos, ..timers(1) }, 8);
    let leases = asks(&[("put A", Some(1)), ("lease", Some(2))]);
    let fifo = Bounds { links: LinkModel::Fifo, requests: leases, ..timers(2) };
    agree(ZAB, "zab nodes=2 by=hand", &fifo, 12);
    let tallies = asks(&[("append a", Some(1)), ("get", Some(1))]);
    agree(PBFT, "pbft nodes=1 by=hand", &Bounds { requests: tallies.clone(), ..timers(0) }, 20);
    agree(PBFT, "pbft nodes=4 by=hand", &Bounds { requests: tallies.clone(), ..timers(0) }, 5);
    let liar = Bounds { liars: 1, lies: vec!["lying-reply"], ..timers(0) };
    let read = Bounds { requests: asks(&[("get", Some(1))]), ..liar.clone() };
    agree(PBFT, "pbft nodes=4 by=hand", &read, 5);
    let believed = |requests| Bounds { requests, ..liar.clone() };
    for requests in [asks(&[("get", Some(1))]), asks(&[("put A", Some(1))])] {
        agree(PBFT, "pbft nodes=2 by=hand", &believed(requests), 12);
    }
}

/// A rule is suspended: the first violation is as many steps away as the oracle says, and the
/// scenario that tells of it ends in a violation at its last step, in the simulator and in a
/// session.
fn falls(core: Core, text: &str, bounds: &Bounds, property: &str) -> Scenario {
    agree(core, text, bounds, 40);
    let mut search = search(core, text, bounds, 40);
    while search.advance(1_000).status == SearchStatus::Searching {}
    let steps = search.violation().expect("a violation").len();
    assert_eq!(steps as u32, search.progress().depth + 1);
    let counterexample = search.counterexample().expect("a violation");
    assert_eq!(
        counterexample.violated[0].property.id, property,
        "{}",
        counterexample.violated[0].because
    );
    replays(&counterexample.scenario);
    counterexample.scenario
}

/// A counterexample says everything: read again as text it plays to its end without a miss, and
/// nothing is violated before its last action.
fn replays(scenario: &Scenario) {
    let text = scenario.to_string();
    let mut session = playground::Session::open(registry(), &text).expect("a script");
    let actions = |line: &&str| !line.starts_with("expect") && !line.starts_with("note ");
    let mut before = 0;
    while session.step() {
        assert_eq!(session.missed(), None, "{text}");
        if session.violations() > 0 && before == 0 {
            before = session.event();
        }
    }
    assert!(before > 0, "nothing is violated in\n{text}");
    let claims = session.claims();
    assert!(!claims.is_empty() && claims.iter().all(|claim| claim.kept == Some(true)), "{text}");
    let shorter: String = {
        let lines: Vec<&str> = text.lines().collect();
        let at = lines.iter().rposition(actions).expect("an action");
        lines[..at].iter().map(|line| format!("{line}\n")).collect()
    };
    let mut session = playground::Session::open(registry(), &shorter).expect("a script");
    while session.step() {}
    assert_eq!(session.violations(), 0, "it falls before its last action:\n{text}");
}

#[test]
fn shortest_violations_match_the_oracle() {
    falls(RAFT, "raft nodes=3 by=hand suspend=majority-vote", &timers(2), "election-safety");
    falls(RAFT, "raft nodes=3 by=hand suspend=one-vote", &timers(2), "election-safety");
    let asked = Bounds { requests: SearchRequest::letters(2), ..Bounds::default() };
    falls(PAXOS, "paxos nodes=3 by=hand suspend=promise-higher", &asked, "promises-kept");
    let crash = Bounds { crashes: 1, ..asked.clone() };
    falls(PAXOS, "paxos nodes=3 by=hand suspend=durable-promise", &crash, "promises-kept");
    let gated = Bounds { disk: DiskModel::Gated, ..crash };
    falls(PAXOS, "paxos nodes=3 by=hand suspend=durable-promise", &gated, "promises-kept");
}

/// Where one property is looked for, no other ends the search, and none is violated on the way.
#[test]
fn the_wanted_violation_is_found_among_several() {
    let script = "raft nodes=3 by=hand suspend=majority-vote";
    let found = |property: Option<&str>| {
        let named = |known: &&&'static Property| property == Some(known.id);
        let property = RAFT.info.properties.iter().find(named).copied();
        let bounds = Bounds { property, requests: SearchRequest::letters(1), ..timers(2) };
        let mut search = search(RAFT, script, &bounds, 20);
        while search.advance(10_000).status == SearchStatus::Searching {}
        let counterexample = search.counterexample().expect("it falls");
        replays(&counterexample.scenario);
        (counterexample.violated[0].property.id, search.progress().depth)
    };
    let (first, near) = found(None);
    assert_eq!((first, found(Some(first))), ("election-safety", (first, near)));
    let (other, far) = found(Some("leader-completeness"));
    assert_eq!(other, "leader-completeness");
    assert!(far > near, "{far} steps");
}

/// Depth first and at random, what is found is as real, and found again.
#[test]
fn depth_first_and_at_random_a_violation_is_real_and_the_same_each_time() {
    let script = "raft nodes=3 by=hand suspend=one-vote";
    let bounds = timers(2);
    for strategy in [Strategy::Dive, Strategy::Walks { count: 10_000, seed: 7 }] {
        let found = || {
            let cores = Cores::open(RAFT, &scenario(script), &bounds).expect("disks");
            let limits = Limits { depth: 12, ..Limits::default() };
            let mut search = Search::new(Box::new(cores), &bounds, limits, strategy);
            while search.advance(50).status == SearchStatus::Searching {}
            let counterexample = search.counterexample().expect("a violation");
            assert_eq!(counterexample.violated[0].property.id, "election-safety");
            counterexample.scenario
        };
        replays(&found());
        assert_eq!(found(), found());
    }
}

/// Depth first down to the deepest level visits as many worlds as level by level.
#[test]
fn depth_first_misses_no_world() {
    let bounds = Bounds { requests: SearchRequest::letters(1), ..Bounds::default() };
    let script = "paxos nodes=3 by=hand";
    let mut levels = search(PAXOS, script, &bounds, u32::MAX);
    while levels.advance(1_000).status == SearchStatus::Searching {}
    let deepest = levels.progress().depth;
    for depth in [deepest + 1, deepest / 2] {
        let cores = Cores::open(PAXOS, &scenario(script), &bounds).expect("disks");
        let limits = Limits { depth, ..Limits::default() };
        let mut dive = Search::new(Box::new(cores), &bounds, limits, Strategy::Dive);
        while dive.advance(1_000).status == SearchStatus::Searching {}
        let upto = depth.min(deepest) as usize;
        let within: u64 = levels.progress().levels[..=upto].iter().sum();
        assert_eq!(dive.progress().unique, within, "down to {depth}");
        assert_eq!(dive.progress().status == SearchStatus::Exhausted, depth > deepest);
    }
}

/// A search that is stopped and continued goes the same way.
#[test]
fn however_it_is_sliced_a_search_finds_the_same() {
    let bounds = Bounds { crashes: 1, disk: DiskModel::Gated, ..timers(1) };
    let found = |slice| {
        let mut search = search(RAFT, "raft nodes=3 by=hand", &bounds, 9);
        while search.advance(slice).status == SearchStatus::Searching {}
        let found = search.progress();
        (found.levels.clone(), found.generated, found.terminal, found.steps, found.lookups)
    };
    assert_eq!(found(1), found(1_000_000));
}

#[test]
fn a_search_ends_at_its_limits_and_says_at_which() {
    let ends = |limits: Limits| {
        let bounds = Bounds { requests: SearchRequest::letters(3), ..timers(9) };
        let cores = Cores::open(PAXOS, &scenario("paxos nodes=5 by=hand"), &bounds).expect("disks");
        let mut search = Search::new(Box::new(cores), &bounds, limits, Strategy::Levels);
        while search.advance(1_000).status == SearchStatus::Searching {}
        search.progress().status.clone()
    };
    let usual = Limits::default();
    assert_eq!(ends(Limits { depth: 3, ..usual }), SearchStatus::Limited(Limit::Depth));
    assert_eq!(ends(Limits { states: 5_000, ..usual }), SearchStatus::Limited(Limit::States));
    assert_eq!(ends(Limits { bytes: 1 << 20, ..usual }), SearchStatus::Limited(Limit::Bytes));
}

/// Without retries one lost message is the end of Paxos; where none is lost it always decides.
#[test]
fn worlds_without_a_way_to_a_decision_are_found() {
    let stuck = |drops| {
        let asked =
            vec![SearchRequest { at: Some(NodeId(1)), ..SearchRequest::letters(1).remove(0) }];
        let bounds = Bounds { requests: asked, drops: Some(drops), ..Bounds::default() };
        let cores = Cores::open(PAXOS, &scenario("paxos nodes=3 by=hand"), &bounds).expect("disks");
        let mut search = Search::for_progress(Box::new(cores), &bounds, Limits::default());
        while search.advance(1_000).status == SearchStatus::Searching {}
        search.stuck().expect("an exhausted search")
    };
    assert_eq!(stuck(1).0, 0, "two of three are enough");
    let (count, first) = stuck(2);
    assert!(count > 0);
    let script = first.expect("the first").scenario.to_string();
    assert_eq!(script.matches("drop ").count(), 2, "{script}");
}

/// A search that came to a limit goes on as if there had been none.
#[test]
fn a_search_that_is_allowed_more_goes_on_as_if_it_always_had_been() {
    let bounds =
        Bounds { requests: SearchRequest::letters(1), timers: Some(1), ..Bounds::default() };
    let usual = Limits { depth: 9, ..Limits::default() };
    let open = |limits| {
        let cores = Cores::open(PAXOS, &scenario("paxos nodes=3 by=hand"), &bounds).expect("disks");
        Search::new(Box::new(cores), &bounds, limits, Strategy::Levels)
    };
    let count = |search: &Search| {
        let found = search.progress();
        (found.levels.clone(), found.generated, found.terminal, found.status.clone())
    };
    let mut whole = open(usual);
    while whole.advance(1_000).status == SearchStatus::Searching {}
    for limits in [Limits { depth: 3, ..usual }, Limits { states: 400, ..usual }] {
        let mut parts = open(limits);
        while parts.advance(100).status == SearchStatus::Searching {}
        assert!(parts.progress().unique < whole.progress().unique / 2);
        assert!(parts.go_on(usual));
        while parts.advance(100).status == SearchStatus::Searching {}
        assert_eq!(count(&parts), count(&whole));
    }
    let cores = Cores::open(PAXOS, &scenario("paxos nodes=3 by=hand"), &bounds).expect("disks");
    let mut deep = Search::new(Box::new(cores), &bounds, usual, Strategy::Dive);
    while deep.advance(1_000).status == SearchStatus::Searching {}
    assert!(!deep.go_on(Limits::default()), "what lies below was forgotten");
}

/// Even a search that was cut short knows of worlds without a way to a decision, and never of more
/// than there are.
#[test]
fn a_search_cut_short_calls_nothing_stuck_that_is_not() {
    let bounds =
        Bounds { requests: SearchRequest::letters(1), drops: Some(2), ..Bounds::default() };
    let stuck = |depth| {
        let cores = Cores::open(PAXOS, &scenario("paxos nodes=3 by=hand"), &bounds).expect("disks");
        let limits = Limits { depth, ..Limits::default() };
        let mut search = Search::for_progress(Box::new(cores), &bounds, limits);
        while search.advance(1_000).status == SearchStatus::Searching {}
        let (count, first) = search.stuck().expect("a search for progress");
        (count, first.map(|first| first.scenario))
    };
    let (all, first) = stuck(u32::MAX);
    let (mut last, mut within) = (0, 0);
    for depth in 0..=10 {
        let (count, known) = stuck(depth);
        assert!(last <= count && count <= all, "{count} at depth {depth}");
        if count > 0 && count < all {
            within += 1;
            assert_eq!(known, first, "the first is the first");
        }
        last = count;
    }
    assert!(within > 0, "some are known before all are");
}

/// What every search of an upheld protocol must not do.
#[test]
fn protocols_with_all_rules_violate_nothing() {
    let crash = Bounds {
        crashes: 1,
        disk: DiskModel::Gated,
        requests: SearchRequest::letters(1),
        ..timers(2)
    };
    let doubles = Bounds { duplicates: 1, requests: SearchRequest::letters(2), ..timers(1) };
    for bounds in [crash, doubles] {
        for (core, script) in [(RAFT, "raft nodes=3 by=hand"), (PAXOS, "paxos nodes=3 by=hand")] {
            let cores = Cores::open(core, &scenario(script), &bounds).expect("disks");
            let limits = Limits { states: 60_000, ..Limits::default() };
            let mut search = Search::new(Box::new(cores), &bounds, limits, Strategy::Levels);
            while search.advance(10_000).status == SearchStatus::Searching {}
            assert_eq!(search.progress().status, SearchStatus::Limited(Limit::States), "{script}");
        }
    }
}

/// Sessions keep the order and double nothing; a search says so rather than pretend.
#[test]
fn impossible_session_faults_are_refused() {
    let opened = |nodes: u32, bounds: &Bounds| {
        Cores::open(ZAB, &scenario(&format!("zab nodes={nodes} by=hand")), bounds)
    };
    let fifo = Bounds { links: LinkModel::Fifo, ..timers(1) };
    let crashes = Bounds { crashes: 1, drops: None, ..fifo.clone() };
    assert!(opened(5, &crashes).is_ok() && opened(7, &fifo).is_ok());
    let refused = |nodes, bounds: &Bounds| opened(nodes, bounds).err().expect("a refusal").name;
    assert_eq!(refused(3, &timers(1)), "links");
    assert_eq!(refused(3, &Bounds { duplicates: 2, ..fifo }), "duplicates");
    assert_eq!(refused(7, &crashes), "nodes");
}
