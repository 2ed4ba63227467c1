//! What a server knows only while it leads.

use alloc::vec::Vec;

use protocol::{NodeId, Slot};

use crate::joining::Joining;
use crate::lease::Lease;
use crate::membership::Membership;
use crate::progress::Progress;
use crate::reading::Reads;
use crate::transfer::Transfer;

/// The state of a reign.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Leadership {
    /// How far each other server has come, in the order of the nodes.
    pub followers: Vec<Progress>,
    /// Every message of the leader carries this number and every answer repeats it, so that it can
    /// be told which answers are younger than a read. Counted only where somebody asks.
    pub round: u64,
    /// Reads that wait for their round.
    pub reads: Reads,
    /// How long the leader may answer reads by itself.
    pub lease: Lease,
    /// To whom the reign is being handed over.
    pub transfer: Option<Transfer>,
    /// The server that is catching up before it gets a vote.
    pub joining: Option<Joining>,
}

impl Leadership {
    /// A reign that begins; followers are taken to be as far as the leader.
    pub(crate) fn over(servers: impl Iterator<Item = NodeId>, next: Slot) -> Self {
        let followers = servers.map(|node| Progress::new(node, next)).collect();
        Self { followers, ..Self::default() }
    }

    /// What is known of a follower.
    pub(crate) fn follower(&mut self, node: NodeId) -> Option<&mut Progress> {
        self.followers.iter_mut().find(|follower| follower.node == node)
    }

    /// The last index that a majority has reached, by some measure of each follower; `own` is the
    /// leader's. Who is no voter is not asked.
    pub(crate) fn reached(
        &self,
        members: &Membership,
        (me, own): (NodeId, Slot),
        measure: impl Fn(&Progress) -> Slot,
    ) -> Slot {
        members.reached(|node| {
            if node == me {
                return own;
            }
            let known = self.followers.iter().find(|follower| follower.node == node);
            known.map_or(Slot(0), &measure)
        })
    }
}
