//! The list of events. Only what is in sight is in the page.

mod found;

use playground::EventFilter;
use playground::report::{Row, RowKind};
use playground::snapshot::End;
use web_sys::Element;
use yew::prelude::*;

use crate::browser;
use crate::events::found::Found;
use crate::player::playback::Steer;
use crate::player::playing::{Playing, use_playing};
use crate::ui::field::TextField;
use crate::ui::lists::choice;
use crate::words;

/// How high a line is, in pixels; the style sheet says the same.
const LINE: i32 = 32;

/// So many lines are in the page, and so many of them above those in sight.
const SHOWN: usize = 60;
const ABOVE: usize = 10;

const KINDS: [(RowKind, &str); 6] = [
    (RowKind::Message, "messages"),
    (RowKind::Lost, "lost"),
    (RowKind::Timer, "timers"),
    (RowKind::Disk, "disks"),
    (RowKind::Client, "clients"),
    (RowKind::Action, "actions"),
];

#[component]
pub(crate) fn EventsPanel() -> Html {
    let playing = use_playing();
    let filter = use_state(EventFilter::default);
    let found = use_mut_ref(Found::default);
    let scroll = use_state(|| 0_i32);
    let list = use_node_ref();
    let is_filtered = *filter != EventFilter::default();
    let first = ((*scroll).max(0) / LINE) as usize;
    let first = first.saturating_sub(ABOVE);
    let (total, rows) = if is_filtered {
        let mut found = found.borrow_mut();
        found.look(&playing, &filter);
        let events = found.events();
        let shown: Vec<u64> = events.iter().skip(first).take(SHOWN).copied().collect();
        (events.len(), playing.ask(|session| session.rows_of(&shown)))
    } else {
        let from = first as u64 + 1;
        let rows = playing.ask(|session| session.rows(from, from + SHOWN as u64 - 1));
        (playing.shown.known as usize, rows)
    };
    {
        // The present event stays in sight while the clock runs or somebody steps.
        let list = list.clone();
        use_effect_with((playing.shown.event, is_filtered), move |(event, is_filtered)| {
            if let Some(list) = list.cast::<Element>().filter(|_| !is_filtered) {
                keep_in_sight(&list, *event);
            }
        });
    }
    let scrolled = {
        let (list, scroll) = (list.clone(), scroll.clone());
        Callback::from(move |_: Event| {
            scroll.set(list.cast::<Element>().map_or(0, |list| list.scroll_top()));
        })
    };
    let set = {
        let (filter, scroll) = (filter.clone(), scroll.clone());
        Callback::from(move |wanted: EventFilter| {
            filter.set(wanted);
            scroll.set(0);
        })
    };
    let nodes = playing.cluster().nodes.len() as u32;
    let after = total.saturating_sub(first + rows.len());
    let lines = rows.iter().map(|row| line(&playing, row));
    html! {
        <div class="events">
            <Filters filter={(*filter).clone()} {nodes} {set} />
            <div class="window" ref={list} tabindex="0" aria-label="Events" onscroll={scrolled}>
                { space(first) }<ol class="lines">{ for lines }</ol>{ space(after) }
            </div>
        </div>
    }
}

/// Scrolls a list so that an event is in sight.
fn keep_in_sight(list: &Element, event: u64) {
    let at = i32::try_from(event).unwrap_or(i32::MAX / LINE).saturating_mul(LINE);
    let (top, height) = (list.scroll_top(), list.client_height());
    if at - LINE < top || at + LINE > top + height {
        list.set_scroll_top(at - height / 2);
    }
}

/// The room that lines take which are not in the page. Attributes of SVG are no styles, which the
/// page forbids itself.
fn space(lines: usize) -> Html {
    let height = (lines * LINE as usize).to_string();
    html! { <svg class="space" width="1" {height} aria-hidden="true" /> }
}

/// An event that can be gone to.
pub(crate) fn entry(playing: &Playing, row: &Row, text: String, class: Classes) -> Html {
    let here = (row.event == playing.shown.event).then_some("here");
    html! {
        <button type="button" class={classes!("line", here, class)}
            onclick={playing.on_steer(Steer::SeekEvent(row.event))}>
            <time>{ playing.when(row.event, row.time) }</time>
            <b>{ row.who.map(|who| who.to_string()) }</b>
            <span>{ text }</span>
        </button>
    }
}

fn line(playing: &Playing, row: &Row) -> Html {
    let class = classes!(
        words::hue(row.epoch),
        (row.event > playing.shown.event).then_some("future"),
        row.notable.then_some("notable"),
    );
    html! { <li key={row.event}>{ entry(playing, row, row.text.clone(), class) }</li> }
}

#[derive(Properties, PartialEq)]
struct FiltersProps {
    filter: EventFilter,
    /// How many nodes there are.
    nodes: u32,
    set: Callback<EventFilter>,
}

/// Which events are listed.
#[component]
fn Filters(FiltersProps { filter, nodes, set }: &FiltersProps) -> Html {
    let wants = |change: fn(&mut EventFilter, String)| {
        let (set, filter) = (set.clone(), filter.clone());
        Callback::from(move |event: Event| {
            let mut wanted = filter.clone();
            change(&mut wanted, browser::value_of(&event));
            set.emit(wanted);
        })
    };
    let kind = wants(|wanted, chosen| {
        wanted.kind = KINDS.iter().find(|(_, name)| *name == chosen).map(|(kind, _)| *kind);
        wanted.notable = chosen == "highlights";
    });
    let who = wants(|wanted, chosen| wanted.who = chosen.parse().ok().map(End::Node));
    let words = {
        let filter = filter.clone();
        set.reform(move |text| EventFilter { text, ..filter.clone() })
    };
    let kinds = KINDS.map(|(kind, name)| choice(name, name, filter.kind == Some(kind)));
    let all = (1..=*nodes).map(|node| {
        let is_chosen = filter.who == Some(End::Node(node));
        choice(node.to_string(), format!("S{node}"), is_chosen)
    });
    html! {
        <div class="filters">
            <select aria-label="Kind of event" onchange={kind}>
                { choice("", "all events", filter.kind.is_none() && !filter.notable) }
                { choice("highlights", "highlights", filter.notable) }
                { for kinds }
            </select>
            <select aria-label="Node" onchange={who}>
                { choice("", "all nodes", filter.who.is_none()) }
                { for all }
            </select>
            <TextField kind="search" label="Words" placeholder="words" value={filter.text.clone()} onchange={words} />
        </div>
    }
}
