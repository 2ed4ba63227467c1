//! Cuts the module of the page in two: the functions that the first picture runs, and the rest.
//!
//! Both parts share memory, tables and globals. Where the first part calls a function of the second,
//! it calls through the table; until the second part is there, a stand-in lies in that slot, which has
//! it fetched. So a cut decides what is fast, and never what is right.

mod cut;
mod first;
mod rest;
mod whole;

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use cut::Cut;
use whole::Whole;

/// The two parts, and where the first one refers to the second.
pub(crate) struct Parts {
    pub(crate) first: Vec<u8>,
    pub(crate) rest: Vec<u8>,
    /// Names by slot: who was called too early can be found out.
    pub(crate) report: String,
}

/// Splits a module along a list of paths.
pub(crate) fn split(wasm: &[u8], list: &str) -> Result<Parts> {
    let whole = Whole::read(wasm)?;
    let cut = Cut::along(list, &whole)?;
    let plan = Plan::of(&whole, &cut)?;
    let report = plan.report(&whole);
    let parts =
        Parts { first: first::write(&whole, &plan)?, rest: rest::write(&whole, &plan)?, report };
    for part in [&parts.first, &parts.rest] {
        wasmparser::Validator::new().validate_all(part).context("a part is no valid module")?;
    }
    Ok(parts)
}

/// What goes where.
struct Plan<'a> {
    cut: &'a Cut,
    /// The function that has the second part fetched.
    fetch: u32,
    /// A slot of the table for every function of the second part that the first one calls by name.
    crossed: BTreeMap<u32, u32>,
    /// Functions of the second part in the table.
    slots: BTreeMap<u32, u32>,
    /// How long the table is.
    length: u32,
}

impl<'a> Plan<'a> {
    fn of(whole: &Whole<'_>, cut: &'a Cut) -> Result<Self> {
        let fetch = whole.imports.iter().position(|import| import.name.contains(FETCH));
        let fetch = fetch.with_context(|| format!("nothing is imported that is called {FETCH}"))?;
        let in_rest = |slot: &(&u32, &u32)| cut.rest.contains(slot.1);
        let mut slots: BTreeMap<_, _> =
            whole.slots.iter().filter(in_rest).map(|(&slot, &function)| (slot, function)).collect();
        let mut crossed: BTreeMap<_, _> =
            slots.iter().map(|(&slot, &function)| (function, slot)).collect();
        let table = whole.tables.first().context("there is no table of functions")?;
        let mut length = u32::try_from(table.initial)?;
        let exported: Vec<_> = whole.exported().filter(|it| cut.rest.contains(it)).collect();
        for function in cut.doors.iter().copied().chain(exported) {
            crossed.entry(function).or_insert_with(|| {
                slots.insert(length, function);
                length += 1;
                length - 1
            });
        }
        Ok(Self { cut, fetch: u32::try_from(fetch)?, crossed, slots, length })
    }

    fn report(&self, whole: &Whole<'_>) -> String {
        let lines = self.slots.iter().map(|(slot, it)| format!("{slot} {}\n", whole.name(*it)));
        lines.collect()
    }
}

/// The import that has the second part fetched: see web/src/rest.rs.
const FETCH: &str = "synodRest";
