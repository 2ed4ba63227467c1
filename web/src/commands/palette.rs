//! The palette: every command, every scenario and every event, found by its words.

use playground::EventFilter;
use playground::report::Row;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser;
use crate::commands::{COMMANDS, CommandInfo, PageCommand};
use crate::player::playback::Steer;
use crate::player::playing::{PlayerMsg, use_playing};
use crate::setup::gallery::{Offer, offers};
use crate::setup::open_offer;
use crate::ui::dialog::Dialog;
use crate::ui::yes;
use crate::workbench::bench::use_bench;

/// So many entries of each kind are listed.
const MOST: usize = 12;

/// Something that the palette lists.
enum Entry {
    Command(&'static CommandInfo),
    Scenario(Offer),
    Event(Row),
}

#[component]
pub(crate) fn PaletteDialog() -> Html {
    let (playing, bench) = (use_playing(), use_bench());
    let words = use_state(String::new);
    let chosen = use_state(|| 0_usize);
    let field = use_node_ref();
    use_effect_with(field.clone(), |field| {
        if let Some(field) = field.cast::<HtmlInputElement>() {
            let _ = field.focus();
        }
    });
    let entries = use_memo(((*words).clone(), playing.shown.known), |(words, _)| {
        let events = match words.trim().len() {
            0..3 => Vec::new(),
            _ => {
                let filter = EventFilter { text: words.trim().to_owned(), ..Default::default() };
                playing.ask(|session| {
                    let mut events = session.matching(&filter);
                    events.truncate(MOST);
                    session.rows_of(&events)
                })
            }
        };
        entries(words, events)
    });
    let last = entries.len().saturating_sub(1);
    let at = (*chosen).min(last);
    let obey = {
        let (playing, bench) = (playing.clone(), bench.clone());
        move |entry: &Entry| match entry {
            Entry::Command(info) => {
                let (bench, command) = (bench.clone(), info.command);
                Callback::from(move |_: MouseEvent| {
                    bench.on_close().emit(());
                    bench.on_command(command).emit(());
                })
            }
            Entry::Scenario(offer) => open_offer(&playing, &bench, offer),
            Entry::Event(row) => {
                let (playing, bench, event) = (playing.clone(), bench.clone(), row.event);
                Callback::from(move |_: MouseEvent| {
                    bench.on_close().emit(());
                    playing.send.emit(PlayerMsg::Steer(Steer::SeekEvent(event)));
                })
            }
        }
    };
    let typed = {
        let (words, chosen) = (words.clone(), chosen.clone());
        Callback::from(move |event: InputEvent| {
            words.set(browser::value_of(&event));
            chosen.set(0);
        })
    };
    let pressed = {
        let chosen = chosen.clone();
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowDown" => chosen.set((at + 1).min(last)),
                "ArrowUp" => chosen.set(at.saturating_sub(1)),
                "Enter" => browser::click("#palette [aria-selected=true]"),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let lines = entries.iter().enumerate().map(|(number, entry)| {
        let (name, says, keys) = told(entry);
        html! {
            <li key={format!("{name} {says}")} id={format!("palette-{number}")} role="option"
                aria-selected={yes(number == at)} onclick={obey(entry)}>
                <b>{ name }</b><span>{ says }</span>{ keys.map(|keys| html! { <kbd>{ keys }</kbd> }) }
            </li>
        }
    });
    let nothing =
        entries.is_empty().then(|| html! { <p class="soft">{ "Nothing has these words." }</p> });
    html! {
        <Dialog title="Find" class="palette" close={bench.on_close()}>
            <input ref={field} type="search" role="combobox" aria-label="A command, a scenario or an event"
                placeholder="A command, a scenario or an event" aria-expanded="true" aria-controls="palette"
                aria-activedescendant={format!("palette-{at}")} autocomplete="off"
                value={(*words).clone()} oninput={typed} onkeydown={pressed} />
            <ul id="palette" role="listbox" aria-label="Found">{ for lines }</ul>
            { nothing }
        </Dialog>
    }
}

/// Everything that has these words, commands first.
fn entries(words: &str, events: Vec<Row>) -> Vec<Entry> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let has = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let is_offered = |info: &&CommandInfo| {
        !matches!(info.command, PageCommand::Palette | PageCommand::Close)
            && has(&format!("{} {}", info.name, info.does))
    };
    let commands = COMMANDS.iter().filter(is_offered).map(Entry::Command);
    let scenarios = offers().into_iter();
    let scenarios =
        scenarios.filter(|it| has(&format!("{} {} {}", it.protocol, it.title, it.about)));
    let scenarios = scenarios.take(MOST).map(Entry::Scenario);
    commands.chain(scenarios).chain(events.into_iter().map(Entry::Event)).collect()
}

/// The name of an entry, what is said of it, and its key.
fn told(entry: &Entry) -> (String, String, Option<&'static str>) {
    match entry {
        Entry::Command(info) => {
            let key = info.keys.first().map(|chord| chord.label);
            (info.name.to_owned(), info.does.to_owned(), key)
        }
        Entry::Scenario(offer) => {
            (format!("{}: {}", offer.protocol, offer.title), offer.about.to_owned(), None)
        }
        Entry::Event(row) => {
            let who = row.who.map(|who| format!("{who} ")).unwrap_or_default();
            (format!("Event {}", row.event), format!("{who}{}", row.text), None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(words: &str) -> Vec<String> {
        entries(words, Vec::new()).iter().map(|entry| told(entry).0).collect()
    }

    #[test]
    fn commands_and_scenarios_are_found_by_their_words() {
        assert_eq!(names("split the netw"), ["Split the network"]);
        assert!(names("raft leader crash").iter().any(|name| name.starts_with("raft: ")));
        assert!(names("no such thing").is_empty());
    }

    #[test]
    fn without_words_every_command_is_listed() {
        assert!(names("").len() >= COMMANDS.len() - 2);
    }
}
