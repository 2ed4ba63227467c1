#![doc = include_str!("../README.md")]
//!
//! # Where to read
//!
//! 1. [`rules`] and [`properties`]: the paper as data, and [`INFO`]: the description;
//! 2. [`message`] and [`durable`]: what travels and what survives;
//! 3. [`replica`]: the state, and where each input goes;
//! 4. `proposer`, `acceptor`, `learner`, `client`: the three agents of the paper, and whom they
//!    serve;
//! 5. `view`, `initial_disk`, [`monitor`]: what an observer sees, sets up and judges.

#![no_std]

extern crate alloc;

pub mod properties;
pub mod rules;

mod info;

pub mod durable;
pub mod message;

pub mod replica;

mod acceptor;
mod client;
mod learner;
mod proposer;

mod initial_disk;
pub mod monitor;
mod view;

pub use durable::{Ballot, Durable, Proposal, Round};
pub use info::{INFO, LEARN, ROUND};
pub use message::{Message, Timer};
pub use monitor::Monitor;
pub use replica::{Paxos, Proposer};
