//! The world that replicas live in: time, network, disks, clocks, chance, clients.
//!
//! A [`World`] is a value: it can be cloned at any event, and the clone goes the same way. It is
//! moved on one event at a time ([`World::step`]), and each event says what happened and what every
//! node did in it ([`Event`]).
//!
//! 1. [`world`]: the value and its loop; [`node`], [`client`], [`network`]: what it consists of; a
//!    node's turn, and deliveries;
//! 2. [`core`]: a protocol as a value; [`event`]: what an event is;
//! 3. [`standstill`]: why a run is stopped that does not go on;
//! 4. how an [`scenario::Action`] is carried out; [`nemesis`]: actions by chance; `settle`, by
//!    hand; links that are sessions;
//! 5. [`adversary`]: what liars make of what leaves their gates; twins;
//! 6. [`Obstacle`]: why nobody can promise that it goes on;
//! 7. [`event_queue`] and [`chance`]: what is due, and the dice.

mod act;
pub mod adversary;
pub mod chance;
pub mod client;
mod clients;
pub mod core;
mod delivery;
pub mod event;
pub mod event_queue;
pub mod nemesis;
pub mod network;
pub mod node;
mod node_step;
mod obstacle;
mod session;
mod settle;
pub mod standstill;
mod twins;
pub mod world;

pub use adversary::Adversary;
pub use client::{Client, OpenRequest};
pub use core::Core;
pub use event::{ClientAction, Envelope, Event, EventKind, Loss, NodeAction, Payload, Trick};
pub use network::Network;
pub use node::{Node, PendingWrite, RunningTimer};
pub use obstacle::Obstacle;
pub use standstill::Standstill;
pub use world::{Plan, World};
