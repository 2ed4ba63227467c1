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
    WordForm, WordGroup, WordInfo, grammar, operation_kind, operation_word, write_operands,
};
use crate::kind::ActionKind::{ByHand, Fault, Note, Repair};
use crate::kind::honesty;
pub use crate::kind::{ActionKind, Breaks};
use crate::lie::LieTerms;
use crate::offer::{Needs, OfferInfo, OfferPlace};
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
            ["drop append 1to3"] "a message in flight is lost"
                + Message "": "Drop" = "drop {message}";
        "copy" Copy { 0: flight } => (Fault, true)
            ["copy append 1to3"] "a message in flight arrives twice"
                + Message "": "Copy" = "copy {message}" while Datagrams;
    }
    Network, Some(RunMode::Time) => {
        "delay" Delay { 0: flight, 1: later } => (Fault, true)
            ["delay append 1to3 50ms"] "a message in flight arrives that much later"
                + Message "Arrives later by": "{|}" = "delay {message} {5ms|20ms|50ms|200ms|1s}"
                + Message "Arrives later by": "how much later" = "delay {message} …";
        "late" Late { 0: flight, 1: later } => (Fault, true)
            ["late append 1to3 50ms"] "the next message of this kind that sets out on this way arrives \
                that much later; `append.2` is the one after it"
                + Link "The next message is 50 ms late": "{kind} {way}" = "late {kind} {way} 50ms"
                + Link "The next message is 50 ms late": "{kind} {back}" = "late {kind} {back} 50ms";
    }
    Network, None => {
        "split" Split { 0: groups } => (Fault, true) until "heal"
            ["split 1,2/3,4,5"] "only members of one group reach each other; a new split replaces the old"
                + Node "": "Isolate" = "split {others}/{node}"
                + Cluster "": "Split off {minority}" = "split {majority}/{minority}"
                + Cluster "": "groups such as 1,2/3,4,5" = "split …";
        "cut" Cut { 0: path } => (Fault, true) until "heal"
            ["cut 1to2"] "nothing passes this way"
                + Link "": "Cut {way}" = "cut {way}" while Open
                + Link "": "Cut {back}" = "cut {back}" while Open
                + Link "": "Cut {both}" = "cut {both}" while Open
                + Node "Cut the link to": "{other}" = "cut {node}-{other}" while Open
                + Client "Cut the link to": "{other}" = "cut {client}-{other}" while Open;
        "heal" Heal { 0: path_if_any } => (Repair, true)
            ["heal", "heal 1-2"] "mends every split and cut, or only that cut"
                + Link "": "Heal {way}" = "heal {way}" while Cut
                + Link "": "Heal {back}" = "heal {back}" while Cut
                + Link "": "Heal {both}" = "heal {both}" while Cut
                + Node "Cut the link to": "Heal {other}" = "heal {node}-{other}" while Cut
                + Client "Cut the link to": "Heal {other}" = "heal {client}-{other}" while Cut
                + Cluster "": "Heal the network" = "heal" while Broken;
        "lag" Lag { 0: path, 1: takes } => (Fault, true)
            ["lag 1-2 80..90ms"] "messages that set out on this way take that long"
                + Link "Messages take, {both}": "{|}" = "lag {both} {1..2ms|80..120ms|1s}" in Time
                + Link "Messages take, {both}": "a time or range" = "lag {both} …" in Time
                + Link "Messages take, {way}": "{|}" = "lag {way} {1..2ms|80..120ms|1s}" in Time
                + Link "Messages take, {way}": "a time or range" = "lag {way} …" in Time
                + Link "Messages take, {back}": "{|}" = "lag {back} {1..2ms|80..120ms|1s}" in Time
                + Link "Messages take, {back}": "a time or range" = "lag {back} …" in Time;
        "loss" Loss { 0: path, 1: chance } => (Fault, true)
            ["loss 1-2 0.3"] "messages that set out on this way are lost this often"
                + Link "Messages are lost, {both}": "{|}" = "loss {both} {0|0.1|0.3|1}" in Time
                + Link "Messages are lost, {both}": "from 0 to 1" = "loss {both} …" in Time
                + Link "Messages are lost, {way}": "{|}" = "loss {way} {0|0.1|0.3|1}" in Time
                + Link "Messages are lost, {way}": "from 0 to 1" = "loss {way} …" in Time
                + Link "Messages are lost, {back}": "{|}" = "loss {back} {0|0.1|0.3|1}" in Time
                + Link "Messages are lost, {back}": "from 0 to 1" = "loss {back} …" in Time;
        "dead" Dead by dead { 0: pair, 1: after } => (Fault, false)
            ["dead 1-2 3s"] "the session of nodes 1 and 2 is dead, and both learn of it that much later; \
                `dead 1-2` lets them learn of it as soon as a message travels"
                + Link "The session": "Dead" = "dead {both}" while Sessions
                + Link "The session": "Dead, heard of 3 s later" = "dead {both} 3s" in Time while Sessions;
    }
    Nodes, None => {
        "crash" Crash by crash { nodes: nodes, pending: pending } => (Fault, false) until "restart"
            ["crash 2"] "nodes stop and forget all but their disks; `crash 2 kept` and `crash 2 lost` say \
                what becomes of the write under way"
                + Node "": "Crash" = "crash {node}" while Up
                + Node "": "Crash, write kept" = "crash {node} kept" while Writing
                + Node "": "Crash, write lost" = "crash {node} lost" while Writing
                + Cluster "": "Crash {leader}, who leads" = "crash {leader}";
        "restart" Restart { 0: nodes } => (Repair, false)
            ["restart 2"] "crashed nodes boot from their disks"
                + Node "": "Restart" = "restart {node}" while Down;
        "pause" Pause { 0: nodes } => (Fault, true) until "resume"
            ["pause 2"] "nodes are paused, as in a long garbage collection"
                + Node "": "Pause" = "pause {node}" while Running
                + Cluster "": "Pause {leader}, who leads" = "pause {leader}";
        "resume" Resume { 0: nodes } => (Repair, true)
            ["resume 2"] "paused nodes go on; what is overdue happens at once, timers first"
                + Node "": "Resume" = "resume {node}" while Paused;
        "wipe" Wipe { 0: nodes } => (Fault, false, Breaks::Disks(nodes))
            ["wipe 2"] "crashed nodes lose their disks"
                + Node "": "Wipe its disk" = "wipe {node}" while Down;
        "clock" Clock { 0: node, 1: rate } => (Fault, false, Breaks::Clocks(*node, *rate))
            ["clock 2 1.05"] "this node's clock runs so fast, from 0.01 to 100"
                + Node "Its clock runs at": "{|}" = "clock {node} {0.5|0.8|1|1.2|2}" in Time
                + Node "Its clock runs at": "from 0.01 to 100" = "clock {node} …" in Time;
        "lie" Lie by lie { who: who, behaviour: behaviour, terms: terms }
            => (honesty(behaviour), false, who.honest(behaviour))
            ["lie 4 withhold"] "this node lies from now on; see [Lies](#lies)"
                + Node "{lie}": "{lie}" = "lie {node} {lie}"
                + Node "It lies": "such as withhold to=2" = "lie {node} …"
                + Client "{lie}": "{lie}" = "lie {client} {lie}"
                + Client "It lies": "such as equivocate to=2" = "lie {client} …";
        "disk" Disk { 0: node, 1: disk_change }
            => (disk_change.kind(), disk_change.only_schedules(), disk_change.breaks(*node))
            ["disk 2 5..9ms"] "this disk is so slow"
                + Node "A write takes": "{|}" = "disk {node} {1..4ms|20..40ms}" in Time
                + Node "A write takes": "a time or range" = "disk {node} …" in Time
            ["disk 2 lying"] "this disk forgets in the next crash; `disk 2 honest` keeps"
                + Node "Its disk": "Forgets what it said" = "disk {node} lying" while Keeping
                + Node "Its disk": "Honest" = "disk {node} honest" while Forgetting
            ["disk 2 corrupt"] "this disk cannot be read until it is wiped"
                + Node "Its disk": "Corrupt" = "disk {node} corrupt" while Readable
            ["disk 2 full"] "a write that begins from now on waits until there is room, and with it all \
                that waits at the gate; `disk 2 works` makes room"
                + Node "Its disk": "Full" = "disk {node} full" while Taking
            ["disk 2 fail", "disk 2 fail 50ms"] "writes fail, until `disk 2 works` or for so long; the \
                node tries again after as long as a write takes, or 1 ms where it takes none"
                + Node "Its disk": "Fails" = "disk {node} fail" while Taking
                + Node "Its disk": "Works again" = "disk {node} works" while Refusing;
        "damage" Damage { 0: node, 1: damage } => (Fault, false)
            ["damage 2 slot 3", "damage 2 tail"] "that slot, or the last one, on the disk of a crashed \
                node cannot be read, which shows when the node starts; see [Damage](#damage)"
                + Node "What its disk holds": "Damage the last slot" = "damage {node} tail" while Down
                + Node "What its disk holds": "the slot to damage" = "damage {node} slot …" while Down;
    }
    Clients, None => {
        "pause" Client { 0: client_name; 1 = ClientChange::Pause } => (Fault, true) until "resume"
            ["pause c1"] "a client is paused: it asks nothing, and answers wait"
                + Client "": "Pause" = "pause {client}" while Running;
        "resume" Client { 0: client_name; 1 = ClientChange::Resume } => (Repair, true)
            ["resume c1"] "a paused client goes on"
                + Client "": "Resume" = "resume {client}" while Paused;
        "crash" Client { 0: client_name; 1 = ClientChange::Crash } => (Fault, true) until "restart"
            ["crash c1"] "a client is gone, and what it asked stays without an answer for ever"
                + Client "": "Crash" = "crash {client}" while Up;
        "restart" Client { 0: client_name; 1 = ClientChange::Restart } => (Repair, true)
            ["restart c1"] "a crashed client comes back under the same name and asks new things only"
                + Client "": "Restart" = "restart {client}" while Down;
    }
    ByHand, Some(RunMode::Hand) => {
        "deliver" Deliver { 0: flight } => (ByHand, true)
            ["deliver vote 2to1"] "a message in flight arrives"
                + Message "": "Deliver" = "deliver {message}" while Due;
        "fire" Fire { 0: node, 1: timer } => (ByHand, true)
            ["fire 1 election"] "a timer fires"
                + Node "": "{timer}" = "fire {node} {timer}" while Due;
        "write" Write { 0: node, 1: times } => (ByHand, true)
            ["write 1", "write 1 3"] "one write, or three, at the head of the node's queue take place"
                + Node "": "Write" = "write {node}" while Due;
        "settle" Settle { 0: nodes_if_any } => (ByHand, true)
            ["settle", "settle 1,2"] "writes and deliveries go on until nothing is left to do"
                + Node "": "Settle" = "settle {node}" while Up
                + Cluster "": "Settle" = "settle" while Unsettled;
    }
    Remarks, None => {
        "note" Note { 0: remark } => (Note, true)
            ["note The leader is cut off."] "the rest of the line is shown to the viewer"
                + Cluster "A remark for the viewer": "the remark" = "note …";
    }
    ; requests => {
        "put" ["put x 1"] "a client asks to write"
            + Node "Ask": "Write {key} = {value}" = "put {key} {value} at {node}" while Up
            + Client "Ask": "Write {key} = {value}" = "{client} put {key} {value}" while Running
            + Cluster "Ask": "Write {key} = {value}" = "put {key} {value}"
            + Cluster "Ask": "register and value" = "put …";
        "get" ["get x"] "a client asks to read; `get x lease` and `get x local` ask for less than \
            `linearizable`"
            + Node "Ask": "Read {key}" = "get {key} at {node}" while Up
            + Node "Ask": "Read {key} under a lease" = "get {key} lease at {node}" while LeaseReads
            + Node "Ask": "Read {key} locally" = "get {key} local at {node}" while LocalReads
            + Client "Ask": "Read {key}" = "{client} get {key}" while Running
            + Cluster "Ask": "Read {key}" = "get {key}";
        "cas" ["cas x 1 2"] "writes 2 if the register holds 1"
            + Node "Ask": "Write {key} = {value} if it holds {held}"
                = "cas {key} {held} {value} at {node}" while Up
            + Client "Ask": "Write {key} = {value} if it holds {held}"
                = "{client} cas {key} {held} {value}" while Running;
        "append" ["append x b"] "lengthens what the register holds"
            + Node "Ask": "Append {value} to {key}" = "append {key} {value} at {node}" while Up
            + Client "Ask": "Append {value} to {key}" = "{client} append {key} {value}" while Running;
        "sync" ["sync"] "waits until everything before it is applied; in Zab, until the server that is \
            asked has what its leader has committed, whether or not that still leads (`quorum-sync=on` \
            asks a quorum)"
            + Node "Ask": "Sync" = "sync at {node}" while Up
            + Client "Ask": "Sync" = "{client} sync" while Running;
        "admin" ["admin add 4"] "changes the cluster itself, in the protocol's own words"
            + Node "Ask the cluster, about it, to": "{admin}" = "admin {admin}"
            + Cluster "{admin}": "{admin}" = "admin {admin}";
        "again" ["again"] "the client's last request is sent once more under the same name, answered or \
            not; to the node after `at`, else as after a timeout"
            + Client "Ask": "Again" = "{client} again" while Running
            + Client "Ask": "Again, at {other}" = "{client} again at {other}" while Running;
    }
}
