//! Why something cannot be done now.

use protocol::{Links, ReadLevel};
use scenario::Needs;

use super::OfferTarget;
use super::fill::Draft;
use crate::moment::Snapshot;
use crate::report::ChoiceKind;
use crate::snapshot::{End, Life, NodeSnapshot};

/// Why an offer cannot be taken now, or would change nothing, as a sentence.
pub(super) fn unmet(
    shown: &Snapshot,
    target: OfferTarget,
    draft: &Draft,
    needs: Needs,
) -> Option<String> {
    let node = node(shown, target);
    let because = |so: bool, why: String| (!so).then_some(why);
    match needs {
        Needs::Nothing => honest_already(shown, target, draft),
        Needs::Up => is_up(shown, target),
        Needs::Running => is_up(shown, target).or_else(|| {
            let (name, life) = who(shown, target)?;
            because(life != Life::Paused, format!("{name} is paused."))
        }),
        Needs::Paused => {
            let (name, life) = who(shown, target)?;
            because(life == Life::Paused, format!("{name} is not paused."))
        }
        Needs::Down => {
            let (name, life) = who(shown, target)?;
            because(life == Life::Down, format!("{name} has not crashed."))
        }
        Needs::Writing => because(node?.writing.is_some(), "No write is under way.".to_owned()),
        Needs::Keeping => because(!node?.lying_disk, "Its disk forgets already.".to_owned()),
        Needs::Forgetting => because(node?.lying_disk, "Its disk forgets nothing.".to_owned()),
        Needs::Readable => because(!node?.corrupt, "Its disk cannot be read already.".to_owned()),
        Needs::Taking => {
            because(node?.disk_refuses().is_none(), "Its disk takes no writes already.".to_owned())
        }
        Needs::Refusing => {
            because(node?.disk_refuses().is_some(), "Its disk takes writes.".to_owned())
        }
        Needs::Open => {
            because(!is_cut(shown, target, draft), "Nothing passes there now.".to_owned())
        }
        Needs::Cut => because(is_cut(shown, target, draft), "This way is not cut.".to_owned()),
        Needs::Broken => {
            let broken = !shown.cluster.groups.is_empty() || !shown.cluster.cuts.is_empty();
            because(broken, "The network is whole.".to_owned())
        }
        Needs::Sessions => {
            let name = shown.info.name;
            let sessions = shown.info.links == Links::Sessions;
            because(sessions, format!("The links of {name} are no sessions."))
        }
        Needs::Datagrams => {
            let once = "A session carries everything once.".to_owned();
            because(shown.info.links == Links::Datagrams, once)
        }
        Needs::Due => not_due(shown, target, draft),
        Needs::Unsettled => {
            let waits = shown.choices.iter().any(|choice| choice.kind == ChoiceKind::Settle);
            because(waits, "Nothing is left to settle.".to_owned())
        }
        Needs::LeaseReads => serves(shown, target, ReadLevel::Lease),
        Needs::LocalReads => serves(shown, target, ReadLevel::Local),
    }
}

fn node(shown: &Snapshot, target: OfferTarget) -> Option<&NodeSnapshot> {
    match target {
        OfferTarget::Node(id) => shown.cluster.nodes.iter().find(|node| node.id == id),
        _ => None,
    }
}

/// The name of a node or client, and whether it runs.
fn who(shown: &Snapshot, target: OfferTarget) -> Option<(End, Life)> {
    match target {
        OfferTarget::Node(id) => node(shown, target).map(|node| (End::Node(id), node.life)),
        OfferTarget::Client(id) => {
            let client = shown.cluster.clients.iter().find(|client| client.id == id);
            client.map(|client| (End::Client(id), client.life))
        }
        _ => None,
    }
}

fn is_up(shown: &Snapshot, target: OfferTarget) -> Option<String> {
    let (name, life) = who(shown, target)?;
    (life == Life::Down).then(|| format!("{name} has crashed."))
}

/// Nobody can begin to tell the truth who tells it.
fn honest_already(shown: &Snapshot, target: OfferTarget, draft: &Draft) -> Option<String> {
    let clients = &shown.cluster.clients;
    let lies = match target {
        OfferTarget::Node(_) => node(shown, target).is_some_and(|node| !node.lies.is_empty()),
        OfferTarget::Client(id) => clients.iter().any(|client| client.id == id && client.lies),
        _ => return None,
    };
    let ends = draft.line.starts_with("lie ") && draft.line.ends_with(" honest");
    (ends && !lies).then(|| "It tells the truth.".to_owned())
}

/// Whether nothing passes on the way that the draft is about, whatever splits do: both ways, if it is
/// about both.
fn is_cut(shown: &Snapshot, target: OfferTarget, draft: &Draft) -> bool {
    let (from, to) = match (target, draft.other) {
        (OfferTarget::Link(from, to), _) => (from, to),
        (OfferTarget::Node(id), Some(other)) => (End::Node(id), other),
        (OfferTarget::Client(id), Some(other)) => (End::Client(id), other),
        _ => return false,
    };
    let cut = |from, to| shown.cluster.cuts.contains(&(from, to));
    match draft.line.rsplit_once(' ').map(|(_, path)| path) {
        Some(path) if !path.contains("to") => cut(from, to) || cut(to, from),
        Some(path) if path.ends_with(&super::fill::ending(to)) => cut(from, to),
        _ => cut(to, from),
    }
}

fn not_due(shown: &Snapshot, target: OfferTarget, draft: &Draft) -> Option<String> {
    if shown.choices.iter().any(|choice| is_same(&choice.line, &draft.line)) {
        return None;
    }
    let receiver = match target {
        OfferTarget::Message(id) => {
            let flight = shown.cluster.flights.iter().find(|flight| flight.id == id);
            match flight.map(|flight| flight.to) {
                Some(End::Node(node)) => OfferTarget::Node(node),
                _ => target,
            }
        }
        other => other,
    };
    let (name, life) = who(shown, receiver)?;
    let full = node(shown, receiver).is_some_and(|node| node.full_disk);
    Some(match (life, target) {
        (Life::Down, _) => format!("{name} has crashed."),
        (Life::Paused, _) => format!("{name} is paused."),
        (Life::Up, OfferTarget::Message(_)) => {
            "An older message on this way comes first.".to_owned()
        }
        (Life::Up, _) if full => "Its disk is full.".to_owned(),
        (Life::Up, _) => "No write is under way.".to_owned(),
    })
}

/// Whether two lines say the same; the oldest message may be called the first.
fn is_same(one: &str, other: &str) -> bool {
    one.replace(".1 ", " ") == other.replace(".1 ", " ")
}

fn serves(shown: &Snapshot, target: OfferTarget, level: ReadLevel) -> Option<String> {
    let promised = shown.info.promises.iter().any(|promise| promise.level == level);
    let name = shown.info.name;
    match promised {
        true => is_up(shown, target),
        false => Some(format!("{name} has no such reads.")),
    }
}
