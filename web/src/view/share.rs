//! What can be taken along: a link, an embed, a picture.

use scene::{Options, Picture};
use yew::prelude::*;

use crate::app::App;
use crate::browser;
use crate::msg::Msg;
use crate::view::modal::modal;
use crate::words;

/// Links beyond this many characters are cut short by some programs.
const COMFORTABLE: usize = 2_000;

/// A picture for a document: so wide and high.
const STILL: (f64, f64) = (960.0, 560.0);

pub(crate) fn dialog(app: &App) -> Html {
    let session = app.door.borrow();
    let address = browser::address();
    let link = format!("{address}#{}", session.link());
    let here = format!("{address}?t={}#{}", words::seconds(app.stage.time), session.link());
    let packed = session.link().starts_with('~');
    let length = link.chars().count();
    let script = session.script();
    let title = session.info().name;
    let frame = format!(
        "<iframe src=\"{address}?embed&t={}#{}\" title=\"{title} in Synod\" width=\"100%\" height=\"480\" \
         loading=\"lazy\" allow=\"fullscreen; clipboard-write\"></iframe>",
        words::seconds(app.stage.time),
        session.link()
    );
    let player = format!(
        "<script src=\"{address}embed.js\" defer></script>\n<synod-player t=\"{}\" title=\"{title} in Synod\">\n{}</synod-player>",
        words::seconds(app.stage.time),
        script
    );
    let markdown =
        format!("[![{title} in Synod](synod-{}.svg)]({here})", words::seconds(app.stage.time));
    let content = html! {
        <>
            { field(app, "Link", &link, "The link", length_of(length, packed)) }
            { field(app, "Link to this moment", &here, "The link", words::clock(app.stage.time)) }
            { field(app, "Embed", &frame, "The frame", "a frame, works everywhere".to_owned()) }
            { field(app, "Element", &player, "The element", "lazy, follows your theme".to_owned()) }
            { field(app, "Markdown", &markdown, "The Markdown", "with the picture beside it".to_owned()) }
            <div class="taken">
                <button type="button" onclick={app.send.reform(|_| Msg::Picture)}>{ "Download this moment as SVG" }</button>
            </div>
        </>
    };
    modal(app, "Share", "share", content)
}

fn length_of(length: usize, packed: bool) -> String {
    match (packed, length > COMFORTABLE) {
        (true, _) => format!("{length} characters, packed"),
        (false, true) => format!("{length} characters: some programs cut that short"),
        (false, false) => format!("{length} characters, readable"),
    }
}

fn field(app: &App, title: &str, text: &str, what: &'static str, note: String) -> Html {
    let copied = text.to_owned();
    html! {
        <div class="take">
            <label><span>{ title.to_owned() }<small>{ note }</small></span>
                <input readonly=true value={text.to_owned()} onfocus={Callback::from(|event: FocusEvent| {
                    event.target_unchecked_into::<web_sys::HtmlInputElement>().select();
                })} />
            </label>
            <button type="button" aria-label={format!("Copy: {title}")}
                onclick={app.send.reform(move |_| Msg::Copy(copied.clone(), what))}>{ "Copy" }</button>
        </div>
    }
}

/// This moment as a picture that stands for itself.
pub(crate) fn still(app: &App) -> String {
    let session = app.door.borrow();
    let layout = scene::Layout::of(&app.stage, STILL.0, STILL.1, &app.moves);
    let picture: Picture = scene::draw(&app.stage, app.stage.time, &layout, Options::default());
    let link = format!("{}#{}", browser::address(), session.link());
    drop(session);
    let caption = app.door.borrow_mut().caption(!app.exact);
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
