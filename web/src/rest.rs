//! The second part of this module. A published page brings what its first picture needs, and fetches
//! the rest as soon as that stands. Until then the page draws, and does nothing else.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Of boot.js. A function of the second part that is called too early passes its slot in the
    /// table, and is there when this returns; whoever can wait passes none.
    #[wasm_bindgen(js_name = synodRest)]
    fn rest(slot: i32) -> Promise;
}

/// Ends when all functions are there.
pub(crate) async fn arrives() {
    // It never fails: boot.js tries again until it succeeds.
    let _ = JsFuture::from(rest(-1)).await;
}

/// The second part, for a worker that runs both.
pub(crate) fn module() -> JsValue {
    Reflect::get(&js_sys::global(), &"synodRestModule".into()).unwrap_or_default()
}
