//! Linearizability: whether what clients saw could have happened one operation after another, each
//! between its call and its return.
//!
//! [`OperationHistory`] is what they saw; [`OperationHistory::judge`] finds an order, or the first
//! operation that no order has room for. It is judged key by key (Herlihy and Wing: linearizability
//! is local), by the search of Wing and Gong with the memory of Lowe, as *Testing for
//! Linearizability* (2017) describes it. [`read`] knows the files in which others keep histories.

mod history;
mod object;
pub mod read;
mod search;
mod table;

pub use history::{ClientCall, Judgement, NotLinearizable, ObjectKind, OperationHistory, key_of};
pub(crate) use history::{counts, in_order, value_of};
pub use search::{Found, HistoryEntry, Object, SearchReport, search};
