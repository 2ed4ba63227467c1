//! The sentences of the papers, as data.
//!
//! OSDI is M. Castro and B. Liskov, Practical Byzantine Fault Tolerance, 1999; TOCS is their
//! Practical Byzantine Fault Tolerance and Proactive Recovery, 2002. OSDI counts quorums where n is
//! 3f + 1. For any n they are the dissemination quorums of D. Malkhi and M. Reiter, Byzantine Quorum
//! Systems, 1998: any two share f + 1. Neither paper asks that a message be written before it is sent.

use protocol::{EXACTLY_ONCE as ONCE, Guards, LINEARIZABILITY, VALIDITY};

use crate::properties::{COMMITTED, EQUAL_STATES, LATER_VIEWS, ONE_WORD, PREPARED_AGREE};

protocol::rules! {
    // Who said it
    VERIFY = "verify", "OSDI §2", Guards::Safety(&VALIDITY),
        "A statement is ignored unless the sender that it names has signed it.";
    TYPED_VOTES = "typed-votes", "OSDI §4.2", Guards::Safety(&COMMITTED),
        "A signature covers the kind of message: a PREPARE does not pass for a COMMIT.";
    BYZANTINE_QUORUM = "byzantine-quorum", "OSDI §3; Malkhi, Reiter", Guards::Safety(&LATER_VIEWS),
        "Any two quorums share a replica that does not lie: ⌈(n + f + 1) / 2⌉, which is 2f + 1 \
         only where n = 3f + 1.";
    DISTINCT_VOTERS = "distinct-voters", "OSDI §4.2", Guards::Safety(&COMMITTED),
        "Each replica counts once, however often its message arrives.";

    // The normal case
    ONLY_PRIMARY = "only-primary", "OSDI §4.2", Guards::Safety(&PREPARED_AGREE),
        "Only the primary of a view assigns sequence numbers in it.";
    THIS_VIEW = "this-view", "OSDI §4.2", Guards::Safety(&LATER_VIEWS),
        "A replica takes part only in its current view: not in an earlier one, and not in one \
         that has not begun.";
    DIGEST_MATCHES = "digest-matches", "OSDI §4.2", Guards::Safety(&COMMITTED),
        "A backup accepts a pre-prepare only if d is the digest of m.";
    FIRST_PRE_PREPARE = "first-pre-prepare", "OSDI §4.2", Guards::Safety(&ONE_WORD),
        "A backup accepts no pre-prepare for a view and number for which it has accepted another.";
    WATERMARKS = "watermarks", "OSDI §4.2", Guards::Liveness,
        "A backup accepts only numbers between the watermarks, so that no primary exhausts the \
         numbers.";
    MATCHING_VOTES = "matching-votes", "OSDI §4.2", Guards::Safety(&PREPARED_AGREE),
        "A vote counts only if its view, number and digest are those of the pre-prepare.";
    BACKUPS_ONLY = "backups-only", "OSDI §4.2", Guards::Safety(&PREPARED_AGREE),
        "Only prepares of backups are counted; the pre-prepare stands for the vote of the primary.";
    PREPARED_FIRST = "prepared-first", "OSDI §4.2", Guards::Safety(&COMMITTED),
        "A replica sends a commit only for a batch that has prepared: a pre-prepare and 2f \
         matching prepares.";
    COMMIT_QUORUM = "commit-quorum", "OSDI §4.2", Guards::Safety(&COMMITTED),
        "A replica executes a batch only once 2f + 1 replicas have sent matching commits.";
    KEEP_EARLY = "keep-early", "OSDI §4.2", Guards::Nothing,
        "A message that arrives too early is kept until it can be used: messages arrive in any \
         order.";
    DURABLE_LOG = "durable-log", "none; OSDI knows no restart", Guards::Safety(&ONE_WORD),
        "A replica that restarts remembers its view, and what it accepted and prepared.";

    // Clients
    EQUAL_REPLIES = "equal-replies", "OSDI §4.1", Guards::Safety(&LINEARIZABILITY),
        "A client accepts an answer only once f + 1 replicas have sent the same one.";
    EXACTLY_ONCE = "exactly-once", "OSDI §4.1", Guards::Safety(&ONCE),
        "A request that is ordered again takes effect once, and is answered as before.";
    FORWARD = "forward", "OSDI §4.1", Guards::Liveness,
        "A backup forwards the requests that it receives from clients to the primary.";
    FIXED_MEMBERSHIP = "fixed-membership", "OSDI §2", Guards::Nothing,
        "A change of members is refused: the replicas of a cluster never change.";

    // Checkpoints
    CHECKPOINT_QUORUM = "checkpoint-quorum", "OSDI §4.3", Guards::Safety(&EQUAL_STATES),
        "A checkpoint is stable only when 2f + 1 replicas have signed it.";
    CERTIFIED_STATE = "certified-state", "OSDI §4.4", Guards::Safety(&EQUAL_STATES),
        "A replica installs a state from another replica only if its digest is the one that is \
         proven.";
    STATE_TRANSFER = "state-transfer", "OSDI §4.4", Guards::Liveness,
        "A replica that has not reached a stable checkpoint fetches the state of the checkpoint.";

    // View changes
    SUSPECT = "suspect", "OSDI §4.4", Guards::Liveness,
        "A backup that waits too long for a request to be executed asks for the next view.";
    JOIN = "join", "OSDI §4.5.2", Guards::Liveness,
        "A replica joins the smallest of the later views that f + 1 others ask for.";
    DOUBLING = "doubling", "OSDI §4.5.2", Guards::Liveness,
        "Each time a view fails, replicas wait twice as long for the next.";
    PROGRESS_ONLY = "progress-only", "OSDI §4.4", Guards::Liveness,
        "A replica restarts a request timer only when the request it runs for is executed; \
         nothing else that a primary does restarts it.";
    PREPARED_CERTIFICATES = "prepared-certificates", "OSDI §4.4", Guards::Safety(&LATER_VIEWS),
        "A view change carries a certificate for every batch that has prepared.";
    VALID_PARTS = "valid-parts", "OSDI §4.4", Guards::Safety(&LATER_VIEWS),
        "A view change counts only if everything that it carries is proven and every batch that \
         it names is included; an invalid one does not affect the others.";
    VIEW_CHANGE_QUORUM = "view-change-quorum", "OSDI §4.4", Guards::Safety(&LATER_VIEWS),
        "A view begins only with the view changes of 2f + 1 replicas.";
    HIGHEST_VIEW = "highest-view", "OSDI §4.4", Guards::Safety(&LATER_VIEWS),
        "For each number, a new view proposes again the batch that prepared in the latest view.";
    RECOMPUTE_O = "recompute-o", "OSDI §4.4", Guards::Safety(&LATER_VIEWS),
        "A backup computes O from V itself, and refuses a new view that says otherwise.";
    NULL_REQUESTS = "null-requests", "OSDI §4.4", Guards::Liveness,
        "A new view fills each number that has no prepared batch, below the highest one that has, \
         with a null request.";

    // Sending again
    PASS_ON_COMMITTED = "pass-on-committed", "not in the papers: votes of one view do not count in another",
        Guards::Liveness,
        "A replica that has executed a number proves to others in any view that it is committed.";
    SEND_AGAIN = "send-again", "TOCS, on retransmission", Guards::Liveness,
        "A replica that waits too long reports what it has, and others resend what it lacks.";
}
