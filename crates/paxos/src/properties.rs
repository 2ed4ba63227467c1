//! What always holds. The names follow the paper and the TLA+ specifications Voting and Paxos.

use protocol::Property;

/// The invariant OneValuePerBallot of the paper's specification.
pub static ONE_VALUE_PER_BALLOT: Property = Property {
    id: "one-value-per-ballot",
    name: "One value per ballot",
    says: "No two values are ever proposed or accepted in the same ballot.",
};

/// P2c; VotesSafe.
pub static SAFE_AT: Property = Property {
    id: "safe-at",
    name: "Safe at its ballot",
    says: "A value is proposed only after a majority has promised the ballot, and either none of \
           them had accepted a proposal, or the highest-numbered one that they had accepted has \
           this value.",
};

/// The paper's requirement P1a.
pub static PROMISES_KEPT: Property = Property {
    id: "promises-kept",
    name: "Promises kept",
    says: "An acceptor writes what it promises and accepts to its disk before it says so, its \
           promise never decreases, and it accepts nothing below its promise.",
};

/// The third requirement of §2.1.
pub static LEARNED_IS_CHOSEN: Property = Property {
    id: "learned-is-chosen",
    name: "Learned is chosen",
    says: "Nobody learns that a value is chosen unless a majority has accepted it in one ballot.",
};

/// All of them.
pub static ALL: &[&Property] =
    &[&ONE_VALUE_PER_BALLOT, &SAFE_AT, &PROMISES_KEPT, &LEARNED_IS_CHOSEN];
