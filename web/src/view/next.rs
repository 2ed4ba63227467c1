//! By hand: what can happen next, each thing as the line of script that it is.

use playground::report::{Choice, ChoiceKind};
use playground::snapshot::{Life, NodeSnapshot};
use scene::Target;

use crate::app::App;
use crate::browser;
use crate::deeds;
use crate::msg::Msg;
use crate::view::element::{El, button, el, heading, soft};

/// The list.
pub(crate) fn panel(app: &App) -> El {
    let hint = match app.shown.is_over {
        false => {
            "The script goes on from here. Step on (→), or choose something else: that makes another future."
        }
        true => {
            "Nothing happens by itself. Choose here, or click messages and timers on the stage."
        }
    };
    let kinds = [
        (ChoiceKind::Write, "Disks"),
        (ChoiceKind::Deliver, "Messages"),
        (ChoiceKind::Settle, "All of it"),
        (ChoiceKind::Fire, "Timers"),
    ];
    let mut list = el("div.next")
        .add(el("h2.title").text("What can happen next"))
        .add(soft(hint).class("hint"));
    for (kind, title) in kinds {
        let mut choices = app.shown.choices.iter().filter(|choice| choice.kind == kind).peekable();
        if choices.peek().is_some() {
            let choices = choices.map(|choice| one(app, choice));
            list = list.add(heading(title)).add(el("ul.choices").all(choices));
        }
    }
    let nothing = app.shown.choices.is_empty();
    let moves = |node: &NodeSnapshot| node.life == Life::Up;
    let still = match app.stage.nodes.iter().any(moves) {
        true => "Nothing is under way. Make a request, or break something.",
        false => "Nothing: every node is down or paused.",
    };
    list.maybe(nothing.then(|| soft(still)))
}

fn one(app: &App, choice: &Choice) -> El {
    let line = choice.line.clone();
    let lost = if choice.lost { " · will be lost" } else { "" };
    let more = choice.flight.map(|flight| {
        button(app, "⋯", Msg::Select(Some(Target::Flight(flight))))
            .class("square quiet")
            .set("aria-label", format!("More: {line}"))
            .set("title", "Drop, copy")
    });
    let choose = el("button.choice")
        .is("lost", choice.lost)
        .click(app, Msg::Choose(choice.action.clone()))
        .add(el("code").text(line.clone()))
        .add(el("span").text(choice.label.clone()).text(lost));
    el("li").key(line).add(choose).maybe(more)
}

/// The same at the nodes themselves, for who points.
pub(crate) fn hands(app: &App) -> El {
    let hand = |choice: &Choice| {
        // `fire 1 election` stands at node 1.
        let text = format!("{} {}", choice.action.word(), deeds::timer(choice).unwrap_or_default());
        button(app, text.trim().to_owned(), Msg::Act(choice.action.clone()))
            .key(text)
            .is("write", choice.kind == ChoiceKind::Write)
            .set("tabindex", "-1")
    };
    let node = |node: &NodeSnapshot| {
        let own = |choice: &&Choice| choice.node == Some(node.id) && choice.flight.is_none();
        let own = app.shown.choices.iter().filter(own).map(hand);
        el("div").key(node.id).set("data-node", node.id.to_string()).all(own)
    };
    let nodes = app.stage.nodes.iter().map(node);
    el("div.hands").set("aria-hidden", "true").at(&app.parts.hands).all(nodes)
}

/// Gives the first thing in the list the keyboard, when that was asked for.
pub(crate) fn reach(app: &mut App) {
    if std::mem::take(&mut app.reach) {
        browser::focus(".choice");
    }
}
