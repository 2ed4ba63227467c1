//! What is said of something on the stage.

use playground::Snapshot;
use playground::snapshot::End;
use protocol::joined;
use scene::Target;

use crate::stage::place;
use crate::words;

/// Something on the stage in words.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Description {
    /// Its name, and for a node what it does.
    pub(crate) title: String,
    /// A sentence about it, or nothing.
    pub(crate) text: String,
}

/// Describes something on the stage; what is not there any more has no words.
pub(crate) fn describe(shown: &Snapshot, target: Target) -> Description {
    let cluster = &shown.cluster;
    match target {
        Target::Node(id) => {
            let node = cluster.nodes.iter().find(|node| node.id == id);
            let standing = node.map(|node| words::standing(node, shown.info.epoch.name));
            let title = format!("S{id} {}", standing.unwrap_or_default());
            Description { title, text: String::new() }
        }
        Target::Client(id) => {
            let client = cluster.clients.iter().find(|client| client.id == id);
            let text = match client.map(|client| joined(&client.waiting, ", ")) {
                Some(waiting) if !waiting.is_empty() => format!("waits for {waiting}"),
                _ => "waits for nothing".to_owned(),
            };
            Description { title: client.map(words::client).unwrap_or_default(), text }
        }
        Target::Flight(id) => {
            let Some(flight) = place::flight(cluster, id) else { return Description::default() };
            let doomed = if flight.doomed { " It will not arrive." } else { "" };
            let lie = match flight.trick.as_str() {
                "" => String::new(),
                trick => format!(" A liar's deed: {trick}."),
            };
            Description {
                title: format!("{}  {} → {}", flight.label, flight.from, flight.to),
                text: format!("{}{lie}{doomed}", flight.says),
            }
        }
        Target::Link(from, to) => {
            let cut = |a: End, b: End| cluster.cuts.contains(&(a, b));
            let text = match (cut(from, to), cut(to, from)) {
                (true, true) => "cut both ways",
                (true, false) | (false, true) => "cut one way",
                _ => "",
            };
            Description { title: format!("{from} – {to}"), text: text.to_owned() }
        }
    }
}
