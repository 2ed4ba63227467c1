//! What can be taken along: a link, an embed, a picture.

use scene::{DrawOptions, Picture};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::virtual_dom::ListenerKind;

use crate::app::App;
use crate::browser;
use crate::msg::Msg;
use crate::view::element::{El, button, el};
use crate::view::modal::modal;
use crate::words;

/// Links beyond this many characters are cut short by some programs.
const COMFORTABLE: usize = 2_000;

/// A picture for a document: so wide and high.
const STILL: (f64, f64) = (960.0, 560.0);

pub(crate) fn dialog(app: &App) -> El {
    let session = app.door.borrow();
    let address = browser::address();
    let fragment = app.link();
    let link = format!("{address}#{fragment}");
    let here = format!("{address}?t={}#{fragment}", words::seconds(app.stage.time));
    let packed = fragment.starts_with('~');
    let length = link.chars().count();
    let script = session.script();
    let title = session.info().name;
    let frame = format!(
        "<iframe src=\"{address}?embed&t={}#{fragment}\" title=\"{title} in Synod\" width=\"100%\" height=\"480\" \
         loading=\"lazy\" allow=\"fullscreen; clipboard-write\"></iframe>",
        words::seconds(app.stage.time)
    );
    let player = format!(
        "<script src=\"{address}embed.js\" defer></script>\n<synod-player t=\"{}\" title=\"{title} in Synod\">\n{}</synod-player>",
        words::seconds(app.stage.time),
        script
    );
    let markdown =
        format!("[![{title} in Synod](synod-{}.svg)]({here})", words::seconds(app.stage.time));
    let length = length_of(length, packed);
    let fields = [
        ("Link", link, "The link", length.as_str()),
        ("Link to this moment", here, "The link", &words::clock(app.stage.time)),
        ("Embed", frame, "The frame", "a frame, works everywhere"),
        ("Element", player, "The element", "lazy, follows your theme"),
        ("Markdown", markdown, "The Markdown", "with the picture beside it"),
    ];
    let content = el("div").all(fields.map(|it| field(app, it)));
    let picture = button(app, "Download this moment as SVG", Msg::Picture);
    modal(app, "Share", "share", content.add(el("div.taken").add(picture)))
}

fn length_of(length: usize, packed: bool) -> String {
    match (packed, length > COMFORTABLE) {
        (true, _) => format!("{length} characters, packed"),
        (false, true) => format!("{length} characters: some programs cut that short"),
        (false, false) => format!("{length} characters, readable"),
    }
}

fn field(app: &App, (title, text, what, note): (&str, String, &'static str, &str)) -> El {
    let label = el("span").text(title.to_owned()).add(el("small").text(note.to_owned()));
    let field =
        el("input").flag("readonly", true).holds(&text).hear(ListenerKind::onfocus, |event| {
            if let Some(field) = event.target() {
                field.unchecked_into::<HtmlInputElement>().select();
            }
        });
    let copy = button(app, "Copy", Msg::Copy(text, what));
    el("div.take")
        .add(el("label").add(label).add(field))
        .add(copy.set("aria-label", format!("Copy: {title}")))
}

/// This moment as a picture that stands for itself.
pub(crate) fn still(app: &App) -> String {
    let layout = scene::Layout::of(&app.stage, STILL.0, STILL.1, &app.moves);
    let picture: Picture = scene::draw(&app.stage, app.stage.time, &layout, DrawOptions::default());
    let link = format!("{}#{}", browser::address(), app.link());
    let caption = app.caption();
    let told = format!("{} {}", caption.headline, caption.detail);
    scene::svg::Still {
        theme: app.choice.theme(),
        title: "Synod",
        description: &told,
        link: Some(&link),
        caption: Some(&told),
    }
    .render(&picture)
}
