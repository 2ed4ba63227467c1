//! The description of Multi-Paxos.

use alloc::format;

use protocol::{
    Admin, Assumption, Bug, Config, EpochWord, Fault, Info, Links, OptionValue, ReadGuarantee,
    ReadLevel, ReplyQuorum, ServedObject, Slot, Time, Timeout, UnknownSetting,
};

use crate::membership::{Membership, Quorums};
use crate::{message, properties, rules};

protocol::options! {
    ELECTION = "election", OptionValue::Range(Time::millis(150), Time::millis(300)), true,
        "How long a node waits for a leader before it runs a ballot; doubled at each failure.";

    HEARTBEAT = "heartbeat", OptionValue::Time(Time::millis(50)), true,
        "How often a leader sends heartbeats, and resends messages that were not answered.";

    /// Master leases (PML §5.2).
    LEASE = "lease", OptionValue::Flag(false), true,
        "Whether nodes grant the leader a lease of two thirds of the shortest election timeout.";

    /// WINDOW of PMMC; often called α.
    WINDOW = "window", OptionValue::Count(16), true,
        "How many slots may be in progress at once; a change of members applies that many slots \
         later.",
        1 to Any;

    SNAPSHOT = "snapshot", OptionValue::Count(100), true,
        "After how many slots a node takes a snapshot and discards what it covers; with 0, only \
         where a change of members applies.";

    /// The size of a phase 1 quorum.
    PHASE_1_QUORUM = "q1", OptionValue::Count(0), false,
        "How many acceptors must promise; 0 is the fewest that intersect every phase 2 quorum.",
        0 to Nodes;

    /// The size of a phase 2 quorum.
    PHASE_2_QUORUM = "q2", OptionValue::Count(0), false,
        "How many acceptors must accept; 0 is a majority.",
        0 to Nodes;

    /// The first configuration.
    MEMBERS = "members", OptionValue::Count(0), true,
        "How many nodes, from node 1 on, are acceptors at first; 0 is all.",
        0 to Nodes;
}

/// The description.
pub const INFO: Info = Info {
    id: "multipaxos",
    name: "Multi-Paxos",
    also: &["chubby", "spanner", "megastore", "ceph", "oceanbase", "paxosstore", "phxpaxos"],
    paper: "R. van Renesse and D. Altinbuken, Paxos Made Moderately Complex, ACM Computing Surveys \
            47 (3), 2015; T. Chandra, R. Griesemer and J. Redstone, Paxos Made Live, PODC 2007",
    epoch: EpochWord { name: "ballot", short: "b" },
    noop: "—",
    tolerates: Fault::Crash,
    links: Links::Datagrams,
    serves: ServedObject::Registers,
    session_rule: None,
    replies: ReplyQuorum::One,
    assumes: &[Assumption::DurableDisk, Assumption::NoLiars],
    messages: message::MESSAGES,
    timers: message::TIMERS,
    options: OPTIONS,
    given: crate::initial_disk::GIVEN,
    timeouts: &[Timeout { option: &ELECTION, trips: 2, grows: 16 }],
    rules: rules::ALL,
    properties: properties::ALL,
    promises: &[
        ReadGuarantee {
            level: ReadLevel::Linearizable,
            says: "The read is a command like any other and takes its place in the one order of \
                   all commands.",
            assumes: &[],
        },
        ReadGuarantee {
            level: ReadLevel::Lease,
            says: "With lease=on, a leader whose lease runs answers from its own state, which is \
                   linearizable as long as clocks run at nearly the same rate; else the read is a \
                   command.",
            assumes: &[Assumption::BoundedDrift { percent: 10, timers: &[&message::LEASE_TIMER] }],
        },
        ReadGuarantee {
            level: ReadLevel::Local,
            says: "Any replica answers from what it has performed, which may be old.",
            assumes: &[],
        },
    ],
    admin: &[
        Admin { word: "add", arguments: "NODE", says: "Makes a node an acceptor." },
        Admin { word: "remove", arguments: "NODE", says: "Makes a node stop being an acceptor." },
    ],
    lies: &[],
    bugs: &[
        Bug {
            name: "Ignored reports",
            says: "A new leader ignores what acceptors report, and overwrites a decided command.",
            cluster: "multipaxos nodes=3 by=hand suspend=adopt-reported\n",
            bounds: "timers=2 requests=1",
        },
        Bug {
            name: "Quorums that do not intersect",
            says: "Two of four acceptors elect a leader and two of four decide: such quorums need \
                   not intersect.",
            cluster: "multipaxos nodes=4 by=hand q1=2 q2=2 suspend=quorums-intersect\n",
            bounds: "timers=1 requests=1",
        },
        Bug {
            name: "Notice of an older ballot",
            says: "A replica applies a notice of decisions to commands that it accepted in an \
                   older ballot.",
            cluster: "multipaxos nodes=3 by=hand suspend=notice-ballot\n\
                      given 1 accepted=1:1.1:A round=1\ngiven 2 round=1\ngiven 3 round=1\n",
            bounds: "timers=2 requests=1",
        },
    ],
};

/// Whether a cluster can be played as its options say.
pub(crate) fn check(config: &Config) -> Result<(), UnknownSetting> {
    config.at_least(&WINDOW, 1)?;
    config.at_most(&MEMBERS, config.members().len(), "nodes")?;
    let members = Membership::default();
    let members = members.at(Slot(1), config);
    for quorum in [&PHASE_1_QUORUM, &PHASE_2_QUORUM] {
        config.at_most(quorum, members.len(), "acceptors")?;
    }
    let Quorums { phase_1, phase_2, .. } = Quorums::of(members, config);
    let meet = phase_1.is_none_or(|phase_1| phase_1 + phase_2 > members.len());
    if meet || !config.is_enforced(&rules::QUORUMS_INTERSECT) {
        return Ok(());
    }
    let majority = config.count(&PHASE_2_QUORUM) == 0;
    let q2 = if majority { format!("q2, a majority of {phase_2},") } else { "q2".into() };
    let why = format!(
        "q1 + {q2} to exceed {}, so that every quorum of phase 1 meets every quorum of phase 2",
        members.len()
    );
    Err(config.refuse(&PHASE_1_QUORUM, &why))
}
