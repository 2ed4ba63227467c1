//! What nodes answer each other, and why they refuse.

use protocol::{Describe, Fault, Flavour, Rule};
use simulator::{EventKind, NodeAction, Payload};

use super::Told;
use super::rows::Change;
use crate::names::label;

/// A node refuses a vote, a promise or a proposal: why.
pub(super) fn refuses(change: &Change<'_>) -> Option<Told> {
    let (from, message) = change.heard()?;
    let answer = answer(change).filter(|answer| answer.word().flavour == Flavour::Refuse)?;
    let what = match message.word().flavour {
        Flavour::Campaign => format!("{from} its {}", answer.gives()),
        _ => format!("{} from {from}", label(change.teller.context.info, message)),
    };
    let told = change.says(format!("refuses {what}: {}", reason(change, message, answer)));
    Some(told.detail(change.teller.answers(change.node, answer.word().name)).notable())
}

/// Why: it knows a newer epoch; or what the protocol says; or what the answer tells beyond the
/// question; or the rule that was followed.
fn reason(change: &Change<'_>, message: &dyn Describe, answer: &dyn Describe) -> String {
    let name = change.teller.context.info.epoch.name;
    if let (Some(asked), Some(own)) = (message.epoch_name(), answer.epoch_name())
        && asked < own
    {
        return format!("older {name}: {asked} < {own}");
    }
    if let Some(reason) = own_reason(change) {
        return reason;
    }
    let asked = message.fields();
    let more = answer.fields().into_iter().filter(|fact| !asked.contains(fact));
    let more: Vec<String> = more.map(|fact| format!("{} {}", fact.name, fact.value)).collect();
    if !more.is_empty() {
        return more.join(", ");
    }
    let says = followed(change).map_or(answer.word().says, |rule| rule.says);
    says.trim_end_matches('.').to_owned()
}

/// The rule that it followed last.
fn followed(change: &Change<'_>) -> Option<&'static Rule> {
    change.teller.context.event.node_actions.iter().rev().find_map(|(node, node_action)| {
        match node_action {
            NodeAction::Cited(rule) if *node == change.node => Some(*rule),
            _ => None,
        }
    })
}

/// A node does not answer who campaigns, as a rule demands, and stays what it is.
pub(super) fn ignores(change: &Change<'_>) -> Option<Told> {
    let (from, message) = change.heard()?;
    let (before, after) = (change.before, change.after);
    let stays = (before.role, before.epoch, &before.held) == (after.role, after.epoch, &after.held);
    let idle = answer(change).is_none() && stays;
    // Where nobody can win votes by asking for them, none is refused.
    let asks = change.teller.context.info.tolerates == Fault::Crash;
    if message.word().flavour != Flavour::Campaign || !asks || !idle {
        return None;
    }
    let rule = followed(change)?;
    let what = label(change.teller.context.info, message);
    Some(change.says(format!("ignores {what} from {from}")).detail(rule.says).notable())
}

/// What the replica itself says. Of twins, only the first is asked.
fn own_reason(change: &Change<'_>) -> Option<String> {
    let context = change.teller.context;
    let EventKind::Delivered(envelope) = &context.event.kind else { return None };
    let (Payload::Message(message), scenario::Endpoint::Node(from)) =
        (&envelope.payload, envelope.from)
    else {
        return None;
    };
    let replica = context.world.nodes()[change.node.index()].replica.as_ref()?;
    if context.event.second { None } else { replica.refusal(from, message) }
}

/// A node gives its vote or its promise.
pub(super) fn grants(change: &Change<'_>) -> Option<Told> {
    let (from, message) = change.heard()?;
    let answer = answer(change)?;
    // Who campaigns for the same epoch supports it, too.
    let yes = matches!(answer.word().flavour, Flavour::Agree | Flavour::Campaign);
    if message.word().flavour != Flavour::Campaign || !yes {
        return None;
    }
    let epoch_name = change.teller.epoch_name(message.epoch_name().unwrap_or(change.after.epoch));
    let told = change.says(format!("grants {from} its {} in {epoch_name}", answer.gives()));
    Some(told.detail(change.teller.answers(change.node, answer.word().name)).notable())
}

/// A node answers in some other way.
pub(super) fn answers(change: &Change<'_>) -> Option<Told> {
    let (from, message) = change.heard()?;
    let answer = answer(change)?;
    let what = label(change.teller.context.info, message);
    let told = change.says(format!("receives {what} from {from}"));
    let told = told.detail(change.teller.answers(change.node, answer.word().name));
    Some(if message.word().flavour == Flavour::Campaign { told.notable() } else { told })
}

/// A message arrives, and nothing else is to be said.
pub(super) fn hears(change: &Change<'_>) -> Option<Told> {
    let (from, message) = change.heard()?;
    let what = label(change.teller.context.info, message);
    let told = change.says(format!("receives {what} from {from}"));
    let count = change.teller.count(change.node, change.before);
    Some(told.detail(count.unwrap_or_else(|| message.word().says.to_owned())))
}

/// How it answers whom it heard. What it says to others is no answer.
fn answer<'a>(change: &Change<'a>) -> Option<&'a dyn Describe> {
    let from = change.from()?;
    let sent = change.teller.sent_messages(change.node);
    let (_, answer) = sent.into_iter().rfind(|(to, _)| crate::snapshot::End::Node(to.0) == from)?;
    Some(answer)
}
