//! Doing things to the cluster.

use std::collections::BTreeSet;

use scenario::Action;
use scene::Target;

use crate::app::App;
use crate::deeds;
use crate::msg::{Sides, Tab};

/// Does something at this moment, or says why not.
pub(crate) fn act(app: &mut App, action: Action) {
    let outcome = app.door.borrow_mut().act(action);
    settle(app, outcome);
}

/// Does what a line of script says.
pub(crate) fn line(app: &mut App, line: &str) {
    let outcome = app.door.borrow_mut().act_line(line);
    settle(app, outcome);
}

fn settle(app: &mut App, outcome: Result<(), String>) {
    match outcome {
        Ok(()) => {
            app.panel = None;
            app.exact = !app.playing;
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
            app.sides = Some(BTreeSet::new());
        }
        Sides::Toggle(node) => {
            if let Some(apart) = &mut app.sides
                && !apart.remove(&node)
            {
                apart.insert(node);
            }
        }
        Sides::Apply => {
            let apart: Vec<u32> = app.sides.iter().flatten().copied().collect();
            match deeds::split(&app.stage, &apart) {
                Some(action) => {
                    app.sides = None;
                    act(app, action);
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
    if let Some(playground::stage::End::Node(node)) = who {
        app.selected = Some(Target::Node(node));
    }
    (app.tab, app.sheet, app.causes) = (Tab::Node, true, Some(event));
}

/// A reason as a sentence.
fn sentence(why: &str) -> String {
    let end = if why.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{end}", crate::words::capitalised(why))
}
