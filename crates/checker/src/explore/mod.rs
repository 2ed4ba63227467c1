//! Searches everything that can happen, by hand, in a cluster of real cores.
//!
//! A search visits the worlds that a script `by=hand` can reach: any message may arrive next, any
//! running timer may fire, a write may end, a node may crash, a client may ask, within [`Bounds`].
//! It goes level by level, so that the first violation is a shortest one and always the same, or
//! deep, or at random ([`Strategy`]). What it finds is a scenario ([`Search::counterexample`]).
//!
//! **Speed comes from purity.** A core given the same input does the same; so every distinct
//! process, envelope, memory of the judge and account of a step is numbered, a step is computed once
//! for each process and input, and a world is a short row of numbers. Real cores run some thousand
//! times in a search through millions of worlds, and its speed does not depend on how they are
//! written.
//!
//! **What counts as a transition.** An arrival that leaves the process as it was, sends nothing and
//! lets nothing out is none: the message stays on its way, which allows everything that losing it
//! would. Nor does anything else count that changes nothing. Where links keep the order an arrival
//! always counts, since it frees the way for the next.
//!
//! **What a search says.** Safety: agreement, validity, integrity and the protocol's own
//! properties, by the same judges as in a run, and linearizability and exactly-once of what clients
//! are told, by a judge that forgets when things took place. What judges remember is part of each
//! world. Fingerprints of 64 bits stand for worlds, and [`SearchProgress::odds`] says how likely it
//! is that two were taken for one.
//!
//! Read in this order:
//!
//! 1. [`bounds`]: how far to go; [`search`]: going, and stopping;
//! 2. [`space`]: a world in numbers; [`cores`] and [`process`]: numbers for real cores;
//!    [`search_judge`] and `clients`: what is said of each step; [`intern`];
//! 3. `engine`: what can happen next, and following it again; `memo`: steps computed once; `budget`: what was spent;
//!    `sessions`: links that end;
//! 4. `levels`: all of one level, then the next; `dive`: depth and chance; `seen`, `frontier`,
//!    `origin`: what is kept of each state;
//! 5. [`counterexample`]: a way as a scenario; `stuck`: where no progress is possible any more;
//! 6. [`symmetric`] and `rename`: worlds that differ by names alone.

pub mod bounds;
pub mod search;

pub mod cores;
pub mod intern;
pub mod process;
pub mod search_judge;
pub mod space;

mod budget;
mod clients;
mod engine;
mod memo;
mod sessions;

mod dive;
mod frontier;
mod levels;
mod origin;
mod seen;

pub mod counterexample;
mod stuck;

mod rename;
pub mod symmetric;

pub use bounds::{Bounds, DiskModel, Limits, LinkModel, SearchRequest, Strategy};
pub use budget::REQUESTS;
pub use cores::Cores;
pub use search::{Limit, Search, SearchProgress, SearchStatus};
pub use space::{Counterexample, FoundViolation, Space, Transition};
pub use symmetric::Symmetric;
