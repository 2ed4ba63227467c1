//! Elements, put together one call at a time.
//!
//! The macro of yew writes out for every element, at every place, how it is made. These functions
//! are there once, and a place that uses them is a few calls.

use std::rc::Rc;

use protocol::joined;
use scenario::Action;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement};
use yew::prelude::*;
use yew::virtual_dom::{Listener, ListenerKind, VNode, VTag, VText};

use crate::app::App;
use crate::msg::Msg;

/// An element that is being put together.
pub(crate) struct El(Box<Parts>);

struct Parts {
    tag: VTag,
    classes: String,
    listeners: Vec<Option<Rc<dyn Listener>>>,
}

/// An element with its classes: `div`, `button.square.quiet`.
pub(crate) fn el(what: &'static str) -> El {
    let mut words = what.split('.');
    let mut tag = VTag::new(words.next().unwrap_or_default());
    if what.starts_with("button") {
        tag.add_attribute("type", "button");
    }
    let classes = joined(words, " ");
    El(Box::new(Parts { tag, classes, listeners: Vec::new() }))
}

impl El {
    /// An attribute.
    pub(crate) fn set(mut self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.0.tag.add_attribute(name, value);
        self
    }

    /// An attribute that is there or not.
    pub(crate) fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.set(name, "") } else { self }
    }

    /// An attribute that says yes or no.
    pub(crate) fn says(self, name: &'static str, on: bool) -> Self {
        self.set(name, if on { "true" } else { "false" })
    }

    /// Another class.
    pub(crate) fn class(mut self, class: &str) -> Self {
        if !self.0.classes.is_empty() {
            self.0.classes += " ";
        }
        self.0.classes += class;
        self
    }

    /// Another class, when that is so.
    pub(crate) fn is(self, class: &'static str, so: bool) -> Self {
        if so { self.class(class) } else { self }
    }

    /// What a field holds. It is written only when it is another than before, so that nothing
    /// happens to what somebody types.
    pub(crate) fn holds(mut self, value: &str) -> Self {
        self.0.tag.add_property("value", JsValue::from_str(value));
        self
    }

    /// What a field holds, whatever somebody types.
    pub(crate) fn keeps(mut self, value: String) -> Self {
        self.0.tag.set_value(AttrValue::from(value));
        self
    }

    /// Whether a box is ticked.
    pub(crate) fn ticked(mut self, on: bool) -> Self {
        self.0.tag.set_checked(on);
        self
    }

    /// Text behind what is there.
    pub(crate) fn text(self, text: impl Into<AttrValue>) -> Self {
        self.node(VText::new(text).into())
    }

    /// An element behind what is there.
    pub(crate) fn add(self, child: Self) -> Self {
        self.node(child.into())
    }

    /// An element, or a place where one may be another time.
    pub(crate) fn maybe(self, child: Option<Self>) -> Self {
        self.node(child.map_or_else(VNode::default, Into::into))
    }

    /// Elements behind what is there.
    pub(crate) fn all(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::add)
    }

    fn node(mut self, child: VNode) -> Self {
        self.0.tag.add_child(child);
        self
    }

    /// Which of its siblings it is, wherever it stands among them.
    pub(crate) fn key(mut self, key: impl Into<yew::virtual_dom::Key>) -> Self {
        self.0.tag.key = Some(key.into());
        self
    }

    /// Where it can be found.
    pub(crate) fn at(mut self, place: &NodeRef) -> Self {
        self.0.tag.node_ref = place.clone();
        self
    }

    /// Hears what happens to it.
    pub(crate) fn hear(self, kind: ListenerKind, hear: impl Fn(Event) + 'static) -> Self {
        self.listen(Hears { kind, hear: Box::new(hear) })
    }

    fn listen(mut self, hears: Hears) -> Self {
        self.0.listeners.push(Some(Rc::new(hears)));
        self
    }

    /// Sends something when it is clicked.
    pub(crate) fn click(self, app: &App, msg: Msg) -> Self {
        let send = app.send.clone();
        self.hear(ListenerKind::onclick, move |_| send.emit(msg.clone()))
    }

    /// Sends what it holds when that has become another.
    pub(crate) fn change(self, app: &App, msg: impl Fn(String) -> Msg + 'static) -> Self {
        let send = app.send.clone();
        self.hear(ListenerKind::onchange, move |event| send.emit(msg(held(&event))))
    }
}

impl From<El> for VNode {
    fn from(El(parts): El) -> Self {
        let Parts { mut tag, classes, listeners } = *parts;
        if !classes.is_empty() {
            tag.add_attribute("class", classes);
        }
        if !listeners.is_empty() {
            tag.set_listeners(listeners.into());
        }
        tag.into()
    }
}

struct Hears {
    kind: ListenerKind,
    hear: Box<dyn Fn(Event)>,
}

impl Listener for Hears {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: Event) {
        (self.hear)(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// What the field holds that an event is about; lists and texts answer to the same word.
pub(crate) fn held(event: &Event) -> String {
    event
        .target()
        .map(|field| field.unchecked_into::<HtmlInputElement>().value())
        .unwrap_or_default()
}

/// A button that sends something.
pub(crate) fn button(app: &App, text: impl Into<AttrValue>, msg: Msg) -> El {
    el("button").text(text).click(app, msg)
}

/// A button that does something to the cluster; it is shut when there is nothing to do.
pub(crate) fn acts(app: &App, text: impl Into<AttrValue>, action: Option<Action>) -> El {
    match action {
        Some(action) => button(app, text, Msg::Act(action)),
        None => el("button").text(text).flag("disabled", true),
    }
}

/// A form that is a line of script: what its fields hold, one behind the other.
pub(crate) fn form(app: &App, what: &'static str) -> El {
    let send = app.send.clone();
    el(what).hear(ListenerKind::onsubmit, move |event| {
        event.prevent_default();
        let form = event.target().map(JsCast::unchecked_into::<Element>);
        send.emit(Msg::Line(form.map(|form| line(&form)).unwrap_or_default()));
    })
}

fn line(form: &Element) -> String {
    let mut line = String::new();
    let Ok(fields) = form.query_selector_all("input, select") else { return line };
    for at in 0..fields.length() {
        let field = fields.get(at).map(JsCast::unchecked_into::<HtmlInputElement>);
        let value = field.map(|field| field.value()).unwrap_or_default();
        if !value.trim().is_empty() {
            line = line + " " + value.trim();
        }
    }
    line.trim().to_owned()
}

/// Choices of a list: value, text, and whether it is the one.
pub(crate) fn option(value: impl Into<AttrValue>, text: impl Into<AttrValue>, chosen: bool) -> El {
    el("option").set("value", value).flag("selected", chosen).text(text)
}

/// A list of names and values.
pub(crate) fn facts(what: &'static str, facts: impl IntoIterator<Item = (String, String)>) -> El {
    el(what).all(
        facts
            .into_iter()
            .map(|(name, value)| el("div").add(el("dt").text(name)).add(el("dd").text(value))),
    )
}

/// Brings what a list holds under one heading.
pub(crate) fn heading(text: impl Into<AttrValue>) -> El {
    el("h3").text(text)
}

/// A remark.
pub(crate) fn soft(text: impl Into<AttrValue>) -> El {
    el("p.soft").text(text)
}
