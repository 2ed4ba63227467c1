//! A link that cannot be opened: what is wrong, where, and how to go on.

use playground::known;
use scenario::{Mistake, link};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::gallery;
use crate::script::mended;
use crate::view::icons;
use crate::view::script::sentence;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The text of the link, as far as it could be read.
    pub(crate) text: String,
    /// Why not even a text came out of it.
    pub(crate) damage: Option<String>,
}

#[component]
pub(crate) fn Broken(props: &Props) -> Html {
    let text = use_state(|| props.text.clone());
    let mistakes = scenario::parse(&text, &known()).err().unwrap_or_default();
    use_effect_with((), |()| {
        let _ = crate::browser::root().set_attribute("data-ready", "1");
    });
    let input = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| {
            text.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    let open = |script: String| Callback::from(move |_: MouseEvent| go(&script));
    let set = text.setter();
    let mend = |mistake: &Mistake| {
        let word = mistake.nearest.clone()?;
        let (set, new) = (set.clone(), mended(&text, mistake, &word));
        let label = format!("Write “{word}”");
        Some(html! {
            <button type="button" onclick={Callback::from(move |_| set.set(new.clone()))}>{ label }</button>
        })
    };
    let can_open = mistakes.is_empty() && !text.trim().is_empty();
    html! {
        <div class="app">
            <header class="top"><h1 class="brand">{ icons::logo() }<span>{ "Synod" }</span></h1></header>
            <main class="broken">
                <h2>{ if can_open { "Now it can be opened" } else { "This link does not open" } }</h2>
                if let Some(damage) = props.damage.as_ref().filter(|_| !can_open) {
                    <p>{ format!("{}.", playground::telling::capitalised(damage)) }</p>
                }
                if props.damage.is_none() || !text.is_empty() {
                    { for mistakes.iter().take(4).map(|mistake| html! {
                        <section class="mistake">
                            <p><b>{ format!("Line {}, column {}", mistake.line, mistake.column) }</b>{ " " }{ sentence(mistake) }</p>
                            <pre>{ pointed(&text, mistake) }</pre>
                            { mend(mistake).unwrap_or_default() }
                        </section>
                    }) }
                }
                <label class="repair">
                    <span>{ "The script in the link; mend it here" }</span>
                    <textarea value={(*text).clone()} oninput={input} rows="8" spellcheck="false" autocapitalize="off" wrap="off" />
                </label>
                <p class="row">
                    <button type="button" class="primary" disabled={!can_open} onclick={open((*text).clone())}>{ "Open" }</button>
                    <button type="button" onclick={open(gallery::FIRST.to_owned())}>{ "Open a working scenario" }</button>
                </p>
            </main>
        </div>
    }
}

/// Goes to the link of a script.
fn go(script: &str) {
    let _ = crate::browser::window().location().set_hash(&link::shortest(script));
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
        let mistakes = scenario::parse(text, &known()).expect_err("crahs is no word");
        assert_eq!(pointed(text, &mistakes[0]), "1s crahs 2\n   ^^^^^");
    }
}
