//! A link that cannot be opened: what is wrong, where, and how to go on.

use scenario::{Mistake, mistake};
use yew::Callback;
use yew::virtual_dom::ListenerKind;

use crate::opening::Turn;
use crate::registry;
use crate::script::mended;
use crate::view::element::{El, el, held};
use crate::view::header::brand;
use crate::view::script;

/// The text of the link, as far as it could be read and as it was mended since, and why not even a
/// text came out of it.
pub(crate) fn page(text: &str, damage: Option<&str>, send: &Callback<Turn>) -> El {
    let mistakes = registry().read(text).err().unwrap_or_default();
    let can_open = mistakes.is_empty() && !text.trim().is_empty();
    let title = if can_open { "Now it can be opened" } else { "This link does not open" };
    let mut main = el("main.broken").add(el("h2").text(title));
    if let Some(damage) = damage.filter(|_| !can_open) {
        main = main.add(el("p").text(format!("{}.", playground::report::capitalised(damage))));
    }
    if damage.is_none() || !text.is_empty() {
        let (shown, more) = mistake::first(&mistakes);
        for mistake in shown {
            let mend = mistake.nearest.as_ref().map(|word| {
                let (send, mended) = (send.clone(), mended(text, mistake, word));
                el("button").text(format!("Write “{word}”")).hear(
                    ListenerKind::onclick,
                    move |_| {
                        send.emit(Turn::Mended(mended.clone()));
                    },
                )
            });
            let what = el("section.mistake").add(script::said(mistake));
            main = main.add(what.add(el("pre").text(pointed(text, mistake))).maybe(mend));
        }
        main = main.maybe((more > 0).then(|| el("p").text(format!("And {more} more."))));
    }
    let open = |what: &'static str, name: &'static str, script: String| {
        let send = send.clone();
        el(what)
            .text(name)
            .hear(ListenerKind::onclick, move |_| send.emit(Turn::Go(script.clone())))
    };
    let typed = send.clone();
    let field = script::text(text)
        .set("rows", "8")
        .hear(ListenerKind::oninput, move |event| typed.emit(Turn::Mended(held(&event))));
    let label = el("label.repair").add(el("span").text("The script in the link; mend it here"));
    let first = crate::first().to_owned();
    let ways = el("p.row")
        .add(open("button.primary", "Open", text.to_owned()).flag("disabled", !can_open))
        .add(open("button", "Open a working scenario", first));
    el("div.app").add(el("header.top").add(brand())).add(main.add(label.add(field)).add(ways))
}

/// The line with a caret under what is wrong.
fn pointed(text: &str, mistake: &Mistake) -> String {
    let line = text.lines().nth(mistake.line.saturating_sub(1)).unwrap_or_default();
    let blank = " ".repeat(mistake.column.saturating_sub(1));
    format!("{line}\n{blank}{}", "^".repeat(mistake.length.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caret_stands_under_what_is_wrong() {
        let text = "raft nodes=3\n1s crahs 2\n";
        let mistakes = registry().read(text).expect_err("crahs is no word");
        assert_eq!(pointed(text, &mistakes[0]), "1s crahs 2\n   ^^^^^");
    }
}
