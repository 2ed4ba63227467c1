//! Plays scripts in wasm, and searches: with nothing but numbers passing in and out, no glue, no
//! imports.

use cores::registry;
use std::cell::RefCell;
use std::fmt::Write;

use playground::Session;
use playground::search::{SearchQuery, SearchStatus};

thread_local! {
    static HEARD: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static SAID: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Takes a byte of the script.
#[unsafe(no_mangle)]
pub extern "C" fn hear(byte: u8) {
    HEARD.with_borrow_mut(|heard| heard.push(byte));
}

/// Plays the script to its end; gives the length of its trace. A script that begins with `?` is the
/// bounds of a search, with its cluster below: then the trace is what was found.
#[unsafe(no_mangle)]
pub extern "C" fn play() -> u32 {
    let script = String::from_utf8(HEARD.take()).unwrap_or_default();
    let trace = match script.strip_prefix('?').and_then(|search| search.split_once('\n')) {
        Some((bounds, cluster)) => searched(bounds, cluster),
        None => played(&script),
    };
    let length = u32::try_from(trace.len()).unwrap_or(u32::MAX);
    SAID.set(trace.into_bytes());
    length
}

/// A byte of the trace.
#[unsafe(no_mangle)]
pub extern "C" fn say(at: u32) -> u8 {
    SAID.with_borrow(|said| said.get(at as usize).copied().unwrap_or(0))
}

/// The trace of a script.
pub fn played(script: &str) -> String {
    Session::open(registry(), script).map_or_else(
        |mistakes| format!("{}\n", mistakes[0]),
        |mut session| {
            while session.step() {}
            session.trace()
        },
    )
}

/// Everything that a search counted, and what it found.
pub fn searched(bounds: &str, cluster: &str) -> String {
    let question = match SearchQuery::read(registry(), bounds, cluster) {
        Ok(question) => question,
        Err(wrong) => return wrong + "\n",
    };
    let mut search = match question.search() {
        Ok(search) => search,
        Err(mistake) => return format!("{mistake}\n"),
    };
    while search.advance(4_096).status == SearchStatus::Searching {}
    let found = search.progress();
    let mut text = format!(
        "{:?} generated {} final {} steps {} lookups {}\n",
        found.levels, found.generated, found.terminal, found.steps, found.lookups
    );
    if let Some(counterexample) = search.counterexample() {
        let _ = write!(text, "{}", counterexample.scenario);
    }
    text
}
