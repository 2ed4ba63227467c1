//! The timeline, and what moves along it.

use playground::telling::ChoiceKind;
use yew::prelude::*;

use crate::app::App;
use crate::msg::{Msg, Panel, Pointer};
use crate::speed::Speed;
use crate::view::{icons, stage};
use crate::words;

pub(crate) fn timeline(app: &App) -> Html {
    let pointers = stage::pointers(&app.band, &app.send, Msg::Timeline);
    let session = app.door.borrow();
    let now = app.stage.time;
    let most = session.horizon().0.max(now);
    let branches = session.branches().len().min(3);
    let mut text = format!("event {} of {}", app.stage.event, session.known());
    if !session.by_hand() {
        text = format!("{text}, {}", words::clock(now));
    }
    html! {
        <div class={classes!("timeline", format!("branches-{branches}"))} role="slider" tabindex="0" aria-label="Time"
            aria-valuemin="0" aria-valuemax={(most / 1_000).to_string()}
            aria-valuenow={(now / 1_000).to_string()} aria-valuetext={text}>
            <canvas ref={app.band.node.clone()} aria-hidden="true"
                onpointerdown={pointers.0} onpointermove={pointers.1}
                onpointerup={pointers.2.clone()} onpointercancel={pointers.2}
                onpointerleave={app.send.reform(|_| Msg::Timeline(Pointer::Leave))} />
        </div>
    }
}

pub(crate) fn transport(app: &App) -> Html {
    let go = |msg: fn() -> Msg, label: &'static str, icon: Html, class: &'static str| {
        html! {
            <button type="button" class={classes!("square", class)} aria-label={label} title={label}
                onclick={app.send.reform(move |_| msg())}>{ icon }</button>
        }
    };
    let playing = app.playing;
    let settle = app.choices.iter().any(|choice| choice.kind == ChoiceKind::Settle);
    let at_end = app.by_hand() && app.door.borrow_mut().is_over();
    let (label, icon) =
        if playing { ("Pause (space)", icons::pause()) } else { ("Play (space)", icons::play()) };
    let speed = app.speed;
    let moved = app.send.reform(|event: InputEvent| {
        let slider = event.target_unchecked_into::<web_sys::HtmlInputElement>();
        Msg::Speed(Speed::notch(slider.value().parse().unwrap_or(0)))
    });
    let speed_text = match speed {
        Speed::MOST => "as fast as it goes".to_owned(),
        speed => format!("{speed} of real time"),
    };
    html! {
        <div class="transport" role="group" aria-label="Transport">
            <div class="moves">
                { go(|| Msg::Start, "To the start (Home)", icons::start(), "wide-only") }
                { go(|| Msg::Previous, "Previous highlight ([)", icons::previous(), "") }
                { go(|| Msg::Back, "Step back (←)", icons::back(), "") }
                if at_end {
                    <button type="button" class="go settle" disabled={!settle} title="Let writes and messages take place until none is left"
                        onclick={app.send.reform(|_| Msg::Line("settle".to_owned()))}>{ "Settle" }</button>
                } else {
                    <button type="button" class="go" aria-label={label} title={label}
                        onclick={app.send.reform(move |_| Msg::Play(!playing))}>{ icon }</button>
                }
                { go(|| Msg::Step, "Next event (→)", icons::step(), "") }
                { go(|| Msg::Next, "Next highlight (])", icons::next(), "") }
            </div>
            <p class="readout">
                <b class="clock" ref={app.parts.clock.clone()}></b>
                if !app.by_hand() {
                    <span>{ format!("event {}", words::count(app.stage.event)) }</span>
                }
            </p>
            <label class="speed">
                <span>{ "speed" }</span>
                <input type="range" aria-label="Speed" min="0" max={Speed::MOST.number().to_string()} step="1"
                    value={speed.number().to_string()} oninput={moved} aria-valuetext={speed_text} />
                <output>{ speed.to_string() }</output>
            </label>
            if !app.query.embed {
                <div class="adds">
                    { add(app, Panel::Fault, "+ fault") }
                    { add(app, Panel::Request(app.node()), "+ request") }
                    { add(app, Panel::Help, "? keys") }
                </div>
            }
        </div>
    }
}

fn add(app: &App, panel: Panel, text: &'static str) -> Html {
    let open = app.panel == Some(panel);
    let class = if panel == Panel::Help { "text wide-only" } else { "text" };
    html! {
        <button type="button" {class} aria-haspopup="dialog" aria-expanded={open.to_string()}
            onclick={app.send.reform(move |_| Msg::Open(panel))}>{ text }</button>
    }
}
