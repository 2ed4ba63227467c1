//! Anything may happen, in any order, within the sessions that Zab relies on. Nothing is ever
//! violated, and once the faults end, the histories converge.

mod common;

use std::collections::BTreeSet;

use cluster::{Chaos, Shares};
use common::{Cluster, Servers};
use protocol::{Config, Machine, NodeId, OptionValue, Protocol};
use zab::{OBSERVERS, OUTSTANDING, SNAPSHOT, Timer, Zab};

fn chaos(steps: u64) -> Chaos<Zab> {
    Chaos {
        shares: Shares { deliver: 560, lose: 2, write: 280, put: 80, crash: 3, restart: 15 },
        timers: vec![
            (Timer::Notify, 8),
            (Timer::Finalize, 20),
            (Timer::Tick, 6),
            (Timer::Limit, 2),
        ],
        serves: Zab::serves,
        steps,
    }
}

/// The faults end: everybody looks for a leader, finds one, and gets its history.
fn heal(cluster: &mut Cluster) {
    cluster.heal();
    for _ in 0..8 {
        for node in cluster.numbers() {
            // A leader hears from nobody between the two, and gives up as well.
            cluster.ring(node, Timer::Limit);
            cluster.ring(node, Timer::Limit);
            cluster.ring(node, Timer::Notify);
        }
        cluster.elect_all();
        // Who only looks on asks who leads.
        for node in cluster.numbers() {
            cluster.ring(node, Timer::Notify);
        }
        cluster.settle();
        if let Some(leader) = cluster.leader() {
            cluster.put(leader, "last");
            cluster.settle();
            let whole = |node| {
                let last = cluster.zxids(node).last() == cluster.zxids(leader).last();
                cluster.replica(node).serves() && last
            };
            if cluster.numbers().all(whole) {
                return;
            }
        }
    }
}

/// Three or five voters, some with observers; logs that are purged soon, late or never; few
/// transactions under way, or many.
fn config(seed: u64) -> Config {
    let of = |draws: &[u32], nth: u64| draws[(seed / nth) as usize % draws.len()];
    let observers = of(&[0, 0, 1, 2], 3);
    let options = [
        (&OBSERVERS, observers),
        (&SNAPSHOT, of(&[100, 1, 2, 0, 5], 1)),
        (&OUTSTANDING, of(&[0, 1, 2], 7)),
    ];
    let options = options.map(|(option, count)| (option.name, OptionValue::Count(count)));
    Config::new(NodeId(1), of(&[5, 3, 3], 1) + observers).with_options(options.to_vec())
}

/// How much was delivered once all hold the same, and in which epoch.
fn converges(cluster: &mut Cluster, seed: u64) -> (u64, u64) {
    assert_eq!(cluster.breach, None, "seed {seed}");
    heal(cluster);
    assert_eq!(cluster.breach, None, "seed {seed}, after healing");
    let leader = cluster.leader().unwrap_or_else(|| panic!("seed {seed}: nobody leads"));
    let machine = |node| cluster.replica(node).machine().map(Machine::digest);
    for node in cluster.numbers() {
        // How far back each reaches is its own affair.
        let last = |node| cluster.zxids(node).last().copied();
        assert_eq!(last(node), last(leader), "seed {seed}, S{node}");
        assert_eq!(machine(node), machine(leader), "seed {seed}, S{node}");
    }
    (cluster.delivered(leader), cluster.epochs(leader).1)
}

#[test]
fn nothing_is_violated_and_the_histories_converge() {
    let (mut delivered, mut epochs, mut cited) = (0, 0, BTreeSet::new());
    for seed in 0..420 {
        let mut cluster = chaos(2_500).play_in(seed, &config(seed));
        let came_to = converges(&mut cluster, seed);
        (delivered, epochs) = (delivered + came_to.0, epochs + came_to.1);
        cited.extend(cluster.cited);
    }
    assert!(delivered > 420 * 10, "the runs must do some work: {delivered} transactions");
    assert!(epochs > 420 * 3, "and change their leaders: {epochs} epochs");
    for rule in ["window", "fresh-epoch", "cut-within-epoch", "known-proposal", "observers-learn"] {
        assert!(cited.contains(rule), "{rule} must decide something");
    }
}

/// S1 and S2 have adopted epoch 2 without what the others hold, so that whoever crashes between its
/// two writes may hold neither what its epoch began with nor anything later.
#[test]
fn nothing_is_violated_where_histories_are_torn() {
    let (adopted, other) = ("current=2", "accepted=2 current=1 log=1.1");
    let disks = [adopted, adopted, other, other, other];
    let often = chaos(600);
    let shares = Shares { write: 120, put: 5, crash: 12, restart: 60, ..often.shares };
    let often = Chaos { shares, ..often };
    let mut torn = 0;
    for seed in 0..800 {
        let mut cluster = Cluster::given(disks);
        cluster.slow_disks = true;
        often.go_on(&mut cluster, seed);
        converges(&mut cluster, seed);
        torn += u64::from(cluster.cited.contains("torn-history"));
    }
    assert!(torn > 10, "in {torn} runs somebody says so");
}

#[test]
#[ignore = "a survey, not a test"]
#[expect(clippy::print_stdout, reason = "its result is a table")]
fn survey_of_suspended_rules() {
    print!("{}", chaos(1_200).survey(3_000));
}
