//! What is due, and when.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use protocol::{ClientId, NodeId, Time};

/// Something that will happen unless it becomes stale before. Agenda and network work on numbers, so
/// that they are compiled once, whatever the protocol.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Due {
    /// The flight in this berth arrives.
    Arrival {
        /// Where the flight is kept.
        berth: u32,
        /// Its number; a berth is used again.
        flight: u64,
    },
    /// A timer rings.
    Alarm {
        /// Whose.
        node: NodeId,
        /// Which setting of which timer.
        ticket: u64,
    },
    /// A disk write ends.
    Write {
        /// Whose.
        node: NodeId,
        /// Which write.
        ticket: u64,
    },
    /// A client loses patience.
    Retry {
        /// Who.
        client: ClientId,
        /// Which request.
        number: u64,
        /// Which attempt it is that has taken too long.
        attempt: u32,
    },
    /// A busy client thinks of something to ask.
    Think {
        /// Who.
        client: ClientId,
        /// In which of its lives: a client that has crashed thinks of nothing.
        life: u32,
    },
}

/// Everything that is due, in order of time; what was put down first comes first within an instant.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    heap: BinaryHeap<Reverse<(Time, u64, Due)>>,
    count: u64,
}

impl Agenda {
    /// Puts something down.
    pub fn add(&mut self, at: Time, due: Due) {
        self.count += 1;
        self.heap.push(Reverse((at, self.count, due)));
    }

    /// What comes first.
    pub fn first(&self) -> Option<(Time, Due)> {
        self.heap.peek().map(|Reverse((time, _, due))| (*time, *due))
    }

    /// Takes away what comes first.
    pub fn remove_first(&mut self) {
        self.heap.pop();
    }
}
