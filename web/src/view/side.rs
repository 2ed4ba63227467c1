//! The right column; on a phone, the sheet that is pulled up.

use playground::telling::Future;
use yew::prelude::*;

use crate::app::App;
use crate::msg::{Msg, Tab};
use crate::view::{events, next, node, numbers, rules, script, verdicts};

pub(crate) fn column(app: &App) -> Html {
    let futures = app.door.borrow().futures();
    let up = app.sheet;
    let title = app.node().map_or("Node".to_owned(), |node| format!("S{node}"));
    let tab = |tab: Tab, text: &str, class: &'static str| {
        let on = app.tab == tab;
        html! {
            <button type="button" role="tab" class={class} aria-selected={on.to_string()}
                aria-controls="panel" onclick={app.send.reform(move |_| Msg::Tab(tab))}>{ text.to_owned() }</button>
        }
    };
    html! {
        <aside class="side" aria-label="Details">
            <button type="button" class="handle" aria-expanded={up.to_string()}
                aria-label={if up { "Let the details down" } else { "Pull the details up" }}
                onclick={app.send.reform(move |_| Msg::Sheet(!up))}><i></i></button>
            <div class="standing">
                { verdicts::chips(app) }
                if futures.len() > 1 {
                    { tree(app, &futures) }
                }
            </div>
            <div class="tabs" role="tablist" aria-label="Details">
                if app.by_hand() {
                    { tab(Tab::Next, "Next", "") }
                }
                { tab(Tab::Node, &title, "") }
                { tab(Tab::Events, "Events", "") }
                { tab(Tab::Numbers, "Numbers", "") }
                { tab(Tab::Rules, "Rules", "") }
                { tab(Tab::Script, "Script", "phone-only") }
            </div>
            <div class="body" id="panel" role="tabpanel" tabindex="0">
                { match app.tab {
                    Tab::Next => next::panel(app),
                    Tab::Node => node::panel(app),
                    Tab::Events => events::panel(app),
                    Tab::Numbers => numbers::panel(app),
                    Tab::Rules => rules::panel(app),
                    Tab::Script => match &app.draft {
                        Some(draft) => script::panel(app, draft),
                        None => script::closed(app),
                    },
                } }
            </div>
        </aside>
    }
}

/// All futures of this run: each stands below the one that it forked from.
fn tree(app: &App, futures: &[Future]) -> Html {
    const DEEP: [&str; 6] = ["deep-0", "deep-1", "deep-2", "deep-3", "deep-4", "deep-5"];
    let one = |it: &Future| {
        let future = it.future;
        let name = if it.name.is_empty() { "First future" } else { &it.name };
        let when = if it.depth > 0 { app.when(it.forked_at, it.time) } else { String::new() };
        html! {
            <li key={future} class={DEEP[it.depth.min(DEEP.len() - 1)]}>
                <button type="button" class="branch" aria-current={it.current.then_some("true")}
                    onclick={app.send.reform(move |_| Msg::Switch(future))}>
                    <span>{ name.to_owned() }</span><small>{ when }</small>
                </button>
            </li>
        }
    };
    html! {
        <section class="futures" aria-label="Futures">
            <h2>{ "Futures" }</h2>
            <ul>{ for futures.iter().map(one) }</ul>
        </section>
    }
}
