//! Doing things to the cluster.

use playground::Session;
use protocol::joined;
use scenario::Action;
use scene::Target;

use crate::app::App;
use crate::deeds;
use crate::msg::{Side, Sides, Tab};
use crate::registry;
use crate::script;
use crate::view::script::sentence as sentence_of;

/// Does something at this moment, or says why not.
pub(crate) fn action(app: &mut App, action: Action) {
    done(app, |session| session.act(action));
}

/// Does what a line of script says at this moment, or says why not.
pub(crate) fn line(app: &mut App, line: &str) {
    done(app, |session| session.act_line(line));
}

fn done(app: &mut App, does: impl FnOnce(&mut Session) -> Result<(), String>) {
    // Whoever was under way somewhere stops here.
    app.playing &= app.goal.take().is_none();
    let outcome = does(&mut app.door.borrow_mut());
    match outcome {
        Ok(()) => {
            app.panel = None;
            app.exact = !app.playing;
            app.violations = app.door.borrow().violations();
            app.published();
        }
        Err(why) => app.say(sentence(&why)),
    }
    app.look();
}

pub(crate) fn suspend(app: &mut App, rule: &str, suspended: bool) {
    app.door.borrow_mut().suspend(rule, suspended);
    app.say(match suspended {
        true => format!("Without {rule}. The run began anew and was played up to here."),
        false => format!("With {rule} again. The run began anew and was played up to here."),
    });
    changed(app);
}

pub(crate) fn undo(app: &mut App) {
    if app.door.borrow_mut().undo() {
        changed(app);
    } else {
        app.say("Nothing to take back.".to_owned());
    }
}

pub(crate) fn redo(app: &mut App) {
    if app.door.borrow_mut().redo() {
        changed(app);
    } else {
        app.say("Nothing to do again.".to_owned());
    }
}

pub(crate) fn switch(app: &mut App, branch: usize) {
    app.door.borrow_mut().switch(branch);
    changed(app);
}

/// Does the next thing in the list, whose first line then waits for the keyboard.
pub(crate) fn choose(app: &mut App, choice: Action) {
    action(app, choice);
    app.reach = true;
}

/// Another setting in the head, or another disk: the run begins anew.
pub(crate) fn set(app: &mut App, name: String, value: String) {
    let value = value.trim().to_owned();
    if name.starts_with("given ") {
        let outcome = app.door.borrow_mut().act_line(&format!("{name} {value}"));
        app.refused = outcome.err().map(|why| (name, value, sentence(&why)));
        return changed(app);
    }
    let outcome = app.door.borrow().scenario().with_setting(&name, &value);
    match outcome {
        Ok(scenario) => anew(app, &scenario.to_string()),
        Err(mistake) => app.refused = Some((name, value, sentence_of(&mistake))),
    }
}

/// Another protocol in the same world. What it does not know is left out, and that is said.
pub(crate) fn protocol(app: &mut App, id: &str) {
    let Some(info) = registry().known().into_iter().find(|info| info.id == id) else { return };
    let (scenario, lost) = app.door.borrow().scenario().with_protocol(info);
    anew(app, &scenario.to_string());
    let more = match lost.len() {
        0 => return,
        1..=4 => String::new(),
        many => format!(" and {} more", many - 4),
    };
    let some = joined(lost.iter().take(4), ", ");
    app.say(format!("{} does not know {some}{more}: left out.", info.name));
}

/// Plays another script from its beginning, and leaves open what is open.
fn anew(app: &mut App, script: &str) {
    let panel = app.panel;
    script::load(app, script);
    (app.panel, app.refused) = (panel, None);
}

/// The script is another one.
fn changed(app: &mut App) {
    app.violations = app.door.borrow().violations();
    app.look();
    app.published();
}

/// Choosing sides, and building the wall.
pub(crate) fn sides(app: &mut App, sides: Sides) {
    match sides {
        Sides::Begin => {
            app.panel = None;
            app.selected = None;
            app.playing = false;
            app.sides = Some(Vec::new());
        }
        Sides::Next(end) => {
            if let Some(sides) = &mut app.sides {
                deeds::next_side(sides, end);
            }
        }
        Sides::Apply => {
            let sides: Vec<Side> = app.sides.clone().unwrap_or_default();
            match deeds::split(&app.stage, &sides) {
                Some(split) => {
                    app.sides = None;
                    action(app, split);
                }
                None => app.say("Each side needs a node: click those that stand apart.".to_owned()),
            }
        }
        Sides::Cancel => app.sides = None,
    }
}

/// Shows what led to an event, at the node where it took place.
pub(crate) fn causes(app: &mut App, event: u64) {
    app.playing = false;
    app.exact = true;
    app.door.borrow_mut().seek_event(event);
    let who = app.door.borrow_mut().rows(event, event).pop().and_then(|row| row.who);
    app.look();
    if let Some(playground::snapshot::End::Node(node)) = who {
        app.selected = Some(Target::Node(node));
    }
    (app.tab, app.sheet, app.causes) = (Tab::Node, true, Some(event));
}

/// A reason as a sentence.
fn sentence(why: &str) -> String {
    // There is only one line, and everybody sees which.
    let why =
        why.split_once(": ").filter(|(place, _)| place.starts_with("line ")).map_or(why, |it| it.1);
    let end = if why.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{end}", playground::report::capitalised(why))
}
