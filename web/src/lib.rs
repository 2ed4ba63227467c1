//! The page. It draws what `playground` shows and passes on what people do; it decides nothing.
//!
//! Commands go in, snapshots come out. A `player::Player` owns a session and gives its components a
//! context, `player::playing::Playing`: the snapshot that is shown, and a callback for everything that
//! can happen. Around it stands the Play view (`workbench`) or a slim frame (`page::frame`).
//!
//! 1. `page`: from the address to what is shown; links, themes, scripts and pages from outside;
//! 2. `player`: a session, its playback, and what is selected;
//! 3. `stage`, `timeline`, `operations`: what is drawn on canvases in every frame;
//! 4. `caption`, `inspector`, `events`, `numbers`, `rules`, `script`, `setup`, `share`,
//!    `search`, `compare`, `actions`: a feature each, as components;
//! 5. `workbench`, `commands`: what is open beside the stage, and what can be asked of the page;
//! 6. `ui`, `words`, `browser`: what features are made of.

mod actions;
mod browser;
mod caption;
mod commands;
mod compare;
mod events;
mod inspector;
mod numbers;
mod operations;
mod page;
mod player;
mod rules;
mod script;
mod search;
mod setup;
mod share;
mod stage;
mod timeline;
mod ui;
mod words;
mod workbench;

use std::sync::OnceLock;

use playground::Registry;
use wasm_bindgen::JsCast;

/// What the page with the protocols that Synod brings opens with.
pub const FIRST: &str = "raft nodes=5 seed=42\n600ms put x 1\n900ms put y 4\n1300ms put x 7\n";

/// What this is, in one line.
const TAGLINE: &str = "See consensus protocols work, break them, share what happened.";

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
    browser::crash::report_panics();
    let document = window.document().expect("a window has a document");
    let root = document.get_element_by_id("app").expect("index.html holds #app");
    yew::Renderer::<page::Page>::with_root(root).render();
}
