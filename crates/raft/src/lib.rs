#![doc = include_str!("../README.md")]
//!
//! # Where to read
//!
//! 1. [`rules`] and [`properties`]: the paper as data, and [`INFO`]: the card;
//! 2. [`message`] and [`durable`]: what travels and what survives;
//! 3. [`replica`]: the state, and where each input goes;
//! 4. `election`, `follower`, `replication`, `client`: what is done with it, in the order of the
//!    paper; `pre_vote`, `stickiness`, `check_quorum`: what the options add;
//! 5. `view`, `furnish`, [`witness`]: what an observer sees, sets up and judges.

#![no_std]

extern crate alloc;

pub mod properties;
pub mod rules;

mod info;

pub mod durable;
pub mod message;

pub mod replica;

mod check_quorum;
mod client;
mod election;
mod follower;
mod pre_vote;
mod progress;
mod replication;
mod stickiness;

mod furnish;
mod view;
pub mod witness;

pub use durable::{Durable, Entry, Term};
pub use info::{CHECK_QUORUM, ELECTION, HEARTBEAT, INFO, PREVOTE, STICKY};
pub use message::{Message, Timer};
pub use progress::{ENTRIES_PER_APPEND, Pace, Progress, WINDOW};
pub use replica::{Raft, Role};
pub use witness::Witness;
