//! A native dialog: it keeps the focus, and Escape closes it.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) title: AttrValue,
    pub(crate) close: Callback<()>,
    pub(crate) children: Html,
    #[prop_or_default]
    pub(crate) class: Classes,
}

#[component]
pub(crate) fn Modal(props: &Props) -> Html {
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), |dialog| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>()
            && !dialog.open()
        {
            // It fails for a dialog that is open already, and this one is not.
            let _ = dialog.show_modal();
        }
    });
    let onclose = props.close.reform(|_: Event| ());
    let beside = {
        let (dialog, close) = (dialog.clone(), props.close.clone());
        Callback::from(move |event: MouseEvent| {
            // The dialog itself is hit only beside its content.
            if event.target().as_ref() == dialog.get().as_deref().map(AsRef::as_ref) {
                close.emit(());
            }
        })
    };
    html! {
        <dialog ref={dialog} class={props.class.clone()} {onclose} onclick={beside} aria-label={props.title.clone()}>
            <div class="dialog">
                <header>
                    <h2>{ props.title.clone() }</h2>
                    <button type="button" class="square quiet" aria-label="Close"
                        onclick={props.close.reform(|_| ())}>{ crate::view::icons::close() }</button>
                </header>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
