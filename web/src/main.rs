//! The page. It draws what `playground` reports and passes on what people do; it decides nothing.

mod crash;

use wasm_bindgen::JsCast;
use yew::prelude::*;

fn main() {
    // The search worker runs the same module, and has no page to draw.
    let Ok(window) = js_sys::global().dyn_into::<web_sys::Window>() else { return };
    crash::report_panics();
    let document = window.document().expect("a window has a document");
    let root = document.get_element_by_id("app").expect("index.html holds #app");
    yew::Renderer::<App>::with_root(root).render();
}

#[component]
fn App() -> Html {
    use_effect_with((), |()| announce_ready());
    html! {
        <main>
            <h1>{ "Synod" }</h1>
            <p>{ "Watch consensus protocols work, break, and hold." }</p>
        </main>
    }
}

/// Tells stylesheets, tests and embedding pages that the first frame stands.
fn announce_ready() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(html) = document.and_then(|document| document.document_element()) {
        let _ = html.set_attribute("data-ready", "1");
    }
}
