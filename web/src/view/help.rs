//! The keys.

use yew::prelude::*;

use crate::app::App;
use crate::keymap::{HELP, Line};
use crate::view::modal::modal;

pub(crate) fn dialog(app: &App) -> Html {
    let group = |(title, keys): &(&'static str, &'static [Line])| {
        html! {
            <section>
                <h3>{ *title }</h3>
                <dl>
                    { for keys.iter().map(|(keys, what)| html! {
                        <div>
                            <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                            <dd>{ *what }</dd>
                        </div>
                    }) }
                </dl>
            </section>
        }
    };
    let content = html! { <div class="keys">{ for HELP.iter().map(group) }</div> };
    modal(app, "Keys", "help", content)
}
