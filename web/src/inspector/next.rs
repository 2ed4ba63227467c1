//! By hand: what can happen next, each thing as the line of script that it is.

use playground::report::{Choice, ChoiceKind};
use playground::snapshot::Life;
use scene::Target;
use yew::prelude::*;

use crate::browser;
use crate::commands::PageCommand;
use crate::player::playing::{PlayerMsg, Playing, use_playing};
use crate::ui::lists::soft;
use crate::workbench::bench::{Bench, BenchMsg, use_bench};

/// The kinds of choices, under their headings.
const KINDS: [(ChoiceKind, &str); 4] = [
    (ChoiceKind::Write, "Disks"),
    (ChoiceKind::Deliver, "Messages"),
    (ChoiceKind::Settle, "All of it"),
    (ChoiceKind::Fire, "Timers"),
];

#[component]
pub(crate) fn NextPanel() -> Html {
    let (playing, bench) = (use_playing(), use_bench());
    {
        let bench = bench.clone();
        use_effect_with(bench.panels.reach, move |reach| {
            if *reach {
                browser::focus(".choice");
                bench.send.emit(BenchMsg::Reached);
            }
        });
    }
    let hint = match playing.shown.is_over {
        false => {
            "The script goes on from here. Step on (→), or choose something else: that makes another future."
        }
        true => {
            "Nothing happens by itself. Choose here, or click messages and timers on the stage."
        }
    };
    let groups = KINDS.map(|(kind, title)| {
        let mut choices = playing.shown.choices.iter().filter(|it| it.kind == kind).peekable();
        choices.peek()?;
        let choices = choices.map(|choice| one(&playing, &bench, choice));
        Some(html! { <><h3>{ title }</h3><ul class="choices">{ for choices }</ul></> })
    });
    let is_up = playing.cluster().nodes.iter().any(|node| node.life == Life::Up);
    let still = playing.shown.choices.is_empty().then(|| {
        soft(match is_up {
            true => "Nothing is under way. Make a request, or break something.",
            false => "Nothing: every node is down or paused.",
        })
    });
    html! {
        <div class="next">
            <h2 class="title">{ "What can happen next" }</h2>
            <p class="soft hint">{ hint }</p>
            { for groups.into_iter().flatten() }
            { still }
        </div>
    }
}

fn one(playing: &Playing, bench: &Bench, choice: &Choice) -> Html {
    let line = choice.line.clone();
    let lost = if choice.lost { " · will be lost" } else { "" };
    let more = choice.flight.map(|flight| {
        let select = playing.on(PlayerMsg::Select(Some(Target::Flight(flight))));
        html! {
            <button type="button" class="square quiet" aria-label={format!("More: {line}")}
                title="Drop, copy" onclick={select}>{ "⋯" }</button>
        }
    });
    // Whoever chooses in the list goes on choosing there.
    let choose = {
        let (playing, bench, action) = (playing.clone(), bench.clone(), choice.action.clone());
        Callback::from(move |_: MouseEvent| {
            playing.send.emit(PlayerMsg::Act(action.clone()));
            bench.send.emit(BenchMsg::Command(PageCommand::Choices));
        })
    };
    html! {
        <li key={line.clone()}>
            <button type="button" class={classes!("choice", choice.lost.then_some("lost"))} onclick={choose}>
                <code>{ line }</code><span>{ choice.label.clone() }{ lost }</span>
            </button>
            { more }
        </li>
    }
}
