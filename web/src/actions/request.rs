//! A form for what a client asks.

use playground::report::MarkKind;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement};
use yew::prelude::*;

use crate::actions::act_line;
use crate::browser;
use crate::player::playing::use_playing;
use crate::ui::field::TextField;
use crate::ui::lists::choice;

/// What can be asked.
const VERBS: [&str; 5] = ["put", "get", "cas", "append", "sync"];

/// The fields in the order in which a line of script has them.
const FIELDS: [&str; 7] = ["client", "asks", "register", "if", "read", "value", "at"];

#[derive(Properties, PartialEq)]
pub(crate) struct RequestFormProps {
    /// The node that is asked, or whichever leads.
    pub(crate) at: Option<u32>,
}

#[component]
pub(crate) fn RequestForm(&RequestFormProps { at }: &RequestFormProps) -> Html {
    let playing = use_playing();
    let verb = use_state(|| VERBS[0].to_owned());
    let client = use_state(String::new);
    let node = use_state(|| at.map(|at| format!("at {at}")).unwrap_or_default());
    let hear = |field: &UseStateHandle<String>| {
        let field = field.clone();
        Callback::from(move |event: Event| field.set(browser::value_of(&event)))
    };
    // Another value each time, so that one sees which is which.
    let marks = playing.shown.marks.iter();
    let asked = marks.filter(|mark| mark.kind == MarkKind::Request).count();
    let next = use_memo((), |()| (asked + 1).to_string());
    let clients = (2..=scenario::limits::CLIENTS).map(|client| format!("c{client}"));
    let clients = clients.map(|it| choice(it.clone(), it.clone(), *client == it));
    let verbs = VERBS.map(|known| choice(known, known, known == *verb));
    let levels = ["lease", "local"].map(|level| choice(level, level, false));
    let nodes = playing.cluster().nodes.iter().map(|known| {
        let value = format!("at {}", known.id);
        choice(value.clone(), format!("S{}", known.id), *node == value)
    });
    let writes = !matches!(verb.as_str(), "get" | "sync");
    let submit = {
        let playing = playing.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let form = event.target().map(JsCast::unchecked_into::<HtmlFormElement>);
            let data = form.and_then(|form| FormData::new_with_form(&form).ok());
            act_line(&playing, &data.map(|data| line(&data)).unwrap_or_default());
        })
    };
    html! {
        <form class="popover request" role="dialog" aria-label="Request" onsubmit={submit}>
            { labelled("client", html! {
                <select name="client" onchange={hear(&client)}>{ choice("", "c1", client.is_empty()) }{ for clients }</select>
            }) }
            { labelled("asks", html! { <select name="asks" onchange={hear(&verb)}>{ for verbs }</select> }) }
            { (*verb != "sync").then(|| field("register", "register", "x")) }
            { (*verb == "cas").then(|| field("if it holds", "if", "1")) }
            { (*verb == "get").then(|| labelled("read", html! {
                <select name="read">{ choice("", "linearizable", true) }{ for levels }</select>
            })) }
            { writes.then(|| field("value", "value", &next)) }
            { labelled("at", html! {
                <select name="at" onchange={hear(&node)}>{ choice("", "the leader", node.is_empty()) }{ for nodes }</select>
            }) }
            <button type="submit" class="primary">{ "Send" }</button>
        </form>
    }
}

/// The line of script that the fields make.
fn line(data: &FormData) -> String {
    let values = FIELDS.iter().filter_map(|field| data.get(field).as_string());
    let values = values.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    values.collect::<Vec<_>>().join(" ")
}

fn labelled(title: &'static str, field: Html) -> Html {
    html! { <label key={title}><span>{ title }</span>{ field }</label> }
}

fn field(title: &'static str, name: &'static str, value: &str) -> Html {
    let value = value.to_owned();
    labelled(
        title,
        html! {
            <TextField {name} required=true {value} />
        },
    )
}
