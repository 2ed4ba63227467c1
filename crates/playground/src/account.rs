//! An event without its protocol's types, so that the words for it are compiled once for all
//! protocols.

use protocol::{
    ClientId, Command, Describe, Disconnect, Info, NodeId, Protocol, Reply, Request, RequestId,
    Rule, Slot, Time, Word,
};
use scenario::{Action, Endpoint};
use simulator::{Happening, Loss};

use crate::player::Standing;

/// Everything that the words for an event are made of.
pub(crate) struct Event<'a> {
    pub(crate) info: &'static Info,
    pub(crate) number: u64,
    pub(crate) time: Time,
    pub(crate) cause: Option<u64>,
    pub(crate) kind: Kind<'a>,
    pub(crate) deeds: Vec<(NodeId, Deed<'a>)>,
    pub(crate) before: &'a [Standing],
    pub(crate) after: &'a [Standing],
    /// Slots that somebody decided for the first time in this event.
    pub(crate) first_decided: &'a [Slot],
    /// How many properties fell in this event.
    pub(crate) fallen: usize,
}

/// What an event is; see [`simulator::Kind`].
pub(crate) enum Kind<'a> {
    Booted(NodeId),
    Delivered(Parcel<'a>),
    Lost(Parcel<'a>, Loss),
    Rang(NodeId, &'static Word),
    Written(NodeId),
    Asked(ClientId, &'a Request),
    Retried(ClientId, &'a Request),
    Acted(&'a Action),
    Missed(&'a Action, &'static str),
}

/// What a node did; see [`simulator::Deed`].
pub(crate) enum Deed<'a> {
    Started,
    Stopped,
    Cited(&'static Rule),
    BeganWrite,
    Wrote,
    Held(NodeId, &'a dyn Describe),
    Sent(Parcel<'a>),
    Decided(Slot, &'a Command),
    Replied(RequestId, &'a Reply),
}

/// Something on its way; see [`simulator::Parcel`].
pub(crate) struct Parcel<'a> {
    pub(crate) from: Endpoint,
    pub(crate) to: Endpoint,
    pub(crate) doomed: bool,
    pub(crate) payload: Payload<'a>,
}

/// What travels; see [`simulator::Payload`].
pub(crate) enum Payload<'a> {
    Message(&'a dyn Describe),
    Request(&'a Request),
    Reply(RequestId, &'a Reply),
}

/// The kind of an event, and what was done in it.
pub(crate) fn of<P: Protocol>(happening: &Happening<P>) -> (Kind<'_>, Vec<(NodeId, Deed<'_>)>) {
    let kind = match &happening.kind {
        simulator::Kind::Booted(node) => Kind::Booted(*node),
        simulator::Kind::Delivered(it) => Kind::Delivered(parcel(it)),
        simulator::Kind::Lost(it, loss) => Kind::Lost(parcel(it), *loss),
        simulator::Kind::Rang(node, timer) => Kind::Rang(*node, timer.word()),
        simulator::Kind::Written(node) => Kind::Written(*node),
        simulator::Kind::Asked(client, request) => Kind::Asked(*client, request),
        simulator::Kind::Retried(client, request) => Kind::Retried(*client, request),
        simulator::Kind::Acted(action) => Kind::Acted(action),
        simulator::Kind::Missed(action, why) => Kind::Missed(action, why),
    };
    let deeds = happening.deeds.iter().map(|(node, deed)| (*node, self::deed(deed)));
    (kind, deeds.collect())
}

fn deed<P: Protocol>(deed: &simulator::Deed<P>) -> Deed<'_> {
    match deed {
        simulator::Deed::Started(_) => Deed::Started,
        simulator::Deed::Stopped => Deed::Stopped,
        simulator::Deed::Cited(rule) => Deed::Cited(rule),
        simulator::Deed::BeganWrite => Deed::BeganWrite,
        simulator::Deed::Wrote(_) => Deed::Wrote,
        simulator::Deed::Held(to, message) => Deed::Held(*to, message),
        simulator::Deed::Sent(it) => Deed::Sent(parcel(it)),
        simulator::Deed::Decided(slot, command) => Deed::Decided(*slot, command),
        simulator::Deed::Replied(to, reply) => Deed::Replied(*to, reply),
    }
}

fn parcel<P: Protocol>(parcel: &simulator::Parcel<P>) -> Parcel<'_> {
    let payload = match &parcel.payload {
        simulator::Payload::Message(message) => Payload::Message(message),
        simulator::Payload::Request(request) => Payload::Request(request.unverified()),
        simulator::Payload::Reply(to, reply) => Payload::Reply(*to, reply),
        simulator::Payload::Disconnect => Payload::Message(&Disconnect),
    };
    Parcel { from: parcel.from, to: parcel.to, doomed: parcel.doomed.is_some(), payload }
}
