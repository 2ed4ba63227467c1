//! What is to be seen: pure functions of the state.

pub(crate) mod actions;
pub(crate) mod broken;
pub(crate) mod caption;
pub(crate) mod events;
pub(crate) mod header;
pub(crate) mod help;
pub(crate) mod icons;
pub(crate) mod modal;
pub(crate) mod next;
pub(crate) mod node;
pub(crate) mod numbers;
pub(crate) mod request;
pub(crate) mod rules;
pub(crate) mod script;
pub(crate) mod setup;
pub(crate) mod share;
pub(crate) mod side;
pub(crate) mod stage;
pub(crate) mod transport;
pub(crate) mod verdicts;

use yew::prelude::*;

use crate::app::App;
use crate::browser;
use crate::msg::{Msg, Panel};

/// The page.
pub(crate) fn page(app: &App) -> Html {
    let embed = app.query.embed;
    let class = classes!(
        "app",
        embed.then_some("embed"),
        app.draft.is_some().then_some("with-script"),
        app.sheet.then_some("sheet-up"),
        app.sides.is_some().then_some("splitting"),
    );
    html! {
        <div {class}>
            if !embed {
                { header::header(app) }
            }
            <main class="play">
                if let (false, Some(draft)) = (embed, &app.draft) {
                    <section class="script-column" aria-label="Script">
                        { script::panel(app, draft) }
                    </section>
                }
                <div class="theatre">
                    { stage::stage(app) }
                    <div class="telling">
                        { match &app.sides {
                            Some(apart) => stage::sides(app, apart.len()),
                            None => caption::card(app),
                        } }
                        if let (false, Some(node)) = (embed, app.node()) {
                            <div class="suggestions phone-only" role="group" aria-label={format!("S{node}")}>
                                { actions::node_buttons(app, node) }
                            </div>
                        }
                        if !embed {
                            { caption::suggestions(app) }
                        }
                    </div>
                    { transport::timeline(app) }
                    { transport::transport(app) }
                </div>
                if !embed {
                    { side::column(app) }
                }
            </main>
            { panel(app) }
            <div class="toasts" role="status">
                if let Some(text) = &app.toast {
                    <p class="toast">{ text }</p>
                }
            </div>
        </div>
    }
}

/// The panel that is open, and what closes it: a click beside it.
fn panel(app: &App) -> Html {
    let Some(panel) = app.panel else { return Html::default() };
    let body = match panel {
        Panel::Share => return share::dialog(app),
        Panel::Help => return help::dialog(app),
        Panel::Setup => setup::popover(app),
        Panel::Fault => actions::faults(app),
        Panel::Request(at) => request::popover(app, at),
        Panel::More(target) => actions::more(app, target),
    };
    html! {
        <>
            <div class="curtain" onclick={app.send.reform(|_| Msg::Close)}></div>
            { body }
        </>
    }
}

/// What has just been opened or asked for gets the keyboard.
pub(crate) fn enter(app: &mut App) {
    next::reach(app);
    if app.entered == app.panel {
        return;
    }
    app.entered = app.panel;
    if let Some(Panel::More(_) | Panel::Fault | Panel::Setup) = app.panel {
        browser::focus(".popover button:not(:disabled)");
    }
}

/// A button that sends something.
pub(crate) fn button(send: &Callback<Msg>, text: &str, msg: impl Fn() -> Msg + 'static) -> Html {
    html! {
        <button type="button" onclick={send.reform(move |_| msg())}>{ text.to_owned() }</button>
    }
}
