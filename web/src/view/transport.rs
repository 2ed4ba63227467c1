//! The timeline, and what moves along it.

use playground::report::{ChoiceKind, grouped};
use scenario::Action;
use yew::virtual_dom::ListenerKind;

use crate::app::App;
use crate::msg::{Msg, Panel};
use crate::speed::Speed;
use crate::view::element::{El, button, el, held};
use crate::view::{icons, stage};
use crate::words;

pub(crate) fn timeline(app: &App) -> El {
    let shown = &app.shown;
    let now = app.stage.time;
    let most = shown.horizon.0.max(now);
    let branches = shown.branches.len().min(3);
    let mut text = format!("event {} of {}", app.stage.event, shown.known);
    if !shown.by_hand {
        text = format!("{text}, {}", words::clock(now));
    }
    el("div.timeline")
        .class(["branches-0", "branches-1", "branches-2", "branches-3"][branches])
        .set("role", "slider")
        .set("tabindex", "0")
        .set("aria-label", "Time")
        .set("aria-valuemin", "0")
        .set("aria-valuemax", (most / 1_000).to_string())
        .set("aria-valuenow", (now / 1_000).to_string())
        .set("aria-valuetext", text)
        .add(stage::canvas(app, &app.band, Msg::Timeline).set("aria-hidden", "true"))
}

pub(crate) fn transport(app: &App) -> El {
    let go = |msg: Msg, label: &'static str, icon: El| icons::button(app, label, icon, msg);
    let at_end = app.by_hand() && app.shown.is_over;
    let main = if at_end {
        let settle = app.shown.choices.iter().any(|choice| choice.kind == ChoiceKind::Settle);
        button(app, "Settle", Msg::Act(Action::Settle(None)))
            .class("go settle")
            .flag("disabled", !settle)
            .set("title", "Let writes and messages take place until none is left")
    } else {
        let (label, icon) = match app.playing {
            true => ("Pause (space)", icons::pause()),
            false => ("Play (space)", icons::play()),
        };
        let button = el("button.go").set("aria-label", label).set("title", label).add(icon);
        button.click(app, Msg::Play(!app.playing))
    };
    let moves = el("div.moves")
        .add(go(Msg::Start, "To the start (Home)", icons::start()).class("wide-only"))
        .add(go(Msg::Previous, "Previous highlight ([)", icons::previous()))
        .add(go(Msg::Back, "Step back (←)", icons::back()))
        .add(main)
        .add(go(Msg::Step, "Next event (→)", icons::step()))
        .add(go(Msg::Next, "Next highlight (])", icons::next()));
    let event = format!("event {}", grouped(app.stage.event));
    let readout = el("p.readout")
        .add(el("b.clock").at(&app.parts.clock))
        .maybe((!app.by_hand()).then(|| el("span").text(event)));
    let (speed, send) = (app.speed, app.send.clone());
    let text = match speed {
        Speed::MOST => "as fast as it goes".to_owned(),
        speed => format!("{speed} of real time"),
    };
    let slider = el("input")
        .set("type", "range")
        .set("aria-label", "Speed")
        .set("min", "0")
        .set("max", Speed::MOST.number().to_string())
        .set("aria-valuetext", text)
        .keeps(speed.number().to_string())
        .hear(ListenerKind::oninput, move |event| {
            send.emit(Msg::Speed(Speed::notch(held(&event).parse().unwrap_or(0))));
        });
    let speed = el("label.speed")
        .add(el("span").text("speed"))
        .add(slider)
        .add(el("output").text(speed.to_string()));
    let administered = !app.shown.info.admin.is_empty();
    let adds = if app.query.embed {
        let link = el("a")
            .set("target", "_blank")
            .set("rel", "noopener")
            .set("href", crate::embed::address(app))
            .text("Open in Synod");
        el("div.adds").add(link)
    } else {
        el("div.adds")
            .add(adds(app, Panel::Fault, "+ fault"))
            .add(adds(app, Panel::Request(app.node()), "+ request"))
            .maybe(administered.then(|| adds(app, Panel::Admin, "+ admin")))
            .add(adds(app, Panel::Help, "? keys").class("wide-only"))
    };
    el("div.transport")
        .set("role", "group")
        .set("aria-label", "Transport")
        .add(moves)
        .add(readout)
        .add(speed)
        .add(adds)
}

fn adds(app: &App, panel: Panel, text: &'static str) -> El {
    button(app, text, Msg::Open(panel))
        .class("text")
        .set("aria-haspopup", "dialog")
        .says("aria-expanded", app.panel == Some(panel))
}
