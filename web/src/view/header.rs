//! The header: what is played, and what concerns the page as a whole.

use yew::prelude::*;

use crate::app::App;
use crate::msg::{Msg, Panel};
use crate::theme::Choice;
use crate::view::icons;

pub(crate) fn header(app: &App) -> Html {
    let session = app.door.borrow();
    let world = &session.scenario().world;
    let (nodes, seed) = (world.nodes, world.seed);
    let name = session.info().name;
    let open = |panel| app.send.reform(move |_| Msg::Open(panel));
    let shown = app.draft.is_some();
    let theme = match app.choice {
        Choice::Auto => "Theme: as the system has it",
        Choice::Light => "Theme: light",
        Choice::Dark => "Theme: dark",
    };
    html! {
        <header class="top">
            <h1 class="brand">{ icons::logo() }<span>{ "Synod" }</span></h1>
            <button type="button" class="chosen" aria-haspopup="dialog"
                aria-expanded={(app.panel == Some(Panel::Setup)).to_string()}
                title="Choose protocol, cluster and scenario" onclick={open(Panel::Setup)}>
                <b>{ name }</b>
                <span>{ format!("{nodes} {}", if nodes == 1 { "node" } else { "nodes" }) }</span>
                <span class="seed">{ if session.by_hand() { "by hand".to_owned() } else { format!("seed {seed}") } }</span>
                <span class="caret" aria-hidden="true">{ "▾" }</span>
            </button>
            <div class="top-end">
                <button type="button" class="quiet wide-only" aria-pressed={shown.to_string()}
                    title="The scenario as text (e)"
                    onclick={app.send.reform(move |_| Msg::Script(!shown))}>{ "Script" }</button>
                <button type="button" class="quiet square" aria-label={theme} title={theme}
                    onclick={app.send.reform(|_| Msg::Theme)}>{ icons::theme(app.choice) }</button>
                <button type="button" class="primary" title="A link, an embed, a picture (l)"
                    onclick={open(Panel::Share)}>{ "Share" }</button>
            </div>
        </header>
    }
}
