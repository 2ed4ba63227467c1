//! A search, as the worker runs it: a slice at a time, and what is known after each.

use crate::registry;
use playground::search::{FoundViolation, Limit, Search, SearchQuery, SearchStatus};
use wasm_bindgen::prelude::*;

/// Milliseconds of a slice.
const SLICE: f64 = 100.0;

/// A search that is going on.
#[wasm_bindgen]
pub struct Job {
    search: Search,
    /// The steps of the shortest way, once there is one.
    steps: u32,
    text: String,
}

#[wasm_bindgen]
impl Job {
    /// A search that has not begun: how far it goes, and through which cluster.
    ///
    /// # Errors
    /// What is wrong with either.
    #[wasm_bindgen(constructor)]
    pub fn new(bounds: &str, cluster: &str) -> Result<Self, String> {
        let question = SearchQuery::read(registry(), bounds, cluster)?;
        let search = question.search()?;
        Ok(Self { search, steps: 0, text: String::new() })
    }

    /// Searches for a while. Whether the search is over.
    pub fn step(&mut self) -> bool {
        let until = js_sys::Date::now() + SLICE;
        while self.search.advance(2_048).status == SearchStatus::Searching {
            if js_sys::Date::now() > until {
                return false;
            }
        }
        if let SearchStatus::Violated(_) = self.search.progress().status {
            let way = self.search.violation().map_or(0, |way| way.len());
            self.steps = u32::try_from(way).unwrap_or(u32::MAX);
            if let Some(counterexample) = self.search.counterexample()
                && let Some(FoundViolation { property, because }) = counterexample.violated.first()
            {
                let name = property.name;
                self.text = format!("{name}\n{because}\n{}", counterexample.scenario);
            }
        }
        true
    }

    /// What is known, as [`crate::search::hunt::Known`] takes it.
    pub fn numbers(&self) -> Vec<f64> {
        let progress = self.search.progress();
        let mut numbers = vec![
            f64::from(code(&progress.status)),
            f64::from(progress.depth.max(self.steps)),
            progress.unique as f64,
            progress.generated as f64,
            progress.frontier as f64,
            progress.bytes as f64,
            progress.odds(),
            progress.misses(),
        ];
        numbers.extend(progress.levels.iter().map(|states| *states as f64));
        numbers
    }

    /// What is violated, why, and the scenario that shows it, each behind the line before.
    pub fn text(&self) -> String {
        self.text.clone()
    }
}

const fn code(status: &SearchStatus) -> u8 {
    match status {
        SearchStatus::Searching => 0,
        SearchStatus::Exhausted => 1,
        SearchStatus::Violated(_) => 2,
        SearchStatus::Limited(Limit::Depth) => 3,
        SearchStatus::Limited(_) => 4,
    }
}
