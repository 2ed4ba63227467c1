//! The scenario as text, beside the stage.

use scenario::{Mistake, mistake};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::virtual_dom::ListenerKind;

use crate::app::{App, Draft};
use crate::msg::Msg;
use crate::view::element::{El, button, el, held, soft};
use crate::view::icons;

/// The script beside the stage.
pub(crate) fn column(app: &App, draft: &Draft) -> El {
    el("section.script-column").set("aria-label", "Script").add(panel(app, draft))
}

pub(crate) fn panel(app: &App, draft: &Draft) -> El {
    let session = app.door.borrow();
    let step = |text: &'static str, msg: Msg, can: bool| {
        button(app, text, msg).class("text").flag("disabled", !can)
    };
    let close = icons::button(app, "Close the script", icons::close(), Msg::Script(false));
    let head = el("div.script-head")
        .add(el("h2").text("Script"))
        .add(step("Undo", Msg::Undo, app.shown.can_undo))
        .add(step("Redo", Msg::Redo, app.shown.can_redo))
        .add(close.class("quiet wide-only"));
    let mut mistakes = el("div.mistakes").set("aria-live", "polite");
    let (shown, more) = mistake::first(&draft.mistakes);
    for mistake in shown {
        let mend = mistake
            .nearest
            .clone()
            .map(|word| button(app, format!("Write “{word}”"), Msg::Mend(mistake.clone(), word)));
        mistakes = mistakes.add(el("div.mistake").add(said(mistake)).maybe(mend));
    }
    mistakes = mistakes.maybe((more > 0).then(|| soft(format!("And {more} more."))));
    mistakes = mistakes.maybe(session.scenario().idle().map(|idle| soft(format!("{idle}."))));
    if draft.mistakes.is_empty() {
        let hint = "What you do on the stage is written here, and what you write here is played.";
        mistakes = mistakes.add(soft(hint));
    }
    el("div.script").add(head).add(editor(app, draft)).add(mistakes)
}

/// On a phone the script is a tab, which opens it.
pub(crate) fn closed(app: &App) -> El {
    let hint = "The scenario as text: what you do is written here, and what you write is played.";
    let edit = button(app, "Edit the script", Msg::Script(true)).class("primary");
    el("div.script").add(soft(hint)).add(edit)
}

/// What is wrong, and where.
pub(crate) fn said(mistake: &Mistake) -> El {
    let place = format!("Line {}, column {}", mistake.line, mistake.column);
    el("p").add(el("b").text(place)).text(" ").text(sentence(mistake))
}

/// What is wrong in a sentence, without the place.
pub(crate) fn sentence(mistake: &Mistake) -> String {
    let sentence = mistake.sentence(["“", "”"]);
    format!("{}.", playground::report::capitalised(sentence.trim_end_matches('.')))
}

/// A text with numbers on its lines.
fn editor(app: &App, draft: &Draft) -> El {
    let number = |line: usize| {
        let wrong = draft.mistakes.iter().any(|mistake| mistake.line == line);
        el("li").is("wrong", wrong).text(line.to_string())
    };
    let (numbers, send) = (app.parts.numbers.clone(), app.send.clone());
    let lines = draft.text.split('\n').count();
    let list = el("ol").at(&app.parts.numbers).set("aria-hidden", "true");
    el("div.editor").add(list.all((1..=lines).map(number))).add(
        text(&draft.text)
            .set("aria-label", "Script")
            .hear(ListenerKind::oninput, move |event| send.emit(Msg::Edited(held(&event))))
            .hear(ListenerKind::onscroll, move |event| {
                let text = event.target().map(JsCast::unchecked_into::<Element>);
                if let (Some(text), Some(numbers)) = (text, numbers.cast::<Element>()) {
                    numbers.set_scroll_top(text.scroll_top());
                }
            }),
    )
}

/// A field for a script.
pub(crate) fn text(script: &str) -> El {
    el("textarea")
        .keeps(script.to_owned())
        .set("spellcheck", "false")
        .set("autocapitalize", "off")
        .set("autocomplete", "off")
        .set("wrap", "off")
}
