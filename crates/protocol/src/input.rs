//! The driver: how inputs reach a replica.

use crate::config::Config;
use crate::effect::Output;
use crate::ids::NodeId;
use crate::info::Word;
use crate::protocol::{Describe, Protocol};
use crate::request::Request;
use crate::sign::Signed;

/// Everything that can happen to a running replica. A restart is none of it: the old value is gone
/// and a new one is [`start`]ed.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Input<P: Protocol> {
    /// A message arrived.
    Message {
        /// The sender, as the link vouches for it.
        from: NodeId,
        /// What it says.
        message: P::Message,
    },
    /// A timer fired. It runs no longer.
    Timer(P::Timer),
    /// A client asks.
    Request(Signed<Request>),
    /// A session with a peer ended.
    Disconnected(NodeId),
}

/// Boots a replica on what its disk holds.
pub fn start<P: Protocol>(config: Config, durable: P::Durable, out: &mut Output<P>) -> P {
    let mut replica = P::start(config.clone(), durable, out);
    hear_own(&mut replica, config.me(), out);
    replica
}

/// Lets a replica take one input, and hear what it tells itself.
pub fn step<P: Protocol>(replica: &mut P, me: NodeId, input: Input<P>, out: &mut Output<P>) {
    match input {
        Input::Message { from, message } => replica.on_message(from, message, out),
        Input::Timer(timer) => replica.on_timer(timer, out),
        Input::Request(request) => replica.on_request(request, out),
        Input::Disconnected(peer) => replica.on_disconnect(peer, out),
    }
    hear_own(replica, me, out);
}

fn hear_own<P: Protocol>(replica: &mut P, me: NodeId, out: &mut Output<P>) {
    while let Some(message) = out.take_own() {
        replica.on_message(me, message, out);
    }
}

crate::words! {
    DISCONNECT = "disconnect", "Disconnect", Inform,
        "Its session with the sender has ended: what was on its way between the two is gone.";
}

/// The end of a session, on its way to one of its two ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Disconnect;

impl Describe for Disconnect {
    fn word(&self) -> &'static Word {
        &DISCONNECT
    }
}
