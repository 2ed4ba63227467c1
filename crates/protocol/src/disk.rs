//! What survives a crash.

use core::ops::Deref;

use crate::effect::Output;
use crate::ids::Slot;
use crate::protocol::Protocol;

/// A durable value: reads like its content, and changes only by a write that the world hears of.
/// A durable field that changes in silence cannot be written.
///
/// In memory the change is seen at once, so a replica's memory may run ahead of its disk. That is
/// safe, because every consequence waits at the gate (see [`crate::Effect`]).
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Disk<T>(T);

impl<T: Clone> Disk<T> {
    /// What was found on the disk at start.
    pub const fn new(found: T) -> Self {
        Self(found)
    }

    /// Changes the value, as one atomic write.
    pub fn write<P, R>(&mut self, out: &mut Output<P>, change: impl FnOnce(&mut T) -> R) -> R
    where
        P: Protocol<Durable = T>,
    {
        let result = change(&mut self.0);
        out.persist(self.0.clone());
        result
    }
}

/// What of a disk cannot be read any more, as its checksum shows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Damage {
    /// The last slot that it holds.
    Tail,
    /// This slot.
    Slot(Slot),
}

impl<T> Deref for Disk<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
