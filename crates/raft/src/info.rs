//! The card of Raft.

use protocol::{
    Assumption, EpochWord, Fault, Info, Links, OptionInfo, OptionValue, Promise, ReadLevel,
    Replies, Serves, Time,
};

use crate::{message, properties, rules};

/// How long a server waits for a leader before it stands for election itself.
pub static ELECTION: OptionInfo = OptionInfo {
    name: "election",
    says: "How long a server waits for a leader before it stands for election.",
    default: OptionValue::Range(Time::millis(150), Time::millis(300)),
};

/// How often a leader is heard.
pub static HEARTBEAT: OptionInfo = OptionInfo {
    name: "heartbeat",
    says: "How often a leader sends to every follower, with or without news.",
    default: OptionValue::Time(Time::millis(50)),
};

const BY_THE_LOG: &str = "The read is an entry of the log like any other: it takes its place in \
                          the one order of all operations, and is linearizable.";

const fn promise(level: ReadLevel) -> Promise {
    Promise { level, says: BY_THE_LOG, assumes: &[] }
}

/// The card.
pub const INFO: Info = Info {
    id: "raft",
    name: "Raft",
    paper: "D. Ongaro and J. Ousterhout, In Search of an Understandable Consensus Algorithm, \
            USENIX ATC 2014 (extended version)",
    epoch: EpochWord { name: "term", short: "t" },
    tolerates: Fault::Crash,
    links: Links::Datagrams,
    serves: Serves::Registers,
    replies: Replies::One,
    assumes: &[Assumption::DurableDisk],
    messages: message::MESSAGES,
    timers: message::TIMERS,
    options: &[&ELECTION, &HEARTBEAT],
    rules: rules::ALL,
    properties: properties::ALL,
    promises: &[
        promise(ReadLevel::Linearizable),
        promise(ReadLevel::Lease),
        promise(ReadLevel::Local),
    ],
    admin: &[],
    lies: &[],
};
