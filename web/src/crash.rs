//! What a panic becomes: a card that says so, drawn by `boot.js`, since this module is dead by then.

use std::panic;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// From now on a panic is handed to the page before the module traps.
pub(crate) fn report_panics() {
    panic::set_hook(Box::new(|info| show(&info.to_string())));
}

fn show(message: &str) {
    let card = Reflect::get(&js_sys::global(), &JsValue::from_str("__synodCrash"));
    if let Ok(card) = card.and_then(JsCast::dyn_into::<Function>) {
        let _ = card.call1(&JsValue::NULL, &JsValue::from_str(message));
    }
}
