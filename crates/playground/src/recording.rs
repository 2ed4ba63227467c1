//! From an event to its record.

use protocol::{Describe, Info, NodeId, Reply, Request, RequestId};
use scenario::{Action, Endpoint};
use simulator::{Deed, Kind, Loss, Parcel, Payload};

use crate::record::{
    DeedRecord, Does, FieldRecord, MessageRecord, ParcelRecord, Record, RecordKind, ReplyRecord,
    RequestRecord,
};
use crate::run::Event;
use crate::staging::{self, end};
use crate::trace;

/// The record of an event.
pub(crate) fn of(event: &Event<'_>) -> Record {
    let happening = event.happening;
    let mut record = Record {
        event: happening.number,
        time: happening.time.0,
        nth: happening.nth,
        kind: RecordKind::Boot,
        who: None,
        cause: happening.cause,
        twin: happening.second,
        parcel: None,
        loss: None,
        timer: None,
        request: None,
        action: None,
        missed: None,
        stopped: None,
        deeds: deeds(event),
    };
    match &happening.kind {
        Kind::Booted(node) => record.who = Some(node.to_string()),
        Kind::Delivered(parcel) => {
            record.kind = RecordKind::Deliver;
            record.who = Some(end(parcel.to).to_string());
            record.parcel = Some(carried(event.info, parcel));
        }
        Kind::Lost(parcel, loss) => {
            record.kind = RecordKind::Lose;
            record.loss = Some(word_of(*loss));
            record.parcel = Some(carried(event.info, parcel));
        }
        Kind::Rang(node, timer) => {
            record.kind = RecordKind::Ring;
            record.who = Some(node.to_string());
            record.timer = Some(timer.word.id);
        }
        Kind::Written(node) => {
            record.kind = RecordKind::Write;
            record.who = Some(node.to_string());
        }
        Kind::Failed(node) => {
            record.kind = RecordKind::Fail;
            record.who = Some(node.to_string());
        }
        Kind::Asked(client, request) => {
            record.kind = RecordKind::Ask;
            record.who = Some(client.to_string());
            record.request = Some(asked(request));
        }
        Kind::Retried(client, request) => {
            record.kind = RecordKind::Retry;
            record.who = Some(client.to_string());
            record.request = Some(asked(request));
        }
        Kind::Acted(action) => {
            record.kind = RecordKind::Act;
            record.who = whom(action);
            record.action = Some(action.to_string());
        }
        Kind::Missed(action, why) => {
            record.kind = RecordKind::Miss;
            record.action = Some(action.to_string());
            record.missed = Some(why);
        }
        Kind::Stopped(why) => {
            record.kind = RecordKind::Stop;
            record.stopped = Some(why.to_string());
        }
    }
    record
}

/// Where an action takes place, when that is one place.
fn whom(action: &Action) -> Option<String> {
    match action {
        Action::Crash { nodes, .. }
        | Action::Restart(nodes)
        | Action::Pause(nodes)
        | Action::Resume(nodes)
        | Action::Wipe(nodes) => match nodes.as_slice() {
            [node] => Some(node.to_string()),
            _ => None,
        },
        Action::Clock(node, _)
        | Action::Disk(node, _)
        | Action::Damage(node, _)
        | Action::Fire(node, _)
        | Action::Write(node, _) => Some(node.to_string()),
        Action::Client(client, _) => Some(client.to_string()),
        Action::Lie { who, .. } => Some(end(*who).to_string()),
        Action::Request { client, .. } | Action::Again { client, .. } => {
            Some(client.unwrap_or(protocol::ClientId(1)).to_string())
        }
        _ => None,
    }
}

const fn word_of(loss: Loss) -> &'static str {
    match loss {
        Loss::Chance => "chance",
        Loss::Wall => "wall",
        Loss::Down => "down",
        Loss::Dropped => "dropped",
        Loss::Session => "session",
        Loss::Posed => "refused",
    }
}

fn carried(info: &Info, parcel: &Parcel) -> ParcelRecord {
    let mut record = ParcelRecord {
        id: parcel.id,
        from: end(parcel.from).to_string(),
        to: end(parcel.to).to_string(),
        sent: parcel.sent.0,
        trick: parcel.trick.map(trace::trick),
        message: parcel.payload.between_replicas().map(|message| said(info, message)),
        request: None,
        reply: None,
    };
    match &parcel.payload {
        Payload::Message(_) | Payload::Disconnect => {}
        Payload::Request(request) => record.request = Some(asked(request.unverified())),
        Payload::Reply(to, reply) => record.reply = Some(answered(*to, reply)),
    }
    record
}

fn said(info: &Info, message: &dyn Describe) -> MessageRecord {
    let field = |fact: protocol::Fact| FieldRecord { name: fact.name, value: fact.value };
    MessageRecord {
        word: message.word().id,
        label: staging::label(info, message),
        flavour: staging::flavour(message.word().flavour),
        fields: message.fields().into_iter().map(field).collect(),
    }
}

fn asked(request: &Request) -> RequestRecord {
    RequestRecord { id: request.id.to_string(), operation: request.operation.to_string() }
}

fn answered(to: RequestId, reply: &Reply) -> ReplyRecord {
    ReplyRecord { to: to.to_string(), answer: trace::reply_words(reply) }
}

/// What nodes did, and what they became.
fn deeds(event: &Event<'_>) -> Vec<DeedRecord> {
    let done = event.happening.deeds.iter().map(|(node, deed)| done(event.info, *node, deed));
    let nodes = event.before.iter().zip(event.after).zip(1..);
    let became = nodes
        .filter(|((before, after), _)| (before.title, before.epoch) != (after.title, after.epoch));
    let became = became.map(|((_, after), node)| DeedRecord {
        role: Some(after.title),
        epoch: Some(after.epoch.number.0),
        ballot: after.epoch.proposer.map(|_| after.epoch.to_string()),
        ..plain(NodeId(node), Does::Become)
    });
    done.chain(became).collect()
}

fn done(info: &Info, node: NodeId, deed: &Deed) -> DeedRecord {
    match deed {
        Deed::Started(_) => plain(node, Does::Start),
        Deed::Stopped => plain(node, Does::Stop),
        Deed::Cited(rule) => DeedRecord { rule: Some(rule.id), ..plain(node, Does::Cite) },
        Deed::BeganWrite => plain(node, Does::BeginWrite),
        Deed::Wrote(_) => plain(node, Does::Write),
        Deed::Held(to, message) => DeedRecord {
            to: Some(end(Endpoint::Node(*to)).to_string()),
            message: Some(said(info, message.describe())),
            ..plain(node, Does::Hold)
        },
        Deed::Withheld(to, payload) => DeedRecord {
            to: Some(end(*to).to_string()),
            message: payload.between_replicas().map(|message| said(info, message)),
            reply: match payload {
                Payload::Reply(to, reply) => Some(answered(*to, reply)),
                _ => None,
            },
            ..plain(node, Does::Withhold)
        },
        Deed::Sent(parcel) => DeedRecord {
            parcel: Some(carried(info, parcel)),
            doomed: parcel.doomed.map(word_of),
            ..plain(node, Does::Send)
        },
        Deed::Decided(slot, command) => DeedRecord {
            slot: Some(slot.0),
            command: Some(command.to_string()),
            ..plain(node, Does::Decide)
        },
        Deed::Replied(to, reply) => {
            DeedRecord { reply: Some(answered(*to, reply)), ..plain(node, Does::Answer) }
        }
    }
}

fn plain(node: NodeId, does: Does) -> DeedRecord {
    DeedRecord {
        node: node.to_string(),
        does,
        parcel: None,
        doomed: None,
        to: None,
        message: None,
        rule: None,
        slot: None,
        command: None,
        reply: None,
        role: None,
        epoch: None,
        ballot: None,
    }
}
