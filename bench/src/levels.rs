//! A peer's model level by level, by its own transitions: its checker does not tell these counts.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use stateright::Model;

/// What there is in a model.
pub(crate) struct Walked {
    /// Distinct states by the number of steps from the start.
    pub(crate) levels: Vec<u64>,
    /// States without a successor.
    pub(crate) terminal: u64,
}

pub(crate) fn walk<M: Model>(model: &M) -> Walked
where
    M::State: Hash,
{
    let mut seen = HashSet::new();
    let mut level: Vec<M::State> = model.init_states();
    level.retain(|state| seen.insert(print(state)));
    let mut walked = Walked { levels: Vec::new(), terminal: 0 };
    while !level.is_empty() {
        walked.levels.push(level.len() as u64);
        let mut next = Vec::new();
        for state in level {
            let after = model.next_states(&state);
            walked.terminal += u64::from(after.is_empty());
            next.extend(after.into_iter().filter(|state| seen.insert(print(state))));
        }
        level = next;
    }
    walked
}

fn print<T: Hash>(state: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    state.hash(&mut hasher);
    hasher.finish()
}
