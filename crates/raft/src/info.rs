//! The card of Raft.

use protocol::{
    Assumption, Bug, EpochWord, Fault, Info, Links, OptionInfo, OptionValue, Promise, ReadLevel,
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

/// PreVote (dissertation §9.6).
pub static PREVOTE: OptionInfo = OptionInfo {
    name: "prevote",
    says: "Whether a server asks if it could win before it raises its term.",
    default: OptionValue::Flag(false),
};

/// Stickiness of followers to their leader (dissertation §4.2.3).
pub static STICKY: OptionInfo = OptionInfo {
    name: "sticky",
    says: "Whether servers that hear from a leader ignore who asks for their vote.",
    default: OptionValue::Flag(false),
};

/// CheckQuorum (dissertation §6.2).
pub static CHECK_QUORUM: OptionInfo = OptionInfo {
    name: "check-quorum",
    says: "Whether a leader that hears from no majority steps down.",
    default: OptionValue::Flag(false),
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
    options: &[&ELECTION, &HEARTBEAT, &PREVOTE, &STICKY, &CHECK_QUORUM],
    rules: rules::ALL,
    properties: properties::ALL,
    promises: &[
        promise(ReadLevel::Linearizable),
        promise(ReadLevel::Lease),
        promise(ReadLevel::Local),
    ],
    admin: &[],
    lies: &[],
    bugs: &[
        Bug {
            name: "Figure 8",
            says: "A leader counts copies of an entry of an older term, and what it takes for committed is lost.",
            cluster: "raft nodes=3 by=hand suspend=own-term,noop\n\
                      given 1 term=3 log=1,2\ngiven 2 term=3 log=1\ngiven 3 term=3 log=1,3\n",
            bounds: "timers=2 requests=0",
        },
        Bug {
            name: "Forgotten vote",
            says: "A voter that does not keep its vote over a crash votes twice, and two lead one term.",
            cluster: "raft nodes=3 by=hand suspend=durable-vote\n",
            bounds: "timers=2 requests=0 crashes=1",
        },
        Bug {
            name: "Blind vote",
            says: "Voters do not ask whether a candidate's log holds what is committed.",
            cluster: "raft nodes=3 by=hand suspend=up-to-date\n",
            bounds: "timers=3 requests=1",
        },
    ],
};
