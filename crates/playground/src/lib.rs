//! One door for every face: registry, session, history, stage, captions.

pub mod stage;
pub mod telling;
