//! Nothing is sent again without a reason, and what arrives late does no harm.

mod common;

use std::collections::BTreeMap;

use cluster::{Chaos, InFlight, Shares};
use common::{Cluster, Servers};
use protocol::{Config, NodeId, Operation, OptionInfo, OptionValue, ReadLevel, Time};
use zab::{
    FINALIZE, INIT, Message, NOTIFY, OBSERVERS, OUTSTANDING, Phase, QUORUM_SYNC, SYNC, TICK, Timer,
    Zab,
};

/// So many messages may follow from one input between any two servers, of each kind.
const MOST: usize = 24;

/// Delivers everything, and counts what each server sends to each other one, by kind.
fn settled(cluster: &mut Cluster) -> BTreeMap<(u32, u32, &'static str), usize> {
    use protocol::Describe;
    let mut sent = BTreeMap::new();
    while !cluster.bag.is_empty() {
        let InFlight { from, to, message } = cluster.bag.remove(0);
        let count = sent.entry((from, to, message.word().id)).or_insert(0);
        *count += 1;
        assert!(*count <= MOST, "S{from} sends S{to} one {} after another", message.word().id);
        cluster.arrive(from, to, message);
    }
    sent
}

/// S3 and S2 are established in epoch 2. S1 has accepted epoch 7.
fn refused() -> Cluster {
    let mut cluster = Cluster::given(["accepted=7 current=0", "accepted=1", "accepted=1"]);
    cluster.elect(&[2, 3]);
    assert!(cluster.leads(3));
    cluster
}

#[test]
fn a_server_that_refuses_its_leader_waits_for_its_timer_before_it_asks_again() {
    let mut cluster = refused();
    for _ in 0..5 {
        assert!(cluster.node(1).timers.contains_key(&Timer::Notify), "it will try again");
        cluster.ring(1, Timer::Notify);
        let sent = settled(&mut cluster);
        assert_eq!(sent[&(1, 3, "follower-info")], 1, "once for each ring");
        assert_eq!(sent[&(1, 3, "notification")], 1);
        assert!(matches!(cluster.replica(1).phase(), Phase::Looking(_)));
    }
    assert!(cluster.cited.contains("promise") && cluster.cited.contains("refuse-once"));
    cluster.crash(3);
    cluster.elect_all();
    cluster.ring(1, Timer::Notify);
    cluster.elect(&[1, 2]);
    assert!(cluster.leader().is_some(), "the next election takes it in");
    assert_eq!(cluster.breach, None);
}

/// Whatever a run by chance comes to, what is on its way dies out by itself, and so does what follows
/// from any single timer.
#[test]
fn every_input_is_followed_by_a_bounded_number_of_messages() {
    let chaos = Chaos::<Zab> {
        shares: Shares { deliver: 500, lose: 6, write: 280, put: 60, crash: 8, restart: 20 },
        timers: vec![
            (Timer::Notify, 12),
            (Timer::Finalize, 24),
            (Timer::Tick, 6),
            (Timer::Limit, 8),
        ],
        serves: Zab::serves,
        steps: 700,
    };
    for seed in 0..160 {
        let options = [(&OBSERVERS, seed as u32 % 2), (&OUTSTANDING, seed as u32 % 3)];
        let options = options.map(|(option, count)| (option.name, OptionValue::Count(count)));
        let nodes = [3, 4, 5][seed as usize % 3];
        let config = Config::new(NodeId(1), nodes).with_options(options.to_vec());
        let mut cluster = chaos.play_in(seed, &config);
        cluster.slow_disks = false;
        for node in cluster.numbers() {
            while cluster.is_writing(node) {
                cluster.write(node);
            }
        }
        settled(&mut cluster);
        for timer in [Timer::Notify, Timer::Finalize, Timer::Tick, Timer::Limit] {
            for node in cluster.numbers() {
                cluster.ring(node, timer);
                settled(&mut cluster);
            }
        }
        assert_eq!(cluster.breach, None, "seed {seed}");
    }
}

#[test]
fn an_answer_to_sync_by_an_earlier_leader_is_no_answer() {
    let mut cluster = Cluster::of(3);
    cluster.elect_all();
    assert_eq!(cluster.leader(), Some(3));
    let id = cluster.ask(1, 7, Operation::Sync);
    cluster.deliver("sync", 1, 3);
    let late = cluster.take("synced", 3, 1).expect("S3 answers");
    cluster.pause_leader();
    let again = cluster.ask(1, 7, Operation::Sync);
    assert_eq!((id, cluster.answers(id).len()), (again, 0));
    cluster.arrive(3, 1, late);
    assert_eq!(cluster.answers(id).len(), 0);
    assert!(cluster.cited.contains("my-leader"));
    cluster.settle_among(&[1, 2]);
    assert_eq!(cluster.answers(id).len(), 1, "S2 answers");
}

trait Deposed {
    /// S1 and S2 find another leader, and S3 hears nothing of it.
    fn pause_leader(&mut self);
}

impl Deposed for Cluster {
    fn pause_leader(&mut self) {
        for node in [1, 2] {
            self.ring(node, Timer::Limit);
        }
        self.elect(&[1, 2]);
        assert!(self.leads(2) && self.leads(3));
        assert!(self.replica(1).serves());
    }
}

#[test]
fn a_commit_of_an_earlier_leader_is_not_heeded() {
    let mut cluster = Cluster::of(3);
    cluster.elect_all();
    cluster.put(3, "a");
    let propose = cluster.take("propose", 3, 1).expect("S3 proposes");
    cluster.arrive(3, 1, propose);
    cluster.ring(1, Timer::Limit);
    let zxid = zab::Zxid::new(1, 1);
    cluster.arrive(3, 1, Message::Commit { zxid });
    assert_eq!(cluster.delivered(1), 0);
    assert!(cluster.cited.contains("my-leader"));
}

/// The leader cannot know that it was deposed, and answers a sync. With `quorum-sync=on` it cannot
/// answer without its quorum.
#[test]
fn a_sync_at_a_deposed_leader_is_answered_only_where_no_quorum_is_asked() {
    for (quorum, answered) in [(false, 1), (true, 0)] {
        let option = [(QUORUM_SYNC.name, OptionValue::Flag(quorum))];
        let mut cluster = Cluster::chosen(3, &[], &option, &[]);
        cluster.elect_all();
        cluster.put(3, "old");
        cluster.settle();
        cluster.pause_leader();
        cluster.put(2, "new");
        cluster.settle_among(&[1, 2]);
        let sync = cluster.ask(3, 7, Operation::Sync);
        assert_eq!(cluster.answers(sync).len(), answered, "quorum-sync={quorum}");
        let local = Operation::Get { key: "x".into(), level: ReadLevel::Local };
        let read = cluster.ask(3, 8, local.clone());
        assert!(format!("{:?}", cluster.answers(read)).contains("\"old\""));
        let asked = cluster.ask(1, 9, Operation::Sync);
        cluster.settle_among(&[1, 2]);
        assert_eq!(cluster.answers(asked).len(), 1, "the leader of a quorum answers");
        let fresh = cluster.ask(1, 10, local);
        assert!(format!("{:?}", cluster.answers(fresh)).contains("\"new\""));
        assert_eq!(cluster.breach, None);
    }
}

/// A request that is asked twice, of the same server or of another, is answered alike.
#[test]
fn a_repeated_request_gets_the_same_answer() {
    let mut cluster = Cluster::of(3);
    cluster.elect_all();
    let cas = || Operation::Cas { key: "x".into(), expected: "a".into(), value: "b".into() };
    cluster.put(1, "a");
    cluster.settle();
    let id = cluster.ask(1, 7, cas());
    cluster.ask(1, 7, cas());
    cluster.ask(2, 7, cas());
    cluster.settle();
    cluster.crash(3);
    cluster.elect(&[1, 2]);
    cluster.ask(1, 7, cas());
    cluster.ask(2, 7, cas());
    cluster.settle();
    let answers: Vec<String> =
        cluster.answers(id).into_iter().map(|reply| format!("{reply:?}")).collect();
    let swapped = answers.iter().filter(|reply| reply.contains("Swapped(true)")).count();
    assert_eq!(swapped, answers.len(), "{answers:?}");
    assert!(swapped >= 4, "{answers:?}");
}

#[test]
fn no_timer_is_so_short_that_time_stands_still() {
    let nothing = |option: &'static OptionInfo| (option.name, OptionValue::Time(Time::ZERO));
    let options = [&TICK, &INIT, &SYNC, &FINALIZE, &NOTIFY].map(nothing);
    for nodes in [1, 3] {
        let mut cluster = Cluster::chosen(nodes, &[], &options, &[]);
        for _ in 0..4 {
            cluster.elect_all();
            for node in cluster.numbers() {
                for timer in [Timer::Notify, Timer::Finalize, Timer::Tick, Timer::Limit] {
                    cluster.ring(node, timer);
                    for after in cluster.node(node).timers.values() {
                        assert!(after.start > Time::ZERO && after.end > after.start, "{after:?}");
                    }
                }
            }
        }
    }
}
