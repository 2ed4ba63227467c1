//! Filling in the placeholders of a row: `crash {node}` becomes `crash 2`.

use protocol::{Admin, LieInfo, joined};
use scenario::OfferInfo;
use scenario::lie::usual_terms;
use scenario::words::{CLIENT_LIES, LIES};

use super::{OfferTarget, leader};
use crate::moment::Snapshot;
use crate::report::{MarkKind, capitalised};
use crate::snapshot::{End, EnvelopeSnapshot};

/// An offer whose placeholders are being filled in.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) label: String,
    pub(super) line: String,
    /// What it does, where a placeholder says more than the row.
    pub(super) says: Option<String>,
    /// The end that the placeholder `{other}` became.
    pub(super) other: Option<End>,
}

/// What stands in place of a placeholder: in the line, in the name, in the title.
struct Filling {
    line: String,
    label: String,
    title: String,
    says: Option<String>,
    other: Option<End>,
}

impl Filling {
    fn new(line: impl ToString, label: impl ToString) -> Self {
        let (line, label) = (line.to_string(), label.to_string());
        Self { title: label.clone(), line, label, says: None, other: None }
    }

    fn end(end: End) -> Self {
        Self { other: Some(end), ..Self::new(scripted(end), end) }
    }
}

/// Every way to fill in an offer's placeholders; none if one stands for nothing here.
pub(super) fn all(shown: &Snapshot, target: OfferTarget, offer: &OfferInfo) -> Vec<Draft> {
    let (title, label) = (offer.title.to_owned(), offer.label.to_owned());
    let mut drafts =
        vec![Draft { title, label, line: offer.line.to_owned(), says: None, other: None }];
    while let Some(name) = drafts.first().and_then(|draft| placeholder(&draft.line)) {
        let fillings = fillings(shown, target, &name);
        let filled = |draft: &Draft| fillings.iter().map(|it| draft.with(&name, it)).collect();
        drafts = drafts.iter().flat_map(|draft| -> Vec<Draft> { filled(draft) }).collect();
    }
    drafts
}

/// The first placeholder of a text, without its braces.
fn placeholder(text: &str) -> Option<String> {
    let (_, behind) = text.split_once('{')?;
    behind.split_once('}').map(|(name, _)| name.to_owned())
}

impl Draft {
    fn with(&self, name: &str, filling: &Filling) -> Self {
        let own = format!("{{{name}}}");
        // Alternatives are called `{|}`, where they are not spelt out.
        let short = if name.contains('|') { "{|}" } else { &own };
        Self {
            title: self.title.replace(short, &filling.title),
            label: self.label.replace(short, &filling.label),
            line: self.line.replace(&own, &filling.line),
            says: filling.says.clone().or_else(|| self.says.clone()),
            other: filling.other.filter(|_| name == "other").or(self.other),
        }
    }
}

/// An end as scripts write it.
fn scripted(end: End) -> String {
    match end {
        End::Node(node) => node.to_string(),
        End::Client(client) => format!("c{client}"),
    }
}

/// How a path that leads to this end ends.
pub(super) fn ending(end: End) -> String {
    format!("to{}", scripted(end))
}

fn fillings(shown: &Snapshot, target: OfferTarget, name: &str) -> Vec<Filling> {
    let cluster = &shown.cluster;
    let nodes = || cluster.nodes.iter().map(|node| node.id);
    let listed = |ids: &[u32]| Filling::new(joined(ids, ","), joined(ids, ", "));
    let one = |filling: Option<Filling>| filling.into_iter().collect();
    match (name, target) {
        ("node", OfferTarget::Node(id)) => nodes().filter(|it| *it == id).map(node).collect(),
        ("node", OfferTarget::Cluster) => nodes().map(node).collect(),
        ("client", OfferTarget::Client(id)) => {
            let known = cluster.clients.iter().any(|client| client.id == id);
            one(known.then(|| Filling::end(End::Client(id))))
        }
        ("other", OfferTarget::Node(id)) => nodes().filter(|it| *it != id).map(node).collect(),
        ("other", OfferTarget::Client(_)) => nodes().map(node).collect(),
        ("others", OfferTarget::Node(id)) => {
            vec![listed(&nodes().filter(|it| *it != id).collect::<Vec<_>>())]
        }
        ("leader", _) => one(leader(shown).map(node)),
        ("minority", _) => one(leader(shown).map(|it| listed(&minority(shown, it)))),
        ("majority", _) => one(leader(shown).map(|it| {
            let apart = minority(shown, it);
            listed(&nodes().filter(|node| !apart.contains(node)).collect::<Vec<_>>())
        })),
        ("way", OfferTarget::Link(from, to)) => vec![way(from, to)],
        ("back", OfferTarget::Link(from, to)) => vec![way(to, from)],
        ("both", OfferTarget::Link(from, to)) => {
            vec![Filling::new(format!("{}-{}", scripted(from), scripted(to)), "both ways")]
        }
        ("message", OfferTarget::Message(id)) => {
            let flight = cluster.flights.iter().find(|flight| flight.id == id);
            let address = flight.and_then(EnvelopeSnapshot::address);
            one(address.map(|address| Filling::new(&address, &address)))
        }
        ("kind", _) => shown.info.messages.iter().map(|it| Filling::new(it.id, it.id)).collect(),
        ("timer", OfferTarget::Node(id)) => {
            let at = cluster.nodes.iter().filter(|node| node.id == id);
            let timers = at.flat_map(|node| &node.timers);
            timers.map(|timer| Filling::new(&timer.word, &timer.word)).collect()
        }
        ("lie", OfferTarget::Node(_)) => {
            LIES.iter().chain(shown.info.lies).filter_map(|it| lie(shown, target, it)).collect()
        }
        ("lie", OfferTarget::Client(_)) => {
            CLIENT_LIES.iter().filter_map(|it| lie(shown, target, it)).collect()
        }
        ("admin", _) => shown.info.admin.iter().flat_map(|it| admin(shown, target, it)).collect(),
        ("key", _) => vec![key(shown)],
        // Another value each time, so that one sees which is which.
        ("value", _) => {
            let asked = shown.marks.iter().filter(|mark| mark.kind == MarkKind::Request).count();
            vec![Filling::new(asked + 1, asked + 1)]
        }
        ("held", _) => {
            let held = register(shown).map_or("1", |(_, value)| value);
            vec![Filling::new(held, held)]
        }
        (values, _) if values.contains('|') => {
            values.split('|').map(|value| Filling::new(value, value)).collect()
        }
        _ => Vec::new(),
    }
}

fn node(id: u32) -> Filling {
    Filling::end(End::Node(id))
}

fn way(from: End, to: End) -> Filling {
    Filling::new(format!("{}to{}", scripted(from), scripted(to)), format!("{from} → {to}"))
}

/// The first register of whoever knows most, and what it holds.
fn register(shown: &Snapshot) -> Option<(&str, &str)> {
    let most = shown.cluster.nodes.iter().max_by_key(|node| node.decided)?;
    most.registers.first().map(|(key, value)| (key.as_str(), value.as_str()))
}

fn key(shown: &Snapshot) -> Filling {
    let key = register(shown).map_or("x", |(key, _)| key);
    Filling::new(key, key)
}

/// Who is cut off with the leader when somebody just asks for a split.
fn minority(shown: &Snapshot, leader: u32) -> Vec<u32> {
    let ids: Vec<u32> = shown.cluster.nodes.iter().map(|node| node.id).collect();
    let most = (ids.len().saturating_sub(1) / 2).max(1);
    let after = ids.iter().filter(|id| **id > leader);
    let before = ids.iter().filter(|id| **id < leader);
    std::iter::once(leader).chain(after.chain(before).copied()).take(most).collect()
}

/// A way of lying, with what it cannot do without. By hand nothing can be late.
fn lie(shown: &Snapshot, target: OfferTarget, lie: &LieInfo) -> Option<Filling> {
    if shown.by_hand && lie.name == "delay" {
        return None;
    }
    let terms = usual_terms(lie.name, matches!(target, OfferTarget::Node(1)));
    let line = format!("{}{terms}", lie.name);
    let says = lie.says.to_owned();
    Some(Filling { title: lie.about.to_owned(), says: Some(says), ..Filling::new(&line, &line) })
}

/// An operation on the cluster: about the node, about each node, or about all of them.
fn admin(shown: &Snapshot, target: OfferTarget, admin: &Admin) -> Vec<Filling> {
    let ids: Vec<u32> = shown.cluster.nodes.iter().map(|node| node.id).collect();
    let (word, name) = (admin.word, capitalised(admin.word));
    let says = admin.says.trim_end_matches('.');
    let filling = |line: String, label: String| Filling {
        title: admin.says.to_owned(),
        says: Some(says.to_owned()),
        ..Filling::new(line, label)
    };
    match (admin.arguments, target) {
        ("NODE", OfferTarget::Node(id)) => vec![filling(format!("{word} {id}"), name)],
        (_, OfferTarget::Node(_)) => Vec::new(),
        ("", _) => vec![filling(word.to_owned(), name)],
        ("NODE", _) => {
            let each = |id: &u32| filling(format!("{word} {id}"), format!("S{id}"));
            ids.iter().map(each).collect()
        }
        _ => {
            let all = joined(&ids, ",");
            vec![filling(format!("{word} {all}"), all), filling(format!("{word} …"), name)]
        }
    }
}
