//! What liars did in an event, in words.

use protocol::{Fact, Flavour, Info, LieInfo, NodeId, joined};
use scenario::words::{CLIENT_LIES, LIES};
use scenario::{Action, Endpoint, LieTerms};
use simulator::{Envelope, NodeAction, Payload, Trick};

use crate::context::EventContext;
use crate::names::{end, label, reply_label};
use crate::snapshot::End;

/// What the liars of an event did in it: a sentence for each thing that was told to some, or kept
/// from them.
pub(crate) fn told(context: &EventContext<'_>) -> String {
    let mut node_actions: Vec<Deceit> = Vec::new();
    for (node, node_action) in &context.event.node_actions {
        let (to, payload, how) = match node_action {
            NodeAction::Sent(Envelope { to, payload, trick: Some(trick), .. }) => {
                (*to, payload, How::Said(*trick))
            }
            NodeAction::Withheld(to, payload) => (*to, payload, How::Withheld),
            _ => continue,
        };
        let what = called(context, payload);
        let alike =
            |deceit: &&mut Deceit| (deceit.node, deceit.how) == (*node, how) && deceit.what == what;
        match node_actions.iter_mut().find(alike) {
            Some(deceit) => deceit.to.push(end(to)),
            None => node_actions.push(Deceit { node: *node, what, how, to: vec![end(to)] }),
        }
    }
    joined(node_actions.iter().map(|deceit| deceit.sentence(context)), " ")
}

/// Whether a liar proposed something in it that its replica did not: a proposal, or what it needs
/// for one.
pub(crate) fn leads_astray(context: &EventContext<'_>) -> bool {
    let grave = |flavour| matches!(flavour, Flavour::Propose | Flavour::Campaign);
    context.event.node_actions.iter().any(|(_, node_action)| match node_action {
        NodeAction::Sent(Envelope { payload, trick: Some(Trick::Forged(_)), .. }) => {
            payload.between_replicas().is_some_and(|message| grave(message.word().flavour))
        }
        _ => false,
    })
}

/// One thing done to several alike.
struct Deceit {
    node: NodeId,
    what: String,
    how: How,
    to: Vec<End>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Said(Trick),
    Withheld,
}

impl Deceit {
    fn sentence(&self, context: &EventContext<'_>) -> String {
        let Self { node, what, how, to } = self;
        let to = ends(to);
        match how {
            How::Withheld => format!("{node} withholds {what} from {to}."),
            How::Said(Trick::Twin) => format!("The second {node} sends {what} to {to}."),
            How::Said(Trick::Forged(kind)) => match self.truth(context) {
                Some((others, instead)) => format!(
                    "{node} sends {to} something else than {others}: {what}{instead} ({kind})."
                ),
                None => format!("{node} lies to {to}: {what} ({kind})."),
            },
            How::Said(Trick::Replayed) => {
                format!("{node} sends the old message {what} to {to} again.")
            }
            How::Said(Trick::Doubled) => format!("{node} sends {what} to {to} twice."),
            How::Said(Trick::Late) => format!("{node} delays {what} to {to}."),
            How::Said(Trick::Posed(name)) => {
                format!("{node} sends {what} to {to} in the name of {name}; the link refuses it.")
            }
        }
    }

    /// Who was told the truth of the same kind of message in this event, and which fields of the lie
    /// differ from it.
    fn truth(&self, context: &EventContext<'_>) -> Option<(String, String)> {
        let alike = |(node, node_action): &&(NodeId, NodeAction)| {
            let NodeAction::Sent(envelope) = node_action else { return false };
            *node == self.node && called(context, &envelope.payload) == self.what
        };
        let sent = context.event.node_actions.iter().filter(alike);
        let envelopes = sent.filter_map(|(_, node_action)| match node_action {
            NodeAction::Sent(envelope) => Some(envelope),
            _ => None,
        });
        let honest = |envelope: &&Envelope| matches!(envelope.trick, None | Some(Trick::Twin));
        let others: Vec<End> = envelopes.clone().filter(honest).map(|it| end(it.to)).collect();
        let truth = fields(&envelopes.clone().find(honest)?.payload);
        let lies = |it: &&Envelope| matches!(it.trick, Some(Trick::Forged(_)));
        let lie = envelopes.clone().find(lies).map(|it| fields(&it.payload)).unwrap_or_default();
        let other = lie.into_iter().filter(|field| !truth.contains(field));
        let other = joined(other.map(|field| format!(" {}={}", field.name, field.value)), "");
        let instead = if other.is_empty() { other } else { format!(" with{other}") };
        Some((ends(&others), instead))
    }
}

fn fields(payload: &Payload) -> Vec<Fact> {
    payload.between_replicas().map(|message| message.fields()).unwrap_or_default()
}

fn called(context: &EventContext<'_>, payload: &Payload) -> String {
    match payload {
        Payload::Reply(_, reply) => format!("the answer {}", reply_label(reply)),
        other => {
            other.between_replicas().map(|message| label(context.info, message)).unwrap_or_default()
        }
    }
}

fn ends(ends: &[End]) -> String {
    match ends {
        [] => "nobody".to_owned(),
        [one] => one.to_string(),
        [most @ .., last] => format!("{} and {last}", joined(most, ", ")),
    }
}

/// Someone begins to lie, or ends it: what that means, and how.
pub(crate) fn begun(info: &Info, action: &Action) -> Option<(End, String, String)> {
    let Action::Lie { who, behaviour, terms } = action else { return None };
    let who = end(*who);
    let known = |lies: &'static [LieInfo]| lies.iter().find(|lie| lie.name == behaviour);
    let detail = match known(LIES) {
        _ if behaviour == "honest" => {
            return Some((
                who,
                "tells the truth again".to_owned(),
                "It still counts as faulty: the checkers believe nothing that it reports."
                    .to_owned(),
            ));
        }
        _ if matches!(who, End::Client(_)) => format!("It {}.", known(CLIENT_LIES)?.says),
        Some(lie) if lie.name == "impersonate" => {
            format!("It {}{}. A link knows the node at its other end.", lie.says, about(terms))
        }
        Some(lie) => format!("It {}{}.", lie.says, about(terms)),
        None => {
            let forges =
                format!("It {}. It can sign only with its own key.", known(info.lies)?.says);
            if terms.to.is_empty() { forges } else { format!("{forges} It lies{}.", about(terms)) }
        }
    };
    Some((who, format!("lies from now on: {behaviour}{terms}"), detail))
}

/// ` to S2 and c1`
fn about(terms: &LieTerms) -> String {
    let named: Vec<End> = terms.to.iter().map(|it: &Endpoint| end(*it)).collect();
    if named.is_empty() { String::new() } else { format!(" to {}", ends(&named)) }
}
