//! Renaming nodes that are alike.

use super::space::{Numbered, Space};

/// What each number becomes by each renaming, once it was asked for.
#[derive(Clone, Debug)]
pub(super) struct Renamer {
    processes: Vec<Vec<u32>>,
    flights: Vec<Vec<u32>>,
    memories: Vec<Vec<u32>>,
    places: Vec<u8>,
}

const UNKNOWN: u32 = u32::MAX;

impl Renamer {
    pub(super) fn new(renamings: u32) -> Self {
        let none = vec![Vec::new(); renamings as usize];
        Self { processes: none.clone(), flights: none.clone(), memories: none, places: Vec::new() }
    }

    /// How many renamings there are, with the one that renames nobody.
    pub(super) fn count(&self) -> u32 {
        self.processes.len() as u32
    }

    /// Whether there is more than that one.
    pub(super) const fn is_needed(&self) -> bool {
        self.processes.len() > 1
    }

    /// The renamed process, and its place.
    pub(super) fn process(
        &mut self,
        space: &mut dyn Space,
        renaming: u32,
        process: u32,
    ) -> (usize, u32) {
        let known = &mut self.processes[renaming as usize];
        let renamed =
            remember(known, process, || space.renamed(renaming, Numbered::Process(process)));
        let at = renamed as usize;
        if self.places.len() <= at {
            self.places.resize(at + 1, u8::MAX);
        }
        if self.places[at] == u8::MAX {
            self.places[at] = space.place(renamed);
        }
        (usize::from(self.places[at]), renamed)
    }

    pub(super) fn flight(&mut self, space: &mut dyn Space, renaming: u32, flight: u32) -> u32 {
        let known = &mut self.flights[renaming as usize];
        remember(known, flight, || space.renamed(renaming, Numbered::Flight(flight)))
    }

    pub(super) fn memory(&mut self, space: &mut dyn Space, renaming: u32, memory: u32) -> u32 {
        let known = &mut self.memories[renaming as usize];
        remember(known, memory, || space.renamed(renaming, Numbered::JudgeState(memory)))
    }
}

fn remember(known: &mut Vec<u32>, number: u32, ask: impl FnOnce() -> u32) -> u32 {
    let at = number as usize;
    if known.len() <= at {
        known.resize(at + 1, UNKNOWN);
    }
    if known[at] == UNKNOWN {
        known[at] = ask();
    }
    known[at]
}
