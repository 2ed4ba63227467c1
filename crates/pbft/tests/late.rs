//! Nothing is sent again without a reason, what arrives late does no harm, and answers are true.

mod common;

use std::collections::BTreeMap;

use cluster::{Chaos, InFlight, Shares};
use common::{Cluster, Replicas, config, pre_prepare, request, with};
use pbft::message::Message;
use pbft::{Batch, CHECKPOINT, Pbft, STATUS, TIMEOUT, Timer, WINDOW};
use protocol::{
    Change, Config, Describe, Input, Machine, NodeId, Operation, OptionValue, Reply, Request,
    Signer, SigningKey, Time,
};

/// So many messages of a kind may follow from one input between any two replicas: what is sent again
/// at a time, and what a view change sends for every number of the window.
const MOST: usize = 64;

/// Delivers everything, and bounds what each replica sends to each other one.
fn settled(cluster: &mut Cluster) {
    let mut sent = BTreeMap::new();
    while !cluster.bag.is_empty() {
        let InFlight { from, to, message } = cluster.bag.remove(0);
        let count = sent.entry((from, to, message.word().id)).or_insert(0);
        *count += 1;
        assert!(*count <= MOST, "S{from} sends S{to} one {} after another", message.word().id);
        cluster.arrive(from, to, message);
    }
}

/// Whatever a run by chance comes to, what is on its way dies out by itself, and so does what follows
/// from any single timer.
#[test]
fn every_input_is_followed_by_a_bounded_number_of_messages() {
    let chaos = Chaos::<Pbft> {
        shares: Shares { deliver: 560, lose: 40, write: 270, put: 40, crash: 6, restart: 20 },
        timers: vec![(Timer::Request, 8), (Timer::NewView, 8), (Timer::Status, 16)],
        serves: |_| true,
        steps: 900,
    };
    for seed in 0..60 {
        let options = [(&CHECKPOINT, [10, 2][seed as usize % 2]), (&WINDOW, 8)];
        let nodes = [4, 5, 7][seed as usize % 3];
        let mut cluster = chaos.play_in(seed, &config(nodes, &options));
        cluster.slow_disks = false;
        for node in cluster.numbers() {
            while cluster.is_writing(node) {
                cluster.write(node);
            }
        }
        settled_bag(&mut cluster);
        for timer in [Timer::Status, Timer::Request, Timer::NewView, Timer::Status] {
            for node in cluster.numbers() {
                cluster.ring(node, timer);
                settled(&mut cluster);
            }
        }
        assert_eq!(cluster.breach, None, "seed {seed}");
    }
}

/// What chance left on its way follows from many inputs, and dies out all the same.
fn settled_bag(cluster: &mut Cluster) {
    let mut arrived = 0;
    while !cluster.bag.is_empty() {
        let InFlight { from, to, message } = cluster.bag.remove(0);
        arrived += 1;
        assert!(arrived < 20_000, "S{from} sends S{to} one {} after another", message.word().id);
        cluster.arrive(from, to, message);
    }
}

/// A view that a replica has left does not begin any more: it has told others what prepared, and
/// could not take back what it prepared there later.
#[test]
fn a_new_view_that_comes_too_late_is_not_entered() {
    let mut cluster = Cluster::of(4);
    cluster.put(3, "A");
    cluster.put(4, "A");
    cluster.lose_all();
    for node in [3, 4] {
        cluster.suspect(node);
    }
    cluster.tell("view-change", 3, &[2, 4]);
    cluster.tell("view-change", 4, &[2, 3]);
    let late = cluster.take("new-view", 2, 3).expect("S2 begins view 2");
    cluster.lose_all();
    cluster.ring(3, Timer::NewView);
    assert_eq!((cluster.view_of(3), cluster.is_active(3)), (3, false));
    cluster.cited.clear();
    cluster.arrive(2, 3, late);
    assert_eq!((cluster.view_of(3), cluster.is_active(3)), (3, false));
    assert!(cluster.cited.contains("this-view"));
}

/// A state that was asked for twice, or of a checkpoint that was reached meanwhile, changes nothing.
#[test]
fn a_state_that_comes_too_late_is_not_taken() {
    let mut cluster = with(4, &[(&CHECKPOINT, 1), (&WINDOW, 4)]);
    cluster.put(1, "A");
    cluster.settle_among(&[1, 2, 3]);
    cluster.put(1, "B");
    cluster.settle();
    cluster.plead(4);
    let late = loop {
        if let Some(state) = [1, 2, 3].into_iter().find_map(|from| cluster.take("state", from, 4)) {
            break state;
        }
        assert!(!cluster.bag.is_empty(), "S4 fetches the state");
        let InFlight { from, to, message } = cluster.bag.remove(0);
        cluster.arrive(from, to, message);
        if cluster.bag.is_empty() && cluster.timer(4, Timer::Status) {
            cluster.plead(4);
        }
    };
    cluster.arrive(1, 4, late.clone());
    cluster.put(1, "C");
    cluster.settle();
    let before = (cluster.executed(4), cluster.stable(4), cluster.digest(4));
    assert_eq!(before.0, 3);
    cluster.arrive(1, 4, late);
    assert_eq!((cluster.executed(4), cluster.stable(4), cluster.digest(4)), before);
    assert_eq!(cluster.breach, None);
}

/// A state that is refused is asked for again when the timer fires, and of another replica.
#[test]
fn a_state_that_is_refused_is_not_asked_for_again_at_once() {
    let mut cluster = with(4, &[(&CHECKPOINT, 1), (&WINDOW, 4)]);
    cluster.put(1, "A");
    cluster.settle_among(&[1, 2, 3]);
    cluster.put(1, "B");
    cluster.settle();
    let stable = cluster.replica(1).durable().stable.clone();
    assert!(stable.sequence.0 > 0);
    cluster.arrive(1, 4, Message::Stable(stable.proof.clone()));
    let mut asked = Vec::new();
    for _ in 0..3 {
        cluster.lose_all();
        let state = Message::State { proof: stable.proof.clone(), machine: Machine::new() };
        cluster.arrive(1, 4, state);
        assert!(cluster.bag.is_empty(), "nothing is sent in answer to a state that is refused");
        cluster.plead(4);
        asked.extend([1, 2, 3].into_iter().filter(|to| cluster.words(4, *to).contains(&"fetch")));
    }
    assert_eq!(asked.len(), 3, "once for each ring");
    asked.dedup();
    assert_eq!(asked.len(), 3, "each time of another: {asked:?}");
}

/// A request that is asked twice, of the same replica or of another, is answered alike.
#[test]
fn a_repeated_request_gets_the_same_answer() {
    let mut cluster = Cluster::of(4);
    let cas = || Operation::Cas { key: "x".into(), expected: "a".into(), value: "b".into() };
    cluster.put(1, "a");
    cluster.settle();
    let id = cluster.ask(1, 7, cas());
    for node in [1, 2, 3, 4] {
        cluster.ask(node, 7, cas());
    }
    cluster.settle();
    for node in [2, 3, 4] {
        cluster.suspect(node);
        cluster.ask(node, 7, cas());
    }
    cluster.settle();
    let answers: Vec<String> =
        cluster.answers(id).into_iter().map(|reply| format!("{reply:?}")).collect();
    assert!(answers.iter().all(|reply| reply.contains("Swapped(true)")), "{answers:?}");
    assert!(answers.len() >= 7, "{answers:?}");
}

fn change() -> Operation {
    Operation::Change(Change { word: "add".into(), arguments: vec!["5".into()] })
}

/// Replicas stay those that they were. Whoever is asked says so, and nobody says that it is done,
/// although a primary that lies gives the change a number.
#[test]
fn a_change_of_members_is_refused_wherever_it_stands() {
    let mut cluster = Cluster::of(4);
    let id = cluster.ask(2, 7, change());
    let signed = SigningKey::issue(Signer::Client(id.client)).sign(Request::new(id, 0, change()));
    let batch = Batch::of([std::rc::Rc::new(signed.clone())].into());
    for node in [2, 3, 4] {
        cluster.arrive(1, node, pre_prepare(1, 1, 1, &batch));
    }
    cluster.settle_among(&[2, 3, 4]);
    for node in [2, 3, 4] {
        assert_eq!(cluster.executed(node), 1, "the others are a quorum with its pre-prepare");
        cluster.input(node, Input::Request(signed.clone()));
    }
    let answers = cluster.answers(id);
    assert!(answers.len() >= 7);
    assert!(answers.iter().all(|reply| matches!(reply, Reply::Refused(_))), "{answers:?}");
}

#[test]
fn no_timer_is_so_short_that_time_stands_still() {
    let options = [TIMEOUT.name, STATUS.name].map(|name| (name, OptionValue::Time(Time::ZERO)));
    let config = Config::new(NodeId(1), 4).with_options(options.to_vec());
    let mut cluster = Cluster::configured(&config, &[]);
    for node in [2, 3, 4] {
        cluster.arrive(1, node, Message::Request(std::rc::Rc::new(request(1, "A"))));
    }
    for _ in 0..5 {
        for node in cluster.numbers() {
            for timer in [Timer::Request, Timer::NewView, Timer::Status] {
                for after in cluster.node(node).timers.values() {
                    assert!(after.start > Time::ZERO && after.end > after.start, "{after:?}");
                }
                cluster.ring(node, timer);
            }
        }
        settled(&mut cluster);
    }
}
