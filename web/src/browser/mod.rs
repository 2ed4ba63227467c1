//! What the page asks of the browser.

pub(crate) mod crash;
pub(crate) mod observe;
pub(crate) mod ticker;

pub(crate) use gloo_utils::{document, window};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, Window};

/// The `html` element.
pub(crate) fn root() -> Element {
    gloo_utils::document_element()
}

/// What the field holds that an event is about; lists and texts have the same property.
pub(crate) fn value_of(event: &Event) -> String {
    let field = event.target().map(|field| field.unchecked_into::<HtmlInputElement>());
    field.map(|field| field.value()).unwrap_or_default()
}

/// Gives the first element that a selector finds the keyboard; of a field, what it holds is chosen.
pub(crate) fn focus(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        let _ = element.unchecked_ref::<HtmlElement>().focus();
        if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
            field.select();
        }
    }
}

/// Clicks the first element that a selector finds.
pub(crate) fn click(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        element.unchecked_ref::<HtmlElement>().click();
    }
}

/// Takes the whole screen, or gives it back. A browser may refuse; the page is the same then.
pub(crate) fn set_fullscreen(on: bool) {
    if on {
        let _ = root().request_fullscreen();
    } else if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    }
}

/// Whether this page stands in a frame of another.
pub(crate) fn parent() -> Option<Window> {
    let window = window();
    window.parent().ok().flatten().filter(|parent| *parent != window)
}

/// Whether a media query holds.
pub(crate) fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Whether whoever watches asked for less motion.
pub(crate) fn prefers_stillness() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Milliseconds since the page was opened.
pub(crate) fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Keeps something, where there is storage.
pub(crate) fn remember(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Puts a text on the clipboard, and says afterwards whether that worked.
pub(crate) fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
    if clipboard.is_undefined() {
        return done(false);
    }
    let promise = clipboard.unchecked_into::<web_sys::Clipboard>().write_text(text);
    wasm_bindgen_futures::spawn_local(async move {
        done(wasm_bindgen_futures::JsFuture::from(promise).await.is_ok());
    });
}

/// Fetches a text that lies beside the page.
pub(crate) fn fetch(address: &str, done: impl FnOnce(Option<String>) + 'static) {
    let answer = window().fetch_with_str(address);
    wasm_bindgen_futures::spawn_local(async move { done(text_of(answer).await) });
}

async fn text_of(answer: js_sys::Promise) -> Option<String> {
    let answer = wasm_bindgen_futures::JsFuture::from(answer).await.ok()?;
    let answer = answer.unchecked_into::<web_sys::Response>();
    let text = answer.ok().then(|| answer.text().ok())??;
    wasm_bindgen_futures::JsFuture::from(text).await.ok()?.as_string()
}

/// Offers a text as a file.
pub(crate) fn download(name: &str, kind: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) else {
        return;
    };
    let Ok(address) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    if let Ok(link) = document().create_element("a") {
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", name);
        link.unchecked_ref::<HtmlElement>().click();
    }
    let _ = web_sys::Url::revoke_object_url(&address);
}

/// A number that nobody could have guessed, short enough to be read aloud.
pub(crate) fn chance() -> u64 {
    let mut bytes = [0; 4];
    let _ = getrandom::fill(&mut bytes);
    u64::from(u32::from_le_bytes(bytes) % 100_000)
}

/// The address of this page without query and fragment.
pub(crate) fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// The fragment of the address, without `#`.
pub(crate) fn fragment() -> String {
    // Not `hash`: some browsers decode that.
    let href = window().location().href().unwrap_or_default();
    href.split_once('#').map(|(_, fragment)| fragment.to_owned()).unwrap_or_default()
}

/// The query of the address.
pub(crate) fn search() -> String {
    window().location().search().unwrap_or_default()
}

/// Writes the fragment of the address, without a new step in the history of the browser.
pub(crate) fn set_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        let address = format!("{}{}#{fragment}", address(), search());
        let nothing = wasm_bindgen::JsValue::NULL;
        // Browsers refuse when the address is written too often; the next time will do.
        let _ = history.replace_state_with_url(&nothing, "", Some(&address));
    }
}
