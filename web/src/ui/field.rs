//! A field for a line of text.

use yew::prelude::*;

use crate::browser;

#[derive(Properties, PartialEq)]
pub(crate) struct TextFieldProps {
    /// What it holds, until somebody types something else.
    pub(crate) value: AttrValue,
    /// What somebody typed, once they are done.
    #[prop_or_default]
    pub(crate) onchange: Callback<String>,
    /// What it is called, if no label around it says so.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
    /// Its name in a form.
    #[prop_or_default]
    pub(crate) name: Option<AttrValue>,
    #[prop_or_default]
    pub(crate) kind: Option<&'static str>,
    #[prop_or_default]
    pub(crate) placeholder: Option<AttrValue>,
    #[prop_or_default]
    pub(crate) inputmode: Option<&'static str>,
    #[prop_or_default]
    pub(crate) required: bool,
    /// The list of what is offered.
    #[prop_or_default]
    pub(crate) list: Option<AttrValue>,
    /// The element that says what is wrong with what it holds.
    #[prop_or_default]
    pub(crate) wrong: Option<AttrValue>,
}

/// A field that keeps what somebody types, whatever else is shown anew meanwhile.
#[component]
pub(crate) fn TextField(props: &TextFieldProps) -> Html {
    let typed = use_state(|| props.value.clone());
    {
        let typed = typed.clone();
        use_effect_with(props.value.clone(), move |value| typed.set(value.clone()));
    }
    let input = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(browser::value_of(&event).into()))
    };
    let change = props.onchange.reform(|event: Event| browser::value_of(&event));
    let invalid = props.wrong.is_some().then_some("true");
    html! {
        <input type={props.kind} value={(*typed).clone()} name={props.name.clone()}
            aria-label={props.label.clone()} placeholder={props.placeholder.clone()}
            inputmode={props.inputmode} list={props.list.clone()} required={props.required}
            aria-invalid={invalid} aria-describedby={props.wrong.clone()} maxlength="256"
            autocomplete="off" oninput={input} onchange={change} />
    }
}
