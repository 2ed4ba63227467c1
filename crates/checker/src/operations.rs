//! What clients asked and were told, kept for the whole run.

use std::rc::Rc;

use protocol::{Answer, Request};

/// A request of a run as its client saw it, and when it took effect. Moments are numbers of events.
#[derive(Clone, Debug)]
pub struct ClientOperation {
    /// What was asked.
    pub request: Request,
    /// When. 0 for what was asked before the run.
    pub called: u64,
    /// What the client was told, and when.
    pub answered: Option<(Answer, u64)>,
    /// When it can have taken effect: in the order of these moments, every answer is right. Nothing
    /// if it has not, or if nobody can say.
    pub effect: Option<LinearizationPoint>,
}

/// A moment in which something takes effect.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct LinearizationPoint {
    /// The event.
    pub event: u64,
    /// Its place among all that take effect in this event.
    pub nth: u32,
}

/// So many operations stay together.
const CHUNK: usize = 64;

/// Operations that are over. A clone shares all but the latest.
#[derive(Clone, Debug, Default)]
pub(crate) struct FinishedOperations {
    chunks: Vec<Rc<Vec<ClientOperation>>>,
    latest: Vec<ClientOperation>,
}

impl FinishedOperations {
    pub(crate) fn add(&mut self, client_operation: ClientOperation) {
        self.latest.push(client_operation);
        if self.latest.len() == CHUNK {
            self.chunks.push(Rc::new(std::mem::take(&mut self.latest)));
        }
    }

    /// All of them, in the order in which they ended; the latest first, if it is wanted that way.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &ClientOperation> {
        self.chunks.iter().flat_map(|chunk| chunk.iter()).chain(&self.latest)
    }

    /// All of them, to be changed. Whatever is shared is copied.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut ClientOperation> {
        let chunks = self.chunks.iter_mut().flat_map(|chunk| Rc::make_mut(chunk).iter_mut());
        chunks.chain(&mut self.latest)
    }
}
