//! What holds, and what does not.

use playground::report::{ClaimReport, VerdictReport, VerdictStatus};
use yew::prelude::*;

use crate::commands::PageCommand;
use crate::operations::picture::Look;
use crate::player::playback::Steer;
use crate::player::playing::{PlayerMsg, Playing, use_playing};
use crate::ui::lists::dot;
use crate::ui::yes;
use crate::workbench::bench::{Bench, BenchMsg, use_bench};
use crate::workbench::panels::Panel;

/// What is shown of the verdicts.
#[derive(Clone, Copy, PartialEq, Default)]
struct Shown {
    /// Every property, also those that hold; and every claim, also those that are still open.
    all: bool,
    /// The property that is explained.
    explained: Option<&'static str>,
}

/// What is known of every property and every claim. While all hold they are folded to a number, and a
/// claim that is still open does not give the ending away.
#[component]
pub(crate) fn Verdicts() -> Html {
    let (playing, bench) = (use_playing(), use_bench());
    let shown = use_state(Shown::default);
    let set = |wanted: Shown| {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(wanted))
    };
    let Shown { all, explained } = *shown;
    let verdicts = &playing.shown.verdicts;
    let is_told = |it: &&VerdictReport| all || it.state != VerdictStatus::Holds;
    let chips = verdicts.iter().filter(is_told).map(|verdict| {
        let is_explained = explained == Some(verdict.property);
        let explained = (!is_explained).then_some(verdict.property);
        property_chip(verdict, is_explained, set(Shown { all, explained }))
    });
    let claims = playing.shown.claims.iter().filter(|claim| all || claim.kept.is_some());
    let claims = claims.enumerate().map(claim_chip);
    let explanation = verdicts
        .iter()
        .find(|it| explained == Some(it.property))
        .map(|verdict| explain(&playing, &bench, verdict));
    let toggle = set(Shown { all: !all, explained: None });
    html! {
        <>
            <ul class="verdicts" aria-label="Properties">
                <li key="all">
                    <button type="button" class="verdict holds" aria-expanded={yes(all)} onclick={toggle}
                        title="What each property says">
                        { dot() }{ summary(verdicts, &playing.shown.claims) }
                    </button>
                </li>
                { for chips }
                { for claims }
                <li key="add">
                    <button type="button" class="verdict add" title={PageCommand::Claims.tooltip()}
                        aria-haspopup="dialog" aria-expanded={yes(bench.panels.panel == Some(Panel::Claims))}
                        onclick={bench.on_command(PageCommand::Claims)}>{ "+ claim" }</button>
                </li>
            </ul>
            { explanation }
        </>
    }
}

/// How many properties hold, and how many claims are still open.
fn summary(verdicts: &[VerdictReport], claims: &[ClaimReport]) -> String {
    let held = holding(verdicts);
    match claims.iter().filter(|claim| claim.kept.is_none()).count() {
        0 => held,
        1 => format!("{held}, 1 claim is open"),
        open => format!("{held}, {open} claims are open"),
    }
}

/// How many properties hold.
fn holding(verdicts: &[VerdictReport]) -> String {
    match verdicts.iter().filter(|it| it.state == VerdictStatus::Holds).count() {
        1 => "1 property holds".to_owned(),
        many => format!("{many} properties hold"),
    }
}

fn property_chip(
    verdict: &VerdictReport,
    is_explained: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    let (class, word) = match verdict.state {
        VerdictStatus::Holds => ("holds", "holds"),
        VerdictStatus::Violated => ("violated", "violated"),
        VerdictStatus::Assumption => ("assumption", "violated, under a broken assumption"),
        VerdictStatus::Unpromised => ("open", "cannot be promised now"),
    };
    html! {
        <li key={verdict.property}>
            <button type="button" class={classes!("verdict", class)} aria-expanded={yes(is_explained)} {onclick}>
                { named(verdict.name, word) }
            </button>
        </li>
    }
}

fn claim_chip((at, claim): (usize, &ClaimReport)) -> Html {
    let (class, word) = match claim.kept {
        Some(true) => ("holds", "kept"),
        Some(false) => ("violated", "broken"),
        None => ("open", "open"),
    };
    html! {
        <li key={format!("claim {at}")}>
            <span class={classes!("verdict", "claim", class)}>{ named(&claim.text, word) }</span>
        </li>
    }
}

/// What a property says, how it stands, and on which rules it rests: without one of them it can be seen
/// broken.
fn explain(playing: &Playing, bench: &Bench, verdict: &VerdictReport) -> Html {
    let ways = [
        (verdict.event, "Go to the violation"),
        (verdict.earlier, "Go to the earlier fact"),
        (verdict.broken, "Go to what broke it"),
    ];
    let ways = ways.into_iter().filter_map(|(event, text)| {
        let go = playing.on_steer(Steer::SeekEvent(event?));
        Some(html! { <button type="button" onclick={go}>{ text }</button> })
    });
    let rules = playing.shown.rules.iter();
    let rules = rules.filter(|rule| rule.guards.to_lowercase() == verdict.name.to_lowercase());
    let rules: Vec<Html> = rules
        .map(|rule| {
            let show = bench.on(BenchMsg::Rule(rule.id));
            html! { <li><button type="button" class="text" onclick={show}>{ rule.says }</button></li> }
        })
        .collect();
    let rests = (!rules.is_empty()).then(|| {
        html! {
            <>
                <p class="soft">{ "It rests on these rules. Suspend one, and see it broken:" }</p>
                <ul>{ for rules }</ul>
            </>
        }
    });
    let because =
        (!verdict.because.is_empty()).then(|| html! { <p>{ verdict.because.clone() }</p> });
    let assumption = verdict.assumption.clone().map(|assumption| html! { <p>{ assumption }</p> });
    html! {
        <section class="explained" aria-label={verdict.name} aria-live="polite">
            <p><b>{ verdict.name }</b>{ " " }{ verdict.says }</p>
            { because }{ assumption }
            <p class="row">{ for ways }</p>
            { rests }
        </section>
    }
}

fn named(name: &str, word: &str) -> Html {
    html! { <>{ dot() }{ name.to_owned() }<span class="hidden">{ format!(": {word}") }</span></> }
}

/// All of it in a few words, where there is no room for chips.
#[component]
pub(crate) fn Summary() -> Html {
    let playing = use_playing();
    let bench = use_context::<Bench>();
    let verdicts = &playing.shown.verdicts;
    let of = |state| verdicts.iter().filter(|verdict| verdict.state == state).count();
    let (class, text) = match (of(VerdictStatus::Violated), of(VerdictStatus::Assumption)) {
        (0, 0) => ("holds", holding(verdicts)),
        (0, _) => ("assumption", "assumption violated".to_owned()),
        (1, _) => ("violated", "1 property violated".to_owned()),
        (more, _) => ("violated", format!("{more} properties violated")),
    };
    let class = classes!("verdict", "summary", class);
    match bench {
        Some(bench) => html! {
            <button type="button" {class} onclick={bench.on(BenchMsg::Sheet(true))}>{ dot() }{ text }</button>
        },
        None => html! { <p {class}>{ dot() }{ text }</p> },
    }
}

/// What was violated, of all of that what is told first: a fault of the protocol before one of its
/// world.
fn first_violated(playing: &Playing) -> Option<&VerdictReport> {
    let of = |state| playing.shown.verdicts.iter().find(|verdict| verdict.state == state);
    of(VerdictStatus::Violated).or_else(|| of(VerdictStatus::Assumption))
}

/// A violation, above what is told: it covers nothing. It can be folded to its first line.
#[component]
pub(crate) fn Violation() -> Html {
    let playing = use_playing();
    let in_bench = use_context::<Bench>().is_some();
    let folded = use_state(|| None::<u64>);
    let Some(violated) = first_violated(&playing) else { return Html::default() };
    let is_folded = violated.event.is_some() && *folded == violated.event;
    let is_assumption = violated.state == VerdictStatus::Assumption;
    let when = playing.when(violated.event.unwrap_or(0), violated.time.unwrap_or(0));
    let what = if is_assumption { ": assumption violated" } else { " is violated" };
    let ways = [
        (violated.event, "Go to it"),
        (violated.earlier, "Go to the earlier fact"),
        (violated.broken, "Go to what broke it"),
    ];
    let ways = ways.into_iter().filter_map(|(event, text)| {
        let go = playing.on_steer(Steer::SeekEvent(event?));
        Some(html! { <button type="button" onclick={go}>{ text }</button> })
    });
    let not_linearizable = playing.ask(playground::Session::not_linearizable).filter(|_| in_bench);
    let history = not_linearizable.map(|(id, _)| {
        let look = playing.on(PlayerMsg::Operations(Look::At(id)));
        html! { <button type="button" class="history" onclick={look}>{ "History" }</button> }
    });
    let (sign, label) = match is_folded {
        false => ("×", "Fold this to one line"),
        true => ("⋯", "What was violated, and why"),
    };
    let fold = {
        let (folded, event) = (folded.clone(), violated.event.filter(|_| !is_folded));
        Callback::from(move |_: MouseEvent| folded.set(event))
    };
    let assumption = violated.assumption.clone().map(|assumption| html! { <p>{ assumption }</p> });
    let told = (!is_folded).then(|| {
        html! {
            <>
                <p>{ violated.because.clone() }</p>
                { assumption }
                <p class="soft">{ format!("{} Since {when}.", violated.says) }</p>
            </>
        }
    });
    let class = classes!(
        "violation",
        is_assumption.then_some("assumption"),
        is_folded.then_some("folded"),
    );
    html! {
        <section {class} role="alert">
            <h2>{ format!("{}{what}", violated.name) }</h2>
            { told }
            <p class="row">{ for ways }{ history }</p>
            <button type="button" class="square quiet" aria-label={label} title={label} onclick={fold}>{ sign }</button>
        </section>
    }
}
