//! Everything that can be done to a running cluster, and what an action says of itself.
//!
//! Whoever adds a word is led by the compiler through this file; then the world has to carry it out, and
//! narration to tell it. Nobody else asks which action it is: they ask what kind of thing it is, what it
//! breaks, and whom it names. What follows from the rows below is in [`crate::grammar`].

use std::fmt::{Display, Formatter};
use std::ops::Range;

use protocol::{ClientId, Damage, NodeId, Operation, Time};

use crate::argument::{Argument, Names};
pub use crate::argument::{
    ClientChange, DiskChange, Endpoint, MessageRef, Pair, Path, Pending, Ratio,
};
use crate::grammar::{
    WordGroup, WordInfo, grammar, operation_kind, operation_word, write_operands,
};
use crate::kind::ActionKind::{ByHand, Fault, Note, Repair};
use crate::kind::honesty;
pub use crate::kind::{ActionKind, Breaks};
use crate::lie::LieTerms;
use crate::scenario::RunMode;

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

grammar! {
    Network, None => {
        "drop" Drop { 0: flight } => (Fault, true)
            ["drop append 1to3"] "a message in flight is lost";
        "copy" Copy { 0: flight } => (Fault, true)
            ["copy append 1to3"] "a message in flight arrives twice";
    }
    Network, Some(RunMode::Time) => {
        "delay" Delay { 0: flight, 1: later } => (Fault, true)
            ["delay append 1to3 50ms"] "a message in flight arrives that much later";
        "late" Late { 0: flight, 1: later } => (Fault, true)
            ["late append 1to3 50ms"] "the next message of this kind that sets out on this way arrives \
                that much later; `append.2` is the one after it";
    }
    Network, None => {
        "split" Split { 0: groups } => (Fault, true)
            ["split 1,2/3,4,5"] "only members of one group reach each other; a new split replaces the old";
        "cut" Cut { 0: path } => (Fault, true)
            ["cut 1to2"] "nothing passes this way";
        "heal" Heal { 0: path_if_any } => (Repair, true)
            ["heal", "heal 1-2"] "mends every split and cut, or only that cut";
        "lag" Lag { 0: path, 1: takes } => (Fault, true)
            ["lag 1-2 80..90ms"] "messages that set out on this way take that long";
        "loss" Loss { 0: path, 1: chance } => (Fault, true)
            ["loss 1-2 0.3"] "messages that set out on this way are lost this often";
        "dead" Dead by dead { 0: pair, 1: after } => (Fault, false)
            ["dead 1-2 3s"] "the session of nodes 1 and 2 is dead, and both learn of it that much later; \
                `dead 1-2` lets them learn of it as soon as a message travels";
    }
    Nodes, None => {
        "crash" Crash by crash { nodes: nodes, pending: pending } => (Fault, false)
            ["crash 2"] "nodes stop and forget all but their disks; `crash 2 kept` and `crash 2 lost` say \
                what becomes of the write under way";
        "restart" Restart { 0: nodes } => (Repair, false)
            ["restart 2"] "crashed nodes boot from their disks";
        "pause" Pause { 0: nodes } => (Fault, true)
            ["pause 2"] "nodes are paused, as in a long garbage collection";
        "resume" Resume { 0: nodes } => (Repair, true)
            ["resume 2"] "paused nodes go on; what is overdue happens at once, timers first";
        "wipe" Wipe { 0: nodes } => (Fault, false)
            ["wipe 2"] "crashed nodes lose their disks";
        "clock" Clock { 0: node, 1: rate } => (Fault, false)
            ["clock 2 1.05"] "this node's clock runs so fast, from 0.01 to 100";
        "lie" Lie by lie { who: who, behaviour: behaviour, terms: terms } => (honesty(behaviour), false)
            ["lie 4 withhold"] "this node lies from now on; see [Lies](#lies)";
        "disk" Disk { 0: node, 1: disk_change } => (disk_change.kind(), disk_change.only_schedules())
            ["disk 2 5..9ms"] "this disk is so slow; `disk 2 lying` forgets in the next crash, \
                `disk 2 honest` keeps, `disk 2 corrupt` cannot be read until it is wiped"
            ["disk 2 full"] "a write that begins from now on waits until there is room, and with it all \
                that waits at the gate; `disk 2 works` makes room"
            ["disk 2 fail", "disk 2 fail 50ms"] "writes fail, until `disk 2 works` or for so long; the \
                node tries again after as long as a write takes, or 1 ms where it takes none";
        "damage" Damage { 0: node, 1: damage } => (Fault, false)
            ["damage 2 slot 3", "damage 2 tail"] "that slot, or the last one, on the disk of a crashed \
                node cannot be read, which shows when the node starts; see [Damage](#damage)";
    }
    Clients, None => {
        "pause" Client { 0: client_name; 1 = ClientChange::Pause } => (Fault, true)
            ["pause c1"] "a client is paused: it asks nothing, and answers wait";
        "resume" Client { 0: client_name; 1 = ClientChange::Resume } => (Repair, true)
            ["resume c1"] "a paused client goes on";
        "crash" Client { 0: client_name; 1 = ClientChange::Crash } => (Fault, true)
            ["crash c1"] "a client is gone, and what it asked stays without an answer for ever";
        "restart" Client { 0: client_name; 1 = ClientChange::Restart } => (Repair, true)
            ["restart c1"] "a crashed client comes back under the same name and asks new things only";
    }
    ByHand, Some(RunMode::Hand) => {
        "deliver" Deliver { 0: flight } => (ByHand, true)
            ["deliver vote 2to1"] "a message in flight arrives";
        "fire" Fire { 0: node, 1: timer } => (ByHand, true)
            ["fire 1 election"] "a timer fires";
        "write" Write { 0: node, 1: times } => (ByHand, true)
            ["write 1", "write 1 3"] "one write, or three, at the head of the node's queue take place";
        "settle" Settle { 0: nodes_if_any } => (ByHand, true)
            ["settle", "settle 1,2"] "writes and deliveries go on until nothing is left to do";
    }
    Remarks, None => {
        "note" Note { 0: remark } => (Note, true)
            ["note The leader is cut off."] "the rest of the line is shown to the viewer";
    }
    ; requests => {
        "put" ["put x 1"] "a client asks to write";
        "get" ["get x"] "a client asks to read; `get x lease` and `get x local` ask for less than \
            `linearizable`";
        "cas" ["cas x 1 2"] "writes 2 if the register holds 1";
        "append" ["append x b"] "lengthens what the register holds";
        "sync" ["sync"] "waits until everything before it is applied; in Zab, until the server that is \
            asked has what its leader has committed, whether or not that still leads (`quorum-sync=on` \
            asks a quorum)";
        "admin" ["admin add 4"] "changes the cluster itself, in the protocol's own words";
        "again" ["again"] "the client's last request is sent once more under the same name, answered or \
            not; to the node after `at`, else as after a timeout";
    }
}

impl Action {
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
            Self::Lie { who, behaviour, .. } => {
                Breaks::Honesty { who: *who, honest: behaviour == "honest" }
            }
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
}
