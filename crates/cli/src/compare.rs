//! `synod compare`: what a decision costs in each protocol, measured.

use campaign::compare::{Measured, SIZES, all};
use campaign::textbook::{ADDED, QUOTED, TABLE, UNITS};
use clap::Args;
use serde_json::{Value, json};

use crate::{Outcome, registry};

/// Measures what a decision costs in every protocol.
#[derive(Args)]
pub(crate) struct Compare {
    /// The number of nodes, from 1 to 25; without, 3, 4, 5 and 7.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=25))]
    nodes: Option<u32>,
    /// Writes a line of JSON for each protocol and number of nodes.
    #[arg(long)]
    json: bool,
}

impl Compare {
    pub(crate) fn run(&self) -> Outcome {
        let sizes = self.nodes.map_or(SIZES.to_vec(), |nodes| vec![nodes]);
        for nodes in sizes {
            if !self.json {
                say!(
                    "{:12} {:>9} {:>8} {:>6} {:>6} {:>6} {:>7} {:>10} {:>9} {:>6}   a new leader",
                    format!("{nodes} nodes"),
                    "tolerates",
                    "decided",
                    "writes",
                    "known",
                    "idle",
                    "client",
                    "elsewhere",
                    "messages",
                    "bytes"
                );
            }
            for measured in all(registry(), nodes) {
                if self.json {
                    say!("{}", record(&measured));
                } else {
                    row(&measured);
                }
            }
            if !self.json {
                say!("");
            }
        }
        if !self.json {
            explain();
        }
        Ok(true)
    }
}

fn row(measured: &Measured) {
    let failure = measured.failure.as_ref().map_or_else(
        || "nobody leads".to_owned(),
        |it| {
            let (waited, delays, writes, messages) =
                (it.waited, it.delays, it.writes, it.messages);
            format!("{waited} in all; {delays} after the last timer, {writes} writes, {messages} messages")
        },
    );
    say!(
        "{:12} {:>9} {:>8} {:>6} {:>6} {:>6} {:>7} {:>10} {:>9} {:>6}   {failure}",
        measured.info.name,
        measured.tolerated,
        measured.decided,
        measured.writes,
        measured.known,
        measured.idle,
        measured.client,
        measured.elsewhere.map_or_else(|| "-".to_owned(), |delays| delays.to_string()),
        measured.messages,
        measured.bytes,
    );
}

fn explain() {
    say!("Delays are one-way; a message takes 1 (a millisecond), a write next to nothing.");
    say!("  tolerates  how many faulty nodes");
    say!(
        "  decided    from the request's arrival until the first node decides; its writes in a row"
    );
    say!(
        "  known      until every node knows, as requests follow each other; idle: if none follows"
    );
    say!("  client     from asking to the answer; elsewhere: by way of a node that does not lead");
    say!("  messages   between nodes, for one decision; bytes: 1 for its kind, 8 for each number");
    say!("");
    let line = |name: &str,
                [fault, nodes, latency, complexity]: [&str; 4],
                [messages, counts]: [&str; 2]| {
        say!(
            "  {name:8} {fault:11} {nodes:12} {latency:7} {complexity:10} | {messages:8}  {counts}"
        );
    };
    say!("The textbook's table as it is usually given; right of the line, what Synod adds to it:");
    line("protocol", QUOTED, ADDED);
    for row in TABLE {
        line(row.name, row.quoted(), row.added());
    }
    say!("{UNITS}");
}

fn record(measured: &Measured) -> Value {
    let failure = measured.failure.as_ref().map(|it| {
        json!({
            "waited": it.waited, "delays": it.delays, "writes": it.writes, "messages": it.messages,
        })
    });
    json!({
        "protocol": measured.info.id,
        "nodes": measured.nodes,
        "tolerates": measured.tolerated,
        "decided": measured.decided,
        "writes": measured.writes,
        "known": measured.known,
        "idle": measured.idle,
        "client": measured.client,
        "elsewhere": measured.elsewhere,
        "messages": measured.messages,
        "bytes": measured.bytes,
        "failure": failure,
    })
}
