//! One interface for every front end: registry, session, history, snapshots, captions.
//!
//! A [`Session`] is a scenario being played. Commands go in ([`Session::apply`]), and snapshots come
//! out ([`Session::snapshot`]), plain data in the screen's words; no question changes anything. Which
//! protocols there are says a [`Registry`], a value: nothing here names one.
//!
//! 1. [`command`]: everything that is done to a session; [`session`]: position and moving;
//!    [`branches`]: acting, undo, other futures; [`hand`]: a world in which nothing happens by itself;
//!    [`history`];
//! 2. [`moment`], [`snapshot`] and [`report`]: what a front end is shown; [`find`]: what can be asked of
//!    a whole run; [`offers`]: what can be done to what somebody points at;
//! 3. [`search`]: everything that can happen, and the shortest way to what must not;
//! 4. [`record`], [`diagram`] and [`operations`]: a run as data that leaves the program, as a
//!    picture of space and time, and as what clients asked and were told;
//! 5. [`run`]: a running protocol, whichever it is.

pub mod branches;
mod capture;
pub mod claims;
pub mod command;
pub mod diagram;
pub mod find;
pub mod hand;
pub mod history;
pub mod moment;
pub mod offers;
pub mod operations;
pub mod plan;
pub mod record;
mod recorder;
mod registry;
pub mod run;
pub mod search;
pub mod session;
mod states;
pub mod trace;

pub use checker::linear;
pub(crate) use claims::Claims;
pub use command::{Change, Command, Refusal};
pub use find::{EventFilter, EventSearch};
pub(crate) use history::RunHistory;
pub use moment::Snapshot;
pub use narration::{report, snapshot};
pub use registry::Registry;
pub use session::Session;
