//! What liars did in an event, in words.

use protocol::{Fact, Flavour, Info, LieInfo, NodeId, joined};
use scenario::words::{CLIENT_LIES, LIES};
use scenario::{Action, Endpoint, Terms};
use simulator::{Deed, Parcel, Payload, Trick};

use crate::run::Event;
use crate::stage::End;
use crate::staging::{end, label, reply_label};

/// What the liars of an event did in it: a sentence for each thing that was told to some, or kept
/// from them.
pub(crate) fn told(event: &Event<'_>) -> String {
    let mut deeds: Vec<Deceit> = Vec::new();
    for (node, deed) in &event.happening.deeds {
        let (to, payload, how) = match deed {
            Deed::Sent(Parcel { to, payload, trick: Some(trick), .. }) => {
                (*to, payload, How::Said(*trick))
            }
            Deed::Withheld(to, payload) => (*to, payload, How::Withheld),
            _ => continue,
        };
        let what = called(event, payload);
        let alike =
            |deceit: &&mut Deceit| (deceit.node, deceit.how) == (*node, how) && deceit.what == what;
        match deeds.iter_mut().find(alike) {
            Some(deceit) => deceit.to.push(end(to)),
            None => deeds.push(Deceit { node: *node, what, how, to: vec![end(to)] }),
        }
    }
    joined(deeds.iter().map(|deceit| deceit.sentence(event)), " ")
}

/// Whether a liar proposed something in it that its replica did not: a proposal, or what it needs
/// for one.
pub(crate) fn leads_astray(event: &Event<'_>) -> bool {
    let grave = |flavour| matches!(flavour, Flavour::Propose | Flavour::Campaign);
    event.happening.deeds.iter().any(|(_, deed)| match deed {
        Deed::Sent(Parcel { payload, trick: Some(Trick::Forged(_)), .. }) => {
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
    fn sentence(&self, event: &Event<'_>) -> String {
        let Self { node, what, how, to } = self;
        let to = ends(to);
        match how {
            How::Withheld => format!("{node} keeps {what} from {to}."),
            How::Said(Trick::Twin) => format!("The second {node} tells {to} {what}."),
            How::Said(Trick::Forged(kind)) => match self.truth(event) {
                Some((others, instead)) => format!(
                    "{node} tells {to} something else than {others}: {what}{instead} ({kind})."
                ),
                None => format!("{node} lies to {to}: {what} ({kind})."),
            },
            How::Said(Trick::Replayed) => format!("{node} says {what} to {to}, an old message."),
            How::Said(Trick::Doubled) => format!("{node} says {what} to {to} once more."),
            How::Said(Trick::Late) => format!("{node} lets {to} wait for {what}."),
            How::Said(Trick::Posed(name)) => {
                format!("{node} says {what} to {to} in the name of {name}; the link refuses it.")
            }
        }
    }

    /// Who was told the truth of the same kind of message in this event, and which fields of the lie
    /// differ from it.
    fn truth(&self, event: &Event<'_>) -> Option<(String, String)> {
        let alike = |(node, deed): &&(NodeId, Deed)| {
            let Deed::Sent(parcel) = deed else { return false };
            *node == self.node && called(event, &parcel.payload) == self.what
        };
        let sent = event.happening.deeds.iter().filter(alike);
        let parcels = sent.filter_map(|(_, deed)| match deed {
            Deed::Sent(parcel) => Some(parcel),
            _ => None,
        });
        let honest = |parcel: &&Parcel| matches!(parcel.trick, None | Some(Trick::Twin));
        let others: Vec<End> = parcels.clone().filter(honest).map(|it| end(it.to)).collect();
        let truth = fields(&parcels.clone().find(honest)?.payload);
        let lies = |it: &&Parcel| matches!(it.trick, Some(Trick::Forged(_)));
        let lie = parcels.clone().find(lies).map(|it| fields(&it.payload)).unwrap_or_default();
        let other = lie.into_iter().filter(|field| !truth.contains(field));
        let other = joined(other.map(|field| format!(" {}={}", field.name, field.value)), "");
        let instead = if other.is_empty() { other } else { format!(" with{other}") };
        Some((ends(&others), instead))
    }
}

fn fields(payload: &Payload) -> Vec<Fact> {
    payload.between_replicas().map(|message| message.fields()).unwrap_or_default()
}

fn called(event: &Event<'_>, payload: &Payload) -> String {
    match payload {
        Payload::Reply(_, reply) => format!("the answer {}", reply_label(reply)),
        other => {
            other.between_replicas().map(|message| label(event.info, message)).unwrap_or_default()
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
                "It stays one of those who lied, and nothing it says of itself is believed."
                    .to_owned(),
            ));
        }
        _ if matches!(who, End::Client(_)) => format!("It {}.", known(CLIENT_LIES)?.says),
        Some(lie) if lie.name == "impersonate" => {
            format!("It {}{}. Links know who is at their other end.", lie.says, about(terms))
        }
        Some(lie) => format!("It {}{}.", lie.says, about(terms)),
        None => {
            let forges =
                format!("It {}. It can sign as nobody but itself.", known(info.lies)?.says);
            if terms.to.is_empty() { forges } else { format!("{forges} It lies{}.", about(terms)) }
        }
    };
    Some((who, format!("lies from now on: {behaviour}{terms}"), detail))
}

/// ` to S2 and c1`
fn about(terms: &Terms) -> String {
    let named: Vec<End> = terms.to.iter().map(|it: &Endpoint| end(*it)).collect();
    if named.is_empty() { String::new() } else { format!(" to {}", ends(&named)) }
}
