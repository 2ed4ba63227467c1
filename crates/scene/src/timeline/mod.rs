//! A whole run as one band: who led, in the hue of the epoch; decisions below, faults above, other
//! futures as dotted lines underneath.

pub(crate) mod scale;
mod signs;

use playground::report::{Branch, Mark, MarkKind};

use crate::geometry::{Area, Point};
use crate::picture::{Anchor, PathSegment, Picture, Shape, Stroke, Weight};
use crate::text::{self, TextStyle};
use crate::{Ink, Tone};

pub use scale::Scale;

/// A run, and where in it one is.
#[derive(Clone, Copy, Debug, Default)]
pub struct TimelineRun<'a> {
    /// What stands on it, in the order in which it took place.
    pub marks: &'a [Mark],
    /// Other futures.
    pub branches: &'a [Branch],
    /// How far it has been played.
    pub horizon: u64,
    /// The moment that is shown.
    pub now: u64,
    /// When it ends.
    pub end: u64,
    /// Times are numbers of events.
    pub events: bool,
}

/// A run as a picture, and what can be pointed at.
#[derive(Clone, PartialEq, Debug)]
pub struct Timeline {
    /// What is to be seen.
    pub picture: Picture,
    /// Where times are.
    pub scale: Scale,
    /// Where marks are, and which they are.
    pub marks: Vec<(f64, usize)>,
    /// Where branches are, and which they are.
    pub branches: Vec<(Area, usize)>,
}

impl Timeline {
    /// The mark nearest to a place, if one is within so many pixels.
    pub fn mark(&self, x: f64, within: f64) -> Option<usize> {
        let gaps = self.marks.iter().map(|(at, index)| ((at - x).abs(), *index));
        gaps.filter(|g| g.0 <= within).min_by(|a, b| a.0.total_cmp(&b.0)).map(|g| g.1)
    }

    /// The branch at a place.
    pub fn branch(&self, at: Point) -> Option<usize> {
        self.branches.iter().find(|(area, _)| area.holds(at)).map(|b| b.1)
    }
}

/// The middle of the band.
const BAND: f64 = 30.0;

/// How thick the band is.
const THICK: f64 = 8.0;

/// How many branches have room.
const BRANCHES: usize = 3;

/// A run on so much room; its height follows from what there is.
pub fn draw(run: TimelineRun<'_>, width: f64) -> Timeline {
    let shown = run.branches.len().min(BRANCHES);
    let height = 72.0 + 19.0 * shown as f64;
    let scale = Scale::new(run.end.max(run.horizon), width);
    let picture = Picture::new(width, height);
    let mut timeline = Timeline { picture, scale, marks: Vec::new(), branches: Vec::new() };
    branches(&mut timeline, run);
    ticks(&mut timeline, run.events);
    let epochs = band(&mut timeline, run);
    decisions(&mut timeline, run);
    signs::draw(&mut timeline, run, &epochs);
    let marked = run.marks.iter().enumerate().filter(|m| m.1.kind != MarkKind::Request);
    timeline.marks = marked.map(|(i, m)| (scale.x(m.time), i)).collect();
    playhead(&mut timeline, run.now);
    timeline
}

/// Who leads, from when on: nobody is epoch 0.
struct EpochSpan {
    from: u64,
    until: u64,
    epoch: u64,
}

/// The epochs of a run. Where two believe to lead, it is the later epoch's.
fn epochs(run: TimelineRun<'_>) -> Vec<EpochSpan> {
    let mut leaders: Vec<(Option<u32>, u64)> = Vec::new();
    let mut epochs = vec![EpochSpan { from: 0, until: run.horizon, epoch: 0 }];
    for mark in run.marks {
        match mark.kind {
            MarkKind::Lead => {
                leaders.retain(|l| l.0 != mark.node);
                leaders.push((mark.node, mark.epoch));
            }
            MarkKind::StepDown => leaders.retain(|l| l.0 != mark.node),
            _ => continue,
        }
        let epoch = leaders.iter().map(|l| l.1).max().unwrap_or(0);
        let last = epochs.last_mut().expect("there is always a last one");
        if last.epoch != epoch {
            last.until = mark.time;
            epochs.push(EpochSpan { from: mark.time, until: run.horizon, epoch });
        }
    }
    epochs
}

fn band(timeline: &mut Timeline, run: TimelineRun<'_>) -> Vec<EpochSpan> {
    let scale = timeline.scale;
    let mut strip = |from: f64, to: f64, tone: Tone| {
        let area = Area { x: from, y: BAND - THICK / 2.0, width: to - from, height: THICK };
        if area.width > 0.4 {
            timeline.picture.rect(area, (THICK / 2.0).min(area.width / 2.0), Some(tone), None);
        }
    };
    strip(scale.left, scale.right, Ink::Faint.pale(70));
    let epochs = epochs(run);
    for epoch in &epochs {
        // A hair of paper between two epochs.
        let gap = if epoch.from > 0 { 1.0 } else { 0.0 };
        let (past, future) = if epoch.epoch == 0 { (45, 20) } else { (68, 26) };
        let (from, now, until) = (
            scale.x(epoch.from) + gap,
            scale.x(run.now.clamp(epoch.from, epoch.until.max(epoch.from))),
            scale.x(epoch.until),
        );
        let ink = Ink::Epoch(epoch.epoch);
        strip(from, until, ink.pale(future));
        strip(from, now, ink.pale(past));
    }
    epochs
}

/// Dots, which grow into a bar where they are many.
fn decisions(timeline: &mut Timeline, run: TimelineRun<'_>) {
    let scale = timeline.scale;
    let y = BAND + 15.0;
    let times = run.marks.iter().filter(|m| m.kind == MarkKind::Decision).map(|m| m.time);
    let (mut past, mut future) = (Vec::new(), Vec::new());
    let mut open: Option<(f64, f64, bool)> = None;
    let mut shut = |run: Option<(f64, f64, bool)>| {
        let Some((from, to, coming)) = run else { return };
        let steps = if coming { &mut future } else { &mut past };
        steps.push(PathSegment::Move(Point::new(from, y)));
        steps.push(PathSegment::Line(Point::new(to.max(from + 0.01), y)));
    };
    for time in times {
        let (x, coming) = (scale.x(time), time > run.now);
        match &mut open {
            Some((_, to, late)) if x - *to < 6.0 && *late == coming => *to = x,
            _ => shut(open.replace((x, x, coming))),
        }
    }
    shut(open);
    for (steps, tone) in [(future, Ink::Good.pale(40)), (past, Ink::Good.full())] {
        if !steps.is_empty() {
            let stroke = Some(Stroke::solid(tone, 4.8));
            timeline.picture.shapes.push(Shape::Path { steps, fill: None, stroke });
        }
    }
}

fn ticks(timeline: &mut Timeline, events: bool) {
    let scale = timeline.scale;
    for (time, words) in scale.ticks() {
        let words = if events { time.to_string() } else { words };
        let wide = text::width(&words, 11.0, Weight::Regular);
        let x = scale.x(time);
        let (x, anchor) = match x {
            x if x - wide / 2.0 < scale.left => (scale.left, Anchor::Start),
            x if x + wide / 2.0 > scale.right => (scale.right, Anchor::End),
            x => (x, Anchor::Middle),
        };
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2.0,
            Anchor::End => x - wide,
        };
        let at = Point::new(x, BAND + 31.0);
        let area = Area { x: left - 3.0, y: at.y - 7.0, width: wide + 6.0, height: 14.0 };
        timeline.picture.rect(area, 4.0, Some(Ink::Paper.full()), None);
        timeline.picture.write(at, words, TextStyle::new(11.0, anchor));
    }
}

/// Dotted lines that leave the band where another future begins. The newest have room.
fn branches(timeline: &mut Timeline, run: TimelineRun<'_>) {
    let scale = timeline.scale;
    let first = run.branches.len().saturating_sub(BRANCHES);
    for (row, (index, branch)) in run.branches.iter().enumerate().skip(first).enumerate() {
        let y = BAND + 47.0 + 19.0 * row as f64;
        let (from, until) = (scale.x(branch.time), scale.x(branch.until));
        let bend = Point::new((from + 30.0).min(scale.right), y);
        let fork = Point::new(from, BAND + THICK / 2.0);
        let steps = vec![
            PathSegment::Move(fork),
            PathSegment::Curve(fork.plus(4.0, 22.0), bend.plus(-20.0, 0.0), bend),
            PathSegment::Line(Point::new(until.max(bend.x), y)),
        ];
        let stroke = Some(Stroke::dashed(Ink::Soft.pale(80), 1.6, 0.0, 4.6));
        timeline.picture.shapes.push(Shape::Path { steps, fill: None, stroke });
        let words = text::clipped(&branch.name, 11.5, 220.0);
        let wide = text::width(&words, 11.5, Weight::Regular);
        let end = until.max(bend.x) + 8.0;
        let x = end.min(scale.right - wide).max(scale.left);
        let area = Area { x: x - 5.0, y: y - 8.0, width: wide + 10.0, height: 16.0 };
        timeline.picture.rect(area, 4.0, Some(Ink::Paper.full()), None);
        timeline.picture.write(Point::new(x, y), words, TextStyle::new(11.5, Anchor::Start));
        let long = (x + wide - from).max(1.0);
        timeline.branches.push((Area { x: from, y: y - 9.0, width: long, height: 18.0 }, index));
    }
}

fn playhead(timeline: &mut Timeline, now: u64) {
    let x = timeline.scale.x(now);
    let line = Stroke::solid(Ink::Accent.full(), 2.0);
    timeline.picture.line(Point::new(x, 14.0), Point::new(x, BAND + 21.0), line);
    let edge = Stroke::solid(Ink::Paper.full(), 2.0);
    timeline.picture.circle(Point::new(x, BAND), 8.0, Some(Ink::Accent.full()), Some(edge));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(time: u64, kind: MarkKind, node: u32, epoch: u64) -> Mark {
        Mark { event: 0, time, kind, node: Some(node), epoch, label: String::new() }
    }

    #[test]
    fn of_two_leaders_the_later_epoch_is_shown() {
        let marks = [
            mark(10, MarkKind::Lead, 1, 1),
            mark(20, MarkKind::Lead, 3, 2),
            mark(30, MarkKind::StepDown, 1, 1),
            mark(40, MarkKind::StepDown, 3, 2),
        ];
        let run =
            TimelineRun { marks: &marks, horizon: 50, now: 50, end: 100, ..TimelineRun::default() };
        let seen: Vec<_> = epochs(run).iter().map(|r| (r.from, r.until, r.epoch)).collect();
        assert_eq!(seen, [(0, 10, 0), (10, 20, 1), (20, 40, 2), (40, 50, 0)]);
    }

    #[test]
    fn a_hundred_thousand_decisions_are_few_shapes_and_all_can_be_found() {
        let marks: Vec<Mark> =
            (0..100_000).map(|i| mark(i * 50, MarkKind::Decision, 1, 1)).collect();
        let run = TimelineRun {
            marks: &marks,
            horizon: 5_000_000,
            now: 2_500_000,
            end: 5_000_000,
            ..TimelineRun::default()
        };
        let timeline = draw(run, 1000.0);
        assert!(timeline.picture.shapes.len() < 40);
        assert_eq!(timeline.mark(timeline.scale.x(0), 3.0), Some(0));
        assert_eq!(timeline.mark(timeline.scale.x(0) - 9.0, 3.0), None);
    }
}
