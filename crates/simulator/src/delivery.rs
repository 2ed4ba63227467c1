//! Deliveries: from where something is sent to where it arrives, or is lost.

use protocol::Time;
use scenario::Endpoint;

use crate::core::Input;
use crate::event::{Envelope, EventKind, Loss, Payload, Trick};
use crate::event_queue::ScheduledEvent;
use crate::world::World;

impl World {
    /// Sends something on its way.
    pub(crate) fn dispatch(&mut self, from: Endpoint, to: Endpoint, payload: Payload) -> Envelope {
        self.dispatch_late(from, to, payload, Time::ZERO, None)
    }

    /// Sends something on its way, which arrives so much later than it would, as a liar made it.
    pub(crate) fn dispatch_late(
        &mut self,
        from: Endpoint,
        to: Endpoint,
        payload: Payload,
        later: Time,
        trick: Option<Trick>,
    ) -> Envelope {
        let posed = matches!(trick, Some(Trick::Posed(_))).then_some(Loss::Posed);
        let ends = matches!(payload, Payload::Disconnect);
        let (due, doomed, copy) = if !self.by_hand() {
            let passage = self.network.send(from, to, self.now, &mut self.chance);
            let wall = self.blocked(from, to).then_some(Loss::Wall);
            let lost = passage.lost.then_some(Loss::Chance);
            let doomed = posed.or(wall).or(lost).filter(|_| !ends);
            let mut arrives = passage.arrives + later;
            if let Payload::Message(message) = &payload
                && doomed.is_none()
            {
                let word = message.describe().word().id;
                arrives = self.network.delayed(from, to, word, arrives);
            }
            (Some(arrives), doomed, passage.copy.filter(|_| doomed.is_none()))
        } else if payload.between_replicas().is_some() && posed.is_none() {
            (None, None, None)
        } else {
            (Some(self.now), posed, None)
        };
        let (sent, cause) = (self.now, self.event.number);
        let envelope = Envelope { id: 0, from, to, sent, due, doomed, cause, payload, trick };
        if !ends
            && posed.is_none()
            && let Some(loss) = self.enter_session(from, to)
        {
            return Envelope { doomed: Some(loss), ..envelope };
        }
        if let Some(due) = copy {
            self.launch(Envelope { due: Some(due), ..envelope.clone() });
        }
        self.launch(envelope)
    }

    /// Puts an envelope into a slab entry and its arrival into the event queue.
    pub(crate) fn launch(&mut self, envelope: Envelope) -> Envelope {
        self.flights += 1;
        let envelope = Envelope { id: self.flights, ..envelope };
        let slab_key = self.free.pop().unwrap_or_else(|| {
            self.in_flight.push(None);
            u32::try_from(self.in_flight.len() - 1).expect("fewer parcels than 2^32")
        });
        self.in_flight[slab_key as usize] = Some(envelope.clone());
        if let Some(due) = envelope.due {
            self.event_queue.add(due, ScheduledEvent::Arrival { slab_key, flight: envelope.id });
        }
        envelope
    }

    /// Takes an envelope out of its slab entry.
    pub(crate) fn take_envelope(&mut self, slab_key: u32) -> Option<Envelope> {
        let envelope = self.in_flight[slab_key as usize].take()?;
        self.free.push(slab_key);
        Some(envelope)
    }

    /// An envelope arrives, or turns out never to.
    pub(crate) fn arrive(&mut self, slab_key: u32) {
        let Some(envelope) = self.take_envelope(slab_key) else { return };
        self.event.cause = Some(envelope.cause);
        if let (Payload::Disconnect, Endpoint::Node(to), Endpoint::Node(peer)) =
            (&envelope.payload, envelope.to, envelope.from)
        {
            self.event.kind = EventKind::Delivered(envelope);
            for at in self.listeners(to, Endpoint::Node(peer)) {
                self.input(at, Input::Disconnected(peer));
            }
            return;
        }
        let wall = self.blocked(envelope.from, envelope.to).then_some(Loss::Wall);
        let down = match envelope.to {
            Endpoint::Node(node) => self.node(node).replica.is_none().then_some(Loss::Down),
            Endpoint::Client(client) => self.is_gone(client).then_some(Loss::Down),
        };
        if let Some(loss) = envelope.doomed.or(wall).or(down) {
            if loss != Loss::Posed {
                self.lose_session(&envelope);
            }
            self.event.kind = EventKind::Lost(envelope, loss);
            return;
        }
        match (envelope.to, envelope.from, &envelope.payload) {
            (Endpoint::Node(to), Endpoint::Node(from), Payload::Message(message)) => {
                let message = message.clone();
                self.accept_session(to, from);
                if self.adversary.liar(to).is_some() {
                    self.adversary.knowledge.hear(from, to, &message);
                }
                for at in self.listeners(to, envelope.from) {
                    self.input(at, Input::Message { from, message: message.clone() });
                }
            }
            (Endpoint::Node(to), _, Payload::Request(request)) => {
                let request = request.clone();
                if self.adversary.liar(to).is_some() {
                    self.adversary.knowledge.hear_request(&request);
                }
                for at in self.listeners(to, envelope.from) {
                    self.input(at, Input::Request(request.clone()));
                }
            }
            (Endpoint::Client(client), Endpoint::Node(from), Payload::Reply(to, reply)) => {
                self.hear(client, from, *to, &reply.clone());
            }
            _ => {}
        }
        self.event.kind = EventKind::Delivered(envelope);
    }
}
