//! Mistakes that real implementations were caught with, and what shows them here.

/// A known mistake.
pub(crate) struct Mutant {
    /// Its name in the list of known mutants; `P` for Paxos, `M` for Multi-Paxos, `R` for Raft,
    /// `Z` for Zab, `B` for PBFT.
    pub(crate) id: &'static str,
    /// What is wrong.
    pub(crate) mistake: &'static str,
    /// What it is here.
    pub(crate) here: Here,
}

/// What a known mistake is here.
pub(crate) enum Here {
    /// These rules, suspended.
    Rules(&'static str, &'static [&'static str]),
    /// A fault of the world, shown by this scenario.
    Fault(&'static str, &'static str),
}

use Here::{Fault, Rules};

const fn mutant(id: &'static str, mistake: &'static str, here: Here) -> Mutant {
    Mutant { id, mistake, here }
}

/// The list.
pub(crate) static MUTANTS: &[Mutant] = &[
    mutant("P1", "an acceptor accepts below its promise", Rules("paxos", &["accept-promised"])),
    mutant("P2", "a proposer ignores a reported value", Rules("paxos", &["adopt-accepted"])),
    mutant("P3", "the value of the lowest ballot is adopted", Rules("paxos", &["adopt-highest"])),
    mutant("P4", "a promise does not survive a crash", Rules("paxos", &["durable-promise"])),
    mutant(
        "P5",
        "quorums that do not intersect",
        Rules("paxos", &["majority-promises", "majority-accepted"]),
    ),
    mutant("P6", "two proposers share a ballot", Rules("paxos", &["unique-ballot"])),
    mutant(
        "P7",
        "a promise or an acceptance that arrives twice counts twice",
        Rules("paxos", &["distinct-promises", "distinct-acceptors"]),
    ),
    mutant(
        "P8",
        "accepting a proposal does not raise the promise",
        Rules("paxos", &["accepting-promises"]),
    ),
    mutant("M1", "a new leader starts behind the last slot", Rules("multipaxos", &["fill-gaps"])),
    mutant("M2", "a new leader adopts nothing", Rules("multipaxos", &["adopt-reported"])),
    mutant(
        "M3",
        "a notice of decisions is believed of older ballots",
        Rules("multipaxos", &["notice-ballot"]),
    ),
    mutant(
        "M4",
        "acceptances of different ballots are counted together",
        Rules("multipaxos", &["same-ballot"]),
    ),
    mutant(
        "M5",
        "a lease that was granted before a crash is forgotten",
        Rules("multipaxos", &["lease-restart"]),
    ),
    mutant(
        "M6",
        "a change of members takes effect at once",
        Rules("multipaxos", &["slot-plus-window"]),
    ),
    mutant(
        "M7",
        "of several reported commands not the one of the highest ballot is adopted",
        Rules("multipaxos", &["adopt-highest"]),
    ),
    mutant(
        "M8",
        "a ballot is used twice: by two leaders, or by one before and after a crash",
        Rules("multipaxos", &["unique-ballot", "durable-round"]),
    ),
    mutant(
        "M9",
        "an acceptor forgets, accepts below its promise, or promises without a report",
        Rules("multipaxos", &["durable-acceptor", "accept-promised", "report-accepted"]),
    ),
    mutant("M10", "promises of another ballot are counted", Rules("multipaxos", &["this-ballot"])),
    mutant("R1", "the vote does not survive a crash", Rules("raft", &["durable-vote"])),
    mutant("R2", "the term does not survive a crash", Rules("raft", &["durable-term"])),
    mutant("R3", "a vote that arrives twice counts twice", Rules("raft", &["distinct-votes"])),
    mutant("R4", "a vote without a look at the logs", Rules("raft", &["up-to-date"])),
    mutant(
        "R5",
        "an entry of an older term is committed by counting",
        Rules("raft", &["own-term"]),
    ),
    mutant("R6", "a follower commits as far as its leader", Rules("raft", &["commit-bounded"])),
    mutant(
        "R7",
        "every append truncates, conflict or not",
        Rules("raft", &["truncate-on-conflict"]),
    ),
    mutant(
        "R8",
        "the term before the entries is not checked",
        Rules("raft", &["consistency-check"]),
    ),
    mutant(
        "R9",
        "a leader answers reads by itself",
        Rules("raft", &["read-confirmed", "read-own-term"]),
    ),
    mutant(
        "R10",
        "acknowledgements of a read are matched by their context alone",
        Rules("raft", &["this-reign"]),
    ),
    mutant(
        "R11",
        "an acknowledgement of an older term moves matchIndex",
        Rules("raft", &["this-reign"]),
    ),
    mutant(
        "R12",
        "a change of members before an entry of the own term is committed",
        Rules("raft", &["change-own-term"]),
    ),
    mutant(
        "R13",
        "a removed server comes back blank under its old name",
        Fault("wipe 2", "raft-wiped-voter"),
    ),
    mutant(
        "R14",
        "the installation of a snapshot sets state back or is wrong about what follows it",
        Rules("raft", &["snapshot-stale", "keep-suffix"]),
    ),
    mutant(
        "R15",
        "an acknowledgement leaves before the disk has written",
        Fault("disk 2 lying", "raft-lost-write"),
    ),
    mutant(
        "R16",
        "a request that is sent again takes effect again",
        Rules("raft", &["exactly-once"]),
    ),
    mutant(
        "R17",
        "no PreVote or CheckQuorum where a link is cut one way",
        Rules("raft", &["pre-vote", "check-quorum"]),
    ),
    mutant("R18", "all election timeouts are equal", Rules("raft", &["random-timeout"])),
    mutant(
        "Z1",
        "the epoch is written before the history (ZOOKEEPER-4643)",
        Rules("zab", &["history-first"]),
    ),
    mutant(
        "Z2",
        "a history is acknowledged before it is written (ZOOKEEPER-3911, 4646, 4785)",
        Rules("zab", &["persist-before-ack"]),
    ),
    mutant(
        "Z3",
        "the zxid of a fresh epoch is compared as a number",
        Rules("zab", &["fresh-epoch"]),
    ),
    mutant(
        "Z4",
        "what a server was brought up to date with is not passed on (ZOOKEEPER-4925)",
        Rules("zab", &["contiguous"]),
    ),
    mutant(
        "Z5",
        "a joiner that has not acknowledged the history gets no proposals",
        Rules("zab", &["propose-to-synced"]),
    ),
    mutant("Z6", "COMMIT-LD repeats what was acknowledged", Rules("zab", &["committed-so-far"])),
    mutant(
        "Z7",
        "a history is acknowledged before the epoch is written",
        Rules("zab", &["epoch-before-ack"]),
    ),
    mutant("Z8", "a proposal that arrives twice is kept twice", Rules("zab", &["known-proposal"])),
    mutant(
        "Z9",
        "the answer to an earlier attempt to join is taken for that to the last",
        Rules("zab", &["this-attempt"]),
    ),
    mutant(
        "B1",
        "prepares are counted without their digest or view, or the primary's among them",
        Rules("pbft", &["matching-votes", "backups-only"]),
    ),
    mutant("B2", "commits count before anything has prepared", Rules("pbft", &["prepared-first"])),
    mutant(
        "B3",
        "a vote that arrives twice counts twice (Fabric #370, Besu #1736)",
        Rules("pbft", &["distinct-voters"]),
    ),
    mutant(
        "B4",
        "a signature does not cover the kind of message (raijin #17)",
        Rules("pbft", &["typed-votes"]),
    ),
    mutant(
        "B5",
        "a view change only counts up: no certificates, no O (cothority #2080, raijin #8)",
        Rules("pbft", &["prepared-certificates", "recompute-o"]),
    ),
    mutant("B6", "a quorum of 2f + 1 where n is not 3f + 1", Rules("pbft", &["byzantine-quorum"])),
    mutant(
        "B7",
        "a second pre-prepare for a number replaces the first",
        Rules("pbft", &["first-pre-prepare"]),
    ),
    mutant("B8", "no watermarks: any number is accepted", Rules("pbft", &["watermarks"])),
    mutant("B9", "a client believes the first answer", Rules("pbft", &["equal-replies"])),
    mutant(
        "B10",
        "what a view change carries is not checked",
        Rules("pbft", &["valid-parts", "view-change-quorum"]),
    ),
    mutant("B11", "timeouts stay as they are", Rules("pbft", &["doubling"])),
    mutant("B12", "signatures are not verified", Rules("pbft", &["verify"])),
    mutant(
        "B13",
        "a restarted replica has forgotten what it signed",
        Rules("pbft", &["durable-log"]),
    ),
];
