//! A form for what a client asks: its fields, one behind the other, are the line of script.

use playground::report::MarkKind;

use crate::app::App;
use crate::msg::Msg;
use crate::view::element::{El, el, form, option};

pub(crate) fn popover(app: &App, at: Option<u32>) -> El {
    // Another value each time, so that one sees which is which.
    let asked = app.shown.marks.iter().filter(|mark| mark.kind == MarkKind::Request).count();
    let verb = app.asks.as_str();
    let clients = (2..=scenario::limits::CLIENTS).map(|client| format!("c{client}"));
    let verbs = ["put", "get", "cas", "append", "sync"];
    let client = el("select")
        .add(option("", "c1", true))
        .all(clients.map(|client| option(client.clone(), client, false)));
    let asks = el("select")
        .change(app, Msg::Asks)
        .all(verbs.map(|known| option(known, known, known == verb)));
    let level = el("select")
        .add(option("", "linearizable", true))
        .all(["lease", "local"].map(|level| option(level, level, false)));
    let node =
        el("select").add(option("", "the leader", at.is_none())).all(app.stage.nodes.iter().map(
            |node| option(format!("at {}", node.id), format!("S{}", node.id), at == Some(node.id)),
        ));
    let write = !matches!(verb, "get" | "sync");
    form(app, "form.popover.request")
        .key("request")
        .set("role", "dialog")
        .set("aria-label", "Request")
        .add(labelled("client", client))
        .add(labelled("asks", asks))
        .maybe((verb != "sync").then(|| field("register", "x")))
        .maybe((verb == "cas").then(|| field("if it holds", "1")))
        .maybe((verb == "get").then(|| labelled("read", level)))
        .maybe(write.then(|| field("value", &(asked + 1).to_string())))
        .add(labelled("at", node))
        .add(el("button.primary").set("type", "submit").text("Send"))
}

fn labelled(name: &'static str, field: El) -> El {
    el("label").key(name).add(el("span").text(name)).add(field)
}

fn field(name: &'static str, value: &str) -> El {
    let field = el("input")
        .set("name", name)
        .set("maxlength", "64")
        .set("autocomplete", "off")
        .flag("required", true);
    labelled(name, field.holds(value))
}
