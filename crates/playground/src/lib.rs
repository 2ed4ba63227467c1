//! One interface for every front end: registry, session, history, snapshots, captions.
//!
//! A [`Session`] is a scenario being played. It is moved ([`Session::advance`], [`Session::seek`]),
//! acted upon ([`Session::act`]) and looked at ([`Session::snapshot`], [`Session::caption`]); what
//! comes out is plain data in the screen's words. Which protocols there are says a [`Registry`], a
//! value: nothing here names one.
//!
//! 1. [`session`]: position and moving; [`branches`]: acting, undo, other futures; [`hand`]: a world
//!    in which nothing happens by itself; [`history`];
//! 2. [`snapshot`] and [`report`]: what a front end is shown;
//! 3. [`search`]: everything that can happen, and the shortest way to what must not;
//! 4. [`record`], [`diagram`] and [`operations`]: a run as data that leaves the program, as a
//!    picture of space and time, and as what clients asked and were told;
//! 5. [`run`]: a running protocol, whichever it is.

mod adoption;
pub mod branches;
mod capture;
pub mod claims;
mod deceit;
pub mod diagram;
pub mod hand;
pub mod history;
mod marks;
mod narration;
pub mod operations;
pub mod plan;
pub mod record;
mod recorder;
mod registry;
pub mod report;
pub mod run;
pub mod search;
pub mod session;
pub mod snapshot;
mod states;
pub mod trace;

pub use checker::linear;
pub(crate) use claims::Claims;
pub(crate) use history::RunHistory;
pub use registry::Registry;
pub use session::Session;
