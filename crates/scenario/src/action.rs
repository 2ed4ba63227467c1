//! Everything that can be done to a running cluster.

use std::ops::Range;

use protocol::{ClientId, Damage, NodeId, Operation, Time};

use crate::lie::LieTerms;

/// One thing done to the world: the simulator carries it out, the script spells it, and a click on
/// the page constructs it. So steering and scripting cannot drift apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Action {
    /// `drop append 1to3`: a message in flight is lost.
    Drop(MessageRef),
    /// `copy append 1to3`: a message in flight arrives twice.
    Copy(MessageRef),
    /// `delay append 1to3 50ms`: a message in flight arrives that much later.
    Delay(MessageRef, Time),
    /// `late append 1to3 50ms`: the next message of this kind that sets out on this way arrives that
    /// much later; with `late append.2 1to3 50ms`, the one after it.
    Late(MessageRef, Time),
    /// `split 1,2/3,4,5`: only members of one group reach each other. Replaces an earlier split.
    Split(Vec<Vec<Endpoint>>),
    /// `cut 1to2`, `cut 1-2`: nothing passes this way.
    Cut(Path),
    /// `heal` mends splits and cuts; `heal 1-2` only that cut.
    Heal(Option<Path>),
    /// `lag 1-2 80..90ms`: messages that set out on this way take that long.
    Lag(Path, Range<Time>),
    /// `loss 1-2 0.3`: messages that set out on this way are lost this often.
    Loss(Path, Ratio),
    /// `dead 1-2 3s`: the session between two nodes is dead, and both hear of it so much later.
    Dead(NodeId, NodeId, Option<Time>),
    /// `crash 2`, `crash 2 lost`: nodes stop, and forget all but their disks.
    Crash {
        /// The nodes that crash.
        nodes: Vec<NodeId>,
        /// What becomes of the write under way; chance decides when the script does not.
        pending: Option<Pending>,
    },
    /// `restart 2`: crashed nodes boot from their disks.
    Restart(Vec<NodeId>),
    /// `pause 2`: nodes stand still, as in a long garbage collection.
    Pause(Vec<NodeId>),
    /// `resume 2`: paused nodes go on; what is overdue happens at once, timers first.
    Resume(Vec<NodeId>),
    /// `wipe 2`: crashed nodes lose their disks.
    Wipe(Vec<NodeId>),
    /// `clock 2 1.05`: this node's clock runs so fast.
    Clock(NodeId, Ratio),
    /// `lie 4 equivocate`, `lie c1 equivocate`: this node or client lies so from now on, beside the
    /// ways in which it lies already; `lie 4 honest` ends them all.
    Lie {
        /// The node or the client that lies.
        who: Endpoint,
        /// How: a word of the adversary or of the protocol's `INFO.lies`.
        behaviour: String,
        /// What that applies to.
        terms: Box<LieTerms>,
    },
    /// `disk 2 5..9ms`, `disk 2 lying`: this disk behaves so from now on.
    Disk(NodeId, DiskChange),
    /// `damage 2 slot 3`, `damage 2 tail`: what a crashed node's disk holds there cannot be read.
    Damage(NodeId, Damage),
    /// `pause c1`, `resume c1`, `crash c1`, `restart c1`: a client does so.
    Client(ClientId, ClientChange),
    /// By hand: `deliver vote.2 2to1`.
    Deliver(MessageRef),
    /// By hand: `fire 1 election`.
    Fire(NodeId, String),
    /// By hand: `write 1`, `write 1 3`: so many writes at the head of the gate take place.
    Write(NodeId, Option<u32>),
    /// By hand: `settle`, `settle 1,2`: writes and deliveries go on until nothing is left to do.
    Settle(Option<Vec<NodeId>>),
    /// `put x 1`, `c2 get x at 3`, `admin add 4`: a client asks.
    Request {
        /// Who asks; `c1` when the script does not say.
        client: Option<ClientId>,
        /// The operation that is asked for.
        operation: Operation,
        /// Whom; the last known leader, else node 1, when the script does not say.
        at: Option<NodeId>,
    },
    /// `again at 2`, `c2 again`: the last request of a client arrives once more, under the same name.
    Again {
        /// Whose; `c1` when the script does not say.
        client: Option<ClientId>,
        /// Where; at the next node when the script does not say.
        at: Option<NodeId>,
    },
    /// `note …`: a remark for whoever watches.
    Note(String),
}

/// A message in flight, addressed by meaning: `vote.2 2to1` is the second oldest `vote` on its way
/// from node 2 to node 1.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct MessageRef {
    /// The protocol's word for the message.
    pub word: String,
    /// Which of several, from 1 for the oldest; the oldest when the script does not say.
    pub nth: Option<u32>,
    /// Who sent it.
    pub from: NodeId,
    /// To whom.
    pub to: NodeId,
}

/// A node or a client.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Endpoint {
    /// `3`
    Node(NodeId),
    /// `c3`
    Client(ClientId),
}

/// A way between two endpoints: `1to2` or, both ways, `1-2`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Path {
    /// Where it comes from.
    pub from: Endpoint,
    /// Where it goes to.
    pub to: Endpoint,
    /// And back.
    pub both: bool,
}

/// What a crash does to the write under way.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Pending {
    /// It took place.
    Kept,
    /// It did not.
    Lost,
}

/// How a disk behaves from now on.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum DiskChange {
    /// A write takes that long.
    Latency(Range<Time>),
    /// It says that it wrote, and forgets in the next crash.
    Lying,
    /// It keeps what it says it wrote.
    Honest,
    /// What is on it cannot be read any more: the node refuses to start until it is wiped.
    Corrupt,
    /// It has no room: a write waits until it has.
    Full,
    /// Its writes fail, for so long or until it works again. The node tries again and again.
    Fail(Option<Time>),
    /// It has room, and writes succeed.
    Works,
}

/// What a client does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ClientChange {
    /// It holds still: it asks nothing, and answers wait.
    Pause,
    /// It goes on.
    Resume,
    /// It is gone, and with it whatever it waits for: that stays open for ever.
    Crash,
    /// It comes back under the same name, and does not ask again what it asked before.
    Restart,
}

/// A decimal number such as a probability or a clock rate, in millionths.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Ratio(pub u32);

impl Ratio {
    /// Nothing, or never.
    pub const ZERO: Self = Self(0);
    /// The whole, or always.
    pub const ONE: Self = Self(1_000_000);

    /// So many hundredths.
    pub const fn percent(n: u32) -> Self {
        Self(n * 10_000)
    }
}
