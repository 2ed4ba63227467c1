//! The scenario as text, beside the stage.

use scenario::{Mistake, Wrong};
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

use crate::app::{App, Draft};
use crate::msg::Msg;
use crate::view::icons;

pub(crate) fn panel(app: &App, draft: &Draft) -> Html {
    let (undo, redo) = {
        let session = app.door.borrow();
        (session.can_undo(), session.can_redo())
    };
    html! {
        <div class="script">
            <div class="script-head">
                <h2>{ "Script" }</h2>
                <button type="button" class="text" disabled={!undo}
                    onclick={app.send.reform(|_| Msg::Undo)}>{ "Undo" }</button>
                <button type="button" class="text" disabled={!redo}
                    onclick={app.send.reform(|_| Msg::Redo)}>{ "Redo" }</button>
                <button type="button" class="square quiet wide-only" aria-label="Close the script"
                    onclick={app.send.reform(|_| Msg::Script(false))}>{ icons::close() }</button>
            </div>
            { editor(app, draft) }
            <div class="mistakes" aria-live="polite">
                { for draft.mistakes.iter().take(6).map(|mistake| wrong(app, mistake)) }
                if draft.mistakes.is_empty() {
                    <p class="soft">{ "What you do on the stage is written here, and what you write here is played." }</p>
                }
            </div>
        </div>
    }
}

/// On a phone the script is a tab, which opens it.
pub(crate) fn closed(app: &App) -> Html {
    html! {
        <div class="script">
            <p class="soft">{ "The scenario as text: what you do is written here, and what you write is played." }</p>
            <button type="button" class="primary" onclick={app.send.reform(|_| Msg::Script(true))}>{ "Edit the script" }</button>
        </div>
    }
}

/// What is wrong, and what was probably meant.
fn wrong(app: &App, mistake: &Mistake) -> Html {
    let mend = mistake.nearest.clone().map(|word| {
        let meant = mistake.clone();
        let text = format!("Write “{word}”");
        html! {
            <button type="button" onclick={app.send.reform(move |_| Msg::Mend(meant.clone(), word.clone()))}>{ text }</button>
        }
    });
    html! {
        <div class="mistake">
            <p><b>{ format!("Line {}, column {}", mistake.line, mistake.column) }</b>{ " " }{ sentence(mistake) }</p>
            { mend.unwrap_or_default() }
        </div>
    }
}

/// What is wrong in a sentence, without the place.
pub(crate) fn sentence(mistake: &Mistake) -> String {
    let found = &mistake.found;
    let what = match mistake.wrong {
        Wrong::Unknown => format!("“{found}” is misspelt, or needs a newer Synod"),
        Wrong::Misplaced => format!("“{found}” cannot stand here"),
        Wrong::Missing => "Something is missing here".to_owned(),
        Wrong::Beyond => format!("“{found}” is beyond the limit"),
        Wrong::Twice => format!("“{found}” stands here a second time"),
        Wrong::Early => format!("“{found}” is earlier than the line above"),
    };
    format!("{what}; expected {}.", mistake.expected.trim_end_matches('.'))
}

/// A text with numbers on its lines.
fn editor(app: &App, draft: &Draft) -> Html {
    let wrong = |line: usize| draft.mistakes.iter().any(|mistake| mistake.line == line);
    let lines = draft.text.split('\n').count();
    let input = app.send.reform(|event: InputEvent| {
        Msg::Edited(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    });
    let numbers = app.parts.numbers.clone();
    let scrolled = Callback::from(move |event: Event| {
        let text = event.target_unchecked_into::<Element>();
        if let Some(numbers) = numbers.cast::<Element>() {
            numbers.set_scroll_top(text.scroll_top());
        }
    });
    html! {
        <div class="editor">
            <ol ref={app.parts.numbers.clone()} aria-hidden="true">
                { for (1..=lines).map(|line| html! {
                    <li class={wrong(line).then_some("wrong")}>{ line }</li>
                }) }
            </ol>
            <textarea value={draft.text.clone()} oninput={input} onscroll={scrolled}
                aria-label="Script" spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off" />
        </div>
    }
}
