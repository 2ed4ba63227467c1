#![doc = include_str!("../README.md")]
//!
//! # Where to read
//!
//! 1. [`rules`] and [`properties`]: the papers as data, and [`INFO`]: the description;
//! 2. [`message`], [`durable`] and [`membership`]: what travels, what survives, and who accepts
//!    which slot;
//! 3. [`node`]: the state, and where each input goes;
//! 4. `acceptor`, `scout`, `commander`, `replica`: the processes of *Paxos Made Moderately Complex*;
//! 5. `detector`, `catch_up`, `lease`, `client`: what *Paxos Made Live* adds; `damage`: acceptances
//!    that a disk cannot read;
//! 6. `view`, `initial_disk`, [`monitor`]: what an observer sees, sets up and judges.

#![no_std]

extern crate alloc;

pub mod properties;
pub mod rules;

mod info;

pub mod durable;
pub mod membership;
pub mod message;

pub mod node;

mod acceptor;
mod commander;
mod replica;
mod scout;

mod catch_up;
mod client;
mod damage;
mod detector;
mod lease;
mod reconfiguration;

mod initial_disk;
pub mod monitor;
mod view;

pub use durable::{Durable, PValue, Round, Snapshot};
pub use info::{
    ELECTION, HEARTBEAT, INFO, LEASE, MEMBERS, PHASE_1_QUORUM, PHASE_2_QUORUM, SNAPSHOT, WINDOW,
};
pub use membership::Membership;
pub use message::{Message, Timer};
pub use monitor::Monitor;
pub use node::{Commander, Leading, MultiPaxos, Preparing, Role};
