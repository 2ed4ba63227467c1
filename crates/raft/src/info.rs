//! The description of Raft.

use alloc::vec::Vec;
use core::ops::Range;

use protocol::{
    Admin, Assumption, Bug, Config, EpochWord, Fault, Info, Links, NodeId, OptionValue,
    ReadGuarantee, ReadLevel, ReplyQuorum, ServedObject, Time, Timeout, UnknownSetting,
};

use crate::progress::ENTRIES_PER_APPEND;
use crate::{message, properties, rules};

protocol::options! {
    ELECTION = "election", OptionValue::Range(Time::millis(150), Time::millis(300)), true,
        "How long a server waits for a leader before it stands for election.";

    HEARTBEAT = "heartbeat", OptionValue::Time(Time::millis(50)), true,
        "How often a leader sends to every follower, with or without new entries.";

    /// PreVote (dissertation §9.6).
    PREVOTE = "prevote", OptionValue::Flag(false), true,
        "Whether a server asks if it could win before it raises its term.";

    /// Stickiness of followers to their leader (dissertation §4.2.3).
    STICKY = "sticky", OptionValue::Flag(false), true,
        "Whether servers that hear from a leader ignore vote requests.";

    /// CheckQuorum (dissertation §6.2).
    CHECK_QUORUM = "check-quorum", OptionValue::Flag(false), true,
        "Whether a leader that hears from no majority steps down.";

    /// Batching (dissertation §10.2.2).
    BATCH = "batch", OptionValue::Count(ENTRIES_PER_APPEND), true,
        "How many entries a message carries at most.",
        1 to Any;

    /// Pipelining (dissertation §10.2.2).
    IN_FLIGHT = "window", OptionValue::Count(crate::progress::WINDOW), true,
        "How many entries may be sent to a follower before it acknowledges them.",
        1 to Any;

    /// Back-pressure: the most entries that wait for a commit.
    BACKLOG = "backlog", OptionValue::Count(0), true,
        "How many entries may be uncommitted before the leader accepts no more; 0 for any number.";

    /// ReadIndex (dissertation §6.4).
    READ_INDEX = "read-index", OptionValue::Flag(false), true,
        "Whether a leader reads from its machine once a majority has confirmed that it leads.";

    /// Reads from followers (dissertation §6.4).
    FOLLOWER_READS = "follower-reads", OptionValue::Flag(false), true,
        "Whether a follower serves reads, after it has asked its leader up to which index to \
         apply its log.";

    /// Reads under a lease (dissertation §6.4.1).
    LEASE_READS = "lease-reads", OptionValue::Flag(false), true,
        "Whether a leader with a lease answers reads of level `lease` at once; makes servers \
         sticky.";

    /// Reads from whatever a server holds.
    LOCAL_READS = "local-reads", OptionValue::Flag(false), true,
        "Whether every server answers local reads from what it holds.";

    /// Snapshots (Raft §7).
    SNAPSHOT = "snapshot", OptionValue::Count(0), true,
        "After how many applied entries a server takes a snapshot; 0 for never.";

    /// Who belongs to the cluster at first (Raft §6).
    VOTERS = "voters", OptionValue::Count(0), true,
        "How many nodes vote at first, from node 1 on; 0 for all. The others wait to be added.",
        0 to Nodes;

    /// Expiry of sessions (dissertation §6.3).
    SESSIONS = "sessions", OptionValue::Count(0), true,
        "How many clients are remembered, those that asked last; 0 for all.";
}

/// The first configuration of a cluster.
pub(crate) fn first_voters(config: &Config) -> Vec<NodeId> {
    let members = config.members();
    match config.count(&VOTERS) as usize {
        0 => members.to_vec(),
        some => members[..some.min(members.len())].to_vec(),
    }
}

/// How long a server waits for a leader, at least a microsecond: what is repeated takes time.
pub(crate) fn election_timeout(config: &Config) -> Range<Time> {
    at_least_a_microsecond(config.range(&ELECTION))
}

/// The time between two heartbeats, likewise.
pub(crate) fn heartbeat_every(config: &Config) -> Range<Time> {
    at_least_a_microsecond(config.time(&HEARTBEAT))
}

fn at_least_a_microsecond(span: Range<Time>) -> Range<Time> {
    let start = span.start.max(Time(1));
    start..span.end.max(Time(start.0.saturating_add(1)))
}

const fn admin(word: &'static str, arguments: &'static str, says: &'static str) -> Admin {
    Admin { word, arguments, says }
}

/// A lease is a tenth shorter than the loyalty of those who answered for it.
const LEASES_ASSUME: &[Assumption] = &[Assumption::BoundedDrift {
    percent: 10,
    timers: &[&message::LEASE_TIMER, &message::NEXT_LEASE_TIMER],
}];

const fn promise(
    level: ReadLevel,
    says: &'static str,
    assumes: &'static [Assumption],
) -> ReadGuarantee {
    ReadGuarantee { level, says, assumes }
}

/// The description.
pub const INFO: Info = Info {
    id: "raft",
    name: "Raft",
    also: &[
        "etcd",
        "consul",
        "nomad",
        "vault",
        "cockroachdb",
        "tikv",
        "tidb",
        "yugabytedb",
        "rqlite",
        "dqlite",
        "kraft",
        "kafka",
        "redpanda",
        "nats",
        "ratis",
        "dragonboat",
        "clickhouse-keeper",
        "scylladb",
        "rabbitmq",
        "neo4j",
    ],
    paper: "D. Ongaro and J. Ousterhout, In Search of an Understandable Consensus Algorithm, \
            USENIX ATC 2014 (extended version)",
    epoch: EpochWord { name: "term", short: "t" },
    noop: "—",
    tolerates: Fault::Crash,
    links: Links::Datagrams,
    serves: ServedObject::Registers,
    session_rule: Some(&rules::SESSION_EXPIRED),
    replies: ReplyQuorum::One,
    assumes: &[Assumption::DurableDisk, Assumption::NoLiars],
    messages: message::MESSAGES,
    timers: message::TIMERS,
    options: OPTIONS,
    given: crate::initial_disk::GIVEN,
    timeouts: &[Timeout { option: &ELECTION, trips: 2, grows: 1 }],
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
            LEASES_ASSUME,
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
        admin(
            "reconfigure",
            "VOTERS",
            "Changes to these voters, once the new ones have caught up, and to these learners if \
             listed; done when the new configuration alone is committed.",
        ),
        admin("transfer", "NODE", "Transfers leadership to a server; done when that server leads."),
        admin("compact", "", "Replaces the log by a snapshot."),
    ],
    lies: &[],
    bugs: &[
        Bug {
            name: "Figure 8",
            says: "A leader counts copies of an entry of an older term, and an entry that it \
                   takes for committed is lost.",
            cluster: "raft nodes=3 by=hand suspend=own-term,noop\n\
                      given 1 term=3 log=1,2\ngiven 2 term=3 log=1\ngiven 3 term=3 log=1,3\n",
            bounds: "timers=2 requests=0",
        },
        Bug {
            name: "Forgotten vote",
            says: "A voter that forgets its vote in a crash votes twice, and two leaders are \
                   elected in one term.",
            cluster: "raft nodes=3 by=hand suspend=durable-vote\n",
            bounds: "timers=2 requests=0 crashes=1",
        },
        Bug {
            name: "Blind vote",
            says: "Voters do not ask whether a candidate's log holds what is committed.",
            cluster: "raft nodes=3 by=hand suspend=up-to-date\n",
            bounds: "timers=3 requests=1",
        },
        Bug {
            name: "Stale read",
            says: "A deposed leader does not check that it still leads, and answers a read with \
                   an old value.",
            cluster: "raft nodes=3 by=hand read-index=on suspend=read-confirmed\n",
            bounds: "timers=2; put x A at 2; c2 get x at 1",
        },
        Bug {
            name: "Applied twice",
            says: "A request that is sent again takes effect again.",
            cluster: "raft nodes=3 by=hand suspend=exactly-once\n",
            bounds: "timers=2 retries=1; append x a at 1; c2 get x at 1",
        },
        Bug {
            name: "Transfer answered too early",
            says: "A transfer of leadership is answered with done as soon as any other server is \
                   elected.",
            cluster: "raft nodes=3 by=hand suspend=transfer-told-when-led\n",
            bounds: "timers=2; admin transfer 3 at 1",
        },
    ],
};

/// Whether a cluster can be played as its options say.
pub(crate) fn check(config: &Config) -> Result<(), UnknownSetting> {
    config.at_least(&BATCH, 1)?;
    config.at_least(&IN_FLIGHT, 1)?;
    config.at_most(&VOTERS, config.members().len(), "nodes")
}
