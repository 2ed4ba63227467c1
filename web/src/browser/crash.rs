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

#[cfg(test)]
mod tests {
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_panic_reaches_the_page_as_its_message() {
        let global = js_sys::global();
        let heard = Closure::<dyn FnMut(String)>::new(|message: String| {
            let _ = Reflect::set(&js_sys::global(), &"heard".into(), &message.into());
        });
        Reflect::set(&global, &"__synodCrash".into(), heard.as_ref()).unwrap();
        show("out of luck");
        let message = Reflect::get(&global, &"heard".into()).unwrap();
        assert_eq!(message.as_string().as_deref(), Some("out of luck"));
    }
}
