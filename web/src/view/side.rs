//! The right column; on a phone, the sheet that is pulled up.

use playground::report::Future;

use crate::app::App;
use crate::msg::{Msg, Tab};
use crate::view::element::{El, button, el};
use crate::view::{events, history, next, node, numbers, rules, script, verdicts};

pub(crate) fn column(app: &App) -> El {
    let futures = &app.shown.futures;
    let up = app.sheet;
    let handle = el("button.handle")
        .says("aria-expanded", up)
        .set("aria-label", if up { "Let the details down" } else { "Pull the details up" })
        .click(app, Msg::Sheet(!up))
        .add(el("i"));
    let standing = el("div.standing")
        .add(verdicts::chips(app))
        .maybe((futures.len() > 1).then(|| tree(app, futures)));
    let title = app.node().map_or("Node".to_owned(), |node| format!("S{node}"));
    let mut tabs = el("div.tabs").set("role", "tablist").set("aria-label", "Details");
    let all = [
        (Tab::Next, "Next"),
        (Tab::Node, &title),
        (Tab::Events, "Events"),
        (Tab::History, "History"),
        (Tab::Numbers, "Numbers"),
        (Tab::Rules, "Rules"),
        (Tab::Script, "Script"),
    ];
    for (tab, text) in all {
        if tab == Tab::Next && !app.by_hand() {
            continue;
        }
        let on = app.tab == tab;
        let tab = button(app, text.to_owned(), Msg::Tab(tab))
            .is("phone-only", tab == Tab::Script)
            .set("role", "tab")
            .says("aria-selected", on)
            .set("tabindex", if on { "0" } else { "-1" })
            .set("aria-controls", "panel");
        tabs = tabs.add(tab);
    }
    let body = el("div.body").set("id", "panel").set("role", "tabpanel").set("tabindex", "0");
    let body = match app.tab {
        Tab::Next => body.add(next::panel(app)),
        Tab::Node => node::panel(app, body),
        tab => later(app, tab, body),
    };
    let side = el("aside.side").set("aria-label", "Details");
    side.add(handle).add(standing).add(tabs).add(body)
}

/// What is in a tab with which nothing begins.
fn later(app: &App, tab: Tab, body: El) -> El {
    match tab {
        Tab::Next | Tab::Node => body,
        Tab::Events => body.add(events::panel(app)),
        Tab::History => body.add(history::panel(app)),
        Tab::Numbers => numbers::panel(app, body),
        Tab::Rules => rules::panel(app, body),
        Tab::Script => body.add(match &app.draft {
            Some(draft) => script::panel(app, draft),
            None => script::closed(app),
        }),
    }
}

/// All futures of this run: each stands below the one that it forked from.
fn tree(app: &App, futures: &[Future]) -> El {
    const DEEP: [&str; 6] = ["deep-0", "deep-1", "deep-2", "deep-3", "deep-4", "deep-5"];
    let one = |it: &Future| {
        let name = if it.name.is_empty() { "First future" } else { &it.name };
        let when = if it.depth > 0 { app.when(it.forked_at, it.time) } else { String::new() };
        let mut branch = el("button.branch")
            .click(app, Msg::Switch(it.future))
            .add(el("span").text(name.to_owned()))
            .add(el("small").text(when));
        if it.current {
            branch = branch.set("aria-current", "true");
        }
        el("li").key(it.future as u64).class(DEEP[it.depth.min(DEEP.len() - 1)]).add(branch)
    };
    el("section.futures")
        .set("aria-label", "Futures")
        .add(el("h2").text("Futures"))
        .add(el("ul").all(futures.iter().map(one)))
}
