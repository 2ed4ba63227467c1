//! From keys to commands.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlElement, KeyboardEvent};
use yew::Callback;

use crate::browser;
use crate::commands::{COMMANDS, PageCommand};

/// A key, and what is held with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Chord {
    /// Its name as the browser reports it, in small letters: `k`, `ArrowLeft`.
    pub(crate) key: &'static str,
    /// Control or Command is held.
    pub(crate) control: bool,
    /// Shift is held; without Control, the name of the key says so.
    pub(crate) shift: bool,
    /// What the help writes.
    pub(crate) label: &'static str,
}

/// A key by itself.
pub(crate) const fn key(key: &'static str, label: &'static str) -> Chord {
    Chord { key, control: false, shift: false, label }
}

/// A key with Control or Command.
pub(crate) const fn with_control(key: &'static str, shift: bool, label: &'static str) -> Chord {
    Chord { key, control: true, shift, label }
}

/// A key as the browser reports it, and where the focus is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Press<'a> {
    /// Its name: `k`, `ArrowLeft`.
    pub(crate) key: &'a str,
    pub(crate) control: bool,
    pub(crate) alt: bool,
    pub(crate) shift: bool,
    /// The focus is in a field: keys are text.
    pub(crate) is_typing: bool,
    /// The focus is on something that Space belongs to: a switch, a button of a menu.
    pub(crate) keeps_space: bool,
}

/// The command that a key gives, if any. Space plays and pauses wherever the focus is, but for fields,
/// switches, and menus.
pub(crate) fn command(press: Press<'_>) -> Option<PageCommand> {
    if press.key == "Escape" {
        return Some(PageCommand::Close);
    }
    if press.alt || (press.key == " " && press.keeps_space) {
        return None;
    }
    let small = press.key.to_lowercase();
    let is_palette = press.control && small == "k";
    if press.is_typing && !is_palette {
        return None;
    }
    let given = |chord: &Chord| match press.control {
        true => chord.control && chord.key == small && chord.shift == press.shift,
        false => !chord.control && chord.key == press.key,
    };
    let known = COMMANDS.iter().find(|info| info.keys.iter().any(given));
    known.map(|info| info.command).or_else(|| {
        let number = press.key.parse().ok().filter(|number| (1..=9).contains(number))?;
        (!press.control).then_some(PageCommand::Node(number))
    })
}

/// Hears the keys that are pressed within an element, until it is dropped.
pub(crate) fn listen(target: &EventTarget, give: Callback<PageCommand>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, "keydown", options, move |event: &Event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        let focus = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let within = |selector: &str| {
            focus.as_ref().is_some_and(|it| it.closest(selector).ok().flatten().is_some())
        };
        let key = event.key();
        let is_arrow = key.starts_with("Arrow") || key == "Home" || key == "End";
        if is_arrow && within("[type=range]") {
            return;
        }
        if is_arrow && within("[role=tab]") {
            event.prevent_default();
            return go_to_tab(&key);
        }
        // An open dialog has the keyboard for itself, and closes on Escape by itself; a closed one
        // may hold the focus for a moment longer.
        if within("dialog[open]") && key != "?" {
            return;
        }
        let given = command(Press {
            key: &key,
            control: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
            shift: event.shift_key(),
            is_typing: within("input:not([type=range]):not([type=checkbox]), textarea, select"),
            keeps_space: within("[role=dialog], [type=checkbox], summary"),
        });
        if let Some(given) = given {
            if given != PageCommand::Close {
                event.prevent_default();
            }
            give.emit(given);
        }
    })
}

/// Goes to the tab beside the one that has the keyboard, round at the ends.
fn go_to_tab(key: &str) {
    let Ok(tabs) = browser::document().query_selector_all("[role=tab]") else { return };
    let all = (0..tabs.length()).filter_map(|at| tabs.get(at));
    let all: Vec<HtmlElement> = all.map(JsCast::unchecked_into).collect();
    // Where there is no room for a tab, it has no width.
    let seen: Vec<&HtmlElement> = all.iter().filter(|tab| tab.offset_width() > 0).collect();
    let chosen = seen.iter().position(|tab| tab.tab_index() == 0).unwrap_or(0);
    let (last, many) = (seen.len().saturating_sub(1), seen.len().max(1));
    let next = match key {
        "Home" => 0,
        "End" => last,
        "ArrowRight" | "ArrowDown" => (chosen + 1) % many,
        _ => (chosen + last) % many,
    };
    if let Some(tab) = seen.get(next) {
        let _ = tab.focus();
        tab.click();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> Option<PageCommand> {
        command(Press { key, ..Press::default() })
    }

    #[test]
    fn keys_give_commands() {
        assert_eq!(press(" "), Some(PageCommand::PlayPause));
        assert_eq!(press("ArrowLeft"), Some(PageCommand::Back));
        assert_eq!(press("7"), Some(PageCommand::Node(7)));
        assert_eq!(press("0"), None);
        assert_eq!(press("F5"), None);
        assert_eq!(press("12"), None);
    }

    #[test]
    fn keys_in_a_field_are_text_but_for_escape_and_the_palette() {
        assert_eq!(command(Press { key: "c", is_typing: true, ..Press::default() }), None);
        let typed = Press { key: "z", is_typing: true, control: true, ..Press::default() };
        assert_eq!(command(typed), None);
        let escape = Press { key: "Escape", ..typed };
        assert_eq!(command(escape), Some(PageCommand::Close));
        assert_eq!(command(Press { key: "k", ..typed }), Some(PageCommand::Palette));
    }

    #[test]
    fn space_plays_and_pauses_but_where_it_belongs_to_the_focus() {
        assert_eq!(press(" "), Some(PageCommand::PlayPause));
        assert_eq!(command(Press { key: " ", keeps_space: true, ..Press::default() }), None);
        let other = Press { key: "k", keeps_space: true, ..Press::default() };
        assert_eq!(command(other), Some(PageCommand::PlayPause));
    }

    #[test]
    fn keys_with_modifiers_belong_to_the_browser_but_for_undo_and_the_palette() {
        assert_eq!(command(Press { key: "c", control: true, ..Press::default() }), None);
        assert_eq!(command(Press { key: "ArrowLeft", alt: true, ..Press::default() }), None);
        let undo = Press { key: "z", control: true, ..Press::default() };
        assert_eq!(command(undo), Some(PageCommand::Undo));
        assert_eq!(command(Press { shift: true, key: "Z", ..undo }), Some(PageCommand::Redo));
        assert_eq!(command(Press { key: "k", ..undo }), Some(PageCommand::Palette));
    }
}
