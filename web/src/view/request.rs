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
    let [verb, at] = [use_node_ref(), use_node_ref()];
    let [key, value] = [use_node_ref(), use_node_ref()];
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
        let (verb, at, key, value) = (verb.clone(), at.clone(), key.clone(), value.clone());
        props.send.reform(move |event: SubmitEvent| {
            event.prevent_default();
            let verb = choice(&verb);
            let mut line = format!("{verb} {}", text(&key));
            if verb != "get" {
                line = format!("{line} {}", text(&value));
            }
            let at = choice(&at);
            Msg::Line(if at.is_empty() { line } else { format!("{line} at {at}") })
        })
    };
    let changed = {
        let (chosen, verb) = (chosen.clone(), verb.clone());
        Callback::from(move |_: Event| chosen.set(choice(&verb)))
    };
    html! {
        <form class="popover request" role="dialog" aria-label="Request" onsubmit={submit}>
            <label><span>{ "ask" }</span>
                <select ref={verb} onchange={changed}>
                    { for ["put", "get", "append"].map(|verb| html! {
                        <option value={verb} selected={*chosen == verb}>{ verb }</option>
                    }) }
                </select>
            </label>
            <label><span>{ "register" }</span><input ref={key} value="x" maxlength="64" required=true autocomplete="off" /></label>
            if *chosen != "get" {
                <label><span>{ "value" }</span><input ref={value} value={props.value.clone()} maxlength="64" required=true autocomplete="off" /></label>
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
