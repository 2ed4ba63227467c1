//! What can be done to what is selected.

use playground::stage::{End, FlightStage, Life};
use protocol::{NodeId, Time};
use scenario::{Action, DiskChange, Ratio};
use scene::Target;
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
        Target::Flight(id) => {
            let flight = app.stage.flights.iter().find(|flight| flight.id == id);
            flight.map(|flight| flight_buttons(app, flight)).unwrap_or_default()
        }
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
    let pause = deeds::pause_or_resume(&app.stage, id);
    let word = if node.life == Life::Paused { "Resume" } else { "Pause" };
    let crash = deeds::crash_or_restart(&app.stage, id);
    html! {
        <>
            <button type="button" disabled={node.life == Life::Down}
                onclick={app.send.reform(move |_| Msg::Open(Panel::Request(Some(id))))}>{ "Request" }</button>
            { does(app, if down { "Restart" } else { "Crash" }, crash) }
            { does(app, word, pause) }
            { button(&app.send, "More ▾", move || Msg::Open(Panel::More(id))) }
        </>
    }
}

fn flight_buttons(app: &App, flight: &FlightStage) -> Html {
    let Some(address) = deeds::flight(flight) else {
        return html! { <span class="soft">{ "Requests and answers can only be watched." }</span> };
    };
    let delay = Action::Delay(address.clone(), Time::millis(50));
    html! {
        <>
            { does(app, "Drop", (!flight.doomed).then(|| Action::Drop(address.clone()))) }
            { does(app, "Copy", Some(Action::Copy(address))) }
            { does(app, "Delay 50 ms", (!flight.doomed).then_some(delay)) }
        </>
    }
}

fn link_buttons(app: &App, from: End, to: End) -> Html {
    let cut = |from, to, both| Some(Action::Cut(deeds::path(from, to, both)));
    let is_cut = app.stage.cuts.iter().any(|&way| way == (from, to) || way == (to, from));
    let heal = is_cut.then(|| Action::Heal(Some(deeds::path(from, to, true))));
    html! {
        <>
            { does(app, &format!("Cut {from} → {to}"), cut(from, to, false)) }
            { does(app, &format!("Cut {to} → {from}"), cut(to, from, false)) }
            { does(app, "Cut both", cut(from, to, true)) }
            { does(app, "Lose 30 %", Some(Action::Loss(deeds::path(from, to, true), Ratio::percent(30)))) }
            if is_cut {
                { does(app, "Heal", heal) }
            }
        </>
    }
}

/// Rarer things that can be done to a node.
pub(crate) fn more(app: &App, id: u32) -> Html {
    let Some(node) = app.stage.nodes.iter().find(|node| node.id == id) else {
        return Html::default();
    };
    let down = node.life == Life::Down;
    let (me, others) = (NodeId(id), app.stage.nodes.iter().filter(move |node| node.id != id));
    let slow = Time::millis(20)..Time::millis(40);
    let apart = deeds::split(&app.stage, &[id]);
    html! {
        <div class="popover menu" role="dialog" aria-label={format!("S{id}")}>
            <h2>{ format!("S{id}") }</h2>
            { does(app, "Isolate it from everybody", apart) }
            { does(app, "Clock runs 20 % fast", Some(Action::Clock(me, Ratio::percent(120)))) }
            { does(app, "Clock runs 20 % slow", Some(Action::Clock(me, Ratio::percent(80)))) }
            { does(app, "Slow disk: 20 to 40 ms a write", Some(Action::Disk(me, DiskChange::Latency(slow)))) }
            { does(app, "Disk that forgets what it said", Some(Action::Disk(me, DiskChange::Lying))) }
            { does(app, "Wipe its disk", down.then(|| Action::Wipe(vec![me]))) }
            <h3>{ "Cut the link to" }</h3>
            <div class="row">
                { for others.map(|other| {
                    let path = deeds::path(End::Node(id), End::Node(other.id), true);
                    does(app, &format!("S{}", other.id), Some(Action::Cut(path)))
                }) }
            </div>
        </div>
    }
}

/// What can go wrong anywhere.
pub(crate) fn faults(app: &App) -> Html {
    let leader = app.door.borrow().leader().map(|leader| leader.0);
    let node = app.node().or(leader);
    let crash = node.and_then(|node| deeds::crash_or_restart(&app.stage, node));
    let pause = node.and_then(|node| deeds::pause_or_resume(&app.stage, node));
    let broken = !app.stage.groups.is_empty() || !app.stage.cuts.is_empty();
    let name = |action: &Option<Action>, word: &str| match (action, node) {
        (Some(action), Some(node)) => {
            let verb = action.to_string();
            let verb = verb.split(' ').next().unwrap_or(word);
            format!("{} S{node}", crate::words::capitalised(verb))
        }
        _ => word.to_owned(),
    };
    html! {
        <div class="popover menu faults" role="dialog" aria-label="Faults">
            { button(&app.send, "Split the network…", || Msg::Sides(Sides::Begin)) }
            { does(app, "Heal the network", broken.then_some(Action::Heal(None))) }
            { does(app, &name(&crash, "Crash"), crash.clone()) }
            { does(app, &name(&pause, "Pause"), pause.clone()) }
            <p class="soft">{ "Or click a node, a message or a link." }</p>
        </div>
    }
}

/// A button that does something to the cluster; it is shut when there is nothing to do.
pub(crate) fn does(app: &App, text: &str, action: Option<Action>) -> Html {
    let disabled = action.is_none();
    let send = app.send.clone();
    let onclick = Callback::from(move |_| {
        if let Some(action) = action.clone() {
            send.emit(Msg::Act(action));
        }
    });
    html! { <button type="button" {disabled} {onclick}>{ text.to_owned() }</button> }
}
