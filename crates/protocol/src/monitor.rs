//! How a protocol's own properties are judged.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::config::Config;
use crate::ids::{NodeId, Slot};
use crate::protocol::Protocol;
use crate::request::{Command, Reply, Request};
use crate::rule::Property;
use crate::{Epoch, RequestId};

/// Something that an observer of the whole cluster saw.
#[derive(Debug)]
pub struct Observation<'a, P: Protocol> {
    /// The node that did it.
    pub node: NodeId,
    /// The number of the event, so that a breach can name the earlier fact it contradicts. Always 0
    /// in a search, where worlds must not differ by their past.
    pub event: u64,
    /// The cluster, as one of its nodes sees it: who is in it, its options, what is suspended.
    pub config: &'a Config,
    /// What it was.
    pub what: Observed<'a, P>,
}

/// What leaves the gate or stands on a disk can be believed; what a replica merely remembers proves
/// nothing and is not shown here.
#[derive(Debug)]
pub enum Observed<'a, P: Protocol> {
    /// A request arrived at the node, with the signature of the client that it names.
    Asked(&'a Request),
    /// The node's disk was wiped, or may from now on lose what it says it wrote (`disk N lying`). What
    /// the node says later may contradict what it said before.
    LostDisk,
    /// A life began on this disk.
    Started(&'a P::Durable),
    /// The disk wrote this.
    Wrote(&'a P::Durable),
    /// A message left the gate.
    Sent(NodeId, &'a P::Message),
    /// A decision left the gate.
    Decided(Slot, &'a Command),
    /// A reply left the gate.
    Replied(RequestId, &'a Reply),
}

/// A property is violated, and by what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Breach {
    /// Which one.
    pub property: &'static Property,
    /// The two facts that contradict each other, as a sentence.
    pub because: String,
    /// The event that made the earlier of the two, where the monitor remembers it.
    pub earlier: Option<u64>,
    /// The slot in question, if there is one.
    pub slot: Option<Slot>,
    /// The epoch in question, if there is one.
    pub epoch: Option<Epoch>,
    /// What else the same observation violates.
    pub also: Option<Box<Breach>>,
}

impl Breach {
    /// A breach of `property`.
    pub const fn new(property: &'static Property, because: String) -> Self {
        Self { property, because, earlier: None, slot: None, epoch: None, also: None }
    }

    /// What a monitor says of an observation that violates all of these.
    ///
    /// # Errors
    /// The first of them, and the others beside it.
    pub fn of_all(breaches: Vec<Self>) -> Result<(), Self> {
        let beside = |also: Option<Self>, breach| Some(Self { also: also.map(Box::new), ..breach });
        breaches.into_iter().rev().fold(None, beside).map_or(Ok(()), Err)
    }

    /// Each by itself, the first one first.
    pub fn each(self) -> impl Iterator<Item = Self> {
        let mut next = Some(Box::new(self));
        core::iter::from_fn(move || {
            let mut breach = next.take()?;
            next = breach.also.take();
            Some(*breach)
        })
    }

    /// Names the event that made the earlier fact.
    #[must_use]
    pub const fn since(mut self, event: u64) -> Self {
        self.earlier = Some(event);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{AGREEMENT, INTEGRITY, VALIDITY};

    #[test]
    fn all_that_one_observation_violates_is_told_at_once() {
        let properties = [&AGREEMENT, &INTEGRITY, &VALIDITY];
        for most in 0..=properties.len() {
            let told = properties[..most].iter().map(|it| Breach::new(it, String::new()));
            let told = Breach::of_all(told.collect());
            let each = told.err().into_iter().flat_map(Breach::each);
            let each: Vec<_> = each.map(|breach| (breach.property.id, breach.also)).collect();
            assert_eq!(each, properties[..most].iter().map(|it| (it.id, None)).collect::<Vec<_>>());
        }
    }
}
