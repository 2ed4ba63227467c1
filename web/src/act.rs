//! Doing things to the cluster.

use playground::{Change, Command};
use protocol::joined;
use scenario::Action;
use scene::Target;

use crate::app::App;
use crate::deeds;
use crate::msg::{Side, Sides, Tab};
use crate::script;
use crate::view::script::sentence as sentence_of;

/// Does something at this moment, or says why not.
pub(crate) fn action(app: &mut App, action: Action) {
    done(app, Command::Act(action));
}

/// Does what a line of script says at this moment, or says why not.
pub(crate) fn line(app: &mut App, line: &str) {
    done(app, Command::ActLine(line.to_owned()));
}

fn done(app: &mut App, command: Command) {
    // Whoever was under way somewhere stops here.
    app.playing &= app.goal.take().is_none();
    match app.apply(command) {
        Ok(_) => {
            app.panel = None;
            app.exact = !app.playing;
        }
        Err(refusal) => app.say(sentence(&refusal.why)),
    }
}

pub(crate) fn suspend(app: &mut App, rule: &str, suspended: bool) {
    let outcome = app.apply(Command::Suspend(rule.to_owned(), suspended));
    app.say(match (outcome, suspended) {
        (Err(refusal), _) => refusal.why,
        (_, true) => format!("Without {rule}. The run began anew and was played up to here."),
        (_, false) => format!("With {rule} again. The run began anew and was played up to here."),
    });
}

/// Does what a command asks for, or says why not.
pub(crate) fn command(app: &mut App, command: Command) {
    if let Err(refusal) = app.apply(command) {
        app.say(refusal.why);
    }
}

/// Does the next thing in the list, whose first line then waits for the keyboard.
pub(crate) fn choose(app: &mut App, choice: Action) {
    action(app, choice);
    app.reach = true;
}

/// Another setting in the head, or another disk: the run begins anew.
pub(crate) fn set(app: &mut App, name: String, value: String) {
    let (value, panel) = (value.trim().to_owned(), app.panel);
    let outcome = app.apply(Command::Set(name.clone(), value.clone()));
    app.panel = panel;
    match outcome {
        Ok(Change::Reset { .. }) => script::play(app),
        Ok(_) => app.refused = None,
        Err(refusal) => {
            let wrong = refusal.mistakes.first().map(sentence_of);
            let wrong = wrong.unwrap_or_else(|| sentence(&refusal.why));
            app.refused = Some((name, value, wrong));
        }
    }
}

/// Another protocol in the same world. What it does not know is left out, and that is said.
pub(crate) fn protocol(app: &mut App, id: &str) {
    let panel = app.panel;
    let lost = match app.apply(Command::SetProtocol(id.to_owned())) {
        Ok(Change::Reset { dropped }) => dropped,
        Ok(_) => return,
        Err(refusal) => return app.say(sentence(&refusal.why)),
    };
    app.panel = panel;
    script::play(app);
    let more = match lost.len() {
        0 => return,
        1..=4 => String::new(),
        many => format!(" and {} more", many - 4),
    };
    let some = joined(lost.iter().take(4), ", ");
    app.say(format!("{} does not know {some}{more}: left out.", app.shown.info.name));
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
    let _ = app.apply(Command::SeekEvent(event));
    let who = app.door.borrow().rows(event, event).pop().and_then(|row| row.who);
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
