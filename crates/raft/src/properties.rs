//! What always holds: Raft §5, Figure 3.

use protocol::Property;

/// The paper states it in §5.2.
pub static ELECTION_SAFETY: Property = Property {
    id: "election-safety",
    name: "Election safety",
    says: "At most one leader can be elected in a given term.",
};

/// The paper states it in §5.3.
pub static LEADER_APPEND_ONLY: Property = Property {
    id: "leader-append-only",
    name: "Leader append-only",
    says: "A leader never overwrites or deletes entries in its log; it only appends new entries.",
};

/// The paper states it in §5.3.
pub static LOG_MATCHING: Property = Property {
    id: "log-matching",
    name: "Log matching",
    says: "If two logs contain an entry with the same index and term, then the logs are identical \
           in all entries up through the given index.",
};

/// The paper states it in §5.4.
pub static LEADER_COMPLETENESS: Property = Property {
    id: "leader-completeness",
    name: "Leader completeness",
    says: "If a log entry is committed in a given term, then that entry will be present in the \
           logs of the leaders for all higher-numbered terms.",
};

/// The paper states it in §5.4.3.
pub static STATE_MACHINE_SAFETY: Property = Property {
    id: "state-machine-safety",
    name: "State machine safety",
    says: "If a server has applied a log entry at a given index to its state machine, no other \
           server will ever apply a different log entry for the same index.",
};

/// All of them, in the paper's order.
pub static ALL: &[&Property] = &[
    &ELECTION_SAFETY,
    &LEADER_APPEND_ONLY,
    &LOG_MATCHING,
    &LEADER_COMPLETENESS,
    &STATE_MACHINE_SAFETY,
];
