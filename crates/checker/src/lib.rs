//! Judges a world after every event, and never changes it.
//!
//! A [`Judge`] sees every event right after it took place, at a cost that does not grow with the
//! run: [`agreement`] and [`answers`] hold what is asked of every protocol, and a protocol's own
//! properties are judged by its `monitor`; what clients wait for is looked at now and then
//! (termination). A [`JudgedWorld`] is a world and its judge, moved on together.
//!
//! [`explore`] searches everything that can happen, by the same judges.

pub mod agreement;
pub mod answers;
mod blame;
mod clients;
mod clocks;
pub mod explore;
mod intersection;
pub mod judge;
pub mod linear;
mod local;
mod operations;
mod termination;

pub use blame::BrokenAssumption;
pub use judge::{Finding, Judge, JudgedWorld, Verdict};
pub use local::StaleReads;
pub use operations::{ClientOperation, LinearizationPoint};
