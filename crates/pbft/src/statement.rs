//! What replicas sign. A signature covers the kind of statement, so that a PREPARE is never a COMMIT.

use alloc::rc::Rc;
use core::fmt;

use protocol::{Machine, NodeId, Request, Signed, Signer, digest_of};

/// Counts primaries. The first view is 1; it has node 1 for its primary, view 2 node 2, and so on
/// around.
pub use protocol::Epoch as View;

/// The place of a batch in the order that a primary gives. The first is 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Sequence(pub u64);

impl Sequence {
    /// The number after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Stands for a batch, or for a state. Equal things have equal digests, and different ones different.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Digest(pub u64);

impl Digest {
    /// Of the null request: nothing is to be done.
    pub const NULL: Self = Self(0);
}

/// Five letters are enough to tell digests apart by eye.
impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::NULL {
            return f.write_str("null");
        }
        (0..5).try_for_each(|at| {
            let letter = u8::try_from(self.0 >> (60 - 4 * at) & 15).unwrap_or(0);
            fmt::Write::write_char(f, char::from(b'a' + letter))
        })
    }
}

/// The requests that share a sequence number, as their clients signed them. An empty one is the null
/// request.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Batch {
    digest: Digest,
    requests: Rc<[Rc<Signed<Request>>]>,
}

impl Batch {
    /// A batch of these requests.
    pub fn of(requests: Rc<[Rc<Signed<Request>>]>) -> Self {
        let digests = requests
            .iter()
            .fold(0, |before, request| digest_of(&(before, request.unverified().digest())).max(1));
        Self { digest: Digest(digests), requests }
    }

    /// The null request.
    pub fn null() -> Self {
        Self { digest: Digest::NULL, requests: Rc::default() }
    }

    /// D(m): always that of the content.
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// What is asked, in order.
    pub fn requests(&self) -> &[Rc<Signed<Request>>] {
        &self.requests
    }

    /// How many slots of the agreed sequence it fills; the null request fills one.
    pub fn slots(&self) -> u64 {
        (self.requests.len() as u64).max(1)
    }
}

/// Which of the three phases a vote belongs to; part of what is signed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Phase {
    /// The primary gives a number.
    PrePrepare,
    /// A backup agrees to the number.
    Prepare,
    /// A replica knows that enough of them agree.
    Commit,
}

/// ⟨PRE-PREPARE, v, n, d⟩, ⟨PREPARE, v, n, d, i⟩ or ⟨COMMIT, v, n, d, i⟩; i is its signer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Vote {
    /// What kind of vote.
    pub phase: Phase,
    /// v: in which view.
    pub view: View,
    /// n: for which number.
    pub sequence: Sequence,
    /// d: of which batch.
    pub digest: Digest,
}

impl Vote {
    /// The same vote in another phase.
    #[must_use]
    pub const fn to(self, phase: Phase) -> Self {
        Self { phase, ..self }
    }

    /// Whether two votes agree in view, number and digest.
    pub fn matches(&self, other: &Self) -> bool {
        self.to(other.phase) == *other
    }
}

/// ⟨CHECKPOINT, n, d, i⟩: the state of i after executing everything up to n.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Checkpoint {
    /// The paper's n: the number of the checkpoint.
    pub sequence: Sequence,
    /// d, of the state.
    pub digest: Digest,
}

impl Checkpoint {
    /// The checkpoint of a state.
    pub fn of(sequence: Sequence, machine: &Machine) -> Self {
        let digest = digest_of(&(machine.applied(), machine.digest())).max(1);
        Self { sequence, digest: Digest(digest) }
    }
}

/// 2f + 1 equal checkpoints: that state is stable.
pub type Proof = Rc<[Signed<Checkpoint>]>;

/// That a batch prepared: its pre-prepare and 2f matching prepares of different backups.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Certificate {
    /// By the primary.
    pub pre_prepare: Signed<Vote>,
    /// By backups.
    pub prepares: Rc<[Signed<Vote>]>,
}

impl Certificate {
    /// What it certifies; to be believed once the certificate is verified.
    pub const fn vote(&self) -> &Vote {
        self.pre_prepare.unverified()
    }
}

/// ⟨VIEW-CHANGE, v + 1, n, C, P, i⟩.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ViewChange {
    /// The view that is asked for.
    pub view: View,
    /// n: the last stable checkpoint.
    pub stable: Sequence,
    /// C: what proves it.
    pub proof: Proof,
    /// P: what prepared above it, in the order of the numbers.
    pub prepared: Rc<[Certificate]>,
}

/// ⟨NEW-VIEW, v + 1, V, O⟩.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NewView {
    /// The view that begins.
    pub view: View,
    /// V: the view changes that it is based on.
    pub view_changes: Rc<[Rc<Signed<ViewChange>>]>,
    /// O: pre-prepares for everything that may be committed.
    pub pre_prepares: Rc<[Signed<Vote>]>,
}

/// Which node signed, if one did.
pub(crate) const fn node_of(signer: Signer) -> Option<NodeId> {
    match signer {
        Signer::Node(node) => Some(node),
        Signer::Client(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use protocol::{ClientId, Operation, RequestId, SigningKey};

    fn batch(numbers: &[u64]) -> Batch {
        let request = |&number: &u64| {
            let id = RequestId { client: ClientId(1), number };
            let key = SigningKey::issue(Signer::Client(ClientId(1)));
            Rc::new(key.sign(Request::new(id, 0, Operation::Sync)))
        };
        Batch::of(numbers.iter().map(request).collect())
    }

    #[test]
    fn the_digest_of_a_batch_tells_content_and_order() {
        assert_eq!(batch(&[1, 2]).digest(), batch(&[1, 2]).digest());
        assert_ne!(batch(&[1, 2]).digest(), batch(&[2, 1]).digest());
        assert_ne!(batch(&[1]).digest(), batch(&[]).digest());
        assert_eq!(batch(&[]), Batch::null());
        assert_eq!((Batch::null().slots(), batch(&[1, 2]).slots()), (1, 2));
    }

    #[test]
    fn a_digest_is_shown_as_five_letters() {
        assert_eq!(Digest(0x0123_4fff_0000_0000).to_string(), "abcde");
        assert_eq!(Digest::NULL.to_string(), "null");
    }
}
