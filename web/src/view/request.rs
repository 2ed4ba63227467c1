//! A form for what a client asks.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::app::App;
use crate::msg::Msg;

pub(crate) fn popover(app: &App, at: Option<u32>) -> Html {
    let nodes = app.stage.nodes.len() as u32;
    // Another value each time, so that one sees which is which.
    let value = app
        .door
        .borrow()
        .marks()
        .iter()
        .filter(|mark| mark.kind == playground::telling::MarkKind::Request)
        .count()
        + 1;
    html! { <Form {nodes} {at} value={value.to_string()} send={app.send.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct Props {
    nodes: u32,
    at: Option<u32>,
    value: String,
    send: Callback<Msg>,
}

#[component]
fn Form(props: &Props) -> Html {
    let [client, verb, at] = [use_node_ref(), use_node_ref(), use_node_ref()];
    let [key, old, value] = [use_node_ref(), use_node_ref(), use_node_ref()];
    let level = use_node_ref();
    let chosen = use_state(|| "put".to_owned());
    use_effect_with(key.clone(), |key| {
        if let Some(key) = key.cast::<HtmlInputElement>() {
            let _ = key.focus();
            key.select();
        }
    });
    let text = |node: &NodeRef| {
        node.cast::<HtmlInputElement>().map(|it| it.value().trim().to_owned()).unwrap_or_default()
    };
    let choice =
        |node: &NodeRef| node.cast::<HtmlSelectElement>().map(|it| it.value()).unwrap_or_default();
    let submit = {
        let (client, verb, at) = (client.clone(), verb.clone(), at.clone());
        let (key, old, value, level) = (key.clone(), old.clone(), value.clone(), level.clone());
        props.send.reform(move |event: SubmitEvent| {
            event.prevent_default();
            let verb = choice(&verb);
            let mut line = format!("{verb} {}", text(&key));
            for part in [text(&old), text(&value), choice(&level)] {
                line = format!("{line} {part}");
            }
            let at = choice(&at);
            let client = choice(&client);
            Msg::Line(match at.as_str() {
                "" => format!("{client} {line}"),
                at => format!("{client} {line} at {at}"),
            })
        })
    };
    let changed = {
        let (chosen, verb) = (chosen.clone(), verb.clone());
        Callback::from(move |_: Event| chosen.set(choice(&verb)))
    };
    let field = |name: &'static str, field: NodeRef, value: &str| {
        html! {
            <label key={name}><span>{ name }</span><input ref={field} value={value.to_owned()} maxlength="64" required=true autocomplete="off" /></label>
        }
    };
    html! {
        <form class="popover request" role="dialog" aria-label="Request" onsubmit={submit}>
            <label><span>{ "client" }</span>
                <select ref={client}>
                    <option value="" selected=true>{ "c1" }</option>
                    { for (2..=scenario::limits::CLIENTS).map(|client| html! { <option>{ format!("c{client}") }</option> }) }
                </select>
            </label>
            <label><span>{ "asks" }</span>
                <select ref={verb} onchange={changed}>
                    { for ["put", "get", "cas", "append", "sync"].map(|verb| html! {
                        <option value={verb} selected={*chosen == verb}>{ verb }</option>
                    }) }
                </select>
            </label>
            if *chosen != "sync" {
                { field("register", key, "x") }
            }
            if *chosen == "cas" {
                { field("if it holds", old, "1") }
            }
            if *chosen == "get" {
                <label><span>{ "read" }</span>
                    <select ref={level}>
                        <option value="" selected=true>{ "linearizable" }</option>
                        { for ["lease", "local"].map(|level| html! { <option value={level}>{ level }</option> }) }
                    </select>
                </label>
            } else if *chosen != "sync" {
                { field("value", value, &props.value) }
            }
            <label><span>{ "at" }</span>
                <select ref={at}>
                    <option value="" selected={props.at.is_none()}>{ "the leader" }</option>
                    { for (1..=props.nodes).map(|node| html! {
                        <option value={node.to_string()} selected={props.at == Some(node)}>{ format!("S{node}") }</option>
                    }) }
                </select>
            </label>
            <button type="submit" class="primary">{ "Send" }</button>
        </form>
    }
}
