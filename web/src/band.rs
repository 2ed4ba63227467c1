//! The whole run as a band: what it shows, and what is where on it.

use playground::Snapshot;
use scene::Picture;
use scene::Point;
use scene::timeline::{Timeline, TimelineRun, draw};

use crate::app::App;

/// What is at a place of the timeline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Hit {
    Time(u64),
    Event(u64),
    Branch(usize),
    Nothing,
}

/// The timeline as it is now.
pub(crate) fn picture(app: &App) -> Picture {
    timeline(app).picture
}

/// What is at a place. Close to a mark, it is the mark that is meant.
pub(crate) fn hit(app: &App, at: Point) -> Hit {
    let timeline = timeline(app);
    if let Some(branch) = timeline.branch(at) {
        return Hit::Branch(app.shown.branches[branch].future);
    }
    if app.band.width() < 1.0 {
        return Hit::Nothing;
    }
    let mark = timeline.mark(at.x, 3.0).and_then(|mark| app.shown.marks.get(mark));
    match mark {
        Some(mark) if app.drag.is_none() => Hit::Event(mark.event),
        _ if app.by_hand() => Hit::Event(timeline.scale.time(at.x)),
        _ => Hit::Time(timeline.scale.time(at.x)),
    }
}

/// What the marks at a place say.
pub(crate) fn label(app: &App, at: Point) -> String {
    let mut label = String::new();
    for (x, mark) in timeline(app).marks {
        let mark = &app.shown.marks[mark];
        if (x - at.x).abs() <= 5.0 && !mark.label.is_empty() {
            let when = app.when(mark.event, mark.time);
            label = format!("{label}{when}: {}\n", mark.label);
        }
    }
    label
}

fn timeline(app: &App) -> Timeline {
    let shown = &app.shown;
    if app.by_hand() {
        return by_hand(app, shown);
    }
    let now = app.stage.time;
    let horizon = shown.horizon.0.max(now);
    let is_ended = app.door.borrow().scenario().end.is_some();
    let end = if is_ended { shown.end.0 } else { room(horizon) };
    let (marks, branches) = (&shown.marks[..], &shown.branches[..]);
    let run = TimelineRun { marks, branches, horizon, now, end, events: false };
    draw(run, app.band.width())
}

/// By hand events stand where times stand otherwise.
fn by_hand(app: &App, shown: &Snapshot) -> Timeline {
    let (mut marks, mut branches) = (shown.marks.to_vec(), shown.branches.to_vec());
    for mark in &mut marks {
        mark.time = mark.event;
    }
    for branch in &mut branches {
        (branch.time, branch.until) = (branch.forked_at, branch.events);
    }
    let (horizon, now) = (shown.known, app.stage.event);
    let end = (horizon + horizon / 6).max(24);
    let run = TimelineRun { marks: &marks, branches: &branches, horizon, now, end, events: true };
    draw(run, app.band.width())
}

/// How much an open-ended run shows: five seconds, and later so much that a sixth is still empty.
fn room(horizon: u64) -> u64 {
    const SECOND: u64 = 1_000_000;
    let steps = [2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600];
    let wanted = horizon + horizon / 6;
    let room = steps.iter().map(|step| step * SECOND).find(|&room| room >= wanted);
    room.unwrap_or(600 * SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_end_leaves_room() {
        assert_eq!(room(0), 2_000_000);
        assert_eq!(room(4_000_000), 5_000_000);
        assert_eq!(room(4_900_000), 10_000_000);
        assert_eq!(room(600_000_000), 600_000_000);
    }
}
