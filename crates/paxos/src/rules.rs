//! The sentences of the paper, as data.
//!
//! Sections are those of Leslie Lamport, Paxos Made Simple, 2001.

use protocol::Guards;

use crate::properties::{LEARNED_IS_CHOSEN, ONE_VALUE_PER_BALLOT, PROMISES_KEPT, SAFE_AT};

protocol::rules! {
    // Ballots
    UNIQUE_BALLOT = "unique-ballot", "Paxos Made Simple §2.5",
        Guards::Safety(&ONE_VALUE_PER_BALLOT),
        "Different proposers choose their ballots from disjoint sets of numbers.";
    DURABLE_ROUND = "durable-round", "Paxos Made Simple §2.5",
        Guards::Safety(&ONE_VALUE_PER_BALLOT),
        "A proposer remembers the highest ballot it has used, and begins phase 1 with a higher \
         one.";

    // Phase 1
    PROMISE_HIGHER = "promise-higher", "Paxos Made Simple §2.2, Phase 1 (b)",
        Guards::Safety(&PROMISES_KEPT),
        "An acceptor promises only to ballots higher than any it has promised to.";
    REPORT_ACCEPTED = "report-accepted", "Paxos Made Simple §2.2, Phase 1 (b)",
        Guards::Safety(&SAFE_AT),
        "A promise carries the highest-numbered proposal that the acceptor has accepted.";
    DURABLE_PROMISE = "durable-promise", "Paxos Made Simple §2.5",
        Guards::Safety(&PROMISES_KEPT),
        "An acceptor that restarts remembers what it has promised and accepted.";
    THIS_BALLOT = "this-ballot", "Paxos Made Simple §2.2, Phase 2 (a)",
        Guards::Safety(&SAFE_AT),
        "A proposer counts only promises to the ballot that it is preparing.";
    DISTINCT_PROMISES = "distinct-promises", "Paxos Made Simple §2.2, Phase 2 (a)",
        Guards::Safety(&SAFE_AT),
        "A proposer counts each acceptor once, however often its promise arrives.";
    MAJORITY_PROMISES = "majority-promises", "Paxos Made Simple §2.2, Phase 2 (a)",
        Guards::Safety(&SAFE_AT),
        "A proposer proposes a value only with promises from a majority.";

    // Phase 2
    ADOPT_ACCEPTED = "adopt-accepted", "Paxos Made Simple §2.2, P2c",
        Guards::Safety(&SAFE_AT),
        "A proposer may choose its value only if no promise reports an accepted proposal.";
    ADOPT_HIGHEST = "adopt-highest", "Paxos Made Simple §2.2, P2c",
        Guards::Safety(&SAFE_AT),
        "Of several accepted proposals a proposer adopts the value of the highest-numbered one.";
    ONE_VALUE = "one-value", "Paxos Made Simple §2.2, Phase 2 (a)",
        Guards::Safety(&ONE_VALUE_PER_BALLOT),
        "A proposer that has proposed a value stays with it for the rest of the ballot.";
    ACCEPT_PROMISED = "accept-promised", "Paxos Made Simple §2.2, P1a",
        Guards::Safety(&PROMISES_KEPT),
        "An acceptor accepts nothing below the ballot that it has promised to.";
    ACCEPT_PROMISES = "accepting-promises", "Lamport, TLA+ specification Paxos, Phase2b",
        Guards::Safety(&PROMISES_KEPT),
        "Accepting a proposal also promises its ballot; Paxos Made Simple does not say so.";
    READ_ROUND = "read-round", "Paxos Made Simple §2.3", Guards::Nothing,
        "A node that only reads proposes no value of its own.";

    // Learning
    MAJORITY_ACCEPTED = "majority-accepted", "Paxos Made Simple §2.2",
        Guards::Safety(&LEARNED_IS_CHOSEN),
        "A value is chosen only when a majority of the acceptors has accepted it.";
    DISTINCT_ACCEPTORS = "distinct-acceptors", "Paxos Made Simple §2.2",
        Guards::Safety(&LEARNED_IS_CHOSEN),
        "A learner counts each acceptor once, however often its acceptance arrives.";
    SAME_BALLOT = "same-ballot", "Paxos Made Simple §2.2",
        Guards::Safety(&LEARNED_IS_CHOSEN),
        "Acceptances of different ballots are not counted together, even of the same value.";
    TELL_LEARNERS = "tell-learners", "Paxos Made Simple §2.3", Guards::Nothing,
        "The learner that finds a value chosen tells all others.";
    TELL_PROPOSERS = "tell-proposers", "Paxos Made Simple §2.3", Guards::Nothing,
        "A node that knows the chosen value tells it to nodes that still prepare or propose.";
    ASK = "ask", "Paxos Made Simple §2.3", Guards::Liveness,
        "A learner that does not know whether a value is chosen runs a ballot to find out.";

    // Progress
    NACK = "nack", "Paxos Made Simple §2.2", Guards::Nothing,
        "An acceptor that refuses says so, so that the proposer gives up its ballot at once.";
    THIS_REFUSAL = "this-refusal", "Paxos Made Simple §2.2", Guards::Nothing,
        "A proposer gives up only the ballot that was refused, not a later one that it runs now.";
    RETRY = "retry", "Paxos Made Simple §2.4", Guards::Liveness,
        "A proposer whose ballot does not succeed in time tries a higher one.";
    BACK_OFF = "back-off", "Paxos Made Simple §2.4", Guards::Liveness,
        "Proposers wait for a random and growing time before they try again, so that one can \
         finish.";

    // Clients
    FIXED_MEMBERSHIP = "fixed-membership", "Paxos Made Simple §3", Guards::Nothing,
        "A change of members is refused: the members of this cluster never change.";
}
