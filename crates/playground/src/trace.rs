//! The canonical trace: a run as text, in the protocol's words.
//!
//! It is what golden traces hold and what a fingerprint is of; captions stand in stories beside them.
//! An event is a line, and what nodes did in it follows, indented. Nothing in it depends on how a core
//! is built inside.

use std::fmt::Write;

use protocol::{Fact, Reply};
use simulator::{Deed, Kind, Loss, Parcel, Payload, Trick};

use crate::run::Event;
use crate::staging::{end, reply_label};

/// Writes the last event.
pub(crate) fn write(event: &Event<'_>, into: &mut String) {
    // Writing to a string cannot fail.
    let _ = try_write(event, into);
}

fn try_write(event: &Event<'_>, into: &mut String) -> std::fmt::Result {
    write!(into, "{} ", event.happening.time)?;
    let twin = if event.happening.second { " [twin]" } else { "" };
    match &event.happening.kind {
        Kind::Booted(node) => write!(into, "{node} boots")?,
        Kind::Delivered(parcel) => arrival(into, parcel, "")?,
        Kind::Lost(parcel, loss) => {
            let why = match loss {
                Loss::Chance => "lost: ",
                Loss::Wall => "stopped: ",
                Loss::Down => "nobody there: ",
                Loss::Dropped => "dropped: ",
                Loss::Session => "disconnected: ",
                Loss::Posed => "refused: ",
            };
            arrival(into, parcel, why)?;
        }
        Kind::Rang(node, timer) => write!(into, "{node} {} rings{twin}", timer.word.id)?,
        Kind::Written(node) => write!(into, "{node} disk{twin}")?,
        Kind::Failed(node) => write!(into, "{node} disk fails{twin}")?,
        Kind::Asked(client, request) => write!(into, "{client} asks {}", request.operation)?,
        Kind::Retried(client, request) => {
            write!(into, "{client} asks again {}", request.operation)?;
        }
        Kind::Acted(action) => write!(into, "{action}")?,
        Kind::Missed(action, why) => write!(into, "{action}: {why}")?,
        Kind::Stopped(why) => write!(into, "stopped: {why}")?,
    }
    into.push('\n');
    for (node, deed) in &event.happening.deeds {
        match deed {
            Deed::Started(_) | Deed::BeganWrite | Deed::Held(..) => {}
            Deed::Stopped => writeln!(into, "  {node} stops")?,
            Deed::Cited(rule) => writeln!(into, "  {node} cites {}", rule.id)?,
            Deed::Wrote(_) => writeln!(into, "  {node} writes")?,
            Deed::Sent(parcel) => {
                let doomed = if parcel.doomed.is_some() { " in vain" } else { "" };
                write!(into, "  {node} sends{doomed} {}", end(parcel.to))?;
                payload(into, &parcel.payload)?;
                if let Some(did) = parcel.trick {
                    write!(into, " [{}]", trick(did))?;
                }
                into.push('\n');
            }
            Deed::Withheld(to, kept) => {
                write!(into, "  {node} withholds {}", end(*to))?;
                payload(into, kept)?;
                into.push('\n');
            }
            Deed::Decided(slot, command) => {
                writeln!(into, "  {node} decides {slot}: {command}")?;
            }
            Deed::Replied(to, reply) => {
                writeln!(into, "  {node} answers {to}: {}", reply_words(reply))?;
            }
        }
    }
    let nodes = event.before.iter().zip(event.after).zip(1..);
    for ((before, after), node) in nodes {
        if (before.title, before.epoch) != (after.title, after.epoch) {
            let short = event.info.epoch.short;
            writeln!(into, "  S{node} is {} {short}{}", after.title, after.epoch)?;
        }
    }
    Ok(())
}

fn arrival(into: &mut String, parcel: &Parcel, why: &str) -> std::fmt::Result {
    write!(into, "{why}{} -> {}", end(parcel.from), end(parcel.to))?;
    payload(into, &parcel.payload)?;
    parcel.trick.map_or(Ok(()), |did| write!(into, " [{}]", trick(did)))
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
