//! What is played: cluster, chance, and the gallery.

use scenario::{NEMESIS, Scenario, limits};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::App;
use crate::browser;
use crate::gallery::{Offer, offers};
use crate::msg::Msg;

/// A setting: its name in scripts, what it is called here, and values that are offered.
type Setting = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// What chance and time do, where they do anything.
const WORLD: &[Setting] = &[
    (
        "delay",
        "a message takes",
        &[
            ("1..2ms", "one room"),
            ("10..15ms", "one city"),
            ("30..50ms", "one continent"),
            ("80..120ms", "around the world"),
            ("5..80ms", "uneven"),
        ],
    ),
    ("disk", "a write takes", &[("instant", "no time"), ("1..4ms", "fast"), ("20..40ms", "slow")]),
    ("loss", "lost, 0 to 1", &[("0", "none"), ("0.05", "some"), ("0.3", "many")]),
    ("dup", "doubled, 0 to 1", &[("0", "none"), ("0.05", "some"), ("0.3", "many")]),
    ("order", "order", &[("any", "overtaking"), ("fifo", "in order")]),
    ("clients", "busy clients", &[]),
    ("think", "they think for", &[]),
    ("rate", "or ask a second", &[]),
    ("keys", "registers", &[]),
    ("retry", "ask again after", &[]),
];

pub(crate) fn popover(app: &App) -> Html {
    let session = app.door.borrow();
    let scenario = session.scenario();
    let hand = session.by_hand();
    let nodes = scenario.world.nodes;
    let set = |name: &'static str, value: String| {
        app.send.reform(move |_: MouseEvent| Msg::Set(name, value.clone()))
    };
    let by = |value: &'static str, text: &'static str, on: bool| {
        html! {
            <button type="button" aria-pressed={on.to_string()} onclick={set("by", value.to_owned())}>{ text }</button>
        }
    };
    let kind = |kind: &&'static str| {
        let mut chosen: Vec<&str> = scenario.world.nemesis.iter().map(String::as_str).collect();
        let on = chosen.contains(kind);
        chosen.retain(|known| known != kind);
        if !on {
            chosen.push(kind);
        }
        html! {
            <label><input type="checkbox" checked={on} onclick={set("nemesis", chosen.join(","))} />{ *kind }</label>
        }
    };
    let dice = app.send.reform(|_| Msg::Set("seed", browser::chance().to_string()));
    let options = session.info().options.iter().map(|option| (option.name, option.name, &[][..]));
    html! {
        <div class="popover setup" role="dialog" aria-label="What is played">
            <h2>{ session.info().name }<small>{ session.info().paper }</small></h2>
            <code class="head" aria-label="Head of the script">{ scenario.head() }</code>
            <div class="fields">
                <div class="field"><span id="nodes">{ "nodes" }</span>
                    <div class="stepper" role="group" aria-labelledby="nodes">
                        <button type="button" aria-label="One node less" disabled={nodes <= 1}
                            onclick={set("nodes", nodes.saturating_sub(1).to_string())}>{ "−" }</button>
                        <output>{ nodes }</output>
                        <button type="button" aria-label="One node more" disabled={nodes >= limits::NODES}
                            onclick={set("nodes", (nodes + 1).to_string())}>{ "+" }</button>
                    </div>
                </div>
                { setting(app, scenario, ("seed", "seed", &[])) }
                <button type="button" class="new-seed" onclick={dice}>{ "New seed" }</button>
            </div>
            <div class="either" role="group" aria-label="What makes things happen">
                { by("", "by time", !hand) }
                { by("hand", "by hand", hand) }
            </div>
            <p class="soft small">{ if hand {
                "Nothing happens by itself: you let each message arrive, each timer ring and each disk write."
            } else {
                "The clock rules: messages take their time, and timers run out."
            } }</p>
            if !hand {
                <details class="world">
                    <summary>{ "Network, disks, clients, timeouts" }</summary>
                    <div class="grid">{ for WORLD.iter().copied().chain(options).map(|it| setting(app, scenario, it)) }</div>
                </details>
                <fieldset class="kinds"><legend>{ "Faults by chance" }</legend>{ for NEMESIS.iter().map(kind) }</fieldset>
            }
            { gallery(app) }
        </div>
    }
}

/// A setting with what it is, or with what was refused and why.
fn setting(app: &App, scenario: &Scenario, (name, title, offered): Setting) -> Html {
    let refused = app.refused.as_ref().filter(|it| it.0 == name);
    let (value, wrong) = match refused {
        Some((_, value, wrong)) => (value.clone(), wrong.clone()),
        None => (scenario.setting(name).unwrap_or_default(), String::new()),
    };
    html! { <Entry key={name} {name} {title} {offered} {value} {wrong} send={app.send.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct Props {
    name: &'static str,
    title: &'static str,
    offered: &'static [(&'static str, &'static str)],
    value: String,
    wrong: String,
    send: Callback<Msg>,
}

/// A field that holds a setting. It is drawn anew only when that is another one, so that nothing
/// happens to what somebody types.
#[component]
fn Entry(props: &Props) -> Html {
    let name = props.name;
    let list = (!props.offered.is_empty()).then(|| format!("offered-{name}"));
    let wrong = (!props.wrong.is_empty()).then(|| format!("wrong-{name}"));
    let onchange = props.send.reform(move |event: Event| {
        Msg::Set(name, event.target_unchecked_into::<HtmlInputElement>().value())
    });
    html! {
        <label class="field"><span>{ props.title }</span>
            <input value={props.value.clone()} {onchange} list={list.clone()} autocomplete="off"
                aria-invalid={wrong.is_some().to_string()} aria-describedby={wrong.clone()} />
            if let Some(id) = list {
                <datalist {id}>{ for props.offered.iter().map(|(value, text)| html! { <option value={*value}>{ *text }</option> }) }</datalist>
            }
            if let Some(id) = wrong {
                <small {id} class="warning" role="alert">{ props.wrong.clone() }</small>
            }
        </label>
    }
}

fn gallery(app: &App) -> Html {
    let offers = offers();
    if offers.is_empty() {
        return Html::default();
    }
    let one = |offer: &Offer| {
        let (file, send) = (offer.file.clone(), app.send.clone());
        let fetch = Callback::from(move |_: MouseEvent| {
            let send = send.clone();
            browser::fetch(&file, move |text| {
                let failed = || Msg::Say("The scenario could not be fetched.".to_owned());
                send.emit(text.map_or_else(failed, Msg::Load));
            });
        });
        html! {
            <li key={offer.title.clone()}>
                <button type="button" class="offer" onclick={fetch}>
                    <b>{ offer.title.clone() }</b>
                    <span>{ offer.about }</span>
                </button>
            </li>
        }
    };
    html! {
        <>
            <h3>{ "Scenarios" }</h3>
            <ul class="gallery">{ for offers.iter().map(one) }</ul>
        </>
    }
}
