//! The card of Raft.

use alloc::vec::Vec;

use protocol::{
    Admin, Assumption, Bug, Config, EpochWord, Fault, Info, Links, NodeId, OptionInfo, OptionValue,
    Promise, ReadLevel, Replies, Serves, Time,
};

use crate::progress::ENTRIES_PER_APPEND;
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

/// Batching (dissertation §10.2.2).
pub static BATCH: OptionInfo = OptionInfo {
    name: "batch",
    says: "How many entries a message carries at most.",
    default: OptionValue::Count(ENTRIES_PER_APPEND),
};

/// Pipelining (dissertation §10.2.2).
pub static IN_FLIGHT: OptionInfo = OptionInfo {
    name: "window",
    says: "How many entries may be on their way to a follower without an answer.",
    default: OptionValue::Count(crate::progress::WINDOW),
};

/// Back-pressure.
pub static BACKLOG: OptionInfo = OptionInfo {
    name: "backlog",
    says: "How many entries may wait for being committed before clients must; 0 for any number.",
    default: OptionValue::Count(0),
};

/// ReadIndex (dissertation §6.4).
pub static READ_INDEX: OptionInfo = OptionInfo {
    name: "read-index",
    says: "Whether a leader reads from its machine once a majority has confirmed that it leads.",
    default: OptionValue::Flag(false),
};

/// Reads from followers (dissertation §6.4).
pub static FOLLOWER_READS: OptionInfo = OptionInfo {
    name: "follower-reads",
    says: "Whether a follower serves reads, once it has asked its leader how far it must be.",
    default: OptionValue::Flag(false),
};

/// Reads under a lease (dissertation §6.4.1).
pub static LEASE_READS: OptionInfo = OptionInfo {
    name: "lease-reads",
    says: "Whether a leader with a lease answers reads that ask for no more; makes servers sticky.",
    default: OptionValue::Flag(false),
};

/// Reads from whatever a server holds.
pub static LOCAL_READS: OptionInfo = OptionInfo {
    name: "local-reads",
    says: "Whether every server answers local reads from what it holds.",
    default: OptionValue::Flag(false),
};

/// Snapshots (Raft §7).
pub static SNAPSHOT: OptionInfo = OptionInfo {
    name: "snapshot",
    says: "After how many applied entries a server takes a snapshot; 0 for never.",
    default: OptionValue::Count(0),
};

/// Who belongs to the cluster at first (Raft §6).
pub static VOTERS: OptionInfo = OptionInfo {
    name: "voters",
    says: "How many nodes vote at first, from node 1 on; 0 for all. The others wait to be added.",
    default: OptionValue::Count(0),
};

/// Expiry of sessions (dissertation §6.3).
pub static SESSIONS: OptionInfo = OptionInfo {
    name: "sessions",
    says: "How many clients are remembered, those that asked last; 0 for all.",
    default: OptionValue::Count(0),
};

/// The first configuration of a cluster.
pub(crate) fn first_voters(config: &Config) -> Vec<NodeId> {
    let members = config.members();
    match config.count(&VOTERS) as usize {
        0 => members.to_vec(),
        some => members[..some.min(members.len())].to_vec(),
    }
}

const fn admin(word: &'static str, arguments: &'static str, says: &'static str) -> Admin {
    Admin { word, arguments, says }
}

const fn promise(level: ReadLevel, says: &'static str, assumes: &'static [Assumption]) -> Promise {
    Promise { level, says, assumes }
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
    options: &[
        &ELECTION,
        &HEARTBEAT,
        &PREVOTE,
        &STICKY,
        &CHECK_QUORUM,
        &BATCH,
        &IN_FLIGHT,
        &BACKLOG,
        &READ_INDEX,
        &FOLLOWER_READS,
        &LEASE_READS,
        &LOCAL_READS,
        &SNAPSHOT,
        &VOTERS,
        &SESSIONS,
    ],
    rules: rules::ALL,
    properties: properties::ALL,
    promises: &[
        promise(
            ReadLevel::Linearizable,
            "The read takes its place in the one order of all operations: as an entry of the log, \
             or, with `read-index`, once a majority has confirmed the leader.",
            &[],
        ),
        promise(
            ReadLevel::Lease,
            "With `lease-reads` the leader answers at once while its lease lasts, and the read is \
             linearizable as long as clocks run at nearly the same rate; without, it is an entry.",
            &[Assumption::BoundedDrift],
        ),
        promise(
            ReadLevel::Local,
            "With `local-reads` any server answers from what it holds, however old that is; \
             without, the read is an entry.",
            &[],
        ),
    ],
    admin: &[
        admin("add", "NODE", "Adds a voter, once it has caught up."),
        admin("learner", "NODE", "Adds a server without a vote, or takes away its vote."),
        admin("promote", "NODE", "Gives a learner its vote, once it has caught up."),
        admin("remove", "NODE", "Removes a server."),
        admin("reconfigure", "VOTERS", "Changes to these voters, and these learners if listed."),
        admin("transfer", "NODE", "Lets another server lead."),
        admin("compact", "", "Puts a snapshot in place of the log."),
    ],
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
