//! What a server knows only while it leads.

use alloc::vec::Vec;

use protocol::{NodeId, Rule, Slot};

use crate::joining::Joining;
use crate::lease::Lease;
use crate::membership::Membership;
use crate::progress::Progress;
use crate::reading::Reads;
use crate::transfer::{Call, Transfer};

/// The state of an epoch.
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
    /// To whom the epoch is being handed over.
    pub transfer: Option<Transfer>,
    /// The servers that were told to stand in this term. A call may arrive at any later time.
    pub called: Vec<Call>,
    /// The servers that are catching up before they get a vote.
    pub joining: Option<Joining>,
    /// Entries by which changes are refused, and why; answered once they are committed.
    pub(crate) refusals: Vec<(Slot, &'static Rule)>,
}

impl Leadership {
    /// An epoch that begins; followers are taken to be as far as the leader.
    pub(crate) fn over(servers: impl Iterator<Item = NodeId>, next: Slot) -> Self {
        let followers = servers.map(|node| Progress::new(node, next)).collect();
        Self { followers, ..Self::default() }
    }

    /// What is known of a follower.
    pub(crate) fn follower(&mut self, node: NodeId) -> Option<&mut Progress> {
        self.followers.iter_mut().find(|follower| follower.node == node)
    }

    /// Another server follows from now on. Nothing is known of its log.
    pub(crate) fn meet(&mut self, node: NodeId, next: Slot) {
        let at = self.followers.partition_point(|follower| follower.node < node);
        self.followers.insert(at, Progress::new(node, next));
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
