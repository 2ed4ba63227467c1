//! A native dialog: it keeps the focus, and Escape closes it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};
use yew::virtual_dom::ListenerKind;

use crate::app::App;
use crate::msg::Msg;
use crate::view::element::{El, el};
use crate::view::icons;

pub(crate) fn modal(app: &App, title: &'static str, class: &'static str, content: El) -> El {
    let (beside, close) = (app.send.clone(), app.send.clone());
    let head = el("header")
        .add(el("h2").text(title))
        .add(icons::button(app, "Close", icons::close(), Msg::Close).class("quiet"));
    el("dialog")
        .class(class)
        .at(&app.parts.dialog)
        .set("aria-label", title)
        .hear(ListenerKind::onclick, move |event| {
            // The dialog itself is hit only beside its content.
            let hit = event.target().map(JsCast::unchecked_into::<Element>);
            if hit.is_some_and(|hit| hit.tag_name() == "DIALOG") {
                beside.emit(Msg::Close);
            }
        })
        .hear(ListenerKind::onclose, move |_| close.emit(Msg::Close))
        .add(el("div.dialog").add(head).add(content))
}

/// Shows the dialog that has just come into the page.
pub(crate) fn show(app: &App) {
    if let Some(dialog) = app.parts.dialog.cast::<HtmlDialogElement>()
        && !dialog.open()
    {
        // It fails for a dialog that is open already, and this one is not.
        let _ = dialog.show_modal();
    }
}
