//! The stage, and what lies over it.

use playground::stage::{End, Stage};
use scene::Target;
use web_sys::{HtmlElement, PointerEvent};
use yew::prelude::*;

use crate::app::App;
use crate::msg::{Msg, Pointer, Sides};
use crate::surface::Surface;
use crate::view::{actions, button, next, verdicts};
use crate::words;

pub(crate) fn stage(app: &App) -> Html {
    let pointers = pointers(&app.canvas, &app.send, Msg::Stage);
    html! {
        <section class="stage" aria-label="Stage">
            <canvas class="picture" ref={app.canvas.node.clone()} role="img"
                aria-label={picture_label(app)}
                onpointerdown={pointers.0} onpointermove={pointers.1}
                onpointerup={pointers.2.clone()} onpointercancel={pointers.2}
                onpointerleave={app.send.reform(|_| Msg::Stage(Pointer::Leave))}
                oncontextmenu={pointers.3} />
            { nodes(app) }
            if app.by_hand() && app.sides.is_none() {
                { next::hands(app) }
            }
            { verdicts::alarm(app) }
            if app.selected.is_some() && app.sides.is_none() && !app.query.embed {
                { actions::bar(app) }
            }
            { tip(app) }
            { verdicts::summary(app) }
        </section>
    }
}

type Hear = Callback<PointerEvent>;
type Ask = Callback<MouseEvent>;

/// Hears pointers on a canvas, which keeps them until they are let go.
pub(crate) fn pointers(
    surface: &Surface,
    send: &Callback<Msg>,
    to: fn(Pointer) -> Msg,
) -> (Hear, Hear, Hear, Ask) {
    let place = {
        let node = surface.node.clone();
        move |event: &MouseEvent| {
            let area = node.cast::<HtmlElement>().map(|it| it.get_bounding_client_rect());
            let (left, top) = area.map_or((0.0, 0.0), |area| (area.left(), area.top()));
            scene::Point::new(f64::from(event.client_x()) - left, f64::from(event.client_y()) - top)
        }
    };
    let touch = |event: &PointerEvent| event.pointer_type() == "touch";
    let node = surface.node.clone();
    let (down, moved, up, asked) = (place.clone(), place.clone(), place.clone(), place);
    (
        send.reform(move |event: PointerEvent| {
            if let Some(canvas) = node.cast::<web_sys::Element>() {
                // A pointer that is gone already cannot be kept.
                let _ = canvas.set_pointer_capture(event.pointer_id());
            }
            match event.button() {
                0 => to(Pointer::Down(down(&event), touch(&event))),
                _ => to(Pointer::Leave),
            }
        }),
        send.reform(move |event: PointerEvent| to(Pointer::Move(moved(&event), touch(&event)))),
        send.reform(move |event: PointerEvent| to(Pointer::Up(up(&event)))),
        send.reform(move |event: MouseEvent| {
            event.prevent_default();
            to(Pointer::Menu(asked(&event)))
        }),
    )
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
fn nodes(app: &App) -> Html {
    let session = app.door.borrow();
    let reign = session.info().epoch.name;
    let node = |node: &playground::stage::NodeStage| {
        let id = node.id;
        let splitting = app.sides.is_some();
        let text = format!("S{id} {}", words::standing(node, reign));
        let pressed = match &app.sides {
            Some(apart) => apart.contains(&id),
            None => app.node() == Some(id),
        };
        html! {
            <li key={id}>
                <button type="button" aria-pressed={pressed.to_string()}
                    onclick={app.send.reform(move |_| match splitting {
                        true => Msg::Sides(Sides::Toggle(id)),
                        false => Msg::Select(Some(Target::Node(id))),
                    })}>{ text }</button>
            </li>
        }
    };
    html! {
        <ul class="node-list" aria-label="Nodes">{ for app.stage.nodes.iter().map(node) }</ul>
    }
}

/// What somebody points at, in a sentence.
fn tip(app: &App) -> Html {
    let Some(target) =
        app.hover.filter(|target| app.drag.is_none() && Some(*target) != app.selected)
    else {
        return Html::default();
    };
    let (title, mut text) = describe(app, &app.stage, target);
    if let Target::Flight(id) = target
        && app.choices.iter().any(|choice| choice.flight == Some(id))
    {
        text += " Click, and it arrives. Right click, or hold: more.";
    }
    html! {
        <div class="tip" ref={app.parts.tip.clone()} aria-hidden="true">
            <b>{ title }</b>
            if !text.is_empty() {
                <span>{ text }</span>
            }
        </div>
    }
}

/// A target: its name, and a sentence about it.
pub(crate) fn describe(app: &App, stage: &Stage, target: Target) -> (String, String) {
    match target {
        Target::Node(id) => {
            let reign = app.door.borrow().info().epoch.name;
            let node = stage.nodes.iter().find(|node| node.id == id);
            let standing = node.map(|node| words::standing(node, reign)).unwrap_or_default();
            (format!("S{id} {standing}"), String::new())
        }
        Target::Client(id) => {
            let client = stage.clients.iter().find(|client| client.id == id);
            let waiting = client.map(|client| client.waiting.join(", ")).unwrap_or_default();
            let text = if waiting.is_empty() {
                "waits for nothing".to_owned()
            } else {
                format!("waits for {waiting}")
            };
            (format!("Client c{id}"), text)
        }
        Target::Flight(id) => match stage.flights.iter().find(|flight| flight.id == id) {
            Some(flight) => {
                let doomed = if flight.doomed { " It will not arrive." } else { "" };
                (
                    format!("{}  {} → {}", flight.label, flight.from, flight.to),
                    format!("{}{doomed}", flight.says),
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
pub(crate) fn sides(app: &App, apart: usize) -> Html {
    let text = match apart {
        0 => "Click the nodes that stand apart, or draw a line between them.".to_owned(),
        1 => "1 node stands apart.".to_owned(),
        more => format!("{more} nodes stand apart."),
    };
    html! {
        <div class="caption banner" role="group" aria-label="Split the network">
            <p class="news"><b>{ "Where does the wall stand?" }</b>{ " " }{ text }</p>
            <button type="button" class="primary" disabled={apart == 0 || apart == app.stage.nodes.len()}
                onclick={app.send.reform(|_| Msg::Sides(Sides::Apply))}>{ "Split" }</button>
            { button(&app.send, "Cancel", || Msg::Sides(Sides::Cancel)) }
        </div>
    }
}
