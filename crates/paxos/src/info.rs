//! The description of Paxos.

use protocol::{
    Assumption, Bug, EpochWord, Fault, Info, Links, OptionValue, ReadGuarantee, ReadLevel,
    ReplyQuorum, ServedObject, Time, Timeout,
};

use crate::{message, properties, rules};

protocol::options! {
    ROUND = "round", OptionValue::Range(Time::millis(100), Time::millis(200)), true,
        "How long a proposer gives a round before it tries a higher one; doubled at each failure.";

    LEARN = "learn", OptionValue::Range(Time::millis(400), Time::millis(800)), true,
        "How long a node that has accepted a value waits to hear whether it was chosen.";
}

const BY_A_BALLOT: &str = "A node that does not know the chosen value runs a ballot to find it \
                           out, so a read sees every choice that was answered before it began.";

const fn promise(level: ReadLevel) -> ReadGuarantee {
    ReadGuarantee { level, says: BY_A_BALLOT, assumes: &[] }
}

/// The description.
pub const INFO: Info = Info {
    id: "paxos",
    name: "Paxos",
    also: &["synod", "cassandra", "basic-paxos", "single-decree-paxos"],
    paper: "L. Lamport, Paxos Made Simple, ACM SIGACT News 32 (4), 2001",
    epoch: EpochWord { name: "ballot", short: "b" },
    noop: "—",
    tolerates: Fault::Crash,
    links: Links::Datagrams,
    serves: ServedObject::Decision,
    session_rule: None,
    replies: ReplyQuorum::One,
    assumes: &[Assumption::DurableDisk, Assumption::NoLiars],
    messages: message::MESSAGES,
    timers: message::TIMERS,
    options: OPTIONS,
    given: crate::initial_disk::GIVEN,
    timeouts: &[Timeout { option: &ROUND, trips: 4, grows: 16 }],
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
            says: "An acceptor forgets its promise in a crash.",
            cluster: "paxos nodes=3 by=hand suspend=durable-promise\n",
            bounds: "timers=0 requests=2 crashes=1",
        },
        Bug {
            name: "Ignored report",
            says: "A proposer ignores the value that an acceptor reports, and overwrites the \
                   chosen value.",
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
