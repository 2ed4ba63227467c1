//! The protocol's rules: what each says, how often it bit, and what falls without it.

use playground::telling::RuleStage;
use yew::prelude::*;

use crate::app::App;
use crate::msg::Msg;
use crate::words::count;

pub(crate) fn panel(app: &App) -> Html {
    let session = app.door.borrow();
    let (mut rules, upheld): (Vec<_>, Vec<_>) =
        session.rules().into_iter().partition(|rule| !rule.upheld);
    rules.extend(upheld);
    let suspended = rules.iter().any(|rule| !rule.upheld);
    html! {
        <>
            <p class={classes!("hint", if suspended { "warning" } else { "soft" })}>
                { if suspended {
                    "A rule is suspended: this is not the protocol of the paper."
                } else {
                    "Suspending a rule restarts the run without it, played up to here. See what breaks."
                } }
            </p>
            <ul class="rules">{ for rules.iter().map(|rule| one(app, rule)) }</ul>
        </>
    }
}

fn one(app: &App, rule: &RuleStage) -> Html {
    let id = rule.id;
    let upheld = rule.upheld;
    let asked = app.rule == Some(id);
    let guards = match rule.guards.as_str() {
        "" => String::new(),
        what => format!("guards {what}"),
    };
    html! {
        <li key={id} class={classes!("rule", asked.then_some("asked"), (!upheld).then_some("suspended"))}>
            if asked {
                <Shown key={id} />
            }
            <label>
                <input type="checkbox" class="switch" role="switch" checked={upheld}
                    aria-label={format!("Uphold: {}", rule.says)}
                    onclick={app.send.reform(move |_| Msg::Suspend(id, upheld))} />
                <span class="says">{ rule.says }</span>
            </label>
            <p class="soft">
                <span>{ rule.source }</span>
                if !guards.is_empty() {
                    <span>{ guards }</span>
                }
                <span>{ match rule.cited { 0 => "has not bitten yet".to_owned(), 1 => "bit once".to_owned(), n => format!("bit {} times", count(n)) } }</span>
            </p>
        </li>
    }
}

/// Brings the rule that was asked for into sight.
#[component]
fn Shown() -> Html {
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        if let Some(here) = node.cast::<web_sys::Element>()
            && let Some(rule) = here.parent_element()
        {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            rule.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    html! { <i ref={node} hidden=true></i> }
}
