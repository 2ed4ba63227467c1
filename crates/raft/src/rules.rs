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
        "A vote stands until the term rises; hearing from a leader of the term does not free it.";
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
        "A candidate that hears from the leader of its own term returns to follower.";

    // Elections, as the options have them
    PRE_VOTE = "pre-vote", "Dissertation §9.6", Guards::Liveness,
        "A server raises its term only once a majority would vote for it.";
    LEADER_HEARD = "leader-heard", "Dissertation §9.6", Guards::Liveness,
        "Who heard from a leader within the minimum election timeout grants no pre-vote.";
    STICKY = "sticky", "Dissertation §4.2.3", Guards::Liveness,
        "Who heard from a leader within the minimum election timeout ignores requests for votes.";
    CHECK_QUORUM = "check-quorum", "Dissertation §6.2", Guards::Liveness,
        "A leader that hears from no majority for an election timeout steps down.";

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
        "A follower acknowledges what this request compared, not whatever its log holds beyond.";
    COMMIT_BOUNDED = "commit-bounded", "Raft Figure 2, AppendEntries 5",
        Guards::Safety(&STATE_MACHINE_SAFETY),
        "A follower commits no further than the last entry that this request compared.";
    BACK_UP = "back-up", "Raft §5.3", Guards::Liveness,
        "After a refusal the leader lowers nextIndex and tries again, until the logs agree.";
    STALE_REFUSAL = "stale-refusal", "Raft §5.3", Guards::Nothing,
        "A leader ignores a refusal that a later acknowledgement has overtaken.";

    // Commitment
    THIS_REIGN = "this-reign", "Raft Figure 2, matchIndex", Guards::Safety(&LEADER_COMPLETENESS),
        "A leader counts only acknowledgements of its own term.";
    COMMIT_MAJORITY = "commit-majority", "Raft §5.3", Guards::Safety(&LEADER_COMPLETENESS),
        "An entry is committed only once it is stored on a majority of the servers.";
    OWN_TERM = "own-term", "Raft §5.4.2", Guards::Safety(&LEADER_COMPLETENESS),
        "A leader commits by counting only entries of its own term.";

    // Clients
    REDIRECT = "redirect", "Raft §8", Guards::Liveness,
        "A server that does not lead sends the client to the leader that it knows.";
    EXACTLY_ONCE = "exactly-once", "Raft §8", Guards::Safety(&protocol::EXACTLY_ONCE),
        "A request that was applied before is answered as it was then, and not executed again.";
    FIXED_MEMBERSHIP = "fixed-membership", "Raft §6", Guards::Nothing,
        "A change of members is refused: this cluster keeps those with which it was started.";
}
