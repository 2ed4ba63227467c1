//! Linearizability: whether what clients saw could have happened one operation after another, each
//! between its call and its return.
//!
//! [`History`] is what they saw; [`History::judge`] finds an order, or the first operation that no
//! order has room for. It is judged key by key (Herlihy and Wing: linearizability is local), by the
//! search of Wing and Gong with the memory of Lowe, as *Testing for Linearizability*
//! (2017) describes it. [`read`] knows the files in which others keep histories.

mod history;
mod object;
pub mod read;
mod search;
mod table;

pub use history::{Call, History, Judgement, Kind, Misfit, key_of};
pub(crate) use history::{counts, in_order, value_of};
pub use search::{Entry, Found, Object, Search, search};
