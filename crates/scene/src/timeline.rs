//! A whole run as one band: who led, in the hue of the epoch; decisions below, faults above, other
//! futures as dotted lines underneath.

use playground::telling::{Branch, Mark, MarkKind};

use crate::badge::crown;
use crate::picture::{Anchor, Area, Picture, Point, Shape, Step, Stroke, Weight};
use crate::text::{self, Hand};
use crate::{Ink, Tone};

/// A run, and where in it one is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run<'a> {
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

/// Times and places.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scale {
    left: f64,
    right: f64,
    end: u64,
}

impl Scale {
    /// From 0 to a time on so much room, with a margin for the playhead on each side.
    pub fn new(end: u64, width: f64) -> Self {
        let left = 14.0;
        Self { left, right: (width - 14.0).max(left + 1.0), end: end.max(1) }
    }

    /// Where a time is.
    pub fn x(self, time: u64) -> f64 {
        let part = time.min(self.end) as f64 / self.end as f64;
        self.left + (self.right - self.left) * part
    }

    /// Which time is at a place.
    pub fn time(self, x: f64) -> u64 {
        let part = ((x - self.left) / (self.right - self.left)).clamp(0.0, 1.0);
        (part * self.end as f64).round() as u64
    }

    /// Round times, far enough from each other to be named.
    pub fn ticks(self) -> Vec<(u64, String)> {
        const UNITS: [u64; 9] =
            [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 60_000_000];
        let least = 110.0 / (self.right - self.left) * self.end as f64;
        let steps = UNITS.iter().flat_map(|u| [*u, u * 2, u * 5]).filter(|s| *s < 60_000_000);
        let long = [1u64, 2, 5, 10, 20, 60, 120, 300].map(|minutes| minutes * 60_000_000);
        let step = steps.chain(long).find(|s| *s as f64 >= least).unwrap_or(self.end);
        (0..=self.end / step).map(|i| (i * step, tick(i * step, step))).collect()
    }
}

/// A round time in the unit of its step.
fn tick(time: u64, step: u64) -> String {
    match step {
        0..1_000 => format!("{time} µs"),
        1_000..100_000 => format!("{} ms", time / 1_000),
        100_000..1_000_000 => format!("{}.{} s", time / 1_000_000, time / 100_000 % 10),
        1_000_000..60_000_000 => format!("{} s", time / 1_000_000),
        _ => format!("{} min", time / 60_000_000),
    }
}

/// The middle of the band.
const BAND: f64 = 30.0;

/// How thick the band is.
const THICK: f64 = 8.0;

/// How many branches have room.
const BRANCHES: usize = 3;

/// A run on so much room; its height follows from what there is.
pub fn draw(run: Run<'_>, width: f64) -> Timeline {
    let shown = run.branches.len().min(BRANCHES);
    let height = 72.0 + 19.0 * shown as f64;
    let scale = Scale::new(run.end.max(run.horizon), width);
    let picture = Picture::new(width, height);
    let mut timeline = Timeline { picture, scale, marks: Vec::new(), branches: Vec::new() };
    branches(&mut timeline, run);
    ticks(&mut timeline);
    let reigns = band(&mut timeline, run);
    decisions(&mut timeline, run);
    signs(&mut timeline, run, &reigns);
    let marked = run.marks.iter().enumerate().filter(|m| m.1.kind != MarkKind::Request);
    timeline.marks = marked.map(|(i, m)| (scale.x(m.time), i)).collect();
    playhead(&mut timeline, run.now);
    timeline
}

/// Who leads, from when on: nobody is epoch 0.
struct Reign {
    from: u64,
    until: u64,
    epoch: u64,
}

/// The reigns of a run. Where two believe to lead, it is the later epoch's.
fn reigns(run: Run<'_>) -> Vec<Reign> {
    let mut leaders: Vec<(Option<u32>, u64)> = Vec::new();
    let mut reigns = vec![Reign { from: 0, until: run.horizon, epoch: 0 }];
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
        let last = reigns.last_mut().expect("there is always a last one");
        if last.epoch != epoch {
            last.until = mark.time;
            reigns.push(Reign { from: mark.time, until: run.horizon, epoch });
        }
    }
    reigns
}

fn band(timeline: &mut Timeline, run: Run<'_>) -> Vec<Reign> {
    let scale = timeline.scale;
    let mut strip = |from: f64, to: f64, tone: Tone| {
        let area = Area { x: from, y: BAND - THICK / 2.0, width: to - from, height: THICK };
        if area.width > 0.4 {
            timeline.picture.rect(area, (THICK / 2.0).min(area.width / 2.0), Some(tone), None);
        }
    };
    strip(scale.left, scale.right, Ink::Faint.pale(70));
    let reigns = reigns(run);
    for reign in &reigns {
        // A hair of paper between two reigns.
        let gap = if reign.from > 0 { 1.0 } else { 0.0 };
        let (past, future) = if reign.epoch == 0 { (45, 20) } else { (68, 26) };
        let (from, now, until) = (
            scale.x(reign.from) + gap,
            scale.x(run.now.clamp(reign.from, reign.until.max(reign.from))),
            scale.x(reign.until),
        );
        let ink = Ink::Epoch(reign.epoch);
        strip(from, until, ink.pale(future));
        strip(from, now, ink.pale(past));
    }
    reigns
}

/// Dots, which grow into a bar where they are many.
fn decisions(timeline: &mut Timeline, run: Run<'_>) {
    let scale = timeline.scale;
    let y = BAND + 15.0;
    let times = run.marks.iter().filter(|m| m.kind == MarkKind::Decision).map(|m| m.time);
    let (mut past, mut future) = (Vec::new(), Vec::new());
    let mut open: Option<(f64, f64, bool)> = None;
    let mut shut = |run: Option<(f64, f64, bool)>| {
        let Some((from, to, coming)) = run else { return };
        let steps = if coming { &mut future } else { &mut past };
        steps.push(Step::Move(Point::new(from, y)));
        steps.push(Step::Line(Point::new(to.max(from + 0.01), y)));
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

/// Draws a sign at a place.
type Sign = fn(&mut Picture, Point);

/// What stands above the band: violations, crowns, faults, notes, repairs. Whatever finds its place
/// taken moves aside a little, or stays away.
fn signs(timeline: &mut Timeline, run: Run<'_>, reigns: &[Reign]) {
    let scale = timeline.scale;
    let mut taken: Vec<f64> = Vec::new();
    let mut place = |x: f64, room: f64| {
        let asides = [0.0, room, -room];
        let free = |x: &f64| !taken.iter().any(|t| (t - x).abs() < room);
        let found = asides.into_iter().map(|aside| x + aside).find(free);
        taken.extend(found);
        found
    };
    let of = |kind: MarkKind| run.marks.iter().filter(move |m| m.kind == kind);
    let picture = &mut timeline.picture;
    for mark in of(MarkKind::Violation) {
        let x = scale.x(mark.time);
        let stroke = Stroke::solid(Ink::Fault.full(), 1.6);
        picture.line(Point::new(x, 16.0), Point::new(x, BAND + 9.0), stroke);
        if place(x, 11.0).is_some() {
            violation(picture, Point::new(x, 9.0));
        }
    }
    for reign in reigns.iter().filter(|r| r.epoch > 0) {
        if let Some(x) = place(scale.x(reign.from), 14.0) {
            let steps = crown(Point::new(x, BAND - THICK / 2.0 - 5.0), 14.0);
            let fill = Some(Ink::Epoch(reign.epoch).full());
            picture.shapes.push(Shape::Path { steps, fill, stroke: None });
        }
    }
    let kinds: [(MarkKind, Sign); 3] =
        [(MarkKind::Fault, fault), (MarkKind::Note, note), (MarkKind::Repair, repair)];
    for (kind, sign) in kinds {
        for mark in of(kind) {
            if let Some(x) = place(scale.x(mark.time), 10.0) {
                sign(picture, Point::new(x, BAND - THICK / 2.0 - 9.5));
            }
        }
    }
}

fn violation(picture: &mut Picture, at: Point) {
    let corners = [(0.0, -6.5), (6.5, 0.0), (0.0, 6.5), (-6.5, 0.0)];
    let [a, b, c, d] = corners.map(|(x, y)| at.plus(x, y));
    let steps = vec![Step::Move(a), Step::Line(b), Step::Line(c), Step::Line(d), Step::Close];
    picture.shapes.push(Shape::Path { steps, fill: Some(Ink::Fault.full()), stroke: None });
}

fn fault(picture: &mut Picture, at: Point) {
    let steps = vec![
        Step::Move(at.plus(-3.2, -3.2)),
        Step::Line(at.plus(3.2, 3.2)),
        Step::Move(at.plus(-3.2, 3.2)),
        Step::Line(at.plus(3.2, -3.2)),
    ];
    let stroke = Some(Stroke::solid(Ink::Fault.full(), 1.8));
    picture.shapes.push(Shape::Path { steps, fill: None, stroke });
}

/// A flag.
fn note(picture: &mut Picture, at: Point) {
    let steps = vec![
        Step::Move(at.plus(-2.6, 5.0)),
        Step::Line(at.plus(-2.6, -5.0)),
        Step::Line(at.plus(4.0, -2.4)),
        Step::Line(at.plus(-2.6, 0.4)),
    ];
    let stroke = Some(Stroke::solid(Ink::Soft.full(), 1.3));
    picture.shapes.push(Shape::Path { steps, fill: Some(Ink::Soft.pale(40)), stroke });
}

fn repair(picture: &mut Picture, at: Point) {
    picture.circle(at, 3.0, None, Some(Stroke::solid(Ink::Good.full(), 1.7)));
}

fn ticks(timeline: &mut Timeline) {
    let scale = timeline.scale;
    for (time, words) in scale.ticks() {
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
        timeline.picture.write(at, words, Hand::new(11.0, anchor));
    }
}

/// Dotted lines that leave the band where another future begins. The newest have room.
fn branches(timeline: &mut Timeline, run: Run<'_>) {
    let scale = timeline.scale;
    let first = run.branches.len().saturating_sub(BRANCHES);
    for (row, (index, branch)) in run.branches.iter().enumerate().skip(first).enumerate() {
        let y = BAND + 47.0 + 19.0 * row as f64;
        let (from, until) = (scale.x(branch.time), scale.x(branch.until));
        let bend = Point::new((from + 30.0).min(scale.right), y);
        let fork = Point::new(from, BAND + THICK / 2.0);
        let steps = vec![
            Step::Move(fork),
            Step::Curve(fork.plus(4.0, 22.0), bend.plus(-20.0, 0.0), bend),
            Step::Line(Point::new(until.max(bend.x), y)),
        ];
        let stroke = Some(Stroke::dashed(Ink::Soft.pale(80), 1.6, 0.0, 4.6));
        timeline.picture.shapes.push(Shape::Path { steps, fill: None, stroke });
        let words = text::clipped(&branch.name, 11.5, 220.0);
        let wide = text::width(&words, 11.5, Weight::Regular);
        let end = until.max(bend.x) + 8.0;
        let x = end.min(scale.right - wide).max(scale.left);
        let area = Area { x: x - 5.0, y: y - 8.0, width: wide + 10.0, height: 16.0 };
        timeline.picture.rect(area, 4.0, Some(Ink::Paper.full()), None);
        timeline.picture.write(Point::new(x, y), words, Hand::new(11.5, Anchor::Start));
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
    fn a_place_is_the_time_that_is_there() {
        let scale = Scale::new(5_000_000, 1000.0);
        for time in [0, 1, 1_234_567, 5_000_000] {
            assert!(scale.time(scale.x(time)).abs_diff(time) <= 1);
        }
        assert_eq!((scale.time(-50.0), scale.time(2000.0)), (0, 5_000_000));
    }

    #[test]
    fn ticks_are_round_and_have_room() {
        for end in [900, 40_000, 700_000, 5_000_000, 90_000_000, 600_000_000, 36_000_000_000] {
            for width in [390.0, 1000.0] {
                let scale = Scale::new(end, width);
                let ticks = scale.ticks();
                assert!(ticks.len() >= 2, "{end} on {width}: {ticks:?}");
                assert!(scale.x(ticks[1].0) - scale.x(ticks[0].0) >= 109.0, "{end}: {ticks:?}");
            }
        }
        let names: Vec<String> =
            Scale::new(5_000_000, 1000.0).ticks().into_iter().map(|t| t.1).collect();
        assert_eq!(names[..3], ["0 s", "1 s", "2 s"]);
    }

    #[test]
    fn where_two_believe_to_lead_the_later_epoch_is_shown() {
        let marks = [
            mark(10, MarkKind::Lead, 1, 1),
            mark(20, MarkKind::Lead, 3, 2),
            mark(30, MarkKind::StepDown, 1, 1),
            mark(40, MarkKind::StepDown, 3, 2),
        ];
        let run = Run { marks: &marks, horizon: 50, now: 50, end: 100, ..Run::default() };
        let seen: Vec<_> = reigns(run).iter().map(|r| (r.from, r.until, r.epoch)).collect();
        assert_eq!(seen, [(0, 10, 0), (10, 20, 1), (20, 40, 2), (40, 50, 0)]);
    }

    #[test]
    fn a_hundred_thousand_decisions_are_few_shapes_and_all_can_be_found() {
        let marks: Vec<Mark> =
            (0..100_000).map(|i| mark(i * 50, MarkKind::Decision, 1, 1)).collect();
        let run = Run {
            marks: &marks,
            horizon: 5_000_000,
            now: 2_500_000,
            end: 5_000_000,
            ..Run::default()
        };
        let timeline = draw(run, 1000.0);
        assert!(timeline.picture.shapes.len() < 40);
        assert_eq!(timeline.mark(timeline.scale.x(0), 3.0), Some(0));
        assert_eq!(timeline.mark(timeline.scale.x(0) - 9.0, 3.0), None);
    }
}
