//! What just happened and why, and what to try next.

use playground::report::{MarkKind, is_doing};
use playground::snapshot::{ClusterSnapshot, Life};
use scenario::Action;

use crate::app::App;
use crate::deeds;
use crate::msg::Msg;
use crate::view::element::{El, acts, button, el};

pub(crate) fn card(app: &App) -> El {
    let caption = app.caption();
    let headline = if caption.headline.is_empty() { "Ready." } else { &caption.headline };
    // A new sentence is announced as a whole, and only when it is a new one.
    let remark = app.door.borrow().is_remark(caption.event);
    let news = el("p.news")
        .is("remark", remark)
        .set("aria-live", if app.playing { "off" } else { "polite" })
        .set("aria-atomic", "true")
        .add(el("b").text(headline.to_owned()))
        .text(" ")
        .text(caption.detail.clone());
    let why = caption.why.first().map(|why| {
        let text = format!("{} · {}", why.says.trim_end_matches('.'), why.source);
        button(app, text, Msg::Rule(why.rule)).class("why").set("title", "Show this rule")
    });
    let card = el("section.caption").set("aria-label", "What happens").set("tabindex", "0");
    card.add(news).maybe(why)
}

/// What to try next. Every one of them really does it.
pub(crate) fn suggestions(app: &App) -> El {
    let list = el("div.suggestions")
        .is("wide-only", app.node().is_some())
        .set("role", "group")
        .set("aria-label", "Try");
    if app.by_hand() {
        let chips = app.shown.choices.iter().take(4);
        return list.all(chips.map(|it| chip(app, it.line.clone(), Some(it.action.clone()))));
    }
    let leader = app.shown.leader.map(|leader| leader.0);
    let stage = &app.stage;
    let is = |life: Life| stage.nodes.iter().find(move |node| node.life == life);
    // Somebody can always be crashed: whoever leads, else the first who is up.
    let victim = leader.or_else(|| is(Life::Up).map(|node| node.id));
    let (first, node) = match (leader, is(Life::Down)) {
        (None, Some(node)) => (format!("Restart S{}", node.id), Some(node.id)),
        _ => (format!("Crash {}", called(stage, leader, victim.unwrap_or(1))), victim),
    };
    let second = if stage.groups.is_empty() {
        let apart = deeds::minority(stage, victim.unwrap_or(1));
        ("Split the cluster", deeds::split(stage, &deeds::apart(&apart)))
    } else {
        ("Heal the network", Some(Action::Heal(None)))
    };
    let mut marks = app.shown.marks.iter().rev();
    let won = marks.find(|mark| mark.kind == MarkKind::Lead && mark.event <= stage.event);
    let third = won.map(|mark| {
        let (does, node) = (if leader == mark.node { "does" } else { "did" }, mark.node);
        let text = format!("Why {does} S{} lead?", node.unwrap_or(0));
        button(app, text, Msg::Causes(mark.event)).class("chip")
    });
    list.add(chip(app, first, node.and_then(|node| deeds::crash_or_restart(stage, node))))
        .add(chip(app, second.0.to_owned(), second.1))
        .maybe(third)
}

/// `the leader`, where that is what the protocol calls it, else `S3`.
fn called(stage: &ClusterSnapshot, leader: Option<u32>, node: u32) -> String {
    let title = stage.nodes.iter().find(|known| leader == Some(known.id)).map(|node| &*node.title);
    match title.filter(|title| !is_doing(title)) {
        Some(title) => format!("the {title}"),
        None => format!("S{node}"),
    }
}

fn chip(app: &App, text: String, action: Option<Action>) -> El {
    acts(app, text, action).class("chip")
}
