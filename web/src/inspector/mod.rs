//! What is selected, from close by: a node, a message, a link, a client; and what led to it.

pub(crate) mod next;

use playground::Session;
use playground::report::{Row, grouped};
use playground::snapshot::{End, Life, NodeSnapshot, SlotSnapshot, SlotStatus};
use protocol::joined;
use scene::Target;
use yew::prelude::*;

use crate::actions::NodeButtons;
use crate::events::entry;
use crate::player::playing::{PlayerMsg, Playing, use_playing};
use crate::stage::describe::{Description, describe};
use crate::stage::place;
use crate::ui::lists::{dot, facts, soft};
use crate::words;

/// So many causes are shown, and so many looked at: what repeats is told once.
const CHAIN: usize = 8;
const LINKS: usize = 40;

/// So many events back a node's last one is looked for.
const BACK: u64 = 400;

/// So many cells of a log are shown.
const CELLS: usize = 12;

#[component]
pub(crate) fn NodePanel() -> Html {
    let playing = use_playing();
    let (selected, node) = match playing.selection.target {
        Some(Target::Node(id)) => match playing.cluster().nodes.iter().find(|node| node.id == id) {
            Some(node) => (close_by(&playing, node), Some(id)),
            None => return Html::default(),
        },
        Some(target) => (other(&playing, target), None),
        None => (everybody(&playing), None),
    };
    html! { <>{ selected }{ led_here(&playing, node) }</> }
}

/// Nothing is selected: who there is.
fn everybody(playing: &Playing) -> Html {
    let epoch_name = playing.shown.info.epoch.name;
    let row = |node: &NodeSnapshot| {
        let has = if node.last > 0 {
            format!("{} of {}", node.decided, node.last)
        } else {
            String::new()
        };
        let down = (node.life == Life::Down).then_some("down");
        let select = playing.on(PlayerMsg::Select(Some(Target::Node(node.id))));
        html! {
            <li key={node.id}>
                <button type="button" class={classes!("who", words::hue(node.epoch), down)} onclick={select}>
                    { dot() }<b>{ format!("S{}", node.id) }</b>
                    <span>{ words::standing(node, epoch_name) }</span><small>{ has }</small>
                </button>
            </li>
        }
    };
    html! {
        <>
            <ul class="everybody">{ for playing.cluster().nodes.iter().map(row) }</ul>
            <p class="soft hint">
                { "Click a node, a message or a link to look closer. Drag a node to move it, or draw a \
                   loop around several to wall them off." }
            </p>
        </>
    }
}

fn close_by(playing: &Playing, node: &NodeSnapshot) -> Html {
    let epoch_name = playing.shown.info.epoch.name;
    let title = format!("S{} {}", node.id, words::standing(node, epoch_name));
    html! {
        <>
            <h2 class={classes!("title", words::hue(node.epoch))}>{ dot() }{ title }</h2>
            { log(node) }
            { facts("facts", known(node)) }
            <div class="deeds"><NodeButtons node={node.id} /></div>
        </>
    }
}

/// The log as cells: decided ones filled, written ones pale.
fn log(node: &NodeSnapshot) -> Html {
    if node.slots.is_empty() && node.compacted == 0 {
        return soft("Its log is empty.");
    }
    let first = node.slots.len().saturating_sub(CELLS);
    let cell = |slot: &SlotSnapshot| {
        let (class, word) = match slot.status {
            SlotStatus::Decided => ("decided", "decided"),
            SlotStatus::Certified => ("certified", "certified"),
            SlotStatus::Damaged => ("damaged", "damaged: the disk cannot read it"),
            SlotStatus::Proposed => ("proposed", "written, not decided"),
        };
        let label = if slot.label.is_empty() { "–" } else { &slot.label };
        html! {
            <li key={slot.slot} class={classes!("cell", class, words::hue(slot.epoch))}
                title={format!("Slot {}: {label}, {word}", slot.slot)}>
                <small>{ slot.slot }</small><b>{ label.to_owned() }</b><small>{ slot.epoch_label.clone() }</small>
            </li>
        }
    };
    let compacted = (node.compacted > 0).then(|| {
        html! {
            <li key="snapshot" class="cell compacted"
                title={format!("A snapshot stands for the slots up to {}", node.compacted)}>
                <small>{ format!("≤ {}", node.compacted) }</small><b>{ "snapshot" }</b>
            </li>
        }
    });
    html! {
        <ol class="cells" aria-label="Log">{ compacted }{ for node.slots[first..].iter().map(cell) }</ol>
    }
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
fn other(playing: &Playing, target: Target) -> Html {
    let Description { title, text } = describe(&playing.shown, target);
    let mut fields = Vec::new();
    if let Target::Flight(id) = target
        && let Some(flight) = place::flight(playing.cluster(), id)
    {
        fields.clone_from(&flight.fields);
        if !playing.by_hand() {
            fields.push(("sent".to_owned(), words::clock(flight.sent)));
            fields.extend(flight.due.map(|due| ("due".to_owned(), words::clock(due))));
        }
    }
    html! { <><h2 class="title">{ title }</h2><p>{ text }</p>{ facts("facts", fields) }</> }
}

/// The chain of causes that ends at an event: the one asked about, else the last one of a node. What
/// an event that is asked about led to stands below.
fn led_here(playing: &Playing, node: Option<u32>) -> Html {
    let now = playing.shown.event;
    let asked = playing.selection.explained.filter(|&event| event <= now);
    let event =
        asked.or_else(|| playing.ask(|session| last_of(session, node?, now))).unwrap_or(now);
    let first = |events: &[u64]| {
        folded(playing.ask(|session| session.rows_of(&events[..events.len().min(LINKS)])))
    };
    let row = |(row, times): &(Row, usize)| {
        let text = match times {
            1 => row.text.clone(),
            times => format!("{} ({times} times)", row.text),
        };
        html! { <li key={row.event}>{ entry(playing, row, text, Classes::new()) }</li> }
    };
    let chain = first(&playing.ask(|session| session.causes(event)));
    let effects = asked.map(|_| {
        let effects = playing.ask(|session| session.effects(event));
        let effects = first(effects.get(1..).unwrap_or_default());
        let nothing = effects.is_empty().then(|| soft("Nothing, as far as this run is known."));
        html! {
            <>
                <h2 class="sub">{ "What it led to" }</h2>
                { nothing }
                <ol class="lines">{ for effects.iter().take(CHAIN).map(row) }</ol>
            </>
        }
    });
    html! {
        <>
            <h2 class="sub">{ "What led here" }</h2>
            <ol class="lines">{ for chain.iter().take(CHAIN).map(row) }</ol>
            { effects }
        </>
    }
}

/// The last event of a node up to now, if it is not long ago.
fn last_of(session: &Session, node: u32, now: u64) -> Option<u64> {
    let rows = session.rows(now.saturating_sub(BACK).max(1), now);
    rows.iter().rev().find(|row| row.who == Some(End::Node(node))).map(|row| row.event)
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
