//! What textbooks say of consensus protocols, to stand beside what is measured.

/// A row of the usual table, in its own words.
#[derive(Clone, Copy, Debug)]
pub struct TextbookRow {
    /// The protocol, as the table calls it.
    pub name: &'static str,
    /// Its latency, in round trips.
    pub latency: &'static str,
    /// How many nodes tolerate f faulty ones.
    pub nodes: &'static str,
    /// How many messages a decision takes.
    pub messages: &'static str,
    /// What the table counts there, in message delays.
    pub counts: &'static str,
}

/// The table. It is a quotation, and its rows are not those of the registry.
pub const TABLE: [TextbookRow; 4] = [
    TextbookRow {
        name: "Paxos",
        latency: "2 RTT",
        nodes: "2f + 1",
        messages: "O(n)",
        counts: "two phases, there and back: 4 delays until the proposer decides; 6 for a client \
                 that stands outside",
    },
    TextbookRow {
        name: "Raft",
        latency: "2 RTT",
        nodes: "2f + 1",
        messages: "O(n)",
        counts: "what the client sees: to the leader and back, and in between the leader's trip to \
                 its followers; 2 delays until the leader decides, 4 for the client",
    },
    TextbookRow {
        name: "PBFT",
        latency: "3 RTT",
        nodes: "3f + 1",
        messages: "O(n²)",
        counts: "three phases, each one way: 3 delays until a node decides, 5 for the client, which \
                 is two and a half round trips",
    },
    TextbookRow {
        name: "Zab",
        latency: "2 RTT",
        nodes: "2f + 1",
        messages: "O(n)",
        counts: "what a client of the leader sees: 2 delays until the leader decides, 4 for the \
                 client, and 6 if it asks a follower, as it mostly does",
    },
];

/// Why the table and the measurement differ.
pub const UNITS: &str = "The usual table mixes three units: round trips between nodes, round trips \
    seen by a client, and phases that go one way. Here everything is counted in one-way message \
    delays.";
