//! What clients asked and were told, as a picture, and what there is to be said of an operation.

use playground::operations::{EventTime, OperationId, OperationReport, OperationStatus};
use playground::report::grouped;

use crate::app::App;
use crate::msg::{Look, Msg};
use crate::view::element::{El, button, el, soft};
use crate::view::stage;
use crate::words::span;

pub(crate) fn panel(app: &App) -> El {
    let session = app.door.borrow();
    let (asked, placed) = session.operations();
    let not_linearizable = session.not_linearizable();
    let (placed, asked) = (grouped(placed), grouped(asked));
    let says = match &not_linearizable {
        _ if asked == "0" => "What clients ask stands here as soon as they do.".to_owned(),
        None => format!(
            "{placed} of {asked} operations took effect where their dots are. In that order every \
             answer is right."
        ),
        Some(_) => format!(
            "{placed} of {asked} operations have a place in the order of the dots. The marked one \
             has none."
        ),
    };
    let selected = app.past.selected.and_then(|id| Some((id, session.operation_report(id)?)));
    let detail = match (selected, not_linearizable) {
        (Some((id, report)), not_linearizable) => {
            let why = not_linearizable.filter(|not_linearizable| not_linearizable.0 == id).map(|not_linearizable| not_linearizable.1);
            detail(app, id, &report, why)
        }
        (None, Some((id, why))) => el("div.detail")
            .add(el("p.warning").text(why))
            .add(button(app, "Show it", Msg::Past(Look::At(id)))),
        (None, None) => el("div.detail").add(soft(
            "Click an operation. Filled bars change something, hollow ones only look; dashed ones are \
             not answered.",
        )),
    };
    let picture =
        stage::canvas(app, &app.past.surface, |pointer| Msg::Past(Look::Pointer(pointer)))
            .set("role", "img")
            .set("aria-label", format!("History. {says}"));
    el("div.past")
        .add(head(app, says))
        .add(el("div.bars").add(picture))
        .add(detail.set("aria-live", "polite"))
}

fn head(app: &App, says: String) -> El {
    let one = |text: &'static str, label: &'static str, look: Look| {
        button(app, text, Msg::Past(look))
            .class("square quiet")
            .set("aria-label", label)
            .set("title", label)
    };
    let steer = el("div.steer")
        .add(one("‹", "Operation before", Look::Beside(false)))
        .add(one("›", "Operation after", Look::Beside(true)))
        .add(one("−", "Show more time", Look::Nearer(false)))
        .add(one("+", "Show less time", Look::Nearer(true)));
    el("div.past-head").add(soft(says)).add(steer)
}

fn detail(app: &App, id: OperationId, report: &OperationReport, why: Option<String>) -> El {
    let line = |(moment, text): (EventTime, String)| {
        let EventTime { event, time } = moment;
        el("button.line")
            .is("here", event == app.stage.event)
            .click(app, Msg::SeekEvent(event))
            .add(el("time").text(app.when(event, time)))
            .add(el("b"))
            .add(el("span").text(text))
    };
    let after = |moment: EventTime| {
        if app.by_hand() {
            return String::new();
        }
        format!(", after {}", span(moment.time - report.called.time))
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
    let remark = why.map(Into::into).or(remark.map(yew::AttrValue::from));
    let not_linearizable = report.status == OperationStatus::NotLinearizable;
    el("div.detail")
        .add(el("h3").text(format!("c{}: {}", id.client, report.text)))
        .maybe(
            remark.map(|remark| {
                el(if not_linearizable { "p.warning" } else { "p.soft" }).text(remark)
            }),
        )
        .add(el("div.lines").all(moments.into_iter().flatten().map(line)))
}
