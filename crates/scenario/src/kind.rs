//! What kind of thing an action is, and what it breaks.

use protocol::NodeId;

use crate::action::{DiskChange, Endpoint, Ratio};

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
        /// The node or the client that lies.
        who: Endpoint,
        /// It tells the truth.
        honest: bool,
    },
    /// This clock runs so fast.
    Clocks(NodeId, Ratio),
}

/// What a change of what somebody says is: `honest` ends every lie.
pub(crate) fn honesty(behaviour: &str) -> ActionKind {
    if behaviour == "honest" { ActionKind::Repair } else { ActionKind::Fault }
}

impl Endpoint {
    /// What it breaks that this node or client lies so from now on.
    pub(crate) fn honest(self, behaviour: &str) -> Breaks<'static> {
        Breaks::Honesty { who: self, honest: behaviour == "honest" }
    }
}

impl DiskChange {
    /// What it breaks that the disk of this node behaves so. What cannot be read or written stops the
    /// node, and is no lie.
    pub(crate) const fn breaks(&self, node: NodeId) -> Breaks<'static> {
        match self {
            Self::Lying => Breaks::Durability { node, kept: false },
            Self::Honest => Breaks::Durability { node, kept: true },
            Self::Latency(_) | Self::Corrupt | Self::Full | Self::Fail(_) | Self::Works => {
                Breaks::Nothing
            }
        }
    }

    pub(crate) fn kind(&self) -> ActionKind {
        match self {
            Self::Honest | Self::Works => ActionKind::Repair,
            Self::Latency(_) | Self::Lying | Self::Corrupt | Self::Full | Self::Fail(_) => {
                ActionKind::Fault
            }
        }
    }

    /// By hand a write that never ends is one that nobody lets end.
    pub(crate) fn only_schedules(&self) -> bool {
        match self {
            Self::Latency(_) | Self::Full | Self::Fail(_) => true,
            Self::Lying | Self::Honest | Self::Corrupt | Self::Works => false,
        }
    }
}
