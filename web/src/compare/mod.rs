//! The protocols compared: what a decision costs, measured, beside what textbooks say.

use campaign::compare::{self, Measured, SIZES};
use campaign::textbook::{ADDED, QUOTED, TABLE, TextbookRow, UNITS};
use protocol::Fault;
use yew::prelude::*;

use crate::registry;
use crate::ui::dialog::Dialog;
use crate::ui::lists::soft;
use crate::ui::yes;
use crate::workbench::bench::use_bench;

/// As many nodes are compared first.
const NODES: u32 = 5;

/// The columns: what stands above each, and what it means.
const COLUMNS: [(&str, &str); 10] = [
    ("protocol", ""),
    ("tolerates", "How many faulty nodes it tolerates"),
    ("decided", "Delays from the request's arrival until the first node decides"),
    ("writes", "Disk writes, one after the other, that this had to wait for"),
    ("known", "Delays until every node knows, as requests follow each other"),
    ("client", "Delays from asking to the answer, of a client that knows whom to ask"),
    ("elsewhere", "The same by way of a node that does not lead"),
    ("messages", "Messages between nodes for one decision"),
    ("bytes", "Their size: one byte for the kind, eight for each number"),
    ("a new leader", "From the leader's crash until somebody else leads"),
];

#[component]
pub(crate) fn CompareDialog() -> Html {
    let bench = use_bench();
    let nodes = use_state(|| NODES);
    let rows = use_memo(*nodes, |nodes| compare::all(registry(), *nodes).collect::<Vec<_>>());
    let sizes = SIZES.map(|size| {
        let nodes = nodes.clone();
        let pressed = yes(*nodes == size);
        let choose = Callback::from(move |_: MouseEvent| nodes.set(size));
        html! {
            <button type="button" aria-pressed={pressed} onclick={choose}>{ format!("{size} nodes") }</button>
        }
    });
    html! {
        <Dialog title="Compare" class="compare" close={bench.on_close()}>
            <div class="comparison">
                { soft(
                    "What a decision costs, measured on this very world: every message takes one \
                     delay, and nothing else takes any time.",
                ) }
                <div class="either" role="group" aria-label="Cluster">{ for sizes }</div>
                { scrolled("Measured", measured(&rows)) }
                { soft(
                    "“Known” is what all nodes need while requests follow each other; where none does, \
                     some wait for the next heartbeat, and the small number is their delays then. A new \
                     leader waits for timers first; its delays are those after the last of them.",
                ) }
                <h3>{ "The textbook" }</h3>
                { soft(UNITS) }
                { soft(
                    "The first columns quote the table as it is usually given; those marked “ours” are \
                     what Synod adds to it.",
                ) }
                { scrolled("The textbook", textbook()) }
            </div>
        </Dialog>
    }
}

/// Wide tables are scrolled for themselves, by hand and by keyboard.
fn scrolled(label: &'static str, table: Html) -> Html {
    html! { <div class="wide" role="region" tabindex="0" aria-label={label}>{ table }</div> }
}

fn measured(rows: &[Measured]) -> Html {
    let head = COLUMNS.map(|(name, says)| html! { <th scope="col" title={says}>{ name }</th> });
    html! {
        <table class="traffic">
            <thead><tr>{ for head }</tr></thead><tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    }
}

fn row(it: &Measured) -> Html {
    let small = |text: String| html! { <small>{ text }</small> };
    let may_lie = it.info.tolerates == Fault::Byzantine;
    let failure = match &it.failure {
        Some(failure) => {
            let delays = if failure.delays == 1 { "delay" } else { "delays" };
            let text = format!("{} {delays}, {} messages", failure.delays, failure.messages);
            html! { <>{ text }{ small(format!("{} with its timers", failure.waited)) }</> }
        }
        None => html! { "nobody leads" },
    };
    html! {
        <tr key={it.info.id}>
            <th scope="row">{ it.info.name }</th>
            <td>{ it.tolerated }{ may_lie.then(|| small("may lie".to_owned())) }</td>
            <td>{ it.decided }</td>
            <td>{ it.writes }</td>
            <td>{ it.known }{ (it.idle > it.known).then(|| small(format!("{} idle", it.idle))) }</td>
            <td>{ it.client }</td>
            <td>{ it.elsewhere.map_or_else(|| "—".to_owned(), |delays| delays.to_string()) }</td>
            <td>{ it.messages }</td>
            <td>{ it.bytes }</td>
            <td>{ failure }</td>
        </tr>
    }
}

fn textbook() -> Html {
    let quoted = QUOTED.map(|name| html! { <th scope="col">{ name }</th> });
    let ours = ADDED.map(|name| html! { <th scope="col">{ name }<small>{ "ours" }</small></th> });
    let row = |row: &TextbookRow| {
        let [messages, counts] = row.added();
        html! {
            <tr>
                <th scope="row">{ row.name }</th>
                { for row.quoted().map(|says| html! { <td>{ says }</td> }) }
                <td>{ messages }</td><td class="says">{ counts }</td>
            </tr>
        }
    };
    html! {
        <table class="traffic">
            <thead><tr><th scope="col">{ "protocol" }</th>{ for quoted }{ for ours }</tr></thead>
            <tbody>{ for TABLE.iter().map(row) }</tbody>
        </table>
    }
}
