//! What a liar knows when it lies.

use crate::ids::NodeId;
use crate::protocol::Protocol;
use crate::request::Request;
use crate::sign::Signed;

/// A way of lying, and all that the liar has to go by: its own key, which its configuration holds,
/// and what the liars of the run have told and been told. They share it, so that they can tell
/// consistent lies.
#[derive(Debug)]
pub struct Lie<'a, P: Protocol> {
    /// The name of one of [`crate::Info::lies`].
    pub kind: &'static str,
    /// Which variety, for lies that come in several: the same for every liar, all through a run. By
    /// hand it is 0 unless the script chooses another, so 0 is the plain variety.
    pub draw: u64,
    /// The receiver is one of those who are to hear something else than the rest: the ones that the
    /// script names, else half of the cluster, and the same half whoever lies.
    pub apart: bool,
    /// What the liar's own disk holds.
    pub disk: &'a P::Durable,
    /// What liars told and were told, oldest first.
    pub heard: &'a [HeardMessage<'a, P>],
    /// Requests that reached a liar, oldest first: what a client has really signed.
    pub requests: &'a [Signed<Request>],
}

impl<P: Protocol> Clone for Lie<'_, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: Protocol> Copy for Lie<'_, P> {}

/// A message that a liar told or was told.
#[derive(Debug)]
pub struct HeardMessage<'a, P: Protocol> {
    /// Who sent it.
    pub from: NodeId,
    /// To whom.
    pub to: NodeId,
    /// What it says.
    pub message: &'a P::Message,
}
