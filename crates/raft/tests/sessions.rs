//! Expiry of clients' sessions (dissertation §6.3).

mod common;

use common::{Cluster, Servers, with};
use protocol::{
    ClientId, Input, Machine, Operation, OptionValue, Protocol, Reply, Request, RequestId, Signer,
    SigningKey,
};

fn cluster() -> Cluster {
    let mut cluster = with(3, &[("sessions", OptionValue::Count(2))], &[]);
    cluster.elect(1);
    cluster
}

fn ask(cluster: &mut Cluster, node: u32, client: u32, number: u64) -> RequestId {
    let id = RequestId { client: ClientId(client), number };
    let operation =
        Operation::Append { key: "x".into(), value: client.to_string().as_str().into() };
    let key = SigningKey::issue(Signer::Client(id.client));
    cluster.input(node, Input::Request(key.sign(Request::new(id, 0, operation))));
    cluster.settle();
    id
}

fn value(cluster: &Cluster, node: u32) -> String {
    let machine = cluster.replica(node).machine().expect("a machine");
    machine.get(&"x".into()).map(ToString::to_string).unwrap_or_default()
}

#[test]
fn a_request_of_an_expired_session_is_refused() {
    let mut cluster = cluster();
    ask(&mut cluster, 1, 1, 1);
    ask(&mut cluster, 1, 2, 1);
    ask(&mut cluster, 1, 3, 1);
    let late = ask(&mut cluster, 1, 1, 1);
    assert!(
        matches!(cluster.answers(late)[..], [Reply::Done { .. }, Reply::Refused(rule)] if rule.id == "session-expired")
    );
    assert_eq!(value(&cluster, 1), "123");
}

#[test]
fn a_session_that_is_used_stays() {
    let mut cluster = cluster();
    for (client, number) in [(1, 1), (2, 1), (1, 2), (3, 1)] {
        ask(&mut cluster, 1, client, number);
    }
    let again = ask(&mut cluster, 1, 1, 2);
    assert!(matches!(cluster.answers(again)[..], [Reply::Done { .. }, Reply::Done { .. }]));
    assert_eq!(value(&cluster, 1), "1213");
}

#[test]
fn every_server_lets_the_same_sessions_expire() {
    let mut cluster = cluster();
    for client in [1, 2, 3, 1, 4, 2] {
        ask(&mut cluster, 1, client, 1);
    }
    cluster.beat(1);
    cluster.settle();
    let digest = |node| cluster.replica(node).machine().map(Machine::digest);
    assert_eq!(digest(1), digest(2));
    let expired = |node: u32, client| {
        cluster.replica(node).machine().is_some_and(|it| it.is_expired(ClientId(client)))
    };
    for client in 1..=4 {
        assert_eq!(expired(1, client), expired(3, client), "c{client}");
    }
    assert!(expired(1, 1));
}
