//! Watches a world and judges it; never touches it.
//!
//! A [`Watch`] sees every event right after it took place, at a cost that does not grow with the run:
//! [`agreement`] and [`answers`] hold what is asked of every protocol, and a protocol's own properties are judged by
//! its `witness`; what clients wait for is looked at now and then (termination). A [`Watched`]
//! world is a world and its watch, moved on together.
//!
//! [`explore`] searches everything that can happen, by the same judges.

pub mod agreement;
pub mod answers;
mod blame;
mod clients;
mod clocks;
pub mod explore;
mod intersection;
pub mod linear;
mod local;
mod past;
mod termination;
pub mod watch;

pub use blame::Broken;
pub use local::Old;
pub use past::{Effect, Exchange};
pub use watch::{Finding, Verdict, Watch, Watched};
