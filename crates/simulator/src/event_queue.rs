//! What is due, and when.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use protocol::{ClientId, NodeId, Time};

/// Something that will happen unless it becomes stale before. Agenda and network work on numbers, so
/// that they are compiled once, whatever the protocol.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ScheduledEvent {
    /// The flight in this slab entry arrives.
    Arrival {
        /// Where the flight is kept.
        slab_key: u32,
        /// Its number; a slab entry is used again.
        flight: u64,
    },
    /// A timer fires.
    Timer {
        /// The node at which it takes place.
        node: NodeId,
        /// Which setting of which timer.
        generation: u64,
    },
    /// A disk write ends.
    Write {
        /// The node at which it takes place.
        node: NodeId,
        /// Which write.
        generation: u64,
    },
    /// A client loses patience.
    Retry {
        /// The client at which it takes place.
        client: ClientId,
        /// Which request.
        number: u64,
        /// Which attempt it is that has taken too long.
        attempt: u32,
    },
    /// A busy client thinks of something to ask.
    Think {
        /// The client at which it takes place.
        client: ClientId,
        /// In which of its lives: a client that has crashed thinks of nothing.
        life: u32,
    },
}

/// Everything that is due, in order of time; what was put down first comes first within an instant.
#[derive(Clone, Debug, Default)]
pub struct EventQueue {
    heap: BinaryHeap<Reverse<(Time, u64, ScheduledEvent)>>,
    count: u64,
}

impl EventQueue {
    /// Puts something down.
    pub fn add(&mut self, at: Time, due: ScheduledEvent) {
        self.count += 1;
        self.heap.push(Reverse((at, self.count, due)));
    }

    /// What comes first.
    pub fn first(&self) -> Option<(Time, ScheduledEvent)> {
        self.heap.peek().map(|Reverse((time, _, due))| (*time, *due))
    }

    /// Takes away what comes first.
    pub fn remove_first(&mut self) {
        self.heap.pop();
    }
}
