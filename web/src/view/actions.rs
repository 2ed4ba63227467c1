//! What can be done to what is selected. Every button is a line of script.

use playground::stage::{End, Life};
use scene::Target;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::App;
use crate::deeds;
use crate::msg::{Msg, Panel, Sides};
use crate::view::{button, stage};

/// The bar beside what is selected.
pub(crate) fn bar(app: &App) -> Html {
    let Some(target) = app.selected else { return Html::default() };
    let (title, text) = stage::describe(app, &app.stage, target);
    let buttons = match target {
        Target::Node(node) => node_buttons(app, node),
        Target::Flight(id) => flight_buttons(app, id),
        Target::Link(from, to) => link_buttons(app, from, to),
        Target::Client(_) => button(&app.send, "Request…", || Msg::Open(Panel::Request(None))),
    };
    let narrow = matches!(target, Target::Node(_));
    html! {
        <div class={classes!("bar", narrow.then_some("slim"))} ref={app.parts.bar.clone()} role="toolbar"
            aria-label={title.clone()}>
            if !narrow {
                <p><b>{ title }</b>{ " " }<span>{ text }</span></p>
            }
            <div class="bar-buttons">{ buttons }</div>
        </div>
    }
}

/// What can be done to a node.
pub(crate) fn node_buttons(app: &App, id: u32) -> Html {
    let Some(node) = app.stage.nodes.iter().find(|node| node.id == id) else {
        return Html::default();
    };
    let down = node.life == Life::Down;
    let word = if node.life == Life::Paused { "Resume" } else { "Pause" };
    let crash = deeds::crash_or_restart(&app.stage, id);
    html! {
        <>
            <button type="button" disabled={down}
                onclick={app.send.reform(move |_| Msg::Open(Panel::Request(Some(id))))}>{ "Request" }</button>
            { does(app, if down { "Restart" } else { "Crash" }, crash) }
            { does(app, word, deeds::pause_or_resume(&app.stage, id)) }
            { more_of(app, Target::Node(id)) }
        </>
    }
}

fn more_of(app: &App, target: Target) -> Html {
    button(&app.send, "More ▾", move || Msg::Open(Panel::More(target)))
}

fn flight_buttons(app: &App, id: u64) -> Html {
    let flight = app.stage.flights.iter().find(|flight| flight.id == id);
    let Some(address) = flight.and_then(deeds::flight) else {
        return html! { <span class="soft">{ "Requests and answers can only be watched." }</span> };
    };
    html! {
        <>
            if app.by_hand() {
                { does(app, "Deliver", app.choices.iter().find(|it| it.flight == Some(id)).map(|it| it.line.clone())) }
            }
            { does(app, "Drop", Some(format!("drop {address}"))) }
            { does(app, "Copy", Some(format!("copy {address}"))) }
            if !app.by_hand() {
                { does(app, "Delay 50 ms", Some(format!("delay {address} 50ms"))) }
                { more_of(app, Target::Flight(id)) }
            }
        </>
    }
}

fn link_buttons(app: &App, from: End, to: End) -> Html {
    let cut = |from, to, both| Some(format!("cut {}", deeds::path(from, to, both)));
    html! {
        <>
            { does(app, &format!("Cut {from} → {to}"), cut(from, to, false)) }
            { does(app, &format!("Cut {to} → {from}"), cut(to, from, false)) }
            { does(app, "Cut both", cut(from, to, true)) }
            if is_cut(app, from, to) {
                { does(app, "Heal", Some(format!("heal {}", deeds::path(from, to, true)))) }
            }
            if !app.by_hand() {
                { more_of(app, Target::Link(from, to)) }
            }
        </>
    }
}

fn is_cut(app: &App, from: End, to: End) -> bool {
    app.stage.cuts.iter().any(|&way| way == (from, to) || way == (to, from))
}

/// Rarer things that can be done to something.
pub(crate) fn more(app: &App, target: Target) -> Html {
    let title = stage::describe(app, &app.stage, target).0;
    let content = match target {
        Target::Node(id) => node_menu(app, id),
        Target::Link(from, to) => {
            let (there, back) = (deeds::path(from, to, false), deeds::path(to, from, false));
            let both = deeds::path(from, to, true);
            let losses = ["0", "0.1", "0.3", "1"];
            html! {
                <>
                    { values(app, "Both ways take", &format!("lag {both}"), &["1..2ms", "80..120ms", "1s"]) }
                    { values(app, &format!("{from} → {to} takes"), &format!("lag {there}"), &["80..120ms"]) }
                    { values(app, &format!("{to} → {from} takes"), &format!("lag {back}"), &["80..120ms"]) }
                    { values(app, "Lost, both ways", &format!("loss {both}"), &losses) }
                    { values(app, &format!("Lost, {from} → {to}"), &format!("loss {there}"), &losses) }
                    { values(app, &format!("Lost, {to} → {from}"), &format!("loss {back}"), &losses) }
                </>
            }
        }
        Target::Flight(id) => {
            let flight = app.stage.flights.iter().find(|flight| flight.id == id);
            let address = flight.and_then(deeds::flight).unwrap_or_default();
            values(
                app,
                "Arrives later by",
                &format!("delay {address}"),
                &["5ms", "20ms", "200ms", "1s"],
            )
        }
        Target::Client(_) => Html::default(),
    };
    html! {
        <div class="popover menu" role="dialog" aria-label={title.clone()}><h2>{ title }</h2>{ content }</div>
    }
}

fn node_menu(app: &App, id: u32) -> Html {
    let Some(node) = app.stage.nodes.iter().find(|node| node.id == id) else {
        return Html::default();
    };
    let (down, hand) = (node.life == Life::Down, app.by_hand());
    let others = app.stage.nodes.iter().filter(move |other| other.id != id);
    let line = |word: &str, rest: &str| Some(format!("{word} {id}{rest}"));
    let link = |other: u32| {
        let (me, other) = (End::Node(id), End::Node(other));
        let cut = is_cut(app, me, other);
        let verb = if cut { "heal" } else { "cut" };
        let line = format!("{verb} {}", deeds::path(me, other, true));
        does(app, &if cut { format!("Heal {other}") } else { other.to_string() }, Some(line))
    };
    html! {
        <>
            <div class="row">
                { for app.choices.iter().filter(|it| it.node == Some(id) && it.flight.is_none())
                    .map(|it| does(app, it.line.splitn(3, ' ').last().filter(|_| it.line.starts_with("fire")).map_or("write", |it| it), Some(it.line.clone()))) }
                if down {
                    { does(app, "Restart", line("restart", "")) }
                    { does(app, "Wipe its disk", line("wipe", "")) }
                } else {
                    { does(app, "Crash", line("crash", "")) }
                    if node.writing.is_some() {
                        { does(app, "Crash, write kept", line("crash", " kept")) }
                        { does(app, "Crash, write lost", line("crash", " lost")) }
                    }
                    if let Some(pause) = deeds::pause_or_resume(&app.stage, id) {
                        { does(app, if node.life == Life::Paused { "Resume" } else { "Pause" }, Some(pause)) }
                    }
                }
                { does(app, "Isolate", deeds::split(&app.stage, &[id])) }
            </div>
            <h3>{ "Cut the link to" }</h3>
            <div class="row">{ for others.map(|other| link(other.id)) }</div>
            <h3>{ "Its disk" }</h3>
            <div class="row">
                { does(app, "Forgets what it said", (!node.lying_disk).then(|| format!("disk {id} lying"))) }
                { does(app, "Honest", node.lying_disk.then(|| format!("disk {id} honest"))) }
                { does(app, "Corrupt", (!node.corrupt).then(|| format!("disk {id} corrupt"))) }
            </div>
            if !hand {
                { values(app, "A write takes", &format!("disk {id}"), &["1..4ms", "20..40ms"]) }
                { values(app, "Its clock runs at", &format!("clock {id}"), &["0.5", "0.8", "1", "1.2", "2"]) }
            }
        </>
    }
}

/// What can go wrong anywhere.
pub(crate) fn faults(app: &App) -> Html {
    let leader = app.door.borrow().leader().map(|leader| leader.0);
    let node = app.node().or(leader);
    let crash = node.and_then(|node| deeds::crash_or_restart(&app.stage, node));
    let pause = node.and_then(|node| deeds::pause_or_resume(&app.stage, node));
    let broken = !app.stage.groups.is_empty() || !app.stage.cuts.is_empty();
    let name = |line: &Option<String>, word: &str| match (line, node) {
        (Some(line), Some(node)) => {
            let verb = line.split(' ').next().unwrap_or(word);
            format!("{} S{node}", playground::telling::capitalised(verb))
        }
        _ => word.to_owned(),
    };
    html! {
        <div class="popover menu faults" role="dialog" aria-label="Faults">
            { button(&app.send, "Split the network…", || Msg::Sides(Sides::Begin)) }
            { does(app, "Heal the network", broken.then(|| "heal".to_owned())) }
            { does(app, &name(&crash, "Crash"), crash.clone()) }
            { does(app, &name(&pause, "Pause"), pause.clone()) }
            { values(app, "A remark for who watches", "note", &[]) }
            <p class="soft">{ "Or click a node, a message or a link." }</p>
        </div>
    }
}

/// A button that does something to the cluster; it is shut when there is nothing to do.
pub(crate) fn does(app: &App, text: &str, line: Option<String>) -> Html {
    let disabled = line.is_none();
    let title = line.clone();
    let onclick = app.send.reform(move |_| Msg::Line(line.clone().unwrap_or_default()));
    html! { <button type="button" {disabled} {onclick} {title}>{ text.to_owned() }</button> }
}

/// Values with which a line can end, and a field for any other.
fn values(app: &App, title: &str, before: &str, offered: &[&str]) -> Html {
    html! {
        <>
            <h3>{ title.to_owned() }</h3>
            <div class="row">
                { for offered.iter().map(|value| does(app, value, Some(format!("{before} {value}")))) }
                <Field title={title.to_owned()} before={before.to_owned()} send={app.send.clone()} />
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct Props {
    title: String,
    before: String,
    send: Callback<Msg>,
}

/// The end of a line of script, to be written.
#[component]
fn Field(props: &Props) -> Html {
    let field = use_node_ref();
    let onsubmit = {
        let (field, before) = (field.clone(), props.before.clone());
        props.send.reform(move |event: SubmitEvent| {
            event.prevent_default();
            let value = field.cast::<HtmlInputElement>().map(|it| it.value()).unwrap_or_default();
            Msg::Line(format!("{before} {}", value.trim()))
        })
    };
    html! {
        <form class="value" {onsubmit}>
            <input ref={field} aria-label={props.title.clone()} placeholder="…" required=true autocomplete="off" />
            <button type="submit" aria-label={format!("Set: {}", props.title)}>{ "↵" }</button>
        </form>
    }
}
