//! The words of the language, beside those that protocols bring.

use protocol::{
    AGREEMENT, EXACTLY_ONCE, INTEGRITY, LINEARIZABILITY, LieInfo, Property, TERMINATION,
    TRUTHFUL_ANSWERS, VALIDITY,
};

use crate::grammar::{WordGroup, words_of};

pub use crate::claim::CLAIMS;
pub use crate::lie::LIE_WORDS;
pub use crate::world::SETTINGS;

/// Protocols, and systems that run them, which somebody may look for and nobody has written yet.
pub const NOT_YET: &[&str] = &[
    "tendermint",
    "cometbft",
    "hotstuff",
    "viewstamped",
    "viewstamped-replication",
    "vr",
    "vsr",
    "vrr",
    "tigerbeetle",
    "epaxos",
    "fast-paxos",
    "generalized-paxos",
    "mencius",
    "caspaxos",
    "omnipaxos",
    "chain-replication",
    "narwhal",
    "bullshark",
    "avalanche",
    "bitcoin",
    "nakamoto",
    "ethereum",
    "gossip",
    "swim",
    "2pc",
    "two-phase-commit",
];

/// The words that begin an action, each once.
pub fn actions() -> Vec<&'static str> {
    use WordGroup::{ByHand, Clients, Network, Nodes, Remarks, Requests};
    words_of(&[Network, Nodes, ByHand, Requests, Clients, Remarks])
}

/// The words that begin a line without being an action.
pub const STATEMENTS: &[&str] = &["given", "expect", "end"];

/// The kinds of fault that can happen by chance. `nemesis=all` means the first six for ever.
pub const NEMESIS: &[&str] = &[
    "crash", "pause", "split", "cut", "loss", "lag", "lies", "deaths", "late", "sides", "deaf",
    "damage",
];

/// What `nemesis=all` means.
pub const ALL_NEMESIS: &[&str] = NEMESIS.split_at(6).0;

/// How any node can lie; [`protocol::Info::lies`] lists what a protocol adds.
pub const LIES: &[LieInfo] = protocol::lies! {
    "twins", ANY, "runs twice, under one name and with one key: some nodes talk with the one, some with the other";
    "withhold", ANY, "withholds its messages";
    "delay", ANY, "delays its messages";
    "replay", ANY, "adds old messages to the ones that it sends";
    "duplicate", ANY, "sends its messages twice";
    "impersonate", ANY, "sends copies of its messages in the name of another node";
    "honest", ANY, "tells the truth again";
};

/// How a client can lie.
pub const CLIENT_LIES: &[LieInfo] = protocol::lies! {
    "equivocate", ANY, "signs different requests under one name, and sends them to different nodes";
    "honest", ANY, "tells the truth again";
};

/// These change whatever is said, without looking into it.
const ANY: &str = "All its messages";

/// The properties asked of every protocol; [`protocol::Info::properties`] lists its own.
pub const PROPERTIES: &[&Property] = &[
    &AGREEMENT,
    &VALIDITY,
    &INTEGRITY,
    &LINEARIZABILITY,
    &EXACTLY_ONCE,
    &TRUTHFUL_ANSWERS,
    &TERMINATION,
];
