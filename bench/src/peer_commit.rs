//! The same two-phase commit as a model of stateright's.

use std::collections::BTreeSet;

use stateright::{Model, Property};

use crate::commit::State;

/// So many resource managers. Where `stutters` is off, what changes nothing is no transition, as in
/// our explorer.
#[derive(Clone)]
pub struct Commit {
    pub managers: usize,
    pub stutters: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct World {
    managers: Vec<State>,
    transaction: State,
    prepared: Vec<bool>,
    said: BTreeSet<Said>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
    Prepared(usize),
    Commit,
    Abort,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    HearPrepared(usize),
    Commit,
    Abort,
    Prepare(usize),
    GiveUp(usize),
    HearCommit(usize),
    HearAbort(usize),
}

impl Model for Commit {
    type State = World;
    type Action = Act;

    fn init_states(&self) -> Vec<World> {
        vec![World {
            managers: vec![State::Working; self.managers],
            transaction: State::Working,
            prepared: vec![false; self.managers],
            said: BTreeSet::new(),
        }]
    }

    fn actions(&self, world: &World, actions: &mut Vec<Act>) {
        let open = world.transaction == State::Working;
        if open && world.prepared.iter().all(|prepared| *prepared) {
            actions.push(Act::Commit);
        }
        if open {
            actions.push(Act::Abort);
        }
        for (at, state) in world.managers.iter().enumerate() {
            if open && world.said.contains(&Said::Prepared(at)) {
                actions.push(Act::HearPrepared(at));
            }
            if *state == State::Working {
                actions.extend([Act::Prepare(at), Act::GiveUp(at)]);
            }
            if world.said.contains(&Said::Commit) {
                actions.push(Act::HearCommit(at));
            }
            if world.said.contains(&Said::Abort) {
                actions.push(Act::HearAbort(at));
            }
        }
    }

    fn next_state(&self, before: &World, action: Act) -> Option<World> {
        let mut world = before.clone();
        match action {
            Act::HearPrepared(at) => world.prepared[at] = true,
            Act::Commit => {
                world.transaction = State::Committed;
                world.said.insert(Said::Commit);
            }
            Act::Abort => {
                world.transaction = State::Aborted;
                world.said.insert(Said::Abort);
            }
            Act::Prepare(at) => {
                world.managers[at] = State::Prepared;
                world.said.insert(Said::Prepared(at));
            }
            Act::GiveUp(at) | Act::HearAbort(at) => world.managers[at] = State::Aborted,
            Act::HearCommit(at) => world.managers[at] = State::Committed,
        }
        (self.stutters || world != *before).then_some(world)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![Property::always("consistent", |_, world: &World| {
            let ended = |end| world.managers.contains(&end);
            !(ended(State::Committed) && ended(State::Aborted))
        })]
    }
}
