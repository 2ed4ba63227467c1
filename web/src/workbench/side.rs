//! The column beside the stage; on a phone, the sheet that is pulled up.

use playground::report::Future;
use yew::prelude::*;

use crate::caption::verdicts::Verdicts;
use crate::events::EventsPanel;
use crate::inspector::NodePanel;
use crate::inspector::next::NextPanel;
use crate::numbers::NumbersPanel;
use crate::operations::OperationsPanel;
use crate::player::playing::{PlayerMsg, Playing, use_playing};
use crate::rules::RulesPanel;
use crate::script::{ScriptPanel, ScriptTab};
use crate::ui::yes;
use crate::workbench::bench::{BenchMsg, use_bench};
use crate::workbench::panels::Tab;

#[component]
pub(crate) fn Side() -> Html {
    let (playing, bench) = (use_playing(), use_bench());
    let up = bench.panels.sheet;
    let label = if up { "Let the details down" } else { "Pull the details up" };
    let futures = (playing.shown.futures.len() > 1).then(|| futures(&playing));
    let node = playing.selection.node().map_or("Node".to_owned(), |node| format!("S{node}"));
    let tabs = [
        (Tab::Next, "Next"),
        (Tab::Node, &node),
        (Tab::Events, "Events"),
        (Tab::Operations, "History"),
        (Tab::Numbers, "Numbers"),
        (Tab::Rules, "Rules"),
        (Tab::Script, "Script"),
    ];
    let shown = tabs.into_iter().filter(|(tab, _)| *tab != Tab::Next || playing.by_hand());
    let tabs = shown.map(|(tab, text)| {
        let on = bench.panels.tab == tab;
        html! {
            <button type="button" role="tab" class={(tab == Tab::Script).then_some("phone-only")}
                aria-selected={yes(on)} tabindex={if on { "0" } else { "-1" }} aria-controls="panel"
                onclick={bench.on(BenchMsg::Tab(tab))}>{ text.to_owned() }</button>
        }
    });
    let body = match bench.panels.tab {
        Tab::Next => html! { <NextPanel /> },
        Tab::Node => html! { <NodePanel /> },
        Tab::Events => html! { <EventsPanel /> },
        Tab::Operations => html! { <OperationsPanel /> },
        Tab::Numbers => html! { <NumbersPanel /> },
        Tab::Rules => html! { <RulesPanel /> },
        Tab::Script if bench.panels.script => html! { <ScriptPanel /> },
        Tab::Script => html! { <ScriptTab /> },
    };
    html! {
        <aside class="side" aria-label="Details">
            <button type="button" class="handle" aria-expanded={yes(up)} aria-label={label}
                onclick={bench.on(BenchMsg::Sheet(!up))}><i /></button>
            <div class="standing"><Verdicts />{ futures }</div>
            <div class="tabs" role="tablist" aria-label="Details">{ for tabs }</div>
            <div class="body" id="panel" role="tabpanel" tabindex="0">{ body }</div>
        </aside>
    }
}

/// All futures of this run: each stands below the one that it forked from.
fn futures(playing: &Playing) -> Html {
    const DEEP: [&str; 6] = ["deep-0", "deep-1", "deep-2", "deep-3", "deep-4", "deep-5"];
    let one = |it: &Future| {
        let name = if it.name.is_empty() { "First future" } else { &it.name };
        let when = if it.depth > 0 { playing.when(it.forked_at, it.time) } else { String::new() };
        let switch = playing.on(PlayerMsg::Command(playground::Command::Switch(it.future)));
        html! {
            <li key={it.future as u64} class={DEEP[it.depth.min(DEEP.len() - 1)]}>
                <button type="button" class="branch" aria-current={it.current.then_some("true")} onclick={switch}>
                    <span>{ name.to_owned() }</span><small>{ when }</small>
                </button>
            </li>
        }
    };
    html! {
        <section class="futures" aria-label="Futures">
            <h2>{ "Futures" }</h2>
            <ul>{ for playing.shown.futures.iter().map(one) }</ul>
        </section>
    }
}
