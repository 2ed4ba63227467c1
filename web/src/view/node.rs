//! A node from close by.

use playground::stage::{Life, NodeStage, SlotStage, SlotState};
use playground::telling::Row;
use scene::Target;
use yew::prelude::*;

use crate::app::App;
use crate::msg::Msg;
use crate::view::{actions, stage};
use crate::words;

/// So many causes are shown, and so many looked at: what repeats is told once.
const CHAIN: usize = 8;
const LINKS: usize = 40;

/// So many events back causes are looked for: what lies further back would have to be played again.
const KEPT: u64 = 4_000;

/// So many events back a node's last one is looked for.
const BACK: u64 = 400;

pub(crate) fn panel(app: &App) -> Html {
    match app.selected {
        Some(Target::Node(id)) => match app.stage.nodes.iter().find(|node| node.id == id) {
            Some(node) => html! { <>{ close_by(app, node) }{ led_here(app, Some(id)) }</> },
            None => Html::default(),
        },
        Some(target) => html! { <>{ other(app, target) }{ led_here(app, None) }</> },
        None => html! { <>{ everybody(app) }{ led_here(app, None) }</> },
    }
}

/// Nothing is selected: who there is.
fn everybody(app: &App) -> Html {
    let session = app.door.borrow();
    let reign = session.info().epoch.name;
    let row = |node: &NodeStage| {
        let id = node.id;
        html! {
            <li key={id}>
                <button type="button" class={classes!("who", words::hue(node.epoch), (node.life == Life::Down).then_some("down"))}
                    onclick={app.send.reform(move |_| Msg::Select(Some(Target::Node(id))))}>
                    <i class="dot" aria-hidden="true"></i>
                    <b>{ format!("S{id}") }</b>
                    <span>{ words::standing(node, reign) }</span>
                    <small>{ if node.last > 0 { format!("{} of {}", node.decided, node.last) } else { String::new() } }</small>
                </button>
            </li>
        }
    };
    html! {
        <>
            <ul class="everybody">{ for app.stage.nodes.iter().map(row) }</ul>
            <p class="soft hint">{ "Click a node, a message or a link to look closer. Drag a node to move it." }</p>
        </>
    }
}

fn close_by(app: &App, node: &NodeStage) -> Html {
    let reign = app.door.borrow().info().epoch.name;
    let fact = |(name, value): (String, String)| {
        html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }
    };
    html! {
        <>
            <h2 class={classes!("title", words::hue(node.epoch))}>
                <i class="dot" aria-hidden="true"></i>
                { format!("S{} {}", node.id, words::standing(node, reign)) }
            </h2>
            { log(node) }
            <dl class="facts">{ for facts(node).into_iter().map(fact) }</dl>
            <div class="deeds">{ actions::node_buttons(app, node.id) }</div>
        </>
    }
}

/// The log as cells: decided ones filled, written ones pale.
fn log(node: &NodeStage) -> Html {
    if node.slots.is_empty() {
        return html! { <p class="soft">{ "Its log is empty." }</p> };
    }
    const CELLS: usize = 12;
    let first = node.slots.len().saturating_sub(CELLS);
    let cell = |slot: &SlotStage| {
        let (class, word) = match slot.stage {
            SlotState::Decided => ("decided", "decided"),
            SlotState::Certified => ("certified", "certified"),
            SlotState::Proposed => ("proposed", "written, not decided"),
        };
        let label = if slot.label.is_empty() { "–" } else { &slot.label };
        html! {
            <li key={slot.slot} class={classes!("cell", class, words::hue(slot.epoch))}
                title={format!("Slot {}: {label}, {word}", slot.slot)}>
                <small>{ slot.slot }</small>
                <b>{ label.to_owned() }</b>
                <small>{ format!("{}{}", letters(&node.epoch_label), slot.epoch) }</small>
            </li>
        }
    };
    html! {
        <ol class="cells" aria-label="Log">{ for node.slots[first..].iter().map(cell) }</ol>
    }
}

/// `t` of `t3`
fn letters(label: &str) -> &str {
    label.trim_end_matches(|letter: char| letter.is_ascii_digit())
}

/// Everything else that is known of a node.
fn facts(node: &NodeStage) -> Vec<(String, String)> {
    let mut facts = vec![(
        "log".to_owned(),
        format!("{} decided of {}", words::count(node.decided), words::count(node.last)),
    )];
    facts.extend(node.facts.iter().filter(|(_, value)| !value.is_empty()).cloned());
    for tally in &node.tallies {
        let have: Vec<String> = tally.have.iter().map(|id| format!("S{id}")).collect();
        facts.push((
            tally.label.clone(),
            format!("{} of {}: {}", have.len(), tally.need, have.join(" ")),
        ));
    }
    if !node.registers.is_empty() {
        let held: Vec<String> =
            node.registers.iter().map(|(key, value)| format!("{key} = {value}")).collect();
        facts.push(("registers".to_owned(), held.join("  ")));
    }
    let disk = match (node.corrupt, node.lying_disk, node.writing.is_some()) {
        (true, ..) => "cannot be read",
        (_, true, _) => "forgets what it said",
        (_, _, true) => "writing",
        _ => "at rest",
    };
    if node.corrupt || node.lying_disk || node.writing.is_some() {
        let waiting = if node.waiting > 0 {
            format!(", {} wait for it", node.waiting)
        } else {
            String::new()
        };
        facts.push(("disk".to_owned(), format!("{disk}{waiting}")));
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
fn other(app: &App, target: Target) -> Html {
    let (title, text) = stage::describe(app, &app.stage, target);
    let fields = match target {
        Target::Flight(id) => {
            let flight = app.stage.flights.iter().find(|flight| flight.id == id);
            let mut fields = flight.map(|flight| flight.fields.clone()).unwrap_or_default();
            if let Some(flight) = flight.filter(|_| !app.by_hand()) {
                fields.push(("sent".to_owned(), words::clock(flight.sent)));
                if let Some(due) = flight.due {
                    fields.push(("due".to_owned(), words::clock(due)));
                }
            }
            fields
        }
        _ => Vec::new(),
    };
    html! {
        <>
            <h2 class="title">{ title }</h2>
            <p>{ text }</p>
            <dl class="facts">
                { for fields.into_iter().map(|(name, value)| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }) }
            </dl>
        </>
    }
}

/// The chain of causes that ends at an event: the one asked about, else the last one of a node.
fn led_here(app: &App, node: Option<u32>) -> Html {
    let mut session = app.door.borrow_mut();
    let now = app.stage.event;
    let asked = app.causes.filter(|&event| event <= now);
    let event = asked.or_else(|| {
        let node = node?;
        let who = Some(playground::stage::End::Node(node));
        let rows = session.rows(now.saturating_sub(BACK).max(1), now);
        rows.iter().rev().find(|row| row.who == who).map(|row| row.event)
    });
    let event = event.unwrap_or(now);
    let chain = folded(chain(&mut session, event));
    let row = |(row, times): &(Row, usize)| {
        let event = row.event;
        let here = event == now;
        let text = match times {
            1 => row.text.clone(),
            times => format!("{} ({times} times)", row.text),
        };
        html! {
            <li key={event}>
                <button type="button" class={classes!("line", here.then_some("here"))}
                    onclick={app.send.reform(move |_| Msg::SeekEvent(event))}>
                    <time>{ app.when(event, row.time) }</time>
                    <b>{ row.who.map(|who| who.to_string()).unwrap_or_default() }</b>
                    <span>{ text }</span>
                </button>
            </li>
        }
    };
    html! {
        <>
            <h2 class="sub">{ "What led here" }</h2>
            <ol class="lines">{ for chain.iter().take(CHAIN).map(row) }</ol>
        </>
    }
}

/// An event, what brought it about, and so on.
fn chain(session: &mut playground::Session, event: u64) -> Vec<Row> {
    let oldest = session.known().saturating_sub(KEPT).min(event);
    let mut rows: Vec<Row> = Vec::new();
    let mut next = Some(event);
    while let Some(event) = next.filter(|&event| event >= oldest && rows.len() < LINKS) {
        let Some(row) = session.rows(event, event).pop() else { break };
        next = row.cause;
        rows.push(row);
    }
    rows
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
