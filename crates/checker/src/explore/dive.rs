//! Deep rather than wide: bounded depth first, and random walks.

use protocol::digest::scramble;

use super::bounds::Limits;
use super::engine::{Engine, Move};
use super::search::{Limit, SearchProgress, SearchStatus};
use super::seen::VisitedSet;

/// A way from the start, with what else could have happened at each state of it.
#[derive(Debug)]
pub(super) struct Dive {
    start: (Vec<u32>, u64),
    steps: Vec<Stand>,
    seen: VisitedSet,
    walks: Option<Walks>,
    /// Something below the depth was left out.
    cut: bool,
}

/// A state of the way.
#[derive(Debug)]
struct Stand {
    row: Vec<u32>,
    print: u64,
    moves: Vec<Move>,
    /// How many of the moves were taken.
    taken: usize,
    expanded: bool,
}

#[derive(Debug)]
struct Walks {
    left: u64,
    number: u64,
    seed: u64,
}

impl Dive {
    pub(super) fn deep(row: Vec<u32>, print: u64) -> Self {
        let mut seen = VisitedSet::new(true);
        seen.note(print, 0);
        let steps = vec![Stand::new(row.clone(), print)];
        Self { start: (row, print), steps, seen, walks: None, cut: false }
    }

    pub(super) fn walks(row: Vec<u32>, print: u64, count: u64, seed: u64) -> Self {
        let walks = Some(Walks { left: count, number: 0, seed });
        Self { walks, ..Self::deep(row, print) }
    }

    /// Takes one more step.
    pub(super) fn expand_next(
        &mut self,
        engine: &mut Engine,
        limits: &Limits,
        progress: &mut SearchProgress,
    ) {
        let depth = self.steps.len() as u32 - 1;
        let Some(here) = self.steps.last_mut() else { return };
        if !here.expanded {
            here.expanded = true;
            if depth >= limits.depth {
                self.cut = true;
            } else {
                engine.expand(&here.row, here.print, &mut here.moves);
                progress.generated += here.moves.len() as u64;
                progress.terminal += u64::from(here.moves.is_empty());
                if engine.violated.is_some() {
                    here.taken = here.moves.len();
                    return;
                }
            }
        }
        match &mut self.walks {
            Some(_) => self.stroll(engine, progress),
            None => self.descend(engine, progress),
        }
    }

    /// The next move of the last state that leads to what was not seen this close to the start;
    /// without one, back by one.
    fn descend(&mut self, engine: &mut Engine, progress: &mut SearchProgress) {
        let depth = self.steps.len() as u32;
        while let Some(here) = self.steps.last_mut() {
            let Some(&one) = here.moves.get(here.taken) else {
                self.steps.pop();
                break;
            };
            here.taken += 1;
            match self.seen.note(one.print, depth) {
                Some(known) if known <= depth => {}
                known => {
                    if known.is_some() {
                        self.seen.amend(one.print, depth);
                    } else {
                        progress.unique += 1;
                    }
                    self.go(&one, engine, progress);
                    return;
                }
            }
        }
        if self.steps.is_empty() {
            progress.status = if self.cut {
                SearchStatus::Limited(Limit::Depth)
            } else {
                SearchStatus::Exhausted
            };
            self.steps.push(Stand::new(self.start.0.clone(), self.start.1));
        }
    }

    /// Any move of the last state; without one, the next walk begins.
    fn stroll(&mut self, engine: &mut Engine, progress: &mut SearchProgress) {
        let Some(walks) = &mut self.walks else { return };
        let depth = self.steps.len() as u64;
        let Some(here) = self.steps.last_mut() else { return };
        if here.moves.is_empty() {
            walks.left = walks.left.saturating_sub(1);
            walks.number += 1;
            if walks.left == 0 {
                progress.status = SearchStatus::Limited(Limit::Walks);
            }
            self.steps = vec![Stand::new(self.start.0.clone(), self.start.1)];
            return;
        }
        let place = scramble(walks.seed) ^ scramble(walks.number.wrapping_mul(0x10_0001) ^ depth);
        // Numbers of moves are far below 2^16, so that no choice is noticeably favoured.
        let nth = (scramble(place) % here.moves.len() as u64) as usize;
        let one = here.moves[nth];
        here.taken = nth + 1;
        progress.unique += u64::from(self.seen.insert(one.print));
        self.go(&one, engine, progress);
    }

    fn go(&mut self, one: &Move, engine: &mut Engine, progress: &mut SearchProgress) {
        let Some(here) = self.steps.last() else { return };
        let mut row = Vec::new();
        engine.apply(&here.row, one, &mut row);
        if engine.renames() {
            engine.settle(&mut row);
        }
        self.steps.push(Stand::new(row, one.print));
        progress.depth = progress.depth.max(self.steps.len() as u32 - 1);
    }

    /// The choices that lead to the last move that was taken.
    pub(super) fn way(&self) -> Vec<u16> {
        self.steps.iter().map(|step| step.taken.saturating_sub(1) as u16).collect()
    }

    pub(super) const fn waiting(&self) -> u64 {
        self.steps.len() as u64
    }

    pub(super) fn bytes(&self) -> u64 {
        let of = |step: &Stand| step.row.capacity() * 4 + step.moves.capacity() * size_of::<Move>();
        self.seen.bytes() + self.steps.iter().map(of).sum::<usize>() as u64
    }
}

impl Stand {
    const fn new(row: Vec<u32>, print: u64) -> Self {
        Self { row, print, moves: Vec::new(), taken: 0, expanded: false }
    }
}
