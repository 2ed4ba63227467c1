//! The card of Paxos.

use protocol::{
    Assumption, Bug, EpochWord, Fault, Info, Links, OptionInfo, OptionValue, Promise, ReadLevel,
    Replies, Serves, Time,
};

use crate::{message, properties, rules};

/// How long a proposer gives a round, and waits after a refusal.
pub static ROUND: OptionInfo = OptionInfo {
    name: "round",
    says: "How long a proposer gives a round before it tries a higher one; doubled at each failure.",
    default: OptionValue::Range(Time::millis(100), Time::millis(200)),
    swarm: true,
};

/// How long an acceptor waits to be told what became of the value that it accepted.
pub static LEARN: OptionInfo = OptionInfo {
    name: "learn",
    says: "How long a node that has accepted a value waits to hear whether it was chosen.",
    default: OptionValue::Range(Time::millis(400), Time::millis(800)),
    swarm: true,
};

const BY_A_BALLOT: &str = "A node that does not know the chosen value runs a ballot to find it \
                           out, so a read sees every choice that was answered before it began.";

const fn promise(level: ReadLevel) -> Promise {
    Promise { level, says: BY_A_BALLOT, assumes: &[] }
}

/// The card.
pub const INFO: Info = Info {
    id: "paxos",
    name: "Paxos",
    paper: "L. Lamport, Paxos Made Simple, ACM SIGACT News 32 (4), 2001",
    epoch: EpochWord { name: "ballot", short: "b" },
    tolerates: Fault::Crash,
    links: Links::Datagrams,
    serves: Serves::Decision,
    replies: Replies::One,
    assumes: &[Assumption::DurableDisk],
    messages: message::MESSAGES,
    timers: message::TIMERS,
    options: &[&ROUND, &LEARN],
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
            name: "Forgetful acceptor",
            says: "An acceptor does not keep its promise over a crash.",
            cluster: "paxos nodes=3 by=hand suspend=durable-promise\n",
            bounds: "timers=0 requests=2 crashes=1",
        },
        Bug {
            name: "Deaf proposer",
            says: "A proposer ignores the value that an acceptor reports, and overwrites what is chosen.",
            cluster: "paxos nodes=3 by=hand suspend=adopt-accepted\n",
            bounds: "timers=0 requests=2",
        },
        Bug {
            name: "Reused ballot",
            says: "Two proposers use the same ballot for different values.",
            cluster: "paxos nodes=3 by=hand suspend=unique-ballot\n",
            bounds: "timers=0 requests=2",
        },
    ],
};
