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
    "withhold", ANY, "keeps back what it has to say";
    "delay", ANY, "waits, on purpose, before it says what it has to say";
    "replay", ANY, "says what it said or heard before, beside what it has to say";
    "duplicate", ANY, "says twice what it has to say";
    "impersonate", ANY, "says in the name of another, too, what it has to say";
    "honest", ANY, "tells the truth again";
};

/// How a client can lie.
pub const CLIENT_LIES: &[LieInfo] = protocol::lies! {
    "equivocate", ANY, "asks different nodes for different things under one name, and signs all of them";
    "honest", ANY, "tells the truth again";
};

/// These change whatever is said, without looking into it.
const ANY: &str = "Anything that it says";

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
