//! What just happened and why, and what to try next.

use playground::telling::MarkKind;

use crate::app::App;
use crate::deeds;
use crate::msg::Msg;
use crate::view::element::{El, button, el};

pub(crate) fn card(app: &App) -> El {
    let caption = app.door.borrow_mut().caption(!app.exact);
    let headline = if caption.headline.is_empty() { "Ready." } else { &caption.headline };
    // A new sentence is announced as a whole, and only when it is a new one.
    let news = el("p.news")
        .set("aria-live", if app.playing { "off" } else { "polite" })
        .set("aria-atomic", "true")
        .add(el("b").text(headline.to_owned()))
        .text(" ")
        .text(caption.detail);
    let why = caption.why.first().map(|why| {
        let text = format!("{} · {}", why.says.trim_end_matches('.'), why.source);
        button(app, text, Msg::Rule(why.rule)).class("why").set("title", "Show this rule")
    });
    let link = app.query.embed.then(|| {
        el("a.why")
            .set("target", "_blank")
            .set("rel", "noopener")
            .set("href", crate::embed::address(app))
            .text("Open in Synod")
    });
    let card = el("section.caption").set("aria-label", "What happens").set("tabindex", "0");
    card.add(news).maybe(why).maybe(link)
}

/// What to try next. Every one of them really does it.
pub(crate) fn suggestions(app: &App) -> El {
    let list = el("div.suggestions")
        .is("wide-only", app.node().is_some())
        .set("role", "group")
        .set("aria-label", "Try");
    if app.by_hand() {
        let chips = app.choices.iter().take(4);
        return list.all(chips.map(|it| chip(app, it.line.clone(), Some(it.line.clone()))));
    }
    let session = app.door.borrow();
    let leader = session.leader().map(|leader| leader.0);
    let stage = &app.stage;
    let down = stage.nodes.iter().find(|node| node.life == playground::stage::Life::Down);
    let (first, node) = match (leader, down) {
        (None, Some(node)) => (format!("Restart S{}", node.id), Some(node.id)),
        _ => ("Crash the leader".to_owned(), leader),
    };
    let second = if stage.groups.is_empty() {
        let apart = leader.map(|leader| deeds::minority(stage, leader)).unwrap_or_default();
        ("Split the cluster", deeds::split(stage, &deeds::apart(&apart)))
    } else {
        ("Heal the network", Some("heal".to_owned()))
    };
    let mut marks = session.marks().iter().rev();
    let won = marks.find(|mark| mark.kind == MarkKind::Lead && mark.event <= stage.event);
    let third = match won {
        Some(mark) => {
            let text = format!("Why did S{} win?", mark.node.unwrap_or(0));
            button(app, text, Msg::Causes(mark.event))
        }
        None => button(app, "Why did it win?", Msg::Close).flag("disabled", true),
    };
    list.add(chip(app, first, node.and_then(|node| deeds::crash_or_restart(stage, node))))
        .add(chip(app, second.0.to_owned(), second.1))
        .add(third.class("chip"))
}

fn chip(app: &App, text: String, line: Option<String>) -> El {
    let disabled = line.is_none();
    button(app, text, Msg::Line(line.unwrap_or_default())).class("chip").flag("disabled", disabled)
}
