//! A link that cannot be opened: what is wrong, where, and how to go on.

use playground::report::capitalised;
use scenario::{Mistake, mistake};
use yew::prelude::*;

use crate::browser;
use crate::registry;
use crate::script::edit::mended;
use crate::script::{ScriptField, said};
use crate::workbench::header::Brand;

#[derive(Properties, PartialEq)]
pub(crate) struct BrokenProps {
    /// The text of the link, as far as it could be read.
    pub(crate) text: AttrValue,
    /// Why not even a text came out of it.
    pub(crate) damage: Option<AttrValue>,
    /// Goes to the link of a script.
    pub(crate) go: Callback<String>,
}

#[component]
pub(crate) fn Broken(props: &BrokenProps) -> Html {
    let text = use_state(|| props.text.to_string());
    {
        let text = text.clone();
        use_effect_with(props.text.clone(), move |opened| text.set(opened.to_string()));
    }
    let mistakes = registry().read(&text).err().unwrap_or_default();
    let can_open = mistakes.is_empty() && !text.trim().is_empty();
    let title = if can_open { "Now it can be opened" } else { "This link does not open" };
    let damage = props.damage.as_ref().filter(|_| !can_open);
    let damage = damage.map(|damage| html! { <p>{ format!("{}.", capitalised(damage)) }</p> });
    let (shown, more) = match props.damage.is_none() || !text.is_empty() {
        true => mistake::first(&mistakes),
        false => (&[][..], 0),
    };
    let shown = shown.iter().map(|mistake| {
        let mend = mistake.nearest.as_ref().map(|word| {
            let (mended, set) = (mended(&text, mistake, word), text.clone());
            let mend = Callback::from(move |_: MouseEvent| set.set(mended.clone()));
            html! { <button type="button" onclick={mend}>{ format!("Write “{word}”") }</button> }
        });
        html! {
            <section class="mistake">
                { said(mistake) }<pre>{ pointed(&text, mistake) }</pre>{ mend }
            </section>
        }
    });
    let more = (more > 0).then(|| html! { <p>{ format!("And {more} more.") }</p> });
    let typed = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| text.set(browser::value_of(&event)))
    };
    let open = |script: String| props.go.reform(move |_: MouseEvent| script.clone());
    html! {
        <div class="app">
            <header class="top"><Brand /></header>
            <main class="broken">
                <h2>{ title }</h2>
                { damage }
                { for shown }
                { more }
                <label class="repair">
                    <span>{ "The script in the link; mend it here" }</span>
                    <ScriptField text={text.to_string()} rows="8" oninput={typed} />
                </label>
                <p class="row">
                    <button type="button" class="primary" disabled={!can_open}
                        onclick={open(text.to_string())}>{ "Open" }</button>
                    <button type="button" onclick={open(crate::first().to_owned())}>
                        { "Open a working scenario" }
                    </button>
                </p>
            </main>
        </div>
    }
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
