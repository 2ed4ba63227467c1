//! Lists of names and values, and choices.

use yew::prelude::*;

/// A list of names and values.
pub(crate) fn facts(
    class: &'static str,
    facts: impl IntoIterator<Item = (impl Into<AttrValue>, impl Into<AttrValue>)>,
) -> Html {
    let lines = facts.into_iter().map(|(name, value)| {
        html! { <div><dt>{ name.into() }</dt><dd>{ value.into() }</dd></div> }
    });
    html! { <dl {class}>{ for lines }</dl> }
}

/// A choice of a list: its value, its text, and whether it is the one.
pub(crate) fn choice(
    value: impl Into<AttrValue>,
    text: impl Into<AttrValue>,
    is_chosen: bool,
) -> Html {
    html! { <option value={value.into()} selected={is_chosen}>{ text.into() }</option> }
}

/// A spot in the hue of what it stands in.
pub(crate) fn dot() -> Html {
    html! { <i class="dot" aria-hidden="true" /> }
}

/// A remark.
pub(crate) fn soft(text: impl Into<AttrValue>) -> Html {
    html! { <p class="soft">{ text.into() }</p> }
}
