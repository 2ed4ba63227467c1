//! Entries that a disk cannot read (Alagappan et al., Protocol-Aware Recovery, FAST 2018).

mod common;

use cluster::{Chaos, Shares};
use common::{Cluster, Servers, vote, with, with_options};
use protocol::{Command, Damage, Machine, OptionValue, Protocol, Slot};
use raft::rules::{
    DAMAGED_IS_HELD, DAMAGED_IS_NO_COPY, DISCARD_BY_MAJORITY, KEEP_DAMAGED, REPAIR_FIRST,
    SAME_ENTRY,
};
use raft::{CHECK_QUORUM, Message, Raft, Role, Term, Timer};

fn recovers(cluster: &Cluster, node: u32) -> bool {
    matches!(cluster.replica(node).role(), Role::Recovering(_))
}

fn damaged(cluster: &Cluster, node: u32) -> Vec<u64> {
    cluster.replica(node).durable().damaged().iter().map(|slot| slot.0).collect()
}

/// S1 leads term 1 and has committed `x = a` at index 2, which only `holders` hold.
fn committed(nodes: u32, holders: &[u32]) -> Cluster {
    let mut cluster = Cluster::of(nodes);
    cluster.campaign(1);
    cluster.settle_among(holders);
    cluster.put(1, "a");
    cluster.settle_among(holders);
    assert_eq!(cluster.commit(1), 2);
    cluster
}

/// Damages index 2 at `node`, which restarts.
fn damage(cluster: &mut Cluster, node: u32) {
    assert!(cluster.damage(node, Damage::Slot(Slot(2))));
    cluster.restart(node);
    assert_eq!(damaged(cluster, node), [2]);
}

/// What all apply at index 2.
fn value(cluster: &Cluster, node: u32) -> Option<String> {
    cluster.node(node).decided.get(&Slot(2)).map(cluster::word)
}

#[test]
fn a_damaged_entry_keeps_its_index_and_term_and_loses_its_command() {
    let mut cluster = committed(3, &[1, 2]);
    let before = cluster.replica(2).durable().log.clone();
    damage(&mut cluster, 2);
    let log = &cluster.replica(2).durable().log;
    assert_eq!(cluster.log(2), [1, 1]);
    assert_eq!(log.get(Slot(2)).map(|entry| &entry.command), Some(&Command::Noop));
    assert_eq!(log.digest(), before.digest(), "the checksum of what was written is known");
}

#[test]
fn damage_where_nothing_stands_changes_nothing() {
    let mut cluster = Cluster::of(3);
    for what in [Damage::Tail, Damage::Slot(Slot(0)), Damage::Slot(Slot(9))] {
        assert!(cluster.damage(1, what));
        cluster.restart(1);
        assert_eq!(damaged(&cluster, 1), []);
    }
}

#[test]
fn a_damaged_snapshot_keeps_its_server_down() {
    let mut cluster = with(3, &[("snapshot", OptionValue::Count(2))], &[]);
    cluster.elect(1);
    cluster.put(1, "a");
    cluster.settle();
    cluster.beat(1);
    cluster.settle();
    assert!(!cluster.damage(2, Damage::Slot(Slot(1))));
    assert!(!cluster.damage(2, Damage::Tail), "the last entry is in the snapshot, too");
}

#[test]
fn a_follower_is_repaired_by_its_leader_and_acknowledges_nothing_before() {
    let mut cluster = committed(3, &[1, 2, 3]);
    damage(&mut cluster, 2);
    let no_answer = |cluster: &Cluster| !cluster.words(2, 1).contains(&"append-ok");
    for _ in 0..2 {
        cluster.beat(1);
        cluster.deliver("heartbeat", 1, 2);
        assert!(no_answer(&cluster), "it does not acknowledge what it cannot read");
        assert_eq!(value(&cluster, 2), None, "nor does it apply that");
        cluster.settle();
    }
    assert_eq!(damaged(&cluster, 2), []);
    assert_eq!(value(&cluster, 2), Some("a".into()));
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_damaged_copy_counts_for_no_majority() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.put(1, "a");
    cluster.deliver("append", 1, 2);
    cluster.lose_all();
    damage(&mut cluster, 2);
    cluster.beat(1);
    cluster.deliver("heartbeat", 1, 2);
    cluster.deliver("append-no", 2, 1);
    assert_eq!(cluster.commit(1), 1);
    cluster.settle_among(&[1, 2]);
    assert_eq!(cluster.commit(1), 2, "the copy is whole again");
}

#[test]
fn votes_compare_index_and_term_of_what_cannot_be_read() {
    let mut cluster = committed(3, &[1, 2]);
    damage(&mut cluster, 2);
    cluster.arrive(3, 2, vote(2, 1, 1));
    assert!(matches!(cluster.sent(2, 3)[..], [Message::Denied { .. }]));
    cluster.arrive(3, 2, vote(3, 2, 1));
    assert!(matches!(cluster.sent(2, 3)[..], [_, Message::Granted { .. }]));
}

#[test]
fn an_elected_server_leads_once_a_copy_has_come() {
    let mut cluster = committed(3, &[1, 2]);
    damage(&mut cluster, 2);
    cluster.elect_by(2, &[1]);
    assert!(recovers(&cluster, 2) && !cluster.leads(2));
    assert!(cluster.sent(2, 1).iter().all(|it| !matches!(it, Message::Append { .. })));
    let before = cluster.replies.len();
    cluster.put(2, "b");
    assert_eq!(cluster.replies.len(), before + 1, "it takes no request, and says so");
    cluster.deliver("fetch", 2, 1);
    cluster.deliver("copy", 1, 2);
    assert!(cluster.leads(2));
    cluster.settle();
    assert_eq!(value(&cluster, 3), Some("a".into()));
    assert_eq!(cluster.breach, None);
}

/// S1 is elected among five; nobody else ever had its entry, and it cannot read it.
fn alone_with_a_damaged_entry() -> Cluster {
    let mut cluster = Cluster::of(5);
    cluster.elect(1);
    cluster.put(1, "a");
    cluster.lose_all();
    damage(&mut cluster, 1);
    cluster.elect_by(1, &[2, 3]);
    cluster
}

#[test]
fn an_entry_that_a_majority_lacks_is_discarded() {
    let mut cluster = alone_with_a_damaged_entry();
    for (node, leads) in [(2, false), (3, false), (4, true)] {
        cluster.deliver("fetch", 1, node);
        cluster.deliver("no-copy", node, 1);
        assert_eq!(cluster.leads(1), leads, "S{node} lacks it");
    }
    cluster.settle();
    assert_eq!(cluster.log(1), [1, 2]);
    assert_eq!(cluster.breach, None);
}

#[test]
fn the_same_server_counts_once_among_those_who_lack_an_entry() {
    let mut cluster = alone_with_a_damaged_entry();
    cluster.deliver("fetch", 1, 2);
    for _ in 0..3 {
        cluster.copy("no-copy", 2, 1);
        cluster.deliver("no-copy", 2, 1);
    }
    assert!(recovers(&cluster, 1));
}

#[test]
fn a_learner_does_not_count_among_those_who_lack_an_entry() {
    let mut cluster = with(5, &[("voters", OptionValue::Count(3))], &[]);
    cluster.elect(1);
    cluster.admin(1, "learner 4");
    cluster.settle();
    cluster.put(1, "a");
    cluster.deliver("append", 1, 2);
    cluster.deliver("append-ok", 2, 1);
    cluster.lose_all();
    let last = cluster.replica(1).durable().last_index();
    assert!(cluster.damage(1, Damage::Slot(last)));
    cluster.restart(1);
    cluster.elect_by(1, &[3]);
    for node in [3, 4] {
        cluster.deliver("fetch", 1, node);
        cluster.deliver("no-copy", node, 1);
    }
    assert!(recovers(&cluster, 1));
}

#[test]
fn a_server_that_cannot_read_its_copy_either_says_nothing_about_it() {
    let mut cluster = committed(3, &[1, 2]);
    for node in [1, 2] {
        damage(&mut cluster, node);
    }
    cluster.elect_by(1, &[2, 3]);
    cluster.settle();
    assert!(recovers(&cluster, 1), "the entry is committed, and nobody can read it");
    assert_eq!(cluster.replica(1).has_quorum(&|_| true), Some(false));
    cluster.beat(1);
    assert_eq!(cluster.words(1, 2), ["fetch"], "it asks again with each heartbeat");
}

#[test]
fn answers_of_an_earlier_term_are_not_counted() {
    let mut cluster = committed(3, &[1, 2]);
    damage(&mut cluster, 1);
    cluster.elect_by(1, &[3]);
    cluster.deliver("fetch", 1, 3);
    let late = cluster.take("no-copy", 3, 1).expect("an answer of term 2");
    cluster.lose_all();
    cluster.campaign(1);
    assert!(recovers(&cluster, 1), "who is elected waits for no leader");
    cluster.restart(1);
    cluster.elect_by(1, &[3]);
    assert_eq!(cluster.term(1), 3);
    cluster.arrive(3, 1, late);
    cluster.arrive(
        2,
        1,
        Message::NoCopy { term: Term(2), index: Slot(2), of: Term(1), lacks: true },
    );
    assert!(recovers(&cluster, 1));
}

#[test]
fn a_server_that_asks_in_an_old_term_hears_of_the_new_one() {
    let mut cluster = committed(3, &[1, 2]);
    damage(&mut cluster, 1);
    cluster.elect_by(1, &[3]);
    cluster.campaign(2);
    cluster.campaign(2);
    cluster.deliver("fetch", 1, 2);
    cluster.deliver("no-copy", 2, 1);
    assert!(cluster.follows(1) && cluster.term(1) == 3);
}

#[test]
fn a_snapshot_stands_for_a_copy() {
    let mut cluster = committed(3, &[1, 2]);
    cluster.admin(2, "compact");
    damage(&mut cluster, 1);
    assert_eq!(cluster.replica(2).durable().compacted().0, Slot(1), "S2 has applied index 1 only");
    cluster.restart(1);
    let mut cluster = committed(3, &[1, 2]);
    cluster.beat(1);
    cluster.settle_among(&[1, 2]);
    cluster.admin(2, "compact");
    assert_eq!(cluster.replica(2).durable().compacted().0, Slot(2));
    damage(&mut cluster, 1);
    cluster.elect_by(1, &[3]);
    cluster.settle();
    assert!(cluster.leads(1));
    assert_eq!(cluster.replica(1).durable().compacted().0, Slot(2));
    let machine = cluster.replica(1).machine().expect("a machine");
    assert_eq!(machine.get(&"x".into()).map(ToString::to_string), Some("a".into()));
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_snapshot_of_the_leader_repairs_what_lies_before_its_end_and_keeps_the_rest() {
    let mut cluster = committed(3, &[1, 2, 3]);
    cluster.beat(1);
    cluster.settle();
    cluster.put(1, "b");
    cluster.settle();
    damage(&mut cluster, 2);
    cluster.admin(3, "compact");
    let snapshot = cluster.replica(3).durable().snapshot.clone().expect("a snapshot");
    assert_eq!(snapshot.index, Slot(2));
    cluster.arrive(1, 2, Message::InstallSnapshot { term: Term(1), snapshot, round: 0 });
    assert_eq!(damaged(&cluster, 2), []);
    assert_eq!((cluster.log(2), cluster.commit(2)), (vec![1], 2));
    assert_eq!(cluster.breach, None);
}

#[test]
fn a_configuration_is_known_although_its_entry_cannot_be_read() {
    let mut cluster = Cluster::of(3);
    cluster.elect(1);
    cluster.admin(1, "remove 3");
    cluster.settle();
    let members = cluster.members(2);
    damage(&mut cluster, 2);
    assert_eq!(cluster.members(2), members);
}

#[test]
fn an_elected_server_that_nobody_answers_resigns_with_check_quorum() {
    let mut cluster = with_options(3, &[&CHECK_QUORUM]);
    cluster.elect(1);
    cluster.put(1, "a");
    cluster.settle();
    damage(&mut cluster, 1);
    cluster.elect_by(1, &[2]);
    cluster.lose_all();
    cluster.ring(1, Timer::Quorum);
    assert!(cluster.follows(1));
}

/// Bursts of chaos, between which disks of servers that are down are damaged; `which` says whose.
fn damaging(cluster: &mut Cluster, seed: u64, which: impl Fn(u32) -> bool) -> u64 {
    let chaos: Chaos<Raft> = Chaos {
        shares: Shares { deliver: 500, lose: 20, write: 300, put: 120, crash: 12, restart: 8 },
        timers: vec![(Timer::Election, 12), (Timer::Heartbeat, 28)],
        serves: |raft| matches!(raft.role(), Role::Leader { .. }),
        steps: 25,
    };
    let mut hits = 0;
    for burst in 0..60_u64 {
        chaos.go_on(cluster, seed * 1_000 + burst);
        let draw = (seed * 7 + burst * 13) % 5;
        for node in cluster.numbers().filter(|&node| which(node)) {
            if !cluster.is_up(node) && draw < 4 {
                let last = cluster.node(node).disk.last_index().0;
                let slot = Slot(last.saturating_sub(draw * burst % 4));
                hits += u64::from(cluster.damage(node, Damage::Slot(slot)));
            }
        }
    }
    hits
}

#[test]
fn nothing_is_violated_whatever_is_damaged() {
    let mut hits = 0;
    for seed in 0..400 {
        let options: &[_] = match seed % 2 {
            0 => &[],
            _ => &[("snapshot", OptionValue::Count(4))],
        };
        let mut cluster = with(if seed % 3 == 0 { 5 } else { 3 }, options, &[]);
        cluster.slow_disks = true;
        hits += damaging(&mut cluster, seed, |_| true);
        cluster.heal();
        assert_eq!(cluster.breach, None, "seed {seed}");
    }
    assert!(hits > 400 * 5, "disks must be damaged: {hits} times");
}

#[test]
fn a_cluster_goes_on_whatever_is_damaged_on_one_disk() {
    let mut hits = 0;
    for seed in 0..200 {
        let mut cluster = Cluster::of(3);
        cluster.slow_disks = true;
        hits += damaging(&mut cluster, seed, |node| u64::from(node) == 1 + seed % 3);
        cluster.heal();
        for round in 0..50 {
            let serves = |node: &u32| cluster.leads(*node) || recovers(&cluster, *node);
            let leaders = cluster.numbers().filter(serves);
            match leaders.max_by_key(|&node| cluster.term(node)) {
                Some(leader) => cluster.beat(leader),
                None => cluster.campaign(1 + round % 3),
            }
            cluster.settle();
        }
        assert_eq!(cluster.breach, None, "seed {seed}");
        let machine = |node| cluster.replica(node).machine().map(Machine::digest);
        for node in cluster.numbers() {
            assert_eq!(damaged(&cluster, node), [], "seed {seed}, S{node}");
            assert_eq!(cluster.commit(node), cluster.log(1).len() as u64, "seed {seed}, S{node}");
            assert_eq!(machine(node), machine(1), "seed {seed}, S{node}");
        }
    }
    assert!(hits > 200 * 2, "disks must be damaged: {hits} times");
}

/// What an administrator may ask, drawn.
fn change(draw: &mut impl FnMut(u64) -> u64) -> String {
    let node = 1 + draw(5);
    match draw(5) {
        0 => format!("add {node}"),
        1 => format!("remove {node}"),
        2 => format!("learner {node}"),
        3 => format!("promote {node}"),
        _ => format!("reconfigure {},3,{}", 1 + draw(2), 4 + draw(2)),
    }
}

#[test]
fn nothing_is_violated_whatever_is_damaged_while_members_change() {
    let chaos: Chaos<Raft> = Chaos {
        shares: Shares { deliver: 560, lose: 10, write: 320, put: 60, crash: 6, restart: 8 },
        timers: vec![(Timer::Election, 8), (Timer::Heartbeat, 22), (Timer::Silence, 6)],
        serves: |raft| matches!(raft.role(), Role::Leader { .. }),
        steps: 40,
    };
    for seed in 0..300_u64 {
        let snapshot = OptionValue::Count(if seed % 4 == 0 { 5 } else { 0 });
        let options = [("voters", OptionValue::Count(3)), ("snapshot", snapshot)];
        let mut cluster = with(5, &options, &[]);
        cluster.slow_disks = true;
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut draw = |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 20) % below
        };
        for burst in 0..40 {
            chaos.go_on(&mut cluster, seed * 1_000 + burst);
            for node in cluster.numbers() {
                if !cluster.is_up(node) && draw(3) > 0 {
                    let last = cluster.node(node).disk.last_index().0;
                    cluster.damage(node, Damage::Slot(Slot(last.saturating_sub(draw(4)))));
                }
            }
            let leads = |node: &u32| cluster.is_up(*node) && cluster.leads(*node);
            let leader = cluster.numbers().rev().find(leads);
            if let Some(leader) = leader.filter(|_| draw(2) == 0) {
                cluster.admin(leader, &change(&mut draw));
            }
        }
        assert_eq!(cluster.breach, None, "seed {seed}");
    }
}

#[test]
fn chance_finds_what_each_rule_about_damage_prevents() {
    for rule in [
        &KEEP_DAMAGED,
        &DAMAGED_IS_NO_COPY,
        &REPAIR_FIRST,
        &SAME_ENTRY,
        &DAMAGED_IS_HELD,
        &DISCARD_BY_MAJORITY,
    ] {
        let found = (0..2_000).find(|&seed| {
            let mut cluster = Cluster::without(3, &[rule]);
            cluster.slow_disks = true;
            damaging(&mut cluster, seed, |_| true);
            cluster.breach.is_some()
        });
        assert!(found.is_some(), "{}", rule.id);
    }
}
