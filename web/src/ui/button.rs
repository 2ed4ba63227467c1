//! Buttons.

use yew::prelude::*;

use crate::ui::icons::{Icon, icon};

#[derive(Properties, PartialEq)]
pub(crate) struct IconButtonProps {
    pub(crate) icon: Icon,
    /// What it is called, since it shows no text; also its tooltip.
    pub(crate) label: AttrValue,
    #[prop_or_default]
    pub(crate) class: Classes,
    pub(crate) onclick: Callback<MouseEvent>,
}

/// A button that shows a drawing.
#[component]
pub(crate) fn IconButton(props: &IconButtonProps) -> Html {
    let IconButtonProps { label, class, onclick, .. } = props;
    html! {
        <button type="button" class={classes!("square", class.clone())} aria-label={label.clone()}
            title={label.clone()} onclick={onclick.clone()}>
            { icon(props.icon) }
        </button>
    }
}
