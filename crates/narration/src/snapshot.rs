//! A moment of a run as plain data, in the screen's words. No protocol type passes this point.

use serde::Serialize;

/// Everything that can be seen at one moment. Times are microseconds of virtual time.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClusterSnapshot {
    /// The moment that is shown; the last event took place then or earlier.
    pub time: u64,
    /// How many events have taken place.
    pub event: u64,
    /// The nodes, from node 1 on.
    pub nodes: Vec<NodeSnapshot>,
    /// The clients that have asked something.
    pub clients: Vec<ClientSnapshot>,
    /// Everything on its way, oldest first.
    pub flights: Vec<EnvelopeSnapshot>,
    /// The groups of the split; empty when there is none. Nodes that no group lists form one
    /// together, which is listed last.
    pub groups: Vec<Vec<End>>,
    /// Since when the network is split.
    pub split_since: Option<u64>,
    /// Ways on which nothing passes, beside the split.
    pub cuts: Vec<(End, End)>,
}

/// An end of a link.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum End {
    /// A node: 3 is `S3`.
    Node(u32),
    /// A client: 3 is `c3`.
    Client(u32),
}

impl std::fmt::Display for End {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Node(n) => write!(f, "S{n}"),
            Self::Client(n) => write!(f, "c{n}"),
        }
    }
}

/// A node.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeSnapshot {
    /// Its number, from 1.
    pub id: u32,
    /// Whether it runs.
    pub life: Life,
    /// What it is; what it was, if it is down.
    pub role: Role,
    /// The protocol's own word for that, `leader`, or for what it is about until it is that:
    /// `synchronising`.
    pub title: String,
    /// Its epoch; 0 before the first.
    pub epoch: u64,
    /// The epoch as the protocol writes it: `t3`.
    pub epoch_label: String,
    /// Whom it believes to lead.
    pub leader: Option<u32>,
    /// The newest slots of its log, in order; empty and compacted ones are left out.
    pub slots: Vec<SlotSnapshot>,
    /// The last slot that holds anything.
    pub last: u64,
    /// Everything up to here is decided, as far as it knows.
    pub decided: u64,
    /// The last slot among the newest that a snapshot stands for; 0 if none does.
    pub compacted: u64,
    /// What it counts.
    pub tallies: Vec<TallySnapshot>,
    /// Its running timers.
    pub timers: Vec<TimerSnapshot>,
    /// The write under way: when it began and when it ends.
    pub writing: Option<(u64, Option<u64>)>,
    /// How many effects wait for that write.
    pub waiting: usize,
    /// How fast its clock runs, in millionths.
    pub clock: u32,
    /// Its disk cannot be read.
    pub corrupt: bool,
    /// Its disk forgets.
    pub lying_disk: bool,
    /// Its disk is full: writes wait.
    pub full_disk: bool,
    /// Writes to its disk fail.
    pub failing_disk: bool,
    /// How it lies, as scripts say it: `twins`, `withhold to=2`.
    pub lies: Vec<String>,
    /// What the second of it is, where it is twins: `follower t3`.
    pub second: Option<String>,
    /// The rest of its state: name and value, in the paper's words.
    pub facts: Vec<(String, String)>,
    /// What its machine holds: register and value.
    pub registers: Vec<(String, String)>,
}

impl NodeSnapshot {
    /// Why its disk takes no writes, in a word: `full`, `fails`.
    pub const fn disk_refuses(&self) -> Option<&'static str> {
        match (self.full_disk, self.failing_disk) {
            (true, _) => Some("full"),
            (false, true) => Some("fails"),
            (false, false) => None,
        }
    }
}

impl ClientSnapshot {
    /// Whether it is paused or has crashed; else the first request that it waits for, and how many
    /// more. Empty when there is nothing to say.
    pub fn says(&self) -> String {
        match (self.life, &*self.waiting) {
            (Life::Paused, _) => "paused".to_owned(),
            (Life::Down, _) => "crashed".to_owned(),
            (Life::Up, []) => String::new(),
            (Life::Up, [first]) => first.clone(),
            (Life::Up, [first, more @ ..]) => format!("{first} +{}", more.len()),
        }
    }
}

/// Whether a node runs, or a client.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Life {
    /// It does.
    Up,
    /// It stands still.
    Paused,
    /// It has crashed.
    Down,
}

/// What a node is, in words that every protocol shares.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Leads its epoch.
    Leading,
    /// Tries to lead.
    Campaigning,
    /// Follows, or waits.
    Following,
    /// Has no vote.
    Observing,
}

impl From<protocol::Role> for Role {
    fn from(role: protocol::Role) -> Self {
        match role {
            protocol::Role::Leading => Self::Leading,
            protocol::Role::Campaigning => Self::Campaigning,
            protocol::Role::Following => Self::Following,
            protocol::Role::Observing => Self::Observing,
        }
    }
}

/// A cell of a log.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SlotSnapshot {
    /// The position in the log.
    pub slot: u64,
    /// How far it has come.
    #[serde(rename = "stage")]
    pub status: SlotStatus,
    /// Under which epoch it was proposed.
    pub epoch: u64,
    /// That as it is written: `t3`, `b1.2`.
    pub epoch_label: String,
    /// What it holds, in short: `x = 1`.
    pub label: String,
}

/// How far a slot has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SlotStatus {
    /// Held by this node, whose disk cannot read what it is.
    Damaged,
    /// Held by this node.
    Proposed,
    /// A quorum is known to hold it.
    Certified,
    /// Decided for ever.
    Decided,
}

/// Something that a node counts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TallySnapshot {
    /// What is counted: `slot 6`.
    pub label: String,
    /// Who has been counted.
    pub have: Vec<u32>,
    /// How many are needed.
    pub need: usize,
}

/// A running timer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimerSnapshot {
    /// Its word in scripts: `election`.
    pub word: String,
    /// Its name on the screen.
    pub name: String,
    /// When it was set.
    pub set: u64,
    /// When it fires, if anybody knows.
    pub due: Option<u64>,
}

/// A client.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientSnapshot {
    /// Its number, from 1.
    pub id: u32,
    /// What it waits for, in short.
    pub waiting: Vec<String>,
    /// Whether it asks and hears answers.
    pub life: Life,
    /// Whether it lies.
    pub lies: bool,
}

/// Something on its way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnvelopeSnapshot {
    /// Its number in the run.
    pub id: u64,
    /// Where it comes from.
    pub from: End,
    /// Where it goes to.
    pub to: End,
    /// When it set out.
    pub sent: u64,
    /// When it arrives, if anybody knows.
    pub due: Option<u64>,
    /// It will not arrive.
    pub doomed: bool,
    /// What a liar did to it: `forged equivocate`, `twin`; empty when it is what a core had to say.
    pub trick: String,
    /// The script's word for it, with its ordinal among its kind on this way: `append.2`. Empty for
    /// requests and replies, which scripts do not address.
    pub selector: String,
    /// Its name on the screen, with slot and epoch: `Append 6 · t3`.
    pub label: String,
    /// What it is for, in one sentence.
    pub says: String,
    /// What kind of thing it does.
    pub flavour: Flavour,
    /// The epoch it speaks for; 0 for none.
    pub epoch: u64,
    /// Its fields: name and value, in the paper's words.
    pub fields: Vec<(String, String)>,
}

/// What a message does; picks its shape.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Flavour {
    /// Asks to accept something: a triangle.
    Propose,
    /// Says yes: a dot.
    Agree,
    /// Says no: a bar.
    Refuse,
    /// Asks to be let lead: a diamond.
    Campaign,
    /// Says "I am here": a tick.
    Heartbeat,
    /// Passes on what is known: a square.
    Inform,
    /// A client's request: a ring.
    Request,
    /// An answer to a client: a filled ring.
    Reply,
}
