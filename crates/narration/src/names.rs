//! How ends, messages and replies are named on the screen.

use protocol::{ClientId, Describe, Info, NodeId};
use scenario::{Endpoint, MessageRef};

use crate::snapshot::{End, EnvelopeSnapshot};

/// An end of a link in the screen's words.
pub fn end(endpoint: Endpoint) -> End {
    match endpoint {
        Endpoint::Node(node) => End::Node(node.0),
        Endpoint::Client(client) => End::Client(client.0),
    }
}

impl From<End> for Endpoint {
    fn from(end: End) -> Self {
        match end {
            End::Node(n) => Self::Node(NodeId(n)),
            End::Client(n) => Self::Client(ClientId(n)),
        }
    }
}

impl EnvelopeSnapshot {
    /// It as an action names it. Nothing for requests and replies, which scripts do not address.
    pub fn address(&self) -> Option<MessageRef> {
        let (End::Node(from), End::Node(to)) = (self.from, self.to) else { return None };
        let (word, nth) = match self.selector.split_once('.') {
            Some((word, nth)) => (word, Some(nth.parse().ok()?)),
            None => (&*self.selector, None),
        };
        let (word, from, to) = (word.to_owned(), NodeId(from), NodeId(to));
        (!word.is_empty()).then_some(MessageRef { word, nth, from, to })
    }
}

/// `Append 6 · t3`
pub fn label(info: &Info, message: &dyn Describe) -> String {
    let mut label = message.word().name.to_owned();
    if let Some(slot) = message.slot().filter(|slot| slot.0 > 0) {
        label += &format!(" {slot}");
    }
    if let Some(epoch) = message.epoch_name() {
        label += &format!(" · {}{epoch}", info.epoch.short);
    }
    label
}

/// A reply in a few words.
pub fn reply_label(reply: &protocol::Reply) -> String {
    match reply {
        protocol::Reply::Done { answer, .. } => answer.to_string(),
        protocol::Reply::Redirect(Some(leader)) => format!("ask {leader}"),
        protocol::Reply::Redirect(None) => "ask again".to_owned(),
        protocol::Reply::Refused(rule) => format!("refused: {}", rule.says),
    }
}
