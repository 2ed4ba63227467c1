//! What is to be seen: pure functions of the state.

pub(crate) mod element;

pub(crate) mod actions;
pub(crate) mod broken;
pub(crate) mod caption;
pub(crate) mod compare;
pub(crate) mod events;
pub(crate) mod header;
pub(crate) mod help;
pub(crate) mod history;
pub(crate) mod icons;
pub(crate) mod modal;
pub(crate) mod next;
pub(crate) mod node;
pub(crate) mod numbers;
pub(crate) mod request;
pub(crate) mod rules;
pub(crate) mod script;
pub(crate) mod search;
pub(crate) mod setup;
pub(crate) mod share;
pub(crate) mod side;
pub(crate) mod stage;
pub(crate) mod transport;
pub(crate) mod verdicts;

use crate::app::App;
use crate::browser;
use crate::msg::{Msg, Panel, Tab};
use element::{El, el};

/// The page.
pub(crate) fn page(app: &App) -> El {
    let embed = app.query.embed;
    let script = app.draft.as_ref().filter(|_| !embed).map(|draft| script::column(app, draft));
    let node = app.node().filter(|_| !embed).map(|node| {
        let bar = el("div.suggestions.phone-only").set("role", "group");
        actions::node_buttons(app, node, bar.set("aria-label", format!("S{node}")))
    });
    let telling = el("div.telling")
        .add(match &app.sides {
            Some(sides) => stage::sides(app, sides),
            None => caption::card(app),
        })
        .maybe(node)
        .maybe((!embed).then(|| caption::suggestions(app)));
    let theatre = el("div.theatre")
        .add(stage::stage(app))
        .add(telling)
        .add(transport::timeline(app))
        .add(transport::transport(app));
    let main =
        el("main.play").maybe(script).add(theatre).maybe((!embed).then(|| side::column(app)));
    let toast = app.toast.clone().map(|text| el("p.toast").text(text));
    el("div.app")
        .is("embed", embed)
        .is("with-script", app.draft.is_some())
        .is("sheet-up", app.sheet)
        .is("splitting", app.sides.is_some())
        .is("with-past", app.tab == Tab::History)
        .maybe((!embed).then(|| header::header(app)))
        .add(main)
        .maybe(app.panel.map(|panel| over(app, panel)))
        .add(el("div.toasts").set("role", "status").maybe(toast))
}

/// The panel that is open, and what closes it: a click beside it.
fn over(app: &App, panel: Panel) -> El {
    let body = match panel {
        Panel::Share => return share::dialog(app),
        Panel::Help => return help::dialog(app),
        Panel::Search => return search::dialog(app),
        Panel::Compare => return compare::dialog(app),
        Panel::Setup => setup::popover(app),
        Panel::Fault => actions::faults(app),
        Panel::Admin => actions::admin(app),
        Panel::Claims => actions::claims(app),
        Panel::Request(at) => request::popover(app, at),
        Panel::More(target) => actions::more(app, target),
    };
    el("div.over").add(el("div.curtain").click(app, Msg::Close)).add(body)
}

/// What has just been opened or asked for gets the keyboard.
pub(crate) fn enter(app: &mut App) {
    next::reach(app);
    if app.entered == app.panel {
        return;
    }
    app.entered = app.panel;
    match app.panel {
        Some(Panel::Request(_)) => browser::focus("[name=register]"),
        Some(Panel::Share | Panel::Help | Panel::Search | Panel::Compare) | None => {}
        Some(_) => browser::focus(".popover button:not(:disabled)"),
    }
}
