//! The list of events. Only what is in sight is in the page.

use playground::EventFilter;
use playground::report::{Row, RowKind};
use playground::snapshot::End;
use yew::virtual_dom::ListenerKind;

use crate::app::App;
use crate::msg::{Msg, Tab};
use crate::view::element::{El, el, option};
use crate::words;

/// How high a line is, in pixels; the style sheet says the same.
const LINE: i32 = 32;

/// So many lines are drawn.
const SHOWN: u64 = 60;

const KINDS: [(RowKind, &str); 6] = [
    (RowKind::Message, "messages"),
    (RowKind::Lost, "lost"),
    (RowKind::Timer, "timers"),
    (RowKind::Disk, "disks"),
    (RowKind::Client, "clients"),
    (RowKind::Action, "actions"),
];

pub(crate) fn panel(app: &App) -> El {
    let (first, total, rows) = rows(app);
    let after = total.saturating_sub(first + rows.len() as u64);
    let (list, send) = (app.parts.list.clone(), app.send.clone());
    let window = el("div.window")
        .at(&app.parts.list)
        .set("tabindex", "0")
        .set("aria-label", "Events")
        .hear(ListenerKind::onscroll, move |_| {
            let top = list.cast::<web_sys::Element>().map_or(0, |list| list.scroll_top());
            send.emit(Msg::Scrolled(top));
        })
        .add(space(first))
        .add(el("ol.lines").all(rows.iter().map(|row| line(app, row))))
        .add(space(after));
    el("div.events").add(filters(app)).add(window)
}

/// The room that lines take which are not in the page. Attributes of SVG are no styles, which the
/// page forbids itself.
fn space(lines: u64) -> El {
    el("svg.space")
        .set("width", "1")
        .set("height", (lines * LINE as u64).to_string())
        .set("aria-hidden", "true")
}

/// An event that can be gone to.
pub(crate) fn entry(app: &App, row: &Row, text: String) -> El {
    let event = row.event;
    el("button.line")
        .is("here", event == app.stage.event)
        .click(app, Msg::SeekEvent(event))
        .add(el("time").text(app.when(event, row.time)))
        .add(el("b").text(row.who.map(|who| who.to_string()).unwrap_or_default()))
        .add(el("span").text(text))
}

fn line(app: &App, row: &Row) -> El {
    let button = entry(app, row, row.text.clone())
        .class(words::hue(row.epoch))
        .is("future", row.event > app.stage.event)
        .is("notable", row.notable);
    el("li").key(row.event).add(button)
}

fn filters(app: &App) -> El {
    let filter = &app.filter;
    let wanted = filter.clone();
    let kinds = el("select")
        .set("aria-label", "Kind of event")
        .change(app, move |chosen| {
            let kind = KINDS.iter().find(|(_, name)| *name == chosen).map(|(kind, _)| *kind);
            Msg::Filter(EventFilter { kind, notable: chosen == "highlights", ..wanted.clone() })
        })
        .add(option("", "all events", filter.kind.is_none() && !filter.notable))
        .add(option("highlights", "highlights", filter.notable))
        .all(KINDS.map(|(kind, name)| option(name, name, filter.kind == Some(kind))));
    let wanted = filter.clone();
    let nodes = el("select")
        .set("aria-label", "Node")
        .change(app, move |chosen| {
            let who = chosen.parse().ok().map(End::Node);
            Msg::Filter(EventFilter { who, ..wanted.clone() })
        })
        .add(option("", "all nodes", filter.who.is_none()))
        .all(app.stage.nodes.iter().map(|node| {
            let chosen = filter.who == Some(End::Node(node.id));
            option(node.id.to_string(), format!("S{}", node.id), chosen)
        }));
    let wanted = filter.clone();
    let words = el("input")
        .set("type", "search")
        .set("aria-label", "Words")
        .set("placeholder", "words")
        .set("autocomplete", "off")
        .holds(&filter.text)
        .change(app, move |text| Msg::Filter(EventFilter { text, ..wanted.clone() }));
    el("div.filters").add(kinds).add(nodes).add(words)
}

/// The place of the first line, how many lines there are, and those in sight.
fn rows(app: &App) -> (u64, u64, Vec<Row>) {
    let session = app.door.borrow();
    let known = session.known();
    let top = (app.scroll.max(0) / LINE) as u64;
    let first = top.saturating_sub(10);
    if app.filter == EventFilter::default() {
        return (first, known, session.rows(first + 1, first + SHOWN));
    }
    let events = &app.found.events;
    let sight = events.iter().skip(first as usize).take(SHOWN as usize).copied();
    (first, events.len() as u64, session.rows_of(&sight.collect::<Vec<_>>()))
}

/// Keeps the present event in sight while the clock runs or somebody steps.
pub(crate) fn follow(app: &mut App) {
    let event = app.stage.event;
    if app.tab != Tab::Events || app.announced == event {
        return;
    }
    app.announced = event;
    let Some(list) = app.parts.list.cast::<web_sys::Element>() else { return };
    if app.filter != EventFilter::default() {
        return;
    }
    let at = i32::try_from(event).unwrap_or(i32::MAX / LINE).saturating_mul(LINE);
    let (top, height) = (list.scroll_top(), list.client_height());
    if at - LINE < top || at + LINE > top + height {
        list.set_scroll_top(at - height / 2);
    }
}
