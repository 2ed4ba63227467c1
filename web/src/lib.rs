//! The page. It draws what `playground` reports and passes on what people do; it decides nothing.
//!
//! 1. `opening`, `packed`: from the address to a scenario; `app`: the state, and where messages
//!    go;
//! 2. `steer`, `act`, `point`, `keys`, `script`, `search`: what messages do; `job`: what
//!    the worker of a search does;
//! 3. `frame`: what a frame does; `pacing`, `speed`: how fast time passes;
//! 4. `view`: what is to be seen; `surface`, `band`: what is painted;
//! 5. `api`, `embed`: other pages and scripts; `browser`, `listen`, `ticker`: the browser.

mod app;
mod msg;
mod opening;

mod act;
mod deeds;
mod job;
mod keymap;
mod keys;
mod point;
mod script;
mod search;
mod steer;

mod found;
mod frame;
mod pacing;
mod past;
mod speed;
mod ticker;

mod band;
mod surface;
mod view;
mod words;

mod api;
mod crash;
mod embed;
mod gallery;
mod packed;
mod query;

mod browser;
mod listen;
mod theme;

use std::sync::OnceLock;

use playground::Registry;
use wasm_bindgen::JsCast;

/// What the page with the protocols that Synod brings opens with.
pub const FIRST: &str = "raft nodes=5 seed=42\n600ms put x 1\n900ms put y 4\n1300ms put x 7\n";

/// The protocols of this page, and the scenario that it opens with.
static PAGE: OnceLock<(Registry, &'static str)> = OnceLock::new();

fn page() -> &'static (Registry, &'static str) {
    #[cfg(test)]
    PAGE.get_or_init(|| (cores::registry().clone(), FIRST));
    PAGE.get().expect("`start` sets the page")
}

/// The protocols that [`start`] was called with.
fn registry() -> &'static Registry {
    &page().0
}

/// What the page opens with when nobody asks for anything else.
fn first() -> &'static str {
    page().1
}

/// Starts the page for these protocols, with a scenario to begin with.
///
/// # Panics
/// When the document has no element with the id `app`.
pub fn start(registry: &Registry, first: &'static str) {
    PAGE.get_or_init(|| (registry.clone(), first));
    // The search worker runs the same module, and has no page to draw.
    let Ok(window) = js_sys::global().dyn_into::<web_sys::Window>() else { return };
    crash::report_panics();
    let document = window.document().expect("a window has a document");
    let root = document.get_element_by_id("app").expect("index.html holds #app");
    yew::Renderer::<opening::Page>::with_root(root).render();
}
