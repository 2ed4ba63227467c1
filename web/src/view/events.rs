//! The list of events. Only what is in sight is in the page.

use playground::telling::{Row, RowKind};
use yew::prelude::*;

use crate::app::App;
use crate::msg::{Filter, Msg, Tab};
use crate::words;

/// How high a line is, in pixels; the style sheet says the same.
const LINE: i32 = 32;

/// So many lines are drawn.
const SHOWN: u64 = 60;

/// So many events are looked through when only some are wanted.
const REACH: u64 = 4_000;

const KINDS: [(RowKind, &str); 6] = [
    (RowKind::Message, "messages"),
    (RowKind::Lost, "lost"),
    (RowKind::Timer, "timers"),
    (RowKind::Disk, "disks"),
    (RowKind::Client, "clients"),
    (RowKind::Action, "actions"),
];

pub(crate) fn panel(app: &App) -> Html {
    let (first, total, rows) = rows(app);
    let now = app.stage.event;
    let scrolled = {
        let list = app.parts.list.clone();
        app.send.reform(move |_| {
            Msg::Scrolled(list.cast::<web_sys::Element>().map_or(0, |list| list.scroll_top()))
        })
    };
    let line = |(at, row): (u64, &Row)| {
        let event = row.event;
        let top = (first + at) * LINE as u64;
        html! {
            // An attribute of SVG would be a style elsewhere: lines lie in a grid of equal rows.
            <li key={event} data-top={top.to_string()}>
                <button type="button" class={classes!("line", words::hue(row.epoch),
                    (event == now).then_some("here"), (event > now).then_some("future"),
                    row.notable.then_some("notable"))}
                    onclick={app.send.reform(move |_| Msg::SeekEvent(event))}>
                    <time>{ app.when(event, row.time) }</time>
                    <b>{ row.who.map(|who| who.to_string()).unwrap_or_default() }</b>
                    <span>{ row.text.clone() }</span>
                </button>
            </li>
        }
    };
    html! {
        <div class="events">
            { filters(app) }
            <div class="window" ref={app.parts.list.clone()} onscroll={scrolled} tabindex="0" aria-label="Events">
                <svg class="space" width="1" height={(first * LINE as u64).to_string()} aria-hidden="true"></svg>
                <ol class="lines">{ for (0..).zip(rows.iter()).map(line) }</ol>
                <svg class="space" width="1" aria-hidden="true"
                    height={(total.saturating_sub(first + rows.len() as u64) * LINE as u64).to_string()}></svg>
            </div>
        </div>
    }
}

fn filters(app: &App) -> Html {
    let filter = app.filter;
    let kinds = app.send.reform(move |event: Event| {
        let chosen = event.target_unchecked_into::<web_sys::HtmlSelectElement>().value();
        let kind = KINDS.iter().find(|(_, name)| *name == chosen).map(|(kind, _)| *kind);
        Msg::Filter(Filter { kind, notable: chosen == "highlights", ..filter })
    });
    let nodes = app.send.reform(move |event: Event| {
        let chosen = event.target_unchecked_into::<web_sys::HtmlSelectElement>().value();
        Msg::Filter(Filter { node: chosen.parse().ok(), ..filter })
    });
    html! {
        <div class="filters">
            <select aria-label="Kind of event" onchange={kinds}>
                <option selected={filter.kind.is_none() && !filter.notable}>{ "all events" }</option>
                <option selected={filter.notable}>{ "highlights" }</option>
                { for KINDS.iter().map(|(kind, name)| html! {
                    <option selected={filter.kind == Some(*kind)}>{ *name }</option>
                }) }
            </select>
            <select aria-label="Node" onchange={nodes}>
                <option value="" selected={filter.node.is_none()}>{ "all nodes" }</option>
                { for app.stage.nodes.iter().map(|node| html! {
                    <option value={node.id.to_string()} selected={filter.node == Some(node.id)}>{ format!("S{}", node.id) }</option>
                }) }
            </select>
        </div>
    }
}

/// The place of the first line, how many lines there are, and those in sight.
fn rows(app: &App) -> (u64, u64, Vec<Row>) {
    let mut session = app.door.borrow_mut();
    let known = session.known();
    let top = (app.scroll.max(0) / LINE) as u64;
    let first = top.saturating_sub(10);
    if app.filter == Filter::default() {
        return (first, known, session.rows(first + 1, first + SHOWN));
    }
    let Filter { kind, node, notable } = app.filter;
    let mut rows = session.rows(known.saturating_sub(REACH).max(1), known);
    rows.retain(|row| {
        kind.is_none_or(|kind| row.kind == kind)
            && (!notable || row.notable)
            && node.is_none_or(|node| row.who == Some(playground::stage::End::Node(node)))
    });
    let total = rows.len() as u64;
    let rows = rows.into_iter().skip(first as usize).take(SHOWN as usize).collect();
    (first, total, rows)
}

/// Keeps the present event in sight while the clock runs or somebody steps.
pub(crate) fn follow(app: &mut App) {
    let event = app.stage.event;
    if app.tab != Tab::Events || app.announced == event {
        return;
    }
    app.announced = event;
    let Some(list) = app.parts.list.cast::<web_sys::Element>() else { return };
    if app.filter != Filter::default() {
        return;
    }
    let at = i32::try_from(event).unwrap_or(i32::MAX / LINE).saturating_mul(LINE);
    let (top, height) = (list.scroll_top(), list.client_height());
    if at - LINE < top || at + LINE > top + height {
        list.set_scroll_top(at - height / 2);
    }
}
