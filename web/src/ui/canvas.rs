//! A canvas that hears pointers.

use scene::Point;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::prelude::*;

use crate::stage::gesture::Pointer;

#[derive(Properties, PartialEq)]
pub(crate) struct PointerCanvasProps {
    pub(crate) canvas: NodeRef,
    pub(crate) on_pointer: Callback<Pointer>,
    #[prop_or_default]
    pub(crate) class: Classes,
    /// What is to be seen, in a sentence; without one it is hidden from screen readers.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
}

/// A canvas that hears pointers, and keeps those that are pressed until they are let go.
#[component]
pub(crate) fn PointerCanvas(props: &PointerCanvasProps) -> Html {
    let hear = {
        let on_pointer = props.on_pointer.clone();
        Callback::from(move |event: PointerEvent| on_pointer.emit(pointer(&event)))
    };
    let menu = {
        let on_pointer = props.on_pointer.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            let canvas = event.target().map(JsCast::unchecked_into::<Element>);
            on_pointer.emit(Pointer::Menu(place(canvas.as_ref(), &event)));
        })
    };
    let role = props.label.is_some().then_some("img");
    let hidden = props.label.is_none().then_some("true");
    html! {
        <canvas ref={props.canvas.clone()} class={props.class.clone()}
            {role} aria-label={props.label.clone()} aria-hidden={hidden}
            onpointerdown={hear.clone()} onpointermove={hear.clone()} onpointerup={hear.clone()}
            onpointercancel={hear.clone()} onpointerleave={hear} oncontextmenu={menu} />
    }
}

/// What a pointer did, and where.
fn pointer(event: &PointerEvent) -> Pointer {
    // A canvas has nothing in it: what is hit is the canvas.
    let canvas = event.target().map(JsCast::unchecked_into::<Element>);
    let at = place(canvas.as_ref(), event);
    let touch = event.pointer_type() == "touch";
    match Event::type_(event).as_str() {
        "pointerdown" if event.button() == 0 => {
            // A pointer that is gone already cannot be kept.
            let _ = canvas.map(|canvas| canvas.set_pointer_capture(event.pointer_id()));
            Pointer::Down(at, touch)
        }
        "pointermove" => Pointer::Move(at, touch),
        "pointerup" | "pointercancel" => Pointer::Up(at),
        _ => Pointer::Leave,
    }
}

fn place(canvas: Option<&Element>, event: &MouseEvent) -> Point {
    let area = canvas.map(Element::get_bounding_client_rect);
    let (left, top) = area.map_or((0.0, 0.0), |area| (area.left(), area.top()));
    Point::new(f64::from(event.client_x()) - left, f64::from(event.client_y()) - top)
}
