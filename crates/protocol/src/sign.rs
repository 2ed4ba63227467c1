//! Signatures that cannot be forged, because nobody else can build the token.

use crate::ids::{ClientId, NodeId};

/// Whoever can sign.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Signer {
    /// A replica.
    Node(NodeId),
    /// A client.
    Client(ClientId),
}

/// The right to sign as one node or client. The world issues one to each, and to nobody else's
/// core; what is signed covers the type of the value, so that one kind of statement can never pass
/// as another.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct SigningKey(Signer);

impl SigningKey {
    /// Issues the key of `owner`. Only the world calls this.
    pub const fn issue(owner: Signer) -> Self {
        Self(owner)
    }

    /// Signs `content` as the owner of this key.
    pub const fn sign<T>(&self, content: T) -> Signed<T> {
        Signed { signer: self.0, content, genuine: true }
    }
}

/// A statement and who stands behind it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Signed<T> {
    signer: Signer,
    content: T,
    genuine: bool,
}

impl<T> Signed<T> {
    /// Pretends that `signer` said `content`: what a forger without the key can do.
    /// [`Signed::verify`] refuses it.
    pub const fn claim(signer: Signer, content: T) -> Self {
        Self { signer, content, genuine: false }
    }

    /// The content, if its signer really signed it.
    pub fn verify(&self) -> Option<&T> {
        self.genuine.then_some(&self.content)
    }

    /// Who is said to have signed.
    pub const fn signer(&self) -> Signer {
        self.signer
    }

    /// The content, signed or not: for pictures and traces, never for decisions.
    pub const fn unverified(&self) -> &T {
        &self.content
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claimed_signature_is_refused_and_a_real_one_is_not() {
        let owner = Signer::Node(NodeId(1));
        assert_eq!(SigningKey::issue(owner).sign(7).verify(), Some(&7));
        assert_eq!(Signed::claim(owner, 7).verify(), None);
    }
}
