//! The words of the paper, for a cluster that is driven by hand.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part of this")]

use std::rc::Rc;

use cluster::word;
use pbft::message::{Departure, Message};
use pbft::{
    Batch, Certificate, Checkpoint, Digest, Pbft, Phase, Proof, Sequence, Timer, View, ViewChange,
    Vote,
};
use protocol::{
    ClientId, Command, Config, Machine, NodeId, Operation, OptionInfo, OptionValue, Protocol,
    Request, RequestId, Signed, Signer, SigningKey, Slot,
};

pub type Cluster = cluster::Cluster<Pbft>;

/// A cluster with options, such as `&[(&WINDOW, 4)]`.
pub fn with(nodes: u32, options: &[(&'static OptionInfo, u32)]) -> Cluster {
    Cluster::configured(&config(nodes, options), &[])
}

pub fn config(nodes: u32, options: &[(&'static OptionInfo, u32)]) -> Config {
    let chosen = options.iter().map(|(option, value)| (option.name, OptionValue::Count(*value)));
    Config::new(NodeId(1), nodes).with_options(chosen.collect())
}

pub fn key(node: u32) -> SigningKey {
    SigningKey::issue(Signer::Node(NodeId(node)))
}

/// What client 1 asks under a number, as it signs it.
pub fn request(number: u64, value: &str) -> Signed<Request> {
    let id = RequestId { client: ClientId(1), number };
    let operation = Operation::Put { key: "x".into(), value: value.into() };
    SigningKey::issue(Signer::Client(id.client)).sign(Request::new(id, 0, operation))
}

/// The batch of the first request of a test, if that puts this value.
pub fn batch(value: &str) -> Batch {
    numbered(1, value)
}

pub fn numbered(number: u64, value: &str) -> Batch {
    Batch::of([Rc::new(request(number, value))].into())
}

pub fn vote(phase: Phase, view: u64, sequence: u64, digest: Digest) -> Vote {
    Vote { phase, view: View(view), sequence: Sequence(sequence), digest }
}

/// ⟨⟨PRE-PREPARE, v, n, d⟩, m⟩ of a node.
pub fn pre_prepare(node: u32, view: u64, sequence: u64, batch: &Batch) -> Message {
    let vote = vote(Phase::PrePrepare, view, sequence, batch.digest());
    Message::PrePrepare { vote: key(node).sign(vote), batch: batch.clone() }
}

/// ⟨PREPARE, v, n, d, i⟩.
pub fn prepare(node: u32, view: u64, sequence: u64, digest: Digest) -> Message {
    Message::Prepare(key(node).sign(vote(Phase::Prepare, view, sequence, digest)))
}

/// ⟨COMMIT, v, n, d, i⟩.
pub fn commit(node: u32, view: u64, sequence: u64, digest: Digest) -> Message {
    Message::Commit(key(node).sign(vote(Phase::Commit, view, sequence, digest)))
}

/// ⟨CHECKPOINT, n, d, i⟩ of a state.
pub fn checkpoint(node: u32, sequence: u64, machine: &Machine) -> Message {
    Message::Checkpoint(key(node).sign(Checkpoint::of(Sequence(sequence), machine)))
}

/// A certificate of these backups, with the pre-prepare of a node.
pub fn certificate(
    primary: u32,
    backups: &[u32],
    view: u64,
    n: u64,
    digest: Digest,
) -> Certificate {
    let signed = |node, phase| key(node).sign(vote(phase, view, n, digest));
    Certificate {
        pre_prepare: signed(primary, Phase::PrePrepare),
        prepares: backups.iter().map(|node| signed(*node, Phase::Prepare)).collect(),
    }
}

/// ⟨VIEW-CHANGE, v, n, C, P, i⟩.
pub fn view_change(
    node: u32,
    view: u64,
    stable: u64,
    proof: Proof,
    prepared: Vec<Certificate>,
    batches: &[Batch],
) -> Message {
    let (view, stable) = (View(view), Sequence(stable));
    let said = ViewChange { view, stable, proof, prepared: prepared.into() };
    let statement = Rc::new(key(node).sign(said));
    Message::ViewChange(Departure { statement, batches: batches.into() })
}

pub trait Replicas {
    /// The request timer of `node` fires.
    fn suspect(&mut self, node: u32);
    /// The status timer of `node` fires.
    fn plead(&mut self, node: u32);
    /// The oldest such messages from one node reach these others.
    fn tell(&mut self, word: &str, from: u32, to: &[u32]);

    fn view_of(&self, node: u32) -> u64;
    fn is_active(&self, node: u32) -> bool;
    /// What `node` has executed in this life: `1:A 2:-`.
    fn done(&self, node: u32) -> String;
    /// The number up to which `node` has executed.
    fn executed(&self, node: u32) -> u64;
    /// h of `node`.
    fn stable(&self, node: u32) -> u64;
    /// What `node` has accepted in its view and what has prepared there: `1:A 2:B*`.
    fn log(&self, node: u32) -> String;
    fn digest(&self, node: u32) -> Option<u64>;
    fn timer(&self, node: u32, timer: Timer) -> bool;
}

impl Replicas for Cluster {
    fn suspect(&mut self, node: u32) {
        self.ring(node, Timer::Request);
    }

    fn plead(&mut self, node: u32) {
        self.ring(node, Timer::Status);
    }

    fn tell(&mut self, word: &str, from: u32, to: &[u32]) {
        for &to in to {
            let message =
                self.take(word, from, to).unwrap_or_else(|| panic!("{word} {from}to{to}"));
            self.arrive(from, to, message);
        }
    }

    fn view_of(&self, node: u32) -> u64 {
        self.replica(node).current_view().0
    }

    fn is_active(&self, node: u32) -> bool {
        self.replica(node).is_active()
    }

    fn done(&self, node: u32) -> String {
        let one = |(slot, command): (&Slot, &Command)| format!("{slot}:{}", word(command));
        self.node(node).decided.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn executed(&self, node: u32) -> u64 {
        self.replica(node).executed().0
    }

    fn stable(&self, node: u32) -> u64 {
        self.replica(node).durable().stable.sequence.0
    }

    fn log(&self, node: u32) -> String {
        let view = self.replica(node).current_view();
        let log = self.replica(node).durable().log.iter();
        let shown = log.filter_map(|(sequence, entry)| {
            let batch = &entry.proposal.as_ref()?.batch;
            let prepared = if entry.prepared_in(view).is_some() { "*" } else { "" };
            Some(format!("{sequence}:{}{prepared}", words(batch)))
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    fn digest(&self, node: u32) -> Option<u64> {
        self.replica(node).machine().map(Machine::digest)
    }

    fn timer(&self, node: u32, timer: Timer) -> bool {
        self.node(node).timers.contains_key(&timer)
    }
}

fn words(batch: &Batch) -> String {
    let one = |request: &Rc<Signed<Request>>| word(&Command::from(request.unverified().clone()));
    let all: Vec<_> = batch.requests().iter().map(one).collect();
    if all.is_empty() { "-".into() } else { all.join("+") }
}
