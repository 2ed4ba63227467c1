//! The paper's rules, as data.

/// A sentence of the paper whose absence breaks safety or liveness.
///
/// A core asks for a rule last, when everything else already says that it applies:
/// `if older && out.enforces(&OWN_TERM) { return }`. So a citation means that the rule decided
/// something. A scenario may suspend a rule for its whole run, and the checkers must notice.
#[derive(PartialEq, Eq, Hash, Debug)]
pub struct Rule {
    /// Its name in scripts: `own-term`.
    pub id: &'static str,
    /// The rule in one sentence.
    pub says: &'static str,
    /// Where it is written: `Raft §5.4.2`.
    pub source: &'static str,
    /// What falls without it.
    pub guards: Guards,
}

/// Declares the rules of a protocol, each with its sentence as its documentation, and `ALL` of them
/// in this order: `NAME = "id", "Paper §1", Guards::Liveness, "What it says.";`
#[macro_export]
macro_rules! rules {
    ($($name:ident = $id:literal, $source:literal, $guards:expr, $says:literal;)*) => {
        $(
            #[doc = $says]
            pub static $name: $crate::Rule =
                $crate::Rule { id: $id, says: $says, source: $source, guards: $guards };
        )*
        /// Every rule, in the order in which they are declared.
        pub static ALL: &[&$crate::Rule] = &[$(&$name),*];
    };
}

/// What a rule protects.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Guards {
    /// Without it this property can be violated.
    Safety(&'static Property),
    /// Without it the cluster can fail to make progress.
    Liveness,
    /// Without it things are slower or less clear, but neither wrong nor stuck.
    Nothing,
}

/// Something that must always hold.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Property {
    /// Its name in scripts: `election-safety`.
    pub id: &'static str,
    /// Its name on the screen: `Election safety`.
    pub name: &'static str,
    /// The property in one sentence.
    pub says: &'static str,
}

/// Asked of every protocol.
pub static AGREEMENT: Property = Property {
    id: "agreement",
    name: "Agreement",
    says: "No two nodes decide differently for the same slot.",
};

/// Asked of every protocol.
pub static VALIDITY: Property =
    Property { id: "validity", name: "Validity", says: "Only what a client asked for is decided." };

/// Asked of every protocol.
pub static INTEGRITY: Property = Property {
    id: "integrity",
    name: "Integrity",
    says: "Between a start and its next crash, a node decides each slot at most once.",
};

/// Asked of the history that clients saw.
pub static LINEARIZABILITY: Property = Property {
    id: "linearizability",
    name: "Linearizability",
    says: "Operations seem to happen one after another, each between its call and its return.",
};

/// Asked of the history that clients saw.
pub static EXACTLY_ONCE: Property = Property {
    id: "exactly-once",
    name: "Exactly once",
    says: "A request takes effect once, however often it is sent.",
};

/// Asked of every answer to a request or an administrator.
pub static TRUTHFUL_ANSWERS: Property = Property {
    id: "truthful-answers",
    name: "Truthful answers",
    says: "A request that is answered with done has taken effect; a request that is refused never \
           does.",
};

/// Asked of the local reads of protocols that list it among their properties: they may be old.
pub static SEQUENTIAL_CONSISTENCY: Property = Property {
    id: "sequential-consistency",
    name: "Sequential consistency",
    says: "What a client reads may be old, but never older than what it has read or written \
           before.",
};

/// Asked of every protocol once the last fault is healed.
pub static TERMINATION: Property = Property {
    id: "termination",
    name: "Termination",
    says: "Once the last fault is repaired, what clients ask for is decided in bounded time.",
};
