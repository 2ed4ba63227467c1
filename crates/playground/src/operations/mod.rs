//! What clients asked and were told: every operation from its call to its answer, the moment in which
//! it took effect, and what was done to the world meanwhile.
//!
//! The moments are those that the [judge](checker::Judge) found: in their order every answer is
//! right, up to the operation that cannot be placed, if there is one. So nothing is searched when
//! somebody looks. A session keeps the run that it leaves for an earlier moment: whoever goes back
//! to the call of an operation still sees its answer.

mod faults;
mod recorded;
mod rows;
mod session;

use std::ops::Range;

use protocol::{Answer, Operation};

pub use faults::FaultMark;
pub use session::{EventTime, OperationReport};

/// A part of a history of operations.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OperationDiagram {
    /// The part that was asked for: microseconds, or numbers of events or lines.
    pub window: Range<u64>,
    /// What moments are numbers of, if they are not times: `event`.
    pub unit: &'static str,
    /// How far the history is known.
    pub until: u64,
    /// Whose operations there are, in the whole history.
    pub lanes: Vec<ClientLane>,
    /// Those that reach into the window.
    pub bars: Vec<OperationBar>,
    /// What was done to the world in the window.
    pub faults: Vec<FaultMark>,
    /// How often something was done to the world, in the window or not.
    pub disturbances: usize,
}

/// The operations of a client.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClientLane {
    /// Whose they are: `c1`.
    pub name: String,
    /// How many rows they need, since some overlap.
    pub rows: u32,
}

/// An operation, from its call to its answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OperationBar {
    /// Which it is.
    pub id: OperationId,
    /// The place of its lane.
    pub lane: u32,
    /// Its row there, from 0.
    pub row: u32,
    /// When it was called.
    pub called: u64,
    /// When it was answered.
    pub answered: Option<u64>,
    /// When it makes room for a newer one on its row, though it is not over.
    pub yields: Option<u64>,
    /// What was asked, and what the client was told: `get x → 1`.
    pub label: String,
    /// It can change what is held.
    pub writes: bool,
    /// What is known of it.
    pub status: OperationStatus,
}

/// Names an operation: its client, and which of its client's it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct OperationId {
    /// The number of the client.
    pub client: u64,
    /// From 1.
    pub number: u64,
}

/// What is known of an operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OperationStatus {
    /// It has a place in the order: it took effect at this moment.
    Placed(u64),
    /// It is not answered, and nobody saw it take effect.
    Open,
    /// It came too late to be judged: the order ends before it, or nobody can say.
    Unplaced,
    /// Its answer promises nothing that could be judged.
    Unjudged,
    /// No order has room for it.
    NotLinearizable,
}

/// An operation, before it has a row.
struct PlacedCall {
    id: OperationId,
    called: u64,
    answered: Option<u64>,
    /// Its place where it comes from.
    index: u32,
}

impl OperationDiagram {
    /// The bars that reach into the window, each on a row of its client's.
    fn lay(
        &mut self,
        seen: Vec<PlacedCall>,
        name: &dyn Fn(u64) -> String,
        tell: &dyn Fn(&mut OperationBar, u32),
    ) {
        let mut rows = rows::Rows::default();
        for seen in seen {
            rows.add(seen);
        }
        for (lane, (client, rows, placed)) in (0..).zip(rows.lanes()) {
            self.lanes.push(ClientLane { name: name(client), rows });
            for (seen, row, yields) in placed {
                let PlacedCall { id, called, answered, index } = seen;
                let over = answered.unwrap_or(u64::MAX).min(yields.unwrap_or(u64::MAX));
                if called > self.window.end || over < self.window.start {
                    continue;
                }
                let mut bar = OperationBar {
                    id,
                    lane,
                    row,
                    called,
                    answered,
                    yields,
                    label: String::new(),
                    writes: false,
                    status: OperationStatus::Open,
                };
                tell(&mut bar, index);
                self.bars.push(bar);
            }
        }
    }
}

/// A question and its answer in a few words.
fn label(asked: String, answer: Option<&Answer>) -> String {
    let between = match answer {
        None | Some(Answer::Done) => return asked,
        Some(Answer::Found(_)) => " → ",
        Some(Answer::Swapped(_)) => ", ",
    };
    asked + between + &answer.map(Answer::to_string).unwrap_or_default()
}

/// Whether an operation can change what is held.
const fn is_write(operation: &Operation) -> bool {
    !matches!(operation, Operation::Get { .. } | Operation::Sync)
}
