//! The timeline, and what moves along it.

pub(crate) mod band;
pub(crate) mod transport;

use yew::prelude::*;

use crate::player::playing::{PlayerMsg, use_playing};
use crate::ui::canvas::PointerCanvas;
use crate::words;

/// The height of the timeline with so many branches below it is a class of its own.
const BRANCHES: [&str; 4] = ["branches-0", "branches-1", "branches-2", "branches-3"];

#[component]
pub(crate) fn TimelineView() -> Html {
    let playing = use_playing();
    let shown = &playing.shown;
    let (now, most) = (shown.time.0, shown.horizon.0.max(shown.time.0));
    let branches = shown.branches.len().min(BRANCHES.len() - 1);
    let mut text = format!("event {} of {}", shown.event, shown.known);
    if !shown.by_hand {
        text = format!("{text}, {}", words::clock(now));
    }
    let on_pointer = {
        let send = playing.send.clone();
        Callback::from(move |pointer| send.emit(PlayerMsg::Timeline(pointer)))
    };
    html! {
        <div class={classes!("timeline", BRANCHES[branches])} role="slider" tabindex="0" aria-label="Time"
            aria-valuemin="0" aria-valuemax={(most / 1_000).to_string()}
            aria-valuenow={(now / 1_000).to_string()} aria-valuetext={text}>
            <PointerCanvas canvas={playing.parts.timeline.clone()} {on_pointer} />
        </div>
    }
}
