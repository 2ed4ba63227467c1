//! What can be taken along: a link, an embed, a picture.

use scene::{DrawOptions, Layout, Picture, Theme};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser;
use crate::page::context::use_page;
use crate::page::link::use_link;
use crate::player::playing::{PlayerMsg, Playing, use_playing};
use crate::ui::dialog::Dialog;
use crate::words;
use crate::workbench::bench::use_bench;

/// Links beyond this many characters are cut short by some programs.
const COMFORTABLE: usize = 2_000;

/// A picture for a document: so wide and high.
const STILL: (f64, f64) = (960.0, 560.0);

#[component]
pub(crate) fn ShareDialog() -> Html {
    let (playing, bench, page) = (use_playing(), use_bench(), use_page());
    let address = browser::address();
    let fragment = use_link(&playing.shown.script);
    let at = words::seconds(playing.shown.time.0);
    let link = format!("{address}#{fragment}");
    let here = format!("{address}?t={at}#{fragment}");
    let title = playing.shown.info.name;
    let frame = format!(
        "<iframe src=\"{address}?embed&t={at}#{fragment}\" title=\"{title} in Synod\" width=\"100%\" height=\"480\" \
         loading=\"lazy\" allow=\"fullscreen; clipboard-write\"></iframe>"
    );
    let player = format!(
        "<script src=\"{address}embed.js\" defer></script>\n<synod-player t=\"{at}\" title=\"{title} in Synod\">\n{}</synod-player>",
        playing.shown.script
    );
    let markdown = format!("[![{title} in Synod](synod-{at}.svg)]({here})");
    let length = length_of(link.chars().count(), fragment.starts_with('~'));
    let moment = words::clock(playing.shown.time.0);
    let download = {
        let (playing, link, theme) = (playing.clone(), link.clone(), page.theme);
        Callback::from(move |_: MouseEvent| download(&playing, &link, theme))
    };
    html! {
        <Dialog title="Share" class="share" close={bench.on_close()}>
            <div>
                <Take title="Link" text={link} copied="The link" note={length} />
                <Take title="Link to this moment" text={here} copied="The link" note={moment} />
                <Take title="Embed" text={frame} copied="The frame" note="a frame, works everywhere" />
                <Take title="Element" text={player} copied="The element" note="lazy, follows your theme" />
                <Take title="Markdown" text={markdown} copied="The Markdown" note="with the picture beside it" />
            </div>
            <div class="taken">
                <button type="button" onclick={download}>{ "Download this moment as SVG" }</button>
            </div>
        </Dialog>
    }
}

fn length_of(length: usize, is_packed: bool) -> String {
    match (is_packed, length > COMFORTABLE) {
        (true, _) => format!("{length} characters, packed"),
        (false, true) => format!("{length} characters: some programs cut that short"),
        (false, false) => format!("{length} characters, readable"),
    }
}

#[derive(Properties, PartialEq)]
struct TakeProps {
    title: &'static str,
    text: String,
    /// What is on the clipboard then.
    copied: &'static str,
    note: String,
}

/// A text that can be copied.
#[component]
fn Take(TakeProps { title, text, copied, note }: &TakeProps) -> Html {
    let playing = use_playing();
    let choose = Callback::from(|event: FocusEvent| {
        if let Some(field) = event.target() {
            field.unchecked_into::<HtmlInputElement>().select();
        }
    });
    let copy = {
        let (text, copied) = (text.clone(), *copied);
        Callback::from(move |_: MouseEvent| {
            let send = playing.send.clone();
            browser::copy(&text, move |done| {
                let outcome = if done { "is on the clipboard." } else { "could not be copied." };
                send.emit(PlayerMsg::Say(format!("{copied} {outcome}")));
            });
        })
    };
    html! {
        <div class="take">
            <label>
                <span>{ *title }<small>{ note.clone() }</small></span>
                <input readonly=true value={text.clone()} onfocus={choose} />
            </label>
            <button type="button" aria-label={format!("Copy: {title}")} onclick={copy}>{ "Copy" }</button>
        </div>
    }
}

/// Offers this moment as a file: a picture that stands for itself.
fn download(playing: &Playing, link: &str, theme: Theme) {
    let cluster = playing.cluster();
    let layout = Layout::of(cluster, STILL.0, STILL.1, &playing.moves);
    let picture: Picture = scene::draw(cluster, cluster.time, &layout, DrawOptions::default());
    let caption = playing.caption();
    let told = format!("{} {}", caption.headline, caption.detail);
    let still = scene::svg::Still {
        theme,
        title: "Synod",
        description: &told,
        link: Some(link),
        caption: Some(&told),
    };
    let name = format!("synod-{}.svg", words::seconds(cluster.time));
    browser::download(&name, "image/svg+xml", &still.render(&picture));
}
