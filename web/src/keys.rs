//! Obeying keys.

use playground::snapshot::{End, EnvelopeSnapshot};
use scenario::Action;
use scene::Target;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::Callback;

use crate::app::App;
use crate::keymap::{Key, Wish, wish};
use crate::listen::Listener;
use crate::msg::{Msg, Panel, Sides, Tab};
use crate::{act, browser, deeds, steer};

/// Listens for keys. An embedding page gives an embed its keys by giving it the focus.
pub(crate) fn listen(_embed: bool, send: Callback<Msg>) -> Listener {
    Listener::new(&browser::document(), "keydown", move |event: KeyboardEvent| {
        let focus = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let within = |selector: &str| {
            focus.as_ref().is_some_and(|it| it.closest(selector).ok().flatten().is_some())
        };
        let name = event.key();
        let key = Key {
            name: &name,
            control: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
            shift: event.shift_key(),
            typing: within("input:not([type=range]):not([type=checkbox]), textarea, select"),
            pressing: within("button, a, summary, [role=button], [type=checkbox]"),
        };
        let arrows = name.starts_with("Arrow") || name == "Home" || name == "End";
        if arrows && within("[type=range]") {
            return;
        }
        if arrows && within("[role=tab]") {
            event.prevent_default();
            return beside(&name);
        }
        // An open dialog has the keyboard for itself, and closes on Escape by itself; a closed one
        // may hold the focus for a moment longer.
        if within("dialog[open]") && name != "?" {
            return;
        }
        if let Some(wish) = wish(key) {
            if wish != Wish::Escape {
                event.prevent_default();
            }
            send.emit(Msg::Key(wish));
        }
    })
}

/// Goes to the tab beside the one that has the keyboard, round at the ends.
fn beside(key: &str) {
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

/// Does what a key asks for. Returns whether components have something new to show.
pub(crate) fn obey(app: &mut App, wish: Wish) -> bool {
    match wish {
        Wish::Choices => choices(app),
        Wish::Toggle if app.by_hand() && app.shown.is_over => choices(app),
        Wish::Toggle => steer::play(app, !app.playing),
        Wish::Step => steer::step(app),
        Wish::Back => steer::back(app),
        Wish::Next => steer::next(app),
        Wish::Previous => steer::previous(app),
        Wish::Start => steer::seek(app, 0),
        Wish::End => steer::end(app),
        Wish::Faster => app.speed = app.speed.beside(true),
        Wish::Slower => app.speed = app.speed.beside(false),
        Wish::Node(node) if !app.stage.nodes.iter().any(|known| known.id == node) => {}
        Wish::Node(node) if app.sides.is_some() => act::sides(app, Sides::Next(End::Node(node))),
        Wish::Node(node) => app.select(Some(Target::Node(node))),
        Wish::Crash => done(app, |app, node| deeds::crash_or_restart(&app.stage, node)),
        Wish::Pause => done(app, |app, node| deeds::pause_or_resume(&app.stage, node)),
        Wish::Request => app.panel = Some(Panel::Request(app.node())),
        Wish::Admin => app.panel = Some(Panel::Admin),
        Wish::Split if app.sides.is_some() => act::sides(app, Sides::Apply),
        Wish::Split => act::sides(app, Sides::Begin),
        Wish::Heal => act::action(app, Action::Heal(None)),
        Wish::More => match app.selected {
            None => app.say("Select a node, a link or a message first.".to_owned()),
            Some(target) => app.panel = Some(Panel::More(target)),
        },
        Wish::Drop => drop_selected(app),
        Wish::Undo => act::command(app, playground::Command::Undo),
        Wish::Redo => act::command(app, playground::Command::Redo),
        Wish::Theme => app.send.emit(Msg::Theme),
        Wish::Script => app.send.emit(Msg::Script(app.draft.is_none())),
        Wish::History => (app.tab, app.sheet) = (Tab::History, true),
        Wish::Claims => app.panel = Some(Panel::Claims),
        Wish::Share => app.panel = Some(Panel::Share),
        Wish::Search => app.send.emit(Msg::Open(Panel::Search)),
        Wish::Help => {
            app.panel = (app.panel != Some(Panel::Help)).then_some(Panel::Help);
        }
        Wish::Escape => let_go(app),
    }
    true
}

/// Something that is done to the selected node, else to the leader.
fn done(app: &mut App, deed: fn(&App, u32) -> Option<Action>) {
    let leader = app.shown.leader.map(|leader| leader.0);
    let Some(node) = app.node().or(leader) else {
        return app.say("Nobody leads: select a node first.".to_owned());
    };
    match deed(app, node) {
        Some(action) => act::action(app, action),
        None => app.say(format!("S{node} is down.")),
    }
}

fn drop_selected(app: &mut App) {
    let Some(Target::Flight(id)) = app.selected else {
        return app.say("Select a message first.".to_owned());
    };
    let address = deeds::flight(&app.stage, id).and_then(EnvelopeSnapshot::address);
    match address {
        Some(address) => act::action(app, Action::Drop(address)),
        None => app.say("Only messages between nodes can be dropped.".to_owned()),
    }
}

/// Goes to the list of what can happen next.
fn choices(app: &mut App) {
    if app.by_hand() {
        (app.tab, app.sheet, app.reach) = (Tab::Next, true, true);
    } else {
        app.say(
            "Here time makes things happen. Set “by hand” to choose what happens next.".to_owned(),
        );
    }
}

/// The innermost thing that is open is closed.
fn let_go(app: &mut App) {
    if app.panel.take().is_some() || app.sides.take().is_some() {
        return;
    }
    let nothing = app.selected.take().is_none();
    if nothing && app.tab != Tab::Script {
        app.sheet = false;
    }
    if nothing {
        app.send.emit(Msg::Aside(true));
    }
    app.home();
    app.causes = None;
}
