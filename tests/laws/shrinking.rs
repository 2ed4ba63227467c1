//! Failures of campaigns become nearly as small as can be: the run by hand that is left of one is
//! compared with the shortest that the explorer finds, from its own bounds and from nothing of the run.

mod shortest;

use campaign::shrink;
use checker::explore::{Cores, Limits, Search, SearchStatus, Strategy};
use cores::registry;
use protocol::{Guards, Info, Time};
use scenario::{Action, Scenario, Statement, parse};
use shortest::Case;
use simulator::Core;

/// So many times as long as the shortest run may one be, in halves.
const HALVES: usize = 3;
/// So many seeds are played until one fails.
const SEEDS: u64 = 120;
/// So many events may all trials for one failure play, as on the command line.
const BUDGET: u64 = 20_000_000;

fn info(id: &str) -> &'static Info {
    registry().known().into_iter().find(|info| info.id == id).expect("a protocol")
}

fn core(protocol: &Info) -> Core {
    registry().protocol(protocol.id).expect("a registered protocol")
}

/// The first scenario of a campaign, from this seed on, in which what the rule guards is violated
/// first.
fn failure(protocol: &'static Info, case: &Case, from: u64) -> Option<(u64, Scenario)> {
    let Guards::Safety(guarded) = protocol.rule(case.rule).expect("a rule").guards else {
        panic!("{} guards nothing", case.rule)
    };
    (from..from + SEEDS).find_map(|seed| {
        let script = campaign::script(core(protocol), seed, Time::minutes(1));
        let script = script.replacen('\n', &format!(" suspend={}\n", case.rule), 1);
        let outcome = campaign::play(core(protocol), &script, 100_000).expect("a script");
        let fell = outcome.violated.iter().any(|violated| violated.property == guarded.id);
        fell.then(|| (seed, parse(&script, &registry().known()).expect("a script")))
    })
}

/// Lines of the shortest run by hand in which what the rule guards is violated, with every write,
/// even where nothing waits for it.
fn shortest(protocol: &'static Info, case: &Case) -> usize {
    let script = parse(&case.script(protocol.id, true), &registry().known()).expect("a cluster");
    let cores = Cores::open(core(protocol), &script, &case.bounds).expect("disks");
    let limits = Limits::default();
    let mut search = Search::new(Box::new(cores), &case.bounds, limits, Strategy::Levels);
    while search.advance(50_000).status == SearchStatus::Searching {}
    acts(&search.counterexample().expect("it falls").scenario)
}

fn acts(scenario: &Scenario) -> usize {
    let acts = |what: &Statement| matches!(what, Statement::Action(action) if !matches!(action, Action::Note(_)));
    scenario.lines.iter().filter(|line| acts(&line.what)).count()
}

/// A row of the table; `None` where no seed fails.
#[allow(clippy::print_stdout, reason = "the table is what somebody wants to see")]
fn row(protocol: &'static Info, case: &Case, from: u64) -> Option<()> {
    let rule = case.rule;
    let Some((seed, scenario)) = failure(protocol, case, from) else {
        println!("| {} | {rule} | no failure | | | | | |", protocol.id);
        return None;
    };
    let shrunk = shrink::shrink(core(protocol), &scenario, 100_000, BUDGET)
        .expect("disks")
        .expect("it falls");
    let hand = shrunk.hand.unwrap_or_else(|| panic!("{rule}, seed {seed}: no run by hand"));
    assert!(hand.size.lines <= acts(&hand.scenario));
    let proved = if shrunk.shortest { "none is shorter" } else { "" };
    // Given disks save steps that a campaign must take.
    if case.script(protocol.id, true).contains("given ") {
        let (before, lines) = (shrunk.before.lines, hand.size.lines);
        println!("| {} | {rule} | {seed} | {before} | {lines} | | | {proved} |", protocol.id);
        return Some(());
    }
    let (before, lines, least) = (shrunk.before.lines, hand.size.lines, shortest(protocol, case));
    let ratio = lines as f64 / least as f64;
    println!(
        "| {} | {rule} | {seed} | {before} | {lines} | {least} | {ratio:.2} | {proved} |",
        protocol.id
    );
    let text = &hand.scenario;
    assert!(2 * lines <= HALVES * least, "{rule}, seed {seed}: {lines} lines, not {least}\n{text}");
    Some(())
}

#[test]
fn shrunk_failures_are_nearly_minimal() {
    let (raft, paxos) = (shortest::cases("raft"), shortest::cases("paxos"));
    for (protocol, cases, rule, from) in [
        ("raft", &raft, "step-down", 0),
        ("raft", &raft, "stale-term", 200),
        ("raft", &raft, "up-to-date", 0),
        ("paxos", &paxos, "promise-higher", 0),
        ("paxos", &paxos, "distinct-promises", 0),
    ] {
        let case = cases.iter().find(|case| case.rule == rule).expect("a case");
        row(info(protocol), case, from)
            .unwrap_or_else(|| panic!("nothing is violated without {rule}"));
    }
}

/// `cargo test -p tests --test shrinking -- --ignored --nocapture`
#[test]
#[ignore = "plays thousands of runs, for minutes"]
#[allow(clippy::print_stdout, reason = "the table is what somebody wants to see")]
fn so_it_is_for_every_rule_that_a_campaign_can_do_without() {
    let mut shrunk = 0;
    println!("| protocol | rule | seed | lines | by hand | shortest | ratio | proof |");
    println!("|---|---|---|---|---|---|---|---|");
    for (protocol, cases) in
        [("raft", shortest::cases("raft")), ("paxos", shortest::cases("paxos"))]
    {
        for case in &cases {
            shrunk += usize::from(row(info(protocol), case, 0).is_some());
        }
    }
    assert!(shrunk >= 20, "only {shrunk} rules were missed by a campaign");
}
