//! The sentences of the papers, as data.
//!
//! PMMC is R. van Renesse and D. Altinbuken, Paxos Made Moderately Complex, 2015; PML is T. Chandra,
//! R. Griesemer and J. Redstone, Paxos Made Live, 2007.

use protocol::{EXACTLY_ONCE as ONCE, Guards, LINEARIZABILITY, TRUTHFUL_ANSWERS};

use crate::properties::{
    KNOWN_CONFIGURATION, LEARNED_IS_CHOSEN, ONE_COMMAND, PROMISES_KEPT, SAFE_AT,
};

protocol::rules! {
    // Ballots
    UNIQUE_BALLOT = "unique-ballot", "PMMC §2.2", Guards::Safety(&ONE_COMMAND),
        "A ballot is a number and its leader, so that no two leaders share one.";
    DURABLE_ROUND = "durable-round", "PMMC §4.3", Guards::Safety(&ONE_COMMAND),
        "A leader that restarts begins with a higher ballot than any it has used.";

    // Phase 1: scouts and acceptors
    PROMISE_HIGHER = "promise-higher", "PMMC §2.2, A1", Guards::Safety(&PROMISES_KEPT),
        "An acceptor adopts only ballots higher than its own.";
    REPORT_ACCEPTED = "report-accepted", "PMMC §2.2, p1b", Guards::Safety(&SAFE_AT),
        "A promise reports every open slot that the acceptor has accepted anything for.";
    DURABLE_ACCEPTOR = "durable-acceptor", "PMMC §4.3", Guards::Safety(&PROMISES_KEPT),
        "An acceptor that restarts remembers its ballot and what it has accepted.";
    DAMAGED_PROMISE = "damaged-promise", "after Protocol-Aware Recovery §3.4",
        Guards::Safety(&SAFE_AT),
        "An acceptor that cannot read what it accepted for a slot promises nothing about that \
         slot.";
    THIS_BALLOT = "this-ballot", "PMMC §2.4", Guards::Safety(&SAFE_AT),
        "A scout counts only promises of its own ballot.";
    DISTINCT_PROMISES = "distinct-promises", "PMMC §2.4", Guards::Safety(&SAFE_AT),
        "A scout counts each acceptor once, however often its promise arrives.";
    QUORUM_PROMISES = "quorum-promises", "PMMC §2.4", Guards::Safety(&SAFE_AT),
        "A ballot is adopted only with promises from a phase 1 quorum of every configuration in \
         the window.";
    QUORUMS_INTERSECT = "quorums-intersect", "Flexible Paxos §4", Guards::Safety(&SAFE_AT),
        "Every phase 1 quorum shares an acceptor with every phase 2 quorum: |Q1| + |Q2| > n.";
    ADOPT_REPORTED = "adopt-reported", "PMMC §2.5, ◁", Guards::Safety(&SAFE_AT),
        "A new leader proposes the commands reported for each slot again, before any command of \
         its own.";
    ADOPT_HIGHEST = "adopt-highest", "PMMC §2.5, pmax", Guards::Safety(&SAFE_AT),
        "Of the commands reported for a slot, a leader adopts the one with the highest ballot.";
    CATCH_UP_FIRST = "catch-up-first", "PMMC §4.2", Guards::Safety(&SAFE_AT),
        "A node that lacks slots which an acceptor has already forgotten catches up before it \
         leads.";
    FILL_GAPS = "fill-gaps", "Paxos Made Simple §3", Guards::Liveness,
        "A new leader fills the gaps between adopted slots with no-ops.";

    // Phase 2: commanders and acceptors
    ACCEPT_PROMISED = "accept-promised", "PMMC §2.2, A2", Guards::Safety(&PROMISES_KEPT),
        "An acceptor accepts nothing below its own ballot.";
    ONE_PROPOSAL = "one-proposal", "PMMC §2.3, C1", Guards::Safety(&ONE_COMMAND),
        "A leader proposes one command for a slot in a ballot, even if another is reported later.";
    QUORUM_ACCEPTED = "quorum-accepted", "PMMC §2.3", Guards::Safety(&LEARNED_IS_CHOSEN),
        "A command is decided only when a phase 2 quorum has accepted it.";
    DISTINCT_ACCEPTORS = "distinct-acceptors", "PMMC §2.3", Guards::Safety(&LEARNED_IS_CHOSEN),
        "A commander counts each acceptor once, however often its answer arrives.";
    SAME_BALLOT = "same-ballot", "PMMC §2.3", Guards::Safety(&LEARNED_IS_CHOSEN),
        "Acceptances of different ballots are not counted together.";
    IN_WINDOW = "in-window", "PMMC §2.1, R5", Guards::Safety(&KNOWN_CONFIGURATION),
        "A leader proposes for a slot only once it has performed every decision WINDOW before it.";
    RESEND = "resend", "PMMC §3", Guards::Liveness,
        "A leader asks again, in either phase, the acceptors that have not answered.";

    // Decisions
    NOTICE_BALLOT = "notice-ballot", "PMMC §2.3", Guards::Safety(&LEARNED_IS_CHOSEN),
        "A notice of decisions covers only what was accepted in the ballot of its leader, and \
         nothing older.";
    CATCH_UP = "catch-up", "PML §4.2", Guards::Liveness,
        "A replica that lacks a decision asks for it.";
    KEEP_UNPERFORMED = "keep-unperformed", "PMMC §4.2, A3", Guards::Safety(&PROMISES_KEPT),
        "An acceptor forgets only slots that a snapshot on its disk holds.";
    NEWER_SNAPSHOT = "newer-snapshot", "PMMC §4.2, A3", Guards::Safety(&PROMISES_KEPT),
        "A replica installs a snapshot only if it covers more slots than the replica has \
         performed.";
    EXACTLY_ONCE = "exactly-once", "PMMC §2.1", Guards::Safety(&ONCE),
        "A replica performs a command that is decided for several slots once.";

    // Leaders
    HEARTBEAT = "heartbeat", "PMMC §3", Guards::Liveness,
        "A leader sends heartbeats, so that no other node preempts it.";
    BACK_OFF = "back-off", "PMMC §3", Guards::Liveness,
        "A preempted leader waits for a random and growing time before it suspects the new leader.";
    PREEMPTED = "preempted", "PMMC §2.2", Guards::Nothing,
        "An acceptor that refuses a ballot tells its leader which higher ballot it has promised.";
    THIS_REFUSAL = "this-refusal", "PMMC §2.4", Guards::Nothing,
        "A leader gives up only the ballot that was refused, not a later one that it runs now.";
    REDIRECT = "redirect", "PML §2", Guards::Liveness,
        "A replica that does not lead sends the client to the leader that it knows.";

    // Reconfiguration
    SLOT_PLUS_WINDOW = "slot-plus-window", "PMMC §2.1", Guards::Safety(&LEARNED_IS_CHOSEN),
        "A change of members that is decided in slot s applies from slot s + WINDOW on.";
    NEW_ACCEPTORS = "new-acceptors", "PMMC §2.1", Guards::Safety(&SAFE_AT),
        "A leader runs phase 1 with the acceptors of a new configuration before it proposes there.";
    KNOWN_NODES = "known-nodes", "PML §5.4", Guards::Nothing,
        "A change of members names an existing node.";
    VAIN_CHANGE = "vain-change", "PML §5.4", Guards::Safety(&TRUTHFUL_ANSWERS),
        "A change is refused if it adds a node that is an acceptor already, removes a node that \
         is not an acceptor, or removes the last acceptor.";
    ANSWER_IN_FORCE = "answer-in-force", "PMMC §4.2", Guards::Safety(&TRUTHFUL_ANSWERS),
        "A change of members is answered once the new acceptors can work without the old ones: \
         enough of their disks hold every slot before the change applies.";

    // Leases
    HONOUR_LEASE = "honour-lease", "PML §5.2", Guards::Safety(&LINEARIZABILITY),
        "Until its lease grant expires, a replica promises no ballot of any node but the master.";
    LEASE_EXPIRES = "lease-expires", "PML §5.2", Guards::Safety(&LINEARIZABILITY),
        "A master's lease expires earlier than the grants of the replicas: it is shorter, and \
         counted from the request.";
    LEASE_QUORUM = "lease-quorum", "PML §5.2", Guards::Safety(&LINEARIZABILITY),
        "A master holds a lease only until the grants of a phase 2 quorum expire.";
    OWN_GRANTS = "own-grants", "PML §5.2", Guards::Safety(&LINEARIZABILITY),
        "A master counts only grants for its current ballot, not grants for an earlier ballot of \
         its own.";
    OLD_MASTER = "old-master", "PML §5.2", Guards::Safety(&LINEARIZABILITY),
        "A replica ignores a heartbeat of a lower ballot than it has promised, and grants no \
         lease for it.";
    LEASE_CAUGHT_UP = "lease-caught-up", "PML §5.2", Guards::Safety(&LINEARIZABILITY),
        "A master reads locally only once it has performed everything that it adopted.";
    LEASE_RESTART = "lease-restart", "PML §5.2", Guards::Safety(&LINEARIZABILITY),
        "A restarted replica acts as if it had granted a lease until any forgotten grant has \
         expired.";
}
