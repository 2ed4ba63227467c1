//! The protocol's rules: what each says, how often it was applied, and what is violated without it.

use playground::Command;
use playground::report::{RuleReport, grouped};
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::player::playing::{PlayerMsg, Playing, use_playing};
use crate::workbench::bench::use_bench;

#[component]
pub(crate) fn RulesPanel() -> Html {
    let (playing, bench) = (use_playing(), use_bench());
    let asked = bench.panels.rule;
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with(asked, move |_| {
            if let Some(rule) = place.cast::<Element>() {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                rule.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    }
    // Those that are suspended come first.
    let (mut rules, enforced): (Vec<_>, Vec<_>) =
        playing.shown.rules.iter().partition(|rule| !rule.enforced);
    let (class, hint) = match rules.is_empty() {
        false => ("warning", "A rule is suspended: this is not the protocol of the paper."),
        true => (
            "soft",
            "Suspending a rule restarts the run without it, played up to here. See what breaks.",
        ),
    };
    rules.extend(enforced);
    let rules = rules.into_iter().map(|rule| {
        let place = (asked == Some(rule.id)).then(|| place.clone());
        one(&playing, rule, place)
    });
    html! {
        <><p class={classes!("hint", class)}>{ hint }</p><ul class="rules">{ for rules }</ul></>
    }
}

/// A rule; where it is found, if it was asked for.
fn one(playing: &Playing, rule: &RuleReport, asked: Option<NodeRef>) -> Html {
    let applied = match rule.cited {
        0 => "not applied yet".to_owned(),
        1 => "applied once".to_owned(),
        n => format!("applied {} times", grouped(n)),
    };
    let guards = (!rule.guards.is_empty())
        .then(|| html! { <span>{ format!("guards {}", rule.guards) }</span> });
    let class = classes!(
        "rule",
        asked.is_some().then_some("asked"),
        (!rule.enforced).then_some("suspended"),
    );
    html! {
        <li key={rule.id} {class} ref={asked.unwrap_or_default()}>
            <label>
                <input type="checkbox" class="switch" role="switch" checked={rule.enforced}
                    aria-label={format!("Uphold: {}", rule.says)}
                    onclick={suspend(playing, rule.id, rule.enforced)} />
                <span class="says">{ rule.says }</span>
            </label>
            <p class="soft"><span>{ rule.source }</span>{ guards }<span>{ applied }</span></p>
        </li>
    }
}

/// Suspends a rule or enforces it again, and says so.
fn suspend(playing: &Playing, rule: &'static str, suspended: bool) -> Callback<MouseEvent> {
    let playing = playing.clone();
    Callback::from(move |_: MouseEvent| {
        let outcome = playing.apply(Command::Suspend(rule.to_owned(), suspended));
        let again = if suspended { "Without" } else { "With" };
        let more = if suspended { "" } else { " again" };
        playing.send.emit(PlayerMsg::Say(match outcome {
            Ok(_) => format!("{again} {rule}{more}. The run began anew and was played up to here."),
            Err(refusal) => refusal.why,
        }));
    })
}
