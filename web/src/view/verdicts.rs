//! What holds, and what does not.

use playground::telling::{VerdictStage, VerdictState};
use yew::prelude::*;

use crate::app::App;
use crate::msg::Msg;

/// One quiet chip for each property.
pub(crate) fn chips(app: &App) -> Html {
    let mut session = app.door.borrow_mut();
    let chip = |verdict: &VerdictStage| {
        let (class, word) = match verdict.state {
            VerdictState::Holds => ("holds", "holds"),
            VerdictState::Violated => ("violated", "violated"),
            VerdictState::Assumption => ("assumption", "violated, under a broken assumption"),
        };
        let assumption = verdict.assumption.as_deref().unwrap_or_default();
        let title = format!("{} {} {assumption}", verdict.says, verdict.because);
        let event = verdict.event;
        let name = html! {
            <>
                <i class="dot" aria-hidden="true"></i>{ verdict.name }
                <span class="hidden">{ format!(": {word}") }</span>
            </>
        };
        match event {
            Some(event) => html! {
                <li key={verdict.property}>
                    <button type="button" class={classes!("verdict", class)} {title}
                        onclick={app.send.reform(move |_| Msg::SeekEvent(event))}>{ name }</button>
                </li>
            },
            None => html! {
                <li key={verdict.property}><span class={classes!("verdict", class)} {title}>{ name }</span></li>
            },
        }
    };
    let claims = session.claims();
    let claim = |claim: &playground::telling::ClaimStage| {
        let (class, word) = match claim.kept {
            Some(true) => ("holds", "kept"),
            Some(false) => ("violated", "broken"),
            None => ("open", "open"),
        };
        html! {
            <li key={claim.text.clone()}>
                <span class={classes!("verdict", "claim", class)} title={format!("The script claims this: {word}")}>
                    <i class="dot" aria-hidden="true"></i>{ claim.text.clone() }
                    <span class="hidden">{ format!(": {word}") }</span>
                </span>
            </li>
        }
    };
    html! {
        <ul class="verdicts" aria-label="Properties" tabindex="0">
            { for session.verdicts().iter().map(chip) }
            { for claims.iter().map(claim) }
        </ul>
    }
}

/// All of it in a few words, where there is no room for chips.
pub(crate) fn summary(app: &App) -> Html {
    let session = app.door.borrow();
    let verdicts = session.verdicts();
    let of = |state| verdicts.iter().filter(|verdict| verdict.state == state).count();
    let (class, text) = match (of(VerdictState::Violated), of(VerdictState::Assumption)) {
        (0, 0) => ("holds", format!("{} properties hold", verdicts.len())),
        (0, _) => ("assumption", "assumption violated".to_owned()),
        (1, _) => ("violated", "1 property violated".to_owned()),
        (more, _) => ("violated", format!("{more} properties violated")),
    };
    html! {
        <button type="button" class={classes!("verdict", "summary", class)} onclick={app.send.reform(|_| Msg::Sheet(true))}>
            <i class="dot" aria-hidden="true"></i>{ text }
        </button>
    }
}

/// A violation takes the stage.
pub(crate) fn alarm(app: &App) -> Html {
    let verdicts = app.door.borrow().verdicts();
    let of = |state| verdicts.iter().find(|verdict| verdict.state == state);
    // A fault of the protocol is told before one of its world.
    let Some(fallen) = of(VerdictState::Violated).or_else(|| of(VerdictState::Assumption)) else {
        return Html::default();
    };
    let broken_assumption = fallen.state == VerdictState::Assumption;
    let go = |event: Option<u64>, text: &'static str| match event {
        Some(event) => html! {
            <button type="button" onclick={app.send.reform(move |_| Msg::SeekEvent(event))}>{ text }</button>
        },
        None => Html::default(),
    };
    let when = app.when(fallen.event.unwrap_or(0), fallen.time.unwrap_or(0));
    let what = if broken_assumption { ": assumption violated" } else { " is violated" };
    html! {
        <section class={classes!("alarm", broken_assumption.then_some("assumption"))} role="alert">
            <h2>{ format!("{}{what}", fallen.name) }</h2>
            <p>{ fallen.because.clone() }</p>
            if let Some(assumption) = &fallen.assumption {
                <p>{ assumption.clone() }</p>
            }
            <p class="soft">{ format!("{} Since {when}.", fallen.says) }</p>
            <p class="row">{ go(fallen.event, "Go to it") }{ go(fallen.earlier, "Go to the earlier fact") }{ go(fallen.broken, "Go to what broke it") }</p>
        </section>
    }
}
