#![doc = include_str!("../README.md")]
//!
//! # Where to read
//!
//! 1. [`rules`] and [`properties`]: the paper as data, and [`INFO`]: the description;
//! 2. [`zxid`], [`durable`] and [`message`]: what is numbered, what survives, what travels;
//! 3. [`phase`] and [`replica`]: the state, and where each input goes;
//! 4. `election`, `discovery`, `synchronisation`, `learner`, `broadcast`, `client`: the four phases,
//!    and who is served;
//! 5. `view`, `initial_disk`, [`monitor`]: what an observer sees, sets up and judges.

#![no_std]

extern crate alloc;

pub mod properties;
pub mod rules;

mod info;

pub mod durable;
pub mod message;
pub mod words;
pub mod zxid;

pub mod phase;
pub mod replica;

mod broadcast;
mod client;
mod discovery;
mod election;
mod learner;
mod synchronisation;

mod initial_disk;
pub mod monitor;
mod view;

pub use durable::{Durable, History, Snapshot};
pub use info::{
    FINALIZE, INFO, INIT, NOTIFY, OBSERVERS, OUTSTANDING, QUORUM_SYNC, SNAPSHOT, SYNC, TICK,
};
pub use message::{Message, State, Timer};
pub use monitor::Monitor;
pub use phase::{Follower, FollowerStage, Leader, Learner, LearnerProgress, Looking, Means, Phase};
pub use replica::Zab;
pub use zxid::{Txn, Vote, Zxid};
