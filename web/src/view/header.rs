//! The top of the page: what is played, and what belongs to all of it.

use crate::app::App;
use crate::msg::{Msg, Panel};
use crate::theme::Choice;
use crate::view::element::{El, button, el};
use crate::view::icons;

pub(crate) fn header(app: &App) -> El {
    let session = app.door.borrow();
    let world = &session.scenario().world;
    let (nodes, seed) = (world.nodes, world.seed);
    let shown = app.draft.is_some();
    let theme = match app.choice {
        Choice::Auto => "Theme: as the system has it",
        Choice::Light => "Theme: light",
        Choice::Dark => "Theme: dark",
    };
    let world = if session.by_hand() { "by hand".to_owned() } else { format!("seed {seed}") };
    let chosen = el("button.chosen")
        .set("aria-haspopup", "dialog")
        .says("aria-expanded", app.panel == Some(Panel::Setup))
        .set("title", "Choose protocol, cluster and scenario")
        .click(app, Msg::Open(Panel::Setup))
        .add(el("b").text(session.info().name))
        .add(el("span").text(format!("{nodes} {}", if nodes == 1 { "node" } else { "nodes" })))
        .add(el("span.seed").text(world))
        .add(el("span.caret").set("aria-hidden", "true").text("▾"));
    let script = button(app, "Script", Msg::Script(!shown))
        .class("quiet wide-only")
        .says("aria-pressed", shown)
        .set("title", "The scenario as text (e)");
    let search = button(app, "Search", Msg::Open(Panel::Search))
        .class("quiet wide-only")
        .set("title", "Everything that can happen in a small cluster (f)");
    let compare = button(app, "Compare", Msg::Compare(5))
        .class("quiet wide-only")
        .set("title", "What a decision costs in each protocol");
    let share = button(app, "Share", Msg::Open(Panel::Share))
        .class("primary")
        .set("title", "A link, an embed, a picture (l)");
    let end = el("div.top-end")
        .add(script)
        .add(search)
        .add(compare)
        .add(icons::button(app, theme, icons::theme(app.choice), Msg::Theme).class("quiet"))
        .add(share);
    el("header.top").add(brand()).add(chosen).add(end)
}

pub(crate) fn brand() -> El {
    el("h1.brand").add(icons::logo()).add(el("span").text("Synod"))
}
