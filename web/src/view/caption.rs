//! What just happened and why, and what to try next.

use playground::telling::MarkKind;
use yew::prelude::*;

use crate::app::App;
use crate::deeds;
use crate::msg::Msg;

pub(crate) fn card(app: &App) -> Html {
    let caption = app.door.borrow_mut().caption(!app.exact);
    let why = caption.why.first().cloned();
    let headline = if caption.headline.is_empty() { "Ready." } else { &caption.headline };
    html! {
        <section class="caption" aria-label="What happens" tabindex="0">
            // A new sentence is announced as a whole, and only when it is a new one.
            <p class="news" aria-live={if app.playing { "off" } else { "polite" }} aria-atomic="true">
                <b>{ headline.to_owned() }</b>{ " " }{ caption.detail.clone() }
            </p>
            if let Some(why) = why {
                <button type="button" class="why" title="Show this rule"
                    onclick={app.send.reform(move |_| Msg::Rule(why.rule))}>
                    { format!("{} · {}", why.says.trim_end_matches('.'), why.source) }
                </button>
            }
            if app.query.embed {
                <a class="why" target="_blank" rel="noopener" href={crate::embed::address(app)}>{ "Open in Synod" }</a>
            }
        </section>
    }
}

/// What to try next. Every one of them really does it.
pub(crate) fn suggestions(app: &App) -> Html {
    if app.by_hand() {
        let chips = app.choices.iter().take(4);
        return html! {
            <div class={classes!("suggestions", app.node().map(|_| "wide-only"))} role="group" aria-label="Try">
                { for chips.map(|choice| chip(app, choice.line.clone(), Some(choice.line.clone()))) }
            </div>
        };
    }
    let session = app.door.borrow();
    let leader = session.leader().map(|leader| leader.0);
    let stage = &app.stage;
    let down = stage.nodes.iter().find(|node| node.life == playground::stage::Life::Down);
    let first = match (leader, down) {
        (None, Some(node)) => {
            chip(app, format!("Restart S{}", node.id), deeds::crash_or_restart(stage, node.id))
        }
        (leader, _) => {
            let action = leader.and_then(|leader| deeds::crash_or_restart(stage, leader));
            chip(app, "Crash the leader".to_owned(), action)
        }
    };
    let second = if stage.groups.is_empty() {
        let apart = leader.map(|leader| deeds::minority(stage, leader)).unwrap_or_default();
        chip(app, "Split the cluster".to_owned(), deeds::split(stage, &apart))
    } else {
        chip(app, "Heal the network".to_owned(), Some("heal".to_owned()))
    };
    let won = session
        .marks()
        .iter()
        .rev()
        .find(|mark| mark.kind == MarkKind::Lead && mark.event <= stage.event);
    let third = match won {
        Some(mark) => {
            let event = mark.event;
            let text = format!("Why did S{} win?", mark.node.unwrap_or(0));
            html! {
                <button type="button" class="chip" onclick={app.send.reform(move |_| Msg::Causes(event))}>{ text }</button>
            }
        }
        None => {
            html! { <button type="button" class="chip" disabled=true>{ "Why did it win?" }</button> }
        }
    };
    html! {
        <div class={classes!("suggestions", app.node().map(|_| "wide-only"))} role="group" aria-label="Try">{ first }{ second }{ third }</div>
    }
}

fn chip(app: &App, text: String, line: Option<String>) -> Html {
    let disabled = line.is_none();
    let onclick = app.send.reform(move |_| Msg::Line(line.clone().unwrap_or_default()));
    html! { <button type="button" class="chip" {disabled} {onclick}>{ text }</button> }
}
