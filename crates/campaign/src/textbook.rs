//! What textbooks say of consensus protocols, to stand beside what is measured.

/// A row of the usual table as it is, and what Synod adds to it.
#[derive(Clone, Copy, Debug)]
pub struct TextbookRow {
    /// The protocol, as the table calls it.
    pub name: &'static str,
    /// The table's fault model.
    pub fault_model: &'static str,
    /// The table's nodes needed for f faulty ones.
    pub nodes: &'static str,
    /// The table's latency, in round trips.
    pub latency: &'static str,
    /// The table's complexity.
    pub complexity: &'static str,
    /// Added by Synod: how many messages a decision takes.
    pub messages: &'static str,
    /// Added by Synod: what the table's latency counts, in message delays.
    pub counts: &'static str,
}

/// The columns of the table that is quoted, after the protocol.
pub const QUOTED: [&str; 4] = ["fault model", "nodes needed", "latency", "complexity"];

/// The columns that Synod adds to it.
pub const ADDED: [&str; 2] = ["messages", "what the latency counts"];

/// The table. [`QUOTED`] is a quotation, and its rows are not those of the registry; [`ADDED`] is ours.
pub const TABLE: [TextbookRow; 4] = [
    TextbookRow {
        name: "Paxos",
        fault_model: "Crash",
        nodes: "2f+1",
        latency: "2 RTT",
        complexity: "High",
        messages: "O(n)",
        counts: "two phases, there and back: 4 delays until the proposer decides; 6 for a client \
                 that stands outside",
    },
    TextbookRow {
        name: "Raft",
        fault_model: "Crash",
        nodes: "2f+1",
        latency: "2 RTT",
        complexity: "Medium",
        messages: "O(n)",
        counts: "what the client sees: to the leader and back, and in between the leader's trip to \
                 its followers; 2 delays until the leader decides, 4 for the client",
    },
    TextbookRow {
        name: "PBFT",
        fault_model: "Byzantine",
        nodes: "3f+1",
        latency: "3 RTT",
        complexity: "High",
        messages: "O(n²)",
        counts: "three phases, each one way: 3 delays until a node decides, 5 for the client, which \
                 is two and a half round trips",
    },
    TextbookRow {
        name: "Zab",
        fault_model: "Crash",
        nodes: "2f+1",
        latency: "2 RTT",
        complexity: "Medium",
        messages: "O(n)",
        counts: "what a client of the leader sees: 2 delays until the leader decides, 4 for the \
                 client, and 6 if it asks a follower, as it mostly does",
    },
];

impl TextbookRow {
    /// What stands in the columns of [`QUOTED`].
    pub const fn quoted(&self) -> [&'static str; 4] {
        [self.fault_model, self.nodes, self.latency, self.complexity]
    }

    /// What stands in the columns of [`ADDED`].
    pub const fn added(&self) -> [&'static str; 2] {
        [self.messages, self.counts]
    }
}

/// Why the table and the measurement differ.
pub const UNITS: &str = "The usual table mixes three units: round trips between nodes, round trips \
    seen by a client, and phases that go one way. Here everything is counted in one-way message \
    delays.";
