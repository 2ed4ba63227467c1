//! What is said in passing.

use yew::prelude::*;

use crate::player::playing::use_playing;

/// What is said in passing.
#[component]
pub(crate) fn Notice() -> Html {
    let notice = use_playing().notice;
    let toast = notice.map(|text| html! { <p class="toast">{ text.to_string() }</p> });
    html! { <div class="toasts" role="status">{ toast }</div> }
}
