//! The tests of MIT's course on distributed systems (6.5840, lab 3) in which the network is
//! unreliable or servers come and go, by their names; and the same under any options, while members
//! change.

mod common;

use cluster::{Chaos, Shares};
use common::{Cluster, Servers};
use protocol::{Config, Machine, NodeId, OptionValue, Protocol};
use raft::{INFO, Raft, Role, Timer, Which};

/// Everything that a server may wait for, and how often it fires.
fn timers() -> Vec<(Timer, usize)> {
    vec![
        (Timer::Election, 12),
        (Timer::Heartbeat, 28),
        (Timer::Silence, 12),
        (Timer::Quorum, 2),
        (Timer::Transfer, 2),
        (Timer::Round, 2),
        (Timer::Lease(Which::Odd), 2),
        (Timer::Lease(Which::Even), 2),
    ]
}

fn chaos(shares: Shares) -> Chaos<Raft> {
    Chaos {
        shares,
        timers: timers(),
        serves: |raft| matches!(raft.role(), Role::Leader { .. }),
        steps: 8_000,
    }
}

const UNRELIABLE: Shares =
    Shares { deliver: 500, lose: 80, write: 200, put: 100, crash: 0, restart: 0 };
const RELIABLE_CHURN: Shares =
    Shares { deliver: 560, lose: 0, write: 200, put: 100, crash: 12, restart: 40 };
const UNRELIABLE_CHURN: Shares =
    Shares { deliver: 480, lose: 80, write: 200, put: 100, crash: 12, restart: 40 };
/// Leaders crash soon after they have begun to replicate, and nearly every third message is lost.
const FIGURE_8: Shares =
    Shares { deliver: 420, lose: 180, write: 200, put: 60, crash: 10, restart: 60 };

/// The faults end. Somebody is elected if need be, and the last leader brings all members to where
/// it is.
fn agree(cluster: &mut Cluster) -> u32 {
    cluster.heal();
    let last_leader = |cluster: &Cluster| {
        let leaders = cluster.numbers().filter(|&node| cluster.leads(node));
        leaders.max_by_key(|&node| cluster.term(node))
    };
    for round in 0..80 {
        match last_leader(cluster) {
            Some(leader) => cluster.beat(leader),
            None => {
                for node in cluster.numbers() {
                    cluster.ring(node, Timer::Silence);
                }
                cluster.campaign(1 + round % (cluster.numbers().end - 1));
            }
        }
        cluster.settle();
    }
    last_leader(cluster).expect("a leader, now that nothing is in the way")
}

/// Lets many runs of `nodes` servers go wild, and then agree. Says how much was committed and in
/// how many terms.
fn play(runs: u64, nodes: u32, shares: Shares, options: &[(&'static str, OptionValue)]) -> u64 {
    let mut committed = 0;
    for seed in 0..runs {
        let config = Config::new(NodeId(1), nodes).with_options(options.to_vec());
        let mut cluster = chaos(shares).play_in(seed, &config);
        assert_agrees(&mut cluster, seed);
        committed += cluster.commit(1);
    }
    committed
}

fn assert_agrees(cluster: &mut Cluster, seed: u64) {
    assert_eq!(cluster.breach, None, "seed {seed}");
    let leader = agree(cluster);
    assert_eq!(cluster.breach, None, "seed {seed}, after healing");
    let machine = |node: u32| cluster.replica(node).machine().map(Machine::digest);
    let last = cluster.replica(leader).durable().last_index().0;
    for NodeId(node) in cluster.replica(leader).membership().all() {
        assert_eq!(cluster.commit(node), last, "seed {seed}, S{node} and its leader S{leader}");
        assert_eq!(machine(node), machine(leader), "seed {seed}, S{node}");
    }
}

#[test]
fn unreliable_agree() {
    assert!(play(100, 5, UNRELIABLE, &[]) > 100 * 20);
}

#[test]
fn figure_8_unreliable() {
    assert!(play(100, 5, FIGURE_8, &[]) > 100 * 5);
}

#[test]
fn reliable_churn() {
    assert!(play(100, 5, RELIABLE_CHURN, &[]) > 100 * 20);
}

#[test]
fn unreliable_churn() {
    assert!(play(100, 5, UNRELIABLE_CHURN, &[]) > 100 * 10);
}

#[test]
fn snapshot_install_unreliable() {
    let snapshot = [("snapshot", OptionValue::Count(3))];
    assert!(play(100, 3, UNRELIABLE, &snapshot) > 100 * 20);
}

#[test]
fn snapshot_install_unreliable_crash() {
    let snapshot = [("snapshot", OptionValue::Count(3))];
    assert!(play(100, 3, UNRELIABLE_CHURN, &snapshot) > 100 * 10);
}

/// Some of the options of the description, by the bits of a number.
fn some_options(seed: u64) -> Vec<(&'static str, OptionValue)> {
    let drawn = protocol::digest::scramble(seed + 1);
    let chosen = |(bit, option): (u32, &&'static protocol::OptionInfo)| {
        let value = match option.default {
            OptionValue::Flag(_) => OptionValue::Flag(true),
            OptionValue::Count(_) => OptionValue::Count(2 + (drawn >> 40) as u32 % 3),
            _ => return None,
        };
        (drawn >> bit & 1 == 1).then_some((option.name, value))
    };
    (0..).zip(INFO.options).filter_map(chosen).collect()
}

#[test]
fn any_options_and_any_members_are_safe() {
    const WISHES: [&str; 8] = [
        "add 4",
        "remove 1",
        "reconfigure 1,2,3,4,5",
        "learner 2",
        "transfer 3",
        "compact",
        "reconfigure 2,3 4,5",
        "promote 4",
    ];
    let (mut committed, mut changed) = (0, 0);
    for seed in 0..300 {
        let config = Config::new(NodeId(1), 5).with_options(some_options(seed));
        let part = Chaos { steps: 600, ..chaos(UNRELIABLE_CHURN) };
        let mut cluster = part.play_in(seed, &config);
        for nth in 1..16 {
            let wish = WISHES[(seed + nth * 3) as usize % WISHES.len()];
            if let Some(leader) = cluster.numbers().find(|&node| {
                cluster.is_up(node) && matches!(cluster.replica(node).role(), Role::Leader(_))
            }) {
                cluster.admin(leader, wish);
            }
            part.go_on(&mut cluster, 1_000 * seed + nth);
        }
        let first = Cluster::configured(&config, &[]).members(1);
        assert_agrees(&mut cluster, seed);
        committed += cluster.numbers().map(|node| cluster.commit(node)).max().unwrap_or_default();
        changed += u64::from(cluster.numbers().any(|node| cluster.members(node) != first));
    }
    assert!(committed > 300 * 10, "the runs must do some work: {committed} entries");
    assert!(changed > 100, "and change their members: {changed} runs");
}
