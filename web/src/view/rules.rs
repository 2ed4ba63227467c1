//! The protocol's rules: what each says, how often it was applied, and what is violated without it.

use playground::report::{RuleReport, grouped};

use crate::app::App;
use crate::msg::Msg;
use crate::view::element::{El, el};

pub(crate) fn panel(app: &App, body: El) -> El {
    let all = &app.shown.rules;
    let (mut rules, enforced): (Vec<_>, Vec<_>) = all.iter().partition(|rule| !rule.enforced);
    rules.extend(enforced);
    let (class, hint) = match rules.first() {
        Some(rule) if !rule.enforced => {
            ("warning", "A rule is suspended: this is not the protocol of the paper.")
        }
        _ => (
            "soft",
            "Suspending a rule restarts the run without it, played up to here. See what breaks.",
        ),
    };
    body.add(el("p.hint").class(class).text(hint))
        .add(el("ul.rules").all(rules.into_iter().map(|rule| one(app, rule))))
}

fn one(app: &App, rule: &RuleReport) -> El {
    let asked = app.rule == Some(rule.id);
    let guards = match rule.guards.as_str() {
        "" => String::new(),
        what => format!("guards {what}"),
    };
    let bit = match rule.cited {
        0 => "not applied yet".to_owned(),
        1 => "applied once".to_owned(),
        n => format!("applied {} times", grouped(n)),
    };
    let switch = el("input.switch")
        .set("type", "checkbox")
        .set("role", "switch")
        .ticked(rule.enforced)
        .set("aria-label", format!("Uphold: {}", rule.says))
        .click(app, Msg::Suspend(rule.id, rule.enforced));
    let about = el("p.soft")
        .add(el("span").text(rule.source))
        .maybe((!guards.is_empty()).then(|| el("span").text(guards)))
        .add(el("span").text(bit));
    el("li.rule")
        .key(rule.id)
        .is("asked", asked)
        .is("suspended", !rule.enforced)
        .add(el("label").add(switch).add(el("span.says").text(rule.says)))
        .add(about)
}

/// Brings the rule that was asked for into sight, once.
pub(crate) fn show(app: &mut App) {
    if app.rule == app.rule_shown {
        return;
    }
    app.rule_shown = app.rule;
    if let Ok(Some(rule)) = crate::browser::document().query_selector(".asked") {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        rule.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
