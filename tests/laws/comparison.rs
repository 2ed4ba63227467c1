//! What a decision costs is what the papers' patterns of messages say.

use std::fs;
use std::path::Path;

use campaign::compare::{Measured, SIZES, all};
use campaign::textbook::{ADDED, QUOTED, TABLE};
use cores::registry;

/// What the patterns say of n nodes: delays until the first decides, until all know, until the client
/// knows, and until a client knows that asked somebody else; messages between nodes.
struct Pattern {
    protocol: &'static str,
    delays: [u64; 3],
    elsewhere: Option<u64>,
    messages: fn(u64) -> u64,
}

/// A client outside; a message to oneself is none. Raft and Multi-Paxos let the next message tell what
/// is decided. Zab sends it, as Paxos does where its proposer learns first. A follower of Zab passes
/// requests on; one of Raft or of Multi-Paxos sends the client to its leader; a backup of PBFT passes
/// them on, and answers itself.
const PATTERNS: [Pattern; 5] = [
    Pattern { protocol: "raft", delays: [2, 3, 4], elsewhere: Some(6), messages: |n| 2 * (n - 1) },
    Pattern {
        protocol: "multipaxos",
        delays: [2, 3, 4],
        elsewhere: Some(6),
        messages: |n| 2 * (n - 1),
    },
    Pattern { protocol: "zab", delays: [2, 3, 4], elsewhere: Some(6), messages: |n| 3 * (n - 1) },
    Pattern {
        protocol: "paxos",
        delays: [4, 5, 6],
        elsewhere: None,
        messages: |n| 4 * (n - 1) + (n - 1),
    },
    Pattern {
        protocol: "pbft",
        delays: [3, 3, 5],
        elsewhere: Some(6),
        messages: |n| 2 * n * (n - 1),
    },
];

fn every() -> impl Iterator<Item = Measured> {
    SIZES.into_iter().flat_map(|nodes| all(registry(), nodes))
}

#[test]
fn measured_costs_match_the_message_patterns() {
    for it in every().filter(|it| it.tolerated > 0) {
        let pattern = PATTERNS.iter().find(|known| known.protocol == it.info.id);
        let pattern = pattern.unwrap_or_else(|| {
            panic!("PATTERNS in tests/laws/comparison.rs lacks that of {}", it.info.id)
        });
        let what = format!("{} with {} nodes", it.info.id, it.nodes);
        assert_eq!([it.decided, it.known, it.client], pattern.delays, "delays of {what}");
        assert_eq!(it.elsewhere, pattern.elsewhere, "asked elsewhere, {what}");
        assert_eq!(it.messages, (pattern.messages)(it.nodes.into()), "messages of {what}");
    }
}

/// Three nodes that may lie tolerate none: then a quorum is two, one phase has its votes at once,
/// and the rest of the pattern is shorter.
#[test]
fn protocols_that_tolerate_no_fault_decide_sooner() {
    let bare = all(registry(), 3).find(|it| it.tolerated == 0).expect("PBFT among three");
    let whole = all(registry(), 4).find(|it| it.info.id == bare.info.id).expect("and among four");
    assert!(bare.decided < whole.decided && bare.client < whole.client);
}

/// A decision stands on a majority of disks, written one before the other's message: a proposer that
/// writes before it asks waits for two.
#[test]
fn writes_on_the_longest_way_are_counted() {
    let writes = |id: &str| all(registry(), 5).find(|it| it.info.id == id).map(|it| it.writes);
    assert_eq!(writes("raft"), Some(2), "the leader's own, then a follower's");
    assert_eq!(writes("multipaxos"), Some(1), "the leader's acceptor is one among others");
    assert_eq!(writes("zab"), Some(2));
    assert_eq!(writes("paxos"), Some(3), "the round, a promise, an acceptance");
    assert_eq!(writes("pbft"), Some(3));
}

#[test]
fn more_nodes_mean_more_bytes_and_no_fewer_delays() {
    for few in all(registry(), 4) {
        let many =
            all(registry(), 7).find(|it| it.info.id == few.info.id).expect("the same protocols");
        assert!(many.bytes > few.bytes && many.messages > few.messages, "{}", few.info.id);
        assert!(many.decided >= few.decided, "{}", few.info.id);
    }
}

#[test]
fn a_follower_can_replace_its_leader() {
    for it in every().filter(|it| it.tolerated > 0) {
        assert_eq!(it.failure.is_some(), it.elsewhere.is_some(), "{}", it.info.id);
        if let Some(failure) = it.failure {
            let what = format!("{} with {} nodes: {failure:?}", it.info.id, it.nodes);
            assert!(failure.waited > failure.delays, "a timer must ring, {what}");
            assert!(failure.delays > 0 && failure.messages > 0, "{what}");
        }
    }
}

/// The rows of a table of Markdown, from its head on.
fn markdown(name: &str, columns: &[&str], rows: impl Iterator<Item = Vec<&'static str>>) -> String {
    let mut table =
        format!("| {name} | {} |\n|{}\n", columns.join(" | "), "---|".repeat(columns.len() + 1));
    rows.for_each(|row| table += &format!("| {} |\n", row.join(" | ")));
    table
}

/// What the usual table says is quoted and not mended; what is added stands apart, and is said to be ours.
#[test]
fn the_document_quotes_the_table_of_textbooks_as_it_is() {
    let quoted = TABLE.map(|row| (row.name, row.quoted()));
    let usual = [
        ("Paxos", ["Crash", "2f+1", "2 RTT", "High"]),
        ("Raft", ["Crash", "2f+1", "2 RTT", "Medium"]),
        ("PBFT", ["Byzantine", "3f+1", "3 RTT", "High"]),
        ("Zab", ["Crash", "2f+1", "2 RTT", "Medium"]),
    ];
    assert_eq!(quoted, usual);
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/comparison.md");
    let document = fs::read_to_string(document).expect("the document");
    let row = |name, rest: &[&'static str]| [&[name][..], rest].concat();
    let quoted = markdown("protocol", &QUOTED, TABLE.iter().map(|it| row(it.name, &it.quoted())));
    let added = markdown("protocol", &ADDED, TABLE.iter().map(|it| row(it.name, &it.added())));
    assert!(document.contains(&quoted), "docs/comparison.md does not quote\n{quoted}");
    assert!(
        document.contains(&format!("What Synod adds to it:\n\n{added}")),
        "docs/comparison.md does not add\n{added}"
    );
}
