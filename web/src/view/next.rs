//! By hand: what can happen next, each thing as the line of script that it is.

use playground::telling::{Choice, ChoiceKind};
use scene::Target;
use yew::prelude::*;

use crate::app::App;
use crate::browser;
use crate::msg::Msg;

/// The list.
pub(crate) fn panel(app: &App) -> Html {
    let goes_on = !app.door.borrow_mut().is_over();
    let of = |kinds: &[ChoiceKind], title: &'static str| {
        let choices: Vec<&Choice> =
            app.choices.iter().filter(|choice| kinds.contains(&choice.kind)).collect();
        if choices.is_empty() {
            return Html::default();
        }
        html! {
            <>
                <h3>{ title }</h3>
                <ul class="choices">{ for choices.into_iter().map(|choice| one(app, choice)) }</ul>
            </>
        }
    };
    html! {
        <div class="next">
            <h2 class="title">{ "What can happen next" }</h2>
            if goes_on {
                <p class="hint soft">{ "The script goes on from here. Step on (→), or choose something else: that makes another future." }</p>
            } else {
                <p class="hint soft">{ "Nothing happens by itself. Choose here, or click messages and timers on the stage." }</p>
            }
            { of(&[ChoiceKind::Write], "Disks") }
            { of(&[ChoiceKind::Deliver], "Messages") }
            { of(&[ChoiceKind::Settle], "All of it") }
            { of(&[ChoiceKind::Fire], "Timers") }
            if app.choices.is_empty() {
                <p class="soft">{ "Nothing: every node is down or paused." }</p>
            }
        </div>
    }
}

fn one(app: &App, choice: &Choice) -> Html {
    let line = choice.line.clone();
    let lost = choice.lost.then_some("lost");
    let more = choice.flight.map(|flight| {
        let label = format!("More: {line}");
        html! {
            <button type="button" class="square quiet" aria-label={label} title="Drop, copy"
                onclick={app.send.reform(move |_| Msg::Select(Some(Target::Flight(flight))))}>{ "⋯" }</button>
        }
    });
    html! {
        <li key={line.clone()}>
            <button type="button" class={classes!("choice", lost)} onclick={app.send.reform({
                let line = line.clone();
                move |_| Msg::Choose(line.clone())
            })}>
                <code>{ line }</code>
                <span>{ choice.label.clone() }{ if choice.lost { " · will be lost" } else { "" } }</span>
            </button>
            { more.unwrap_or_default() }
        </li>
    }
}

/// The same at the nodes themselves, for who points.
pub(crate) fn hands(app: &App) -> Html {
    let hand = |node: &playground::stage::NodeStage| {
        let id = node.id;
        let own: Vec<&Choice> = app
            .choices
            .iter()
            .filter(|choice| choice.node == Some(id) && choice.flight.is_none())
            .collect();
        html! {
            <div key={id} data-node={id.to_string()}>
                { for own.into_iter().map(|choice| {
                    let line = choice.line.clone();
                    // `fire 1 election` stands at node 1.
                    let mut words = line.split(' ');
                    let verb = words.next().unwrap_or_default();
                    let text = words.nth(1).map_or(verb.to_owned(), |timer| format!("{verb} {timer}"));
                    html! {
                        <button type="button" key={text.clone()} class={classes!((choice.kind == ChoiceKind::Write).then_some("write"))}
                            tabindex="-1"
                            onclick={app.send.reform(move |_| Msg::Line(line.clone()))}>{ text }</button>
                    }
                }) }
            </div>
        }
    };
    html! { <div class="hands" aria-hidden="true" ref={app.parts.hands.clone()}>{ for app.stage.nodes.iter().map(hand) }</div> }
}

/// Gives the first thing in the list the keyboard, when that was asked for.
pub(crate) fn reach(app: &mut App) {
    if std::mem::take(&mut app.reach) {
        browser::focus(".choice");
    }
}
