//! What the picture means, in a dialog.

use scene::legend::{self, LegendEntry};
use yew::prelude::*;

use crate::page::context::use_page;
use crate::ui::dialog::Dialog;
use crate::ui::surface::Surface;
use crate::workbench::bench::use_bench;

#[component]
pub(crate) fn LegendDialog() -> Html {
    let bench = use_bench();
    let list = |class: &'static str, entries: Vec<LegendEntry>| {
        let entries = entries.into_iter().map(|entry| html! { <Entry {entry} /> });
        html! { <ul class={classes!("legend", class)}>{ for entries }</ul> }
    };
    html! {
        <Dialog title="What the picture means" class="legends" close={bench.on_close()}>
            <p class="soft">
                { format!("{} A colour is an epoch: the period of one leader, which a protocol calls term, \
                   ballot or view.", crate::TAGLINE) }
            </p>
            <h3>{ "Nodes" }</h3>
            { list("of-nodes", legend::nodes()) }
            <h3>{ "Messages" }</h3>
            { list("", legend::messages()) }
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct EntryProps {
    entry: LegendEntry,
}

/// Something on the stage, and what it means.
#[component]
fn Entry(EntryProps { entry }: &EntryProps) -> Html {
    let theme = use_page().theme;
    let canvas = use_node_ref();
    {
        let (canvas, picture) = (canvas.clone(), entry.picture.clone());
        use_effect_with(theme, move |theme| {
            let mut surface = Surface::of(&canvas);
            if surface.resize(picture.width, picture.height) {
                surface.paint(&picture, *theme);
            }
        });
    }
    html! {
        <li>
            <div class="drawn"><canvas ref={canvas} aria-hidden="true" /></div>
            <p><b>{ entry.name }</b>{ " " }<span>{ entry.says }</span></p>
        </li>
    }
}
