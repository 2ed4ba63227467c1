//! A node from close by.

use playground::report::{Row, grouped};
use playground::snapshot::{Life, NodeSnapshot, SlotSnapshot, SlotStatus};
use protocol::joined;
use scene::Target;

use crate::app::App;
use crate::msg::Msg;
use crate::view::element::{El, el, facts, soft};
use crate::view::{actions, events, stage};
use crate::words;

/// So many causes are shown, and so many looked at: what repeats is told once.
const CHAIN: usize = 8;
const LINKS: usize = 40;

/// So many events back a node's last one is looked for.
const BACK: u64 = 400;

pub(crate) fn panel(app: &App, body: El) -> El {
    let (body, node) = match app.selected {
        Some(Target::Node(id)) => match app.stage.nodes.iter().find(|node| node.id == id) {
            Some(node) => (close_by(app, node, body), Some(id)),
            None => return body,
        },
        Some(target) => (other(app, target, body), None),
        None => (everybody(app, body), None),
    };
    led_here(app, node, body)
}

/// Nothing is selected: who there is.
fn everybody(app: &App, body: El) -> El {
    let epoch_name = app.shown.info.epoch.name;
    let row = |node: &NodeSnapshot| {
        let has = if node.last > 0 {
            format!("{} of {}", node.decided, node.last)
        } else {
            String::new()
        };
        let who = el("button.who")
            .class(words::hue(node.epoch))
            .is("down", node.life == Life::Down)
            .click(app, Msg::Select(Some(Target::Node(node.id))))
            .add(dot())
            .add(el("b").text(format!("S{}", node.id)))
            .add(el("span").text(words::standing(node, epoch_name)))
            .add(el("small").text(has));
        el("li").key(node.id).add(who)
    };
    let hint = "Click a node, a message or a link to look closer. Drag a node to move it, or draw a loop \
                around several to wall them off.";
    body.add(el("ul.everybody").all(app.stage.nodes.iter().map(row))).add(soft(hint).class("hint"))
}

/// A spot in the hue of what it stands in.
pub(crate) fn dot() -> El {
    el("i.dot").set("aria-hidden", "true")
}

fn close_by(app: &App, node: &NodeSnapshot, body: El) -> El {
    let epoch_name = app.shown.info.epoch.name;
    let title = format!("S{} {}", node.id, words::standing(node, epoch_name));
    let title = el("h2.title").class(words::hue(node.epoch)).add(dot()).text(title);
    body.add(title).add(log(node)).add(facts("dl.facts", known(node))).add(actions::node_buttons(
        app,
        node.id,
        el("div.deeds"),
    ))
}

/// The log as cells: decided ones filled, written ones pale.
fn log(node: &NodeSnapshot) -> El {
    if node.slots.is_empty() && node.compacted == 0 {
        return soft("Its log is empty.");
    }
    const CELLS: usize = 12;
    let first = node.slots.len().saturating_sub(CELLS);
    let cell = |slot: &SlotSnapshot| {
        let (class, word) = match slot.status {
            SlotStatus::Decided => ("decided", "decided"),
            SlotStatus::Certified => ("certified", "certified"),
            SlotStatus::Damaged => ("damaged", "damaged: the disk cannot read it"),
            SlotStatus::Proposed => ("proposed", "written, not decided"),
        };
        let label = if slot.label.is_empty() { "–" } else { &slot.label };
        el("li.cell")
            .key(slot.slot)
            .class(class)
            .class(words::hue(slot.epoch))
            .set("title", format!("Slot {}: {label}, {word}", slot.slot))
            .add(el("small").text(slot.slot.to_string()))
            .add(el("b").text(label.to_owned()))
            .add(el("small").text(slot.epoch_label.clone()))
    };
    let gone = (node.compacted > 0).then(|| {
        el("li.cell.compacted")
            .key("snapshot")
            .set("title", format!("A snapshot stands for the slots up to {}", node.compacted))
            .add(el("small").text(format!("≤ {}", node.compacted)))
            .add(el("b").text("snapshot"))
    });
    el("ol.cells").set("aria-label", "Log").maybe(gone).all(node.slots[first..].iter().map(cell))
}

/// Everything else that is known of a node.
fn known(node: &NodeSnapshot) -> Vec<(String, String)> {
    let mut facts = vec![(
        "log".to_owned(),
        format!("{} decided of {}", grouped(node.decided), grouped(node.last)),
    )];
    facts.extend(node.facts.iter().filter(|(_, value)| !value.is_empty()).cloned());
    for tally in &node.tallies {
        let have = joined(tally.have.iter().map(|id| format!("S{id}")), " ");
        facts
            .push((tally.label.clone(), format!("{} of {}: {have}", tally.have.len(), tally.need)));
    }
    if !node.registers.is_empty() {
        let held = node.registers.iter().map(|(key, value)| format!("{key} = {value}"));
        facts.push(("registers".to_owned(), joined(held, "  ")));
    }
    let disk = match (node.corrupt, node.disk_refuses(), node.lying_disk, node.writing) {
        (true, ..) => "cannot be read",
        (_, Some("full"), ..) => "full",
        (_, Some(_), ..) => "fails to write",
        (_, _, true, _) => "forgets what it said",
        (.., Some(_)) => "writing",
        _ => "",
    };
    if !disk.is_empty() {
        let waiting = if node.waiting > 0 {
            format!(", {} wait for it", node.waiting)
        } else {
            String::new()
        };
        facts.push(("disk".to_owned(), format!("{disk}{waiting}")));
    }
    if !node.lies.is_empty() {
        facts.push(("lies".to_owned(), joined(&node.lies, ", ")));
    }
    if let Some(second) = &node.second {
        facts.push(("second twin".to_owned(), second.clone()));
    }
    if node.clock != 1_000_000 {
        facts.push((
            "clock".to_owned(),
            format!("{}.{:02}×", node.clock / 1_000_000, node.clock / 10_000 % 100),
        ));
    }
    facts
}

/// A message, a link or a client.
fn other(app: &App, target: Target, body: El) -> El {
    let (title, text) = stage::describe(app, &app.stage, target);
    let mut fields = Vec::new();
    if let Target::Flight(id) = target
        && let Some(flight) = app.stage.flights.iter().find(|flight| flight.id == id)
    {
        fields.clone_from(&flight.fields);
        if !app.by_hand() {
            fields.push(("sent".to_owned(), words::clock(flight.sent)));
            fields.extend(flight.due.map(|due| ("due".to_owned(), words::clock(due))));
        }
    }
    body.add(el("h2.title").text(title)).add(el("p").text(text)).add(facts("dl.facts", fields))
}

/// The chain of causes that ends at an event: the one asked about, else the last one of a node. What
/// an event that is asked about led to stands below.
fn led_here(app: &App, node: Option<u32>, body: El) -> El {
    let session = app.door.borrow();
    let now = app.stage.event;
    let asked = app.causes.filter(|&event| event <= now);
    let event = asked.or_else(|| {
        let node = node?;
        let who = Some(playground::snapshot::End::Node(node));
        let rows = session.rows(now.saturating_sub(BACK).max(1), now);
        rows.iter().rev().find(|row| row.who == who).map(|row| row.event)
    });
    let event = event.unwrap_or(now);
    let first = |events: &[u64]| folded(session.rows_of(&events[..events.len().min(LINKS)]));
    let chain = first(&session.causes(event));
    let row = |(row, times): &(Row, usize)| {
        let text = match times {
            1 => row.text.clone(),
            times => format!("{} ({times} times)", row.text),
        };
        el("li").key(row.event).add(events::entry(app, row, text))
    };
    let body = body
        .add(el("h2.sub").text("What led here"))
        .add(el("ol.lines").all(chain.iter().take(CHAIN).map(row)));
    if asked.is_none() {
        return body;
    }
    let effects = first(session.effects(event).get(1..).unwrap_or_default());
    let nothing = effects.is_empty().then(|| soft("Nothing, as far as this run is known."));
    body.add(el("h2.sub").text("What it led to"))
        .maybe(nothing)
        .add(el("ol.lines").all(effects.iter().take(CHAIN).map(row)))
}

/// Rows that say the same one after the other as one, and how many they were.
fn folded(rows: Vec<Row>) -> Vec<(Row, usize)> {
    let mut folded: Vec<(Row, usize)> = Vec::new();
    for row in rows {
        match folded.last_mut() {
            Some((last, times)) if last.text == row.text && last.who == row.who => *times += 1,
            _ => folded.push((row, 1)),
        }
    }
    folded
}
