//! What a driver may do with a replica, whoever wrote it.

/// A command: its number, from 1 on. 0 is what a leader fills a slot with.
pub(crate) type Number = u64;

/// A message on its way.
#[derive(Clone, Debug)]
pub(crate) struct Flight<M> {
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) message: M,
}

/// A replica with its disk, which writes at once. Nothing happens by itself: whoever drives it says
/// when a message arrives, when it stands for election and when a leader shows that it is alive.
pub(crate) trait Replica {
    type Message: Clone;
    /// Whether its links must keep their order and lose nothing before they end.
    const SESSIONS: bool = false;

    /// Node `me` of so many, with an empty disk, that may have so many proposals under way.
    fn boot(me: u32, nodes: u32, window: u32) -> Self;
    /// It stops, and starts from its disk.
    fn restart(&mut self);
    /// It stands for election, now.
    fn campaign(&mut self);
    /// Whether it leads and takes proposals.
    fn leads(&self) -> bool;
    /// A leader sends again what may be lost, and what it knows to be decided.
    fn beat(&mut self);
    /// A command for the leader.
    fn propose(&mut self, number: Number);
    /// A message arrives.
    fn hear(&mut self, from: u32, message: Self::Message);
    /// Links that were cut or lossy are whole again.
    fn reconnect(&mut self) {}
    /// Writes what is to be written, applies what is decided, and hands over what is to be sent.
    fn drain(&mut self, send: &mut Vec<Flight<Self::Message>>);
    /// How many commands it has applied in this life.
    fn applied(&self) -> u64;
    /// Everything that it has decided in this life, as (position, command), in order.
    fn decided(&self) -> &[(u64, Number)];
}
