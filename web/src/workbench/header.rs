//! The top of the page: what is played, and what belongs to all of it.

use yew::prelude::*;

use crate::commands::PageCommand;
use crate::page::context::use_page;
use crate::page::theme::Choice;
use crate::player::playing::use_playing;
use crate::ui::button::IconButton;
use crate::ui::icons::{Icon, logo};
use crate::ui::yes;
use crate::workbench::bench::use_bench;
use crate::workbench::panels::Panel;

#[component]
pub(crate) fn Header() -> Html {
    let (playing, bench, page) = (use_playing(), use_bench(), use_page());
    let (nodes, seed) = playing.ask(|session| {
        let world = &session.scenario().world;
        (world.nodes, world.seed)
    });
    let world = if playing.by_hand() { "by hand".to_owned() } else { format!("seed {seed}") };
    let theme = match page.choice {
        Choice::Auto => "Theme: as the system has it",
        Choice::Light => "Theme: light",
        Choice::Dark => "Theme: dark",
    };
    let quiet = |command: PageCommand, pressed: Option<bool>| {
        let name = command.info().map(|info| info.name);
        html! {
            <button type="button" class="quiet wide-only" title={command.tooltip()}
                aria-pressed={pressed.map(yes)} onclick={bench.on_command(command)}>{ name }</button>
        }
    };
    html! {
        <header class="top">
            <Brand />
            <button type="button" class="chosen" aria-haspopup="dialog"
                aria-expanded={yes(bench.panels.panel == Some(Panel::Setup))}
                title="Choose protocol, cluster and scenario (o)"
                onclick={bench.on_command(PageCommand::Setup)}>
                <b>{ playing.shown.info.name }</b>
                <span>{ format!("{nodes} {}", if nodes == 1 { "node" } else { "nodes" }) }</span>
                <span class="seed">{ world }</span>
                <span class="caret" aria-hidden="true">{ "▾" }</span>
            </button>
            <p class="tagline">{ crate::TAGLINE }</p>
            <div class="top-end">
                { quiet(PageCommand::Script, Some(bench.panels.script)) }
                { quiet(PageCommand::Search, None) }
                { quiet(PageCommand::Compare, None) }
                <IconButton icon={Icon::Theme(page.choice)} label={theme} class="quiet"
                    onclick={bench.on_command(PageCommand::Theme)} />
                <button type="button" class="primary" title={PageCommand::Share.tooltip()}
                    onclick={bench.on_command(PageCommand::Share)}>{ "Share" }</button>
            </div>
        </header>
    }
}

/// The name of the page.
#[component]
pub(crate) fn Brand() -> Html {
    html! { <h1 class="brand">{ logo() }<span>{ "Synod" }</span></h1> }
}
