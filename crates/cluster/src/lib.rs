//! The vocabulary of the cores' own tests: a cluster of real replicas with a bag of messages, a
//! gate before each disk, and the monitor watching. Nothing happens by itself.
//!
//! 1. [`Cluster`]: setting up, doing, seeing. A core's tests add the words of their paper to it,
//!    such as `elect` or `prepare`, with a trait of their own;
//! 2. [`Chaos`]: lets anything happen in any order.
//!
//! It knows the contract alone, so that a core can be tested before anything else exists.

mod cluster;

mod chance;
mod chaos;

pub use chaos::{Chaos, Shares};
pub use cluster::{Cluster, ClusterNode, InFlight, disk, word};
