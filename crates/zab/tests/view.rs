//! What an observer sees: for whom votes are, how far who joins has come, and in which epoch.

mod common;

use common::{Cluster, Servers, vote};
use protocol::{Describe, Epoch, NodeView, Protocol, Slot};
use zab::{Message, State, Timer, Zxid};

fn view(cluster: &Cluster, node: u32) -> NodeView {
    cluster.replica(node).view(Slot(0)..Slot(100))
}

#[test]
fn an_election_says_for_whom_it_counts() {
    let mut cluster = Cluster::of(3);
    assert_eq!(view(&cluster, 1).tallies[0].label, "votes for S1");
    let better = vote(3, 0, (0, 0));
    let told = Message::Notification { vote: better, round: 1, state: State::Looking };
    cluster.arrive(3, 1, told);
    assert_eq!(view(&cluster, 1).tallies[0].label, "votes for S3");
}

#[test]
fn a_joining_server_follows_only_after_the_broadcast() {
    let mut cluster = Cluster::given(["accepted=2 current=2 log=2.1", "", ""]);
    let phase = |cluster: &Cluster| view(cluster, 1).phase;
    assert_eq!((view(&cluster, 1).title, phase(&cluster)), ("looking", None));
    for peer in [2, 3] {
        let (vote, state) = (vote(3, 2, (2, 2)), State::Looking);
        cluster.arrive(peer, 1, Message::Notification { vote, round: 1, state });
    }
    cluster.ring(1, Timer::Finalize);
    assert_eq!((view(&cluster, 1).title, phase(&cluster)), ("follower", Some("joining")));
    let epoch = Epoch(3);
    cluster.arrive(3, 1, Message::LeaderInfo { epoch, attempt: 1 });
    assert_eq!(phase(&cluster), Some("synchronising"));
    cluster.arrive(3, 1, Message::NewLeader { epoch });
    assert_eq!(phase(&cluster), Some("synchronising"), "the leader is not established");
    let ack = cluster.take("ack-leader", 1, 3).expect("it acknowledges its leader");
    assert_eq!(ack.epoch(), Some(epoch), "whichever epoch its history ends in");
    cluster.arrive(3, 1, Message::UpToDate { epoch, committed: Zxid::new(2, 1) });
    assert_eq!(phase(&cluster), None);
}

/// Whatever epoch a history ends in, its leader sends it in its own.
#[test]
fn a_leader_sends_in_its_epoch() {
    for (disks, words) in [
        (["current=1 log=1.1", "current=1 log=1.1"], ["diff", "up-to-date"].as_slice()),
        (["current=1 log=1.1", "current=1 log=1.1,1.2,1.3"], &["trunc"]),
        (["current=1 log=1.1", "current=2 log=1.1,2.1"], &["snap"]),
    ] {
        let [rest, other] = disks;
        let mut cluster = Cluster::given([other, rest, rest]);
        cluster.elect(&[2, 3]);
        assert!(cluster.leads(3), "{words:?}");
        let mut seen = Vec::new();
        cluster.ring(1, Timer::Notify);
        while !cluster.bag.is_empty() {
            let flight = cluster.bag.remove(0);
            let word = flight.message.word().id;
            if words.contains(&word) && flight.from == 3 {
                let epoch = Epoch(cluster.epochs(3).1);
                assert_eq!(flight.message.epoch(), Some(epoch), "{word}");
                seen.push(word);
            }
            cluster.arrive(flight.from, flight.to, flight.message);
        }
        assert_eq!(seen, words);
    }
}
