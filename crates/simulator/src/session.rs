//! Sessions: links that keep order and lose nothing until they end, and whose two ends hear that
//! they did.
//!
//! The first message opens a session. A lost message, a wall or a crash ends it: whatever is on its
//! way between the two vanishes, and each end that took it for open hears of the end, after
//! everything that arrived before and before everything of the next session.

use protocol::{Links, NodeId, Time};
use scenario::Endpoint;

use crate::act::NO_TIME;
use crate::event::{Envelope, Loss, Payload};
use crate::world::World;

/// Who takes a session with whom for open.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sessions(Vec<(NodeId, NodeId)>);

impl Sessions {
    fn open(&mut self, me: NodeId, peer: NodeId) {
        if !self.0.contains(&(me, peer)) {
            self.0.push((me, peer));
        }
    }

    /// Whether it was open.
    fn close(&mut self, me: NodeId, peer: NodeId) -> bool {
        let known = self.0.len();
        self.0.retain(|end| *end != (me, peer));
        self.0.len() < known
    }
}

impl World {
    pub(crate) fn keeps_sessions(&self) -> bool {
        self.core.info.links == Links::Sessions
    }

    /// Who takes a session with whom for open, in order: what will be told to whom if they end.
    pub fn open_sessions(&self) -> Vec<(NodeId, NodeId)> {
        let mut open = self.sessions.0.clone();
        open.sort_unstable();
        open
    }

    /// Whether anything passes between two ends. A session needs both ways.
    pub(crate) fn blocked(&self, from: Endpoint, to: Endpoint) -> bool {
        let both = self.keeps_sessions() && nodes_of(from, to).is_some();
        self.network.blocks(from, to) || (both && self.network.blocks(to, from))
    }

    /// A message sets out: it opens its session, unless its sender has yet to hear that the last
    /// one ended.
    pub(crate) fn enter_session(&mut self, from: Endpoint, to: Endpoint) -> Option<Loss> {
        let (from, to) = nodes_of(from, to).filter(|_| self.keeps_sessions())?;
        let deaf = self.envelopes_between(to, from).any(|(_, envelope)| is_end(envelope));
        if deaf {
            return Some(Loss::Session);
        }
        self.sessions.open(from, to);
        None
    }

    /// A message has arrived: its receiver, too, takes the session for open.
    pub(crate) fn accept_session(&mut self, me: NodeId, peer: NodeId) {
        if self.keeps_sessions() {
            self.sessions.open(me, peer);
        }
    }

    /// A message was lost, and its session with it.
    pub(crate) fn lose_session(&mut self, envelope: &Envelope) {
        if self.keeps_sessions()
            && let Some((from, to)) = nodes_of(envelope.from, envelope.to)
        {
            self.end_session(from, to);
        }
    }

    /// Ends what these nodes have of sessions with others: they crash.
    pub(crate) fn crash_sessions(&mut self, node: NodeId) {
        if !self.keeps_sessions() {
            return;
        }
        for peer in self.peers(node) {
            let unheard: Vec<u32> = self.envelopes_between(peer, node).map(|(at, _)| at).collect();
            for slab_key in unheard {
                self.take_envelope(slab_key);
            }
            self.sessions.close(node, peer);
            self.end_session(node, peer);
        }
    }

    /// Ends every session that a split or a cut has come between.
    pub(crate) fn wall_sessions(&mut self) {
        if !self.keeps_sessions() {
            return;
        }
        for me in self.nodes().iter().map(|node| node.id()).collect::<Vec<_>>() {
            for peer in self.peers(me).filter(|peer| *peer > me).collect::<Vec<_>>() {
                if self.blocked(Endpoint::Node(me), Endpoint::Node(peer)) {
                    self.end_session(me, peer);
                }
            }
        }
    }

    /// On a link that keeps order, whether something older is on the same way.
    pub(crate) fn waits_its_turn(&self, slab_key: u32) -> bool {
        let Some(envelope) = &self.in_flight[slab_key as usize] else { return false };
        let older = |other: &Envelope| {
            (other.from, other.to) == (envelope.from, envelope.to)
                && other.id < envelope.id
                && other.doomed.is_none()
        };
        self.network.keeps_order(envelope.from, envelope.to)
            && self.in_flight.iter().flatten().any(older)
    }

    /// The session between two nodes is dead, and neither knows: what is on its way vanishes, what
    /// they say goes nowhere, and they hear of it so much later.
    pub(crate) fn deaden_session(
        &mut self,
        a: NodeId,
        b: NodeId,
        after: Option<Time>,
    ) -> Result<(), &'static str> {
        if !self.keeps_sessions() {
            return Err("this protocol keeps no sessions");
        }
        if after.is_some() && self.by_hand() {
            return Err(NO_TIME);
        }
        let open = |end: &(NodeId, NodeId)| *end == (a, b) || *end == (b, a);
        if !self.sessions.0.iter().any(open) {
            return Err("no session is open between them");
        }
        self.end_session_late(a, b, after.unwrap_or(Time::ZERO));
        Ok(())
    }

    fn end_session(&mut self, a: NodeId, b: NodeId) {
        self.end_session_late(a, b, Time::ZERO);
    }

    fn end_session_late(&mut self, a: NodeId, b: NodeId, after: Time) {
        for (from, to) in [(a, b), (b, a)] {
            let gone = self.envelopes_between(from, to).filter(|(_, envelope)| !is_end(envelope));
            for slab_key in gone.map(|(slab_key, _)| slab_key).collect::<Vec<_>>() {
                self.take_envelope(slab_key);
            }
        }
        for (me, peer) in [(a, b), (b, a)] {
            if self.sessions.close(me, peer) {
                let (from, to) = (Endpoint::Node(peer), Endpoint::Node(me));
                let end = self.dispatch_late(from, to, Payload::Disconnect, after, None);
                if let Some(due) = end.due.filter(|_| after > Time::ZERO) {
                    self.network.hold_up(from, to, due);
                }
            }
        }
    }

    fn peers(&self, node: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        let count = self.settings.nodes;
        (1..=count).map(NodeId).filter(move |peer| *peer != node)
    }

    fn envelopes_between(
        &self,
        from: NodeId,
        to: NodeId,
    ) -> impl Iterator<Item = (u32, &Envelope)> {
        let ends = (Endpoint::Node(from), Endpoint::Node(to));
        let taken =
            (0..).zip(&self.in_flight).filter_map(|(at, it)| it.as_ref().map(|it| (at, it)));
        taken.filter(move |(_, envelope)| (envelope.from, envelope.to) == ends)
    }
}

const fn is_end(envelope: &Envelope) -> bool {
    matches!(envelope.payload, Payload::Disconnect)
}

const fn nodes_of(from: Endpoint, to: Endpoint) -> Option<(NodeId, NodeId)> {
    match (from, to) {
        (Endpoint::Node(from), Endpoint::Node(to)) => Some((from, to)),
        _ => None,
    }
}
