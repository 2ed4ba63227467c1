//! A native dialog: it keeps the focus, and Escape closes it.

use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

use crate::app::App;
use crate::msg::Msg;
use crate::view::icons;

pub(crate) fn modal(app: &App, title: &'static str, class: &'static str, content: Html) -> Html {
    // The dialog itself is hit only beside its content.
    let send = app.send.clone();
    let beside = Callback::from(move |event: MouseEvent| {
        if event.target_dyn_into::<Element>().is_some_and(|hit| hit.tag_name() == "DIALOG") {
            send.emit(Msg::Close);
        }
    });
    html! {
        <dialog ref={app.parts.dialog.clone()} {class} aria-label={title} onclick={beside}
            onclose={app.send.reform(|_| Msg::Close)}>
            <div class="dialog">
                <header>
                    <h2>{ title }</h2>
                    <button type="button" class="square quiet" aria-label="Close"
                        onclick={app.send.reform(|_| Msg::Close)}>{ icons::close() }</button>
                </header>
                { content }
            </div>
        </dialog>
    }
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
