//! What clients asked and were told, as a picture, and what there is to be said of an operation.

use playground::exchanges::{Account, Id, Moment, Standing};
use playground::telling::grouped;

use crate::app::App;
use crate::msg::{Look, Msg};
use crate::view::element::{El, button, el, soft};
use crate::view::stage;
use crate::words::span;

pub(crate) fn panel(app: &App) -> El {
    let session = app.door.borrow();
    let (asked, placed) = session.operations();
    let misfit = session.misfit();
    let (placed, asked) = (grouped(placed), grouped(asked));
    let says = match &misfit {
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
    let selected = app.past.selected.and_then(|id| Some((id, session.account_of(id)?)));
    let detail = match (selected, misfit) {
        (Some((id, account)), misfit) => {
            let why = misfit.filter(|misfit| misfit.0 == id).map(|misfit| misfit.1);
            detail(app, id, &account, why)
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

fn detail(app: &App, id: Id, account: &Account, why: Option<String>) -> El {
    let line = |(moment, text): (Moment, String)| {
        let Moment { event, time } = moment;
        el("button.line")
            .is("here", event == app.stage.event)
            .click(app, Msg::SeekEvent(event))
            .add(el("time").text(app.when(event, time)))
            .add(el("b"))
            .add(el("span").text(text))
    };
    let after = |moment: Moment| {
        if app.by_hand() {
            return String::new();
        }
        format!(", after {}", span(moment.time - account.called.time))
    };
    let moments = [
        Some((account.called, "is called".to_owned())),
        account.effect.map(|moment| {
            (moment, format!("takes effect as number {}{}", grouped(account.place), after(moment)))
        }),
        account.answered.map(|moment| (moment, format!("is answered{}", after(moment)))),
    ];
    let remark = match account.standing {
        Standing::Placed(_) => None,
        Standing::Open => Some("It may take effect at any time from its call on, or never."),
        Standing::Unplaced => Some("It is not judged: the order ended before."),
        Standing::Unjudged => Some("It is not judged: its answer may be old."),
        Standing::Misfit => Some("No order has room for it."),
    };
    let remark = why.map(Into::into).or(remark.map(yew::AttrValue::from));
    let misfit = account.standing == Standing::Misfit;
    el("div.detail")
        .add(el("h3").text(format!("c{}: {}", id.client, account.text)))
        .maybe(remark.map(|remark| el(if misfit { "p.warning" } else { "p.soft" }).text(remark)))
        .add(el("div.lines").all(moments.into_iter().flatten().map(line)))
}
