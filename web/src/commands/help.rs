//! The keys, in a dialog.

use yew::prelude::*;

use crate::commands::{COMMANDS, Subject};
use crate::ui::dialog::Dialog;
use crate::workbench::bench::use_bench;

/// What is listed under each heading.
const SUBJECTS: [(Subject, &str); 3] =
    [(Subject::Time, "Time"), (Subject::Cluster, "Cluster"), (Subject::Page, "Page")];

#[component]
pub(crate) fn HelpDialog() -> Html {
    let bench = use_bench();
    let nodes = html! {
        <div><dt><kbd>{ "1" }</kbd><kbd>{ "…" }</kbd><kbd>{ "9" }</kbd></dt>
        <dd>{ "select a node; in a split: its next side" }</dd></div>
    };
    let groups = SUBJECTS.map(|(subject, title)| {
        let all = COMMANDS.iter().filter(|info| info.subject == subject && !info.keys.is_empty());
        let lines = all.map(|info| {
            let keys = info.keys.iter().map(|chord| html! { <kbd>{ chord.label }</kbd> });
            html! { <div><dt>{ for keys }</dt><dd>{ info.does }</dd></div> }
        });
        let first = (subject == Subject::Cluster).then(|| nodes.clone());
        html! { <section><h3>{ title }</h3><dl>{ first }{ for lines }</dl></section> }
    });
    html! {
        <Dialog title="Keys" class="help" close={bench.on_close()}>
            <div class="keys">{ for groups }</div>
        </Dialog>
    }
}
