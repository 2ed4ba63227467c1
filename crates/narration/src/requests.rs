//! What nodes do about the requests of clients.

use protocol::Reply;
use simulator::NodeAction;

use super::Told;
use super::rows::{Cause, Change};
use crate::names::reply_label;

/// A node proposes what a client asks for.
pub(super) fn proposes(change: &Change<'_>) -> Option<Told> {
    let Cause::Asked(request) = change.cause else { return None };
    if change.after.last <= change.before.last {
        return None;
    }
    let (client, operation, slot) = (request.id.client, &request.operation, change.after.last);
    let told = change.says(format!("proposes {operation} for slot {slot}"));
    let then = change.teller.then(change.node);
    Some(told.detail(format!("{client} asked for it. {then}").trim()).notable())
}

/// A node answers a client at once.
pub(super) fn answers(change: &Change<'_>) -> Option<Told> {
    let Cause::Asked(request) = change.cause else { return None };
    let client = request.id.client;
    let mut node_actions = change.teller.context.event.node_actions.iter();
    let reply = node_actions.find_map(|(_, node_action)| match node_action {
        NodeAction::Replied(_, reply) => Some(reply),
        _ => None,
    })?;
    Some(match reply {
        Reply::Redirect(Some(leader)) => change
            .says(format!("redirects {client} to {leader}"))
            .detail(format!("It does not lead; it believes that {leader} does.")),
        Reply::Redirect(None) if change.teller.leader(change.node).is_none() => change
            .says(format!("tells {client} to ask again"))
            .detail("It does not lead, and knows no leader."),
        Reply::Redirect(None) => change
            .says(format!("tells {client} to ask again"))
            .detail("It does not accept the request now, but does not refuse it either."),
        reply => change.says(format!("answers {client}: {}", reply_label(reply))),
    })
}

/// A request arrives, and nothing else is to be said.
pub(super) fn hears(change: &Change<'_>) -> Option<Told> {
    let Cause::Asked(request) = change.cause else { return None };
    Some(change.says(format!("receives {} from {}", request.operation, request.id.client)))
}
