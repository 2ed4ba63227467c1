//! A native dialog: it keeps the focus, and Escape closes it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

use crate::ui::button::IconButton;
use crate::ui::icons::Icon;

#[derive(Properties, PartialEq)]
pub(crate) struct DialogProps {
    pub(crate) title: AttrValue,
    pub(crate) class: &'static str,
    pub(crate) close: Callback<()>,
    pub(crate) children: Html,
}

#[component]
pub(crate) fn Dialog(props: &DialogProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), |dialog| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            // It fails for a dialog that is open already, and this one is not.
            let _ = dialog.show_modal();
        }
    });
    let beside = {
        let close = props.close.clone();
        move |event: MouseEvent| {
            // The dialog itself is hit only beside its content.
            let hit = event.target().map(JsCast::unchecked_into::<Element>);
            if hit.is_some_and(|hit| hit.tag_name() == "DIALOG") {
                close.emit(());
            }
        }
    };
    let closed = props.close.reform(|_: Event| ());
    html! {
        <dialog ref={dialog} class={props.class} aria-label={props.title.clone()} onclick={beside} onclose={closed}>
            <div class="dialog">
                <header>
                    <h2>{ props.title.clone() }</h2>
                    <IconButton icon={Icon::Close} label="Close" class="quiet" onclick={props.close.reform(|_| ())} />
                </header>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
