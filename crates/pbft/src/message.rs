//! What replicas tell each other, and the alarms they set.

use alloc::format;
use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use protocol::{Describe, Epoch, Fact, Machine, Request, Signed, Slot, Word, digest_of, joined};

use crate::statement::{
    Batch, Certificate, Checkpoint, NewView, Proof, Sequence, View, ViewChange, Vote,
};

/// The messages of the normal case, of checkpoints, of view changes, and of sending again. What
/// others must be able to pass on is signed; the rest the link vouches for.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Message {
    /// ⟨REQUEST, o, t, c⟩ of a client, passed on to the primary.
    Request(Rc<Signed<Request>>),
    /// ⟨⟨PRE-PREPARE, v, n, d⟩, m⟩
    PrePrepare {
        /// By the primary.
        vote: Signed<Vote>,
        /// The paper's m: the requests that are ordered.
        batch: Batch,
    },
    /// ⟨PREPARE, v, n, d, i⟩
    Prepare(Signed<Vote>),
    /// ⟨COMMIT, v, n, d, i⟩
    Commit(Signed<Vote>),
    /// ⟨CHECKPOINT, n, d, i⟩
    Checkpoint(Signed<Checkpoint>),
    /// ⟨VIEW-CHANGE, v + 1, n, C, P, i⟩, and the batches that P names.
    ViewChange(Departure),
    /// ⟨NEW-VIEW, v + 1, V, O⟩, and the batches that O names.
    NewView(Arrival),
    /// What the sender has, so that others send again what it lacks.
    Status(Status),
    /// What proves that a number is committed.
    Committed(Committed),
    /// What proves a stable checkpoint.
    Stable(Proof),
    /// The sender wants the state of a stable checkpoint.
    Fetch {
        /// Of this one, or a later one.
        sequence: Sequence,
    },
    /// The state of a stable checkpoint.
    State {
        /// What proves it.
        proof: Proof,
        /// The state.
        machine: Machine,
    },
}

/// A view change, and the batches that it names: they are not signed, since their digests are.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Departure {
    /// What is signed.
    pub statement: Rc<Signed<ViewChange>>,
    /// Those of P.
    pub batches: Rc<[Batch]>,
}

/// A new view, and the batches that it names.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Arrival {
    /// What is signed.
    pub statement: Rc<Signed<NewView>>,
    /// Those of O.
    pub batches: Rc<[Batch]>,
}

/// That a batch is committed: matching commits of a quorum, which say so whatever the view.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Committed {
    /// Those of 2f + 1 different replicas.
    pub commits: Rc<[Signed<Vote>]>,
    /// The paper's m: the requests that are ordered.
    pub batch: Batch,
}

impl Committed {
    /// What is committed; to be believed once the commits are verified.
    pub fn vote(&self) -> Option<&Vote> {
        self.commits.first().map(Signed::unverified)
    }
}

/// What a replica has.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Status {
    /// Its view, or the one that it asks for.
    pub view: View,
    /// Whether it works in that view, rather than waiting for it to begin.
    pub active: bool,
    /// Its last stable checkpoint.
    pub stable: Sequence,
    /// The last number that it has executed.
    pub executed: Sequence,
}

/// Messages have an order so that sets of them have one; what stands in it matters to nobody.
impl Ord for Message {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        let key = |message: &Self| (message.word().id, digest_of(message));
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Message {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The alarms of a replica.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Timer {
    /// A request was not executed in time.
    Request,
    /// The new primary did not begin its view in time.
    NewView,
    /// Something is missing for too long.
    Status,
}

protocol::words! {
    REQUEST = "request", "Request", Propose,
        "A replica passes on to the primary what a client asked of it.";
    PRE_PREPARE = "pre-prepare", "Pre-prepare", Propose,
        "The primary gives a batch of requests a number in its view.";
    PREPARE = "prepare", "Prepare", Agree,
        "A backup agrees to the number, and will agree to no other batch for it in this view.";
    COMMIT = "commit", "Commit", Agree,
        "The replica has proof that a quorum agrees to the number in this view.";
    CHECKPOINT = "checkpoint", "Checkpoint", Inform,
        "The digest of the replica's state after executing a number.";
    VIEW_CHANGE = "view-change", "View change", Campaign,
        "The replica has given up the primary, and proves what has prepared.";
    NEW_VIEW = "new-view", "New view", Propose,
        "The new primary begins its view with the view changes it received and the pre-prepares \
         that follow.";
    STATUS = "status", "Status", Inform,
        "The replica waits for something, and reports what it has.";
    COMMITTED = "committed", "Committed", Inform,
        "A batch, and the commits of a quorum: it is committed, in any view of the receiver.";
    STABLE = "stable", "Stable checkpoint", Inform,
        "Enough equal checkpoints to prove that a state is stable.";
    FETCH = "fetch", "Fetch", Inform, "The replica asks for the state of a stable checkpoint.";
    STATE = "state", "State", Inform, "The state of a stable checkpoint, and what proves it.";
    REQUEST_TIMER = "request", "Request timeout", Campaign,
        "A request was not executed in time: the backup gives up the primary.";
    NEW_VIEW_TIMER = "new-view", "New view timeout", Campaign,
        "The new primary did not begin its view in time: the replica gives up this primary, too.";
    STATUS_TIMER = "status", "Status", Inform,
        "The replica still lacks something, and reports what it has.";
}

/// Every kind of message.
pub static MESSAGES: &[&Word] = &[
    &REQUEST,
    &PRE_PREPARE,
    &PREPARE,
    &COMMIT,
    &CHECKPOINT,
    &VIEW_CHANGE,
    &NEW_VIEW,
    &STATUS,
    &COMMITTED,
    &STABLE,
    &FETCH,
    &STATE,
];

/// Every kind of timer.
pub static TIMERS: &[&Word] = &[&REQUEST_TIMER, &NEW_VIEW_TIMER, &STATUS_TIMER];

impl Message {
    fn vote(&self) -> Option<&Vote> {
        match self {
            Self::PrePrepare { vote, .. } | Self::Prepare(vote) | Self::Commit(vote) => {
                Some(vote.unverified())
            }
            Self::Committed(proof) => proof.vote(),
            _ => None,
        }
    }
}

impl Describe for Message {
    fn word(&self) -> &'static Word {
        match self {
            Self::Request(_) => &REQUEST,
            Self::PrePrepare { .. } => &PRE_PREPARE,
            Self::Prepare(_) => &PREPARE,
            Self::Commit(_) => &COMMIT,
            Self::Checkpoint(_) => &CHECKPOINT,
            Self::ViewChange(_) => &VIEW_CHANGE,
            Self::NewView(_) => &NEW_VIEW,
            Self::Status(_) => &STATUS,
            Self::Committed(_) => &COMMITTED,
            Self::Stable(_) => &STABLE,
            Self::Fetch { .. } => &FETCH,
            Self::State { .. } => &STATE,
        }
    }

    fn epoch(&self) -> Option<Epoch> {
        match self {
            Self::ViewChange(departure) => Some(departure.statement.unverified().view),
            Self::NewView(arrival) => Some(arrival.statement.unverified().view),
            Self::Status(status) => Some(status.view),
            _ => self.vote().map(|vote| vote.view),
        }
    }

    fn gives(&self) -> &'static str {
        "view change"
    }

    /// With one request to a batch, numbers are slots.
    fn slot(&self) -> Option<Slot> {
        let sequence = match self {
            Self::Checkpoint(checkpoint) => Some(checkpoint.unverified().sequence),
            _ => self.vote().map(|vote| vote.sequence),
        };
        sequence.map(|sequence| Slot(sequence.0))
    }

    fn fields(&self) -> Vec<Fact> {
        let mut fields = Vec::new();
        let mut field = |name, value: String| fields.push(Fact::new(name, value));
        if let Some(vote) = self.vote() {
            field("v", vote.view.to_string());
            field("n", vote.sequence.to_string());
            field("d", vote.digest.to_string());
        }
        match self {
            Self::Request(request) => field("m", asked(request)),
            Self::PrePrepare { vote, batch } => {
                field("m", shown(batch));
                field("signed", vouched(vote));
            }
            Self::Prepare(vote) | Self::Commit(vote) => field("signed", vouched(vote)),
            Self::Checkpoint(signed) => {
                field("n", signed.unverified().sequence.to_string());
                field("d", signed.unverified().digest.to_string());
                field("signed", vouched(signed));
            }
            Self::ViewChange(Departure { statement, .. }) => {
                let said = statement.unverified();
                field("v", said.view.to_string());
                field("n", said.stable.to_string());
                field("C", proven(&said.proof));
                field("P", listed(&said.prepared, certified));
                field("signed", vouched(statement));
            }
            Self::NewView(Arrival { statement, .. }) => {
                let said = statement.unverified();
                field("v", said.view.to_string());
                field("V", listed(&said.view_changes, |known| departed(known)));
                field("O", listed(&said.pre_prepares, proposed));
                field("signed", vouched(statement));
            }
            Self::Status(status) => {
                field("v", status.view.to_string());
                field("active", if status.active { "yes" } else { "no" }.to_string());
                field("stable", status.stable.to_string());
                field("executed", status.executed.to_string());
            }
            Self::Committed(Committed { commits, batch }) => {
                field("m", shown(batch));
                field("signed", joined(commits.iter().map(vouched), " "));
            }
            Self::Stable(proof) => field("C", proven(proof)),
            Self::Fetch { sequence } => field("n", sequence.to_string()),
            Self::State { proof, machine } => {
                let sequence = proof.first().map(|one| one.unverified().sequence);
                field("n", sequence.unwrap_or_default().to_string());
                field("C", proven(proof));
                field("slots", machine.applied().to_string());
            }
        }
        fields
    }
}

/// `x = A (c1#1)`
fn asked(request: &Signed<Request>) -> String {
    let said = request.unverified();
    format!("{} ({})", said.operation, said.id)
}

/// `x = A (c1#1), y = B (c2#1)`
pub(crate) fn shown(batch: &Batch) -> String {
    if batch.requests().is_empty() {
        return "null".to_string();
    }
    joined(batch.requests().iter().map(|request| asked(request)), ", ")
}

/// `x = A`, or `x = A +2` with two requests behind it.
pub(crate) fn brief(batch: &Batch) -> String {
    match batch.requests() {
        [] => "null".to_string(),
        [only] => only.unverified().operation.to_string(),
        [first, others @ ..] => format!("{} +{}", first.unverified().operation, others.len()),
    }
}

/// `2: v1 abcde by S1 S2 S3`: the primary, then the backups that agreed.
pub(crate) fn certified(certificate: &Certificate) -> String {
    let Vote { sequence, view, digest, .. } = certificate.vote();
    let by = core::iter::once(&certificate.pre_prepare).chain(certificate.prepares.iter());
    format!("{sequence}: v{view} {digest} by {}", joined(by.map(vouched), " "))
}

/// `2: abcde by S2`
fn proposed(signed: &Signed<Vote>) -> String {
    let Vote { sequence, digest, .. } = signed.unverified();
    format!("{sequence}: {digest} by {}", vouched(signed))
}

/// `S3 with 2: v1 abcde by S1 S2 S3`
fn departed(signed: &Signed<ViewChange>) -> String {
    let prepared = joined(signed.unverified().prepared.iter().map(certified), ", ");
    let prepared = if prepared.is_empty() { "nothing" } else { &prepared };
    format!("{} with {prepared}", vouched(signed))
}

/// `10: abcde by S1 S2 S3`
pub(crate) fn proven(proof: &Proof) -> String {
    let Some(first) = proof.first() else { return "nothing".to_string() };
    let Checkpoint { sequence, digest } = first.unverified();
    format!("{sequence}: {digest} by {}", joined(proof.iter().map(vouched), " "))
}

/// `S2`, or `S2?` where the signature is not genuine.
fn vouched<T>(signed: &Signed<T>) -> String {
    let name = match signed.signer() {
        protocol::Signer::Node(node) => node.to_string(),
        protocol::Signer::Client(client) => client.to_string(),
    };
    if signed.verify().is_some() { name } else { name + "?" }
}

/// `one; two`, or `nothing`.
fn listed<T>(items: &[T], one: impl Fn(&T) -> String) -> String {
    if items.is_empty() { "nothing".to_string() } else { joined(items.iter().map(one), "; ") }
}

impl Describe for Timer {
    fn word(&self) -> &'static Word {
        match self {
            Self::Request => &REQUEST_TIMER,
            Self::NewView => &NEW_VIEW_TIMER,
            Self::Status => &STATUS_TIMER,
        }
    }
}
