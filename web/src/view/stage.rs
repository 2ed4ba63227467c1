//! The stage, and what lies over it.

use playground::snapshot::{ClusterSnapshot, End};
use protocol::joined;
use scene::{Point, Target};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};
use yew::virtual_dom::ListenerKind;

use crate::app::App;
use crate::deeds;
use crate::msg::{Msg, Pointer, Side, Sides};
use crate::surface::Surface;
use crate::view::element::{El, button, el};
use crate::view::{actions, next, verdicts};
use crate::words;

pub(crate) fn stage(app: &App) -> El {
    let canvas = canvas(app, &app.canvas, Msg::Snapshot)
        .class("picture")
        .set("role", "img")
        .set("aria-label", picture_label(app));
    let splitting = app.sides.is_some();
    let selected = app.selected.filter(|_| !splitting && !app.query.embed);
    el("section.stage")
        .set("aria-label", "Stage")
        .add(canvas)
        .add(ends(app))
        .maybe((app.by_hand() && !splitting).then(|| next::hands(app)))
        .maybe(verdicts::alarm(app))
        .maybe(selected.map(|target| actions::bar(app, target)))
        .maybe(tip(app))
        .add(verdicts::summary(app))
}

/// A canvas that hears pointers, and keeps them until they are let go.
pub(crate) fn canvas(app: &App, surface: &Surface, to: fn(Pointer) -> Msg) -> El {
    let kinds = [
        ListenerKind::onpointerdown,
        ListenerKind::onpointermove,
        ListenerKind::onpointerup,
        ListenerKind::onpointercancel,
        ListenerKind::onpointerleave,
        ListenerKind::oncontextmenu,
    ];
    kinds.into_iter().fold(el("canvas").at(&surface.node), |canvas, kind| {
        let send = app.send.clone();
        canvas.hear(kind, move |event| send.emit(to(pointer(&event))))
    })
}

/// What a pointer did, and where.
fn pointer(event: &Event) -> Pointer {
    // A canvas has nothing in it: what is hit is the canvas. A menu is asked for by a pointer too.
    let pointer = event.unchecked_ref::<PointerEvent>();
    let canvas = event.target().map(JsCast::unchecked_into::<Element>);
    let area = canvas.as_ref().map(Element::get_bounding_client_rect);
    let (left, top) = area.map_or((0.0, 0.0), |area| (area.left(), area.top()));
    let (x, y) = (f64::from(pointer.client_x()), f64::from(pointer.client_y()));
    let at = Point::new(x - left, y - top);
    let touch = pointer.pointer_type() == "touch";
    match event.type_().as_str() {
        "pointerdown" if pointer.button() == 0 => {
            // A pointer that is gone already cannot be kept.
            let _ = canvas.map(|canvas| canvas.set_pointer_capture(pointer.pointer_id()));
            Pointer::Down(at, touch)
        }
        "pointermove" => Pointer::Move(at, touch),
        "pointerup" | "pointercancel" => Pointer::Up(at),
        "contextmenu" => {
            event.prevent_default();
            Pointer::Menu(at)
        }
        _ => Pointer::Leave,
    }
}

/// The picture in one sentence.
fn picture_label(app: &App) -> String {
    let session = app.door.borrow();
    let nodes = app.stage.nodes.len();
    let leader = match session.leader() {
        Some(leader) => format!("S{} leads", leader.0),
        None => "nobody leads".to_owned(),
    };
    let flying = app.stage.flights.len();
    let split = if app.stage.groups.is_empty() { "" } else { ", the network is split" };
    format!(
        "{nodes} nodes of {}: {leader}, {flying} messages on their way{split}.",
        session.info().name
    )
}

/// The same as buttons, for who does not point; they show themselves when they have the focus.
fn ends(app: &App) -> El {
    let epoch_name = app.shown.info.epoch.name;
    let one = |(end, text): (End, String)| {
        let target = match end {
            End::Node(node) => Target::Node(node),
            End::Client(client) => Target::Client(client),
        };
        let button = match &app.sides {
            Some(sides) => {
                let side = deeds::side(sides, end);
                button(app, format!("{end}, side {}", side + 1), Msg::Sides(Sides::Next(end)))
                    .says("aria-pressed", side > 0)
            }
            None => button(app, text, Msg::Select(Some(target)))
                .says("aria-pressed", app.selected == Some(target)),
        };
        el("li").key(end.to_string()).add(button)
    };
    let nodes = app.stage.nodes.iter().map(|node| {
        (End::Node(node.id), format!("S{} {}", node.id, words::standing(node, epoch_name)))
    });
    let clients =
        app.stage.clients.iter().map(|client| (End::Client(client.id), words::client(client)));
    let list = el("ul.node-list").set("aria-label", "Nodes and clients");
    list.all(nodes.chain(clients).map(one))
}

/// What somebody points at, in a sentence.
fn tip(app: &App) -> Option<El> {
    let pointed = |target: &Target| app.drag.is_none() && Some(*target) != app.selected;
    let target = app.hover.filter(pointed)?;
    let (title, mut text) = describe(app, &app.stage, target);
    if let Target::Flight(id) = target
        && app.shown.choices.iter().any(|choice| choice.flight == Some(id))
    {
        text += " Click, and it arrives. Right click, or hold: more.";
    }
    let tip = el("div.tip").at(&app.parts.tip).set("aria-hidden", "true");
    let text = (!text.is_empty()).then(|| el("span").text(text));
    Some(tip.add(el("b").text(title)).maybe(text))
}

/// A target: its name, and a sentence about it.
pub(crate) fn describe(app: &App, stage: &ClusterSnapshot, target: Target) -> (String, String) {
    match target {
        Target::Node(id) => {
            let epoch_name = app.shown.info.epoch.name;
            let node = stage.nodes.iter().find(|node| node.id == id);
            let standing = node.map(|node| words::standing(node, epoch_name)).unwrap_or_default();
            (format!("S{id} {standing}"), String::new())
        }
        Target::Client(id) => {
            let client = stage.clients.iter().find(|client| client.id == id);
            let waiting = client.map(|client| joined(&client.waiting, ", ")).unwrap_or_default();
            let name = client.map(words::client).unwrap_or_default();
            let text = if waiting.is_empty() {
                "waits for nothing".to_owned()
            } else {
                format!("waits for {waiting}")
            };
            (name, text)
        }
        Target::Flight(id) => match stage.flights.iter().find(|flight| flight.id == id) {
            Some(flight) => {
                let doomed = if flight.doomed { " It will not arrive." } else { "" };
                let lie = match flight.trick.as_str() {
                    "" => String::new(),
                    trick => format!(" A liar's deed: {trick}."),
                };
                (
                    format!("{}  {} → {}", flight.label, flight.from, flight.to),
                    format!("{}{lie}{doomed}", flight.says),
                )
            }
            None => Default::default(),
        },
        Target::Link(from, to) => {
            let cut = |a: End, b: End| stage.cuts.contains(&(a, b));
            let text = match (cut(from, to), cut(to, from)) {
                (true, true) => "cut both ways",
                (true, false) | (false, true) => "cut one way",
                _ => "",
            };
            (format!("{from} – {to}"), text.to_owned())
        }
    }
}

/// What to do while sides are chosen; it stands where the caption stands otherwise.
pub(crate) fn sides(app: &App, sides: &[Side]) -> El {
    let groups = deeds::groups(&app.stage, sides);
    let text = match groups.len() {
        0 | 1 => {
            "Click nodes onto other sides. Or draw a loop around a side, or a line between two."
                .to_owned()
        }
        _ => joined(groups.iter().map(|group| joined(group, " ")), "  ┃  "),
    };
    let news = el("p.news").add(el("b").text("Where does the wall stand?")).text(" ").text(text);
    let split = button(app, "Split", Msg::Sides(Sides::Apply))
        .class("primary")
        .flag("disabled", groups.len() < 2);
    el("div.caption.banner")
        .set("role", "group")
        .set("aria-label", "Split the network")
        .add(news)
        .add(split)
        .add(button(app, "Cancel", Msg::Sides(Sides::Cancel)))
}
