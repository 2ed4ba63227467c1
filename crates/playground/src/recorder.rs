//! From an event to its record.

use protocol::{Describe, Info, NodeId, Reply, Request, RequestId};
use scenario::Endpoint;
use simulator::{Envelope, EventKind, Loss, NodeAction, Payload};

use crate::capture::{self, end};
use crate::record::{
    EnvelopeRecord, FieldRecord, MessageRecord, NodeActionKind, NodeActionRecord, Record,
    RecordKind, ReplyRecord, RequestRecord,
};
use crate::trace;
use narration::context::EventContext;

/// The record of an event.
pub(crate) fn of(context: &EventContext<'_>) -> Record {
    let event = context.event;
    let mut record = Record {
        event: event.number,
        time: event.time.0,
        nth: event.nth,
        kind: RecordKind::Boot,
        who: None,
        cause: event.cause,
        twin: event.second,
        envelope: None,
        loss: None,
        timer: None,
        request: None,
        action: None,
        missed: None,
        stopped: None,
        node_actions: node_actions(context),
        states: Vec::new(),
    };
    match &event.kind {
        EventKind::Booted(node) => record.who = Some(node.to_string()),
        EventKind::Delivered(envelope) => {
            record.kind = RecordKind::Deliver;
            record.who = Some(end(envelope.to).to_string());
            record.envelope = Some(carried(context.info, envelope));
        }
        EventKind::Lost(envelope, loss) => {
            record.kind = RecordKind::Lose;
            record.loss = Some(word_of(*loss));
            record.envelope = Some(carried(context.info, envelope));
        }
        EventKind::TimerFired(node, timer) => {
            record.kind = RecordKind::Ring;
            record.who = Some(node.to_string());
            record.timer = Some(timer.word.id);
        }
        EventKind::Written(node) => {
            record.kind = RecordKind::Write;
            record.who = Some(node.to_string());
        }
        EventKind::Failed(node) => {
            record.kind = RecordKind::Fail;
            record.who = Some(node.to_string());
        }
        EventKind::Asked(client, request) => {
            record.kind = RecordKind::Ask;
            record.who = Some(client.to_string());
            record.request = Some(asked(request));
        }
        EventKind::Retried(client, request) => {
            record.kind = RecordKind::Retry;
            record.who = Some(client.to_string());
            record.request = Some(asked(request));
        }
        EventKind::Acted(action) => {
            record.kind = RecordKind::Act;
            record.who = action.place().map(|place| end(place).to_string());
            record.action = Some(action.to_string());
        }
        EventKind::Missed(action, why) => {
            record.kind = RecordKind::Miss;
            record.action = Some(action.to_string());
            record.missed = Some(why);
        }
        EventKind::Stopped(why) => {
            record.kind = RecordKind::Stop;
            record.stopped = Some(why.to_string());
        }
    }
    record
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

fn carried(info: &Info, envelope: &Envelope) -> EnvelopeRecord {
    let mut record = EnvelopeRecord {
        id: envelope.id,
        from: end(envelope.from).to_string(),
        to: end(envelope.to).to_string(),
        sent: envelope.sent.0,
        trick: envelope.trick.map(trace::trick),
        message: envelope.payload.between_replicas().map(|message| said(info, message)),
        request: None,
        reply: None,
    };
    match &envelope.payload {
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
        label: capture::label(info, message),
        flavour: capture::flavour(message.word().flavour),
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
fn node_actions(context: &EventContext<'_>) -> Vec<NodeActionRecord> {
    let done = context
        .event
        .node_actions
        .iter()
        .map(|(node, node_action)| done(context.info, *node, node_action));
    let nodes = context.before.iter().zip(context.after).zip(1..);
    let became = nodes
        .filter(|((before, after), _)| (before.title, before.epoch) != (after.title, after.epoch));
    let became = became.map(|((_, after), node)| NodeActionRecord {
        role: Some(after.title),
        epoch: Some(after.epoch.number.0),
        ballot: after.epoch.proposer.map(|_| after.epoch.to_string()),
        ..plain(NodeId(node), NodeActionKind::Become)
    });
    done.chain(became).collect()
}

fn done(info: &Info, node: NodeId, node_action: &NodeAction) -> NodeActionRecord {
    match node_action {
        NodeAction::Started(_) => plain(node, NodeActionKind::Start),
        NodeAction::Stopped => plain(node, NodeActionKind::Stop),
        NodeAction::Cited(rule) => {
            NodeActionRecord { rule: Some(rule.id), ..plain(node, NodeActionKind::Cite) }
        }
        NodeAction::BeganWrite => plain(node, NodeActionKind::BeginWrite),
        NodeAction::Wrote(_) => plain(node, NodeActionKind::Write),
        NodeAction::Held(to, message) => NodeActionRecord {
            to: Some(end(Endpoint::Node(*to)).to_string()),
            message: Some(said(info, message.describe())),
            ..plain(node, NodeActionKind::Hold)
        },
        NodeAction::Withheld(to, payload) => NodeActionRecord {
            to: Some(end(*to).to_string()),
            message: payload.between_replicas().map(|message| said(info, message)),
            reply: match payload {
                Payload::Reply(to, reply) => Some(answered(*to, reply)),
                _ => None,
            },
            ..plain(node, NodeActionKind::Withhold)
        },
        NodeAction::Sent(envelope) => NodeActionRecord {
            envelope: Some(carried(info, envelope)),
            doomed: envelope.doomed.map(word_of),
            ..plain(node, NodeActionKind::Send)
        },
        NodeAction::Decided(slot, command) => NodeActionRecord {
            slot: Some(slot.0),
            command: Some(command.to_string()),
            ..plain(node, NodeActionKind::Decide)
        },
        NodeAction::Replied(to, reply) => NodeActionRecord {
            reply: Some(answered(*to, reply)),
            ..plain(node, NodeActionKind::Answer)
        },
    }
}

fn plain(node: NodeId, does: NodeActionKind) -> NodeActionRecord {
    NodeActionRecord {
        node: node.to_string(),
        does,
        envelope: None,
        doomed: None,
        id: None,
        to: None,
        message: None,
        rule: None,
        slot: None,
        command: None,
        reply: None,
        role: None,
        epoch: None,
        ballot: None,
        state: None,
    }
}
