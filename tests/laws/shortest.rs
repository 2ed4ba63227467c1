//! Without each rule that guards a property, how short the shortest way to its violation is: where a
//! search reaches it. The laws of the explorer find each; the page of suspensions shows them.
#![allow(dead_code, reason = "each law uses its own part of this")]

use checker::explore::{Bounds, DiskModel, SearchRequest};
use protocol::{Change, ClientId, NodeId, Operation, ReadLevel};

/// A cluster without a rule, how far to search it, and how many steps the shortest way has.
pub(crate) struct Case {
    pub(crate) rule: &'static str,
    nodes: u32,
    disks: &'static [&'static str],
    /// More of the head of its script.
    settings: &'static str,
    pub(crate) bounds: Bounds,
    pub(crate) steps: usize,
}

fn case(rule: &'static str, timers: u32, requests: u32, steps: usize) -> Case {
    let (timers, requests) = (Some(timers), SearchRequest::letters(requests));
    let bounds = Bounds { timers, requests, ..Bounds::default() };
    Case { rule, nodes: 3, disks: &[], settings: "", bounds, steps }
}

impl Case {
    fn crashing(mut self) -> Self {
        (self.bounds.crashes, self.bounds.disk) = (1, DiskModel::Gated);
        self
    }

    fn of_four(self) -> Self {
        Self { nodes: 4, ..self }
    }

    fn of_five(self) -> Self {
        Self { nodes: 5, ..self }
    }

    /// One of four lies in one of these ways, or in any.
    fn lying(mut self, lies: &[&'static str]) -> Self {
        (self.bounds.liars, self.bounds.lies) = (1, lies.to_vec());
        self.of_four()
    }

    fn doubling(mut self) -> Self {
        self.bounds.duplicates = 1;
        self.of_five()
    }

    /// Every request at node 1.
    fn at_one(mut self) -> Self {
        self.bounds.requests.iter_mut().for_each(|ask| ask.at = Some(NodeId(1)));
        self
    }

    /// With these requests, by a client each; and so often one arrives once more.
    fn asking<const N: usize>(mut self, asks: [(Operation, u32); N], retries: u32) -> Self {
        let ask = |(client, (operation, at)): (u32, (Operation, u32))| SearchRequest {
            client: ClientId(client),
            operation,
            at: Some(NodeId(at)),
        };
        self.bounds.requests = (1..).zip(asks).map(ask).collect();
        self.bounds.retries = retries;
        self
    }

    fn given(self, disks: &'static [&'static str]) -> Self {
        Self { disks, ..self }
    }

    fn set(self, settings: &'static str) -> Self {
        Self { settings, ..self }
    }

    /// The cluster as a script: without its rule, or with it.
    pub(crate) fn script(&self, protocol: &str, suspended: bool) -> String {
        let Self { rule, nodes, disks, settings, .. } = self;
        let suspend = if suspended { format!(" suspend={rule}") } else { String::new() };
        let disks = (1..)
            .zip(*disks)
            .filter(|(_, disk)| !disk.is_empty())
            .map(|(n, disk)| format!("given {n} {disk}\n"));
        format!(
            "{protocol} nodes={nodes} by=hand {settings}{suspend}\n{}",
            disks.collect::<String>()
        )
    }
}

fn put() -> Operation {
    Operation::Put { key: "x".into(), value: "A".into() }
}

fn append() -> Operation {
    Operation::Append { key: "x".into(), value: "a".into() }
}

fn get() -> Operation {
    Operation::Get { key: "x".into(), level: ReadLevel::Linearizable }
}

fn admin(word: &str, argument: &str) -> Operation {
    Operation::Change(Change { word: word.into(), arguments: vec![argument.into()] })
}

/// Those of Raft. Out of reach is `this-reign`, which takes 49 steps in its scenario, and what takes a
/// snapshot or a clock.
/// What lists the cases of a protocol.
type List = fn() -> Vec<Case>;

/// The cases of each registered protocol.
const CASES: [(&str, List); 5] = [
    ("raft", raft),
    ("paxos", paxos),
    ("multipaxos", multipaxos),
    // An election of Zab takes more steps than a search reaches.
    ("zab", Vec::new),
    ("pbft", pbft),
];

/// The cases of a protocol. One that has none says so in [`CASES`].
pub(crate) fn cases(protocol: &str) -> Vec<Case> {
    let known = CASES.iter().find(|(known, _)| *known == protocol);
    let (_, cases) =
        known.unwrap_or_else(|| panic!("CASES in tests/laws/shortest.rs lacks {protocol}"));
    cases()
}

fn raft() -> Vec<Case> {
    vec![
        case("step-down", 3, 0, 8),
        case("stale-term", 3, 0, 7),
        case("one-vote", 2, 0, 6),
        case("keep-vote", 3, 0, 8),
        case("durable-vote", 2, 0, 15).crashing(),
        case("durable-term", 2, 0, 15).crashing(),
        case("up-to-date", 3, 0, 8),
        case("this-election", 3, 0, 7),
        case("distinct-votes", 2, 0, 10).doubling(),
        case("majority-vote", 2, 0, 2),
        case("consistency-check", 3, 0, 11),
        case("truncate-on-conflict", 3, 1, 10),
        case("matched", 3, 0, 9).given(&["term=1 log=1,1", "term=1", "term=1"]),
        case("commit-bounded", 2, 0, 9).given(&[
            "term=1 log=1,1",
            "term=2 log=1,2",
            "term=2 log=1,2",
        ]),
        case("commit-majority", 2, 0, 12).of_five(),
        case("exactly-once", 2, 0, 10).asking([(append(), 1), (get(), 1)], 1),
        case("read-confirmed", 2, 0, 14).asking([(put(), 2), (get(), 1)], 0).set("read-index=on"),
        case("transfer-told-when-led", 2, 0, 6).asking([(admin("transfer", "3"), 1)], 0),
        case("call-may-come", 3, 0, 12).asking([(admin("transfer", "3"), 1)], 0),
        case("asked-again", 2, 0, 12).asking([(admin("reconfigure", "1,2"), 1)], 1),
        case("refusal-in-log", 2, 0, 10)
            .asking([(admin("remove", "3"), 1), (admin("remove", "2"), 1)], 1),
        case("done-when-left", 2, 0, 8).asking([(admin("reconfigure", "1,2"), 1)], 0),
        case("own-term", 3, 0, 10).given(&["term=4 log=1,2", "term=4 log=1,2", "term=4 log=1,3"]),
    ]
}

/// Those of Paxos.
fn paxos() -> Vec<Case> {
    vec![
        case("unique-ballot", 0, 2, 6),
        case("durable-round", 0, 2, 13).crashing().at_one(),
        case("promise-higher", 0, 2, 3),
        case("report-accepted", 0, 2, 6),
        case("durable-promise", 0, 1, 5).crashing(),
        case("this-ballot", 1, 1, 4),
        case("distinct-promises", 0, 1, 5).doubling(),
        case("majority-promises", 0, 1, 1),
        case("adopt-accepted", 0, 2, 6),
        case("adopt-highest", 1, 1, 3).given(&[
            "accepted=1.3,A",
            "accepted=2.3,B",
            "accepted=2.3,B round=2",
        ]),
        case("one-value", 1, 2, 8),
        case("accept-promised", 0, 2, 5),
        case("accepting-promises", 0, 2, 7),
        case("majority-accepted", 0, 1, 3),
        case("distinct-acceptors", 0, 1, 9).doubling(),
        case("same-ballot", 1, 1, 14).of_five().at_one(),
    ]
}

/// Those of Multi-Paxos. Out of reach are `same-ballot`, whose way is too long, what takes changes of
/// members or leases.
fn multipaxos() -> Vec<Case> {
    vec![
        case("unique-ballot", 2, 2, 8),
        case("durable-round", 2, 2, 15).crashing().at_one(),
        case("promise-higher", 2, 0, 3),
        case("report-accepted", 2, 2, 8),
        case("durable-acceptor", 1, 0, 5).crashing(),
        case("this-ballot", 3, 1, 5),
        case("distinct-promises", 2, 1, 6).doubling(),
        case("quorum-promises", 2, 1, 2),
        case("quorums-intersect", 1, 1, 2).set("q1=1 q2=1"),
        case("adopt-reported", 2, 1, 7),
        case("adopt-highest", 1, 0, 3).given(&[
            "accepted=1:1.3:A round=3",
            "accepted=1:2.3:B",
            "accepted=1:2.3:B",
        ]),
        case("catch-up-first", 2, 2, 10).set("snapshot=1"),
        case("accept-promised", 2, 1, 6),
        case("one-proposal", 3, 2, 10),
        case("quorum-accepted", 1, 1, 4),
        case("distinct-acceptors", 1, 1, 10).doubling(),
        case("exactly-once", 2, 0, 11).asking([(append(), 1), (get(), 1)], 1),
        case("in-window", 1, 2, 5).set("window=1"),
        case("notice-ballot", 2, 1, 8).given(&["accepted=1:1.1:A round=1", "round=1", "round=1"]),
        case("keep-unperformed", 1, 2, 7).set("snapshot=1"),
    ]
}

/// Those of PBFT that need no long preparation.
fn pbft() -> Vec<Case> {
    const PREPARED: &str = "prepared=1:1:A";
    vec![
        case("first-pre-prepare", 0, 1, 4).lying(&["overwrite"]),
        case("only-primary", 0, 1, 7).lying(&["usurp"]),
        case("matching-votes", 0, 1, 6).lying(&["equivocate"]),
        case("prepared-first", 0, 1, 6).of_four(),
        case("commit-quorum", 0, 1, 7).lying(&["equivocate"]),
        case("typed-votes", 0, 1, 9).lying(&["confuse"]),
        case("equal-replies", 0, 0, 10).lying(&["lying-reply"]).asking([(get(), 1)], 0),
        case("recompute-o", 2, 0, 8)
            .lying(&["other-new-view"])
            .given(&[PREPARED, "", PREPARED, PREPARED]),
        case("prepared-certificates", 1, 1, 5).given(&[PREPARED, "", PREPARED]),
    ]
}
