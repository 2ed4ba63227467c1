//! What always holds: Zab (DSN 2011) §III, with the names of the paper.

use protocol::{Property, SEQUENTIAL_CONSISTENCY};

/// The paper states it in §III-A.
pub static BROADCAST_INTEGRITY: Property = Property {
    id: "broadcast-integrity",
    name: "Integrity (Zab)",
    says: "If some server delivers a transaction, then some primary has broadcast it.",
};

/// The paper states it in §III-A.
pub static TOTAL_ORDER: Property = Property {
    id: "total-order",
    name: "Total order",
    says: "If some server delivers a before b, then any server that delivers b also delivers a, \
           and before b.",
};

/// The paper states it in §III-A.
pub static DELIVERY_AGREEMENT: Property = Property {
    id: "delivery-agreement",
    name: "Agreement (Zab)",
    says: "If one server delivers a and another delivers b, then one of them delivers both.",
};

/// The paper states it in §III-B.
pub static LOCAL_PRIMARY_ORDER: Property = Property {
    id: "local-primary-order",
    name: "Local primary order",
    says: "If a primary broadcasts a before b, then every server that delivers b has delivered a \
           before.",
};

/// The paper states it in §III-B.
pub static GLOBAL_PRIMARY_ORDER: Property = Property {
    id: "global-primary-order",
    name: "Global primary order",
    says: "A server that delivers transactions of two primaries delivers those of the earlier one \
           first.",
};

/// The paper states it in §III-B.
pub static PRIMARY_INTEGRITY: Property = Property {
    id: "primary-integrity",
    name: "Primary integrity",
    says: "Before a primary broadcasts, it has delivered every transaction of earlier epochs that \
           any server delivers.",
};

/// `Leadership1` of the specification in TLA+
pub static LEADERSHIP: Property = Property {
    id: "leadership",
    name: "Leadership",
    says: "At most one leader is established in a given epoch.",
};

/// All of them, in the paper's order, and what local reads promise.
pub static ALL: &[&Property] = &[
    &BROADCAST_INTEGRITY,
    &TOTAL_ORDER,
    &DELIVERY_AGREEMENT,
    &LOCAL_PRIMARY_ORDER,
    &GLOBAL_PRIMARY_ORDER,
    &PRIMARY_INTEGRITY,
    &LEADERSHIP,
    &SEQUENTIAL_CONSISTENCY,
];
