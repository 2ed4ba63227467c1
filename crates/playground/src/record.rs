//! An event as structured plain data, for files that outlive the program: nothing is put into
//! sentences, and everything that names something does so as scripts and traces do.
//!
//! `docs/trace.md` describes every field. Whatever changes in what is written here without only
//! adding to it makes a new [`VERSION`].

use serde::Serialize;

/// The version of the format.
pub const VERSION: u64 = 1;

/// One event.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// Its number in the run, from 1.
    pub event: u64,
    /// When, in microseconds.
    pub time: u64,
    /// Which event of its instant it is, from 1.
    pub nth: u32,
    /// What it is.
    pub kind: RecordKind,
    /// Where it took place: `S1`, `c2`; nothing for what no node and no client takes part in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// The event that brought it about: sent the message, set the timer, began the write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<u64>,
    /// It happened to the second of two twins.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub twin: bool,
    /// What arrives or is lost.
    #[serde(rename = "parcel", skip_serializing_if = "Option::is_none")]
    pub envelope: Option<EnvelopeRecord>,
    /// Why it is lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loss: Option<&'static str>,
    /// The timer that fires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timer: Option<&'static str>,
    /// What a busy client asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestRecord>,
    /// What was done, as a line of script without its moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Why it could not be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missed: Option<&'static str>,
    /// Why the run ends here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped: Option<String>,
    /// What nodes did in it, in order, and then what they became.
    #[serde(rename = "deeds")]
    pub node_actions: Vec<NodeActionRecord>,
    /// What it changed in the state of nodes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<StateRecord>,
}

/// What an event is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RecordKind {
    /// A node boots at the beginning of the run.
    Boot,
    /// Something arrives.
    Deliver,
    /// Something is lost.
    Lose,
    /// A timer fires.
    Ring,
    /// A disk has written.
    Write,
    /// A disk write has failed, and begins again.
    Fail,
    /// A busy client asks.
    Ask,
    /// A client has waited too long and asks again.
    Retry,
    /// The script did something.
    Act,
    /// The script wanted something done to what is not there.
    Miss,
    /// The run did not go on and was stopped.
    Stop,
}

impl RecordKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Boot,
        Self::Deliver,
        Self::Lose,
        Self::Ring,
        Self::Write,
        Self::Fail,
        Self::Ask,
        Self::Retry,
        Self::Act,
        Self::Miss,
        Self::Stop,
    ];
}

/// Something on its way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnvelopeRecord {
    /// Its number in the run, from 1.
    pub id: u64,
    /// Where it comes from.
    pub from: String,
    /// Where it goes to.
    pub to: String,
    /// When it set out, in microseconds.
    pub sent: u64,
    /// What a liar did to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trick: Option<String>,
    /// What it says, from node to node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<MessageRecord>,
    /// What it asks, from client to node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestRecord>,
    /// What it answers, from node to client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<ReplyRecord>,
}

/// What one node tells another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageRecord {
    /// The script's word for it.
    pub word: &'static str,
    /// Its name on the screen, with slot and epoch.
    pub label: String,
    /// What kind of thing it does.
    pub flavour: crate::snapshot::Flavour,
    /// Its fields, in the paper's words.
    pub fields: Vec<FieldRecord>,
}

/// A field of a message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldRecord {
    /// Its name.
    pub name: &'static str,
    /// What it holds, as text.
    pub value: String,
}

/// What a client asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestRecord {
    /// Its name; the same in every retry.
    pub id: String,
    /// What it wants done, in short.
    pub operation: String,
}

/// What a node answers a client.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplyRecord {
    /// The request that it answers.
    pub to: String,
    /// What it says.
    pub answer: String,
}

/// Something that a node did.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeActionRecord {
    /// Which node.
    pub node: String,
    /// What it did.
    pub does: NodeActionKind,
    /// What it sent.
    #[serde(rename = "parcel", skip_serializing_if = "Option::is_none")]
    pub envelope: Option<EnvelopeRecord>,
    /// Why that will never arrive, if that is known from the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doomed: Option<&'static str>,
    /// The number of the envelope in which the message that it holds back leaves, if it ever does and
    /// as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<u64>,
    /// Whom the message that it holds back, or withholds, is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The message that it holds back, or withholds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<MessageRecord>,
    /// The rule that it followed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<&'static str>,
    /// The slot that it decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<u64>,
    /// What that slot holds, in short.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
    /// What it answered a client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<ReplyRecord>,
    /// What it became, in the protocol's own word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'static str>,
    /// In which epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epoch: Option<u64>,
    /// Of a ballot, round and proposer: `1.2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ballot: Option<String>,
    /// What a write wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<StateRecord>,
}

/// What changed in a node, or on its disk, since this was told last; everything since it started.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StateRecord {
    /// Which node; nothing for what a write wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// What it is, in the protocol's own word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'static str>,
    /// Its epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epoch: Option<u64>,
    /// Of a ballot, round and proposer: `1.2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ballot: Option<String>,
    /// The last slot that holds anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<u64>,
    /// Everything up to here is decided, as far as it knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<u64>,
    /// The slots that are new or another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<SlotRecord>,
    /// The slots that it held before and holds no more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emptied: Vec<u64>,
    /// The facts that are new or another, in the paper's words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FieldRecord>,
    /// The names of the facts that were told before and are none any more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ended: Vec<&'static str>,
}

/// A slot of a log.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SlotRecord {
    /// The position in the log.
    pub slot: u64,
    /// How far it has come.
    pub status: crate::snapshot::SlotStatus,
    /// Under which epoch it was proposed.
    pub epoch: u64,
    /// Of a ballot, round and proposer: `1.2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ballot: Option<String>,
    /// What it holds, in short; left out where the node does not know, or a snapshot stands for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
}

/// What a node did.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum NodeActionKind {
    /// Began a life.
    Start,
    /// Stopped, by a crash.
    Stop,
    /// Followed a rule of the paper.
    Cite,
    /// Began to write.
    BeginWrite,
    /// Has written.
    Write,
    /// Holds a message back until its disk has written.
    Hold,
    /// Let something go.
    Send,
    /// Lied by saying nothing.
    Withhold,
    /// Decided a slot.
    Decide,
    /// Answered a client.
    Answer,
    /// Became something else, or the same in another epoch.
    Become,
}

impl NodeActionKind {
    /// Everything that a node can do.
    pub const ALL: [Self; 11] = [
        Self::Start,
        Self::Stop,
        Self::Cite,
        Self::BeginWrite,
        Self::Write,
        Self::Hold,
        Self::Send,
        Self::Withhold,
        Self::Decide,
        Self::Answer,
        Self::Become,
    ];
}
