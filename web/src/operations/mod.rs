//! What clients asked and were told, as a picture, and what there is to be said of an operation.

pub(crate) mod picture;

use playground::Session;
use playground::operations::{EventTime, OperationId, OperationReport, OperationStatus};
use playground::report::grouped;
use yew::prelude::*;

use crate::operations::picture::Look;
use crate::player::playback::Steer;
use crate::player::playing::{PlayerMsg, Playing, use_playing};
use crate::ui::canvas::PointerCanvas;
use crate::ui::lists::soft;
use crate::words::span;

#[component]
pub(crate) fn OperationsPanel() -> Html {
    let playing = use_playing();
    let (asked, placed) = playing.ask(Session::operations);
    let not_linearizable = playing.ask(Session::not_linearizable);
    let says = summary(asked, placed, not_linearizable.is_some());
    let selected = playing.selection.operation;
    let report =
        selected.and_then(|id| Some((id, playing.ask(|session| session.operation_report(id))?)));
    let detail = match (report, not_linearizable) {
        (Some((id, report)), not_linearizable) => {
            let why = not_linearizable.filter(|(wrong, _)| *wrong == id).map(|(_, why)| why);
            detail(&playing, id, &report, why)
        }
        (None, Some((id, why))) => {
            let show = playing.on(PlayerMsg::Operations(Look::At(id)));
            html! {
                <><p class="warning">{ why }</p><button type="button" onclick={show}>{ "Show it" }</button></>
            }
        }
        (None, None) => soft(
            "Click an operation. Filled bars change something, hollow ones only look; dashed ones are \
             not answered.",
        ),
    };
    let on_pointer = {
        let send = playing.send.clone();
        Callback::from(move |pointer| send.emit(PlayerMsg::Operations(Look::Pointer(pointer))))
    };
    html! {
        <div class="past">
            { head(&playing, &says) }
            <div class="bars">
                <PointerCanvas canvas={playing.parts.operations.clone()} {on_pointer}
                    label={format!("History. {says}")} />
            </div>
            <div class="detail" aria-live="polite">{ detail }</div>
        </div>
    }
}

/// How many operations took effect, in a sentence.
fn summary(asked: u64, placed: u64, is_violated: bool) -> String {
    if asked == 0 {
        return "What clients ask stands here as soon as they do.".to_owned();
    }
    let (placed, asked) = (grouped(placed), grouped(asked));
    match is_violated {
        false => format!(
            "{placed} of {asked} operations took effect where their dots are. In that order every \
             answer is right."
        ),
        true => format!(
            "{placed} of {asked} operations have a place in the order of the dots. The marked one \
             has none."
        ),
    }
}

fn head(playing: &Playing, says: &str) -> Html {
    let one = |text: &'static str, label: &'static str, look: Look| {
        html! {
            <button type="button" class="square quiet" aria-label={label} title={label}
                onclick={playing.on(PlayerMsg::Operations(look))}>{ text }</button>
        }
    };
    html! {
        <div class="past-head">
            { soft(says.to_owned()) }
            <div class="steer">
                { one("‹", "Operation before", Look::Beside(false)) }
                { one("›", "Operation after", Look::Beside(true)) }
                { one("−", "Show more time", Look::Zoom(false)) }
                { one("+", "Show less time", Look::Zoom(true)) }
            </div>
        </div>
    }
}

fn detail(
    playing: &Playing,
    id: OperationId,
    report: &OperationReport,
    why: Option<String>,
) -> Html {
    let line = |(EventTime { event, time }, text): (EventTime, String)| {
        let here = (event == playing.shown.event).then_some("here");
        html! {
            <button type="button" class={classes!("line", here)} onclick={playing.on_steer(Steer::SeekEvent(event))}>
                <time>{ playing.when(event, time) }</time><b /><span>{ text }</span>
            </button>
        }
    };
    let after = |moment: EventTime| match playing.by_hand() {
        true => String::new(),
        false => format!(", after {}", span(moment.time - report.called.time)),
    };
    let moments = [
        Some((report.called, "is called".to_owned())),
        report.effect.map(|moment| {
            (moment, format!("takes effect as number {}{}", grouped(report.place), after(moment)))
        }),
        report.answered.map(|moment| (moment, format!("is answered{}", after(moment)))),
    ];
    let remark = match report.status {
        OperationStatus::Placed(_) => None,
        OperationStatus::Open => Some("It may take effect at any time from its call on, or never."),
        OperationStatus::Unplaced => Some("It is not judged: the order ended before."),
        OperationStatus::Unjudged => Some("It is not judged: its answer may be old."),
        OperationStatus::NotLinearizable => Some("No order has room for it."),
    };
    let remark = why.or(remark.map(str::to_owned));
    let wrong = report.status == OperationStatus::NotLinearizable;
    let class = if wrong { "warning" } else { "soft" };
    html! {
        <>
            <h3>{ format!("c{}: {}", id.client, report.text) }</h3>
            { remark.map(|remark| html! { <p {class}>{ remark }</p> }) }
            <div class="lines">{ for moments.into_iter().flatten().map(line) }</div>
        </>
    }
}
