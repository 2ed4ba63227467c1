//! The contract between a consensus protocol and the world that runs it.
//!
//! A protocol core is a plain value that turns inputs into effects ([`Protocol`]). It has no clock,
//! no socket, no disk and no dice: time reaches it as a timer that it set, chance leaves it as a
//! range, and everything it wants done is an [`Effect`]. Whoever drives it ([`start`], [`step`])
//! holds the inputs as data, which is why a run can be recorded, rewound, searched and shared.
//!
//! Read in this order:
//!
//! 1. [`protocol`]: the trait itself, and what a core must promise;
//! 2. [`effect`] and [`input`]: what goes out, what comes in, and the driver between them;
//!    [`mod@lie`]: what a liar has to go by;
//! 3. [`disk`], [`log`], [`machine`], [`map`]: the values that cores are made of;
//! 4. [`rule`] and [`info`]: the paper as data;
//! 5. [`view`] and [`monitor`]: what an observer may see and judge;
//! 6. [`ids`], [`time`], [`request`], [`sign`], [`config`], [`settings`], [`digest`], [`text`]: the vocabulary.

#![no_std]

extern crate alloc;

pub mod protocol;

pub mod effect;
pub mod input;
pub mod lie;

pub mod disk;
pub mod log;
pub mod machine;
pub mod map;

pub mod info;
pub mod rule;

pub mod monitor;
pub mod view;

pub mod config;
pub mod digest;
pub mod ids;
pub mod request;
pub mod settings;
pub mod sign;
pub mod text;
pub mod time;

pub use config::Config;
pub use digest::digest_of;
pub use disk::{Damage, Disk};
pub use effect::{Effect, Output};
pub use ids::{Ballot, ClientId, Epoch, EpochName, NodeId, RequestId, Slot};
pub use info::{
    Admin, Assumption, Bug, EpochWord, Fault, Flavour, GivenInfo, Info, LieInfo, Links, Maximum,
    OptionInfo, OptionValue, ReadGuarantee, ReplyQuorum, ServedObject, Timeout, Word,
};
pub use input::{DISCONNECT, Disconnect, Input, start, step};
pub use lie::{HeardMessage, Lie};
pub use log::Log;
pub use machine::Machine;
pub use map::Map;
pub use monitor::{Breach, Observation, Observed};
pub use protocol::{Describe, Protocol};
pub use request::{Answer, Change, Command, Key, Operation, ReadLevel, Reply, Request, Value};
pub use rule::{
    AGREEMENT, EXACTLY_ONCE, Guards, INTEGRITY, LINEARIZABILITY, Property, Rule,
    SEQUENTIAL_CONSISTENCY, TERMINATION, TRUTHFUL_ANSWERS, VALIDITY,
};
pub use settings::{Settings, UnknownSetting};
pub use sign::{Signed, Signer, SigningKey};
pub use text::joined;
pub use time::Time;
pub use view::{Fact, NodeView, Role, SlotStatus, SlotView, Tally};

/// A persistent vector: cloning it is cheap, and clones share what they have in common.
pub type Vector<T> = rpds::Vector<T>;
