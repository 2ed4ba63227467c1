//! What moves along the timeline.

use playground::report::{ChoiceKind, grouped};
use scenario::Action;
use yew::prelude::*;

use crate::browser;
use crate::commands::PageCommand;
use crate::page::link::use_link;
use crate::player::playback::Steer;
use crate::player::playing::{PlayerMsg, Playing, use_playing};
use crate::player::speed::Speed;
use crate::ui::button::IconButton;
use crate::ui::icons::{Icon, icon};
use crate::ui::yes;
use crate::words;
use crate::workbench::bench::{Bench, use_bench};
use crate::workbench::panels::Panel;

#[derive(Properties, PartialEq)]
pub(crate) struct TransportProps {
    /// In a frame, a link to the whole page stands where things can be added otherwise.
    #[prop_or_default]
    pub(crate) in_frame: bool,
}

#[component]
pub(crate) fn Transport(props: &TransportProps) -> Html {
    let playing = use_playing();
    let go = |command: PageCommand, steer: Steer, of: Icon, class: Option<&'static str>| {
        html! {
            <IconButton icon={of} label={command.label()} class={classes!(class)}
                onclick={playing.on_steer(steer)} />
        }
    };
    let event = (!playing.by_hand())
        .then(|| html! { <span>{ format!("event {}", grouped(playing.shown.event)) }</span> });
    let adds = match props.in_frame {
        true => html! { <OpenLink /> },
        false => html! { <Adds /> },
    };
    html! {
        <div class="transport" role="group" aria-label="Transport">
            <div class="moves">
                { go(PageCommand::Start, Steer::Start, Icon::Start, Some("wide-only")) }
                { go(PageCommand::PreviousHighlight, Steer::Previous, Icon::Previous, None) }
                { go(PageCommand::Back, Steer::Back, Icon::Back, None) }
                { main_button(&playing) }
                { go(PageCommand::Step, Steer::Step, Icon::Step, None) }
                { go(PageCommand::NextHighlight, Steer::Next, Icon::Next, None) }
            </div>
            <p class="readout"><b class="clock" ref={playing.parts.clock.clone()} />{ event }</p>
            { speed(&playing) }
            { adds }
        </div>
    }
}

/// Plays or pauses; by hand, where nothing happens by itself any more, it settles.
fn main_button(playing: &Playing) -> Html {
    if playing.by_hand() && playing.shown.is_over {
        let settles = playing.shown.choices.iter().any(|choice| choice.kind == ChoiceKind::Settle);
        return html! {
            <button type="button" key="settle" class="go settle" disabled={!settles}
                title="Let writes and messages take place until none is left"
                onclick={playing.on_act(Action::Settle(None))}>{ "Settle" }</button>
        };
    }
    let (label, of) = match playing.is_playing {
        true => ("Pause (Space)", Icon::Pause),
        false => ("Play (Space)", Icon::Play),
    };
    html! {
        <button type="button" key="go" class="go" aria-label={label} title={label}
            onclick={playing.on_steer(Steer::Play(!playing.is_playing))}>{ icon(of) }</button>
    }
}

fn speed(playing: &Playing) -> Html {
    let speed = playing.speed;
    let text = match speed {
        Speed::MOST => "as fast as it goes".to_owned(),
        speed => format!("{speed} of real time"),
    };
    let set = {
        let send = playing.send.clone();
        Callback::from(move |event: InputEvent| {
            let notch = browser::value_of(&event).parse().unwrap_or(0);
            send.emit(PlayerMsg::Steer(Steer::Speed(Speed::notch(notch))));
        })
    };
    html! {
        <label class="speed">
            <span>{ "speed" }</span>
            <input type="range" aria-label="Speed" min="0" max={Speed::MOST.number().to_string()}
                aria-valuetext={text} value={speed.number().to_string()} oninput={set} />
            <output>{ speed.to_string() }</output>
        </label>
    }
}

/// What can be added to the run.
#[component]
fn Adds() -> Html {
    let (playing, bench): (Playing, Bench) = (use_playing(), use_bench());
    let adds = |command: PageCommand, panel: Panel, text: &'static str, class: &'static str| {
        html! {
            <button type="button" class={classes!("text", class)} aria-haspopup="dialog"
                aria-expanded={yes(bench.panels.panel == Some(panel))} title={command.tooltip()}
                onclick={bench.on_command(command)}>{ text }</button>
        }
    };
    let request = Panel::Request(playing.selection.node());
    let has_admin = !playing.shown.info.admin.is_empty();
    html! {
        <div class="adds">
            { adds(PageCommand::Faults, Panel::Faults, "+ fault", "") }
            { adds(PageCommand::Request, request, "+ request", "") }
            { has_admin.then(|| adds(PageCommand::Administration, Panel::Administration, "+ admin", "")) }
            { adds(PageCommand::Help, Panel::Help, "? keys", "wide-only") }
        </div>
    }
}

/// A link to the same moment with the whole page around it.
#[component]
fn OpenLink() -> Html {
    let playing = use_playing();
    let link = use_link(&playing.shown.script);
    let href = format!("{}?t={}#{link}", browser::address(), words::seconds(playing.shown.time.0));
    html! {
        <div class="adds"><a target="_blank" rel="noopener" {href}>{ "Open in Synod" }</a></div>
    }
}
