//! What happens in a run, as data: actions, the script language, links.
//!
//! Read in this order:
//!
//! 1. [`action`], [`lie`] and [`scenario`]: the syntax tree, which the simulator carries out and a click on
//!    the page constructs;
//! 2. [`grammar`] and [`offer`]: a row for every word that begins an action, below [`Action`]; what is
//!    read, printed, documented and offered of actions follows from it;
//! 3. [`parse()`] and [`mistake`]: from text to scenario, or to everything that is wrong with it;
//! 4. `Display` of everything in the syntax tree: back again, so that `parse(print(s)) == s`;
//!    `format` does it line by line, so that comments stay;
//! 5. [`link`]: the same text on one line; [`source`]: what else stands where a script is wanted;
//! 6. `edit`: what the page does to a scenario while somebody plays; `setting`: one setting of the
//!    head at a time;
//! 7. the settings of the world, the claims and the lies have a row for each word, too: [`words::SETTINGS`],
//!    [`words::CLAIMS`], [`words::LIE_WORDS`];
//! 8. [`words`] and [`limits`]: the vocabulary, and how much a script may ask for.

pub mod action;
mod argument;
pub mod grammar;
mod kind;
pub mod lie;
pub mod offer;
pub mod scenario;

mod parse;

mod claim;
mod head;
mod line;
mod place;
mod verb;
mod world;

mod cursor;
mod number;
mod vocabulary;

pub mod mistake;
mod nearest;
mod odd;

mod amount;
mod format;
mod print;

pub mod link;
pub mod source;

mod edit;
mod setting;
mod steer;

pub mod limits;
pub mod words;

pub use action::{
    Action, ActionKind, Breaks, ClientChange, DiskChange, Endpoint, MessageRef, Pair, Path,
    Pending, Ratio, WORDS,
};
pub use amount::{Chosen, TimeRange};
pub use claim::ClaimInfo;
pub use format::format;
pub use grammar::{WordForm, WordGroup, WordInfo};
pub use lie::{LieTerms, LieWord};
pub use link::LinkError;
pub use mistake::{Mistake, MistakeKind};
pub use offer::{Needs, OfferInfo, OfferPlace};
pub use parse::parse;
pub use scenario::{
    Claim, ClaimedFact, Line, Moment, Order, RunMode, Scenario, Statement, WorldSettings,
};
pub use setting::given_line;
pub use steer::{parse_action, parse_time};
pub use words::NEMESIS;
pub use world::SettingInfo;
