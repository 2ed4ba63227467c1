//! The sentences of the paper, as data.
//!
//! Sections are those of the Raft paper (Ongaro and Ousterhout, USENIX ATC 2014, extended version),
//! or of the dissertation (Ongaro, Consensus: Bridging Theory and Practice, Stanford 2014).

use protocol::Guards;

use crate::properties::{
    ELECTION_SAFETY, LEADER_APPEND_ONLY, LEADER_COMPLETENESS, LOG_MATCHING, STATE_MACHINE_SAFETY,
};

protocol::rules! {
    // Terms
    ADOPT_TERM = "adopt-term", "Raft §5.1", Guards::Liveness,
        "A server that sees a higher term than its own adopts it.";
    STEP_DOWN = "step-down", "Raft §5.1", Guards::Safety(&ELECTION_SAFETY),
        "A candidate or leader that discovers a higher term becomes a follower at once.";
    STALE_TERM = "stale-term", "Raft §5.1", Guards::Safety(&LEADER_APPEND_ONLY),
        "A server refuses a request that carries an older term than its own.";

    // Elections
    HEARTBEAT = "heartbeat", "Raft §5.2", Guards::Liveness,
        "A leader sends heartbeats to all followers, so that no new election begins.";
    RANDOM_TIMEOUT = "random-timeout", "Raft §5.2", Guards::Liveness,
        "Election timeouts are random, so that split votes are rare and soon resolved.";
    TIMER_RESET = "timer-reset", "Raft §5.2", Guards::Liveness,
        "Only the current leader, or a vote that is granted, restarts the election timer.";
    ONE_VOTE = "one-vote", "Raft §5.2", Guards::Safety(&ELECTION_SAFETY),
        "A server votes for at most one candidate in a term, first come, first served.";
    KEEP_VOTE = "keep-vote", "Raft Figure 2, votedFor", Guards::Safety(&ELECTION_SAFETY),
        "A server keeps its vote until its term rises, even after it has heard from a leader of \
         the term.";
    DURABLE_VOTE = "durable-vote", "Raft Figure 2, persistent state",
        Guards::Safety(&ELECTION_SAFETY),
        "A server that restarts still knows for whom it voted in its term.";
    DURABLE_TERM = "durable-term", "Raft Figure 2, persistent state",
        Guards::Safety(&ELECTION_SAFETY),
        "A server that restarts still knows the latest term it has seen.";
    UP_TO_DATE = "up-to-date", "Raft §5.4.1", Guards::Safety(&LEADER_COMPLETENESS),
        "A voter denies its vote if its own log is more up-to-date than the candidate's.";
    THIS_ELECTION = "this-election", "Raft §5.2", Guards::Safety(&ELECTION_SAFETY),
        "A candidate counts only votes of the term for which it stands.";
    DISTINCT_VOTES = "distinct-votes", "Raft §5.2", Guards::Safety(&ELECTION_SAFETY),
        "A candidate counts each server once, however often its vote arrives.";
    MAJORITY_VOTE = "majority-vote", "Raft §5.2", Guards::Safety(&ELECTION_SAFETY),
        "A candidate wins only with votes from a majority of the full cluster.";
    CANDIDATE_YIELDS = "candidate-yields", "Raft §5.2", Guards::Liveness,
        "A candidate that hears from the leader of its own term becomes a follower.";

    // Elections, as the options have them
    PRE_VOTE = "pre-vote", "Dissertation §9.6", Guards::Liveness,
        "A server raises its term only once a majority would vote for it.";
    LEADER_HEARD = "leader-heard", "Dissertation §9.6", Guards::Liveness,
        "A server that heard from a leader within the minimum election timeout grants no pre-vote.";
    STICKY = "sticky", "Dissertation §4.2.3", Guards::Liveness,
        "A server that heard from a leader within the minimum election timeout ignores vote \
         requests.";
    CHECK_QUORUM = "check-quorum", "Dissertation §6.2", Guards::Liveness,
        "A leader that hears from no majority for an election timeout steps down.";

    // Transfer
    TRANSFER_TO_VOTER = "transfer-to-voter", "Dissertation §3.10", Guards::Nothing,
        "A leader transfers leadership only to a voter: no other server can be elected.";
    TRANSFER_STOPS = "transfer-stops", "Dissertation §3.10", Guards::Nothing,
        "A leader accepts no new requests during a transfer, so that its successor can catch up.";
    TRANSFER_CAUGHT_UP = "transfer-caught-up", "Dissertation §3.10", Guards::Liveness,
        "A leader tells its successor to campaign only once the successor has the leader's whole \
         log.";
    TRANSFER_ABORTS = "transfer-aborts", "Dissertation §3.10", Guards::Liveness,
        "A leader cancels a transfer if its successor is not elected within an election timeout.";
    TRANSFER_TOLD = "transfer-told-when-led", "Dissertation §3.10",
        Guards::Safety(&protocol::TRUTHFUL_ANSWERS),
        "A transfer is answered with done once the named server leads.";
    CALL_MAY_COME = "call-may-come", "Dissertation §3.10",
        Guards::Safety(&protocol::TRUTHFUL_ANSWERS),
        "A transfer is not refused once its successor was told to campaign: that message may \
         still arrive.";
    TRANSFER_DISRUPTS = "transfer-disrupts", "Dissertation §4.2.3", Guards::Liveness,
        "A server answers a vote request that is part of a transfer, even if it still hears the \
         leader.";

    // Replication
    NOOP = "noop", "Raft §8", Guards::Liveness,
        "A leader begins its term with a no-op entry, and so learns which entries are committed.";
    CONSISTENCY_CHECK = "consistency-check", "Raft §5.3", Guards::Safety(&LOG_MATCHING),
        "A follower refuses entries unless its log holds the entry before them, of the same term.";
    TRUNCATE_ON_CONFLICT = "truncate-on-conflict", "Raft Figure 2, AppendEntries 3",
        Guards::Safety(&LEADER_COMPLETENESS),
        "A follower deletes entries only from the first that conflicts with a new one.";
    KEEP_COMMITTED = "keep-committed", "Raft §5.4.3", Guards::Nothing,
        "A follower never deletes an entry that it knows to be committed.";
    MATCHED = "matched", "Raft Figure 2, matchIndex", Guards::Safety(&LEADER_COMPLETENESS),
        "A follower acknowledges only the entries that the request compared, none after them in \
         its log.";
    COMMIT_BOUNDED = "commit-bounded", "Raft Figure 2, AppendEntries 5",
        Guards::Safety(&STATE_MACHINE_SAFETY),
        "A follower commits no further than the last entry that this request compared.";
    BACK_UP = "back-up", "Raft §5.3", Guards::Liveness,
        "After a refusal the leader lowers nextIndex and tries again, until the logs agree.";
    STALE_REFUSAL = "stale-refusal", "Raft §5.3", Guards::Nothing,
        "A leader ignores a refusal that is older than an acknowledgement it has received.";
    LOST_LOG = "lost-log", "Raft Figure 2, nextIndex", Guards::Liveness,
        "A leader resends its log to a follower that twice in a row refuses what it had \
         acknowledged.";

    // Commitment
    THIS_TERM = "this-reign", "Raft Figure 2, matchIndex", Guards::Safety(&LEADER_COMPLETENESS),
        "A leader counts only acknowledgements of its own term.";
    COMMIT_MAJORITY = "commit-majority", "Raft §5.3", Guards::Safety(&LEADER_COMPLETENESS),
        "An entry is committed only once it is stored on a majority of the servers.";
    OWN_TERM = "own-term", "Raft §5.4.2", Guards::Safety(&LEADER_COMPLETENESS),
        "A leader commits by counting only entries of its own term.";

    // Reads without an entry
    READ_OWN_TERM = "read-own-term", "Dissertation §6.4", Guards::Safety(&protocol::LINEARIZABILITY),
        "A leader serves no read before an entry of its own term is committed.";
    READ_CONFIRMED = "read-confirmed", "Dissertation §6.4",
        Guards::Safety(&protocol::LINEARIZABILITY),
        "A leader serves a read only once a majority has answered messages sent after the read \
         arrived.";
    READ_APPLIED = "read-applied", "Dissertation §6.4", Guards::Safety(&protocol::LINEARIZABILITY),
        "A server serves a read only once it has applied what was committed when the read arrived.";
    LEASE = "lease", "Dissertation §6.4.1", Guards::Safety(&protocol::LINEARIZABILITY),
        "A leader answers a read without asking others only while no other leader can have been \
         elected.";
    LEASE_GIVEN_UP = "lease-given-up", "Dissertation §6.4.1",
        Guards::Safety(&protocol::LINEARIZABILITY),
        "A leader that tells its successor to campaign gives up its lease.";
    LEASE_AFTER_CALL = "lease-after-call", "Dissertation §6.4.1",
        Guards::Safety(&protocol::LINEARIZABILITY),
        "A leader that has told a successor to campaign uses no lease for the rest of its term.";

    // Snapshots
    SNAPSHOT_STALE = "snapshot-stale", "Raft §7", Guards::Safety(&LEADER_COMPLETENESS),
        "A follower ignores a snapshot that covers only entries which it knows to be committed.";
    KEEP_SUFFIX = "keep-suffix", "Raft Figure 13, InstallSnapshot 6",
        Guards::Safety(&LEADER_COMPLETENESS),
        "A follower that holds the last entry of a snapshot keeps the entries after it.";
    SNAPSHOT_SESSIONS = "snapshot-sessions", "Dissertation §6.3",
        Guards::Safety(&protocol::EXACTLY_ONCE),
        "A snapshot contains the sessions of the clients, like the rest of the state machine.";

    // Members
    CONFIGURATION_IN_LOG = "configuration-in-log", "Raft §6", Guards::Nothing,
        "A server uses the latest configuration in its log, whether it is committed or not.";
    ONE_CHANGE = "one-change", "Dissertation §4.1", Guards::Safety(&ELECTION_SAFETY),
        "A leader begins no change of members while another is not committed.";
    CHANGE_OWN_TERM = "change-own-term", "Ongaro, raft-dev, 10 July 2015",
        Guards::Safety(&LEADER_COMPLETENESS),
        "A leader begins no change of members before an entry of its own term is committed.";
    SINGLE_CHANGE = "single-change", "Dissertation §4.1", Guards::Nothing,
        "A change without a joint configuration adds or removes one voter at most.";
    JOINT = "joint", "Raft §6", Guards::Safety(&ELECTION_SAFETY),
        "Any other change goes through a joint configuration of the old and the new voters.";
    BOTH_MAJORITIES = "both-majorities", "Raft §6", Guards::Safety(&ELECTION_SAFETY),
        "In a joint configuration, an election needs a majority of the old and a majority of the \
         new voters.";
    JOINT_ONCE = "joint-once", "Raft §6", Guards::Nothing,
        "A joint configuration is left before anything else is changed.";
    KEEP_A_VOTER = "keep-a-voter", "Dissertation §4.1", Guards::Nothing,
        "A configuration has at least one voter.";
    LEARNERS = "learners", "Dissertation §4.2.1", Guards::Safety(&LEADER_COMPLETENESS),
        "A learner receives the log, but has no vote and is not counted.";
    CATCH_UP = "catch-up", "Dissertation §4.2.1", Guards::Liveness,
        "A new server gets its vote only once it has caught up in a short round.";
    REMOVED_LEADER = "removed-leader", "Dissertation §4.2.2", Guards::Safety(&LEADER_COMPLETENESS),
        "A leader that is being removed does not count itself.";
    REMOVED_STEPS_DOWN = "removed-steps-down", "Dissertation §4.2.2", Guards::Liveness,
        "A leader that was removed from the members steps down once the change is committed.";

    // Damaged entries
    KEEP_DAMAGED = "keep-damaged", "Protocol-Aware Recovery §2.3, §3.3",
        Guards::Safety(&LEADER_COMPLETENESS),
        "A server does not cut its log at an entry that it cannot read: the entry may be \
         committed.";
    DAMAGED_IS_NO_COPY = "damaged-is-no-copy", "Protocol-Aware Recovery §3.4",
        Guards::Safety(&STATE_MACHINE_SAFETY),
        "A follower acknowledges and applies no entry that it cannot read, and none after it.";
    REPAIR_FIRST = "repair-first", "Protocol-Aware Recovery §3.4",
        Guards::Safety(&LEADER_COMPLETENESS),
        "An elected server leads only once it can read every entry of its log.";
    SAME_ENTRY = "same-entry", "Protocol-Aware Recovery §3.4",
        Guards::Safety(&LEADER_COMPLETENESS),
        "An entry is a copy of another only if both have the same index and term.";
    DAMAGED_IS_HELD = "damaged-is-held", "Protocol-Aware Recovery §3.4",
        Guards::Safety(&LEADER_COMPLETENESS),
        "A server whose copy of an entry is damaged does not say that it lacks the entry.";
    DISCARD_BY_MAJORITY = "discard-by-majority", "Protocol-Aware Recovery §3.4",
        Guards::Safety(&LEADER_COMPLETENESS),
        "An elected server discards an entry only if a majority of the servers report that they \
         lack it.";

    // Clients
    REDIRECT = "redirect", "Raft §8", Guards::Liveness,
        "A server that does not lead redirects the client to the leader that it knows.";
    EXACTLY_ONCE = "exactly-once", "Raft §8", Guards::Safety(&protocol::EXACTLY_ONCE),
        "A request that was applied before is answered as it was then, and not executed again.";
    SESSION_EXPIRED = "session-expired", "Dissertation §6.3",
        Guards::Safety(&protocol::EXACTLY_ONCE),
        "A request of a client whose session has expired is refused: it may have taken effect.";
    BACK_PRESSURE = "back-pressure", "etcd, MaxUncommittedEntriesSize", Guards::Nothing,
        "A leader with too many uncommitted entries accepts no new requests.";
    ASKED_AGAIN = "asked-again", "Dissertation §6.3", Guards::Safety(&protocol::TRUTHFUL_ANSWERS),
        "A change that is requested again while it is in progress is answered once it is \
         committed.";
    REFUSAL_IN_LOG = "refusal-in-log", "Dissertation §6.3",
        Guards::Safety(&protocol::TRUTHFUL_ANSWERS),
        "A refusal of a change is an entry of the log, so that no later copy of the request is \
         carried out.";
    DONE_WHEN_LEFT = "done-when-left", "Raft §6", Guards::Safety(&protocol::TRUTHFUL_ANSWERS),
        "A change through a joint configuration is done once the new configuration alone is \
         committed.";
    CHANGES_NOTHING = "changes-nothing", "Dissertation §4.1", Guards::Nothing,
        "A change that would leave the members as they are is refused.";
    ONE_PLACE = "one-place", "Dissertation §4.2.1", Guards::Nothing,
        "A configuration that names a server as a voter and as a learner is refused.";
    FIXED_MEMBERSHIP = "fixed-membership", "Raft §6", Guards::Nothing,
        "A change of members that names none is refused.";
}
