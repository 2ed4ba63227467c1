//! The whole run as a band: what it shows, and what is where on it.

use playground::Snapshot;
use scene::timeline::{Timeline, TimelineRun, draw};
use scene::{Point, Theme};

use crate::player::playback::Steer;
use crate::player::playing::{Parts, PlayerMsg};
use crate::ui::surface::Surface;
use crate::words;

/// A pointer that is nearer to a mark, in pixels, means it.
const NEAR: f64 = 3.0;

/// The timeline on its canvas.
pub(crate) struct Band {
    surface: Surface,
    is_scrubbing: bool,
}

/// What the timeline shows.
#[derive(Clone, Copy)]
pub(crate) struct BandView<'a> {
    pub(crate) shown: &'a Snapshot,
    /// The moment, in microseconds.
    pub(crate) now: u64,
    /// The scenario says when it ends.
    pub(crate) has_end: bool,
}

impl Band {
    pub(crate) fn new(parts: &Parts) -> Self {
        Self { surface: Surface::of(&parts.timeline), is_scrubbing: false }
    }

    pub(crate) fn paint(&mut self, view: BandView<'_>, theme: Theme) {
        if self.surface.measure() {
            self.surface.paint(&self.timeline(view).picture, theme);
        }
    }

    /// A pointer was pressed, or moves while it is: where it leads.
    pub(crate) fn press(&mut self, view: BandView<'_>, at: Point) -> Option<PlayerMsg> {
        self.is_scrubbing = true;
        self.scrub(view, at)
    }

    pub(crate) const fn is_scrubbing(&self) -> bool {
        self.is_scrubbing
    }

    pub(crate) fn release(&mut self) {
        self.is_scrubbing = false;
    }

    /// What is at a place. Close to a mark, the mark is meant.
    pub(crate) fn scrub(&mut self, view: BandView<'_>, at: Point) -> Option<PlayerMsg> {
        let timeline = self.timeline(view);
        if let Some(branch) = timeline.branch(at) {
            self.is_scrubbing = false;
            let future = view.shown.branches[branch].future;
            return Some(PlayerMsg::Command(playground::Command::Switch(future)));
        }
        if self.surface.width() < 1.0 {
            return None;
        }
        let mark = timeline.mark(at.x, NEAR).and_then(|mark| view.shown.marks.get(mark));
        let steer = match mark {
            Some(mark) => Steer::SeekEvent(mark.event),
            None if view.shown.by_hand => Steer::SeekEvent(timeline.scale.time(at.x)),
            None => Steer::Seek(timeline.scale.time(at.x)),
        };
        Some(PlayerMsg::Steer(steer))
    }

    /// What the marks at a place say, a line each.
    pub(crate) fn label(&self, view: BandView<'_>, at: Point) -> String {
        let shown = view.shown;
        let marks = self.timeline(view).marks.into_iter();
        let near = marks.filter(|(x, _)| (x - at.x).abs() <= 5.0);
        let said = near.map(|(_, mark)| &shown.marks[mark]).filter(|it| !it.label.is_empty());
        let lines = said.map(|mark| {
            let when = match shown.by_hand {
                true => format!("event {}", mark.event),
                false => words::clock(mark.time),
            };
            format!("{when}: {}", mark.label)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Shows what the marks at a place say.
    pub(crate) fn tell(&self, view: BandView<'_>, at: Point) {
        if let Some(canvas) = self.surface.element() {
            canvas.set_title(&self.label(view, at));
        }
    }

    fn timeline(&self, BandView { shown, now, has_end }: BandView<'_>) -> Timeline {
        let width = self.surface.width();
        if shown.by_hand {
            return by_hand(shown, width);
        }
        let horizon = shown.horizon.0.max(now);
        let end = if has_end { shown.end.0 } else { room(horizon) };
        let (marks, branches) = (&shown.marks[..], &shown.branches[..]);
        draw(TimelineRun { marks, branches, horizon, now, end, events: false }, width)
    }
}

/// By hand events stand where times stand otherwise.
fn by_hand(shown: &Snapshot, width: f64) -> Timeline {
    let (mut marks, mut branches) = (shown.marks.to_vec(), shown.branches.to_vec());
    for mark in &mut marks {
        mark.time = mark.event;
    }
    for branch in &mut branches {
        (branch.time, branch.until) = (branch.forked_at, branch.events);
    }
    let (horizon, now) = (shown.known, shown.event);
    let end = (horizon + horizon / 6).max(24);
    draw(TimelineRun { marks: &marks, branches: &branches, horizon, now, end, events: true }, width)
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
