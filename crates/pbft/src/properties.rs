//! What always holds among replicas that do not lie, while no more than f others do.
//!
//! That no two of them execute differently is the agreement that is asked of every protocol.

use protocol::Property;

/// §4.2: "this ensures that non-faulty replicas agree on a total order for the requests within a view".
pub static PREPARED_AGREE: Property = Property {
    id: "prepared-agree",
    name: "Prepared agree",
    says: "In one view, no two different batches are prepared for the same number.",
};

/// §4.2: committed-local implies committed.
pub static COMMITTED: Property = Property {
    id: "committed",
    name: "Committed",
    says: "A batch that a replica executes has prepared, in one view, at enough correct replicas \
           that every quorum contains one of them: f + 1 where n = 3f + 1.",
};

/// §4.4: what a view change must preserve.
pub static LATER_VIEWS: Property = Property {
    id: "later-views",
    name: "Later views",
    says: "Once a batch is committed for a number, no later view prepares another one for it.",
};

/// §4.2: what a replica inserts in its log binds it.
pub static ONE_WORD: Property = Property {
    id: "one-word",
    name: "One word",
    says: "A replica signs at most one digest for a number in a view, even across crashes.",
};

/// §4.3: replicas are deterministic and begin in the same state.
pub static EQUAL_STATES: Property = Property {
    id: "equal-states",
    name: "Equal states",
    says: "All replicas have the same state after executing the same number.",
};

/// All of them.
pub static ALL: &[&Property] =
    &[&PREPARED_AGREE, &COMMITTED, &LATER_VIEWS, &ONE_WORD, &EQUAL_STATES];
