#![doc = include_str!("../README.md")]
//!
//! # Where to read
//!
//! 1. [`rules`] and [`properties`]: the paper as data, and [`INFO`]: the description;
//! 2. [`message`] and [`durable`]: what travels and what survives;
//! 3. [`replica`]: the state, and where each input goes;
//! 4. `election`, `follower`, `replication`, `client`: what is done with it, in the order of the
//!    paper; `progress` and `sending`: what a leader knows of a follower, and what it sends;
//! 5. `pre_vote`, `stickiness`, `check_quorum`, `transfer`, `reading`, `lease`: what the options
//!    and the administrator add to elections and reads;
//! 6. `snapshot`, `compaction`: what stands for a prefix of the log; `damage`, `recovery`: what is done
//!    about entries that a disk cannot read;
//! 7. `membership`, `changes`, `configuration`, `administration`, `joining`: who belongs to the
//!    cluster, from pure functions to what a leader does about them;
//! 8. `view`, `initial_disk`, [`monitor`]: what an observer sees, sets up and judges.

#![no_std]

extern crate alloc;

pub mod properties;
pub mod rules;

mod info;

pub mod durable;
pub mod message;

pub mod replica;

mod client;
mod election;
mod follower;
mod leadership;
mod progress;
mod replication;
mod sending;

mod check_quorum;
mod lease;
mod pre_vote;
mod reading;
mod stickiness;
mod transfer;

mod compaction;
mod snapshot;

mod damage;
mod recovery;

mod administration;
mod changes;
mod configuration;
mod joining;
mod membership;

mod answers;
mod initial_disk;
pub mod monitor;
mod refusal;
mod view;

pub use changes::Step;
pub use durable::{Durable, Entry, Term};
pub use election::Occasion;
pub use info::{
    BACKLOG, BATCH, CHECK_QUORUM, ELECTION, FOLLOWER_READS, HEARTBEAT, IN_FLIGHT, INFO,
    LEASE_READS, LOCAL_READS, PREVOTE, READ_INDEX, SESSIONS, SNAPSHOT, STICKY, VOTERS,
};
pub use joining::Joining;
pub use leadership::Leadership;
pub use lease::{Lease, Which};
pub use membership::{Count, Membership, majority};
pub use message::{Held, Message, Timer};
pub use monitor::Monitor;
pub use progress::{ENTRIES_PER_APPEND, Pace, Progress, WINDOW};
pub use reading::Reads;
pub use recovery::Recovery;
pub use replica::{Raft, Role};
pub use snapshot::Snapshot;
pub use transfer::{Call, Transfer};
