//! Level by level: the first violation is a shortest one.

use super::bounds::Limits;
use super::engine::{Engine, Move};
use super::frontier::Frontier;
use super::origin::Origins;
use super::search::{Limit, SearchProgress, SearchStatus};
use super::seen::VisitedSet;
use super::stuck::Edges;

/// All worlds of one level, then those of the next.
pub(super) struct Levels {
    pub(super) frontier: Frontier,
    seen: VisitedSet,
    pub(super) origins: Origins,
    /// States of this level that wait.
    left: u64,
    pub(super) expanded: u32,
    batch: Batch,
    pub(super) edges: Option<Edges>,
}

/// Successors that wait to be looked up together, so that the cells of [`VisitedSet`] come into the
/// cache all at once, and the rows that they come from.
#[derive(Default)]
struct Batch {
    rows: Vec<u32>,
    moves: Vec<Move>,
    /// For each row: where it ends, and where its moves do.
    ends: Vec<(u32, u32)>,
    first: u32,
    next: Vec<u32>,
}

/// So many successors make a batch.
const BATCH: usize = 64;

impl Levels {
    pub(super) fn new(row: &[u32], print: u64, edges: Option<Edges>) -> Self {
        let (mut frontier, mut seen) = (Frontier::default(), VisitedSet::new(edges.is_some()));
        let mut origins = Origins::default();
        frontier.push(row, print);
        seen.note(print, 0);
        origins.push(0, 0);
        let batch = Batch::default();
        Self { frontier, seen, origins, left: 1, expanded: 0, batch, edges }
    }

    pub(super) fn expand_next(
        &mut self,
        engine: &mut Engine,
        limits: &Limits,
        progress: &mut SearchProgress,
    ) {
        if self.left == 0 {
            self.flush(engine, progress);
            self.left = self.frontier.len();
            if self.left == 0 {
                progress.status = SearchStatus::Exhausted;
                return;
            }
            progress.levels.push(self.left);
            progress.depth += 1;
        }
        if progress.depth >= limits.depth {
            progress.status = SearchStatus::Limited(Limit::Depth);
            return;
        }
        let batch = &mut self.batch;
        let start = batch.rows.len();
        let Some(print) = self.frontier.pop(&mut batch.rows) else { return };
        let before = batch.moves.len();
        engine.expand(&batch.rows[start..], print, &mut batch.moves);
        let count = batch.moves.len() - before;
        progress.generated += count as u64;
        progress.terminal += u64::from(count == 0);
        batch.ends.push((batch.rows.len() as u32, batch.moves.len() as u32));
        self.expanded += 1;
        self.left -= 1;
        if batch.moves.len() >= BATCH && engine.violated.is_none() {
            self.flush(engine, progress);
        }
    }

    /// The choices that lead to the violation which the last expansion came upon.
    pub(super) fn way(&self) -> Vec<u16> {
        let mut way = self.origins.way_to(self.expanded - 1);
        let first = match self.batch.ends.len() {
            0 | 1 => 0,
            rows => self.batch.ends[rows - 2].1,
        };
        way.push((self.batch.moves.len() as u32 - first - 1) as u16);
        way
    }

    /// Adds the worlds of the batch that are new.
    pub(super) fn flush(&mut self, engine: &mut Engine, progress: &mut SearchProgress) {
        let mut batch = std::mem::take(&mut self.batch);
        let mut cells = 0;
        for one in &batch.moves {
            cells ^= self.seen.touch(one.print);
        }
        std::hint::black_box(cells);
        let (mut row, mut at) = (0, 0);
        for (nth, &(row_end, moves_end)) in batch.ends.iter().enumerate() {
            let state = batch.first + nth as u32;
            let parent = &batch.rows[row..row_end as usize];
            let first = at;
            for one in &batch.moves[at..moves_end as usize] {
                let choice = (at - first) as u16;
                at += 1;
                let new = match &mut self.edges {
                    None => self.seen.insert(one.print),
                    Some(edges) => {
                        let number = self.origins.len();
                        let known = self.seen.note(one.print, number);
                        edges.add(state, known.unwrap_or(number));
                        if known.is_none() {
                            edges.meet(engine.space.has_decided(one.memory));
                        }
                        known.is_none()
                    }
                };
                if new {
                    engine.apply(parent, one, &mut batch.next);
                    if engine.renames() {
                        engine.settle(&mut batch.next);
                    }
                    self.frontier.push(&batch.next, one.print);
                    self.origins.push(state, choice);
                    progress.unique += 1;
                    progress.orbits += engine.orbit;
                }
            }
            row = row_end as usize;
        }
        batch.rows.clear();
        batch.moves.clear();
        batch.ends.clear();
        batch.first = self.expanded;
        self.batch = batch;
    }

    pub(super) fn bytes(&self) -> u64 {
        let edges = self.edges.as_ref().map_or(0, Edges::bytes);
        self.frontier.bytes() + self.seen.bytes() + self.origins.bytes() + edges
    }
}
