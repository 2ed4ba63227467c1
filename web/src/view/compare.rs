//! The protocols compared: what a decision costs, measured, beside what textbooks say.

use campaign::compare::{Measured, SIZES};
use campaign::textbook::{ADDED, QUOTED, TABLE, TextbookRow, UNITS};

use protocol::Fault;

use crate::app::App;
use crate::msg::Msg;
use crate::view::element::{El, button, el, heading, soft};
use crate::view::modal::modal;

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

pub(crate) fn dialog(app: &App) -> El {
    let shown = app.compared.first().map_or(0, |first| first.nodes);
    let sizes = SIZES.map(|nodes| {
        button(app, format!("{nodes} nodes"), Msg::Compare(nodes))
            .says("aria-pressed", nodes == shown)
    });
    let content = el("div.comparison")
        .add(soft(
            "What a decision costs, measured on this very world: every message takes one delay, and \
             nothing else takes any time.",
        ))
        .add(el("div.either").set("role", "group").set("aria-label", "Cluster").all(sizes))
        .add(scrolled("Measured", measured(&app.compared)))
        .add(soft(
            "“Known” is what all nodes need while requests follow each other; where none does, some \
             wait for the next heartbeat, and the small number is their delays then. A new leader \
             waits for timers first; its delays are those after the last of them.",
        ))
        .add(heading("The textbook"))
        .add(soft(UNITS))
        .add(soft(
            "The first columns quote the table as it is usually given; those marked “ours” are what \
             Synod adds to it.",
        ))
        .add(scrolled("The textbook", textbook()));
    modal(app, "Compare", "compare", content)
}

/// Wide tables are scrolled for themselves, by hand and by keyboard.
fn scrolled(label: &'static str, table: El) -> El {
    let region = el("div.wide").set("role", "region").set("tabindex", "0");
    region.set("aria-label", label).add(table)
}

fn measured(rows: &[Measured]) -> El {
    let head = COLUMNS.map(|(name, says)| column(name).set("title", says));
    table(el("tr").all(head), rows.iter().map(row))
}

fn column(name: &'static str) -> El {
    el("th").set("scope", "col").text(name)
}

fn table(head: El, rows: impl Iterator<Item = El>) -> El {
    el("table.traffic").add(el("thead").add(head)).add(el("tbody").all(rows))
}

fn row(it: &Measured) -> El {
    let number = |number: u64| el("td").text(number.to_string());
    let small = |text: String| el("small").text(text);
    let known =
        number(it.known).maybe((it.idle > it.known).then(|| small(format!("{} idle", it.idle))));
    let elsewhere = it.elsewhere.map_or_else(|| el("td").text("—"), number);
    let lie = it.info.tolerates == Fault::Byzantine;
    let failure = match &it.failure {
        Some(failure) => el("td")
            .text(format!(
                "{} {}, {} messages",
                failure.delays,
                if failure.delays == 1 { "delay" } else { "delays" },
                failure.messages
            ))
            .add(small(format!("{} with its timers", failure.waited))),
        None => el("td").text("nobody leads"),
    };
    el("tr")
        .key(it.info.id)
        .add(el("th").set("scope", "row").text(it.info.name))
        .add(number(it.tolerated.into()).maybe(lie.then(|| small("may lie".to_owned()))))
        .add(number(it.decided))
        .add(number(it.writes))
        .add(known)
        .add(number(it.client))
        .add(elsewhere)
        .add(number(it.messages))
        .add(number(it.bytes))
        .add(failure)
}

fn textbook() -> El {
    let ours = |name| column(name).add(el("small").text("ours"));
    let head = el("tr").add(column("protocol")).all(QUOTED.map(column)).all(ADDED.map(ours));
    let row = |row: &TextbookRow| {
        let [messages, counts] = row.added();
        el("tr")
            .add(el("th").set("scope", "row").text(row.name))
            .all(row.quoted().map(|says| el("td").text(says)))
            .add(el("td").text(messages))
            .add(el("td.says").text(counts))
    };
    table(head, TABLE.iter().map(row))
}
