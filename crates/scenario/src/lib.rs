//! What happens in a run, as data: actions, the script language, links.

pub mod action;
pub mod scenario;

pub use action::{Action, DiskChange, Endpoint, Flight, Path, Pending, Ratio};
pub use scenario::{By, Claim, Fact, Line, Moment, Order, Scenario, What, World};
