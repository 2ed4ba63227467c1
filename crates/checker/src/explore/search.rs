//! The search: which state is expanded next, and when to stop.

use super::bounds::{Bounds, Limits, Strategy};
use super::dive::Dive;
use super::engine::Engine;
use super::levels::Levels;
use super::space::{Counterexample, FoundViolation, Space, Transition};
use super::stuck::Edges;

/// A search that can be stopped and continued. Equal searches find the same things in the same
/// order, natively and in wasm.
pub struct Search {
    engine: Engine,
    limits: Limits,
    visit: Visit,
    progress: SearchProgress,
    way: Vec<u16>,
}

/// What is visited next.
enum Visit {
    Levels(Levels),
    Dive(Dive),
}

/// How far a search has come.
#[derive(Clone, PartialEq, Debug)]
pub struct SearchProgress {
    /// Whether it goes on.
    pub status: SearchStatus,
    /// Distinct states found.
    pub unique: u64,
    /// How many that would be if no nodes were renamed: the sizes of all orbits together.
    pub orbits: u64,
    /// The first state, and every transition taken.
    pub generated: u64,
    /// How many steps from the start the deepest state is.
    pub depth: u32,
    /// Distinct states by the number of steps from the start. Only level by level.
    pub levels: Vec<u64>,
    /// States in which nothing can happen any more.
    pub terminal: u64,
    /// States that wait to be expanded.
    pub frontier: u64,
    /// Bytes held for all of it.
    pub bytes: u64,
    /// The most bytes that were held at any time.
    pub peak: u64,
    /// How often a core had to take a step.
    pub steps: u64,
    /// How often the outcome of a step was needed.
    pub lookups: u64,
}

/// Whether a search goes on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SearchStatus {
    /// It has not come to an end.
    Searching,
    /// Every state within the bounds was visited, and nothing is violated.
    Exhausted,
    /// A property is violated.
    Violated(FoundViolation),
    /// It came to a limit.
    Limited(Limit),
}

/// Why a search ends with states left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// [`Limits::depth`]
    Depth,
    /// [`Limits::states`]
    States,
    /// [`Limits::bytes`]
    Bytes,
    /// All walks are walked.
    Walks,
}

impl SearchProgress {
    /// How likely it is that two different states were taken for one, so that something was missed:
    /// half the square of their number, by the number of fingerprints.
    pub fn odds(&self) -> f64 {
        let states = self.unique as f64;
        states * states / 2.0_f64.powi(65)
    }

    /// The part of all steps that was not remembered, from 0 to 1. Above a twentieth, replicas
    /// remember so much of their past that no step occurs twice.
    pub fn misses(&self) -> f64 {
        if self.lookups == 0 { 0.0 } else { self.steps as f64 / self.lookups as f64 }
    }
}

impl Search {
    /// A search that has not begun.
    pub fn new(space: Box<dyn Space>, bounds: &Bounds, limits: Limits, strategy: Strategy) -> Self {
        Self::open(space, bounds, limits, strategy, false)
    }

    /// A search level by level that can tell afterwards from which states no decision can be
    /// reached any more. It holds every transition: eight bytes more for each.
    pub fn for_progress(space: Box<dyn Space>, bounds: &Bounds, limits: Limits) -> Self {
        Self::open(space, bounds, limits, Strategy::Levels, true)
    }

    fn open(
        space: Box<dyn Space>,
        bounds: &Bounds,
        limits: Limits,
        strategy: Strategy,
        edges: bool,
    ) -> Self {
        let mut engine = Engine::new(space, bounds);
        let (row, print) = engine.begin();
        let mut progress = SearchProgress {
            status: SearchStatus::Searching,
            unique: 1,
            orbits: engine.orbit,
            generated: 1,
            depth: 0,
            levels: vec![1],
            terminal: 0,
            frontier: 1,
            bytes: 0,
            peak: 0,
            steps: 0,
            lookups: 0,
        };
        if let Some(violated) = engine.violated.take() {
            progress.status = SearchStatus::Violated(violated);
        }
        let visit = match strategy {
            Strategy::Levels => {
                let edges = edges.then(|| Edges::new(engine.has_decided(&row)));
                Visit::Levels(Levels::new(&row, print, edges))
            }
            Strategy::Dive => Visit::Dive(Dive::deep(row, print)),
            Strategy::Walks { count, seed } => Visit::Dive(Dive::walks(row, print, count, seed)),
        };
        Self { engine, limits, visit, progress, way: Vec::new() }
    }

    /// Expands as many states as `budget` says, unless the search ends before.
    pub fn advance(&mut self, budget: u64) -> &SearchProgress {
        for turn in 0..budget {
            if self.progress.status != SearchStatus::Searching {
                break;
            }
            match &mut self.visit {
                Visit::Levels(levels) => {
                    levels.expand_next(&mut self.engine, &self.limits, &mut self.progress);
                }
                Visit::Dive(dive) => {
                    dive.expand_next(&mut self.engine, &self.limits, &mut self.progress);
                }
            }
            if let Some(violated) = self.engine.violated.take() {
                self.way = match &self.visit {
                    Visit::Levels(levels) => levels.way(),
                    Visit::Dive(dive) => dive.way(),
                };
                self.progress.status = SearchStatus::Violated(violated);
            }
            if turn % 1024 == 1023 {
                self.weigh();
            }
        }
        if let Visit::Levels(levels) = &mut self.visit {
            levels.flush(&mut self.engine, &mut self.progress);
        }
        self.weigh();
        &self.progress
    }

    /// Goes on from where a limit ended it, as far as these limits. `false` where that cannot be: it
    /// has come to an end, all its walks are walked, or it went down to its depth and left no notes
    /// of what lies below.
    pub fn go_on(&mut self, limits: Limits) -> bool {
        let may = match self.progress.status {
            SearchStatus::Limited(Limit::Depth) => matches!(self.visit, Visit::Levels(_)),
            SearchStatus::Limited(Limit::States | Limit::Bytes) | SearchStatus::Searching => true,
            SearchStatus::Limited(Limit::Walks)
            | SearchStatus::Exhausted
            | SearchStatus::Violated(_) => false,
        };
        if may {
            (self.limits, self.progress.status) = (limits, SearchStatus::Searching);
        }
        may
    }

    /// How far it has come.
    pub const fn progress(&self) -> &SearchProgress {
        &self.progress
    }

    /// The way to the violation: a shortest one, if the search went level by level.
    pub fn violation(&mut self) -> Option<Vec<Transition>> {
        let violated = matches!(self.progress.status, SearchStatus::Violated(_));
        violated.then(|| self.engine.follow(&self.way))
    }

    /// The way to the violation as a scenario by hand, played in the simulator. Its remarks say what
    /// it shows, and why that is wrong; what was found stands first among what is violated.
    pub fn counterexample(&mut self) -> Option<Counterexample> {
        let path = self.violation()?;
        let mut counterexample = self.engine.space.counterexample(&path);
        let SearchStatus::Violated(found) = &self.progress.status else {
            return Some(counterexample);
        };
        let same = |violated: &FoundViolation| violated.property.id == found.property.id;
        if let Some(at) = counterexample.violated.iter().position(same) {
            counterexample.violated.swap(0, at);
        }
        if let Some(violated) = counterexample.violated.first() {
            let shortest = match &self.visit {
                Visit::Levels(_) => ", and in no fewer",
                Visit::Dive(_) => "",
            };
            let what =
                format!("{} is violated in {}{shortest}.", violated.property.name, steps(&path));
            counterexample.remark(what, violated.because.clone());
        }
        Some(counterexample)
    }

    /// After a [`Search::for_progress`]: how many of the states found there are from which no
    /// decision can be reached, and a shortest way to the first of them. A search that a limit has
    /// ended knows of those alone that lead nowhere it did not go.
    pub fn stuck(&mut self) -> Option<(u64, Option<Counterexample>)> {
        let Visit::Levels(levels) = &self.visit else { return None };
        let (count, first) = levels.edges.as_ref()?.stuck(levels.expanded);
        let way = first.map(|state| levels.origins.way_to(state));
        let counterexample = way.map(|way| {
            let path = self.engine.follow(&way);
            let mut counterexample = self.engine.space.counterexample(&path);
            let what = format!("No progress is possible any more after {}.", steps(&path));
            let why = "Nothing is decided, and whatever happens now, nothing will be.".to_owned();
            counterexample.remark(what, why);
            counterexample
        });
        Some((count, counterexample))
    }

    /// What is held, and whether that is too much.
    fn weigh(&mut self) {
        let (own, frontier) = match &self.visit {
            Visit::Levels(levels) => (levels.bytes(), levels.frontier.len()),
            Visit::Dive(dive) => (dive.bytes(), dive.waiting()),
        };
        let progress = &mut self.progress;
        progress.frontier = frontier;
        progress.bytes = self.engine.bytes() + own;
        progress.peak = progress.peak.max(progress.bytes);
        (progress.steps, progress.lookups) = (self.engine.memo.steps, self.engine.memo.lookups);
        if progress.status == SearchStatus::Searching {
            if progress.unique >= self.limits.states {
                progress.status = SearchStatus::Limited(Limit::States);
            } else if progress.bytes >= self.limits.bytes {
                progress.status = SearchStatus::Limited(Limit::Bytes);
            }
        }
    }
}

fn steps(path: &[Transition]) -> String {
    let plural = if path.len() == 1 { "" } else { "s" };
    format!("{} step{plural}", path.len())
}
