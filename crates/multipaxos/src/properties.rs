//! What always holds: the invariants of Paxos Made Moderately Complex, under their names. R1, that
//! no two commands are decided for a slot, is the agreement that is asked of every protocol.

use protocol::Property;

/// C1, from which A4 follows.
pub static ONE_COMMAND: Property = Property {
    id: "one-command-per-ballot",
    name: "One command per ballot and slot",
    says: "No two commands are ever proposed or accepted for the same slot in the same ballot \
           (C1, A4).",
};

/// C2, from which A5 follows.
pub static SAFE_AT: Property = Property {
    id: "safe-at",
    name: "Safe at its ballot",
    says: "If a phase 2 quorum has accepted a command for a slot, or still could in a lower \
           ballot, every higher ballot proposes that command (C2, A5).",
};

/// A1, A2 and A3.
pub static PROMISES_KEPT: Property = Property {
    id: "promises-kept",
    name: "Promises kept",
    says: "An acceptor's ballot never decreases, it accepts only in that ballot, and what it has \
           accepted stays on its disk until a snapshot holds it (A1, A2, A3).",
};

/// §2.3: what a commander waits for.
pub static LEARNED_IS_CHOSEN: Property = Property {
    id: "learned-is-chosen",
    name: "Learned is chosen",
    says: "Nobody learns a decision unless a phase 2 quorum of the slot's configuration has \
           accepted it in one ballot.",
};

/// The paper's invariant R5.
pub static KNOWN_CONFIGURATION: Property = Property {
    id: "known-configuration",
    name: "Known configuration",
    says: "A command is proposed only for a slot whose configuration is known: less than WINDOW \
           beyond the decisions that the leader has performed (R5).",
};

/// All of them.
pub static ALL: &[&Property] =
    &[&ONE_COMMAND, &SAFE_AT, &PROMISES_KEPT, &LEARNED_IS_CHOSEN, &KNOWN_CONFIGURATION];
