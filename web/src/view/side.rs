//! The right column; on a phone, the sheet that is pulled up.

use yew::prelude::*;

use crate::app::App;
use crate::msg::{Msg, Tab};
use crate::view::{events, node, numbers, rules, script, verdicts};

pub(crate) fn column(app: &App) -> Html {
    let session = app.door.borrow();
    let branches = session.branches();
    drop(session);
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
                if !branches.is_empty() {
                    { futures(app, &branches) }
                }
            </div>
            <div class="tabs" role="tablist" aria-label="Details">
                { tab(Tab::Node, &title, "") }
                { tab(Tab::Events, "Events", "") }
                { tab(Tab::Numbers, "Numbers", "") }
                { tab(Tab::Rules, "Rules", "") }
                { tab(Tab::Script, "Script", "phone-only") }
            </div>
            <div class="body" id="panel" role="tabpanel" tabindex="0">
                { match app.tab {
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

/// Other futures of the same run.
fn futures(app: &App, branches: &[playground::telling::Branch]) -> Html {
    let one = |(at, branch): (usize, &playground::telling::Branch)| {
        html! {
            <li key={branch.name.clone()}>
                <button type="button" class="branch" title="Go over to this future"
                    onclick={app.send.reform(move |_| Msg::Switch(at))}>
                    <span>{ branch.name.clone() }</span>
                    <small>{ crate::words::clock(branch.time) }</small>
                </button>
            </li>
        }
    };
    html! {
        <details class="futures">
            <summary>{ format!("Other futures ({})", branches.len()) }</summary>
            <ul>{ for branches.iter().enumerate().rev().map(one) }</ul>
        </details>
    }
}
