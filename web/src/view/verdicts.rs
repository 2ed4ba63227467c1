//! What holds, and what does not.

use playground::report::{ClaimReport, VerdictReport, VerdictStatus};

use crate::app::App;
use crate::msg::{Look, Msg, Panel};
use crate::view::element::{El, button, el};
use crate::view::node::dot;

/// One quiet chip for each property, and one for each claim.
pub(crate) fn chips(app: &App) -> El {
    let chip = |verdict: &VerdictReport| {
        let (class, word) = match verdict.state {
            VerdictStatus::Holds => ("holds", "holds"),
            VerdictStatus::Violated => ("violated", "violated"),
            VerdictStatus::Assumption => ("assumption", "violated, under a broken assumption"),
            VerdictStatus::Unpromised => ("open", "cannot be promised now"),
        };
        let assumption = verdict.assumption.as_deref().unwrap_or_default();
        let title = format!("{} {} {assumption}", verdict.says, verdict.because);
        let chip = match verdict.event {
            Some(event) => el("button.verdict").click(app, Msg::SeekEvent(event)),
            None => el("span.verdict"),
        };
        let chip = named(chip.class(class).set("title", title), verdict.name.to_owned(), word);
        el("li").key(verdict.property).add(chip)
    };
    let claim = |(at, claim): (usize, &ClaimReport)| {
        let (class, word) = match claim.kept {
            Some(true) => ("holds", "kept"),
            Some(false) => ("violated", "broken"),
            None => ("open", "open"),
        };
        let title = format!("The script claims this: {word}");
        let chip = el("span.verdict.claim").class(class).set("title", title);
        el("li").key(format!("claim {at}")).add(named(chip, claim.text.clone(), word))
    };
    let add = button(app, "+ claim", Msg::Open(Panel::Claims))
        .class("verdict add")
        .set("title", "Claim something about this run (x)")
        .set("aria-haspopup", "dialog")
        .says("aria-expanded", app.panel == Some(Panel::Claims));
    el("ul.verdicts")
        .set("aria-label", "Properties")
        .all(app.shown.verdicts.iter().map(chip))
        .all(app.shown.claims.iter().enumerate().map(claim))
        .add(el("li").key("add").add(add))
}

fn named(chip: El, name: String, word: &str) -> El {
    chip.add(dot()).text(name).add(el("span.hidden").text(format!(": {word}")))
}

/// All of it in a few words, where there is no room for chips.
pub(crate) fn summary(app: &App) -> El {
    let verdicts = &app.shown.verdicts;
    let of = |state| verdicts.iter().filter(|verdict| verdict.state == state).count();
    let (class, text) = match (of(VerdictStatus::Violated), of(VerdictStatus::Assumption)) {
        (0, 0) => ("holds", format!("{} properties hold", verdicts.len())),
        (0, _) => ("assumption", "assumption violated".to_owned()),
        (1, _) => ("violated", "1 property violated".to_owned()),
        (more, _) => ("violated", format!("{more} properties violated")),
    };
    el("button.verdict.summary").class(class).click(app, Msg::Sheet(true)).add(dot()).text(text)
}

/// What was violated, of all of that what is told first: a fault of the protocol before one of its
/// world.
pub(crate) fn fallen(app: &App) -> Option<&VerdictReport> {
    let of = |state| app.shown.verdicts.iter().find(|verdict| verdict.state == state);
    of(VerdictStatus::Violated).or_else(|| of(VerdictStatus::Assumption))
}

/// A violation takes the stage, until it is put aside.
pub(crate) fn alarm(app: &App) -> Option<El> {
    let fallen = fallen(app)?;
    let broken_assumption = fallen.state == VerdictStatus::Assumption;
    let when = app.when(fallen.event.unwrap_or(0), fallen.time.unwrap_or(0));
    let what = if broken_assumption { ": assumption violated" } else { " is violated" };
    let ways = [
        (fallen.event, "Go to it"),
        (fallen.earlier, "Go to the earlier fact"),
        (fallen.broken, "Go to what broke it"),
    ];
    let ways = ways
        .into_iter()
        .filter_map(|(event, text)| event.map(|event| button(app, text, Msg::SeekEvent(event))));
    let not_linearizable = app.door.borrow().not_linearizable().filter(|_| !app.query.embed);
    let history = not_linearizable
        .map(|(id, _)| button(app, "History", Msg::Past(Look::At(id))).class("history"));
    let slim = fallen.event.is_some() && app.slim == fallen.event;
    let (sign, label) = match slim {
        false => ("×", "Put it aside (Esc)"),
        true => ("⋯", "What was violated, and why"),
    };
    let aside = button(app, sign, Msg::Aside(!slim)).class("square quiet");
    let assumption = fallen.assumption.clone().map(|assumption| el("p").text(assumption));
    Some(
        el("section.alarm")
            .is("assumption", broken_assumption)
            .is("slim", slim)
            .set("role", "alert")
            .add(el("h2").text(format!("{}{what}", fallen.name)))
            .add(el("p").text(fallen.because.clone()))
            .maybe(assumption)
            .add(el("p.soft").text(format!("{} Since {when}.", fallen.says)))
            .add(el("p.row").all(ways).maybe(history))
            .add(aside.set("aria-label", label).set("title", label)),
    )
}
