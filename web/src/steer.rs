//! Moving through time.

use playground::Command;
use protocol::Time;

use crate::app::App;
use crate::frame::{self, Goal};
use crate::{act, browser};

pub(crate) fn play(app: &mut App, play: bool) {
    if play && app.door.borrow().is_over() {
        let _ = app.apply(Command::Seek(Time::ZERO));
    }
    (app.playing, app.goal) = (play, None);
    app.last_frame = None;
    app.exact = false;
    app.pace.hurry();
    app.look();
}

pub(crate) fn step(app: &mut App) {
    stop(app, true);
    act::command(app, Command::Step);
}

pub(crate) fn back(app: &mut App) {
    stop(app, true);
    let _ = app.apply(Command::Back);
}

pub(crate) fn next(app: &mut App) {
    stop(app, true);
    go_for(app, Goal::Highlight);
}

pub(crate) fn previous(app: &mut App) {
    stop(app, true);
    let _ = app.apply(Command::PreviousHighlight);
}

pub(crate) fn end(app: &mut App) {
    if app.by_hand() {
        return seek_event(app, u64::MAX);
    }
    let horizon = {
        let session = app.door.borrow();
        // An open-ended run goes as far as it was seen.
        if session.scenario().end.is_some() { session.end() } else { session.horizon() }
    };
    seek(app, horizon.0);
}

pub(crate) fn seek(app: &mut App, time: u64) {
    stop(app, false);
    let known = app.door.borrow().horizon().0;
    let _ = app.apply(Command::Seek(Time(time.min(known))));
    if time > known && !app.by_hand() {
        let end = app.door.borrow().end();
        go_for(app, Goal::Time(Time(time).min(end)));
    }
}

/// Goes where nobody has been yet: what is near is there at once, what is far in the course of time.
fn go_for(app: &mut App, goal: Goal) {
    (app.goal, app.playing) = (Some(goal), true);
    frame::slice(app);
}

pub(crate) fn seek_event(app: &mut App, event: u64) {
    stop(app, true);
    let _ = app.apply(Command::SeekEvent(event));
}

fn stop(app: &mut App, exact: bool) {
    (app.playing, app.goal) = (false, None);
    app.exact = exact;
    app.still = browser::prefers_stillness();
    app.pace.hurry();
}
