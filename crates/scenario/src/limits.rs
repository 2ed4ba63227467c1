//! How much a script may ask for. Every refusal names its limit.

use protocol::Time;

use crate::action::Ratio;
use crate::scenario::Scenario;

/// How many nodes a cluster may have.
pub const NODES: u32 = 25;
/// How many clients there may be.
pub const CLIENTS: u32 = 16;
/// How many lines a script may have.
pub const LINES: usize = 10_000;
/// How many bytes a script may have.
pub const BYTES: usize = 256 * 1024;
/// How long a run, and every span of time in a script, may be.
pub const LONGEST: Time = Scenario::LONGEST;
/// How many characters a key or a value may have.
pub const LETTERS: usize = 64;
/// How many requests a second a busy client may send.
pub const RATE: u32 = 10_000;
/// How many registers busy clients may use.
pub const KEYS: u32 = 1_000;
/// How slow a clock may run.
pub const SLOWEST: Ratio = Ratio::percent(1);
/// How fast a clock may run.
pub const FASTEST: Ratio = Ratio::percent(10_000);
