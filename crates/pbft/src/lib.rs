#![doc = include_str!("../README.md")]
//!
//! # Where to read
//!
//! 1. [`rules`] and [`properties`]: the paper as data, and [`INFO`]: the description;
//! 2. [`statement`], [`message`] and [`durable`]: what is signed, what travels, what survives;
//! 3. [`replica`]: the state, and where each input goes;
//! 4. `client`, `ordering`, `execution`: the normal case;
//! 5. `checkpoint`, `transfer`, `status`: forgetting, catching up, sending again;
//! 6. `suspicion`, `view_change`, `new_view`, `proofs`: other primaries, and what they must prove;
//! 7. `forge`: how replicas lie; `view`, `initial_disk`, [`monitor`]: what an observer sees, sets
//!    up and judges.

#![no_std]

extern crate alloc;

pub mod properties;
pub mod rules;

mod info;

pub mod durable;
pub mod message;
pub mod statement;

pub mod replica;

mod client;
mod execution;
mod ordering;

mod checkpoint;
mod status;
mod transfer;

mod new_view;
mod proofs;
mod suspicion;
mod view_change;

mod forge;
mod initial_disk;
mod lies;
pub mod monitor;
mod view;

pub use durable::{Durable, Entry, Proposal, Stable};
pub use info::{BATCH, CHECKPOINT, INFO, PIPELINE, STATUS, TIMEOUT, WINDOW};
pub use message::{Message, Status, Timer};
pub use monitor::Monitor;
pub use replica::Pbft;
pub use statement::{
    Batch, Certificate, Checkpoint, Digest, NewView, Phase, Proof, Sequence, View, ViewChange, Vote,
};
