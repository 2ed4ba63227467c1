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
    says: "A value is proposed only after a majority has promised the ballot, none of which had \
           accepted anything, or of which the highest acceptance was of this value.",
};

/// The paper's requirement P1a.
pub static PROMISES_KEPT: Property = Property {
    id: "promises-kept",
    name: "Promises kept",
    says: "What an acceptor has promised and accepted is on its disk before it says so, never \
           falls, and nothing below a promise is accepted.",
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
