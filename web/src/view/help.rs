//! The keys.

use crate::app::App;
use crate::keymap::HELP;
use crate::view::element::{El, el};
use crate::view::modal::modal;

pub(crate) fn dialog(app: &App) -> El {
    let groups = HELP.iter().map(|(title, keys)| {
        let line = |(keys, what): &(&'static [&'static str], &'static str)| {
            let keys = keys.iter().map(|key| el("kbd").text(*key));
            el("div").add(el("dt").all(keys)).add(el("dd").text(*what))
        };
        el("section").add(el("h3").text(*title)).add(el("dl").all(keys.iter().map(line)))
    });
    modal(app, "Keys", "help", el("div.keys").all(groups))
}
