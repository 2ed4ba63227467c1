//! The description of Zab.

use protocol::{
    Assumption, Bug, Config, EpochWord, Fault, Info, Links, OptionValue, ReadGuarantee, ReadLevel,
    ReplyQuorum, ServedObject, Time, Timeout, UnknownSetting,
};

use crate::{properties, rules, words};

protocol::options! {
    TICK = "tick", OptionValue::Time(Time::millis(50)), true,
        "How often a leader pings its followers.";
    INIT = "init", OptionValue::Time(Time::millis(600)), true,
        "How long servers try to establish a leader before they look for another.";
    SYNC = "sync", OptionValue::Time(Time::millis(250)), true,
        "How long a leader may not hear from its quorum, or a follower from its leader, before it \
         gives up.";
    FINALIZE = "finalize", OptionValue::Time(Time::millis(60)), true,
        "How long a server that sees a quorum waits for a better vote.";
    NOTIFY = "notify", OptionValue::Time(Time::millis(200)), true,
        "How long a server that looks for a leader waits before it repeats its vote; doubles.";
    SNAPSHOT = "snapshot", OptionValue::Count(100), true,
        "After how many transactions a server takes a snapshot; 0 is never.";
    OUTSTANDING = "outstanding", OptionValue::Count(0), true,
        "How many transactions a leader proposes before the first of them is committed; 0 is any \
         number.";
    OBSERVERS = "observers", OptionValue::Count(0), false,
        "How many nodes, counted back from the last one, are observers without a vote.",
        0 to Others;
    QUORUM_SYNC = "quorum-sync", OptionValue::Flag(false), true,
        "Whether a sync is broadcast like a write, so that no leader answers it without its \
         quorum.";
}

const BY_BROADCAST: &str = "The read is broadcast like a write: it takes its place in the one \
                            order of all transactions, and is linearizable.";

const fn promise(level: ReadLevel, says: &'static str) -> ReadGuarantee {
    ReadGuarantee { level, says, assumes: &[] }
}

/// The description.
pub const INFO: Info = Info {
    id: "zab",
    name: "Zab",
    also: &["zookeeper", "zk"],
    paper: "F. Junqueira, B. Reed and M. Serafini, Zab: High-performance broadcast for \
            primary-backup systems, DSN 2011",
    epoch: EpochWord { name: "epoch", short: "e" },
    noop: "—",
    tolerates: Fault::Crash,
    links: Links::Sessions,
    serves: ServedObject::Registers,
    session_rule: None,
    replies: ReplyQuorum::One,
    assumes: &[Assumption::DurableDisk, Assumption::Fifo, Assumption::NoLiars],
    messages: words::MESSAGES,
    timers: words::TIMERS,
    options: OPTIONS,
    given: crate::initial_disk::GIVEN,
    timeouts: &[
        Timeout { option: &INIT, trips: 5, grows: 1 },
        Timeout { option: &SYNC, trips: 2, grows: 1 },
    ],
    rules: rules::ALL,
    properties: properties::ALL,
    promises: &[
        promise(ReadLevel::Linearizable, BY_BROADCAST),
        promise(ReadLevel::Lease, BY_BROADCAST),
        promise(
            ReadLevel::Local,
            "Any server answers at once from what it has delivered. That may be old, but no client \
             ever sees less than it saw before: sequential consistency. After a sync the server has \
             what its leader had committed when it answered, and that leader may have been deposed \
             without knowing it; with quorum-sync=on it has all that was committed before the sync.",
        ),
    ],
    admin: &[],
    lies: &[],
    bugs: &[Bug {
        name: "The zxid of a fresh epoch",
        says: "A zxid with counter 0 is taken for the end of a history, and transactions that the \
               leader lacks are kept.",
        cluster: "zab nodes=3 by=hand suspend=fresh-epoch\n\
                  given 1 current=4 log=1.1,4.1\ngiven 2 current=4 log=1.1,4.1\n\
                  given 3 current=3 log=1.1,1.2\n",
        bounds: "links=fifo timers=2 requests=0",
    }],
};

/// Whether a cluster can be played as its options say.
pub(crate) fn check(config: &Config) -> Result<(), UnknownSetting> {
    let most = config.members().len() - 1;
    config.at_most(&OBSERVERS, most, "nodes beside one that votes")
}
