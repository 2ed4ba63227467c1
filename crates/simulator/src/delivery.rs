//! Deliveries: from where something is sent to where it arrives, or is lost.

use protocol::Time;
use scenario::Endpoint;

use crate::agenda::Due;
use crate::core::Input;
use crate::happening::{Kind, Loss, Parcel, Payload, Trick};
use crate::world::World;

impl World {
    /// Sends something on its way.
    pub(crate) fn dispatch(&mut self, from: Endpoint, to: Endpoint, payload: Payload) -> Parcel {
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
    ) -> Parcel {
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
        let (sent, cause) = (self.now, self.happening.number);
        let parcel = Parcel { id: 0, from, to, sent, due, doomed, cause, payload, trick };
        if !ends
            && posed.is_none()
            && let Some(loss) = self.enter_session(from, to)
        {
            return Parcel { doomed: Some(loss), ..parcel };
        }
        if let Some(due) = copy {
            self.launch(Parcel { due: Some(due), ..parcel.clone() });
        }
        self.launch(parcel)
    }

    /// Puts a parcel into a berth and its arrival on the agenda.
    pub(crate) fn launch(&mut self, parcel: Parcel) -> Parcel {
        self.flights += 1;
        let parcel = Parcel { id: self.flights, ..parcel };
        let berth = self.free.pop().unwrap_or_else(|| {
            self.berths.push(None);
            u32::try_from(self.berths.len() - 1).expect("fewer parcels than 2^32")
        });
        self.berths[berth as usize] = Some(parcel.clone());
        if let Some(due) = parcel.due {
            self.agenda.add(due, Due::Arrival { berth, flight: parcel.id });
        }
        parcel
    }

    /// Takes a parcel out of its berth.
    pub(crate) fn take_parcel(&mut self, berth: u32) -> Option<Parcel> {
        let parcel = self.berths[berth as usize].take()?;
        self.free.push(berth);
        Some(parcel)
    }

    /// A parcel arrives, or turns out never to.
    pub(crate) fn arrive(&mut self, berth: u32) {
        let Some(parcel) = self.take_parcel(berth) else { return };
        self.happening.cause = Some(parcel.cause);
        if let (Payload::Disconnect, Endpoint::Node(to), Endpoint::Node(peer)) =
            (&parcel.payload, parcel.to, parcel.from)
        {
            self.happening.kind = Kind::Delivered(parcel);
            for at in self.listeners(to, Endpoint::Node(peer)) {
                self.input(at, Input::Disconnected(peer));
            }
            return;
        }
        let wall = self.blocked(parcel.from, parcel.to).then_some(Loss::Wall);
        let down = match parcel.to {
            Endpoint::Node(node) => self.node(node).replica.is_none().then_some(Loss::Down),
            Endpoint::Client(client) => self.is_gone(client).then_some(Loss::Down),
        };
        if let Some(loss) = parcel.doomed.or(wall).or(down) {
            if loss != Loss::Posed {
                self.lose_session(&parcel);
            }
            self.happening.kind = Kind::Lost(parcel, loss);
            return;
        }
        match (parcel.to, parcel.from, &parcel.payload) {
            (Endpoint::Node(to), Endpoint::Node(from), Payload::Message(message)) => {
                let message = message.clone();
                self.accept_session(to, from);
                if self.adversary.liar(to).is_some() {
                    self.adversary.hearsay.hear(from, to, &message);
                }
                for at in self.listeners(to, parcel.from) {
                    self.input(at, Input::Message { from, message: message.clone() });
                }
            }
            (Endpoint::Node(to), _, Payload::Request(request)) => {
                let request = request.clone();
                if self.adversary.liar(to).is_some() {
                    self.adversary.hearsay.hear_request(&request);
                }
                for at in self.listeners(to, parcel.from) {
                    self.input(at, Input::Request(request.clone()));
                }
            }
            (Endpoint::Client(client), Endpoint::Node(from), Payload::Reply(to, reply)) => {
                self.hear(client, from, *to, &reply.clone());
            }
            _ => {}
        }
        self.happening.kind = Kind::Delivered(parcel);
    }
}
