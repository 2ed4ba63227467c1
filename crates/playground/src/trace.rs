//! The canonical trace: a run as text, in the protocol's words.
//!
//! It is what golden traces hold and what a fingerprint is of; captions stand in stories beside them.
//! An event is a line, and what nodes did in it follows, indented. Nothing in it depends on how a core
//! is built inside.

use std::fmt::Write;

use protocol::{Fact, Reply};
use simulator::{Envelope, EventKind, Loss, NodeAction, Payload, Trick};

use crate::capture::{end, reply_label};
use narration::context::EventContext;

/// Writes the last event.
pub(crate) fn write(context: &EventContext<'_>, into: &mut String) {
    // Writing to a string cannot fail.
    let _ = try_write(context, into);
}

fn try_write(context: &EventContext<'_>, into: &mut String) -> std::fmt::Result {
    write!(into, "{} ", context.event.time)?;
    let twin = if context.event.second { " [twin]" } else { "" };
    match &context.event.kind {
        EventKind::Booted(node) => write!(into, "{node} boots")?,
        EventKind::Delivered(envelope) => arrival(into, envelope, "")?,
        EventKind::Lost(envelope, loss) => {
            let why = match loss {
                Loss::Chance => "lost: ",
                Loss::Wall => "stopped: ",
                Loss::Down => "nobody there: ",
                Loss::Dropped => "dropped: ",
                Loss::Session => "disconnected: ",
                Loss::Posed => "refused: ",
            };
            arrival(into, envelope, why)?;
        }
        EventKind::TimerFired(node, timer) => write!(into, "{node} {} rings{twin}", timer.word.id)?,
        EventKind::Written(node) => write!(into, "{node} disk{twin}")?,
        EventKind::Failed(node) => write!(into, "{node} disk fails{twin}")?,
        EventKind::Asked(client, request) => write!(into, "{client} asks {}", request.operation)?,
        EventKind::Retried(client, request) => {
            write!(into, "{client} asks again {}", request.operation)?;
        }
        EventKind::Acted(action) => write!(into, "{action}")?,
        EventKind::Missed(action, why) => write!(into, "{action}: {why}")?,
        EventKind::Stopped(why) => write!(into, "stopped: {why}")?,
    }
    into.push('\n');
    for (node, node_action) in &context.event.node_actions {
        match node_action {
            NodeAction::Started(_) | NodeAction::BeganWrite | NodeAction::Held(..) => {}
            NodeAction::Stopped => writeln!(into, "  {node} stops")?,
            NodeAction::Cited(rule) => writeln!(into, "  {node} cites {}", rule.id)?,
            NodeAction::Wrote(_) => writeln!(into, "  {node} writes")?,
            NodeAction::Sent(envelope) => {
                let doomed = if envelope.doomed.is_some() { " in vain" } else { "" };
                write!(into, "  {node} sends{doomed} {}", end(envelope.to))?;
                payload(into, &envelope.payload)?;
                if let Some(did) = envelope.trick {
                    write!(into, " [{}]", trick(did))?;
                }
                into.push('\n');
            }
            NodeAction::Withheld(to, kept) => {
                write!(into, "  {node} withholds {}", end(*to))?;
                payload(into, kept)?;
                into.push('\n');
            }
            NodeAction::Decided(slot, command) => {
                writeln!(into, "  {node} decides {slot}: {command}")?;
            }
            NodeAction::Replied(to, reply) => {
                writeln!(into, "  {node} answers {to}: {}", reply_words(reply))?;
            }
        }
    }
    let nodes = context.before.iter().zip(context.after).zip(1..);
    for ((before, after), node) in nodes {
        if (before.title, before.epoch) != (after.title, after.epoch) {
            let short = context.info.epoch.short;
            writeln!(into, "  S{node} is {} {short}{}", after.title, after.epoch)?;
        }
    }
    Ok(())
}

fn arrival(into: &mut String, envelope: &Envelope, why: &str) -> std::fmt::Result {
    write!(into, "{why}{} -> {}", end(envelope.from), end(envelope.to))?;
    payload(into, &envelope.payload)?;
    envelope.trick.map_or(Ok(()), |did| write!(into, " [{}]", trick(did)))
}

fn payload(into: &mut String, payload: &Payload) -> std::fmt::Result {
    if let Some(message) = payload.between_replicas() {
        write!(into, " {}", message.word().id)?;
        message.fields().iter().try_for_each(|Fact { name, value }| {
            write!(into, " {}={value}", name.replace(' ', "-"))
        })?;
    }
    match payload {
        Payload::Message(_) | Payload::Disconnect => Ok(()),
        Payload::Request(request) => {
            let request = request.unverified();
            write!(into, " asks {}: {}", request.id, request.operation)
        }
        Payload::Reply(to, reply) => write!(into, " answers {to}: {}", reply_words(reply)),
    }
}

/// What a liar did to something, in a word or two: `forged equivocate`.
pub(crate) fn trick(trick: Trick) -> String {
    match trick {
        Trick::Twin => "twin".to_owned(),
        Trick::Forged(kind) => format!("forged {kind}"),
        Trick::Replayed => "replayed".to_owned(),
        Trick::Doubled => "doubled".to_owned(),
        Trick::Late => "late".to_owned(),
        Trick::Posed(name) => format!("as {name}"),
    }
}

/// The fingerprint of a trace, grown text by text (FNV-1a, 64 bits). Frozen: it stands in links.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fingerprint(pub u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    /// Takes in more of the trace.
    pub fn take(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// A reply as traces have always written it: fingerprints stay what they were.
pub(crate) fn reply_words(reply: &Reply) -> String {
    match reply {
        Reply::Redirect(None) => "no leader known".to_owned(),
        reply => reply_label(reply),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_that_of_the_whole_text_however_it_is_cut() {
        let (mut whole, mut parts) = (Fingerprint::default(), Fingerprint::default());
        whole.take("foobar");
        ["foo", "bar"].into_iter().for_each(|part| parts.take(part));
        assert_eq!((whole, whole.0), (parts, 0x8594_4171_f739_67e8));
    }
}
