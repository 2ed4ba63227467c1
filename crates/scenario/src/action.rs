//! Everything that can be done to a running cluster, and what an action says of itself.
//!
//! Whoever adds a variant is led by the compiler through this file and [`crate::grammar`], which reads
//! and prints it; then the world has to carry it out and narration to tell it. Nobody else asks which
//! action it is: they ask what kind of thing it is, what it breaks, and whom it names.

use std::ops::Range;

use protocol::{ClientId, Damage, NodeId, Operation, Time};

pub use crate::argument::{
    ClientChange, DiskChange, Endpoint, MessageRef, Pair, Path, Pending, Ratio,
};
use crate::grammar;
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
    Dead(Pair, Option<Time>),
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

/// What kind of thing an action is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ActionKind {
    /// Something goes wrong: a message is lost, a node crashes, a link becomes slow.
    Fault,
    /// Something that went wrong is put right: `heal`, `restart 2`, `lie 4 honest`.
    Repair,
    /// A client asks for something.
    Request,
    /// Somebody asks the cluster to change itself.
    Administration,
    /// By hand, something that is due takes place.
    ByHand,
    /// A remark.
    Note,
}

/// What an action does to the assumptions that protocols make, and at whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Breaks<'a> {
    /// It touches none of them: every protocol has to live with it.
    Nothing,
    /// These disks lose what they hold: `wipe 2`.
    Disks(&'a [NodeId]),
    /// This disk loses in the next crash what it says it wrote from now on, or no longer does.
    Durability {
        /// Whose disk.
        node: NodeId,
        /// It keeps what it says it wrote.
        kept: bool,
    },
    /// This node or client lies from now on, or no longer does.
    Honesty {
        /// Who.
        who: Endpoint,
        /// It tells the truth.
        honest: bool,
    },
    /// This clock runs so fast.
    Clocks(NodeId, Ratio),
}

impl Action {
    /// What kind of thing it is.
    pub fn kind(&self) -> ActionKind {
        match self {
            Self::Drop(_)
            | Self::Copy(_)
            | Self::Delay(..)
            | Self::Late(..)
            | Self::Split(_)
            | Self::Cut(_)
            | Self::Lag(..)
            | Self::Loss(..)
            | Self::Dead(..)
            | Self::Crash { .. }
            | Self::Pause(_)
            | Self::Wipe(_)
            | Self::Clock(..)
            | Self::Damage(..) => ActionKind::Fault,
            Self::Heal(_) | Self::Restart(_) | Self::Resume(_) => ActionKind::Repair,
            Self::Lie { .. } if self.is_honest() => ActionKind::Repair,
            Self::Lie { .. } => ActionKind::Fault,
            Self::Disk(_, change) => match change {
                DiskChange::Honest | DiskChange::Works => ActionKind::Repair,
                DiskChange::Latency(_)
                | DiskChange::Lying
                | DiskChange::Corrupt
                | DiskChange::Full
                | DiskChange::Fail(_) => ActionKind::Fault,
            },
            Self::Client(_, change) => match change {
                ClientChange::Resume | ClientChange::Restart => ActionKind::Repair,
                ClientChange::Pause | ClientChange::Crash => ActionKind::Fault,
            },
            Self::Deliver(_) | Self::Fire(..) | Self::Write(..) | Self::Settle(_) => {
                ActionKind::ByHand
            }
            Self::Request { operation: Operation::Change(_), .. } => ActionKind::Administration,
            Self::Request { .. } | Self::Again { .. } => ActionKind::Request,
            Self::Note(_) => ActionKind::Note,
        }
    }

    /// What it does to the assumptions that protocols make.
    pub fn breaks(&self) -> Breaks<'_> {
        match self {
            Self::Wipe(nodes) => Breaks::Disks(nodes),
            Self::Disk(node, change) => match change {
                DiskChange::Lying => Breaks::Durability { node: *node, kept: false },
                DiskChange::Honest => Breaks::Durability { node: *node, kept: true },
                // What cannot be read or written stops the node, and is no lie.
                DiskChange::Latency(_)
                | DiskChange::Corrupt
                | DiskChange::Full
                | DiskChange::Fail(_)
                | DiskChange::Works => Breaks::Nothing,
            },
            Self::Lie { who, .. } => Breaks::Honesty { who: *who, honest: self.is_honest() },
            Self::Clock(node, rate) => Breaks::Clocks(*node, *rate),
            // A damaged entry shows: whoever starts on it has to tolerate it.
            Self::Damage(..)
            | Self::Drop(_)
            | Self::Copy(_)
            | Self::Delay(..)
            | Self::Late(..)
            | Self::Split(_)
            | Self::Cut(_)
            | Self::Heal(_)
            | Self::Lag(..)
            | Self::Loss(..)
            | Self::Dead(..)
            | Self::Crash { .. }
            | Self::Restart(_)
            | Self::Pause(_)
            | Self::Resume(_)
            | Self::Client(..)
            | Self::Deliver(_)
            | Self::Fire(..)
            | Self::Write(..)
            | Self::Settle(_)
            | Self::Request { .. }
            | Self::Again { .. }
            | Self::Note(_) => Breaks::Nothing,
        }
    }

    /// Whether all that it changes is which events take place, and when. Somebody who brings about the
    /// same events one by one by hand has no need of it.
    pub fn only_schedules(&self) -> bool {
        match self {
            Self::Drop(_)
            | Self::Copy(_)
            | Self::Delay(..)
            | Self::Late(..)
            | Self::Split(_)
            | Self::Cut(_)
            | Self::Heal(_)
            | Self::Lag(..)
            | Self::Loss(..)
            | Self::Pause(_)
            | Self::Resume(_)
            | Self::Client(..)
            | Self::Deliver(_)
            | Self::Fire(..)
            | Self::Write(..)
            | Self::Settle(_)
            | Self::Request { .. }
            | Self::Again { .. }
            | Self::Note(_) => true,
            // By hand a write that never ends is one that nobody lets end.
            Self::Disk(_, change) => match change {
                DiskChange::Latency(_) | DiskChange::Full | DiskChange::Fail(_) => true,
                DiskChange::Lying
                | DiskChange::Honest
                | DiskChange::Corrupt
                | DiskChange::Works => false,
            },
            Self::Dead(..)
            | Self::Crash { .. }
            | Self::Restart(_)
            | Self::Wipe(_)
            | Self::Clock(..)
            | Self::Lie { .. }
            | Self::Damage(..) => false,
        }
    }

    /// Where it takes place, when that is one node or client.
    pub fn place(&self) -> Option<Endpoint> {
        match self {
            Self::Crash { nodes, .. }
            | Self::Restart(nodes)
            | Self::Pause(nodes)
            | Self::Resume(nodes)
            | Self::Wipe(nodes) => match nodes.as_slice() {
                [node] => Some(Endpoint::Node(*node)),
                _ => None,
            },
            Self::Clock(node, _)
            | Self::Disk(node, _)
            | Self::Damage(node, _)
            | Self::Fire(node, _)
            | Self::Write(node, _) => Some(Endpoint::Node(*node)),
            Self::Client(client, _) => Some(Endpoint::Client(*client)),
            Self::Lie { who, .. } => Some(*who),
            Self::Request { client, .. } | Self::Again { client, .. } => {
                Some(Endpoint::Client(client.unwrap_or(ClientId(1))))
            }
            Self::Drop(_)
            | Self::Copy(_)
            | Self::Delay(..)
            | Self::Late(..)
            | Self::Split(_)
            | Self::Cut(_)
            | Self::Heal(_)
            | Self::Lag(..)
            | Self::Loss(..)
            | Self::Dead(..)
            | Self::Deliver(_)
            | Self::Settle(_)
            | Self::Note(_) => None,
        }
    }

    /// Every node and client that it names, each once, in the order of the line.
    pub fn endpoints(&self) -> Vec<Endpoint> {
        let mut named = Vec::new();
        self.map_endpoints(&mut |end| {
            if !named.contains(&end) {
                named.push(end);
            }
            Some(end)
        });
        named
    }

    /// Every node that it names, each once, in the order of the line.
    pub fn nodes(&self) -> Vec<NodeId> {
        let node = |end| match end {
            Endpoint::Node(node) => Some(node),
            Endpoint::Client(_) => None,
        };
        self.endpoints().into_iter().filter_map(node).collect()
    }

    /// The same action among others: `name` says what each end becomes, or that it is gone. `None` when
    /// nobody is left whom the action is about.
    pub fn map_endpoints(
        &self,
        name: &mut dyn FnMut(Endpoint) -> Option<Endpoint>,
    ) -> Option<Self> {
        grammar::renamed(self, name)
    }

    fn is_honest(&self) -> bool {
        matches!(self, Self::Lie { behaviour, .. } if behaviour == "honest")
    }
}
